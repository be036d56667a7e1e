import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { lineSaying, toldBy, type LedgerEvent } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { canonical } from './canonical.ts';
import type { Copying } from './wire/copy.ts';
import { copyingOf, insertionOf, type Db, type Tx } from './db.ts';
import { withNumbersHeld, withNumbersOpen } from './stated/ledger-words.ts';
import { ledgerKeysOf, type LedgerKey, type LedgerKeys } from './ledger-key.ts';
import { isAsStated, isStated, rowState, statedTables, type StatedTable } from './stated/row-state.ts';
import type { LedgerRow, LedgerTailRow } from './schema.ts';
import {
  changedSettings,
  isCompleteState,
  readSettings,
  settingsState,
  settingTables,
  type Settings,
  type SettingTable,
} from './stated/settings-state.ts';
import { trailOfLines, writeTrail } from './trail.ts';

/** The hash before the first line of every matter. */
export const origin = Buffer.alloc(32);

export type LedgerTail = Omit<LedgerTailRow, 'folded'>;
type TailFields = 'countyId' | 'matterId' | 'seq' | 'hash';
const tailBytes = 16;

/** Who acts without an account, as the table keeps them. */
export const actorIds: Readonly<Record<string, string>> = {
  consumer: '00000000-0000-0000-0000-000000000001',
  system: '00000000-0000-0000-0000-000000000002',
};
const actorWords = new Map(Object.entries(actorIds).map(([word, id]) => [id, word]));

type Line = Omit<LedgerRow, 'tombstone'>;

/** Writes one ledger line; the matter's row must be locked by the caller's transaction. */
export async function record(tx: Tx, event: LedgerEvent): Promise<void> {
  await recordEach(tx, [event]);
}

/**
 * Writes one line into each of many matters, all locked by the caller's transaction: one question and one insert however many
 * there are. No matter may be named twice.
 */
export async function recordEach(tx: Tx, events: readonly LedgerEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const keys = ledgerKeysOf(tx);
  const ids = events.map((event) => event.matterId);
  const ends = await readEnds(tx, first.countyId, ids);
  const lines: Line[] = [];
  const tails: LedgerTail[] = [];
  const stored = events.map((event) => withNumbersHeld(tx, event));
  for (const event of stored) {
    const end = endOf(keys, event, ends.get(event.matterId));
    const { state, isForeign } = await stateOf(tx, keys, event, end);
    if (isForeign) end.seq += 1;
    let { seq, hash } = end;
    if (end.keyId !== keys.current.id && end.seq > 0) {
      const old = isUnproven(keys, end) ? (state ?? (await readState(tx, keys.current, event))) : null;
      const joined = lineOf(keys.current, joinOf(event, end, keys.current), seq + 1, hash, old);
      lines.push(joined);
      ({ seq, hash } = joined);
    }
    const own = state === null && isStatedUnderLost(keys, end) ? await readState(tx, keys.current, event) : state;
    const line = lineOf(keys.current, event, seq + 1, hash, own);
    lines.push(line);
    tails.push(tailOf(keys.current, line));
  }
  await insertLines(tx, lines, tails);
  await writeTrail(tx, trailOfLines(events));
}

/**
 * Joins older lines to the key of today, by a line in each chain that is not under it yet; nothing where a chain is. The rows
 * need not be locked: whoever writes into such a chain at the same moment does it once more behind it.
 */
export async function rekeyChains(
  tx: Tx,
  { countyId, at, onDay }: Pick<LedgerEvent, 'countyId' | 'at' | 'onDay'>,
  ids: readonly string[],
): Promise<number> {
  const keys = ledgerKeysOf(tx);
  const ends = await readEnds(tx, countyId, ids);
  const lines: Line[] = [];
  for (const matterId of ids) {
    const about = { countyId, matterId, at, onDay };
    const end = endOf(keys, about, ends.get(matterId));
    if (end.keyId === keys.current.id || end.seq === 0) continue;
    const state = isUnproven(keys, end) ? await readState(tx, keys.current, about) : null;
    lines.push(lineOf(keys.current, joinOf(about, end, keys.current), end.seq + 1, end.hash, state));
  }
  if (lines.length > 0)
    await insertLines(
      tx,
      lines,
      lines.map((line) => tailOf(keys.current, line)),
    );
  return lines.length;
}

/** Remembers what was saved of a matter and what was read of it before, for the line that tells of it in the same transaction. */
export function noteRow(
  tx: Tx,
  table: string,
  row: { countyId: number; id: string },
  before: object | null = null,
): void {
  if (!isStated(table)) return;
  const kept = noted.get(tx) ?? new Map<string, NotedRow>();
  const key = `${row.countyId} ${row.id}`;
  const first = kept.get(key);
  kept.set(key, { table, row, before: first === undefined ? before : first.before });
  noted.set(tx, kept);
}

/**
 * To be called before a table of the county's settings is written to: the next line of the county's chain says what it is then, and whether
 * it was until now as that chain had left it. Who saves a setting waits for who does so at that moment.
 */
export async function noteSettings(tx: Tx, countyId: number, table: SettingTable): Promise<void> {
  const { rows } = await sql<{ ledgerId: string }>`
    select ledger_id from county where county_id = ${countyId} for no key update`.execute(tx);
  const [county] = rows;
  if (county === undefined) return;
  const kept = touched.get(tx) ?? new Map<string, Map<SettingTable, readonly object[]>>();
  touched.set(tx, kept);
  const key = `${countyId} ${county.ledgerId}`;
  const before = kept.get(key) ?? new Map<SettingTable, readonly object[]>();
  kept.set(key, before);
  if (before.has(table)) return;
  for (const [name, found] of await readSettings(tx, countyId, [table])) before.set(name, found);
}

/** The same for all of them at once. */
export async function noteAllSettings(tx: Tx, countyId: number): Promise<void> {
  for (const table of settingTables) await noteSettings(tx, countyId, table);
}

/** The first line of each of many new matters with what is filed, but for its number; to be written with them. */
export function firstLines(
  tx: Tx,
  table: StatedTable,
  filed: readonly { event: LedgerEvent; next: { countyId: number; id: string } }[],
): Copying[] {
  const { current } = ledgerKeysOf(tx);
  const lines = filed.map(({ event, next }) =>
    lineOf(current, withNumbersHeld(tx, event), 1, origin, rowState(current, table, next, 5)),
  );
  const tails = lines.map((line) => tailToInsert(tailOf(current, line)));
  return [copyingOf('ledger', rowsToInsert(lines)), copyingOf('ledger_tail', tails)];
}

export async function listLedger(db: Db | Tx, countyId: number, matterId: string): Promise<LedgerRow[]> {
  const rows = await (db as Db)
    .selectFrom('ledger')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => withNumbersOpen(db, rowOf(row)));
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

/** The newest line of the matter that tells of such an act; null where there is none. */
export async function findLastOf(
  db: Db | Tx,
  matter: { countyId: number; id: string },
  verb: LedgerEvent['verb'],
): Promise<LedgerRow | null> {
  const last = await (db as Db)
    .selectFrom('ledger')
    .selectAll()
    .where('countyId', '=', matter.countyId)
    .where('matterId', '=', matter.id)
    .where('verb', '=', verb)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? null : withNumbersOpen(db, rowOf(last));
}

/** Of each of these matters its newest line that tells of one of the acts and was not taken back: read from the end of its lines, so that it costs the same however many it has. */
export async function listLastOf(
  db: Db,
  countyId: number,
  ids: readonly string[],
  verbs: readonly LedgerEvent['verb'][],
): Promise<Map<string, { verb: string; on: string }>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; verb: string; onDay: string }>`
    select m.id, l.verb, l.on_day from unnest(${[...ids]}::uuid[]) as m (id) cross join lateral (
      select l.verb, l.on_day from ledger as l
      where l.county_id = ${countyId} and l.matter_id = m.id and l.verb = any(${[...verbs]}::text[])
        and not is_undone(l.county_id, l.matter_id, l.seq)
      order by l.seq desc limit 1) as l`.execute(db);
  return new Map(found.rows.map(({ id, verb, onDay }) => [id, { verb, on: onDay }]));
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
  db: Db | Tx,
  matter: { countyId: number; id: string },
  requestId: string,
): Promise<boolean> {
  const found =
    await sql`select 1 from ledger where county_id = ${matter.countyId} and matter_id = ${matter.id} and detail->>'requestId' = ${requestId} limit 1`.execute(
      db as Db,
    );
  return found.rows.length > 0;
}

/** On which matters, accounts or others a press of a button with this id has written such a line. */
export async function listRequested(
  db: Db | Tx,
  countyId: number,
  { verb, requestId }: { verb: LedgerEvent['verb']; requestId: string },
): Promise<Set<string>> {
  const found = await sql<{ matterId: string }>`select matter_id from ledger
    where county_id = ${countyId} and detail->>'requestId' = ${requestId} and verb = ${verb}`.execute(db);
  return new Set(found.rows.map(({ matterId }) => matterId));
}

/** A line that the press of a button with this id has written. */
export type Requested = Pick<LedgerEvent, 'matterId' | 'verb' | 'onDay'> & { detail: Record<string, unknown> };

/** The line of one of these verbs that the press of a button with this id has written; null where there is none. */
export async function findRequested(
  db: Db,
  countyId: number,
  verbs: readonly LedgerEvent['verb'][],
  requestId: string,
): Promise<Requested | null> {
  const found = await sql<Requested>`select matter_id, verb, on_day, detail from ledger
    where county_id = ${countyId} and detail->>'requestId' = ${requestId} and verb in (${sql.join([...verbs])}) limit 1`.execute(
    db,
  );
  return found.rows[0] ?? null;
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

/** How many lines the ledger has, and when the newest was written: by that whoever looks knows the database that he looks at. */
export async function findNewestLine(db: Db): Promise<{ lines: number; newestAt: Date | null }> {
  const { lines, newestAt } = await db
    .selectFrom('ledger')
    .select(({ fn }) => [fn.countAll<number>().as('lines'), fn.max('at').as('newestAt')])
    .executeTakeFirstOrThrow();
  return { lines, newestAt };
}

/** The line as it will lie in the table, with the hash that binds it to the line before. Also used by the bench. */
export function lineOf(
  key: LedgerKey,
  event: LedgerEvent,
  seq: number,
  before: Buffer,
  rowState: Buffer | null = null,
): Line {
  const { countyId, verb, at, onDay, by, byOrganisationId, detail } = event;
  // As the database gives it back, however a client wrote it: the hash must be the same from both.
  const matterId = event.matterId.toLowerCase();
  const line = { countyId, matterId, seq, verb, at, onDay, by, byOrganisationId, detail: { ...detail }, rowState };
  return { ...line, hash: hashOf(key, line, before) };
}

/** The hash of a line; without a key that of the lines from before there was one. */
export function hashOf(key: LedgerKey | null, line: Omit<LedgerRow, 'hash' | 'tombstone'>, before: Buffer): Buffer {
  const words = [
    line.countyId,
    line.matterId,
    line.seq,
    line.verb,
    line.at.toISOString(),
    line.onDay,
    line.by,
    line.byOrganisationId,
    canonical(line.detail),
  ];
  if (key === null) return hash('sha256', Buffer.concat([before, Buffer.from(JSON.stringify(words))]), 'buffer');
  words.push(line.rowState?.toString('hex') ?? null);
  return key.mac('line', Buffer.concat([before, Buffer.from(JSON.stringify(words))]));
}

/** The proof of how many lines a chain has. Also used by the bench. */
export function tailOf(key: LedgerKey, { countyId, matterId, seq, hash: head }: Pick<Line, TailFields>): LedgerTail {
  const words = Buffer.concat([Buffer.from(`${countyId} ${matterId.toLowerCase()} ${seq} `), head]);
  const mac = key.mac('tail', words).subarray(0, tailBytes);
  return { countyId, matterId, seq, keyId: key.id, mac };
}

/** The id under which the table keeps who acted. Also used by imports. */
export function actorIdOf(by: string): string {
  return actorIds[by] ?? by;
}

export function rowOf(row: LedgerRow): LedgerRow {
  const by = actorWords.get(row.by);
  return by === undefined ? row : { ...row, by };
}

interface NotedRow {
  table: StatedTable;
  row: object;
  /** As it was read before the first save since the last line; null for a new row. */
  before: object | null;
}
const noted = new WeakMap<object, Map<string, NotedRow>>();
/** The tables of settings that a transaction writes to, by the chain of the county, as they were before. */
const touched = new WeakMap<object, Map<string, Map<SettingTable, readonly object[]>>>();

/** What the line says of the row, or of the settings, that the act has left; and whether somebody changed that past the program before. */
interface State {
  state: Buffer | null;
  isForeign: boolean;
}

async function stateOf(tx: Tx, keys: LedgerKeys, event: LedgerEvent, end: End): Promise<State> {
  const saved = takeSaved(tx, event);
  if (saved !== null) {
    const state = rowState(keys.current, saved.table, saved.row);
    return { state, isForeign: isChanged(keys, saved, end) || (await isAccountForeign(tx, keys, event, saved)) };
  }
  const key = `${event.countyId} ${event.matterId}`;
  const before = touched.get(tx)?.get(key);
  if (before === undefined) return { state: null, isForeign: false };
  touched.get(tx)?.delete(key);
  const told = await stateSettings(tx, keys, event.countyId, { before, end });
  return { ...told, isForeign: told.isForeign || !(await isWholeSinceStated(tx, keys, event)) };
}

/**
 * Of the tables that the act left alone the digests are taken over: who changed one past the program is found by it whatever else is saved.
 * Where they cannot be, because the key has turned over or a table is new, all are made anew.
 */
async function stateSettings(
  tx: Tx,
  keys: LedgerKeys,
  countyId: number,
  { before, end }: { before: Settings; end: End },
): Promise<State> {
  const { stated } = end;
  const under = end.statedUnder === null ? null : keys.of(end.statedUnder);
  const isKept = stated !== null && under === keys.current && isCompleteState(stated);
  const rows = await readSettings(tx, countyId, isKept ? [...before.keys()] : settingTables);
  const former = isKept ? before : new Map([...rows, ...before]);
  const isForeign = stated !== null && under !== null && changedSettings([under], former, stated).length > 0;
  return { state: settingsState(keys.current, rows, isKept ? stated : null), isForeign };
}

/**
 * An account whose line that says what it was is not as it was written, or of which none does in a county of which every account is stated:
 * the program has not made it. Where the county's chain is not whole, nobody knows whether it is such a one.
 */
async function isAccountForeign(
  tx: Tx,
  keys: LedgerKeys,
  event: LedgerEvent,
  { table, before }: NotedRow,
): Promise<boolean> {
  if (table !== 'account' || before === null) return false;
  if (!(await isWholeSinceStated(tx, keys, event))) return true;
  if ((await findNewestState(tx, event)) !== null) return false;
  if ((await findStatedSince(tx, event.countyId)) !== null) return true;
  const { rows } = await sql<{ ledgerId: string }>`
    select ledger_id from county where county_id = ${event.countyId}`.execute(tx);
  const [county] = rows;
  return county !== undefined && !(await isWholeSinceStated(tx, keys, { ...event, matterId: county.ledgerId }));
}

async function findNewestState(tx: Tx, { countyId, matterId }: Chain): Promise<number | null> {
  const { rows } = await sql<{
    seq: number;
  }>`select seq from ledger where county_id = ${countyId} and matter_id = ${matterId}
    and row_state is not null order by seq desc limit 1`.execute(tx);
  return rows[0]?.seq ?? null;
}

/**
 * Whether the newest line that tells of the row, and all behind it, are as they were written: who swaps a digest in it for an older one, or
 * takes it away, while he has the row changed back would else have the next save sign the row as good. Accounts and settings alone are
 * asked of; nothing can be said of lines under a lost key.
 */
async function isWholeSinceStated(tx: Tx, keys: LedgerKeys, chain: Chain): Promise<boolean> {
  const { countyId, matterId } = chain;
  const from = (await findNewestState(tx, chain)) ?? 1;
  const { rows } = await sql<LedgerRow & { before: Buffer | null; keyId: string | null }>`
    select l.*, t.key_id from (select l.*, lag(l.hash) over (order by l.seq) as before from ledger as l
      where l.county_id = ${countyId} and l.matter_id = ${matterId} and l.seq >= coalesce((select max(seq) from ledger
        where county_id = ${countyId} and matter_id = ${matterId} and seq < ${from}), 0)) as l
    left join ledger_tail as t on t.county_id = l.county_id and t.matter_id = l.matter_id
    where l.seq >= ${from} order by l.seq desc`.execute(tx);
  let under = rows[0]?.keyId ?? null;
  // From the end, whose key its tail names, back over each turn that is proven: it says which key was before it.
  for (const { before, keyId: _, ...line } of rows) {
    const key = under === null ? null : keys.of(under);
    if (under !== null && key === null) return keys.lost.has(under);
    // Lines from before there was a key tell of no row.
    if (key === null && line.rowState !== null) return false;
    if (!hashOf(key, rowOf(line), before ?? origin).equals(line.hash)) return false;
    if (line.verb === 're-keyed') under = toldBy('re-keyed', line.detail).from ?? null;
  }
  return true;
}

/** When the rows that were there already were stated, so that one without a line is foreign from then on; null before. */
export async function findStatedSince(db: Db | Tx, countyId: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select l.at from county as c join ledger as l on l.county_id = c.county_id and l.matter_id = c.ledger_id
    where c.county_id = ${countyId} and l.verb in ('set-up', 'row-stated') and l.row_state is not null
    order by l.seq desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

/** What was saved in this transaction; null when the act left the row alone. */
function takeSaved(tx: Tx, { countyId, matterId }: LedgerEvent): NotedRow | null {
  const kept = noted.get(tx);
  const found = kept?.get(`${countyId} ${matterId}`);
  kept?.delete(`${countyId} ${matterId}`);
  return found ?? null;
}

/**
 * Whether the row was not, before the act, as its newest line had left it: somebody changed it past the program. As with a tail that
 * does not fit, the next line leaves a number out; nothing can be said where the key of that line is not in the file.
 */
function isChanged(keys: LedgerKeys, { table, before }: NotedRow, { stated, statedUnder }: End): boolean {
  const key = statedUnder === null ? null : keys.of(statedUnder);
  return before !== null && stated !== null && key !== null && !isAsStated([key], table, before, stated);
}

/** The digest of the row as it lies in the database, for a chain that has none yet. */
async function readState(tx: Tx, key: LedgerKey, { countyId, matterId }: Chain): Promise<Buffer | null> {
  const places = statedTables.map(
    (table) =>
      sql`select ${sql.lit(table)} as "table" from ${sql.table(table)} where county_id = ${countyId} and id = ${matterId}`,
  );
  const found = await sql<{ table: StatedTable }>`${sql.join(places, sql` union all `)}`.execute(tx);
  const table = found.rows[0]?.table;
  if (table === undefined) return readSettingsState(tx, key, { countyId, matterId });
  const rows = await sql<object>`select * from ${sql.table(table)}
    where county_id = ${countyId} and id = ${matterId}`.execute(tx);
  return rowState(key, table, rows.rows[0] ?? {});
}

/** The digest of the settings, where the chain is the county's. */
async function readSettingsState(tx: Tx, key: LedgerKey, { countyId, matterId }: Chain): Promise<Buffer | null> {
  const { rows } = await sql`select 1 from county where county_id = ${countyId} and ledger_id = ${matterId}`.execute(
    tx,
  );
  return rows.length === 0 ? null : settingsState(key, await readSettings(tx, countyId));
}

type Chain = Pick<LedgerEvent, 'countyId' | 'matterId'>;

/** Where the chain goes on. */
interface End {
  seq: number;
  hash: Buffer;
  /** The key of its newest line; null for lines from before there was one. */
  keyId: string | null;
  /** What the newest line that tells of the row says it is, and the key under which it says so. */
  stated: Buffer | null;
  statedUnder: string | null;
}

/** Whether nothing that the chain says of its row can be proven any more. */
function isUnproven(keys: LedgerKeys, end: End): boolean {
  return end.keyId === null || keys.lost.has(end.keyId) || isStatedUnderLost(keys, end);
}

/** Whether the chain has turned to another key since it told of its row, and the one under which it did is lost. */
function isStatedUnderLost(keys: LedgerKeys, { stated, statedUnder }: Pick<End, 'stated' | 'statedUnder'>): boolean {
  return stated !== null && statedUnder !== null && keys.lost.has(statedUnder) && keys.of(statedUnder) === null;
}

/** Whether what the newest line says that tells of the row was said under a key that is lost: nobody can say whether it still holds. */
export async function isStateLost(db: Db | Tx, countyId: number, matterId: string): Promise<boolean> {
  const keys = ledgerKeysOf(db);
  if (keys.lost.size === 0) return false;
  const read = (await readEnds(db, countyId, [matterId])).get(matterId);
  return read !== undefined && isStatedUnderLost(keys, { ...read, statedUnder: read.turnedFrom ?? read.keyId });
}

interface ReadEnd {
  matterId: string;
  seq: number | null;
  hash: Buffer | null;
  tailSeq: number | null;
  keyId: string | null;
  mac: Buffer | null;
  stated: Buffer | null;
  /** The key that was turned from by the first turn since the row was stated; null when there was none. */
  turnedFrom: string | null;
}

async function readEnds(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Map<string, ReadEnd>> {
  const read = await sql<ReadEnd>`
    select m.id as matter_id, l.seq, l.hash, t.seq as tail_seq, t.key_id, t.mac, s.row_state as stated, s.turned_from
    from unnest(${ids}::uuid[]) as m (id)
      left join lateral (select seq, hash from ledger
        where county_id = ${countyId} and matter_id = m.id order by seq desc limit 1) as l on true
      left join lateral (select row_state, (select detail ->> 'from' from ledger where county_id = ${countyId}
          and matter_id = m.id and seq > r.seq and verb = 're-keyed' order by seq limit 1) as turned_from
        from ledger as r where county_id = ${countyId} and matter_id = m.id and row_state is not null
        order by seq desc limit 1) as s on true
      left join ledger_tail as t on t.county_id = ${countyId} and t.matter_id = m.id`.execute(db);
  return new Map(read.rows.map((row) => [row.matterId, row]));
}

/**
 * A chain whose end does not fit its tail has lost lines. Nobody's work stops for it, but the next line leaves a number out, so
 * that what was lost stays lost for whoever proves the ledger.
 */
function endOf(keys: LedgerKeys, { countyId, matterId }: Chain, read: ReadEnd | undefined): End {
  const { seq, hash: head, tailSeq, keyId, mac, stated, turnedFrom } = read ?? emptyEnd;
  const end = { seq: seq ?? 0, hash: head ?? origin, stated, statedUnder: turnedFrom ?? keyId };
  if (tailSeq === null || keyId === null || mac === null) return { ...end, keyId: null };
  const key = keys.of(keyId);
  if (key === null && keys.lost.has(keyId)) return { ...end, seq: Math.max(end.seq, tailSeq), keyId };
  if (key === null) throw new Refusal('ledger-key-lost', { keyId });
  const isWhole = end.seq === tailSeq && tailOf(key, { countyId, matterId, ...end }).mac.equals(mac);
  return isWhole ? { ...end, keyId } : { ...end, seq: Math.max(end.seq, tailSeq) + 1, keyId };
}

const emptyEnd = { seq: null, hash: null, tailSeq: null, keyId: null, mac: null, stated: null, turnedFrom: null };

/** The line that joins what was written under another key, or under none, to the key of today. */
function joinOf(
  { countyId, matterId, at, onDay }: Chain & Pick<LedgerEvent, 'at' | 'onDay'>,
  { seq, hash: head, keyId }: End,
  key: LedgerKey,
): LedgerEvent {
  const detail = { from: keyId, to: key.id, lines: seq, head: head.toString('hex') };
  return lineSaying({ countyId, matterId, verb: 're-keyed', at, onDay, by: 'system', byOrganisationId: null, detail });
}

const taken = '23505';

async function insertLines(tx: Tx, lines: readonly Line[], tails: readonly LedgerTail[]): Promise<void> {
  await sql`with lines as (${insertionOf('ledger', rowsToInsert(lines))})
    ${insertionOf('ledger_tail', tails.map(tailToInsert))} on conflict (county_id, matter_id)
      do update set seq = excluded.seq, key_id = excluded.key_id, mac = excluded.mac`
    .execute(tx)
    .catch((error: Error & { code?: string; constraint?: string }) => {
      // The chain was joined to the key of today at this moment: the act is done again, behind the line of that.
      if (error.code === taken && error.constraint === 'ledger_pkey')
        throw Object.assign(new Error('The chain has gone on.'), { code: '40001' });
      throw error;
    });
}

function rowsToInsert(lines: readonly Line[]): object[] {
  return lines.map((line) => ({
    ...line,
    by: actorIdOf(line.by),
    hash: bytes(line.hash),
    rowState: line.rowState === null ? null : bytes(line.rowState),
  }));
}

function tailToInsert(tail: LedgerTail): object {
  return { ...tail, mac: bytes(tail.mac) };
}

function bytes(value: Buffer): string {
  return `\\x${value.toString('hex')}`;
}
