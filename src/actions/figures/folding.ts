import type { Db, Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { areFiguresNoted, foldFigures, listNotedCounties } from '../../store/figures/cells.ts';
import { foldClosed, isClosedNoted } from '../../store/figures/closed-tally.ts';
import { eachByItself } from '../base/each.ts';

/** Small enough that no fold holds its rows for long; a storm is folded piece by piece. */
const atOnce = 2000;

/** Folds what acts have noted, of the figures and of what was closed, until nothing is left, or the signal says to stop. */
export async function foldNoted(db: Db, signal: AbortSignal): Promise<void> {
  await eachByItself([foldCells, foldWhatClosed], (fold) => fold(db, signal));
}

/** Where it fails each county is folded by itself, so that one does not stop the others; its error is thrown at the end. */
async function foldCells(db: Db, signal: AbortSignal): Promise<void> {
  if (!(await areFiguresNoted(db))) return;
  try {
    await foldAll(db, signal, foldFigures);
  } catch {
    await eachByItself(await listNotedCounties(db), (countyId) =>
      foldAll(db, signal, (tx, most) => foldFigures(tx, most, countyId)),
    );
  }
}

async function foldWhatClosed(db: Db, signal: AbortSignal): Promise<void> {
  if (await isClosedNoted(db)) await foldAll(db, signal, foldClosed);
}

async function foldAll(db: Db, signal: AbortSignal, fold: (tx: Tx, most: number) => Promise<number>): Promise<void> {
  let folded = atOnce;
  while (folded === atOnce && !signal.aborted) folded = await transact(db, (tx) => fold(tx, atOnce));
}
