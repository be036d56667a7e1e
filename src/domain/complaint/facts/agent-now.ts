import type { Day } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import type { Agent } from '../steps/records.ts';

/** Who acts for the complainant on that day, or null. */
export function agentOn({ agents }: Pick<Complaint, 'agents'>, on: Day): Agent | null {
  const holds = ({ from, since, endedOn, until }: Agent) =>
    since <= on &&
    (from === null || from <= on) &&
    (endedOn === null || on < endedOn) &&
    (until === null || on <= until);
  return agents.findLast(holds) ?? null;
}

/** Who acts or will act: a mandate may begin on a day to come, and can be changed and ended before it. */
export function namedAgent({ agents }: Pick<Complaint, 'agents'>, on: Day): Agent | null {
  return agents.findLast(({ endedOn, until }) => endedOn === null && (until === null || on <= until)) ?? null;
}
