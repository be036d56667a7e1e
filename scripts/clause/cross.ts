/**
 * How the clause reader does on hands that it has not learned from: a hand or a few are left out, the others are learned, and those left
 * out are read. What these readings say together is how much each ground weighs in judging a code.
 */
import { clauseCodes, type ClauseCode } from '../../src/domain/supervision/clause/clause-code.ts';
import { readWeights, sumsOf, type Weights } from '../../src/domain/base/learned/weights.ts';
import { groundsOf } from '../../src/domain/supervision/clause/learned/learned-clause.ts';
import { descend } from './descend.ts';
import { learn, type Lesson } from './learn.ts';

export interface Judgement {
  weights: number[];
  bias: number;
}

/** One code of one sentence, as it was read by what others had taught. */
interface Reading {
  hand: string;
  grounds: number[];
  is: boolean;
}

/** What the law itself says, how headings are written, what stands in a contract or beside it and is no term: nobody's hand, always learned. */
const nobodys = new Set(['lessons-0', 'lessons-9', 'lessons-34']);

/** So many hands, or fewer, leave together, lest it take an hour: each is then read by somewhat less than there is to learn. */
export function readingsOf(
  hands: ReadonlyMap<string, readonly Lesson[]>,
  { together, told }: { together: number; told: (leaving: readonly string[]) => void },
): Reading[] {
  return leavingTogether(
    [...hands.keys()].filter((hand) => !nobodys.has(hand)),
    together,
  ).flatMap((leaving) => {
    told(leaving);
    const others = [...hands].flatMap(([name, of]) => (leaving.includes(name) ? [] : of));
    const weights = readWeights(learn(others));
    return leaving.flatMap((hand) => (hands.get(hand) ?? []).flatMap((lesson) => readingsBy(weights, hand, lesson)));
  });
}

/** Not neighbours, who are often of one manner. */
export function leavingTogether(hands: readonly string[], together: number): string[][] {
  const groups = Math.ceil(hands.length / together);
  return Array.from({ length: groups }, (_, group) => hands.filter((_hand, i) => i % groups === group));
}

function readingsBy(weights: Weights, hand: string, { signs, byRules, labels }: Lesson): Reading[] {
  const sums = sumsOf(signs, weights);
  return clauseCodes.map((code: ClauseCode) => ({
    hand,
    grounds: groundsOf(code, sums, byRules),
    is: labels.has(code),
  }));
}

/** One more logistic regression, over the grounds. */
export function judgementOf(readings: readonly Reading[]): Judgement {
  const size = readings[0]?.grounds.length ?? 0;
  const place = descend(
    (at, slope) => {
      let height = 0;
      for (let i = 0; i < size; i += 1) {
        height += (at[i] ?? 0) ** 2 / 2;
        slope[i] = at[i] ?? 0;
      }
      slope[size] = 0;
      for (const { grounds, is } of readings) {
        let sum = at[size] ?? 0;
        for (let i = 0; i < size; i += 1) sum += (grounds[i] ?? 0) * (at[i] ?? 0);
        height += Math.max(0, sum) + Math.log1p(Math.exp(-Math.abs(sum))) - (is ? sum : 0);
        const error = 1 / (1 + Math.exp(-sum)) - (is ? 1 : 0);
        for (let i = 0; i < size; i += 1) slope[i] = (slope[i] ?? 0) + error * (grounds[i] ?? 0);
        slope[size] = (slope[size] ?? 0) + error;
      }
      return height;
    },
    size + 1,
    200,
  );
  const round = (n: number) => Number(n.toFixed(5));
  return { weights: Array.from(place.slice(0, size), round), bias: round(place[size] ?? 0) };
}

/** The sums of each hand, judged by what the others say of the grounds. */
export function judgedApart(readings: readonly Reading[]): Map<string, { sum: number; is: boolean }[]> {
  const hands = new Set(readings.map(({ hand }) => hand));
  return new Map(
    [...hands].map((hand) => {
      const { weights, bias } = judgementOf(readings.filter((one) => one.hand !== hand));
      const of = readings
        .filter((one) => one.hand === hand)
        .map(({ grounds, is }) => ({ sum: grounds.reduce((so, g, i) => so + g * (weights[i] ?? 0), bias), is }));
      return [hand, of];
    }),
  );
}
