import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, useMemo, useState, type ReactNode } from 'react';
import { Link, useHref, useNavigate } from 'react-router';
import { formatYuan } from '../../../domain/base/money.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { handWords } from '../../../domain/matter/list/hand.ts';
import { asksForSingles, countedTo, singleLooks, sorts } from '../../../domain/matter/lists.ts';
import { useLabel, useLanguage, useWords, type Say } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { rowHeights, useNarrow } from '../../base/theme.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { NothingFound } from './nothing-found.tsx';
import { useDirectory } from '../../base/directory.ts';
import { FilterDrawer } from './filter-drawer.tsx';
import { later, useEver } from '../../base/later.ts';
import type { BarProps } from './pick-bar.tsx';
import { bulkActsFor } from '../bulk/bulk-acts.ts';
import { useHandlers } from '../handlers.ts';
import { PickKeys } from './pick-box.tsx';
import { Preview } from './list-preview.tsx';
import {
  ListBar,
  ListExport,
  ListFoot,
  useListKeys,
  useLook,
  usePanels,
  type Look,
  type Panels,
} from './list-frame.tsx';
import { beforeOf, limit, useListing, usePlace, type Listing } from './list-reading.ts';
import { useCurrent, usePicked } from './row-store.ts';
import type { Late } from '../../../http/api/matter/matter-routes.ts';
import { dueOf, type Shelf } from './shelf.ts';
import type { Sort } from '../../../domain/matter/lists.ts';
import { askedQuery, linkOf, viewQuery, withFilters, withSort, type ListState } from './list-state.ts';
import { Cards, pathOf, Table, tableOf } from './list-table.tsx';
import { Views } from './saved-views.tsx';
import { chipsOf, namesSomebody, sortWords, type Chip } from './list-words.ts';
import './list.css';

const { Part: PickBar, useSoon: useBarSoon } = later(async () => (await import('./pick-bar.tsx')).PickBar);

const { Part: RevisitAct } = later(async () => (await import('../revisit/revisit-act.tsx')).RevisitAct);

const { Part: BulkStrip } = later(async () => (await import('../bulk/bulk-strip.tsx')).BulkStrip);

const exported = {
  complaint: 'complaints',
  tipoff: 'tipoffs',
  inquiry: 'inquiries',
  enforcement: 'enforcements',
} as const;

/** The list of one kind of matter: filters in the link, saved views, columns, order, pages and the file of what is shown. */
export function ListingPage<Item>({ shelf }: { shelf: Shelf<Item> }) {
  const t = useWords();
  const label = useLabel();
  const may = useMay(`${shelf.kind}.read`);
  if (!may)
    return <Empty words={t(`您的角色看不到${label(shelf.title)}。`, 'Your role does not see these matters.')} />;
  return <MatterList shelf={shelf} />;
}

/** The filters in words; names of colleagues are read where one of them is named. */
function useChips<Item>(shelf: Shelf<Item>, filters: ListState['filters']): Chip[] {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory();
  const handlers = useHandlers(namesSomebody(filters, me));
  return chipsOf(shelf, filters, directory, me, { t, language, handlers });
}

function MatterList<Item>({ shelf }: { shelf: Shelf<Item> }) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const look = useLook(shelf);
  const panels = usePanels();
  const listing = useListing(shelf, look.columns);
  const { state, read, rows, show } = listing;
  const { place, end } = usePlace(shelf, listing);
  const mayPrint = useMay(shelf.papers?.mayPrint ?? shelf.mayExport) && shelf.papers !== undefined;
  const acts = bulkActsFor(shelf.kind, me.permissions);
  const mayExport = useMay(shelf.mayExport);
  const mayPick = mayPrint || mayExport || acts.length > 0;
  const chips = useChips(shelf, state.filters);
  return (
    <div className="listing">
      <title>{`${label(shelf.title)} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="pad listing-head">
        <Head shelf={shelf} listing={listing} panels={panels} columns={look.columns} />
        <FilterBar listing={listing} panels={panels} chips={chips} />
        {mayPick ? (
          <Picked
            shelf={shelf}
            rows={rows}
            acts={acts}
            mayPrint={mayPrint}
            columns={mayExport ? look.columns : null}
            sort={state.sort}
            onFill={listing.fill}
            isOver={panels.open !== null}
          />
        ) : null}
        {read.error === null ? null : <ErrorLine error={read.error} onRetry={() => void read.refetch()} />}
        <AboveRows shelf={shelf} listing={listing} />
      </div>
      <div ref={place} className={read.isPlaceholderData ? 'list-place waiting' : 'list-place'}>
        <RowsBefore listing={listing} />
        <Rows shelf={shelf} listing={listing} look={look} chips={chips} mayPick={mayPick} />
        <div ref={end}>
          <RowsBehind listing={listing} />
        </div>
      </div>
      {acts.length === 0 ? null : <LastBulk shelf={shelf} />}
      {read.data === undefined && read.error !== null ? null : (
        <ListFoot steps={<RowsShown listing={listing} />} look={look} panels={panels} mayView mayPick={mayPick} />
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

/** What the address asks for and the list does not know: left out, and said, so that nobody takes the rows for it. */
function Unknown({ values }: { values: readonly string[] }) {
  const t = useWords();
  if (values.length === 0) return null;
  return (
    <output className="mut s">
      {t(
        `地址里的“${values.join('、')}”不认得，没有按它挑；下面是别的条件挑出来的。`,
        `“${values.join(', ')}” in the address is not known and was left out; the rows are by what else it asks for.`,
      )}
    </output>
  );
}

interface PickedProps extends Omit<BarProps, 'file'> {
  /** The columns of the list, which a file of what is picked has too; null for who may take none. */
  columns: readonly string[] | null;
  /** The order of the list, in which its rows stand in the file too. */
  sort: Sort;
}

/** What can be done with what is picked: read once the page stands, and there when the first is. */
function Picked({ columns, sort, ...props }: PickedProps) {
  // Once there it stays: what became of a batch stands in its drawer when nothing is picked any more.
  const isAny = useEver(usePicked(props.rows).size > 0);
  useBarSoon();
  const file = (numbers: readonly string[]) =>
    columns === null ? null : <ExportPicked kind={props.shelf.kind} numbers={numbers} columns={columns} sort={sort} />;
  return isAny ? (
    <Suspense fallback={null}>
      <PickBar {...props} file={file} />
    </Suspense>
  ) : null;
}

/** What is picked as a file: with the watermark and the second person of every other. */
function ExportPicked({
  kind,
  numbers,
  columns,
  sort,
}: Record<'numbers' | 'columns', readonly string[]> & { kind: MatterKind; sort: Sort }) {
  const t = useWords();
  // The same that are picked in another order are the same file, of which the day's rows are counted once.
  const named = encodeURIComponent(numbers.toSorted().join(','));
  return (
    <ListExport
      list={exported[kind]}
      query={`columns=${columns.join(',')}&sort=${sort}&numbers=${named}`}
      disabled={false}
      words={t('导出选中的', 'Export what is picked')}
    />
  );
}

/** The batch that one has just made, while there is something to do about it. */
function LastBulk<Item>({ shelf: { kind, path } }: { shelf: Shelf<Item> }) {
  return (
    <Suspense fallback={null}>
      <BulkStrip kind={kind} path={path} />
    </Suspense>
  );
}

interface ListingProps<Item> {
  shelf: Shelf<Item>;
  listing: Listing<Item>;
}

/** What stands above the rows: what of the address is not known, and of some kinds what knows the current row. */
function AboveRows<Item>({ shelf, listing }: ListingProps<Item>) {
  const current = useCurrentOf(shelf, listing);
  return (
    <>
      <Unknown values={listing.unknown} />
      {shelf.Above === undefined ? null : <shelf.Above current={current} />}
    </>
  );
}

/** The keys of the list, and the row that they stand on at a glance: drawn anew at each step, so that the rows need not be. */
function AtCurrent<Item>({ shelf, listing, panels }: ListingProps<Item> & { panels: Panels }) {
  const go = useNavigate();
  const current = useCurrentOf(shelf, listing);
  const { items, step } = listing;
  useListKeys({
    panels,
    paging: { shown: items.length, toNext: items.length > 0 ? () => step(limit) : null, toBefore: () => step(-limit) },
    step,
    openCurrent: current === undefined ? null : () => void go(pathOf(shelf, current)),
    mayView: true,
  });
  return (
    <>
      {current === undefined ? null : (
        <Suspense fallback={null}>
          <RevisitAct number={shelf.rowOf(current).number} dueOn={dueOf(shelf.rowOf(current))} look="key" />
        </Suspense>
      )}
      <Preview
        shelf={shelf}
        item={panels.open === 'preview' ? (current ?? null) : null}
        onClose={() => panels.show(null)}
      />
    </>
  );
}

function useCurrentOf<Item>(shelf: Shelf<Item>, { rows, items }: Listing<Item>): Item | undefined {
  return useCurrent(rows, items, (item) => shelf.rowOf(item).id);
}

interface ReadProps<Item> {
  listing: Listing<Item>;
}

/** The rows before those that a link began with. */
function RowsBefore<Item>({ listing }: ReadProps<Item>): ReactNode {
  const t = useWords();
  const { hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage } = listing.read;
  const before = beforeOf(listing);
  if (!hasPreviousPage) return null;
  return (
    <p className="more-rows">
      <button type="button" className="b sm" onClick={() => void fetchPreviousPage()}>
        {isFetchingPreviousPage
          ? t('正在取…', 'Reading…')
          : t(`前面还有 ${before} 件，接着看`, `${before} more before these`)}
      </button>
    </p>
  );
}

/** The rows behind, which come by themselves as the list is scrolled; by this press as well. */
function RowsBehind<Item>({ listing }: ReadProps<Item>): ReactNode {
  const t = useWords();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = listing.read;
  if (!hasNextPage) return null;
  return (
    <p className="more-rows">
      <button type="button" className="b sm" onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? t('正在取…', 'Reading…') : t(`再往下 ${limit} 件`, `${limit} more`)}
      </button>
    </p>
  );
}

/** Which of all these rows are here, and whether others follow. */
function RowsShown<Item>({ listing }: ReadProps<Item>): ReactNode {
  const t = useWords();
  const before = beforeOf(listing);
  const shown = listing.items.length;
  if (shown === 0) return null;
  const rest = listing.read.hasNextPage ? t('，向下自动续', ', goes on by itself') : t('，到底了', ', that is all');
  return <span className="dim s nw">{`${before + 1} — ${before + shown}${rest}`}</span>;
}

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
      {narrow ? null : <CopyLink key={linkOf(listing.state)} to={`${shelf.path}?${linkOf(listing.state)}`} />}
      {mayExport && !narrow ? (
        <ListExport
          list={exported[shelf.kind]}
          query={`columns=${columns.join(',')}&${askedQuery(listing.state)}`}
          disabled={(listing.page?.total ?? 0) === 0}
        />
      ) : null}
      {mayFile ? (
        <Link className="b p" to={shelf.filing.path}>
          <PhoneOutlined aria-hidden="true" />
          {label(shelf.filing.words)} {shelf.kind === 'tipoff' ? null : <kbd>N</kbd>}
        </Link>
      ) : null}
    </div>
  );
}

/** The link of what is shown, for whoever is to see the same; the button itself says what came of it. */
function CopyLink({ to }: { to: string }) {
  const t = useWords();
  const href = useHref(to);
  const [came, setCame] = useState<'copied' | 'refused' | null>(null);
  const words = {
    none: t('复制链接', 'Copy the link'),
    copied: t('链接已复制', 'Copied'),
    refused: t('浏览器不让复制，请从地址栏复制', 'The browser refuses; copy it from the address bar'),
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(href, window.location.href).href);
      setCame('copied');
    } catch {
      setCame('refused');
    }
  };
  return (
    <Button onClick={() => void copy()}>
      <span aria-live="polite">{words[came ?? 'none']}</span>
    </Button>
  );
}

interface FilterBarProps<Item> {
  listing: Listing<Item>;
  panels: Panels;
  chips: readonly Chip[];
}

/** The filters in words, the order, and how many matters there are. */
function FilterBar<Item>({ listing: { state, page, read, show }, panels, chips }: FilterBarProps<Item>) {
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
          {totalWords(page?.total, countedTo(state.filters.q), t)}
          {page?.late === undefined ? null : <LateWords late={page.late} state={state} show={show} />}
          {page?.sumFen === undefined ? null : (
            <>
              {' · '}
              <b className="num nw">
                {t(`合计 ${formatYuan(page.sumFen)} 元`, `${formatYuan(page.sumFen)} yuan in all`)}
              </b>
            </>
          )}{' '}
          · <Fresh at={read.dataUpdatedAt} failed={read.error !== null} />
        </>
      }
    />
  );
}

interface LateProps {
  late: Late;
  state: ListState;
  show: (state: ListState) => void;
}

/** How many of them are past which day; a press leaves those. */
function LateWords({ late, state, show }: LateProps) {
  const label = useLabel();
  const most = countedTo(state.filters.q);
  const shown = (n: number) => (n > most ? `${most}+` : String(n));
  return (
    <>
      {' · '}
      <button
        type="button"
        className={late.legal > 0 ? 'late-count void' : 'late-count'}
        onClick={() => show(withFilters(state, { hand: 'pastLegal' }))}
      >
        {label(handWords.pastLegal)} {shown(late.legal)}
      </button>
      {' · '}
      <button
        type="button"
        className={late.local > 0 ? 'late-count late' : 'late-count'}
        onClick={() => show(withFilters(state, { hand: 'pastTarget' }))}
      >
        {label(handWords.pastTarget)} {shown(late.local)}
      </button>
    </>
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
  const { state, read, items, rows, show } = listing;
  const table = useMemo(() => tableOf(shelf), [shelf]);
  const rowHeight = rowHeights[look.density];
  if (read.data === undefined) return read.error === null ? <Loading rows={16} height={rowHeight} /> : null;
  if (items.length === 0)
    return <NothingFound shelf={shelf} chips={chips} onDrop={(chip) => show(withoutChip(state, chip))} />;
  if (narrow) return <Cards shelf={shelf} items={items} rows={rows} mayPick={mayPick} />;
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
