/**
 * 站点上报 (station report): what a station meets that is not its own to settle goes up to its office with what shows it, and an answer comes back
 * by a day (「加强逆向信息反馈,建立案件转换机制」). An answer may turn it into a case: the station hears that there is one and how it ended,
 * and nothing of what is found meanwhile.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { addWorkingDays, type Day } from '../../base/calendar.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { StationReportVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import type { Words } from '../../base/words.ts';
import type { Complaint } from '../../complaint/complaint.ts';
import type { Station } from '../../county/station.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';

/** In the words of a village supervisor. */
export const stationReportKindWords = {
  fake: { zh: '卖假货、不合格的东西', en: 'Fake or bad goods' },
  farmInput: { zh: '种子、农药、化肥有问题', en: 'Seed, pesticide, fertiliser' },
  food: { zh: '吃的不安全', en: 'Unsafe food' },
  unlicensed: { zh: '没有执照、流动推销', en: 'No licence, hawkers' },
  fraud: { zh: '骗人：送礼品、讲座、收押金', en: 'Fraud: gifts, lectures, deposits' },
  price: { zh: '乱涨价、短斤少两', en: 'Prices and measures' },
  other: { zh: '别的，站里处理不了', en: 'Something else that the station cannot settle' },
} as const satisfies Record<string, Words>;
export type StationReportKind = keyof typeof stationReportKindWords;
const kinds = Object.keys(stationReportKindWords) as [StationReportKind, ...StationReportKind[]];

export const stationReportStateWords = {
  sent: { zh: '等答复', en: 'Awaits an answer' },
  answered: { zh: '已答复', en: 'Answered' },
  withdrawn: { zh: '撤回了', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;
export type StationReportState = keyof typeof stationReportStateWords;

export const stationReportMoves = {
  sent: { add: 'sent', answer: 'answered', withdraw: 'withdrawn' },
  answered: { follow: 'answered' },
  withdrawn: {},
} as const satisfies Moves<StationReportState>;
export type StationReportMove = 'add' | 'answer' | 'withdraw' | 'follow';

export const stationReportAnswerWords = {
  toCase: { zh: '转成案件线索，开始核查', en: 'It became a clue that is verified' },
  handled: { zh: '已经处理', en: 'Dealt with' },
  handedOn: { zh: '转给管这件事的部门', en: 'Handed to the authority in charge' },
  noBreach: { zh: '看过了，没有违法', en: 'Looked into: nothing unlawful' },
  needsMore: { zh: '还看不出来，请接着留意', en: 'Not clear yet: keep an eye on it' },
} as const satisfies Record<string, Words>;
export type StationReportAnswer = keyof typeof stationReportAnswerWords;
const answers = Object.keys(stationReportAnswerWords) as [StationReportAnswer, ...StationReportAnswer[]];

export interface StationReport {
  countyId: number;
  id: string;
  /** 「报2026-0007」 */
  number: string;
  version: number;
  state: StationReportState;
  stationId: string;
  officeId: string;
  kind: StationReportKind;
  /** The shop or the seller, as the station knows it. */
  operatorName: string;
  place: string;
  words: string;
  seenOn: Day;
  photoIds: readonly string[];
  sentOn: Day;
  /** By which day the office answers. */
  answerBy: Day;
  answer: StationReportAnswer | null;
  answerWords: string;
  answeredOn: Day | null;
  answeredById: string | null;
  /** The case that was made of it. */
  enforcementId: string | null;
  /** The complaint over which the station saw it; who complains has reported nothing. */
  complaintId: string | null;
  /** Who of the station's roster saw it, with or without an account; null where whoever sent it did. */
  personId: string | null;
  byId: string;
}

/** What a row of the list carries of a report. */
export const stationReportRow = ['kind', 'operatorName', 'answer', 'answerBy'] as const;

/** 三个状态: all that is said of how far it is, to the station and to the centre, in the words of a tip-off at a station. */
export const reportStandingWords = {
  received: { zh: '已收下', en: 'Received' },
  looking: { zh: '在查', en: 'Being looked into' },
  done: { zh: '已办完', en: 'Done with' },
} as const satisfies Record<string, Words>;
export type ReportStanding = keyof typeof reportStandingWords;

/** How far it is; null for one that the station took back. A case that was made of it is looked into until it has ended. */
export function reportStandingOf(
  { state, answer }: Pick<StationReport, 'state' | 'answer'>,
  isCaseOver: boolean,
): ReportStanding | null {
  if (state === 'withdrawn') return null;
  if (state === 'sent') return 'received';
  return answer === 'toCase' && !isCaseOver ? 'looking' : 'done';
}

/** So many working days an office has to answer. */
export const answerWithinWorkingDays = 5;

const photos = labelled(z.array(z.uuid()).max(9).default([]), {
  zh: '照片、票据',
  en: 'Photos, receipts',
  input: 'files',
  packed: true,
});

export const SendStationReport = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(kinds), {
    zh: '看见什么',
    en: 'What was seen',
    input: 'choice',
    options: kinds.map((value) => ({ value, ...stationReportKindWords[value] })),
  }),
  operatorName: labelled(written().min(2).max(80), {
    zh: '哪家店、什么人在卖',
    en: 'Which shop, or who sells',
    hintZh: '不知道店名就写样子，例如 蓝色面包车',
    hintEn: 'Without a name write what it looks like',
    input: 'text',
  }),
  place: labelled(written().min(2).max(80), { zh: '在哪里', en: 'Where', input: 'text' }),
  seenOn: labelled(z.iso.date(), { zh: '哪天看见的', en: 'Seen on', input: 'day' }),
  words: labelled(written().min(6).max(1000), {
    zh: '怎么回事、有什么凭据',
    en: 'What happened, and what shows it',
    input: 'longText',
  }),
  complaintNumber: labelled(z.string().trim().max(30).nullable().default(null), {
    zh: '办哪一件投诉时看见的',
    en: 'Seen over which complaint',
    hintZh: '写本站的投诉编号，例如 投2026-0412；不是就空着',
    hintEn: 'the number of a complaint of this station; else leave it empty',
    input: 'text',
  }),
  personId: labelled(z.uuid().nullable().default(null), {
    zh: '谁看见的',
    en: 'Who saw it',
    hintZh: '站里名册上的人，没有账号的也算；积分记给他。空着就是自己看见的',
    hintEn: 'of the station’s roster, with or without an account: the points are his. Empty: oneself',
    input: 'handler',
  }),
  photoIds: photos,
});
export type SendStationReport = z.infer<typeof SendStationReport>;
const Add = z.object({
  words: labelled(written().min(2).max(500), { zh: '又看见什么', en: 'What else', input: 'longText' }),
  photoIds: photos,
});
export const AnswerStationReport = z.object({
  answer: labelled(z.enum(answers), {
    zh: '怎么办的',
    en: 'What was done',
    input: 'choice',
    options: answers.map((value) => ({ value, ...stationReportAnswerWords[value] })),
  }),
  answerWords: labelled(written().min(4).max(500), {
    zh: '给站里的话',
    en: 'To the station',
    hintZh: '站里看得到；案子里查到什么不写',
    hintEn: 'The station reads it; nothing of what a case finds',
    input: 'longText',
  }),
});
const Withdraw = z.object({
  remark: labelled(written().min(2).max(200), { zh: '为什么撤回', en: 'Why', input: 'text' }),
});
const Follow = z.object({
  words: labelled(written().min(2).max(500), { zh: '补充的话', en: 'More to say', input: 'longText' }),
});

export interface StationReportFacts extends Facts, TextGate {
  /** The station that sends it; null for who is at none. */
  own: Pick<Station, 'id' | 'officeId' | 'active'> | null;
  /** Who saw it there, where another enters it for him. */
  seenById?: string | undefined;
  /** Whether the person that it names stands on the roster of that station. */
  isOnRoster: boolean;
  /** The complaint over which it was seen. */
  complaint: Pick<Complaint, 'id' | 'officeId'> | null;
  /** The case that the answer makes. */
  caseId: string | null;
}

export function sendStationReport(
  input: SendStationReport,
  facts: StationReportFacts & { number: string | null },
): Change<StationReport> {
  const { own, by, today, calendar, complaint, seenById = by.id } = facts;
  const { complaintNumber: _, ...told } = input;
  if (own === null || !own.active) throw new Refusal('station-report-station');
  if (input.personId !== null && !facts.isOnRoster) throw new Refusal('station-report-person');
  if (input.seenOn > today) throw new Refusal('day-in-future', { day: input.seenOn });
  const next: StationReport = {
    ...told,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'sent',
    stationId: own.id,
    // The office of the place where the shop is, where that is known.
    officeId: complaint?.officeId ?? own.officeId,
    photoIds: [...new Set(input.photoIds)],
    sentOn: today,
    answerBy: addWorkingDays(calendar, today, answerWithinWorkingDays),
    answer: null,
    answerWords: '',
    answeredOn: null,
    answeredById: null,
    enforcementId: null,
    complaintId: complaint?.id ?? null,
    byId: seenById,
  };
  const detail = { number: next.number, kind: next.kind, answerBy: next.answerBy };
  return { next, event: eventOf(next, 'station-report-sent', facts, detail, today) };
}

export interface StationReportDetails {
  'station-report-sent': { number: string; kind: string; answerBy: string };
  'station-report-added': { files: number };
  'station-report-answered': { answer: string };
  'station-report-withdrawn': { remark: string };
  'station-report-followed': { on: string };
}

declare module '../../base/event.ts' {
  interface Details extends StationReportDetails {}
}

export const stationReportTellings: Tellings<StationReportDetails> = {
  'station-report-sent': (d) => [
    `站点上报“${words(stationReportKindWords, d.kind).zh || '情况'}”，${text(d.answerBy)} 前答复。`,
    `Sent up by the station; answered by ${text(d.answerBy)}.`,
  ],
  'station-report-added': () => ['站点补充了情况。', 'The station added to it.'],
  'station-report-answered': (d) => [
    `答复：${words(stationReportAnswerWords, d.answer).zh || '见答复'}。`,
    `Answered: ${words(stationReportAnswerWords, d.answer).en || 'see there'}.`,
  ],
  'station-report-withdrawn': plainTelling({ zh: '站点撤回', en: 'Withdrawn by the station' }, 'remark'),
  'station-report-followed': () => ['所里又补充了答复。', 'The office added to its answer.'],
};

const verbs = {
  add: 'station-report-added',
  answer: 'station-report-answered',
  withdraw: 'station-report-withdrawn',
  follow: 'station-report-followed',
} as const satisfies Record<StationReportMove, StationReportVerb>;

/** The station that sent it reads it, its office, the centre and the leaders; no other station and no other office. */
export function maySeeStationReport(actor: Actor, { countyId, stationId, officeId }: StationReport): boolean {
  if (!mayDo(actor, 'stationReport.read') || actor.countyId !== countyId) return false;
  if (actor.role === 'station') return actor.stationId === stationId;
  return (actor.role !== 'officer' && actor.role !== 'officeHead') || actor.organisationId === officeId;
}

/** 站点上报簿 */
export const stationReportDocket: Docket<StationReport, SendStationReport, StationReportFacts> = {
  name: 'station_report',
  path: 'station-reports',
  zh: '站点上报',
  en: 'Reports of stations',
  letter: '报',
  read: 'stationReport.read',
  states: stationReportStateWords,
  moves: stationReportMoves,
  over: ['withdrawn'],
  opening: { zh: '报给所里', en: 'Send it up', permission: 'stationReport.send', input: SendStationReport },
  open: sendStationReport,
  procedure: docketRules<StationReport, typeof verbs, StationReportFacts>(stationReportMoves, verbs, {
    add: {
      zh: '补充',
      en: 'Add to it',
      permission: 'stationReport.send',
      input: Add,
      apply: (one, input: z.infer<typeof Add>) => ({
        next: { words: `${one.words}\n${input.words}`, photoIds: [...new Set([...one.photoIds, ...input.photoIds])] },
        detail: { files: input.photoIds.length },
      }),
    },
    answer: {
      zh: '答复站里',
      en: 'Answer',
      permission: 'stationReport.answer',
      input: AnswerStationReport,
      chief: true,
      apply: (_one, { answer, answerWords }: z.infer<typeof AnswerStationReport>, { by, today, caseId }) => ({
        next: { answer, answerWords, answeredOn: today, answeredById: by.id, enforcementId: caseId },
        detail: { answer },
      }),
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      permission: 'stationReport.send',
      input: Withdraw,
      apply: (_one, { remark }: z.infer<typeof Withdraw>) => ({ detail: { remark } }),
    },
    follow: {
      zh: '补充答复',
      en: 'Add to the answer',
      permission: 'stationReport.answer',
      input: Follow,
      apply: (one, input: z.infer<typeof Follow>, { today }) => ({
        next: { answerWords: `${one.answerWords}\n${input.words}` },
        detail: { on: today },
      }),
    },
  }),
  maySee: maySeeStationReport,
};
