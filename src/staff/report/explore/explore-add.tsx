/** + 条件 (filter): what may be chosen, found by its name, by pinyin and by initials; it comes a moment behind the table. */
import { Select } from 'antd';
import { useRef } from 'react';
import { tableConditions, type TableCondition } from '../../../domain/figures/figure-cell.ts';
import { figureDimensions } from '../../../domain/figures/figure.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useNameSearch } from '../../matter/people-found.ts';

/** + 条件: a place, a nature or a channel, found by its name. */
export function AddCondition() {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const directory = useDirectory();
  const search = useNameSearch();
  const box = useRef<{ focus: () => void } | null>(null);
  useKeys([{ key: 'f', zh: '条件', en: 'Filters', run: () => box.current?.focus() }], 'list');
  if (directory === undefined) return null;
  return (
    <Select
      ref={(select) => {
        box.current = select;
      }}
      aria-label={t('加一个条件', 'Add a filter')}
      placeholder={t('+ 条件（乡镇、问题、渠道……）', '+ Filter (town, nature, channel…)')}
      value={null as string | null}
      style={{ minWidth: 220 }}
      popupMatchSelectWidth={false}
      showSearch={search}
      onChange={(chosen: string | null) => {
        const [side, key] = (chosen ?? '').split(' ');
        if (side !== undefined && key !== undefined) change({ [side]: key, cell: null });
      }}
      options={tableConditions.map((side) => ({
        label: label(figureDimensions[side]),
        options: choicesOf(directory, side).map(({ key, zh, en }) => ({
          value: `${side} ${key}`,
          label: label({ zh, en }),
        })),
      }))}
    />
  );
}

/** As the county lists them; what nobody has told last, where a list can open that. */
function choicesOf(
  { regions, categories }: Directory,
  side: TableCondition,
): { key: string; zh: string; en: string }[] {
  const untold = { key: 'none', zh: '没写明', en: 'Not told' };
  switch (side) {
    case 'town':
    case 'village': {
      const places = regions.filter(({ kind }) => kind === side);
      return [...places.map(({ id, name }) => ({ key: id, zh: name, en: name })), untold];
    }
    case 'nature':
    case 'channel': {
      const listed = categories.filter(({ kind }) => kind === side);
      const choices = listed.map(({ code, zh, en }) => ({ key: code, zh, en }));
      return side === 'nature' ? [...choices, untold] : choices;
    }
  }
}
