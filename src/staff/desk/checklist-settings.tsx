import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { isInUse } from '../../domain/county/category.ts';
import {
  checklistsInForce,
  type ChecklistItem,
  type MatterChecklist,
} from '../../domain/matter/checklist/checklist.ts';
import { matterKinds, matterWords } from '../../domain/matter/matter.ts';
import type { ChecklistSettings as Read } from '../../http/api/desk/checklist-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import { useDraft, type Draft } from '../base/ui/save-form.tsx';
import { EditCell } from '../base/ui/table.tsx';
import { freeCode } from '../county/settings/free-code.ts';
import { ItemsField, VersionCard, VersionDrawer, type ItemRowProps } from '../matter/version-drawer.tsx';

type Stored = Wire<MatterChecklist>;
type States = Read['states'];
/** A list as it is written: version 0 is a new one. */
type Edited = Omit<MatterChecklist, 'countyId' | 'savedById' | 'savedAt'>;

/** 办件清单: the county's own lists of what is looked at on a matter; each save is a version and holds for open matters at once. */
export function ChecklistSettings() {
  const t = useWords();
  const label = useLabel();
  const read = useQuery({
    queryKey: ['matter-checklists'],
    queryFn: ({ signal }) => send<Wire<Read>>('/matter-checklists', { signal }),
  });
  const [editing, setEditing] = useState<Edited | null>(null);
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={6} />;
  const { lists, states } = read.data;
  const current = checklistsInForce(lists.map((one) => ({ ...one, savedAt: new Date(one.savedAt) })));
  return (
    <>
      <VersionCard
        name={t('办件清单', 'Checklists of matters')}
        count={current.length}
        columns={[
          t('名称', 'Title'),
          t('哪一类件', 'Kind'),
          t('哪些类别', 'Classes'),
          t('几项', 'Lines'),
          t('没勾完提醒', 'Warns'),
          t('版本', 'Version'),
        ]}
        newWords={t('新建清单', 'New list')}
        onNew={() => setEditing(newList())}
      >
        {current.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.title}</th>
            <td data-label={t('哪一类件', 'Kind')}>{label(matterWords[one.subject])}</td>
            <td data-label={t('哪些类别', 'Classes')}>
              <ClassNames codes={one.categoryCodes} />
            </td>
            <td className="nw" data-label={t('几项', 'Lines')}>
              {one.items.length}
            </td>
            <td className="nw" data-label={t('没勾完提醒', 'Warns')}>
              {one.warns ? t('提醒', 'yes') : t('不提醒', 'no')}
            </td>
            <td className="nw" data-label={t('版本', 'Version')}>
              {t(`第 ${one.version} 版`, `v${one.version}`)}
            </td>
            <EditCell name={one.title} onEdit={() => setEditing(one)} />
          </tr>
        ))}
      </VersionCard>
      {editing === null ? null : <ListDrawer list={editing} states={states} onClose={() => setEditing(null)} />}
    </>
  );
}

function ClassNames({ codes }: { codes: readonly string[] }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  if (codes.length === 0) return <>{t('都适用', 'all')}</>;
  const named = codes.map((code) => {
    const found = directory?.categories.find((one) => one.code === code);
    return found === undefined ? code : label(found);
  });
  return <>{named.join(t('、', ', '))}</>;
}

function ListDrawer({ list, states, onClose }: { list: Edited; states: States; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { code, version, subject, title, categoryCodes, warns, items, retired } = list;
  const draft = useDraft<Edited>({ code, version, subject, title, categoryCodes, warns, items, retired }, (form) =>
    send<Stored>('/matter-checklists', { method: 'PUT', body: form }),
  );
  const { value, set } = draft;
  return (
    <VersionDrawer
      stored={list}
      draft={draft}
      newWords={t('新建清单', 'New list')}
      titleWords={t('名称', 'Title')}
      subjectWords={t('哪一类件', 'Kind of matter')}
      subjects={matterKinds.map((one) => ({ value: one, label: label(matterWords[one]) }))}
      example="prepaid-card"
      retireWords={t('停用这份清单', 'Retire it')}
      queryKey="matter-checklists"
      saved={t('清单已保存，没办完的件马上按新的', 'Saved; it holds for open matters at once')}
      onClose={onClose}
    >
      <ClassesField draft={draft} />
      <ItemsField
        draft={draft}
        label={t('各项', 'Lines')}
        newItem={(all) => ({ code: freeCode(all), zh: '', state: '' })}
        parts={['zh', 'code', 'state']}
        row={(item, row) => <ItemLine {...row} item={item} states={states[value.subject]} />}
      />
      <TickField
        label={t('没勾完就办下一步，提醒一句', 'Say it when a step is made with lines not ticked')}
        hint={t(
          '只提醒，不拦：能不能办，照法律和那一步自己的要求。',
          'It only reminds: whether a step can be made, the law and the step say.',
        )}
        value={value.warns}
        onChange={(next) => set({ warns: next })}
      />
    </VersionDrawer>
  );
}

function ClassesField({ draft: { value, set, wrong } }: { draft: Draft<Edited> }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const offered = (directory?.categories ?? []).filter(
    (one) => isInUse(one) && one.kind !== 'channel' && one.kind !== 'nature',
  );
  return (
    <Field label={t('哪些类别（不选就都适用）', 'Classes (all when empty)')} error={wrong('categoryCodes')}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...value.categoryCodes]}
          onChange={(categoryCodes) => set({ categoryCodes })}
          options={offered.map((one) => ({ value: one.code, label: label(one) }))}
        />
      )}
    </Field>
  );
}

interface LineProps extends ItemRowProps<ChecklistItem> {
  item: ChecklistItem;
  states: States['complaint'];
}

/** One line: what is looked at, and in which state. */
function ItemLine({ item, states, error, onChange, onRemove }: LineProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <div>
      <Input
        aria-label={t('看什么', 'What is looked at')}
        placeholder={t('看什么', 'What is looked at')}
        value={item.zh}
        onChange={(event) => onChange({ zh: event.target.value })}
      />
      <p className="docket-moves">
        <Select
          size="small"
          style={{ minWidth: 150 }}
          aria-label={t('在哪个状态', 'In which state')}
          placeholder={t('在哪个状态看', 'In which state')}
          value={item.state === '' ? null : item.state}
          options={states.map(({ state, words }) => ({ value: state, label: label(words) }))}
          onChange={(state: string | null) => onChange({ state: state ?? '' })}
        />
        <button type="button" className="b t sm" onClick={onRemove}>
          {t('去掉', 'Remove')}
        </button>
      </p>
      {error === undefined ? null : <p className="wrong">{error}</p>}
    </div>
  );
}

function newList(): Edited {
  return {
    code: '',
    version: 0,
    subject: 'complaint',
    title: '',
    categoryCodes: [],
    warns: true,
    items: [],
    retired: false,
  };
}
