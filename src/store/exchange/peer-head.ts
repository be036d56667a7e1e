/** 对方的总封记: kept for the program at the other end, in the order in which it came. */
import type { Db, Tx } from '../base/db.ts';
import type { PeerHeadRow } from '../base/schema.ts';

/** Keeps it; the same one again changes nothing, and another of the same number stands beside the first. */
export async function savePeerHead(tx: Tx, head: PeerHeadRow): Promise<void> {
  await tx
    .insertInto('peerHead')
    .values(head)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Of each county the newest that came. */
export function listNewestPeerHeads(db: Db, countyId: number): Promise<PeerHeadRow[]> {
  return db
    .selectFrom('peerHead')
    .distinctOn('peerCountyId')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('peerCountyId')
    .orderBy('receivedAt', 'desc')
    .orderBy('n', 'desc')
    .execute();
}

export async function listPeerHeads(db: Db, countyId: number, peerCountyId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('peerHead')
    .select('line')
    .where('countyId', '=', countyId)
    .where('peerCountyId', '=', peerCountyId)
    .orderBy('n')
    .orderBy('receivedAt')
    .execute();
  return rows.map(({ line }) => line);
}
