/** 调查 (investigation): letters for help, what the case is worth, suspension and its end, more time, and the final report (第二十一条至第四十八条、第六十四条). */
import { z } from 'zod';
import { dayShortZh } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { demandNotSentTwice, sentAgain } from '../../../command/awaited-steps.ts';
import { labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { demandCertified, officersOn } from '../certificate.ts';
import { termClock } from '../deadline.ts';
import {
  investigatorsOf,
  isHearingOpen,
  movedEnforcement,
  overtakenNotices,
  valueBases,
  valueBasisWords,
  type Enforcement,
} from '../enforcement.ts';
import { basisFields, demandBasis, demandLawsChecked } from '../legal-basis.ts';
import { fen, on } from './case-fields.ts';
import { demandTested } from './exclusion.ts';
import { saidBesides } from '../penalty-text.ts';
import { plannedFields, plannedOf } from './penalty-fields.ts';

const why = (zh: string, en: string) => labelled(written().min(6).max(2000), { zh, en, input: 'longText' });

export const Assess = z.object({
  caseValueFen: fen('案值（货值、营业额）', 'Value of the case'),
  valueBasis: labelled(z.enum(valueBases), {
    zh: '按什么算',
    en: 'Basis',
    hintZh: '有标价按标价，没有标价按同类产品的市场价（产品质量法第七十二条）',
    hintEn: 'The label, and where there is none the market price of like goods (Product Quality Law 72)',
    input: 'choice',
    options: valueBases.map((value) => ({ value, ...valueBasisWords[value] })),
  }),
  valueReason: labelled(written().min(2).max(500), { zh: '怎么算出来的', en: 'How it was counted', input: 'longText' }),
  fineProposedFen: fen('拟处罚款', 'Fine proposed'),
  confiscatedProposedFen: fen('拟没收违法所得', 'Confiscation proposed'),
  ...plannedFields,
});

export const AskHelp = z.object({
  to: labelled(written().min(2).max(100), { zh: '协助的机关', en: 'Authority', input: 'text' }),
  about: labelled(written().min(2).max(500), { zh: '请协助什么', en: 'What is asked', input: 'longText' }),
  receivedOn: on('对方收到协查函的日期', 'Received on'),
  again: sentAgain,
});
export const AnswerHelp = z.object({
  to: labelled(written().max(100).default(''), {
    zh: '哪个机关',
    en: 'Which authority',
    hintZh: '只有一封在等时可以空着',
    hintEn: 'Empty when one letter waits',
    input: 'text',
  }),
  answeredOn: on('答复日期', 'Answered on'),
  answer: labelled(written().min(2).max(1000), { zh: '答复', en: 'Answer', input: 'longText' }),
});

export const Suspend = z.object({
  suspendedOn: on('中止日期', 'Suspended on'),
  reason: why('中止的情形和理由（第四十六条）', 'Ground and reason (art. 46)'),
});
export const Resume = z.object({ resumedOn: on('恢复日期', 'Resumed on') });
export const Terminate = z.object({
  terminatedOn: on('终止日期', 'Terminated on'),
  reason: why('终止的情形和理由（第四十七条）', 'Ground and reason (art. 47)'),
});
export const ExtendTerm = z.object({
  reason: why('延长的理由', 'Why'),
  until: labelled(z.iso.date().nullable().default(null), {
    zh: '集体讨论确定的日期',
    en: 'Until, as discussed',
    hintZh: '第一次延长三十日，空着；再延长由集体讨论定到哪天',
    hintEn: 'Empty for the first thirty days; a further day is fixed by the leaders together',
    input: 'day',
    startsEmpty: true,
  }),
});
export const Findings = z.object({
  reportedOn: on('调查终结日期', 'Reported on'),
  facts: labelled(written().min(10).max(6000), { zh: '查明的事实', en: 'Facts found', input: 'longText' }),
  ...basisFields,
});
export const Reopen = z.object({ reason: why('补充调查什么、为什么', 'What is investigated further, and why') });

/** The value of the case and what is proposed: three sums that are never added to one another, and what is no sum. */
export function assess(enforcement: Enforcement, input: z.infer<typeof Assess>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'assess');
  const { caseValueFen, valueBasis, valueReason, fineProposedFen, confiscatedProposedFen } = input;
  const proposal = plannedOf(input);
  return {
    next: {
      ...enforcement,
      state,
      caseValueFen,
      valueBasis,
      valueReason,
      fineProposedFen,
      confiscatedProposedFen,
      proposal,
    },
    event: eventOf(enforcement, 'value-assessed', facts, {
      caseValueFen,
      valueBasis,
      fineFen: fineProposedFen,
      confiscatedFen: confiscatedProposedFen,
      ...saidBesides(proposal),
    }),
  };
}

export function askHelp(
  enforcement: Enforcement,
  { again = '', ...input }: Omit<z.infer<typeof AskHelp>, 'again'> & { again?: '' | 'yes' },
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'askHelp');
  demandDay(input.receivedOn, facts, enforcement.filedOn);
  const open = enforcement.helpLetters.find(({ to, answeredOn }) => to === input.to && answeredOn === null);
  demandNotSentTwice(again, input.to, open === undefined ? null : `${dayShortZh(open.receivedOn)}收到的`);
  return {
    next: {
      ...enforcement,
      state,
      helpLetters: [...enforcement.helpLetters, { ...input, answeredOn: null, answer: '' }],
    },
    event: eventOf(enforcement, 'help-asked', facts, { to: input.to, about: input.about }, input.receivedOn),
  };
}

export function answerHelp(
  enforcement: Enforcement,
  input: z.infer<typeof AnswerHelp>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'answerHelp');
  const open = enforcement.helpLetters.filter(({ answeredOn }) => answeredOn === null);
  const letter = input.to === '' && open.length === 1 ? open[0] : open.find(({ to }) => to === input.to);
  if (letter === undefined) throw new Refusal('no-help-letter');
  demandDay(input.answeredOn, facts, letter.receivedOn);
  const { answeredOn, answer } = input;
  return {
    next: {
      ...enforcement,
      state,
      helpLetters: enforcement.helpLetters.map((one) => (one === letter ? { ...one, answeredOn, answer } : one)),
    },
    event: eventOf(enforcement, 'help-answered', facts, { to: letter.to, answer }, answeredOn),
  };
}

export function suspend(enforcement: Enforcement, input: z.infer<typeof Suspend>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'suspend');
  const { suspendedOn: from, reason } = input;
  demandDay(from, facts, enforcement.filedOn);
  return {
    next: {
      ...enforcement,
      state,
      pauses: [...enforcement.pauses, { kind: 'suspension', from, to: null, why: '中止调查', paper: '中止调查审批' }],
    },
    event: eventOf(enforcement, 'investigation-suspended', facts, { on: from, reason }, from),
  };
}

export function resume(
  enforcement: Enforcement,
  { resumedOn }: z.infer<typeof Resume>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'resume');
  const since =
    enforcement.pauses.find(({ kind, to }) => kind === 'suspension' && to === null)?.from ?? enforcement.filedOn;
  demandDay(resumedOn, facts, since);
  return {
    next: {
      ...enforcement,
      state,
      pauses: enforcement.pauses.map((one) =>
        one.kind === 'suspension' && one.to === null ? { ...one, to: resumedOn } : one,
      ),
    },
    event: eventOf(enforcement, 'investigation-resumed', facts, { on: resumedOn }, resumedOn),
  };
}

export function terminate(
  enforcement: Enforcement,
  input: z.infer<typeof Terminate>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'terminate');
  demandDay(input.terminatedOn, facts, enforcement.filedOn);
  return {
    next: { ...enforcement, state, outcome: 'terminated', endedOn: input.terminatedOn },
    event: eventOf(enforcement, 'investigation-terminated', facts, { reason: input.reason }, input.terminatedOn),
  };
}

/** 第六十四条: thirty days once, by the head; after that the leaders fix a day together. Both before the time is over. */
export function extendTerm(
  enforcement: Enforcement,
  { reason, until }: z.infer<typeof ExtendTerm>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'extendTerm');
  const due = termClock(enforcement, facts)?.targetOn ?? facts.today;
  if (facts.today > due) throw new Refusal('extension-too-late', { due });
  if (enforcement.termExtendedOn === null) {
    if (until !== null) throw new Refusal('term-not-extended-yet');
  } else if (until === null || until <= due) throw new Refusal('term-needs-day', { due });
  const next: Enforcement = {
    ...enforcement,
    state,
    termExtendedOn: enforcement.termExtendedOn ?? facts.today,
    termUntil: until,
  };
  return {
    next,
    event: eventOf(enforcement, 'term-extended', facts, {
      reason,
      dueOn: termClock(next, facts)?.targetOn ?? due,
      further: until !== null,
    }),
  };
}

/** 调查终结报告, by two officers; the value, what is proposed and the provisions stand in it. */
export function reportFindings(
  enforcement: Enforcement,
  input: z.infer<typeof Findings>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'report');
  demandTested(enforcement);
  demandCertified(investigatorsOf(enforcement), input.reportedOn, facts);
  demandDay(input.reportedOn, facts, enforcement.filedOn);
  if (enforcement.caseValueFen === null) throw new Refusal('value-missing');
  const basis = demandBasis(input);
  demandLawsChecked([...basis.violated, ...basis.applied, ...basis.discretionBy], input.lawsChecked);
  return {
    next: {
      ...enforcement,
      state,
      reportedOn: input.reportedOn,
      facts: input.facts,
      legalBasis: basis,
      deedOfficers: {
        ...enforcement.deedOfficers,
        reported: officersOn(investigatorsOf(enforcement), input.reportedOn, facts),
      },
    },
    event: eventOf(enforcement, 'investigation-reported', facts, { on: input.reportedOn }, input.reportedOn),
  };
}

/** 补充调查: what was proposed to the party before stands no more, and a new proposal is told to it anew. */
export function reopen(
  enforcement: Enforcement,
  { reason }: z.infer<typeof Reopen>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'reopen');
  if (isHearingOpen(enforcement)) throw new Refusal('hearing-open');
  return {
    next: {
      ...enforcement,
      state,
      reportedOn: null,
      notices: overtakenNotices(enforcement, facts.today),
      discussions: [],
    },
    event: eventOf(enforcement, 'investigation-reopened', facts, { reason }, facts.today),
  };
}
