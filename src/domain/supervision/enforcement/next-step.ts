/** 下一步 (next step): the lawful step that a case waits for now, whoever may make it: the solid button of its page and the key S. */
import { isAnnouncing } from '../../law/service.ts';
import type { Actor, Role } from '../../base/actor.ts';
import { permissions } from '../../base/permissions.ts';
import type { Account } from '../../county/account.ts';
import { isOfCaseLevel, type CaseApprovalRule } from '../../law/approval.ts';
import type { ClockTime } from '../../matter/due.ts';
import { hearingClock } from './deadline.ts';
import {
  currentNotice,
  investigatorsOf,
  mayMoveEnforcement,
  openFilingRequest,
  unservedNotice,
  type Enforcement,
  type EnforcementMove,
  type EnforcementState,
} from './enforcement.ts';
import { moneyDecidedFen, paidUpOn } from './money.ts';
import { availableEnforcementMoves, enforcementProcedure } from './procedure.ts';
import type { FilingRequestKind, Measure } from './records.ts';
import { openExclusions } from './steps/exclusion.ts';
import { isTaker } from './steps/measures.ts';
import { isOnSpot, toSettle } from './steps/presence.ts';
import { unconfirmed } from './steps/unconfirmed.ts';
import { isConcerned, isExtendable } from './steps/filing-request.ts';
import { graveGrounds } from './steps/review.ts';

type Step = (enforcement: Enforcement, time: ClockTime) => EnforcementMove | null;

/** What answers a request of those who verified. */
const decidedBy = {
  file: 'file',
  notFile: 'notFile',
  extend: 'extendVerification',
} as const satisfies Record<FilingRequestKind, EnforcementMove>;

const steps: Readonly<Record<EnforcementState, Step>> = {
  clue: ({ handlerId, secondId }) => (handlerId === null || secondId === null ? 'assign' : 'startVerification'),
  verifying: (enforcement, time) => {
    const { handlerId, secondId } = enforcement;
    if (handlerId === null || secondId === null) return 'assign';
    const asked = openFilingRequest(enforcement);
    // More time is allowed while something is tested; when its own time is over, by nobody any more.
    if (asked?.kind === 'extend') return isExtendable(enforcement, time) ? decidedBy.extend : 'returnFiling';
    // What is being tested belongs to the facts: its result comes first.
    if (openExclusions(enforcement).length > 0) return 'include';
    return asked === null ? 'requestFiling' : decidedBy[asked.kind];
  },
  notFiled: () => 'archive',
  investigating: ({ caseValueFen }) => (caseValueFen === null ? 'assess' : 'report'),
  suspended: () => 'resume',
  reported: () => 'submitReview',
  reviewing: () => 'passReview',
  reviewed: (enforcement, time) => {
    if (unservedNotice(enforcement) !== null) return serving(enforcement, time);
    // Reviewed once more after a hearing: what was told holds.
    if (currentNotice(enforcement) !== null) return afterNotice(enforcement, time);
    const { legalBasis } = enforcement;
    const isPenalty = legalBasis?.discretion !== 'exempt' && legalBasis?.discretion !== 'unfounded';
    return isPenalty ? 'issueNotice' : 'decide';
  },
  notified: afterNotice,
  // What is announced is served by the thirty days alone.
  decided: ({ announcedOn }, { today }) => (isAnnouncing(announcedOn, today) ? null : 'serve'),
  served: (enforcement, time) => {
    const { decision, endedOn } = enforcement;
    if (toSettle(enforcement, time.today).length > 0) return 'settleSpot';
    if (endedOn === null)
      return moneyDecidedFen(enforcement) > 0 && paidUpOn(enforcement) === null ? 'recordPayment' : null;
    if (unconfirmed(enforcement).length > 0) return 'confirmSpot';
    return decision?.summary === true ? 'fileAway' : 'close';
  },
  terminated: () => 'close',
  transferred: () => 'close',
  closed: () => 'archive',
  archived: () => null,
};

export function nextStep(enforcement: Enforcement, time: ClockTime): EnforcementMove | null {
  // A crime is decided within three days and handed over within twenty-four hours, whatever else is open.
  const { crime } = enforcement;
  if (crime !== null && crime.decidedAt === null && mayMoveEnforcement(enforcement, 'decideCrime'))
    return 'decideCrime';
  if (crime?.approved === true && mayMoveEnforcement(enforcement, 'handToPolice')) return 'handToPolice';
  const step = steps[enforcement.state](enforcement, time);
  return step !== null && mayMoveEnforcement(enforcement, step) ? step : null;
}

/** What a case waits for from the head of its office, or from a leader: the next step where no officer may make it; null where one may. */
export function headsStep(enforcement: Enforcement, time: ClockTime): EnforcementMove | null {
  const step = waitsForApproval(enforcement) ? 'approveMeasure' : nextStep(enforcement, time);
  return step !== null && isHeads(step) ? step : null;
}

/** What the reader himself may do towards it now: the solid button of his page; null where the case waits for somebody else. */
export function ownStep(enforcement: Enforcement, actor: Actor, time: ClockTime): EnforcementMove | null {
  const moves = availableEnforcementMoves(enforcement, actor, time.limits);
  // What could not wait is approved within twenty-four hours.
  if (waitsForApproval(enforcement) && moves.includes('approveMeasure')) return 'approveMeasure';
  // Whether two were there is his alone to say, whatever else is open.
  if (moves.includes('confirmSpot')) return 'confirmSpot';
  const step = nextStep(enforcement, time);
  if (step !== null && moves.includes(step)) return step;
  const endorses = step !== null && isAnswer(step) && !isOfCaseLevel(actor, time.limits);
  return endorses && moves.includes('endorseFiling') ? 'endorseFiling' : null;
}

/**
 * Whom a case waits for with a step of the heads: the head of its office, or the leaders, where the office has none, where he would decide
 * about what he did himself or has given his opinion, and where the county lets nobody else decide.
 */
export function awaitedOf<A extends Pick<Account, 'id' | 'active' | 'role' | 'organisationId'>>(
  step: EnforcementMove,
  enforcement: Enforcement,
  accounts: readonly A[],
  { headApprovesCases }: CaseApprovalRule,
): A[] {
  const { officeId } = enforcement;
  const asked = isOfRequest(step) ? openFilingRequest(enforcement) : null;
  const isLeaders = (asked !== null && asked.endorsed !== null) || (step === 'close' && !headApprovesCases);
  const heads = accounts.filter(
    ({ id, active, role, organisationId }) =>
      active && role === 'officeHead' && organisationId === officeId && !isOwn(step, enforcement, id),
  );
  return !isLeaders && heads.length > 0 ? heads : accounts.filter(({ active, role }) => active && role === 'leader');
}

/** Whether somebody would decide with the step about what he did himself. */
function isOwn(step: EnforcementMove, enforcement: Enforcement, id: string): boolean {
  if (isOfRequest(step)) return isConcerned(enforcement, id);
  if (step === 'settleSpot') return isOnSpot(enforcement, id);
  if (step === 'approveMeasure') return waiting(enforcement).some((one) => isTaker(enforcement, one, id));
  return step === 'close' && investigatorsOf(enforcement).includes(id);
}

/** Whether the step ends a request: with its answer, or by sending it back. */
function isOfRequest(step: EnforcementMove): boolean {
  return isAnswer(step) || step === 'returnFiling';
}

/** Whether the step answers a request of those who verified. */
export function isAnswer(step: EnforcementMove): boolean {
  return (Object.values(decidedBy) as EnforcementMove[]).includes(step);
}

function waitsForApproval(enforcement: Enforcement): boolean {
  return waiting(enforcement).length > 0 && mayMoveEnforcement(enforcement, 'approveMeasure');
}

function waiting({ measures }: Enforcement): Measure[] {
  // One that was said to be approved and was not waits, though it is over.
  return measures.filter(
    ({ approvedAt, endedOn, denied }) => approvedAt === null && (endedOn === null || denied !== undefined),
  );
}

/** Whether the permission table gives the step to the heads and the leaders and to no officer. */
export function isHeads(move: EnforcementMove): boolean {
  const who: readonly Role[] = permissions[enforcementProcedure[move].permission];
  return who.includes('officeHead') && !who.includes('officer');
}

/** A notice that is made waits to be served; one that is announced for nobody, until its thirty days are over. */
function serving(enforcement: Enforcement, { today }: ClockTime): EnforcementMove | null {
  return isAnnouncing(unservedNotice(enforcement)?.announced?.on ?? null, today) ? null : 'notify';
}

/** While the party has time it is heard; after it comes what 第五十条 and 第六十条 ask for, and then the decision. */
function afterNotice(enforcement: Enforcement, time: ClockTime): EnforcementMove | null {
  if (unservedNotice(enforcement) !== null) return serving(enforcement, time);
  const notice = currentNotice(enforcement);
  if (notice === null) return 'issueNotice';
  const { hearing, waivedOn } = notice;
  if (hearing !== null && hearing.heldOn === null) return 'holdHearing';
  const clock = hearingClock(enforcement, time);
  const hasTime = waivedOn === null && hearing === null && time.today <= (clock?.legalOn ?? notice.servedOn);
  if (hasTime) return 'recordDefence';
  if (graveGrounds(enforcement).size === 0) return 'decide';
  if (!enforcement.reviews.some(({ kind, passed }) => kind === 'legal' && passed === true)) return 'submitReview';
  return enforcement.discussions.length === 0 ? 'discuss' : 'decide';
}
