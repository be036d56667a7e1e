/**
 * 签到 (check-in): whoever scans the code of an event counts as one who came: no name, no number, no cookie. A telephone counts
 * once, because its browser keeps the page with the mark that it was given for the rest of the day; and 三问, the three questions
 * after the event, which nobody's answers can be told from.
 */
import { z } from 'zod';
import { addDays, type Day } from '../../base/calendar.ts';
import { labelled } from '../../base/field.ts';
import { tabulate, type QuestionCount, type SheetQuestion } from '../../figures/tabulate.ts';
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
const gradeOptions = Object.entries(answerGrades).map(([value, words]) => ({ value, ...words }));
const grade = z.enum(['yes', 'partly', 'no']);

/** What one may ask to hear more of: whole topics, not their parts. */
export const wishTopics: readonly Topic[] = (Object.keys(topics) as Topic[]).filter((one) => !('part' in topics[one]));

const graded = (text: string): SheetQuestion => ({
  text,
  kind: 'choice',
  options: Object.keys(answerGrades),
  part: '',
});
/** The two of 三问 that are answered by a grade, as questions of a sheet: counted as those of a survey are. */
export const gradedQuestions = {
  understood: { ...graded('听懂了吗？'), en: 'Did you understand it?' },
  useful: { ...graded('用得上吗？'), en: 'Is it of use to you?' },
} as const;

/** What was said after an event, counted: each grade of the first two, and how many asked for each topic. */
export interface AnswerCount {
  n: number;
  understood: QuestionCount;
  useful: QuestionCount;
  wants: Readonly<Record<string, number>>;
}

export function countOutreachAnswers(answers: readonly OutreachAnswers[]): AnswerCount {
  const sheets = answers.map(({ understood, useful }) => ({ answers: { '1': understood, '2': useful } }));
  const [understood, useful] = tabulate([gradedQuestions.understood, gradedQuestions.useful], sheets);
  if (understood === undefined || useful === undefined) throw new Error('Each question has its count.');
  const wanted = answers.flatMap(({ wants }) => wants);
  const counted = [...new Set(wanted)].map((topic) => [topic, wanted.filter((one) => one === topic).length] as const);
  const wants = Object.fromEntries(counted.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
  return { n: answers.length, understood, useful, wants };
}

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

const AnswerRow = z.object({
  understood: labelled(grade, { zh: '听懂了吗', en: 'Understood', input: 'choice', options: gradeOptions }),
  useful: labelled(grade, { zh: '用得上吗', en: 'Useful', input: 'choice', options: gradeOptions }),
  wants: labelled(OutreachAnswers.shape.wants, {
    zh: '还想听什么（可不选）',
    en: 'Wants to hear of (optional)',
    input: 'choices',
    options: wishTopics.map((value) => ({ value, ...topics[value] })),
  }),
});
/** 录散会三问: what came in on paper or was asked aloud, a row a person and no name. */
export const EnterAnswers = z.object({
  answers: labelled(z.array(AnswerRow).min(1).max(60), {
    zh: '一位一行，不写名字',
    en: 'A line a person, no names',
    input: 'rows',
  }),
});
export type EnterAnswers = z.infer<typeof EnterAnswers>;
