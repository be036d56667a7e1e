/**
 * 跟进 (follow-up): what is done about each finding of a survey, by whom, by which day, and what came of it (SM12). The figure before is
 * that of the finding; the figure afterwards is counted from the sheets of a second round (复看), never typed.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import { countAll, type SheetAnswers } from '../../figures/tabulate.ts';
import type { EarlierFollowUp, Survey, SurveyFinding, SurveyFollowUp } from './survey.ts';

const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
const carrier = labelled(
  written()
    .regex(/^(?:[任函款警案投调][0-9]{4}-[0-9]{1,6})?$/u)
    .default(''),
  {
    zh: '由哪一件办（可不填）',
    en: 'Carried by (optional)',
    input: 'text',
    hintZh: '如 函2026-0001、任2026-0012、款2026-0003',
    hintEn: 'such as 函2026-0001',
    wrongZh: '写编号，如 函2026-0001',
    wrongEn: 'a number such as 函2026-0001',
  },
);
const nth = (zh: string, en: string, most: number) =>
  labelled(z.number().int().min(1).max(most), {
    zh,
    en,
    input: 'number',
    wrongZh: '写前面的号，例如 1',
    wrongEn: 'the number before it, such as 1',
  });

export const FollowUp = z.object({
  finding: nth('跟第几项结论', 'Which finding', 30),
  words: labelled(written().min(2).max(80), {
    zh: '做什么',
    en: 'What is done',
    input: 'text',
    hintZh: '如：给 10 家发规范意见',
    hintEn: 'such as a letter to each of the ten',
  }),
  whoId: labelled(z.uuid(), { zh: '谁办', en: 'By whom', input: 'account' }),
  dueOn: labelled(z.iso.date(), { ...day, zh: '哪天前办好', en: 'Done by', startsEmpty: true }),
  number: carrier,
});
export type FollowUp = z.infer<typeof FollowUp>;

/** So many at most. Each can be named, also where an earlier version took more. */
export const mostFollowUps = 60;

export const FollowedUp = z.object({
  n: nth('第几件跟进', 'Which of them', 1000),
  doneOn: labelled(z.iso.date(), { ...day, zh: '哪天办好的', en: 'Done on' }),
  done: labelled(written().min(2).max(200), {
    zh: '办成什么样',
    en: 'What was done',
    input: 'longText',
    hintZh: '做了什么、到几家；几家改了由复看的答卷数，这里不写数',
    hintEn: 'what was done; how many have changed is counted from the sheets of the second round',
  }),
  number: carrier,
});
export type FollowedUp = z.infer<typeof FollowedUp>;

type AnyFollowUp = SurveyFollowUp | EarlierFollowUp;

/** One that is planned and not done yet. */
export function isOpen(one: AnyFollowUp): one is SurveyFollowUp {
  return 'doneOn' in one && one.doneOn === null;
}

/** Whether it is about that finding, counted from 1. */
export function isOf(one: AnyFollowUp, finding: number): boolean {
  return 'finding' in one && one.finding === finding;
}

type Followed = Pick<Survey, 'findings' | 'followUps'>;

export function isFollowed({ findings, followUps }: Followed): boolean {
  return !followUps.some(isOpen) && findings.every((_, i) => followUps.some((one) => isOf(one, i + 1)));
}

/** The day by which something is to be done: that of the sheets, or of the first follow-up that is not done. */
export function surveyDueOn({
  state,
  untilOn,
  followUps,
}: Pick<Survey, 'state' | 'untilOn' | 'followUps'>): Day | null {
  if (state === 'fielded') return untilOn;
  if (state !== 'published') return null;
  const days = followUps.filter(isOpen).map(({ dueOn }) => dueOn);
  return days.toSorted()[0] ?? null;
}

/** The follow-ups that are due on the day of the survey, which are the first. */
export function dueFollowUps(survey: Pick<Survey, 'dueOn' | 'followUps'>): SurveyFollowUp[] {
  return survey.followUps.filter(isOpen).filter(({ dueOn }) => dueOn === survey.dueOn);
}

/** What of a finding is so in the second round; null while nobody was asked again. */
export function foundAgain(
  { questions, value }: Pick<SurveyFinding, 'questions' | 'value'>,
  again: readonly { answers: SheetAnswers }[],
): { k: number; n: number } | null {
  const counted = countAll(again, questions, value);
  return counted.n === 0 ? null : counted;
}
