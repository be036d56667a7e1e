import { sealAnew } from '../actions/base/sealing.ts';
import { sealPersons } from '../actions/base/seal-persons.ts';
import type { Context } from '../actions/base/context.ts';
import { sealings } from '../actions/desk/sealings.ts';

/** Shorter than a job may take and than the time to its next run, so that no two runs seal side by side. */
const mostMilliseconds = 10 * 60_000;

/** Seals what an earlier version left in the open and the start has not waited for: telephones first, then query codes that open nothing. */
export async function sealOpen(ctx: Context, now: () => Date, signal: AbortSignal): Promise<void> {
  const until = now().getTime() + mostMilliseconds;
  await sealPersons(ctx, now, signal);
  const isOver = () => signal.aborted || now().getTime() >= until;
  const { db, keyring, county } = ctx;
  await sealAnew(
    { db, keyring, county, now, isOver },
    sealings.filter(({ table }) => table === null),
    'open',
  );
}
