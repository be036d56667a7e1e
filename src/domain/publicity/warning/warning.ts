/**
 * 消费提示、消费警示 (warning): what consumers are told before they buy or while they use (令121 第三十八条「消费预警和风险提示」, 实施条例
 * 第二十七、三十八条). Drafted from what is known, its facts checked, read by somebody for law and secrets who did not write it, approved,
 * published for towns and classes of goods until a day; corrected by two, withdrawn by one with a reason.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { KnownLeaks, LeakMark, TextGate } from '../../base/disclosure/leak-mark.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';

export const warningKindWords = {
  tip: { zh: '消费提示', en: 'Tip' },
  warning: { zh: '消费警示', en: 'Warning' },
  urgent: { zh: '紧急警示', en: 'Urgent warning' },
} as const;
export type WarningKind = keyof typeof warningKindWords;
const kinds = Object.keys(warningKindWords) as [WarningKind, ...WarningKind[]];

/** What it is drafted from; the number is that of the record, if it has one. */
export const warningSourceWords = {
  analysis: { zh: '数据分析', en: 'Analysis' },
  complaints: { zh: '投诉', en: 'Complaints' },
  incident: { zh: '群体事件', en: 'A group incident' },
  sampling: { zh: '抽检', en: 'Sampling' },
  case: { zh: '案件', en: 'A case' },
  above: { zh: '上级通报', en: 'From above' },
} as const;
export type WarningSource = keyof typeof warningSourceWords;
const sourceKinds = Object.keys(warningSourceWords) as [WarningSource, ...WarningSource[]];

export const warningStateWords = {
  draft: { zh: '草稿', en: 'Draft' },
  checked: { zh: '事实已核', en: 'Facts checked' },
  reviewed: { zh: '法制保密已审', en: 'Reviewed' },
  approved: { zh: '已批准，待发布', en: 'Approved' },
  published: { zh: '已发布', en: 'Published' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  dropped: { zh: '不用了', en: 'Not used' },
} as const;
export type WarningState = keyof typeof warningStateWords;

export const warningMoves = {
  draft: { check: 'checked', rewrite: 'draft', drop: 'dropped' },
  checked: { review: 'reviewed', sendBack: 'draft' },
  reviewed: { approve: 'approved', sendBack: 'draft' },
  approved: { publish: 'published', sendBack: 'draft' },
  published: {
    correct: 'published',
    confirmCorrection: 'published',
    dropCorrection: 'published',
    withdraw: 'withdrawn',
  },
  withdrawn: {},
  dropped: {},
} as const satisfies Record<WarningState, Partial<Record<string, WarningState>>>;
export type WarningMove =
  | 'check'
  | 'review'
  | 'approve'
  | 'sendBack'
  | 'rewrite'
  | 'drop'
  | 'publish'
  | 'correct'
  | 'confirmCorrection'
  | 'dropCorrection'
  | 'withdraw';

/** What everybody reads of it. */
export interface WarningWords {
  title: string;
  /** 事情: what is known. */
  text: string;
  /** 怎么办: one thing to do a line. */
  advice: string;
  /** 还没弄清的; empty where everything is. */
  unknown: string;
}

/** What it rests on; the number is that of a record, if it has one. */
export interface DraftedFrom {
  kind: WarningSource;
  number: string;
}

/** What was put right, and why, as the page says it. */
export interface PutRight {
  on: Day;
  reason: string;
}

/** Words that somebody wants to put instead, until another agrees. */
export interface Correction extends WarningWords {
  reason: string;
  byId: string;
}

export interface Warning extends WarningWords {
  countyId: number;
  id: string;
  /** 「警2026-0003」, taken with the publication, so that what was never published leaves no gap. */
  number: string | null;
  version: number;
  state: WarningState;
  kind: WarningKind;
  sources: readonly DraftedFrom[];
  /** 核了什么: how its facts were checked. */
  checkedHow: string;
  /** The last day for something that must be done, such as an appraisal in the field, and what it is for. */
  actBy: Day | null;
  actWhat: string;
  /** Towns that it is for; empty for the whole county. */
  townIds: readonly string[];
  categoryCodes: readonly string[];
  /** 管到: the last day on which it holds. */
  untilOn: Day | null;
  /** Whether stations and subscribers hear by text message. */
  bySms: boolean;
  writerIds: readonly string[];
  draftedAt: Date;
  checkedById: string | null;
  reviewedById: string | null;
  approvedById: string | null;
  publishedAt: Date | null;
  correction: Correction | null;
  /** What was put right since, the newest last. */
  corrections: readonly PutRight[];
  remark: string;
  endedAt: Date | null;
}

/** What a row of the list carries of a warning. */
export const warningRow = ['title', 'kind', 'publishedAt', 'untilOn'] as const;

export const warningWordFields = {
  title: labelled(written().min(6).max(60), {
    zh: '标题',
    en: 'Title',
    input: 'text',
    hintZh: '一句话说出东西和要做的事，例如：种了“丰垦818”不结穗的，先别砍秆',
    hintEn: 'what it is and what to do, in one sentence',
  }),
  text: labelled(written().min(10).max(800), {
    zh: '事情',
    en: 'What is known',
    input: 'longText',
    hintZh: '不写姓名、电话、村名门牌；没有案件或者抽检结果，不点店名',
    hintEn: 'no names, telephones or villages; no shop without a case or a sampling result',
  }),
  advice: labelled(written().min(4).max(600), {
    zh: '怎么办',
    en: 'What to do',
    input: 'longText',
    hintZh: '一行一件，最多六件',
    hintEn: 'one thing a line, six at most',
  }),
  unknown: labelled(written().max(300).default(''), {
    zh: '还没弄清的（可不填）',
    en: 'What is not known yet (optional)',
    input: 'longText',
  }),
};

export const warningForm = {
  kind: labelled(z.enum(kinds), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: kinds.map((value) => ({ value, ...warningKindWords[value] })),
  }),
  ...warningWordFields,
  actBy: labelled(z.iso.date().nullable().default(null), {
    zh: '最晚哪天要办（可不填）',
    en: 'To be done by (optional)',
    input: 'day',
    startsEmpty: true,
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  actWhat: labelled(written().max(60).default(''), {
    zh: '那天以前办什么（可不填）',
    en: 'What to do by then (optional)',
    input: 'text',
  }),
  townIds: labelled(z.array(z.string().max(40)).max(200).default([]), {
    zh: '发给哪些乡镇（不选就是全县）',
    en: 'Towns (none: the whole county)',
    input: 'choices',
  }),
  categoryCodes: labelled(z.array(z.string().max(20)).max(20).default([]), {
    zh: '哪些商品服务（可不选）',
    en: 'Goods and services (optional)',
    input: 'choices',
  }),
  sourceKind: labelled(z.enum(sourceKinds), {
    zh: '依据什么',
    en: 'Drafted from',
    input: 'choice',
    options: sourceKinds.map((value) => ({ value, ...warningSourceWords[value] })),
  }),
  sourceNumbers: labelled(z.array(written().min(1).max(40)).max(20).default([]), {
    zh: '哪几件的编号（可不填，用顿号分开）',
    en: 'Numbers (optional)',
    input: 'words',
  }),
};

export const DraftWarning = z.object({
  /** Made by the client: the same press twice drafts one. */
  id: z.uuid(),
  ...warningForm,
});
export type DraftWarning = z.infer<typeof DraftWarning>;

/** A piece of the text that was let through by a person, with a reason. */
export interface Passed {
  words: string;
}

export interface WarningFacts extends Facts, TextGate {
  /** What the gate knows: names of the parties behind it, of operators, of the county's own offices. */
  known: KnownLeaks;
  /** Operators that a case or a sampling result stands behind: they may be named. */
  proven: readonly string[];
  passed: readonly Passed[];
  /** The number that it takes with its publication; null at every other step. */
  freshNumber: string | null;
  townIds: readonly string[];
  categoryCodes: readonly string[];
  /** Whether somebody else than who reviewed it may approve it. */
  anotherApproves: boolean;
}

export function wordsOf({ title, text, advice, unknown }: WarningWords): WarningWords {
  return { title, text, advice, unknown };
}

/** Why it was withdrawn, without the mark that ends a sentence: the page goes on behind it. */
export function withdrawnWords({ remark }: Pick<Warning, 'remark'>): string {
  return remark.trim().replace(/[。．.；;！!，,]{1,5}$/u, '');
}

/** Which of its words a correction would change. */
export function correctedFields(entry: WarningWords, correction: WarningWords): (keyof WarningWords)[] {
  const [now, next] = [wordsOf(entry), wordsOf(correction)];
  return (Object.keys(now) as (keyof WarningWords)[]).filter((field) => now[field] !== next[field]);
}

/** All of a draft that everybody reads. */
export type GatedField = keyof WarningWords | 'actWhat';

export function gatedOf({ actWhat, ...words }: Pick<Warning, GatedField>): Record<GatedField, string> {
  return { ...wordsOf(words), actWhat };
}

/** A mark of the gate in one field of a text. */
export interface FieldMark extends LeakMark {
  field: string;
  /** Let through by a person. */
  isPassed: boolean;
  /** May never be let through: an identity number, a party to the matter behind it. */
  isFixed: boolean;
}

/** What the gate itself put in place of a telephone: what is marked beside it is decided, and not this once more. */
function isMasked({ kind, words }: LeakMark): boolean {
  return kind === 'number' && /^1\d{2}\*{4}\d{4}$/u.test(words);
}

/** What may be let through is what the gate only takes for somebody's: the number of a maker's service, a brand that sounds like a name. */
export function fieldMarks(
  fields: Readonly<Record<string, string>>,
  { leaksOf, known, proven, passed }: Pick<WarningFacts, 'leaksOf' | 'known' | 'proven' | 'passed'>,
): FieldMark[] {
  const firms = (known.firms ?? []).filter((firm) => !proven.includes(firm));
  return Object.entries(fields).flatMap(([field, words]) =>
    leaksOf(words, { ...known, firms })
      .filter((mark) => !isMasked(mark))
      .map((mark) => ({
        ...mark,
        field,
        isPassed: passed.some((one) => one.words === mark.words),
        isFixed: mark.kind === 'identity' || mark.kind === 'firm' || (mark.kind === 'name' && mark.guessed !== true),
      })),
  );
}

/** What still keeps the text from being published. */
export function openMarks(marks: readonly FieldMark[]): FieldMark[] {
  return marks.filter(({ isPassed, isFixed }) => isFixed || !isPassed);
}

export function draftWarning(input: DraftWarning, facts: WarningFacts): Change<Warning> {
  const { sourceKind, sourceNumbers, ...words } = input;
  const { by, at } = facts;
  const next: Warning = {
    ...words,
    countyId: by.countyId,
    number: null,
    version: 1,
    state: 'draft',
    sources: sourcesOf(sourceKind, sourceNumbers),
    checkedHow: '',
    untilOn: null,
    bySms: false,
    writerIds: [by.id],
    draftedAt: at,
    checkedById: null,
    reviewedById: null,
    approvedById: null,
    publishedAt: null,
    correction: null,
    corrections: [],
    remark: '',
    endedAt: null,
  };
  return { next, event: eventOf(next, 'warning-drafted', facts, { kind: next.kind, source: sourceKind }) };
}

export function sourcesOf(kind: WarningSource, numbers: readonly string[]): Warning['sources'] {
  return numbers.length === 0 ? [{ kind, number: '' }] : numbers.map((number) => ({ kind, number }));
}

/** The county and the heads who review see all; an officer what he wrote, and everybody what was published. */
export function maySeeWarning(actor: Actor, warning: Pick<Warning, 'countyId' | 'state' | 'writerIds'>): boolean {
  if (actor.countyId !== warning.countyId || !mayDo(actor, 'warning.read')) return false;
  if (actor.role === 'centre' || actor.role === 'leader' || actor.role === 'officeHead') return true;
  if (warning.state === 'published' || warning.state === 'withdrawn') return true;
  return actor.role !== 'station' && warning.writerIds.includes(actor.id);
}

/** Whether it holds on the day. */
export function isInForce({ state, untilOn }: Pick<Warning, 'state' | 'untilOn'>, today: Day): boolean {
  return state === 'published' && (untilOn === null || untilOn >= today);
}

/** Whether it is for the town: one without towns is for the whole county. */
export function isForTown({ townIds }: Pick<Warning, 'townIds'>, townId: string | null): boolean {
  return townIds.length === 0 || (townId !== null && townIds.includes(townId));
}

/** The most urgent first, then the newest. */
export function inOrder<W extends Pick<Warning, 'kind' | 'publishedAt'>>(warnings: readonly W[]): W[] {
  const rank = { urgent: 0, warning: 1, tip: 2 } as const;
  return warnings.toSorted(
    (a, b) => rank[a.kind] - rank[b.kind] || (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0),
  );
}
