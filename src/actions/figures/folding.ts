import type { Db, Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { forgetFoldTrouble, noteFoldTrouble } from '../../store/base/upkeep.ts';
import { areFiguresNoted, foldFigures, listNotedCounties } from '../../store/figures/cells.ts';
import { foldClosed, isClosedNoted, listClosedCounties } from '../../store/figures/closed-tally.ts';
import { eachByItself } from '../base/each.ts';

/**
 * Small enough that no fold holds its rows for long. A storm is folded in larger and larger pieces: each has to pass by the notes that
 * those before it took away, so that a million in small ones would be read again five hundred times.
 */
const [atOnce, mostAtOnce, more] = [2000, 50_000, 5];

/** Folds what acts have noted, of the figures and of what was closed, until nothing is left, or the signal says to stop. */
export async function foldNoted(db: Db, signal: AbortSignal): Promise<void> {
  try {
    await eachByItself([foldCells, foldWhatClosed], (fold) => fold(db, signal));
  } catch (error) {
    troubled.add(db);
    await noteFoldTrouble(db);
    throw error;
  }
  if (troubled.delete(db)) await forgetFoldTrouble(db);
}

/** Of which databases it stands written down that something could not be folded; a program that has just started asks once. */
const troubled = new WeakSet<Db>();

/** To be called once, before anything is folded: a program of before may have left its trouble. */
export function expectTrouble(db: Db): void {
  troubled.add(db);
}

async function foldCells(db: Db, signal: AbortSignal): Promise<void> {
  if (await areFiguresNoted(db)) await foldOrEach(db, signal, foldFigures, listNotedCounties);
}

async function foldWhatClosed(db: Db, signal: AbortSignal): Promise<void> {
  if (await isClosedNoted(db)) await foldOrEach(db, signal, foldClosed, listClosedCounties);
}

type Fold = (tx: Tx, most: number, countyId?: number) => Promise<number>;

/** Where it fails each county is folded by itself, so that one does not stop the others; its error is thrown at the end. */
async function foldOrEach(
  db: Db,
  signal: AbortSignal,
  fold: Fold,
  listCounties: (db: Db) => Promise<number[]>,
): Promise<void> {
  try {
    await foldAll(db, signal, fold);
  } catch {
    await eachByItself(await listCounties(db), (countyId) =>
      foldAll(db, signal, (tx, most) => fold(tx, most, countyId)),
    );
  }
}

async function foldAll(db: Db, signal: AbortSignal, fold: Fold): Promise<void> {
  let most = atOnce;
  while (!signal.aborted) {
    const piece = most;
    if ((await transact(db, (tx) => fold(tx, piece))) < piece) return;
    most = Math.min(most * more, mostAtOnce);
  }
}
