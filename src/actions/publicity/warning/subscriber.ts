import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  mostDaysAsked,
  type AskWarnings,
  type WarningSubscriber,
} from '../../../domain/publicity/warning/subscriber.ts';
import { forgetMessages, saveMessages } from '../../../store/matter/message.ts';
import type { Tx } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import {
  confirmSubscriber,
  findSubscriber,
  findSubscriberByPhone,
  lockAsking,
  removeAskedBefore,
  removeSubscriber,
  saveSubscriber,
  saveTowns,
} from '../../../store/publicity/warning/subscriber.ts';
import type { Context } from '../../base/context.ts';
import { sendSoon, toCitizen } from '../../matter/message.ts';

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Somebody asks to be told. The answer is the same for a telephone that asked before and for a new one; what it may do is sent to it, once
 * a day at most, and nothing more before its owner has pressed.
 */
export function askForWarnings(ctx: Context, { phone, townIds }: AskWarnings, publicUrl: string): Promise<void> {
  const { countyId } = ctx.actor;
  const towns = ctx.county.regions
    .filter(({ id, kind }) => kind === 'town' && townIds.includes(id))
    .map(({ id }) => id);
  return transact(ctx.db, async (tx) => {
    await forgetUnconfirmedIn(tx, ctx);
    // Two presses at once ask one after the other.
    await lockAsking(tx, countyId, phone);
    const known = await findSubscriberByPhone(tx, countyId, phone);
    const subscriber = known ?? newSubscriber(ctx, phone, towns);
    // Who got there first tells its owner.
    if (known === null && !(await saveSubscriber(tx, subscriber))) return;
    // Who is not proven changes nothing of what another has confirmed.
    if (known?.state === 'asked') await saveTowns(tx, countyId, known.id, towns);
    const words =
      subscriber.state === 'on'
        ? `您已经订了消费警示。要改地方或者退订：${linkOf(publicUrl, subscriber)}`
        : `有人用这个号订消费警示，是您就点开订上：${linkOf(publicUrl, subscriber)} 不是您的，不用理。`;
    const messages = toCitizen(ctx, subscriber, phone, words, false);
    await saveMessages(tx, messages);
    await sendSoon(tx, messages);
  });
}

function newSubscriber(ctx: Context, phone: string, townIds: readonly string[]): WarningSubscriber {
  const token = randomBytes(12).toString('hex');
  return {
    countyId: ctx.actor.countyId,
    id: ctx.newId(),
    phone,
    token,
    tokenHash: hashOf(token),
    townIds,
    state: 'asked',
    askedAt: ctx.at,
    confirmedAt: null,
  };
}

export function linkOf(publicUrl: string, { token }: Pick<WarningSubscriber, 'token'>): string {
  return `${publicUrl}/warnings/mine/${token}`;
}

export async function getSubscriber(ctx: Context, token: string): Promise<WarningSubscriber> {
  const found = /^[0-9a-f]{24}$/u.test(token) ? await findSubscriber(ctx.db, ctx.actor.countyId, hashOf(token)) : null;
  if (found === null) throw new Refusal('not-found');
  return found;
}

/** Pressed on the page of the link: from now on, or never again. */
export async function decideWarnings(ctx: Context, token: string, stays: boolean): Promise<void> {
  const { countyId, id } = await getSubscriber(ctx, token);
  await transact(ctx.db, async (tx) => {
    if (stays) return confirmSubscriber(tx, countyId, id, ctx.at);
    await removeSubscriber(tx, countyId, id);
    await forgetMessages(tx, countyId, id, ctx.at);
  });
}

/** What somebody typed and nobody confirmed is forgotten, telephone and all. */
export function forgetUnconfirmed(ctx: Context): Promise<void> {
  return transact(ctx.db, (tx) => forgetUnconfirmedIn(tx, ctx));
}

async function forgetUnconfirmedIn(tx: Tx, ctx: Context): Promise<void> {
  const { countyId } = ctx.county.county;
  const before = new Date(ctx.at.getTime() - mostDaysAsked * 86_400_000);
  for (const id of await removeAskedBefore(tx, countyId, before)) await forgetMessages(tx, countyId, id, ctx.at);
}
