import type { Db } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { areFiguresNoted, foldFigures } from '../../store/figures/cells.ts';

/** Small enough that no fold holds its rows for long; a storm is folded piece by piece. */
const atOnce = 2000;

/** Folds what acts have noted of the figures into their cells until nothing is left, or the signal says to stop. */
export async function foldNoted(db: Db, signal: AbortSignal): Promise<void> {
  if (!(await areFiguresNoted(db))) return;
  let folded = atOnce;
  while (folded === atOnce && !signal.aborted) folded = await transact(db, (tx) => foldFigures(tx, atOnce));
}
