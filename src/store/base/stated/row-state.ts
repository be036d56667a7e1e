/**
 * 件的现状 (row state): a digest of a matter's row under the key of the ledger. The line that tells of an act holds the digest of
 * the row as the act left it, so that a row that was changed without a line no longer fits its newest line. An account has a chain by
 * its id too.
 */
import { canonical } from '../canonical.ts';
import type { LedgerKey } from '../ledger-key.ts';

/** The tables whose rows have a chain of their own by the same id: matters, the entries of the dockets, and accounts. */
export const statedTables = [
  'complaint',
  'tipoff',
  'inquiry',
  'enforcement',
  'allowance',
  'appointment',
  'assessment',
  'awaited',
  'breach',
  'callout',
  'charter',
  'directive',
  'engagement',
  'erasure',
  'example',
  'fund',
  'hold',
  'impact',
  'incident',
  'area_check',
  'area_answer',
  'warning',
  'recall',
  'contract_review',
  'survey',
  'guidance',
  'institution',
  'sampling_plan',
  'sampling_batch',
  'standard_contract',
  'publication',
  'publication_rule',
  'trend',
  'station_message',
  'instruction',
  'meeting',
  'objection',
  'operator',
  'person',
  'course',
  'drive',
  'drive_report',
  'material',
  'outreach',
  'poster',
  'plan',
  'posting',
  'privacy',
  'recurrence',
  'redispatch',
  'remark',
  'shift',
  'task',
  'training',
  'campaign',
  'sortie',
  'inspection',
  'seizure',
  'covert_check',
  'exhibit',
  'station_report',
  'caution',
  'station_visit',
  'month_closing',
  'work_report',
  'workgroup',
  'account',
] as const;
export type StatedTable = (typeof statedTables)[number];

export function isStated(table: string): table is StatedTable {
  return (statedTables as readonly string[]).includes(table);
}

/** What the clock counts anew every day. */
const counted = ['dueRule', 'dueOn', 'legalOn', 'stage', 'escalatedTo'];
/** What is kept sealed: a seal proves what is in it, and is made anew when its key turns over. */
const sealed = ['linkedComplaintId', 'reporterSeal'];
/**
 * What lies in the open until it is sealed: it is stated as it stands, but for digests from before it was. Whoever seals such a column
 * takes it out by a scheme of its own, or states each row that he seals by a line.
 */
const inTheOpen: ReadonlySet<string> = new Set(['queryCode', 'codeStub', 'consumerPhone', 'consumerIdNumber']);
const tasks = ['openTasks', 'doneTasks'];

const ofMatters: ReadonlySet<StatedTable> = new Set(['complaint', 'tipoff', 'inquiry', 'enforcement']);

/** In which language somebody reads the desk; and what a matter waits for, which goes where it goes by the matter's own line. */
const single: Readonly<Partial<Record<StatedTable, readonly string[]>>> = {
  account: ['language'],
  awaited: ['officeId'],
};

/** Columns that change without a line of the row's own chain, each for its reason; all others are in the digest. */
const unstated: Readonly<Record<StatedTable, ReadonlySet<string>>> = Object.fromEntries(
  statedTables.map((table) => [table, new Set(leftOut(table))]),
) as Record<StatedTable, Set<string>>;

function leftOut(table: StatedTable): readonly string[] {
  if (ofMatters.has(table)) return [...counted, ...sealed];
  switch (table) {
    case 'directive':
    case 'plan':
    case 'meeting':
    case 'recurrence':
      return tasks;
    case 'person':
      // What a person has by his appointments, whose own lines tell of it.
      return ['departmentIds', 'stationId', 'officeId', 'accountId'];
    case 'operator':
      // What merges lead to and what the database counts: the lines of both shops tell of the merge. The keys follow from the rest.
      return ['rootId', 'mergedInto', 'searchKeys', 'matters'];
    case 'appointment':
    case 'allowance':
    case 'engagement':
      // Two records of one person are made one: the lines of both persons tell of it.
      return ['personId'];
    case 'guidance':
      // Follows from its answers and items, and was counted for the letters that were there before.
      return ['dueOn'];
    case 'inspection':
      // What stands in place of a name that was erased on another visit to the same trade.
      return ['shopAlias'];
    case 'charter':
      // The facts of the station, which are edited in the settings; the county's chain tells of it.
      return ['name', 'venueKind', 'serves', 'officeId', 'regionId', 'address', 'contactName', 'phone'];
    default:
      return single[table] ?? [];
  }
}

/**
 * A new filing gets its number last, when the others wait for it: its first line leaves the number out (1, 3, 5). The first two were
 * written before telephones, identity numbers and query codes were stated, the first four before the day on which somebody settled with
 * the firm. Who has a migration fill a column of rows that are there makes digests by two schemes more, and leaves what it filled in out of
 * those of before.
 */
export type StateScheme = 1 | 2 | 3 | 4 | 5 | 6;
const leavesOut: Readonly<Record<StateScheme, (name: string, row: object) => boolean>> = {
  1: (name, row) => name === 'number' || inTheOpen.has(name) || isFilledIn(name, row),
  2: (name, row) => inTheOpen.has(name) || isFilledIn(name, row),
  3: (name, row) => name === 'number' || isFilledIn(name, row),
  4: (name, row) => isFilledIn(name, row),
  5: (name) => name === 'number',
  6: () => false,
};
const newest = 6;

/** What 0366 filled in; any other day there was put in past the program. */
function isFilledIn(name: string, row: object): boolean {
  if (name !== 'firmSettledOn') return false;
  const { outcome, endedOn, firmSettledOn } = row as Readonly<Record<string, unknown>>;
  return outcome === 'withdrawn' && firmSettledOn === endedOn;
}

const stateBytes = 16;

/** One byte that says what is in it, then the digest. */
export function rowState(key: LedgerKey, table: StatedTable, row: object, scheme: StateScheme = newest): Buffer {
  const words: unknown[] = [table, scheme];
  addWords(words, row, statedNames(table, row), leavesOut[scheme]);
  const state = key.mac('row', JSON.stringify(words)).subarray(0, stateBytes);
  state[0] = scheme;
  return state;
}

/** Adds what a digest says of a row: each filled column by its name. */
export function addWords(
  words: unknown[],
  row: object,
  names: readonly string[],
  isLeftOut: (name: string, row: object) => boolean,
): void {
  for (const name of names) {
    const value = (row as Record<string, unknown>)[name];
    // Most fields of most rows are empty, and every filing waits for this.
    if (value === null || value === '' || isEmpty(value) || isLeftOut(name, row)) continue;
    words.push(name, typeof value === 'object' ? canonical(value) : asKept(value));
  }
}

const idLength = 36;
const id = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/iu;

/** An id as the database gives it back, however a client wrote it. */
function asKept(value: unknown): unknown {
  return typeof value === 'string' && value.length === idLength && id.test(value) ? value.toLowerCase() : value;
}

/** The names of a row, sorted, as they were found the last time: thousands of rows of a table have the same. */
const known = new Map<StatedTable, { names: readonly string[]; sorted: readonly string[] }>();

function statedNames(table: StatedTable, row: object): readonly string[] {
  const names = Object.keys(row);
  const last = known.get(table);
  if (last?.names.length === names.length && names.every((name, i) => last.names[i] === name)) return last.sorted;
  const left = unstated[table];
  const sorted = names.filter((name) => !left.has(name)).toSorted();
  known.set(table, { names, sorted });
  return sorted;
}

/** Whether the row is as it was when the digest was made, whichever of the keys it was made under. */
export function isAsStated(keys: readonly LedgerKey[], table: StatedTable, row: object, state: Buffer): boolean {
  const scheme = schemeOf(state);
  return keys.some((key) => rowState(key, table, row, scheme).equals(state));
}

/** A column added later is empty in the rows that are there already, and must not change their digests. Sealed bytes prove themselves. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  if (typeof value !== 'object' || value instanceof Date) return false;
  if (Array.isArray(value)) return value.length === 0;
  return Buffer.isBuffer(value) || Object.keys(value).length === 0;
}

function schemeOf(state: Buffer): StateScheme {
  const [first] = state;
  return first !== undefined && first in leavesOut ? (first as StateScheme) : newest;
}
