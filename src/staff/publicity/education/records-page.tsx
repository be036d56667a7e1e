import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { educationFigures, type EducationFigure } from '../../../domain/publicity/education/education-figures.ts';
import { figures } from '../../../domain/figures.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { periodOf, periodText } from '../../figures/period.ts';
import '../../base/ui/settings.css';
import { educationClient, type SeenRecord } from './education-calls.ts';

/** 一个数后面的每一笔: their sum is the figure. */
export default function EducationRecordsPage() {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const may = useMay('outreach.read');
  const { search } = useAddress();
  const fallback = periodOf('year', today);
  const asked = search.get('figure') as EducationFigure | null;
  const figure = asked !== null && educationFigures.includes(asked) ? asked : 'outreaches';
  const period = { from: search.get('from') ?? fallback.from, to: search.get('to') ?? fallback.to };
  const officeId = search.get('officeId');
  const query = { figure, ...period, ...(officeId === null ? {} : { officeId }) };
  const found = useQuery({
    queryKey: ['education', 'records', query],
    queryFn: ({ signal }) => educationClient.records(query, signal),
    enabled: may,
  });
  if (!may) return <Empty words={t('您的角色看不到消费教育。', 'Your role does not see education.')} />;
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
            <RecordTable figure={figure} records={records} />
          )}
        </section>
      )}
    </div>
  );
}

function RecordTable({ figure, records }: { figure: EducationFigure; records: readonly SeenRecord[] }) {
  const t = useWords();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('名称', 'Name')}</th>
            <th scope="col">{t('哪天', 'Day')}</th>
            <th scope="col">{t('哪里', 'Where')}</th>
            <th scope="col" className="r">
              {t('算多少', 'Counts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={pathOf(figure, one)}>{one.title}</Link>
              </th>
              <td data-label={t('哪天', 'Day')}>{one.onDay}</td>
              <td data-label={t('哪里', 'Where')}>{one.place}</td>
              <td className="num r" data-label={t('算多少', 'Counts')}>
                {one.n}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function pathOf(figure: EducationFigure, { number }: SeenRecord): string {
  if (figure === 'educationPoints') return `/stations/${encodeURIComponent(number)}`;
  const page = figure === 'materialsHandedOut' ? 'materials' : 'events';
  return `/education/${page}?state=all&open=${encodeURIComponent(number)}`;
}
