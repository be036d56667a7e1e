/** 离任交接: the ways that somebody who goes was still to make, and what he began and others go on with. */
import { actorOfAccount } from '../../../domain/county/account.ts';
import { mayDo } from '../../../domain/base/actor.ts';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import { eventOf } from '../../../domain/matter/matter.ts';
import { getAccount } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record } from '../../../store/base/ledger.ts';
import { saveEntry } from '../../../store/matter/docket.ts';
import {
  countBegun,
  countGoing,
  goingTables,
  listBegun,
  lockGoing,
  type GoingTable,
} from '../../../store/supervision/held.ts';
import { factsOf, type Context, type Holding } from '../../base/context.ts';

const fieldOf = {
  inspection: 'assignedIds',
  sortie: 'peopleIds',
  covert_check: 'visitorIds',
} as const satisfies Record<GoingTable, string>;

/** Visits, sorties and covert checks to which he was to go: the heir goes in his place, once. */
export const fieldWorkHeld: Holding = {
  name: 'fieldWork',
  atClosing: false,
  count: (db, { actor }, accountId) => countGoing(db, actor.countyId, accountId),
  async handOver(tx, ctx, { accountId: fromId, heirId }) {
    const heir = heirId === null ? null : await getAccount(tx, ctx.actor.countyId, heirId);
    const goes = heir !== null && mayDo(actorOfAccount(heir), 'inspection.record');
    let taken = 0;
    for (const table of goingTables) taken += await passGoing(tx, ctx, table, { fromId, toId: goes ? heirId : null });
    return taken === 0 ? null : `${taken} 次要去的检查、出动、暗访`;
  },
};

async function passGoing(
  tx: Tx,
  ctx: Context,
  table: GoingTable,
  { fromId, toId }: { fromId: string; toId: string | null },
): Promise<number> {
  const field = fieldOf[table];
  let taken = 0;
  for (const entry of await lockGoing<DocketEntry>(tx, table, ctx.actor.countyId, fromId)) {
    const ids = (entry as DocketEntry & Record<typeof field, readonly string[]>)[field];
    const next = { ...entry, [field]: [...new Set(ids.flatMap((id) => (id === fromId ? (toId ?? []) : id)))] };
    await saveEntry(tx, table, entry, next);
    await record(tx, eventOf(entry, 'field-work-handed-on', factsOf(ctx), { fromId, accountId: toId }));
    if (toId !== null) taken += 1;
  }
  return taken;
}

/** So many numbers are named; of more it is said how many there are. */
const mostNamed = 20;

/** Batches, campaigns, reviews, letters and surveys that he wrote down: any who may goes on with them, so the keeper is told which they are. */
export const entriesHeld: Holding = {
  name: 'entries',
  atClosing: false,
  count: (db, { actor }, accountId) => countBegun(db, actor.countyId, accountId),
  async handOver(tx, ctx, { accountId }) {
    const numbers = await listBegun(tx, ctx.actor.countyId, accountId);
    if (numbers.length === 0) return null;
    const more = numbers.length > mostNamed ? `等 ${numbers.length} 件` : '';
    return `他经手还没办完的 ${numbers.slice(0, mostNamed).join('、')}${more}`;
  },
};
