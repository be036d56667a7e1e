/** 条件: what the table is narrowed to besides its office and its category; each stands in the address, and can be taken away alone. */
import { Suspense } from 'react';
import { conditionsIn, type TableCondition } from '../../../domain/figures/figure-cell.ts';
import { figureDimensions } from '../../../domain/figures/figure.ts';
import type { SeenCondition } from '../../../http/api/report/explore-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { FilterChip } from '../../matter/list/filter-chips.tsx';
import '../../matter/list/list.css';
import type { Wish } from './explore-calls.ts';

const { Part: AddCondition } = later(async () => (await import('./explore-add.tsx')).AddCondition);

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
      {/* The table keeps its place while the choice comes. */}
      <Suspense fallback={<span style={{ minWidth: 220, height: 30 }} aria-hidden="true" />}>
        <AddCondition />
      </Suspense>
    </div>
  );
}
