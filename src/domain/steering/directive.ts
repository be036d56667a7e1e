/**
 * 上级来文 (directive): a notice of the province or the city with the day until which it wants an answer (「省局《关于印发开展重点领域…》」).
 * It is received with its number, split into tasks with one lead each, and answered by a report that has a number of its own;
 * nothing goes up before every task of it is closed (SM15). That it is late is a flag beside its state.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay, eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { day, isPast, isWorkedOff, maySeeSteered, SplitTasks, Why, withCut, type Steered } from './origin.ts';
import type { DirectiveVerb } from '../base/ledger-verbs.ts';

export const directiveStates = ['received', 'split', 'answered', 'closed'] as const;
export type DirectiveState = (typeof directiveStates)[number];

export const directiveMoves = {
  received: { split: 'split', extend: 'received', correct: 'received', shelve: 'closed' },
  split: { split: 'split', answer: 'answered', extend: 'split', correct: 'split' },
  answered: { close: 'closed', reopen: 'split' },
  closed: {},
} as const satisfies Record<DirectiveState, Partial<Record<string, DirectiveState>>>;
export type DirectiveMove = 'split' | 'extend' | 'correct' | 'shelve' | 'answer' | 'close' | 'reopen';

export const directiveStateWords = {
  received: { zh: '待分解', en: 'To be split' },
  split: { zh: '办理中', en: 'Under way' },
  answered: { zh: '已上报', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<DirectiveState, { zh: string; en: string }>;

export interface Directive extends Steered {
  id: string;
  /** 「来2026-0007」 */
  number: string;
  version: number;
  state: DirectiveState;
  /** 文号, such as 「中市监消〔2026〕18号」. */
  documentNumber: string;
  issuer: string;
  title: string;
  /** What it asks for. */
  text: string;
  receivedOn: Day;
  /** Until when the answer is wanted; null where none is. */
  dueOn: Day | null;
  dueBefore: readonly Day[];
  byId: string;
  /** The report that answers it. */
  answerNumber: string;
  answer: string;
  answeredOn: Day | null;
  remark: string;
}

/** What a row of the list carries of a directive. */
export const directiveRow = ['documentNumber', 'issuer', 'title', 'dueOn', 'openTasks', 'doneTasks'] as const;

/** What is printed on the document. */
const printed = {
  documentNumber: labelled(written().min(4).max(60), {
    zh: '文号',
    en: 'Number of the document',
    input: 'text',
    hintZh: '如 中市监消〔2026〕18号',
    hintEn: 'as it stands on the document',
  }),
  issuer: labelled(written().min(2).max(60), { zh: '发文单位', en: 'Issued by', input: 'text' }),
  title: labelled(written().min(4).max(120), { zh: '标题', en: 'Title', input: 'text' }),
  text: labelled(written().max(2000).default(''), { zh: '要求', en: 'What is asked', input: 'longText' }),
};
export const ReceiveDirective = z.object({
  id: z.uuid(),
  ...printed,
  receivedOn: labelled(z.iso.date(), { ...day, zh: '收文日期', en: 'Received on' }),
  dueOn: labelled(z.iso.date().nullable().default(null), {
    ...day,
    zh: '上报期限',
    en: 'Answer due',
    hintZh: '不要求回报的不填',
    hintEn: 'none where no answer is wanted',
  }),
});
/** Its typing put right; its days are changed by a step of their own. */
export const CorrectDirective = z.object(printed);
export type ReceiveDirective = z.infer<typeof ReceiveDirective>;

export const ExtendDirective = z.object({
  dueOn: labelled(z.iso.date(), { ...day, zh: '改到哪一天', en: 'Until' }),
  remark: labelled(written().min(2).max(500), { zh: '上级怎么同意的', en: 'Who agreed', input: 'text' }),
});
export const AnswerDirective = z.object({
  answerNumber: labelled(written().min(4).max(60), { zh: '报告文号', en: 'Number of the report', input: 'text' }),
  answeredOn: labelled(z.iso.date(), { ...day, zh: '上报日期', en: 'Sent on' }),
  answer: labelled(written().min(4).max(2000), { zh: '报告要点', en: 'What it says', input: 'longText' }),
});

/** Takes a document in. What was received cannot have been received later than today, nor be due before it came. */
export function receiveDirective(input: ReceiveDirective, facts: Facts & { number: string | null }): Change<Directive> {
  demandDay(input.receivedOn, facts, null);
  if (input.dueOn !== null && input.dueOn < input.receivedOn)
    throw new Refusal('period-invalid', {}, [
      { path: 'dueOn', zh: '上报期限不能早于收文日期。', en: 'It cannot be due before it was received.' },
    ]);
  const next: Directive = {
    countyId: facts.by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'received',
    dueBefore: [],
    byId: facts.by.id,
    answerNumber: '',
    answer: '',
    answeredOn: null,
    remark: '',
    openTasks: 0,
    doneTasks: 0,
    involvedIds: [],
  };
  const { number, documentNumber, dueOn } = next;
  return { next, event: eventOf(next, 'directive-received', facts, { number, documentNumber, dueOn }) };
}

const verbs = {
  split: 'directive-split',
  extend: 'directive-extended',
  correct: 'directive-corrected',
  shelve: 'directive-shelved',
  answer: 'directive-answered',
  close: 'directive-closed',
  reopen: 'directive-reopened',
} as const satisfies Record<DirectiveMove, DirectiveVerb>;

export const directiveProcedure = docketRules<Directive, typeof verbs>(directiveMoves, verbs, {
  split: {
    zh: '分解任务',
    en: 'Split into tasks',
    permission: 'directive.split',
    input: SplitTasks,
    chief: true,
    apply: (directive, { tasks }: SplitTasks) => ({ next: withCut(directive, tasks), detail: { n: tasks.length } }),
  },
  answer: {
    zh: '上报',
    en: 'Answer',
    permission: 'directive.answer',
    input: AnswerDirective,
    chief: true,
    ready: isWorkedOff,
    refuses: 'steering-tasks-open',
    apply: ({ receivedOn }, input: z.infer<typeof AnswerDirective>, facts) => {
      demandDay(input.answeredOn, facts, receivedOn);
      return { next: input, detail: { answerNumber: input.answerNumber, answeredOn: input.answeredOn } };
    },
  },
  extend: {
    zh: '改期限',
    en: 'Change the day',
    permission: 'directive.extend',
    input: ExtendDirective,
    apply: ({ dueOn, dueBefore }, input: z.infer<typeof ExtendDirective>) => {
      if (dueOn !== null && input.dueOn <= dueOn)
        throw new Refusal('task-due-past', {}, [
          { path: 'dueOn', zh: `要晚于现在的 ${dueOn}。`, en: `Later than ${dueOn}.` },
        ]);
      const before = dueOn === null ? dueBefore : [...dueBefore, dueOn];
      return { next: { dueOn: input.dueOn, dueBefore: before }, detail: { ...input } };
    },
  },
  correct: {
    zh: '更正',
    en: 'Correct',
    permission: 'directive.correct',
    input: CorrectDirective,
    apply: ({ documentNumber: was }, input: z.infer<typeof CorrectDirective>) => ({
      next: input,
      detail: { documentNumber: input.documentNumber, was },
    }),
  },
  shelve: {
    zh: '阅存',
    en: 'File without tasks',
    permission: 'directive.shelve',
    input: Why('为什么不用办', 'Why nothing is to be done'),
    apply: (_one, { remark }: { remark: string }) => ({ next: { remark }, detail: { remark } }),
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'directive.close',
    input: Why('上级的答复（可不填）', 'What was answered (optional)', 0),
    chief: true,
    ready: isWorkedOff,
    refuses: 'steering-tasks-open',
    apply: (_one, { remark }: { remark: string }) => ({ next: { remark }, detail: { remark } }),
  },
  reopen: {
    zh: '上级退回补办',
    en: 'Returned from above',
    permission: 'directive.reopen',
    input: Why('哪里还要办', 'What is still to be done'),
    apply: (_one, { remark }: { remark: string }) => ({ next: { remark, answeredOn: null }, detail: { remark } }),
  },
});

/** Whether its answer is late, or was. */
export function isDirectiveLate(
  { state, dueOn, answeredOn }: Pick<Directive, 'state' | 'dueOn' | 'answeredOn'>,
  today: Day,
): boolean {
  if (answeredOn !== null) return isPast(dueOn, answeredOn);
  return state !== 'closed' && isPast(dueOn, today);
}

export function maySeeDirective(actor: Actor, directive: Directive): boolean {
  return maySeeSteered(actor, 'directive.read', directive);
}

/** 来文簿 */
export const directiveDocket: Docket<Directive, ReceiveDirective> = {
  name: 'directive',
  path: 'directives',
  zh: '上级来文',
  en: 'Directives',
  letter: '来',
  read: 'directive.read',
  states: directiveStateWords,
  moves: directiveMoves,
  over: ['closed'],
  opening: { zh: '登记来文', en: 'Take a document in', permission: 'directive.receive', input: ReceiveDirective },
  open: receiveDirective,
  procedure: directiveProcedure,
  maySee: maySeeDirective,
};

/** What the ledger keeps of a directive. */
export interface DirectiveDetails {
  'directive-received': { number: string; documentNumber: string; dueOn: string | null };
  'directive-split': { n: number };
  'directive-shelved': { remark: string };
  'directive-extended': { dueOn: string; remark: string };
  'directive-corrected': { documentNumber: string; was: string };
  'directive-answered': { answerNumber: string; answeredOn: string };
  'directive-closed': { remark: string };
  'directive-reopened': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends DirectiveDetails {}
}

export const directiveTellings: Tellings<DirectiveDetails> = {
  'directive-received': (d) => [
    `收文 ${text(d.documentNumber)}${text(d.dueOn) === '' ? '' : `，${text(d.dueOn)} 前上报`}。`,
    `Document ${text(d.documentNumber)} was received.`,
  ],
  'directive-split': (d) => [`分解成 ${text(d.n)} 项任务。`, `Split into ${text(d.n)} tasks.`],
  'directive-shelved': plainTelling({ zh: '阅存', en: 'Filed without tasks' }, 'remark'),
  'directive-extended': (d) => [
    `上报期限改到 ${text(d.dueOn)}：${text(d.remark)}`,
    `Due on ${text(d.dueOn)} now: ${text(d.remark)}`,
  ],
  'directive-corrected': (d) => [
    `更正了登记${text(d.was) === text(d.documentNumber) ? '' : `，文号从 ${text(d.was)} 改成 ${text(d.documentNumber)}`}。`,
    'What was typed of it was corrected.',
  ],
  'directive-answered': (d) => [
    `以 ${text(d.answerNumber)} 上报，${text(d.answeredOn)}。`,
    `Answered by ${text(d.answerNumber)} on ${text(d.answeredOn)}.`,
  ],
  'directive-closed': plainTelling({ zh: '办结', en: 'Closed' }, 'remark'),
  'directive-reopened': plainTelling({ zh: '上级退回补办', en: 'Returned from above' }, 'remark'),
};
