/**
 * The query codes that earlier versions kept as they are: their hashes take their place, and the slips that citizens hold stay good. A
 * row that its newest line states with the code is stated anew, or whoever proves the ledger would take it for one changed by hand.
 */
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying } from '../../domain/base/event.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { Tx } from '../../store/base/db.ts';
import { ledgerKeysOf } from '../../store/base/ledger-key.ts';
import { noteRow, recordEach } from '../../store/base/ledger.ts';
import { isAsStated } from '../../store/base/stated/row-state.ts';
import type { Batch } from '../../store/base/seal.ts';
import { findMattersByIds, type Book } from '../../store/matter/matter.ts';
import { spentBefore } from '../../domain/matter/query-code.ts';
import { asItWasStated, lockFormerCodes, replaceCodes, stubOfGiven } from '../../store/matter/query-code.ts';
import type { Sealing, SealingTurn } from '../base/sealing.ts';

/** Which codes of which county are hashed now, and from where on. */
export type CodeTurn = SealingTurn & { countyId: number; spent: boolean };

/**
 * The codes of one book in two goes: the start hashes those that open something before anybody asks for a page, the running program the
 * rest, of matters that were closed long ago. A million of them would keep the pages shut for half an hour for nothing.
 */
export function formerCodes(hash: (tx: Tx, keyring: Keyring, turn: CodeTurn) => Promise<Batch>): readonly Sealing[] {
  const go = (of: Sealing['of'], spent: boolean): Sealing => ({
    table: null,
    of,
    why: null,
    batch: (tx, keyring, countyId, turn) => hash(tx, keyring, { ...turn, countyId, spent }),
  });
  return [go('former', false), go('open', true)];
}

/** Hashes a batch of the codes of one book: of all, or of those that still open something; gives the rows as they are now. */
export async function hashFormerCodes<T extends Matter>(
  tx: Tx,
  keyring: Keyring,
  { countyId, spent, ...turn }: CodeTurn,
  book: Book<T>,
  rewrite: (row: T) => Promise<T>,
): Promise<Batch> {
  const place = { countyId, kind: book.kind };
  const found = await lockFormerCodes(tx, place, turn, spent ? null : spentBefore(dayOf(turn.at)));
  const ids = found.map(({ matterId }) => matterId);
  const rows = new Map((await findMattersByIds(tx, book, countyId, ids)).map((row) => [row.id, row]));
  const hashed: T[] = [];
  const restated: string[] = [];
  const { all } = ledgerKeysOf(tx);
  for (const former of found) {
    const { matterId, code, stated } = former;
    const before = rows.get(matterId);
    if (before === undefined) continue;
    // Whoever has another code by now keeps it: the six figures open nothing any more.
    const codeStub = before.codeStub === '' ? stubOfGiven(keyring, place, code) : before.codeStub;
    const next = { ...(await rewrite(before)), codeStub };
    hashed.push(next);
    if (stated === null || isAsStated(all, book.kind, next, stated)) continue;
    noteRow(tx, book.kind, next, asItWasStated(tx, book.kind, before, former));
    restated.push(matterId);
  }
  await replaceCodes(tx, place, hashed);
  const { at } = turn;
  const about = { countyId, verb: 'code-hashed', at, onDay: dayOf(at), by: 'system', byOrganisationId: null } as const;
  await recordEach(
    tx,
    restated.map((matterId) => lineSaying({ ...about, matterId, detail: {} })),
  );
  return { done: hashed.length, last: ids.at(-1) ?? null };
}
