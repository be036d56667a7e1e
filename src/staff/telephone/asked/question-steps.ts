/** What a station has done of a question of the bureau, and what comes next. */
import type { outboxAnswers } from '../../../domain/device/outbox.ts';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Question } from '../outbox/wire.ts';

export type Answer = (typeof outboxAnswers)[number];

/** Whether the station has done its part, also where that has not been sent yet. */
export function isAnswered(
  question: Pick<Question, 'number' | 'moves' | 'mustArrive'>,
  acts: readonly OpenAct[],
): boolean {
  return stepAfter(question, madeOf(acts, question.number)) === null;
}

/** The steps of a question that lie here and have not been sent. */
export function madeOf(acts: readonly OpenAct[], number: string): Answer[] {
  return acts.flatMap(({ act: { chain, state }, body: { item } }) =>
    chain === number && state !== 'sent' && item.kind === 'answer' ? [item.move] : [],
  );
}

/** The step that comes next, counting those that wait; null where the station has done its part. */
export function stepAfter(
  { moves, mustArrive }: Pick<Question, 'moves' | 'mustArrive'>,
  made: readonly Answer[],
): Answer | null {
  const order: readonly Answer[] = mustArrive ? ['acknowledge', 'arrive', 'reportBack'] : ['acknowledge', 'reportBack'];
  const first = order.findIndex((one) => moves.includes(one));
  const last = Math.max(-1, ...made.map((one) => order.indexOf(one)));
  if (first < 0 && last < 0) return null;
  return order[Math.max(first, last + 1)] ?? null;
}
