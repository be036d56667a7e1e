/** 答一句、照办没有: what who complained tells back to the office, each once however often the button is pressed. */
import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Env } from '../../base/env.ts';
import { keepFiles, readForm } from '../base/attachment.tsx';
import { one } from '../base/field.tsx';
import { isSwitch, mannerOf } from '../base/language.ts';
import { openSealedId } from '../base/ticket.ts';
import { askAgain } from './ask-page.tsx';
import { findOwn } from './open-own.ts';
import { sendMatter, supplementProblems, toDone } from './own-page.tsx';

export const toldBackPages = new Hono<Env>();

toldBackPages.post('/progress/answer', async (c) => {
  const own = await findOwn(c);
  if (own === null) return askAgain(c, await readForm(c));
  const { ctx, matter } = own;
  if (!matter.isOpen || !matter.mayAdd) return c.redirect('/progress/mine', 303);
  const upload = await readForm(c);
  const pressId = openSealedId(c, one(upload.fields, 'token')) ?? uuidv7();
  const kept = await keepFiles(ctx, upload);
  const problems = isSwitch(c) ? [] : await supplementProblems(ctx, matter, kept);
  if (problems.length > 0 || isSwitch(c)) {
    const form = { m: mannerOf(c), typed: kept.typed, problems };
    return sendMatter(c, ctx, matter, form, pressId, kept.attachments, problems.length > 0 ? 422 : 200);
  }
  const words = one(kept.typed, 'words').replaceAll('\r\n', '\n').trim();
  const said = { words, attachmentIds: kept.attachments.map((file) => file.id) };
  try {
    if (matter.answer === undefined) throw new Refusal('question-none');
    await matter.answer(ctx, said, pressId);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'question-none') throw error;
    // Answered in another window, or the matter went on: what he says is not lost, it is added.
    await matter.supplement(ctx, said, pressId);
  }
  return toDone(c, ctx, 'answeredUs', words);
});

toldBackPages.post('/progress/appeal', async (c) => {
  const own = await findOwn(c);
  if (own === null) return askAgain(c, await readForm(c));
  const { ctx, matter } = own;
  if (matter.appeal === undefined || matter.appeal === null) return c.redirect('/progress/mine', 303);
  const { fields } = await readForm(c);
  const pressId = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const problem = isSwitch(c) ? null : await matter.appeal(ctx, fields, pressId);
  if (problem !== null || isSwitch(c)) {
    const form = { m: mannerOf(c), typed: fields, problems: problem === null ? [] : [problem] };
    return sendMatter(c, ctx, matter, form, uuidv7(), [], problem === null ? 200 : 422);
  }
  return toDone(c, ctx, 'appealed', one(fields, 'appeal'));
});

toldBackPages.post('/progress/performance', async (c) => {
  const own = await findOwn(c);
  if (own === null) return askAgain(c, await readForm(c));
  const { ctx, matter } = own;
  if (matter.tell === undefined || matter.tell === null) return c.redirect('/progress/mine', 303);
  const { fields } = await readForm(c);
  const pressId = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const problem = isSwitch(c) ? null : await matter.tell(ctx, fields, pressId);
  if (problem !== null || isSwitch(c)) {
    const form = { m: mannerOf(c), typed: fields, problems: problem === null ? [] : [problem] };
    return sendMatter(c, ctx, matter, form, uuidv7(), [], problem === null ? 200 : 422);
  }
  return toDone(c, ctx, one(fields, 'result') === 'kept' ? 'kept' : 'broken', one(fields, 'kept'));
});
