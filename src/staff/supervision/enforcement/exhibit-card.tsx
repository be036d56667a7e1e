/** 证据: the numbered exhibits of a case, and in a drawer the chain of each and who opened its files. */
import { useQuery } from '@tanstack/react-query';
import { useState, Suspense } from 'react';
import { exhibitKindMarks, exhibitKindWords } from '../../../domain/supervision/enforcement/words/exhibit-words.ts';
import type { Measure } from '../../../domain/supervision/enforcement/records.ts';
import { measureEndingWords } from '../../../domain/supervision/enforcement/words/measure-words.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import type { SeenEnforcementView } from './enforcement-wire.ts';
import { later } from '../../base/later.ts';
import { exhibitCalls, type SeenExhibit } from './exhibit-calls.ts';

const { Part: AddForm, useSoon: useFormSoon } = later(async () => (await import('./exhibit-form.tsx')).AddForm);
const { Part: ExhibitPanel, useSoon: usePanelSoon } = later(
  async () => (await import('./exhibit-panel.tsx')).ExhibitPanel,
);

interface Props {
  matter: SeenEnforcementView;
}

export function ExhibitCard({ matter }: Props) {
  const t = useWords();
  const { number } = matter.enforcement;
  const mayRead = useMay('exhibit.read');
  const mayCollect = useMay('exhibit.collect') && matter.takesExhibits;
  const [isAdding, setAdding] = useState(false);
  useFormSoon();
  usePanelSoon();
  const { search, change } = useAddress();
  const exhibit = search.get('exhibit') ?? '';
  const asked = useQuery({
    queryKey: ['exhibits', 'of', number],
    queryFn: ({ signal }) => exhibitCalls.list({ enforcement: number }, signal),
    enabled: mayRead,
  });
  const items = asked.data?.items ?? [];
  const hashed = items.filter(({ more }) => more.files.length > 0).length;
  if (!mayRead) return null;
  return (
    <section className="card" aria-label={t('证据', 'Exhibits')}>
      <h2 className="card-head">
        {t('证据', 'Exhibits')}{' '}
        <small>
          {items.length === 0
            ? ''
            : t(`${items.length} 号，${hashed} 号有校验值`, `${items.length}, ${hashed} with a hash`)}
        </small>
        {mayCollect ? (
          <button type="button" className="b t sm go" onClick={() => setAdding(true)}>
            {t('加证据', 'Add')}
          </button>
        ) : null}
      </h2>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {items.length === 0 ? (
        <p className="empty mut">
          {t(
            '还没有证据。照片、单据、物品都在这里编号，从谁手里到谁手里都记着。',
            'No exhibit yet: photos, papers and things are numbered here.',
          )}
        </p>
      ) : (
        <ExhibitTable
          items={items}
          measures={matter.enforcement.measures}
          chosen={exhibit}
          onChoose={(id) => change({ exhibit: id })}
        />
      )}
      <Suspense fallback={null}>
        {isAdding ? <AddForm matter={matter} onClose={() => setAdding(false)} /> : null}
        {exhibit === '' ? null : <ExhibitPanel id={exhibit} onClose={() => change({ exhibit: null })} />}
      </Suspense>
    </section>
  );
}

function ExhibitTable({
  items,
  measures,
  chosen,
  onChoose,
}: {
  items: readonly SeenExhibit[];
  measures: readonly Measure[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const t = useWords();
  return (
    <table className="exhibit-table">
      <caption className="sr">{t('证据：编号、种类、取得、校验、保管、流转', 'Exhibits')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('号', 'No.')}</th>
          <th scope="col">{t('证据', 'Exhibit')}</th>
          <th scope="col">{t('取得', 'Collected')}</th>
          <th scope="col">{t('校验', 'Hash')}</th>
          <th scope="col">{t('保管', 'Kept')}</th>
          <th scope="col">{t('流转', 'Chain')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ExhibitRow
            key={item.entry.id}
            item={item}
            measure={measures.find(({ id }) => id === item.entry.measureId) ?? null}
            isChosen={item.entry.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}

function ExhibitRow({
  item: { entry, more },
  measure,
  isChosen,
  onChoose,
}: {
  item: SeenExhibit;
  measure: Measure | null;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const [file] = more.files;
  return (
    <tr className={isChosen ? 'on' : ''}>
      <th scope="row" className="num">
        {entry.n}
      </th>
      <td className="exhibit-name">
        <span className="tag kind" title={label(exhibitKindWords[entry.kind])}>
          {language === 'zh' ? exhibitKindMarks[entry.kind] : exhibitKindWords[entry.kind].en.split(' ')[0]}
        </span>{' '}
        <button type="button" className="b t sm" onClick={() => onChoose(entry.id)}>
          {entry.name}
        </button>
      </td>
      <td className="mut">
        <span className="nw">{dayPlain(entry.collectedOn, language, today)}</span>{' '}
        {more.collectorNames.map((name) => (
          <span key={name} className="nw">
            {name}{' '}
          </span>
        ))}
      </td>
      <td>
        {file === undefined ? (
          <span className="dim">{t('没有文件', 'no file')}</span>
        ) : (
          <code title={more.files.map(({ sha256 }) => sha256).join('\n')}>
            {`${file.sha256.slice(0, 4)} ${file.sha256.slice(4, 8)}`}
            {more.files.length > 1 ? t(` 等 ${more.files.length} 个`, ` +${more.files.length - 1}`) : ''}
          </code>
        )}
      </td>
      <td className="mut">
        {entry.keptIn}
        {measure === null ? null : <TakenBy measure={measure} />}
      </td>
      <td className="num">{entry.custody.length}</td>
    </tr>
  );
}

/** Which measure took it, and what became of that. */
function TakenBy({ measure: { id, ending } }: { measure: Measure }) {
  const t = useWords();
  const words = ending === null ? null : measureEndingWords[ending];
  return (
    <span className="tag">
      {words === null
        ? t(`措施 ${id}`, `measure ${id}`)
        : t(`随措施 ${id} ${words.zh}`, `${words.en} with measure ${id}`)}
    </span>
  );
}
