import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Told } from '../../domain/command/escalation.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Db, Tx } from '../base/db.ts';
import { tableOf, type Book } from '../matter/matter.ts';

/** Where the last batch of a sweep ended. */
export interface SweepCursor {
  dueOn: Day;
  id: string;
}

/** Open matters whose most urgent target is reached by the day, locked; those that somebody works on now come next time. */
export async function lockDueMatters<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  countyId: number,
  dueBy: Day,
  after: SweepCursor | null,
  limit: number,
): Promise<T[]> {
  const from = after === null ? sql`true` : sql`(c.due_on, c.id) > (${after.dueOn}, ${after.id})`;
  const found = await sql<T>`
    select c.* from ${tableOf(book)} as c
    where c.county_id = ${countyId} and c.due_on <= ${dueBy} and ${from}
    order by c.due_on, c.id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}

/** Matters on which a clock may still run, locked one after the other in the order of their ids, waiting for each. */
export async function lockOpenMatters<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  countyId: number,
  afterId: string | null,
  limit: number,
): Promise<T[]> {
  const from = afterId === null ? sql`true` : sql`c.id > ${afterId}`;
  const found = await sql<T>`
    select c.* from ${tableOf(book)} as c
    where c.county_id = ${countyId} and c.stage <> 'done' and ${from}
    order by c.id limit ${limit} for update`.execute(tx);
  return found.rows;
}

/** Complaints accepted by the day that are still being mediated, the oldest first: near the end of their time. */
export async function listLongMediated(db: Db, countyId: number, acceptedBy: Day, limit: number): Promise<Complaint[]> {
  const found = await sql<Complaint>`
    select c.* from complaint as c
    where c.county_id = ${countyId} and c.stage <> 'done' and c.state in ('accepted', 'mediating') and c.accepted_on <= ${acceptedBy}
      and not exists (select 1 from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb = 'pushed'
        and l.on_day > ${acceptedBy})
    order by c.accepted_on, c.id limit ${limit}`.execute(db);
  return found.rows;
}

/** Whether the end of this mediation was pressed for already; asked while the matter is locked, so that nobody hears it twice. */
export async function isPushed(tx: Tx, { countyId, id }: Complaint, dueOn: Day): Promise<boolean> {
  const found = await sql`
    select 1 from ledger as l where l.county_id = ${countyId} and l.matter_id = ${id} and l.verb = 'pushed'
      and l.detail->>'dueOn' = ${dueOn} limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** What each of the matters has been told of its clocks before, from the ledger, where it cannot be taken back. */
export async function listEscalations(
  tx: Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<Map<string, Told[]>> {
  const told = new Map<string, Told[]>();
  if (matterIds.length === 0) return told;
  const lines = await tx
    .selectFrom('ledger')
    .select(['matterId', 'detail'])
    .where('countyId', '=', countyId)
    .where('matterId', 'in', [...matterIds])
    .where('verb', '=', 'escalated')
    .execute();
  for (const { matterId, detail } of lines)
    told.set(matterId, [...(told.get(matterId) ?? []), detail as unknown as Told]);
  return told;
}

/**
 * Saves what the watch counts of a locked matter. The version stays: nothing that a person could have changed has
 * changed, and nobody's form is to be refused because the clock went on.
 */
export async function saveDue<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  { countyId, id, dueRule, dueOn, legalOn, stage, escalatedTo }: T,
): Promise<void> {
  await sql`
    update ${tableOf(book)} set due_rule = ${dueRule}, due_on = ${dueOn}, legal_on = ${legalOn}, stage = ${stage}, escalated_to = ${escalatedTo}
    where county_id = ${countyId} and id = ${id}`.execute(tx);
}

/** Whether the calendar was changed since a recount was written into the county's chain. */
export async function isRecountOwed(tx: Tx, countyId: number, ledgerId: string): Promise<boolean> {
  const last = await sql<{ verb: string }>`
    select verb from ledger where county_id = ${countyId} and matter_id = ${ledgerId}
      and verb in ('calendar-saved', 'deadlines-recounted') order by seq desc limit 1`.execute(tx);
  return last.rows[0]?.verb === 'calendar-saved';
}
