import type { z } from 'zod';
import type { Complaint } from '../domain/complaint.ts';
import { clocksOf, withDue } from '../domain/deadline.ts';
import { paperWords, type PaperKind } from '../domain/paper.ts';
import { procedure, type PersonMove } from '../domain/procedure.ts';
import { complaintBook } from '../store/complaint.ts';
import type { Context } from './context.ts';
import { getSeenMatter, moveMatter, moveOwnMatter, revealMatter, type Frame, type MoveRequest } from './matter.ts';
import { tellOfMove } from './message.ts';

/** How complaints are acted on. */
export const complaintFrame: Frame<Complaint> = {
  book: complaintBook,
  procedure,
  read: 'complaint.read',
  reveal: 'complaint.reveal',
  clocksOf,
  withDue,
  seriesOf: (paper) => paperWords[paper as PaperKind].series,
  tell: (tx, ctx, saved, move) => tellOfMove(tx, ctx, saved, move as PersonMove),
};

type Input<M extends PersonMove> = z.infer<(typeof procedure)[M]['input']>;

/** Makes one move on one complaint. */
export function moveComplaint<M extends PersonMove>(
  ctx: Context,
  number: string,
  move: M,
  input: Input<M>,
  request: MoveRequest,
): Promise<Complaint> {
  return moveMatter(ctx, complaintFrame, number, move, input, request);
}

/** A citizen's act on the complaint that number and query code have proven to be his. */
export function moveOwnComplaint<M extends 'urge' | 'supplement' | 'withdraw'>(
  ctx: Context,
  id: string,
  move: M,
  input: Input<M>,
  pressId?: string,
): Promise<Complaint> {
  return moveOwnMatter(ctx, complaintFrame, id, move, input, pressId);
}

/** The complaint for reading; what the actor may not know of is not found. */
export function getSeenComplaint(ctx: Context, number: string): Promise<Complaint> {
  return getSeenMatter(ctx, complaintFrame, { number });
}

/** Shows what is masked, to one who may, and writes into the ledger that it was shown and why. */
export function revealComplaint(ctx: Context, number: string, reason: string): Promise<Complaint> {
  return revealMatter(ctx, complaintFrame, number, reason);
}
