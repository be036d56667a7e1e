import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Sort } from '../../../domain/matter/lists.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { RungMark } from '../rung.tsx';
import { StageMark } from './stage-mark.tsx';
import { PickBox, PickPage } from './pick-box.tsx';
import { useIsCurrent, type RowStore } from './row-store.ts';
import type { Column, Shelf, TableShelf } from './shelf.ts';

interface Props<Item> {
  shelf: TableShelf<Item>;
  items: readonly Item[];
  columns: readonly string[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  rows: RowStore;
  rowHeight: number;
  /** Rows are picked for what is done with many at once. */
  mayPick: boolean;
}

/** The list on a wide screen: one line a matter, head fixed, tabular figures. */
export function Table<Item>(props: Props<Item>) {
  const { shelf, items, columns, sort, onSort, rows, rowHeight, mayPick } = props;
  const t = useWords();
  return (
    <table className="list" style={{ ['--row' as string]: `${rowHeight}px` }}>
      <caption className="sr">{t(`${shelf.title.zh}列表`, shelf.title.en)}</caption>
      <colgroup>
        {mayPick ? <col className="c-pick" /> : null}
        {columns.map((column) => (
          <col
            key={column}
            className={`c-${column}`}
            style={shelf.columns[column]?.wide === true ? {} : { width: widthOf(shelf, column) }}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {mayPick ? (
            <th scope="col" className="c-pick">
              <PickPage rows={rows} shown={items.map(shelf.rowOf)} />
            </th>
          ) : null}
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className={cellClass(shelf, column)}
              aria-sort={ariaSort(sortedBy(column, shelf.columns[column]), sort)}
            >
              <ColumnHead shelf={shelf} column={column} sort={sort} onSort={onSort} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={shelf.rowOf(item).id} shelf={shelf} item={item} columns={columns} rows={rows} mayPick={mayPick} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps<Item> extends Pick<Props<Item>, 'shelf' | 'columns' | 'rows' | 'mayPick'> {
  item: Item;
}

/** A row, drawn anew where it becomes the current one or is it no more; its cells are not. */
const Row = memo(function Row<Item>({ rows, ...drawn }: RowProps<Item>) {
  const { id } = drawn.shelf.rowOf(drawn.item);
  const isCurrent = useIsCurrent(rows, id);
  return (
    <tr data-row={id} className={isCurrent ? 'cur' : undefined} onMouseDown={() => rows.stand(id)}>
      <RowCells rows={rows} {...drawn} />
    </tr>
  );
}) as <Item>(props: RowProps<Item>) => ReactNode;

interface HeadProps<Item> extends Pick<Props<Item>, 'shelf' | 'sort' | 'onSort'> {
  column: string;
}

/** The name of a column; a press on it puts the rows in its order, where there is one. */
function ColumnHead<Item>({ shelf, column, sort, onSort }: HeadProps<Item>) {
  const label = useLabel();
  const words = label(shelf.columns[column] ?? { zh: '', en: '' });
  const by = sortedBy(column, shelf.columns[column]);
  return by !== null ? (
    <button type="button" className={sorts(by, sort) ? 'sorted' : ''} onClick={() => onSort(nextSort(by, sort))}>
      {words} {arrow(by, sort)}
    </button>
  ) : (
    words
  );
}

/**
 * What a shelf draws, within a component that stays the same when the shelf is made anew: a press that makes the row the current one
 * would else draw another link beneath the pointer before it is let go, and go nowhere.
 */
function Drawn<Props>({ by, of }: { by: (props: Props) => ReactNode; of: Props }): ReactNode {
  return by(of);
}

const RowCells = memo(function RowCells<Item>({ shelf, item, columns, rows, mayPick }: RowProps<Item>) {
  const { Cell, Lead, rowOf, titleOf } = shelf;
  const { language } = useLanguage();
  const { today } = useMe();
  const { id, number } = rowOf(item);
  return (
    <>
      {mayPick ? (
        <td className="c-pick">
          <PickBox rows={rows} id={id} number={number} />
        </td>
      ) : null}
      {columns.map((column) => (
        <td key={column} className={cellClass(shelf, column)} title={titleOf(item, column, language)}>
          {column === 'stage' ? <RungMark number={number} /> : null}
          {column === 'number' ? (
            <Drawn by={Lead} of={{ item, children: <Drawn by={Cell} of={{ item, column, today }} /> }} />
          ) : (
            <Drawn by={Cell} of={{ item, column, today }} />
          )}
        </td>
      ))}
    </>
  );
}) as <Item>(props: RowProps<Item>) => ReactNode;

interface CardsProps<Item> extends Pick<Props<Item>, 'items' | 'rows' | 'mayPick'> {
  shelf: Shelf<Item>;
}

/** The list on a phone: two lines a matter. */
export function Cards<Item>({ shelf, items, rows, mayPick }: CardsProps<Item>) {
  const { today } = useMe();
  return (
    <ul className="list-cards">
      {items.map((item) => {
        const row = shelf.rowOf(item);
        return (
          <li key={row.id} data-row={row.id} className={mayPick ? 'picked-by-box' : undefined}>
            {mayPick ? <PickBox rows={rows} id={row.id} number={row.number} /> : null}
            <Link to={pathOf(shelf, item)}>
              <span className="el">
                <b>{row.who}</b>
                {row.whom === '' ? null : <span className="dim"> — {row.whom}</span>}
              </span>
              <span className="num s">
                {row.number} <RungMark number={row.number} />
              </span>
              {shelf.hidden?.includes('due') === true ? (
                <span />
              ) : (
                <ClockMark due={row.due} dueOn={row.dueOn} legalOn={row.legalOn} today={today} />
              )}
              <StageMark words={shelf.stages} stage={row.stage} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The table of matters: each row is a link to its matter. */
export function tableOf<Item>(shelf: Shelf<Item>): TableShelf<Item> {
  return {
    ...shelf,
    columns: Object.fromEntries(Object.entries(shelf.columns).map(([name, one]) => [name, roomy(name, one)])),
    Lead: ({ item, children }) => (
      <Link className="stretch" to={pathOf(shelf, item)}>
        {children}
      </Link>
    ),
  };
}

// A little wider than the words of the longest value that occurs.
function roomy(name: string, column: Column): Column {
  if (name === 'due') return { ...column, width: 226 };
  // Numbers are given in the order of the filings, which is what the list is sorted by; the day of receipt may be another.
  return name === 'number' ? { ...column, width: 124, sorts: 'day' } : column;
}

export function pathOf<Item>(shelf: Shelf<Item>, item: Item): string {
  return `${shelf.path}/${encodeURIComponent(shelf.rowOf(item).number)}`;
}

function cellClass<Item>({ columns }: Pick<TableShelf<Item>, 'columns'>, column: string): string {
  return `c-${column}${columns[column]?.right === true ? ' r' : ''}`;
}

function widthOf<Item>({ columns }: Pick<TableShelf<Item>, 'columns'>, column: string): number {
  return columns[column]?.width ?? 100;
}

type SortedBy = 'day' | 'due';

function sortedBy(name: string, column: Column | undefined): SortedBy | null {
  if (column?.sorts !== undefined) return column.sorts;
  return name === 'due' ? 'due' : null;
}

function sorts(by: SortedBy, sort: Sort): boolean {
  return by === 'due' ? sort === 'due' : sort !== 'due';
}

function nextSort(by: SortedBy, sort: Sort): Sort {
  if (by === 'due') return sort === 'due' ? 'newest' : 'due';
  return sort === 'newest' ? 'oldest' : 'newest';
}

function arrow(by: SortedBy, sort: Sort): string {
  if (!sorts(by, sort)) return '';
  return sort === 'newest' ? '↓' : '↑';
}

function ariaSort(by: SortedBy | null, sort: Sort): 'ascending' | 'descending' | undefined {
  if (by === null || !sorts(by, sort)) return undefined;
  return sort === 'newest' ? 'descending' : 'ascending';
}
