/**
 * 未定位 (not located): a village, a town or a station of which nobody has said where it lies. It has no place at all: never the county
 * seat, from which all kilometres are counted, and what asks for a way says that there is none.
 */

/** Kilometres east and north of the county seat. */
export interface Place {
  x: number;
  y: number;
}

/** The same, where it may be that nobody has said yet; both are known or neither. */
export interface Placing {
  x: number | null;
  y: number | null;
}

export function isLocated<T extends Placing>(one: T): one is T & Place {
  return one.x !== null && one.y !== null;
}

/** Where it lies, for what draws it; null while nobody has said. */
export function spotOf(one: Placing | undefined): Place | null {
  return one === undefined || !isLocated(one) ? null : { x: one.x, y: one.y };
}

interface Placed extends Placing {
  id: string;
  kind: string;
  parentId: string | null;
}

const nowhere: Placing = { x: null, y: null };

/**
 * The places as they may be told. Lists were once taken without coordinates and put at the county seat, the very zero of the map: no village
 * and no station lies there to the metre, so that of such nobody knows the place, however many are left. A town may be the seat's own,
 * but not two none of whose villages has a place. A station without a place of its own is in its village.
 */
export function placedIn<R extends Placed, S extends Placing & { regionId: string }>(
  regions: readonly R[],
  stations: readonly S[],
): { regions: R[]; stations: S[] } {
  const isCrowded = regions.filter((one) => one.kind === 'town' && isAtZero(one)).length > 1;
  const surveyed = new Set(
    regions.flatMap((one) => (one.kind === 'village' && isLocated(one) && !isAtZero(one) ? [one.parentId] : [])),
  );
  const isUnknown = (one: R) =>
    isAtZero(one) && (one.kind === 'village' || (one.kind === 'town' && isCrowded && !surveyed.has(one.id)));
  const told = regions.map((one) => (isUnknown(one) ? { ...one, ...nowhere } : one));
  const homes = new Map(told.map((one) => [one.id, one]));
  return {
    regions: told,
    stations: stations.map((one) => {
      if (isLocated(one) && !isAtZero(one)) return one;
      const { x, y } = homes.get(one.regionId) ?? nowhere;
      return { ...one, x, y };
    }),
  };
}

/** The very zero from which all kilometres are counted. */
export function isAtZero(one: Placing): boolean {
  return one.x === 0 && one.y === 0;
}

/** Those of which nobody has said where they lie: what whoever keeps the places has left to do. */
export function unlocatedIn<R extends Placed, S extends Placing>(
  regions: readonly R[],
  stations: readonly S[],
): { towns: R[]; villages: R[]; stations: S[] } {
  const open = regions.filter((one) => !isLocated(one));
  return {
    towns: open.filter(({ kind }) => kind === 'town'),
    villages: open.filter(({ kind }) => kind === 'village'),
    stations: stations.filter((one) => !isLocated(one)),
  };
}
