/** Asks the rule about each labelled pair. Only what it is sure of counts as the same: what it would offer to a person is no match. */
import { sameOperator, type Sameness, type Told } from '../../src/domain/operator/same-operator.ts';
import type { Places } from '../../src/domain/operator/shop-name.ts';

export interface LabelledPair {
  id: string;
  a: Told;
  b: Told;
  same: boolean;
}

export interface PairScore {
  n: number;
  precision: number;
  recall: number;
  misses: string[];
}

export interface PairMiss {
  pair: LabelledPair;
  verdict: Sameness;
  why: string;
}

export function scorePairs(pairs: readonly LabelledPair[], places: Places): { score: PairScore; misses: PairMiss[] } {
  const judged = pairs.map((pair) => ({ pair, ...sameOperator(pair.a, pair.b, places) }));
  const found = judged.filter(({ verdict }) => verdict === 'same');
  const right = found.filter(({ pair }) => pair.same).length;
  const all = pairs.filter(({ same }) => same).length;
  const misses = judged
    .filter(({ pair, verdict }) => pair.same !== (verdict === 'same'))
    .map(({ pair, verdict, why }) => ({ pair, verdict, why: why.zh }));
  const score = {
    n: pairs.length,
    precision: found.length === 0 ? 1 : right / found.length,
    recall: all === 0 ? 1 : right / all,
    misses: misses.map(({ pair }) => pair.id),
  };
  return { score, misses };
}
