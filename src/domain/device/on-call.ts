/**
 * Whom a station calls itself while its telephone has no network: who is on duty by the roster that it carries, the office only while
 * somebody is there, and who comes next. Nobody is sent to a telephone that rings in an empty room.
 */
import type { Words } from '../base/words.ts';

/** One person's shift, and where he is reached. */
export interface OnCall {
  name: string;
  phone: string;
  post: Words;
  startsAt: string;
  endsAt: string;
}

export interface Reachable {
  /** Missing in what an earlier program carried along. */
  onCall?: readonly OnCall[] | undefined;
  /** When somebody is at the office; null where its hours are written in words that nobody can judge. */
  officeOpen?: readonly { startsAt: string; endsAt: string }[] | null | undefined;
}

export interface ToCall {
  now: OnCall[];
  /** The first that come after, where nobody is on duty now. */
  next: OnCall[];
  /** Null where it is not known. */
  isOfficeOpen: boolean | null;
}

export function whomToCall({ onCall = [], officeOpen = null }: Reachable, at: number): ToCall {
  const runs = (one: { startsAt: string; endsAt: string }) =>
    Date.parse(one.startsAt) <= at && at < Date.parse(one.endsAt);
  const known = new Set<string>();
  const now = onCall.filter(runs).filter(({ phone }) => !known.has(phone) && known.add(phone));
  const later = onCall.filter(({ startsAt }) => Date.parse(startsAt) > at);
  const first = Math.min(...later.map(({ startsAt }) => Date.parse(startsAt)));
  return {
    now,
    next: now.length > 0 ? [] : later.filter(({ startsAt }) => Date.parse(startsAt) === first),
    isOfficeOpen: officeOpen === null ? null : officeOpen.some(runs),
  };
}
