import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select } from 'antd';
import { useEffect, useState } from 'react';
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
import { useExport } from '../export/export-asking.tsx';
import { ExportLink } from '../export/export-link.tsx';
import { ColumnChoice } from '../list/column-choice.tsx';
import { FilterChip } from '../list/filter-chips.tsx';
import { sortWords } from '../list/list-words.ts';
import '../list/list.css';
import '../../base/ui/settings.css';
import { Beside } from './docket-beside.tsx';
import type { SeenItem } from './docket-calls.ts';
import { DocketFilters, useDocketChips, type DocketChip } from './docket-filters.tsx';
import {
  dropped,
  limit,
  useListed,
  useLook,
  usePanels,
  type Listed,
  type Look,
  type PageProps,
  type Panels,
  type Page,
} from './docket-list-reading.ts';
import { pageAfter, pageBeforeOf, standingSort, takenQuery } from './docket-list-state.ts';
import { Rows } from './docket-rows.tsx';
import './docket.css';

/** Beyond so many of a state the server counts no further. */
const mostCounted = 10_000;
/** So long after the last letter the list is searched. */
const typedMs = 350;

/** The page of a docket with a list of its own: filters in the address, pages, columns, the file and the sheet of what is shown. */
export function ListedDocket<Item extends SeenItem>({ page }: PageProps<Item>) {
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

function Listing<Item extends SeenItem>({ page }: PageProps<Item>) {
  const directory = useDirectory();
  const listing = useListed(page);
  const panels = usePanels();
  const look = useLook(page);
  const chips = useDocketChips(page.docket, page.listing, listing.state);
  useListedKeys(page, listing, panels);
  const { found, read, list } = listing;
  return (
    <div className="listing docket-listing">
      <div className="pad listing-head">
        <Head page={page} listing={listing} columns={look.columns} />
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
      {read === undefined ? null : <Foot page={page} listing={listing} look={look} panels={panels} />}
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
    </div>
  );
}

function useListedKeys<Item extends SeenItem>({ docket }: Page<Item>, listing: Listed<Item>, { toggle }: Panels): void {
  const narrow = useNarrow();
  const { search, change } = useAddress();
  const mayOpen = useMay(docket.opening.permission);
  const isBare = search.get('open') === null && search.get('new') === null;
  const { state, items, current, next, hasBefore, go, open, step } = listing;
  useKeys(
    [
      { key: 'x', ...docket.opening, run: () => change({ new: true }), when: mayOpen && isBare },
      { key: 'j', zh: '下一行', en: 'Next row', run: () => step(1), when: items.length > 0 && isBare },
      { key: 'k', zh: '上一行', en: 'Row before', run: () => step(-1), when: items.length > 0 && isBare },
      {
        key: 'enter',
        zh: '打开',
        en: 'Open',
        run: () => current !== undefined && open(current),
        when: current !== undefined && isBare,
      },
      { key: 'f', zh: '条件', en: 'Filters', run: () => toggle('filters'), when: isBare },
      { key: 'c', zh: '列', en: 'Columns', run: () => toggle('columns'), when: !narrow && isBare },
      { key: 'o', zh: '排序', en: 'Order', run: () => toggle('sort'), when: isBare },
      {
        key: 'shift+j',
        zh: '下一页',
        en: 'Next page',
        run: () => next !== null && go(pageAfter(state, next)),
        when: next !== null && isBare,
      },
      {
        key: 'shift+k',
        zh: '上一页',
        en: 'Page before',
        run: () => go(pageBeforeOf(state)),
        when: hasBefore && isBare,
      },
    ],
    'list',
  );
}

interface HeadProps<Item extends SeenItem> extends PageProps<Item> {
  listing: Listed<Item>;
  columns: readonly string[];
}

/** The name of the list, the search, open or all with how many they are, the file, and the press that opens a new one. */
function Head<Item extends SeenItem>({ page, listing, columns }: HeadProps<Item>) {
  const { docket } = page;
  const t = useWords();
  const label = useLabel();
  const narrow = useNarrow();
  const { change } = useAddress();
  const mayOpen = useMay(docket.opening.permission);
  const mayExport = useMay('docket.export');
  const { state, list, read } = listing;
  const chosen = state.filters['state'] ?? 'open';
  return (
    <div className="hd docket-hd">
      <h1>{page.title ?? label(docket)}</h1>
      <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
        <button type="button" aria-pressed={chosen === 'open'} onClick={() => list({ state: null })}>
          {label(page.openWords ?? { zh: '在办', en: 'Open' })}
        </button>
        <button type="button" aria-pressed={chosen === 'all'} onClick={() => list({ state: 'all' })}>
          {t('全部', 'All')}
        </button>
      </fieldset>
      <span className="sp" />
      <Search value={state.filters['q'] ?? ''} onSearch={(q) => list({ q })} />
      {mayExport && !narrow ? (
        <Export page={page} query={takenQuery(state, columns)} disabled={(read?.total ?? 0) === 0} />
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
function Search({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const t = useWords();
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
  return <FindField label={t('编号、店名、内容', 'Number, shop, words')} value={typed} onChange={setTyped} />;
}

interface ExportProps<Item extends SeenItem> extends PageProps<Item> {
  query: string;
  disabled: boolean;
}

/** What is shown, as a file or on paper. */
function Export<Item extends SeenItem>({ page, query, disabled }: ExportProps<Item>) {
  const t = useWords();
  const { take, dialog } = useExport();
  const { list } = page.listing;
  const asked = new URLSearchParams({ ...page.query, ...Object.fromEntries(new URLSearchParams(query)) }).toString();
  const items = [
    { key: 'xlsx', words: t('Excel 表（xlsx）', 'Excel (xlsx)'), address: `/api/export/${list}?format=xlsx&${asked}` },
    { key: 'csv', words: t('文本表（csv）', 'CSV'), address: `/api/export/${list}?format=csv&${asked}` },
    { key: 'print', words: t('打印 A4', 'Print, A4'), address: `/papers/lists/${list}?${asked}`, isPage: true },
  ];
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: items.map(({ key, words, address, isPage = false }) => ({
            key,
            label: (
              <ExportLink className="" take={take} taken={{ list, query: asked, address, isPage }}>
                {words}
              </ExportLink>
            ),
          })),
        }}
      >
        <Button icon={<DownloadOutlined />} disabled={disabled}>
          {t('导出、打印', 'Export, print')}
        </Button>
      </Dropdown>
      {dialog}
    </>
  );
}

interface BarProps<Item extends SeenItem> extends PageProps<Item> {
  listing: Listed<Item>;
  panels: Panels;
  chips: readonly DocketChip[];
}

/** The filters in words, the order, and how many there are. */
function FilterBar<Item extends SeenItem>({ page, listing, panels, chips }: BarProps<Item>) {
  const t = useWords();
  const label = useLabel();
  const { state, found, read, list } = listing;
  const usable = page.listing.hasDue ? sorts : sorts.filter((one) => one !== 'due');
  return (
    <div className="chips">
      {chips.map((chip) => (
        <FilterChip key={chip.names.join(' ')} chip={chip} onDrop={() => list(dropped(chip))} />
      ))}
      <button type="button" className="chip add" onClick={() => panels.show('filters')}>
        + {t('条件', 'Filter')} <kbd>F</kbd>
      </button>
      <Select
        size="small"
        aria-label={t('排序', 'Order')}
        className="chip-sort"
        value={standingSort(state, page.listing)}
        open={panels.open === 'sort'}
        onOpenChange={(open) => panels.show(open ? 'sort' : null)}
        onChange={(sort) => list({ sort })}
        options={usable.map((sort) => ({
          value: sort,
          label: label(sort === 'due' ? sortWords.due : orderWords(sort, page.listing.day)),
        }))}
      />
      <span className="sp" />
      <span className="mut nw" aria-live="polite">
        {read === undefined ? '—' : totalWords(read.total ?? 0, t)} ·{' '}
        <Fresh at={found.dataUpdatedAt} failed={found.error !== null} />
      </span>
    </div>
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

interface FootProps<Item extends SeenItem> extends PageProps<Item> {
  listing: Listed<Item>;
  look: Look;
  panels: Panels;
}

/** The keys that work here, which rows of all these are, the pages, and which columns. */
function Foot<Item extends SeenItem>({ listing, look, panels }: FootProps<Item>) {
  const t = useWords();
  const narrow = useNarrow();
  const { state, items, next, hasBefore, go } = listing;
  const before = state.cursors.length * limit;
  return (
    <div className="list-foot">
      <span className="list-keys dim s">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {t('上下', 'rows')}
        </span>
        <span>
          <kbd>↵</kbd> {t('打开', 'open')}
        </span>
        <span>
          <kbd>C</kbd> {t('列', 'columns')}
        </span>
      </span>
      <span className="sp" />
      <span className="dim s nw">{items.length === 0 ? '' : `${before + 1} — ${before + items.length}`}</span>
      <Button size="small" disabled={!hasBefore} onClick={() => go(pageBeforeOf(state))}>
        {t('上一页', 'Previous')}
      </Button>
      <Button size="small" disabled={next === null} onClick={() => next !== null && go(pageAfter(state, next))}>
        {t('下一页', 'Next')}
      </Button>
      {narrow ? null : (
        <ColumnChoice
          shelf={look.shelf}
          columns={look.columns}
          onChange={look.setColumns}
          open={panels.open === 'columns'}
          onOpen={(open) => panels.show(open ? 'columns' : null)}
        />
      )}
    </div>
  );
}
