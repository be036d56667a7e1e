/**
 * Signs: what the learned reader sees in a sentence, each as a word of its own: characters beside each other, ideas and which of them
 * stands before which, large shares, and what the rules have found.
 */
import type { ClauseCode } from '../clause-code.ts';
import { multiplesIn, sharesIn } from '../clause-share.ts';
import { ideaFrames, ideaWords } from './clause-ideas.ts';

/** The signs of one sentence without blanks; a text that is longer than any sentence is read to there. */
export function signsOf(sentence: string, codes: readonly ClauseCode[]): Set<string> {
  const plain = sentence.slice(0, longest);
  const signs = new Set<string>(codes.map((code) => `!${code}`));
  addRuns(signs, plain.replace(figure, '0'));
  for (const clause of plain.split(/[。；;]/u)) addIdeas(signs, clause);
  const shares = sharesIn(plain);
  if (shares.some((share) => share >= large)) signs.add('%large');
  if (shares.some((share) => share < large)) signs.add('%small');
  if (multiplesIn(plain).length > 0) signs.add('%multiple');
  return signs;
}

const longest = 400;
/** A share above which few contracts lose: a court lowers what is a third above the loss (《民法典》第五百八十五条). */
const large = 0.2;
const figure = /\d{1,9}/gu;
const longestRun = 3;

function addRuns(signs: Set<string>, text: string): void {
  for (let n = 1; n <= longestRun; n += 1)
    for (let at = 0; at + n <= text.length; at += 1) {
      const run = text.slice(at, at + n);
      if (!/[。；;]/u.test(run)) signs.add(run);
    }
}

/** First and last place of each idea in the clause. */
type Places = Map<string, { first: number; last: number }>;

function addIdeas(signs: Set<string>, clause: string): void {
  const places: Places = new Map();
  const add = (idea: string, at: number) => {
    const known = places.get(idea);
    places.set(idea, { first: Math.min(known?.first ?? at, at), last: Math.max(known?.last ?? at, at) });
  };
  for (let at = 0; at < clause.length; at += 1)
    for (const { word, ideas } of wordsByFirst.get(clause[at] ?? '') ?? [])
      if (clause.startsWith(word, at)) for (const idea of ideas) add(idea, at);
  for (const [idea, frame] of Object.entries(ideaFrames)) {
    const at = clause.search(frame);
    if (at >= 0) add(idea, at);
  }
  for (const [one, { first }] of places) {
    signs.add(`#${one}`);
    for (const [other, { last }] of places) if (one !== other && first < last) signs.add(`#${one}>${other}`);
  }
}

interface IdeaWord {
  word: string;
  ideas: string[];
}

const wordsByFirst = byFirst();

function byFirst(): ReadonlyMap<string, readonly IdeaWord[]> {
  const words = new Map<string, string[]>();
  for (const [idea, list] of Object.entries(ideaWords))
    for (const word of new Set(list.split(' '))) words.set(word, [...(words.get(word) ?? []), idea]);
  const first = new Map<string, IdeaWord[]>();
  for (const [word, ideas] of words) {
    const sign = word[0] ?? '';
    first.set(sign, [...(first.get(sign) ?? []), { word, ideas }]);
  }
  return first;
}
