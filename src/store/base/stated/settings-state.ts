/**
 * 本县设置的现状 (settings state): a digest of each table that says who is who in the county. A line of the county's chain that tells of
 * a saved setting holds them all, so that a row that was changed, added or removed past the program no longer fits the newest of them.
 */
import { sql, type RawBuilder } from 'kysely';
import { canonical } from '../canonical.ts';
import type { Db, Tx } from '../db.ts';
import type { LedgerKey } from '../ledger-key.ts';
import { addWords } from './row-state.ts';

/** Each has its place in the digests: a new one is added at the end. */
export const settingTables = [
  'county',
  'organisation',
  'region',
  'station',
  'firm',
  'category',
  'calendar_year',
  'retired_category',
  'asked_question',
  'county_notice',
  'phrase',
  'matter_checklist',
  'alert_way',
  'hook_system',
] as const;
export type SettingTable = (typeof settingTables)[number];

/** How the tables are called where one of them was changed past the program. */
export const settingWords = {
  county: { zh: '本县设置', en: 'the county’s settings' },
  organisation: { zh: '机构', en: 'organisations' },
  region: { zh: '村社区', en: 'villages' },
  station: { zh: '站点', en: 'stations' },
  firm: { zh: '参与企业', en: 'firms' },
  category: { zh: '分类', en: 'categories' },
  calendar_year: { zh: '工作日历', en: 'the calendar' },
  retired_category: { zh: '停用的类别', en: 'ended categories' },
  asked_question: { zh: '追问的问题', en: 'further questions' },
  county_notice: { zh: '县里的通知', en: 'the county’s notices' },
  phrase: { zh: '本单位和全县的常用语', en: 'shared phrases' },
  matter_checklist: { zh: '办件清单', en: 'checklists' },
  alert_way: { zh: '系统告警发给谁', en: 'whom alerts go to' },
  hook_system: { zh: '对外通知的系统', en: 'other systems that are told' },
} as const satisfies Record<SettingTable, { zh: string; en: string }>;

/**
 * How the digests are made. Who adds a column that a migration fills for rows that are there already says with what (`filledIn`) or, where
 * the column may be empty too, makes them by the next number and leaves it out of those of before.
 */
const scheme = 1;
/** What migrations have put into columns that are never empty: it reads as nothing, as in the lines that were written before. */
const filledIn: Readonly<Partial<Record<SettingTable, Readonly<Record<string, unknown>>>>> = {
  county: { paperPattern: '{前缀}{文种}〔{年}〕{序号}号' },
};
/**
 * The limits are stated one by one, so that a new one, which a migration fills in, makes no older line a forged one. A migration fills in
 * what every county begins with (`countiesBeginWith`), by which it is known until the next run of the job has stated it.
 */
const oneByOne = 'limits';

const headBytes = 2;
const stateBytes = 16;

/** Of these tables only some rows are the county's settings: one's own phrases are nobody else's business. */
const countyRows: Readonly<Partial<Record<SettingTable, RawBuilder<unknown>>>> = { phrase: sql`scope <> 'own'` };

export type Settings = ReadonlyMap<SettingTable, readonly object[]>;

/** The rows of these tables as they are now. */
export async function readSettings(
  db: Db | Tx,
  countyId: number,
  tables: readonly SettingTable[] = settingTables,
): Promise<Settings> {
  const read = new Map<SettingTable, readonly object[]>();
  for (const table of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(table)} where county_id = ${countyId}
      and ${countyRows[table] ?? sql`true`}`.execute(db);
    read.set(table, rows);
  }
  return read;
}

/**
 * The scheme and how many tables there are, the digest of each in its order, then one of each limit. Of tables that are not given the digest
 * is taken over from the state of before.
 */
export function settingsState(key: LedgerKey, rows: Settings, before: Buffer | null = null): Buffer {
  const digests = settingTables.map((table) => {
    const own = rows.get(table);
    const kept = own === undefined && before !== null ? digestIn(before, table) : null;
    if (own === undefined && kept === null) throw new Error(`Nothing says what ${table} is.`);
    return kept ?? digestOf(key, table, own ?? []);
  });
  const county = rows.get('county');
  const limits = county === undefined && before !== null ? limitsIn(before) : limitDigests(key, county ?? []);
  return Buffer.concat([Buffer.from([scheme, settingTables.length]), ...digests, ...limits]);
}

/** Whether the state says something of every table, in the manner of today. */
export function isCompleteState(state: Buffer): boolean {
  return state[0] === scheme && state[1] === settingTables.length;
}

/** Which of these tables are not as the state says; of one that was not stated yet nothing can be said. */
export function changedSettings(keys: readonly LedgerKey[], rows: Settings, state: Buffer): SettingTable[] {
  return [...rows].flatMap(([table, own]) => {
    const kept = digestIn(state, table);
    const fits = (key: LedgerKey) =>
      digestOf(key, table, own).equals(kept as Buffer) && (table !== 'county' || hasLimits(key, own, state));
    return kept === null || keys.some(fits) ? [] : [table];
  });
}

/** Whether there are limits of which no line says what they are, and nothing else was changed: a migration has filled them in. */
export function hasUnstatedLimits(keys: readonly LedgerKey[], county: readonly object[], state: Buffer): boolean {
  return keys.some((key) => hasLimits(key, county, state) && limitDigests(key, county).length > limitsIn(state).length);
}

/**
 * Whether every limit that was stated is there with its value. One that came since is no fault where a migration has filled it in, which is
 * with what every county begins with; with anything else somebody has put it in past the program.
 */
function hasLimits(key: LedgerKey, county: readonly object[], state: Buffer): boolean {
  const leaves = limitsOf(county);
  const there = leaves.map((leaf) => limitDigest(key, leaf).toString('hex'));
  const stated = new Set(limitsIn(state).map((one) => one.toString('hex')));
  return (
    [...stated].every((one) => there.includes(one)) &&
    leaves.every((leaf, i) => stated.has(there[i] ?? '') || firstLimits.has(JSON.stringify(leaf)))
  );
}

let firstLimits: ReadonlySet<string> = new Set();

/**
 * With which limits every county begins, and with which one of before began: said once, by the store of counties, which knows the law that
 * this wing does not.
 */
export function countiesBeginWith(...limits: readonly object[]): void {
  firstLimits = new Set(limits.flatMap((one) => leavesOf(one, '')).map((leaf) => JSON.stringify(leaf)));
}

function digestIn(state: Buffer, table: SettingTable): Buffer | null {
  const place = settingTables.indexOf(table);
  const from = headBytes + stateBytes * place;
  return place < (state[1] ?? 0) ? state.subarray(from, from + stateBytes) : null;
}

function limitsIn(state: Buffer): Buffer[] {
  const first = headBytes + stateBytes * (state[1] ?? 0);
  const count = (state.length - first) / stateBytes;
  return Array.from({ length: count }, (_, i) => state.subarray(first + i * stateBytes, first + (i + 1) * stateBytes));
}

/** The order of the rows is that of their words, which no collation of a server changes. */
function digestOf(key: LedgerKey, table: SettingTable, rows: readonly object[]): Buffer {
  const words = rows.map((row) => wordsOf(table, row)).toSorted();
  return key.mac('row', JSON.stringify(['settings', table, scheme, words])).subarray(0, stateBytes);
}

function wordsOf(table: SettingTable, row: object): string {
  const words: unknown[] = [];
  const filled = filledIn[table] ?? {};
  const isLeftOut = (name: string) =>
    name === oneByOne || (name in filled && (row as Readonly<Record<string, unknown>>)[name] === filled[name]);
  addWords(words, row, Object.keys(row).toSorted(), isLeftOut);
  return JSON.stringify(words);
}

function limitDigests(key: LedgerKey, county: readonly object[]): Buffer[] {
  return limitsOf(county).map((leaf) => limitDigest(key, leaf));
}

function limitsOf(county: readonly object[]): Leaf[] {
  return county.flatMap((row) => leavesOf((row as { limits?: unknown }).limits ?? {}, ''));
}

function limitDigest(key: LedgerKey, leaf: Leaf): Buffer {
  return key.mac('row', JSON.stringify(['limit', scheme, leaf])).subarray(0, stateBytes);
}

type Leaf = [path: string, value: unknown];

/** Every value with the names that lead to it; one that is off or empty is a value too. */
function leavesOf(value: unknown, path: string): Leaf[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [[path, canonical(value)]];
  return Object.keys(value)
    .toSorted()
    .flatMap((name) => leavesOf((value as Record<string, unknown>)[name], `${path}/${name}`));
}
