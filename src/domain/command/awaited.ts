/**
 * 候 (awaited): what a matter waits for from somebody outside the office: a test, help with an investigation, what became of a transfer,
 * the answer of a platform, a maker or a department; and clocks of cases that stand still for something else. Each is a row with its day; letters of reminder and who hears of it follow by
 * themselves. For help the law gives the day (市场监督管理行政处罚程序规定 第四十五条, K-05); the others are the county's own.
 */
import { scopes, type Actor } from '../base/actor.ts';
import { maskText } from '../base/masking.ts';
import { addDays, addWorkingDays, daysBetween, workingDaysBetween, type Calendar, type Day } from '../base/calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { openPerformance, performanceAbout } from '../complaint/facts/performance.ts';
import { openQuestion } from '../complaint/facts/question.ts';
import type { AwaitedLimits } from '../law/local-limits.ts';
import type { Pause } from '../law/clock.ts';
import type { MatterKind } from '../matter/matter.ts';
import type { Tipoff } from '../tipoff/tipoff.ts';

export const awaitedKinds = [
  'letter',
  'test',
  'transfer',
  'platform',
  'maker',
  'department',
  'consumer',
  'performance',
  'suspension',
  'hearing',
  'announcement',
  'refund',
] as const;
export type AwaitedKind = (typeof awaitedKinds)[number];
export const awaitedKindWords = {
  letter: { zh: '协查', en: 'Help' },
  test: { zh: '检测、鉴定', en: 'Test' },
  transfer: { zh: '移送', en: 'Transfer' },
  platform: { zh: '平台答复', en: 'Platform' },
  maker: { zh: '厂家答复', en: 'Maker' },
  department: { zh: '部门答复', en: 'Department' },
  consumer: { zh: '投诉人回答', en: 'Complainant' },
  performance: { zh: '店家照办', en: 'Performance' },
  suspension: { zh: '中止调查', en: 'Suspension' },
  hearing: { zh: '听证', en: 'Hearing' },
  announcement: { zh: '公告', en: 'Announcement' },
  refund: { zh: '责令退款', en: 'Refund' },
} as const satisfies Record<AwaitedKind, { zh: string; en: string }>;

/** 钟停着 (rest): a clock stands still and nobody outside answers; who has the case ends it by its own move, and is asked once it was long. */
export const restKinds = ['suspension', 'hearing', 'announcement', 'refund'] as const satisfies readonly AwaitedKind[];
export type RestKind = (typeof restKinds)[number];

export function isRest<T extends { kind: AwaitedKind }>(one: T): one is T & { kind: RestKind } {
  return (restKinds as readonly AwaitedKind[]).includes(one.kind);
}

export const awaitedStates = ['waiting', 'replied', 'answered', 'ended', 'dropped'] as const;
export type AwaitedState = (typeof awaitedStates)[number];
export const awaitedStateWords = {
  waiting: { zh: '等着', en: 'Waiting' },
  replied: { zh: '对方答了，等记', en: 'Replied, to be recorded' },
  answered: { zh: '有答复了', en: 'Answered' },
  ended: { zh: '不用等了', en: 'Needed no more' },
  dropped: { zh: '不等了', en: 'Given up' },
} as const satisfies Record<AwaitedState, { zh: string; en: string }>;

export const openAwaitedStates = ['waiting', 'replied'] as const satisfies readonly AwaitedState[];

/** Which move leads where; `overtake` is what the matter does by itself. */
export const awaitedMoves = {
  waiting: {
    remind: 'waiting',
    extend: 'waiting',
    reply: 'replied',
    answer: 'answered',
    drop: 'dropped',
    overtake: 'ended',
  },
  replied: { answer: 'answered', sendBack: 'waiting', drop: 'dropped', overtake: 'ended' },
  answered: {},
  ended: {},
  dropped: {},
} as const satisfies Record<AwaitedState, Partial<Record<string, AwaitedState>>>;
export type AwaitedMove = { [S in AwaitedState]: keyof (typeof awaitedMoves)[S] }[AwaitedState];

/** Who is asked about a letter of reminder: the handler, and the telephone of his office. */
export interface ReminderContact {
  handlerName: string;
  officePhone: string;
}

/** One letter of reminder that went out. */
export interface Reminder {
  on: Day;
  /** By which day an answer was asked for. */
  byDay: Day;
  /** How far it had gone up by then; 0 for one that a person sent of his own. */
  level: number;
  byId: string;
  /** 文号, by the county's own pattern; letters of before they took one went out by the number of the row. */
  paperNumber?: string;
  /** As the letter named him, whoever handles the matter by now; letters of before this was kept named nobody. */
  contact?: ReminderContact;
}

/** What a letter of reminder takes as it is sent. */
export type TakenLetter = Required<Pick<Reminder, 'paperNumber' | 'contact'>>;

/** 文种 of a letter of reminder in its number; 催 alone is that of the 履行催告书 of a case. */
export const reminderSeries = '催办';

export interface Awaited {
  countyId: number;
  id: string;
  /** 「候2026-0007」 */
  number: string;
  version: number;
  state: AwaitedState;
  kind: AwaitedKind;
  matterKind: Exclude<MatterKind, 'inquiry'>;
  matterId: string;
  matterNumber: string;
  /** The office that has the matter now; null while the centre has it. */
  officeId: string | null;
  /** Whose answer is waited for, by its name. */
  toName: string;
  /** The department or firm of that very name that has accounts here; null where none has. */
  toId: string | null;
  about: string;
  /** The number of the letter, or of the commission. */
  paper: string;
  /** By what of the matter it is known, for what its own moves begin and end; empty where somebody wrote it down. */
  source: string;
  pausesClock: boolean;
  sentOn: Day;
  dueOn: Day;
  /** 0 nobody, 1 handler, 2 head, 3 centre, 4 leader: how far it has gone up. */
  level: number;
  /** When the next one hears and the next letter goes; null when all have heard, or nothing is waited for. */
  remindOn: Day | null;
  reminders: readonly Reminder[];
  /** What the other side wrote by its own account. */
  reply: string;
  repliedOn: Day | null;
  answeredOn: Day | null;
  result: string;
  byId: string;
}

/** What a row of the list carries. */
export const awaitedRow = [
  'kind',
  'matterKind',
  'matterNumber',
  'toName',
  'pausesClock',
  'sentOn',
  'dueOn',
  'answeredOn',
] as const satisfies readonly (keyof Awaited)[];

export const lastLevel = 4;

/** By when the answer is due; for help the fifteen working days of 第四十五条, from the day on which the letter was received. */
export function awaitedDueOn(kind: AwaitedKind, from: Day, calendar: Calendar, limits: AwaitedLimits): Day {
  return addWorkingDays(calendar, from, kind === 'letter' ? helpWorkingDays : limits[daysOf[kind]]);
}

const helpWorkingDays = 15;
const daysOf = {
  test: 'testWorkingDays',
  transfer: 'transferWorkingDays',
  platform: 'platformWorkingDays',
  maker: 'makerWorkingDays',
  department: 'departmentWorkingDays',
  consumer: 'consumerWorkingDays',
  performance: 'performanceWorkingDays',
  suspension: 'suspensionWorkingDays',
  hearing: 'hearingWorkingDays',
  announcement: 'announcementWorkingDays',
  refund: 'refundWorkingDays',
} as const satisfies Record<Exclude<AwaitedKind, 'letter'>, keyof AwaitedLimits>;

/** The level that has to have heard by today: the handler on the first working day after, then one more after so many working days each. */
export function levelReached(dueOn: Day, today: Day, calendar: Calendar, { remindWorkingDays }: AwaitedLimits): number {
  if (today <= dueOn) return 0;
  const past = workingDaysBetween(calendar, dueOn, today);
  return past < 1 ? 0 : Math.min(lastLevel, 1 + Math.floor((past - 1) / remindWorkingDays));
}

/** The day on which the level after this one hears; null behind the last. */
export function remindDay(
  { dueOn, level }: Pick<Awaited, 'dueOn' | 'level'>,
  calendar: Calendar,
  { remindWorkingDays }: AwaitedLimits,
): Day | null {
  return level >= lastLevel ? null : addWorkingDays(calendar, dueOn, 1 + level * remindWorkingDays);
}

export function isOpenAwaited({ state }: Pick<Awaited, 'state'>): boolean {
  return (openAwaitedStates as readonly AwaitedState[]).includes(state);
}

/** Whether the day is past and nothing came, or something came and nobody has written it down. */
export function isOverdue({ state, dueOn }: Pick<Awaited, 'state' | 'dueOn'>, today: Day): boolean {
  return state === 'replied' || (state === 'waiting' && dueOn < today);
}

/** Whether the answer is written down by a move of the matter; a tip-off that was transferred has none for it. */
export function isAnsweredByMatter({
  source,
  matterKind,
  kind,
}: Pick<Awaited, 'source' | 'matterKind' | 'kind'>): boolean {
  return source !== '' && !(matterKind === 'tipoff' && kind === 'transfer');
}

/** The county reads all, an office those of its matters, a partner department those that ask it. */
export function maySeeAwaited(
  { countyId, role, organisationId }: Pick<Actor, 'countyId' | 'role' | 'organisationId'>,
  one: Pick<Awaited, 'countyId' | 'officeId' | 'toId'>,
): boolean {
  if (countyId !== one.countyId) return false;
  if (role === 'department') return organisationId !== null && one.toId === organisationId;
  return scopes[role] !== 'office' || (one.officeId !== null && one.officeId === organisationId);
}

/** What a partner department reads of it: what it is asked, never what the office wrote beside it. */
export function shownAwaited({ role }: Pick<Actor, 'role'>, one: Awaited): Awaited {
  if (role !== 'department') return one;
  const reminders = one.reminders.map(({ contact: _contact, ...sent }) => ({ ...sent, byId: '' }));
  return { ...one, about: maskText(one.about, []), matterId: '', result: '', byId: '', reminders };
}

/** 「等市质检院检测、鉴定」: what is waited for, in words. */
export function awaitedWords({ kind, toName }: Pick<Awaited, 'kind' | 'toName'>): { zh: string; en: string } {
  switch (kind) {
    case 'letter':
      return { zh: `等${toName}协查`, en: `help of ${toName}` };
    case 'test':
      return { zh: `等${toName}检测、鉴定`, en: `test by ${toName}` };
    case 'transfer':
      return { zh: `等${toName}回移送结果`, en: `what ${toName} does about the transfer` };
    case 'platform':
    case 'maker':
    case 'department':
      return { zh: `等${toName}答复`, en: `answer of ${toName}` };
    case 'consumer':
      return { zh: '等投诉人回答', en: 'answer of the complainant' };
    case 'performance':
      return { zh: `投诉人说${toName}没照办，等问过回他`, en: `what ${toName} says of the agreement` };
    case 'suspension':
    case 'hearing':
    case 'announcement':
    case 'refund':
      return {
        zh: `钟停着（${awaitedKindWords[kind].zh}）`,
        en: `the end of a rest of the clock (${awaitedKindWords[kind].en})`,
      };
  }
}

/** So many characters of what is asked stand in a line. */
const mostAsked = 40;

/** 「城关市场监管所请答复：这批种子的检验结果」: the same to whom it waits for, who reads who asks and what. */
export function askedWords(
  { kind, about }: Pick<Awaited, 'kind' | 'about'>,
  asker: string,
): { zh: string; en: string } {
  const what = about.length > mostAsked ? `${about.slice(0, mostAsked)}…` : about;
  const [zh, en] = askedOf[kind];
  return {
    zh: `${asker}${zh}${what === '' ? '' : `：${what}`}`,
    en: `${asker} ${en}${what === '' ? '' : `: ${what}`}`,
  };
}

const askedOf: Readonly<Record<AwaitedKind, readonly [zh: string, en: string]>> = {
  letter: ['请协查', 'asks for help'],
  test: ['送检', 'asks for a test'],
  transfer: ['移送，请回处理结果', 'has handed it on and asks what came of it'],
  platform: ['请答复', 'asks for an answer'],
  maker: ['请答复', 'asks for an answer'],
  department: ['请答复', 'asks for an answer'],
  consumer: ['请回答', 'asks for an answer'],
  performance: ['请照协议办', 'asks to keep the agreement'],
  suspension: ['中止了调查', 'has suspended the investigation'],
  hearing: ['在听证', 'hears the party'],
  announcement: ['在公告', 'has announced it'],
  refund: ['责令退款', 'has ordered a refund'],
};

/** Whether a letter of reminder goes out by itself: who complained is told by text message. */
export function isByLetter(one: Pick<Awaited, 'kind'>): boolean {
  return one.kind !== 'consumer' && !isRest(one);
}

/** Whether somebody was told of the day: nobody moves it then. */
export function isPromised({ kind }: Pick<Awaited, 'kind'>): boolean {
  return kind === 'consumer' || kind === 'performance';
}

/** 「等市质检院检测、鉴定，应5月12日回」, for the clock that it pauses and for lists. */
export function awaitedUntil(
  one: Pick<Awaited, 'kind' | 'toName' | 'dueOn' | 'state' | 'sentOn'>,
  today: Day,
): { zh: string; en: string } {
  const what = awaitedWords(one);
  if (isRest(one)) return restUntil(one, today);
  if (one.state === 'replied') return { zh: `${what.zh}，对方答了，等记`, en: `${what.en}: replied, to be recorded` };
  const late = one.dueOn < today;
  return {
    zh: `${what.zh}，应${bareZh(one.dueOn)}回${late ? '，过了' : ''}`,
    en: `${what.en}, due ${one.dueOn}${late ? ', late' : ''}`,
  };
}

/** 「钟停着（中止调查），从5月12日停起」, and once it was long 「钟停了 60 天（中止调查），还停着吗」. */
function restUntil(
  { kind, sentOn, dueOn }: Pick<Awaited, 'sentOn' | 'dueOn'> & { kind: RestKind },
  today: Day,
): { zh: string; en: string } {
  const { zh, en } = awaitedKindWords[kind];
  if (dueOn >= today)
    return { zh: `钟停着（${zh}），从${bareZh(sentOn)}停起`, en: `Clock at rest (${en}) since ${sentOn}` };
  const days = daysBetween(sentOn, today);
  return { zh: `钟停了 ${days} 天（${zh}），还停着吗`, en: `Clock at rest for ${days} days (${en}): is it still?` };
}

/** The same on a line of 我的工作, which names the kind before it and cuts what is longer. */
export function restAsked({ sentOn }: Pick<Awaited, 'sentOn'>, today: Day): { zh: string; en: string } {
  const days = daysBetween(sentOn, today);
  return { zh: `钟停了 ${days} 天，还停着吗`, en: `At rest for ${days} days: is it still?` };
}

/** 「5月12日」: the weekday would be longer than the rest of the sentence. */
function bareZh(day: Day): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}

/** What of a matter waits for somebody outside, as the matter itself has it. */
export interface Await {
  source: string;
  kind: AwaitedKind;
  toName: string;
  about: string;
  paper: string;
  sentOn: Day;
  pausesClock: boolean;
  /** The day that somebody was told; absent where the settings of the county count it. */
  dueOn?: Day;
}

/** A test that is out, whose time is not counted. */
export function testOut({ from, why, paper }: Pause): Await {
  return {
    source: `test ${from} ${paper}`,
    kind: 'test',
    toName: institutionOf(why),
    about: '',
    paper,
    sentOn: from,
    pausesClock: true,
  };
}

/** 「鉴定检测：县质检院（双方商定，费用承担：投诉人）」, 「检测：县质检院」: the institution out of why the clock stands still. */
export function institutionOf(why: string): string {
  const named = why.slice(why.indexOf('：') + 1);
  const terms = Math.max(named.lastIndexOf('（双方商定'), named.lastIndexOf('（本局指定'));
  return (terms > 0 ? named.slice(0, terms) : named).slice(0, 100);
}

export function awaitsOfComplaint(complaint: Complaint): Await[] {
  const { pauses, transfers, outcome } = complaint;
  const tests = [...pauses.filter(({ to }) => to === null).map(testOut), ...ofComplainant(complaint)];
  const last = transfers.at(-1);
  if (last === undefined || outcome !== 'transferred' || last.resultOn !== null || last.returnedOn !== null)
    return tests;
  const away: Await = {
    source: `transfer ${transfers.length}`,
    kind: 'transfer',
    toName: last.to,
    about: last.basis,
    paper: '',
    sentOn: last.sentOn,
    pausesClock: false,
  };
  return [...tests, away];
}

/** What was asked of who complained, and what he told of an agreement and the office answers. */
function ofComplainant(complaint: Complaint): Await[] {
  const question = openQuestion(complaint);
  const told = openPerformance(complaint);
  return [
    ...(question === null
      ? []
      : [
          {
            source: `question ${question.n}`,
            kind: 'consumer' as const,
            toName: '投诉人',
            about: question.question,
            paper: '',
            sentOn: question.on,
            pausesClock: false,
            dueOn: question.dueOn,
          },
        ]),
    ...(told === null || told.dueOn === null
      ? []
      : [
          {
            source: `performance ${told.n}`,
            kind: 'performance' as const,
            toName: complaint.operatorName,
            about: performanceAbout(complaint, told),
            paper: '',
            sentOn: told.on,
            pausesClock: false,
            dueOn: told.dueOn,
          },
        ]),
  ];
}

export function awaitsOfTipoff({
  pauses,
  outcome,
  decidedOn,
  competentBody,
  transferPaper,
}: Pick<Tipoff, 'pauses' | 'outcome' | 'decidedOn' | 'competentBody' | 'transferPaper'>): Await[] {
  const tests = pauses.filter(({ to }) => to === null).map(testOut);
  if (outcome !== 'transferred' || decidedOn === null || competentBody === null) return tests;
  const away: Await = {
    source: `transfer ${decidedOn}`,
    kind: 'transfer',
    toName: competentBody,
    about: '',
    paper: transferPaper ?? '',
    sentOn: decidedOn,
    pausesClock: false,
  };
  return [...tests, away];
}

/** Moves by which a matter writes down what the other side answered, with the field that holds it; whatever else ends it made it needless. */
export const answeringMoves: Readonly<Record<string, { result: string; on: string | null }>> = {
  endTest: { result: 'result', on: 'endedOn' },
  recordTransfer: { result: 'result', on: 'resultOn' },
  include: { result: 'result', on: 'endedOn' },
  answerHelp: { result: 'answer', on: 'answeredOn' },
  // He answers on the day on which he does.
  answerQuestion: { result: 'words', on: null },
  answerPerformance: { result: 'answer', on: 'on' },
};

/** By which day an answer is asked for in a letter of reminder. */
export function askedBy(today: Day, calendar: Calendar, { remindWorkingDays }: AwaitedLimits): Day {
  return addWorkingDays(calendar, today, remindWorkingDays);
}

/** What is late by long when it is first written down is not sent up the same morning: the office has as long as between two letters. */
export function firstDue(dueOn: Day, today: Day, calendar: Calendar, limits: AwaitedLimits): Day {
  const soonest = addWorkingDays(calendar, today, limits.remindWorkingDays);
  return dueOn < today ? soonest : dueOn;
}

/** So many days ahead who has it in hand is told for the first time. */
export function soonDay(today: Day): Day {
  return addDays(today, 2);
}
