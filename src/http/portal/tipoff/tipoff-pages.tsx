/** 我要举报: the form, what is wrong with it, and the way to the receipt. */
import { Hono, type Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import { opensByForm } from '../../../domain/matter/ticket.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { fileTipoff, findFiledTipoff } from '../../../actions/tipoff/tipoff.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { readAllegation } from './filing.ts';
import { keepFiles, readForm } from '../base/attachment.tsx';
import { one } from '../base/field.tsx';
import { sendPage } from '../base/layout.tsx';
import { ticketOf, openSealedId, sealedId, setTicket, toProgress } from '../base/ticket.ts';
import { isSwitch, mannerOf } from '../base/language.ts';
import { TipoffPage } from './registration-form.tsx';

export const tipoffPages = new Hono<Env>();

tipoffPages.get('/tipoff', (c) => {
  const form = { m: mannerOf(c), typed: {}, problems: [] };
  const { county } = consumerContext(c);
  return sendPage(c, <TipoffPage form={form} county={county} token={sealedId(c, uuidv7())} attachments={[]} />);
});

tipoffPages.post('/tipoff', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const { county } = ctx;
  // Read first, so that who has to wait keeps what he wrote.
  const upload = await readForm(c);
  c.get('deps').limits.filing.demand(addressOf(c), ctx.at.getTime());
  const clientId = openSealedId(c, one(upload.fields, 'token')) ?? uuidv7();
  const token = sealedId(c, clientId);
  const before = await findFiledTipoff(ctx, clientId);
  if (before !== null) return opensByForm(before, ctx.at) ? toReceipt(c, before, 'again') : toProgress(c, before);
  const { typed, attachments, problems } = await keepFiles(ctx, upload);
  const read = readAllegation(typed, {
    clientId,
    attachmentIds: attachments.map((file) => file.id),
    county,
    today: ctx.today,
  });
  const all = [...read.problems, ...problems];
  const isAgain = isSwitch(c);
  if (read.allegation === null || all.length > 0 || isAgain) {
    // A switch of language or size asks for nothing: what is missing is named when the form is sent.
    const form = { m, typed, problems: isAgain ? [] : all };
    return sendPage(
      c,
      <TipoffPage form={form} county={county} token={token} attachments={attachments} />,
      isAgain ? 200 : 422,
      true,
    );
  }
  return toReceipt(c, await fileTipoff(ctx, read.allegation, { from: addressOf(c) }), 'new');
});

/** To a page of its own, so that a reload files nothing. Whoever filed it may see its progress without typing the code. */
async function toReceipt(c: HonoContext<Env>, tipoff: Tipoff, how: 'new' | 'again'): Promise<Response> {
  const ticket = ticketOf(c, { kind: 'tipoff', id: tipoff.id, codeStub: tipoff.codeStub });
  await setTicket(c, 'receipt', `${ticket}~${how}`);
  await setTicket(c, 'progress', ticket);
  return c.redirect('/receipt', 303);
}
