/** 候的各步 (awaited): what is written down by hand, sent again, answered and given up; what a matter's own moves do is in the follower. */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { addMonths, dayShortZh, dayZh, type Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { AwaitedVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { day, iso, text, words, type Tellings } from '../base/sentence.ts';
import { rulesBy, type Docket } from '../matter/docket.ts';
import { bySides } from '../matter/docket/whose-step.ts';
import { demandDay, eventOf, type Facts, type Matter } from '../matter/matter.ts';
import {
  askedBy,
  awaitedDueOn,
  awaitedKindWords,
  awaitedMoves,
  awaitedStateWords,
  awaitedWords,
  firstDue,
  isAnsweredByMatter,
  isByLetter,
  isPromised,
  levelReached,
  maySeeAwaited,
  remindDay,
  restKinds,
  shownAwaited,
  type Await,
  type Awaited,
  type AwaitedKind,
  type AwaitedMove,
  type TakenLetter,
} from './awaited.ts';

const dayField = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
const byHand = ['platform', 'maker', 'department', 'letter'] as const satisfies readonly AwaitedKind[];

/** 又发一份: a letter to whom the same matter waits for already is written down twice by two windows; who did send another one says so. */
export const sentAgain = labelled(z.union([z.literal(''), z.enum(['yes'])]).default(''), {
  zh: '又发了一份',
  en: 'Another one was sent',
  hintZh: '同一家的还在等，又发了一份的才选；催它回，不用再记，在原来那一条上催',
  hintEn: 'Only where one is still waited for and another was sent; to urge it, send a reminder of the first',
  input: 'choice',
  options: [{ value: 'yes', zh: '是，又发了一份', en: 'Yes, another one' }],
  // What has only one answer is chosen as a form opens: whoever says nothing has sent no other one.
  startsEmpty: true,
  optional: true,
});

/** Refuses what is waited for already, by its number or in words the day on which it was received. */
export function demandNotSentTwice(again: '' | 'yes', to: string, open: string | null): void {
  if (open === null || again === 'yes') return;
  const facts = { to, open };
  throw new Refusal('waited-already', facts, [
    {
      path: 'again',
      zh: `已经在等${to}（${open}）；确实又发了一份的，选“是”。`,
      en: `One to ${to} is waited for already (${open}); choose “yes” where another was sent.`,
    },
  ]);
}

export const OpenAwaited = z.object({
  id: z.uuid(),
  matterNumber: labelled(written().min(4).max(30), {
    zh: '哪一件',
    en: 'Which matter',
    hintZh: '投诉、举报或者案件的编号',
    hintEn: 'The number of a complaint, a tip-off or a case',
    input: 'text',
  }),
  kind: labelled(z.enum(byHand), {
    zh: '等什么',
    en: 'What is waited for',
    input: 'choice',
    options: byHand.map((value) => ({ value, ...awaitedKindWords[value] })),
  }),
  toName: labelled(written().min(2).max(100), {
    zh: '等谁',
    en: 'Of whom',
    hintZh: '单位全称；本县的部门和参与企业写对名称，会发到它的账号',
    hintEn: 'Its full name; a department or firm with accounts here hears of it',
    input: 'text',
  }),
  about: labelled(written().min(2).max(500), {
    zh: '请它做什么',
    en: 'What is asked',
    hintZh: '对方看得到，不写投诉人、举报人是谁',
    hintEn: 'The other side reads it: nobody is named',
    input: 'longText',
  }),
  paper: labelled(written().max(100).default(''), {
    zh: '函号（没有就空着）',
    en: 'Number of the letter',
    input: 'text',
  }),
  sentOn: labelled(z.iso.date(), {
    ...dayField,
    zh: '哪天发出的',
    en: 'Sent on',
    hintZh: '协查填对方收到的那天：十五个工作日从那天起算，催办函上也这样写',
    hintEn: 'Of a letter for help the day on which it was received: its days run from then',
  }),
  dueOn: labelled(z.iso.date().nullable().default(null), {
    ...dayField,
    zh: '应哪天回',
    en: 'Due on',
    hintZh: '空着按本县设置算，协查是收到起十五个工作日；算下来已经过了的（补记），从今天起再等一次催办的天数',
    hintEn:
      'Empty: by the settings of the county; fifteen working days for help. What is late by then is given as long as between two letters',
    startsEmpty: true,
  }),
  again: sentAgain,
});
export type OpenAwaited = z.infer<typeof OpenAwaited>;

const Remind = z.object({});
const Extend = z.object({
  dueOn: labelled(z.iso.date(), { ...dayField, zh: '改到哪天', en: 'Until' }),
  reason: labelled(written().min(4).max(300), { zh: '为什么', en: 'Why', input: 'text' }),
});
const Reply = z.object({
  words: labelled(written().min(4).max(1000), { zh: '答复', en: 'Answer', input: 'longText' }),
});
const Answer = z.object({
  answeredOn: labelled(z.iso.date(), { ...dayField, zh: '哪天答的', en: 'Answered on' }),
  result: labelled(written().min(2).max(1000), { zh: '答了什么', en: 'The answer', input: 'longText' }),
});
const Because = z.object({
  reason: labelled(written().min(4).max(300), { zh: '为什么', en: 'Why', input: 'text' }),
});

/** The matter that waits, as far as a row keeps it. */
export type WaitingMatter = Pick<Matter, 'countyId' | 'id' | 'number' | 'officeId'> & Pick<Awaited, 'matterKind'>;

export interface AwaitedFacts extends Facts {
  /** With the day on which it came in, before which nobody can have asked anything for it. */
  matter: (WaitingMatter & { cameOn: Day }) | null;
  /** The department or firm of that name that has accounts here. */
  toId: string | null;
  /** The number of an open row of the same matter, of the same kind and to the same; null where there is none. */
  sameOpen?: string | null;
  /** What a letter of reminder has taken; null for a step that sends none. */
  letter: TakenLetter | null;
}

interface Named {
  id: string;
  number: string;
  toId: string | null;
}

/** A new row: for what a move of the matter began, what an earlier version left without one, or what somebody writes down. */
export function openedAwaited(
  matter: WaitingMatter,
  { dueOn = null, ...wait }: Omit<Await, 'dueOn'> & { dueOn?: Day | null },
  { id, number, toId }: Named,
  facts: Facts,
): Change<Awaited> {
  const { calendar, today } = facts;
  const limits = facts.limits.awaited;
  const countedOn = dueOn ?? awaitedDueOn(wait.kind, wait.sentOn, calendar, limits);
  const due = dueOn ?? firstDue(countedOn, today, calendar, limits);
  const next: Awaited = {
    countyId: matter.countyId,
    id,
    number,
    version: 1,
    state: 'waiting',
    ...wait,
    matterKind: matter.matterKind,
    matterId: matter.id,
    matterNumber: matter.number,
    officeId: matter.officeId,
    toId,
    dueOn: due,
    level: 0,
    remindOn: remindDay({ dueOn: due, level: 0 }, calendar, limits),
    reminders: [],
    reply: '',
    repliedOn: null,
    answeredOn: null,
    result: '',
    byId: facts.by.id,
  };
  const { kind, toName } = next;
  const detail = { number, kind, to: toName, dueOn: due, ...(due === countedOn ? {} : { countedOn }) };
  return { next, event: eventOf(next, 'awaited-opened', facts, detail) };
}

/** A matter that waits is not told to move: a day without end would silence it for good, and who waits longer says so again. */
function demandWithinYear(dueOn: Day, from: Day): void {
  const last = addMonths(from, 12);
  if (dueOn <= last) return;
  throw new Refusal('invalid-input', {}, [
    {
      path: 'dueOn',
      zh: `应回的日期最晚写到${dayZh(last)}；到时还没回，再改一次日期。`,
      en: `Write ${last} at the latest; if no answer has come by then, change the day once more.`,
    },
  ]);
}

function openByHand(input: OpenAwaited, facts: AwaitedFacts & { number: string | null }): Change<Awaited> {
  const { id, matterNumber: _, dueOn, again, ...wait } = input;
  if (facts.matter === null) throw new Refusal('awaited-no-matter');
  demandNotSentTwice(again, wait.toName, facts.sameOpen ?? null);
  demandDay(wait.sentOn, facts, null);
  const { cameOn } = facts.matter;
  if (wait.sentOn < cameOn)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'sentOn',
        zh: `这一件${dayShortZh(cameOn)}才收到，不会在那以前就发出；请核对日期。`,
        en: `The matter came in on ${cameOn}: nothing can have been sent for it before.`,
      },
    ]);
  if (dueOn !== null && dueOn < wait.sentOn)
    throw new Refusal('invalid-input', {}, [
      { path: 'dueOn', zh: '应回的日期在发出以前；请选发出以后的日期。', en: 'It is due before it was sent.' },
    ]);
  if (dueOn !== null) demandWithinYear(dueOn, wait.sentOn);
  const named = { id, number: facts.number ?? '', toId: facts.toId };
  return openedAwaited(facts.matter, { ...wait, source: '', pausesClock: false, dueOn }, named, facts);
}

/** One reminder more, a letter under its number and with whom it names or a text message, which has neither; by the watch with the level that it has reached by then. */
export function remindedAwaited(
  one: Awaited,
  level: number,
  facts: Facts,
  letter: TakenLetter | null,
): Change<Awaited> {
  const { calendar, today, by } = facts;
  const limits = facts.limits.awaited;
  const sent = { on: today, byDay: askedBy(today, calendar, limits), level, byId: by.id, ...letter };
  const up = Math.max(one.level, level);
  const next = {
    ...one,
    level: up,
    reminders: [...one.reminders, sent],
    remindOn: remindDay({ dueOn: one.dueOn, level: up }, calendar, limits),
  };
  return { next, event: eventOf(one, 'awaited-reminded', facts, remindedDetail(next, level)) };
}

function remindedDetail(
  { number, kind, toName, reminders }: Awaited,
  level: number,
): AwaitedDetails['awaited-reminded'] {
  const paper = reminders.at(-1)?.paperNumber;
  return {
    number,
    kind,
    to: toName,
    times: reminders.length,
    level,
    ...(paper === undefined ? {} : { paperNumber: paper }),
  };
}

/** What the matter did: its own move wrote the answer down, or made it needless. */
export function closedAwaited(one: Awaited, answer: { on: Day; result: string } | null, facts: Facts): Change<Awaited> {
  const { number, kind, toName: to } = one;
  if (answer === null)
    return {
      next: { ...one, state: 'ended', remindOn: null },
      event: eventOf(one, 'awaited-ended', facts, { number, kind, to }),
    };
  const { on, result } = answer;
  return {
    next: { ...one, state: 'answered', remindOn: null, answeredOn: on, result },
    event: eventOf(one, 'awaited-answered', facts, { number, kind, to, on, result }),
  };
}

const verbs = {
  remind: 'awaited-reminded',
  extend: 'awaited-extended',
  reply: 'awaited-replied',
  sendBack: 'awaited-returned',
  answer: 'awaited-answered',
  drop: 'awaited-dropped',
  overtake: 'awaited-ended',
} as const satisfies Record<AwaitedMove, AwaitedVerb>;

const isAsked = (one: Awaited, { organisationId }: Actor) => one.toId !== null && one.toId === organisationId;
const isOurs = (one: Awaited, { role, organisationId }: Actor) => role === 'centre' || organisationId === one.officeId;
const about = ({ kind, toName: to }: Awaited) => ({ kind, to });

/** 候的各步: who makes each, with which words, and what it writes. */
export const awaitedProcedure = rulesBy<Awaited, typeof verbs, AwaitedFacts>(bySides, awaitedMoves, verbs, {
  remind: {
    zh: '发催办函',
    en: 'Send a reminder',
    permission: 'awaited.remind',
    input: Remind,
    stands: isOurs,
    // Who complained is told by text message, at the days of the watch; for a clock at rest nobody outside answers.
    ready: isByLetter,
    refuses: 'awaited-by-text',
    apply: (one, _input, facts) => {
      if (facts.letter === null) throw new Error('A letter of reminder takes its number as it is sent.');
      const { next } = remindedAwaited(one, 0, facts, facts.letter);
      return { next, detail: remindedDetail(next, 0) };
    },
  },
  extend: {
    zh: '改日期',
    en: 'Another day',
    permission: 'awaited.extend',
    input: Extend,
    stands: isOurs,
    ready: (one) => !isPromised(one),
    refuses: 'awaited-promised',
    apply: (one, { dueOn, reason }: z.infer<typeof Extend>, { today, calendar, limits }) => {
      if (dueOn < today)
        throw new Refusal('invalid-input', {}, [
          { path: 'dueOn', zh: '日期已经过了，请选今天或以后。', en: 'The day has passed; choose a later one.' },
        ]);
      demandWithinYear(dueOn, today);
      const level = levelReached(dueOn, today, calendar, limits.awaited);
      const remindOn = remindDay({ dueOn, level }, calendar, limits.awaited);
      return { next: { dueOn, level, remindOn }, detail: { ...about(one), dueOn, reason } };
    },
  },
  reply: {
    zh: '答复',
    en: 'Reply',
    permission: 'awaited.reply',
    input: Reply,
    stands: isAsked,
    chief: true,
    apply: (one, { words: reply }: z.infer<typeof Reply>, { today }) => ({
      next: { reply, repliedOn: today, remindOn: null },
      detail: { ...about(one), words: reply },
    }),
  },
  sendBack: {
    zh: '退回再答',
    en: 'Send back',
    permission: 'awaited.answer',
    input: Because,
    stands: isOurs,
    apply: (one, { reason }: z.infer<typeof Because>, { calendar, limits }) => ({
      next: { remindOn: remindDay(one, calendar, limits.awaited) },
      detail: { ...about(one), reason },
    }),
  },
  answer: {
    zh: '记答复',
    en: 'Record the answer',
    permission: 'awaited.answer',
    input: Answer,
    stands: isOurs,
    // What the matter began is ended by it: there the result counts for the clock.
    ready: (one) => !isAnsweredByMatter(one),
    refuses: 'awaited-by-matter',
    chief: true,
    apply: (one, { answeredOn, result }: z.infer<typeof Answer>, facts) => {
      demandDay(answeredOn, facts, one.sentOn);
      return {
        next: { answeredOn, result, remindOn: null },
        detail: { ...about(one), on: answeredOn, result },
      };
    },
  },
  drop: {
    zh: '不等了',
    en: 'Wait no longer',
    permission: 'awaited.drop',
    input: Because,
    stands: isOurs,
    // A clock that stands still for it goes on only by the matter's own move.
    ready: (one) => !one.pausesClock && !isPromised(one),
    refuses: 'awaited-by-matter',
    apply: (one, { reason }: z.infer<typeof Because>) => ({
      next: { result: reason, remindOn: null },
      detail: { ...about(one), reason },
    }),
  },
  overtake: {
    zh: '不用等了',
    en: 'Needed no more',
    permission: 'awaited.watch',
    input: z.object({}),
    apply: (one) => ({ next: { remindOn: null }, detail: about(one) }),
  },
});

/** 候簿 */
export const awaitedDocket: Docket<Awaited, OpenAwaited, AwaitedFacts> = {
  name: 'awaited',
  path: 'awaiteds',
  zh: '等候',
  en: 'Awaited',
  letter: '候',
  read: 'awaited.read',
  states: awaitedStateWords,
  moves: awaitedMoves,
  over: ['answered', 'ended', 'dropped'],
  opening: { zh: '记一件等候', en: 'Note what is waited for', permission: 'awaited.open', input: OpenAwaited },
  open: openByHand,
  procedure: awaitedProcedure,
  maySee: maySeeAwaited,
  shown: shownAwaited,
};

type Of = {
  number?: string;
  kind: AwaitedKind;
  to: string;
};

/** What the ledger keeps of it, in its own chain and in that of the matter. */
export interface AwaitedDetails {
  /** `countedOn`: the day that the settings gave, where it was over when the wait was written down. */
  'awaited-opened': Of & { dueOn: Day; countedOn?: Day };
  'awaited-reminded': Of & { times: number; level: number; paperNumber?: string };
  'awaited-extended': Of & { dueOn: Day; reason: string };
  'awaited-replied': Of & { words: string };
  'awaited-returned': Of & { reason: string };
  'awaited-answered': Of & { on: Day; result: string };
  'awaited-dropped': Of & { reason: string };
  'awaited-ended': Of;
}

declare module '../base/event.ts' {
  interface Details extends AwaitedDetails {}
}

/** 「等市质检院检测、鉴定（候2026-0003）」 */
function what({ kind, to, number }: { kind?: unknown; to?: unknown; number?: unknown }): { zh: string; en: string } {
  const known = words(awaitedKindWords, kind).zh === '' ? 'department' : (kind as AwaitedKind);
  const said = awaitedWords({ kind: known, toName: text(to) });
  const n = text(number);
  return { zh: n === '' ? said.zh : `${said.zh}（${n}）`, en: n === '' ? said.en : `${said.en} (${n})` };
}

function isRestWord(kind: unknown): boolean {
  return (restKinds as readonly unknown[]).includes(kind);
}

/** Why it is not due on the day that the settings give. */
function lateZh(countedOn: unknown): string {
  return text(countedOn) === ''
    ? ''
    : `（按设置是${day(countedOn, '')}，记的时候已经过了，所以从记的那天起再等一次催办的天数）`;
}

export const awaitedTellings: Tellings<AwaitedDetails> = {
  'awaited-opened': (d, onDay) => [
    isRestWord(d.kind)
      ? `${what(d).zh}，到${day(d.dueOn, onDay)}没有接着走就问一次${lateZh(d.countedOn)}。`
      : `${what(d).zh}，应${day(d.dueOn, onDay)}回${lateZh(d.countedOn)}。`,
    `Waiting for ${what(d).en}, due ${text(d.dueOn)}${text(d.countedOn) === '' ? '' : `: ${text(d.countedOn)} was over when it was written down`}.`,
  ],
  'awaited-reminded': (d) => [
    `${what(d).zh}：第 ${text(d.times)} 次${isRestWord(d.kind) ? '问还停着吗' : '催办'}${text(d.paperNumber) === '' ? '' : `，${text(d.paperNumber)}`}。`,
    `Waiting for ${what(d).en}: reminder no. ${text(d.times)}${text(d.paperNumber) === '' ? '' : ', with its number'}.`,
  ],
  'awaited-extended': (d, onDay) => [
    `${what(d).zh}：改到${day(d.dueOn, onDay)}，${text(d.reason)}`,
    `Waiting for ${what(d).en}: until ${text(d.dueOn)}, ${text(d.reason)}`,
  ],
  'awaited-replied': (d) => [`${what(d).zh}：对方答复，${text(d.words)}`, `Replied, ${what(d).en}: ${text(d.words)}`],
  'awaited-returned': (d) => [
    `${what(d).zh}：退回再答，${text(d.reason)}`,
    `Sent back, ${what(d).en}: ${text(d.reason)}`,
  ],
  'awaited-answered': (d, onDay) => [
    `${what(d).zh}：${day(d.on, onDay)}答了。${text(d.result)}`,
    `Answered on ${iso(d.on, onDay)}, ${what(d).en}. ${text(d.result)}`,
  ],
  'awaited-dropped': (d) => [`${what(d).zh}：不等了，${text(d.reason)}`, `Given up, ${what(d).en}: ${text(d.reason)}`],
  'awaited-ended': (d) => [`${what(d).zh}：不用等了。`, `Needed no more, ${what(d).en}.`],
};
