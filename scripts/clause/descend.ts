/** Goes down a smooth slope to its bottom (L-BFGS): the same steps each time, so that the same lessons make the same file. */

/** The height at a place; writes the slope there into the second. */
export type Height = (place: Float64Array, slope: Float64Array) => number;

const remembered = 8;
/** So small a part of what the slope promises is enough of a step. */
const enough = 1e-4;

export function descend(height: Height, size: number, rounds: number): Float64Array {
  let place: Float64Array = new Float64Array(size);
  let slope: Float64Array = new Float64Array(size);
  let now = height(place, slope);
  const steps: Step[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const way = downhill(slope, steps);
    const promised = dot(way, slope);
    if (promised > -1e-9) break;
    let share = steps.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(slope, slope))) : 1;
    let next = along(place, way, share);
    let nextSlope = new Float64Array(size);
    let then = height(next, nextSlope);
    for (let halved = 0; then > now + enough * share * promised && halved < 30; halved += 1) {
      share /= 2;
      next = along(place, way, share);
      nextSlope = new Float64Array(size);
      then = height(next, nextSlope);
    }
    const moved = difference(next, place);
    const bent = difference(nextSlope, slope);
    const curve = dot(moved, bent);
    if (curve > 1e-12) steps.push({ moved, bent, share: 1 / curve });
    if (steps.length > remembered) steps.shift();
    const isFlat = now - then < 1e-7 * Math.max(1, Math.abs(now));
    [place, slope, now] = [next, nextSlope, then];
    if (isFlat) break;
  }
  return place;
}

interface Step {
  moved: Float64Array;
  bent: Float64Array;
  share: number;
}

/** The slope turned by what the last steps have told of its curve. */
function downhill(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const way = slope.map((one) => -one);
  const parts: number[] = [];
  for (const { moved, bent, share } of steps.toReversed()) {
    const part = share * dot(moved, way);
    parts.push(part);
    add(way, bent, -part);
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const size = dot(last.moved, last.bent) / dot(last.bent, last.bent);
    for (let i = 0; i < way.length; i += 1) way[i] = (way[i] ?? 0) * size;
  }
  for (const { moved, bent, share } of steps) {
    const part = parts.pop() ?? 0;
    add(way, moved, part - share * dot(bent, way));
  }
  return way;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, share: number): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + (what[i] ?? 0) * share;
}

const along = (place: Float64Array, way: Float64Array, share: number): Float64Array => {
  const next = place.slice();
  add(next, way, share);
  return next;
};

const difference = (one: Float64Array, other: Float64Array): Float64Array => {
  const left = one.slice();
  add(left, other, -1);
  return left;
};
