/** 下一步 (next step): the lawful step that a case waits for now, whoever may make it: the solid button of its page and the key S. */
import type { Role } from '../../base/actor.ts';
import { permissions } from '../../base/permissions.ts';
import type { ClockTime } from '../../matter/due.ts';
import { hearingClock } from './deadline.ts';
import {
  currentNotice,
  mayMoveEnforcement,
  unservedNotice,
  type Enforcement,
  type EnforcementMove,
  type EnforcementStage,
  type EnforcementState,
} from './enforcement.ts';
import { moneyDecidedFen, paidUpOn } from './money.ts';
import { enforcementProcedure } from './procedure.ts';
import { graveGrounds } from './steps/review.ts';

type Step = (enforcement: Enforcement, time: ClockTime) => EnforcementMove | null;

const steps: Readonly<Record<EnforcementState, Step>> = {
  clue: ({ handlerId, secondId }) => (handlerId === null || secondId === null ? 'assign' : 'startVerification'),
  verifying: () => 'file',
  notFiled: () => 'archive',
  investigating: ({ caseValueFen }) => (caseValueFen === null ? 'assess' : 'report'),
  suspended: () => 'resume',
  reported: () => 'submitReview',
  reviewing: () => 'passReview',
  reviewed: (enforcement, time) => {
    if (unservedNotice(enforcement) !== null) return 'notify';
    // Reviewed once more after a hearing: what was told holds.
    if (currentNotice(enforcement) !== null) return afterNotice(enforcement, time);
    const { legalBasis } = enforcement;
    const isPenalty = legalBasis?.discretion !== 'exempt' && legalBasis?.discretion !== 'unfounded';
    return isPenalty ? 'issueNotice' : 'decide';
  },
  notified: afterNotice,
  decided: () => 'serve',
  served: (enforcement) => {
    const { decision, endedOn } = enforcement;
    if (endedOn === null)
      return moneyDecidedFen(enforcement) > 0 && paidUpOn(enforcement) === null ? 'recordPayment' : null;
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
  const isUrgent = enforcement.measures.some(({ approvedAt, endedOn }) => approvedAt === null && endedOn === null);
  const step =
    isUrgent && mayMoveEnforcement(enforcement, 'approveMeasure') ? 'approveMeasure' : nextStep(enforcement, time);
  return step !== null && isHeads(step) ? step : null;
}

/** Whether the permission table gives the step to the heads and the leaders and to no officer. */
export function isHeads(move: EnforcementMove): boolean {
  const who: readonly Role[] = permissions[enforcementProcedure[move].permission];
  return who.includes('officeHead') && !who.includes('officer');
}

/** The queues in which a step of the head may be the next one. */
export const headsStages: readonly EnforcementStage[] = [
  'toVerify',
  'verifying',
  'investigating',
  'toReview',
  'reviewing',
  'toNotify',
  'hearing',
  'executing',
  'toClose',
];

/** While the party has time it is heard; after it comes what 第五十条 and 第六十条 ask for, and then the decision. */
function afterNotice(enforcement: Enforcement, time: ClockTime): EnforcementMove {
  if (unservedNotice(enforcement) !== null) return 'notify';
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
