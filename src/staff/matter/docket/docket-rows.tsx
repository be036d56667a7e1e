import type { ReactNode } from 'react';
import type { DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { rowHeights, useNarrow } from '../../base/theme.ts';
import { dayPlain } from '../../base/ui/day.ts';
import { DueDay } from '../../base/ui/due-day.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { NoneLeft, type Look } from '../list/list-frame.tsx';
import { Table } from '../list/list-table.tsx';
import type { TableShelf } from '../list/shelf.ts';
import { keyOf, type SeenItem } from './docket-calls.ts';
import { Facts, StateTag } from './docket-facts.tsx';
import type { DocketChip } from './docket-filters.tsx';
import { dropped, type Listed, type Page, type PageProps } from './docket-list-reading.ts';
import { standingSort } from './docket-list-state.ts';
import type { DocketPageProps } from './docket-beside.tsx';
import { RowMoves } from './docket-row-moves.tsx';

interface RowsProps<Item extends Row, Row extends SeenItem> extends PageProps<Item, Row> {
  listing: Listed<Row>;
  look: Look;
  chips: readonly DocketChip[];
  directory: Directory;
}

/** The entries: as a table, on a telephone as cards, and where there is none, the filters that leave nothing. */
export function Rows<Item extends Row, Row extends SeenItem>({
  page,
  listing,
  look,
  chips,
  directory,
}: RowsProps<Item, Row>) {
  const t = useWords();
  const narrow = useNarrow();
  const mayOpen = useMay(page.docket.opening.permission);
  const shelf = useEntryShelf(page, listing, directory);
  const { state, items, rows, list } = listing;
  if (items.length === 0)
    return chips.length === 0 ? (
      // What to press is told to who may press it.
      <Empty words={mayOpen ? page.empty : t('眼下没有。', 'There is none now.')} />
    ) : (
      <NoneLeft
        words={t('这些条件下没有；去掉一个再看：', 'Nothing fits these filters; take one away:')}
        chips={chips}
        onDrop={(chip) => list(dropped(chip))}
      />
    );
  if (narrow) return <EntryCards page={page} listing={listing} />;
  return (
    <Table
      shelf={shelf}
      items={items}
      columns={[...look.columns, 'acts']}
      sort={standingSort(state, page.listing)}
      onSort={(sort) => list({ sort })}
      rows={rows}
      rowHeight={rowHeights[look.density]}
      // Papers of an entry are printed from its own page.
      mayPick={false}
    />
  );
}

/** The columns of the listing and what can be done, as the table of matters draws them. */
function useEntryShelf<Item extends Row, Row extends SeenItem>(
  page: Page<Item, Row>,
  { open }: Pick<Listed<Row>, 'open'>,
  directory: Directory,
): TableShelf<Row> {
  const { docket, listing } = page;
  const acts = { zh: '能办的', en: 'What can be done', width: actsWidth(page), always: true, right: true };
  return {
    title: docket,
    rowOf: (item) => {
      const { entry } = item;
      return { id: entry.id, number: keyOf(entry) };
    },
    columns: {
      ...Object.fromEntries(
        Object.entries(listing.columns).map(([name, one]) => [
          name,
          { always: false, ...one, width: isTermOf(listing, name) ? Math.max(one.width, termWidth) : one.width },
        ]),
      ),
      number: { always: true, width: 200, wide: true, ...(page.nameWords ?? { zh: '编号', en: 'Number' }) },
      acts,
    },
    Cell: ({ item, column, today }) =>
      column === 'acts' ? (
        <RowMoves page={page} item={item} directory={directory} />
      ) : (
        <EntryCell page={page} item={item} column={column} today={today} />
      ),
    titleOf: (item, column, language) => {
      if (column === 'number') return page.nameOf(item);
      const shown = listing.columns[column]?.text(item) ?? null;
      return shown === null ? undefined : typeof shown === 'object' ? shown[language] : String(shown);
    },
    Lead: ({ item, children }) => (
      <button type="button" className="docket-name stretch" onClick={() => open(item)}>
        {children}
      </button>
    ),
  };
}

/** Room for how many days are left, and the day. */
const termWidth = 132;

/** Room for the widest of the buttons that stand in a row. */
function actsWidth({ rowMoves = 2, docket }: Pick<DocketPageProps<SeenItem>, 'rowMoves' | 'docket'>): number {
  if (rowMoves === 0) return 0;
  const chief = Object.values(docket.procedure).filter((rule) => rowMoves !== 'chief' || rule.chief === true);
  const longest = Math.max(0, ...chief.map(({ zh }) => zh.length));
  return rowMoves === 'chief' ? longest * 14 + 40 : Math.min(320, (longest * 14 + 40) * rowMoves);
}

interface CellProps<Row extends SeenItem> extends WholeRowProps<Row> {
  item: Row;
  column: string;
  today: string;
}

const isDay = /^\d{4}-\d{2}-\d{2}$/u;

/** A cell in its own way, or as its words; a day as short as the reader's language writes it. */
function EntryCell<Row extends SeenItem>({ page, item, column, today }: CellProps<Row>) {
  const { docket, listing, cells, nameOf } = page;
  const label = useLabel();
  const { language } = useLanguage();
  if (column === 'number') return nameOf(item);
  const own = cells?.[column];
  if (own !== undefined) return own(item);
  if (column === 'state') return <StateTag docket={docket} state={item.entry.state} />;
  const known = listing.columns[column];
  const shown = known?.text(item) ?? null;
  if (shown === null || shown === '') return <span className="dim">—</span>;
  if (typeof shown === 'object') return label(shown);
  if (typeof shown === 'number' || !isDay.test(shown)) return shown;
  // What is over is late no more, and has no days left.
  if (isTermOf(listing, column) && !docket.over.includes(item.entry.state))
    return <DueDay dueOn={shown} today={today} brief />;
  return <span className="nw">{dayPlain(shown, language, today)}</span>;
}

/** Whether the column tells by when something is to be done, as what waits for the reader tells it too. */
function isTermOf<Item>({ hasDue, columns }: DocketListing<Item>, column: string): boolean {
  return hasDue && columns[column]?.sorts === 'due';
}

interface WholeRowProps<Row extends SeenItem> {
  page: Pick<Page<Row, Row>, 'docket' | 'listing' | 'cells' | 'nameOf'>;
  item: Row;
}

/** All that the columns of the list say of an entry, those that are not shown among them: at a glance, where it has a page of its own. */
export function WholeRow<Row extends SeenItem>({ page, item }: WholeRowProps<Row>) {
  const label = useLabel();
  const { today } = useMe();
  const columns = Object.entries(page.listing.columns).filter(([name, column]) => {
    const text = column.text(item);
    return name !== 'number' && text !== null && text !== '';
  });
  return (
    <Facts
      rows={columns.map(([name, column]) => [
        label(column),
        <EntryCell key={name} page={page} item={item} column={name} today={today} />,
      ])}
    />
  );
}

/** The list on a telephone: what it is, where it stands and by when; what can be done stands in the entry. */
function EntryCards<Item extends Row, Row extends SeenItem>({
  page,
  listing: { items, open },
}: PageProps<Item, Row> & { listing: Listed<Row> }) {
  const { docket, listing, nameOf } = page;
  const { today } = useMe();
  const others = Object.keys(listing.columns).filter((name) => {
    const column = listing.columns[name];
    return name !== 'number' && name !== 'state' && column?.inName !== true && column?.sorts === undefined;
  });
  const second = others.find((name) => listing.columns[name]?.wide === true) ?? others[0];
  const dated = ['due', 'day'].flatMap((by) =>
    Object.keys(listing.columns).filter((name) => listing.columns[name]?.sorts === by),
  );
  return (
    <ul className="list-cards">
      {items.map((item) => {
        const { entry } = item;
        const onDay = dated.find((name) => (listing.columns[name]?.text(item) ?? '') !== '');
        const cell = (column: string): ReactNode => <EntryCell page={page} item={item} column={column} today={today} />;
        return (
          <li key={entry.id} data-row={entry.id}>
            <button type="button" onClick={() => open(item)}>
              <span>
                <b>{nameOf(item)}</b>
                <StateTag docket={docket} state={entry.state} />
              </span>
              <span>
                <span className="el dim s">{second === undefined ? null : cell(second)}</span>
                <span className="s">{onDay === undefined ? null : cell(onDay)}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
