/**
 * 第二个意见 (voter): what labelled texts have taught of what a text is: its kind, what it is about, its problem and what becomes of it. A sum of
 * weights over its characters. It votes beside the rules and never decides: where it differs from them, a person is shown both.
 */
import { levelOf, readWeights, sumsOf, type LearnedWeights, type Weights } from '../../base/learned/weights.ts';
import { isWithinCategory } from '../../county/category.ts';
import { plainText } from '../lexicon.ts';
import { textSigns, type ClassWords } from './text-signs.ts';

/** What is voted on, as it stands before a label: `kind:complaint`. A top is the class above the leaf. */
export const questions = ['kind', 'top', 'leaf', 'nature', 'decision'] as const;
export type VoterQuestion = (typeof questions)[number];

/** As it stands in seeds/voter.json, made by scripts/voter-learn.ts. */
export interface VoterSeed extends LearnedWeights {
  /** How many texts taught it. */
  texts: number;
  labels: readonly string[];
}

/** What is said to one question. */
export interface Ballot {
  /** The label that most speaks for; null when nothing was ever learned. */
  best: string | null;
  /** How far it lies before the next. */
  lead: number;
  /** How much speaks for a label: above nothing it speaks for it. */
  of(label: string): number;
  /** The words of the text that speak most for a label, as they stand in it. */
  wordsFor(label: string, most: number): string[];
}

export type Votes = Readonly<Record<VoterQuestion, Ballot>>;

export interface Voter {
  votes(text: string): Votes;
}

/** What was never taught speaks for nothing. */
const unheard = -9;
/** How much the class above counts beside the leaf itself. */
const topShare = 0.6;

export function compileVoter(seed: VoterSeed, lexicon: ClassWords): Voter {
  const weights = readWeights(seed);
  const places = new Map(seed.labels.map((label, i) => [label, i]));
  return {
    votes(text) {
      const plain = plainText(text);
      if (!/\p{Script=Han}/u.test(plain)) return nothingHeard;
      const signs = textSigns(plain, lexicon);
      const sums = sumsOf(signs, weights);
      const sumOf = (label: string) => {
        const at = places.get(label);
        return at === undefined ? unheard : (sums[at] ?? unheard);
      };
      const ballot = (question: VoterQuestion): Ballot => {
        const told = seed.labels.filter((label) => label.startsWith(`${question}:`)).map((label) => bareOf(label));
        const of = (label: string) =>
          sumOf(`${question}:${label}`) + (question === 'leaf' ? topShare * sumOf(`top:${topOf(label)}`) : 0);
        return { ...firstOf(told, of), of, wordsFor: wordsIn(plain, signs, places, weights, question) };
      };
      return Object.fromEntries(questions.map((question) => [question, ballot(question)])) as unknown as Votes;
    },
  };
}

/** All that taught it was Chinese: of a text in another language it says nothing. */
const nothing: Ballot = { best: null, lead: 0, of: () => unheard, wordsFor: () => [] };
const nothingHeard: Votes = { kind: nothing, top: nothing, leaf: nothing, nature: nothing, decision: nothing };

/** The voter of nobody, for tests of the rules alone. */
export const noVoter: Voter = compileVoter(
  { texts: 0, labels: [], bias: [], steps: [], signStep: 1, lines: '' },
  { words: new Map(), longestWord: 0 },
);

export function topOf(leaf: string): string {
  return leaf.split('.')[0] ?? leaf;
}

function bareOf(label: string): string {
  return label.slice(label.indexOf(':') + 1);
}

function firstOf(told: readonly string[], of: (label: string) => number): Pick<Ballot, 'best' | 'lead'> {
  let [best, most, next]: [string | null, number, number] = [null, -Infinity, -Infinity];
  for (const label of told) {
    const sum = of(label);
    if (sum > most) [best, most, next] = [label, sum, most];
    else next = Math.max(next, sum);
  }
  return { best, lead: next === -Infinity ? 0 : most - next };
}

/** Two characters or three that stand in the text; those that overlap are one word. */
function wordsIn(
  plain: string,
  signs: ReadonlySet<string>,
  places: ReadonlyMap<string, number>,
  weights: Weights,
  question: VoterQuestion,
): Ballot['wordsFor'] {
  return (label, most) => {
    const at = places.get(`${question}:${label}`);
    if (at === undefined) return [];
    const spoken = [...signs]
      .filter((sign) => /^\p{Script=Han}{2,3}$/u.test(sign))
      .map((sign) => ({ sign, says: levelOf(sign, at, weights) }))
      .filter(({ says }) => says > 0)
      .toSorted((a, b) => b.says - a.says || (a.sign < b.sign ? -1 : 1))
      .slice(0, most * 2);
    const taken: string[] = [];
    for (const { sign } of spoken) {
      const joined = taken.findIndex((word) => word.includes(sign) || sign.includes(word));
      if (joined === -1) taken.push(sign);
      else if (sign.length > (taken[joined]?.length ?? 0)) taken[joined] = sign;
    }
    return taken.filter((word) => plain.includes(word)).slice(0, most);
  };
}

/** Whether two leaves are of one class. */
export function isOneTop(a: string, b: string): boolean {
  return isWithinCategory(a, topOf(b));
}
