import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import type { DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import { sorts } from '../../../domain/matter/lists.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { rowHeights, useNarrow } from '../../base/theme.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { FindField } from '../../base/ui/table.tsx';
import {
  ListBar,
  ListExport,
  ListFoot,
  PageSteps,
  useListKeys,
  useLook,
  usePanels,
  type Panels,
} from '../list/list-frame.tsx';
import { sortWords } from '../list/list-words.ts';
import { useCurrent } from '../list/row-store.ts';
import { Views } from '../list/saved-views.tsx';
import '../list/list.css';
import '../../base/ui/settings.css';
import { Beside } from './docket-beside.tsx';
import type { SeenItem } from './docket-calls.ts';
import { DocketFilters, useDocketChips, type DocketChip } from './docket-filters.tsx';
import { useFormSoon } from './docket-form.tsx';
import { dropped, rowIdOf, useColumnShelf, useListed, type Listed, type PageProps } from './docket-list-reading.ts';
import { standingSort, takenQuery, viewQueryOf } from './docket-list-state.ts';
import { EntryPreview } from './docket-preview.tsx';
import { Rows } from './docket-rows.tsx';
import './docket.css';

/** Beyond so many of a state the server counts no further. */
const mostCounted = 10_000;
/** So long after the last letter the list is searched. */
const typedMs = 350;

/** The page of a docket with a list of its own: filters in the address, pages, columns, the file and the sheet of what is shown. */
export function ListedDocket<Item extends Row, Row extends SeenItem>({ page }: PageProps<Item, Row>) {
  const { docket } = page;
  const t = useWords();
  const label = useLabel();
  const may = useMay(docket.read);
  if (!may)
    return (
      <Empty words={t(`您的角色看不到${docket.zh}。`, `Your role does not see this: ${docket.en.toLowerCase()}.`)} />
    );
  return (
    <>
      <title>{`${page.title ?? label(docket)} · ${t('红盾', 'Hongdun')}`}</title>
      <Listing page={page} />
    </>
  );
}

function Listing<Item extends Row, Row extends SeenItem>({ page }: PageProps<Item, Row>) {
  const directory = useDirectory();
  const panels = usePanels();
  const look = useLook(useColumnShelf(page));
  const listing = useListed(page, look.columns);
  const mayView = useMay('view.save');
  const chips = useDocketChips(page.docket, page.listing, listing.state);
  useFormSoon(page.docket);
  const { found, read, list } = listing;
  return (
    <div className="listing docket-listing">
      <div className="pad listing-head">
        <Head page={page} listing={listing} columns={look.columns} panels={panels} />
        {page.tools === undefined ? null : <div className="docket-tools">{page.tools}</div>}
        <FilterBar page={page} listing={listing} panels={panels} chips={chips} />
        {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      </div>
      <div className={found.isPlaceholderData ? 'list-place waiting' : 'list-place'}>
        {read === undefined || directory === undefined ? (
          found.error === null ? (
            <Loading rows={16} height={rowHeights[look.density]} />
          ) : null
        ) : (
          <Rows page={page} listing={listing} look={look} chips={chips} directory={directory} />
        )}
      </div>
      {read === undefined ? null : (
        <ListFoot steps={<PageSteps paging={listing.paging} />} look={look} panels={panels} mayView={mayView} />
      )}
      <DocketFilters
        docket={page.docket}
        listing={page.listing}
        state={listing.state}
        counts={read?.counts ?? {}}
        onChange={(changed) => list(changed)}
        open={panels.open === 'filters'}
        onClose={() => panels.show(null)}
      />
      {directory === undefined ? null : <Beside page={page} directory={directory} />}
      <AtCurrent page={page} listing={listing} panels={panels} />
    </div>
  );
}

interface CurrentProps<Item extends Row, Row extends SeenItem> extends PageProps<Item, Row> {
  listing: Listed<Row>;
  panels: Panels;
}

/** The keys of the list, and the entry that they stand on at a glance: drawn anew at each step, so that the rows need not be. */
function AtCurrent<Item extends Row, Row extends SeenItem>({ page, listing, panels }: CurrentProps<Item, Row>) {
  const { docket } = page;
  const current = useCurrent(listing.rows, listing.items, rowIdOf);
  const { search, change } = useAddress();
  const mayOpen = useMay(docket.opening.permission);
  const mayView = useMay('view.save');
  // The keys of what lies over the list are its own.
  const isOwn = search.get('open') === null && search.get('new') === null;
  const { paging, open, step } = listing;
  useKeys([{ key: 'x', ...docket.opening, run: () => change({ new: true }), when: mayOpen && isOwn }], 'list');
  useListKeys({
    panels,
    paging,
    step,
    openCurrent:
      current === undefined
        ? null
        : () => {
            panels.show(null);
            open(current);
          },
    mayView,
    isOwn,
  });
  return (
    <EntryPreview
      page={page}
      item={panels.open === 'preview' ? (current ?? null) : null}
      onOpen={open}
      onClose={() => panels.show(null)}
    />
  );
}

interface HeadProps<Item extends Row, Row extends SeenItem> extends PageProps<Item, Row> {
  listing: Listed<Row>;
  columns: readonly string[];
  panels: Panels;
}

/** The name of the list, its saved views, the search, open or all, the file, and the press that opens a new one. */
function Head<Item extends Row, Row extends SeenItem>({ page, listing, columns, panels }: HeadProps<Item, Row>) {
  const { docket } = page;
  const t = useWords();
  const label = useLabel();
  const narrow = useNarrow();
  const { change } = useAddress();
  const mayOpen = useMay(docket.opening.permission);
  const mayExport = useMay('docket.export');
  const mayView = useMay('view.save');
  const { pathname } = useLocation();
  const { state, list, read } = listing;
  const chosen = state.filters['state'] ?? 'open';
  return (
    <div className="hd docket-hd">
      <h1>{page.title ?? label(docket)}</h1>
      {mayView ? (
        <Views
          kind={page.listing.list}
          path={pathname}
          query={viewQueryOf(state)}
          saving={panels.open === 'save'}
          onSaving={(open) => panels.show(open ? 'save' : null)}
        />
      ) : null}
      <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
        <button type="button" aria-pressed={chosen === 'open'} onClick={() => list({ state: null })}>
          {label(page.openWords ?? { zh: '在办', en: 'Open' })}
        </button>
        <button type="button" aria-pressed={chosen === 'all'} onClick={() => list({ state: 'all' })}>
          {t('全部', 'All')}
        </button>
      </fieldset>
      <span className="sp" />
      <Search words={page.listing.finds} value={state.filters['q'] ?? ''} onSearch={(q) => list({ q })} />
      {mayExport && !narrow ? (
        <ListExport
          list={page.listing.list}
          query={new URLSearchParams({ ...page.query, ...takenQuery(state, columns) }).toString()}
          disabled={(read?.total ?? 0) === 0}
          isPrinted
        />
      ) : null}
      {mayOpen ? (
        <button type="button" className="b p" onClick={() => change({ new: true })}>
          {label(docket.opening)} <kbd>X</kbd>
        </button>
      ) : null}
    </div>
  );
}

/** What is typed is searched for after a pause, and stands in the address. */
function Search({
  words = { zh: '编号、店名、内容', en: 'Number, shop, words' },
  value,
  onSearch,
}: {
  words: DocketListing<never>['finds'];
  value: string;
  onSearch: (q: string) => void;
}) {
  const label = useLabel();
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  // A link, or a chip that was taken away, changes what is looked for.
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), typedMs);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return <FindField label={label(words)} value={typed} onChange={setTyped} />;
}

interface BarProps<Item extends Row, Row extends SeenItem> extends PageProps<Item, Row> {
  listing: Listed<Row>;
  panels: Panels;
  chips: readonly DocketChip[];
}

/** The filters in words, the order, and how many there are. */
function FilterBar<Item extends Row, Row extends SeenItem>({ page, listing, panels, chips }: BarProps<Item, Row>) {
  const t = useWords();
  const { state, found, read, list } = listing;
  const { hasDue, day } = page.listing;
  const usable = hasDue ? sorts : sorts.filter((one) => one !== 'due');
  return (
    <ListBar
      chips={chips}
      onDrop={(chip) => list(dropped(chip))}
      panels={panels}
      sort={standingSort(state, page.listing)}
      orders={usable.map((sort) => ({ sort, words: sort === 'due' ? sortWords.due : orderWords(sort, day) }))}
      onSort={(sort) => list({ sort })}
      total={
        <>
          {read === undefined ? '—' : totalWords(read.total ?? 0, t)} ·{' '}
          <Fresh at={found.dataUpdatedAt} failed={found.error !== null} />
        </>
      }
    />
  );
}

function orderWords(sort: 'newest' | 'oldest', day: { zh: string; en: string }) {
  return sort === 'newest'
    ? { zh: `${day.zh}：近的在前`, en: `${day.en}: newest first` }
    : { zh: `${day.zh}：早的在前`, en: `${day.en}: oldest first` };
}

function totalWords(total: number, t: (zh: string, en: string) => string): string {
  return total >= mostCounted
    ? t(`共 ${mostCounted} 条以上`, `more than ${mostCounted}`)
    : t(`共 ${total} 条`, `${total} in all`);
}
