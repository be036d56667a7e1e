/**
 * Signs: what the learned reader sees in a sentence, each as a word of its own: characters beside each other and near each other, ideas,
 * notions, which of them follows which and which stand together, large shares, and what the rules have found.
 */
import type { ClauseCode } from '../clause-code.ts';
import { multiplesIn, sharesIn } from '../clause-share.ts';
import { ideaFrames, ideaWords } from './clause-ideas.ts';
import { notionWords } from './clause-notions.ts';
import { plainlySaid } from './spoken-forms.ts';

/** The signs of one sentence without blanks; a text that is longer than any sentence is read to there. */
export function signsOf(sentence: string, codes: readonly ClauseCode[]): Set<string> {
  const plain = sentence.slice(0, longest);
  const signs = new Set<string>(codes.map((code) => `!${code}`));
  const said = plainlySaid(plain);
  addRuns(signs, said);
  for (const piece of said.split(pauses)) addNear(signs, piece);
  for (const clause of plain.split(/[。；;]/u)) addIdeas(signs, clause);
  for (const clause of plain.split(/[。；;！!？?]/u)) addNotions(signs, clause);
  const often = daily.test(plain) ? 'daily' : 'once';
  for (const share of sharesIn(plain)) signs.add(`%${often}${steps[often].filter((step) => share > step).length}`);
  if (multiplesIn(plain).length > 0) signs.add('%multiple');
  return signs;
}

const longest = 400;
const daily = /每日|每天|按日|逐日|日加收|每逾期|每迟|每晚|[迟晚期]一[日天]/u;
/**
 * Shares above which a sum weighs more: a court lowers what is three tenths above the loss (《民法典》第五百八十五条), and a day’s share adds
 * up; 0.05 per cent is what banks take.
 */
const steps = { daily: [0.0006, 0.002], once: [0.05, 0.2, 0.3] } as const;
const pauses = /[。；;，,、：:！!？?]/u;
const longestRun = 3;

function addRuns(signs: Set<string>, text: string): void {
  for (let n = 1; n <= longestRun; n += 1)
    for (let at = 0; at + n <= text.length; at += 1) {
      const run = text.slice(at, at + n);
      if (!/[。；;]/u.test(run)) signs.add(run);
    }
}

/** So far apart two characters are still seen together: 「不」 and 「退」 in 「不予办理退款」. */
const farthest = 5;
const longRun = 4;

/** Between two pauses: characters near each other, whatever stands between them, and longer runs. */
function addNear(signs: Set<string>, piece: string): void {
  for (let at = 0; at < piece.length; at += 1) {
    for (let far = 2; far <= farthest && at + far < piece.length; far += 1)
      signs.add(`~${piece[at]}_${piece[at + far]}`);
    if (at + longRun <= piece.length) signs.add(`4${piece.slice(at, at + longRun)}`);
  }
}

function addIdeas(signs: Set<string>, clause: string): void {
  for (let at = 0; at < clause.length; at += 1)
    for (const { word, meant } of ideas.get(clause[at] ?? '') ?? [])
      if (clause.startsWith(word, at)) for (const idea of meant) signs.add(`#${idea}`);
  for (const [idea, frame] of Object.entries(ideaFrames)) if (frame.test(clause)) signs.add(`#${idea}`);
}

/** A pause between the notions of a clause. */
const pause = ['|'] as const;

function addNotions(signs: Set<string>, clause: string): void {
  const row = rowOf(clause);
  const words = row.filter((meant) => meant !== pause);
  for (const meant of words) for (const one of meant) signs.add(`$${one}`);
  addFollowing(signs, row, 1, '>');
  addFollowing(signs, words, 2, '>>');
  addTogether(signs, words);
  for (const one of words[0] ?? []) signs.add(`$^${one}`);
  for (const one of words.at(-1) ?? []) signs.add(`$${one}.`);
}

/** So many notions at most are paired; a longer clause tells by their order. */
const mostPaired = 16;

/** Two notions of a clause, in whatever order: who speaks briefly leaves out what would stand between them. */
function addTogether(signs: Set<string>, words: readonly (readonly string[])[]): void {
  const named = [...new Set(words.flat())].slice(0, mostPaired).toSorted();
  for (const [i, one] of named.entries()) for (const other of named.slice(i + 1)) signs.add(`&${one}&${other}`);
}

function addFollowing(signs: Set<string>, row: readonly (readonly string[])[], apart: number, arrow: string): void {
  for (const [i, meant] of row.entries())
    for (const one of meant) for (const next of row[i + apart] ?? []) signs.add(`$${one}${arrow}${next}`);
}

/** What the clause names, one after another: the longest word that begins at a place, and behind it the next. */
function rowOf(clause: string): (readonly string[])[] {
  const row: (readonly string[])[] = [];
  let at = 0;
  while (at < clause.length) {
    const sign = clause[at] ?? '';
    const found = notions.get(sign)?.find(({ word }) => clause.startsWith(word, at));
    if (found !== undefined) row.push(found.meant);
    else if (/[，,、：:]/u.test(sign)) row.push(pause);
    at += found?.word.length ?? 1;
  }
  return row;
}

/** A word, and the ideas or notions that it stands for. */
interface Meaning {
  word: string;
  meant: string[];
}

const ideas = byFirst(ideaWords);
const notions = byFirst(notionWords);

/** By their first character, the longer ones first. */
function byFirst(lists: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Meaning[]> {
  const words = new Map<string, string[]>();
  for (const [name, list] of Object.entries(lists))
    for (const word of new Set(list.split(' '))) words.set(word, [...(words.get(word) ?? []), name]);
  const first = new Map<string, Meaning[]>();
  for (const [word, meant] of words) {
    const sign = word[0] ?? '';
    first.set(sign, [...(first.get(sign) ?? []), { word, meant }]);
  }
  for (const [sign, meanings] of first)
    first.set(
      sign,
      meanings.toSorted((a, b) => b.word.length - a.word.length),
    );
  return first;
}
