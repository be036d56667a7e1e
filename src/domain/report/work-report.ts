/**
 * 工作汇报 (work report, SM18): drafted out of a template with its figures bound to the ledger, checked against itself, reviewed by another,
 * signed by a leader and frozen with its numbers, sent up the tree, received or returned. What the ledger becomes later never
 * changes what was signed.
 */
import { z } from 'zod';
import { mayDo, scopes, type Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import type { Words } from '../base/words.ts';
import type { LocalLimits } from '../law/local-limits.ts';
import type { Facts } from '../matter/matter.ts';
import { ReportBlock, ReportBody, ReportChip, type WrittenReport } from './body.ts';
import type { Finding, WorkReportRule } from './check/finding.ts';
import { workReportRules } from './check/finding.ts';
import type { ChipValue } from './chip-value.ts';
import { Issue } from './layout/issue.ts';
import type { ReviewedNumber } from './reviewed-numbers.ts';
import { reportKinds, reportKindWords, type ReportKind, type ReportTemplate } from './template/template.ts';
import type { PlacedFinding } from './check/finding.ts';

export const workReportStateWords = {
  drafted: { zh: '起草', en: 'Being drafted' },
  checked: { zh: '待审核', en: 'To be reviewed' },
  reviewed: { zh: '待签发', en: 'To be signed' },
  signed: { zh: '已签发', en: 'Signed' },
  submitted: { zh: '已上报', en: 'Sent up' },
  received: { zh: '上级已收', en: 'Received there' },
  returned: { zh: '上级退回', en: 'Returned' },
  filed: { zh: '已存档', en: 'Filed away' },
  dropped: { zh: '作废', en: 'Dropped' },
} as const;
export type WorkReportState = keyof typeof workReportStateWords;

/** What somebody says to a finding that is not mended: a footnote of the report, or a reason that stays beside it. */
export interface FindingAnswer {
  rule: WorkReportRule;
  printed: string;
  sentence: string;
  how: 'footnote' | 'reason';
  words: string;
  byId: string;
  at: Date | string;
}

export interface ReportComment {
  n: number;
  blockId: string;
  /** The sentence that it is about, as it stood; empty for the whole paragraph. */
  sentence: string;
  words: string;
  byId: string;
  at: Date | string;
  doneById: string | null;
}

/** 请求: what the report asks of the government or of the superior, and what was answered. */
export interface ReportAsk {
  n: number;
  words: string;
  reply: string;
  repliedOn: Day | null;
  /** Whether it was granted; null until it is answered. */
  granted: 'yes' | 'partly' | 'no' | null;
}

/** 采用: who took up the practice of a note, and how. */
export interface ReportAdoption {
  /** Null for the county. */
  officeId: string | null;
  words: string;
  byId: string;
  on: Day;
}

/** 肯定: what the superior said well of, against which work. */
export interface ReportPraise {
  n: number;
  from: string;
  /** The work that it is about. */
  item: string;
  words: string;
  on: Day;
}

export interface WorkReport {
  countyId: number;
  id: string;
  /** 「汇2026-0007」 */
  number: string;
  version: number;
  state: WorkReportState;
  kind: ReportKind;
  /** Of which version of the template; nought is what the program brings. */
  templateVersion: number;
  title: string;
  periodFrom: Day;
  periodTo: Day;
  /** Whose report it is; null for the county. */
  officeId: string | null;
  body: ReportBody;
  /** 发文字号; empty until it has one. */
  issueNumber: string;
  /** 抄送, 附件: as they are typed, one after another. */
  copyTo: string;
  attached: string;
  /** 第几稿: how often it was given to be reviewed. */
  draft: number;
  /** How often it was signed: a returned report comes back as the next one. */
  edition: number;
  answers: readonly FindingAnswer[];
  /** The blanks that somebody has said will go out as blanks. */
  acknowledged: readonly string[];
  comments: readonly ReportComment[];
  asks: readonly ReportAsk[];
  praises: readonly ReportPraise[];
  /** Of a note of practice alone. */
  adoptions: readonly ReportAdoption[];
  drafterId: string;
  /** Who has written in it since it was drafted: none of them reviews it. */
  editorIds: readonly string[];
  editedById: string;
  editedAt: Date;
  reviewedById: string | null;
  reviewedAt: Date | null;
  /** What its numbers were when the review was passed: that is what was approved. Empty before, and of reviews that kept none. */
  reviewed: readonly ReviewedNumber[];
  signedById: string | null;
  signedOn: Day | null;
  /** Of the frozen report: its words, numbers and records. */
  sha256: string | null;
  /** To whom it went, and how. */
  submittedTo: string;
  submittedOn: Day | null;
  submittedHow: SubmitWay | null;
  receivedOn: Day | null;
  receiptWords: string;
  returnReason: string;
  /** By when it is to be handed in, of one that the clock has drafted. */
  dueOn: Day | null;
  remark: string;
  openedAt: Date;
  closedAt: Date | null;
}

export const submitWayWords = {
  tree: { zh: '在本系统里报给县局', en: 'To the county, within this program' },
  paper: { zh: '纸质、公文系统', en: 'On paper or by the system of documents' },
  line: {
    zh: '经上下级交换报（对方收到、退回自动回来）',
    en: 'Over the line to the network above (the answer comes back by itself)',
  },
} as const;
export type SubmitWay = keyof typeof submitWayWords;

/** A report as it reads now, with what the check finds in it. */
export interface ReportReading {
  written: WrittenReport;
  values: readonly ChipValue[];
  findings: readonly PlacedFinding[];
  blanks: readonly string[];
  placeholders: readonly { words: string; sentence: string }[];
}

/** What is kept of a signed report for good. */
export interface FrozenReport {
  edition: number;
  number: string;
  kind: ReportKind;
  periodFrom: Day;
  periodTo: Day;
  officeId: string | null;
  body: ReportBody;
  /** Of reports that were signed before they had any there is none. */
  issue?: Issue;
  written: WrittenReport;
  values: readonly ChipValue[];
  /** What each figure meant on the day of the signature. */
  definitions: readonly { figure: string; zh: string; definitionZh: string; version?: number }[];
  /** The records behind each number, by the name of its chip. */
  records: Readonly<Record<string, FrozenRecords>>;
  answers: readonly FindingAnswer[];
  acknowledged: readonly string[];
  countedAt: string;
}

export interface FrozenRecords {
  /** How many there were; `ids` are the first of them, in their order, and `hash` is of all. */
  n: number;
  ids: readonly string[];
  hash: string;
}

export interface WorkReportFacts extends Facts {
  /** For the opening: whose report it becomes, who is not the clock that drafts it. */
  drafter: Actor;
  /** For the opening. */
  template: ReportTemplate | null;
  /** The names of the tree, for what a template says of its author. */
  title: string;
  /** For the steps that look at the report as it reads now. */
  reading: ReportReading | null;
  /** For the signature. */
  frozen: { report: FrozenReport; sha256: string } | null;
  /** Whether the number that is typed was given already, to whichever edition, or is wished for by another draft. */
  isNumberTaken: boolean;
  /** Files that a chip names and the writer may see. */
  filesSeen: ReadonlySet<string>;
  /** The body above the author in the tree. */
  superior: string;
  /** Whether the county is connected to the network above. */
  hasLine: boolean;
}

const choice = <T extends string>(words: Readonly<Record<T, { zh: string; en: string }>>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, ...words[value] }));
const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;

/** 起草: the form, with the kinds that its reader may write. */
export const draftForm = (kinds: readonly ReportKind[]) =>
  z
    .object({
      id: z.uuid(),
      kind: labelled(z.enum(kinds), {
        zh: '哪一种',
        en: 'Kind',
        input: 'choice',
        options: kinds.map((value) => ({ value, ...reportKindWords[value] })),
      }),
      from: labelled(z.iso.date(), { ...day, zh: '从哪天', en: 'From' }),
      to: labelled(z.iso.date(), {
        ...day,
        zh: '到哪天',
        en: 'To',
      }),
      dueOn: labelled(z.iso.date().nullable().default(null), { ...day, zh: '哪天前报', en: 'Due' }),
    })
    .superRefine(({ from, to }, context) => {
      if (from > to)
        context.addIssue({
          code: 'custom',
          path: ['to'],
          message: '截止日不能早于开始日；请改其中一个日期。|The period must not end before it begins.',
        });
    });
export const DraftReport = draftForm(reportKinds);
export type DraftReport = z.infer<typeof DraftReport>;

/** 改稿: one paragraph, one chip or the head at a time, so that a lost press loses no more than that. */
export const WriteReport = z.object({
  /** A block that is new or changed. */
  put: ReportBlock.nullable().default(null),
  /** Behind which block a new one stands; null for the top. */
  after: z.string().max(40).nullable().default(null),
  remove: z.string().max(40).nullable().default(null),
  /** Moved behind another one. */
  move: z
    .object({ id: z.string().max(40), after: z.string().max(40).nullable() })
    .nullable()
    .default(null),
  chip: ReportChip.nullable().default(null),
  head: ReportBody.pick({ title: true, addressee: true, signedBy: true, dateStyle: true }).nullable().default(null),
  /** 发文字号、抄送、附件. */
  issue: Issue.nullable().default(null),
});
export type WriteReport = z.infer<typeof WriteReport>;

const aboutFinding = {
  rule: z.enum(workReportRules),
  printed: z.string().max(400),
  sentence: z.string().max(1200),
};
/** What an answer to a finding is at least, its letters counted without marks and digits; one letter over and over answers nothing. */
export const answerRule = {
  zh: '写明为什么这样：至少四个字，标点、数字不算字，其中至少两个字不一样',
  en: 'say why: four letters or more, not counting marks and digits, and two different ones at least',
} as const satisfies Words;

export function isAnswer(words: string): boolean {
  const letters = [...words.replace(/\P{L}/gu, '')];
  return letters.length >= 4 && new Set(letters).size >= 2;
}

export const AnswerFinding = z.object({
  ...aboutFinding,
  how: z.enum(['footnote', 'reason']),
  words: labelled(written().max(500).refine(isAnswer), {
    zh: '说明',
    en: 'Words',
    input: 'longText',
    wrongZh: answerRule.zh,
    wrongEn: answerRule.en,
  }),
});
export type AnswerFinding = z.infer<typeof AnswerFinding>;

export const AcknowledgeBlanks = z.object({ names: z.array(z.string().max(40)).max(300) });
export type AcknowledgeBlanks = z.infer<typeof AcknowledgeBlanks>;

export const mostCommentLetters = 500;
export const CommentReport = z.object({
  blockId: z.string().max(40),
  sentence: z.string().max(1200).default(''),
  words: labelled(written().min(1).max(mostCommentLetters), { zh: '批注', en: 'Comment', input: 'longText' }),
});
export type CommentReport = z.infer<typeof CommentReport>;
export const ResolveComment = z.object({ n: z.number().int().min(1).max(10_000) });

export const AskReport = z.object({
  words: labelled(written().min(4).max(300), {
    zh: '请求什么',
    en: 'What is asked for',
    input: 'longText',
    hintZh: '如：把联络站经费列入财政预算',
  }),
});
export const ReplyReport = z.object({
  n: labelled(z.number().int().min(1).max(200), { zh: '第几项请求', en: 'Which request', input: 'number' }),
  granted: labelled(z.enum(['yes', 'partly', 'no']), {
    zh: '答应了没有',
    en: 'Granted',
    input: 'choice',
    options: [
      { value: 'yes', zh: '答应了', en: 'Yes' },
      { value: 'partly', zh: '答应一部分', en: 'In part' },
      { value: 'no', zh: '没有答应', en: 'No' },
    ],
  }),
  reply: labelled(written().min(2).max(600), { zh: '怎么答复的', en: 'The answer', input: 'longText' }),
  repliedOn: labelled(z.iso.date(), { ...day, zh: '哪天答复的', en: 'Answered on' }),
});
export type ReplyReport = z.infer<typeof ReplyReport>;
export const PraiseReport = z.object({
  from: labelled(written().min(2).max(80), { zh: '谁说的', en: 'Who', input: 'text', hintZh: '上级机关的名称' }),
  item: labelled(written().min(2).max(120), { zh: '哪项工作', en: 'Which work', input: 'text' }),
  words: labelled(written().min(2).max(600), { zh: '怎么说的', en: 'What was said', input: 'longText' }),
  on: labelled(z.iso.date(), { ...day, zh: '哪天', en: 'On' }),
});
export type PraiseReport = z.infer<typeof PraiseReport>;

/** 采用一个做法: what a body makes of a note of practice. */
export const AdoptPractice = z.object({
  words: labelled(written().min(4).max(300), {
    zh: '怎么用的',
    en: 'How it is used',
    input: 'longText',
    hintZh: '用了哪一条，从哪天起，效果怎样',
  }),
});
export type AdoptPractice = z.infer<typeof AdoptPractice>;

export const Why = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'longText' }),
});
export type Why = z.infer<typeof Why>;
export const VoidNumber = z.object({
  remark: labelled(written().min(2).max(300), {
    zh: '为什么作废',
    en: 'Why',
    input: 'longText',
    hintZh: '如：年份写错了；这个号从此不再用',
  }),
});
export type VoidNumber = z.infer<typeof VoidNumber>;
/** The ways up: an office hands in to its county, within this program; a county goes out of it. */
export function submitWaysOf({ officeId }: Pick<WorkReport, 'officeId'>): readonly SubmitWay[] {
  return officeId === null ? ['paper', 'line'] : ['tree'];
}
export const SubmitReport = z.object({
  how: labelled(z.enum(['tree', 'paper', 'line']), {
    zh: '怎么报',
    en: 'How',
    input: 'choice',
    options: choice(submitWayWords),
  }),
  to: labelled(written().max(80).default(''), {
    zh: '报给谁（不填就是上级）',
    en: 'To whom (the superior unless said)',
    input: 'text',
  }),
});
export type SubmitReport = z.infer<typeof SubmitReport>;
/** The form of one report: none of the ways that it cannot go. */
export function submitFormOf(report: Pick<WorkReport, 'officeId'>): z.ZodObject {
  const ways = submitWaysOf(report);
  return SubmitReport.extend({
    how: labelled(z.enum(ways), {
      zh: '怎么报',
      en: 'How',
      input: 'choice',
      options: choice(submitWayWords).filter(({ value }) => ways.includes(value)),
    }),
  });
}
export const ReceiveReport = z.object({
  on: labelled(z.iso.date(), { ...day, zh: '哪天收到的', en: 'Received on' }),
  words: labelled(written().max(300).default(''), {
    zh: '回执的话（可不填）',
    en: 'Words of the receipt',
    input: 'text',
  }),
});
export type ReceiveReport = z.infer<typeof ReceiveReport>;

/** Where whoever acts stands: a report of the county is for the county's people, that of an office for its own. */
export function isOwn(report: Pick<WorkReport, 'officeId'>, actor: Pick<Actor, 'role' | 'organisationId'>): boolean {
  const isCounty = scopes[actor.role] === 'county';
  return report.officeId === null ? isCounty : report.officeId === actor.organisationId;
}

/** 经验材料库: a note of practice is for all bodies of the county to read, once it is signed. */
function isShared({ kind, signedOn }: Pick<WorkReport, 'kind' | 'signedOn'>): boolean {
  return kind === 'practice' && signedOn !== null;
}

/** 稿本: what was struck out of a note of practice before it was signed is its author's and the county's alone. */
export function maySeeDrafts(actor: Actor, report: Pick<WorkReport, 'officeId'>): boolean {
  return scopes[actor.role] === 'county' || report.officeId === actor.organisationId;
}

/** The county reads all of them, an office its own, and the practice of others. */
export function maySeeWorkReport(
  actor: Actor,
  report: Pick<WorkReport, 'countyId' | 'officeId' | 'kind' | 'signedOn'>,
): boolean {
  if (actor.countyId !== report.countyId || !mayDo(actor, 'workReport.read')) return false;
  if (scopes[actor.role] === 'county' || isShared(report)) return true;
  return report.officeId !== null && report.officeId === actor.organisationId;
}

/** For whom he takes a practice up: his office, or the county. */
function placeOf({ role, organisationId }: Pick<Actor, 'role' | 'organisationId'>): string | null {
  return scopes[role] === 'county' ? null : organisationId;
}

/** Whoever did not write it himself, once for each body. */
export function mayAdopt(report: WorkReport, actor: Actor): boolean {
  const place = placeOf(actor);
  return isShared(report) && place !== report.officeId && !report.adoptions.some(({ officeId }) => officeId === place);
}

export function adoptionOf(actor: Actor, words: string, on: Day): ReportAdoption {
  return { officeId: placeOf(actor), words, byId: actor.id, on };
}

/** Whom a draft waits for: who drafted it, and whoever writes beside him; not those who review and sign what others drafted. */
export function isDraftFor(
  report: Pick<WorkReport, 'officeId'>,
  isDrafter: boolean,
  actor: Pick<Actor, 'role' | 'organisationId'>,
): boolean {
  if (isDrafter) return true;
  return isOwn(report, actor) && actor.role !== 'leader' && actor.role !== 'officeHead';
}

/** Never who wrote in it. */
export function mayReview(report: Pick<WorkReport, 'officeId' | 'editorIds'>, actor: Actor): boolean {
  return (isOwn(report, actor) || scopes[actor.role] === 'county') && !report.editorIds.includes(actor.id);
}

/** A leader for the county, the head or a leader for an office; never who drafted it. */
export function maySign(report: Pick<WorkReport, 'officeId' | 'drafterId'>, actor: Actor): boolean {
  const isLeader = actor.role === 'leader';
  const isHead = actor.role === 'officeHead' && report.officeId !== null && report.officeId === actor.organisationId;
  return (isLeader || isHead) && report.drafterId !== actor.id;
}

/** Whether somebody has reviewed it himself, so that another signs: where the county has it so. */
export function awaitsOther(
  { reviewedById }: Pick<WorkReport, 'reviewedById'>,
  { id }: Pick<Actor, 'id'>,
  { reportTwoPeople }: Pick<LocalLimits, 'reportTwoPeople'>,
): boolean {
  return reportTwoPeople && reviewedById === id;
}

/** Whether somebody has answered what was found: the same rule about the same words of the same sentence. */
export function answerOf(
  { answers }: Pick<WorkReport, 'answers'>,
  { rule, printed, sentence }: Pick<Finding, 'rule' | 'printed' | 'sentence'>,
): FindingAnswer | null {
  return answers.find((one) => one.rule === rule && one.printed === printed && one.sentence === sentence) ?? null;
}

/** What stands around the text of a report when it is issued. */
export function issueOf({
  issueNumber,
  copyTo,
  attached,
}: Pick<WorkReport, 'issueNumber' | 'copyTo' | 'attached'>): Issue {
  return { number: issueNumber, copyTo, attachments: attached };
}

/** What was found and is neither mended nor answered; blanks are listed by themselves. */
export function openFindings<F extends Finding>(report: Pick<WorkReport, 'answers'>, findings: readonly F[]): F[] {
  return findings.filter((finding) => finding.rule !== 'blank' && answerOf(report, finding) === null);
}

export function openBlanks({ acknowledged }: Pick<WorkReport, 'acknowledged'>, blanks: readonly string[]): string[] {
  return blanks.filter((name) => !acknowledged.includes(name));
}
