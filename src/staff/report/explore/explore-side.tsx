/** Beside the table: how it went by month, and the first records of the chosen cell. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { addMonths } from '../../../domain/base/calendar.ts';
import { figures } from '../../../domain/figures.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import type { Exploration, SeenTable } from '../../../http/api/report/explore-routes.ts';
import { useWords, type useLabel } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import { byMonth, exploreCalls, queryOf, type ListedMatter, type Wish } from './explore-calls.ts';

/** 每月: the chosen row or office by month, beside the same months of the year before. */
export function Months({ wish, named }: { wish: Wish; named: string }) {
  const t = useWords();
  const query = queryOf(byMonth(wish));
  const found = useQuery({
    queryKey: ['figures', 'table', query],
    queryFn: ({ signal }) => exploreCalls.table(query, signal),
    placeholderData: (before) => before,
  });
  return (
    <section className="card" aria-label={t('每月', 'By month')}>
      <h2 className="card-head">
        {t('每月', 'By month')} <small>{named}</small>
      </h2>
      {found.isError ? <ErrorLine error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data === undefined ? found.isError ? null : <Loading rows={4} /> : <Bars wish={wish} found={found.data} />}
    </section>
  );
}

const [width, height, foot] = [360, 132, 18];

interface Month {
  /** Its first day. */
  month: string;
  now: number;
  /** Of the same month a year before; null where no whole ledger was kept then. */
  before: number | null;
}

function Bars({ wish, found }: { wish: Wish; found: Exploration }) {
  const t = useWords();
  if (found.table === null) return <p className="pad dim">{t('这个期间没有台账。', 'No ledger of this period.')}</p>;
  const lines = new Map(found.table.lines.map((line) => [line.key, line]));
  const months = monthsOf(found.from, found.to).map((month): Month => ({
    month,
    now: lines.get(month)?.total ?? 0,
    before: found.bases.year === null ? null : (lines.get(month)?.compared.year?.base ?? 0),
  }));
  const most = Math.max(1, ...months.flatMap(({ now, before }) => [now, before ?? 0]));
  const said = (n: number) => figureText(figures[wish.figure].unit, n);
  return (
    <figure className="explore-bars">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={months.map(({ month, now }) => `${month.slice(0, 7)} ${said(now)}`).join(t('，', ', '))}
      >
        {months.map((one, i) => (
          <Bar key={one.month} one={one} i={i} all={months.length} most={most} said={said} />
        ))}
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} />
      </svg>
      <figcaption className="dim s">
        {t(`最高 ${said(most)}`, `highest ${said(most)}`)}
        {found.bases.year === null
          ? t('；去年同期没有整段台账', '; no whole ledger a year before')
          : t('；浅色是去年同期', '; light: a year before')}
      </figcaption>
    </figure>
  );
}

interface BarProps {
  one: Month;
  i: number;
  all: number;
  most: number;
  said: (n: number) => string;
}

function Bar({ one: { month, now, before }, i, all, most, said }: BarProps) {
  const t = useWords();
  const step = width / all;
  const bar = Math.min(22, step * 0.36);
  const middle = i * step + step / 2;
  const high = (n: number) => (n / most) * (height - foot - 14);
  const rect = (className: string, n: number, x: number) => (
    <rect className={className} x={x} y={height - foot - high(n)} width={bar - 1} height={high(n)} />
  );
  return (
    <g>
      <title>
        {month.slice(0, 7)} · {said(now)}
        {before === null ? '' : ` · ${t('去年', 'a year before')} ${said(before)}`}
      </title>
      {before === null ? null : rect('before', before, middle - bar)}
      {rect('now', now, before === null ? middle - bar / 2 : middle)}
      {i % Math.ceil(all / 12) === 0 ? (
        <text x={middle} y={height - 5}>
          {t(`${Number(month.slice(5, 7))}月`, month.slice(5, 7))}
        </text>
      ) : null}
    </g>
  );
}

function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to && months.length < 120; month = addMonths(month, 1))
    months.push(month);
  return months;
}

/** What the chosen cell is called and how many it has, and the list behind it. */
export interface Chosen {
  named: string;
  n: number;
  to: string | null;
}

export function chosenOf({ cell }: Wish, table: SeenTable, label: ReturnType<typeof useLabel>): Chosen | null {
  const i = table.lines.findIndex(({ key }) => key === cell?.row);
  const line = table.lines[i];
  if (line === undefined) return null;
  const k = table.columns.findIndex(({ key }) => key === cell?.column);
  const name = (key: string) => label(table.names[key] ?? { zh: key, en: key });
  const column = table.columns[k];
  if (column === undefined) return { named: name(line.key), n: line.total, to: table.to[i]?.at(-1) ?? null };
  return { named: `${name(line.key)} × ${name(column.key)}`, n: line.counts[k] ?? 0, to: table.to[i]?.[k] ?? null };
}

/** The first ten, and the way to all of them. */
export function Records({ wish, chosen }: { wish: Wish; chosen: Chosen | null }) {
  const t = useWords();
  const words = figures[wish.figure];
  return (
    <section className="card" aria-label={t('这一格是哪些', 'Behind the cell')}>
      <h2 className="card-head">
        {chosen?.named ?? t('这一格是哪些', 'Behind the cell')}{' '}
        {chosen === null ? null : (
          <small>
            {figureText(words.unit, chosen.n)} {t(words.unitZh, words.unitEn)}
          </small>
        )}
        <span className="sp" />
        {chosen === null || chosen.to === null || chosen.n === 0 ? null : (
          <Link className="go" to={chosen.to}>
            {t('在列表打开', 'Open the list')}
          </Link>
        )}
      </h2>
      <Behind chosen={chosen} />
    </section>
  );
}

function Behind({ chosen }: { chosen: Chosen | null }) {
  const t = useWords();
  const to = chosen === null || chosen.n === 0 ? null : chosen.to;
  const found = useQuery({
    queryKey: ['figures', 'behind', to],
    queryFn: ({ signal }) => exploreCalls.first(to ?? '', signal),
    enabled: to !== null,
  });
  if (chosen === null)
    return <p className="pad dim">{t('点一格，这里列出是哪几件。', 'Press a cell to see its records.')}</p>;
  if (chosen.n === 0) return <p className="pad dim">{t('这一格一件也没有。', 'There is none in this cell.')}</p>;
  if (to === null)
    return (
      <p className="pad dim">
        {t(
          '这样的一格没有列表能只列出它；换一个行或者列，例如按类别、按所。',
          'No list opens just these; choose other rows or columns.',
        )}
      </p>
    );
  if (found.isError) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={5} />;
  return (
    <ul className="explore-records">
      {found.data.items.map(matterOf).map((one) => (
        <li key={one.number}>
          <MatterLink number={one.number} className="num" />
          <span>{one.consumerName ?? ''}</span>
          <span className="dim">{one.operatorName ?? ''}</span>
        </li>
      ))}
    </ul>
  );
}

function matterOf(item: Record<string, unknown>): ListedMatter {
  return (item['complaint'] ?? item['tipoff'] ?? item['inquiry'] ?? item) as ListedMatter;
}
