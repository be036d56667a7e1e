import { sql } from 'kysely';
import { entriesOn, type KnowledgeEntry } from '../../domain/inquiry/knowledge.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { inOwnTime } from '../base/wire/within-time.ts';

/** All versions of all entries, the versions of an entry one after the other. */
export function listKnowledge(db: Db | Tx, countyId: number): Promise<KnowledgeEntry[]> {
  return (db as Db)
    .selectFrom('knowledgeEntry')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('id')
    .orderBy('version')
    .execute();
}

/** The versions of one entry, the oldest first. */
export function listVersions(db: Db | Tx, countyId: number, id: string): Promise<KnowledgeEntry[]> {
  return (db as Db)
    .selectFrom('knowledgeEntry')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .orderBy('version')
    .execute();
}

/** One version of an entry, or the one that holds on the day; null when there is none. */
export async function findEntry(
  db: Db | Tx,
  countyId: number,
  id: string,
  which: { version: number } | { on: Day },
): Promise<KnowledgeEntry | null> {
  const versions = await listVersions(db, countyId, id);
  const found =
    'version' in which
      ? versions.find((entry) => entry.version === which.version)
      : entriesOn(versions, which.on).at(-1);
  return found ?? null;
}

export async function insertEntries(tx: Tx, entries: readonly KnowledgeEntry[]): Promise<void> {
  if (entries.length > 0) await insertMany(tx, 'knowledge_entry', entries, sql`on conflict do nothing`);
}

/** Sets the first day on which the version holds no longer; nothing else of a version is ever changed. */
export async function endEntry(tx: Tx, { countyId, id, version, untilOn }: KnowledgeEntry): Promise<void> {
  await sql`update knowledge_entry set until_on = ${untilOn}
    where county_id = ${countyId} and id = ${id} and version = ${version} and until_on is distinct from ${untilOn}`.execute(
    tx,
  );
}

/** Lets a version out, from its day on. */
export async function approveEntry(tx: Tx, entry: KnowledgeEntry): Promise<void> {
  const { countyId, id, version, fromOn, approvedById, approvedAt } = entry;
  await sql`update knowledge_entry set from_on = ${fromOn}, approved_by_id = ${approvedById}, approved_at = ${approvedAt}
    where county_id = ${countyId} and id = ${id} and version = ${version}`.execute(tx);
}

/** The entries that the county has, whatever has become of them. */
export async function listKnowledgeIds(db: Db | Tx, countyId: number): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from knowledge_entry where county_id = ${countyId} and version = 1`.execute(db as Db);
  return new Set(found.rows.map(({ id }) => id));
}

/** How many answers rest on each entry, whatever its version. */
export async function countCitations(db: Db, countyId: number): Promise<Map<string, number>> {
  const found = await sql<{ id: string; n: number }>`
    select knowledge_id as id, count(*)::integer as n from inquiry
    where county_id = ${countyId} and knowledge_id is not null group by 1`.execute(db);
  return new Map(found.rows.map(({ id, n }) => [id, n]));
}

interface Held {
  at: number;
  day: Day;
  entries: Promise<KnowledgeEntry[]>;
}

/** Another server on the same database may have written a version; after this long the entries are read again. */
const keepMilliseconds = 15_000;
const kept = new WeakMap<object, Held>();

/** The entries in force on the day, kept in memory because they are asked for with every letter that somebody types. */
export function entriesInForce(db: Db, countyId: number, day: Day): Promise<KnowledgeEntry[]> {
  const now = performance.now();
  const held = kept.get(db);
  if (held !== undefined && held.day === day && now - held.at < keepMilliseconds) return held.entries;
  const entries = inOwnTime(() => listKnowledge(db, countyId)).then((all) => entriesOn(all, day));
  kept.set(db, { at: now, day, entries });
  entries.catch(() => kept.delete(db));
  return entries;
}

/** To be called after a version has been committed. */
export function forgetKnowledge(db: Db): void {
  kept.delete(db);
}
