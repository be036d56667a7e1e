/**
 * 事实 (fact): what a matter is about, taken out of its words so that matters can be compared: who sold it, the brand, the variety, the
 * batch, the goods, the defect, how it was sold, the school that ordered it. Two farmers who tell of one bad seed share hardly a word, and
 * strangers share more; the facts are what they have in common. Each fact keeps the words that it comes from, and a person may correct it.
 */

export const factKindWords = {
  operator: { zh: '经营者', en: 'Operator' },
  brand: { zh: '牌子', en: 'Brand' },
  model: { zh: '品种、型号', en: 'Variety or model' },
  batch: { zh: '批号', en: 'Batch' },
  product: { zh: '什么东西', en: 'Goods or service' },
  crop: { zh: '作物', en: 'Crop' },
  symptom: { zh: '什么毛病', en: 'Trouble' },
  channel: { zh: '怎么卖的', en: 'How it was sold' },
  school: { zh: '学校', en: 'School' },
  price: { zh: '钱数', en: 'Sum' },
  households: { zh: '户数', en: 'Households' },
  people: { zh: '人数', en: 'People' },
  hurt: { zh: '有人受伤、不适', en: 'Somebody was hurt' },
  mu: { zh: '亩数', en: 'Mu' },
  balance: { zh: '卡里余额（元）', en: 'Left on the card (yuan)' },
  answer: { zh: '追问的回答', en: 'Answer to a further question' },
} as const;
export type FactKind = keyof typeof factKindWords;
export const factKinds = Object.keys(factKindWords) as [FactKind, ...FactKind[]];

/** An answer is corrected under its question; no fact is added of that kind without one. */
export const correctableFacts = factKinds.filter((kind) => kind !== 'answer');

/**
 * `text`: read out of the words; `form`: written into a field of the form; `asked`: the answer to a question that the county has asked
 * besides; `person`: corrected by hand.
 */
export const factSourceWords = {
  text: { zh: '话里说的', en: 'From the words' },
  form: { zh: '表上填的', en: 'From the form' },
  asked: { zh: '问出来的', en: 'Asked' },
  person: { zh: '人工改的', en: 'By hand' },
} as const;
export type FactSource = keyof typeof factSourceWords;

export interface Fact {
  kind: FactKind;
  value: string;
  /** The words that it comes from. */
  words: string;
  source: FactSource;
  trust: Trust;
}

/**
 * `sure` is shown and may be corrected. What stands where the name of a brand would stand is `likely` one before the word for its goods, else a
 * `guess`: both are only held against what another matter is sure of, and shown to nobody.
 */
export const trusts = ['guess', 'likely', 'sure'] as const;
export type Trust = (typeof trusts)[number];

/** A day, counted from the first of 1970, so that days can be subtracted. */
export type DayNumber = number;

/** All that is compared of a matter. */
export interface FactSheet {
  id: string;
  day: DayNumber;
  facts: readonly Fact[];
  /** Places by their ids or names: the shop's and the home, and the towns of both. */
  venue: string | null;
  home: string | null;
  towns: readonly string[];
  /** The town of the shop, of which often no more is told. */
  venueTown?: string | null;
  /** Its shop in the register, where that is sure of it. */
  operatorId?: string | null;
  /** What tells one complainant from another: telephone, household, full name at a place. */
  persons: readonly string[];
  /** What was told, to know a copy by. */
  text: string;
  /** Says that it was filed before. */
  again: boolean;
}

/** The values of one kind. */
export function valuesOf({ facts }: Pick<FactSheet, 'facts'>, kind: FactKind, trust: Trust = 'sure'): string[] {
  return facts.filter((fact) => fact.kind === kind && fact.trust === trust).map(({ value }) => value);
}
