import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { figureNames, figures, type FigureName } from '../../domain/figures.ts';
import type { FigureRecord } from '../../domain/figures/figure-record.ts';
import { useAddress } from '../base/address.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { periodText } from '../figures/period.ts';
import { registryClient } from './registry-calls.ts';
import { useAsked } from './report-choice.tsx';
import '../base/ui/settings.css';

/** 一个数后面的每一笔, of those that no list of their own opens: as many as the number says. */
export default function FigureRecordsPage() {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const may = useMay('figure.read');
  const { asked } = useAsked();
  const { search } = useAddress();
  const typed = search.get('figure') as FigureName | null;
  const figure = typed !== null && figureNames.includes(typed) ? typed : 'stationsRunning';
  const { period, officeId, category } = asked;
  const found = useQuery({
    queryKey: ['figures', 'records', figure, period.from, period.to, officeId ?? '', category ?? ''],
    queryFn: ({ signal }) => registryClient.records({ figure, ...period, officeId, category }, signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到这些数。', 'Your role does not see these figures.')} />;
  const records = found.data?.records ?? [];
  const words = figures[figure];
  return (
    <div className="pad settings-body">
      <title>{`${label(words)} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{label(words)}</h1>
        <span className="tag">{periodText(period, language)}</span>
        <b className="num">{records.reduce((sum, { n }) => sum + n, 0)}</b>
      </div>
      <p className="dim">{language === 'zh' ? words.definitionZh : words.definitionEn}</p>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={label(words)}>
          {records.length === 0 ? (
            <Empty words={t('这段时间没有。', 'Nothing in this period.')} />
          ) : (
            <RecordTable records={records} />
          )}
        </section>
      )}
    </div>
  );
}

function RecordTable({ records }: { records: readonly FigureRecord[] }) {
  const t = useWords();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('编号', 'Number')}</th>
            <th scope="col">{t('名称', 'Name')}</th>
            <th scope="col">{t('哪里', 'Where')}</th>
            <th scope="col">{t('哪天', 'Day')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ id, number, title, place, onDay, to }) => (
            <tr key={id}>
              <td data-label={t('编号', 'Number')}>{number}</td>
              <th scope="row">{to === null ? title : <Link to={to}>{title}</Link>}</th>
              <td data-label={t('哪里', 'Where')}>{place}</td>
              <td data-label={t('哪天', 'Day')}>{onDay ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
