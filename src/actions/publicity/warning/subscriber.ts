import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  mostDaysAsked,
  type AskWarnings,
  type WarningSubscriber,
} from '../../../domain/publicity/warning/subscriber.ts';
import { saveMessages } from '../../../store/matter/message.ts';
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
    await removeAskedBefore(tx, countyId, new Date(ctx.at.getTime() - mostDaysAsked * 86_400_000));
    // Two presses at once ask one after the other.
    await lockAsking(tx, countyId, phone);
    const known = await findSubscriberByPhone(tx, countyId, phone);
    const subscriber = known ?? newSubscriber(ctx, phone, towns);
    if (known === null) await saveSubscriber(tx, subscriber);
    // Who is not proven changes nothing of what another has confirmed.
    else if (known.state === 'asked') await saveTowns(tx, countyId, known.id, towns);
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
  await transact(ctx.db, (tx) =>
    stays ? confirmSubscriber(tx, countyId, id, ctx.at) : removeSubscriber(tx, countyId, id),
  );
}
