/** Learns the weights of danger to life: the plane that best parts the texts that tell of it from all others. */
import { readFileSync } from 'node:fs';
import { readDanger } from '../../src/domain/triage/danger/danger-signs.ts';
import { levelLetters, type WrittenWeights } from '../../src/domain/triage/danger/learned-danger.ts';
import { alarming, arguable } from './alarming.ts';
import { divide, type Plane, type Rows } from '../learn/divide.ts';

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

export const choices: Choices = { oftenEnough: 2, mostSigns: 30_000, cost: 2, power: 1, ofNotions: 1, missed: 4 };
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

export function learn(lessons: readonly Lesson[], by: Choices = choices): WrittenWeights {
  const often = new Map<string, number>();
  for (const { signs } of lessons) for (const sign of signs) often.set(sign, (often.get(sign) ?? 0) + 1);
  const all = [...often].filter(([, n]) => n >= by.oftenEnough).map(([sign]) => sign);
  const own = (sign: string) =>
    Math.log(1 + lessons.length / (often.get(sign) ?? 1)) ** by.power * (isNotion(sign) ? by.ofNotions : 1);
  const first = planeOf(lessons, all, own, by, firstRounds);
  const moves = all.map((sign, i) => Math.abs(first.weights[i] ?? 0) * own(sign) * Math.sqrt(often.get(sign) ?? 0));
  const signs = [...all.keys()]
    .toSorted((a, b) => (moves[b] ?? 0) - (moves[a] ?? 0))
    .slice(0, by.mostSigns)
    .map((i) => all[i] ?? '');
  return written(signs, own, planeOf(lessons, signs, own, by, rounds));
}

const isNotion = (sign: string) => /[^\p{L}\p{N}|]/u.test(sign);

function planeOf(
  lessons: readonly Lesson[],
  signs: readonly string[],
  own: (sign: string) => number,
  { cost, missed }: Choices,
  most: number,
): Plane {
  const rows = rowsOf(lessons, signs, own);
  const wanted = lessons.map(({ urgent, weight }) => ({ is: urgent, weight: urgent ? weight * missed : weight }));
  return divide(rows, wanted, signs.length, { cost, rounds: most });
}

function rowsOf(lessons: readonly Lesson[], signs: readonly string[], own: (sign: string) => number): Rows {
  const place = new Map(signs.map((sign, i) => [sign, i]));
  const weight = Float64Array.from(signs, own);
  const rare = own('');
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
function written(signs: readonly string[], own: (sign: string) => number, { bias, weights }: Plane): WrittenWeights {
  const middle = levelLetters.length / 2;
  const ownStep = Math.max(...signs.map(own)) / (levelLetters.length - 1);
  const speaks = signs.map((sign, i) => (weights[i] ?? 0) * own(sign));
  const step = speaks.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / (middle - 1);
  const letter = (level: number) => levelLetters[Math.round(level)] ?? '';
  const lines = signs
    .map((sign, i) => `${sign} ${letter(own(sign) / ownStep)}${letter((speaks[i] ?? 0) / step + middle)}`)
    // A sign without a say only takes part in the length of its text, which those of others hold as well.
    .toSorted();
  const round = (n: number) => Number(n.toFixed(6));
  return {
    bias: round(bias),
    step: round(step),
    ownStep: round(ownStep),
    rare: round(own('')),
    lines: lines.join('\n'),
  };
}
