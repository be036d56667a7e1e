import { scopes } from '../../../domain/base/actor.ts';
import type { DocketFilter } from '../../../domain/matter/docket/docket-list.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { byName, FilterChoice, FilterDay, useOptionsOf, type Option } from '../list/filter-fields.tsx';
import { dueWords } from '../list/list-words.ts';
import { namedIn, type FilterProps } from './docket-filter-names.ts';

/** Every filter of a docket's list. */
export function DocketFilterForm({ docket, listing, state, counts, onChange }: FilterProps) {
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
        <OwnFilter key={name} filter={filter} value={filters[name]} onChange={(value) => onChange({ [name]: value })} />
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
