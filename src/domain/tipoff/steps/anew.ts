/**
 * 重新处理 (anew): a decision that 复议 or a court has revoked, or that the bureau itself finds wrong, is revoked with a paper by a leader who
 * verified nothing of it. What 复议 or a court has said any of them carries out; where the bureau corrects itself another one does than who
 * decided, if there is one. What was decided and told is kept, and the tip-off is dispatched, verified and decided once more. A case has its
 * own way.
 */
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { isConcerned, keepingVerifiers } from './decision-request.ts';
import { isTipoffDisputed } from './jurisdiction.ts';
import { annulmentCauses, movedTipoff, type Annulment, type AnnulmentCause, type Tipoff } from '../tipoff.ts';

export const annulmentCauseWords = {
  review: { zh: '行政复议', en: 'Administrative review' },
  court: { zh: '人民法院判决', en: 'A judgment of the court' },
  self: { zh: '自行纠正', en: 'Corrected by the bureau itself' },
} as const satisfies Record<AnnulmentCause, { zh: string; en: string }>;

const byOthers = { field: 'cause', is: ['review', 'court'] } as const;

export const DecideAnew = demanding(
  z.object({
    cause: labelled(z.enum(annulmentCauses), {
      zh: '因为什么',
      en: 'Why it is revoked',
      input: 'choice',
      options: annulmentCauses.map((value) => ({ value, ...annulmentCauseWords[value] })),
    }),
    body: labelled(written().max(100).default(''), {
      zh: '哪个机关、法院作出的',
      en: 'Which authority or court',
      input: 'text',
      when: byOthers,
    }),
    paper: labelled(written().max(100).default(''), {
      zh: '决定书、判决书文号',
      en: 'Number of its decision',
      input: 'text',
      when: byOthers,
    }),
    receivedOn: labelled(z.iso.date(), {
      zh: '收到（自行纠正的，发现）的日期',
      en: 'Received, or found out, on',
      hintZh: '重新核查的期限从这天起算',
      hintEn: 'The verification runs anew from this day',
      input: 'day',
    }),
    reason: labelled(written().min(6).max(1000), {
      zh: '原决定错在哪里、为什么重新处理',
      en: 'What was wrong with it',
      input: 'longText',
    }),
  }),
);

/** Whether there is a decision that can be revoked here: one that opened a case is revoked in the case. */
export function isAnnullable({ outcome }: Pick<Tipoff, 'outcome'>): boolean {
  return outcome !== null && outcome !== 'opened';
}

/** Whether he verified for the decision or asked for it: he revokes it for no cause. */
export function workedOnIt(tipoff: Tipoff, id: string): boolean {
  return tipoff.approval?.asked?.byId === id || isConcerned(tipoff, id);
}

/** Whether somebody else has to correct it: who decided does not do so himself while another leader could. */
function isOthersToCorrect(tipoff: Tipoff, { cause }: z.infer<typeof DecideAnew>, { by, leaders }: Facts): boolean {
  const others = (leaders ?? []).filter((id) => id !== by.id && !workedOnIt(tipoff, id));
  return cause === 'self' && tipoff.approverId === by.id && others.length > 0;
}

export function decideAnew(tipoff: Tipoff, input: z.infer<typeof DecideAnew>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'decideAnew');
  if (!isAnnullable(tipoff)) throw new Refusal('anew-in-the-case');
  if (workedOnIt(tipoff, facts.by.id)) throw new Refusal('anew-own');
  if (isOthersToCorrect(tipoff, input, facts)) throw new Refusal('anew-others');
  demandDay(input.receivedOn, facts, tipoff.decidedOn ?? dayOf(tipoff.receivedAt));
  const annulment: Annulment = {
    ...input,
    on: facts.today,
    byId: facts.by.id,
    number: facts.paperNumber,
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
  return {
    next: {
      ...tipoff,
      ...undecided,
      state,
      // What was still disputed was so about the decision that is gone.
      dispute: isTipoffDisputed(tipoff) ? null : tipoff.dispute,
      verifiers: keepingVerifiers(tipoff),
      annulments: [...tipoff.annulments, annulment],
    },
    event: eventOf(tipoff, 'decision-annulled', facts, {
      cause: input.cause,
      body: input.body,
      paper: input.paper,
      receivedOn: input.receivedOn,
      reason: input.reason,
      outcome: tipoff.outcome,
      number: facts.paperNumber,
    }),
  };
}

/** What a tip-off has that nobody has dispatched, verified or decided. */
const undecided = {
  outcome: null,
  dispatchedOn: null,
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
