import { isHeldPress, type Callout } from '../../domain/command/callout.ts';
import { isKeptByHouse, leavesHouse } from '../../domain/complaint/steps/station-talk.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Context } from '../base/context.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { moveWithin } from '../matter/matter.ts';

/**
 * A complaint for which those on duty are rung does not stay with the house that it is about: it is sent up in the transaction that rings, and
 * its line says why. A press that can still be taken back moves nothing yet.
 */
export async function leaveHouse(tx: Tx, ctx: Context, callout: Callout, move: string | null): Promise<void> {
  const { countyId, matterId, number } = callout;
  if (matterId === null || !isRung(move) || isHeldPress(callout)) return;
  const complaint = await findComplaint(tx, countyId, { id: matterId });
  if (complaint === null || !isKeptByHouse(complaint)) return;
  const input = { reason: leavesHouse.rung(number) };
  await moveWithin(tx, systemOf(ctx), complaintFrame, complaint.number, 'sendUp', input, { version: null });
}

/** Whether somebody is rung by the step; null opens the call-out. */
function isRung(move: string | null): boolean {
  return move === null || move === 'page' || move === 'hear';
}

/** What the program does by itself. */
export function systemOf(ctx: Context): Context {
  const { countyId } = ctx.actor;
  const actor = {
    countyId,
    id: 'system',
    name: '系统',
    role: 'system',
    organisationId: null,
    stationId: null,
  } as const;
  return { ...ctx, actor };
}
