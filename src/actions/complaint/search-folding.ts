import type { Db } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { searchedWords } from '../../store/complaint/complaint.ts';
import { foldSearch, listUnfolded } from '../../store/matter/search-slices.ts';
import { eachByItself } from '../base/each.ts';

/** Enters what is new and what has changed into the slices of the search, block by block, until less than a block is left. */
export async function foldFresh(db: Db, signal: AbortSignal): Promise<void> {
  await eachByItself(await listUnfolded(db), async (countyId) => {
    let isMore = true;
    while (isMore && !signal.aborted) isMore = await transact(db, (tx) => foldSearch(tx, searchedWords, countyId));
  });
}
