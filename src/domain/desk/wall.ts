/**
 * 大屏 (wall): what the county's command sees from across the room. Numbers, places and numbers of matters alone: nobody is named
 * on it. Each number has its definition, and opens the list that it was counted from.
 */
import type { Day } from '../base/calendar.ts';
import type { Stage } from '../complaint/complaint.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { takesMatters, type Charter } from '../station/charter.ts';

/** 在办: what somebody still has to do something about. */
export const inHandStages = [
  'atStation',
  'toApprove',
  'toDispatch',
  'toAccept',
  'toTell',
  'toMediate',
  'mediating',
  'toClose',
  'toReview',
] as const satisfies readonly Stage[];

export interface WallWords {
  zh: string;
  en: string;
  definitionZh: string;
  definitionEn: string;
  /** The list behind the number, below the address of the desk; `TODAY` stands for the day. */
  records: string;
}

/** 大屏的数: those that are no figure of the work report. */
export const wallCounts = {
  inHand: {
    zh: '在办',
    en: 'In hand',
    definitionZh: '还没有办结的投诉，站点在谈的也算；等回访的不算。',
    definitionEn: 'Complaints that have not ended, those at stations too; what waits for a follow-up call is none.',
    records: `/complaints?stage=${inHandStages.join(',')}&sort=due`,
  },
  atStation: {
    zh: '站点在谈',
    en: 'At stations',
    definitionZh: '上项中站点在谈、还没有交上来的。',
    definitionEn: 'Of them, those that a station talks over.',
    records: '/complaints?stage=atStation&sort=due',
  },
  dueToday: {
    zh: '投诉今天到期',
    en: 'Complaints due today',
    definitionZh: '最急的一个时钟今天到期的投诉。',
    definitionEn: 'Complaints whose most urgent clock is due today.',
    records: '/complaints?due=today&sort=due',
  },
  overdue: {
    zh: '投诉已过期限',
    en: 'Complaints overdue',
    definitionZh: '应办日、本地时限或者法定日已经过了的投诉；举报、咨询、案件的在我的工作里一起数。',
    definitionEn: 'Complaints past their target, local limit or legal day; the other kinds are counted in my work.',
    records: '/complaints?due=overdue&sort=due',
  },
  unassigned: {
    zh: '没人承办',
    en: 'Nobody assigned',
    definitionZh: '上项中没有指定承办人的。',
    definitionEn: 'Of them, those that nobody handles.',
    records: '/complaints?due=overdue&handlerId=none&sort=due',
  },
} as const satisfies Record<string, WallWords>;
export type WallCount = keyof typeof wallCounts;

/** The list of what was counted for a town; of the whole county without one. */
export function recordsOfTown(
  name: 'received' | 'inHand' | 'dueToday' | 'overdue',
  townId: string,
  today: Day,
): string {
  const list = name === 'received' ? `/complaints?figure=received&from=${today}&to=${today}` : wallCounts[name].records;
  return `${list}&town=${townId}`;
}

/** 站点在不在: what a station is to the command. Those in use are C22; idle ones and those that put something right are among them. */
export const aliveStates = {
  active: { zh: '在用', en: 'In use', records: '/stations?running=1' },
  idle: { zh: '其中闲置', en: 'Of which idle', records: '/stations?running=1&idle=1' },
  rectifying: {
    zh: '其中整改',
    en: 'Rectifying',
    records: '/stations?running=1&status=rectifying',
  },
  suspended: { zh: '停用', en: 'Suspended', records: '/stations?status=suspended&facility=0' },
} as const satisfies Record<string, { zh: string; en: string; records: string }>;
export type Alive = keyof typeof aliveStates;

/** How a station stands on the map; null for one that is not there yet or no more, and for a facility of education. */
export function aliveOf({
  state,
  facility,
  idle,
}: Pick<Charter, 'state' | 'facility'> & { idle: boolean }): Alive | null {
  if (facility) return null;
  if (state === 'suspended' || state === 'rectifying') return state;
  return state === 'active' ? (idle ? 'idle' : 'active') : null;
}

/** How many stand how: all that are in use, and of them those that are idle or put something right. */
export function countAlive(
  stations: readonly (Pick<Charter, 'state' | 'facility'> & { idle: boolean })[],
): Record<Alive, number> {
  const count = (isOne: (one: (typeof stations)[number]) => boolean) => stations.filter(isOne).length;
  return {
    active: count(takesMatters),
    idle: count((one) => takesMatters(one) && one.idle),
    rectifying: count((one) => aliveOf(one) === 'rectifying'),
    suspended: count((one) => aliveOf(one) === 'suspended'),
  };
}

/** 「郭庄」 of 郭庄村消费维权联络站: what there is room for beside a mark. */
export function markName(name: string): string {
  const place = name.replace(/(?:食品安全)?(?:消费(?:者|维权)?)?(?:联络|服务|监督|投诉)[站点]$/u, '');
  return (place.length > 2 ? place.replace(/(?:村|社区)$/u, '') : place) || name;
}

/** 正在处置: what is worth a line on the wall, in words that name nobody. */
export const recentVerbs = {
  filed: { zh: '登记', en: 'filed' },
  'sent-up': { zh: '站点交上来', en: 'sent up by its station' },
  accepted: { zh: '受理', en: 'accepted' },
  declined: { zh: '不予受理', en: 'not accepted' },
  settled: { zh: '达成协议', en: 'settled' },
  terminated: { zh: '终止调解', en: 'mediation ended' },
  'settled-at-station': { zh: '站点谈成', en: 'settled at its station' },
} as const satisfies Partial<Record<LedgerVerb, { zh: string; en: string }>>;
export type RecentVerb = keyof typeof recentVerbs;
export const recentVerbNames = Object.keys(recentVerbs) as RecentVerb[];

/** What each place has; the town is that of the shop, and 'none' where no place is known. */
export interface TownCount {
  townId: string;
  received: number;
  inHand: number;
  dueToday: number;
  overdue: number;
}

/** How many days the chart of the intake goes back, today included. */
export const chartDays = 14;
