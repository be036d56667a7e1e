/**
 * 上栏 (posting): that sheets were put up on the boards of a station, on which day, with a photo where somebody took one. By it the
 * office sees whose boards are too old. What was recorded by mistake is struck out with a reason and stays in the book.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { boardKinds, boardKindWords, type BoardKind } from './board.ts';
import { daysBetween, type Day } from '../base/calendar.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import type { Tellings } from '../base/sentence.ts';
import type { PostingVerb } from '../base/ledger-verbs.ts';

export const postingStateWords = {
  up: { zh: '已上栏', en: 'Up' },
  struck: { zh: '记错了', en: 'Struck out' },
} as const;
export type PostingState = keyof typeof postingStateWords;

export const postingMoves = {
  up: { strike: 'struck' },
  struck: {},
} as const satisfies Record<PostingState, Partial<Record<string, PostingState>>>;
export type PostingMove = 'strike';
const verbs = { strike: 'posting-struck' } as const satisfies Record<PostingMove, PostingVerb>;

export interface Posting {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: PostingState;
  stationId: string;
  officeId: string;
  kinds: readonly BoardKind[];
  putUpOn: Day;
  attachmentId: string | null;
  /** The cases that stood on the sheets on that day. */
  exampleIds: readonly string[];
  byId: string;
  recordedAt: Date;
  remark: string;
}

export const postingKinds = z.array(z.enum(boardKinds)).min(1).max(boardKinds.length);

export const PutUp = z.object({
  /** Made by the client: the same press twice records one. */
  id: z.uuid(),
  stationId: labelled(written().min(1).max(40), { zh: '哪个站点', en: 'Station', input: 'station' }),
  kinds: labelled(postingKinds, {
    zh: '换了哪几块',
    en: 'Which boards',
    input: 'choices',
    options: boardKinds.map((value) => ({ value, ...boardKindWords[value] })),
    wrongZh: '请选一块以上',
    wrongEn: 'choose one or more',
  }),
  putUpOn: labelled(z.iso.date(), {
    zh: '哪天贴的',
    en: 'Day',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  attachmentId: labelled(z.uuid().nullable().default(null), { zh: '照片（可不拍）', en: 'Photo (optional)' }),
});
export type PutUp = z.infer<typeof PutUp>;

export interface PostingFacts extends Facts {
  /** The station that it is for, if there is an active one of that name. */
  place: { id: string; officeId: string } | null;
  /** The cases that stood on the boards of the station on the day on which they were put up. */
  exampleIds: readonly string[];
}

/** So many days back a sheet is still one that may hang; longer ago the wall was another one. */
export const mostDaysBack = 366;

/** Records what was hung on the day: it lies neither ahead nor so far back that nobody knows any more what hung there. */
export function putUp(input: PutUp, facts: PostingFacts): Change<Posting> {
  const { by, at, today, place: station, exampleIds } = facts;
  if (station === null || !isOwn(by, station))
    throw new Refusal('station-unknown', {}, [
      { path: 'stationId', zh: '请选您管的、在用的站点。', en: 'Choose an active station of yours.' },
    ]);
  if (input.putUpOn > today)
    throw new Refusal('posting-day-ahead', {}, [
      { path: 'putUpOn', zh: '这一天还没到；请选贴上去的那天。', en: 'The day is still to come.' },
    ]);
  if (daysBetween(input.putUpOn, today) > mostDaysBack)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'putUpOn',
        zh: `这一天在 ${mostDaysBack} 天以前，太早了；请核对年份，选贴上去的那天。`,
        en: `The day is more than ${mostDaysBack} days ago; check the year.`,
      },
    ]);
  const kinds = boardKinds.filter((kind) => input.kinds.includes(kind));
  const next: Posting = {
    countyId: by.countyId,
    id: input.id,
    number: null,
    version: 1,
    state: 'up',
    stationId: station.id,
    officeId: station.officeId,
    kinds,
    putUpOn: input.putUpOn,
    attachmentId: input.attachmentId,
    exampleIds: [...exampleIds],
    byId: by.id,
    recordedAt: at,
    remark: '',
  };
  const detail = { stationId: station.id, kinds, on: input.putUpOn, photo: input.attachmentId !== null };
  return { next, event: eventOf(next, 'posting-recorded', facts, detail) };
}

function isOwn(actor: Actor, station: { id: string; officeId: string }): boolean {
  if (actor.role === 'station') return actor.stationId === station.id;
  if (actor.role === 'officer' || actor.role === 'officeHead') return actor.organisationId === station.officeId;
  return true;
}

/** The county sees all, an office those of its stations, a station its own. */
export function maySeePosting(actor: Actor, posting: Pick<Posting, 'countyId' | 'stationId' | 'officeId'>): boolean {
  if (actor.countyId !== posting.countyId || !mayDo(actor, 'board.read')) return false;
  return isOwn(actor, { id: posting.stationId, officeId: posting.officeId });
}

const Strike = z.object({
  remark: labelled(written().min(2).max(200), { zh: '哪里记错了', en: 'What is wrong', input: 'text' }),
});

/** 上栏记录。 */
export const postingDocket: Docket<Posting, PutUp, PostingFacts> = {
  name: 'posting',
  path: 'postings',
  zh: '上栏记录',
  en: 'What was put up',
  letter: null,
  read: 'board.read',
  states: postingStateWords,
  moves: postingMoves,
  over: ['struck'],
  opening: { zh: '记上栏', en: 'Put up', permission: 'posting.record', input: PutUp },
  open: putUp,
  procedure: docketRules<Posting, typeof verbs, PostingFacts>(postingMoves, verbs, {
    strike: {
      zh: '记错了',
      en: 'Strike out',
      permission: 'posting.strike',
      input: Strike,
      apply: (_posting, { remark }: z.infer<typeof Strike>) => ({ next: { remark }, detail: { remark } }),
    },
  }),
  maySee: maySeePosting,
};

/** What the ledger keeps of the board of a station. */
export interface PostingDetails {
  'posting-recorded': { stationId: string; kinds: readonly string[]; on: string; photo: boolean };
  'posting-struck': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends PostingDetails {}
}

export const postingTellings: Tellings<PostingDetails> = {
  'posting-recorded': (d) => {
    const kinds = Array.isArray(d.kinds) ? (d.kinds as BoardKind[]) : [];
    const name = (language: 'zh' | 'en') => kinds.map((kind) => boardKindWords[kind]?.[language] ?? '');
    const photo = d.photo === true;
    return [
      `换了${name('zh').join('、') || '公示栏'}${photo ? '，有照片' : ''}。`,
      `Put up: ${name('en').join(', ') || 'the boards'}${photo ? ', with a photo' : ''}.`,
    ];
  },
  'posting-struck': plainTelling({ zh: '记错了', en: 'Struck out' }, 'remark'),
};
