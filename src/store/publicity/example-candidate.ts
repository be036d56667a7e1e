import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { DayRange } from '../../domain/figures/figure-cell.ts';
import type { CandidateFacts, ExampleUnfit } from '../../domain/publicity/example-candidate.ts';
import type { Db, Tx } from '../base/db.ts';
import { complaintBook } from '../complaint/complaint.ts';
import { readTable } from '../figures/figure-table.ts';
import { scopeOf } from '../matter/matter.ts';

/**
 * The newest settled complaints that the actor sees and that may be told of: none that is under review, still looked into, with the
 * police, withheld from the public or about to be erased, none that has a case, and none that was found unfit. Tip-offs are no part.
 */
export async function listCandidateFacts(
  db: Db | Tx,
  actor: Actor,
  { since, limit, id }: { since: Day; limit: number; id?: string },
): Promise<CandidateFacts[]> {
  const found = await sql<CandidateFacts>`
    select c.id, c.number, c.office_id, c.category_code, c.closed_on, c.outcome = 'settledAtStation' as at_station,
      coalesce(c.agreement ->> 'performedOn' is not null, false) as kept,
      coalesce(c.terms @? '$[*].checks[*] ? (@.kept == false)', false) as broken,
      coalesce(c.recovered_fen, 0)::double precision as recovered_fen,
      coalesce(jsonb_path_query_array(c.claims, '$[*].kind'), '[]') as claims,
      c.injury is not null as hurt, c.urgent_at is not null as urgent
    from complaint as c
    where ${scopeOf(complaintBook, actor)} and c.closed_on >= ${since} and c.closed_on is not null
      and c.outcome in ('settled', 'settledAtStation') and c.erased_on is null and c.state = 'closed'
      and c.merged is null and c.police is null and not coalesce(c.clues @? '$[*] ? (@.endedOn == null)', false)
      and (c.review is null or c.review ->> 'answeredOn' is not null)
      and not exists (select 1 from example as e where e.county_id = c.county_id and e.source_id = c.id)
      and not exists (select 1 from example_unfit as u where u.county_id = c.county_id and u.complaint_id = c.id)
      and not exists (select 1 from publication as p where p.county_id = c.county_id and p.matter_id = c.id
        and p.state = 'withheld')
      and not exists (select 1 from privacy as q where q.county_id = c.county_id and q.about_id = c.id
        and q.kind = 'delete' and q.state <> 'refused')
      and not exists (select 1 from erasure_item as i join erasure as r on r.county_id = i.county_id and r.id = i.erasure_id
        where i.county_id = c.county_id and i.matter_id = c.id and i.state = 'waiting' and r.state in ('proposed', 'running'))
      and ${id === undefined ? sql`true` : sql`c.id = ${id}`}
    order by c.closed_on desc, c.office_id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** How many complaints of each class came in, out of the cells, which know it by month. */
export async function countByClass(db: Db, countyId: number, months: DayRange): Promise<Map<string, number>> {
  const { rows } = await readTable(db, countyId, {
    ...months,
    measure: 'received',
    rows: 'category',
    columns: null,
    isDeep: true,
  });
  return new Map(rows.map(({ key, total }) => [key, total]));
}

/** The classes of the cases that were published since the day and stand. */
export async function listCoveredClasses(db: Db, countyId: number, since: Day): Promise<Set<string>> {
  const found = await sql<{ code: string }>`
    select distinct c.category_code as code from example as e
      join complaint as c on c.county_id = e.county_id and c.id = e.source_id
    where e.county_id = ${countyId} and e.state = 'published' and c.category_code is not null
      and e.published_at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'`.execute(db);
  return new Set(found.rows.map(({ code }) => code));
}

/** Writes that it is unfit; false where somebody, or the same press, said so before. */
export async function insertUnfit(tx: Tx, row: ExampleUnfit): Promise<boolean> {
  const done = await sql`insert into example_unfit (county_id, complaint_id, id, reason, by_id, at)
    values (${row.countyId}, ${row.complaintId}, ${row.id}, ${row.reason}, ${row.byId}, ${row.at})
    on conflict do nothing`.execute(tx);
  return Number(done.numAffectedRows ?? 0n) === 1;
}

export async function findUnfit(tx: Tx, countyId: number, complaintId: string): Promise<ExampleUnfit | null> {
  const found = await sql<ExampleUnfit>`select * from example_unfit
    where county_id = ${countyId} and complaint_id = ${complaintId}`.execute(tx);
  return found.rows[0] ?? null;
}

/** Takes the judgement back; false where it is not there any more. */
export async function deleteUnfit(
  tx: Tx,
  { countyId, complaintId, id }: Pick<ExampleUnfit, 'countyId' | 'complaintId' | 'id'>,
): Promise<boolean> {
  const done = await sql`delete from example_unfit
    where county_id = ${countyId} and complaint_id = ${complaintId} and id = ${id}`.execute(tx);
  return Number(done.numAffectedRows ?? 0n) === 1;
}

/** What was found unfit of the complaints that the actor sees, the newest first. */
export async function listUnfit(db: Db, actor: Actor, limit: number): Promise<(ExampleUnfit & { number: string })[]> {
  const found = await sql<ExampleUnfit & { number: string }>`
    select u.*, c.number from example_unfit as u
      join complaint as c on c.county_id = u.county_id and c.id = u.complaint_id
    where u.county_id = ${actor.countyId} and ${scopeOf(complaintBook, actor)}
    order by u.at desc, u.id desc limit ${limit}`.execute(db);
  return found.rows;
}
