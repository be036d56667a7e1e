/**
 * 请县局复核 (appeal): who is not satisfied with what the office decided asks the bureau to look at it once more. It is judged by who leads the bureau
 * and neither handled nor decided it, by a day of the county's own, and answered by a letter. It takes nothing of the ways of the law: 复议, a court
 * or 举报 are open beside it, and what was wrong is revoked by a move of its own (重新处理).
 */
import { z } from 'zod';
import { addDays, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { LocalLimits } from '../../law/local-limits.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { workedOnIt } from '../anew.ts';
import { moved, type Complaint } from '../complaint.ts';
import { reviewResultWords } from '../words/review-words.ts';
import { proceedingWords } from '../words/move-words.ts';
import { openAppeal } from '../stage.ts';
import { AnswerReview, isUnderReview } from './review.ts';

export const Appeal = z.object({
  words: labelled(written().min(4).max(1000), {
    zh: '哪里不满意',
    en: 'What was wrong',
    hintZh: '投诉人怎么说就怎么记',
    hintEn: 'In the words of the complainant',
    input: 'longText',
  }),
});

/** What the bureau itself decided; what a station settled or the complainant took back is no decision of an office. */
const decided: ReadonlySet<string> = new Set(['declined', 'terminated', 'settled']);

/** The last day on which he may ask for it: so long after the close, or after the head of the office has answered him. */
export function appealUntil(
  { closedOn, review }: Pick<Complaint, 'closedOn' | 'review'>,
  { appealDays }: Pick<LocalLimits, 'appealDays'>,
): Day | null {
  const from = review?.answeredOn ?? closedOn;
  return from === null ? null : addDays(from, appealDays);
}

/** Why it cannot be asked for; null where it can. */
export function whyNoAppeal(
  complaint: Complaint,
  { today, limits }: Pick<Facts, 'today' | 'limits'>,
): 'appeal-nothing' | 'appeal-once' | 'appeal-under-review' | 'appeal-late' | null {
  if (complaint.state !== 'closed' || !decided.has(complaint.outcome ?? '')) return 'appeal-nothing';
  if (complaint.appeal !== null) return 'appeal-once';
  if (isUnderReview(complaint)) return 'appeal-under-review';
  const until = appealUntil(complaint, limits);
  return until !== null && until < today ? 'appeal-late' : null;
}

export function appeal(complaint: Complaint, { words }: z.infer<typeof Appeal>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'appeal');
  const why = whyNoAppeal(complaint, facts);
  if (why !== null) throw new Refusal(why, { until: appealUntil(complaint, facts.limits) ?? '' });
  return {
    next: {
      ...complaint,
      state,
      appeal: {
        openedOn: facts.today,
        words,
        byId: facts.by.id,
        answeredOn: null,
        result: null,
        answer: '',
        answererId: null,
        number: null,
        contentHash: null,
      },
    },
    event: eventOf(complaint, 'appealed', facts, { words }),
  };
}

/** Whether he handled it, decided on it or has judged it once: he is no other. */
export function isOwnCause(complaint: Complaint, id: string): boolean {
  return workedOnIt(complaint, id) || complaint.review?.byId === id;
}

export function answerAppeal(
  complaint: Complaint,
  { result, answer }: z.infer<typeof AnswerReview>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'answerAppeal');
  const open = openAppeal(complaint);
  if (open === null) throw new Refusal('no-review');
  const { by, today, deciderId = null, paperNumber, served } = facts;
  if (isOwnCause(complaint, by.id) || deciderId === by.id) throw new Refusal('appeal-own');
  return {
    next: {
      ...complaint,
      state,
      appeal: {
        ...open,
        answeredOn: today,
        result,
        answer,
        answererId: by.id,
        number: paperNumber,
        contentHash: served?.contentHash ?? null,
      },
    },
    event: eventOf(complaint, 'appeal-answered', facts, { result, answer }),
  };
}

export const appealMoves = {
  appeal: { ...proceedingWords.appeal, input: Appeal, apply: appeal },
  answerAppeal: { ...proceedingWords.answerAppeal, input: AnswerReview, apply: answerAppeal },
} as const;

/** 「办理没有不当，维持」 */
export function appealResultZh({ appeal: asked }: Pick<Complaint, 'appeal'>): string {
  // A form that was just opened draws its letter with nothing chosen.
  const result = asked?.result ?? null;
  return result === null ? '' : reviewResultWords[result].zh;
}
