/**
 * 学来的倾向 (lesson): what labelled texts teach beside the words that people wrote down: how often each pair of characters stood in texts of
 * a kind of problem and of a class of goods. Counts in a data file, made by scripts/triage-learn.ts; the same text gives the same number
 * always. It leans, it never decides alone: it is added to the words' own weights.
 */
import { plainText } from './lexicon.ts';

export interface LessonSeed {
  texts: number;
  natures: Readonly<Record<string, number>>;
  categories: Readonly<Record<string, number>>;
  /** Pair of characters → in how many texts of which kind of problem, and of which class it stood. */
  pairs: Readonly<Record<string, readonly [Readonly<Record<string, number>>, Readonly<Record<string, number>>]>>;
}

/** How much speaks for each class, in natural logarithms; and the pairs that say most for a class. */
export interface Leaning {
  of(label: string): number;
  wordsFor(label: string, most: number): string[];
}

export interface Lessons {
  nature(text: string): Leaning;
  /** Of the class above the leaf, `G03` of `G03.1`. */
  top(text: string): Leaning;
  category(text: string): Leaning;
}

/** What no text taught leans as little as this. */
const unheard = -3.5;
/** A pair seen once may be chance. */
const leastTexts = 2;

export function compileLessons(seed: LessonSeed): Lessons {
  const tops = new Map<string, Record<string, number>>();
  for (const [pair, [, byLeaf]] of Object.entries(seed.pairs)) tops.set(pair, summedTops(byLeaf));
  return {
    nature: leaner(seed.texts, seed.natures, (pair) => seed.pairs[pair]?.[0]),
    top: leaner(seed.texts, summedTops(seed.categories), (pair) => tops.get(pair)),
    category: leaner(seed.texts, seed.categories, (pair) => seed.pairs[pair]?.[1]),
  };
}

/** The lessons of nobody, for tests of the words alone. */
export const noLessons: Lessons = compileLessons({ texts: 0, natures: {}, categories: {}, pairs: {} });

function summedTops(byLeaf: Readonly<Record<string, number>>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [leaf, n] of Object.entries(byLeaf)) sums[leaf.slice(0, 3)] = (sums[leaf.slice(0, 3)] ?? 0) + n;
  return sums;
}

function leaner(
  texts: number,
  totals: Readonly<Record<string, number>>,
  countsOf: (pair: string) => Readonly<Record<string, number>> | undefined,
): (text: string) => Leaning {
  return (text) => {
    const heard = [...pairsOf(text)].flatMap((pair) => {
      const counts = countsOf(pair);
      const n = counts === undefined ? 0 : Object.values(counts).reduce((a, b) => a + b, 0);
      return counts === undefined || n < leastTexts ? [] : [{ pair, counts, share: (n + 1) / (texts + 1) }];
    });
    // How much more often than anywhere the pair stands with the label; smoothed, and halved, for pairs overlap.
    const says = ({ counts, share }: (typeof heard)[number], label: string, total: number) =>
      0.5 * Math.log(Math.max(((counts[label] ?? 0) + total / texts) / (total + 1), 0.001) / share);
    return {
      of(label) {
        const total = totals[label];
        if (total === undefined) return unheard;
        return heard.reduce((sum, one) => sum + says(one, label, total), Math.log((total + 1) / texts));
      },
      wordsFor(label, most) {
        const total = totals[label] ?? 0;
        return heard
          .map((one) => ({ pair: one.pair, weight: total === 0 ? 0 : says(one, label, total) }))
          .filter(({ weight }) => weight > 0.2)
          .toSorted((a, b) => b.weight - a.weight || (a.pair < b.pair ? -1 : 1))
          .slice(0, most)
          .map(({ pair }) => pair);
      },
    };
  };
}

/** The pairs of neighbouring characters, without figures and marks. */
export function pairsOf(text: string): Set<string> {
  const plain = plainText(text).replace(/[\d,.。;!?:"]/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < plain.length; at += 1) pairs.add(plain.slice(at, at + 2));
  return pairs;
}
