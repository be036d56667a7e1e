import type { Account } from '../../domain/county/account.ts';
import { demand } from '../../domain/base/actor.ts';
import { addDays, addWorkingDays } from '../../domain/base/calendar.ts';
import {
  escalated,
  escalationsDue,
  escalationZh,
  hears,
  labelOf,
  levelReached,
  type Escalation,
  type Told,
} from '../../domain/command/escalation.ts';
import { pushed, pushedClock, pushZh } from '../../domain/complaint/advice.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import {
  isPushed,
  isRecountOwed,
  listEscalations,
  listLongMediated,
  lockDueMatters,
  lockOpenMatters,
  saveDue,
  type SweepCursor,
} from '../../store/command/escalation.ts';
import { record } from '../../store/base/ledger.ts';
import { forgetReading } from '../../store/matter/reading.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, noteSetting, type Context } from '../base/context.ts';
import { keepClocks } from './clock-keeping.ts';
import type { Frame } from '../matter/matter.ts';
import { tellLate, type LateHearing } from './late-told.ts';

/**
 * One batch of the watch: each matter whose day has come is told to the levels it has reached, with a ledger line for
 * each level and one line a kind to each person. All open clocks are looked at, not only the most urgent one: behind a
 * local limit that is past, a limit of the law may pass too. Gives where the next batch starts, or null.
 */
export async function escalateDue<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  after: SweepCursor | null,
  limit: number,
): Promise<SweepCursor | null> {
  demand(ctx.actor, 'complaint.escalate');
  const { countyId } = ctx.actor;
  const accounts = await listAccounts(ctx.db, countyId);
  const tomorrow = addDays(ctx.today, 1);
  const nextWorked = addWorkingDays(ctx.county.calendar, ctx.today, 1);
  return transact(ctx.db, async (tx) => {
    const due = await lockDueMatters(
      tx,
      frame.book,
      countyId,
      nextWorked > tomorrow ? nextWorked : tomorrow,
      after,
      limit,
    );
    const told = await listEscalations(
      tx,
      countyId,
      due.map((matter) => matter.id),
    );
    const hearings: LateHearing[] = [];
    for (const matter of due)
      hearings.push(...(await escalate(tx, ctx, frame, matter, told.get(matter.id) ?? [], accounts)));
    await tellLate(tx, ctx, frame.book.kind, hearings);
    const last = due.at(-1);
    return last === undefined || last.dueOn === null ? null : { dueOn: last.dueOn, id: last.id };
  });
}

/** Before this many days of mediation nothing presses, whatever the rulebook of the day. */
const pressesAfterDays = 45;

/**
 * Tells the handlers, once, that a mediation has no more than five working days left: a decision made after the last day may be
 * counted late, so an agreement or a plain word is sought before. Gives how many were told.
 */
export async function pushMediations(ctx: Context, limit: number): Promise<number> {
  demand(ctx.actor, 'complaint.escalate');
  const { countyId } = ctx.actor;
  const [near, accounts] = await Promise.all([
    listLongMediated(ctx.db, countyId, addDays(ctx.today, -pressesAfterDays), limit),
    listAccounts(ctx.db, countyId),
  ]);
  const facts = factsOf(ctx);
  const due = near.filter((complaint) => pushedClock(complaint, facts) !== null);
  for (const { id } of due)
    await transact(ctx.db, async (tx) => {
      const complaint = await lockComplaint(tx, countyId, { id });
      const clock = pushedClock(complaint, facts);
      if (clock === null || (await isPushed(tx, complaint, clock.targetOn))) return;
      const means = accounts.filter((account) => hears(account, 1, complaint));
      const told = means.map((account) => account.id);
      await record(tx, pushed(complaint, clock, told, facts));
      const words = pushZh(complaint, clock, facts);
      const { id: matterId, number } = complaint;
      const late = { label: 'ending', level: 1, number, words, matterId } as const;
      await tellLate(
        tx,
        ctx,
        'complaint',
        means.map((account) => ({ ...late, account })),
      );
      announceOnCommit(tx, ctx, complaint, complaint);
    });
  return due.length;
}

/** One batch of a recount: the id behind which the next one starts, or null, and how many matters have another day. */
export interface Recounted {
  afterId: string | null;
  changed: number;
}

/** Counts the due columns of one batch of open matters again. */
export function recountDue<T extends Matter>(
  ctx: Context,
  frame: Frame<T>,
  afterId: string | null,
  limit: number,
): Promise<Recounted> {
  demand(ctx.actor, 'complaint.escalate');
  return transact(ctx.db, async (tx) => {
    const open = await lockOpenMatters(tx, frame.book, ctx.actor.countyId, afterId, limit);
    let changed = 0;
    for (const matter of open)
      changed += (await saveIfChanged(tx, frame, matter, frame.withDue(matter, factsOf(ctx)))) ? 1 : 0;
    // A pause that is open moves them on too, and what was published of a year later.
    await keepClocks(tx, ctx, frame, open);
    return { afterId: open.at(-1)?.id ?? null, changed };
  });
}

/** Writes into the county's chain what a change of the calendar has done to open matters, once for each change. */
export async function noteRecounted(ctx: Context, changed: number): Promise<void> {
  demand(ctx.actor, 'complaint.escalate');
  const { countyId, ledgerId } = ctx.county.county;
  await transact(ctx.db, async (tx) => {
    if (!(await isRecountOwed(tx, countyId, ledgerId))) return;
    await noteSetting(tx, ctx, 'deadlines-recounted', { changed });
    // What is over was in time or not by the same calendar: its clocks are read once more, the newest first.
    await forgetReading(tx, countyId, 'clock');
  });
}

async function escalate<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: Frame<T>,
  before: T,
  told: readonly Told[],
  accounts: readonly Account[],
): Promise<LateHearing[]> {
  const facts = factsOf(ctx);
  const { today, calendar } = facts;
  // An open pause moves the days on while nobody touches the matter, so they are counted afresh.
  const matter = frame.withDue(before, facts);
  const open = frame.clocksOf(matter, facts).filter((clock) => clock.stoppedOn === null);
  const escalatedTo = Math.max(0, ...open.map((clock) => levelReached(clock, today, calendar)));
  await saveIfChanged(tx, frame, before, { ...matter, escalatedTo });

  const escalations = open.flatMap((clock) => escalationsDue(clock, told, today, calendar));
  const hearers = new Map<string, { account: Account; escalation: Escalation }>();
  for (const escalation of escalations) {
    const means = accounts.filter((account) => hears(account, escalation.level, matter));
    await record(tx, escalated(matter, escalation, means, facts));
    for (const account of means) {
      // Who is meant by several levels at once hears of the gravest, and once.
      if ((hearers.get(account.id)?.escalation.level ?? 0) < escalation.level)
        hearers.set(account.id, { account, escalation });
    }
  }
  if (escalations.length > 0) announceOnCommit(tx, ctx, matter, matter);
  return [...hearers.values()].map(({ account, escalation }) => ({
    account,
    matterId: matter.id,
    number: matter.number,
    label: labelOf(escalation, today),
    level: escalation.level,
    words: escalationZh(frame.book.kind, matter, escalation, today),
  }));
}

/** Says whether anything was to be saved. */
async function saveIfChanged<T extends Matter>(tx: Tx, { book }: Frame<T>, before: T, next: T): Promise<boolean> {
  const names = ['dueRule', 'dueOn', 'legalOn', 'stage', 'escalatedTo'] as const;
  const isOther = names.some((name) => before[name] !== next[name]);
  if (isOther) await saveDue(tx, book, next);
  return isOther;
}
