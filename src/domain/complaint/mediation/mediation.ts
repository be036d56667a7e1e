/**
 * 调解 (mediation): only with both parties' consent (令121 第十八条); sixty days from acceptance, testing excluded
 * (第二十二条、第二十三条); it ends in an agreement or in a decision that names one of eight grounds.
 */
import { z } from 'zod';
import { chinaDayOf, type Day } from '../../base/calendar.ts';
import type { Pause } from '../../law/clock.ts';
import { moved, type Complaint, type Session } from '../complaint.ts';
import { demandDay, eventOf, type Facts, type JoinedMove } from '../../matter/matter.ts';
import type { Change } from '../../base/event.ts';
import { mediationRanOutOn } from '../deadline.ts';
import { isPaused } from './pause.ts';
import { endingFields, endingOf, firstHeldOn, foundGround } from './ending-grounds.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { demandGround, everyGround, keptRules, procedureRules, type TerminationGround } from '../../law/ground.ts';
import { signedByBoth } from './consent.ts';
import { unsettled } from '../joint/member.ts';
import { demandPower, demandSpeaker } from '../steps/agent.ts';
import { laterOf, openNotices } from '../steps/notice.ts';
import { toldWithdrawal } from '../facts/withdrawal-said.ts';
import { demandNoProposal, mustPropose } from '../steps/proposal.ts';
import { recordReasons, recordReasonWords } from './record-reason.ts';
import { demandNotHalted, demandNotRecused } from './recusal.ts';
import { Refusal } from '../../base/refusal.ts';
import { calledAs, isAsTold, sessionFields, uncalled, withoutOpenCalls } from './summons.ts';
import { calledBothOn } from './calls.ts';
import { nextCheckOf, recoveredByKind, TermRow, termsOf } from '../facts/agreed-terms.ts';
import { roundFrom } from '../steps/round.ts';

const groundWords = everyGround('terminate');
const grounds = groundWords.map(([ground]) => ground) as [TerminationGround, ...TerminationGround[]];
const money = z.number().int().min(0).max(100_000_000_00);

export const StartMediation = z.object({});

export const HoldSession = z.object({
  ...sessionFields,
  noticedOn: labelled(z.iso.date().nullable().default(null), {
    zh: '哪天告知双方的',
    en: 'Both sides told on',
    hintZh: '现场调解要事先把时间、地点、调解人员告知双方，没有规定提前几天（第二十条）；写后知道的一方知道的那天',
    hintEn:
      'Before a session on site both are told of time, place and mediators, in no fixed number of days (art. 20); the day of whoever was told last',
    input: 'day',
    when: { field: 'way', is: ['onSite'] },
  }),
  minutes: labelled(written().min(4).max(4000), { zh: '调解记录', en: 'Minutes', input: 'longText' }),
});

export const Settle = demanding(
  z.object({
    text: labelled(written().min(6).max(3000), { zh: '协议内容', en: 'Agreement', input: 'longText' }),
    form: labelled(z.enum(['letter', 'record']), {
      zh: '文书',
      en: 'Form',
      input: 'choice',
      options: [
        { value: 'letter', zh: '调解书（双方签字、盖章）', en: 'Signed agreement' },
        { value: 'record', zh: '调解记录（不制作调解书）', en: 'Record only' },
      ],
    }),
    whyRecord: labelled(z.enum(recordReasons).nullable().default(null), {
      zh: '为什么不制作调解书',
      en: 'Why no letter is written',
      hintZh: '现场调解达成协议要制作调解书，只有即时履行和双方同意不制作两种例外（第二十四条）',
      hintEn: 'What was agreed on site needs a letter, unless it was performed at once or both waived it (art. 24)',
      input: 'choice',
      options: recordReasons.map((value) => ({ value, ...recordReasonWords[value] })),
      when: { field: 'form', is: ['record'] },
    }),
    waiver: labelled(written().max(200).default(''), {
      zh: '双方怎么表示不要调解书',
      en: 'How both waived the letter',
      hintZh: '例如：调解记录上双方写明并签名',
      hintEn: 'Such as: both wrote so in the record and signed',
      input: 'text',
      when: { field: 'whyRecord', is: ['waived'] },
    }),
    signer: labelled(z.enum(['self', 'agent']).nullable().default(null), {
      zh: '投诉人一方谁谈成的',
      en: 'Who agreed for the complainant',
      input: 'choice',
      options: [
        { value: 'self', zh: '投诉人本人', en: 'The complainant' },
        { value: 'agent', zh: '代理人', en: 'The agent' },
      ],
    }),
    signedByBoth,
    disputedFen: labelled(money, {
      zh: '争议金额',
      en: 'Amount in dispute',
      input: 'money',
      wrongZh: '请写数字，例如 1750',
    }),
    recoveredFen: labelled(money, {
      zh: '挽回损失',
      en: 'Loss recovered',
      input: 'money',
      wrongZh: '请写数字，例如 140',
    }),
    compensationFen: labelled(money, {
      zh: '其中赔偿金',
      en: 'Of which compensation',
      input: 'money',
      wrongZh: '请写数字，没有就写 0',
    }),
    terms: labelled(z.array(TermRow).max(10).default([]), {
      zh: '逐条写',
      en: 'Terms',
      hintZh: '退款、换货、承诺各写一条，上面的数自动加好；只有一笔钱可以不写',
      hintEn: 'One row each; the figures above are their sum',
      input: 'rows',
    }),
    performBy: labelled(z.iso.date().nullable().default(null), {
      zh: '履行期限',
      en: 'To be performed by',
      input: 'day',
    }),
    // Today, as a rule, and so behind what has to be typed.
    signedOn: labelled(z.iso.date(), { zh: '达成日期', en: 'Day of agreement', input: 'day' }),
  }),
);

const terminateFields = {
  ground: labelled(z.enum(grounds), {
    zh: '终止调解的情形',
    en: 'Ground',
    input: 'choice',
    options: groundWords.map(([value, words]) => ({ value, ...words })),
  }),
  ...endingFields,
  reason: labelled(written().min(6).max(500), {
    zh: '理由',
    en: 'Reason',
    hintZh: '会印在决定书上',
    hintEn: 'Printed in the decision',
    input: 'longText',
  }),
} as const;

export const Terminate = demanding(
  z.object({
    decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
    ...terminateFields,
  }),
);

/** The same without a day: what is proposed is decided on the day of its approval. */
export const ProposeTerminate = demanding(z.object(terminateFields));

export function startMediation(complaint: Complaint, _input: unknown, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'startMediation');
  if (complaint.consumerConsentedOn === null || complaint.operatorConsentedOn === null)
    throw new Refusal('consents-missing');
  return { next: { ...complaint, state }, event: eventOf(complaint, 'mediation-started', facts, {}) };
}

/**
 * Where both have agreed, mediation begins with the first session that is called, held or entrusted (《办法》第十八条): nobody has to say
 * so in a step of its own. The line is written all the same.
 */
export function begins({ state }: Complaint): readonly JoinedMove[] {
  return state === 'accepted' ? [{ move: 'startMediation', input: {} }] : [];
}

export function holdSession(complaint: Complaint, input: z.infer<typeof HoldSession>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'holdSession');
  demandNotHalted(complaint);
  demandNotRecused(complaint, input.mediators);
  const heldOn = chinaDayOf(input.heldAt);
  demandDay(heldOn, facts, complaint.acceptedOn);
  // What was called is told with proof; any other session was told by word of mouth, on the day that is written down, and
  // leaves the one that is called as it was.
  const called = calledAs(complaint, input);
  // Of another place or other mediators than the notices named both were told by word of mouth, or not at all.
  const isTold = called !== null && isAsTold(called, input);
  const noticedOn = isTold ? calledBothOn(complaint) : input.noticedOn;
  if (input.way === 'onSite' && (noticedOn === null || noticedOn > heldOn))
    throw new Refusal(isTold ? 'session-untold' : 'session-needs-notice');
  const session: Session = {
    ...input,
    noticedOn,
    byId: facts.by.id,
    ...(called === null ? {} : { occasion: called.heldAt }),
  };
  return {
    next: {
      ...complaint,
      ...(called === null ? {} : uncalled(complaint)),
      state,
      sessions: [...complaint.sessions, session],
    },
    event: eventOf(
      complaint,
      'session-held',
      facts,
      { heldAt: input.heldAt, way: input.way, noticedOn, nth: complaint.sessions.length + 1 },
      heldOn,
    ),
  };
}

/** Who complains jointly settles or gives up only with each of the others (第十二条). */
function demandSettling(complaint: Complaint): void {
  const open = unsettled(complaint).length;
  if (open > 0) throw new Refusal('joint-settle-consent', { open });
}

/**
 * 调解书 or 调解记录 (第二十四条): a letter stands with both signatures. Only a record is kept of what was performed at once, of what both
 * wanted no letter for, and of what was never mediated on site, for the article speaks of 现场调解 alone.
 */
function demandForm(complaint: Complaint, input: z.infer<typeof Settle>): void {
  if (input.form === 'letter' && !input.signedByBoth) throw new Refusal('agreement-unsigned');
  if (input.form !== 'record') return;
  if (input.whyRecord === null) throw new Refusal('record-needs-reason');
  if (input.whyRecord === 'notOnSite' && complaint.sessions.some(({ way }) => way === 'onSite'))
    throw new Refusal('record-held-on-site');
  if (isPerformed(input) && hasTime(input)) throw new Refusal('record-not-performed');
}

function isPerformed({ form, whyRecord }: z.infer<typeof Settle>): boolean {
  return form === 'record' && whyRecord === 'performed';
}

/** Whether something is left to be done after the day of the agreement. */
function hasTime({ performBy, terms, signedOn }: z.infer<typeof Settle>): boolean {
  const isLater = (day: Day | null) => day !== null && day > signedOn;
  return isLater(performBy) || terms.some(({ dueOn, until }) => isLater(dueOn) || isLater(until));
}

function endedBy(pause: Pause, day: Day): Pause {
  if (pause.to !== null) return pause;
  if (day < pause.from) throw new Refusal('day-before-start', { day, start: pause.from });
  return { ...pause, to: day };
}

/** What the agent agrees to binds the complainant only by a power that names it (第十一条). */
function demandSigner(complaint: Complaint, { signer, form }: z.infer<typeof Settle>, { today }: Facts): void {
  demandSpeaker(complaint, 'signer', signer, today);
  if (signer !== 'agent') return;
  demandPower(complaint, 'settle', today);
  if (form === 'letter') demandPower(complaint, 'sign', today);
}

/** An agreement needs a session on record, and no more can be recovered than was in dispute plus compensation. */
export function settle(complaint: Complaint, input: z.infer<typeof Settle>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'settle');
  demandNoProposal(complaint);
  demandNotHalted(complaint);
  if (complaint.sessions.length === 0) throw new Refusal('agreement-needs-session');
  demandSettling(complaint);
  demandForm(complaint, input);
  demandSigner(complaint, input, facts);
  demandDay(input.signedOn, facts, laterOf(firstHeldOn(complaint), roundFrom(complaint)));
  // Who comes to terms while goods are away for testing need not wait for the result: the test is over for this matter.
  const pauses = complaint.pauses.map((pause) => endedBy(pause, input.signedOn));
  if (input.performBy !== null && input.performBy < input.signedOn)
    throw new Refusal('day-before-start', { day: input.performBy, start: input.signedOn, field: 'performBy' });
  const terms = termsOf(input.terms, input, input.signedOn);
  if (input.recoveredFen - input.compensationFen > input.disputedFen) throw new Refusal('recovered-exceeds-disputed');
  return {
    next: {
      ...complaint,
      summons: null,
      state,
      outcome: 'settled',
      endedOn: input.signedOn,
      agreement: {
        text: input.text,
        form: input.form,
        ...(input.form === 'record' && input.whyRecord !== null
          ? { whyRecord: input.whyRecord, waiver: input.whyRecord === 'waived' ? input.waiver : '' }
          : {}),
        signedOn: input.signedOn,
        performBy: input.performBy,
        performedOn: isPerformed(input) ? input.signedOn : null,
      },
      pauses,
      disputedFen: input.disputedFen,
      recoveredFen: input.recoveredFen,
      compensationFen: input.compensationFen,
      terms,
      nextCheckOn: nextCheckOf(terms, input.signedOn),
      notices: [...withoutOpenCalls(complaint.notices), ...openNotices('agreement', facts.paperNumber, complaint)],
    },
    event: eventOf(
      complaint,
      'settled',
      facts,
      {
        signedOn: input.signedOn,
        form: input.form,
        ...(input.form === 'record' && input.whyRecord !== null ? { whyRecord: input.whyRecord } : {}),
        disputedFen: input.disputedFen,
        recoveredFen: input.recoveredFen,
        compensationFen: input.compensationFen,
        recoveredByKind: recoveredByKind(terms),
        officeId: complaint.officeId,
      },
      input.signedOn,
    ),
  };
}

/** Ground five (sixty days without agreement) can be used only after the sixty days, testing excluded, have run. */
export function terminate(complaint: Complaint, input: z.infer<typeof Terminate>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'terminate');
  demandNoProposal(complaint);
  const found = foundGround(input);
  if (facts.by.role === 'centre') demandOnlyWithdrawn(complaint, input);
  else if (mustPropose('terminate', found, facts))
    throw found === 'NA3'
      ? new Refusal('ground-needs-head', { propose: '提请终止调解' })
      : new Refusal('needs-approval');
  const { next, event } = applyTerminate(complaint, input, facts);
  return { next: { ...next, state }, event };
}

/** An office that gave it back ends nothing, and another one need not get what is withdrawn: its complainant's word weighs nobody. */
export function isCentresToEnd(complaint: Complaint): boolean {
  return complaint.state === 'accepted' && complaint.officeId === null && toldWithdrawal(complaint) !== null;
}

function demandOnlyWithdrawn(complaint: Complaint, { ground, how }: z.infer<typeof Terminate>): void {
  if (!isCentresToEnd(complaint) || ground !== 'TM1' || how !== 'withdrawn') throw new Refusal('centre-ends-withdrawn');
}

/** The decision itself, whether made at once or by approving a proposal. */
export function applyTerminate(
  complaint: Complaint,
  input: z.infer<typeof Terminate>,
  facts: Facts,
): Change<Complaint> {
  const rules = procedureRules(complaint, input.decidedOn, facts.limits);
  demandGround(rules, input.ground);
  demandDay(input.decidedOn, facts, laterOf(complaint.acceptedOn, roundFrom(complaint)));
  // 《办法》第二十三条第一款第（三）项 speaks of a mediation that was organised.
  if (input.ground === 'TM1') demandSettling(complaint);
  if (input.ground === 'TM3') {
    if (complaint.sessions.length === 0) throw new Refusal('ground-needs-session');
    // While a party waits for another mediator nobody can say that mediation has failed.
    demandNotHalted(complaint);
  }
  if (input.ground === 'TM5') {
    const from = mediationRanOutOn(complaint, facts, input.decidedOn);
    if (isPaused(complaint) || input.decidedOn < from) throw new Refusal('sixty-days-not-run', { from });
  }
  const endingEvidence = { ...endingOf(complaint, input, facts), ...keptRules(complaint, rules) };
  return {
    next: {
      ...complaint,
      summons: null,
      state: 'terminated',
      outcome: 'terminated',
      endedOn: input.decidedOn,
      terminateGround: input.ground,
      terminateReason: input.reason,
      endingEvidence,
      pauses: complaint.pauses.map((pause) => endedBy(pause, input.decidedOn)),
      notices: [...withoutOpenCalls(complaint.notices), ...openNotices('termination', facts.paperNumber, complaint)],
    },
    event: eventOf(
      complaint,
      'terminated',
      facts,
      {
        decidedOn: input.decidedOn,
        ground: input.ground,
        rules,
        ...(endingEvidence.cap === true ? { cap: true } : {}),
        officeId: complaint.officeId,
      },
      input.decidedOn,
    ),
  };
}
