/**
 * 词表 (lexicon): the words of every category, the sentence forms of every kind of problem, and the signs of intent, danger,
 * refusal and power that the triage reads by. Data of the county, made ready once; nothing here knows a brand or a shop.
 */

import type { Words } from '../base/words.ts';
import type { EmergencyNumber } from '../matter/matter.ts';

/** A sentence form, how much it weighs, and the form that takes it back when it stands in the same clause (「不想起诉」). */
export type Sign = readonly [pattern: string, weight: number, unless?: string];

export const signNames = [
  'asks',
  'thanks',
  'open',
  'besides',
  'claims',
  'tipoffs',
  'looks',
  'selfless',
  'witness',
  'selves',
  'deals',
  'grave',
  'dangers',
  'injuries',
  'crowds',
  'goingOn',
  'harmless',
  'suits',
  'handled',
  'again',
  'stores',
  'habit',
  'flaws',
  'threats',
  'tenfold',
  'trade',
  'daily',
  'again12315',
  'others',
  'elsewhere',
  'walking',
  'clues',
  'illicit',
  'advert',
  'persons',
  'noDeal',
  'othersName',
] as const;

export type SignName = (typeof signNames)[number];

/** Who has power over a class of goods or services, and what a county usually does with it. */
export interface Power {
  to: readonly string[];
  decision: 'accept' | 'transfer';
  article: string;
  /** The same in English. */
  en: string;
  copy: readonly string[];
  /** With these kinds of problem the matter is ours all the same: a price, a weight, an advertisement. */
  unless?: readonly string[];
  /** With these words it is ours too: who sold it is no bank, no insurer. */
  ours?: string;
  also?: readonly string[];
}

export interface LexiconSeed {
  categories: Readonly<Record<string, Readonly<Record<'1' | '2' | '3', readonly string[]>>>>;
  categoryRules: readonly (readonly [pattern: string, category: string, weight: number])[];
  usualNature: Readonly<Record<string, readonly [nature: string, weight: number]>>;
  natures: Readonly<Record<string, readonly Sign[]>>;
  /** What means one kind of problem with some goods and nothing with others: 「头发」 in food, 「黄」 of water. */
  natureRules: readonly (readonly [pattern: string, categories: string, nature: string, weight: number])[];
}

export interface SignSeed {
  signs: Readonly<Record<SignName, readonly Sign[]>>;
  /** What no market regulator decides: the form, who does, and the sentence that says so. */
  strangers: readonly (readonly [pattern: string, to: string, zh: string, en: string])[];
  powers: Readonly<Record<string, Power>>;
  /** What to do first of each danger that is heard (`DangerKind`), and of goods that have hurt somebody (`blast`, `illness`, `goods`). */
  firstMeasures: Readonly<Record<string, FirstMeasure>>;
  /** Firms whose one station serves every branch: a class, what the text must or must not say, and what the station is called. */
  venueBranches: readonly { leaf: string; needs?: string; unless?: string; name: string }[];
}

/** What to do first, whom to tell, and by which law. */
export interface FirstMeasure {
  zh: string;
  en: string;
  to: readonly string[];
  source: string;
  /** Goods are behind it: their use stops, and what is left is sealed. */
  goods: boolean;
  /** What whoever tells of it does himself: whom to call, the first number first, and until the help is there. */
  caller: { numbers: readonly EmergencyNumber[]; dial: Words | null; zh: string; en: string };
}

interface ReadySign {
  form: RegExp;
  weight: number;
  unless: RegExp | null;
}

type ReadyPower = Omit<Power, 'ours'> & { ours: RegExp | null };

export interface Lexicon {
  words: ReadonlyMap<string, readonly { category: string; weight: number }[]>;
  longestWord: number;
  categoryRules: readonly { form: RegExp; category: string; weight: number }[];
  usualNature: LexiconSeed['usualNature'];
  natures: readonly { nature: string; signs: readonly ReadySign[] }[];
  natureRules: readonly { form: RegExp; categories: RegExp; nature: string; weight: number }[];
  signs: Readonly<Record<SignName, readonly ReadySign[]>>;
  strangers: readonly { form: RegExp; to: string; zh: string; en: string }[];
  powers: Readonly<Record<string, ReadyPower>>;
  firstMeasures: SignSeed['firstMeasures'];
  venueBranches: readonly { leaf: string; needs: RegExp | null; unless: RegExp | null; name: string }[];
}

/** What of a text met some signs: the weights together, and the words. */
export interface Met {
  weight: number;
  words: readonly string[];
}

/** Makes the data ready to read with; do it once. */
export function compileLexicon(seed: LexiconSeed, signSeed: SignSeed): Lexicon {
  const words = new Map<string, { category: string; weight: number }[]>();
  for (const [category, byWeight] of Object.entries(seed.categories))
    for (const weight of [3, 2, 1] as const)
      for (const word of byWeight[`${weight}`]) {
        const known = words.get(word) ?? [];
        known.push({ category, weight });
        words.set(word, known);
      }
  return {
    words,
    longestWord: Math.max(0, ...[...words.keys()].map(({ length }) => length)),
    categoryRules: seed.categoryRules.map(([pattern, category, weight]) => ({
      form: new RegExp(pattern, 'u'),
      category,
      weight,
    })),
    usualNature: seed.usualNature,
    natures: Object.entries(seed.natures).map(([nature, signs]) => ({ nature, signs: signs.map(readySign) })),
    natureRules: seed.natureRules.map(([pattern, categories, nature, weight]) => ({
      form: new RegExp(pattern, 'u'),
      categories: new RegExp(categories, 'u'),
      nature,
      weight,
    })),
    signs: Object.fromEntries(signNames.map((name) => [name, signSeed.signs[name].map(readySign)])) as Record<
      SignName,
      ReadySign[]
    >,
    strangers: signSeed.strangers.map(([pattern, to, zh, en]) => ({ form: new RegExp(pattern, 'u'), to, zh, en })),
    powers: Object.fromEntries(
      Object.entries(signSeed.powers).map(([category, { ours, ...power }]) => [
        category,
        { ...power, ours: ours === undefined ? null : new RegExp(ours, 'u') },
      ]),
    ),
    firstMeasures: signSeed.firstMeasures,
    venueBranches: signSeed.venueBranches.map(({ leaf, needs, unless, name }) => ({
      leaf,
      needs: needs === undefined ? null : new RegExp(needs, 'u'),
      unless: unless === undefined ? null : new RegExp(unless, 'u'),
      name,
    })),
  };
}

function readySign([pattern, weight, unless]: Sign): ReadySign {
  return {
    form: new RegExp(pattern, 'gu'),
    weight,
    unless: unless === undefined ? null : new RegExp(unless, 'u'),
  };
}

/** The text with one width of signs and without spaces: what every rule of the triage reads. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”„「」『』]/gu, '"')
    .replace(/、/gu, ',')
    .replace(/\s+/gu, '');
}

export interface Clause {
  text: string;
  at: number;
}

/** The parts between commas and stops: as far as a negation or a date reaches. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const match of text.matchAll(/[^,。;!?:\n]+/gu)) clauses.push({ text: match[0], at: match.index });
  return clauses;
}

const marks: ReadonlySet<string | undefined> = new Set([',', '。', ';', '!', '?', ':']);
/** So far a clause is read on either side of a place: nobody speaks longer without a mark, and a text of no marks costs no more. */
const clauseReach = 200;

/** From where to where the clause goes that the place in the text belongs to; a mark belongs to the clause that it ends. */
export function clauseAround(text: string, at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && at - from < clauseReach && !marks.has(text[from - 1])) from -= 1;
  let to = at;
  while (to < text.length && to - at < clauseReach && !marks.has(text[to])) to += 1;
  return { from, to };
}

/** The signs that the text meets: each counts once, and not where its own clause takes it back. */
export function meet(text: string, signs: readonly ReadySign[]): Met {
  let weight = 0;
  const words: string[] = [];
  for (const sign of signs) {
    let takenBackUpTo = -1;
    for (const match of text.matchAll(sign.form)) {
      if (match.index < takenBackUpTo) continue;
      const { from, to } = clauseAround(text, match.index);
      if (sign.unless?.test(text.slice(from, to)) === true) {
        takenBackUpTo = to;
        continue;
      }
      weight += sign.weight;
      words.push(match[0]);
      break;
    }
  }
  return { weight, words };
}

/** All words of the categories: a name of goods is nobody's brand. */
export function wordSetOf({ words }: Lexicon): { has(word: string): boolean } {
  return words;
}
