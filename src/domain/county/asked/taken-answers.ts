import type { Day } from '../../base/calendar.ts';
import { maskPersons } from '../../base/masking.ts';
import { readAnswer, type AskedAnswer, type AskedQuestion } from './asked-question.ts';

/**
 * The answers of a filing as they are kept. Nothing of them refuses it: a telephone may have asked by a list of last week, and a complaint that
 * has what the law asks is received. What is no answer to the question any more is kept as it was said, without a person's numbers, and tells
 * no fact; an answer to what this county never asked is none.
 */
export function takenAnswers(
  questions: readonly AskedQuestion[],
  given: readonly AskedAnswer[],
  today: Day,
): AskedAnswer[] {
  const answers = new Map(given.map(({ question, answer }) => [question, answer]));
  return questions.flatMap((question) => {
    const said = (answers.get(question.id) ?? '').trim();
    const read = readAnswer({ ...question, required: false }, said, today);
    if (read === null) return [];
    return [{ question: question.id, answer: typeof read === 'string' ? read : maskPersons(said, []) }];
  });
}
