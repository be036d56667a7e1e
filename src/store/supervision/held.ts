/** What one of the bureau has of supervision: the cases in which he stands, the ways that he is to go, what he began, what lies in his hands. */
import { sql, type RawBuilder } from 'kysely';
import type { Exhibit } from '../../domain/supervision/enforcement/exhibit.ts';
import type { Enforcement } from '../../domain/supervision/enforcement/enforcement.ts';
import type { Db, Tx } from '../base/db.ts';

type Counts = ReadonlyMap<string, number>;

async function countsIn(db: Db | Tx, rows: RawBuilder<unknown>, accountId: string | null): Promise<Counts> {
  const one = accountId === null ? sql`true` : sql`account_id = ${accountId}`;
  const found = await sql<{ accountId: string; n: number }>`
    select account_id, count(*)::integer as n from (${rows}) as held where account_id is not null and ${one} group by 1`.execute(
    db as Db,
  );
  return new Map(found.rows.map((row) => [row.accountId, row.n]));
}

/** Cases that are not over, by those who investigate and the one who reviews them now. */
const inCases = (countyId: number) => sql`
  select distinct e.id, w.account_id from enforcement as e, lateral (
    select e.handler_id::text as account_id union all select e.second_id::text
    union all select o.value #>> '{}' from jsonb_array_elements(e.other_ids) as o(value)
    union all select r.value ->> 'reviewerId' from jsonb_array_elements(e.reviews) as r(value) where r.value ->> 'endedOn' is null
  ) as w where e.county_id = ${countyId} and e.state not in ('closed', 'archived')`;

export function countCasesHeld(db: Db | Tx, countyId: number, accountId: string | null): Promise<Counts> {
  return countsIn(db, inCases(countyId), accountId);
}

export async function lockCasesHeld(tx: Tx, countyId: number, accountId: string): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`select c.* from enforcement as c where c.county_id = ${countyId}
    and c.id in (select id from (${inCases(countyId)}) as held where account_id = ${accountId}) order by c.id for update`.execute(
    tx,
  );
  return found.rows;
}

/** The dockets in which somebody is named who is still to go, with the column that names him. */
export const goingColumns = {
  inspection: 'assigned_ids',
  sortie: 'people_ids',
  covert_check: 'visitor_ids',
} as const;
export type GoingTable = keyof typeof goingColumns;
export const goingTables = Object.keys(goingColumns) as GoingTable[];

const going = (countyId: number) =>
  sql.join(
    goingTables.map(
      (table) => sql`select g.id, w.value #>> '{}' as account_id from ${sql.table(table)} as g,
        jsonb_array_elements(${sql.ref(`g.${goingColumns[table]}`)}) as w(value)
        where g.county_id = ${countyId} and g.state = 'planned'`,
    ),
    sql` union all `,
  );

export function countGoing(db: Db | Tx, countyId: number, accountId: string | null): Promise<Counts> {
  return countsIn(db, going(countyId), accountId);
}

/** The entries of one docket to which he is still to go, locked. */
export async function lockGoing<T>(tx: Tx, table: GoingTable, countyId: number, accountId: string): Promise<T[]> {
  const found = await sql<T>`select * from ${sql.table(table)} where county_id = ${countyId} and state = 'planned'
    and ${sql.ref(goingColumns[table])} @> ${JSON.stringify([accountId])}::jsonb order by id for update`.execute(tx);
  return found.rows;
}

/** What he wrote down and is not over, docket by docket: nothing in it stands under his name alone, so that it is told of and not rewritten. */
const begun: Readonly<Record<string, readonly string[]>> = {
  sampling_batch: ['closed', 'cancelled'],
  campaign: ['archived', 'cancelled'],
  contract_review: ['enforced', 'closed', 'dropped'],
  guidance: ['closed', 'dropped'],
  survey: ['followed', 'dropped'],
};

const entries = (countyId: number) =>
  sql.join(
    Object.entries(begun).map(
      ([table, over]) => sql`select id, number, by_id::text as account_id from ${sql.table(table)}
        where county_id = ${countyId} and state not in (${sql.join([...over])})`,
    ),
    sql` union all `,
  );

export function countBegun(db: Db | Tx, countyId: number, accountId: string | null): Promise<Counts> {
  return countsIn(db, entries(countyId), accountId);
}

export async function listBegun(db: Db | Tx, countyId: number, accountId: string): Promise<string[]> {
  const found = await sql<{ number: string }>`select number from (${entries(countyId)}) as held
    where account_id = ${accountId} order by number`.execute(db as Db);
  return found.rows.map(({ number }) => number);
}

/** Exhibits that are kept still, confirmed or not what is to become of them, by who has them since the last line of their chain. */
const inHand = (countyId: number) => sql`select x.id, x.custody -> -1 ->> 'toId' as account_id from exhibit as x
  where x.county_id = ${countyId} and x.state <> ${'released' satisfies Exhibit['state']}`;

export function countInHand(db: Db | Tx, countyId: number, accountId: string | null): Promise<Counts> {
  return countsIn(db, inHand(countyId), accountId);
}
