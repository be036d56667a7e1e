/**
 * 重新处理 (anew): a refusal, a transfer or an end of the mediation that 复议 or a court has revoked, or that the bureau itself finds
 * wrong, is revoked with a paper by a leader who did not handle it. It is dispatched, and whether it is accepted decided, once more; what
 * was accepted is mediated again. What had been decided and told is kept. An agreement is the parties' own and
 * no decision of the bureau: nobody here revokes it (《行政复议法》第十二条第（四）项).
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { demanding } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import type { Clock } from '../law/clock.ts';
import type { ClockName } from '../law/rulebook.ts';
import { annulledDetail, annulmentFields, revoked, withLegalDay, type AnnulmentInput } from '../matter/decided/anew.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { clocksOf } from './deadline.ts';
import { moved, type Complaint, type ComplaintAnnulment, type Notice } from './complaint.ts';
import { isCoHandler } from './joint/sharing.ts';
import { withoutOpenCalls } from './mediation/summons.ts';
import { isOfSession } from './facts/notice-state.ts';
import { openNotices } from './steps/notice.ts';
import { proceedingWords } from './words/move-words.ts';

export const DecideAnew = demanding(z.object(annulmentFields));

/** What can be decided anew here: whether it is accepted, or its mediation; null where nothing was decided that the bureau could revoke. */
export function annullableBy({
  outcome,
  acceptedOn,
}: Pick<Complaint, 'outcome' | 'acceptedOn'>): 'decideAnew' | 'mediateAnew' | null {
  switch (outcome) {
    case 'declined':
      return 'decideAnew';
    case 'terminated':
      return 'mediateAnew';
    case 'transferred':
      return acceptedOn === null ? 'decideAnew' : 'mediateAnew';
    default:
      return null;
  }
}

/** Whether he handled it, helped to or asked for the decision: he revokes it for no cause. */
export function workedOnIt(complaint: Complaint, id: string): boolean {
  return complaint.handlerId === id || complaint.proposal?.byId === id || isCoHandler(complaint, id);
}

/** What was refused or handed on is registered once more. That an office had it stays so until there is another dispatch. */
export function decideAnew(complaint: Complaint, input: AnnulmentInput, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'decideAnew');
  const { base, annulment } = revokedFrom(complaint, 'decideAnew', input, facts);
  return {
    next: {
      ...base,
      state,
      decidedOn: null,
      declineGrounds: [],
      declineEvidence: null,
      declineReason: null,
      identity: null,
      noPowerOn: null,
      givenBackOn: null,
      givenBackReason: null,
      notices: toldAnew(complaint, facts),
    },
    event: eventOf(complaint, 'decision-annulled', facts, annulledDetail(annulment, complaint.outcome)),
  };
}

/** What was accepted is so still, and is mediated again; who agreed to that need not be asked once more. */
export function mediateAnew(complaint: Complaint, input: AnnulmentInput, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'mediateAnew');
  const { base, annulment } = revokedFrom(complaint, 'mediateAnew', input, facts);
  return {
    next: {
      ...base,
      state,
      terminateGround: null,
      terminateReason: null,
      endingEvidence: null,
      withdrawal: null,
      notices: [
        ...withoutOpenCalls(complaint.notices).filter(({ kind }) => lasting.has(kind)),
        ...toldAnew(complaint, facts),
      ],
    },
    event: eventOf(complaint, 'decision-annulled', facts, annulledDetail(annulment, complaint.outcome)),
  };
}

/** What of the notices goes with no end: that it was accepted, and when the parties met. */
const lasting: ReadonlySet<Notice['kind']> = new Set(['acceptance', 'mediation', 'calledOff']);

/** Whoever was told of the decision that is gone hears in writing that it is. */
function toldAnew(complaint: Complaint, { paperNumber }: Facts): Notice[] {
  const known = new Set(complaint.notices.filter((one) => !isOfSession(one)).map(({ to }) => to));
  return openNotices('anew', paperNumber, complaint).filter(({ to }) => to === 'consumer' || known.has(to));
}

/** The revocation with what had been decided, and the complaint as nobody has ended, closed or looked back on it. */
function revokedFrom(
  complaint: Complaint,
  move: 'decideAnew' | 'mediateAnew',
  input: AnnulmentInput,
  facts: Facts,
): { base: Complaint; annulment: ComplaintAnnulment } {
  if (complaint.outcome === 'settled') throw new Refusal('anew-agreement');
  if (annullableBy(complaint) !== move) throw new Refusal('move-not-allowed', { state: complaint.state, move });
  const revocation = revoked(
    input,
    {
      deciderId: facts.deciderId ?? null,
      decidedOn: complaint.endedOn ?? complaint.decidedOn,
      workedOnIt: (id) => workedOnIt(complaint, id),
    },
    facts,
  );
  const kept: ComplaintAnnulment = {
    ...revocation,
    deciderId: facts.deciderId ?? null,
    outcome: complaint.outcome,
    acceptedOn: complaint.acceptedOn,
    decidedOn: complaint.decidedOn,
    endedOn: complaint.endedOn,
    declineGrounds: complaint.declineGrounds,
    declineEvidence: complaint.declineEvidence,
    declineReason: complaint.declineReason,
    terminateGround: complaint.terminateGround,
    terminateReason: complaint.terminateReason,
    endingEvidence: complaint.endingEvidence,
    identity: complaint.identity,
    withdrawal: complaint.withdrawal,
    handlerId: complaint.handlerId,
    notices: move === 'decideAnew' ? complaint.notices : complaint.notices.filter(({ kind }) => !lasting.has(kind)),
    toldOn: complaint.toldOn,
    closedOn: complaint.closedOn,
    followedUpOn: complaint.followedUpOn,
    satisfaction: complaint.satisfaction,
    followUpWaived: complaint.followUpWaived,
    review: complaint.review,
    appeal: complaint.appeal,
    cost: complaint.cost,
    publication: complaint.publication,
    archive: complaint.archive,
  };
  const revokedWith = (one: ComplaintAnnulment): Complaint => ({
    ...complaint,
    ...unended,
    annulments: [...complaint.annulments, one],
  });
  const anew = complaint.acceptedOn === null ? 'accept' : 'mediate';
  const annulment = withLegalDay(kept, (one) => legalDayOf(clocksOf(revokedWith(one), facts), anew));
  return { base: revokedWith(annulment), annulment };
}

function legalDayOf(clocks: readonly Clock[], name: ClockName): Day | null {
  return clocks.find(({ identifier }) => identifier === name)?.legalOn ?? null;
}

/** What a complaint has that nobody has ended: the head names anew who handles it. */
const unended = {
  outcome: null,
  endedOn: null,
  proposal: null,
  handlerId: null,
  summons: null,
  toldOn: null,
  closedOn: null,
  followedUpOn: null,
  satisfaction: null,
  followUpWaived: null,
  review: null,
  appeal: null,
  cost: null,
  publication: null,
  archive: null,
} as const satisfies Partial<Complaint>;

export const anewMoves = {
  decideAnew: {
    ...proceedingWords.decideAnew,
    input: DecideAnew,
    apply: decideAnew,
  },
  mediateAnew: {
    ...proceedingWords.mediateAnew,
    input: DecideAnew,
    apply: mediateAnew,
  },
} as const;
