/**
 * 值班表 (roster): who keeps which shift, built from the county's calendar by its rota: in turn, the least burdened first, rest days
 * and holidays counted apart so that the same people do not have every Sunday and every festival; what is there already stays as it is. What nobody fills
 * is a gap and is said, and the coverage of rest days is counted by the same calendar as every clock of the law.
 */
import type { StaffRole } from '../base/actor.ts';
import { addDays, dayOf, isWorkingDay, type Calendar, type Day } from '../base/calendar.ts';
import { rate } from '../figures/figure.ts';
import { shiftPosts, type Rota, type RotaPart, type ShiftPost } from './rota.ts';

/** One person's turn. */
export interface Turn {
  day: Day;
  part: string;
  post: ShiftPost;
  accountId: string;
}

/** A turn as far as the roster looks at it; states of shift.ts. */
export interface Kept extends Turn {
  state: string;
}

export interface Slot {
  day: Day;
  part: RotaPart;
  post: ShiftPost;
  least: number;
}

export interface Candidate {
  id: string;
  role: StaffRole;
}

export interface RestDay {
  day: Day;
  /** The holiday in whose run it lies; null for an ordinary weekend. */
  holiday: string | null;
}

/**
 * The rest days of a period by the calendar. A weekend that joins a declared holiday without a working day between belongs to
 * its run, as the State Council's notice counts 「共7天」.
 */
export function restDays(calendar: Calendar, from: Day, to: Day): RestDay[] {
  const found: RestDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (!isWorkingDay(calendar, day)) found.push({ day, holiday: holidayOf(calendar, day) });
  return found;
}

/** The name of the holiday in whose unbroken run of rest days the day lies; null where there is none. */
export function holidayOf(calendar: Calendar, day: Day): string | null {
  if (isWorkingDay(calendar, day)) return null;
  let first = day;
  while (!isWorkingDay(calendar, addDays(first, -1))) first = addDays(first, -1);
  for (let one = first; !isWorkingDay(calendar, one); one = addDays(one, 1)) {
    const declared = calendar.declared(one);
    if (declared?.kind === 'off') return declared.name;
  }
  return null;
}

/** The instants at which the part of that day begins and ends. */
export function spanOf(day: Day, { from, to }: Pick<RotaPart, 'from' | 'to'>): { startsAt: Date; endsAt: Date } {
  const until = to <= from ? addDays(day, 1) : day;
  return { startsAt: new Date(`${day}T${from}:00+08:00`), endsAt: new Date(`${until}T${to}:00+08:00`) };
}

/** Every post that has to be filled in the period, in the order of time. */
export function slotsOf(calendar: Calendar, rota: Rota, from: Day, to: Day): Slot[] {
  const slots: Slot[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const rests = !isWorkingDay(calendar, day);
    const festive = calendar.declared(day)?.statutory === true;
    for (const part of rota.parts) {
      if (part.days !== 'all' && (part.days === 'rest') !== rests) continue;
      for (const post of shiftPosts) {
        const usual = rota.posts[post].least;
        const least = festive && post === 'clerk' && usual > 0 ? Math.max(usual, rota.festivalLeast) : usual;
        if (least > 0) slots.push({ day, part, post, least });
      }
    }
  }
  return slots.toSorted((a, b) => spanOf(a.day, a.part).startsAt.getTime() - spanOf(b.day, b.part).startsAt.getTime());
}

const stands = ({ state }: Kept) => state !== 'cancelled';

/** The turns that the period still lacks, by the rota; what nobody can take is left open and shows as a gap. */
export function buildRoster(
  calendar: Calendar,
  rota: Rota,
  { from, to }: { from: Day; to: Day },
  people: readonly Candidate[],
  kept: readonly Kept[],
): Turn[] {
  const known: Turn[] = kept.filter(stands).map(({ day, part, post, accountId }) => ({ day, part, post, accountId }));
  const made: Turn[] = [];
  const seen = new Map<Day, 0 | 1 | 2>();
  const kindOf = (day: Day) => {
    const kind = seen.get(day) ?? (isWorkingDay(calendar, day) ? 0 : holidayOf(calendar, day) === null ? 1 : 2);
    seen.set(day, kind);
    return kind;
  };
  for (const { day, part, post, least } of slotsOf(calendar, rota, from, to)) {
    const there = known.filter((one) => one.day === day && one.part === part.code && one.post === post);
    for (let open = least - there.length; open > 0; open -= 1) {
      const chosen = nextInTurn(rota, { day, part, post }, people, known, kindOf);
      if (chosen === null) break;
      const turn = { day, part: part.code, post, accountId: chosen };
      known.push(turn);
      made.push(turn);
    }
  }
  return made;
}

/** Who may keep the post, in the order of the rota. */
export function candidatesOf(rota: Rota, post: ShiftPost, people: readonly Candidate[]): string[] {
  const { roles, people: order } = rota.posts[post];
  const may = people.filter(({ role }) => roles.includes(role)).map(({ id }) => id);
  return order.length === 0 ? may : order.filter((id) => may.includes(id));
}

function nextInTurn(
  rota: Rota,
  slot: Omit<Slot, 'least'>,
  people: readonly Candidate[],
  known: readonly Turn[],
  kindOf: (day: Day) => 0 | 1 | 2,
): string | null {
  const burden = (id: string) => {
    const own = known.filter((one) => one.accountId === id && one.post === slot.post);
    // Of working days, rest days, holidays: those that weigh as much as this one or more.
    const alike = own.filter(({ day }) => kindOf(day) >= kindOf(slot.day)).length;
    const rests = own.filter(({ day }) => kindOf(day) > 0).length;
    const last =
      own
        .map(({ day }) => day)
        .toSorted()
        .at(-1) ?? '';
    return { alike, rests, all: own.length, last };
  };
  const free = candidatesOf(rota, slot.post, people)
    .filter((id) => isFree(rota, id, slot, known))
    .map((id, order) => ({ id, order, ...burden(id) }))
    .toSorted(
      (a, b) =>
        a.alike - b.alike ||
        (kindOf(slot.day) > 0 ? a.rests - b.rests : 0) ||
        a.all - b.all ||
        (a.last < b.last ? -1 : a.last > b.last ? 1 : 0) ||
        a.order - b.order,
    );
  return free[0]?.id ?? null;
}

/** Between two shifts, where the rota gives rest: a night is not followed by another. */
const restMilliseconds = 11 * 3_600_000;

/** Nobody is in two places at once, and where the rota says so everybody rests between two shifts. */
export function isFree(
  rota: Pick<Rota, 'parts' | 'restAfter'>,
  accountId: string,
  slot: { day: Day; part: Pick<RotaPart, 'from' | 'to'> },
  known: readonly Turn[],
): boolean {
  const { startsAt, endsAt } = spanOf(slot.day, slot.part);
  return known
    .filter((one) => one.accountId === accountId)
    .every((one) => {
      const part = rota.parts.find(({ code }) => code === one.part);
      if (part === undefined) return one.day !== slot.day;
      const other = spanOf(one.day, part);
      const rest = rota.restAfter ? restMilliseconds : 0;
      const meets =
        other.startsAt.getTime() < endsAt.getTime() + rest && startsAt.getTime() < other.endsAt.getTime() + rest;
      return !meets;
    });
}

export interface Gap {
  day: Day;
  part: string;
  post: ShiftPost;
  missing: number;
}

/** The posts of the period that too few people fill. */
export function gapsOf(calendar: Calendar, rota: Rota, from: Day, to: Day, kept: readonly Kept[]): Gap[] {
  const standing = kept.filter(stands);
  return slotsOf(calendar, rota, from, to).flatMap(({ day, part, post, least }) => {
    const there = standing.filter((one) => one.day === day && one.part === part.code && one.post === post).length;
    return there < least ? [{ day, part: part.code, post, missing: least - there }] : [];
  });
}

export interface Coverage {
  restDays: number;
  holidayDays: number;
  weekendDays: number;
  /** Rest days on which every post of every part was filled. */
  covered: number;
  coveredRate: number | null;
  /** Shifts of the period that have ended, and those of them that somebody checked in to (D10 值班到岗率). */
  ended: number;
  attended: number;
  attendedRate: number | null;
}

const attendedStates: readonly string[] = ['checkedIn', 'handedOver', 'signed'];

/** 值班覆盖率 and 到岗率 of a period; days and shifts are counted, never estimated. */
export function coverageOf(
  calendar: Calendar,
  rota: Rota,
  { from, to }: { from: Day; to: Day },
  kept: readonly (Kept & { endsAt: Date })[],
  at: Date,
): Coverage {
  const days = restDays(calendar, from, to);
  const holidayDays = days.filter(({ holiday }) => holiday !== null).length;
  const open = new Set(gapsOf(calendar, rota, from, to, kept).map(({ day }) => day));
  const covered = days.filter(({ day }) => !open.has(day)).length;
  const ended = kept.filter((one) => stands(one) && one.day >= from && one.day <= to && one.endsAt <= at);
  const attended = ended.filter(({ state }) => attendedStates.includes(state)).length;
  return {
    restDays: days.length,
    holidayDays,
    weekendDays: days.length - holidayDays,
    covered,
    coveredRate: rate(covered, days.length),
    ended: ended.length,
    attended,
    attendedRate: rate(attended, ended.length),
  };
}

/** The first and the last day of the month of a day. */
export function monthOf(day: Day): { from: Day; to: Day } {
  const from = `${day.slice(0, 7)}-01`;
  let to = addDays(from, 27);
  while (addDays(to, 1).slice(0, 7) === day.slice(0, 7)) to = addDays(to, 1);
  return { from, to };
}

/** Who is on duty at the instant, and who comes next: the people of the first shifts that begin after it. */
export function dutyAt<S extends Kept & { startsAt: Date; endsAt: Date }>(
  shifts: readonly S[],
  at: Date,
): { now: S[]; next: S[] } {
  const keeping = shifts.filter(({ state }) => state !== 'cancelled' && state !== 'missed');
  const now = keeping.filter(({ startsAt, endsAt, state }) => startsAt <= at && at < endsAt && !isOver(state));
  const later = keeping.filter(({ startsAt }) => startsAt > at);
  const first = later.map(({ startsAt }) => startsAt.getTime()).toSorted((a, b) => a - b)[0];
  return { now, next: later.filter(({ startsAt }) => startsAt.getTime() === first) };
}

/** Who has handed over before the end of his shift has gone. */
function isOver(state: string): boolean {
  return state === 'handedOver' || state === 'signed';
}

/** The day whose shifts are meant at the instant: before the morning it is still the night of the day before. */
export function dutyDays(at: Date): { from: Day; to: Day } {
  const today = dayOf(at);
  return { from: addDays(today, -1), to: addDays(today, 7) };
}
