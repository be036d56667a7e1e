/**
 * 查找的字对 (pairs of characters): what complaints are found by, entered into their index after they were filed (docs/decisions/0012).
 *
 * Who is entered has a row in `complaint_pairs`, over which the index stands. Complaints that are not entered yet, and those whose words have
 * changed since, are noted in `complaint_fresh`: there every search looks itself, in the snapshot in which it reads the index.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../base/db.ts';

/** So many are entered at once: what they have in common is written once. */
const perBatch = 2048;
/** From so many on it matters by which plan each of them is looked up. */
const many = 64;
/** A question for the newest that hold some words looks at so many at most. */
const mostHeld = 2000;

/** The pairs of one who is entered, `e`: word for word the expression of the index. */
export const enteredPairs = sql`complaint_pairs_of(e.county_id, e.id)`;

/** How the month of an instant is counted in `complaint_pairs`. */
export function monthOf(instant: Date): number {
  return instant.getUTCFullYear() * 12 + instant.getUTCMonth();
}

/**
 * Who may hold all pairs, as `id` and `filed_at`: of those who are entered whoever has them, and everybody who is to be entered. `entered` says
 * more of the former, `e`, and `fresh` of the latter, `c`. The county of `e` is part of `entered`, for the index is not always asked for it.
 */
export function spotsOf(
  countyId: number,
  { entered, fresh }: Record<'entered' | 'fresh', RawBuilder<unknown>>,
): RawBuilder<unknown> {
  return sql`
    select e.id, e.filed_at from complaint_pairs as e where ${entered}
      and not exists (select from complaint_fresh as f where f.county_id = ${countyId} and f.id = e.id)
    union all
    select c.id, c.filed_at from complaint as c where c.county_id = ${countyId} and ${fresh}
      and c.id = any (array(select f.id from complaint_fresh as f where f.county_id = ${countyId}))`;
}

/** What the newest complaints are asked for that hold some words. */
export interface Held {
  words: string;
  /** All words of a complaint `c`. */
  searched: RawBuilder<unknown>;
  columns: RawBuilder<unknown>;
  /** What else is asked of a complaint `c`. */
  where: RawBuilder<unknown>;
  /** Among those of the month of that instant and of later ones, or of so many of the last: the index is asked for each by itself. */
  months: Date | number | null;
  /** Ids of which alone the newest are wanted, such as those of what is open. */
  among?: RawBuilder<unknown>;
}

/**
 * The newest complaints that have the pairs of the words, whatever stands between them, read one by one until there are as many as are
 * wanted.
 */
export function newestHolding(
  countyId: number,
  { words, searched, columns, where, months, among }: Held,
  take: number,
): RawBuilder<unknown> {
  const isHeld = holdingOf({ words, searched });
  const within = months === null ? sql`true` : sql`e.month = any(${lastMonths(countyId, months)})`;
  const spots = spotsOf(countyId, {
    entered: sql`e.county_id = ${countyId} and ${within} and ${enteredPairs} @> (select search_pairs(${words}))
      and ${among === undefined ? sql`true` : sql`e.id in (${among})`}`,
    fresh: isHeld,
  });
  return sql`(select ${columns} from (select s.id, s.filed_at from (${spots}) as s
      where cardinality(search_pairs(${words})) > 0 order by s.filed_at desc limit ${mostHeld}) as s
    cross join lateral (select c.* from complaint as c where c.county_id = ${countyId} and c.id = s.id and ${where} limit 1) as c
    order by s.filed_at desc limit ${take})`;
}

/** That a complaint `c` has the pairs of the words, by its row alone. */
export function holdingOf({ words, searched }: Pick<Held, 'words' | 'searched'>): RawBuilder<unknown> {
  const signs = signsOf(words).map((sign) => sql`strpos(${searched}, ${sign}) > 0`);
  return sql.join([...signs, sql`search_pairs(${searched}) @> search_pairs(${words})`], sql` and `);
}

/** The first instant of so many months up to that of the newest complaint of the county. */
export function sinceOf(countyId: number, months: number): RawBuilder<unknown> {
  return sql`(select (date_trunc('month', n.filed_at at time zone 'UTC') - ${`${months - 1} months`}::interval) at time zone 'UTC'
    from (select filed_at from complaint where county_id = ${countyId} order by filed_at desc limit 1) as n)`;
}

/** The months up to that of the newest complaint of the county. */
function lastMonths(countyId: number, since: Date | number): RawBuilder<unknown> {
  const first = typeof since === 'number' ? sql`n.month - ${since}::integer + 1` : sql`${monthOf(since)}::integer`;
  return sql`array(select generate_series(${first}, n.month) from (
    select (extract(year from c.at) * 12 + extract(month from c.at) - 1)::integer as month from (
      select filed_at at time zone 'UTC' as at from complaint where county_id = ${countyId} order by filed_at desc limit 1) as c) as n)`;
}

/** Some characters that words have in any form, which are looked for before their pairs are cut: that takes a hundred times as long. */
function signsOf(words: string): string[] {
  return [...new Set(words.match(/[\u4e00-\u9fff]/gu))].slice(0, 3);
}

/** The counties of which something is to be entered: asked much more often than one has. */
export async function listUnentered(db: Db): Promise<number[]> {
  const { rows } = await sql<{ countyId: number }>`select distinct county_id from complaint_fresh order by 1`.execute(
    db,
  );
  return rows.map(({ countyId }) => countyId);
}

/**
 * Enters some of what is noted of the county; whether there may be more. What was entered before under other words is taken out, in the same
 * transaction: whatever is cut off, a complaint is either noted or entered as it is written.
 */
export async function enterNoted(tx: Tx, countyId: number): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('complaint_pairs'), ${countyId}) as mine`.execute(tx);
  if (rows[0]?.mine !== true) return false;
  // By the rows that were read: a complaint that is noted once more meanwhile stays noted.
  const taken = await sql<{ id: string }>`delete from complaint_fresh where ctid = any (array(
    select ctid from complaint_fresh where county_id = ${countyId} limit ${perBatch})) returning id`.execute(tx);
  const ids = [...new Set(taken.rows.map(({ id }) => id))];
  if (ids.length === 0) return false;
  // In a new county the plan would be one for an empty table, and each of them be looked for among all.
  if (ids.length >= many) await sql`select complaint_counted()`.execute(tx);
  await sql`delete from complaint_pairs where county_id = ${countyId} and id = any(${ids}::uuid[])`.execute(tx);
  await sql`insert into complaint_pairs (county_id, id, filed_at)
    select county_id, id, filed_at from complaint where county_id = ${countyId} and id = any(${ids}::uuid[])
    order by filed_at, id`.execute(tx);
  await sql`select complaint_pairs_settle()`.execute(tx);
  return taken.rows.length === perBatch;
}
