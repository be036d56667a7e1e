/**
 * 函 (guidance): a letter to an operator: 规范意见 (行政建议) with numbered items, 提醒 and 约谈 (S73, S133, S134, SM19). Advice binds nobody:
 * what is not followed is checked again, or looked into as a case.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { Facts } from '../../matter/matter.ts';

export const guidanceKindWords = {
  opinion: { zh: '规范意见', en: 'Guidance letter' },
  reminder: { zh: '提醒函', en: 'Reminder' },
  talk: { zh: '约谈', en: 'Talk' },
} as const;
export type GuidanceKind = keyof typeof guidanceKindWords;
const kinds = Object.keys(guidanceKindWords) as [GuidanceKind, ...GuidanceKind[]];

export const guidanceStateWords = {
  drafted: { zh: '待签发', en: 'To be signed' },
  issued: { zh: '已发出', en: 'Issued' },
  replied: { zh: '待复查', en: 'To be checked' },
  verified: { zh: '已落实', en: 'Carried out' },
  closed: { zh: '已办结', en: 'Closed' },
  dropped: { zh: '没有发', en: 'Not sent' },
} as const;
export type GuidanceState = keyof typeof guidanceStateWords;

export const checkResultWords = {
  done: { zh: '做到了', en: 'Done' },
  undone: { zh: '没做到', en: 'Not done' },
} as const;
export type CheckResult = keyof typeof checkResultWords;

/** One numbered item, what the operator answered to it and what was seen afterwards. */
export interface GuidanceItem {
  text: string;
  /** 复查日期 */
  recheckBy: Day;
  /** Empty until the operator answers it. */
  answer: string;
  /** 凭据: what shows it. */
  proof: string;
  answeredOn: Day | null;
  result: CheckResult | null;
  checkedOn: Day | null;
  seen: string;
}

export interface Guidance {
  countyId: number;
  id: string;
  /** 「函2026-0001」 */
  number: string;
  version: number;
  state: GuidanceState;
  kind: GuidanceKind;
  title: string;
  operatorName: string;
  /** The page of the register that bears this very name; null where none or several do. */
  operatorId: string | null;
  /** The complaint, review or survey that it comes from: 「投2026-0302」. */
  sourceNumber: string | null;
  words: string;
  items: readonly GuidanceItem[];
  /** By when the operator is asked to answer. */
  answerBy: Day | null;
  officeId: string | null;
  byId: string;
  draftedAt: Date;
  signedById: string | null;
  issuedOn: Day | null;
  acknowledgedOn: Day | null;
  acknowledgedName: string;
  attachmentIds: readonly string[];
  remark: string;
  /** By when it is to be answered or looked at again; null where nothing is waited for. */
  dueOn: Day | null;
  /** What it was called in an old ledger, if it was carried over from one. */
  formerNumber: string;
  closedAt: Date | null;
}

const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;

const ItemRow = z.object({
  text: labelled(written().min(2).max(500), { zh: '请你单位做什么', en: 'What is asked', input: 'longText' }),
  recheckBy: labelled(z.iso.date(), { ...day, zh: '哪天复查', en: 'Checked by', startsEmpty: true }),
});

export const guidanceForm = {
  kind: labelled(z.enum(kinds), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: kinds.map((value) => ({ value, ...guidanceKindWords[value] })),
  }),
  operatorName: labelled(written().min(2).max(80), { zh: '给谁', en: 'To', input: 'text', hintZh: '经营者名称' }),
  title: labelled(written().min(4).max(80), {
    zh: '关于什么',
    en: 'About',
    input: 'text',
    hintZh: '如：规范话费赠送活动',
    hintEn: 'such as how gifts of credit are told',
  }),
  words: labelled(written().min(10).max(4000), {
    zh: '情况和理由',
    en: 'Facts and reasons',
    input: 'longText',
    hintZh: '写发现了什么、凭什么；几项意见写在下面，条数由程序写',
    hintEn: 'what was found, and why; the items stand below, and are counted by the program',
  }),
  items: labelled(z.array(ItemRow).max(20).default([]), {
    zh: '逐条意见',
    en: 'Items',
    input: 'rows',
    hintZh: '一条一件事，各有复查日期；提醒、约谈可以不列',
    hintEn: 'one thing each, with its day of checking; a reminder or a talk needs none',
  }),
  answerBy: labelled(z.iso.date().nullable().default(null), {
    ...day,
    zh: '请哪天前答复（可不填）',
    en: 'Answer by (optional)',
  }),
  sourceNumber: labelled(written().max(20).nullable().default(null), {
    zh: '从哪件来的（可不填）',
    en: 'Comes from (optional)',
    input: 'text',
    hintZh: '如 投2026-0302、调2026-0001、款2026-0003',
    hintEn: 'such as 投2026-0302',
  }),
};
export const DraftGuidance = z.object({ id: z.uuid(), ...guidanceForm });
export type DraftGuidance = z.infer<typeof DraftGuidance>;
export const AmendGuidance = z.object(guidanceForm);
export type AmendGuidance = z.infer<typeof AmendGuidance>;

const nth = labelled(z.number().int().min(1).max(20), {
  zh: '第几条',
  en: 'Item',
  input: 'number',
  wrongZh: '写意见前面的号，例如 1',
  wrongEn: 'the number before the item',
});
const proofFiles = labelled(z.array(z.uuid()).max(8).default([]), {
  zh: '照片、文件（可不加）',
  en: 'Photos, papers (optional)',
  input: 'files',
});
const AnswerRow = z.object({
  n: nth,
  answer: labelled(written().min(2).max(600), { zh: '怎么答复', en: 'The answer', input: 'longText' }),
  proof: labelled(written().max(200).default(''), {
    zh: '凭据',
    en: 'Proof',
    input: 'text',
    hintZh: '如新的告知书、照片 2 张',
  }),
});
export const AnswerItems = z.object({
  answeredOn: labelled(z.iso.date(), { ...day, zh: '哪天答复的', en: 'Answered on' }),
  answers: labelled(z.array(AnswerRow).min(1).max(20), {
    zh: '逐条答复',
    en: 'Item by item',
    input: 'rows',
    hintZh: '没答的那条先去掉，答了再补',
    hintEn: 'take out what is not answered yet',
  }),
  attachmentIds: proofFiles,
});
export type AnswerItems = z.infer<typeof AnswerItems>;

const CheckRow = z.object({
  n: nth,
  result: labelled(z.enum(['done', 'undone']), {
    zh: '做到没有',
    en: 'Done or not',
    input: 'choice',
    options: Object.entries(checkResultWords).map(([value, words]) => ({ value, ...words })),
  }),
  seen: labelled(written().min(2).max(400), { zh: '看到了什么', en: 'What was seen', input: 'text' }),
  recheckBy: labelled(z.iso.date().nullable().default(null), {
    ...day,
    zh: '没做到的，哪天再查',
    en: 'If not, checked again by',
  }),
});
export const CheckItems = z.object({
  checkedOn: labelled(z.iso.date(), { ...day, zh: '哪天复查的', en: 'Checked on' }),
  checks: labelled(z.array(CheckRow).min(1).max(20), { zh: '逐条复查', en: 'Item by item', input: 'rows' }),
  attachmentIds: proofFiles,
});
export type CheckItems = z.infer<typeof CheckItems>;

export const Acknowledge = z.object({
  acknowledgedOn: labelled(z.iso.date(), { ...day, zh: '哪天签收的', en: 'On' }),
  acknowledgedName: labelled(written().min(2).max(40), {
    zh: '谁签收的',
    en: 'By whom',
    input: 'text',
    hintZh: '姓名和身份，如店长李某',
    hintEn: 'name and post',
  }),
});
export type Acknowledge = z.infer<typeof Acknowledge>;

export interface GuidanceFacts extends Facts {
  /** What the named source is called, as far as the drafter may see it; null where there is none. */
  source: { number: string } | null;
  operatorId: string | null;
}

/** Who reads it: the county and the association all of them, an office its own. */
export function maySeeGuidance(actor: Actor, letter: Pick<Guidance, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== letter.countyId || !mayDo(actor, 'guidance.read')) return false;
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  return !isOffice || letter.officeId === actor.organisationId;
}

/** How many of its items were done. */
export function itemsDone({ items }: Pick<Guidance, 'items'>): number {
  return items.filter(({ result }) => result === 'done').length;
}

/** The next day on which one of its items is to be looked at; null where none is. */
export function nextCheckOn({ state, items }: Pick<Guidance, 'state' | 'items'>): Day | null {
  if (state !== 'issued' && state !== 'replied') return null;
  return (
    items
      .filter(({ result }) => result !== 'done')
      .map(({ recheckBy }) => recheckBy)
      .toSorted()[0] ?? null
  );
}

/** The day by which it is to be answered or looked at again, whichever comes first. */
export function guidanceDueOn(letter: Pick<Guidance, 'state' | 'items' | 'answerBy'>): Day | null {
  const days = [letter.state === 'issued' ? letter.answerBy : null, nextCheckOn(letter)];
  return days.filter((one) => one !== null).toSorted()[0] ?? null;
}
