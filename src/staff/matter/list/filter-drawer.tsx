import { CloseCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { client } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { conducts } from '../../../domain/law/conduct.ts';
import { scopes } from '../../../domain/base/actor.ts';
import { Field } from '../../base/ui/field.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { dueWords, filterWords } from './list-words.ts';
import type { Shelf, Words } from './shelf.ts';
import { withFilters, type FilterName, type ListState } from './list-state.ts';

interface Option {
  value: string;
  label: string;
}

export function useDirectory() {
  return useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => client.directory(signal),
    staleTime: 10 * 60_000,
  });
}

/** Every filter of the list; a change shows at once behind the drawer. */
export function FilterDrawer<Item>({
  shelf,
  state,
  onChange,
  open,
  onClose,
}: {
  shelf: Shelf<Item>;
  state: ListState;
  onChange: (state: ListState) => void;
  open: boolean;
  onClose: () => void;
}) {
  const t = useWords();
  return (
    <SideDrawer open={open} onClose={onClose} title={t('条件', 'Filters')}>
      <FilterForm shelf={shelf} state={state} onChange={onChange} />
    </SideDrawer>
  );
}

function FilterForm<Item>({
  shelf,
  state,
  onChange,
}: {
  shelf: Shelf<Item>;
  state: ListState;
  onChange: (state: ListState) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory().data;
  const { filters } = state;
  const set = (name: FilterName, value: string | undefined) => onChange(withFilters(state, { [name]: value }));
  const drawn = (name: FilterName, options: Option[], multiple = false) => (
    <Field label={label(filterWords[name])}>
      {(control) => (
        <Select
          {...control}
          allowClear={{ clearIcon: <CloseCircleFilled />, label: t('清除', 'Clear') }}
          showSearch={{ optionFilterProp: 'label' }}
          {...(multiple ? { mode: 'multiple' as const } : {})}
          placeholder={t('不限', 'Any')}
          value={multiple ? (filters[name]?.split(',') ?? []) : filters[name]}
          options={options}
          onChange={(value: string | string[] | undefined) => set(name, Array.isArray(value) ? value.join(',') : value)}
        />
      )}
    </Field>
  );
  const named = (name: FilterName, options: Option[], multiple = false) =>
    shelf.hidden?.includes(name) === true ? null : drawn(name, options, multiple);
  const day = (name: 'receivedFrom' | 'receivedTo') => (
    <Field label={label(filterWords[name])}>
      {(control) => (
        <DatePicker
          {...control}
          style={{ width: '100%' }}
          value={filters[name] === undefined ? null : dayjs(filters[name])}
          onChange={(value) => set(name, value?.format('YYYY-MM-DD'))}
        />
      )}
    </Field>
  );
  const optionsOf = (words: Readonly<Record<string, Words>>): Option[] =>
    Object.entries(words).map(([value, one]) => ({ value, label: label(one) }));
  const categories = directory?.categories ?? [];
  const ofKind = (isWanted: (kind: string) => boolean): Option[] =>
    categories.filter((one) => isWanted(one.kind)).map((one) => ({ value: one.code, label: one[language] }));
  return (
    <div className="filter-form">
      {named('stage', optionsOf(shelf.stages), true)}
      {named(
        'due',
        Object.entries(dueWords).map(([value, words]) => ({ value, label: words?.[language] ?? '' })),
      )}
      {named('handlerId', [
        { value: me.id, label: t('我', 'Me') },
        { value: `mine:${me.id}`, label: t('我的和没指定的', 'Mine and nobody’s') },
        { value: 'none', label: t('还没指定', 'Nobody') },
      ])}
      {scopes[me.role] === 'county'
        ? named(
            'officeId',
            (directory?.organisations ?? [])
              .filter((one) => one.kind === 'office')
              .map((one) => ({ value: one.id, label: one.name })),
          )
        : null}
      {scopes[me.role] === 'station'
        ? null
        : named(
            'stationId',
            (directory?.stations ?? []).map((one) => ({ value: one.id, label: one.name })),
          )}
      {named(
        'category',
        ofKind((kind) => kind === 'goods' || kind === 'services' || kind === 'other'),
      )}
      {named(
        'channel',
        ofKind((kind) => kind === 'channel'),
      )}
      {named('outcome', optionsOf(shelf.outcomes), true)}
      {shelf.own.includes('conduct') ? named('conduct', optionsOf(conducts)) : null}
      {shelf.own.includes('anonymous')
        ? named('anonymous', [
            { value: 'yes', label: t('匿名的', 'Anonymous') },
            { value: 'no', label: t('留了身份的', 'Named') },
          ])
        : null}
      {shelf.own.includes('rewarded') ? named('rewarded', [{ value: 'yes', label: t('决定奖励的', 'Granted') }]) : null}
      {shelf.own.includes('urged') ? named('urged', [{ value: 'yes', label: t('催过的', 'Urged') }]) : null}
      {shelf.own.includes('urgent')
        ? named('urgent', [
            { value: 'waiting', label: t('等回电', 'Waits for a call') },
            { value: 'yes', label: t('加急过的', 'Ever urgent') },
          ])
        : null}
      {shelf.own.includes('check') ? named('check', [{ value: 'due', label: t('到期该查的', 'Due') }]) : null}
      <div className="filter-pair">
        {day('receivedFrom')}
        {day('receivedTo')}
      </div>
    </div>
  );
}
