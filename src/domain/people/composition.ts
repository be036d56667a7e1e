/**
 * 人员配备 (composition): what each station and town has of people and what is missing by the county's rules for its type: 「每个村…
 * 聘请*名以上监督员,其中1名为村妇女主任」 (S87, S88); 「在每个乡镇（街道）设立…监督站」, one and no second (S85), 「站长由各乡镇分管…领导
 * 担任」 (S86). The list says who is missing, never only that something is.
 */
import { isValidOn, type Appointment } from './appointment.ts';
import { rate } from '../figures/figure.ts';
import { holdsPost, type Person } from './person.ts';
import { ruleOf, typeOf, type Staffing } from './staffing.ts';
import type { StationKind } from '../base/station-kind.ts';

export const lackKinds = {
  station: { zh: '没有乡镇监督站', en: 'No town station' },
  stations: { zh: '监督站多于一个', en: 'Several town stations' },
  people: { zh: '人数不够', en: 'Too few people' },
  womenDirector: { zh: '缺妇女主任', en: 'No women’s director' },
  head: { zh: '缺站长', en: 'No head' },
  townLeader: { zh: '站长不是分管领导', en: 'The head is not the town’s leader' },
} as const;
export type LackKind = keyof typeof lackKinds;

export interface Lack {
  kind: LackKind;
  /** How many there should be and are, for the head-count. */
  least?: number;
  has?: number;
}

/** A person at a place, with his valid appointment there. */
export interface Placed {
  appointment: Pick<Appointment, 'post' | 'state' | 'validTo' | 'exOfficio'>;
  person: Pick<Person, 'id' | 'posts'>;
}

/** A station as the rules see it: `kindCode` is that of its file, `townId` the town in which it lies. */
export interface Staffed {
  kind: StationKind;
  kindCode?: string | undefined;
  regionId: string;
  townId: string | null;
}

/** What the station lacks on the day. Only valid appointments count: who is nominated is not there yet, whose term is over no more. */
export function stationLacks(station: Staffed, placed: readonly Placed[], staffing: Staffing, today: string): Lack[] {
  const type = typeOf(station);
  const rule = ruleOf(staffing, type);
  const here = placed.filter(({ appointment }) => isValidOn(appointment, today));
  const people = new Set(here.map(({ person }) => person.id));
  const lacks: Lack[] = [];
  if (people.size < rule.least) lacks.push({ kind: 'people', least: rule.least, has: people.size });
  if (rule.womenDirector && !here.some(({ person }) => holdsPost(person, 'womenDirector', today, station.regionId)))
    lacks.push({ kind: 'womenDirector' });
  const leaderOf = type === 'town' && staffing.townHead ? station.townId : null;
  return rule.head || leaderOf !== null ? [...lacks, ...headLacks(here, leaderOf, today)] : lacks;
}

/** What a town lacks that has no station of its own, or several: the one station, and its leader in charge as the head of it. */
export function townLacks(
  town: { id: string; stations: number },
  placed: readonly Placed[],
  staffing: Staffing,
  today: string,
): Lack[] {
  if (!staffing.townHead) return [];
  if (town.stations > 1) return [{ kind: 'stations', has: town.stations }];
  const here = placed.filter(({ appointment }) => isValidOn(appointment, today));
  return [...(town.stations === 0 ? [{ kind: 'station' } as const] : []), ...headLacks(here, town.id, today)];
}

/** Whether a head is there, and where the town's leader has to be it, whether he is. */
function headLacks(here: readonly Placed[], leaderOf: string | null, today: string): Lack[] {
  const heads = here.filter(({ appointment }) => appointment.post === 'head');
  if (heads.length === 0) return [{ kind: 'head' }];
  const isLed = leaderOf === null || heads.some(({ person }) => holdsPost(person, 'townLeader', today, leaderOf));
  return isLed ? [] : [{ kind: 'townLeader' }];
}

/** 「至少 2 人，现有 1 人」 */
export function lackZh({ kind, least, has }: Lack): string {
  if (kind === 'stations') return `应有 1 个监督站，现有 ${has} 个`;
  return kind === 'people' ? `至少 ${least} 人，现有 ${has} 人` : lackKinds[kind].zh;
}

export function lackEn({ kind, least, has }: Lack): string {
  if (kind === 'stations') return `one town station, has ${has}`;
  return kind === 'people' ? `at least ${least}, has ${has}` : lackKinds[kind].en;
}

/**
 * The row that speaks for each town, by the id of the town: its own where it has one, as that of a town without a station or with
 * several; otherwise that of its one station.
 */
export function rowsByTown<T extends { kind: 'town' | 'station'; type: string | null; townId: string | null }>(
  rows: readonly T[],
): Map<string, T> {
  const found = new Map<string, T>();
  for (const row of rows) {
    if (row.townId === null || (row.kind === 'station' && row.type !== 'town')) continue;
    if (row.kind === 'town' || found.get(row.townId)?.kind !== 'town') found.set(row.townId, row);
  }
  return found;
}

/** 配齐率: places that lack nothing ÷ all places, in per cent; null where there are none. */
export function compliance(rows: readonly { lacks: readonly Lack[] }[]): number | null {
  return rate(rows.filter(({ lacks }) => lacks.length === 0).length, rows.length);
}
