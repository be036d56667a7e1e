import { removeNoughts } from '../../store/matter/tally.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Takes away the rows of the tallies that count nobody any more. */
export async function sweepTallies({ db, county }: Context): Promise<void> {
  await transact(db, (tx) => removeNoughts(tx, county.county.countyId));
}
