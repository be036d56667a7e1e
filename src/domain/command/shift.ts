/**
 * 值班 (shift): one person's turn of duty, from the roster to the note that the next one signs for (SM13: rostered → swapped →
 * checked in → handed over, or missed). A shift without a note is not handed over; who comes next signs that he has read it.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { candidatesOf, holidayOf, isFree, spanOf, type Candidate, type Kept } from './roster.ts';
import { shiftPosts, shiftPostWords, type Rota, type ShiftPost } from './rota.ts';

export const shiftStates = ['rostered', 'swapped', 'checkedIn', 'handedOver', 'signed', 'missed', 'cancelled'] as const;
export type ShiftState = (typeof shiftStates)[number];

const before = <S extends ShiftState>(stays: S) =>
  ({
    askSwap: stays,
    dropSwap: stays,
    agreeSwap: 'swapped',
    followSwap: 'swapped',
    substitute: 'swapped',
    checkIn: 'checkedIn',
    remind: stays,
    miss: 'missed',
    cancel: 'cancelled',
  }) as const;

export const shiftMoves = {
  rostered: before('rostered'),
  swapped: before('swapped'),
  checkedIn: { handOver: 'handedOver', remind: 'checkedIn' },
  handedOver: { sign: 'signed' },
  signed: {},
  missed: {},
  cancelled: {},
} as const satisfies Record<ShiftState, Partial<Record<string, ShiftState>>>;
export type ShiftMove =
  | 'askSwap'
  | 'dropSwap'
  | 'agreeSwap'
  | 'followSwap'
  | 'substitute'
  | 'checkIn'
  | 'remind'
  | 'miss'
  | 'cancel'
  | 'handOver'
  | 'sign';

export const shiftStateWords = {
  rostered: { zh: '已排班', en: 'Rostered' },
  swapped: { zh: '已调班', en: 'Swapped' },
  checkedIn: { zh: '在岗', en: 'On duty' },
  handedOver: { zh: '已交班，待接班签收', en: 'Handed over' },
  signed: { zh: '已接班', en: 'Taken over' },
  missed: { zh: '缺岗', en: 'Missed' },
  cancelled: { zh: '已撤', en: 'Cancelled' },
} as const satisfies Record<ShiftState, { zh: string; en: string }>;

/** What was still open when the shift ended: numbers of matters, nothing of their people. */
/** So many numbers of a kind stay with the shift; the list of the kind has all that are open now. */
export const mostLeft = 50;

export interface Left {
  /** Call-outs that are not closed. */
  callouts: readonly string[];
  /** Urgent complaints that nobody called back, the oldest first, as far as they are named (`mostLeft`). */
  urgent: readonly string[];
  /** What waits to be dispatched, so far too. */
  toDispatch: readonly string[];
  /** How many there were of both in all; of lists of before as many as they name. */
  urgentTotal?: number;
  toDispatchTotal?: number;
  /** Calls to the hotline that nobody returned. */
  missedCalls: number;
}

export interface Shift {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: ShiftState;
  day: Day;
  part: string;
  post: ShiftPost;
  /** Who keeps it now. */
  accountId: string;
  /** Who had it before a swap or a substitute, the first first. */
  beforeIds: readonly string[];
  startsAt: Date;
  endsAt: Date;
  /** The holiday in whose run it lies; empty on other days. */
  holiday: string;
  /** The shift that is asked for in exchange, and whose it is, until he answers. */
  swapWithId: string | null;
  swapAskedId: string | null;
  checkedInAt: Date | null;
  note: string;
  watch: string;
  left: Left | null;
  handedOverAt: Date | null;
  /** Who may sign for the note: the people of the next shift; nobody named means the county. */
  incomingIds: readonly string[];
  signedById: string | null;
  signedAt: Date | null;
  remindedAt: Date | null;
  remark: string;
}

export const AssignShift = z.object({
  /** Made by the client: the same press twice makes one turn. */
  id: z.uuid(),
  day: labelled(z.iso.date(), { zh: '哪一天', en: 'Day', input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' }),
  part: labelled(z.string().min(1).max(16), { zh: '班次', en: 'Part of the day', input: 'choice' }),
  post: labelled(z.enum(shiftPosts), {
    zh: '岗位',
    en: 'Post',
    input: 'choice',
    options: shiftPosts.map((value) => ({ value, ...shiftPostWords[value] })),
  }),
  accountId: labelled(z.uuid(), { zh: '谁值', en: 'Who', input: 'handler', wrongZh: '请选人', wrongEn: 'choose' }),
});
export type AssignShift = z.infer<typeof AssignShift>;

/** What is known of a shift besides what was typed. */
export interface ShiftFacts extends Facts {
  rota: Rota;
  people: readonly (Candidate & { name: string })[];
  /** The turns of the days around it, its own apart. */
  around: readonly (Kept & { id: string; startsAt: Date; endsAt: Date })[];
  /** The shift that is asked for in exchange, or the one that asks. */
  other: Shift | null;
  /** What is open now, and who comes next; for the note. */
  left: Left | null;
  incomingIds: readonly string[];
}

/** Puts somebody on the roster by hand. */
export function assignShift(input: AssignShift, facts: ShiftFacts): Change<Shift> {
  const { by, calendar, rota, at } = facts;
  const part = rota.parts.find(({ code }) => code === input.part);
  if (part === undefined)
    throw new Refusal('shift-part-unknown', {}, [wrong('part', '请从列表里选班次。', 'Choose a part of the list.')]);
  const span = spanOf(input.day, part);
  if (span.endsAt <= at)
    throw new Refusal('shift-past', {}, [wrong('day', '这一班已经过了；请选以后的。', 'This shift is past.')]);
  demandMay(facts, input.post, input.accountId, 'accountId');
  demandFree(facts, input.accountId, { day: input.day, part }, 'accountId');
  const next: Shift = {
    countyId: by.countyId,
    id: input.id,
    number: null,
    version: 1,
    state: 'rostered',
    day: input.day,
    part: input.part,
    post: input.post,
    accountId: input.accountId,
    beforeIds: [],
    ...span,
    holiday: holidayOf(calendar, input.day) ?? '',
    swapWithId: null,
    swapAskedId: null,
    checkedInAt: null,
    note: '',
    watch: '',
    left: null,
    handedOverAt: null,
    incomingIds: [],
    signedById: null,
    signedAt: null,
    remindedAt: null,
    remark: '',
  };
  const { day, post, accountId } = next;
  return { next, event: eventOf(next, 'shift-rostered', facts, { day, part: part.zh, post, accountId }) };
}

/** Refuses whom the rota does not let keep the post. */
export function demandMay({ rota, people }: ShiftFacts, post: ShiftPost, accountId: string, path: string): void {
  if (candidatesOf(rota, post, people).includes(accountId)) return;
  const zh = `${shiftPostWords[post].zh}只能由值班规则里的人值；换个人，或者先改值班规则。`;
  throw new Refusal('shift-not-for-him', {}, [
    wrong(path, zh, 'The rota does not let this person keep the post; choose another or change the rota.'),
  ]);
}

/** Refuses to have somebody in two places, or without the rest that the rota gives. */
export function demandFree(
  { rota, around }: ShiftFacts,
  accountId: string,
  slot: Parameters<typeof isFree>[2],
  path: string,
  except: readonly string[] = [],
): void {
  const known = around.filter(({ id, state }) => state !== 'cancelled' && !except.includes(id));
  if (isFree(rota, accountId, slot, known)) return;
  throw new Refusal('shift-not-free', {}, [
    wrong(path, '这个人前后 11 小时内已有一班；换个人。', 'This person has a shift next to it; choose somebody else.'),
  ]);
}

export function wrong(path: string, zh: string, en: string) {
  return { path, zh, en };
}

export function isOwnShift({ accountId }: Pick<Shift, 'accountId'>, actor: Actor): boolean {
  return accountId === actor.id;
}

/** Everybody of the bureau and its offices sees the whole roster: who is on duty is no secret among those on it. */
export function maySeeShift(actor: Actor, shift: Pick<Shift, 'countyId'>): boolean {
  return actor.countyId === shift.countyId && mayDo(actor, 'shift.read');
}

const minute = 60_000;
/** One may come this early. */
const earlyMinutes = 60;

/** Whether one may check in now: from an hour before the beginning until the end. */
export function isCheckInTime({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>, at: Date): boolean {
  return at.getTime() >= startsAt.getTime() - earlyMinutes * minute && at < endsAt;
}

/** Whether it has not begun: what is to come can be changed. */
export function isAhead({ startsAt }: Pick<Shift, 'startsAt'>, at: Date | undefined): boolean {
  return at === undefined || at < startsAt;
}

/** Whether it has ended: nobody can be sent to it or taken off it any more. */
export function isOver({ endsAt }: Pick<Shift, 'endsAt'>, at: Date | undefined): boolean {
  return at !== undefined && at >= endsAt;
}

/** What the watch does with a shift at the instant, if anything. */
export function watchShift(shift: Shift, rota: Pick<Rota, 'lateMinutes'>, at: Date): 'remind' | 'miss' | null {
  const since = (from: Date) => (at.getTime() - from.getTime()) / minute;
  if (shift.state === 'checkedIn')
    return shift.remindedAt !== null && shift.remindedAt >= shift.endsAt
      ? null
      : since(shift.endsAt) >= rota.lateMinutes
        ? 'remind'
        : null;
  if (shift.state !== 'rostered' && shift.state !== 'swapped') return null;
  if (at >= shift.endsAt) return 'miss';
  return shift.remindedAt === null && since(shift.startsAt) >= rota.lateMinutes ? 'remind' : null;
}
