import { demand } from '../../domain/base/actor.ts';
import { maskPersons } from '../../domain/base/masking.ts';
import { alarmed, alarmsDue, alarmZh, silentSince, type Alarm } from '../../domain/command/alarm.ts';
import type { Account } from '../../domain/county/account.ts';
import { hears } from '../../domain/command/escalation.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { listAccounts } from '../../store/county/account.ts';
import { lockWatched, type Watched } from '../../store/command/alarm.ts';
import type { Tx } from '../../store/base/db.ts';
import { listEscalations } from '../../store/command/escalation.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import type { Frame } from '../matter/matter.ts';
import { tellLate, type LateHearing } from './late-told.ts';

/**
 * One batch of the watch for what no clock says: matters that came back again and again, and matters that nobody moves. Each level
 * hears once of each, as the ledger has it. Gives the id behind which the next batch starts, or null.
 */
export async function raiseAlarms<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  afterId: string | null,
  limit: number,
): Promise<string | null> {
  demand(ctx.actor, 'complaint.escalate');
  const { countyId } = ctx.actor;
  const { alarms } = ctx.county.county.limits;
  if (alarms.reopenedTimes === 0 && alarms.silentWorkingDays === 0) return null;
  const accounts = await listAccounts(ctx.db, countyId);
  return transact(ctx.db, async (tx) => {
    const asked = { silentSince: silentSince(ctx.today, alarms), reopenedTimes: alarms.reopenedTimes };
    const watched = await lockWatched(tx, frame.book, countyId, asked, afterId, limit);
    const told = await listEscalations(
      tx,
      countyId,
      watched.map(({ id }) => id),
    );
    const hearings: LateHearing[] = [];
    for (const matter of watched) {
      const due = alarmsDue(matter, told.get(matter.id) ?? [], ctx.today, ctx.county.calendar, alarms);
      if (due.length > 0) hearings.push(...(await raise(tx, ctx, frame, matter, due, accounts)));
    }
    await tellLate(tx, ctx, frame.book.kind, hearings);
    return watched.at(-1)?.id ?? null;
  });
}

async function raise<T extends Matter>(
  tx: Tx,
  ctx: Context,
  { book }: Frame<T>,
  matter: Watched<T>,
  due: readonly Alarm[],
  accounts: readonly Account[],
): Promise<LateHearing[]> {
  const hearings: LateHearing[] = [];
  // Whom it waits for is typed freely: neither the complainant nor a telephone goes out in a message.
  const names = 'consumerName' in matter && typeof matter.consumerName === 'string' ? [matter.consumerName] : [];
  const waits = matter.waits.map((one) => ({ ...one, toName: maskPersons(one.toName, names) }));
  for (const alarm of due) {
    const means = accounts.filter((account) => hears(account, alarm.level, matter));
    await record(tx, alarmed(matter, alarm, means, factsOf(ctx)));
    const words = alarmZh(book.kind, matter, alarm, waits, ctx.today);
    const label = alarm.kind === 'silent' ? 'silent' : 'back';
    const late = { label, level: alarm.level, number: matter.number, words, matterId: matter.id } as const;
    hearings.push(...means.map((account) => ({ ...late, account })));
  }
  announceOnCommit(tx, ctx, matter, matter);
  return hearings;
}
