/**
 * 重新处理 (anew): a decision that 复议 or a court has revoked, or that the bureau itself finds wrong, is revoked with a paper by a leader who
 * verified nothing of it. What 复议 or a court has said any of them carries out; where the bureau corrects itself another one does than who
 * decided, if there is one. What was decided and told is kept, and the tip-off is dispatched, verified and decided once more. That an office had it
 * stays so until there is another dispatch: what was counted of it is counted. A case has its own way.
 */
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { demanding } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { annulledDetail, annulmentFields, revoked, withLegalDay } from '../../matter/decided/anew.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { verifyClock } from '../deadline.ts';
import { isReachable } from '../duty-to-tell.ts';
import { isConcerned, keepingVerifiers } from './decision-request.ts';
import { isTipoffDisputed } from './jurisdiction.ts';
import { movedTipoff, type Annulment, type Tipoff, type TipoffNotice } from '../tipoff.ts';
import { letGo } from './repetition.ts';

export const DecideAnew = demanding(z.object(annulmentFields));

/** Whether there is a decision that can be revoked here: one that opened a case is revoked in the case. */
export function isAnnullable({ outcome }: Pick<Tipoff, 'outcome'>): boolean {
  return outcome !== null && outcome !== 'opened';
}

/** Whether he verified for the decision or asked for it: he revokes it for no cause. */
export function workedOnIt(tipoff: Tipoff, id: string): boolean {
  return tipoff.approval?.asked?.byId === id || isConcerned(tipoff, id);
}

export function decideAnew(tipoff: Tipoff, input: z.infer<typeof DecideAnew>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'decideAnew');
  if (!isAnnullable(tipoff)) throw new Refusal('anew-in-the-case');
  const decided = {
    deciderId: tipoff.approverId,
    decidedOn: tipoff.decidedOn ?? dayOf(tipoff.receivedAt),
    workedOnIt: (id: string) => workedOnIt(tipoff, id),
  };
  const revocation = revoked(input, decided, facts);
  const kept: Annulment = {
    ...revocation,
    outcome: tipoff.outcome,
    decidedOn: tipoff.decidedOn,
    decisionReason: tipoff.decisionReason,
    notOpenedGround: tipoff.notOpenedGround,
    approverId: tipoff.approverId,
    approval: tipoff.approval,
    competentBody: tipoff.competentBody,
    transferPaper: tipoff.transferPaper,
    firstNumber: tipoff.firstNumber,
    notices: tipoff.notices,
    closedOn: tipoff.closedOn,
  };
  const revokedWith = (one: Annulment): Tipoff => ({
    ...tipoff,
    ...undecided,
    state,
    notices: noticesOfAnew(tipoff, facts.paperNumber),
    // What was still disputed was so about the decision that is gone.
    dispute: isTipoffDisputed(tipoff) ? null : tipoff.dispute,
    verifiers: keepingVerifiers(tipoff),
    annulments: [...tipoff.annulments, one],
  });
  const annulment = withLegalDay(kept, (one) => verifyClock(revokedWith(one), facts).legalOn);
  return {
    next: revokedWith(annulment),
    event: eventOf(tipoff, 'decision-annulled', facts, annulledDetail(annulment, tipoff.outcome)),
    also: partedFromFirst(tipoff, facts),
  };
}

/** Who told of it, where somebody can be told, hears in writing that it is decided anew. */
function noticesOfAnew(tipoff: Tipoff, paperNumber: string | null): TipoffNotice[] {
  if (!isReachable(tipoff)) return [];
  const open = { laws: [], inWriting: true, paperNumber, way: null, toldOn: null, proof: null, byId: null };
  return [{ kind: 'anew', to: 'reporter', ...open }];
}

/** What a tip-off had brought into the first one it takes along, and the first runs as it did without it: while nothing is decided there. */
function partedFromFirst(tipoff: Tipoff, facts: Facts): Change<Tipoff>[] {
  if (tipoff.outcome !== 'merged') return [];
  const first = (facts.others as readonly Tipoff[] | undefined)?.find(({ number }) => number === tipoff.firstNumber);
  return first === undefined || first.outcome !== null ? [] : [letGo(first, tipoff, facts)];
}

/** What a tip-off has that nobody has verified or decided; the day of its dispatch is overwritten by the next one. */
const undecided = {
  outcome: null,
  givenBackOn: null,
  givenBackReason: null,
  handlerId: null,
  secondId: null,
  verifyingOn: null,
  proposal: null,
  extendedOn: null,
  extensionReason: null,
  extensionApproval: null,
  pauses: [],
  decidedOn: null,
  decisionReason: null,
  notOpenedGround: null,
  approverId: null,
  approval: null,
  competentBody: null,
  transferPaper: null,
  firstNumber: null,
  notices: [],
  informedOn: null,
  closedOn: null,
  archivedOn: null,
} as const satisfies Partial<Tipoff>;
