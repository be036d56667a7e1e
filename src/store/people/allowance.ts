import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import type { Allowance, DraftAllowance } from '../../domain/people/allowance.ts';
import type { Engagement } from '../../domain/people/engagement.ts';
import type { Person } from '../../domain/people/person.ts';
import { accountsOf } from '../../domain/people/person-steps.ts';
import type { Db, Tx } from '../base/db.ts';

export interface AllowanceQuery {
  state: 'open' | 'all';
  personId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export async function listAllowances(
  db: Db | Tx,
  countyId: number,
  { state, personId, from, to }: AllowanceQuery,
  limit = 5000,
): Promise<Allowance[]> {
  const found = await sql<Allowance>`select * from allowance where county_id = ${countyId}
    and ${state === 'open' ? sql`state in ('drafted', 'approved', 'returned')` : sql`true`}
    and ${personId === undefined ? sql`true` : sql`person_id = ${personId}`}
    and ${from === undefined ? sql`true` : sql`to_on >= ${from}`} and ${to === undefined ? sql`true` : sql`from_on <= ${to}`}
    order by from_on desc, number desc limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** Whether the person has an allowance of this basis whose period meets the one asked for. */
export async function hasOverlap(tx: Tx, countyId: number, asked: DraftAllowance): Promise<boolean> {
  const found = await sql`select 1 from allowance where county_id = ${countyId} and person_id = ${asked.personId}
    and basis = ${asked.basis} and state <> 'cancelled' and from_on <= ${asked.toOn} and to_on >= ${asked.fromOn} limit 1`.execute(
    tx,
  );
  return found.rows.length > 0;
}

/**
 * Matters that the person settled in the period, at the station or by an agreement, with whichever account he had: each where it
 * was settled first, so that one settled again later is paid once. An account that is somebody else's now counts for him.
 */
export async function countSettled(
  db: Db | Tx,
  { countyId, id, ...person }: Pick<Person, 'countyId' | 'id' | 'accountId' | 'formerAccountIds'>,
  period: Pick<DraftAllowance, 'fromOn' | 'toOn'>,
): Promise<number> {
  const accounts = accountsOf(person);
  if (accounts.length === 0) return 0;
  const found = await sql<{ n: number }>`select count(*)::integer as n from ledger l
    where ${settledFirst(countyId, period)} and l.by in (${sql.join(accounts)})
    and not exists (select 1 from person p
      where p.county_id = ${countyId} and p.account_id = l.by and p.state = 'active' and p.id <> ${id})`.execute(
    db as Db,
  );
  return found.rows[0]?.n ?? 0;
}

/** The same of every account that settled any. */
export async function countSettledBy(
  db: Db | Tx,
  countyId: number,
  period: Pick<DraftAllowance, 'fromOn' | 'toOn'>,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ by: string; n: number }>`select l.by, count(*)::integer as n from ledger l
    where ${settledFirst(countyId, period)} group by l.by`.execute(db as Db);
  return new Map(found.rows.map(({ by, n }) => [by, n]));
}

/** The line by which a matter was settled for the first time, where that was in the period. */
function settledFirst(
  countyId: number,
  { fromOn, toOn }: Pick<DraftAllowance, 'fromOn' | 'toOn'>,
): RawBuilder<unknown> {
  return sql`l.county_id = ${countyId} and l.verb in ('settled', 'settled-at-station')
    and l.on_day between ${fromOn} and ${toOn}
    and not exists (select 1 from ledger e where e.county_id = l.county_id and e.matter_id = l.matter_id
      and e.seq < l.seq and e.verb in ('settled', 'settled-at-station'))`;
}

/** What `maySeeEngagement` says of one, as a condition on the table; a test holds the two together. */
export function engagementsOf({ role, organisationId }: Actor): RawBuilder<unknown> {
  return scopes[role] === 'office' ? sql`office_id = ${organisationId}` : sql`true`;
}

export async function listEngagements(
  db: Db | Tx,
  actor: Actor,
  { state, personId }: { state: 'open' | 'all'; personId?: string | undefined },
  limit = 500,
): Promise<Engagement[]> {
  const found =
    await sql<Engagement>`select * from engagement where county_id = ${actor.countyId} and ${engagementsOf(actor)}
    and ${state === 'open' ? sql`state in ('asked', 'accepted')` : sql`true`}
    and ${personId === undefined ? sql`true` : sql`person_id = ${personId}`}
    order by due_on desc, number desc limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The opinions that were asked about a matter, the first first: whoever sees the matter reads what is said of it. */
export async function listOpinionsOn(db: Db | Tx, countyId: number, matterNumber: string): Promise<Engagement[]> {
  const found = await sql<Engagement>`select * from engagement
    where county_id = ${countyId} and matter_number = ${matterNumber} and kind = 'opinion' order by number`.execute(
    db as Db,
  );
  return found.rows;
}

export interface PoolCount {
  personId: string;
  asked: number;
  done: number;
  hours: number;
}

/** 受托次数和小时: of each lecturer and expert, all that was asked of him (S62: commissions, hours). */
export async function countEngagements(db: Db, countyId: number): Promise<Map<string, PoolCount>> {
  const found = await sql<PoolCount>`select person_id, count(*)::integer as asked,
      count(*) filter (where state = 'done')::integer as done, coalesce(sum(hours), 0)::double precision as hours
    from engagement where county_id = ${countyId} and state <> 'cancelled' group by 1`.execute(db);
  return new Map(found.rows.map((row) => [row.personId, row]));
}
