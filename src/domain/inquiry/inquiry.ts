/**
 * 咨询 (inquiry): somebody asks and is told. 《办法》第四十四条 keeps it apart from complaints and tip-offs, so no limit of law
 * runs; what turns out to be one of them becomes one, without being told again. It counts people, not sheets of paper.
 */
import { dayOf, type Day } from '../base/calendar.ts';
import { runClock, type Clock } from '../law/clock.ts';
import { dueOf, type ClockTime } from '../matter/due.ts';
import type { Words } from '../base/words.ts';
import type { NoticeWay } from '../complaint/complaint.ts';
import type { Revocation } from '../matter/decided/anew.ts';
import type { Failing } from '../matter/decided/unserved.ts';
import { nextState, type Matter, type Moves } from '../matter/matter.ts';
import { clockRulesOn } from '../law/rulebook.ts';
import { day, iso, one, tail, tailEn, text, words, type Tellings } from '../base/sentence.ts';

export const inquiryStates = [
  'open',
  'pending',
  'answered',
  'turnedIntoComplaint',
  'turnedIntoTipoff',
  'toldOtherRoute',
  'closed',
] as const;
export type InquiryState = (typeof inquiryStates)[number];

/** That an answer was revoked is told beside what is done with the question. */
function telling<S extends InquiryState>(state: S) {
  return { recordNotice: state, recordUnserved: state, takeBackUnserved: state } as const;
}

/**
 * Which move leads where. `close` is made by the rule itself when the asker was told on the spot, and by a
 * person otherwise.
 */
export const inquiryMoves = {
  open: {
    answer: 'answered',
    markPending: 'pending',
    turnIntoComplaint: 'turnedIntoComplaint',
    turnIntoTipoff: 'turnedIntoTipoff',
    tellRoute: 'toldOtherRoute',
    correct: 'open',
    note: 'open',
    renewCode: 'open',
    ...telling('open'),
  },
  pending: {
    answer: 'answered',
    turnIntoComplaint: 'turnedIntoComplaint',
    turnIntoTipoff: 'turnedIntoTipoff',
    tellRoute: 'toldOtherRoute',
    correct: 'pending',
    note: 'pending',
    renewCode: 'pending',
    ...telling('pending'),
  },
  answered: {
    correct: 'answered',
    note: 'answered',
    renewCode: 'answered',
    close: 'closed',
    decideAnew: 'open',
    ...telling('answered'),
  },
  turnedIntoComplaint: {
    correct: 'turnedIntoComplaint',
    note: 'turnedIntoComplaint',
    renewCode: 'turnedIntoComplaint',
    close: 'closed',
    ...telling('turnedIntoComplaint'),
  },
  // Who asked is a reporter now, whom the inquiry does not name: it has nobody to tell.
  turnedIntoTipoff: {
    correct: 'turnedIntoTipoff',
    note: 'turnedIntoTipoff',
    renewCode: 'turnedIntoTipoff',
    close: 'closed',
  },
  toldOtherRoute: {
    correct: 'toldOtherRoute',
    note: 'toldOtherRoute',
    renewCode: 'toldOtherRoute',
    close: 'closed',
    decideAnew: 'open',
    ...telling('toldOtherRoute'),
  },
  // A slip in a quick log is put right afterwards too: the number of people goes into the figures.
  closed: {
    correct: 'closed',
    note: 'closed',
    renewCode: 'closed',
    decideAnew: 'open',
    // Nothing is closed before the asker was told that his answer was revoked, or that was found impossible.
    takeBackUnserved: 'answered',
  },
} as const satisfies Moves<InquiryState>;

export const inquiryMoveNames = [
  'answer',
  'markPending',
  'turnIntoComplaint',
  'turnIntoTipoff',
  'tellRoute',
  'close',
  'correct',
  'note',
  'renewCode',
  'decideAnew',
  'recordNotice',
  'recordUnserved',
  'takeBackUnserved',
] as const;
export type InquiryMove = (typeof inquiryMoveNames)[number];

/** How an inquiry ended, for lists and figures. */
export const inquiryOutcomes = ['answered', 'turnedIntoComplaint', 'turnedIntoTipoff', 'toldOtherRoute'] as const;
export type InquiryOutcome = (typeof inquiryOutcomes)[number];

/** 环节: the queues of inquiries on the desk. */
export const inquiryStages = ['toAnswer', 'toFindOut', 'toClose', 'done'] as const;
export type InquiryStage = (typeof inquiryStages)[number];

/** Ways other than a complaint or a tip-off, of which the asker is told (《办法》第四十四条; 信访 by its own rule). */
export const otherRoutes = {
  disclosure: {
    zh: '政府信息公开',
    en: 'Disclosure of government information',
    article: '《政府信息公开条例》第二十七条',
    toZh: '向掌握信息的机关的信息公开机构提出书面申请。',
  },
  reconsideration: {
    zh: '行政复议',
    en: 'Administrative reconsideration',
    article: '《行政复议法》第二十条',
    toZh: '知道行政行为之日起六十日内，向复议机关提出申请。',
  },
  discipline: {
    zh: '纪检监察',
    en: 'Discipline inspection and supervision',
    article: '《监察法》',
    toZh: '反映公职人员的问题，向纪检监察机关提出，电话 12388。',
  },
  petition: {
    zh: '信访',
    en: 'Petition by letter or visit',
    article: '《信访工作条例》第十七条',
    toZh: '向信访部门提出，可以写信、上网或者到信访接待场所。',
  },
} as const satisfies Record<string, Words & { article: string; toZh: string }>;
export type OtherRoute = keyof typeof otherRoutes;
export const otherRouteNames = Object.keys(otherRoutes) as OtherRoute[];

export interface Inquiry extends Matter {
  state: InquiryState;
  stage: InquiryStage;
  outcome: InquiryOutcome | null;
  /** Empty when the asker left none, as at a counter. */
  askerName: string;
  askerPhone: string;
  /** What is asked about: goods or a service, and the kind of problem. */
  categoryCode: string | null;
  natureCode: string | null;
  question: string;
  /** 人次: how many people were there to be answered; the figure is their sum. */
  people: number;
  /** Why it could not be answered at once, and since when. */
  pendingOn: Day | null;
  pendingReason: string | null;
  answer: string | null;
  /** The entry of the knowledge base that the answer rests on, in the version that was read then. */
  knowledgeId: string | null;
  knowledgeVersion: number | null;
  /** The day on which the asker got word, of whatever kind: stops the clock. */
  answeredOn: Day | null;
  toldRoute: OtherRoute | null;
  complaintId: string | null;
  tipoffId: string | null;
  closedOn: Day | null;
  /** The answers that were revoked, the earliest first. */
  annulments: readonly InquiryAnnulment[];
}

/** 撤销的答复: what the asker had been told, why it was revoked, and by whose word. */
export interface InquiryAnnulment
  extends
    Revocation,
    Pick<
      Inquiry,
      'outcome' | 'answer' | 'knowledgeId' | 'knowledgeVersion' | 'answeredOn' | 'toldRoute' | 'handlerId' | 'closedOn'
    > {
  /** The telling of the letter by which it was revoked; null where nobody can be told, and one of before it was kept has none. */
  notice?: InquiryNotice | null;
}

/** 重新答复咨询决定书的告知: who asked hears of it in writing. */
export interface InquiryNotice extends Failing {
  way: NoticeWay | null;
  proof: string | null;
  byId: string | null;
}

export function mayMoveInquiry(inquiry: Pick<Inquiry, 'state'>, move: InquiryMove): boolean {
  return move in inquiryMoves[inquiry.state];
}

/** The state the move leads to; refuses a move that the table does not have for this state. */
export function movedInquiry(inquiry: Pick<Inquiry, 'state'>, move: InquiryMove): InquiryState {
  return nextState<InquiryState>(inquiryMoves, inquiry.state, move);
}

/** The queue in which a person finds the inquiry. */
export function inquiryStageOf({ state }: Pick<Inquiry, 'state'>): InquiryStage {
  switch (state) {
    case 'open':
      return 'toAnswer';
    case 'pending':
      return 'toFindOut';
    case 'answered':
    case 'turnedIntoComplaint':
    case 'turnedIntoTipoff':
    case 'toldOtherRoute':
      return 'toClose';
    case 'closed':
      return 'done';
  }
}

/** Food, drinks and meals: of these the law itself says that a question is answered in good time. */
export function isAboutFood(categoryCode: string | null): boolean {
  return categoryCode !== null && /^(?:G03|G04\.[12]|V01\.1)(?:\.|$)/u.test(categoryCode);
}

/** 「及时」 has no number in 《食品安全法》第一百一十五条; the desk takes it as one working day, or less if the county says so. */
export const foodAnswerWorkingDays = 1;

/** Q-01, the only clock of an inquiry: the county's limit, which has no legal day. */
export function inquiryClocks(inquiry: Inquiry, { today, calendar, limits }: ClockTime): Clock[] {
  const anew = inquiry.annulments.at(-1);
  const startedOn = anew?.receivedOn ?? dayOf(inquiry.receivedAt ?? inquiry.filedAt);
  const notAfter = anew?.orderedBy ?? null;
  const local = clockRulesOn(startedOn, limits).answer;
  const rule = isAboutFood(inquiry.categoryCode)
    ? {
        ...local,
        period: { n: Math.min(local.period.n, foodAnswerWorkingDays), unit: 'wd' as const },
        article: '《食品安全法》第一百一十五条（及时答复）',
        articleShort: '食品安全法 第一百一十五条',
      }
    : local;
  const isAnew = anew !== undefined;
  return [runClock({ rule, startedOn, stoppedOn: inquiry.answeredOn, calendar, today, isAnew, notAfter })];
}

/** The inquiry with its clock and its queue written into the columns that lists and the watch read. */
export function withInquiryDue(inquiry: Inquiry, time: ClockTime): Inquiry {
  return { ...inquiry, ...dueOf(inquiry, inquiryClocks(inquiry, time), time.today), stage: inquiryStageOf(inquiry) };
}

/** What the asker told already, for the form of the complaint or the tip-off that the inquiry becomes. */
export interface Retelling {
  channel: string;
  platformNumber: string | null;
  /** The bureau heard of it then: the safe day for the clock of what it becomes. */
  receivedAt: Date;
  name: string;
  phone: string;
  categoryCode: string | null;
  natureCode: string | null;
  story: string;
}

export function retell(inquiry: Inquiry): Retelling {
  return {
    channel: inquiry.channel,
    platformNumber: inquiry.platformNumber,
    receivedAt: inquiry.receivedAt ?? inquiry.filedAt,
    name: inquiry.askerName,
    phone: inquiry.askerPhone,
    categoryCode: inquiry.categoryCode,
    natureCode: inquiry.natureCode,
    story: inquiry.question,
  };
}

/** F33 接受消费者咨询, in 人次: people, however many sheets they were written on. */
export function countPeople(inquiries: readonly Pick<Inquiry, 'people'>[]): number {
  return inquiries.reduce((sum, { people }) => sum + people, 0);
}

/** What the ledger keeps of an inquiry. */
export interface InquiryDetails {
  asked: {
    channel: string;
    people: number;
    answered: boolean;
    knowledgeId: string | null;
    knowledgeVersion: number | null;
    stationId: string | null;
    officeId: string | null;
  };
  answered: {
    knowledgeId: string;
    knowledgeVersion: number;
    people: number;
    closed: boolean;
    answeredOn: string;
    title?: string;
  };
  'marked-pending': { reason: string; officeId: string | null };
  'turned-into-complaint': { complaintId: string; closed: boolean; matterNumber?: string };
  'turned-into-tipoff': { tipoffId: string; closed: boolean; matterNumber?: string };
  'route-told': { route: string; closed: boolean };
  'inquiry-corrected': {
    categoryCode: string | null;
    natureCode: string | null;
    people: number;
    platformNumber: string | null;
    peopleBefore: number;
  };
}

declare module '../base/event.ts' {
  interface Details extends InquiryDetails {}
}

/** The sentences of the ledger of an inquiry. */
export const inquiryTellings: Tellings<InquiryDetails> = {
  asked: (d) =>
    d.answered === true
      ? [`当场答复 ${heads(d)} 人次的咨询，办结。`, `Asked by ${heads(d)}, answered on the spot.`]
      : [`登记咨询，${heads(d)} 人次；答复时钟起算。`, `Asked by ${heads(d)}; the clock starts.`],
  answered: (d, onDay) => [
    `${day(d.answeredOn, onDay)}答复，依据知识库${text(d.title) === '' ? '' : `“${text(d.title)}”`}第 ${text(d.knowledgeVersion)} 版${closedZh(d)}。`,
    `Answered on ${iso(d.answeredOn, onDay)} from version ${text(d.knowledgeVersion)} of the knowledge base${closedEn(d)}.`,
  ],
  'marked-pending': (d) => [`记为待查：${text(d.reason)}`, `To be found out: ${text(d.reason)}`],
  'turned-into-complaint': (d) => [
    `转为投诉${tail('编号', text(d.matterNumber))}${closedZh(d)}。`,
    `Turned into a complaint${tailEn(text(d.matterNumber))}${closedEn(d)}.`,
  ],
  'turned-into-tipoff': (d) => [
    `转为举报${tail('编号', text(d.matterNumber))}${closedZh(d)}。`,
    `Turned into a tip-off${tailEn(text(d.matterNumber))}${closedEn(d)}.`,
  ],
  'route-told': (d) => {
    const route = words(otherRoutes, one(otherRouteNames, d.route));
    return [
      `告知该走${route.zh || '其他途径'}${closedZh(d)}。`,
      `Told of another route${tailEn(route.en.toLowerCase())}${closedEn(d)}.`,
    ];
  },
  'inquiry-corrected': (d) => [
    `更正了要素，${heads(d)} 人次。`,
    `Topic, number or people corrected: ${heads(d)} asked.`,
  ],
};

function heads(detail: { readonly people?: number }): string {
  return text(detail.people) || '1';
}

function closedZh(detail: { readonly closed?: boolean }): string {
  return detail.closed === true ? '，办结' : '';
}

function closedEn(detail: { readonly closed?: boolean }): string {
  return detail.closed === true ? ' and closed' : '';
}
