/** What is written into the trail, and where it came from. The table takes lines and gives none up for half a year. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { hiddenIn, maskPersons } from '../../domain/base/masking.ts';
import { trailedVerbs, type TrailEntry, type TrailKind } from '../../domain/base/trail.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { sql } from 'kysely';
import { asJson, type Db, type Tx } from './db.ts';
import type { TrailRow } from './schema.ts';

/** Where a request comes from. */
export interface Origin {
  address: string;
  device: string;
}

const origins = new AsyncLocalStorage<Origin>();
const nowhere: Origin = { address: '', device: '' };

/** Where the request under way comes from. */
export function originNow(): Origin {
  return origins.getStore() ?? nowhere;
}

/** Does the work of a request; whatever it writes into the trail tells where it came from. */
export function comingFrom<T>(origin: Origin, work: () => T): T {
  return origins.run(origin, work);
}

/** The entry with where the request under way comes from, as the table takes it. */
export function stamped({ who, number, detail = {}, ...entry }: TrailEntry): Stamped {
  const { address, device } = originNow();
  return {
    ...entry,
    who: written(who, 60),
    number: written(number, 60),
    address: written(entry.address ?? address, 60),
    device: written(entry.device ?? device, 200),
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, typeof value === 'string' ? written(value, 1000) : value]),
    ),
  };
}

type Stamped = TrailEntry & Required<Pick<TrailEntry, 'who' | 'number' | 'address' | 'device'>>;

/** Writes lines in the transaction of what they tell; a second look within the hour writes none. */
export async function writeTrail(tx: Tx, entries: readonly TrailEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('trail')
    .values(entries.map((entry) => rowOf(stamped(entry))))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** The lines of the ledger that an auditor looks for, as the trail keeps them; what the program or a citizen does is not among them. */
export function trailOfLines(events: readonly LedgerEvent[]): TrailEntry[] {
  return events.flatMap(({ countyId, matterId, verb, at, by, detail }): TrailEntry[] => {
    const kind = trailedVerbs[verb];
    if (kind === undefined || by === 'system' || by === 'consumer') return [];
    // An auditor reads why; whose telephone or paper it was he reads in the matter.
    const told = hiddenIn(detail, (words) => maskPersons(words, []));
    return [{ countyId, at, kind, accountId: by, verb, matterId, detail: told }];
  });
}

function rowOf({ verb, matterId = null, detail = {}, ...entry }: Stamped) {
  return { ...entry, verb: verb ?? null, matterId, detail: asJson({ ...detail }) };
}

/** What no table takes is no reason to lose the line, nor what is too long for it a reason to hold all of it. */
function written(text: string | undefined, most: number): string {
  return (text ?? '').replaceAll('\0', '').slice(0, most);
}

/** The lines of kinds that were written after the one with that number and up to another, for sending them on, the oldest first. */
export async function listTrailAfter(
  db: Db,
  countyId: number,
  { after, upTo }: { after: number; upTo: number },
  most: number,
): Promise<TrailRow[]> {
  return db
    .selectFrom('trail')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Up to which line the trail is written now, the first transaction that is not over, and the first that has not begun. */
export interface TrailTide {
  lastId: number;
  open: bigint;
  next: bigint;
}

/** Asked each second: the last number is read from the end of the key, county by county, for the key begins with the county. */
export async function readTrailTide(db: Db | Tx): Promise<TrailTide> {
  const { rows } = await sql<{ lastId: number | null; open: string; next: string }>`
    select (select max((select max(id) from trail where county_id = c.county_id)) from county as c) as last_id, pg_snapshot_xmin(s)::text as open, pg_snapshot_xmax(s)::text as next
    from pg_current_snapshot() as s`.execute(db);
  const [row] = rows;
  return { lastId: row?.lastId ?? 0, open: BigInt(row?.open ?? 0), next: BigInt(row?.next ?? 0) };
}

export async function findForwarded(db: Db, countyId: number): Promise<number | null> {
  const row = await db.selectFrom('trailForward').select('lastId').where('countyId', '=', countyId).executeTakeFirst();
  return row?.lastId ?? null;
}

export async function saveForwarded(tx: Tx, countyId: number, lastId: number): Promise<void> {
  await tx
    .insertInto('trailForward')
    .values({ countyId, lastId })
    .onConflict((on) => on.column('countyId').doUpdateSet({ lastId }))
    .execute();
}

/** Removes some of what is older; the table refuses what is younger than half a year. Returns how many went. */
export async function deleteTrailBefore(tx: Tx, countyId: number, before: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from trail where county_id = ${countyId} and id in (
    select id from trail where county_id = ${countyId} and at < ${before} order by at limit ${most})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** How many lines of the kind one person has of the day that begins then. */
export async function countTrail(
  db: Db | Tx,
  { countyId, accountId, kind }: { countyId: number; accountId: string; kind: TrailKind },
  from: Date,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from trail
    where county_id = ${countyId} and account_id = ${accountId} and kind = ${kind} and at >= ${from} and at < ${from}::timestamptz + interval '1 day'`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** The marks of the numbers that one person has asked for on the day that begins then. */
export async function listAskedMarks(
  db: Db | Tx,
  { countyId, accountId }: { countyId: number; accountId: string },
  from: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{
    mark: string;
  }>`select distinct json_array_elements_text(detail->'marks') as mark from trail
    where county_id = ${countyId} and account_id = ${accountId} and kind = 'searched' and detail->'marks' is not null
      and at >= ${from} and at < ${from}::timestamptz + interval '1 day'`.execute(db);
  return new Set(rows.map(({ mark }) => mark));
}

/** Whoever else counts the lines of this person waits until the transaction ends. */
export async function lockTrailOf(tx: Tx, countyId: number, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`trail ${accountId}`}, ${countyId}))`.execute(tx);
}
