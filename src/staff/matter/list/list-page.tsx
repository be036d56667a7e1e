import { DownloadOutlined, PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { sorts } from '../../../domain/matter/lists.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useLookedAt } from '../neighbours.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { rowHeights, useDensity, useNarrow, type Density } from '../../base/theme.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FilterChip, NothingFound } from './filter-chips.tsx';
import { ColumnChoice, useColumns } from './column-choice.tsx';
import { FilterDrawer, useDirectory } from './filter-drawer.tsx';
import { PickBar, usePick } from './print-picking.tsx';
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
import { Cards, pathOf, Table } from './list-table.tsx';
import { Views } from './saved-views.tsx';
import { chipsOf, sortWords } from './list-words.ts';
import './list.css';

const limit = 50;
const most = 1000;

/** The list of one kind of matter: filters in the link, saved views, columns, order, pages and the file of what is shown. */
export function ListingPage<Item>({ shelf }: { shelf: Shelf<Item> }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const go = useNavigate();
  const narrow = useNarrow();
  const [params] = useSearchParams();
  const state = readState(params);
  const [columns, setColumns] = useColumns(shelf);
  const [density, setDensity] = useDensity(me.id);
  const [at, setAt] = useState(-1);
  const [panel, setPanel] = useState<'filters' | 'columns' | 'sort' | 'save' | 'preview' | null>(null);
  const directory = useDirectory().data;
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
  const toggle = (which: typeof panel) => setPanel((open) => (open === which ? null : which));
  const next = page.data?.next ?? null;
  const hasBefore = state.cursors.length > 0;
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
      { key: 'escape', zh: '关闭预览', en: 'Close the preview', run: () => setPanel(null), when: panel === 'preview' },
      { key: 'f', zh: '条件', en: 'Filters', run: () => toggle('filters') },
      { key: 'c', zh: '列', en: 'Columns', run: () => toggle('columns'), when: !narrow },
      { key: 'o', zh: '排序', en: 'Order', run: () => toggle('sort') },
      { key: 'v', zh: '存成视图', en: 'Save as a view', run: () => setPanel('save') },
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
  const pick = usePick(shelf, items, current);
  const chips = chipsOf(shelf, state.filters, directory, me, t, language);
  const mayExport = useMay(shelf.mayExport);
  const mayFile = useMay(shelf.mayFile);
  const total = page.data?.total;
  return (
    <div className="listing">
      <title>{`${label(shelf.title)} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="pad listing-head">
        <div className="hd">
          <h1>{label(shelf.title)}</h1>
          <Views
            shelf={shelf}
            query={viewQuery(state)}
            saving={panel === 'save'}
            onSaving={(open) => setPanel(open ? 'save' : null)}
          />
          <span className="sp" />
          {mayExport && !narrow ? (
            <Dropdown
              trigger={['click']}
              disabled={(total ?? 0) === 0}
              menu={{
                items: (['xlsx', 'csv'] as const).map((format) => ({
                  key: format,
                  label: (
                    <a
                      href={`/api/export${shelf.path}?format=${format}&columns=${columns.join(',')}&${viewQuery(state)}`}
                      download
                    >
                      {format === 'xlsx' ? t('Excel 表（xlsx）', 'Excel (xlsx)') : t('文本表（csv）', 'CSV')}
                    </a>
                  ),
                })),
              }}
            >
              <Button icon={<DownloadOutlined />} disabled={(total ?? 0) === 0}>
                {t('导出所见', 'Export what is shown')}
              </Button>
            </Dropdown>
          ) : null}
          {mayFile ? (
            <Link className="b p" to={shelf.filing.path}>
              <PhoneOutlined />
              {label(shelf.filing.words)} {shelf.kind === 'tipoff' ? null : <kbd>N</kbd>}
            </Link>
          ) : null}
        </div>
        <div className="chips">
          {chips.map((chip) => (
            <FilterChip
              key={chip.names.join(' ')}
              chip={chip}
              onDrop={() => show(withFilters(state, Object.fromEntries(chip.names.map((name) => [name, undefined]))))}
            />
          ))}
          <button type="button" className="chip add" onClick={() => setPanel('filters')}>
            + {t('条件', 'Filter')} <kbd>F</kbd>
          </button>
          <Select
            size="small"
            aria-label={t('排序', 'Order')}
            className="chip-sort"
            value={state.sort}
            open={panel === 'sort'}
            onOpenChange={(open) => setPanel(open ? 'sort' : null)}
            onChange={(sort) => show(withSort(state, sort))}
            options={sorts.map((sort) => ({ value: sort, label: label(sortWords[sort]) }))}
          />
          <span className="sp" />
          <span className="mut nw" aria-live="polite">
            {total === undefined
              ? '—'
              : total > most
                ? t(`共 ${most} 件以上`, `more than ${most}`)
                : t(`共 ${total} 件`, `${total} in all`)}{' '}
            · <Fresh at={page.dataUpdatedAt} failed={page.error !== null} />
          </span>
        </div>
        <PickBar shelf={shelf} pick={pick} />
        {page.error === null ? null : <ErrorLine error={page.error} onRetry={() => void page.refetch()} />}
        {shelf.Above === undefined ? null : <shelf.Above current={current} />}
      </div>
      <div className={page.isPlaceholderData ? 'list-place waiting' : 'list-place'}>
        {page.data === undefined ? (
          page.error === null ? (
            <Loading rows={16} height={rowHeights[density]} />
          ) : null
        ) : items.length === 0 ? (
          <NothingFound
            shelf={shelf}
            chips={chips}
            onDrop={(chip) => show(withFilters(state, Object.fromEntries(chip.names.map((name) => [name, undefined]))))}
          />
        ) : narrow ? (
          <Cards shelf={shelf} items={items} />
        ) : (
          <Table
            shelf={shelf}
            items={items}
            columns={columns}
            sort={state.sort}
            onSort={(sort) => show(withSort(state, sort))}
            current={current}
            onCurrent={(item) => setAt(items.indexOf(item))}
            pick={pick}
            rowHeight={rowHeights[density]}
          />
        )}
      </div>
      {page.data === undefined && page.error !== null ? null : (
        <div className="list-foot">
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
            {pick.isPicked === null ? null : (
              <span>
                <kbd>X</kbd> {t('选中', 'pick')}
              </span>
            )}
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
          <span className="sp" />
          <span className="dim s nw">
            {items.length === 0
              ? ''
              : `${state.cursors.length * limit + 1} — ${state.cursors.length * limit + items.length}`}
          </span>
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
                columns={columns}
                onChange={setColumns}
                open={panel === 'columns'}
                onOpen={(open) => setPanel(open ? 'columns' : null)}
              />
              <Select<Density>
                size="small"
                aria-label={t('行高', 'Row height')}
                value={density}
                onChange={setDensity}
                options={[
                  { value: 'compact', label: t('密度 紧凑', 'Compact') },
                  { value: 'standard', label: t('密度 标准', 'Standard') },
                  { value: 'loose', label: t('密度 宽松', 'Loose') },
                ]}
              />
            </>
          )}
        </div>
      )}
      <FilterDrawer
        shelf={shelf}
        state={state}
        onChange={show}
        open={panel === 'filters'}
        onClose={() => setPanel(null)}
      />
      <Preview shelf={shelf} item={panel === 'preview' ? (current ?? null) : null} onClose={() => setPanel(null)} />
    </div>
  );
}
