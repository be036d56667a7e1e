/**
 * 清除签记 (tombstone): the proof of a line whose words were erased when their time was over. The line keeps its hash, by which the next
 * one is bound to it; what is left of it is proven under the key, so that nobody who can only write the database erases a line, or
 * changes what an erasure has left.
 */
import { sql } from 'kysely';
import { withoutWords } from '../../domain/base/masking.ts';
import { canonical } from './canonical.ts';
import type { Tx } from './db.ts';
import { ledgerKeysOf, type LedgerKey } from './ledger-key.ts';
import { rowOf } from './ledger.ts';
import type { LedgerRow } from './schema.ts';

/** One line of a chain that holds, with what it is bound to. */
export interface ProvenLine {
  line: LedgerRow;
  /** The hash of the line before. */
  before: Buffer;
  /** The name of the key under which it was written; null for lines from before there was one. */
  under: string | null;
}

type Binding = Omit<ProvenLine, 'line'>;

/**
 * Takes the words out of the lines of a chain that was read and holds, and writes a tombstone in their place; says how many. The
 * table takes it only of a matter that a second person has confirmed for erasure.
 */
export async function buryLines(tx: Tx, chain: readonly ProvenLine[]): Promise<number> {
  const { current } = ledgerKeysOf(tx);
  const buried = chain.flatMap(({ line, ...binding }) => {
    const detail = withoutWords(line.detail);
    // The line that turns to another key is what the lines before it are proven by; one that names nobody stays as it is.
    if (line.verb === 're-keyed' || line.tombstone !== null || textOf(detail) === textOf(line.detail)) return [];
    const tombstone = tombstoneOf(current, rowOf({ ...line, detail }), binding).toString('hex');
    return [{ seq: line.seq, detail, tombstone }];
  });
  const [first] = chain;
  if (first === undefined || buried.length === 0) return 0;
  const { countyId, matterId } = first.line;
  await sql`select bury_ledger_lines(${countyId}, ${matterId}, ${JSON.stringify(buried)}::json)`.execute(tx);
  return buried.length;
}

/** Whether the tombstone of the line was made under one of the keys, for a line as it stands now that was written under the one named. */
export function isTombstoneOf(keys: readonly LedgerKey[], line: LedgerRow, binding: Binding): boolean {
  const { tombstone } = line;
  return tombstone !== null && keys.some((key) => tombstoneOf(key, line, binding).equals(tombstone));
}

function tombstoneOf(key: LedgerKey, line: LedgerRow, { before, under }: Binding): Buffer {
  const words = [
    under,
    line.countyId,
    line.matterId,
    line.seq,
    line.verb,
    line.at.toISOString(),
    line.onDay,
    line.by,
    line.byOrganisationId,
    textOf(line.detail),
    line.rowState?.toString('hex') ?? null,
    line.hash.toString('hex'),
  ];
  return key.mac('tombstone', Buffer.concat([before, Buffer.from(JSON.stringify(words))]));
}

function textOf(detail: LedgerRow['detail']): string {
  return JSON.stringify(canonical(detail));
}
