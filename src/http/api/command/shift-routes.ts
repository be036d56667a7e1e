import { z } from '@hono/zod-openapi';
import { shiftFrame } from '../../../actions/command/shift.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Left } from '../../../domain/command/shift.ts';
import { partZh } from '../../../domain/command/rota.ts';
import { findRota } from '../../../store/command/rota.ts';
import { findLeft, listOwnShifts, listShifts } from '../../../store/command/shift.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** Names beside the ids of a shift. */
export interface ShiftMore {
  personName: string;
  phone: string;
  partName: string;
  beforeNames: string[];
  swapAskedName: string | null;
  signedByName: string | null;
  incomingNames: string[];
  /** What would be handed over now; only for who is on duty. */
  open: Left | null;
}

const Query = DocketState.extend({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Only what concerns the reader now: his next shifts, what he is asked for, what he is to sign for. */
  mine: z.literal('yes').optional(),
});
const days = 24 * 3_600_000;

export const shiftApi = apiRoutes();
export const orderedShifts = ordered({
  frame: shiftFrame,
  example: '0199a1b2-0000-7000-8000-000000000001',
  Query,
  list: async (ctx, { state, from, to, mine }, most) => {
    if (mine === undefined) return listShifts(ctx.db, ctx.actor.countyId, { state, from, to }, most);
    // A note that nobody wrote stays on the screen of whoever owes it.
    const since = new Date(ctx.at.getTime() - days);
    return listOwnShifts(ctx.db, ctx.actor, since, new Date(ctx.at.getTime() + 14 * days));
  },
  moreOf: async (ctx, shifts, names) => {
    const rota = await findRota(ctx.db, ctx.actor.countyId);
    const isOnDuty = shifts.some((one) => one.state === 'checkedIn' && one.accountId === ctx.actor.id);
    const open = isOnDuty ? await findLeft(ctx.db, ctx.actor.countyId) : null;
    const phones = await phonesOf(ctx);
    const name = (id: string) => names.get(id) ?? '';
    return (shift): ShiftMore => ({
      personName: name(shift.accountId),
      phone: phones.get(shift.accountId) ?? '',
      partName: partZh(rota, shift.part),
      beforeNames: shift.beforeIds.map(name),
      swapAskedName: shift.swapAskedId === null ? null : name(shift.swapAskedId),
      signedByName: shift.signedById === null ? null : name(shift.signedById),
      incomingNames: shift.incomingIds.map(name),
      open: shift.state === 'checkedIn' && shift.accountId === ctx.actor.id ? open : null,
    });
  },
});
addDocketRoutes(shiftApi, orderedShifts);

/** Those on duty are there to be called: their telephones stand on the roster. */
async function phonesOf(ctx: Context): Promise<Map<string, string>> {
  const accounts = await ctx.db
    .selectFrom('account')
    .select(['id', 'phone'])
    .where('countyId', '=', ctx.actor.countyId)
    .execute();
  return new Map(accounts.map(({ id, phone }) => [id, phone]));
}
