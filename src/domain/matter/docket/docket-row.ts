/**
 * 簿册的行 (docket row): what a list carries of an entry, where that is less than all of it. A row shows; whoever opens it, or begins a
 * step of it, reads the entry by its key.
 */
import type { DocketEntry } from '../docket.ts';

/** What every row has: what it is, where it stands, and the office that has it in hand, by which it is told whose turn it is. */
const common = ['id', 'number', 'version', 'state', 'officeId'] as const;

type Common<Entry> = Extract<keyof Entry, (typeof common)[number]>;

/** An entry as a row has it: the fields that its columns read, and those of columns that were chosen. */
export type RowEntry<Entry, Shown extends keyof Entry, Chosen extends keyof Entry = never> = Pick<
  Entry,
  Common<Entry> | Shown
> &
  Partial<Pick<Entry, Chosen>>;

/** The fields that a row has; what is not among them is left for the opening. */
export function rowEntry<Entry extends DocketEntry>(entry: Entry, fields: readonly (keyof Entry)[]): Partial<Entry> {
  const kept = new Set<PropertyKey>([...common, ...fields]);
  return Object.fromEntries(Object.entries(entry).filter(([name]) => kept.has(name))) as Partial<Entry>;
}
