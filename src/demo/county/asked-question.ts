import { saveQuestion } from '../../actions/county/asked-question.ts';
import type { AskedAnswer } from '../../domain/county/asked/asked-question.ts';
import { readyQuestions } from '../../domain/incident/facts/ready-questions.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { find, type Cast } from '../life.ts';

/** The sample county asks what most counties ask. */
export async function askSamples(cast: Cast): Promise<void> {
  const admin = actorOfAccount(find(cast, ({ role }) => role === 'admin'));
  for (const { id, ...form } of readyQuestions) await saveQuestion({ ...cast.ctx, actor: admin }, id, form);
}

const [batch, variety, mu] = readyQuestions.map(({ id }) => id) as [string, string, string];

/** What the writers of some texts would have answered. */
export const sampleAnswers: Readonly<Record<string, AskedAnswer[]>> = {
  OH9: [
    { question: variety, answer: '丰垦818' },
    { question: mu, answer: '7' },
  ],
  OH10: [{ question: mu, answer: '11' }],
  OH11: [
    { question: batch, answer: '20251108' },
    { question: variety, answer: '818' },
  ],
};
