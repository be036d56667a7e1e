import type { Db, Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { areFiguresNoted, foldFigures } from '../../store/figures/cells.ts';
import { foldClosed, isClosedNoted } from '../../store/figures/closed-tally.ts';

/** Small enough that no fold holds its rows for long; a storm is folded piece by piece. */
const atOnce = 2000;

/** Folds what acts have noted, of the figures and of what was closed, until nothing is left, or the signal says to stop. */
export async function foldNoted(db: Db, signal: AbortSignal): Promise<void> {
  if (await areFiguresNoted(db)) await foldAll(db, signal, foldFigures);
  if (await isClosedNoted(db)) await foldAll(db, signal, foldClosed);
}

async function foldAll(db: Db, signal: AbortSignal, fold: (tx: Tx, most: number) => Promise<number>): Promise<void> {
  let folded = atOnce;
  while (folded === atOnce && !signal.aborted) folded = await transact(db, (tx) => fold(tx, atOnce));
}
