/** Learns the weights of the clause reader: for each label one logistic regression over the signs of the sentences, by AdaGrad. */
import { rulesIn } from '../../src/domain/supervision/clause/clause-check.ts';
import { clauseLabels, weightLetters } from '../../src/domain/supervision/clause/learned/learned-clause.ts';
import { signsOf } from '../../src/domain/supervision/clause/learned/clause-signs.ts';
import type { LabelledClause } from './score.ts';

/** One sentence as it is learned from. */
interface Lesson {
  signs: string[];
  labels: ReadonlySet<string>;
}

export interface Learned {
  bias: number[];
  /** Of each sign, a weight a label. */
  rows: Map<string, Float64Array>;
}

/** A sign that stands in one sentence alone says nothing of others. */
const oftenEnough = 2;
const [rounds, step, decay] = [15, 0.5, 1e-4];

export function learn(clauses: readonly LabelledClause[]): Learned {
  const lessons = clauses.map(lessonOf);
  return weigh(lessons, signsIn(lessons));
}

function lessonOf({ text, codes }: LabelledClause): Lesson {
  const { plain, found } = rulesIn(text);
  return { signs: [...signsOf(plain, found)], labels: new Set(codes.length === 0 ? [] : [...codes, 'any']) };
}

function signsIn(lessons: readonly Lesson[]): Set<string> {
  const often = new Map<string, number>();
  for (const { signs } of lessons) for (const sign of signs) often.set(sign, (often.get(sign) ?? 0) + 1);
  return new Set([...often].filter(([, n]) => n >= oftenEnough).map(([sign]) => sign));
}

function weigh(lessons: readonly Lesson[], kept: ReadonlySet<string>): Learned {
  const places = new Map([...kept].map((sign, i) => [sign, i]));
  const vectors = lessons.map(({ signs }) => signs.flatMap((sign) => places.get(sign) ?? []));
  const columns = clauseLabels.map((label) =>
    column(
      vectors,
      lessons.map(({ labels }) => labels.has(label)),
      kept.size,
    ),
  );
  const rows = new Map(
    [...places].map(([sign, i]) => [sign, Float64Array.from(columns, ({ weights }) => weights[i] ?? 0)]),
  );
  return { bias: columns.map(({ bias }) => bias), rows };
}

/** One label: goes through the sentences in an order that chance makes, and the same one each time. */
function column(
  vectors: readonly (readonly number[])[],
  wanted: readonly boolean[],
  size: number,
): { bias: number; weights: Float64Array } {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  let bias = -2;
  const order = vectors.map((_, i) => i);
  const chance = chanceFrom(7);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (const i of order) {
      const vector = vectors[i] ?? [];
      const share = 1 / Math.sqrt(Math.max(1, vector.length));
      const sum = vector.reduce((so, at) => so + (weights[at] ?? 0) * share, bias);
      const error = 1 / (1 + Math.exp(-sum)) - (wanted[i] === true ? 1 : 0);
      for (const at of vector) {
        const slope = error * share + decay * (weights[at] ?? 0);
        squares[at] = (squares[at] ?? 0) + slope * slope;
        weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(squares[at] ?? 1);
      }
      bias -= 0.05 * error;
    }
  }
  return { bias, weights };
}

function shuffle(order: number[], chance: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** The same numbers each time, so that the same lessons make the same file. */
function chanceFrom(seed: number): () => number {
  let now = seed;
  return () => {
    now = (now * 1_103_515_245 + 12_345) % 2_147_483_648;
    return now / 2_147_483_648;
  };
}

/** Each weight as one letter; what is lost by that is less than what one more sentence changes. */
export function quantised({ bias, rows }: Learned): { bias: number[]; steps: number[]; lines: string[] } {
  const middle = weightLetters.length / 2;
  const steps = clauseLabels.map(
    (_, label) => Math.max(...[...rows.values()].map((row) => Math.abs(row[label] ?? 0))) / (middle - 1),
  );
  const letter = (weight: number, label: number) =>
    weightLetters[Math.round(weight / (steps[label] ?? 1)) + middle] ?? '';
  const lines = [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([sign, row]) => `${sign} ${[...row].map(letter).join('')}`);
  const round = (n: number) => Number(n.toFixed(5));
  return { bias: bias.map(round), steps: steps.map(round), lines };
}
