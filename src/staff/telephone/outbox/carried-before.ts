import type { Carried } from './wire.ts';

/** What an older version of the program carried along knows nothing of these. */
const later: Pick<
  Carried,
  | 'helps'
  | 'tasks'
  | 'duty'
  | 'inquiries'
  | 'echoes'
  | 'boards'
  | 'messages'
  | 'drives'
  | 'warnings'
  | 'events'
  | 'guides'
  | 'surveys'
  | 'neighbours'
  | 'stationMessages'
  | 'callsLeft'
  | 'reports'
  | 'roster'
> = {
  callsLeft: 20,
  reports: [],
  roster: [],
  helps: [],
  tasks: [],
  duty: null,
  inquiries: [],
  echoes: [],
  drives: [],
  warnings: [],
  events: [],
  guides: [],
  surveys: [],
  neighbours: [],
  stationMessages: [],
  boards: { sheets: [], hanging: [], days: 0 },
  messages: { unread: 0, items: [] },
};

const unrung = { urgentAt: null, respondedAt: null, rung: null, ringing: null, aid: null };

/** What lies on the telephone, with what it did not hold when an older version kept it. */
export function wholeOf(carried: Carried): Carried {
  const { checks, matters, guides, helps, ...rest } = { ...later, ...carried };
  return {
    ...rest,
    checks: checks.map((one) => Object.assign({ photo: null }, one)),
    // An article that names no version is read, and no answer rests on it.
    guides: guides.map((one) => Object.assign({ id: '', version: 0 }, one)),
    matters: matters.map((one) => Object.assign({ ...unrung, calls: [] }, one)),
    helps: helps.map((one) => Object.assign({ calls: [] }, one)),
  };
}

/** What was told, with these marked as read now; what was read before stays as it was. */
export function readOf(
  { items, unread }: Carried['messages'],
  ids: readonly string[],
  at = new Date().toISOString(),
): Carried['messages'] {
  const fresh = items.filter(({ id, readAt }) => readAt === null && ids.includes(id));
  return {
    // What is over was not counted.
    unread: Math.max(0, unread - fresh.filter(({ isOver }) => !isOver).length),
    items: items.map((one) => (fresh.includes(one) ? { ...one, readAt: at, state: 'read' as const } : one)),
  };
}
