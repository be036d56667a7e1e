import { DownloadOutlined, PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { ExportList } from '../../../domain/matter/export-request.ts';
import { sorts } from '../../../domain/matter/lists.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useLanguage, useWords, type Say } from '../../base/language.tsx';
import { useExport } from '../export/export-asking.tsx';
import { ExportLink } from '../export/export-link.tsx';
import { useLookedAt } from '../neighbours.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { rowHeights, useDensity, useNarrow, type Density } from '../../base/theme.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FilterChip, NothingFound } from './filter-chips.tsx';
import { ColumnChoice, useColumns } from './column-choice.tsx';
import { useDirectory } from '../../base/directory.ts';
import { FilterDrawer } from './filter-drawer.tsx';
import { PickBar, usePick, type Picking } from './print-picking.tsx';
import { Preview } from './list-preview.tsx';
import type { Shelf } from './shelf.ts';
import {
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
const most = 1000;

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
  const listing = useListing(shelf);
  const { state, page, items, current, show } = listing;
  useListKeys(shelf, listing, panels);
  const pick = usePick(shelf, items, current);
  const chips = chipsOf(shelf, state.filters, directory, me, t, language);
  return (
    <div className="listing">
      <title>{`${label(shelf.title)} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="pad listing-head">
        <Head shelf={shelf} listing={listing} panels={panels} columns={look.columns} />
        <FilterBar listing={listing} panels={panels} chips={chips} />
        <PickBar shelf={shelf} pick={pick} />
        {page.error === null ? null : <ErrorLine error={page.error} onRetry={() => void page.refetch()} />}
        {shelf.Above === undefined ? null : <shelf.Above current={current} />}
      </div>
      <div className={page.isPlaceholderData ? 'list-place waiting' : 'list-place'}>
        <Rows shelf={shelf} listing={listing} look={look} chips={chips} pick={pick} />
      </div>
      {page.data === undefined && page.error !== null ? null : (
        <Foot shelf={shelf} listing={listing} look={look} panels={panels} pick={pick} />
      )}
      <FilterDrawer
        shelf={shelf}
        state={state}
        onChange={show}
        open={panels.open === 'filters'}
        onClose={() => panels.show(null)}
      />
      <Preview
        shelf={shelf}
        item={panels.open === 'preview' ? (current ?? null) : null}
        onClose={() => panels.show(null)}
      />
    </div>
  );
}

/** How the rows look, as the person chose it on this machine: which columns, and how high. */
function useLook<Item>(shelf: Shelf<Item>) {
  const [columns, setColumns] = useColumns(shelf);
  const [density, setDensity] = useDensity(useMe().id);
  return { columns, setColumns, density, setDensity };
}

type Look = ReturnType<typeof useLook>;

type Panel = 'filters' | 'columns' | 'sort' | 'save' | 'preview';

interface Panels {
  open: Panel | null;
  show: (panel: Panel | null) => void;
  toggle: (panel: Panel) => void;
}

/** What is open over the list; one at a time. */
function usePanels(): Panels {
  const [open, show] = useState<Panel | null>(null);
  const toggle = (which: Panel) => show((shown) => (shown === which ? null : which));
  return { open, show, toggle };
}

/** What the link asks for, what came of it, and the row that the keys stand on. */
function useListing<Item>(shelf: Shelf<Item>) {
  const go = useNavigate();
  const [params] = useSearchParams();
  const state = readState(params);
  const [at, setAt] = useState(-1);
  const query = pageQuery(state, limit);
  const page = useQuery({
    queryKey: [`${shelf.kind}s`, query],
    queryFn: ({ signal }) => shelf.list(query, signal),
    placeholderData: (before) => before,
  });
  useLookedAt(`${shelf.kind}s`);
  const items = page.data?.items ?? [];
  const current = items[Math.min(at, items.length - 1)];
  const show = (next: ListState) => {
    setAt(-1);
    void go(`${shelf.path}?${linkOf(next)}`);
  };
  const step = (by: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at + by));
    setAt(next);
    document
      .querySelector(`[data-row="${items[next] === undefined ? '' : shelf.rowOf(items[next]).id}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  return {
    state,
    page,
    items,
    current,
    /** The cursor of the page that follows; null on the last. */
    next: page.data?.next ?? null,
    hasBefore: state.cursors.length > 0,
    show,
    step,
    stand: (item: Item) => setAt(items.indexOf(item)),
  };
}

type Listing<Item> = ReturnType<typeof useListing<Item>>;

function useListKeys<Item>(shelf: Shelf<Item>, listing: Listing<Item>, panels: Panels): void {
  const go = useNavigate();
  const narrow = useNarrow();
  const { state, items, current, next, hasBefore, show, step } = listing;
  const { open, toggle } = panels;
  useKeys(
    [
      { key: 'j', zh: '下一行', en: 'Next row', run: () => step(1), when: items.length > 0 },
      { key: 'k', zh: '上一行', en: 'Row before', run: () => step(-1), when: items.length > 0 },
      {
        key: 'enter',
        zh: '打开',
        en: 'Open',
        run: () => current !== undefined && void go(pathOf(shelf, current)),
        when: current !== undefined,
      },
      { key: 'space', zh: '预览', en: 'Preview', run: () => toggle('preview'), when: current !== undefined },
      {
        key: 'escape',
        zh: '关闭预览',
        en: 'Close the preview',
        run: () => panels.show(null),
        when: open === 'preview',
      },
      { key: 'f', zh: '条件', en: 'Filters', run: () => toggle('filters') },
      { key: 'c', zh: '列', en: 'Columns', run: () => toggle('columns'), when: !narrow },
      { key: 'o', zh: '排序', en: 'Order', run: () => toggle('sort') },
      { key: 'v', zh: '存成视图', en: 'Save as a view', run: () => panels.show('save') },
      {
        key: 'shift+j',
        zh: '下一页',
        en: 'Next page',
        run: () => next !== null && show(nextPage(state, next)),
        when: next !== null,
      },
      { key: 'shift+k', zh: '上一页', en: 'Page before', run: () => show(pageBefore(state)), when: hasBefore },
    ],
    'list',
  );
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
        shelf={shelf}
        query={query}
        saving={panels.open === 'save'}
        onSaving={(open) => panels.show(open ? 'save' : null)}
      />
      <span className="sp" />
      {mayExport && !narrow ? (
        <Export
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

function Export({ list, query, disabled }: { list: ExportList; query: string; disabled: boolean }) {
  const t = useWords();
  const { take, dialog } = useExport();
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: (['xlsx', 'csv'] as const).map((format) => ({
            key: format,
            label: (
              <ExportLink
                className=""
                take={take}
                taken={{ list, query, address: `/api/export/${list}?format=${format}&${query}` }}
              >
                {format === 'xlsx' ? t('Excel 表（xlsx）', 'Excel (xlsx)') : t('文本表（csv）', 'CSV')}
              </ExportLink>
            ),
          })),
        }}
      >
        <Button icon={<DownloadOutlined />} disabled={disabled}>
          {t('导出所见', 'Export what is shown')}
        </Button>
      </Dropdown>
      {dialog}
    </>
  );
}

interface FilterBarProps<Item> {
  listing: Listing<Item>;
  panels: Panels;
  chips: readonly Chip[];
}

/** The filters in words, the order, and how many matters there are. */
function FilterBar<Item>({ listing, panels, chips }: FilterBarProps<Item>) {
  const { state, page, show } = listing;
  const t = useWords();
  const label = useLabel();
  return (
    <div className="chips">
      {chips.map((chip) => (
        <FilterChip key={chip.names.join(' ')} chip={chip} onDrop={() => show(withoutChip(state, chip))} />
      ))}
      <button type="button" className="chip add" onClick={() => panels.show('filters')}>
        + {t('条件', 'Filter')} <kbd>F</kbd>
      </button>
      <Select
        size="small"
        aria-label={t('排序', 'Order')}
        className="chip-sort"
        value={state.sort}
        open={panels.open === 'sort'}
        onOpenChange={(open) => panels.show(open ? 'sort' : null)}
        onChange={(sort) => show(withSort(state, sort))}
        options={sorts.map((sort) => ({ value: sort, label: label(sortWords[sort]) }))}
      />
      <span className="sp" />
      <span className="mut nw" aria-live="polite">
        {totalWords(page.data?.total, t)} · <Fresh at={page.dataUpdatedAt} failed={page.error !== null} />
      </span>
    </div>
  );
}

function totalWords(total: number | undefined, t: Say): string {
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
  pick: Picking;
}

/** The matters: as a table, on a telephone as cards, and where there is none, the filters that leave nothing. */
function Rows<Item>({ shelf, listing, look, chips, pick }: RowsProps<Item>) {
  const narrow = useNarrow();
  const { state, page, items, current, show, stand } = listing;
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
      current={current}
      onCurrent={stand}
      pick={pick}
      rowHeight={rowHeight}
    />
  );
}

interface FootProps<Item> {
  shelf: Shelf<Item>;
  listing: Listing<Item>;
  look: Look;
  panels: Panels;
  pick: Picking;
}

/** The keys that work here, which rows of all these are, the pages, and how the rows look. */
function Foot<Item>({ shelf, listing, look, panels, pick }: FootProps<Item>) {
  const t = useWords();
  const narrow = useNarrow();
  const { state, items, next, hasBefore, show } = listing;
  const before = state.cursors.length * limit;
  return (
    <div className="list-foot">
      <KeysInSight mayPick={pick.isPicked !== null} />
      <span className="sp" />
      <span className="dim s nw">{items.length === 0 ? '' : `${before + 1} — ${before + items.length}`}</span>
      <Button size="small" disabled={!hasBefore} onClick={() => show(pageBefore(state))}>
        {t('上一页', 'Previous')}
      </Button>
      <Button size="small" disabled={next === null} onClick={() => next !== null && show(nextPage(state, next))}>
        {t('下一页', 'Next')}
      </Button>
      {narrow ? null : (
        <>
          <ColumnChoice
            shelf={shelf}
            columns={look.columns}
            onChange={look.setColumns}
            open={panels.open === 'columns'}
            onOpen={(open) => panels.show(open ? 'columns' : null)}
          />
          <Select<Density>
            size="small"
            aria-label={t('行高', 'Row height')}
            value={look.density}
            onChange={look.setDensity}
            options={[
              { value: 'compact', label: t('密度 紧凑', 'Compact') },
              { value: 'standard', label: t('密度 标准', 'Standard') },
              { value: 'loose', label: t('密度 宽松', 'Loose') },
            ]}
          />
        </>
      )}
    </div>
  );
}

function KeysInSight({ mayPick }: { mayPick: boolean }) {
  const t = useWords();
  return (
    <span className="list-keys dim s">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {t('上下', 'rows')}
      </span>
      <span>
        <kbd>↵</kbd> {t('打开', 'open')}
      </span>
      <span>
        <kbd>{t('空格', 'Space')}</kbd> {t('预览', 'preview')}
      </span>
      {mayPick ? (
        <span>
          <kbd>X</kbd> {t('选中', 'pick')}
        </span>
      ) : null}
      <span>
        <kbd>C</kbd> {t('列', 'columns')}
      </span>
      <span>
        <kbd>V</kbd> {t('存视图', 'save view')}
      </span>
      <span>
        <kbd>?</kbd> {t('全部', 'all')}
      </span>
    </span>
  );
}
