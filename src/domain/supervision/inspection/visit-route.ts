/** 走法 (visit route): the order of a day's premises, always to the nearest that is left; from coordinates alone, no map is asked. */

export interface Stop {
  id: string;
  /** Kilometres east and north of the county seat. */
  x: number;
  y: number;
}

/** The stops in the order in which they are visited, and how far each is from the one before it, as the crow flies. */
export function routeOf<One extends Stop>(
  start: Pick<Stop, 'x' | 'y'>,
  stops: readonly One[],
): (One & { kilometres: number })[] {
  const left = [...stops];
  const route: (One & { kilometres: number })[] = [];
  let here = start;
  while (left.length > 0) {
    let nearest = 0;
    for (let i = 1; i < left.length; i += 1) if (isBefore(left[i] as One, left[nearest] as One, here)) nearest = i;
    const [next] = left.splice(nearest, 1) as [One];
    route.push({ ...next, kilometres: Math.round(distance(here, next) * 10) / 10 });
    here = next;
  }
  return route;
}

/** Nearer, or as near and earlier by its id, so that the same day is always walked alike. */
function isBefore(a: Stop, b: Stop, here: Pick<Stop, 'x' | 'y'>): boolean {
  const [toA, toB] = [distance(here, a), distance(here, b)];
  return toA < toB || (toA === toB && a.id < b.id);
}

function distance(a: Pick<Stop, 'x' | 'y'>, b: Pick<Stop, 'x' | 'y'>): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
