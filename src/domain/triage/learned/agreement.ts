/**
 * 两个意见 (agreement): the rules and the second voter hear the same text. What both say is proposed; where they differ one of them is proposed,
 * by how sure each is, and a person is shown both (请核对). How much each counts was tried on texts of hands that were left out of learning
 * (scripts/voter-cross.ts).
 */
import type { Ranked } from '../subject.ts';
import type { Ballot } from './voter.ts';

/** What each of the two says where they differ, and the words that the voter rests on; null where it knows no word of the text. */
export interface Doubt<T> {
  rules: T;
  voter: T | null;
  words: readonly string[];
}

/** What is proposed, who says so, and by which words. */
export interface Agreed<T> {
  value: T;
  by: 'rules' | 'voter';
  words: readonly string[];
  doubt: Doubt<T> | null;
}

/** How much the word of the rules counts beside the sums of the voter: `first` for what they put first, `share` for each other by its weight. */
export interface Trust {
  first: number;
  share: number;
  /** With so much weight the rules are as sure as they get. */
  sure: number;
  /** It is not the weight that makes them sure, but how far it lies before that of the next. */
  ofLead?: boolean;
}

const mostWords = 3;

/** Of all that either speaks for the one for which both together speak most. Rules that say nothing leave it to the voter, without a doubt. */
export function agreed(ranked: readonly Ranked[], ballot: Ballot, trust: Trust, silent: string): Agreed<string> {
  const [rule] = ranked;
  if (ballot.best === null) return { value: rule?.value ?? silent, by: 'rules', words: rule?.words ?? [], doubt: null };
  const sumOf = (value: string) => ballot.of(value) + saidByRules(ranked, value, trust);
  const best = ranked.reduce((most, { value }) => (sumOf(value) > sumOf(most) ? value : most), ballot.best);
  const own = ranked.find(({ value }) => value === best);
  const heard = ballot.wordsFor(best, mostWords);
  const isVoters = best !== rule?.value;
  return {
    value: best,
    by: isVoters ? 'voter' : 'rules',
    words: own !== undefined && own.words.length > 0 ? own.words : heard,
    doubt:
      rule === undefined || rule.value === ballot.best
        ? null
        : { rules: rule.value, voter: ballot.best, words: ballot.wordsFor(ballot.best, mostWords) },
  };
}

/** How much the rules speak for it. */
function saidByRules(ranked: readonly Ranked[], value: string, { first, share, sure, ofLead = false }: Trust): number {
  const [rule, next] = ranked;
  const own = ranked.find((one) => one.value === value);
  if (rule === undefined || own === undefined || own.weight <= 0) return 0;
  const plain = ofLead ? rule.weight - Math.max(0, next?.weight ?? 0) : rule.weight;
  return share * Math.min(1, own.weight / rule.weight) + (own === rule ? first * Math.min(1, plain / sure) : 0);
}
