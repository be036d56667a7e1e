/**
 * 紧急处置 (callout): somebody is hurt, many are ill, or the danger goes on. Whoever is on duty is paged at once; who does not answer
 * in time is followed by the next; it is accepted, somebody arrives, it is reported on, and it closes, into a draft of a
 * typical case that names nobody where others can learn from it. It stands beside the complaint and moves no clock of the law.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { Words } from '../base/words.ts';
import { regionPath, type Region } from '../county/region.ts';
import { eventOf, type Alarmed, type Facts } from '../matter/matter.ts';
import { pagingOf, type Chain, type Paging } from './callout-paging.ts';

export const calloutStates = ['paging', 'accepted', 'arrived', 'reported', 'closed', 'dismissed'] as const;
export type CalloutState = (typeof calloutStates)[number];

const orders = <S extends CalloutState>(stays: S) =>
  ({ sendOffice: stays, tellDepartments: stays, alertStations: stays, note: stays }) as const;

export const calloutMoves = {
  paging: { page: 'paging', hear: 'paging', accept: 'accepted', dismiss: 'dismissed' },
  accepted: { ...orders('accepted'), arrive: 'arrived', dismiss: 'dismissed' },
  arrived: { ...orders('arrived'), report: 'reported' },
  reported: { note: 'reported', close: 'closed' },
  closed: {},
  dismissed: {},
} as const satisfies Record<CalloutState, Partial<Record<string, CalloutState>>>;
export type CalloutMove =
  | 'page'
  | 'hear'
  | 'accept'
  | 'dismiss'
  | 'sendOffice'
  | 'tellDepartments'
  | 'alertStations'
  | 'note'
  | 'arrive'
  | 'report'
  | 'close';

export const calloutStateWords = {
  paging: { zh: '正在呼叫', en: 'Paging' },
  accepted: { zh: '已接', en: 'Accepted' },
  arrived: { zh: '已到场', en: 'On the spot' },
  reported: { zh: '已回报', en: 'Reported' },
  closed: { zh: '已办结', en: 'Closed' },
  dismissed: { zh: '误报', en: 'False alarm' },
} as const satisfies Record<CalloutState, { zh: string; en: string }>;

/** What a call-out was rung for by the sound of words alone (`heard-danger.ts`). */
export interface HeardDanger extends Alarmed {
  /** Kept in a list of the row, and so as a text. */
  at: string;
}

/** The words for which those on duty were rung, as they were told; persons' numbers are hidden in them. */
export interface ToldDanger {
  /** Kept in a list of the row, and so as a text. */
  at: string;
  /** An account or 'consumer'; null of a tip-off, where nobody learns by it who told. */
  byId: string | null;
  /** What they sound like, as a code; the first measures follow from it. */
  danger: string;
  words: string;
}

/** One that is told now. */
export type Telling = Omit<ToldDanger, 'at'>;

export interface Callout {
  countyId: number;
  id: string;
  /** 「急2026-0007」 */
  number: string;
  version: number;
  state: CalloutState;
  /** What has happened, in words that name nobody: they travel by text message. */
  title: string;
  hurt: boolean;
  /** What it was rung for by the sound of words; none where somebody pressed. */
  heard: readonly HeardDanger[];
  /** What was told, by words and by presses, the first first; none where a call-out was opened by hand. */
  told: readonly ToldDanger[];
  /** The complaint that it is about, if any. */
  matterId: string | null;
  matterNumber: string | null;
  /** 应急指挥: the group incident that is commanded by it, and what its level was called then. */
  incidentId: string | null;
  incidentNumber: string | null;
  levelName: string | null;
  regionId: string | null;
  place: string;
  /** Where whoever complained lives, as it was registered; null where that is not known, and always of a tip-off. */
  homeRegionId: string | null;
  officeId: string | null;
  stationId: string | null;
  openerId: string;
  openedAt: Date;
  pagings: readonly Paging[];
  /** When the next is paged unless somebody answers; null when nobody is any more. */
  nextPageAt: Date | null;
  acceptedAt: Date | null;
  acceptedById: string | null;
  /** Offices that were sent, departments that were told, stations that were alerted. */
  sentOfficeIds: readonly string[];
  toldIds: readonly string[];
  alertedIds: readonly string[];
  arrivedAt: Date | null;
  arrivedById: string | null;
  result: string;
  reportedAt: Date | null;
  exampleTitle: string;
  exampleText: string;
  closedAt: Date | null;
  /** Who closed it, or said that it was none; null for a press that was taken back, and for what ended before that was kept. */
  endedById: string | null;
  remark: string;
}

/** What a row of the list carries of a call-out, the banner of what rings, and the mark at its matter. */
export const calloutRow = ['title', 'place', 'openedAt', 'matterNumber'] as const;

export const OpenCallout = z.object({
  /** Made by the client: the same press twice pages once. */
  id: z.uuid(),
  title: labelled(written().min(4).max(60), {
    zh: '出了什么事',
    en: 'What has happened',
    input: 'text',
    hintZh: '会发到值班人的手机上，不要写姓名和电话',
    hintEn: 'sent to telephones: no names, no numbers',
  }),
  place: labelled(written().min(2).max(80), { zh: '在哪里', en: 'Where', input: 'text' }),
  regionId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个村或社区',
    en: 'Village',
    input: 'region',
  }),
  hurt: labelled(z.boolean().default(false), { zh: '有人受伤或者发病', en: 'Somebody is hurt or ill', input: 'tick' }),
});
export type OpenCallout = z.infer<typeof OpenCallout>;

/** What a call-out is opened from besides what was typed. */
export interface CalloutFacts extends Facts {
  /** Whom to page, in which order. */
  chain: Chain;
  /** Until when the first page is held, because the press can be taken back; absent where it goes out at once. */
  heldUntil?: Date;
  /** What it sounds like, where words alone have opened it. */
  heard?: Alarmed;
  /** In which words it was told. */
  told?: Telling;
  /** The complaint, where it is opened by one that has become urgent. */
  matter: { id: string; number: string; stationId: string | null } | null;
  /** The group incident, where it is opened to command one. */
  incident: { id: string; number: string; levelName: string } | null;
  officeId: string | null;
  /** Where whoever complained lives. */
  homeRegionId: string | null;
  /** The names that a draft of a typical case must not have. */
  secretNames: readonly string[];
  /** Offices, departments and stations of the county that can be sent, told and alerted. */
  officeIds: readonly string[];
  departmentIds: readonly string[];
  nearStationIds: readonly string[];
}

/** Opens a call-out, and makes the first page in the same transaction unless it is held. */
export function openCallout(input: OpenCallout, facts: CalloutFacts & { number: string | null }): Change<Callout> {
  const { by, at, matter, heard, told } = facts;
  const { pagings, nextPageAt } = firstPage(facts);
  const next: Callout = {
    countyId: by.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'paging',
    title: input.title,
    hurt: input.hurt,
    heard: heard === undefined ? [] : [{ ...heard, at: at.toISOString() }],
    told: told === undefined ? [] : [{ ...told, at: at.toISOString() }],
    matterId: matter?.id ?? null,
    matterNumber: matter?.number ?? null,
    ...commandedBy(facts),
    regionId: input.regionId,
    place: input.place,
    homeRegionId: facts.homeRegionId,
    officeId: facts.officeId,
    stationId: matter?.stationId ?? by.stationId,
    openerId: by.id,
    openedAt: at,
    pagings,
    nextPageAt,
    acceptedAt: null,
    acceptedById: null,
    sentOfficeIds: [],
    toldIds: [],
    alertedIds: [],
    arrivedAt: null,
    arrivedById: null,
    result: '',
    reportedAt: null,
    exampleTitle: '',
    exampleText: '',
    closedAt: null,
    endedById: null,
    remark: '',
  };
  const { number, title, officeId, stationId, hurt } = next;
  const detail = { number, title, officeId, stationId, hurt, accountIds: pagings[0]?.to ?? [] };
  return { next, event: eventOf(next, 'callout-opened', facts, detail) };
}

function commandedBy({ incident }: CalloutFacts): Pick<Callout, 'incidentId' | 'incidentNumber' | 'levelName'> {
  if (incident === null) return { incidentId: null, incidentNumber: null, levelName: null };
  return { incidentId: incident.id, incidentNumber: incident.number, levelName: incident.levelName };
}

function firstPage({ heldUntil, chain, at }: CalloutFacts): Pick<Callout, 'pagings' | 'nextPageAt'> {
  if (heldUntil !== undefined) return { pagings: [], nextPageAt: heldUntil };
  const { paging, nextPageAt } = pagingOf([], chain, at);
  return { pagings: [paging], nextPageAt };
}

/** Opened by a press that can still be taken back: nobody was rung by it, and it is no sound of words. */
export function isHeldPress({ state, pagings, heard }: Pick<Callout, 'state' | 'pagings' | 'heard'>): boolean {
  return state === 'paging' && pagings.length === 0 && heard.length === 0;
}

const countyRoles: readonly Actor['role'][] = ['centre', 'leader', 'system'];

/** What is held is nobody's yet but the presser's. The county sees all; an office what is in its area or what it was sent to; a station what it raised; who was paged sees it too. */
export function maySeeCallout(actor: Actor, callout: Callout): boolean {
  if (isHeldPress(callout) && callout.openerId !== actor.id && actor.role !== 'system') return false;
  return isWithin(actor, callout);
}

function isWithin(actor: Actor, callout: Callout): boolean {
  if (actor.countyId !== callout.countyId || !mayDo(actor, 'callout.read')) return false;
  if (countyRoles.includes(actor.role)) return true;
  if (actor.role === 'station') return callout.stationId === actor.stationId;
  return isSentTo(callout, actor) || wasPaged(callout, actor);
}

export function isSentTo({ officeId, sentOfficeIds }: Callout, { organisationId }: Actor): boolean {
  return organisationId !== null && (officeId === organisationId || sentOfficeIds.includes(organisationId));
}

export function wasPaged({ pagings }: Callout, { id }: Actor): boolean {
  return pagings.some(({ to }) => to.includes(id));
}

/** Who may answer and lead it: the county, and whoever was paged or whose area it is in. */
export function leadsCallout(callout: Callout, actor: Actor): boolean {
  return countyRoles.includes(actor.role) || (actor.role !== 'station' && isWithin(actor, callout));
}

/**
 * Who reads on the call-out what rang, of which shop and where, though he does not see the matter behind it: whoever is rung for it or
 * leads it, as long as it is open; afterwards who took it or went there.
 */
export function readsTold(callout: Callout, actor: Actor): boolean {
  if (!leadsCallout(callout, actor)) return false;
  const isOver = callout.state === 'closed' || callout.state === 'dismissed';
  return !isOver || [callout.acceptedById, callout.arrivedById].includes(actor.id);
}

/** Who rings up from the card whoever told of the danger: it rang for him, or he took it or went there, and it is not over. */
export function mayRingTeller(callout: Callout, actor: Actor): boolean {
  const { state, acceptedById, arrivedById } = callout;
  if (state === 'closed' || state === 'dismissed' || !mayDo(actor, 'callout.dial')) return false;
  return wasPaged(callout, actor) || [acceptedById, arrivedById].includes(actor.id);
}

/** Whole minutes of each link so far; null where it has not come to that. */
export function linksOf(callout: Callout): Record<'answer' | 'arrival' | 'firstUnit' | 'report', number | null> {
  const minutes = (from: Date | null, to: Date | null) =>
    from === null || to === null ? null : Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
  const { openedAt, acceptedAt, arrivedAt, reportedAt } = callout;
  return {
    answer: minutes(openedAt, acceptedAt),
    arrival: minutes(acceptedAt, arrivedAt),
    firstUnit: minutes(openedAt, arrivedAt),
    report: minutes(arrivedAt, reportedAt),
  };
}

// 在哪里 (where): danger may be where the shop is and where whoever told of it lives, and neither is guessed from his words: both are said, each
// with what it is, and whoever is on the way asks which.

/** How each place is called: before its name, and in a sentence. */
const sideWords = {
  home: { zh: '投诉人住：', en: 'The complainant lives in: ', said: '投诉人住' },
  shop: { zh: '店在：', en: 'The shop is in: ', said: '店在' },
  both: { zh: '投诉人和店都在：', en: 'Home and shop are in: ', said: '投诉人和店都在' },
  /** A station told of it where the bureau has no matter yet. */
  station: { zh: '站点在：', en: 'The station is in: ', said: '站点在' },
  /** Opened by hand, or of what a station saw: the place that was written down. */
  here: { zh: '', en: '', said: '在' },
} as const satisfies Record<string, Words & { said: string }>;

export interface CalloutPlace extends Words {
  /** What the place is of it; `both` where home and shop are in one village. */
  side: keyof typeof sideWords;
  /** Null where it was only written down. */
  regionId: string | null;
  name: string;
}

/** Where who complained lives, as a complaint has it, and whether others complain with him. */
export interface Homed {
  consumerRegionId: string | null;
  joint: object | null;
}

/** The home that its call-out says; of those who complain jointly none, for each has his own. */
export function homeToldOf({ consumerRegionId, joint }: Homed): string | null {
  return joint === null ? consumerRegionId : null;
}

type Placed = Pick<Callout, 'place' | 'regionId' | 'homeRegionId' | 'matterId'>;

/** Each place once, the home first: of danger at home the shop is far away. */
export function placesOf(callout: Placed, regions: readonly Region[]): CalloutPlace[] {
  const { place, regionId, homeRegionId, matterId } = callout;
  const home = regions.find(({ id }) => id === homeRegionId) ?? null;
  const placeOf = (side: CalloutPlace['side'], id: string | null, name: string): CalloutPlace => {
    const { zh, en } = sideWords[side];
    return { side, regionId: id, name, zh, en };
  };
  const ownSide = matterId !== null ? 'shop' : home === null ? 'here' : 'station';
  const own = place === '' ? [] : [placeOf(ownSide, regionId, place)];
  if (home === null) return own;
  if (home.id === regionId) return [placeOf(ownSide === 'shop' ? 'both' : 'home', regionId, place)];
  return [placeOf('home', home.id, regionPath(home, regions)), ...own];
}

/** 「投诉人住柳河镇郭庄村，店在城关镇西关社区」, within a sentence; empty where nothing is known. */
export function placesZh(callout: Placed, regions: readonly Region[]): string {
  return placesOf(callout, regions)
    .map(({ side, name }) => `${sideWords[side].said}${name}`)
    .join('，');
}

/** The offices whose heads are rung: that of the matter, and that of where its complainant lives. */
export function ringingOfficeIds(
  { officeId, homeRegionId }: Pick<Callout, 'officeId' | 'homeRegionId'>,
  regions: readonly Region[],
): string[] {
  const home = regions.find(({ id }) => id === homeRegionId)?.officeId ?? null;
  return [...new Set([home, officeId])].filter((id) => id !== null);
}
