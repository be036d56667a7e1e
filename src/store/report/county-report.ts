import { sql } from 'kysely';
import type { Verdict } from '../../domain/exchange/import/import.ts';
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
      report_id, edition, their_number, issue_number, number_step, voided_numbers, title, period_from, period_to, signed_on, sha256, seal, null as content,
      answer_words, answered_by_id, answered_at, struck, opened_at, closed_at
    from county_report where county_id = ${countyId} and ${open}
    order by (state = 'waiting') desc, opened_at desc, id limit ${most}`.execute(db);
  return rows;
}

/** What became of our answer to each, on its way back to the county. */
export interface AnswerOnItsWay {
  matterId: string;
  isThere: boolean;
  verdict: Verdict | null;
  reasonZh: string | null;
  reasonEn: string | null;
}

export async function listAnswersOnTheirWay(
  db: Db,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, AnswerOnItsWay>> {
  if (ids.length === 0) return new Map();
  const { rows } =
    await sql<AnswerOnItsWay>`select matter_id, acked_at is not null as is_there, verdict, reason_zh, reason_en
    from exchange_letter where county_id = ${countyId} and matter_id = any(${ids}::uuid[]) and direction = 'out'
      and kind = 'answer'`.execute(db);
  return new Map(rows.map((one) => [one.matterId, one]));
}

/** An edition of a county's report that came before. */
export async function findEdition(
  tx: Tx,
  countyId: number,
  { peerCountyId, reportId, edition }: Pick<CountyReport, 'peerCountyId' | 'reportId' | 'edition'>,
): Promise<Pick<CountyReport, 'id' | 'number' | 'sha256'> | null> {
  const found = await tx
    .selectFrom('countyReport')
    .select(['id', 'number', 'sha256'])
    .where('countyId', '=', countyId)
    .where('peerCountyId', '=', peerCountyId)
    .where('reportId', '=', reportId)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return found ?? null;
}
