/** Learns the weights of danger to life: the plane that best parts the texts that tell of it from all others. */
import { readFileSync } from 'node:fs';
import { readDanger } from '../../src/domain/triage/danger/danger-signs.ts';
import {
  isRun,
  levelLetters,
  type WrittenVote,
  type WrittenWeights,
} from '../../src/domain/triage/danger/learned-danger.ts';
import { alarming, arguable } from './alarming.ts';
import { divide, type Plane, type Rows } from '../learn/divide.ts';
import { spokenOf } from './spoken.ts';

/** A line as it is written down: of a set, of the lessons of the triage, or of its labelled texts. */
type WrittenLine = Pick<DangerLine, 'id' | 'text'> & { urgent?: boolean; labels?: { urgent: boolean } };

export interface DangerLine {
  id: string;
  text: string;
  urgent: boolean;
}

/** One text as it is learned from. */
export interface Lesson extends DangerLine {
  signs: ReadonlySet<string>;
  weight: number;
}

export interface Choices {
  /** A sign that stands in fewer texts says nothing of others. */
  oftenEnough: number;
  /** So many signs are kept, those that move the sums of the lessons most. */
  mostSigns: number;
  cost: number;
  /** What few texts have says more than what all have. */
  power: number;
  /** Notions, which stand for many words, speak by themselves. */
  ofNotions: number;
  /** How much dearer it is to miss one than to page in vain. */
  missed: number;
}

export const choices: Choices = { oftenEnough: 2, mostSigns: 29_200, cost: 2, power: 1, ofNotions: 1, missed: 4 };
/** Labelled texts of the triage that its rules were made and mended by; the others are kept to measure by. */
export const tunedTexts = [1, 2, 3, 4, 6, 8, 11, 12].map((n) => `tests/fixtures/triage-texts-${n}.jsonl`);

/** What is learned from: the sets, more of our own, and the lessons of the triage, which are calm but for those that are named. */
export const lessonFolders = ['scripts/danger/sets', 'scripts/danger/lessons', 'scripts/triage/lessons'] as const;
const [firstRounds, rounds] = [6, 25];

const graver = new Set(alarming);
const unsure = new Set(arguable);

/** Lines of a set, or of lessons of the triage: of these the urgent ones are named in `alarming.ts` beside. */
export function linesIn(file: string): DangerLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as WrittenLine)
    .filter(({ id }) => !unsure.has(id))
    .map(({ id, text, urgent, labels }) => ({ id, text, urgent: urgent ?? labels?.urgent ?? graver.has(id) }));
}

export function lessonOf(line: DangerLine, weight = 1): Lesson {
  return { ...line, signs: readDanger(line.text).signs, weight };
}

/** All that a line teaches: as it was written, and of some as it would be spoken. */
export function lessonsOf(line: DangerLine): Lesson[] {
  return [line, ...spokenOf(line)].map((one) => lessonOf(one));
}

export function learn(lessons: readonly Lesson[], by: Choices = choices): WrittenWeights {
  const often = oftenOf(lessons);
  const all = [...often].filter(([, n]) => n >= by.oftenEnough).map(([sign]) => sign);
  const own = (sign: string) =>
    Math.log(1 + lessons.length / (often.get(sign) ?? 1)) ** by.power * (isRun(sign) ? 1 : by.ofNotions);
  const rare = own('');
  const first = planeOf(lessons, all, { own, rare }, by, firstRounds);
  const moves = all.map((sign, i) => Math.abs(first.weights[i] ?? 0) * own(sign) * Math.sqrt(often.get(sign) ?? 0));
  const signs = [...all.keys()]
    .toSorted((a, b) => (moves[b] ?? 0) - (moves[a] ?? 0))
    .slice(0, by.mostSigns)
    .map((i) => all[i] ?? '');
  const runs = signs.filter(isRun);
  const tells = tellingOf(lessons, own);
  const voted = voteOf(signs, { own, rare }, planeOf(lessons, signs, { own, rare }, by, rounds));
  const votedRuns = voteOf(runs, { own: tells, rare: 0 }, planeOf(lessons, runs, { own: tells, rare: 0 }, by, rounds));
  const lines = signs.map((sign) => `${sign} ${voted.letters.get(sign) ?? ''}${votedRuns.letters.get(sign) ?? ''}`);
  // A sign without a say only takes part in the length of its text, which those of others hold as well.
  return { all: voted.vote, runs: votedRuns.vote, lines: lines.toSorted().join('\n') };
}

/** In how many lessons each sign stands. */
function oftenOf(lessons: readonly Lesson[]): Map<string, number> {
  const often = new Map<string, number>();
  for (const { signs } of lessons) for (const sign of signs) often.set(sign, (often.get(sign) ?? 0) + 1);
  return often;
}

/** How a sign weighs by itself in the second vote: the more, the fewer texts have it, and the less evenly they are of danger or of none. */
function tellingOf(lessons: readonly Lesson[], own: (sign: string) => number): (sign: string) => number {
  const urgent = lessons.filter((lesson) => lesson.urgent);
  const often = oftenOf(lessons);
  const oftenUrgent = oftenOf(urgent);
  const share = (n: number, of: number) => Math.log((n + 1) / (of + 2));
  return (sign) => {
    const n = oftenUrgent.get(sign) ?? 0;
    const odds = share(n, urgent.length) - share((often.get(sign) ?? 0) - n, lessons.length - urgent.length);
    return Math.sqrt(own(sign) * Math.abs(odds));
  };
}

/** The own weight of a sign, and of one that is not kept. */
interface Own {
  own: (sign: string) => number;
  rare: number;
}

function planeOf(
  lessons: readonly Lesson[],
  signs: readonly string[],
  weighed: Own,
  { cost, missed }: Choices,
  most: number,
): Plane {
  const rows = rowsOf(lessons, signs, weighed);
  const wanted = lessons.map(({ urgent, weight }) => ({ is: urgent, weight: urgent ? weight * missed : weight }));
  return divide(rows, wanted, signs.length, { cost, rounds: most });
}

function rowsOf(lessons: readonly Lesson[], signs: readonly string[], { own, rare }: Own): Rows {
  const place = new Map(signs.map((sign, i) => [sign, i]));
  const weight = Float64Array.from(signs, own);
  const starts = [0];
  const places: number[] = [];
  const shares: number[] = [];
  for (const lesson of lessons) {
    const known = [...lesson.signs].flatMap((sign) => place.get(sign) ?? []);
    const squares = known.reduce((sum, at) => sum + (weight[at] ?? 0) ** 2, 0);
    const length = Math.sqrt(squares + (lesson.signs.size - known.length) * rare ** 2) || 1;
    for (const at of known) {
      places.push(at);
      shares.push((weight[at] ?? 0) / length);
    }
    starts.push(places.length);
  }
  return { starts, places: Int32Array.from(places), shares: Float64Array.from(shares) };
}

/** Each weight as one letter; what is lost by that is less than what one more text changes. */
function voteOf(
  signs: readonly string[],
  { own, rare }: Own,
  { bias, weights }: Plane,
): { vote: WrittenVote; letters: Map<string, string> } {
  const middle = levelLetters.length / 2;
  const most = (all: readonly number[]) => all.reduce((top, one) => Math.max(top, Math.abs(one)), 0) || 1;
  const ownStep = most(signs.map(own)) / (levelLetters.length - 1);
  const speaks = signs.map((sign, i) => (weights[i] ?? 0) * own(sign));
  const step = most(speaks) / (middle - 1);
  const letter = (level: number) => levelLetters[Math.round(level)] ?? '';
  const round = (n: number) => Number(n.toFixed(6));
  return {
    vote: { bias: round(bias), step: round(step), ownStep: round(ownStep), rare: round(rare) },
    letters: new Map(
      signs.map((sign, i) => [sign, `${letter(own(sign) / ownStep)}${letter((speaks[i] ?? 0) / step + middle)}`]),
    ),
  };
}
