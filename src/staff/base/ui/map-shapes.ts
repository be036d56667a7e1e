/** The shapes of the schematic, worked out from coordinates alone; pure, so that they can be tested without a screen. */

export interface Point {
  x: number;
  y: number;
}

/** The outer line around points, counter-clockwise (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (some: readonly Point[]) => {
    const line: Point[] = [];
    for (const point of some) {
      while (line.length > 1 && !turnsLeft(line.at(-2) as Point, line.at(-1) as Point, point)) line.pop();
      line.push(point);
    }
    return line.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turnsLeft(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

/** North is up on paper and down in the numbers of a screen. */
export function pathOf(points: readonly Point[]): string {
  return points.length === 0 ? '' : `M${points.map(({ x, y }) => `${round(x)} ${round(-y)}`).join('L')}Z`;
}

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  /** What one hundredth of the map measures, by which marks are drawn. */
  unit: number;
}

/** The window over the points, with air around them. */
export function frameOf(points: readonly Point[]): Frame {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => -y);
  const [left, right] = rangeOf(xs);
  const [top, bottom] = rangeOf(ys);
  const width = Math.max(right - left, 2);
  const height = Math.max(bottom - top, 2);
  const unit = Math.max(width, height) / 100;
  const air = unit * 7;
  return { left: left - air, top: top - air, width: width + 2 * air, height: height + 2 * air, unit };
}

/** A name to be put on a map: how wide it is, and where it may stand, the dearest place first. */
export interface Name {
  id: string;
  width: number;
  places: readonly Point[];
  /** Left out where all its places are taken, for there is another way to learn it. */
  mayLack?: true;
}

/** Ground on which no name may lie, such as a mark: its middle and its size. */
export interface Taken extends Point {
  width: number;
  height: number;
}

/**
 * Gives each name its first place where it lies on no mark and no other name; where all are taken its last, or none at all to a name
 * that may lack.
 */
export function placeApart(names: readonly Name[], height: number, marks: readonly Taken[] = []): Map<string, Point> {
  const placed: Taken[] = [...marks];
  const found = new Map<string, Point>();
  for (const { id, width, places, mayLack } of names) {
    const place =
      places.find(({ x, y }) =>
        placed.every(
          (other) =>
            Math.abs(other.x - x) >= (other.width + width) / 2 || Math.abs(other.y - y) >= (other.height + height) / 2,
        ),
      ) ?? (mayLack ? undefined : places.at(-1));
    if (place === undefined) continue;
    placed.push({ ...place, width, height });
    found.set(id, place);
  }
  return found;
}

/** A round number of kilometres for the scale, a fifth of the map at most. */
export function scaleOf({ width }: Frame): number {
  const most = width / 5;
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((n) => n * power).find((n) => n <= most) ?? power;
}

function rangeOf(numbers: readonly number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const n of numbers) {
    if (n < least) least = n;
    if (n > most) most = n;
  }
  return numbers.length === 0 ? [0, 0] : [least, most];
}

function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}
