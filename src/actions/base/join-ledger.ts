import { dayOf } from '../../domain/base/calendar.ts';
import { isJoined, listUnjoined } from '../../store/base/ledger-joining.ts';
import { rekeyChains } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from './context.ts';

const atOnce = 200;
/** Shorter than a job may take and than the time to its next run, so that no two runs join, or state rows, side by side. */
export const mostMilliseconds = 10 * 60_000;

/**
 * Brings every chain under the ledger's key of today: those from before there was a key, and all when a new key begins. Each batch
 * commits by itself; cut off anywhere, the next run goes on with what is left. The county's chain says when all of them are; false where some are left.
 */
export async function joinLedger(
  ctx: Context,
  now: () => Date,
  signal: AbortSignal,
  until = now().getTime() + mostMilliseconds,
): Promise<boolean> {
  const { countyId, ledgerId } = ctx.county.county;
  const { current } = ctx.keyring;
  if (await isJoined(ctx.db, countyId, ledgerId, current)) return true;
  let chains = 0;
  let after: string | null = null;
  for (;;) {
    const ids = await listUnjoined(ctx.db, countyId, { keyId: current, after, limit: atOnce });
    if (ids.length === 0) break;
    const at = now();
    if (signal.aborted || at.getTime() >= until) return false;
    chains += await transact(ctx.db, (tx) => rekeyChains(tx, { countyId, at, onDay: dayOf(at) }, ids));
    after = ids.at(-1) ?? null;
  }
  const at = now();
  const ended = { ...ctx, at, today: dayOf(at) };
  await transact(ctx.db, (tx) => noteSetting(tx, ended, 'ledger-keyed', { keyId: current, chains }));
  return true;
}
