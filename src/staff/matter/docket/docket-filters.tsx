import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords, type Say } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { scopes } from '../../../domain/base/actor.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { DocketFilter, DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { byName, FilterChoice, FilterDay, useOptionsOf, type Option } from '../list/filter-drawer.tsx';
import { dueWords } from '../list/list-words.ts';
import type { ShownDocket } from './docket-calls.ts';
import type { DocketListState } from './docket-list-state.ts';

export type ShownListing = Omit<DocketListing<never>, 'columns'>;

interface Props {
  docket: Pick<ShownDocket, 'states'>;
  listing: ShownListing;
  state: DocketListState;
  /** How many there are of each state under the other filters. */
  counts: Readonly<Record<string, number>>;
  onChange: (changed: Readonly<Record<string, string | undefined>>) => void;
  open: boolean;
  onClose: () => void;
}

/** Every filter of a docket's list; a change shows at once behind the drawer. */
export function DocketFilters({ docket, listing, state, counts, onChange, open, onClose }: Props) {
  const t = useWords();
  const label = useLabel();
  const { filters } = state;
  const optionsOf = useOptionsOf();
  const states = Object.entries(docket.states).map(([value, words]) => ({
    value,
    label: t(`${words.zh}（${counts[value] ?? 0}）`, `${words.en} (${counts[value] ?? 0})`),
  }));
  const chosen = filters['state'] === 'all' || filters['state'] === 'open' ? undefined : filters['state'];
  return (
    <SideDrawer open={open} onClose={onClose} title={t('条件', 'Filters')}>
      <div className="filter-form">
        <FilterChoice
          label={t('状态', 'State')}
          value={chosen}
          options={states}
          multiple
          onChange={(value) => onChange({ state: value })}
        />
        {listing.hasDue ? (
          <FilterChoice
            label={t('到期', 'Due')}
            value={filters['due']}
            options={optionsOf(dueWords)}
            onChange={(value) => onChange({ due: value })}
          />
        ) : null}
        {Object.entries(listing.filters).map(([name, filter]) => (
          <OwnFilter
            key={name}
            filter={filter}
            value={filters[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
        <div className="filter-pair">
          <FilterDay
            label={t(`${label(listing.day)}不早于`, `${label(listing.day)} from`)}
            value={filters['from']}
            onChange={(value) => onChange({ from: value, figure: undefined })}
          />
          <FilterDay
            label={t(`${label(listing.day)}不晚于`, `${label(listing.day)} to`)}
            value={filters['to']}
            onChange={(value) => onChange({ to: value, figure: undefined })}
          />
        </div>
      </div>
    </SideDrawer>
  );
}

interface OwnProps {
  filter: DocketFilter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A filter of the docket alone; one that a link sets is not chosen here. */
function OwnFilter({ filter, value, onChange }: OwnProps) {
  const label = useLabel();
  const { role } = useMe();
  const directory = useDirectory();
  const optionsOf = useOptionsOf();
  const from: Option[] | null =
    filter.options !== undefined
      ? optionsOf(filter.options)
      : filter.from === undefined
        ? null
        : byName(namedIn(directory, filter.from));
  if (from === null || (filter.from === 'offices' && scopes[role] !== 'county')) return null;
  return <FilterChoice label={label(filter)} value={value} options={from} onChange={onChange} />;
}

function namedIn(directory: Directory | undefined, from: 'offices' | 'stations'): { id: string; name: string }[] {
  if (directory === undefined) return [];
  return from === 'stations'
    ? [...directory.stations]
    : directory.organisations.filter(({ kind }) => kind === 'office').map(({ id, name }) => ({ id, name }));
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
