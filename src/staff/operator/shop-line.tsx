import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue } from 'react';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { Field } from '../base/ui/field.tsx';
import { operatorCalls, type SeenSuggested } from './operator-wire.ts';
import { shopWhere } from './shop-where.ts';

interface Props {
  /** The form of an intake; what is chosen is put into its paths. */
  form: {
    typed: Readonly<Record<string, string>>;
    change: (path: string, value: string) => void;
    changeAll: (values: Record<string, string>) => void;
    errorOf: (path: string) => string | undefined;
  };
  zh: string;
  en: string;
  hint?: string;
  large?: boolean;
  /** Where its village and its street go; nothing that stands there is written over. */
  paths: { name: string; region: string; address: string };
}

/** Where a complaint keeps what is told of the shop. */
export const shopPaths = { name: 'operator.name', region: 'place.regionId', address: 'operator.address' };

type Shop = SeenSuggested['operators'][number] | SeenSuggested['places'][number];

/** The name of the shop: what is typed stands as it is, and known shops, malls, markets and streets are offered below it. */
export function ShopLine({ form, zh, en, hint, large = false, paths }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const may = useMay('operator.suggest');
  const value = form.typed[paths.name] ?? '';
  const asked = useDeferredValue(value.trim());
  const found = useQuery({
    queryKey: ['operators', 'suggested', asked],
    queryFn: ({ signal }) => operatorCalls.suggested(asked, signal),
    enabled: may && asked.length >= 2,
    placeholderData: (before) => before,
  }).data;
  const error = form.errorOf(paths.name);
  const { operators = [], places = [] } = asked.length < 2 || found === undefined ? {} : found;
  const options = [
    ...operators.map((one) => ({ value: one.id, label: nameOf(one.name, one.place, one.address), shop: one as Shop })),
    ...places.map((one) => ({
      value: `${one.kind} ${one.name} ${one.place}`,
      label: nameOf(
        one.name,
        one.place,
        one.kind === 'street' ? t('街道', 'street') : t('商场、市场', 'mall or market'),
      ),
      shop: one as Shop,
    })),
  ];
  const fill = (shop: Shop) => form.changeAll(filledWith(form.typed, paths, shop));
  return (
    <Field label={language === 'zh' ? zh : en} required hint={hint} error={error}>
      {(control) => (
        <AutoComplete
          style={{ width: '100%' }}
          value={value}
          options={options}
          onSelect={(_: string, option: { shop: Shop }) => fill(option.shop)}
          onChange={(next: string, option) => {
            // What is chosen comes here too, by its id: the choice itself has filled the form.
            if (!('shop' in (option as object))) form.change(paths.name, next);
          }}
        >
          <Input
            {...control}
            {...(error === undefined ? {} : { status: 'error' as const })}
            {...(large ? { size: 'large' as const } : {})}
            data-field={paths.name}
            autoComplete="off"
          />
        </AutoComplete>
      )}
    </Field>
  );
}

/** A mall or a street is where the shop is and not its name; nothing that stands there already is written over. */
function filledWith(typed: Props['form']['typed'], paths: Props['paths'], shop: Shop): Record<string, string> {
  const isPlace = 'kind' in shop;
  const asked = { [paths.region]: shop.regionId ?? '', [paths.address]: isPlace ? shop.name : shop.address };
  const empty = Object.entries(asked).filter(([path, words]) => words !== '' && (typed[path] ?? '').trim() === '');
  return { [paths.name]: isPlace ? '' : shop.name, ...Object.fromEntries(empty) };
}

function nameOf(name: string, place: string, address: string): string {
  return [name, shopWhere(place, address, ' · ')].filter((one) => one !== '').join(' · ');
}
