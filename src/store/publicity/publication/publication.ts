/** What is published of complaints: the desk's list, what everybody reads a page at a time, and what still waits to be decided. */
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Publication, PublicationState } from '../../../domain/publicity/publication/publication.ts';
import type { PublicationRule } from '../../../domain/publicity/publication/rule.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';
import { withinCategory } from '../../county/category.ts';

/** The rule that is in force; nothing is public while there is none. */
export async function findRule(db: Db | Tx, countyId: number): Promise<PublicationRule | null> {
  const found = await sql<PublicationRule>`
    select * from publication_rule where county_id = ${countyId} and state = 'inForce'`.execute(db as Db);
  return found.rows[0] ?? null;
}

export function listRules(
  db: Db | Tx,
  countyId: number,
  state: 'open' | 'all',
  limit = 100,
): Promise<PublicationRule[]> {
  const states = state === 'open' ? ['proposed', 'inForce'] : [];
  const order = sql`state <> 'proposed', written_at desc`;
  return listEntries<PublicationRule>(db, 'publication_rule', countyId, { states, where: sql`true`, order, limit });
}

/** What `maySeePublication` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, organisationId }: Actor): RawBuilder<unknown> {
  return role === 'centre' || role === 'leader' ? sql`true` : sql`office_id = ${organisationId}`;
}

/** What is to be decided and to be answered first, the oldest of it before the newer; then the newest. */
export function listPublications(
  db: Db,
  actor: Actor,
  states: readonly PublicationState[],
  limit = 500,
): Promise<Publication[]> {
  return listEntries<Publication>(db, 'publication', actor.countyId, {
    states,
    where: scopeOf(actor),
    order: sql`case state when 'objected' then 0 when 'waiting' then 1 else 2 end,
      case when state in ('objected', 'waiting') then opened_at end, published_on desc nulls last, opened_at desc`,
    limit,
  });
}

export async function countByState(db: Db, actor: Actor): Promise<Partial<Record<PublicationState, number>>> {
  const found = await sql<{ state: PublicationState; n: number }>`select state, count(*)::integer as n from publication
    where county_id = ${actor.countyId} and ${scopeOf(actor)} group by 1`.execute(db);
  return Object.fromEntries(found.rows.map(({ state, n }) => [state, n]));
}

/** The one of a complaint that has not gone with it: one that a person took down stays down. */
export async function findOfComplaint(db: Db | Tx, countyId: number, matterId: string): Promise<Publication | null> {
  const found = await sql<Publication>`select * from publication
    where county_id = ${countyId} and matter_id = ${matterId} and state <> 'left'`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** A clue that is still looked into: what its complaint tells is not for everybody yet. */
const hasOpenClue = sql`exists (select 1 from jsonb_array_elements(c.clues) as k where k ->> 'endedOn' is null)`;

/** The complaint `c` is over and agreed to, and nothing keeps it from everybody. */
export const isPublishable = sql`(c.state = 'closed' and c.consent_publish and c.outcome in ('settled', 'terminated')
  and c.terminate_ground is distinct from 'TM1' and c.terminate_ground is distinct from 'TM6' and c.police is null and not ${hasOpenClue}
  and c.merged is null and (c.review is null or c.review ->> 'answeredOn' is not null))`;

/** Complaints that are over, agreed to and not decided on, closed since the day, and have none; the oldest first. */
export async function listUndecided(db: Db, countyId: number, since: Day, limit: number): Promise<string[]> {
  const found = await sql<{ number: string }>`
    select c.number from complaint as c
    where c.county_id = ${countyId} and c.closed_on >= ${since} and ${isPublishable} and c.erased_on is null
      and (c.publication is null or (c.publication ->> 'published')::boolean)
      and not exists (select 1 from publication as p where p.county_id = c.county_id and p.matter_id = c.id and p.state <> 'left')
    order by c.closed_on, c.id limit ${limit}`.execute(db);
  return found.rows.map(({ number }) => number);
}

/** What waits or is public though its complaint says no longer that it may be: what no act of anybody has told of. */
export async function listLeaving(db: Db, countyId: number, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from publication as p left join complaint as c on c.county_id = p.county_id and c.id = p.matter_id
    where p.county_id = ${countyId} and p.state in ('waiting', 'published', 'objected')
      and (c.id is null or c.erased_on is not null or not c.consent_publish or c.state <> 'closed' or c.merged is not null
        or c.police is not null or c.terminate_ground in ('TM1', 'TM6') or c.outcome not in ('settled', 'terminated')
        or (c.review is not null and c.review ->> 'answeredOn' is null))
    order by p.id limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Objections that are to be answered today, or should have been. */
export async function listUnanswered(db: Db, countyId: number, today: Day, limit: number): Promise<Publication[]> {
  const found = await sql<Publication>`select * from publication
    where county_id = ${countyId} and state = 'objected' and objection ->> 'answerBy' <= ${today}
    order by opened_at limit ${limit}`.execute(db);
  return found.rows;
}

export interface PublicQuery {
  /** Only what was published since. */
  since: Day;
  operatorCode?: string | undefined;
  townId?: string | undefined;
  /** A class, with everything below it. */
  categoryCode?: string | undefined;
  month?: string | undefined;
  /** In the operator's name or code. */
  q?: string | undefined;
  /** Behind this one, the last of the page before. */
  after?: { publishedOn: Day; number: string } | undefined;
}

/** What everybody reads, the newest first, a page at a time: page two hundred costs what page one costs. */
export async function listPublished(
  db: Db,
  countyId: number,
  query: PublicQuery,
  limit: number,
): Promise<Publication[]> {
  const { since, operatorCode, townId, categoryCode, month, q, after } = query;
  const only = (value: string | undefined, condition: (one: string) => RawBuilder<unknown>) =>
    value === undefined || value === '' ? sql`true` : condition(value);
  const found = await sql<Publication>`select * from publication
    where county_id = ${countyId} and state in ('published', 'objected') and published_on >= ${since}
      and ${only(operatorCode, (one) => sql`operator_code = ${one}`)}
      and ${only(townId, (one) => sql`town_id = ${one}`)}
      and ${only(categoryCode, (one) => withinCategory(sql`category_code`, one))}
      and ${only(month, (one) => sql`published_on between ${`${one}-01`} and (${`${one}-01`}::date + interval '1 month - 1 day')`)}
      and ${only(q, (one) => sql`search_pairs(operator_name || ' ' || operator_code) @> search_pairs(${one}) and (operator_name || ' ' || operator_code) ilike ${`%${likely(one)}%`}`)}
      and ${after === undefined ? sql`true` : sql`(published_on, number) < (${after.publishedOn}, ${after.number})`}
    order by published_on desc, number desc limit ${limit}`.execute(db);
  return found.rows;
}

function likely(words: string): string {
  return words.replace(/[\\%_]/gu, '\\$&');
}

/** One that everybody may read. */
export async function findPublished(db: Db, countyId: number, number: string, since: Day): Promise<Publication | null> {
  const found = await sql<Publication>`select * from publication where county_id = ${countyId} and number = ${number}
    and state in ('published', 'objected') and published_on >= ${since}`.execute(db);
  return found.rows[0] ?? null;
}
