/**
 * 核查 (verification): two officers look into the facts, and within fifteen working days the head of the authority decides
 * whether a case is opened (市场监督管理行政处罚程序规定 第十八条至第二十条). The officers propose; who decides stands in decision-request.ts.
 */
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import type { Pause } from '../../law/clock.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandExtendable, verifyClock } from '../deadline.ts';
import { approvalOpinion, decisionApproval, demandDecider, keepingVerifiers } from './decision-request.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { movedTipoff, type Tipoff } from '../tipoff.ts';

/** 检测、检验、检疫、鉴定 and 权利人辨认: time that 第十八条 does not count. */
export const testKinds = {
  detection: { zh: '检测', en: 'Testing' },
  inspection: { zh: '检验', en: 'Inspection' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  recognition: { zh: '权利人辨认、鉴别', en: 'Recognition by the owner of the right' },
} as const;
const tests = Object.keys(testKinds) as [keyof typeof testKinds, ...(keyof typeof testKinds)[]];

export const AssignOfficers = z.object({
  handlerId: labelled(z.uuid(), { zh: '承办人', en: 'Handler', input: 'handler' }),
  secondId: labelled(z.uuid(), { zh: '协办人', en: 'Second officer', input: 'handler' }),
});

export const StartVerification = z.object({
  startedOn: labelled(z.iso.date(), { zh: '开始日期', en: 'Started on', input: 'day' }),
});
export const Extend = z.object({
  reason: labelled(written().min(6).max(500), { zh: '延长的理由', en: 'Why', input: 'longText' }),
  opinion: approvalOpinion,
});
export const StartVerifyingTest = z.object({
  kind: labelled(z.enum(tests), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: tests.map((value) => ({ value, ...testKinds[value] })),
  }),
  institution: labelled(written().min(2).max(100), { zh: '机构或权利人', en: 'Institution or owner', input: 'text' }),
  startedOn: labelled(z.iso.date(), { zh: '委托日期', en: 'From', input: 'day' }),
  paper: labelled(written().min(2).max(100), {
    zh: '委托书',
    en: 'Paper',
    hintZh: '委托书编号',
    hintEn: 'Number of the commission',
    input: 'text',
  }),
});
export const EndVerifyingTest = z.object({
  paper: labelled(written().max(100).default(''), {
    zh: '委托书',
    en: 'Paper',
    hintZh: '同时有几项时写明是哪一份委托书',
    hintEn: 'When several run, which commission',
    input: 'text',
  }),
  endedOn: labelled(z.iso.date(), { zh: '结果日期', en: 'Day of the result', input: 'day' }),
  result: labelled(written().min(2).max(500), { zh: '结果', en: 'Result', input: 'longText' }),
});
export function assignOfficers(tipoff: Tipoff, input: z.infer<typeof AssignOfficers>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'assign');
  if (input.handlerId === input.secondId) throw new Refusal('officers-same');
  return {
    next: {
      ...tipoff,
      state,
      handlerId: input.handlerId,
      secondId: input.secondId,
      verifiers: keepingVerifiers(tipoff),
    },
    event: eventOf(tipoff, 'officers-assigned', facts, { handlerId: input.handlerId, secondId: input.secondId }),
  };
}

/** Verification is work of two officers at least, who are named before it starts. */
export function startVerification(
  tipoff: Tipoff,
  input: z.infer<typeof StartVerification>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'startVerification');
  if (tipoff.handlerId === null || tipoff.secondId === null) throw new Refusal('officers-missing');
  demandDay(input.startedOn, facts, dayOf(tipoff.receivedAt));
  return {
    next: { ...tipoff, state, verifyingOn: input.startedOn },
    event: eventOf(tipoff, 'verification-started', facts, { startedOn: input.startedOn }, input.startedOn),
  };
}

/** Once, before the fifteen working days are over, and by who leads the bureau (程序规定 第十八条). */
export function extend(tipoff: Tipoff, input: z.infer<typeof Extend>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'extend');
  demandDecider(tipoff, 'extend', facts);
  demandExtendable(tipoff, facts);
  const next: Tipoff = {
    ...tipoff,
    state,
    proposal: null,
    extensionApproval: decisionApproval(tipoff, facts.today, input.opinion, facts),
    extendedOn: facts.today,
    extensionReason: input.reason,
  };
  return {
    next,
    event: eventOf(tipoff, 'verification-extended', facts, {
      reason: input.reason,
      dueOn: verifyClock(next, facts).targetOn,
    }),
  };
}

/** The time of each paper is a half-open interval, from its first day up to but without the day of its result. */
export function startVerifyingTest(
  tipoff: Tipoff,
  input: z.infer<typeof StartVerifyingTest>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'startTest');
  if (openTests(tipoff).some(({ paper }) => paper === input.paper)) throw new Refusal('paper-already-out');
  demandDay(input.startedOn, facts, dayOf(tipoff.receivedAt));
  const why = `${testKinds[input.kind].zh}：${input.institution}`;
  return {
    next: {
      ...tipoff,
      state,
      pauses: [...tipoff.pauses, { from: input.startedOn, to: null, why, paper: input.paper }],
    },
    event: eventOf(
      tipoff,
      'verification-paused',
      facts,
      { kind: input.kind, institution: input.institution, from: input.startedOn, paper: input.paper },
      input.startedOn,
    ),
  };
}

export function endVerifyingTest(
  tipoff: Tipoff,
  input: z.infer<typeof EndVerifyingTest>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'endTest');
  const running = openTests(tipoff);
  const ended =
    input.paper === '' && running.length === 1 ? running[0] : running.find((one) => one.paper === input.paper);
  if (ended === undefined) throw new Refusal('not-paused');
  demandDay(input.endedOn, facts, ended.from);
  return {
    next: {
      ...tipoff,
      state,
      pauses: tipoff.pauses.map((pause) => (pause === ended ? { ...pause, to: input.endedOn } : pause)),
    },
    event: eventOf(
      tipoff,
      'verification-resumed',
      facts,
      { paper: ended.paper, to: input.endedOn, result: input.result },
      input.endedOn,
    ),
  };
}

/** No decision while something is still being tested: its result belongs to the facts. */
export function demandTested(tipoff: Tipoff): void {
  if (openTests(tipoff).length > 0) throw new Refusal('verification-paused');
}

export function openTests(tipoff: Tipoff): Pause[] {
  return tipoff.pauses.filter(({ to }) => to === null);
}
