import { lineSaying } from '../../domain/base/event.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import { demand, maySee } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { reveal, type Reporter } from '../../domain/tipoff/reporter.ts';
import { lockCounty, type CountyFacts } from '../../store/county/county.ts';
import type { Db } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { resealDrafts } from '../../store/matter/draft.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import {
  countByKey,
  getReporter,
  lockOlderReporters,
  openReporter,
  resealReporter,
} from '../../store/tipoff/reporter.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';

/**
 * Opens who told of a tip-off (《办法》第三十七条), to one who needs to know and says why. The line stands in the ledger before the seal
 * is opened, and both are one transaction: without the line nobody is named, and a seal that no key opens leaves no line. Refuses
 * who may not see the tip-off (`not-found`) or may not open it (`not-permitted`), and one that nobody has signed
 * (`reporter-anonymous`).
 */
export function revealReporter(ctx: Context, number: string, reason: string): Promise<Reporter> {
  demand(ctx.actor, 'tipoff.reveal');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const tipoff = await lockMatter(tx, tipoffBook, countyId, { number });
    if (!maySee(ctx.actor, tipoff)) throw new Refusal('not-found');
    const { reporterId, event } = reveal(tipoff, { reason }, factsOf(ctx));
    await record(tx, event);
    return getReporter(tx, ctx.keyring, countyId, reporterId);
  });
}

/** Small enough that a filing never waits for one, and that a kill loses little. */
const atOnce = 200;

/** What came of it: how many reporters were sealed anew, and how many of them and of the drafts still lie under which older key. */
export interface Resealed {
  done: number;
  left: ReadonlyMap<string, number>;
}

/**
 * Seals every reporter of the county under the key that is current. Each batch is a transaction of its own with its line in the
 * county's chain, so that a run that was cut off anywhere has lost nothing and the next one goes on where it stood. What cannot be
 * opened, because its key is not on the ring, stops the run: nobody throws a key away behind it.
 */
export async function resealReporters(
  db: Db,
  keyring: Keyring,
  { county }: CountyFacts,
  now: () => Date,
  goOn: () => void = () => undefined,
): Promise<Resealed> {
  const { countyId, ledgerId } = county;
  let done = 0;
  for (;;) {
    goOn();
    const n = await transact(db, async (tx) => {
      await lockCounty(tx, countyId);
      const rows = await lockOlderReporters(tx, keyring, countyId, atOnce);
      for (const row of rows) await resealReporter(tx, keyring, row, openReporter(keyring, row));
      if (rows.length === 0) return 0;
      const at = now();
      const detail = { keyId: keyring.current, n: rows.length };
      await record(
        tx,
        lineSaying({
          countyId,
          matterId: ledgerId,
          verb: 'reporters-resealed',
          at,
          onDay: dayOf(at),
          by: 'system',
          byOrganisationId: null,
          detail,
        }),
      );
      return rows.length;
    });
    if (n === 0) break;
    done += n;
  }
  // What is being typed lies under the same ring. Nobody's act, so no line of it; a batch that was cut off is made again.
  while ((await transact(db, (tx) => resealDrafts(tx, keyring, countyId, atOnce))) > 0) goOn();
  // One that was being saved was skipped, and one may have come under the old key meanwhile.
  const counts = await countByKey(db, countyId);
  return { done, left: new Map([...counts].filter(([id]) => id !== keyring.current)) };
}
