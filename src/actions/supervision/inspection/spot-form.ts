/** 作废、交回 of a number of a decision on the spot; the county's own chain tells of it. */
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  isClosedSo,
  mayCloseForm,
  type CloseSpotForm,
  type SpotForm,
} from '../../../domain/supervision/inspection/spot-form.ts';
import { transact } from '../../../store/base/transact.ts';
import { getAccount } from '../../../store/county/account.ts';
import { closeForm, lockForm } from '../../../store/supervision/inspection/spot-form.ts';
import { noteSetting, type Context } from '../../base/context.ts';

export function closeSpotForm(ctx: Context, number: string, input: CloseSpotForm): Promise<SpotForm> {
  demand(ctx.actor, 'spotForm.close');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const form = await lockForm(tx, countyId, number);
    const holder = form === null ? null : await getAccount(tx, countyId, form.accountId);
    if (form === null || !mayCloseForm(ctx.actor, form, holder?.organisationId ?? null)) throw new Refusal('not-found');
    if (isClosedSo(form, input)) return form;
    const { outcome, reason } = input;
    const closed = { ...form, outcome, reason, closedAt: ctx.at, closedById: ctx.actor.id };
    await closeForm(tx, closed);
    await noteSetting(tx, ctx, 'spot-form-closed', { form: number, outcome, reason, accountId: form.accountId });
    return closed;
  });
}
