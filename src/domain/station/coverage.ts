/**
 * 覆盖 (coverage): 维权联络站「村村通」. Each village of the official list, with the station in it or the one that serves it, or
 * none, and how far it is to the nearest that is alive; and the three levels, 消协分会, 乡镇监督站 and 村监督点, over towns and
 * villages. 维权网 and 教育网 are two layers over the same nodes (seed: “双网”作用).
 */
import { z } from 'zod';
import { takesMatters, type Charter } from './charter.ts';
import { isLocated } from '../county/place/place.ts';
import { nearestIn, type Region } from '../county/region.ts';
import { isTownStation } from '../county/station.ts';

export const layers = {
  protection: { zh: '维权网', en: 'Rights protection' },
  education: { zh: '教育网', en: 'Education' },
} as const;
export type Layer = keyof typeof layers;
export const layerNames = Object.keys(layers) as [Layer, ...Layer[]];

export const coverageStates = {
  own: { zh: '有站点', en: 'Has a station' },
  served: { zh: '邻站服务', en: 'Served by another' },
  idle: { zh: '站点闲置', en: 'Its station is idle' },
  gap: { zh: '没有站点', en: 'No station' },
} as const;
export type CoverageState = keyof typeof coverageStates;
export const coverageStateNames = Object.keys(coverageStates) as [CoverageState, ...CoverageState[]];

/** A station or a facility of education where it stands. */
export interface CoverageNode extends Pick<
  Charter,
  'number' | 'name' | 'kindCode' | 'facility' | 'state' | 'serves' | 'servesRegionIds' | 'officeId' | 'regionId'
> {
  stationId: string;
  /** Both null while it is not located: then it is near to nothing, and drawn nowhere. */
  x: number | null;
  y: number | null;
  educationSince: string | null;
  /** The association of which it is a branch. */
  associationId: string | null;
  /** The last day on which it did anything is too long ago. */
  idle: boolean;
}

export interface VillageCoverage {
  regionId: string;
  name: string;
  townId: string | null;
  townName: string;
  officeId: string | null;
  x: number | null;
  y: number | null;
  population: number | null;
  state: CoverageState;
  /** The station in it, or the one that serves it; of several one that is alive. */
  station: { id: string; number: string; name: string } | null;
  /** The nearest one that is alive, itself included; null where the county has none that is located, or the village is not. */
  nearest: { number: string; name: string; x: number; y: number; km: number } | null;
}

export interface TownCoverage {
  id: string;
  name: string;
  officeId: string | null;
  /** 消协分会 of its office. */
  branch: string | null;
  /** 乡镇监督站. */
  station: string | null;
  villages: number;
  counts: Record<CoverageState, number>;
  /** How far the village farthest from a living station has to go. */
  farthestKm: number | null;
}

export interface CoverageFigures {
  villages: number;
  counts: Record<CoverageState, number>;
  /** 覆盖率, D05: of the villages, those with a station in use of their own or one that serves them, an idle one too. */
  share: number | null;
  /** Of them, those whose station does something. */
  livingShare: number | null;
  /** The share of the people, where the county knows how many live in each. */
  peopleShare: number | null;
  towns: number;
  /** 三级: towns whose office has a branch, and towns with a station of supervision. */
  branches: number;
  townStations: number;
  /** Living nodes of the layer, and those that are nodes of both. */
  nodes: number;
  dual: number;
  idle: number;
  /** Villages that nobody has located: no way is counted to them, and they are drawn nowhere. */
  unlocated: number;
}

/** Whether the node belongs to the layer and can be gone to: homes are served by stations of an area, taught anywhere. */
export function isOfLayer(node: CoverageNode, layer: Layer): boolean {
  if (layer === 'protection') return takesMatters(node) && node.serves === 'area';
  const runs = node.state === 'active' || node.state === 'rectifying';
  return runs && (node.facility || node.educationSince !== null);
}

/** A station that teaches too, or where matters are taken too: one site, no second record. */
export function isDual(node: CoverageNode): boolean {
  return isOfLayer(node, 'protection') && isOfLayer(node, 'education');
}

interface Covering {
  state: CoverageState;
  /** The station in it, or the one that serves it. */
  node: CoverageNode | null;
}

/** Tells of each village what covers it in the layer. */
export function coveringIn(nodes: readonly CoverageNode[], layer: Layer): (regionId: string) => Covering {
  const mine = nodes.filter((node) => isOfLayer(node, layer));
  const here = new Map<string, CoverageNode>();
  const serving = new Map<string, CoverageNode>();
  // A living one after an idle one, so that it is the one that is named.
  for (const node of mine.toSorted((a, b) => Number(b.idle) - Number(a.idle))) {
    here.set(node.regionId, node);
    for (const id of node.servesRegionIds) serving.set(id, node);
  }
  return (regionId) => {
    const own = here.get(regionId) ?? null;
    if (own !== null && !own.idle) return { state: 'own', node: own };
    const server = serving.get(regionId) ?? null;
    if (server !== null && !server.idle) return { state: 'served', node: server };
    const idle = own ?? server;
    return { state: idle === null ? 'gap' : 'idle', node: idle };
  };
}

/** Every village in the order of the list, each with what covers it and how far it is to the next living station. */
export function villagesCovered(
  regions: readonly Region[],
  nodes: readonly CoverageNode[],
  layer: Layer,
): VillageCoverage[] {
  const covering = coveringIn(nodes, layer);
  const towns = new Map(regions.filter(({ kind }) => kind === 'town').map((town) => [town.id, town]));
  const alive = nodes.filter((node) => isOfLayer(node, layer) && !node.idle);
  const nearestTo = nearestIn(alive, ({ stationId }) => stationId);
  return regions
    .filter(({ kind }) => kind === 'village')
    .map((village) => {
      const { state, node } = covering(village.id);
      const town = towns.get(village.parentId ?? '');
      const near = nearestTo(village);
      return {
        regionId: village.id,
        name: village.name,
        townId: town?.id ?? null,
        townName: town?.name ?? '',
        officeId: village.officeId,
        x: village.x,
        y: village.y,
        population: village.population ?? null,
        state,
        station: node === null ? null : { id: node.stationId, number: node.number, name: node.name },
        nearest:
          near === null
            ? null
            : { number: near.place.number, name: near.place.name, x: near.place.x, y: near.place.y, km: near.km },
      };
    });
}

/** The towns with their three levels. */
export function townsCovered(
  regions: readonly Region[],
  nodes: readonly CoverageNode[],
  villages: readonly VillageCoverage[],
  associations: readonly { name: string; parentId: string | null }[],
): TownCoverage[] {
  const byTown = new Map<string | null, VillageCoverage[]>();
  for (const one of villages) {
    const mine = byTown.get(one.townId);
    if (mine === undefined) byTown.set(one.townId, [one]);
    else mine.push(one);
  }
  const parents = new Map(regions.map(({ id, kind, parentId }) => [id, kind === 'town' ? id : parentId]));
  const branches = new Map<string | null, string>();
  const stations = new Map<string | null | undefined, string>();
  for (const node of nodes) {
    if (!takesMatters(node)) continue;
    if (node.associationId !== null) branches.set(node.officeId, node.name);
    if (isTownStation(node.kindCode)) stations.set(parents.get(node.regionId), node.name);
  }
  for (const { name, parentId } of associations) if (parentId !== null) branches.set(parentId, name);
  return regions
    .filter(({ kind }) => kind === 'town')
    .map(({ id, name, officeId }) => {
      const mine = byTown.get(id) ?? [];
      const farthest = mine.flatMap(({ nearest }) => nearest?.km ?? []);
      return {
        id,
        name,
        officeId,
        branch: branches.get(officeId) ?? null,
        station: stations.get(id) ?? null,
        villages: mine.length,
        counts: countStates(mine),
        farthestKm: farthest.length === 0 ? null : Math.max(...farthest),
      };
    });
}

export function coverageFigures(
  villages: readonly VillageCoverage[],
  towns: readonly TownCoverage[],
  nodes: readonly CoverageNode[],
  layer: Layer,
): CoverageFigures {
  const counts = countStates(villages);
  const covered = villages.filter(({ state }) => state !== 'gap');
  const people = (some: readonly VillageCoverage[]) => some.reduce((sum, one) => sum + (one.population ?? 0), 0);
  const everybody = people(villages);
  const mine = nodes.filter((node) => isOfLayer(node, layer));
  return {
    villages: villages.length,
    counts,
    share: villages.length === 0 ? null : covered.length / villages.length,
    livingShare: villages.length === 0 ? null : (counts.own + counts.served) / villages.length,
    // A share of people is one of all of them: while one village is unknown, nothing is said.
    peopleShare:
      everybody === 0 || villages.some(({ population }) => population === null) ? null : people(covered) / everybody,
    towns: towns.length,
    branches: towns.filter(({ branch }) => branch !== null).length,
    townStations: towns.filter(({ station }) => station !== null).length,
    nodes: mine.filter(({ idle }) => !idle).length,
    dual: nodes.filter(isDual).length,
    idle: mine.filter(({ idle }) => idle).length,
    unlocated: villages.filter((one) => !isLocated(one)).length,
  };
}

/** 每站的服务范围: the villages that each station serves, its own first, and how many people live there. */
export function servedBy(
  node: Pick<CoverageNode, 'regionId' | 'serves' | 'servesRegionIds'>,
  regions: readonly Region[],
): { villages: string[]; people: number | null } {
  if (node.serves === 'venue') return { villages: [], people: null };
  const ids = [...new Set([node.regionId, ...node.servesRegionIds])];
  const found = ids.flatMap((id) => regions.find((one) => one.id === id && one.kind === 'village') ?? []);
  const known = found.length > 0 && found.every(({ population }) => typeof population === 'number');
  return {
    villages: found.map(({ name }) => name),
    people: known ? found.reduce((sum, one) => sum + (one.population ?? 0), 0) : null,
  };
}

/** From so many villages on the dots of one state are one line, so that a browser can draw ten thousand. */
export const mostDrawnApart = 1500;

/** What the list is asked for; the same words stand in the address of the page. */
export const CoverageQuery = z.object({
  layer: z.enum(layerNames).default('protection'),
  state: z.enum(coverageStateNames).optional(),
  town: z.string().max(40).optional(),
  /** Villages that are farther than this from a living station; of one that is not located nobody knows. */
  beyond: z.coerce.number().min(0).max(1000).optional(),
  q: z.string().max(40).default(''),
  sort: z.enum(['far', 'list']).default('list'),
});
export type CoverageQuery = z.infer<typeof CoverageQuery>;

export function chosenVillages(
  villages: readonly VillageCoverage[],
  { state, town, beyond, q, sort }: CoverageQuery,
): VillageCoverage[] {
  const words = q.trim();
  const chosen = villages.filter(
    (one) =>
      (state === undefined || one.state === state) &&
      (town === undefined || one.townId === town) &&
      (beyond === undefined || (isLocated(one) && (one.nearest?.km ?? Infinity) > beyond)) &&
      (words === '' ||
        [one.name, `${one.townName}${one.name}`, one.station?.name ?? ''].some((name) => name.includes(words))),
  );
  return sort === 'far'
    ? chosen.toSorted((a, b) => (b.nearest?.km ?? Infinity) - (a.nearest?.km ?? Infinity) || order(a, b))
    : chosen;
}

function order(a: VillageCoverage, b: VillageCoverage): number {
  return a.regionId < b.regionId ? -1 : 1;
}

function countStates(villages: readonly VillageCoverage[]): Record<CoverageState, number> {
  const counts = { own: 0, served: 0, idle: 0, gap: 0 };
  for (const { state } of villages) counts[state] += 1;
  return counts;
}
