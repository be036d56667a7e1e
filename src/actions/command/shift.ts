import type { Account } from '../../domain/county/account.ts';
import { demand } from '../../domain/base/actor.ts';
import { addDays, dayOf, dayShortZh } from '../../domain/base/calendar.ts';
import { shiftDocket } from '../../domain/command/shift-steps.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { partZh, shiftPostWords, type Rota } from '../../domain/command/rota.ts';
import { watchShift, type AssignShift, type Shift, type ShiftFacts } from '../../domain/command/shift.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { findRota } from '../../store/command/rota.ts';
import {
  countShiftsToCome,
  findLeft,
  listKept,
  lockComingShifts,
  lockWatchedShifts,
} from '../../store/command/shift.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context, Holding, Leaver } from '../base/context.ts';
import { writeMove, type DocketDone, type DocketFrame } from '../matter/docket.ts';
import { tellEach, tellPeople } from '../matter/tell-people.ts';

/** Shifts, with the other half of a swap and the texts to those whom a change concerns. */
export const shiftFrame: DocketFrame<Shift, AssignShift, ShiftFacts> = {
  docket: shiftDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const day = entry?.day ?? (input as AssignShift).day;
    const other = await otherOf(tx, ctx, entry, move, input);
    const days = [day, other?.day ?? day].toSorted();
    const [rota, accounts, around] = await Promise.all([
      findRota(tx, ctx.actor.countyId),
      listAccounts(tx, ctx.actor.countyId),
      listKept(tx, ctx.actor.countyId, addDays(days[0] ?? day, -2), addDays(days[1] ?? day, 2)),
    ]);
    const people = accounts.filter(({ active }) => active);
    const left = move === 'handOver' ? await findLeft(tx, ctx.actor.countyId) : null;
    const incomingIds = move === 'handOver' && entry !== null ? incomingOf(entry, around) : [];
    return { rota, people, around: around.filter(({ id }) => id !== entry?.id), other, left, incomingIds };
  },
  beside: async (tx, ctx, done) => {
    const { entry, before, move } = done;
    const otherId = before?.swapWithId ?? null;
    if (move === 'agreeSwap' && before !== null && otherId !== null) {
      const other = await lockEntry<Shift>(tx, 'shift', entry.countyId, { id: otherId });
      await writeMove(tx, ctx, shiftFrame, other, 'followSwap', { accountId: before.accountId });
    }
    await tellOf(tx, ctx, done);
  },
};

/** Reminds of shifts that nobody came to or left without a note, and marks those that were missed; each once. */
export function watchShifts(ctx: Context): Promise<number> {
  demand(ctx.actor, 'shift.remind');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const rota = await findRota(tx, countyId);
    let done = 0;
    for (const shift of await lockWatchedShifts(tx, countyId, ctx.at)) {
      const move = watchShift(shift, rota, ctx.at);
      if (move === null) continue;
      await writeMove(tx, ctx, shiftFrame, shift, move, {});
      done += 1;
    }
    return done;
  });
}

/** The shifts that somebody has still to keep. */
export const shiftsHeld: Holding = {
  name: 'shifts',
  // A roster that still names him would call a night covered to which nobody comes.
  atClosing: true,
  count: (db, { actor, at }, accountId) => countShiftsToCome(db, actor.countyId, at, accountId),
  async handOver(tx, ctx, leaver) {
    await passShifts(tx, ctx, leaver);
    return null;
  },
};

/**
 * The shifts that somebody who goes has still to keep: the heir keeps those that the rota lets him keep, the others are taken down, so that the
 * roster shows the gap before the night does. The heir is told once, and so are those who make the roster.
 */
async function passShifts(tx: Tx, ctx: Context, { accountId, name, heirId, why }: Leaver): Promise<void> {
  const { countyId } = ctx.actor;
  const remark = why === 'left' ? `${name}离任` : `${name}的账号停用`;
  const quiet = { ...shiftFrame, beside: async () => {} };
  let [taken, gaps] = [0, 0];
  for (const shift of await lockComingShifts(tx, countyId, accountId, ctx.at)) {
    // The rules refuse before anything is written.
    const isTaken =
      heirId !== null &&
      (await writeMove(tx, ctx, quiet, shift, 'substitute', { accountId: heirId, remark }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false;
          throw error;
        },
      ));
    if (!isTaken) await writeMove(tx, ctx, quiet, shift, 'cancel', { remark });
    if (isTaken) taken += 1;
    else gaps += 1;
  }
  const about = { countyId, id: accountId, number: null, page: 'roster' as const, version: 0 };
  const cause = `shifts left ${accountId} ${ctx.at.toISOString()}`;
  if (taken > 0)
    await tellPeople(tx, ctx, about, ({ id }) => id === heirId, `${remark}，他的 ${taken} 个班改由您值，请看值班表。`, {
      cause,
    });
  if (gaps > 0)
    await tellPeople(
      tx,
      ctx,
      about,
      ({ role }) => role === 'leader' || role === 'centre',
      `${remark}，空出 ${gaps} 个班，请在值班表里补人。`,
      { cause },
    );
}

/** The shift asked for in exchange: named by who asks, kept in the row for who agrees. */
async function otherOf(
  tx: Tx,
  ctx: Context,
  entry: Shift | null,
  move: string | null,
  input: object,
): Promise<Shift | null> {
  const id =
    move === 'askSwap'
      ? (input as { withShiftId: string }).withShiftId
      : move === 'agreeSwap'
        ? (entry?.swapWithId ?? null)
        : null;
  return id === null ? null : lockEntry<Shift>(tx, 'shift', ctx.actor.countyId, { id });
}

const hour = 3_600_000;

/** The people of the shift that begins about when this one ends; those of the same post where there are any. */
function incomingOf({ id, post, endsAt }: Shift, around: readonly Shift[]): string[] {
  const next = around.filter(
    (one) => one.id !== id && Math.abs(one.startsAt.getTime() - endsAt.getTime()) <= hour && one.state !== 'missed',
  );
  const same = next.filter((one) => one.post === post);
  return [...new Set((same.length === 0 ? next : same).map(({ accountId }) => accountId))];
}

async function tellOf(tx: Tx, ctx: Context, { entry, before, move }: DocketDone<Shift>): Promise<void> {
  const rota = await findRota(tx, entry.countyId);
  const accounts = (await listAccounts(tx, entry.countyId)).filter(({ active }) => active);
  const name = (id: string | null) => accounts.find((one) => one.id === id)?.name ?? '';
  const when = shiftZh(rota, entry);
  const to = (ids: readonly (string | null)[]) => accounts.filter(({ id }) => ids.includes(id));
  const above = accounts.filter(({ role }) => role === 'leader' || role === 'centre').map(({ id }) => id);
  const asker = before?.accountId ?? null;
  switch (move) {
    case null:
      return text(tx, ctx, entry, to([entry.accountId]), `给您排了${when}的值班，请登录查看。`);
    case 'askSwap':
      return text(tx, ctx, entry, to([entry.swapAskedId]), `${name(asker)}想用${when}和您换班，请登录答复。`);
    case 'agreeSwap':
      return text(
        tx,
        ctx,
        entry,
        to([asker]),
        `${name(entry.accountId)}同意换班，${when}改由${name(entry.accountId)}值。`,
      );
    case 'dropSwap':
      return text(tx, ctx, entry, to([entry.accountId, before?.swapAskedId ?? null]), `${when}的换班不换了。`);
    case 'substitute':
      return text(tx, ctx, entry, to([entry.accountId, asker]), `${when}改由${name(entry.accountId)}顶班。`);
    case 'cancel':
      return text(tx, ctx, entry, to([entry.accountId]), `${when}的值班撤下了。`);
    case 'remind': {
      const due = entry.state === 'checkedIn' ? '交班' : '签到';
      const others = above.filter((id) => id !== entry.accountId);
      await text(tx, ctx, entry, to([entry.accountId]), `您${when}的值班还没有${due}，请马上${due}。`);
      return text(tx, ctx, entry, to(others), `${when} ${name(entry.accountId)}还没有${due}，请马上看一下。`);
    }
    case 'miss':
      return text(tx, ctx, entry, to(above), `${when} ${name(entry.accountId)}没有到岗，记缺岗。`);
    default:
  }
}

/** 「10月2日（星期五）夜班（值班员）」 */
export function shiftZh(rota: Rota, { day, part, post }: Pick<Shift, 'day' | 'part' | 'post'>): string {
  return `${dayShortZh(day)}${partZh(rota, part)}（${shiftPostWords[post].zh}）`;
}

/** A change of the running day rings by night too: who is to come now must hear of it now. */
async function text(
  tx: Tx,
  ctx: Context,
  { countyId, id, version, day }: Shift,
  accounts: readonly Account[],
  words: string,
): Promise<void> {
  const about = { countyId, id, number: null, page: 'roster' as const };
  const cause = `${id} ${version}`;
  await tellEach(
    tx,
    ctx,
    accounts.filter((one) => one.id !== ctx.actor.id).map((account) => ({ account, about, cause, words })),
    { urgent: day <= dayOf(ctx.at) },
  );
}

/** The facts of turns that a roster has worked out already: they fit one another. */
export function builtFacts(rota: Rota, people: readonly Account[]): Omit<ShiftFacts, keyof Facts> {
  return { rota, people, around: [], other: null, left: null, incomingIds: [] };
}
