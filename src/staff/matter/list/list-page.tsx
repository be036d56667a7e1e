import { PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { formatYuan } from '../../../domain/base/money.ts';
import { asksForSingles, countedTo, singleLooks, sorts } from '../../../domain/matter/lists.ts';
import { useLabel, useLanguage, useWords, type Say } from '../../base/language.tsx';
import { useLookedAt } from '../neighbours.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { rowHeights, useNarrow } from '../../base/theme.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { NothingFound } from './nothing-found.tsx';
import { useDirectory } from '../../base/directory.ts';
import { FilterDrawer } from './filter-drawer.tsx';
import { PickBar, PickKeys } from './pick-bar.tsx';
import { Preview } from './list-preview.tsx';
import {
  ListBar,
  ListExport,
  ListFoot,
  PageSteps,
  useListKeys,
  useLook,
  usePanels,
  type Look,
  type Paging,
  type Panels,
} from './list-frame.tsx';
import { useCurrent, useKeptRows, useSteps } from './row-store.ts';
import type { Shelf } from './shelf.ts';
import {
  knownOf,
  linkOf,
  nextPage,
  pageBefore,
  pageQuery,
  readState,
  viewQuery,
  withFilters,
  withSort,
  type ListState,
} from './list-state.ts';
import { Cards, pathOf, Table, tableOf } from './list-table.tsx';
import { Views } from './saved-views.tsx';
import { chipsOf, sortWords, type Chip } from './list-words.ts';
import './list.css';

const exported = {
  complaint: 'complaints',
  tipoff: 'tipoffs',
  inquiry: 'inquiries',
  enforcement: 'enforcements',
} as const;
const limit = 50;

/** The list of one kind of matter: filters in the link, saved views, columns, order, pages and the file of what is shown. */
export function ListingPage<Item>({ shelf }: { shelf: Shelf<Item> }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay(`${shelf.kind}.read`);
  if (!may)
    return <Empty words={t(`您的角色看不到${label(shelf.title)}。`, 'Your role does not see these matters.')} />;
  return <Listing shelf={shelf} />;
}

function Listing<Item>({ shelf }: { shelf: Shelf<Item> }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const look = useLook(shelf);
  const panels = usePanels();
  const directory = useDirectory();
  const listing = useListing(shelf, look.columns);
  const { state, page, rows, show } = listing;
  const mayPick = useMay(shelf.papers?.mayPrint ?? shelf.mayExport) && shelf.papers !== undefined;
  const chips = chipsOf(shelf, state.filters, directory, me, t, language);
  return (
    <div className="listing">
      <title>{`${label(shelf.title)} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="pad listing-head">
        <Head shelf={shelf} listing={listing} panels={panels} columns={look.columns} />
        <FilterBar listing={listing} panels={panels} chips={chips} />
        {mayPick ? <PickBar shelf={shelf} rows={rows} isOver={panels.open !== null} /> : null}
        {page.error === null ? null : <ErrorLine error={page.error} onRetry={() => void page.refetch()} />}
        <AboveRows shelf={shelf} listing={listing} />
      </div>
      <div className={page.isPlaceholderData ? 'list-place waiting' : 'list-place'}>
        <Rows shelf={shelf} listing={listing} look={look} chips={chips} mayPick={mayPick} />
      </div>
      {page.data === undefined && page.error !== null ? null : (
        <ListFoot steps={<PageSteps paging={listing.paging} />} look={look} panels={panels} mayView mayPick={mayPick} />
      )}
      <FilterDrawer
        shelf={shelf}
        state={state}
        onChange={show}
        open={panels.open === 'filters'}
        onClose={() => panels.show(null)}
      />
      <AtCurrent shelf={shelf} listing={listing} panels={panels} />
      {mayPick ? <PickKeys shelf={shelf} rows={rows} items={listing.items} /> : null}
    </div>
  );
}

interface ListingProps<Item> {
  shelf: Shelf<Item>;
  listing: Listing<Item>;
}

/** What stands above the rows of some kinds and knows the current one. */
function AboveRows<Item>({ shelf, listing }: ListingProps<Item>) {
  const current = useCurrentOf(shelf, listing);
  return shelf.Above === undefined ? null : <shelf.Above current={current} />;
}

/** The keys of the list, and the row that they stand on at a glance: drawn anew at each step, so that the rows need not be. */
function AtCurrent<Item>({ shelf, listing, panels }: ListingProps<Item> & { panels: Panels }) {
  const go = useNavigate();
  const current = useCurrentOf(shelf, listing);
  useListKeys({
    panels,
    paging: listing.paging,
    step: listing.step,
    openCurrent: current === undefined ? null : () => void go(pathOf(shelf, current)),
    mayView: true,
  });
  return (
    <Preview
      shelf={shelf}
      item={panels.open === 'preview' ? (current ?? null) : null}
      onClose={() => panels.show(null)}
    />
  );
}

function useCurrentOf<Item>(shelf: Shelf<Item>, { rows, items }: Listing<Item>): Item | undefined {
  return useCurrent(rows, items, (item) => shelf.rowOf(item).id);
}

/** What the link asks for, what came of it, and the row that the keys stand on. */
function useListing<Item>(shelf: Shelf<Item>, columns: readonly string[]) {
  const go = useNavigate();
  const [params] = useSearchParams();
  const state = knownOf(readState(params), shelf);
  // A row carries the columns that all have; others are asked for.
  const chosen = columns.filter((column) => !shelf.defaultColumns.includes(column)).toSorted();
  const query = pageQuery(state, limit) + (chosen.length === 0 ? '' : `&columns=${chosen.join(',')}`);
  const page = useQuery({
    queryKey: [`${shelf.kind}s`, query],
    queryFn: ({ signal }) => shelf.list(query, signal),
    placeholderData: (before) => before,
  });
  useLookedAt(`${shelf.kind}s`);
  const items = page.data?.items ?? none;
  const rows = useKeptRows(useMe().id, shelf.kind);
  const step = useSteps(
    rows,
    useMemo(() => items.map((item) => shelf.rowOf(item).id), [shelf, items]),
  );
  const show = (next: ListState) => {
    rows.stand(null);
    void go(`${shelf.path}?${linkOf(next)}`);
  };
  const next = page.data?.next ?? null;
  const paging: Paging = {
    before: state.cursors.length * limit,
    shown: items.length,
    toNext: next === null ? null : () => show(nextPage(state, next)),
    toBefore: state.cursors.length === 0 ? null : () => show(pageBefore(state)),
  };
  return { state, page, items, rows, paging, show, step };
}

const none: never[] = [];

type Listing<Item> = ReturnType<typeof useListing<Item>>;

interface HeadProps<Item> {
  shelf: Shelf<Item>;
  listing: Listing<Item>;
  panels: Panels;
  columns: readonly string[];
}

/** The name of the list, its saved views, the file of what is shown, and the way to a new matter. */
function Head<Item>({ shelf, listing, panels, columns }: HeadProps<Item>) {
  const label = useLabel();
  const narrow = useNarrow();
  const mayExport = useMay(shelf.mayExport);
  const mayFile = useMay(shelf.mayFile);
  const query = viewQuery(listing.state);
  return (
    <div className="hd">
      <h1>{label(shelf.title)}</h1>
      <Views
        kind={shelf.kind}
        path={shelf.path}
        query={query}
        saving={panels.open === 'save'}
        onSaving={(open) => panels.show(open ? 'save' : null)}
      />
      <span className="sp" />
      {mayExport && !narrow ? (
        <ListExport
          list={exported[shelf.kind]}
          query={`columns=${columns.join(',')}&${query}`}
          disabled={(listing.page.data?.total ?? 0) === 0}
        />
      ) : null}
      {mayFile ? (
        <Link className="b p" to={shelf.filing.path}>
          <PhoneOutlined />
          {label(shelf.filing.words)} {shelf.kind === 'tipoff' ? null : <kbd>N</kbd>}
        </Link>
      ) : null}
    </div>
  );
}

interface FilterBarProps<Item> {
  listing: Listing<Item>;
  panels: Panels;
  chips: readonly Chip[];
}

/** The filters in words, the order, and how many matters there are. */
function FilterBar<Item>({ listing: { state, page, show }, panels, chips }: FilterBarProps<Item>) {
  const t = useWords();
  return (
    <ListBar
      chips={chips}
      onDrop={(chip) => show(withoutChip(state, chip))}
      panels={panels}
      sort={state.sort}
      orders={sorts.map((sort) => ({ sort, words: sortWords[sort] }))}
      onSort={(sort) => show(withSort(state, sort))}
      total={
        <>
          {asksForSingles(state.filters.q)
            ? t(`单字只在前 ${singleLooks / 10_000} 万件里找 · `, `One character: in the first ${singleLooks} · `)
            : null}
          {totalWords(page.data?.total, countedTo(state.filters.q), t)}
          {page.data?.sumFen === undefined ? null : (
            <>
              {' · '}
              <b className="num nw">
                {t(`合计 ${formatYuan(page.data.sumFen)} 元`, `${formatYuan(page.data.sumFen)} yuan in all`)}
              </b>
            </>
          )}{' '}
          · <Fresh at={page.dataUpdatedAt} failed={page.error !== null} />
        </>
      }
    />
  );
}

function totalWords(total: number | undefined, most: number, t: Say): string {
  if (total === undefined) return '—';
  return total > most ? t(`共 ${most} 件以上`, `more than ${most}`) : t(`共 ${total} 件`, `${total} in all`);
}

function withoutChip(state: ListState, chip: Chip): ListState {
  return withFilters(state, Object.fromEntries(chip.names.map((name) => [name, undefined])));
}

interface RowsProps<Item> {
  shelf: Shelf<Item>;
  listing: Listing<Item>;
  look: Look;
  chips: readonly Chip[];
  mayPick: boolean;
}

/** The matters: as a table, on a telephone as cards, and where there is none, the filters that leave nothing. */
function Rows<Item>({ shelf, listing, look, chips, mayPick }: RowsProps<Item>) {
  const narrow = useNarrow();
  const { state, page, items, rows, show } = listing;
  const table = useMemo(() => tableOf(shelf), [shelf]);
  const rowHeight = rowHeights[look.density];
  if (page.data === undefined) return page.error === null ? <Loading rows={16} height={rowHeight} /> : null;
  if (items.length === 0)
    return <NothingFound shelf={shelf} chips={chips} onDrop={(chip) => show(withoutChip(state, chip))} />;
  if (narrow) return <Cards shelf={shelf} items={items} />;
  return (
    <Table
      shelf={table}
      items={items}
      columns={look.columns}
      sort={state.sort}
      onSort={(sort) => show(withSort(state, sort))}
      rows={rows}
      rowHeight={rowHeight}
      mayPick={mayPick}
    />
  );
}
