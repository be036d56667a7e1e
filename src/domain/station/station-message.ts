/**
 * 站点消息 (station message): stations tell each other what they meet (「促进了横向维权网络布局的形成」): one writes to another or to all of its
 * town, those answer, and the office of the area reads along. Nobody is named in it: who complained is no neighbour's business.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { TextGate } from '../base/disclosure/leak-mark.ts';
import { demandNameless, sayTogether, type NamelessWords } from '../base/disclosure/nameless.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { StationMessageVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { text as told, type Tellings } from '../base/sentence.ts';
import type { Station } from '../county/station.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { bySides } from '../matter/docket/whose-step.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { messageWords } from './message-words.ts';

export const stationMessageStateWords = {
  sent: { zh: '发出了', en: 'Sent' },
  withdrawn: { zh: '撤回了', en: 'Withdrawn' },
} as const;
export type StationMessageState = keyof typeof stationMessageStateWords;

export const stationMessageMoves = {
  sent: { answer: 'sent', withdraw: 'withdrawn' },
  withdrawn: {},
} as const satisfies Record<StationMessageState, Partial<Record<string, StationMessageState>>>;
export type StationMessageMove = 'answer' | 'withdraw';

export interface StationAnswer {
  stationId: string;
  byId: string;
  at: string;
  text: string;
}

export interface StationMessage {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: StationMessageState;
  fromStationId: string;
  toStationIds: readonly string[];
  /** The town that it was sent to as a whole; null where it went to one. */
  toTownId: string | null;
  /** The offices of all these stations: they read along. */
  officeIds: readonly string[];
  text: string;
  /** In the order in which they came. */
  answers: readonly StationAnswer[];
  sentOn: Day;
  sentAt: Date;
  byId: string;
  remark: string;
}

/** What a row of the list carries of a message: its first words stand beside it. */
export const stationMessageRow = ['sentAt'] as const;

export const messageReachWords = {
  one: { zh: '一个站', en: 'One station' },
  town: { zh: '本乡镇所有的站', en: 'All stations of our town' },
} as const;
type Reach = keyof typeof messageReachWords;
const reaches = Object.keys(messageReachWords) as [Reach, ...Reach[]];

export const SendStationMessage = z.object({
  /** Made by the client: the same press twice sends one. */
  id: z.uuid(),
  reach: labelled(z.enum(reaches), {
    zh: '发给谁',
    en: 'To whom',
    input: 'choice',
    options: reaches.map((value) => ({ value, ...messageReachWords[value] })),
  }),
  toStationId: labelled(z.string().max(40).default(''), {
    zh: '哪个站',
    en: 'Which station',
    input: 'text',
    when: { field: 'reach', is: ['one'] },
    hintZh: '写站名，写几个字认得出是哪一个就行；通讯录里有',
    hintEn: 'its name, or a part that only one has; the directory has them',
  }),
  text: labelled(messageWords, {
    zh: '说什么',
    en: 'What',
    input: 'longText',
    hintZh: '不写群众的姓名、电话；所里看得到',
    hintEn: 'no names or telephones of people; the office reads along',
  }),
});
export type SendStationMessage = z.infer<typeof SendStationMessage>;

export interface StationMessageFacts extends Facts, TextGate {
  /** The active stations of the county. */
  stations: readonly Pick<Station, 'id' | 'name' | 'officeId'>[];
  /** Those of the writer's own town. */
  townId: string | null;
  townStationIds: readonly string[];
  /** Who complained at the stations between which it goes and stands in the words: none of them is named. */
  known: { names: readonly string[] };
}

/** Sends it to those who are there now: a station that is closed neither writes nor is written to. */
export function sendStationMessage(input: SendStationMessage, facts: StationMessageFacts): Change<StationMessage> {
  const { by, at, today, stations } = facts;
  const own = stations.find(({ id }) => id === by.stationId);
  if (own === undefined) throw new Refusal('not-permitted');
  const to = receiversOf(input, own, facts);
  demandNameless({ plain: { text: input.text } }, facts, namesSomebody);
  const officeIds = [own, ...stations.filter(({ id }) => to.includes(id))].map(({ officeId }) => officeId);
  const next: StationMessage = {
    countyId: by.countyId,
    id: input.id,
    number: null,
    version: 1,
    state: 'sent',
    fromStationId: own.id,
    toStationIds: to,
    toTownId: input.reach === 'town' ? facts.townId : null,
    officeIds: [...new Set(officeIds)],
    text: input.text,
    answers: [],
    sentOn: today,
    sentAt: at,
    byId: by.id,
    remark: '',
  };
  return { next, event: eventOf(next, 'station-message-sent', facts, { from: own.id, n: to.length }) };
}

function receiversOf(
  { reach, toStationId }: SendStationMessage,
  own: { id: string },
  { stations, townStationIds }: StationMessageFacts,
): string[] {
  if (reach === 'town') {
    const others = townStationIds.filter((id) => id !== own.id);
    if (others.length > 0) return others;
    throw new Refusal('invalid-input', {}, [
      { path: 'reach', zh: '本乡镇没有别的在用的站点；请选一个站。', en: 'There is no other station in the town.' },
    ]);
  }
  const typed = toStationId.trim();
  const others = stations.filter(({ id }) => id !== own.id);
  const found = others.find(({ id, name }) => id === typed || name === typed);
  if (found !== undefined) return [found.id];
  // A part of the name will do where it can mean one station alone.
  const like = typed.length < 2 ? [] : others.filter(({ name }) => name.includes(typed));
  if (like.length === 1) return like.map(({ id }) => id);
  if (like.length > 1) throw new Refusal('station-unknown', {}, [severalLike(typed, like)]);
  throw new Refusal('station-unknown', {}, [
    {
      path: 'toStationId',
      zh: '没有这个在用的站点，或者是自己；请照通讯录里的全名写。',
      en: 'There is no such active station; write its name as in the directory.',
    },
  ]);
}

function severalLike(typed: string, like: readonly { name: string }[]) {
  const some = like.slice(0, 5).map(({ name }) => name);
  return {
    path: 'toStationId',
    zh: `有 ${like.length} 个站的名字里有“${typed}”（${some.join('、')}${like.length > some.length ? '等' : ''}）；请写全是哪一个。`,
    en: `${like.length} stations have “${typed}” in their names (${some.join(', ')}); write the whole name of one.`,
  };
}

const namesSomebody: NamelessWords = {
  say: sayTogether,
  refuse: (fields) => new Refusal('station-message-names', {}, fields),
};

/** Whether the station wrote it or was written to. */
export function isPartyTo(
  { fromStationId, toStationIds }: Pick<StationMessage, 'fromStationId' | 'toStationIds'>,
  stationId: string | null,
): boolean {
  return stationId !== null && (fromStationId === stationId || toStationIds.includes(stationId));
}

/** The stations that it is between, their offices, and the county. */
export function maySeeStationMessage(
  actor: Actor,
  message: Pick<StationMessage, 'countyId' | 'fromStationId' | 'toStationIds' | 'officeIds'>,
): boolean {
  if (actor.countyId !== message.countyId || !mayDo(actor, 'stationMessage.read')) return false;
  if (actor.role === 'station') return isPartyTo(message, actor.stationId);
  if (actor.role === 'officer' || actor.role === 'officeHead')
    return message.officeIds.includes(actor.organisationId ?? '');
  return true;
}

/** What was withdrawn is read by who wrote it and by the offices; the others see that it was withdrawn. */
export function shownStationMessage(actor: Actor, message: StationMessage): StationMessage {
  if (message.state !== 'withdrawn' || actor.role !== 'station' || message.fromStationId === actor.stationId)
    return message;
  return { ...message, text: '', answers: [], remark: '' };
}

const Answer = z.object({ text: labelled(messageWords, { zh: '回复', en: 'Answer', input: 'longText' }) });
const Withdraw = z.object({
  remark: labelled(written().min(2).max(200), { zh: '为什么撤回', en: 'Why', input: 'text' }),
});
const mostAnswers = 300;

const verbs = {
  answer: 'station-message-answered',
  withdraw: 'station-message-withdrawn',
} as const satisfies Record<StationMessageMove, StationMessageVerb>;

/** 站点消息。 */
export const stationMessageDocket: Docket<StationMessage, SendStationMessage, StationMessageFacts> = {
  name: 'station_message',
  path: 'station-messages',
  zh: '站点消息',
  en: 'Messages between stations',
  letter: null,
  read: 'stationMessage.read',
  states: stationMessageStateWords,
  moves: stationMessageMoves,
  over: ['withdrawn'],
  opening: { zh: '写给别的站', en: 'Write to stations', permission: 'stationMessage.send', input: SendStationMessage },
  open: sendStationMessage,
  procedure: rulesBy<StationMessage, typeof verbs, StationMessageFacts>(bySides, stationMessageMoves, verbs, {
    answer: {
      zh: '回复',
      en: 'Answer',
      permission: 'stationMessage.send',
      input: Answer,
      chief: true,
      stands: (message, { stationId }) => isPartyTo(message, stationId),
      ready: ({ answers }) => answers.length < mostAnswers,
      apply: ({ answers }, { text }: z.infer<typeof Answer>, facts) => {
        const { by, at, stations } = facts;
        const own = stations.find(({ id }) => id === by.stationId);
        if (own === undefined) throw new Refusal('not-permitted');
        demandNameless({ plain: { text } }, facts, namesSomebody);
        const answer = { stationId: own.id, byId: by.id, at: at.toISOString(), text };
        return { next: { answers: [...answers, answer] }, detail: { from: own.id } };
      },
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      permission: 'stationMessage.withdraw',
      input: Withdraw,
      stands: ({ fromStationId }, { role, stationId }) => role !== 'station' || fromStationId === stationId,
      apply: (_message, { remark }: z.infer<typeof Withdraw>, facts) => {
        demandNameless({ plain: { remark } }, facts, namesSomebody);
        return { next: { remark }, detail: { remark } };
      },
    },
  }),
  maySee: maySeeStationMessage,
  shown: shownStationMessage,
};

/** What the ledger keeps of it: never the words, which may be withdrawn. */
export interface StationMessageDetails {
  'station-message-sent': { from: string; n: number };
  'station-message-answered': { from: string };
  'station-message-withdrawn': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends StationMessageDetails {}
}

export const stationMessageTellings: Tellings<StationMessageDetails> = {
  'station-message-sent': (d) => [`发给 ${told(d.n)} 个站点。`, `Sent to ${told(d.n)}.`],
  'station-message-answered': plainTelling({ zh: '有站点回复', en: 'A station answered' }),
  'station-message-withdrawn': plainTelling({ zh: '撤回', en: 'Withdrawn' }, 'remark'),
};
