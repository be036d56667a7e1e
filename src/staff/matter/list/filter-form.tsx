import { isInUse } from '../../../domain/county/category.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { conducts } from '../../../domain/law/conduct.ts';
import { statutes } from '../../../domain/law/words/statutes.ts';
import { scopes } from '../../../domain/base/actor.ts';
import { useHandlerChoices } from '../handlers.ts';
import { byName, FilterChoice, FilterDay, useOptionsOf, type Option } from './filter-fields.tsx';
import { dueWords, filterWords, handChoices } from './list-words.ts';
import type { Shelf, Words } from './shelf.ts';
import { withFilters, type FilterName, type ListState } from './list-state.ts';

/** What the filters read of a shelf, whatever its rows are. */
export type FilteredShelf = Pick<Shelf<never>, 'stages' | 'outcomes' | 'channels' | 'own' | 'hidden'>;

interface FormProps {
  shelf: FilteredShelf;
  state: ListState;
  onChange: (state: ListState) => void;
}

/** Every filter of a list of matters. */
export function FilterForm(props: FormProps) {
  return (
    <div className="filter-form">
      <StandingFilters {...props} />
      <PlaceFilters {...props} />
      <CategoryFilters {...props} />
      <OwnFilters {...props} />
      <div className="filter-pair">
        <DayFilter name="receivedFrom" {...props} />
        <DayFilter name="receivedTo" {...props} />
      </div>
    </div>
  );
}

/** Where the matter stands, when it is due, and who handles it. */
function StandingFilters(props: FormProps) {
  const { shelf } = props;
  const optionsOf = useOptionsOf();
  const handlers = useHandlerChoices();
  return (
    <>
      <ChosenFilter name="stage" options={optionsOf(shelf.stages)} multiple {...props} />
      <ChosenFilter name="hand" options={optionsOf(handChoicesOf(shelf))} {...props} />
      <ChosenFilter name="due" options={optionsOf(dueWords)} {...props} />
      <ChosenFilter name="handlerId" options={handlers} {...props} />
    </>
  );
}

/** Only of complaints it is decided whether they are accepted. */
function handChoicesOf({ stages }: FilteredShelf): Readonly<Record<string, Words>> {
  const { untaken, ...others } = handChoices;
  return 'toAccept' in stages && untaken !== undefined ? { ...others, untaken } : others;
}

/** By office and station, for those who see more than their own. */
function PlaceFilters(props: FormProps) {
  const { role } = useMe();
  const directory = useDirectory();
  const offices = (directory?.organisations ?? []).filter((one) => one.kind === 'office');
  return (
    <>
      {scopes[role] === 'county' ? <ChosenFilter name="officeId" options={byName(offices)} {...props} /> : null}
      {scopes[role] === 'station' ? null : (
        <ChosenFilter name="stationId" options={byName(directory?.stations ?? [])} {...props} />
      )}
    </>
  );
}

/** What it is about, how it came, and how it ended. */
function CategoryFilters(props: FormProps) {
  const { shelf } = props;
  const t = useWords();
  const { language } = useLanguage();
  const optionsOf = useOptionsOf();
  const categories = useDirectory()?.categories ?? [];
  const ofKind = (isWanted: (kind: string) => boolean): Option[] =>
    categories
      .filter((one) => isWanted(one.kind))
      .map((one) => ({ value: one.code, label: `${one[language]}${isInUse(one) ? '' : t('（已停用）', ' (ended)')}` }));
  return (
    <>
      <ChosenFilter
        name="category"
        options={ofKind((kind) => kind === 'goods' || kind === 'services' || kind === 'other')}
        {...props}
      />
      <ChosenFilter
        name="channel"
        options={shelf.channels === undefined ? ofKind((kind) => kind === 'channel') : optionsOf(shelf.channels)}
        {...props}
      />
      <ChosenFilter name="outcome" options={optionsOf(shelf.outcomes)} multiple {...props} />
    </>
  );
}

/** The filters that only some kinds of matters have. */
function OwnFilters(props: FormProps) {
  const optionsOf = useOptionsOf();
  return ownFilters
    .filter(({ name }) => props.shelf.own.includes(name))
    .map(({ name, words }) => <ChosenFilter key={name} name={name} options={optionsOf(words)} {...props} />);
}

const ownFilters: readonly { name: FilterName; words: Readonly<Record<string, Words>> }[] = [
  { name: 'conduct', words: conducts },
  { name: 'law', words: Object.fromEntries(Object.entries(statutes).map(([zh, en]) => [zh, { zh, en }])) },
  { name: 'anonymous', words: { yes: { zh: '匿名的', en: 'Anonymous' }, no: { zh: '留了身份的', en: 'Named' } } },
  { name: 'proposed', words: { yes: { zh: '等审批的', en: 'To be decided' } } },
  { name: 'rewarded', words: { yes: { zh: '决定奖励的', en: 'Granted' } } },
  { name: 'urged', words: { yes: { zh: '催过的', en: 'Urged' } } },
  {
    name: 'urgent',
    words: { waiting: { zh: '等回电', en: 'Waits for a call' }, yes: { zh: '加急过的', en: 'Ever urgent' } },
  },
  { name: 'compensated', words: { yes: { zh: '有赔偿金的', en: 'With compensation' } } },
  { name: 'check', words: { due: { zh: '到期该查的', en: 'Due' } } },
];

interface ChosenProps extends FormProps {
  name: FilterName;
  options: Option[];
  multiple?: boolean;
}

/** A filter that is chosen from a list; nothing where the shelf keeps it from its reader. */
function ChosenFilter({ shelf, state, onChange, name, options, multiple = false }: ChosenProps) {
  const label = useLabel();
  if (shelf.hidden?.includes(name) === true) return null;
  return (
    <FilterChoice
      label={label(filterWords[name])}
      value={state.filters[name]}
      options={options}
      multiple={multiple}
      onChange={(value) => onChange(withFilters(state, { [name]: value }))}
    />
  );
}

interface DayProps extends Pick<FormProps, 'state' | 'onChange'> {
  name: 'receivedFrom' | 'receivedTo';
}

function DayFilter({ state, onChange, name }: DayProps) {
  const label = useLabel();
  return (
    <FilterDay
      label={label(filterWords[name])}
      value={state.filters[name]}
      onChange={(value) => onChange(withFilters(state, { [name]: value }))}
    />
  );
}
