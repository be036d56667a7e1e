import { Suspense } from 'react';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords, type Say } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { DocketFilter } from '../../../domain/matter/docket/docket-list.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { dueWords } from '../list/list-words.ts';
import type { ShownDocket } from './shown-docket.ts';
import type { DocketListState } from './docket-list-state.ts';
import { namedIn, type FilterProps, type ShownListing } from './docket-filter-names.ts';

const { Part, useSoon } = later(async () => (await import('./docket-filter-form.tsx')).DocketFilterForm);

/** Every filter of a docket's list; a change shows at once behind the drawer. */
export function DocketFilters({ open, onClose, ...props }: FilterProps & { open: boolean; onClose: () => void }) {
  const t = useWords();
  useSoon();
  return (
    <SideDrawer open={open} onClose={onClose} title={t('条件', 'Filters')}>
      <Suspense fallback={<Loading rows={8} />}>
        <Part {...props} />
      </Suspense>
    </SideDrawer>
  );
}

export interface DocketChip {
  /** What it takes away. */
  names: readonly string[];
  label: string;
  value: string;
}

/** The filters as chips in words; a figure and its days are one chip. Open and all stand above the list. */
export function useDocketChips(
  docket: Pick<ShownDocket, 'states'>,
  listing: ShownListing,
  { filters }: DocketListState,
): DocketChip[] {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const source: Source = { states: docket.states, listing, filters, directory, t, label };
  return Object.keys(filters).flatMap((name) => chipOf(name, filters[name] ?? '', source) ?? []);
}

/** What the words of a chip are taken from. */
interface Source {
  states: Readonly<Record<string, Words>>;
  listing: ShownListing;
  filters: DocketListState['filters'];
  directory: Directory | undefined;
  t: Say;
  label: (words: Words) => string;
}

function chipOf(name: string, value: string, source: Source): DocketChip | null {
  const { listing, filters, t, label } = source;
  const filter = listing.filters[name];
  const chip = (of: string, words: string): DocketChip => ({ names: [name], label: of, value: words });
  if (filter !== undefined) return chip(label(filter), ownWords(filter, value, source));
  if (name === 'state')
    return value === 'all' || value === 'open' ? null : chip(t('状态', 'State'), joined(value, source));
  if (name === 'q') return chip(t('查找', 'Search'), value);
  if (name === 'due') return chip(t('到期', 'Due'), label(dueWords[value] ?? other));
  if (name === 'figure') return figureChip(value, source);
  if (filters['figure'] !== undefined) return null;
  return chip(`${label(listing.day)}${name === 'from' ? t('不早于', ' from') : t('不晚于', ' to')}`, value);
}

function figureChip(value: string, { filters, listing, t, label }: Source): DocketChip {
  const { from, to } = filters;
  const days = t(`${from ?? '最早'} 至 ${to ?? '今天'}`, `${from ?? ''} to ${to ?? ''}`);
  return { names: ['figure', 'from', 'to'], label: label(listing.figures[value] ?? other), value: days };
}

function ownWords(filter: DocketFilter, value: string, { directory, label }: Source): string {
  if (filter.options !== undefined) return label(filter.options[value] ?? other);
  if (filter.linked !== undefined) return label(filter.linked);
  if (filter.from === undefined) return value;
  return namedIn(directory, filter.from).find(({ id }) => id === value)?.name ?? '…';
}

const other: Words = { zh: '其他', en: 'other' };

function joined(value: string, { states, t, label }: Source): string {
  return value
    .split(',')
    .map((one) => label(states[one] ?? other))
    .join(t('、', ', '));
}
