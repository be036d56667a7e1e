/**
 * 人员配备 (composition): what each station and town has of people and what is missing by the county's rules: 「每个村…聘请*名以上
 * 监督员,其中1名为村妇女主任」 (S87, S88), 「站长由各乡镇分管…领导担任」 (S86). The list says who is missing, never only that something is.
 */
import { isValidOn, type Appointment } from './appointment.ts';
import { rate } from './figure.ts';
import { holdsPost, type Person } from './person.ts';
import { ruleOf, type Staffing } from './staffing.ts';

export const lackKinds = {
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

/** What the station lacks on the day. Only valid appointments count: who is nominated is not there yet, whose term is over no more. */
export function stationLacks(
  station: { kind: string; regionId: string },
  placed: readonly Placed[],
  staffing: Staffing,
  today: string,
): Lack[] {
  const rule = ruleOf(staffing, station.kind);
  const here = placed.filter(({ appointment }) => isValidOn(appointment, today));
  const people = new Set(here.map(({ person }) => person.id));
  const lacks: Lack[] = [];
  if (people.size < rule.least) lacks.push({ kind: 'people', least: rule.least, has: people.size });
  if (rule.womenDirector && !here.some(({ person }) => holdsPost(person, 'womenDirector', today, station.regionId)))
    lacks.push({ kind: 'womenDirector' });
  if (rule.head && !here.some(({ appointment }) => appointment.post === 'head')) lacks.push({ kind: 'head' });
  return lacks;
}

/** What a town lacks: a head of its station, who is its leader in charge. */
export function townLacks(town: { id: string }, placed: readonly Placed[], staffing: Staffing, today: string): Lack[] {
  if (!staffing.townHead) return [];
  const heads = placed.filter(({ appointment }) => appointment.post === 'head' && isValidOn(appointment, today));
  if (heads.length === 0) return [{ kind: 'head' }];
  return heads.some(({ person }) => holdsPost(person, 'townLeader', today, town.id)) ? [] : [{ kind: 'townLeader' }];
}

/** 「至少 2 人，现有 1 人」 */
export function lackZh({ kind, least, has }: Lack): string {
  return kind === 'people' ? `至少 ${least} 人，现有 ${has} 人` : lackKinds[kind].zh;
}

export function lackEn({ kind, least, has }: Lack): string {
  return kind === 'people' ? `at least ${least}, has ${has}` : lackKinds[kind].en;
}

/** 配齐率: places that lack nothing ÷ all places, in per cent; null where there are none. */
export function compliance(rows: readonly { lacks: readonly Lack[] }[]): number | null {
  return rate(rows.filter(({ lacks }) => lacks.length === 0).length, rows.length);
}
