/** Flags of the register that were to be seen before a visit, from before there were cautions. */
import { sql } from 'kysely';
import type { OldFlag } from '../../../domain/supervision/inspection/caution.ts';
import type { Tx } from '../../base/db.ts';

export interface FlaggedShop extends OldFlag {
  operatorId: string;
  name: string;
  regionId: string | null;
}

/** One of each shop that still says something on the day, the oldest first; their shops are locked. */
export async function lockOldFlags(
  tx: Tx,
  countyId: number,
  { today, limit }: { today: string; limit: number },
): Promise<FlaggedShop[]> {
  const { rows } = await sql<FlaggedShop>`
    select f.id, f.words, f.until, f.by_id, f.operator_id, o.name, o.region_id from operator as o
    join operator_flag as f on f.county_id = o.county_id and f.operator_id = o.id
    where o.county_id = ${countyId} and f.kind = 'visit' and f.lifted_at is null and (f.until is null or f.until >= ${today})
      and not exists (select from operator_flag as e where e.county_id = f.county_id and e.operator_id = f.operator_id
        and e.kind = 'visit' and e.lifted_at is null and (e.until is null or e.until >= ${today}) and (e.at, e.id) < (f.at, f.id))
    order by f.at, f.id limit ${limit} for no key update of o`.execute(tx);
  return rows;
}

export async function liftFlags(
  tx: Tx,
  countyId: number,
  ids: readonly string[],
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<void> {
  await sql`update operator_flag set lifted_by_id = ${by}, lifted_at = ${at}, lift_reason = ${reason}
    where county_id = ${countyId} and id in (${sql.join([...ids])})`.execute(tx);
}
