/**
 * What labelled texts have taught of danger to life: how much each sign of a text speaks for it. A sum of weights, so that the same text
 * always gets the same answer. Made by `scripts/danger-learn.ts`.
 */
import { dangerWeights } from './danger-weights.ts';
import { longestRun, type Signs } from './danger-signs.ts';

/** One of the two votes, as it is written down: what one level of a weight is worth, and of a sign's own weight. */
export interface WrittenVote {
  readonly bias: number;
  readonly step: number;
  readonly ownStep: number;
  /** The own weight of a sign that was not learned: it says nothing, and makes a text the less sure. */
  readonly rare: number;
}

/** What was learned, as it is written down: a vote of all signs, and one of the runs of characters alone, which weighs them otherwise. */
export interface WrittenWeights {
  readonly all: WrittenVote;
  readonly runs: WrittenVote;
  /** A line is a sign, a blank, and for each vote one letter for the sign's own weight and one for what it speaks; a notion has the first vote alone. */
  readonly lines: string;
}

interface Vote extends WrittenVote {
  readonly own: Uint8Array;
  readonly speaks: Int8Array;
}

export interface DangerWeights {
  /** Of signs with a mark. */
  readonly places: ReadonlyMap<string, number>;
  readonly known: RunPlaces;
  /** Where what was learned of a run stands, by its place among those that are known. */
  readonly runsAt: Int32Array;
  readonly all: Vote;
  readonly runs: Vote;
}

/** How much the first vote counts; both together page a fourth less in vain than the first one, where they hear as much. */
export const shareOfAll = 0.6;

/** A run of characters, and no notion: those have a mark. */
export const isRun = (sign: string): boolean => !/[^\p{L}\p{N}|]/u.test(sign);

/** The letters of a level, from the most negative to the most positive; without X, three of which mark what is unfinished. */
export const levelLetters = 'ABCDEFGHIJKLMNOPQRSTUVW+YZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What signs say together by both votes, each of them once: above nothing they speak for danger. */
export class DangerSum implements Signs {
  readonly #weights: DangerWeights;
  readonly #names = new Set<string>();
  readonly #runs: RunPlaces;
  #sum = 0;
  #squares = 0;
  #runSum = 0;
  #runSquares = 0;

  /** Of a text of about so many letters. */
  constructor(weights: DangerWeights, length: number) {
    this.#weights = weights;
    this.#runs = new RunPlaces(longestRun * length);
  }

  addRuns(words: string): void {
    for (let from = 0; from < words.length; from += 1) {
      let [head, tail] = [0, 0];
      for (let i = 0; i < longestRun && from + i < words.length; i += 1) {
        const code = words.charCodeAt(from + i);
        if (i < 2) head |= code << (16 * i);
        else tail |= code << (16 * (i - 2));
        if (this.#runs.isNew(head, tail)) this.#count(this.#learnedAt(head, tail));
      }
    }
  }

  add(sign: string): void {
    if (this.#names.has(sign)) return;
    this.#names.add(sign);
    this.#count(this.#weights.places.get(sign) ?? -1);
  }

  sum(): number {
    const { all, runs } = this.#weights;
    return (
      shareOfAll * voteOf(all, this.#sum, this.#squares) +
      (1 - shareOfAll) * voteOf(runs, this.#runSum, this.#runSquares)
    );
  }

  #learnedAt(head: number, tail: number): number {
    const { known, runsAt } = this.#weights;
    const at = known.find(head, tail);
    return at < 0 ? at : (runsAt[at] ?? -1);
  }

  #count(at: number): void {
    const { all, runs } = this.#weights;
    if (at < 0) {
      this.#squares += all.rare ** 2;
      return;
    }
    this.#squares += ((all.own[at] ?? 0) * all.ownStep) ** 2;
    this.#sum += all.speaks[at] ?? 0;
    // A notion weighs nothing in the second vote.
    this.#runSquares += ((runs.own[at] ?? 0) * runs.ownStep) ** 2;
    this.#runSum += runs.speaks[at] ?? 0;
  }
}

const voteOf = ({ bias, step }: WrittenVote, sum: number, squares: number): number =>
  bias + (sum * step) / Math.sqrt(squares === 0 ? 1 : squares);

let read: DangerWeights | undefined;

/** Read once, when the first text is. */
export function learnedWeights(): DangerWeights {
  read ??= readWeights(dangerWeights);
  return read;
}

export function readWeights({ lines, all, runs }: WrittenWeights): DangerWeights {
  const rows = lines === '' ? [] : lines.split('\n');
  const middle = levelLetters.length / 2;
  const level = new Map([...levelLetters].map((letter, i) => [letter, i]));
  const places = new Map<string, number>();
  const known = new RunPlaces(rows.length);
  const runsAt = new Int32Array(known.room);
  const empty = () => ({ own: new Uint8Array(rows.length), speaks: new Int8Array(rows.length) });
  const [first, second] = [empty(), empty()];
  for (const [i, row] of rows.entries()) {
    const blank = row.lastIndexOf(' ');
    const sign = row.slice(0, blank);
    if (isRun(sign)) {
      const [head, tail] = [halfOf(sign, 0), halfOf(sign, 2)];
      known.isNew(head, tail);
      runsAt[known.find(head, tail)] = i;
    } else places.set(sign, i);
    for (const [{ own, speaks }, from] of [[first, blank + 1] as const, [second, blank + 3] as const]) {
      own[i] = level.get(row[from] ?? '') ?? 0;
      speaks[i] = row[from + 1] === undefined ? 0 : (level.get(row[from + 1] ?? '') ?? 0) - middle;
    }
  }
  return { places, known, runsAt, all: { ...all, ...first }, runs: { ...runs, ...second } };
}

/** Two letters of a run as one number; nothing behind its end. */
const halfOf = (run: string, from: number): number =>
  (run.charCodeAt(from) || 0) | ((run.charCodeAt(from + 1) || 0) << 16);

/**
 * Runs of letters as whole numbers, each once: a text has hundreds of them, and a string for each cost as much as all that is learned of it.
 * A run is the two halves of its letters; there is none without a letter, so that nought is an empty place.
 */
export class RunPlaces {
  readonly #halves: Int32Array;
  readonly #mask: number;

  /** For so many runs at most. */
  constructor(most: number) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(8, 1.4 * most)));
    this.#halves = new Int32Array(2 * room);
    this.#mask = room - 1;
  }

  get room(): number {
    return this.#mask + 1;
  }

  /** Whether it was not there yet. */
  isNew(head: number, tail: number): boolean {
    const at = this.#placeOf(head, tail);
    if (this.#halves[2 * at] !== 0) return false;
    this.#halves[2 * at] = head;
    this.#halves[2 * at + 1] = tail;
    return true;
  }

  /** Where it stands, once it was added; below nought for a run that is not there. */
  find(head: number, tail: number): number {
    const at = this.#placeOf(head, tail);
    return this.#halves[2 * at] === 0 ? -1 : at;
  }

  #placeOf(head: number, tail: number): number {
    const halves = this.#halves;
    let hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask)
      if (halves[2 * at] === 0 || (halves[2 * at] === head && halves[2 * at + 1] === tail)) return at;
  }
}
