/** Requests about one’s own data, and what lies beside a matter that such a request asks for. */
import { sql } from 'kysely';
import type { PrivacyKind, PrivacyRequest } from '../../domain/desk/privacy.ts';
import type { Db, Tx } from '../base/db.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import { listEntries } from '../matter/docket.ts';

/** Requests by the day of their answer; those of the account alone, where one is given. */
export function listPrivacy(
  db: Db,
  countyId: number,
  { state, own, limit }: { state: 'open' | 'all'; own: string | null; limit: number },
): Promise<PrivacyRequest[]> {
  const where = own === null ? sql`true` : sql`asked_by_id = ${own}`;
  const order = state === 'open' ? sql`due_on, number` : sql`asked_at desc, number desc`;
  const states = state === 'open' ? ['asked'] : [];
  return listEntries<PrivacyRequest>(db, 'privacy', countyId, { states, where, order, limit });
}

/** What one person has asked about a matter, the newest first, by whatever way it came in. */
export function listPrivacyOf(
  db: Db | Tx,
  countyId: number,
  { id, member }: { id: string; member: number | null },
): Promise<PrivacyRequest[]> {
  const where = sql`about_id = ${id} and member is not distinct from ${member}`;
  const order = sql`asked_at desc, number desc`;
  return listEntries<PrivacyRequest>(db, 'privacy', countyId, { states: [], where, order, limit: 100 });
}

/** The number of a request of the kind by the person that still waits. */
export async function findWaitingPrivacy(
  tx: Tx,
  countyId: number,
  { id, member, kind }: { id: string; member: number | null; kind: PrivacyKind },
): Promise<string | null> {
  const found = await sql<{ number: string }>`select number from privacy where county_id = ${countyId}
    and about_id = ${id} and member is not distinct from ${member} and kind = ${kind} and state = 'asked' limit 1`.execute(
    tx,
  );
  return found.rows[0]?.number ?? null;
}

/** What lies beside a matter: how many messages left the house for it, and who got something of it. */
export interface Beside {
  messages: number;
  stationIds: string[];
  firms: string[];
  letters: number;
}

export async function findBeside(db: Db, countyId: number, matterId: string): Promise<Beside> {
  const of = sql`county_id = ${countyId} and matter_id = ${matterId}`;
  const found = await sql<Beside>`select
    (select count(*)::integer from message where ${of} and channel = 'sms' and account_id is null) as messages,
    (select coalesce(array_agg(distinct station_id), '{}') from redispatch where ${of}
      and state not in ('sent', 'declined', 'lapsed', 'undone')) as station_ids,
    (select coalesce(array_agg(distinct f.name), '{}') from offer as o
      join organisation as f on f.county_id = o.county_id and f.id = o.firm_id
      where o.county_id = ${countyId} and o.complaint_id = ${matterId}) as firms,
    (select count(*)::integer from exchange_letter where ${of} and direction = 'out') as letters`.execute(db);
  return found.rows[0] ?? { messages: 0, stationIds: [], firms: [], letters: 0 };
}

/** Whether the matter was put right since then by one of the moves that do it. */
export async function isCorrectedSince(tx: Tx, countyId: number, matterId: string, since: Date): Promise<boolean> {
  const found = await sql`select 1 from ledger where county_id = ${countyId} and matter_id = ${matterId}
    and verb in ('corrected', 'parties-corrected', 'inquiry-corrected') and at >= ${since} limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** 影响评估 or 安全事件, the newest first. */
export function listPrivacyRecords<T extends DocketEntry>(
  db: Db,
  table: 'impact' | 'breach',
  countyId: number,
  { states, limit }: { states: readonly string[]; limit: number },
): Promise<T[]> {
  const order = sql`written_at desc, number desc`;
  return listEntries<T>(db, table, countyId, { states, where: sql`true`, order, limit });
}
