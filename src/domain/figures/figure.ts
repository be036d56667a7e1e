/**
 * 统计口径 (figure): what counts as what. Each figure has one definition, counted from the ledger, and opens the records
 * behind it. 办结率 is closed by the cut-off ÷ accepted in the period, shown with both numbers: the seed prints 97.51 %
 * where its own 198 of 201 gives 98.51 %, so the program counts and never copies. This is the frame, which knows no subject:
 * each wing hands in its own definitions, and src/domain/figures.ts names them all.
 */
import type { MatterKind } from '../matter/matter.ts';

/** How a value is kept: fen, grams and minutes are whole, and printed as 万元, kilograms and hours where the figure says so. */
export type FigureUnit = 'count' | 'fen' | 'gram' | 'percent' | 'minute' | 'hour' | 'mean';

/** 期间: by the day of the event; of those of the period, with what became of them up to its last day; as of that day; a rule in force. */
export const periodRules = {
  event: { zh: '按事情发生的日子', en: 'By the day of the event' },
  cohort: { zh: '期内进来的，结果看到截止日', en: 'Those of the period, with their result up to the cut-off' },
  asOf: { zh: '截止日当天的存量', en: 'As of the cut-off' },
  standing: { zh: '现在施行的规定', en: 'The rule in force' },
} as const;
export type PeriodRule = keyof typeof periodRules;

/** 范围: how far down the tree of organisations it is counted. An office has none of what the county alone does. */
export const figureScopes = {
  office: { zh: '全县，分到所', en: 'The county and each of its offices' },
  county: { zh: '全县', en: 'The county as a whole' },
} as const;
export type FigureScope = keyof typeof figureScopes;

/** 分项: by what it may be split. */
export const figureDimensions = {
  office: { zh: '所', en: 'Office' },
  town: { zh: '乡镇', en: 'Town' },
  village: { zh: '村、社区', en: 'Village' },
  category: { zh: '类别', en: 'Category' },
  nature: { zh: '问题', en: 'Nature' },
  channel: { zh: '渠道', en: 'Channel' },
  operator: { zh: '经营者', en: 'Operator' },
  month: { zh: '月份', en: 'Month' },
} as const;
export type FigureDimension = keyof typeof figureDimensions;

/** The dimensions that the records of a kind have. */
export const byMatter = ['office', 'town', 'village', 'category', 'nature', 'channel', 'operator', 'month'] as const;
export const byPlace = ['office', 'town', 'village', 'month'] as const;
export const byOffice = ['office', 'month'] as const;
export const byMonth = ['month'] as const;

/** 四难 (S138): which of the four difficulties a figure tells of. */
export const difficulties = {
  access: { zh: '投诉难', en: 'Hard to complain' },
  education: { zh: '普法难', en: 'Hard to know the law' },
  support: { zh: '启动难', en: 'Hard to start' },
  settlement: { zh: '调处难', en: 'Hard to settle' },
} as const;
export type Difficulty = keyof typeof difficulties;

/** Where the definition comes from: a sentence of the seed, a rule or usage, or the county itself. */
export interface FigureSource {
  /** The sentence of a report that prints it. */
  sentence?: string;
  lawZh?: string;
  lawEn?: string;
}

/** How a figure is called, in what it is counted, and what it means. */
export interface FigureWords {
  /** 「F14」: stands in reports and exports, and never changes. */
  id: string;
  /** Other numbers of the same figure, such as that of an office's report. */
  also?: readonly string[];
  zh: string;
  en: string;
  unit: FigureUnit;
  /** 件、人次、户次: never left out in print, so that two of them are not added. */
  unitZh: string;
  unitEn: string;
  /** Of which kind of matter the records behind it are; complaints where it is left out. */
  kind?: MatterKind;
  /** The page of the records behind it, where they are no matters. */
  records?: string;
  /** The figure whose records it opens, where it is counted over them and no record is one of it. */
  opens?: string;
  /** The definition in one sentence, printed beside the figure. */
  definitionZh: string;
  definitionEn: string;
  /** How it is counted from what is written down. */
  formulaZh: string;
  formulaEn: string;
  rule: PeriodRule;
  scope: FigureScope;
  dimensions: readonly FigureDimension[];
  source: FigureSource;
  difficulty?: Difficulty;
  /** The two figures of a ratio, which is never printed without them. */
  ratio?: { part: string; whole: string };
  /** The two figures of a change: (now − base) ÷ base. */
  change?: { now: string; base: string };
  /** The figures of which it is the sum. */
  sum?: readonly string[];
  /** A count of matters that are in two of these, each of which is one: it is taken off the sum, and is no figure by itself. */
  both?: string;
  /** What else the same word may mean, and which figure means that. */
  footnoteZh?: string;
  footnoteEn?: string;
  /** A count that there may be none of, such as a base of before the ledger. */
  mayLack?: true;
  /** Why it cannot be counted from what is written down: it is blank, and never a nought. */
  blankZh?: string;
  blankEn?: string;
  /** Which version of its definition this is, and since when; the first where nothing is said. */
  version?: { n: number; since: string };
}

/** The version of every definition that was not changed since the registry began. */
export const firstVersion = { n: 1, since: '2026-11-30' } as const;

/** Of what there may be none, because nothing is behind it. */
type Lacking = { unit: 'percent' | 'minute' | 'hour' | 'mean' } | { mayLack: true };

/** What a wing counts of its own figures: all that is not made of others. */
export type CountedOf<Words extends Readonly<Record<string, FigureWords>>> = {
  [Name in keyof Words as Words[Name] extends { ratio: object } | { change: object } | { sum: object } ? never : Name]:
    | number
    | (Words[Name] extends Lacking ? null : never);
};

/** The figures of a table that may have no value though they were counted. */
export type LackingName<Words extends Readonly<Record<string, FigureWords>>> = {
  [Name in keyof Words]: Words[Name] extends Lacking ? Name : never;
}[keyof Words];

/** The figures of a table that are made of two others: they open the records of the first. */
export type RatioName<Words extends Readonly<Record<string, FigureWords>>> = {
  [Name in keyof Words]: Words[Name] extends { ratio: object } | { change: object } ? Name : never;
}[keyof Words];

export function versionOf({ version }: Pick<FigureWords, 'version'>): { n: number; since: string } {
  return version ?? firstVersion;
}

export interface FigurePeriod {
  from: string;
  to: string;
  /** Null for the whole county. */
  officeId: string | null;
  /** Only what is of this category or below it, such as V06 or V; left out for everything. */
  category?: string | null;
}

/** What a figure prints as that was not counted: 「共受理调解消费者投诉*件」. A blank is never a nought. */
export const blank = '*';

/**
 * Whether the ledger was kept in a period: 'no' when the program had no ledger of the place yet, or the period has not
 * begun, so that every figure is blank; 'partly' when it began within the period and the figures count from that day on.
 */
export function keptIn(
  { from, to }: Pick<FigurePeriod, 'from' | 'to'>,
  keptSince: string | null,
  today: string,
): 'no' | 'partly' | 'yes' {
  if (keptSince === null || to < keptSince || from > today) return 'no';
  return from < keptSince ? 'partly' : 'yes';
}

/** Per cent with two decimals, rounded half up on whole numbers so that no binary fraction decides; null without a base. */
export function rate(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
}

/**
 * What is made of what was counted: sums of figures, and ratios and changes of two. A ratio of nothing is none, and so is a change without
 * a base; what was not counted makes nothing.
 */
export function withDerived(
  words: Readonly<Record<string, FigureWords>>,
  counted: Readonly<Record<string, number | null | undefined>>,
): Record<string, number | null | undefined> {
  const values = { ...counted };
  for (const [name, one] of Object.entries(words)) {
    const total = sumOf(one, values);
    if (total !== null) values[name] = total;
  }
  for (const [name, { ratio, change }] of Object.entries(words)) {
    const [part, whole] = ratio === undefined ? [change?.now, change?.base] : [ratio.part, ratio.whole];
    if (part === undefined || whole === undefined) continue;
    const [of, all] = [values[part], values[whole]];
    if (of === undefined || all === undefined) continue;
    values[name] = of === null || all === null ? null : ratio === undefined ? growth(of, all) : rate(of, all);
  }
  return values;
}

/** The sum of other figures, with what is in two of them once; null where one of these was not counted, or it is no sum. */
export function sumOf(
  { sum, both }: Pick<FigureWords, 'sum' | 'both'>,
  values: Readonly<Record<string, number | null | undefined>>,
): number | null {
  if (sum === undefined) return null;
  const twice = both === undefined ? 0 : values[both];
  const parts = sum.map((one) => values[one]);
  if (typeof twice !== 'number' || !parts.every((part) => typeof part === 'number')) return null;
  return parts.reduce((all, part) => all + part, 0) - twice;
}

/** What a figure is made of: the two of a ratio or a change, or all of a sum. */
export function partsOf({
  ratio,
  change,
  sum,
  both,
}: Pick<FigureWords, 'ratio' | 'change' | 'sum' | 'both'>): readonly string[] {
  if (ratio !== undefined) return [ratio.part, ratio.whole];
  if (change !== undefined) return [change.now, change.base];
  return [...(sum ?? []), ...(both === undefined ? [] : [both])];
}

/** By how many per cent there are more than there were, two decimals, halves away from nought; null without a base. */
export function growth(now: number, base: number): number | null {
  if (base === 0) return null;
  const more = rate(Math.abs(now - base), base) ?? 0;
  return now < base ? -more : more;
}

/** The names of some figures, for a list that opens their records. */
export function figureTitles<Name extends string>(
  words: Readonly<Record<Name, Pick<FigureWords, 'zh' | 'en'>>>,
  names: readonly Name[] = Object.keys(words) as Name[],
): Partial<Record<string, { zh: string; en: string }>> {
  return Object.fromEntries(names.map((name) => [name, { zh: words[name].zh, en: words[name].en }]));
}
