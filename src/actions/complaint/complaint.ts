import type { z } from 'zod';
import { demand, maySee } from '../../domain/base/actor.ts';
import type { LedgerVerb } from '../../domain/base/ledger-verbs.ts';
import type { Complaint, NoticeKind } from '../../domain/complaint/complaint.ts';
import { clocksOf, withDue } from '../../domain/complaint/deadline.ts';
import { contactPhone } from '../../domain/complaint/steps/agent.ts';
import { isMobile } from '../../domain/county/reach-by.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { activeMembers } from '../../domain/complaint/joint/member.ts';
import { codeStubOf } from '../../domain/complaint/joint/member-code.ts';
import { complaintNumber } from '../../domain/matter/numbering.ts';
import {
  complaintPapers,
  mayPrint,
  paperOfNotice,
  paperWords,
  type PaperKind,
} from '../../domain/complaint/papers/papers.ts';
import { masked, readsNames } from '../../domain/complaint/privacy.ts';
import { procedure, type PersonMove } from '../../domain/complaint/procedure.ts';
import { answerAppeal } from '../../domain/complaint/steps/appeal.ts';
import { leavesHouse } from '../../domain/complaint/steps/station-talk.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  complaintBook,
  findComplaint,
  listOwnVenue,
  listTwins,
  lockComplaint,
} from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { findLastOf } from '../../store/base/ledger.ts';
import { deleteUnsent } from '../../store/matter/message.ts';
import { newStub } from '../../store/matter/query-code.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { factsOf, type Context, type Follower } from '../base/context.ts';
import { leadersNow } from '../matter/decided/anew.ts';
import { newCode } from '../matter/code-renewal.ts';
import { namesIn, timeOf } from '../matter/paper-facts.ts';
import { servingOf } from '../matter/decided/served-paper.ts';
import {
  getSeenMatter,
  moveMatter,
  moveOwnMatter,
  revealMatter,
  undoMove,
  type Frame,
  type MoveRequest,
} from '../matter/matter.ts';
import { operatorsOfMatters } from '../../store/operator/matter-operator.ts';
import { tellOfMove } from './complaint-messages.ts';
import type { Stationery } from '../matter/paper.ts';

/** How complaints are acted on. */
export const complaintFrame: Frame<Complaint> = {
  book: complaintBook,
  procedure,
  read: 'complaint.read',
  reveal: 'complaint.reveal',
  clocksOf,
  withDue,
  seriesOf: (paper) => paperWords[paper as PaperKind].series,
  needs: {
    renewCode: newCode,
    recordAgent: newCode,
    endAgent: newCode,
    recordNotice: servedNotice,
    recordNotices: servedNotice,
    recordUnserved: servedNotice,
    answerAppeal: appealNeeds,
    decideAnew: anewFacts,
    mediateAnew: anewFacts,
    async accept(tx, ctx, before, input) {
      if ((input as Input<'accept'>).way === 'sms' && !isMobile(contactPhone(before, ctx.today)))
        throw new Refusal('sms-needs-mobile');
      const others = await listTwins(tx, before);
      const ids = others.length === 0 ? [] : [before.id, ...others.map(({ id }) => id)];
      return { facts: { others, shops: await operatorsOfMatters(tx, before.countyId, ids) } };
    },
    async decideRecusal(tx, ctx, { handlerId }) {
      return {
        facts: { handlerName: (handlerId === null ? undefined : (await namesIn(ctx, tx)).get(handlerId)) ?? '' },
      };
    },
    merge: (tx, ctx, before, input) =>
      spokenOf(
        tx,
        ctx,
        before,
        (input as Input<'merge'>).others.map(({ number }) => number),
      ),
    unmerge: (tx, ctx, before, input) => spokenOf(tx, ctx, before, [(input as Input<'unmerge'>).number]),
    addMember: (tx, ctx, before, input) => {
      const { source, number } = input as Input<'addMember'>;
      return spokenOf(tx, ctx, before, source === 'matter' ? [number] : []);
    },
    async memberLeaves(tx, ctx, before, input) {
      const from = before.joint?.members.find((one) => one.n === Number(input['member']))?.from;
      const { facts } = await spokenOf(tx, ctx, before, from === null || from === undefined ? [] : [from.number]);
      return { facts: { ...facts, ...(await madeBy(tx, ctx, before, input as Input<'memberLeaves'>)) } };
    },
  },
  // A line from before others joined tells of who filed it.
  renewedStub: (complaint, { n = 1 }) => codeStubOf(complaint, Number(n)),
};

/** The line of each decision that can be revoked. */
const decidedBy: Readonly<Record<string, LedgerVerb>> = {
  declined: 'declined',
  terminated: 'terminated',
  settled: 'settled',
  transferred: 'transferred',
};

/** Who leads the bureau, and who made the decision that is revoked: the complaint itself does not keep him. */
async function anewFacts(tx: Tx, ctx: Context, before: Complaint) {
  const verb = decidedBy[before.outcome ?? ''];
  const decided = verb === undefined ? null : await findLastOf(tx, before, verb);
  return { facts: { ...(await leadersNow(tx, ctx)), deciderId: decided?.by ?? null } };
}

/** Who decided, for he judges nothing of it; and the letter of the answer, which goes out as it is made. */
async function appealNeeds(
  tx: Tx,
  ctx: Context,
  before: Complaint,
  input: Record<string, unknown>,
  letter: string | null,
) {
  const { facts } = await anewFacts(tx, ctx, before);
  const answered = answerAppeal(before, input as Input<'answerAppeal'>, { ...factsOf(ctx, letter), ...facts }).next;
  const { facts: served, serving } = await servingOf(tx, ctx, complaintStationery, 'appealAnswer', answered);
  return { facts: { ...facts, ...served }, ...(serving === undefined ? {} : { serving }) };
}

/** The sheet that a notice was served in. */
async function servedNotice(tx: Tx, ctx: Context, before: Complaint, input: Record<string, unknown>) {
  const kind = paperOfNotice(input['kind'] as NoticeKind);
  if (!mayPrint(before, kind, timeOf(ctx))) return {};
  return servingOf(tx, ctx, complaintStationery, kind, before);
}

/** The other complaints of which the move speaks, locked in the order of their numbers, and a code for who gets one by it. */
async function spokenOf(tx: Tx, ctx: Context, before: Complaint, numbers: readonly string[]) {
  const others: Complaint[] = [];
  for (const number of [...new Set(numbers)].toSorted()) others.push(await lockSpoken(tx, ctx, before, number));
  return { facts: { others, codeStub: newStub() } };
}

/** Id and number of the complaint of a member who was written down by hand and now goes on alone. */
async function madeBy(
  tx: Tx,
  ctx: Context,
  before: Complaint,
  { member, how }: Input<'memberLeaves'>,
): Promise<Partial<Facts>> {
  const leaving = activeMembers(before).find((one) => one.n === Number(member));
  if (how !== 'alone' || leaving === undefined || leaving.from !== null) return {};
  const year = Number(ctx.today.slice(0, 4));
  const n = await takeNumbers(tx, ctx.actor.countyId, 'complaint', year, 1);
  return { made: { id: ctx.newId(), number: complaintNumber(year, n) } };
}

/** What was merged into the matter is its own; of another nobody learns by its number what he may not see. */
async function lockSpoken(tx: Tx, ctx: Context, before: Complaint, number: string): Promise<Complaint> {
  const other = number === before.number ? before : await findComplaint(tx, ctx.actor.countyId, { number });
  if (other === null || (!maySee(ctx.actor, other) && other.merged?.id !== before.id))
    throw new Refusal('merge-unknown', { number });
  return number === before.number ? before : lockComplaint(tx, ctx.actor.countyId, { number });
}

/** How papers of a complaint are printed. */
export const complaintStationery: Stationery<Complaint, PaperKind> = {
  frame: complaintFrame,
  table: complaintPapers,
  print: 'complaint.print',
  masked: (complaint, { actor }) => masked(complaint, actor.role),
  // He is given his own words in full, whoever may print them so.
  isServedInFull: (kind) => complaintPapers[kind].quotesHisWords === true,
  namesIn: ({ consumerName, joint, agents }) => [
    consumerName,
    ...(joint?.members ?? []).map(({ name }) => name),
    ...agents.map(({ name }) => name),
  ],
  readsNames: ({ actor }) => readsNames(actor.role),
};

/** What follows every move: who complains hears of the steps he waits for. */
export const tellComplainants: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  async follow(tx, ctx, { on, move, input, detail }) {
    if (move === undoMove) {
      for (const { saved } of on) await deleteUnsent(tx, saved, input['at'] as Date);
      return;
    }
    for (const { saved } of on) await tellOfMove(tx, ctx, saved, move as PersonMove, detail, input);
  },
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

/**
 * Sends up what a station in the operator's own house did not settle in its time: the house cannot keep a complaint about
 * itself. Gives how many went up.
 */
export async function sendUpLate(ctx: Context, limit: number): Promise<number> {
  demand(ctx.actor, 'complaint.escalate');
  const waiting = await listOwnVenue(ctx.db, ctx.actor.countyId, limit);
  const late = waiting.filter((complaint) =>
    clocksOf(complaint, factsOf(ctx)).some(
      ({ identifier, stoppedOn, targetOn }) => identifier === 'ownVenue' && stoppedOn === null && targetOn < ctx.today,
    ),
  );
  const { ownVenueWorkingDays } = ctx.county.county.limits;
  const reason = leavesHouse.late(ownVenueWorkingDays);
  for (const { number } of late) await moveComplaint(ctx, number, 'sendUp', { reason }, { version: null });
  return late.length;
}

/** What who complained does himself on his own page. */
type OwnMove =
  | 'urge'
  | 'supplement'
  | 'withdraw'
  | 'recordWish'
  | 'followUp'
  | 'answerQuestion'
  | 'tellPerformance'
  | 'appeal';

/** A citizen's act on the complaint that number and query code have proven to be his. */
export function moveOwnComplaint<M extends OwnMove>(
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
