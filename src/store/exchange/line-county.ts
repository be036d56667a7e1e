/** Whose line it is: which counties were heard from over the line, and to which of them the one line is bound. */
import { sql } from 'kysely';
import type { Tx } from '../base/db.ts';
import type { LineCountyRow } from '../base/schema.ts';

/** The county to which the one line was bound by its first letter, and whether a county lies in this database itself. */
export async function findLineState(
  tx: Tx,
  countyId: number,
  peerCountyId: number,
): Promise<{ only: number | null; isHere: boolean }> {
  const { rows } = await sql<{ only: number | null; isHere: boolean }>`select
    (select peer_county_id from line_county where county_id = ${countyId} and is_only) as only,
    exists (select from county where county_id = ${peerCountyId}) as is_here`.execute(tx);
  return rows[0] ?? { only: null, isHere: false };
}

/** Keeps that it was heard from, under the name that it has now. */
export async function saveLineCounty(tx: Tx, row: Omit<LineCountyRow, 'firstAt'>): Promise<void> {
  const { lastAt, name, inhabitants } = row;
  await tx
    .insertInto('lineCounty')
    .values({ ...row, firstAt: lastAt })
    .onConflict((on) =>
      on.columns(['countyId', 'peerCountyId']).doUpdateSet((eb) => ({
        name,
        lastAt,
        inhabitants: eb.fn.coalesce(eb.val(inhabitants), 'lineCounty.inhabitants'),
      })),
    )
    .execute();
}

/** Of these counties the one to which the one line was bound, before each had a line of its own. */
export async function findOnlyOf(tx: Tx, countyId: number, peers: readonly number[]): Promise<number | null> {
  const { rows } = await sql<{ peerCountyId: number }>`select peer_county_id from line_county
    where county_id = ${countyId} and is_only and peer_county_id = any(${[...peers]}::integer[]) for update`.execute(
    tx,
  );
  return rows[0]?.peerCountyId ?? null;
}

/**
 * What came from a county over the one line, and what goes back to it, is of its own line from now on; the one line is bound to nobody. While
 * a network above stands on the one line, what was to go up stays there.
 */
export async function moveToOwnLine(
  tx: Tx,
  countyId: number,
  peer: number,
  { hasLine }: { hasLine: boolean },
): Promise<void> {
  const isUpward = sql`direction = 'out' and kind in ('month', 'report')`;
  const isOfAbove = sql`(direction = 'out' and kind = 'ticket') or (direction = 'in' and kind in ('reply', 'answer'))`;
  const stays = hasLine ? sql`(${isUpward} or ${isOfAbove})` : sql`(${isUpward})`;
  await sql`update exchange_letter set peer_county_id = ${peer}
    where county_id = ${countyId} and peer_county_id is null and not ${stays}`.execute(tx);
  await sql`update county_report set line_peer_id = ${peer}
    where county_id = ${countyId} and peer_county_id = ${peer} and line_peer_id is null`.execute(tx);
  await sql`update line_county set is_only = false where county_id = ${countyId} and peer_county_id = ${peer}`.execute(
    tx,
  );
}
