/**
 * 共享信息 (shared network): what of the network a partner department reads by agreement (「各部门共享网络信息」, S90): where the stations are,
 * which villages they cover, and how many clues of its own kind came from which town. Numbers and places: no shop is named, and nobody but who
 * stands for a station.
 */
import type { Category } from '../county/category.ts';
import { townOf, type Region } from '../county/region.ts';
import type { Day } from '../base/calendar.ts';
import type { Words } from '../base/words.ts';
import { liaisonAsShown } from '../county/station.ts';
import { charterStateWords, tiers, type Charter } from './charter.ts';

export interface SharedStation {
  number: string;
  name: string;
  kindZh: string;
  tier: { zh: string; en: string };
  state: { zh: string; en: string };
  townName: string;
  address: string;
  /** The name as the portal has it, and a mobile without its middle. */
  contactName: string;
  phone: string;
}

export interface SharedTown {
  townName: string;
  villages: number;
  /** Villages with a living station of their own, or served by one. */
  covered: number;
  gap: number;
  farthestKm: number | null;
}

/** How many of a village and a class, as they are counted. */
export interface ClueCount {
  regionId: string | null;
  categoryCode: string;
  complaints: number;
  tipoffs: number;
  lastOn: Day;
}

export interface SharedClue {
  townName: string;
  category: Words;
  complaints: number;
  tipoffs: number;
  lastOn: Day;
}

/** Stations that stand, and what of them is nobody's own. */
export function sharedStations(
  charters: readonly Charter[],
  regions: readonly Region[],
  kinds: ReadonlyMap<string, string>,
): SharedStation[] {
  return charters
    .filter(({ state }) => state === 'active' || state === 'rectifying' || state === 'suspended')
    .map((one) => ({
      number: one.number,
      name: one.name,
      kindZh: kinds.get(one.kindCode) ?? '',
      tier: tiers[one.tier],
      state: charterStateWords[one.state],
      townName: townNameOf(one.regionId, regions),
      address: one.address,
      contactName: one.contactName,
      phone: liaisonAsShown(one).phone,
    }));
}

/** Counts of villages become those of their towns; the most first, and of as many the newest. */
export function cluesByTown(
  counts: readonly ClueCount[],
  regions: readonly Region[],
  categories: readonly Pick<Category, 'code' | 'zh' | 'en'>[],
): SharedClue[] {
  const names = new Map(categories.map(({ code, zh, en }) => [code, { zh, en }]));
  const rows = new Map<string, SharedClue>();
  for (const { regionId, categoryCode, complaints, tipoffs, lastOn } of counts) {
    const townName = townNameOf(regionId, regions);
    const key = `${townName} ${categoryCode}`;
    const known = rows.get(key) ?? {
      townName,
      category: names.get(categoryCode) ?? { zh: '', en: '' },
      complaints: 0,
      tipoffs: 0,
      lastOn,
    };
    rows.set(key, {
      ...known,
      complaints: known.complaints + complaints,
      tipoffs: known.tipoffs + tipoffs,
      lastOn: known.lastOn > lastOn ? known.lastOn : lastOn,
    });
  }
  return [...rows.values()].toSorted(
    (a, b) => b.complaints + b.tipoffs - (a.complaints + a.tipoffs) || b.lastOn.localeCompare(a.lastOn),
  );
}

function townNameOf(regionId: string | null, regions: readonly Region[]): string {
  const region = regions.find(({ id }) => id === regionId);
  return region === undefined ? '' : (townOf(region, regions)?.name ?? region.name);
}
