/** What each kind of imported table brings: how its lines are read, and what is made of them. The pass itself knows neither. */
import { hash } from 'node:crypto';
import type { ImportRow, Verdict } from '../../domain/exchange/import/import.ts';
import type { Tx } from '../../store/base/db.ts';

/** One line of the table, as it was read. */
export interface TakenLine<Row> {
  line: number;
  row: Row;
  /** Emptied after it was registered; only its number can be read. */
  blanked: boolean;
}

export interface Taking<Row> {
  /** So many lines are looked through at once, and so many are written in one transaction: others wait no longer than for that. */
  lookedAtOnce: number;
  writtenAtOnce: number;
  /** What a line would make hangs on those before it: a dry run that was cut off begins anew. */
  isWhole?: boolean;
  read(cells: readonly string[], blanked: boolean): Row;
  /** What no second line of the table may have; null where a line may not be compared. */
  keyOf(row: Row, blanked: boolean): string | null;
  /** The second line of the same key is refused: which of the two is right, only who made the table knows. */
  twice(row: Row, first: number): Row;
  /** What the lines make, or in a dry run would make, and what is written down of each. */
  take(tx: Tx, lines: readonly TakenLine<Row>[], isWriting: boolean): Promise<ImportRow[]>;
  /** The lines of the ledger that tell of a whole table, and where to find what came of it. */
  told(tx: Tx, counts: Readonly<Record<Verdict, number>>): Promise<string>;
}

/** The id that words make: the same words make the same one, whoever imports them and when. */
export function idOfWords(words: string): string {
  const hex = hash('sha256', words, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A short digest of a text. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
