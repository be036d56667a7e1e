/**
 * 就近提议 (nearness): for a matter of the backlog, the stations nearest the complainant's home or the respondent's shop, with the
 * reason in words and with every tie that is known (seed S183 「就近分转到当事人所在地的联络站」, S184 「人脉优势」). Ties help a
 * mediation and can spoil it: who is a party or its kin takes no part (《办法》第二十一条: 协助调解 asks for somebody outside).
 */
import type { Complaint } from '../complaint/complaint.ts';
import { kmApart, regionShortName, type Region } from '../county/region.ts';
import { isHost, type Station } from '../county/station.ts';
import { stationShortName } from '../county/station-name.ts';

export const ties = ['host', 'party', 'kin', 'kinBefore', 'handled', 'declined', 'sameVillage'] as const;
export type Tie = (typeof ties)[number];

/** `blocks`: the station must not be asked; the others are for the sender to weigh. */
export const tieWords = {
  host: { zh: '站点就设在被投诉的店里', en: 'The station stands in the respondent’s house', blocks: true },
  party: { zh: '站点联系人就是当事人', en: 'The station’s contact is a party', blocks: true },
  kin: { zh: '站里的人说过和当事人是亲属', en: 'The station said that it is kin to a party', blocks: true },
  kinBefore: { zh: '在这家店的另一件里说过是亲属', en: 'Said so in another matter of this shop', blocks: false },
  handled: { zh: '这个站谈过这件，没谈成', en: 'The station talked this matter over in vain', blocks: false },
  declined: { zh: '这个站退回过这件', en: 'The station sent this matter back before', blocks: false },
  sameVillage: {
    zh: '和被投诉人同村，先问清是不是亲属',
    en: 'Of the respondent’s village: ask for kin first',
    blocks: false,
  },
} as const satisfies Record<Tie, { zh: string; en: string; blocks: boolean }>;

export function isBlocked(found: readonly Tie[]): boolean {
  return found.some((tie) => tieWords[tie].blocks);
}

export type Side = 'home' | 'shop';

export interface StationProposal {
  stationId: string;
  name: string;
  km: number;
  side: Side;
  reasonZh: string;
  reasonEn: string;
  ties: Tie[];
  /** Nothing has happened there for long: asked after those that live. */
  idle: boolean;
}

/** What of a complaint decides which station is near and which ties it has. */
export type Dispute = Pick<
  Complaint,
  'operatorName' | 'consumerName' | 'consumerRegionId' | 'operatorRegionId' | 'stationId' | 'talks'
>;

/** What stations said when the matter, or one of the same parties, was sent to them before. */
export interface Said {
  stationId: string;
  kin: boolean;
  /** Whether it was said of another complaint about the same respondent. */
  elsewhere: boolean;
}

interface Near {
  station: Station;
  km: number;
}

export interface Nearness {
  /** At most three, the one to ask first; behind them those that would be nearer and must not be asked. */
  propose(dispute: Dispute, said?: readonly Said[]): StationProposal[];
}

const looked = 4;
const shown = 3;
/** How much farther a station of another village may be before the respondent's own is asked. */
const sameVillageKm = 2;

/** Made once for many matters: villages are few, so the stations around each are sorted once. */
export function nearnessOf(
  stations: readonly Station[],
  regions: readonly Region[],
  /** The stations that nobody has heard of for long. */
  idle: ReadonlySet<string> = new Set(),
): Nearness {
  const active = stations.filter((station) => station.active);
  const venues = new Set(active.filter(({ serves }) => serves === 'venue').map(({ id }) => id));
  const byId = new Map(regions.map((region) => [region.id, region]));
  const known = new Map<string, readonly Near[]>();
  const around = (region: Region): readonly Near[] => {
    const found = known.get(region.id) ?? sorted(active, region, idle);
    known.set(region.id, found);
    return found;
  };
  const placed = (id: string | null) => {
    const region = id === null ? undefined : byId.get(id);
    // Of a whole county nobody can say what is near.
    return region === undefined || region.kind === 'county' ? null : region;
  };
  return {
    propose(dispute, said = []) {
      const found = new Map<string, StationProposal>();
      for (const side of ['home', 'shop'] as const) {
        const region = placed(side === 'home' ? dispute.consumerRegionId : dispute.operatorRegionId);
        if (region === null) continue;
        for (const near of around(region)) {
          const before = found.get(near.station.id);
          if (before !== undefined && before.km <= near.km) continue;
          const met = tiesOf(near.station, dispute, said);
          const proposal = proposalOf(near, { side, region, byId, ties: met, idle: idle.has(near.station.id) });
          found.set(near.station.id, proposal);
        }
      }
      const chosen = [...found.values()].toSorted(byChoice);
      const able = chosen.filter(({ ties: met }) => !isBlocked(met));
      // The station of a supermarket knows its own customers; it is asked of others where there is nobody else.
      const homes = able.filter(({ stationId }) => !venues.has(stationId));
      const free = (homes.length > 0 ? homes : able).slice(0, shown);
      const nearest = free[0];
      // Why the very nearest is not asked is said and not left to guess.
      const passed = chosen.filter(
        ({ km, ties: met }) => isBlocked(met) && (nearest === undefined || km <= nearest.km),
      );
      return [...free, ...passed.slice(0, shown)];
    },
  };
}

/** Every tie between the station and the parties that is known. */
export function tiesOf(station: Station, dispute: Dispute, said: readonly Said[] = []): Tie[] {
  const { contactName } = station;
  const isNamed = [...contactName].length > 1;
  const own = said.filter(({ stationId }) => stationId === station.id);
  const met: Record<Tie, boolean> = {
    host: isHost(station, dispute.operatorName),
    party: isNamed && (dispute.consumerName === contactName || dispute.operatorName.includes(contactName)),
    kin: own.some(({ kin, elsewhere }) => kin && !elsewhere),
    kinBefore: own.some(({ kin, elsewhere }) => kin && elsewhere),
    handled: dispute.talks.some(({ stationId, result }) => stationId === station.id && result !== 'agreed'),
    declined: own.some(({ kin }) => !kin),
    sameVillage: station.kind === 'village' && station.regionId === dispute.operatorRegionId,
  };
  return ties.filter((tie) => met[tie]);
}

/** Not blocked before blocked, fresh before tried, living before idle, near before far. */
function byChoice(a: StationProposal, b: StationProposal): number {
  const weight = ({ ties: found }: StationProposal) =>
    isBlocked(found) ? 2 : found.some((tie) => tie === 'handled' || tie === 'declined' || tie === 'kinBefore') ? 1 : 0;
  const way = ({ km, ties: found }: StationProposal) => km + (found.includes('sameVillage') ? sameVillageKm : 0);
  return (
    weight(a) - weight(b) || Number(a.idle) - Number(b.idle) || way(a) - way(b) || (a.stationId < b.stationId ? -1 : 1)
  );
}

function sorted(stations: readonly Station[], region: Region, idle: ReadonlySet<string>): Near[] {
  const all = stations.flatMap((station) => {
    // One in the very village is there, whether it is located or not; to others no way is guessed.
    const km = kmApart(region, station) ?? (station.regionId === region.id ? 0 : null);
    return km === null ? [] : [{ station, km }];
  });
  all.sort((a, b) => a.km - b.km || (a.station.id < b.station.id ? -1 : 1));
  // The nearest of each sort are enough; those of venues are among them to say why the very nearest is not asked.
  const isVenue = ({ station }: Near) => station.serves === 'venue';
  const isIdle = ({ station }: Near) => idle.has(station.id);
  const homes = all.filter((near) => !isVenue(near));
  return [homes.filter((near) => !isIdle(near)), homes.filter(isIdle), all.filter(isVenue)].flatMap((sort) =>
    sort.slice(0, looked),
  );
}

function proposalOf(
  { station, km }: Near,
  facts: { side: Side; region: Region; byId: ReadonlyMap<string, Region>; ties: Tie[]; idle: boolean },
): StationProposal {
  const { side, region, byId, ties: found, idle } = facts;
  const short = stationShortName(station);
  const whoZh = side === 'home' ? '投诉人住' : '店';
  const whoEn = side === 'home' ? 'The complainant lives' : 'The shop is';
  const isThere = station.regionId === region.id;
  const place = regionShortName(byId.get(station.regionId)?.name ?? station.name);
  return {
    stationId: station.id,
    name: station.name,
    km: Math.round(km * 10) / 10,
    side,
    reasonZh: isThere
      ? `${short}：${whoZh}在${region.name}，那里有站点`
      : `${short}：${whoZh}在${region.name}，${place}的站点离得近，${km.toFixed(1)} 公里`,
    reasonEn: isThere
      ? `${whoEn} in ${region.name}, where the station is`
      : `${whoEn} in ${region.name}, ${km.toFixed(1)} km from the station`,
    ties: found,
    idle,
  };
}
