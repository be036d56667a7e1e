import { demand } from '../../domain/base/actor.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { savedQuestion, type AskedQuestionForm } from '../../domain/county/asked/asked-question.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { listQuestions, saveQuestionRow } from '../../store/county/asked-question.ts';
import { lockCounty } from '../../store/county/county.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Adds a question, changes it, or asks it no more. The page gives the id, so that a second press saves the same. */
export async function saveQuestion(ctx: Context, id: string, form: AskedQuestionForm): Promise<void> {
  demand(ctx.actor, 'category.save');
  const { countyId } = ctx.actor;
  if (form.node !== null && !ctx.county.categories.some(({ code, kind }) => code === form.node && kind !== 'channel'))
    throw new Refusal('category-unknown', { code: form.node });
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const all = await listQuestions(tx, countyId);
    const next = savedQuestion(id, form, all, { countyId, today: ctx.today, leaksOf });
    const before = all.find((one) => one.id === id);
    if (before !== undefined && JSON.stringify(sorted(before)) === JSON.stringify(sorted(next))) return;
    await saveQuestionRow(tx, next);
    await noteSetting(tx, ctx, 'question-saved', {
      questionId: id,
      zh: next.zh,
      isNew: before === undefined,
      ended: next.endedOn !== null,
    });
  });
}

function sorted(row: object): [string, unknown][] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
