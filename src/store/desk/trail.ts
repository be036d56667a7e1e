import { sql } from 'kysely';
import { readMark } from '../../domain/county/watermark.ts';
import type { TrailQuery } from '../../domain/desk/trail.ts';
import { parseKeptNumber } from '../../domain/desk/kept.ts';
import { trailGroups, type TrailGroup, type TrailGroupName, type TrailKind } from '../../domain/base/trail.ts';
import type { Db } from '../base/db.ts';
import { listLedger } from '../base/ledger.ts';
import type { LedgerRow, TrailRow } from '../base/schema.ts';
import { findForwarded } from '../base/trail.ts';
import { findByNumber } from './kept.ts';

const dayMs = 86_400_000;
/** The day begins in Shanghai. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);

type Asked = Omit<TrailQuery, 'kind'> & { kind?: TrailKind | undefined };

/** The lines that were asked for, the newest first, after the last one of the page before. */
export async function listTrail(
  db: Db,
  countyId: number,
  asked: Asked,
  { after, most }: { after: number | null; most: number },
): Promise<TrailRow[]> {
  const { kind, group } = asked;
  const under = await linesUnder(db, countyId, asked);
  let query = under.lines.selectAll();
  if (kind !== undefined) query = query.where('kind', '=', kind);
  else if (group !== undefined) query = query.where(isOfGroup(trailGroups[group]));
  if (after !== null) {
    // Lines of one instant are told apart by their own number.
    const at = sql`(select at from trail where county_id = ${countyId} and id = ${after})`;
    query = query.where(sql<boolean>`(at, id) < (${at}, ${after})`);
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute();
}

/** How many lines the list of each choice has under the other conditions, in one reading. */
export async function countTrailGroups(
  db: Db,
  countyId: number,
  asked: Omit<TrailQuery, 'kind'>,
): Promise<Record<'all' | TrailGroupName, number>> {
  const names = Object.keys(trailGroups) as TrailGroupName[];
  const { lines } = await linesUnder(db, countyId, asked);
  const counted = lines.select([
    sql<number>`count(*)::integer`.as('all'),
    ...names.map((name) => sql<number>`(count(*) filter (where ${isOfGroup(trailGroups[name])}))::integer`.as(name)),
  ]);
  return (await counted.executeTakeFirstOrThrow()) as Record<'all' | TrailGroupName, number>;
}

/** By whom, when and about what, whatever was done. */
async function linesUnder(db: Db, countyId: number, { account, from, to, number }: Omit<TrailQuery, 'kind'>) {
  let query = db.selectFrom('trail').where('countyId', '=', countyId);
  if (account !== undefined) query = query.where('accountId', '=', account);
  if (from !== undefined) query = query.where('at', '>=', startOf(from));
  if (to !== undefined) query = query.where('at', '<', new Date(startOf(to).getTime() + dayMs));
  if (number !== undefined && number !== '') {
    const mark = readMark(number);
    // A number of the platform may look like one of a watermark, so that one is looked for first, by its index.
    const isMark = mark !== null && (await hasTaken(db, { countyId, mark }));
    const id = isMark ? null : await findMatterId(db, countyId, number);
    query = query.where((eb) => {
      if (isMark) return sql<boolean>`detail ->> 'mark' = ${mark}`;
      return id === null ? eb('number', '=', number) : eb.or([eb('matterId', '=', id), eb('number', '=', number)]);
    });
  }
  // Within something: a query by itself would be run by whoever waits for it.
  return { lines: query };
}

/** Who asked since then for so many records that are not shown to him that it is no slip. */
export async function listTried(
  db: Db,
  countyId: number,
  since: Date,
): Promise<{ accountId: string; n: number; lastAt: Date }[]> {
  const { rows } = await sql<{ accountId: string; n: number; lastAt: Date }>`
    select account_id as "accountId", sum(coalesce((detail ->> 'more')::integer, 1))::integer as n, max(at) as "lastAt"
    from trail where county_id = ${countyId} and at > ${since} and kind = 'view-refused' and account_id is not null
    group by 1 having sum(coalesce((detail ->> 'more')::integer, 1)) >= ${manyTried} order by 3 desc limit 10`.execute(
    db,
  );
  return rows;
}
const manyTried = 5;

function isOfGroup({ kinds, verbs }: TrailGroup) {
  return sql<boolean>`(kind = any(${[...kinds]}::text[]) or verb = any(${[...verbs]}::text[]))`;
}

/** Who had to wait within a day, having typed wrong too often; of nobody that is known, what was typed. */
export async function listGuessed(
  db: Db,
  countyId: number,
  since: Date,
): Promise<{ accountId: string | null; typed: string; n: number; lastAt: Date }[]> {
  const { rows } = await sql<{ accountId: string | null; typed: string; n: number; lastAt: Date }>`
    select account_id as "accountId", who as typed, count(*)::integer as n, max(at) as "lastAt" from trail
    where county_id = ${countyId} and at > ${since} and kind = 'must-wait'
    group by 1, 2 order by 4 desc limit 10`.execute(db);
  return rows;
}

/**
 * What was changed of one record, the newest first, out of its ledger: by its number, by which the ledger is kept, so that nothing more is
 * read for it. Of no number, and of one that nothing has, there is none.
 */
export async function listChanges(
  db: Db,
  countyId: number,
  { account, from, to, number }: Pick<TrailQuery, 'account' | 'from' | 'to' | 'number'>,
  { after, most }: { after: number | null; most: number },
): Promise<(LedgerRow & { number: string })[]> {
  const asked = parseKeptNumber(number ?? '');
  const found = asked === null ? null : await findByNumber(db, asked.kind, countyId, asked.number);
  if (found === null) return [];
  const lines = await listLedger(db, countyId, found.id);
  const isAsked = ({ seq, by, at }: LedgerRow) =>
    (after === null || seq < after) &&
    (account === undefined || by === account) &&
    (from === undefined || at >= startOf(from)) &&
    (to === undefined || at.getTime() < startOf(to).getTime() + dayMs);
  return lines
    .filter(isAsked)
    .toReversed()
    .slice(0, most)
    .map((line) => ({ ...line, number: found.number }));
}

/** Whether something was taken out under that watermark, by the account where one is named. */
export async function hasTaken(
  db: Db,
  { countyId, mark, accountId }: { countyId: number; mark: string; accountId?: string },
): Promise<boolean> {
  const under = db
    .selectFrom('trail')
    .select('id')
    .where('countyId', '=', countyId)
    .where(sql<boolean>`detail ->> 'mark' = ${mark}`);
  const found = await (accountId === undefined ? under : under.where('accountId', '=', accountId))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The numbers of the matters among these; what else a line may be about has none. */
export async function findNumbers(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from complaint where county_id = ${countyId} and id = any(${ids}::uuid[])
    union all select id, number from tipoff where county_id = ${countyId} and id = any(${ids}::uuid[])
    union all select id, number from inquiry where county_id = ${countyId} and id = any(${ids}::uuid[])
    union all select id, number from enforcement where county_id = ${countyId} and id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.number]));
}

async function findMatterId(db: Db, countyId: number, number: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from complaint where county_id = ${countyId} and number = ${number}
    union all select id from tipoff where county_id = ${countyId} and number = ${number}
    union all select id from inquiry where county_id = ${countyId} and number = ${number}
    union all select id from enforcement where county_id = ${countyId} and number = ${number}`.execute(db);
  return rows[0]?.id ?? null;
}

/** How many lines wait to be sent on; null where none has ever been. */
export async function countUnforwarded(db: Db, countyId: number): Promise<number | null> {
  const last = await findForwarded(db, countyId);
  if (last === null) return null;
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from trail where county_id = ${countyId} and id > ${last}`.execute(db);
  return rows[0]?.n ?? 0;
}
