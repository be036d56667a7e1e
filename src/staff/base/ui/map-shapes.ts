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

/** The piece of a map that is nearer to one point than to any other, and which point lies behind each of its sides. */
export interface Cell {
  corners: Point[];
  /** Behind the side that begins at the corner of the same place; null where the map ends. */
  behind: (number | null)[];
}

/** Divides the ground within the outline among the points: each gets what is nearest to it. */
export function cellsOf(points: readonly Point[], outline: readonly Point[]): Cell[] {
  return points.map((own, i) => {
    let cell: Cell = { corners: [...outline], behind: outline.map(() => null) };
    for (const [n, other] of points.entries())
      if (n !== i && (other.x !== own.x || other.y !== own.y)) cell = cut(cell, own, other, n);
    return cell;
  });
}

/** What of the cell is nearer to its own point than to another. */
function cut({ corners, behind }: Cell, own: Point, other: Point, n: number): Cell {
  const left: Cell = { corners: [], behind: [] };
  // Above nothing is nearer to the other: the middle between the two is where it is nought.
  const past = ({ x, y }: Point) =>
    (x - (own.x + other.x) / 2) * (other.x - own.x) + (y - (own.y + other.y) / 2) * (other.y - own.y);
  for (const [i, corner] of corners.entries()) {
    const next = corners[(i + 1) % corners.length] as Point;
    const [here, there] = [past(corner), past(next)];
    const side = behind[i] ?? null;
    const crossing = (): Point => ({
      x: corner.x + ((next.x - corner.x) * here) / (here - there),
      y: corner.y + ((next.y - corner.y) * here) / (here - there),
    });
    if (here <= 0) {
      left.corners.push(corner);
      left.behind.push(side);
      if (there > 0) {
        left.corners.push(crossing());
        left.behind.push(n);
      }
    } else if (there <= 0) {
      left.corners.push(crossing());
      left.behind.push(side);
    }
  }
  return left;
}

/** Where a name stands in the middle of some cells; null where they hold no ground. */
export function middleOf(cells: readonly Pick<Cell, 'corners'>[]): Point | null {
  let [whole, x, y] = [0, 0, 0];
  for (const { corners } of cells)
    for (const [i, from] of corners.entries()) {
      const to = corners[(i + 1) % corners.length] as Point;
      const twice = from.x * to.y - to.x * from.y;
      whole += twice;
      x += (from.x + to.x) * twice;
      y += (from.y + to.y) * twice;
    }
  return whole === 0 ? null : { x: x / (3 * whole), y: y / (3 * whole) };
}

/** The line around the points with ground beyond the outermost: each corner moved away from their middle. */
export function groundOf(points: readonly Point[], air: number): Point[] {
  const hull = hullOf(points);
  if (hull.length < 3) return [];
  const middle = {
    x: hull.reduce((sum, { x }) => sum + x, 0) / hull.length,
    y: hull.reduce((sum, { y }) => sum + y, 0) / hull.length,
  };
  return hull.map(({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    const far = Math.hypot(dx, dy) || 1;
    return { x: x + (dx / far) * air, y: y + (dy / far) * air };
  });
}

/**
 * The ground of each place, whatever is nearest to it, and the line along which the places of one group end and those of another begin:
 * where a village or a town ends is not surveyed.
 */
export function groundsOf(
  places: readonly Point[],
  groupOf: (n: number) => string | null | undefined,
  air: number,
): { cells: Cell[]; borders: string } {
  const cells = cellsOf(places, groundOf(places, air));
  const borders = cells
    .flatMap(({ corners, behind }, n) =>
      behind.flatMap((other, i) => {
        if (other === null || other < n || groupOf(other) === groupOf(n)) return [];
        const [from, to] = [corners[i] as Point, corners[(i + 1) % corners.length] as Point];
        return [pathOf([from, to]).replace('Z', '')];
      }),
    )
    .join('');
  return { cells, borders };
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

/** Places for a name, those first where it covers the least of what is to be seen; where two cover as much, the dearer first. */
export function leastCovering(
  places: readonly Point[],
  { width, height }: { width: number; height: number },
  seen: readonly (Point & { weight: number })[],
): Point[] {
  const covered = ({ x, y }: Point) =>
    seen.reduce(
      (sum, one) => (Math.abs(one.x - x) < width / 2 && Math.abs(one.y - y) < height / 2 ? sum + one.weight : sum),
      0,
    );
  return places.toSorted((a, b) => covered(a) - covered(b));
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
