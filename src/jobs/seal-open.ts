import { sealAnew } from '../actions/base/sealing.ts';
import { sealPersons } from '../actions/base/seal-persons.ts';
import type { Context } from '../actions/base/context.ts';
import { sealings } from '../actions/desk/sealings.ts';

/** With the ten minutes of the telephones shorter than a job may take and than the time to its next run: no two runs seal side by side. */
const mostMilliseconds = 4 * 60_000;

/** Seals what an earlier version left in the open and the start has not waited for: query codes that open nothing, then telephones. */
export async function sealOpen(ctx: Context, now: () => Date, signal: AbortSignal): Promise<void> {
  const until = now().getTime() + mostMilliseconds;
  const isOver = () => signal.aborted || now().getTime() >= until;
  const { db, keyring, county } = ctx;
  await sealAnew(
    { db, keyring, county, now, isOver },
    sealings.filter(({ table }) => table === null),
    'open',
  );
  await sealPersons(ctx, now, signal);
}
