/**
 * Tries that all servers of a county count together. What is counted stands in the database as marks under a key that is not there;
 * what a filing or a reader costs is counted in memory alone (`src/http/base/security.ts`).
 */
import { createHmac } from 'node:crypto';
import { triesHours } from '../../domain/base/tries.ts';
import { derivedSecret } from '../../store/base/derived-key.ts';
import type { Db } from '../../store/base/db.ts';
import { deleteOldTries, forgetTry, giveBackTry, takeTry, type TryKey } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from './context.ts';

export type Counting = Pick<Context, 'db' | 'keyring' | 'at'> & { actor: Pick<Context['actor'], 'countyId'> };

/** Where something is counted from everywhere. */
export const everywhere: Buffer = Buffer.alloc(0);

/** What stands in the table for a name, an address, a telephone or a number. */
export function tryMark({ keyring }: Pick<Context, 'keyring'>, ...what: readonly string[]): Buffer {
  const key = derivedSecret(keyring.marking, 'tries');
  return createHmac('sha256', key).update(JSON.stringify(what)).digest().subarray(0, 16);
}

/** From when on what was wrong still counts. */
export function triesSince(at: Date): Date {
  return new Date(at.getTime() - triesHours * 3_600_000);
}

/**
 * Counts the try and makes it, at the first of its places that does not have to wait; null when all of them have. It is counted
 * before it is made, so that many at once are as many; what was right is forgotten, what failed for another reason is taken back.
 */
export async function tryAt<T>(
  ctx: Counting,
  places: readonly TryKey[],
  { waits, isWrong }: { waits: readonly number[]; isWrong: (error: unknown) => boolean },
  make: () => Promise<T>,
): Promise<{ made: T } | null> {
  const { countyId } = ctx.actor;
  const rule = { waits, since: triesSince(ctx.at), at: ctx.at };
  const place = await transact(ctx.db, async (tx) => {
    for (const one of places) if ((await takeTry(tx, countyId, one, rule)) !== null) return one;
    return null;
  });
  if (place === null) return null;
  try {
    const made = await make();
    await transact(ctx.db, (tx) => forgetTry(tx, countyId, place));
    return { made };
  } catch (error) {
    if (!isWrong(error)) await transact(ctx.db, (tx) => giveBackTry(tx, countyId, place));
    throw error;
  }
}

/** Forgets what is too old to count: of days, which begin at midnight, the one before may still be going on. */
export async function sweepTries(db: Db, at: Date): Promise<void> {
  await transact(db, (tx) => deleteOldTries(tx, new Date(at.getTime() - 2 * triesHours * 3_600_000)));
}
