/**
 * 就近分转 (redispatch): 「将基本事实就近分转到当事人所在地的联络站」 (seed S183). The bureau keeps the complaint and its clocks run on:
 * a station is only *asked to help* (《办法》第二十一条), or, where both parties agreed and the complaint is entrusted to the
 * association that the station belongs to, *mediates for it* (第十九条). To hand a complaint down otherwise is unlawful. Only
 * what `SentFacts` lists travels.
 */
import { mayDo, type Actor } from '../base/actor.ts';
import type { Aged } from './backlog.ts';
import type { Day } from '../base/calendar.ts';
import type { Beside } from '../base/event.ts';
import type { Side, Tie } from './nearest-station.ts';
import { maskAddress, maskName, maskPhone } from '../base/masking.ts';
import { text, words, type Telling, type Tellings } from '../base/sentence.ts';
import type { Words } from '../base/words.ts';
import { calledSideWords, callResultWords } from '../complaint/facts/callable.ts';

export const redispatchStates = [
  'sent',
  'accepted',
  'mediating',
  'settled',
  'terminated',
  'returned',
  'declined',
  'lapsed',
  'undone',
  'ended',
] as const;
export type RedispatchState = (typeof redispatchStates)[number];

const whileHelping = {
  recordJoint: 'mediating',
  joinSession: 'mediating',
  returnBack: 'returned',
  recall: 'returned',
  runOut: 'returned',
  settle: 'settled',
  terminate: 'terminated',
  end: 'ended',
} as const;

/** SM17: sent → accepted or declined → joint mediation → settled, ended or returned; silence returns it. */
export const redispatchMoves = {
  sent: {
    accept: 'accepted',
    decline: 'declined',
    lapse: 'lapsed',
    undo: 'undone',
    recall: 'returned',
    settle: 'settled',
    terminate: 'terminated',
    end: 'ended',
  },
  accepted: whileHelping,
  mediating: whileHelping,
  settled: {},
  terminated: {},
  returned: {},
  declined: {},
  lapsed: {},
  undone: {},
  ended: {},
} as const satisfies Record<RedispatchState, Partial<Record<string, RedispatchState>>>;

type MovesOf<S extends RedispatchState> = keyof (typeof redispatchMoves)[S];
export type RedispatchMove = { [S in RedispatchState]: MovesOf<S> }[RedispatchState];

export const redispatchStateWords = {
  sent: { zh: '等站点接', en: 'Waiting for the station' },
  accepted: { zh: '站点接了', en: 'Accepted' },
  mediating: { zh: '一起在谈', en: 'Mediating together' },
  settled: { zh: '谈成了', en: 'Settled' },
  terminated: { zh: '终止调解', en: 'Mediation ended' },
  returned: { zh: '退回来了', en: 'Returned' },
  declined: { zh: '站点没接', en: 'Declined' },
  lapsed: { zh: '没答复，自动退回', en: 'No answer, came back' },
  undone: { zh: '撤销了', en: 'Undone' },
  ended: { zh: '投诉另有结果', en: 'Over with the complaint' },
} as const satisfies Record<RedispatchState, { zh: string; en: string }>;

export const openRedispatchStates = ['sent', 'accepted', 'mediating'] as const satisfies readonly RedispatchState[];

/** 分转的数: what is counted of what was sent in a period, each with its one definition. */
export const redispatchCounts = ['sent', 'accepted', 'settled', 'joint', 'returned'] as const;
export type RedispatchCount = (typeof redispatchCounts)[number];

export const redispatchCountWords = {
  sent: {
    zh: '分转',
    en: 'Sent',
    definitionZh: '期内转给站点的件次，撤销的不算。',
    definitionEn: 'Sent to stations in the period, those undone left out.',
  },
  accepted: {
    zh: '站点接了',
    en: 'Accepted',
    definitionZh: '上项中站点接了的。',
    definitionEn: 'Of them, those that the station accepted.',
  },
  settled: {
    zh: '转后谈成',
    en: 'Settled',
    definitionZh: '分转以后、还在站点手里时达成协议的。',
    definitionEn: 'Of them, those settled while the station helped.',
  },
  joint: {
    zh: '联合调解成',
    en: 'Jointly',
    definitionZh: '上项中站点和所里都记了调解的。',
    definitionEn: 'Of those settled, where both wrote down a talk.',
  },
  returned: {
    zh: '退回',
    en: 'Came back',
    definitionZh: '站点不接、没答复、退回，或者所里收回的。',
    definitionEn: 'Declined, unanswered, returned or taken back.',
  },
} as const satisfies Record<RedispatchCount, { zh: string; en: string; definitionZh: string; definitionEn: string }>;

export const helpRoles = ['invitedHelper', 'entrusted'] as const;
export type HelpRole = (typeof helpRoles)[number];

export const helpRoleWords = {
  invitedHelper: { zh: '应邀协助调解', en: 'Invited helper' },
  entrusted: { zh: '受委托调解（双方同意）', en: 'Entrusted mediation' },
} as const satisfies Record<HelpRole, { zh: string; en: string }>;

/** 请站点怎么做: what it is asked to do decides what goes with it: a call needs a number, a visit a door, a look at the shop neither. */
export const helpMeans = ['call', 'visit', 'look'] as const;
export type HelpMeans = (typeof helpMeans)[number];

export const helpMeansWords = {
  call: { zh: '打电话', en: 'Call' },
  visit: { zh: '上门', en: 'Go there' },
  look: { zh: '只看店里', en: 'Look at the shop alone' },
} as const satisfies Record<HelpMeans, Words>;

/** What of the complainant goes with it, as its sender reads it beside the choice. */
export const helpMeansCarry = {
  call: {
    zh: '真名、电话和店家电话给站点；站里按一下打一个，记进经过',
    en: 'Name, telephone and the shop’s go with it; each call is one press, on record',
  },
  visit: { zh: '真名和住址给站点，电话不给', en: 'Name and address go with it, no telephone' },
  look: { zh: '名字遮住，电话、住址都不给', en: 'The name is masked; neither telephone nor address goes with it' },
} as const satisfies Record<HelpMeans, Words>;

/** dataSent: exactly what the station reads of the complaint, and nothing beside it. */
export interface SentFacts {
  ticketNo: string;
  /** 「李**」, unless what is asked needs the name. */
  consumer: string;
  consumerPhone: string | null;
  /** What was sent before the choice was asked has none of these. */
  means?: HelpMeans;
  consumerAddress?: string | null;
  /** Who acts for the complainant: he is rung up first. */
  agent?: { name: string; phone: string } | null;
  shopPhone?: string;
  /** Village and town alone. */
  home: string;
  operator: string;
  shop: string;
  category: string;
  gist: string;
  claim: string;
  amountFen: number | null;
  /** What the station is asked to do. */
  ask: string;
}

/** 联合调解: what one side wrote down of a talk that both took part in (seed S184). */
export interface JointRecord {
  side: 'station' | 'office';
  on: Day;
  place: string;
  mediators: string;
  relation: Relation | null;
  result: 'agreed' | 'closer' | 'notAgreed' | null;
  words: string;
  byId: string;
}

export const relations = ['none', 'acquainted', 'kin', 'interest'] as const;
export type Relation = (typeof relations)[number];

export const relationWords = {
  none: { zh: '都不熟', en: 'No tie' },
  acquainted: { zh: '熟人、邻居，没有亲属和利害关系', en: 'Acquainted, neither kin nor interest' },
  kin: { zh: '和一方是亲属', en: 'Kin of a party' },
  interest: { zh: '和一方有利害关系', en: 'An interest in it' },
} as const satisfies Record<Relation, { zh: string; en: string }>;

export interface Redispatch {
  countyId: number;
  id: string;
  /** 「转2026-0007」 */
  number: string;
  version: number;
  state: RedispatchState;
  matterId: string;
  matterNumber: string;
  officeId: string;
  stationId: string;
  role: HelpRole;
  /** On whose side it is near; null when the sender chose another. */
  side: Side | null;
  reason: string;
  ties: readonly Tie[];
  sent: SentFacts;
  /** How old the complaint was when it was sent. */
  aged: Aged | null;
  /** Those that were sent by one press. */
  batchId: string | null;
  byId: string;
  sentAt: Date;
  /** The last day on which the station may accept. */
  acceptBy: Day;
  dueOn: Day;
  acceptedAt: Date | null;
  acceptedById: string | null;
  relation: Relation | null;
  joints: readonly JointRecord[];
  endedAt: Date | null;
  /** Why it came back, or how it ended. */
  remark: string;
}

/** A station sees its own, an office what it sent, the county all. */
export function maySeeRedispatch(actor: Actor, one: Redispatch): boolean {
  if (actor.countyId !== one.countyId || !mayDo(actor, 'redispatch.read')) return false;
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'system':
      return true;
    case 'station':
      return actor.stationId === one.stationId && one.state !== 'undone';
    default:
      return actor.organisationId === one.officeId;
  }
}

/** As long as it helps. */
export function isHelped({ state }: Pick<Redispatch, 'state'>): boolean {
  return (openRedispatchStates as readonly string[]).includes(state);
}

/**
 * What its reader reads of it: to the station the facts that were sent, and no reason, tie or age behind them. Name and address that went
 * with them are the station's as long as it helps; everybody else reads them in the complaint, masked. A telephone nobody reads here: a
 * press gives it for one call.
 */
export function shownRedispatch(actor: Actor, whole: Redispatch): Redispatch {
  const one = { ...whole, sent: shownFacts(whole.sent, actor.role, isHelped(whole)) };
  if (actor.role !== 'station') return one;
  return { ...one, matterId: '', side: null, reason: '', ties: [], aged: null, batchId: null, byId: '' };
}

/** The facts as they are read: by the station that helps, by one that did, or by the office. */
export function shownFacts(sent: SentFacts, role: Actor['role'], isHelping: boolean): SentFacts {
  const isStation = role === 'station';
  const { consumerAddress = null, agent = null } = sent;
  const nameOf = (name: string) => (isStation && !isHelping ? maskName(name) : name);
  return {
    ...sent,
    consumer: nameOf(sent.consumer),
    consumerPhone: sent.consumerPhone === null ? null : maskPhone(sent.consumerPhone),
    ...(consumerAddress === null
      ? {}
      : { consumerAddress: isStation && isHelping ? consumerAddress : maskAddress(consumerAddress) }),
    ...(agent === null ? {} : { agent: { name: nameOf(agent.name), phone: maskPhone(agent.phone) } }),
  };
}

/** What the ledger keeps of a redispatch. */
export interface RedispatchDetails {
  redispatched: {
    number: string;
    stationId: string;
    role: string;
    dueOn: string;
    contact: boolean;
    means?: string;
    ageDays: number | null;
  };
  'redispatch-accepted': { stationId: string; relation: string };
  'redispatch-declined': { remark: string; stationId: string };
  'redispatch-lapsed': { remark: string; stationId: string; joint: boolean };
  'redispatch-undone': { remark: string; stationId: string; joint: boolean };
  'redispatch-recalled': { remark: string; stationId: string; joint: boolean };
  'redispatch-returned': { remark: string; stationId: string; joint: boolean };
  'redispatch-ran-out': { remark: string; stationId: string; joint: boolean };
  'redispatch-joint': { on: string; result: string; relation: string; stationId: string };
  'redispatch-session': { on: string; stationId: string };
  'redispatch-settled': { remark: string; stationId: string; joint: boolean };
  'redispatch-terminated': { remark: string; stationId: string; joint: boolean };
  'redispatch-ended': { remark: string; stationId: string; joint: boolean };
  /** Whom the station rang up; never the number. */
  'redispatch-called': { whom: string; stationId: string };
  /** How the call ended: `result` of `callResults`. */
  'redispatch-call-ended': { whom: string; result: string; stationId: string };
}

declare module '../base/event.ts' {
  interface Details extends RedispatchDetails {}
}

/** Each line stands in the redispatch's own ledger and in that of the complaint. */
export const redispatchTellings: Tellings<RedispatchDetails> = {
  redispatched: (d) => {
    const [zh, en] = carriedOf(d);
    return [
      `就近分转给${station(d)[0]}（${text(d.number)}），请在 ${text(d.dueOn)} 前协助。${zh}`,
      `Sent to ${station(d)[1]} for help (${text(d.number)}), by ${text(d.dueOn)}.${en}`,
    ];
  },
  'redispatch-accepted': (d) => [
    `${station(d)[0]}接了，和双方：${words(relationWords, d.relation).zh}。`,
    `${atStart(d)} accepted; tie: ${words(relationWords, d.relation).en}.`,
  ],
  'redispatch-declined': told('没接', 'declined'),
  'redispatch-lapsed': told('没有答复，自动退回', 'did not answer; it came back'),
  'redispatch-undone': (d) => [`撤销了给${station(d)[0]}的分转。`, `The sending to ${station(d)[1]} was undone.`],
  'redispatch-recalled': (d) => [
    `从${station(d)[0]}收回：${text(d.remark)}`,
    `Taken back from ${station(d)[1]}: ${text(d.remark)}`,
  ],
  'redispatch-returned': told('退回', 'returned it'),
  'redispatch-ran-out': told('到期没谈成，自动退回', 'was not done by its day; it came back'),
  'redispatch-joint': (d) => [
    `${station(d)[0]}记了联合调解，${text(d.on)} 谈的。`,
    `${atStart(d)} recorded the talk of ${text(d.on)}.`,
  ],
  'redispatch-session': (d) => [
    `承办人记了 ${text(d.on)} 和站点一起的调解会。`,
    `The officer recorded the session of ${text(d.on)} held with the station.`,
  ],
  'redispatch-settled': (d) => [
    `和${station(d)[0]}一起谈成了。${text(d.remark)}`,
    `Settled with the help of ${station(d)[1]}. ${text(d.remark)}`,
  ],
  'redispatch-terminated': (d) => [
    `终止调解，${station(d)[0]}的协助结束。${text(d.remark)}`,
    `Mediation ended, and with it the help of ${station(d)[1]}. ${text(d.remark)}`,
  ],
  'redispatch-called': (d) => {
    const whom = words(calledSideWords, text(d.whom));
    return [
      `${station(d)[0]}要了${whom.zh}的电话去打。`,
      `${atStart(d)} was given the number of ${whom.en} for a call.`,
    ];
  },
  'redispatch-call-ended': (d) => {
    const [whom, result] = [words(calledSideWords, text(d.whom)), words(callResultWords, text(d.result))];
    return [
      `${station(d)[0]}给${whom.zh}打电话：${result.zh}。`,
      `${atStart(d)} called ${whom.en}: ${result.en.toLowerCase()}.`,
    ];
  },
  'redispatch-ended': (d) => [
    `投诉另有结果，${station(d)[0]}的协助结束。${text(d.remark)}`,
    `The complaint went another way; the help of ${station(d)[1]} is over. ${text(d.remark)}`,
  ],
};

function told(zh: string, en: string): Telling<{ remark: string }> {
  return (d) => {
    const rest = text(d.remark);
    return [
      `${station(d)[0]}${zh}${rest === '' ? '。' : `：${rest}`}`,
      `${atStart(d)} ${en}${rest === '' ? '.' : `: ${rest}`}`,
    ];
  };
}

/** What of the complainant went with it; a line of before the choice says only whether anything did. */
function carriedOf({ contact, means }: { contact?: unknown; means?: unknown }): readonly [string, string] {
  if (contact !== true) return ['', ''];
  return means === 'visit'
    ? ['投诉人姓名住址也给了站点。', ' Name and address went with it.']
    : ['投诉人姓名电话也给了站点。', ' Name and telephone went with it.'];
}

function station(d: Beside): readonly [string, string] {
  const name = text(d.stationName);
  return name === '' ? ['站点', 'the station'] : [name, name];
}

/** The station where a sentence begins with it. */
function atStart(d: Beside): string {
  return text(d.stationName) || 'The station';
}
