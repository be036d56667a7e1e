/**
 * 签到 (check-in): whoever scans the code of an event counts as one who came: no name, no number, no cookie. A telephone counts
 * once, because its browser keeps the page with the mark that it was given for the rest of the day; and 三问, the three questions
 * after the event, which nobody's answers can be told from.
 */
import { z } from 'zod';
import { addDays, type Day } from '../../base/calendar.ts';
import { labelled } from '../../base/field.ts';
import type { Outreach } from './outreach.ts';
import { topics, type Topic } from './subject.ts';

export type CheckinStanding = 'open' | 'early' | 'over';

/** A code counts for its own event alone, on its day, until who held it has counted. */
export function checkinStanding({ state, onDay }: Pick<Outreach, 'state' | 'onDay'>, today: Day): CheckinStanding {
  if (state !== 'approved' && state !== 'planned') return 'over';
  if (today < onDay) return 'early';
  return today === onDay && state === 'approved' ? 'open' : 'over';
}

/** So many days after the event it may still be said how it was. */
const answerDays = 7;

export function takesAnswers({ state, onDay }: Pick<Outreach, 'state' | 'onDay'>, today: Day): boolean {
  return state !== 'planned' && state !== 'cancelled' && onDay <= today && today <= addDays(onDay, answerDays);
}

export const answerGrades = {
  yes: { zh: '是', en: 'Yes' },
  partly: { zh: '一半', en: 'Partly' },
  no: { zh: '不是', en: 'No' },
} as const;
const grade = z.enum(['yes', 'partly', 'no']);

/** What one may ask to hear more of: whole topics, not their parts. */
export const wishTopics: readonly Topic[] = (Object.keys(topics) as Topic[]).filter((one) => !('part' in topics[one]));

/** 三问: 听懂了吗、用得上吗、还想听什么. */
export const OutreachAnswers = z.object({
  understood: labelled(grade, {
    zh: '听懂了没有',
    en: 'Whether you understood',
    wrongZh: '请挑一个',
    wrongEn: 'choose one',
  }),
  useful: labelled(grade, { zh: '用不用得上', en: 'Whether it is useful', wrongZh: '请挑一个', wrongEn: 'choose one' }),
  wants: z
    .array(z.enum(wishTopics as [Topic, ...Topic[]]))
    .max(16)
    .default([]),
});
export type OutreachAnswers = z.infer<typeof OutreachAnswers>;
