import { CloseCircleFilled } from '@ant-design/icons';
import { Select } from 'antd';
import { useState } from 'react';
import { isDay } from '../../../domain/base/calendar.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Field } from '../../base/ui/field.tsx';
import { useNameSearch } from '../people-found.ts';
import type { Words } from './shelf.ts';

export interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  /** Several are separated by commas, as the address has them. */
  value: string | undefined;
  options: readonly Option[];
  multiple?: boolean;
  onChange: (value: string | undefined) => void;
}

/** One or several of a list. */
export function FilterChoice({ label, value, options, multiple = false, onChange }: ChoiceProps) {
  const t = useWords();
  const search = useNameSearch();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          allowClear={{ clearIcon: <CloseCircleFilled aria-hidden="true" />, label: t('清除', 'Clear') }}
          showSearch={search}
          {...(multiple ? { mode: 'multiple' as const } : {})}
          placeholder={t('不限', 'Any')}
          value={multiple ? (value?.split(',') ?? []) : value}
          options={[...options]}
          onChange={(chosen: string | string[] | undefined) =>
            onChange(Array.isArray(chosen) ? chosen.join(',') : chosen)
          }
        />
      )}
    </Field>
  );
}

/** One day; what is typed of it filters nothing until it is one. */
export function FilterDay({ label, value = '', onChange }: Pick<ChoiceProps, 'label' | 'value' | 'onChange'>) {
  const [half, setHalf] = useState<string | null>(null);
  const change = (typed: string) => {
    const isWhole = typed === '' || isDay(typed);
    setHalf(isWhole ? null : typed);
    if (isWhole) onChange(typed === '' ? undefined : typed);
  };
  return (
    <Field label={label}>
      {(control) => (
        <DayInput
          {...control}
          {...(half === null ? {} : { status: 'error' as const })}
          value={half ?? value}
          onChange={change}
        />
      )}
    </Field>
  );
}

export function useOptionsOf(): (words: Readonly<Record<string, Words>>) => Option[] {
  const label = useLabel();
  return (words) => Object.entries(words).map(([value, one]) => ({ value, label: label(one) }));
}

export function byName(rows: readonly { id: string; name: string }[]): Option[] {
  return rows.map((one) => ({ value: one.id, label: one.name }));
}
