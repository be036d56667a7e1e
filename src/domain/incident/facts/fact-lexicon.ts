/**
 * 认事实的词 (fact lexicon): goods, crops, troubles and ways of selling by the words that people use for them, dialect among them. Data of
 * the program, made ready once; nothing here knows a shop, and of brands only those that everybody knows.
 */
import { bigramsOf } from '../../base/likeness.ts';

export interface ProductRow {
  code: string;
  zh: string;
  en: string;
  words: readonly string[];
  /** Sentence forms where words are not enough: 摆了二十二桌. */
  forms?: readonly string[];
  /** Words that contain one of these and mean something else: 减肥 is no fertiliser. */
  unless?: string;
}

export interface SymptomRow {
  code: string;
  zh: string;
  en: string;
  /** Troubles of one family are told of in each other's words: a seed that does not sprout and one that bears nothing. */
  family: string;
  forms: readonly string[];
  /** Of these goods only: 黄 of water, 死 of animals. */
  scope?: readonly string[];
  /** Not of these: who burnt the bag of his seed tells of no fire. */
  except?: readonly string[];
  /** So seldom that two in one place are hardly chance. */
  rare?: boolean;
  hurt?: boolean;
  /** Says little: what is broken, and what is not paid back. */
  vague?: boolean;
}

export interface FactSeed {
  products: readonly ProductRow[];
  crops: readonly Omit<ProductRow, 'unless'>[];
  symptoms: readonly SymptomRow[];
  channels: readonly { code: string; zh: string; en: string; forms: readonly string[] }[];
  knownBrands: readonly string[];
  notBrands: readonly string[];
  /** Words of any complaint: that two use one of them says nothing. */
  plainWords: readonly string[];
}

export interface ReadySymptom extends Omit<SymptomRow, 'forms'> {
  form: RegExp;
}

export interface FactLexicon {
  /** Longest words first. */
  products: readonly (Omit<ProductRow, 'unless' | 'forms'> & { unless: RegExp | null; form: RegExp | null })[];
  /** Every word of goods, longest first, to find the name before it. */
  productWords: ReadonlyMap<string, readonly string[]>;
  crops: readonly Omit<ProductRow, 'unless'>[];
  symptoms: readonly ReadySymptom[];
  symptomBy: ReadonlyMap<string, ReadySymptom>;
  productBy: ReadonlyMap<string, Omit<ProductRow, 'unless'>>;
  cropBy: ReadonlyMap<string, Omit<ProductRow, 'unless'>>;
  channelBy: ReadonlyMap<string, { code: string; zh: string; en: string }>;
  channels: readonly { code: string; zh: string; en: string; form: RegExp }[];
  knownBrands: ReadonlySet<string>;
  notBrands: ReadonlySet<string>;
  /** Pairs of characters of which words are made that stand in any complaint. */
  plainPairs: ReadonlySet<string>;
  /** Pairs of characters that people use anyway: a name has others. */
  commonPairs: ReadonlySet<string>;
}

export function compileFacts(seed: FactSeed, commonPairs: ReadonlySet<string>): FactLexicon {
  const symptoms = seed.symptoms.map(({ forms, ...row }) => ({ ...row, form: formOf(forms) }));
  const channels = seed.channels.map(({ forms, ...row }) => ({ ...row, form: formOf(forms) }));
  return {
    products: seed.products.map(({ unless, forms, ...row }) => ({
      ...row,
      words: row.words.toSorted((a, b) => b.length - a.length),
      unless: unless === undefined ? null : new RegExp(unless, 'gu'),
      form: forms === undefined ? null : new RegExp(forms.join('|'), 'u'),
    })),
    productWords: byFirst([...seed.products, ...seed.crops].flatMap(({ words }) => words)),
    crops: seed.crops,
    symptoms,
    symptomBy: new Map(symptoms.map((row) => [row.code, row])),
    productBy: new Map(seed.products.map((row) => [row.code, row])),
    cropBy: new Map(seed.crops.map((row) => [row.code, row])),
    channels,
    channelBy: new Map(channels.map((row) => [row.code, row])),
    knownBrands: new Set(seed.knownBrands),
    notBrands: new Set(seed.notBrands),
    plainPairs: new Set([...seed.plainWords, ...seed.notBrands].flatMap((word) => [...bigramsOf(word)])),
    // What a trouble is called in is no name.
    commonPairs: new Set([
      ...commonPairs,
      ...seed.plainWords.flatMap((word) => [...bigramsOf(word)]),
      ...seed.symptoms.flatMap(({ forms }) => forms).flatMap(pairsWritten),
    ]),
  };
}

/** The pairs of characters that stand in a form as they are. */
function pairsWritten(form: string): string[] {
  return form.split(/[^\p{Script=Han}]+/u).flatMap((words) => [...bigramsOf(words)]);
}

function formOf(forms: readonly string[]): RegExp {
  return new RegExp(forms.join('|'), 'gu');
}

/** Under each first character its words, the longest first. */
function byFirst(words: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of [...new Set(words)].toSorted((a, b) => b.length - a.length)) {
    const first = word.charAt(0);
    const known = found.get(first);
    if (known === undefined) found.set(first, [word]);
    else known.push(word);
  }
  return found;
}

/** The words of a code, for a sentence. */
export function wordsOfCode(lexicon: FactLexicon, kind: string, code: string): { zh: string; en: string } {
  const row =
    kind === 'product'
      ? lexicon.productBy.get(code)
      : kind === 'crop'
        ? lexicon.cropBy.get(code)
        : kind === 'symptom'
          ? lexicon.symptomBy.get(code)
          : kind === 'channel'
            ? lexicon.channelBy.get(code)
            : undefined;
  return row ?? { zh: code, en: code };
}
