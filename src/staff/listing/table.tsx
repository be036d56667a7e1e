import { Link } from 'react-router';
import { listingColumns, type ListingColumn, type Sort } from '../../domain/listing.ts';
import type { SeenItem } from '../client.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { ClockMark } from '../ui/clock-mark.tsx';
import { Cell, StageMark, titleOf } from './cell.tsx';

interface Props {
  items: readonly SeenItem[];
  columns: readonly ListingColumn[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  current: SeenItem | undefined;
  onCurrent: (item: SeenItem) => void;
  rowHeight: number;
}

/** The list on a wide screen: one line a matter, head fixed, tabular figures. */
export function Table({ items, columns, sort, onSort, current, onCurrent, rowHeight }: Props) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <table className="list" style={{ ['--row' as string]: `${rowHeight}px` }}>
      <caption className="sr">{t('投诉列表', 'Complaints')}</caption>
      <colgroup>
        {columns.map((column) => (
          <col
            key={column}
            className={`c-${column}`}
            style={column === 'operatorName' ? {} : { width: widthOf(column) }}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className={`c-${column}${column === 'amount' ? ' r' : ''}`}
              aria-sort={ariaSort(column, sort)}
            >
              {column === 'received' || column === 'due' ? (
                <button
                  type="button"
                  className={sorts(column, sort) ? 'sorted' : ''}
                  onClick={() => onSort(nextSort(column, sort))}
                >
                  {label(listingColumns[column])} {arrow(column, sort)}
                </button>
              ) : (
                label(listingColumns[column])
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr
            key={item.complaint.id}
            data-row={item.complaint.id}
            className={item === current ? 'cur' : undefined}
            onMouseDown={() => onCurrent(item)}
          >
            {columns.map((column) => (
              <td
                key={column}
                className={`c-${column}${column === 'amount' ? ' r' : ''}`}
                title={titleOf(item, column)}
              >
                {column === 'number' ? (
                  <Link className="stretch" to={pathOf(item)}>
                    <Cell item={item} column={column} today={today} />
                  </Link>
                ) : (
                  <Cell item={item} column={column} today={today} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The list on a phone: two lines a matter. */
export function Cards({ items }: { items: readonly SeenItem[] }) {
  const { today } = useMe();
  return (
    <ul className="list-cards">
      {items.map((item) => (
        <li key={item.complaint.id}>
          <Link to={pathOf(item)}>
            <span className="el">
              <b>{item.complaint.consumerName}</b>
              <span className="dim"> — {item.complaint.operatorName}</span>
            </span>
            <span className="num s">{item.complaint.number}</span>
            <ClockMark due={item.due} dueOn={item.complaint.dueOn} legalOn={item.complaint.legalOn} today={today} />
            <StageMark stage={item.complaint.stage} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function pathOf(item: SeenItem): string {
  return `/complaints/${encodeURIComponent(item.complaint.number)}`;
}

// A little wider than the words of the longest value that occurs.
function widthOf(column: ListingColumn): number {
  return column === 'due' ? 226 : column === 'number' ? 124 : listingColumns[column].width;
}

function sorts(column: 'received' | 'due', sort: Sort): boolean {
  return column === 'due' ? sort === 'due' : sort !== 'due';
}

function nextSort(column: 'received' | 'due', sort: Sort): Sort {
  if (column === 'due') return sort === 'due' ? 'newest' : 'due';
  return sort === 'newest' ? 'oldest' : 'newest';
}

function arrow(column: 'received' | 'due', sort: Sort): string {
  if (!sorts(column, sort)) return '';
  return sort === 'newest' ? '↓' : '↑';
}

function ariaSort(column: ListingColumn, sort: Sort): 'ascending' | 'descending' | undefined {
  if ((column !== 'received' && column !== 'due') || !sorts(column, sort)) return undefined;
  return sort === 'newest' ? 'descending' : 'ascending';
}
