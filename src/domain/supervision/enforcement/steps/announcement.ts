/** 公告送达 (announcement), of a notice as of a decision: where nothing else reaches the party, thirty days (程序规定 第八十二条、民事诉讼法 第九十五条). */
import { z } from 'zod';
import { addDays, type Day } from '../../../base/calendar.ts';
import { labelled, written } from '../../../base/field.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { ServiceWay } from '../records.ts';
import { on } from './case-fields.ts';

export const announcementFields = {
  announcedOn: on('公告日期', 'Announced on'),
  where: labelled(written().min(2).max(200), {
    zh: '在哪里公告',
    en: 'Where',
    hintZh: '公告栏、住所张贴的地方、报纸或者网站；拍照留证的加在“照片、PDF”里',
    hintEn: 'Notice board, the party’s door, a paper or a site; add the photo of it to the case',
    input: 'text',
  }),
  reason: labelled(written().min(4).max(500), {
    zh: '为什么送不到',
    en: 'Why it cannot be served otherwise',
    input: 'longText',
  }),
} as const;
export const Announce = z.object(announcementFields);

const days = 30;

/** The day on which what was announced is deemed served. */
export function deemedServed(announcedOn: Day): Day {
  return addDays(announcedOn, days);
}

/**
 * What was announced is served on the day on which its days are over, neither before nor later (民事诉讼法 第九十五条); until then it may still
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
