import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Enforcement, EnforcementState } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Db, Tx } from '../../base/db.ts';
import { findMatter, type Book, type MatterKey } from '../../matter/matter.ts';

/** The numbers that the steps of a case `n` gave its papers: word for word the expression of the index enforcement_paper_number. */
const paperNumbers = sql`(jsonb_path_query_array(n.notices, '$[*].number') || jsonb_path_query_array(n.measures, '$[*].number')
    || jsonb_path_query_array(coalesce(n.decision, '{}'), '$.number') || jsonb_path_query_array(coalesce(n.urging, '{}'), '$.number'))`;

/** The book of cases. */
export const enforcementBook: Book<Enforcement> = {
  kind: 'enforcement',
  documents: [
    'otherIds',
    'deedOfficers',
    'legalBasis',
    'pauses',
    'filingRequests',
    'measures',
    'helpLetters',
    'transcripts',
    'proposal',
    'reviews',
    'notices',
    'discussions',
    'decision',
    'service',
    'publication',
    'payments',
    'deferral',
    'urging',
    'court',
    'crime',
    'executionEnded',
  ],
  searchedPairs: sql`search_pairs(c.number || ' ' || c.operator_name || ' ' || c.party_address || ' ' || c.cause || ' ' || c.story || ' ' || coalesce(c.file_number, ''))`,
  holds(has) {
    const fields = [
      sql`c.number`,
      sql`c.operator_name`,
      sql`c.party_address`,
      sql`c.cause`,
      sql`c.story`,
      sql`coalesce(c.file_number, '')`,
    ];
    return sql.join(fields.map(has), sql` or `);
  },
  numbers: (countyId, paper) =>
    sql`select n.id from enforcement as n where n.county_id = ${countyId} and ${paperNumbers} @> to_jsonb(${paper}::text)`,
  keepsPhone: false,
  canBeEntrusted: false,
};

export function findEnforcement(db: Db | Tx, countyId: number, by: MatterKey): Promise<Enforcement | null> {
  return findMatter(db, enforcementBook, countyId, by);
}

/** The case of a tip-off, or null while none was opened. */
export async function findEnforcementOf(db: Db | Tx, countyId: number, tipoffId: string): Promise<Enforcement | null> {
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and tipoff_id = ${tipoffId}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** The cases that came from a complaint, the oldest first. */
export async function listEnforcementsOf(db: Db | Tx, countyId: number, complaintId: string): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and complaint_id = ${complaintId} order by filed_at, id`.execute(
    db as Db,
  );
  return found.rows;
}

/** Cases that are in the officer's hands and still gather evidence, those that are due first. */
export async function listGathering(
  db: Db,
  { countyId, id }: Pick<Actor, 'countyId' | 'id'>,
  { states, most }: { states: readonly EnforcementState[]; most: number },
): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and stage <> 'done' and state in (${sql.join([...states])})
      and (handler_id = ${id} or second_id = ${id})
    order by due_on, id limit ${most}`.execute(db);
  return found.rows;
}

/** Cases in which something is kept whose seven working days may be over, for the clock. */
export async function listKeeping(db: Db, countyId: number): Promise<{ number: string }[]> {
  const found = await sql<{ number: string }>`
    select number from enforcement where county_id = ${countyId}
      and jsonb_path_exists(measures, '$[*] ? (@.kind == "keep" && @.endedOn == null)') order by number`.execute(db);
  return found.rows;
}

/** Tip-offs that were opened and have no case yet, for the start after an upgrade; the oldest first. */
export async function listUncarried(
  db: Db,
  countyId: number,
  limit: number,
): Promise<{ id: string; decidedOn: Day }[]> {
  const found = await sql<{ id: string; decidedOn: Day }>`
    select t.id, t.decided_on from tipoff as t
    where t.county_id = ${countyId} and t.outcome = 'opened' and t.erased_on is null
      and not exists (select 1 from enforcement as e where e.county_id = t.county_id and e.tipoff_id = t.id)
    order by t.decided_on, t.id limit ${limit}`.execute(db);
  return found.rows;
}

/** The published cases of the party of this name, under whichever of its names the register has; never of a natural person. */
export async function listPublishedOf(db: Db | Tx, countyId: number, name: string): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`
    select e.* from enforcement as e where e.county_id = ${countyId} and e.publication is not null and e.party_kind <> 'person'
      and (e.operator_name = ${name} or exists (
        select from matter_operator as m join operator as o on o.county_id = m.county_id and o.id = m.operator_id
        where m.county_id = e.county_id and m.matter_id = e.id and m.state = 'sure' and o.root_id in (
          select r.root_id from operator as r where r.county_id = e.county_id and (r.name = ${name} or exists (
            select from operator_name as n where n.county_id = r.county_id and n.operator_id = r.id and n.name = ${name})))))
    order by e.filed_on desc, e.number desc limit 50`.execute(db as Db);
  return found.rows;
}

/** The cases in which those who verified ask for something that nobody has answered, what falls due first before the others. */
export async function listAskedFor(db: Db | Tx, countyId: number, limit: number): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and state = 'verifying' and erased_on is null
      and jsonb_path_exists(filing_requests, '$[*] ? (@.endedOn == null)')
    order by due_on nulls last, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The cases under way in which one of these investigates, what falls due first before the others. */
export async function listHandledBy(
  db: Db | Tx,
  countyId: number,
  accountIds: readonly string[],
  limit: number,
): Promise<Enforcement[]> {
  if (accountIds.length === 0) return [];
  const ids = sql.join([...accountIds]);
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and stage <> 'done' and erased_on is null
      and (handler_id in (${ids}) or second_id in (${ids}))
    order by due_on nulls last, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The cases in which somebody has not said whether he was there when it was decided on the spot, the oldest first. */
export async function listUnanswered(db: Db | Tx, countyId: number, limit: number): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and state = 'served' and erased_on is null
      and decision -> 'presence' is not null and (decision -> 'presence') @> '[{"said": null}]'::jsonb
    order by filed_on, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The cases in which the officer is asked whether he was there when it was decided on the spot, the oldest first. */
export async function listAskedOnSpot(db: Db | Tx, countyId: number, accountId: string): Promise<Enforcement[]> {
  const asked = JSON.stringify([{ id: accountId, said: null }]);
  const found = await sql<Enforcement>`
    select * from enforcement where county_id = ${countyId} and state = 'served' and erased_on is null
      and decision -> 'presence' is not null and (decision -> 'presence') @> ${asked}::jsonb
    order by filed_on, id limit 100`.execute(db as Db);
  return found.rows;
}
