/**
 * Draws the plane that keeps two kinds of rows as far apart as it can (a support vector machine with squared loss, one row after another
 * in the dual: Hsieh, Chang and others, 2008). Rows are taken in an order that is drawn the same way each time, so that the same lessons
 * make the same file.
 */

/** Which signs each row has, one row behind another; all of a row together have the length one. */
export interface Rows {
  starts: readonly number[];
  places: Int32Array;
  shares: Float64Array;
}

/** Whether a row is of the kind that is sought, and how much it counts. */
export interface Wanted {
  is: boolean;
  weight: number;
}

export interface Plane {
  bias: number;
  weights: Float64Array;
}

/** How dear it is to leave a row on the wrong side. */
interface Choice {
  cost: number;
  rounds: number;
}

export function divide(rows: Rows, wanted: readonly Wanted[], size: number, { cost, rounds }: Choice): Plane {
  const weights = new Float64Array(size);
  let bias = 0;
  const pulls = new Float64Array(wanted.length);
  const order = [...wanted.keys()];
  const draw = drawn();
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, draw);
    for (const row of order) {
      const { is, weight } = wanted[row] ?? { is: false, weight: 1 };
      const [side, give] = [is ? 1 : -1, 1 / (2 * cost * weight)];
      const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0];
      let sum = bias;
      for (let k = from; k < to; k += 1) sum += (weights[rows.places[k] ?? 0] ?? 0) * (rows.shares[k] ?? 0);
      const was = pulls[row] ?? 0;
      const length = from === to ? 1 : 2;
      const pull = Math.max(0, was - (side * sum - 1 + give * was) / (length + give));
      const step = (pull - was) * side;
      if (step === 0) continue;
      pulls[row] = pull;
      bias += step;
      for (let k = from; k < to; k += 1) {
        const at = rows.places[k] ?? 0;
        weights[at] = (weights[at] ?? 0) + step * (rows.shares[k] ?? 0);
      }
    }
  }
  return { bias, weights };
}

/** Numbers between nothing and one, always the same ones. */
function drawn(): () => number {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return seed / 0x80_00_00_00;
  };
}

function shuffle(order: number[], draw: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(draw() * (i + 1));
    const one = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = one;
  }
}
