/** 回答用时、可用 (answers): how fast the programs answered, and in which five minutes at least one could take a filing. */
import { dayOf, startOf } from '../calendar.ts';
import type { Words } from '../words.ts';
import { timeOf } from './around.ts';

export const slotMs = 300_000;
/** The page looks back over as many days, and the rows stay a little longer. */
export const availableDays = 30;
export const sampleDays = 35;
/** What an answer should take at most (docs/performance.md). */
export const answerGoalMs = 100;
/**
 * Answers are counted by the first of these that they did not pass, so that those of several programs add up; what took longer than the
 * last is counted with it. Only ever add behind the last: rows of 35 days are counted by them.
 */
export const answerBoundsMs = [
  1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000,
  1200, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 8000, 10_000, 15_000, 20_000, 30_000, 60_000, 300_000,
] as const;
const pointSlots = 3;
const dayMs = 86_400_000;

export interface AnswerSample {
  slotAt: Date;
  counts: readonly number[];
  errors: number;
}

/** What one program has answered, as it counts in its own memory. */
export interface AnswerTally {
  program: string;
  note(answer: { ms: number; isError: boolean; at: Date }): void;
  /** What was counted and is not written yet, the oldest first; that of the moment is there though nobody asked anything. */
  samples(at: Date): AnswerSample[];
  /** They are written; of the one of the moment more may come. */
  written(samples: readonly AnswerSample[], at: Date): void;
}

/** Five minutes after five minutes in which a filing could be taken, first and last. */
export interface HeardRun {
  from: Date;
  to: Date;
}

/** A quarter of an hour of the curve. */
export interface AnswerPoint {
  at: Date;
  n: number;
  errors: number;
  /** 95 of a hundred took no longer; null where nobody asked. */
  p95: number | null;
  /** In how many of its five minutes that are over nobody could file. */
  gone: number;
}

export interface Availability {
  /** Since when is counted; null while nothing is. */
  since: Date;
  slots: number;
  heard: number;
  /** Where nobody could file, the last first. */
  gaps: readonly HeardRun[];
}

export interface AnswersLook {
  points: readonly AnswerPoint[];
  /** The last quarter of an hour, and since midnight. */
  now: Pick<AnswerPoint, 'n' | 'p95'>;
  today: Pick<AnswerPoint, 'n' | 'p95' | 'errors'>;
  /** Null before the first row. */
  availability: Availability | null;
}

export function slotOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / slotMs) * slotMs);
}

export function boundOf(ms: number): number {
  const at = answerBoundsMs.findIndex((bound) => ms <= bound);
  return at === -1 ? answerBoundsMs.length - 1 : at;
}

/** The bound that 95 of a hundred did not pass: never a number that nobody measured. */
export function p95Of(samples: readonly Pick<AnswerSample, 'counts'>[]): number | null {
  const n = countOf(samples);
  if (n === 0) return null;
  let passed = 0;
  for (const [i, bound] of answerBoundsMs.entries()) {
    for (const { counts } of samples) passed += counts[i] ?? 0;
    if (passed >= n * 0.95) return bound;
  }
  return answerBoundsMs.at(-1) ?? null;
}

function countOf(samples: readonly Pick<AnswerSample, 'counts'>[]): number {
  return samples.reduce((sum, { counts }) => sum + counts.reduce((one, n) => one + n, 0), 0);
}

function partOf(samples: readonly AnswerSample[]) {
  const errors = samples.reduce((sum, one) => sum + one.errors, 0);
  return { n: countOf(samples), p95: p95Of(samples), errors };
}

/** What the page shows, of the samples of a day and the runs of thirty. */
export function answersOf(
  seen: { samples: readonly AnswerSample[]; runs: readonly HeardRun[]; since: Date | null },
  now: Date,
): AnswersLook {
  const availability = availabilityOf(seen.runs, seen.since, now);
  const since = (from: Date) => seen.samples.filter(({ slotAt }) => slotAt.getTime() >= from.getTime());
  const recent = slotOf(now).getTime() - (pointSlots - 1) * slotMs;
  return {
    points: pointsOf(seen.samples, availability, now),
    now: partOf(since(new Date(recent))),
    today: partOf(since(startOf(dayOf(now)))),
    availability,
  };
}

/** A quarter of an hour each, on the quarters of the clock, up to the one that is under way. */
function pointsOf(samples: readonly AnswerSample[], availability: Availability | null, now: Date): AnswerPoint[] {
  const step = pointSlots * slotMs;
  const last = Math.floor(now.getTime() / step) * step;
  const gaps = availability?.gaps ?? [];
  return Array.from({ length: dayMs / step }, (_, i) => {
    const at = last - dayMs + (i + 1) * step;
    const own = samples.filter(({ slotAt }) => slotAt.getTime() >= at && slotAt.getTime() < at + step);
    const gone = gaps.reduce((sum, { from, to }) => sum + overlap([from.getTime(), to.getTime()], [at, at + step]), 0);
    return { at: new Date(at), ...partOf(own), gone: gone / slotMs };
  });
}

function overlap([from, to]: [number, number], [start, end]: [number, number]): number {
  return Math.max(0, Math.min(to, end) - Math.max(from, start));
}

/** The five minutes under way count once something was heard in them: who was started in them has not had the time. */
export function availabilityOf(runs: readonly HeardRun[], since: Date | null, now: Date): Availability | null {
  if (since === null) return null;
  const start = Math.max(slotOf(since).getTime(), slotOf(new Date(now.getTime() - availableDays * dayMs)).getTime());
  const current = slotOf(now).getTime();
  const within = runs
    .map(({ from, to }): [number, number] => [Math.max(start, from.getTime()), to.getTime() + slotMs])
    .filter(([from, to]) => to > from);
  const end = Math.max(current, ...within.map(([, to]) => Math.min(to, current + slotMs)));
  const gaps: HeardRun[] = [];
  let at = start;
  for (const [from, to] of [...within, [end, end]] as [number, number][]) {
    if (from > at) gaps.unshift({ from: new Date(at), to: new Date(from) });
    at = Math.max(at, to);
  }
  const gone = gaps.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()), 0);
  const slots = (end - start) / slotMs;
  return { since: new Date(start), slots, heard: slots - gone / slotMs, gaps };
}

/** Whole only where nothing is missing. */
export function shareWords({ slots, heard }: Pick<Availability, 'slots' | 'heard'>): string {
  return `${Math.floor((heard * 10_000) / slots) / 100}%`;
}

export function minutesGone(gap: HeardRun): number {
  return (gap.to.getTime() - gap.from.getTime()) / 60_000;
}

export function isShort({ since }: Pick<Availability, 'since'>, now: Date): boolean {
  return now.getTime() - since.getTime() < (availableDays - 1) * dayMs;
}

/** How long something took, as it is said. */
export function tookWords(ms: number): Words {
  if (ms >= 60_000) return { zh: `${ms / 60_000} 分钟`, en: `${ms / 60_000} min` };
  if (ms >= 1000) return { zh: `${ms / 1000} 秒`, en: `${ms / 1000} s` };
  return { zh: `${ms} 毫秒`, en: `${ms} ms` };
}

export function lastedZh(minutes: number): string {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [
    days > 0 ? `${days} 天` : '',
    hours > 0 ? `${hours} 小时` : '',
    minutes % 60 > 0 ? `${minutes % 60} 分钟` : '',
  ];
  return parts.filter((one) => one !== '').join(' ');
}

/** The card: the share first, then what it leaves out, and how fast today is. */
export function answersCard(answers: AnswersLook | null, now: Date): readonly [Words, Words, Words] {
  const name: Words = { zh: '可用', en: 'Availability' };
  const availability = answers?.availability ?? null;
  if (answers === null || availability === null || availability.slots === 0)
    return [
      name,
      { zh: '刚开始数', en: 'Just begun' },
      { zh: '每五分钟记一次，几分钟以后有第一个数', en: 'Noted every five minutes: the first figure comes soon' },
    ];
  const share = shareWords(availability);
  const head: Words = isShort(availability, now)
    ? {
        zh: `${share}，从 ${timeOf(availability.since)} 数起`,
        en: `${share}, counted since ${timeOf(availability.since)}`,
      }
    : { zh: `近 ${availableDays} 天 ${share}`, en: `${share} of ${availableDays} days` };
  const [gone, speed] = [goneWords(availability), todayWords(answers.today)];
  return [name, head, { zh: `${gone.zh}；${speed.zh}`, en: `${gone.en}; ${speed.en}` }];
}

function goneWords({ gaps }: Availability): Words {
  const [last] = gaps;
  if (last === undefined) return { zh: '没有停过', en: 'Never away' };
  const minutes = gaps.reduce((sum, gap) => sum + minutesGone(gap), 0);
  return {
    zh: `停了 ${gaps.length} 次，约 ${lastedZh(minutes)}，最近一次 ${timeOf(last.from)} 起 ${lastedZh(minutesGone(last))}`,
    en: `away ${gaps.length} times, about ${minutes} min, last from ${timeOf(last.from)} for ${minutesGone(last)} min`,
  };
}

function todayWords({ p95, errors }: AnswersLook['today']): Words {
  if (p95 === null) return { zh: '今天还没有人打开过', en: 'nobody has asked today' };
  const took = tookWords(p95);
  return {
    zh: `今天 95% 的回答不超过 ${took.zh}，出错 ${errors} 次`,
    en: `today 95% within ${took.en}, ${errors} errors`,
  };
}
