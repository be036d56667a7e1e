/** 消息 of the sample county: people have read what they were told, but for the last two days. */
import { addDays, dayOf } from '../domain/base/calendar.ts';
import { mayDo } from '../domain/base/actor.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { readMessages } from '../actions/matter/message.ts';
import { listOwnMessages } from '../store/matter/message.ts';
import type { Cast } from './life.ts';

const mostTold = 500;

export async function readSampleMessages({ ctx, accounts }: Cast): Promise<void> {
  const since = addDays(ctx.today, -2);
  for (const account of accounts) {
    const actor = actorOfAccount(account);
    if (!mayDo(actor, 'message.own')) continue;
    const { rows } = await listOwnMessages(ctx.db, ctx.actor.countyId, account.id, mostTold);
    const read = rows.filter(({ madeAt, readAt }) => readAt === null && dayOf(madeAt) < since).map(({ id }) => id);
    if (read.length > 0) await readMessages({ ...ctx, actor }, read);
  }
}
