/** Requests about one’s own data, and what lies beside a matter that such a request asks for. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { isOfConsumer } from '../../domain/complaint/steps/party-correction.ts';
import { personOf, type PrivacyKind, type PrivacyRequest } from '../../domain/desk/privacy.ts';
import type { Db, Tx } from '../base/db.ts';
import type { MessageRow } from '../base/schema.ts';
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

/** A person has his place from the first: null is the place of who filed it and was alone in it when he asked. */
const isOf = (member: number | null) => sql`coalesce(member, 1) = ${personOf(member)}`;

/**
 * What one person has asked about a matter, the newest first, by whatever way it came in; of a complaint of his own also what he
 * asked while it was part of a joint one, or before he left that to go on alone.
 */
export function listPrivacyOf(
  db: Db | Tx,
  countyId: number,
  { id, member }: { id: string; member: number | null },
): Promise<PrivacyRequest[]> {
  const where = sql`(about_id = ${id} and ${isOf(member)} or about_kind = 'complaint' and exists (
    select 1 from complaint as c, jsonb_array_elements(c.joint -> 'members') as m
    where c.county_id = ${countyId} and c.id = about_id and m -> 'from' ->> 'id' = ${id}
      and (m ->> 'n')::integer = coalesce(member, 1)))`;
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
    and about_id = ${id} and ${isOf(member)} and kind = ${kind} and state = 'asked' limit 1`.execute(tx);
  return found.rows[0]?.number ?? null;
}

/** What lies beside a matter: the telephones that messages left the house for, and who got something of it. */
export interface Beside {
  sentTo: string[];
  stationIds: string[];
  firms: string[];
  letters: number;
}

export async function findBeside(db: Db, countyId: number, matterIds: readonly string[]): Promise<Beside> {
  const of = sql`county_id = ${countyId} and matter_id = any(${matterIds}::uuid[])`;
  // Whose telephone it is stands under the seal of each.
  const messages = await sql<MessageRow>`select m.* from message as m where ${of} and channel = 'sms'
    and account_id is null order by made_at limit 2000`.execute(db);
  const found = await sql<Omit<Beside, 'sentTo'>>`select
    -- Who was asked to help has read what it is about, though he may not have come.
    (select coalesce(array_agg(distinct station_id), '{}') from redispatch where ${of}) as station_ids,
    (select coalesce(array_agg(distinct f.name), '{}') from offer as o
      join organisation as f on f.county_id = o.county_id and f.id = o.firm_id
      where o.county_id = ${countyId} and o.complaint_id = any(${matterIds}::uuid[])) as firms,
    (select count(*)::integer from exchange_letter where ${of} and direction = 'out') as letters`.execute(db);
  const rest = found.rows[0] ?? { stationIds: [], firms: [], letters: 0 };
  return { ...rest, sentTo: messages.rows.map(({ to }) => to) };
}

/**
 * Whether what a matter keeps of who complains was put right in the time. Another category is none of his data; those who complain
 * jointly are put right by no move.
 */
export async function isCorrected(
  db: Db | Tx,
  countyId: number,
  matterId: string,
  { since, until }: { since: Date; until: Date | null },
): Promise<boolean> {
  const found = await sql<{
    verb: string;
    changed: string[] | null;
  }>`select verb, coalesce(detail -> 'changed', detail -> 'fields') as changed from ledger
    where county_id = ${countyId} and matter_id = ${matterId} and verb in ('parties-corrected', 'enforcement-corrected') and at >= ${since} and ${until === null ? sql`true` : sql`at <= ${until}`}`.execute(
    db as Db,
  );
  return found.rows.some(({ verb, changed }) =>
    (changed ?? []).some(verb === 'parties-corrected' ? isOfConsumer : isOfParty),
  );
}

/** What a case keeps of its party. */
function isOfParty(field: string): boolean {
  return ['operatorName', 'partyKind', 'partyCode', 'partyAddress'].includes(field);
}

/** Requests to be erased that were answered so, of a matter that then was not; locked. One that is asked anew stands for its own. */
export async function lockAnsweredDeletes(tx: Tx, countyId: number, matterId: string): Promise<PrivacyRequest[]> {
  const found =
    await sql<PrivacyRequest>`select p.* from privacy as p where p.county_id = ${countyId} and p.about_id = ${matterId}
    and p.kind = 'delete' and p.state = 'answered' and not exists (select 1 from privacy as o where o.county_id = p.county_id
      and o.about_id = p.about_id and o.kind = p.kind and coalesce(o.member, 1) = coalesce(p.member, 1)
      and (o.state = 'asked' or o.state = 'answered' and o.number > p.number))
    order by p.id for update of p`.execute(tx);
  return found.rows;
}

/** Requests that wait though their day has come, the oldest first. */
export function listPrivacyDue(db: Db, countyId: number, today: Day, limit: number): Promise<PrivacyRequest[]> {
  const where = sql`due_on <= ${today}`;
  return listEntries<PrivacyRequest>(db, 'privacy', countyId, {
    states: ['asked'],
    where,
    order: sql`due_on, number`,
    limit,
  });
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
