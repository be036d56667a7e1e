/**
 * 送达 (service): the ways in which a paper reaches whom it is for, and when what was announced counts as served. For cases 《市场监督管理行政
 * 处罚程序规定》第八十二条 says both: left behind with a witness or a recording, announced for thirty days. 《办法》 has no rule of service for
 * complaints and tip-offs; what cannot be handed over there follows 《民事诉讼法》 of 2023 (第八十九条、第九十五条), which says the same days.
 */
import { addDays, type Day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';

export const serviceWays = ['direct', 'left', 'electronic', 'mail', 'entrusted', 'announcement'] as const;
export type ServiceWay = (typeof serviceWays)[number];

const days = 30;

/** The day on which what was announced is deemed served. */
export function deemedServed(announcedOn: Day): Day {
  return addDays(announcedOn, days);
}

/**
 * What was announced is served on the day on which its days are over, neither before nor later (程序规定 第八十二条第（五）项；民事诉讼法 第九十五条); until then it may still
 * reach the party in another way. Nothing is served so that was not announced.
 */
export function demandAnnounced(announcedOn: Day | null, { way, servedOn }: { way: ServiceWay; servedOn: Day }): void {
  if (way === 'announcement') {
    if (announcedOn === null) throw new Refusal('announcement-missing');
    const until = deemedServed(announcedOn);
    if (servedOn < until) throw new Refusal('announcement-runs', { until });
  }
  demandNotDeemed(announcedOn, servedOn);
}

/** What the law holds for served is not served on a later day, and not taken back. */
export function demandNotDeemed(announcedOn: Day | null, on: Day): void {
  if (announcedOn === null) return;
  const until = deemedServed(announcedOn);
  if (on > until) throw new Refusal('announcement-over', { until });
}

/** Whether it was announced, and the days of it are not over. */
export function isAnnouncing(announcedOn: Day | null, today: Day): boolean {
  return announcedOn !== null && today < deemedServed(announcedOn);
}

/** 送达不成 (failure): why a paper did not reach whom it is for. */
export const failures = ['refused', 'returned', 'moved', 'dead', 'deregistered', 'unreachable'] as const;
export type Failure = (typeof failures)[number];

/** What is done then: it counts as served, goes to whoever came in his place, or could not be served, which ends the duty. */
export const failureEnds = ['left', 'announced', 'successor', 'none'] as const;
export type FailureEnd = (typeof failureEnds)[number];

/** Which end fits which failure: what was refused is left behind (民事诉讼法 第八十九条), who is gone has successors or none. */
export const fittingEnds = {
  refused: ['left', 'none'],
  returned: ['announced', 'none'],
  moved: ['announced', 'none'],
  dead: ['successor', 'none'],
  deregistered: ['successor', 'none'],
  unreachable: ['announced', 'none'],
} as const satisfies Record<Failure, readonly FailureEnd[]>;

/** A service that failed, with its proof and what was done then. */
export interface ServiceFailure {
  how: Failure;
  on: Day;
  proof: string;
  end: FailureEnd;
  byId: string;
  /** The attempt before, where it took two. */
  earlierOn?: Day;
  /** What proves that it was left behind (民事诉讼法 第八十九条): a witness who signed, or a recording. */
  leftBy?: LeftBy;
  /** The day of the announcement, thirty days after which it counts as served. */
  announcedOn?: Day;
  /** Which other ways were tried before: the file says why and how it came to an announcement (民事诉讼法 第九十五条第二款). */
  otherWays?: string;
  /** Who came in the place of who is gone, and is to be told. */
  successor?: string;
}

/** A record of a failed service that was wrong, as it stood, and why it was taken back. */
export interface FailureTakenBack {
  failure: ServiceFailure;
  why: string;
  on: Day;
  byId: string;
  /** Of the text that it counted as served in. */
  contentHash?: string;
}

export const leftBys = ['witness', 'recording'] as const;
export type LeftBy = (typeof leftBys)[number];

export const leftByWords = {
  witness: { zh: '见证人签名', en: 'A witness signed' },
  recording: { zh: '拍照、录像', en: 'Photographed or filmed' },
} as const satisfies Record<LeftBy, { zh: string; en: string }>;

/** The day on which it counts as served in spite of the failure; null where nobody was reached. */
export function servedInSpite({
  end,
  on,
  announcedOn,
}: Pick<ServiceFailure, 'end' | 'on' | 'announcedOn'>): Day | null {
  if (end === 'left') return on;
  return end === 'announced' && announcedOn !== undefined ? deemedServed(announcedOn) : null;
}

/** Whether there is nothing more to do but to wait: whoever came in his place is still to be told. */
export function endsDuty({ end }: Pick<ServiceFailure, 'end'>): boolean {
  return end !== 'successor';
}
