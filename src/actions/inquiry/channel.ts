import { demand } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import {
  callBack,
  heardBy,
  markDown as down,
  markUp as up,
  missCall,
  missedCallDays,
  saveChannel as save,
  type CallBack,
  type Channel,
  type ChannelForm,
  type MissedCall,
  type MissedCallForm,
} from '../../domain/inquiry/channel.ts';
import type { Details } from '../../domain/base/event.ts';
import type { LedgerVerb } from '../../domain/base/ledger-verbs.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  deleteReturnedCalls,
  insertMissedCall,
  lastHeard,
  lockChannels,
  lockMissedCall,
  registerChannels,
  saveChannelRow,
  saveMissedCall,
} from '../../store/inquiry/channel.ts';
import { lockCounty } from '../../store/county/county.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, noteSetting, type Context } from '../base/context.ts';

/** Sets hours, fallback and silence of a channel. */
export function saveChannel(ctx: Context, code: string, form: ChannelForm): Promise<Channel> {
  return change(ctx, 'channel.save', code, (channel, all) => ({
    next: save(channel, form, all),
    verb: 'channel-saved',
    detail: { code, fallbackCode: form.fallbackCode, quietHours: form.quietHours, spans: form.hours.length },
  }));
}

/** Says that a channel does not work; people are pointed to its fallback. Said again, nothing changes. */
export function markDown(ctx: Context, code: string, reason: string): Promise<Channel> {
  return change(ctx, 'channel.markDown', code, (channel) => ({
    next: down(channel, { reason }, ctx),
    verb: 'channel-down',
    detail: { code, reason },
  }));
}

export function markUp(ctx: Context, code: string): Promise<Channel> {
  return change(ctx, 'channel.markUp', code, (channel) => ({
    next: channel.downAt === null ? channel : up(channel),
    verb: 'channel-up',
    detail: { code },
  }));
}

/** Writes down a call that nobody answered; the same client id again changes nothing. */
export function recordMissedCall(ctx: Context, code: string, form: MissedCallForm): Promise<MissedCall> {
  demand(ctx.actor, 'channel.recordCall');
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, ctx.actor.countyId);
    const channel = (await lockChannels(tx, ctx.actor.countyId)).find((one) => one.code === code);
    if (channel === undefined) throw new Refusal('not-found');
    const call = missCall(channel, form, ctx);
    if (!(await insertMissedCall(tx, call))) return lockMissedCall(tx, ctx.actor.countyId, call.id);
    await noteSetting(tx, ctx, 'missed-call-recorded', { code, callId: call.id });
    return call;
  });
}

/** One try to call back. */
export function returnCall(ctx: Context, id: string, tried: CallBack): Promise<MissedCall> {
  demand(ctx.actor, 'channel.callBack');
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, ctx.actor.countyId);
    const before = await lockMissedCall(tx, ctx.actor.countyId, id);
    const call = callBack(before, tried, factsOf(ctx));
    if (call === before) return call;
    await saveMissedCall(tx, call);
    const { reached } = tried;
    await noteSetting(tx, ctx, 'missed-call-returned', { code: call.channelCode, callId: id, reached });
    return call;
  });
}

/** Forgets the calls that were returned a month ago, with their telephones. */
export async function sweepMissedCalls({ db, actor: { countyId }, at }: Context): Promise<void> {
  const before = new Date(at.getTime() - missedCallDays * 86_400_000);
  await transact(db, (tx) => deleteReturnedCalls(tx, countyId, before));
}

/** So far back the matters are looked through; older news of a channel stands in its row. */
const lookBackDays = 30;

/** Reads off the matters when each channel was last heard; what came in by one that was called out of order shows that it works. */
export function hearChannels(ctx: Context): Promise<void> {
  demand(ctx.actor, 'channel.hear');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    await lockCounty(tx, countyId);
    const heard = await lastHeard(tx, countyId, new Date(ctx.at.getTime() - lookBackDays * 24 * 3_600_000));
    await registerChannels(tx, countyId);
    for (const channel of await lockChannels(tx, countyId)) {
      const at = heard.get(channel.code);
      if (at === undefined) continue;
      const next = heardBy(channel, at);
      if (next.lastInAt?.getTime() !== channel.lastInAt?.getTime() || next.downAt !== channel.downAt)
        await saveChannelRow(tx, next);
      if (channel.downAt !== null && next.downAt === null)
        await noteSetting(tx, ctx, 'channel-up', { code: channel.code, byItself: true });
    }
  });
}

interface Changed<V extends LedgerVerb> {
  next: Channel;
  verb: V;
  detail: Details[V];
}

async function change<V extends LedgerVerb>(
  ctx: Context,
  permission: Permission,
  code: string,
  decide: (channel: Channel, all: readonly Channel[]) => Changed<V>,
): Promise<Channel> {
  demand(ctx.actor, permission);
  return transact(ctx.db, async (tx: Tx) => {
    const { countyId } = ctx.actor;
    await lockCounty(tx, countyId);
    await registerChannels(tx, countyId);
    const all = await lockChannels(tx, countyId);
    const channel = all.find((one) => one.code === code);
    if (channel === undefined) throw new Refusal('not-found');
    const { next, verb, detail } = decide(channel, all);
    if (next === channel) return channel;
    await saveChannelRow(tx, next);
    await noteSetting(tx, ctx, verb, detail);
    return next;
  });
}
