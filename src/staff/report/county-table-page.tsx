import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { isDay } from '../../domain/base/calendar.ts';
import { figures } from '../../domain/figures.ts';
import { figureText, noValue } from '../../domain/figures/figure-text.ts';
import { blank } from '../../domain/figures/figure.ts';
import {
  comparedFigures,
  isLockedRate,
  leastWhole,
  mostCompared,
  partlyWords,
  usualCompared,
  type ComparedCell,
  type ComparedFigure,
} from '../../domain/report/county-table.ts';
import { lastMonthOf } from '../../domain/report/month/month-value.ts';
import type { ComparedColumn, CountyTable } from '../../http/api/report/county-table-routes.ts';
import { useAddress } from '../base/address.ts';
import { send } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { clockTime } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './figure.css';
import './county-table.css';

/** 各县对比: the counties of a city or of a province beside each other, by the same definitions; the link is the state. */
export default function CountyTablePage() {
  const t = useWords();
  const may = useMay('county.compare');
  const wish = useWish();
  const found = useQuery({
    queryKey: ['county-table', wish.query],
    queryFn: ({ signal }) => send<CountyTable>(`/county-table?${wish.query}`, { signal }),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may)
    return (
      <Empty
        words={t('各县对比由市局、省局看；您的角色看不到。', 'The counties are compared by the city and the province.')}
      />
    );
  return (
    <div className="figure-page">
      <title>{`${t('各县对比', 'Counties')} · ${t('红盾', 'Hongdun')}`}</title>
      <header className="pad figure-head">
        <Head query={wish.query} found={found.data} />
        <Controls wish={wish} />
      </header>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <div className="county-body">
          <Table found={found.data} />
          <Notes found={found.data} />
        </div>
      )}
    </div>
  );
}

interface Wish {
  from: string;
  to: string;
  compared: ComparedFigure[];
  sort: string;
  query: string;
}

function useWish(): Wish {
  const { today } = useMe();
  const { search } = useAddress();
  const last = lastMonthOf(today).slice(0, 7);
  const { from, to } = monthsIn(search, last);
  const typed = (search.get('figures') ?? '').split(',');
  const known = comparedFigures.filter((one) => typed.includes(one));
  const compared = known.length === 0 ? [...usualCompared] : known;
  const sort = search.get('sort') ?? 'county';
  const query = new URLSearchParams({ from, to, figures: compared.join(','), sort }).toString();
  return { from, to, compared, sort, query };
}

/** The months that an address asks for; what is no month there is as good as nothing said. */
function monthsIn(search: URLSearchParams, last: string): { from: string; to: string } {
  const said = (name: 'from' | 'to', otherwise: string) => {
    const month = search.get(name) ?? '';
    return isDay(`${month}-01`) ? month : otherwise;
  };
  const to = said('to', last);
  const from = said('from', `${to.slice(0, 4)}-01`);
  return from <= to ? { from, to } : { from: `${to.slice(0, 4)}-01`, to };
}

function Head({ query, found }: { query: string; found: CountyTable | undefined }) {
  const t = useWords();
  const file = (format: string) => `/api/export/county-table?${query}&format=${format}`;
  return (
    <div className="hd">
      <h1>{t('各县对比', 'Counties')}</h1>
      {found === undefined ? null : (
        <>
          <span className="tag">
            {t(
              `${found.from.slice(0, 7)}至${found.to.slice(0, 7)}`,
              `${found.from.slice(0, 7)} to ${found.to.slice(0, 7)}`,
            )}
          </span>
          <span className="dim s">
            {t(
              `${found.of}，${found.rows.length} 个县，${clockTime(found.countedAt)} 数的`,
              `${found.of}, ${found.rows.length === 1 ? '1 county' : `${found.rows.length} counties`}, counted at ${clockTime(found.countedAt)}`,
            )}
          </span>
        </>
      )}
      <span className="sp" />
      <span className="county-files">
        <a className="b" href={file('xlsx')} download>
          XLSX
        </a>
        <a className="b" href={file('csv')} download>
          CSV
        </a>
      </span>
    </div>
  );
}

/** The newest first, five years of them and those before up to the one that is shown. */
function monthsUpTo(today: string, shown: string): string[] {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const monthOf = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  const first = Math.min(count - 59, Number(shown.slice(0, 4)) * 12 + Number(shown.slice(5, 7)) - 1);
  return Array.from({ length: count - first + 1 }, (_, back) => monthOf(count - back));
}

function Controls({ wish: { from, to, compared } }: { wish: Wish }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { change } = useAddress();
  const months = monthsUpTo(today, from < to ? from : to).map((month) => ({ value: month, label: month }));
  return (
    <div className="figure-choice no-print">
      <Select
        aria-label={t('从哪个月', 'From which month')}
        value={from}
        showSearch
        onChange={(month: string) => change({ from: month, to: to < month ? month : to })}
        options={months}
      />
      <Select
        aria-label={t('到哪个月', 'To which month')}
        value={to}
        showSearch
        onChange={(month: string) => change({ to: month, from: from > month ? month : from })}
        options={months}
      />
      <Select
        mode="multiple"
        aria-label={t('比哪些数', 'Figures')}
        className="county-figures"
        value={compared}
        maxCount={mostCompared}
        maxTagCount="responsive"
        onChange={(chosen: ComparedFigure[]) =>
          change({ figures: comparedFigures.filter((one) => chosen.includes(one)).join(',') })
        }
        showSearch={{ optionFilterProp: 'label' }}
        options={comparedFigures.map((one) => ({
          value: one,
          label: `${figures[one].id} ${label(figures[one])}${isLockedRate(one) ? t('（锁定的月份）', ' (locked months)') : ''}`,
        }))}
      />
    </div>
  );
}

function Table({ found }: { found: CountyTable }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const { columns, rows, months, sort } = found;
  const head = (one: 'county' | ComparedFigure, words: string, under: string) => (
    <th
      key={one}
      scope="col"
      className={one === 'county' ? '' : 'r'}
      aria-sort={sort === one ? (one === 'county' ? 'ascending' : 'descending') : undefined}
    >
      <button type="button" className="b sm t" onClick={() => change({ sort: one })}>
        {words}
        {sort === one ? (one === 'county' ? ' ↑' : ' ↓') : ''}
      </button>
      <span className="dim">{under}</span>
    </th>
  );
  return (
    <section className="card county-table" aria-label={t('各县的数', 'The counties')}>
      <table>
        <thead>
          <tr>
            {head('county', t('县', 'County'), '')}
            {columns.map((one) =>
              head(
                one.figure,
                label(one),
                `${one.id} ${t(`第${one.version.n}版`, `v${one.version.n}`)}${one.unit === 'percent' ? '' : ` ${t(one.unitZh, one.unitEn)}`}`,
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.countyId}>
              <th scope="row">
                {row.name}
                <SinceMark row={row} from={found.from} />
              </th>
              {columns.map((one) => (
                <Cell key={one.figure} column={one} cell={row.cells[one.figure]} months={months} />
              ))}
            </tr>
          ))}
        </tbody>
        <Foot found={found} />
      </table>
    </section>
  );
}

/** Since when a county counts, where that is not all of the period, and whether it is left out of the mean for it. */
function SinceMark({ row: { keptSince, isPartly, line }, from }: { row: CountyTable['rows'][number]; from: string }) {
  const t = useWords();
  const since = keptSince !== null && keptSince > from ? t(`${keptSince} 起`, `since ${keptSince}`) : null;
  const month = line?.since.slice(0, 7);
  const said = month === undefined ? since : t(`经线路，${month} 起`, `over the line since ${month}`);
  if (said === null) return null;
  return (
    <span className="dim">
      {said}
      {isPartly ? t(' · 不在平均里', ' · not in the mean') : null}
    </span>
  );
}

/** The total of all counties, and the mean of each as heavy as the other. */
function Foot({ found: { columns, total, mean } }: { found: CountyTable }) {
  const t = useWords();
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('合计', 'Total')}</th>
        {columns.map((one) => (
          <Cell key={one.figure} column={one} cell={total[one.figure]} months={null} />
        ))}
      </tr>
      <tr>
        <th scope="row">{t('平均', 'Mean')}</th>
        {columns.map((one) => (
          <td key={one.figure} className="num r">
            <MeanWords column={one} mean={mean[one.figure]} />
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Cell({
  column,
  cell,
  months,
}: {
  column: ComparedColumn;
  cell: ComparedCell | undefined;
  months: number | null;
}) {
  const under = useUnder(column, cell, months);
  if (cell === undefined || (cell.value === null && cell.whole === null)) return <td className="num r">{blank}</td>;
  const value = cell.value === null ? noValue : figureText(column.unit, cell.value);
  return (
    <td className={cell.isFew || cell.otherVersion !== null ? 'num r county-few' : 'num r'}>
      {value}
      {under.length === 0 ? null : <span className="dim">{under.join(' · ')}</span>}
    </td>
  );
}

/** What stands below a number: its two counts, by inhabitants, of how many months, and what keeps it from being compared. */
function useUnder(column: ComparedColumn, cell: ComparedCell | undefined, months: number | null): string[] {
  const t = useWords();
  if (cell === undefined) return [];
  const counted = [
    column.isRate ? `${cell.part ?? blank}/${cell.whole ?? blank}` : '',
    cell.perTenThousand === null ? '' : t(`每万人 ${cell.perTenThousand}`, `${cell.perTenThousand} per 10,000`),
    cell.months === null || months === null
      ? ''
      : t(`锁定 ${cell.months}/${months} 月`, `${cell.months}/${months} locked`),
  ];
  const marks = [
    cell.isFew ? t('底数少', 'few') : '',
    cell.isOlder ? t('旧口径', 'older definition') : '',
    cell.otherVersion === null
      ? ''
      : t(`第 ${cell.otherVersion} 版口径，不比`, `by version ${cell.otherVersion}, not compared`),
  ];
  return [...counted, ...marks].filter((one) => one !== '');
}

function MeanWords({
  column,
  mean,
}: {
  column: ComparedColumn;
  mean: { value: number | null; counties: number } | undefined;
}) {
  const t = useWords();
  if (mean === undefined || mean.value === null) return <>{noValue}</>;
  return (
    <>
      {column.unit === 'count' ? mean.value.toFixed(1) : figureText(column.unit, mean.value)}
      <span className="dim">{t(`${mean.counties} 个县`, `${mean.counties} counties`)}</span>
    </>
  );
}

/** How it is counted, and what the marks mean. */
function Notes({ found: { columns, rows } }: { found: CountyTable }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const partly = partlyWords(rows);
  return (
    <section className="card pad county-notes" aria-label={t('怎么数的', 'How it is counted')}>
      <p>
        {t(
          `只有数，没有谁、哪一件。各县同一个口径、同一版。底数不到 ${leastWhole} 的率照样写出分子分母，标“底数少”，排在后面，也不算进平均。空的写 ${blank}，不是零。`,
          `Counts alone, of nobody and of no file; one definition for all. A rate of fewer than ${leastWhole} shows its counts, is marked, stands behind and is not in the mean. A blank is ${blank}, and no nought.`,
        )}
      </p>
      <p>
        {t(
          '合计的率是合计的分子除以合计的分母；平均是各县的率（数）同样轻重。每万人只在村、社区都登记了人口的县算。',
          'The rate of the total is that of the summed counts; the mean has each county as heavy as the other. By inhabitants only where every village has told its own.',
        )}
      </p>
      {partly === null ? null : <p>{label(partly)}</p>}
      {rows.some(({ line }) => line !== null) ? (
        <p>
          {t(
            '标“经线路”的县在它自己的数据库里：数是它锁定的月份，连同后来报的更正；没有锁定的月份不在里面，月数不齐的不算进平均。口径不是同一版的照样列出，标明第几版，不比也不加。',
            'A county “over the line” keeps its own database: its counts are those of the months it has locked, with the corrections it told later. What is not locked is not in them, and a county with fewer months is in no mean. Counted by another version of a definition, a number is shown with that version and neither compared nor added.',
          )}
        </p>
      ) : null}
      <dl>
        {columns.map((one) => (
          <div key={one.figure}>
            <dt>
              {one.id} {language === 'zh' ? one.zh : one.en}
            </dt>
            <dd>
              {language === 'zh' ? one.definitionZh : one.definitionEn}{' '}
              <span className="dim">
                {one.source === 'locked'
                  ? t('各月锁定的分子、分母相加。', 'Both numbers added over the locked months.')
                  : t('数到现在的台账。', 'Counted up to the ledger of now.')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
