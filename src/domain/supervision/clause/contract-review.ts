/**
 * 格式条款审查 (contract review): a contract, notice or statement is collected, its suspected clauses are judged by people one by one, experts
 * are heard, an opinion goes to the operator, who mends the words; what he does not mend becomes a case (S36, SM9). The checker proposes and
 * nothing more.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { addWorkingDays, type Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { Facts } from '../../matter/matter.ts';
import { OpenCase } from '../enforcement/open-case.ts';
import type { Suspicion } from './clause-check.ts';
import { byWeight } from './clause-weight.ts';
import { clauseCodes, clauseCodeTable, type ClauseCode, type Severities, type Severity } from './clause-code.ts';
import { clauseTrades, clauseTradeWords, type ClauseTrade } from './trade.ts';

export const contractReviewStates = [
  'collected',
  'reviewed',
  'advised',
  'rectified',
  'enforced',
  'closed',
  'dropped',
] as const;
export type ContractReviewState = (typeof contractReviewStates)[number];

export const contractReviewStateWords = {
  collected: { zh: '待审', en: 'To review' },
  reviewed: { zh: '已审', en: 'Reviewed' },
  advised: { zh: '已出意见', en: 'Opinion given' },
  rectified: { zh: '待复查', en: 'To re-check' },
  enforced: { zh: '转案件', en: 'To a case' },
  closed: { zh: '办结', en: 'Closed' },
  dropped: { zh: '不再审', en: 'Dropped' },
} as const satisfies Record<ContractReviewState, { zh: string; en: string }>;

export const contractFormWords = {
  contract: { zh: '合同', en: 'Contract' },
  notice: { zh: '店堂告示', en: 'Notice' },
  statement: { zh: '通知、声明', en: 'Statement' },
} as const;
export type ContractForm = keyof typeof contractFormWords;

export const reviewSourceWords = {
  inspection: { zh: '检查发现', en: 'Inspection' },
  complaint: { zh: '投诉举报附件', en: 'Complaint' },
  round: { zh: '行业抽查', en: 'Round of an industry' },
  filing: { zh: '合同备案', en: 'Filing' },
  operator: { zh: '经营者送审', en: 'Sent in by the operator' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type ReviewSource = keyof typeof reviewSourceWords;

export const clauseDecisionWords = {
  suspected: { zh: '涉嫌', en: 'Suspected' },
  fair: { zh: '不算', en: 'Not unfair' },
  expert: { zh: '请专家', en: 'Ask an expert' },
} as const;
export type ClauseDecision = keyof typeof clauseDecisionWords;

/** One marked place of the text, with what people decided of it. */
export interface ReviewedClause {
  /** Its number in the text, which its mark bears. */
  n: number;
  code: ClauseCode;
  /** Where it begins, and its words as they stand there. */
  at: number;
  words: string;
  sentence: string;
  severity: Severity;
  /** Null until somebody decides. */
  decision: ClauseDecision | null;
  reason: string;
  byId: string | null;
  /** 条款库: the earlier review in which the same words were judged fair, which is why it is not asked again. */
  knownFrom: string | null;
  /** Marked by a person, not by the checker. */
  byHand: boolean;
}

export const expertOpinionWords = {
  suspected: { zh: '涉嫌', en: 'Suspected' },
  fair: { zh: '不算', en: 'Not unfair' },
  unsure: { zh: '再研究', en: 'To be looked into' },
} as const;
export type ExpertOpinion = keyof typeof expertOpinionWords;

/** 专家意见: who said it on which day, and what he takes the mark for; it binds nobody. */
export interface ExpertComment {
  n: number;
  /** His name on that day. */
  expert: string;
  words: string;
  on: Day;
  /** Missing where a name was typed, before experts were of the register of people. */
  expertId?: string;
  opinion?: ExpertOpinion;
}

export interface ContractReview {
  countyId: number;
  id: string;
  /** 「款2026-0011」 */
  number: string;
  version: number;
  state: ContractReviewState;
  title: string;
  form: ContractForm;
  trade: ClauseTrade;
  operatorName: string;
  /** The page of the register of shops, once somebody has said which it is. */
  operatorId: string | null;
  /** 版本 */
  edition: string;
  source: ReviewSource;
  /** The numbers of what it came from: 「投2026-0302」. */
  sourceNumbers: readonly string[];
  /** 轮次: the round of its industry in which it was looked at, by name; empty outside of any. */
  round: string;
  collectedOn: Day;
  text: string;
  /** What the text was before somebody put another in its place; empty until then. */
  formerText: string;
  photoIds: readonly string[];
  clauses: readonly ReviewedClause[];
  comments: readonly ExpertComment[];
  opinion: string;
  advisedOn: Day | null;
  advisedById: string | null;
  rectifyBy: Day | null;
  rectifiedOn: Day | null;
  /** What the operator changed, in words. */
  rectified: string;
  recheckedOn: Day | null;
  recheckWords: string;
  /** The number of the case that it became. */
  enforcementNumber: string;
  /** By when the opinion is due, then by when it is mended; null where nobody is waited for. */
  dueOn: Day | null;
  officeId: string | null;
  byId: string;
  remark: string;
  openedAt: Date;
  closedAt: Date | null;
}

/** How the same words were judged before, newest first. */
export interface EarlierJudgement {
  key: string;
  code: ClauseCode;
  decision: Exclude<ClauseDecision, 'expert'>;
  reason: string;
  number: string;
  on: Day;
}

export interface ContractReviewFacts extends Facts {
  severities: Severities;
  /** The text as it is kept, and what the checker suspects in it. */
  readContract: (typed: string) => { text: string; found: readonly Suspicion[] };
  /** What was decided of the same words. */
  earlier: readonly EarlierJudgement[];
  /** The page of the register that bears this very name; null where none or several do. */
  operatorId: string | null;
  /** Experts and lecturers in post, where the step asks one of them. */
  experts: readonly { id: string; name: string }[];
  /** The number of the case that the step opened, where cases are kept. */
  enforcement: string | null;
}

/** The words as they are compared: without blanks and marks, every number alike. */
export function clauseKey(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[\s。，、；：！？“”‘’"'（）()《》.,;:!?]/gu, '')
    .replace(/[0-9]{1,12}/gu, '#')
    .slice(0, 200);
}

const choice = <T extends string>(words: Readonly<Record<T, { zh: string; en: string }>>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, ...words[value] }));
const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
/** The longest contract that is read; what is longer is collected in parts. */
export const mostContractLetters = 20_000;

export const contractText = labelled(written().min(4).max(mostContractLetters), {
  zh: '原文',
  en: 'The text',
  input: 'longText',
  fromFile: true,
  hintZh:
    '照原样贴，或者从 DOCX、PDF、TXT 取字，看过再往下；照片上的字请读出来写在这里。电话、证件号自动隐去，姓名请先隐去。',
  hintEn:
    'As it stands, pasted or read from a file and looked at; write what a photo says. Telephones and identity numbers are masked by themselves.',
  wrongZh: '最多两万字；再长的请分成几份',
  wrongEn: 'at most 20,000 letters',
});

export const CollectContract = z.object({
  id: z.uuid(),
  title: labelled(written().min(2).max(80), {
    zh: '叫什么',
    en: 'Title',
    input: 'text',
    hintZh: '如：婚宴预订单（2026 版）',
    hintEn: 'such as wedding booking form (2026)',
  }),
  form: labelled(z.enum(Object.keys(contractFormWords) as [ContractForm, ...ContractForm[]]), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: choice(contractFormWords),
  }),
  trade: labelled(z.enum(clauseTrades), {
    zh: '行业',
    en: 'Industry',
    input: 'choice',
    options: choice(clauseTradeWords),
  }),
  operatorName: labelled(written().min(2).max(80), { zh: '谁的', en: 'Whose', input: 'text', hintZh: '经营者名称' }),
  edition: labelled(written().max(40).default(''), { zh: '版本（可不填）', en: 'Edition (optional)', input: 'text' }),
  source: labelled(z.enum(Object.keys(reviewSourceWords) as [ReviewSource, ...ReviewSource[]]), {
    zh: '哪里来的',
    en: 'Source',
    input: 'choice',
    options: choice(reviewSourceWords),
  }),
  sourceNumbers: labelled(z.array(written().min(2).max(20)).max(20).default([]), {
    zh: '来源编号（可不填）',
    en: 'Numbers of the source (optional)',
    input: 'words',
    hintZh: '如：投2026-0302，投2026-0377',
    hintEn: 'such as 投2026-0302',
  }),
  round: labelled(written().max(40).default(''), {
    zh: '轮次（可不填）',
    en: 'Round (optional)',
    input: 'text',
    hintZh: '如：2026 年快递行业',
    hintEn: 'such as parcels 2026',
  }),
  collectedOn: labelled(z.iso.date(), { ...day, zh: '哪天收的', en: 'Collected on' }),
  text: contractText,
  photoIds: labelled(z.array(z.uuid()).max(5).default([]), {
    zh: '照片、扫描件（可不加）',
    en: 'Photos, scans',
    input: 'files',
  }),
});
export type CollectContract = z.infer<typeof CollectContract>;

export const JudgeClause = z.object({
  n: z.number().int().min(1).max(500),
  decision: z.enum(['suspected', 'fair', 'expert']),
  reason: written().max(300).default(''),
});
export type JudgeClause = z.infer<typeof JudgeClause>;

export const WeighClause = z.object({
  n: z.number().int().min(1).max(500),
  severity: z.enum(['light', 'middle', 'heavy']),
});
export type WeighClause = z.infer<typeof WeighClause>;

export const MarkClause = z.object({
  code: labelled(z.enum(clauseCodes), {
    zh: '哪一类',
    en: 'Kind',
    input: 'choice',
    options: clauseCodes.map((code) => ({
      value: code,
      zh: `${code} ${clauseCodeTable[code].zh}`,
      en: `${code} ${clauseCodeTable[code].en}`,
    })),
  }),
  words: labelled(written().min(2).max(300), {
    zh: '原文里的哪几个字',
    en: 'Which words of the text',
    input: 'longText',
    hintZh: '照原文抄，一字不差',
    hintEn: 'exactly as they stand',
  }),
});
export type MarkClause = z.infer<typeof MarkClause>;

export const CommentClause = z.object({
  n: labelled(z.number().int().min(1).max(500), {
    zh: '第几处',
    en: 'Which mark',
    input: 'number',
    wrongZh: '写标记上的号',
    wrongEn: 'the number of the mark',
  }),
  expertId: labelled(z.uuid(), {
    zh: '哪位专家',
    en: 'Which expert',
    input: 'handler',
    hintZh: '在聘的专家、宣讲员；没有的先到“人员”里聘任',
    hintEn: 'experts and lecturers in post; appoint one first where there is none',
    wrongZh: '从列表里选一位',
    wrongEn: 'choose from the list',
  }),
  on: labelled(z.iso.date(), { ...day, zh: '哪天说的', en: 'Said on' }),
  opinion: labelled(z.enum(Object.keys(expertOpinionWords) as [ExpertOpinion, ...ExpertOpinion[]]), {
    zh: '怎么看',
    en: 'Takes it for',
    input: 'choice',
    options: choice(expertOpinionWords),
  }),
  words: labelled(written().min(4).max(600), { zh: '专家怎么说', en: 'What he says', input: 'longText' }),
});
export type CommentClause = z.infer<typeof CommentClause>;

export const ReplaceText = z.object({ text: contractText });
export const Advise = z.object({
  opinion: labelled(written().min(10).max(4000), {
    zh: '审查意见',
    en: 'Opinion',
    input: 'longText',
    hintZh: '按涉嫌的各条起草好了，请看过再改；只写“涉嫌”“建议”。',
    hintEn: 'Drafted from the suspected clauses; read and change it. Only suspected and proposed.',
  }),
  rectifyBy: labelled(z.iso.date(), { ...day, zh: '请哪天前改好', en: 'To be mended by', startsEmpty: true }),
});
export type Advise = z.infer<typeof Advise>;
export const Rectify = z.object({
  rectifiedOn: labelled(z.iso.date(), { ...day, zh: '哪天改的', en: 'Mended on' }),
  rectified: labelled(written().min(4).max(2000), { zh: '改成什么样', en: 'What was changed', input: 'longText' }),
});
export type Rectify = z.infer<typeof Rectify>;
export const Recheck = z.object({
  recheckedOn: labelled(z.iso.date(), { ...day, zh: '哪天复查的', en: 'Re-checked on' }),
  recheckWords: labelled(written().min(2).max(600), { zh: '复查情况', en: 'What was found', input: 'longText' }),
});
export type Recheck = z.infer<typeof Recheck>;
export const HandOver = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么转案件', en: 'Why', input: 'longText' }),
  ...OpenCase.shape,
});
export type HandOver = z.infer<typeof HandOver>;
export const Why = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }),
});

/** Who reads it: the county all of them, an office its own. */
export function maySeeContractReview(actor: Actor, review: Pick<ContractReview, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== review.countyId || !mayDo(actor, 'contractReview.read')) return false;
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  return !isOffice || review.officeId === actor.organisationId;
}

/** The clauses that the checker suspects, numbered as they stand; what the library has judged fair lately is not asked again. */
export function clausesOf(
  found: readonly Suspicion[],
  { severities, earlier }: Pick<ContractReviewFacts, 'severities' | 'earlier'>,
): ReviewedClause[] {
  return found.map(({ code, at, words, sentence }, i): ReviewedClause => {
    const key = clauseKey(words);
    const known = earlier.find((one) => one.key === key && one.code === code);
    const isFair = known?.decision === 'fair';
    return {
      n: i + 1,
      code,
      at,
      words,
      sentence,
      severity: severities[code],
      decision: isFair ? 'fair' : null,
      reason: isFair ? known.reason : '',
      byId: null,
      knownFrom: isFair ? known.number : null,
      byHand: false,
    };
  });
}

/** By when the opinion is due, by the working days that the county gives itself from the day of collecting; then by when it is mended. */
export function reviewDueOn(
  { state, collectedOn, rectifyBy }: Pick<ContractReview, 'state' | 'collectedOn' | 'rectifyBy'>,
  { calendar, limits }: Pick<Facts, 'calendar' | 'limits'>,
): Day | null {
  if (state === 'collected' || state === 'reviewed')
    return addWorkingDays(calendar, collectedOn, limits.opinionWorkingDays);
  return state === 'advised' ? rectifyBy : null;
}

/** 审查意见 as it is drafted, the heaviest first: each suspected clause with its article and the words that would do instead. */
export function draftOpinion({
  title,
  operatorName,
  clauses,
}: Pick<ContractReview, 'title' | 'operatorName' | 'clauses'>): string {
  const suspected = clauses.filter(({ decision }) => decision === 'suspected').toSorted(byWeight);
  const items = suspected.map(({ code, words }, i) => {
    const { zh, articles, mend } = clauseCodeTable[code];
    return `${i + 1}. “${words}”涉嫌${zh}（${articles[0] ?? ''}）。建议改为：“${mend.zh}”`;
  });
  return [
    `经审查，${operatorName}的《${title}》有 ${suspected.length} 处涉嫌不符合规定，建议修改：`,
    ...items,
    '请按期修改，并把改好的文本送来复查。',
  ].join('\n');
}
