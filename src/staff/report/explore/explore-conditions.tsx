/** 条件: what the table is narrowed to besides its office and its category; each stands in the address, and can be taken away alone. */
import { Select } from 'antd';
import { useRef } from 'react';
import { conditionsIn, tableConditions, type TableCondition } from '../../../domain/figures/figure-cell.ts';
import { figureDimensions } from '../../../domain/figures/figure.ts';
import type { SeenCondition } from '../../../http/api/report/explore-routes.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { FilterChip } from '../../matter/list/filter-chips.tsx';
import '../../matter/list/list.css';
import type { Wish } from './explore-calls.ts';

/** What the server calls them; a link that was just changed is named once it has answered. */
export function Conditions({ wish, named }: { wish: Wish; named: readonly SeenCondition[] }) {
  const label = useLabel();
  const { change } = useAddress();
  const set = conditionsIn(wish.conditions);
  const nameOf = (side: TableCondition, key: string) => named.find((one) => one.side === side && one.key === key)?.name;
  return (
    <div className="chips no-print">
      {set.map(([side, key]) => {
        const name = nameOf(side, key);
        const chip = { label: label(figureDimensions[side]), value: name === undefined ? '……' : label(name) };
        return <FilterChip key={side} chip={chip} onDrop={() => change({ [side]: null, cell: null })} />;
      })}
      <AddCondition />
    </div>
  );
}

/** + 条件: a place, a nature or a channel, found by its name. */
function AddCondition() {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const directory = useDirectory();
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
      showSearch={{ optionFilterProp: 'label' }}
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
