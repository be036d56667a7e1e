import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { matchRegions, regionPath } from '../../../domain/county/region.ts';
import type { Directory } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';

interface Props {
  id: string;
  name: string;
  value: string;
  onChange: (regionId: string) => void;
  directory: Directory;
  invalid: boolean;
  'aria-describedby'?: string | undefined;
  placeholder?: string;
}

const most = 20;

/** A village or town by characters, pinyin or initials: 「郭庄」, 「guozhuang」 and 「gzc」 all find 郭庄村. */
export function RegionSelect({ id, name, value, onChange, directory, invalid, placeholder, ...rest }: Props) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const { regions } = directory;
  const options = useMemo(() => {
    const places = regions.filter((one) => one.kind !== 'county');
    const found =
      typed.trim() === ''
        ? places.filter((one) => one.kind === 'village' || one.id === value)
        : matchRegions(places, typed, most);
    const chosen = places.find((one) => one.id === value);
    const all = chosen === undefined || found.includes(chosen) || typed !== '' ? found : [chosen, ...found];
    const choices = all.map((one) => ({ value: one.id, label: regionPath(one, regions) }));
    return value !== '' && typed === '' ? [{ value: '', label: t('不写', 'Leave it empty') }, ...choices] : choices;
  }, [regions, typed, value, t]);
  return (
    <Select
      {...rest}
      id={id}
      data-field={name}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      {...(invalid ? { status: 'error' as const } : {})}
      value={value === '' ? null : value}
      options={options}
      placeholder={placeholder ?? t('打拼音首字母或汉字', 'Initials or characters')}
      notFoundContent={t('没有这个村或社区，换个写法', 'No such village; write it another way')}
      onChange={(next: string | null | undefined) => {
        onChange(next ?? '');
        setTyped('');
      }}
    />
  );
}
