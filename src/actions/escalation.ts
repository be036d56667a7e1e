import type { Account } from '../domain/account.ts';
import { demand } from '../domain/actor.ts';
import { addDays, addWorkingDays } from '../domain/calendar.ts';
import type { Complaint } from '../domain/complaint.ts';
import { clocksOf, withDue } from '../domain/deadline.ts';
import {
  escalated,
  escalationsDue,
  escalationZh,
  hears,
  levelReached,
  type Escalation,
  type Told,
} from '../domain/escalation.ts';
import { listAccounts } from '../store/account.ts';
import type { Tx } from '../store/db.ts';
import {
  listEscalations,
  lockDueComplaints,
  lockOpenComplaints,
  saveDue,
  type SweepCursor,
} from '../store/escalation.ts';
import { record } from '../store/ledger.ts';
import { saveMessages } from '../store/message.ts';
import { enqueue } from '../store/queue.ts';
import type { MessageRow } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, factsOf, type Context } from './context.ts';
import { toPhone } from './message.ts';

/**
 * One batch of the watch: each matter whose day has come is told to the levels it has reached, with a ledger line for
 * each level and one message to each person. All open clocks are looked at, not only the most urgent one: behind a
 * local limit that is past, a limit of the law may pass too. Gives where the next batch starts, or null.
 */
export async function escalateDue(ctx: Context, after: SweepCursor | null, limit: number): Promise<SweepCursor | null> {
  demand(ctx.actor, 'complaint.escalate');
  const { countyId } = ctx.actor;
  const accounts = await listAccounts(ctx.db, countyId);
  const tomorrow = addDays(ctx.today, 1);
  const nextWorked = addWorkingDays(ctx.county.calendar, ctx.today, 1);
  return transact(ctx.db, async (tx) => {
    const due = await lockDueComplaints(tx, countyId, nextWorked > tomorrow ? nextWorked : tomorrow, after, limit);
    const told = await listEscalations(
      tx,
      countyId,
      due.map((complaint) => complaint.id),
    );
    const messages: MessageRow[] = [];
    for (const complaint of due)
      messages.push(...(await escalate(tx, ctx, complaint, told.get(complaint.id) ?? [], accounts)));
    await saveMessages(tx, messages);
    if (messages.length > 0) await enqueue(tx, { name: 'send-messages' });
    const last = due.at(-1);
    return last === undefined || last.dueOn === null ? null : { dueOn: last.dueOn, id: last.id };
  });
}

/** Counts the due columns of one batch of open matters again; gives the id behind which the next batch starts, or null. */
export function recountDue(ctx: Context, afterId: string | null, limit: number): Promise<string | null> {
  demand(ctx.actor, 'complaint.escalate');
  return transact(ctx.db, async (tx) => {
    const open = await lockOpenComplaints(tx, ctx.actor.countyId, afterId, limit);
    for (const complaint of open) await saveIfChanged(tx, complaint, withDue(complaint, factsOf(ctx)));
    return open.at(-1)?.id ?? null;
  });
}

async function escalate(
  tx: Tx,
  ctx: Context,
  before: Complaint,
  told: readonly Told[],
  accounts: readonly Account[],
): Promise<MessageRow[]> {
  const facts = factsOf(ctx);
  const { today, calendar } = facts;
  // An open pause moves the days on while nobody touches the matter, so they are counted afresh.
  const complaint = withDue(before, facts);
  const open = clocksOf(complaint, facts).filter((clock) => clock.stoppedOn === null);
  const escalatedTo = Math.max(0, ...open.map((clock) => levelReached(clock, today, calendar)));
  await saveIfChanged(tx, before, { ...complaint, escalatedTo });

  const escalations = open.flatMap((clock) => escalationsDue(clock, told, today, calendar));
  const hearers = new Map<string, { account: Account; escalation: Escalation }>();
  for (const escalation of escalations) {
    const means = accounts.filter((account) => hears(account, escalation.level, complaint));
    await record(tx, escalated(complaint, escalation, means, facts));
    for (const account of means) {
      // Who is meant by several levels at once hears of the gravest, and once.
      if ((hearers.get(account.id)?.escalation.level ?? 0) < escalation.level)
        hearers.set(account.id, { account, escalation });
    }
  }
  if (escalations.length > 0) announceOnCommit(tx, ctx, complaint, complaint);
  return [...hearers.values()].flatMap(({ account, escalation }) =>
    toPhone(ctx, complaint, account.phone, escalationZh(complaint, escalation, today)),
  );
}

async function saveIfChanged(tx: Tx, before: Complaint, next: Complaint): Promise<void> {
  const names = ['dueRule', 'dueOn', 'legalOn', 'stage', 'escalatedTo'] as const;
  if (names.some((name) => before[name] !== next[name])) await saveDue(tx, next);
}
