import type { Db } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { enterNoted, listUnentered } from '../../store/matter/search-pairs.ts';
import { eachByItself } from '../base/each.ts';

/** Enters what is new and what has changed into the index of the search, some thousands at a time, until nothing is left. */
export async function enterFresh(db: Db, signal: AbortSignal): Promise<void> {
  await eachByItself(await listUnentered(db), async (countyId) => {
    let isMore = true;
    while (isMore && !signal.aborted) isMore = await transact(db, (tx) => enterNoted(tx, countyId));
  });
}
