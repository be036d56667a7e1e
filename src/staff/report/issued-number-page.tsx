import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { IssuedNumbers, SeenNumber } from '../../http/api/report/work-report-routes.ts';
import { useAddress } from '../base/address.ts';
import { send } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import '../base/ui/settings.css';

/** 发文登记: every number under which a report went out, to what it was given, and which were voided. */
export default function IssuedNumberPage() {
  const t = useWords();
  const may = useMay('issuedNumber.read');
  const { search, change } = useAddress();
  const year = search.get('year') ?? '';
  const asked = useQuery({
    queryKey: ['work-reports', 'issued-numbers', year],
    queryFn: ({ signal }) =>
      send<IssuedNumbers>(`/issued-numbers${year === '' ? '' : `?year=${encodeURIComponent(year)}`}`, { signal }),
    enabled: may,
  });
  if (!may)
    return (
      <Empty
        words={t('发文登记由中心、局领导和审计看。', 'The register is read by the centre, leaders and auditors.')}
      />
    );
  if (asked.error !== null) return <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Loading rows={6} />;
  const { numbers, years } = asked.data;
  const known = [...new Set([asked.data.year, ...years])].toSorted((a, b) => b - a);
  return (
    <div className="pad settings-body">
      <title>{`${t('发文登记', 'Document numbers')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{t('发文登记', 'Document numbers')}</h1>
      </div>
      <p className="mut">
        {t(
          '给出去的发文字号一个也不再给第二次：退回重报的另编一个，编错的写明原因作废。编号和作废在那篇汇报的页面上办。',
          'No number is given twice: what is returned goes out under another, what was wrong is voided with its reason. Both are done on the page of the report.',
        )}
      </p>
      <p className="form-filters">
        <label>
          {t('哪年', 'Year')}{' '}
          <select value={String(asked.data.year)} onChange={(event) => change({ year: event.target.value })}>
            {known.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </p>
      {numbers.length === 0 ? (
        <section className="card pad">{t('这一年还没有编过发文字号。', 'None was given in this year.')}</section>
      ) : (
        <Table numbers={numbers} />
      )}
    </div>
  );
}

function Table({ numbers }: { numbers: readonly SeenNumber[] }) {
  const t = useWords();
  return (
    <section className="card settings-table">
      <table>
        <caption className="sr">{t('发文字号', 'Document numbers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('发文字号', 'Number')}</th>
            <th scope="col">{t('哪一篇', 'Report')}</th>
            <th scope="col">{t('哪天编的，谁编的', 'Given')}</th>
            <th scope="col">{t('现在', 'Now')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((one) => (
            <Line key={one.number} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ one }: { one: SeenNumber }) {
  const t = useWords();
  const mayRead = useMay('workReport.read');
  const { number, reportNumber, title, edition, givenOn, givenBy, voidedOn, voidedBy, voidReason } = one;
  return (
    <tr>
      <th scope="row">{number}</th>
      <td data-label={t('哪一篇', 'Report')}>
        {mayRead ? <Link to={`/work-reports/${encodeURIComponent(reportNumber)}`}>{title}</Link> : title}{' '}
        <span className="mut">
          {reportNumber} {edition > 1 ? t(`第 ${edition} 版`, `edition ${edition}`) : null}
        </span>
      </td>
      <td data-label={t('哪天编的，谁编的', 'Given')}>
        {givenOn} <span className="mut">{givenBy}</span>
      </td>
      <td data-label={t('现在', 'Now')}>
        {voidedOn === null ? (
          t('在用', 'In use')
        ) : (
          <>
            <span className="tag wa">{t('作废', 'Voided')}</span> {voidReason}{' '}
            <span className="mut">
              {voidedOn} {voidedBy}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}
