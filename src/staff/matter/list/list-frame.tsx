/** What the lists of matters and of dockets share: the row under the keys, what is open over the list, its bar, its foot and its keys. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ExportList } from '../../../domain/matter/words/export-lists.ts';
import type { Sort } from '../../../domain/matter/lists.ts';
import { useFindEverywhere } from '../../base/find-everywhere.ts';
import { useKeys, type Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useDensity, useNarrow, type Density } from '../../base/theme.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { MenuChoice } from '../../base/ui/menu-choice.tsx';
import { useExport } from '../export/export-asking.tsx';
import { ExportLink } from '../export/export-link.tsx';
import { ColumnChoice, useColumns } from './column-choice.tsx';
import { FilterChip } from './filter-chips.tsx';
import type { Chip } from './list-words.ts';
import type { ColumnShelf, Words } from './shelf.ts';

export type Panel = 'filters' | 'columns' | 'sort' | 'save' | 'preview';

export interface Panels {
  open: Panel | null;
  show: (panel: Panel | null) => void;
  toggle: (panel: Panel) => void;
}

/** What is open over the list; one at a time. */
export function usePanels(): Panels {
  const [open, show] = useState<Panel | null>(null);
  const toggle = (which: Panel) => show((shown) => (shown === which ? null : which));
  return { open, show, toggle };
}

/** How the rows look, as the person chose it on this machine: which columns, and how high. */
export function useLook(shelf: ColumnShelf) {
  const [columns, setColumns] = useColumns(shelf);
  const [density, setDensity] = useDensity(useMe().id);
  return { shelf, columns, setColumns, density, setDensity };
}

export type Look = ReturnType<typeof useLook>;

/** The pages of a list; null where there is none before or behind. */
export interface Paging {
  /** How many rows stand on the pages before. */
  before: number;
  shown: number;
  toNext: (() => void) | null;
  toBefore: (() => void) | null;
}

interface Keys {
  panels: Panels;
  paging: Omit<Paging, 'before'>;
  step: (by: number) => void;
  /** Opens the row that the keys stand on; null where they stand on none. */
  openCurrent: (() => void) | null;
  mayView: boolean;
  /** Whether the keys are the list's: not while something else lies over it. */
  isOwn?: boolean;
}

/** The keys of rows and pages, on every list that has them. */
export function pageKeys({
  paging: { shown, toNext, toBefore },
  step,
  openCurrent,
  isOwn = true,
}: Omit<Keys, 'panels' | 'mayView'>): Shortcut[] {
  return [
    { key: 'j', zh: '下一行', en: 'Next row', run: () => step(1), when: isOwn && shown > 0 },
    { key: 'k', zh: '上一行', en: 'Row before', run: () => step(-1), when: isOwn && shown > 0 },
    { key: 'enter', zh: '打开', en: 'Open', run: () => openCurrent?.(), when: isOwn && openCurrent !== null },
    { key: 'shift+j', zh: '下一页', en: 'Next page', run: () => toNext?.(), when: isOwn && toNext !== null },
    { key: 'shift+k', zh: '上一页', en: 'Page before', run: () => toBefore?.(), when: isOwn && toBefore !== null },
  ];
}

/** The same keys on every list: rows, preview, filters, columns, order, views and pages. */
export function useListKeys({ panels, paging, step, openCurrent, mayView, isOwn = true }: Keys): void {
  const narrow = useNarrow();
  const { open, show, toggle } = panels;
  useKeys(
    [
      ...pageKeys({ paging, step, openCurrent, isOwn }),
      {
        key: 'space',
        zh: '预览',
        en: 'Preview',
        run: () => toggle('preview'),
        when: isOwn && openCurrent !== null,
      },
      {
        key: 'escape',
        zh: '关闭预览',
        en: 'Close the preview',
        run: () => show(null),
        when: isOwn && open === 'preview',
      },
      { key: 'f', zh: '条件', en: 'Filters', run: () => toggle('filters'), when: isOwn },
      { key: 'c', zh: '列', en: 'Columns', run: () => toggle('columns'), when: isOwn && !narrow },
      { key: 'o', zh: '排序', en: 'Order', run: () => toggle('sort'), when: isOwn },
      { key: 'v', zh: '存成视图', en: 'Save as a view', run: () => show('save'), when: isOwn && mayView },
    ],
    'list',
  );
}

/** A filter in words, and which of them go when it is taken away. */
export type ShownChip = Pick<Chip, 'label' | 'value'> & { names: readonly string[] };

interface BarProps<One extends ShownChip> {
  chips: readonly One[];
  onDrop: (chip: One) => void;
  panels: Panels;
  sort: Sort;
  orders: readonly { sort: Sort; words: Words }[];
  onSort: (sort: Sort) => void;
  /** How many there are, and when that was read. */
  total: ReactNode;
}

/** The filters in words, the order, and how many there are. */
export function ListBar<One extends ShownChip>({ chips, onDrop, panels, sort, orders, onSort, total }: BarProps<One>) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="chips">
      <DroppedChips chips={chips} onDrop={onDrop} />
      <button type="button" className="chip add" onClick={() => panels.show('filters')}>
        + {t('条件', 'Filter')} <kbd>F</kbd>
      </button>
      <MenuChoice
        label={t('排序', 'Order')}
        className="chip-sort"
        value={sort}
        open={panels.open === 'sort'}
        onOpen={(open) => panels.show(open ? 'sort' : null)}
        onChange={onSort}
        choices={orders.map(({ sort: value, words }) => ({ value, label: label(words) }))}
      />
      <span className="sp" />
      <span className="mut nw" aria-live="polite">
        {total}
      </span>
    </div>
  );
}

function DroppedChips<One extends ShownChip>({ chips, onDrop }: Pick<BarProps<One>, 'chips' | 'onDrop'>) {
  return chips.map((chip) => <FilterChip key={chip.names.join(' ')} chip={chip} onDrop={() => onDrop(chip)} />);
}

interface NoneProps<One extends ShownChip> extends Pick<BarProps<One>, 'chips' | 'onDrop'> {
  words: string;
  children?: ReactNode;
}

/** Names the filters that leave nothing; each can be taken away alone, and what was typed be looked for in everything else. */
export function NoneLeft<One extends ShownChip>({ words, chips, onDrop, children }: NoneProps<One>) {
  const t = useWords();
  const findEverywhere = useFindEverywhere();
  const typed = chips.find(({ names }) => names.includes('q'))?.value;
  return (
    <Empty words={words}>
      {children}
      <span className="chips">
        <DroppedChips chips={chips} onDrop={onDrop} />
      </span>
      {typed === undefined ? null : (
        <button type="button" className="b" onClick={() => findEverywhere(typed)}>
          {t(`到处找“${typed}”`, `Look for “${typed}” everywhere`)}
        </button>
      )}
    </Empty>
  );
}

/** Which rows of all these are, and the pages before and behind them. */
export function PageSteps({ paging: { before, shown, toNext, toBefore } }: { paging: Paging }) {
  const t = useWords();
  return (
    <>
      <span className="dim s nw">{shown === 0 ? '' : `${before + 1} — ${before + shown}`}</span>
      <Button size="small" disabled={toBefore === null} onClick={() => toBefore?.()}>
        {t('上一页', 'Previous')}
      </Button>
      <Button size="small" disabled={toNext === null} onClick={() => toNext?.()}>
        {t('下一页', 'Next')}
      </Button>
    </>
  );
}

interface FootProps {
  /** Which rows these are, and the way to the others. */
  steps: ReactNode;
  look: Look;
  panels: Panels;
  mayView: boolean;
  /** Rows are picked for what is done with many at once. */
  mayPick?: boolean;
}

/** The keys that work here, the pages, and how the rows look. */
export function ListFoot({ steps, look, panels, ...keys }: FootProps) {
  const t = useWords();
  const narrow = useNarrow();
  return (
    <div className="list-foot">
      <KeysInSight {...keys} />
      <span className="sp" />
      {steps}
      {narrow ? null : (
        <>
          <ColumnChoice
            shelf={look.shelf}
            columns={look.columns}
            onChange={look.setColumns}
            open={panels.open === 'columns'}
            onOpen={(open) => panels.show(open ? 'columns' : null)}
          />
          <MenuChoice<Density>
            label={t('行高', 'Row height')}
            value={look.density}
            onChange={look.setDensity}
            choices={[
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

function KeysInSight({ mayView, mayPick = false }: Pick<FootProps, 'mayView' | 'mayPick'>) {
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
      {mayView ? (
        <span>
          <kbd>V</kbd> {t('存视图', 'save view')}
        </span>
      ) : null}
      <span>
        <kbd>?</kbd> {t('全部', 'all')}
      </span>
    </span>
  );
}

interface TakeProps {
  list: ExportList;
  /** The question of the list as its address has it, with the columns. */
  query: string;
  disabled: boolean;
  /** Whether the list has a sheet to print besides its files. */
  isPrinted?: boolean;
  /** What is taken where that is not all that is shown; then the press is a small one. */
  words?: string;
}

/** What is shown, or a part of it, as a file or on paper. */
export function ListExport({ list, query, disabled, isPrinted = false, words }: TakeProps) {
  const t = useWords();
  const shown = isPrinted ? t('导出、打印', 'Export, print') : t('导出所见', 'Export what is shown');
  const { take, dialog } = useExport();
  const file = (format: string) => `/api/export/${list}?format=${format}&${query}`;
  const items = [
    { key: 'xlsx', words: t('Excel 表（xlsx）', 'Excel (xlsx)'), address: file('xlsx'), isPage: false },
    { key: 'csv', words: t('文本表（csv）', 'CSV'), address: file('csv'), isPage: false },
    ...(isPrinted
      ? [
          {
            key: 'print',
            words: t('打印 A4', 'Print, A4'),
            address: `/papers/lists/${list}?${query}`,
            isPage: true,
          },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: items.map(({ key, words, address, isPage }) => ({
            key,
            label: (
              <ExportLink className="" take={take} taken={{ list, query, address, isPage }}>
                {words}
              </ExportLink>
            ),
          })),
        }}
      >
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          disabled={disabled}
          size={words === undefined ? 'middle' : 'small'}
        >
          {words ?? shown}
        </Button>
      </Dropdown>
      {dialog}
    </>
  );
}
