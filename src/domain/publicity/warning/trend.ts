/**
 * 苗头 (trend): a class of goods or services that stands out, by the counts or because somebody saw it. A tip is drafted from it in one
 * step before the season, or it is dropped with a reason; both stay to be read.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { TrendVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import type { Signal, TrendFigures } from './trend-rule.ts';
import { warningWordFields } from './warning.ts';

export const trendRuleWords = {
  rise: { zh: '最近多了', en: 'More than before' },
  season: { zh: '快到季节', en: 'Its season comes' },
  person: { zh: '有人看出来的', en: 'Somebody saw it' },
} as const;
export type TrendRule = keyof typeof trendRuleWords;

export const trendStateWords = {
  seen: { zh: '等着定', en: 'To be decided' },
  used: { zh: '起草了提示', en: 'A tip was drafted' },
  dropped: { zh: '不发', en: 'Dropped' },
} as const;
export type TrendState = keyof typeof trendStateWords;

export const trendMoves = {
  seen: { draft: 'used', drop: 'dropped' },
  used: {},
  dropped: {},
} as const satisfies Record<TrendState, Partial<Record<string, TrendState>>>;
export type TrendMove = 'draft' | 'drop';

export interface Trend {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: TrendState;
  rule: TrendRule;
  categoryCode: string;
  reasonZh: string;
  reasonEn: string;
  /** The counts behind it; null where a person saw it. */
  figures: TrendFigures | null;
  raisedOn: Day;
  raisedAt: Date;
  byId: string;
  /** The tip that was drafted from it. */
  warningId: string | null;
  remark: string;
  endedAt: Date | null;
}

/** What a row of the list carries of what stands out. */
export const trendRow = ['rule', 'reasonZh', 'reasonEn', 'raisedOn'] as const;

export const RaiseTrend = z.object({
  /** Made by the client: the same press twice raises one. */
  id: z.uuid(),
  categoryCode: labelled(z.string().min(1).max(20), {
    zh: '哪一类',
    en: 'Class',
    input: 'category',
    wrongZh: '请选一类',
    wrongEn: 'choose a class',
  }),
  reason: labelled(written().min(6).max(300), {
    zh: '看出了什么',
    en: 'What was seen',
    input: 'longText',
    hintZh: '不写姓名、电话、店名；例如：集上卖旧棉花翻新的棉衣，几个站都有人问',
    hintEn: 'no names, telephones or shops',
  }),
});
export type RaiseTrend = z.infer<typeof RaiseTrend>;

export interface TrendFacts extends Facts {
  categoryCodes: readonly string[];
  /** Whether the class stands on the list already because somebody saw it. */
  isKnown: boolean;
  /** The id of the tip that is drafted in the same step. */
  freshId: string;
}

export function raiseTrend({ id, categoryCode, reason }: RaiseTrend, facts: TrendFacts): Change<Trend> {
  if (!facts.categoryCodes.includes(categoryCode))
    throw new Refusal('invalid-input', {}, [
      { path: 'categoryCode', zh: '请从列表里选类别。', en: 'Choose a class from the list.' },
    ]);
  if (facts.isKnown) throw new Refusal('trend-known');
  return raised({ id, rule: 'person', categoryCode, reasonZh: reason, reasonEn: reason, figures: null }, facts);
}

/** The card of a class that stands out by the counts. */
export function trendOf(
  { rule, categoryCode, figures }: Signal,
  reason: { zh: string; en: string },
  facts: Facts & { id: string },
): Change<Trend> {
  return raised({ id: facts.id, rule, categoryCode, reasonZh: reason.zh, reasonEn: reason.en, figures }, facts);
}

function raised(
  words: Pick<Trend, 'id' | 'rule' | 'categoryCode' | 'reasonZh' | 'reasonEn' | 'figures'>,
  facts: Facts,
): Change<Trend> {
  const next: Trend = {
    ...words,
    countyId: facts.by.countyId,
    number: null,
    version: 1,
    state: 'seen',
    raisedOn: facts.today,
    raisedAt: facts.at,
    byId: facts.by.id,
    warningId: null,
    remark: '',
    endedAt: null,
  };
  const { rule, categoryCode, reasonZh } = next;
  return { next, event: eventOf(next, 'trend-raised', facts, { rule, categoryCode, reason: reasonZh }) };
}

const DraftTip = z.object({
  title: warningWordFields.title,
  text: warningWordFields.text,
  advice: warningWordFields.advice,
});
export type DraftTip = z.infer<typeof DraftTip>;
const Drop = z.object({
  remark: labelled(written().min(4).max(300), { zh: '为什么不发', en: 'Why no tip', input: 'longText' }),
});

const verbs = { draft: 'trend-used', drop: 'trend-dropped' } as const satisfies Record<TrendMove, TrendVerb>;

/** 苗头。 */
export const trendDocket: Docket<Trend, RaiseTrend, TrendFacts> = {
  name: 'trend',
  path: 'trends',
  zh: '苗头',
  en: 'Trends',
  letter: null,
  read: 'trend.read',
  states: trendStateWords,
  moves: trendMoves,
  over: ['used', 'dropped'],
  opening: { zh: '记苗头', en: 'Note a trend', permission: 'trend.raise', input: RaiseTrend },
  open: raiseTrend,
  procedure: docketRules<Trend, typeof verbs, TrendFacts>(trendMoves, verbs, {
    draft: {
      zh: '起草提示',
      en: 'Draft a tip',
      permission: 'warning.write',
      input: DraftTip,
      chief: true,
      apply: (_trend, { title }: DraftTip, { at, freshId }) => ({
        next: { warningId: freshId, endedAt: at },
        detail: { title },
      }),
    },
    drop: {
      zh: '不发',
      en: 'Drop',
      permission: 'trend.drop',
      input: Drop,
      apply: (_trend, { remark }: z.infer<typeof Drop>, { at }) => ({
        next: { remark, endedAt: at },
        detail: { remark },
      }),
    },
  }),
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'trend.read'),
};

/** What the ledger keeps of a trend. */
export interface TrendDetails {
  'trend-raised': { rule: string; categoryCode: string; reason: string };
  'trend-used': { title: string };
  'trend-dropped': { remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends TrendDetails {}
}

export const trendTellings: Tellings<TrendDetails> = {
  'trend-raised': (d) => [`看出苗头：${text(d.reason)}`, `A trend: ${text(d.reason)}`],
  'trend-used': (d) => [`起草了提示《${text(d.title)}》。`, `A tip was drafted: ${text(d.title)}.`],
  'trend-dropped': plainTelling({ zh: '不发', en: 'Dropped' }, 'remark'),
};

/** The words that the tip begins with: why, and what is known of how to choose and keep such things. */
export function tipFor(
  trend: Pick<Trend, 'rule' | 'reasonZh'>,
  className: string,
  answer: string | null,
): { title: string; text: string; advice: string } {
  const name = className.replace(/类$/u, '');
  const sentences = (answer ?? '')
    .split(/(?<=[。！？])/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  let advice = '';
  for (const one of sentences) {
    if (`${advice}\n${one}`.length > 400 || advice.split('\n').length >= 5) break;
    advice = advice === '' ? one : `${advice}\n${one}`;
  }
  return {
    title:
      trend.rule === 'season' ? `快到买${name}的时候：买前看清，票据留好` : `买${name}的多留意：买前看清，票据留好`,
    text: trend.reasonZh,
    advice: advice === '' ? '买前看清标签、问清价钱\n票据和包装留好\n吃了亏找村里的站，或者打 12315' : advice,
  };
}
