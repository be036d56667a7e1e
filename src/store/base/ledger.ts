import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { LedgerEvent } from '../../domain/base/event.ts';
import type { Copying } from './copy.ts';
import { copyingOf, insertMany, type Db, type Tx } from './db.ts';
import type { LedgerRow } from './schema.ts';
import { trailOfLines, writeTrail } from './trail.ts';

/** The hash before the first line of every matter. */
const origin = Buffer.alloc(32);

/** Who acts without an account, as the table keeps them. */
export const actorIds: Readonly<Record<string, string>> = {
  consumer: '00000000-0000-0000-0000-000000000001',
  system: '00000000-0000-0000-0000-000000000002',
};
const actorWords = new Map(Object.entries(actorIds).map(([word, id]) => [id, word]));

interface Line extends Omit<LedgerRow, 'hash'> {
  hash: Buffer;
}

/** Writes one ledger line; the matter's row must be locked by the caller's transaction. */
export async function record(tx: Tx, event: LedgerEvent): Promise<void> {
  const last = await tx
    .selectFrom('ledger')
    .select(['seq', 'hash'])
    .where('countyId', '=', event.countyId)
    .where('matterId', '=', event.matterId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  await insertLines(tx, [lineOf(event, (last?.seq ?? 0) + 1, last?.hash ?? origin)]);
  await writeTrail(tx, trailOfLines([event]));
}

/**
 * Writes one line into each of many matters, all locked by the caller's transaction: one question and one insert however many
 * there are. No matter may be named twice.
 */
export async function recordEach(tx: Tx, events: readonly LedgerEvent[]): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map((event) => event.matterId);
  const last = await sql<{ matterId: string; seq: number; hash: Buffer }>`
    select m.id as matter_id, l.seq, l.hash from unnest(${ids}::uuid[]) as m (id)
      cross join lateral (select seq, hash from ledger
        where county_id = ${events[0]?.countyId} and matter_id = m.id order by seq desc limit 1) as l`.execute(tx);
  const known = new Map(last.rows.map((row) => [row.matterId, row]));
  await insertLines(
    tx,
    events.map((event) => {
      const before = known.get(event.matterId);
      return lineOf(event, (before?.seq ?? 0) + 1, before?.hash ?? origin);
    }),
  );
  await writeTrail(tx, trailOfLines(events));
}

/** The first line of each of many new matters, to be written with them. */
export function firstLines(events: readonly LedgerEvent[]): Copying {
  return copyingOf('ledger', rowsToInsert(events.map((event) => lineOf(event, 1, origin))));
}

export async function listLedger(db: Db, countyId: number, matterId: string): Promise<LedgerRow[]> {
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('seq')
    .execute();
  return rows.map(rowOf);
}

/** Who wrote the first line, which is who filed the matter; null where there is none. */
export async function findFiler(db: Db | Tx, matter: { countyId: number; id: string }): Promise<string | null> {
  const first = await (db as Db)
    .selectFrom('ledger')
    .selectAll()
    .where('countyId', '=', matter.countyId)
    .where('matterId', '=', matter.id)
    .where('seq', '=', 1)
    .executeTakeFirst();
  return first === undefined ? null : rowOf(first).by;
}

/** Which of these matters the actor filed himself. */
export async function listFiledBy(
  db: Db,
  countyId: number,
  by: string,
  matterIds: readonly string[],
): Promise<Set<string>> {
  if (matterIds.length === 0) return new Set();
  const first = await db
    .selectFrom('ledger')
    .select('matterId')
    .where('countyId', '=', countyId)
    .where('matterId', 'in', matterIds)
    .where('seq', '=', 1)
    .where('by', '=', actorIdOf(by))
    .execute();
  return new Set(first.map(({ matterId }) => matterId));
}

/** Whether the matter's ledger already holds the press of a button with this id. */
export async function hasRequest(
  tx: Tx,
  matter: { countyId: number; id: string },
  requestId: string,
): Promise<boolean> {
  const found =
    await sql`select 1 from ledger where county_id = ${matter.countyId} and matter_id = ${matter.id} and detail->>'requestId' = ${requestId} limit 1`.execute(
      tx,
    );
  return found.rows.length > 0;
}

/** Which of these had such a line written since then. */
export async function listActedSince(
  tx: Tx,
  countyId: number,
  ids: readonly string[],
  { verb, since }: { verb: LedgerEvent['verb']; since: Date },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await (tx as Db)
    .selectFrom('ledger')
    .select('matterId')
    .distinct()
    .where('countyId', '=', countyId)
    .where('matterId', 'in', [...ids])
    .where('verb', '=', verb)
    .where('at', '>=', since)
    .execute();
  return new Set(found.map(({ matterId }) => matterId));
}

export interface BrokenLine {
  countyId: number;
  matterId: string;
  seq: number;
  why: 'gap' | 'hash' | 'end';
}

export const brokenWords = {
  gap: { zh: '编号不连续', en: 'a line is missing before it' },
  hash: { zh: '内容与校验值不符', en: 'its words do not fit its hash' },
  end: { zh: '从这一行起缺失', en: 'it and what followed are missing' },
} as const satisfies Record<BrokenLine['why'], { zh: string; en: string }>;

/**
 * Walks the whole ledger in order and names the first line whose number or hash does not follow from the one before;
 * then the first matter whose last lines are gone, which no chain shows by itself.
 */
export async function findBrokenLine(
  db: Db,
  onProgress?: (lines: number) => void,
): Promise<{ lines: number; broken: BrokenLine | null }> {
  let after: { countyId: number; matterId: string; seq: number } = {
    countyId: 0,
    matterId: '00000000-0000-0000-0000-000000000000',
    seq: 0,
  };
  let previous: Buffer = origin;
  let lines = 0;
  for (;;) {
    const page = await db
      .selectFrom('ledger')
      .selectAll()
      .where(sql<boolean>`(county_id, matter_id, seq) > (${after.countyId}, ${after.matterId}, ${after.seq})`)
      .orderBy('countyId')
      .orderBy('matterId')
      .orderBy('seq')
      .limit(5000)
      .execute();
    for (const row of page.map(rowOf)) {
      const first = row.matterId !== after.matterId || row.countyId !== after.countyId;
      const expected = first ? 1 : after.seq + 1;
      const broken = { countyId: row.countyId, matterId: row.matterId, seq: row.seq };
      if (row.seq !== expected) return { lines, broken: { ...broken, why: 'gap' } };
      const follows = hashOf(row, first ? origin : previous);
      if (!follows.equals(row.hash)) return { lines, broken: { ...broken, why: 'hash' } };
      previous = row.hash;
      after = broken;
      lines += 1;
    }
    onProgress?.(lines);
    if (page.length < 5000) return { lines, broken: await findShortChain(db) };
  }
}

/** How many lines the ledger has, and when the newest was written: by that whoever looks knows the database that he looks at. */
export async function findNewestLine(db: Db): Promise<{ lines: number; newestAt: Date | null }> {
  const { lines, newestAt } = await db
    .selectFrom('ledger')
    .select(({ fn }) => [fn.countAll<number>().as('lines'), fn.max('at').as('newestAt')])
    .executeTakeFirstOrThrow();
  return { lines, newestAt };
}

/** Acts that write a line and leave the matter as it is. */
const besideTheMatter = [
  'attached',
  'revealed',
  'clocks-opened',
  'escalated',
] as const satisfies readonly LedgerEvent['verb'][];

/** Every save of a matter writes one line and counts its version on, so fewer lines than the version says are missing. */
async function findShortChain(db: Db): Promise<BrokenLine | null> {
  const found = await sql<{ countyId: number; matterId: string; last: number }>`
    select c.county_id, c.id as matter_id, coalesce(max(l.seq), 0)::integer as last
    from complaint as c left join ledger as l on l.county_id = c.county_id and l.matter_id = c.id
    group by c.county_id, c.id
    having count(l.seq) filter (where l.verb not in (${sql.join([...besideTheMatter])})) < c.version
    limit 1`.execute(db);
  const short = found.rows[0];
  return short === undefined
    ? null
    : { countyId: short.countyId, matterId: short.matterId, seq: short.last + 1, why: 'end' };
}

/** The line as it will lie in the table, with the hash that binds it to the line before. Also used by imports. */
export function lineOf(event: LedgerEvent, seq: number, before: Buffer): Line {
  const { countyId, matterId, verb, at, onDay, by, byOrganisationId, detail } = event;
  const line = { countyId, matterId, seq, verb, at, onDay, by, byOrganisationId, detail: { ...detail } };
  return { ...line, hash: hashOf(line, before) };
}

function hashOf(line: Omit<LedgerRow, 'hash'>, before: Buffer): Buffer {
  const words = JSON.stringify([
    line.countyId,
    line.matterId,
    line.seq,
    line.verb,
    line.at.toISOString(),
    line.onDay,
    line.by,
    line.byOrganisationId,
    canonical(line.detail),
  ]);
  return hash('sha256', Buffer.concat([before, Buffer.from(words)]), 'buffer');
}

/** The order of keys says nothing, so the hash is made over sorted ones; undefined is what JSON leaves out. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .filter(([, inside]) => inside !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inside]) => [key, canonical(inside)]);
}

/** The id under which the table keeps who acted. Also used by imports. */
export function actorIdOf(by: string): string {
  return actorIds[by] ?? by;
}

function rowOf(row: LedgerRow): LedgerRow {
  const by = actorWords.get(row.by);
  return by === undefined ? row : { ...row, by };
}

async function insertLines(tx: Tx, lines: readonly Line[]): Promise<void> {
  await insertMany(tx, 'ledger', rowsToInsert(lines));
}

function rowsToInsert(lines: readonly Line[]): object[] {
  return lines.map((line) => ({ ...line, by: actorIdOf(line.by), hash: `\\x${line.hash.toString('hex')}` }));
}
