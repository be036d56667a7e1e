/**
 * 网络 (network): the stations of the county as one docket, who is idle, and how sound each is (seed: 业务不专、职责不明、
 * 运转不灵). What is counted over them stands in station-table.ts.
 */
import { admissionSteps } from './charter-admission.ts';
import { applyForStation, ApplyForStation } from './application.ts';
import {
  charterMoves,
  charterStateWords,
  maySeeCharter,
  takesMatters,
  type Charter,
  type CharterFacts,
  type CharterMove,
} from './charter.ts';
import type { Day } from '../base/calendar.ts';
import { docketRules, type Docket, type DocketSteps } from '../matter/docket.ts';
import type { CharterVerb } from '../base/ledger-verbs.ts';
import { dayShortZh, dayZh } from '../base/calendar.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { upkeepSteps } from './charter-upkeep.ts';
import { healthWindow } from '../county/station.ts';

const verbs = {
  review: 'charter-reviewed',
  refuse: 'charter-refused',
  inspect: 'charter-inspected',
  approve: 'charter-approved',
  hang: 'charter-hung',
  deliver: 'charter-delivered',
  activate: 'charter-activated',
  reviewYear: 'charter-year-reviewed',
  reaccept: 'charter-reaccepted',
  orderRectify: 'charter-rectify-ordered',
  suspend: 'charter-suspended',
  resume: 'charter-resumed',
  close: 'charter-closed',
  classify: 'charter-classified',
  post: 'charter-posted',
  acknowledge: 'charter-acknowledged',
  recordActivity: 'charter-activity',
} as const satisfies Record<CharterMove, CharterVerb>;

export const charterProcedure = docketRules<Charter, typeof verbs, CharterFacts>(charterMoves, verbs, {
  ...admissionSteps,
  ...upkeepSteps,
} as DocketSteps<Charter, typeof verbs, CharterFacts>);

/** 站点档案簿 */
export const charterDocket: Docket<Charter, ApplyForStation, CharterFacts> = {
  name: 'charter',
  path: 'charters',
  zh: '站点',
  en: 'Stations',
  most: 20_000,
  letter: '站',
  read: 'charter.read',
  states: charterStateWords,
  moves: charterMoves,
  over: ['closed', 'refused'],
  opening: { zh: '申请建站', en: 'Apply for a station', permission: 'charter.apply', input: ApplyForStation },
  open: applyForStation,
  procedure: charterProcedure,
  maySee: maySeeCharter,
};

/** What a station did of late, read off the ledger and the matters. */
export interface Health {
  /** The last day on which it did anything; null when never. */
  lastOn: Day | null;
  /** Days on which it did something, in the window. */
  activeDays: number;
  filed: number;
  open: number;
  overdue: number;
  /** Of what it filed or was sent, how many were sent back as sent to the wrong office. */
  misrouted: number;
}

export const noHealth: Health = { lastOn: null, activeDays: 0, filed: 0, open: 0, overdue: 0, misrouted: 0 };

/** Days without an act, from the day it began to run; null where it does not run. */
export function idleDays(
  charter: Pick<Charter, 'state' | 'facility' | 'activatedOn'>,
  { lastOn }: Pick<Health, 'lastOn'>,
  today: Day,
): number | null {
  if (!takesMatters(charter)) return null;
  const from = [lastOn, charter.activatedOn]
    .filter((one) => one !== null)
    .toSorted()
    .at(-1);
  if (from === undefined) return healthWindow;
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(from)) / 86_400_000));
}

/** What those who asked for the station, or stand at it, hear of a step; null where it is no news to them. */
export function heardOfCharter(entry: Charter, before: Charter | null, move: string | null): string | null {
  if (move !== null) return news[move]?.(entry, before) ?? null;
  const { byVenue, name, number } = entry;
  return byVenue ? `您的建站申请已收到，编号${number}（${name}），市场监管所初审后会告诉您。` : null;
}

type News = (entry: Charter, before: Charter | null) => string | null;

const news: Readonly<Partial<Record<string, News>>> = {
  review: ({ name, number }) => `${name}（${number}）初审通过，会到现场核查，请准备好场地和人员。`,
  refuse: ({ name, number, endReason }) => `${name}（${number}）没有批准设立：${endReason}`,
  approve: ({ name, number, batchNumber }) =>
    `${name}（${number}）已批准设立${batchNumber === null ? '' : `，批次${batchNumber}`}，接下来授牌、送资料。`,
  activate: ({ name }) => `${name}开始运行了，有人来投诉就能登记。`,
  reviewYear: ({ name, reviews }) => {
    const last = reviews.at(-1);
    return last === undefined ? null : `${name} ${last.year} 年年审：${last.grade}。`;
  },
  orderRectify: ({ name, rectifyBy, appliedOn, rectifyWhat }) =>
    `${name}请在${dayShortZh(rectifyBy ?? appliedOn)}前改好：${rectifyWhat}`,
  reaccept: ({ name }, before) => (before?.state === 'rectifying' ? `${name}复验通过，整改完成。` : null),
  suspend: ({ name, endReason }) => `${name}停用：${endReason}`,
  resume: ({ name }) => `${name}恢复运行。`,
  close: ({ name, endReason }) => `${name}撤销：${endReason}`,
} satisfies Partial<Record<CharterMove, News>>;

const on = (value: unknown) => (typeof value === 'string' ? dayZh(value) : '');
const list = (value: unknown) => (Array.isArray(value) ? value.join('、') : '');
const said = (value: unknown, before: string) => (text(value) === '' ? '' : `${before}${text(value)}`);

/** What the ledger keeps of the life of a station. */
export interface CharterDetails {
  'charter-applied': { number: string; kindCode: string; byVenue: boolean };
  'charter-reviewed': { opinion: string };
  'charter-refused': { reason: string };
  'charter-inspected': { on: string; score: number; unmet: readonly string[] };
  'charter-approved': { on: string; batchNumber: string; remark: string };
  'charter-hung': { on: string; plaqueNumber: string };
  'charter-delivered': { on: string; items: readonly string[]; posted: boolean };
  'charter-activated': { on: string };
  'charter-year-reviewed': { year: number; on: string; grade: string; remark: string };
  'charter-reaccepted': { on: string; score: number };
  'charter-rectify-ordered': { what: string; by: string };
  'charter-suspended': { reason: string; passed: number };
  'charter-resumed': { remark: string };
  'charter-closed': { on: string; reason: string; passed: number };
  'charter-classified': { tier: string; on: string; education: boolean };
  'charter-posted': { on: string; titles: readonly string[] };
  'charter-acknowledged': { title: string; version: number };
  'charter-activity': { on: string; kind: string; people: number; what: string };
  'station-changed': { stationId: string | null; fromStationId: string | null; why: string };
  'county-onboarded': { fileName: string; made: number; changed: number; refused: number; runId?: string };
  'outline-saved': { fileName: string; shapes: number };
  'obligations-told': { requestId: string; n: number };
  'standard-saved': { code: string; title: string; version: number };
}

declare module '../base/event.ts' {
  interface Details extends CharterDetails {}
}

/** Each line of a station's life as one sentence. */
export const charterTellings: Tellings<CharterDetails> = {
  'charter-applied': (d) => [
    d.byVenue === true ? '场所自己提出建站申请。' : '提出建站申请。',
    'The station was applied for.',
  ],
  'charter-reviewed': (d) => [`初审通过${said(d.opinion, '：')}。`, 'The review was passed.'],
  'charter-refused': (d) => [`不予设立：${text(d.reason)}`, `Refused: ${text(d.reason)}`],
  'charter-inspected': (d) => {
    const unmet = list(d.unmet);
    const score = d.score === null ? '' : `，得 ${text(d.score)} 分`;
    return [
      `${on(d.on)}现场核查${score}${unmet === '' ? '，必备条件都达到' : `；没达到：${unmet}`}。`,
      `Inspected on site${unmet === '' ? '' : `; not met: ${unmet}`}.`,
    ];
  },
  'charter-approved': (d) => [
    `${on(d.on)}批准设立${said(d.batchNumber, '，批次 ')}${said(d.remark, '；')}。`,
    `Approved${said(d.batchNumber, ' in batch ')}.`,
  ],
  'charter-hung': (d) => [
    `${on(d.on)}授牌，牌匾编号 ${text(d.plaqueNumber)}。`,
    `The plaque ${text(d.plaqueNumber)} was handed over.`,
  ],
  'charter-delivered': (d) => [
    `${on(d.on)}送到${list(d.items)}${d.posted === true ? '，已上墙' : ''}。`,
    'Parts of the kit were delivered.',
  ],
  'charter-activated': (d) => [`${on(d.on)}开始运行。`, 'The station began to run.'],
  'charter-year-reviewed': (d) => [
    `${text(d.year)} 年年审：${text(d.grade)}${said(d.remark, '；')}。`,
    `Yearly review ${text(d.year)}: ${text(d.grade)}.`,
  ],
  'charter-reaccepted': (d) => [
    `${on(d.on)}规范化复验${d.score === null ? '' : `，得 ${text(d.score)} 分`}。`,
    `Re-accepted${d.score === null ? '' : ` with ${text(d.score)} points`}.`,
  ],
  'charter-rectify-ordered': (d) => [
    `责令整改，${on(d.by)}前改好：${text(d.what)}`,
    `To be put right by ${text(d.by)}: ${text(d.what)}`,
  ],
  'charter-suspended': (d) => [
    `停用：${text(d.reason)}（交出在办件 ${text(d.passed)} 件）`,
    `Suspended: ${text(d.reason)} (${text(d.passed)} matters handed over)`,
  ],
  'charter-resumed': (d) => [`恢复运行${said(d.remark, '：')}。`, 'The station runs again.'],
  'charter-closed': (d) => [
    `${on(d.on)}撤销：${text(d.reason)}（交出在办件 ${text(d.passed)} 件）`,
    `Closed: ${text(d.reason)} (${text(d.passed)} matters handed over)`,
  ],
  'charter-classified': (d) => [
    `定为${d.tier === 'demonstration' ? '示范' : d.tier === 'pilot' ? '试点' : '普通'}站点${d.education === true ? '，同时是消费教育联络点' : ''}。`,
    `Classified as ${text(d.tier)}.`,
  ],
  'charter-posted': (d) => [`${on(d.on)}制度上墙：${list(d.titles)}。`, 'Rules were put on the wall.'],
  'charter-acknowledged': (d) => [
    `读过并签收${text(d.title)}（第${text(d.version)}版）。`,
    'The duty sheet was read and signed.',
  ],
  'charter-activity': (d) => [
    `${on(d.on)}${d.kind === 'education' ? '教育' : d.kind === 'publicity' ? '宣传' : '咨询'}活动，${text(d.people)} 人：${text(d.what)}`,
    `An activity for ${text(d.people)} people.`,
  ],
  'station-changed': (d) => [
    text(d.stationName) === ''
      ? `换站点接着办：${text(d.why)}。`
      : `转到${text(d.stationName)}接着办：${text(d.why)}。`,
    'Another station goes on with it.',
  ],
  'county-onboarded': (d) => [
    `开县导入“${text(d.fileName)}”：新建 ${text(d.made)} 行，改动 ${text(d.changed)} 行，有错 ${text(d.refused)} 行。`,
    `The workbook ${text(d.fileName)} was imported: ${text(d.made)} made, ${text(d.changed)} changed.`,
  ],
  'outline-saved': (d) =>
    d.fileName === ''
      ? ['去掉了地图边界。', 'The outlines of the map were taken away.']
      : [`载入地图边界“${text(d.fileName)}”，${text(d.shapes)} 块。`, 'The outlines of the map were loaded.'],
  'obligations-told': (d) => [
    `提醒了站点和人员的到期事项 ${text(d.n)} 项。`,
    `Reminded of ${text(d.n)} days of stations and people.`,
  ],
  'standard-saved': (d) => [`改了标准“${text(d.title)}”，第${text(d.version)}版。`, 'A standard was saved.'],
};
