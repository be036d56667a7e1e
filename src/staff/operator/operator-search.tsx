import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useWords } from '../base/language.tsx';
import { operatorCalls } from './operator-wire.ts';
import { shopWhere } from './shop-where.ts';

interface Props {
  id?: string;
  value: string;
  onChange: (id: string) => void;
  /** The one that cannot be chosen: the page on which the choice stands. */
  without: string;
}

/** One shop of the register, found by what is typed of its name. */
export function OperatorSearch({ value, onChange, without, ...control }: Props) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['operators', 'suggested', asked],
    queryFn: ({ signal }) => operatorCalls.suggested(asked, signal),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const options = (found.data?.operators ?? [])
    .filter(({ id }) => id !== without)
    .map(({ id, name, place, address }) => ({
      value: id,
      label: [name, shopWhere(place, address, ' · ')].filter((one) => one !== '').join(' · '),
    }));
  return (
    <Select
      {...control}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value === '' ? null : value}
      options={options}
      placeholder={t('打店名里的两个字', 'Type two characters of its name')}
      notFoundContent={asked.length < 2 ? null : t('没有这家店，换个写法', 'No such shop; write it another way')}
      onChange={(next: string | null) => onChange(next ?? '')}
    />
  );
}
