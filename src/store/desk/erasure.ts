/** What is due to be erased, what an erasure names, and the removal of what lies beside a matter. */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import { withoutWords } from '../../domain/base/masking.ts';
import {
  dueOnOrBefore,
  mostErased,
  type DueMatter,
  type DueYear,
  type Erasure,
  type ErasureItem,
  type ErasureItemState,
} from '../../domain/desk/erasure.ts';
import { keptKinds, yearsOf, type KeptKind } from '../../domain/desk/kept.ts';
import type { Hold } from '../../domain/desk/hold.ts';
import type { OfferWord } from '../../domain/firm/offer.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import { columnOf, type Db, type Tx } from '../base/db.ts';
import { keptByYear, keptTallied, type KeptTallied } from '../figures/closed-tally.ts';
import { findStoredHashes } from '../matter/attachment.ts';
import { listEntries, saveEntry } from '../matter/docket.ts';
import { eraseReporter } from '../tipoff/reporter.ts';
import { isOver, rowsOf, type Keeping, type KeptRow } from './kept.ts';

const isHeld = (
  today: Day,
) => sql`exists (select 1 from hold as h where h.county_id = c.county_id and h.matter_id = c.id
  and h.state = 'held' and (h.until_on is null or h.until_on >= ${today}))`;
const isProposed = sql`exists (select 1 from erasure_item as i join erasure as e on e.county_id = i.county_id and e.id = i.erasure_id
  where i.county_id = c.county_id and i.matter_id = c.id and i.state = 'waiting' and e.state in ('proposed', 'running'))`;

/** What is due, by kind and the year of the close: of matters out of their tally, less the few that are held or proposed. */
export async function countDue(db: Db, keeping: Keeping): Promise<DueYear[]> {
  const counts = keptKinds.map(
    (kind) => sql`select ${sql.lit(kind)} as kind, ${sql.join(dueColumns)}
    from (${isTallied(kind) ? dueOfTallied(kind, keeping) : dueOfAll(kind, keeping)}) as k where due + held + proposed > 0`,
  );
  const found =
    await sql<DueYear>`select * from (${sql.join(counts, sql` union all `)}) as d order by year, kind`.execute(db);
  return found.rows;
}

const dueColumns = ['year', 'due', 'held', 'proposed'].map((name) => sql.ref(name));

function isTallied(kind: KeptKind): kind is KeptTallied {
  return (keptTallied as readonly KeptKind[]).includes(kind);
}

function dueOfAll(kind: KeptKind, keeping: Keeping): RawBuilder<unknown> {
  return sql`select extract(year from closed_on)::integer as year, count(*) filter (where not held and not proposed)::integer as due,
      count(*) filter (where held)::integer as held, count(*) filter (where proposed and not held)::integer as proposed
    from (select c.closed_on, ${isHeld(keeping.today)} as held, ${isProposed} as proposed
      from ${rowsOf(kind)} as c where ${isOver(kind, keeping)}) as over group by 1`;
}

function dueOfTallied(kind: KeptTallied, keeping: Keeping): RawBuilder<unknown> {
  const { countyId, today, years } = keeping;
  // Each once, whoever holds it and however often it is named: all of them are asked for at once, in the order of the key, and not one after the
  // other. An open erasure names up to five thousand.
  const marked = sql`select n.matter_id, bool_or(n.held) as held from (
      select h.matter_id, true as held from hold as h where h.county_id = ${countyId} and h.state = 'held'
        and (h.until_on is null or h.until_on >= ${today})
      union all select i.matter_id, false from erasure as e
        join erasure_item as i on i.county_id = e.county_id and i.erasure_id = e.id and i.state = 'waiting'
      where e.county_id = ${countyId} and e.kind = ${kind} and e.state in ('proposed', 'running')
    ) as n group by 1`;
  return sql`with k as materialized (${marked})
    select t.year, t.n - coalesce(m.held, 0) - coalesce(m.proposed, 0) as due, coalesce(m.held, 0) as held,
      coalesce(m.proposed, 0) as proposed
    from (${keptByYear(countyId, kind, dueOnOrBefore(today, yearsOf(kind, years)))}) as t left join (
      select extract(year from c.closed_on)::integer as year, count(*) filter (where k.held)::integer as held,
        count(*) filter (where not k.held)::integer as proposed
      from k join ${rowsOf(kind)} as c on c.id = k.matter_id
      where c.id = any(array(select matter_id from k)) and ${isOver(kind, keeping)} group by 1
    ) as m on m.year = t.year`;
}

/** The matters that an erasure of the kind and year would name, the oldest first. */
export async function listDue(db: Db | Tx, kind: KeptKind, year: number, keeping: Keeping): Promise<DueMatter[]> {
  const found = await sql<DueMatter>`
    select c.id, c.number, c.closed_on from ${rowsOf(kind)} as c
    where ${isOver(kind, keeping)} and c.closed_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      and not ${isHeld(keeping.today)} and not ${isProposed}
    order by c.closed_on, c.id limit ${mostErased}`.execute(db as Db);
  return found.rows;
}

export async function addItems(
  tx: Tx,
  { countyId, id }: Pick<Erasure, 'countyId' | 'id'>,
  matters: readonly DueMatter[],
): Promise<void> {
  const rows = matters.map((one) => ({ matterId: one.id, number: one.number }));
  await sql`insert into erasure_item (county_id, erasure_id, matter_id, number, state)
    select ${countyId}, ${id}, r."matterId", r.number, 'waiting'
    from json_to_recordset(${JSON.stringify(rows)}::json) as r ("matterId" uuid, number text)`.execute(tx);
}

/** The matters of an erasure, in the order of their numbers; the entries beside them are left out. */
export async function listItems(
  db: Db | Tx,
  { countyId, id }: Pick<Erasure, 'countyId' | 'id'>,
  { state, limit }: { state: ErasureItemState | null; limit: number },
): Promise<ErasureItem[]> {
  const found = await sql<ErasureItem>`select matter_id, number, state from erasure_item
    where county_id = ${countyId} and erasure_id = ${id} and beside_id is null
      and ${state === null ? sql`true` : sql`state = ${state}`} order by number limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** How many matters of each erasure are in each state. */
export async function countItems(
  db: Db | Tx,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<ErasureItemState, number>>>> {
  const counts = new Map<string, Partial<Record<ErasureItemState, number>>>();
  if (ids.length === 0) return counts;
  const found = await sql<{ erasureId: string; state: ErasureItemState; n: number }>`
    select erasure_id, state, count(*)::integer as n from erasure_item
    where county_id = ${countyId} and erasure_id = any(${ids}::uuid[]) and beside_id is null group by 1, 2`.execute(
    db as Db,
  );
  for (const { erasureId, state, n } of found.rows) counts.set(erasureId, { ...counts.get(erasureId), [state]: n });
  return counts;
}

/** Whether the matter of the item still waits, locked: another run may be at it. */
export async function lockItem(
  tx: Tx,
  { countyId, id }: Pick<Erasure, 'countyId' | 'id'>,
  matterId: string,
): Promise<boolean> {
  const found = await sql`select 1 from erasure_item where county_id = ${countyId} and erasure_id = ${id}
    and matter_id = ${matterId} and state = 'waiting' for update`.execute(tx);
  return found.rows.length > 0;
}

export async function saveItem(
  tx: Tx,
  { countyId, id }: Pick<Erasure, 'countyId' | 'id'>,
  matterId: string,
  state: ErasureItemState,
): Promise<void> {
  await sql`update erasure_item set state = ${state} where county_id = ${countyId} and erasure_id = ${id}
    and matter_id = ${matterId}`.execute(tx);
}

export async function hasHold(tx: Tx, countyId: number, matterId: string, today: Day): Promise<boolean> {
  const found = await sql`select 1 from hold where county_id = ${countyId} and matter_id = ${matterId}
    and state = 'held' and (until_on is null or until_on >= ${today}) limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** Whether an erasure that two have agreed on is still to come to the matter; locked, so that it stays so while it is told. */
export async function isNamed(tx: Tx, countyId: number, matterId: string): Promise<boolean> {
  const found = await sql`select 1 from erasure_item as i
    join erasure as e on e.county_id = i.county_id and e.id = i.erasure_id
    where i.county_id = ${countyId} and i.matter_id = ${matterId} and i.state = 'waiting'
      and e.state = 'running' limit 1 for share of i`.execute(tx);
  return found.rows.length > 0;
}

/** Erasures that two have agreed on and that are not at their end, the oldest first. */
export function listRunning(db: Db, countyId: number): Promise<Erasure[]> {
  const order = sql`confirmed_at, id`;
  return listEntries<Erasure>(db, 'erasure', countyId, { states: ['running'], where: sql`true`, order, limit: 100 });
}

/** Erasures, the newest first. */
export function listErasures(db: Db, countyId: number, state: 'open' | 'all', limit: number): Promise<Erasure[]> {
  const states = state === 'open' ? ['proposed', 'running'] : [];
  const order = sql`proposed_at desc, number desc`;
  return listEntries<Erasure>(db, 'erasure', countyId, { states, where: sql`true`, order, limit });
}

/** Holds, the newest first; those whose last day is over are open no more. */
export function listHolds(
  db: Db,
  countyId: number,
  { state, today, limit }: { state: 'open' | 'all'; today: Day; limit: number },
): Promise<Hold[]> {
  const where = state === 'open' ? sql`(until_on is null or until_on >= ${today})` : sql`true`;
  const order = sql`held_at desc, number desc`;
  return listEntries<Hold>(db, 'hold', countyId, { states: state === 'open' ? ['held'] : [], where, order, limit });
}

/** The dockets whose entries can be about a matter, with the column that says about which. */
export const besideTables = {
  redispatch: 'matterId',
  awaited: 'matterId',
  callout: 'matterId',
  instruction: 'matterId',
  task: 'matterId',
  remark: 'aboutId',
  privacy: 'aboutId',
  publication: 'matterId',
  exhibit: 'enforcementId',
  // Those of no case have a time of their own, and may have had it.
  caution: 'enforcementId',
  station_report: 'enforcementId',
} as const;
type BesideTable = keyof typeof besideTables;

/** Those that say on which day they were erased. */
const isDated = (table: BesideTable) => table === 'caution' || table === 'station_report';

export interface BesideEntry {
  table: BesideTable;
  entry: DocketEntry;
}

/** The entries of dockets that are about the matter, locked, and named by the erasure so that their lines may be erased too. */
export async function lockBeside(
  tx: Tx,
  { countyId, id }: Pick<Erasure, 'countyId' | 'id'>,
  matterId: string,
): Promise<BesideEntry[]> {
  const found: BesideEntry[] = [];
  for (const table of Object.keys(besideTables) as BesideTable[]) {
    const about = sql.ref(columnOf(besideTables[table]));
    // A caution is about the case or the visit from which it was set.
    const isAbout =
      table === 'caution' ? sql`${matterId} in (enforcement_id, inspection_id)` : sql`${about} = ${matterId}`;
    const stands = isDated(table) ? sql`erased_on is null` : sql`true`;
    const { rows } = await sql<DocketEntry>`select * from ${sql.table(table)}
      where county_id = ${countyId} and ${isAbout} and ${stands} order by id for update`.execute(tx);
    found.push(...rows.map((entry) => ({ table, entry })));
  }
  for (const { entry } of found) await addBeside(tx, { countyId, id }, entry, matterId);
  return found;
}

/** What lies beside a case that is kept: its exhibits and cautions, locked. */
export async function lockFileEntries(tx: Tx, countyId: number, enforcementId: string): Promise<BesideEntry[]> {
  const found: BesideEntry[] = [];
  for (const table of ['exhibit', 'caution'] as const) {
    const { rows } = await sql<DocketEntry>`select * from ${sql.table(table)}
      where county_id = ${countyId} and enforcement_id = ${enforcementId} order by id for update`.execute(tx);
    found.push(...rows.map((entry) => ({ table, entry })));
  }
  return found;
}

/** A file stays with the case under a name that tells nobody. */
export async function hideInFileNames(
  tx: Tx,
  countyId: number,
  ids: readonly string[],
  hide: (words: string) => string,
): Promise<void> {
  const { rows } = await sql<{ id: string; fileName: string }>`select id, file_name from attachment
    where county_id = ${countyId} and matter_id = any(${ids}::uuid[]) for update`.execute(tx);
  const changed = rows.map(({ id, fileName }) => ({ id, name: hide(fileName), was: fileName }));
  await sql`update attachment as a set file_name = r.name
    from json_to_recordset(${JSON.stringify(changed.filter(({ name, was }) => name !== was))}::json) as r (id uuid, name text)
    where a.county_id = ${countyId} and a.id = r.id`.execute(tx);
}

/** Names a record beside the matter, so that the table lets its lines be erased. */
export async function addBeside(
  tx: Tx,
  { countyId, id }: Pick<Erasure, 'countyId' | 'id'>,
  entry: Pick<DocketEntry, 'id' | 'number'>,
  matterId: string,
): Promise<void> {
  await sql`insert into erasure_item (county_id, erasure_id, matter_id, number, beside_id, state)
    values (${countyId}, ${id}, ${entry.id}, ${entry.number ?? ''}, ${matterId}, 'waiting')`.execute(tx);
}

export async function saveErasedEntry(tx: Tx, { table, entry }: BesideEntry, on: Day): Promise<void> {
  await saveEntry(tx, table, entry, {
    ...withoutWords(entry),
    ...(isDated(table) ? { operatorName: '', erasedOn: on } : {}),
  });
  // The telephone that was let go with it lies sealed beside what the station was told.
  if (table === 'redispatch')
    await sql`update redispatch set redispatch_seal = null, key_id = null
      where county_id = ${entry.countyId} and id = ${entry.id}`.execute(tx);
}

/** What went with a matter. */
export interface Removed {
  files: number;
  messages: number;
  /** The hashes of files that no other record needs: they may go from the disk. */
  hashes: string[];
}

/** Removes what lies beside a matter and its entries: files, messages, slips, marks, letters, what telephones had not sent. */
export async function removeBeside(
  tx: Tx,
  keyring: Keyring,
  kind: KeptKind,
  { countyId, id, number }: KeptRow,
  entryIds: readonly string[],
): Promise<Removed> {
  const ids = [id, ...entryIds];
  const of = sql`county_id = ${countyId} and matter_id = any(${ids}::uuid[])`;
  const files = await sql<{ sha256: string }>`delete from attachment where ${of} returning sha256`.execute(tx);
  await sql`delete from served_paper where ${of}`.execute(tx);
  const messages = await sql`delete from message where ${of}`.execute(tx);
  // 投2021-12345 begins with the number of 投2021-1234 too.
  const drafts = sql.join(
    [id, number, ...entryIds].map((one) => sql`(form || ' ' || path) ~ ${`${one}(?!\\d)`}`),
    sql` or `,
  );
  await sql`delete from draft where county_id = ${countyId} and (${drafts})`.execute(tx);
  await sql`delete from revisit where ${of}`.execute(tx);
  await sql`delete from import_mark where ${of}`.execute(tx);
  // Words that sounded like somebody's name, with why they were let through.
  await sql`delete from disclosure_pass where county_id = ${countyId} and entry_id = any(${ids}::uuid[])`.execute(tx);
  // Its facts hold words of it; they go with it.
  await sql`delete from matter_sheet where ${of}`.execute(tx);
  await sql`update incident_member set why = '', why_en = '' where ${of} and why <> ''`.execute(tx);
  await sql`delete from former_code where ${of}`.execute(tx);
  await sql`delete from last_step where ${of}`.execute(tx);
  await sql`update exchange_letter set body = null, exchange_letter_seal = null, key_id = null where ${of}`.execute(tx);
  await sql`delete from leftover where county_id = ${countyId} and matter_number = ${number} and ended_at is not null`.execute(
    tx,
  );
  if (kind === 'complaint') await eraseBesideComplaint(tx, countyId, id);
  if (kind === 'tipoff') await eraseReporter(tx, keyring, countyId, id);
  const hashes = [...new Set(files.rows.map(({ sha256 }) => sha256))];
  const needed = await findStoredHashes(tx, hashes);
  return {
    files: files.rows.length,
    messages: Number(messages.numAffectedRows ?? 0n),
    hashes: hashes.filter((hash) => !needed.has(hash)),
  };
}

async function eraseBesideComplaint(tx: Tx, countyId: number, id: string): Promise<void> {
  await sql`delete from slip where county_id = ${countyId} and matter_id = ${id}`.execute(tx);
  await sql`delete from example_unfit where county_id = ${countyId} and complaint_id = ${id}`.execute(tx);
  // The terms that it quoted are words of its story; what was collected of them stands in its review.
  await sql`delete from clause_candidate where county_id = ${countyId} and complaint_id = ${id}`.execute(tx);
  const offers = await sql<{ id: string; words: readonly OfferWord[] }>`select id, words from offer
    where county_id = ${countyId} and complaint_id = ${id} for update`.execute(tx);
  for (const offer of offers.rows)
    await sql`update offer set words = ${JSON.stringify(withoutWords(offer.words))}::jsonb
      where county_id = ${countyId} and id = ${offer.id}`.execute(tx);
}
