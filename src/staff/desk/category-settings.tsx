/** 类别: the classes of goods and services and the kinds of problem, changed in versions; what a change will do is shown before it is saved. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isInUse, type Category } from '../../domain/county/category.ts';
import { nextCategories, type CategoryChange } from '../../domain/county/category-version.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { client } from '../base/client.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { instantShort } from '../base/ui/day.ts';
import { EditCell, FindField, isFound, SettingsTable } from '../base/ui/table.tsx';
import { useUnsaved } from '../base/unsaved.tsx';
import { CategoryDrawer } from './category-drawer.tsx';
import { CategorySaving } from './category-saving.tsx';

const lists = [
  { kind: 'goods', zh: '商品', en: 'Goods' },
  { kind: 'services', zh: '服务', en: 'Services' },
  { kind: 'nature', zh: '问题性质', en: 'Kinds of problem' },
] as const;
export type ListKind = (typeof lists)[number]['kind'];

export const categoriesRead = {
  queryKey: ['categories'],
  queryFn: ({ signal }: { signal: AbortSignal }) => client.categories(signal),
};

/** The day on which the page shows what will be; the server writes its own. */
const shownDay = '2000-01-01' as Day;

export function CategorySettings() {
  const [kind, setKind] = useState<ListKind>('goods');
  const [changes, setChanges] = useState<readonly CategoryChange[]>([]);
  const [editing, setEditing] = useState<Category | 'new' | null>(null);
  const [isSaving, setSaving] = useState(false);
  useUnsaved(changes.length > 0);
  // While matters are on their way their number is asked for again.
  const read = useQuery({
    ...categoriesRead,
    refetchInterval: ({ state }) =>
      state.data?.versions.some(({ mapping }) => mapping?.isOver === false) ? 3000 : false,
  });
  const categories = read.data?.categories;
  const after = useMemo(
    () => (categories === undefined ? [] : nextCategories(categories, changes, shownDay).categories),
    [categories, changes],
  );
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={12} />;
  const { version, versions } = read.data;
  /** Tries the change on what the page shows; what cannot be is said in the drawer. */
  const add = (change: CategoryChange) => {
    nextCategories(categories ?? [], [...changes, change], shownDay);
    setChanges([...changes, change]);
  };
  return (
    <>
      {changes.length === 0 ? null : (
        <Pending
          changes={changes}
          all={after}
          onUndo={() => setChanges(changes.slice(0, -1))}
          onSave={() => setSaving(true)}
        />
      )}
      <ListCard {...{ kind, version, changes, all: after }} onKind={setKind} onEdit={setEditing} />
      <Versions versions={versions} all={after} />
      {editing === null ? null : (
        <CategoryDrawer
          key={editing === 'new' ? `new ${kind}` : editing.code}
          category={editing === 'new' ? null : editing}
          kind={kind}
          all={after}
          onChange={add}
          onClose={() => setEditing(null)}
        />
      )}
      {isSaving ? (
        <CategorySaving
          version={version}
          changes={changes}
          onClose={() => setSaving(false)}
          onSaved={() => setChanges([])}
        />
      ) : null}
    </>
  );
}

/** One of the three lists, with what was changed on the page. */
function ListCard(props: {
  kind: ListKind;
  version: number;
  changes: readonly CategoryChange[];
  all: readonly Category[];
  onKind: (kind: ListKind) => void;
  onEdit: (category: Category | 'new') => void;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const { kind, version, changes, all, onKind, onEdit } = props;
  const shown = all.filter((one) => one.kind === kind && isFound(typed, [one.code, one.zh, one.en]));
  return (
    <section className="card" aria-label={t('类别', 'Categories')}>
      <div className="card-head">
        {t('类别', 'Categories')}{' '}
        <small>{version === 0 ? t('开县时的', 'as set up') : t(`第 ${version} 版`, `version ${version}`)}</small>
        <span className="go settings-tools">
          <fieldset className="seg" aria-label={t('看哪张表', 'Which list')}>
            {lists.map((one) => (
              <button key={one.kind} type="button" aria-pressed={kind === one.kind} onClick={() => onKind(one.kind)}>
                {one[language]}
              </button>
            ))}
          </fieldset>
          <FindField label={t('代号、名称', 'Code, name')} value={typed} onChange={setTyped} />
          <button type="button" className="b sm" onClick={() => onEdit('new')}>
            {kind === 'nature' ? t('新增问题性质', 'New kind of problem') : t('新增大类', 'New class')}
          </button>
        </span>
      </div>
      {shown.length > 0 ? null : (
        <Empty words={t('没有这样的类别；换个字再找。', 'No such category; try another word.')} />
      )}
      <CategoryTable categories={shown} all={all} changes={changes} onEdit={onEdit} />
    </section>
  );
}

function CategoryTable({
  categories,
  all,
  changes,
  onEdit,
}: {
  categories: readonly Category[];
  all: readonly Category[];
  changes: readonly CategoryChange[];
  onEdit: (category: Category) => void;
}) {
  const t = useWords();
  return (
    <SettingsTable columns={[t('代号', 'Code'), t('名称', 'Name'), t('英文名', 'English name'), t('状态', 'State')]}>
      {categories.map((one) => (
        <tr key={one.code}>
          <td className="nw">{one.code}</td>
          <th scope="row">
            {'　'.repeat(one.code.split('.').length - 1)}
            {one.zh}
            {changes.some(({ code }) => code === one.code) ? <small>{t(' 待保存', ' not saved yet')}</small> : null}
          </th>
          <td>{one.en}</td>
          <td>{isInUse(one) ? t('在用', 'In use') : <EndedWords category={one} all={all} />}</td>
          <EditCell name={one.zh} onEdit={() => onEdit(one)} />
        </tr>
      ))}
    </SettingsTable>
  );
}

function EndedWords({ category, all }: { category: Category; all: readonly Category[] }) {
  const t = useWords();
  const { language } = useLanguage();
  const goal = all.find(({ code }) => code === category.mergedInto);
  if (goal === undefined) return <span className="mut">{t('停用', 'Ended')}</span>;
  return <span className="mut">{t(`停用，并入“${goal[language]}”`, `Ended, merged into “${goal[language]}”`)}</span>;
}

/** What was changed on the page and is not saved yet, with the last step to take back. */
function Pending({
  changes,
  all,
  onUndo,
  onSave,
}: {
  changes: readonly CategoryChange[];
  all: readonly Category[];
  onUndo: () => void;
  onSave: () => void;
}) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('还没有保存的', 'Not saved yet')}>
      <div className="card-head">
        {t('还没有保存的', 'Not saved yet')} <small>{changes.length}</small>
        <span className="go settings-tools">
          <button type="button" className="b sm" onClick={onUndo}>
            {t('撤掉最后一处', 'Take the last back')}
          </button>
          <button type="button" className="b sm p" onClick={onSave}>
            {t('看影响，再保存', 'See what it does, then save')}
          </button>
        </span>
      </div>
      <ChangeList changes={changes} all={all} />
    </section>
  );
}

export function ChangeList({ changes, all }: { changes: readonly CategoryChange[]; all: readonly Category[] }) {
  const t = useWords();
  const { language } = useLanguage();
  const name = (code: string) => all.find((one) => one.code === code)?.[language] ?? code;
  const said = (change: CategoryChange): string => {
    switch (change.act) {
      case 'add':
        return t(`新增 ${change.code} ${change.zh}`, `New: ${change.code} ${change.en === '' ? change.zh : change.en}`);
      case 'rename':
        return t(
          `${change.code} 改名为“${change.zh}”`,
          `${change.code} renamed “${change.en === '' ? change.zh : change.en}”`,
        );
      case 'revive':
        return t(`恢复 ${change.code} ${name(change.code)}`, `Taken back: ${change.code} ${name(change.code)}`);
      case 'retire':
        return change.into === null
          ? t(`停用 ${change.code} ${name(change.code)}`, `Ended: ${change.code} ${name(change.code)}`)
          : t(
              `停用 ${change.code} ${name(change.code)}，并入 ${change.into} ${name(change.into)}`,
              `Ended: ${change.code} ${name(change.code)}, merged into ${change.into} ${name(change.into)}`,
            );
    }
  };
  return (
    <ul className="pad">
      {changes.map((change, i) => (
        // Two changes of one code follow each other.
        <li key={`${i} ${change.code}`}>{said(change)}</li>
      ))}
    </ul>
  );
}

function Versions({ versions, all }: { versions: CategoryVersions; all: readonly Category[] }) {
  const t = useWords();
  if (versions.length === 0) return null;
  return (
    <section className="card" aria-label={t('改过的', 'Versions')}>
      <div className="card-head">
        {t('改过的', 'Versions')} <small>{versions.length}</small>
      </div>
      {versions.map((one) => (
        <details key={one.version} className="pad">
          <summary>
            {t(`第 ${one.version} 版`, `Version ${one.version}`)} · {instantShort(one.at)} · {one.byName} · {one.reason}
            {one.mapping === null ? null : <MappingWords mapping={one.mapping} />}
          </summary>
          <ChangeList changes={one.changes} all={all} />
        </details>
      ))}
    </section>
  );
}

type CategoryVersions = Awaited<ReturnType<typeof client.categories>>['versions'];

function MappingWords({ mapping }: { mapping: NonNullable<CategoryVersions[number]['mapping']> }) {
  const t = useWords();
  const { toMove, moved, isOver } = mapping;
  return (
    <output className="mut">
      {' · '}
      {isOver
        ? t(`归完了，${moved} 件`, `all ${moved} matters moved`)
        : t(`正在归类：${toMove} 件里归了 ${moved} 件，可以离开这一页`, `moving: ${moved} of ${toMove}; you may leave`)}
    </output>
  );
}
