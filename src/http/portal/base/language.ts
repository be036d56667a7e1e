/** The manner in which a page speaks: its language, its size, and how it says days and times. */
import type { Context as HonoContext } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  chinaTimeOf,
  daysBetween,
  dayShortZh,
  dayZh,
  workingDaysBetween,
  type Calendar,
  type Day,
} from '../../../domain/base/calendar.ts';
import type { Details, Told } from '../../../domain/base/event.ts';
import type { LedgerVerb } from '../../../domain/base/ledger-verbs.ts';
import { clockMark, type Clock, type ClockMark } from '../../../domain/law/clock.ts';
import type { Env } from '../../base/env.ts';
import type { Language } from '../../base/errors.ts';
import { assetAddress } from '../../base/site-assets.ts';

export interface Manner {
  language: Language;
  /** 大字版: for old eyes, and with fewer things on the first page. */
  large: boolean;
  /** The village that was picked on the first page, so that the nearest station stands on every page. */
  villageId: string | null;
  /** The page's own address, for the two switches. */
  here: URL;
  /** Whether a form was sent: then a switch sends it again, because a link would lose what was typed. */
  sent: boolean;
  say(zh: string, en: string): string;
  /** Where the page finds its files of the portal, of its own version. */
  asset(name: string): string;
  /** When the page is made: what stands for some time alone is shown by it. */
  at: Date;
  /** The page of a machine for practice, on which nothing counts. */
  isPractice: boolean;
}

/** How a page tells one line of the ledger, of facts D; null when this line does not concern its reader. */
export type StepWords<D> = (
  m: Manner,
  told: Told<D>,
  officeName: (id: string | undefined) => string,
) => { title: string; words: string } | null;

/** What a kind of matter tells of the verbs that concern who came with it; the others are inner steps. */
export type StepTellings = { readonly [V in LedgerVerb]?: StepWords<Details[V]> };

const keepSeconds = 180 * 86_400;

/** Reads language, size and village from the address or from the cookies of an earlier visit. */
export function mannerOf(c: HonoContext<Env>): Manner {
  const language = (c.req.query('lang') ?? getCookie(c, 'lang')) === 'en' ? 'en' : 'zh';
  return {
    language,
    large: (c.req.query('size') ?? getCookie(c, 'size')) === 'large',
    villageId: c.req.query('village') ?? getCookie(c, 'village') ?? null,
    here: new URL(c.req.url),
    sent: c.req.method !== 'GET',
    at: c.get('deps').now(),
    isPractice: c.get('deps').settings.isPractice === true,
    say: (zh, en) => (language === 'zh' ? zh : en),
    asset: (name) => assetAddress(c.get('deps').settings.assetFolder, name),
  };
}

/** Whether the form was sent by one of the two switches, to be shown again in the other manner and not to be taken. */
export function isSwitch(c: HonoContext<Env>): boolean {
  return (c.req.query('lang') ?? c.req.query('size')) !== undefined;
}

/** Keeps what the address chose for the next pages; none of the three says who the visitor is. */
export function keepManner(c: HonoContext<Env>): void {
  const { secureCookies } = c.get('deps').settings;
  for (const [name, allowed] of [
    ['lang', /^(?:zh|en)$/u],
    ['size', /^(?:normal|large)$/u],
    ['village', /^[\w-]{1,40}$/u],
  ] as const) {
    const chosen = c.req.query(name);
    if (chosen === undefined || !allowed.test(chosen)) continue;
    setCookie(c, name, chosen, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: secureCookies,
      maxAge: keepSeconds,
    });
  }
}

/** 「4月29日（星期三）」, with the year when it is another one than today's. */
export function dayWords(m: Manner, day: Day, today: Day): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  if (m.language === 'zh') return sameYear ? dayShortZh(day) : `${day.slice(0, 4)}年${dayShortZh(day)}`;
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** 「上午 9:30」 of an instant that was written down: a villager reads no twenty-four hours. */
export function hourWords(m: Manner, typed: string): string {
  const [hour = 0, minute = 0] = chinaTimeOf(typed).slice(11, 16).split(':').map(Number);
  const minutes = String(minute).padStart(2, '0');
  if (m.language === 'en') return `${hour}:${minutes}`;
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  return `${part} ${hour > 12 ? hour - 12 : hour}:${minutes}`;
}

/** 「星期三」 */
export function weekdayOf(m: Manner, day: Day): string {
  const language = m.say('zh-CN', 'en-GB');
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** 「2026年4月20日」, with its year and without its day of the week: the day of a record. */
export function dayIn(m: Manner, day: Day): string {
  if (m.language === 'zh') return dayZh(day);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** 「2026年4月20日 9:10」, without the year when it is today's. */
export function timeWords(m: Manner, at: Date, today?: Day): string {
  const china = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  const clock = `${Number(china.slice(11, 13))}:${china.slice(14, 16)}`;
  const sameYear = china.slice(0, 4) === today?.slice(0, 4);
  if (m.language === 'zh') return `${dayZh(china.slice(0, 10)).replace(sameYear ? /^\d+年/u : '', '')} ${clock}`;
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }), timeZone: 'UTC' }).format(new Date(china))}, ${clock}`;
}

/** Colour and shape of a mark; the words beside it carry the meaning. */
const markShapes = {
  ample: 'g',
  soon: 'y',
  last: 'o',
  pastTarget: 'r',
  pastLegal: 'k',
  paused: 'n',
  stopped: 'n',
} as const satisfies Record<ClockMark, string>;

export interface Mark {
  shape: (typeof markShapes)[ClockMark];
  words: string;
}

/** What is left, as one says it to a neighbour: 「还有 4 个工作日」「就是今天」「晚了 2 天」. */
export function markOf(m: Manner, clock: Clock, today: Day, calendar: Calendar): Mark {
  const mark = clockMark(clock, today, calendar);
  return { shape: markShapes[mark], words: leftWords(m, clock, mark, today, calendar) };
}

function leftWords(m: Manner, clock: Clock, mark: ClockMark, today: Day, calendar: Calendar): string {
  const days = clock.unit === 'd';
  const left = days ? daysBetween(today, clock.targetOn) : workingDaysBetween(calendar, today, clock.targetOn);
  const zhUnit = days ? '天' : '个工作日';
  const enUnit = (n: number) => `${n} ${days ? '' : 'working '}day${n === 1 ? '' : 's'}`;
  switch (mark) {
    case 'stopped':
      return m.say('办好了', 'Done');
    case 'paused':
      return m.say('暂停计时', 'The clock stands still');
    case 'pastTarget':
      return m.say('到日子了，还没办完', 'Due, not finished yet');
    case 'pastLegal':
      return m.say('过了法定的日子，您可以催', 'Past the day set by law; you may urge');
    default:
      return left <= 0 ? m.say('就是今天', 'Today') : m.say(`还有 ${left} ${zhUnit}`, `${enUnit(left)} left`);
  }
}
