import { sql } from 'kysely';
import type { CountyReport } from '../../domain/report/county-report.ts';
import type { Db, Tx } from '../base/db.ts';

/** Without their texts, which are read one at a time; what waits first, then the newest. */
export async function listCountyReports(
  db: Db,
  countyId: number,
  state: 'open' | 'all',
  most: number,
): Promise<CountyReport[]> {
  const open = state === 'open' ? sql`state = 'waiting'` : sql`true`;
  const { rows } =
    await sql<CountyReport>`select county_id, id, number, version, state, peer_county_id, line_peer_id, from_name,
      report_id, edition, their_number, issue_number, title, period_from, period_to, signed_on, sha256, seal, null as content,
      answer_words, answered_by_id, answered_at, opened_at, closed_at
    from county_report where county_id = ${countyId} and ${open}
    order by (state = 'waiting') desc, opened_at desc, id limit ${most}`.execute(db);
  return rows;
}

/** An edition of a county's report that came before. */
export async function findEdition(
  tx: Tx,
  countyId: number,
  { peerCountyId, reportId, edition }: Pick<CountyReport, 'peerCountyId' | 'reportId' | 'edition'>,
): Promise<Pick<CountyReport, 'number' | 'sha256'> | null> {
  const found = await tx
    .selectFrom('countyReport')
    .select(['number', 'sha256'])
    .where('countyId', '=', countyId)
    .where('peerCountyId', '=', peerCountyId)
    .where('reportId', '=', reportId)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return found ?? null;
}
