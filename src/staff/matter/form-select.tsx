import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Field, FieldOption } from '../../domain/base/field.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { partsOf } from './box-texts.ts';
import { useFoundPeople, useNameSearch } from './people-found.ts';

/** What every control of a form carries: how it is tied to its label, the field it is, what is typed. */
export interface FieldBox {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'data-field': string;
  status?: 'error';
  value: string;
}

/** The fields that choose somebody: their lists find a name by its sound. */
const ofPeople: ReadonlySet<Field['input']> = new Set([
  'account',
  'handler',
  'coHandler',
  'member',
  'lecturer',
  'persons',
]);

/** Those that choose what the county lists. */
const ofNames: ReadonlySet<Field['input']> = new Set([
  'office',
  'organisation',
  'organisations',
  'station',
  'stations',
  'towns',
  'category',
]);

/** How a list is searched: by its words, and of people and of what the county lists by pinyin and initials as well. */
function useSearch({ input }: Pick<Field, 'input'>) {
  const { isMeant } = useFoundPeople(ofPeople.has(input));
  const names = useNameSearch(ofNames.has(input));
  if (ofNames.has(input)) return names;
  return {
    filterOption: (typed: string, option?: { label?: ReactNode }) =>
      typeof option?.label === 'string' && isMeant(typed, option.label),
  };
}

interface Props {
  field: Pick<Field, 'input'>;
  box: FieldBox;
  choices: readonly FieldOption[];
  onChange: (value: string) => void;
}

/** One of a list, found by a part of its name; where it can be left out, 不选 stands first. */
export function SelectOne({ field, box, choices, hasNone, onChange }: Props & { hasNone: boolean }) {
  const t = useWords();
  const search = useSearch(field);
  const label = useLabel();
  return (
    <Select
      {...box}
      showSearch={search}
      value={box.value === '' ? null : box.value}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
      placeholder={t('请选', 'Choose')}
      notFoundContent={t('没有可选的', 'Nothing to choose')}
      options={[
        ...(hasNone ? [{ value: '', label: t('不选', 'None') }] : []),
        ...choices.map((choice) => ({ value: choice.value, label: label(choice) })),
      ]}
    />
  );
}

/** Several of a list; the text of the field holds them one after the other. */
export function SelectSeveral({ field, box, choices, onChange }: Props) {
  const t = useWords();
  const search = useSearch(field);
  const label = useLabel();
  return (
    <Select
      {...box}
      mode="multiple"
      showSearch={search}
      value={partsOf(box.value)}
      onChange={(next: string[]) => onChange(next.join('、'))}
      placeholder={t('可以选几个', 'Choose one or more')}
      notFoundContent={t('没有可选的', 'Nothing to choose')}
      options={choices.map((choice) => ({ value: choice.value, label: label(choice) }))}
    />
  );
}

type Suggesting = Pick<Field, 'suggestions'>;

/** Ties a line of text to what is offered while it is typed. */
export function listOf({ suggestions }: Suggesting, { id }: Pick<FieldBox, 'id'>): { list?: string } {
  return suggestions === undefined ? {} : { list: `${id}-offered` };
}

/** What is offered while a line is typed; anything else may be typed too. */
export function Suggestions({ field, box }: { field: Suggesting; box: Pick<FieldBox, 'id'> }) {
  const { language } = useLanguage();
  const { list } = listOf(field, box);
  if (list === undefined) return null;
  return (
    <datalist id={list}>
      {(field.suggestions ?? []).map(({ value, en }) => (
        <option key={value} value={value}>
          {language === 'en' ? en : value}
        </option>
      ))}
    </datalist>
  );
}
