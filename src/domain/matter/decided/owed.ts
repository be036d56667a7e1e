import { dayShortZh, type Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import { deemedServed, endsDuty, isAnnouncing, servedInSpite, type ServiceFailure } from '../../law/service.ts';

/** A notice of any kind, as far as it is owed, told or could not be served. */
export interface Owed {
  toldOn: Day | null;
  failure?: ServiceFailure;
}

/** Neither told nor ended by a service that failed: there is still somebody to tell, or a way to try. */
export function isOwed({ toldOn, failure }: Owed): boolean {
  return toldOn === null && (failure === undefined || !endsDuty(failure));
}

/** Whether a failure is on record that nothing has overtaken: nobody was told in spite of it. */
export function hasFailed({ toldOn, failure }: Owed): boolean {
  return toldOn === null && failure !== undefined;
}

/**
 * The day on which what can be done was done: it was told, left behind, announced, or found impossible; null while it is owed. A failed attempt
 * before the announcement has told nobody of anything, and stops no days.
 */
export function doneOn(notice: Owed): Day | null {
  const { toldOn, failure } = notice;
  if (isOwed(notice)) return null;
  // Whoever turned up while it was announced was told on a later day than that on which the bureau had done what it can.
  const announcedOn = failure?.announcedOn ?? null;
  return announcedOn !== null && (toldOn === null || announcedOn < toldOn)
    ? announcedOn
    : (toldOn ?? failure?.on ?? null);
}

/** The day from which it was announced, as long as the days of it run and it was not told in another way. */
function runsFrom({ toldOn, failure }: Owed, today: Day): Day | null {
  const announcedOn = toldOn === null && failure?.end === 'announced' ? (failure.announcedOn ?? null) : null;
  return isAnnouncing(announcedOn, today) ? announcedOn : null;
}

/** Whether it is announced, and neither counts as served yet nor was told in another way. */
export function isAnnounced(notice: Owed, today: Day): boolean {
  return runsFrom(notice, today) !== null;
}

/** Whether somebody can be told of it on the day: it is owed, or only announced. */
export function mayReach(notice: Owed, on: Day): boolean {
  return isOwed(notice) || isAnnounced(notice, on);
}

/** Until when something that was announced is not served yet (民事诉讼法 第九十五条), of several the last; null where nothing is. */
export function announcedUntil(notices: readonly Owed[], today: Day): Day | null {
  const days = notices.flatMap((one) => runsFrom(one, today) ?? []).toSorted();
  const last = days.at(-1);
  return last === undefined ? null : deemedServed(last);
}

/** What such a matter waits for. */
export function announcedWords(until: Day): Words {
  return { zh: `公告中，${dayShortZh(until)}视为送达，那天起办结`, en: `Announced: served on ${until}; then close` };
}

/** The day on which it reached whom it is for, or counts as if it had; null while it did not, or never will. */
export function reachedOn({ toldOn, failure }: Owed): Day | null {
  return toldOn ?? (failure === undefined ? null : servedInSpite(failure));
}
