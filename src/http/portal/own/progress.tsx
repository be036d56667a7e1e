/** 查进度: number and code open one's own matter for half an hour; from there one adds, urges and withdraws (J11). */
import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import { parseSlipCode } from '../../../domain/complaint/slip.ts';
import { isToCome } from '../../../domain/complaint/mediation/summons.ts';
import { timeZh } from '../../../domain/complaint/papers/letter.ts';
import { moveOwnComplaint } from '../../../actions/complaint/complaint.ts';
import type { Env } from '../../base/env.ts';
import { refusals } from '../../../domain/refusals.ts';
import { consumerContext } from '../../base/session.ts';
import { keepFiles, readForm } from '../base/attachment.tsx';
import { one, tooLong, type Typed } from '../base/field.tsx';
import { wayOf, WithdrawPage } from '../complaint/withdrawal.tsx';
import { sendPage } from '../base/layout.tsx';
import { answerTalk, answerTyped, talkProblems } from '../firm/offer.tsx';
import { sendMatter, supplementProblems, toDone } from './own-page.tsx';
import { AskPage, askAgain, heldIn, heldOnly, toAsk } from './ask-page.tsx';
import { findByCode, findFiledByMe, findOwn, findOwnComplaint, openOwn } from './open-own.ts';
import { isSwitch, mannerOf } from '../base/language.ts';
import { leaveOwn, openSealedId, sealedId } from '../base/ticket.ts';

export const progressPages = new Hono<Env>();

progressPages.get('/progress', (c) => {
  const m = mannerOf(c);
  return sendPage(
    c,
    <AskPage
      ctx={consumerContext(c)}
      form={{ m, typed: { number: c.req.query('number') ?? '' }, problems: [] }}
      why={whyAsked(c.req.query('sent'))}
    />,
  );
});

function whyAsked(sent: string | undefined): 'before' | 'closed' | null {
  return sent === 'before' || sent === 'closed' ? sent : null;
}

progressPages.post('/progress', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const { fields } = await readForm(c);
  if (isSwitch(c)) return sendPage(c, <AskPage ctx={ctx} form={{ m, typed: fields, problems: [] }} />, 200, true);
  // Neither code nor word is shown again; the list of what is missing opens the place for the word by itself.
  const typed = { ...heldOnly(fields), number: one(fields, 'number') };
  // Who left a code word may give it in place of the code.
  const empty = (['number', 'code'] as const).filter(
    (name) => one(fields, name).trim() === '' && !(name === 'code' && one(fields, 'word').trim() !== ''),
  );
  if (empty.length > 0) {
    const problems = empty.map((path) => ({ path, ...missing[path] }));
    return sendPage(c, <AskPage ctx={ctx} form={{ m, typed, problems }} />, 422, true);
  }
  const found = await findByCode(c, ctx, fields);
  if (found !== null) {
    await openOwn(c, ctx, found, 'code');
    const half = await heldIn(ctx, fields);
    if (half === null) return c.redirect('/progress/mine', 303);
    // A switch of this page is one of the form in which the words stand now.
    const page = { ...m, here: new URL('/progress/supplement?done=stillHere', m.here) };
    return sendMatter(c, ctx, found, { m: page, typed: half.typed, problems: [] }, uuidv7(), half.attachments);
  }
  // The same words whether the number or the code was wrong: nobody learns which numbers there are.
  const byWord = one(fields, 'code').trim() === '' && one(fields, 'word').trim() !== '';
  const isSlip = parseSlipCode(one(fields, 'number')) !== null;
  const problems = [{ path: 'number', ...(byWord ? wrongWord : isSlip ? wrongSlip : refusals['wrong-code']) }];
  return sendPage(c, <AskPage ctx={ctx} form={{ m, typed, problems }} wrong byWord={byWord} />, 404, true);
});

/** Who gave no name has nobody to call: what is left to him is the code of his slip. */
const wrongWord = {
  zh: '编号或暗语不对，请再想一想；单子还在的，填查询码也行',
  en: 'Number or code word is wrong; think again, or give the query code if you have the slip',
};

/** A slip that a station gave without a network is in nobody's hands here until its telephone has one; whether it came is told to nobody. */
const wrongSlip = {
  zh: '小票上的编号或查询码不对，请对着小票再看一遍；刚拿到的小票，站上没网时打的，要等站上有网才传到县里，过一两天再查，急的请打给站上',
  en: 'Number or query code of the slip is wrong: look again. A slip given without a network reaches the county only when the station has one: try again in a day or two, or call the station.',
};

const missing = {
  number: { zh: '请填写编号', en: 'Please write the number' },
  code: { zh: '请填写查询码', en: 'Please write the query code' },
};

progressPages.get('/progress/mine', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  return sendMatter(c, own.ctx, own.matter, { m: mannerOf(c), typed: {}, problems: [] }, uuidv7());
});

progressPages.post('/progress/supplement', async (c) => {
  const own = await findOwn(c);
  if (own === null) return askAgain(c, await readForm(c));
  const { ctx, matter } = own;
  if (!matter.isOpen || !matter.mayAdd) return c.redirect('/progress/mine', 303);
  const upload = await readForm(c);
  const pressId = openSealedId(c, one(upload.fields, 'token')) ?? uuidv7();
  const kept = await keepFiles(ctx, upload);
  const problems = isSwitch(c) ? [] : await supplementProblems(ctx, matter, kept);
  if (problems.length > 0 || isSwitch(c))
    return sendMatter(
      c,
      ctx,
      matter,
      { m: mannerOf(c), typed: kept.typed, problems },
      pressId,
      kept.attachments,
      problems.length > 0 ? 422 : 200,
    );
  const words = one(kept.typed, 'words').replaceAll('\r\n', '\n').trim();
  await matter.supplement(ctx, { words, attachmentIds: kept.attachments.map((file) => file.id) }, pressId);
  return toDone(c, ctx, 'added', words);
});

/** Another day for the talk that is called: his words go to the officer, who asks the shop; until he has answered the day stands. */
progressPages.post('/progress/another-day', async (c) => {
  const own = await findFiledByMe(c);
  if (own === null) return askAgain(c, await readForm(c));
  const { ctx, matter, complaint } = own;
  if (!matter.isOpen || !isToCome(complaint.summons, ctx.today)) return c.redirect('/progress/mine', 303);
  const { fields } = await readForm(c);
  const pressId = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const wish = one(fields, 'anotherDay').replaceAll('\r\n', '\n').trim();
  const problems = isSwitch(c) ? [] : anotherDayProblems(fields, wish);
  if (problems.length > 0 || isSwitch(c)) {
    const form = { m: mannerOf(c), typed: fields, problems };
    return sendMatter(c, ctx, matter, form, uuidv7(), [], problems.length > 0 ? 422 : 200);
  }
  const words = `约好的${timeZh(complaint.summons.heldAt)}来不了，想改日子：${wish}`;
  await matter.supplement(ctx, { words, attachmentIds: [] }, pressId);
  return toDone(c, ctx, 'anotherDay', wish);
});

function anotherDayProblems(fields: Typed, wish: string): FieldProblem[] {
  const empty = { path: 'anotherDay', zh: '请写哪天、几点来得了', en: 'Please say when you could come' };
  return wish === ''
    ? [empty]
    : tooLong(fields, 'anotherDay', { zh: '哪天、几点来得了', en: 'When you could come' }, 300);
}

progressPages.post('/progress/urge', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  if (!own.matter.mayUrge) return c.redirect('/progress/mine', 303);
  const pressId = openSealedId(c, one((await readForm(c)).fields, 'token')) ?? uuidv7();
  try {
    await own.matter.urge(own.ctx, pressId);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-urged-today')
      return c.redirect('/progress/mine?done=again', 303);
    throw error;
  }
  return c.redirect('/progress/mine?done=urged', 303);
});

progressPages.get('/progress/withdraw', async (c) => {
  const own = await findOwnComplaint(c);
  if (own === null) return toAsk(c);
  if (own.complaint.outcome !== null) return c.redirect('/progress/mine', 303);
  return sendPage(
    c,
    <WithdrawPage
      ctx={own.ctx}
      complaint={own.complaint}
      form={{ m: mannerOf(c), typed: {}, problems: [] }}
      token={sealedId(c, uuidv7())}
    />,
    200,
    true,
  );
});

progressPages.post('/progress/withdraw', async (c) => {
  const own = await findOwnComplaint(c);
  if (own === null) return toAsk(c);
  const { ctx, complaint } = own;
  if (complaint.outcome !== null) return c.redirect('/progress/mine', 303);
  const { fields } = await readForm(c);
  const pressId = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const problems = isSwitch(c) ? [] : withdrawalProblems(fields);
  if (problems.length > 0 || isSwitch(c)) {
    return sendPage(
      c,
      <WithdrawPage
        ctx={ctx}
        complaint={complaint}
        form={{ m: mannerOf(c), typed: fields, problems }}
        token={sealedId(c, pressId)}
      />,
      problems.length > 0 ? 422 : 200,
      true,
    );
  }
  const reason = one(fields, 'reason').trim();
  const way = wayOf(ctx, complaint);
  if (way === 'now') {
    await moveOwnComplaint(ctx, complaint.id, 'withdraw', { reason });
    return toDone(c, ctx, 'withdrawn', reason);
  }
  const who = way === 'principal' ? '代理人' : '投诉人';
  const asked = { words: `${who}要求撤回投诉。${reason}`, attachmentIds: [] };
  await moveOwnComplaint(ctx, complaint.id, 'supplement', asked, pressId);
  return toDone(c, ctx, 'asked', reason);
});

progressPages.post('/progress/private', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  const { fields } = await readForm(c);
  const pressId = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const agrees = one(fields, 'agrees') === 'yes';
  const { isPrivate, publicity } = own.matter;
  if (isPrivate === agrees) await publicity?.(own.ctx, agrees, pressId);
  // Said only if it is so: by this press, or by an earlier one. What became joint meanwhile is said to the office.
  const after = (await findOwn(c))?.matter;
  if (after?.isPrivate !== !agrees) return c.redirect('/progress/mine?done=callUs', 303);
  return c.redirect(`/progress/mine?done=${agrees ? 'agreed' : 'private'}`, 303);
});

progressPages.post('/progress/rate', async (c) => {
  const own = await findOwn(c);
  if (own === null) return askAgain(c, await readForm(c));
  const { ctx, matter } = own;
  if (matter.rating === null) return c.redirect('/progress/mine', 303);
  const { fields } = await readForm(c);
  const problem = isSwitch(c) ? null : await matter.rating.send(ctx, fields);
  if (problem !== null || isSwitch(c)) {
    const form = { m: mannerOf(c), typed: fields, problems: problem === null ? [] : [problem] };
    return sendMatter(c, ctx, matter, form, uuidv7(), [], problem === null ? 200 : 422);
  }
  return toDone(c, ctx, 'rated', one(fields, 'why'));
});

progressPages.post('/progress/offer', async (c) => {
  const own = await findFiledByMe(c);
  if (own === null) {
    const sent = await readForm(c);
    return askAgain(c, { ...sent, fields: answerTyped(sent.fields) });
  }
  const { fields } = await readForm(c);
  const clientId = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const problems = isSwitch(c) ? [] : talkProblems(fields);
  if (problems.length > 0 || isSwitch(c)) {
    const form = { m: mannerOf(c), typed: answerTyped(fields), problems };
    return sendMatter(c, own.ctx, own.matter, form, uuidv7(), [], problems.length > 0 ? 422 : 200);
  }
  const taken = await answerTalk(own.ctx, own.complaint, fields, clientId);
  // Where things had moved on, the page shows what stands now.
  return taken ? toDone(c, own.ctx, 'answered', one(fields, 'words')) : c.redirect('/progress/mine', 303);
});

progressPages.post('/progress/leave', async (c) => {
  await leaveOwn(c);
  return c.redirect('/', 303);
});

function withdrawalProblems(fields: Typed): FieldProblem[] {
  const sure = { path: 'sure', zh: '要撤回，请先打勾', en: 'Please tick the box to withdraw' };
  return [
    ...tooLong(fields, 'reason', { zh: '为什么撤', en: 'Why' }, 300),
    ...(one(fields, 'sure') === 'yes' ? [] : [sure]),
  ];
}
