/** 探查的表: rows that fold, cells shaded by how many, totals and comparisons; the arrows move from cell to cell. */
import type { KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { figures } from '../../../domain/figures.ts';
import { blank, figureDimensions } from '../../../domain/figures/figure.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import type { Comparison } from '../../../domain/figures/comparison.ts';
import type { ExploreLine } from '../../../domain/report/explore.ts';
import {
  isOpen,
  nextOrder,
  orderText,
  risesBy,
  visible,
  type LineOrder,
  type OrderBy,
} from '../../../domain/report/explore-order.ts';
import type { Exploration, SeenTable } from '../../../http/api/report/explore-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { totalRow, totalWords, type ShownLine, type Wish } from './explore-calls.ts';
import { shortOffice } from '../../../domain/report/explore-order.ts';

interface Props {
  wish: Wish;
  found: Exploration;
  table: SeenTable;
  /** As they are arranged. */
  lines: readonly ShownLine[];
}

const comparisonWords = {
  year: { base: { zh: '去年同期', en: 'Year before' }, growth: { zh: '同比', en: 'On the year' } },
  before: { base: { zh: '前一同长期', en: 'Days before' }, growth: { zh: '环比', en: 'On the days before' } },
} as const;

const riseWords = { zh: '增减', en: 'More or fewer' } as const;

export function ExploreGrid({ wish, found, table, lines: arranged }: Props) {
  const t = useWords();
  const label = useLabel();
  const shown = (['year', 'before'] as const).filter((one) => wish[one]);
  const lines = visible(arranged, wish.turned);
  const most = mostByDepth(arranged);
  const short = wish.columns === 'office' ? shortOffice : (name: string) => name;
  const head = [
    label(figureDimensions[wish.rows]),
    ...(wish.columns === null ? [] : [label(figureDimensions[wish.columns])]),
  ];
  return (
    <div className="explore-scroll card">
      <table className="explore-table">
        <thead>
          <tr>
            <th scope="col">{head.join(' ╲ ')}</th>
            {table.columns.map(({ key }) => (
              <SortHead
                key={key}
                by={{ column: key }}
                wish={wish}
                words={short(label(table.names[key] ?? { zh: key, en: key }))}
              />
            ))}
            <SortHead by={{ mark: 'total' }} wish={wish} words={label(totalWords)} className="explore-sum" />
            <th scope="col">{t('占比', 'Share')}</th>
            {shown.map((one) => (
              <CompareHead key={one} one={one} isKnown={found.bases[one] !== null} wish={wish} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.key} line={line} most={most[line.depth] ?? 1} {...{ wish, found, table, shown }} />
          ))}
        </tbody>
        <Foot {...{ wish, found, table, shown }} />
      </table>
    </div>
  );
}

function CompareHead({ one, isKnown, wish }: { one: Comparison; isKnown: boolean; wish: Wish }) {
  const label = useLabel();
  const { base, growth } = comparisonWords[one];
  if (!isKnown) return <th scope="col">{label(growth)}</th>;
  return (
    <>
      <SortHead by={{ mark: one }} wish={wish} words={label(base)} />
      <SortHead by={{ mark: one === 'year' ? 'yearGrowth' : 'beforeGrowth' }} wish={wish} words={label(growth)} />
      {risesBy(wish.order) === one ? (
        <SortHead by={{ mark: one === 'year' ? 'yearRise' : 'beforeRise' }} wish={wish} words={label(riseWords)} />
      ) : null}
    </>
  );
}

/** The head of a column: a press puts the most first, the next one the least, the third one the county's own order. */
function SortHead({
  by,
  wish: { order },
  words,
  className,
}: {
  by: OrderBy;
  wish: Wish;
  words: string;
  className?: string;
}) {
  const { change } = useAddress();
  const next = nextOrder(order, by);
  const plain = (one: LineOrder) => orderText({ by: one.by, isDown: false });
  const isSorted = order !== null && plain(order) === plain({ by, isDown: false });
  const mark = isSorted ? (order.isDown ? '↓' : '↑') : '';
  return (
    <th scope="col" className={className} aria-sort={isSorted ? (order.isDown ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="explore-sort"
        onClick={() => change({ order: next === null ? null : orderText(next) })}
      >
        {words}
        <span aria-hidden="true">{mark}</span>
      </button>
    </th>
  );
}

function mostByDepth(lines: readonly ExploreLine[]): number[] {
  return [0, 1, 2].map((depth) =>
    Math.max(1, ...lines.filter((one) => one.depth === depth).flatMap((one) => one.counts)),
  );
}

interface LineProps extends Omit<Props, 'lines'> {
  line: ShownLine;
  /** The most that a cell of its level has. */
  most: number;
  shown: readonly Comparison[];
}

function Line({ line, most, wish, found, table, shown }: LineProps) {
  const label = useLabel();
  const { unit } = figures[wish.figure];
  const { name, to: lists } = line;
  const cell = (column: string | null, n: number, to: string | null) => (
    <Cell
      row={line.key}
      column={column}
      text={figureText(unit, n)}
      heat={column === null ? 0 : n / most}
      to={n === 0 ? null : to}
      name={`${name} ${column === null ? '' : label(table.names[column] ?? { zh: column, en: column })}`}
      wish={wish}
      key={column ?? ''}
    />
  );
  return (
    <tr className={`depth-${line.depth}${line.folds ? ' folds' : ''}`}>
      <th scope="row">
        {line.others > 0 ? <Others name={name} /> : <Fold line={line} name={name} turned={wish.turned} />}
      </th>
      {line.counts.map((n, i) => cell(table.columns[i]?.key ?? '', n, lists[i] ?? null))}
      {cell(null, line.total, lists.at(-1) ?? null)}
      <td className="dim">{figureText('percent', line.share)}</td>
      {shown.map((one) => (
        <Compare
          key={one}
          one={one}
          total={line.total}
          compared={line.compared[one]}
          isKnown={found.bases[one] !== null}
          wish={wish}
        />
      ))}
    </tr>
  );
}

function Fold({ line, name, turned }: { line: ExploreLine; name: string; turned: ReadonlySet<string> }) {
  const { change } = useAddress();
  if (!line.folds) return <span className="explore-name">{name}</span>;
  const open = isOpen(line, turned);
  const turn = () => {
    const next = turned.has(line.key) ? [...turned].filter((one) => one !== line.key) : [...turned, line.key];
    change({ turned: next.join(',') });
  };
  return (
    <button type="button" className="explore-name" aria-expanded={open} onClick={turn}>
      <span aria-hidden="true">{open ? '▾' : '▸'}</span> {name}
    </button>
  );
}

/** 其余: a press shows them all. */
function Others({ name }: { name: string }) {
  const t = useWords();
  const { change } = useAddress();
  return (
    <button
      type="button"
      className="explore-name explore-others"
      title={t('全部列出', 'Show them all')}
      onClick={() => change({ top: null, cell: null })}
    >
      {name} <span aria-hidden="true">…</span>
      <span className="sr">{t('，全部列出', ', show them all')}</span>
    </button>
  );
}

interface CellProps {
  row: string;
  column: string | null;
  text: string;
  /** From 0 to 1. */
  heat: number;
  to: string | null;
  name: string;
  wish: Wish;
}

/** A press chooses the cell, Enter on it opens its list. */
function Cell({ row, column, text, heat, to, name, wish: { cell } }: CellProps) {
  const { change } = useAddress();
  const navigate = useNavigate();
  const isChosen = cell?.row === row && cell.column === column;
  const choose = () => {
    if (!isChosen) change({ cell: column === null ? row : `${row}~${column}` });
  };
  return (
    <td
      className={column === null ? 'explore-sum' : undefined}
      style={
        heat === 0
          ? undefined
          : { backgroundColor: `color-mix(in srgb, var(--d-primary) ${Math.round(heat * 30)}%, transparent)` }
      }
    >
      <button
        type="button"
        className="explore-cell"
        aria-pressed={isChosen}
        aria-label={`${name} ${text}`}
        onClick={choose}
        onKeyDown={(event) => {
          moveCell(event);
          if (event.key !== 'Enter' || to === null) return;
          event.preventDefault();
          choose();
          void navigate(to);
        }}
      >
        {text}
      </button>
    </td>
  );
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The arrows go to the cell beside the one that has the focus, and choose it. */
function moveCell(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = steps[event.key];
  const from = event.currentTarget.closest('td');
  if (step === undefined || from === null) return;
  const [down, right] = step;
  const line = from.closest('tr');
  const table = from.closest('table');
  if (line === null || table === null) return;
  const lines = [...table.rows];
  const cells = [...line.children];
  const next = lines[lines.indexOf(line) + down]?.children[cells.indexOf(from) + right];
  const button = next?.querySelector<HTMLButtonElement>('.explore-cell');
  event.preventDefault();
  button?.focus();
  button?.click();
}

/** What was not kept is a blank, and never a nought. */
function Compare({
  one,
  total,
  compared,
  isKnown,
  wish,
}: {
  one: Comparison;
  total: number;
  compared: ExploreLine['compared'][Comparison];
  isKnown: boolean;
  wish: Wish;
}) {
  const { unit } = figures[wish.figure];
  const isRise = isKnown && risesBy(wish.order) === one;
  if (compared === null)
    return (
      <>
        {isKnown ? <td className="dim">{blank}</td> : null}
        <td className="dim">{blank}</td>
        {isRise ? <td className="dim">{blank}</td> : null}
      </>
    );
  const { base, growth } = compared;
  const rise = total - base;
  const mark = growth === null || growth === 0 ? '' : growth > 0 ? '▲+' : '▼−';
  return (
    <>
      <td className="dim">{figureText(unit, base)}</td>
      <td>
        {mark}
        {figureText('percent', growth === null ? null : Math.abs(growth))}
      </td>
      {isRise ? (
        <td>
          {rise > 0 ? '+' : rise < 0 ? '−' : ''}
          {figureText(unit, Math.abs(rise))}
        </td>
      ) : null}
    </>
  );
}

function Foot({ wish, found, table, shown }: Omit<LineProps, 'line' | 'most'>) {
  const label = useLabel();
  const { unit } = figures[wish.figure];
  const cell = (column: string | null, n: number, to: string | null) => (
    <Cell
      row={totalRow}
      column={column}
      text={figureText(unit, n)}
      heat={0}
      to={n === 0 ? null : to}
      name={`${label(totalWords)} ${column === null ? '' : label(table.names[column] ?? { zh: column, en: column })}`}
      wish={wish}
      key={column ?? ''}
    />
  );
  return (
    <tfoot>
      <tr>
        <th scope="row">{label(totalWords)}</th>
        {table.columns.map(({ key, total }, i) => cell(key, total, table.toTotals[i] ?? null))}
        {cell(null, table.total, table.toTotals.at(-1) ?? null)}
        <td className="dim">{figureText('percent', table.total === 0 ? null : 100)}</td>
        {shown.map((one) => (
          <Compare
            key={one}
            one={one}
            total={table.total}
            compared={table.compared[one]}
            isKnown={found.bases[one] !== null}
            wish={wish}
          />
        ))}
      </tr>
    </tfoot>
  );
}
