import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { IssuedNumbers, SeenNumber } from '../../http/api/report/work-report-routes.ts';
import { useAddress } from '../base/address.ts';
import { send } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { isUnread } from '../base/queries.ts';
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
  if (isUnread(asked)) return <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Loading rows={6} />;
  const { numbers, years, typed } = asked.data;
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
      {typed.length === 0 ? null : <TypedTable typed={typed} />}
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
            <Line key={`${one.number} ${one.reportNumber} ${one.edition}`} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const places = {
  campaign: { zh: '专项方案', en: 'Plan of a campaign', path: '/campaigns' },
  workgroup: { zh: '领导小组成立文件', en: 'Founding of a group', path: '/tasks/workgroups' },
} as const;

/** What stands on other papers of the bureau: the next report is not given one of these. */
function TypedTable({ typed }: { typed: IssuedNumbers['typed'] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card settings-table">
      <h2 className="card-head">
        {t('别处写的发文字号（汇报不再编这些号）', 'Numbers on other papers (no report gets them)')}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('发文字号', 'Number')}</th>
            <th scope="col">{t('写在哪里', 'Where')}</th>
            <th scope="col">{t('现在', 'Now')}</th>
          </tr>
        </thead>
        <tbody>
          {typed.map(({ number, kind, recordNumber, title, reportNumber }) => (
            <tr key={`${number} ${recordNumber}`}>
              <th scope="row">{number}</th>
              <td data-label={t('写在哪里', 'Where')}>
                {label(places[kind])}{' '}
                <Link to={`${places[kind].path}?state=all&open=${encodeURIComponent(recordNumber)}`}>
                  {recordNumber} <span lang="zh">{title}</span>
                </Link>
              </td>
              <td data-label={t('现在', 'Now')}>
                {reportNumber === null ? (
                  t('在用', 'In use')
                ) : (
                  <>
                    <span className="tag er">{t('同号', 'Shared')}</span>{' '}
                    {t(
                      `和 ${reportNumber} 用了同一个号，请核对哪一个写错了`,
                      `${reportNumber} bears it too; see which is wrong`,
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ one }: { one: SeenNumber }) {
  const t = useWords();
  const mayRead = useMay('workReport.read');
  const { number, reportNumber, title, edition, givenOn, givenBy } = one;
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
        <Standing one={one} />
      </td>
    </tr>
  );
}

/** Whether it is in use, was voided and why, or went out under a number that another report had before. */
function Standing({ one: { voidedOn, voidedBy, voidReason, firstNumber } }: { one: SeenNumber }) {
  const t = useWords();
  if (voidedOn !== null)
    return (
      <>
        <span className="tag wa">{t('作废', 'Voided')}</span> {voidReason}{' '}
        <span className="mut">
          {voidedOn} {voidedBy}
        </span>
      </>
    );
  if (firstNumber === null) return t('在用', 'In use');
  return (
    <>
      <span className="tag er">{t('同号', 'Shared')}</span>{' '}
      {t(
        `这个号先给了 ${firstNumber}；有登记以前发的，请在这篇的页面上把它作废、另编一个`,
        `${firstNumber} had this number first, before there was a register; void it on the page of this one and give it another`,
      )}
    </>
  );
}
