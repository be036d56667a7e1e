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

/** The most urgent open clock as the columns of a matter; the watch begins anew when it is another clock or another day. */
export function dueOf(matter: Due, clocks: readonly Clock[]): Due {
  const first = clocks
    .filter((clock) => clock.stoppedOn === null)
    .reduce<Clock | null>(
      (soonest, clock) => (soonest === null || clock.targetOn < soonest.targetOn ? clock : soonest),
      null,
    );
  const dueRule = first?.rule ?? null;
  const dueOn = first?.targetOn ?? null;
  const changed = dueRule !== matter.dueRule || dueOn !== matter.dueOn;
  return { dueRule, dueOn, legalOn: first?.legalOn ?? null, escalatedTo: changed ? 0 : matter.escalatedTo };
}

/** Clocks that stand still while something is tested. */
const pausable: ReadonlySet<string> = new Set(['C-03', 'C-05', 'R-01', 'K-01', 'K-03']);

/** The most urgent open clock of a list's row, made from the stored columns without counting all clocks again. */
export function dueClock(matter: Due & { pauses?: readonly Pause[] }): Clock | null {
  const { dueRule, dueOn, legalOn, pauses = [] } = matter;
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
