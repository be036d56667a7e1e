/**
 * 站点档案 (charter): the life of a station from the application to its end (SM7): 申请 → 初审 → 现场核查 → 批准 → 授牌 → 运行,
 * with 整改, 停用 and 撤销. The station of the county's list begins with the approval; whether it takes matters follows from the
 * state here and from nothing else.
 */
import type { Actor } from '../base/actor.ts';
import { mayDo } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { DocketEntry } from '../matter/docket.ts';
import type { Facts, Moves } from '../matter/matter.ts';
import type { Finding, Measures, Standard } from './standard.ts';
import type { Station } from '../county/station.ts';
import type { OpenMatter } from './open-matters.ts';
import type { StationKind } from '../base/station-kind.ts';

export const charterStates = [
  'applied',
  'reviewed',
  'inspected',
  'approved',
  'equipped',
  'active',
  'rectifying',
  'suspended',
  'closed',
  'refused',
] as const;
export type CharterState = (typeof charterStates)[number];

export const charterStateWords = {
  applied: { zh: '待初审', en: 'Applied' },
  reviewed: { zh: '待核查', en: 'Reviewed' },
  inspected: { zh: '待批准', en: 'Inspected' },
  approved: { zh: '待授牌', en: 'Approved' },
  equipped: { zh: '待运行', en: 'Equipped' },
  active: { zh: '运行', en: 'Active' },
  rectifying: { zh: '整改', en: 'Rectifying' },
  suspended: { zh: '停用', en: 'Suspended' },
  closed: { zh: '已撤销', en: 'Closed' },
  refused: { zh: '不予设立', en: 'Refused' },
} as const satisfies Record<CharterState, { zh: string; en: string }>;

/** Which move leads where. */
export const charterMoves = {
  applied: { review: 'reviewed', refuse: 'refused' },
  reviewed: { inspect: 'inspected', refuse: 'refused' },
  inspected: { approve: 'approved', inspect: 'inspected', refuse: 'refused' },
  // A venue may change its mind before its plaque hangs.
  approved: { hang: 'equipped', deliver: 'approved', close: 'closed' },
  equipped: { activate: 'active', deliver: 'equipped', post: 'equipped', acknowledge: 'equipped', close: 'closed' },
  active: {
    reviewYear: 'active',
    reaccept: 'active',
    deliver: 'active',
    post: 'active',
    acknowledge: 'active',
    recordActivity: 'active',
    classify: 'active',
    orderRectify: 'rectifying',
    suspend: 'suspended',
    close: 'closed',
  },
  rectifying: {
    reaccept: 'active',
    deliver: 'rectifying',
    post: 'rectifying',
    acknowledge: 'rectifying',
    recordActivity: 'rectifying',
    suspend: 'suspended',
    close: 'closed',
  },
  suspended: { resume: 'active', classify: 'suspended', close: 'closed' },
  closed: {},
  refused: {},
} as const satisfies Moves<CharterState>;
type MovesOf<S extends CharterState> = keyof (typeof charterMoves)[S];
export type CharterMove = { [S in CharterState]: MovesOf<S> }[CharterState];

export const tiers = {
  ordinary: { zh: '普通', en: 'Ordinary' },
  pilot: { zh: '试点', en: 'Pilot' },
  demonstration: { zh: '示范', en: 'Demonstration' },
} as const;
export type Tier = keyof typeof tiers;
export const tierNames = Object.keys(tiers) as [Tier, ...Tier[]];

/** One visit with its lists: each result keeps the version of the list. */
export interface Check {
  on: Day;
  purpose: 'admission' | 'year' | 'reacceptance';
  byId: string;
  opinion: string;
  results: readonly { code: string; version: number; title: string; score: number | null; findings: Finding[] }[];
}

/** A part of the kit that was delivered, and whether it hangs. */
interface KitGiven {
  code: string;
  deliveredOn: Day;
  postedOn: Day | null;
  attachmentIds: readonly string[];
}

interface YearReview {
  year: number;
  on: Day;
  grade: string;
  remark: string;
}

/** A rule document on the wall, in the version that hangs. */
interface Posting {
  code: string;
  version: number;
  postedOn: Day;
  attachmentIds: readonly string[];
}

interface Acknowledgement {
  code: string;
  version: number;
  name: string;
  on: Day;
  byId: string;
}

/** Publicity, education or consultation, with the photos that prove it. */
interface Activity {
  on: Day;
  kind: string;
  what: string;
  people: number;
  attachmentIds: readonly string[];
}

export interface Charter extends DocketEntry {
  state: CharterState;
  /** 「站2026-0007」; of a station that was entered as it stood, 站 and its code. */
  number: string;
  /** The station in the county's list; null before the approval. */
  stationId: string | null;
  name: string;
  /** What kind of station it is, by the county's own list. */
  kindCode: string;
  /** A facility of education takes no matters. */
  facility: boolean;
  venueKind: StationKind;
  serves: 'area' | 'venue';
  /** 服务范围: the villages that it serves besides its own. */
  servesRegionIds: readonly string[];
  officeId: string;
  regionId: string;
  /** The house in which it stands; empty for a village's own. */
  hostName: string;
  address: string;
  contactName: string;
  phone: string;
  byVenue: boolean;
  appliedOn: Day;
  reason: string;
  measures: Measures;
  photoIds: readonly string[];
  opinion: string;
  checks: readonly Check[];
  batchNumber: string | null;
  approvedOn: Day | null;
  plaqueNumber: string | null;
  plaqueOn: Day | null;
  kit: readonly KitGiven[];
  activatedOn: Day | null;
  tier: Tier;
  tierSince: Day | null;
  /** 五进、六进: the entries of the programmes to which it counts. */
  sitings: readonly string[];
  /** 消费教育联络点: since when the station is one. */
  educationSince: Day | null;
  standardisedOn: Day | null;
  reviews: readonly YearReview[];
  postings: readonly Posting[];
  acknowledgements: readonly Acknowledgement[];
  activities: readonly Activity[];
  /** What has to be put right, and by when. */
  rectifyWhat: string;
  rectifyBy: Day | null;
  closedOn: Day | null;
  endReason: string;
}

/** What a row of the list carries of a station: what is shown, chosen by and found by. */
export const charterRow = [
  'stationId',
  'name',
  'kindCode',
  'venueKind',
  'sitings',
  'tier',
  'tierSince',
  'facility',
  'educationSince',
  'standardisedOn',
  'contactName',
  'batchNumber',
  'hostName',
] as const;

/** What the steps ask besides the facts that all rules get. */
export interface CharterFacts extends Facts {
  standards: readonly Standard[];
  /** The batch that is approved; null outside of an approval. */
  batchNumber: string | null;
  /** What lies open at the station, for who suspends or closes it. */
  openMatters: readonly OpenMatter[];
  openInstructions: number;
  stations: readonly Station[];
  /** The village of the application; null when the county has none of this code. */
  region: { id: string; officeId: string | null } | null;
}

/** What a file holds before anything was done. */
export const emptyCharter = {
  version: 1,
  state: 'applied',
  stationId: null,
  servesRegionIds: [],
  opinion: '',
  checks: [],
  batchNumber: null,
  approvedOn: null,
  plaqueNumber: null,
  plaqueOn: null,
  kit: [],
  activatedOn: null,
  tier: 'ordinary',
  tierSince: null,
  sitings: [],
  educationSince: null,
  standardisedOn: null,
  reviews: [],
  postings: [],
  acknowledgements: [],
  activities: [],
  rectifyWhat: '',
  rectifyBy: null,
  closedOn: null,
  endReason: '',
} as const satisfies Partial<Charter>;

/** Whether the station takes matters: while it runs, also while it puts something right; a facility never. */
export function takesMatters({ state, facility }: Pick<Charter, 'state' | 'facility'>): boolean {
  return !facility && (state === 'active' || state === 'rectifying');
}

/** An office sees the stations of its area, a station its own file. */
export function maySeeCharter(actor: Actor, charter: Pick<Charter, 'countyId' | 'officeId' | 'stationId'>): boolean {
  if (actor.countyId !== charter.countyId) return false;
  // What a citizen sent may be sent again; reading is a permission that he has not.
  if (actor.role === 'consumer' || actor.role === 'system') return true;
  if (!mayDo(actor, 'charter.read')) return false;
  if (actor.role === 'station') return charter.stationId !== null && charter.stationId === actor.stationId;
  if (actor.role === 'officer' || actor.role === 'officeHead') return charter.officeId === actor.organisationId;
  return true;
}
