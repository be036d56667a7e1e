/**
 * 到期 (due): the most urgent open clock of a matter of any kind, kept in its columns so that lists sort by it and the watch
 * finds it; the clocks themselves are counted by each kind from its own dates.
 */
import type { Calendar, Day } from '../base/calendar.ts';
import type { Clock, Pause } from '../law/clock.ts';
import { clockNames, type ClockName } from '../law/rulebook.ts';
import type { Matter } from './matter.ts';
import type { LocalLimits } from '../law/local-limits.ts';

/** What clocks are counted by besides the dates of the matter. */
export interface ClockTime {
  today: Day;
  /** The instant, where seconds count. */
  at?: Date;
  calendar: Calendar;
  limits: LocalLimits;
}

type Due = Pick<Matter, 'dueRule' | 'dueOn' | 'legalOn' | 'escalatedTo'>;

/**
 * The most urgent open clock as the columns of a matter; the watch begins anew when it is another clock or another day. One that stands still
 * while something is tested has no day until it goes on: it is named only where nothing else runs, and nobody is late by it.
 */
export function dueOf(matter: Due, clocks: readonly Clock[], today: Day): Due {
  const open = clocks.filter((clock) => clock.stoppedOn === null);
  const standing = open.filter((clock) => standsStill(clock, today));
  const running = soonestOf(open.filter((clock) => !standing.includes(clock)));
  const first = running ?? soonestOf(standing);
  const dueRule = first?.rule ?? null;
  const dueOn = running?.targetOn ?? null;
  const changed = dueRule !== matter.dueRule || dueOn !== matter.dueOn;
  return { dueRule, dueOn, legalOn: running?.legalOn ?? null, escalatedTo: changed ? 0 : matter.escalatedTo };
}

function soonestOf(clocks: readonly Clock[]): Clock | null {
  return clocks.reduce<Clock | null>(
    (soonest, clock) => (soonest === null || clock.targetOn < soonest.targetOn ? clock : soonest),
    null,
  );
}

/** A pause that began in time and is not over; one that began behind the day stops nothing. */
function standsStill({ pauses, targetOn }: Clock, today: Day): boolean {
  return targetOn >= today && pauses.some(({ from, to }) => from <= today && to === null);
}

/** Clocks that stand still while something is tested. */
const pausable: ReadonlySet<string> = new Set(['C-03', 'C-05', 'R-01', 'K-01', 'K-03']);

/** The most urgent open clock of a list's row, made from the stored columns without counting all clocks again. */
export function dueClock(matter: Due & { pauses?: readonly Pause[] }): Clock | null {
  const { dueRule, legalOn, pauses = [] } = matter;
  // What stands still has no day: since when it does is said instead.
  const dueOn = matter.dueOn ?? pauses.find(({ to }) => to === null)?.from ?? null;
  if (dueRule === null || dueOn === null) return null;
  const [identifier, words] = Object.entries(clockNames).find(([, row]) => row.id === dueRule) as [
    ClockName,
    (typeof clockNames)[ClockName],
  ];
  return {
    rule: dueRule,
    identifier,
    zh: words.zh,
    en: words.en,
    article: '',
    articleShort: '',
    unit: dueRule === 'C-12' ? 'd' : 'wd',
    count: null,
    extendedBy: 0,
    startedOn: dueOn,
    pauses: pausable.has(dueRule) ? pauses : [],
    nominalOn: dueOn,
    targetOn: dueOn,
    legalOn,
    stoppedOn: null,
    late: false,
    provisional: false,
  };
}
