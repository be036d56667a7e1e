/** 我要投诉: the form, what is wrong with it, the question about a likely duplicate, and the way to the receipt. */
import { Hono, type Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { tellingOf } from '../../../domain/complaint/duplicate.ts';
import type { Filing } from '../../../domain/complaint/filing.ts';
import { hasFilerLeft } from '../../../domain/complaint/joint/member.ts';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { opensByForm } from '../../../domain/matter/ticket.ts';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import { joinOwnComplaint } from '../../../actions/complaint/duplicate.ts';
import { fileComplaint, findFiled } from '../../../actions/complaint/filing.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { keepFiles, readForm } from '../base/attachment.tsx';
import { AskedPage, furtherOf } from './asked-page.tsx';
import { DuplicatePage, findOwnDuplicate, provenWay, type OwnDuplicate } from './duplicate-page.tsx';
import { one, type Form, type Typed } from '../base/field.tsx';
import { readFiling } from './filing.ts';
import { sendPage } from '../base/layout.tsx';
import { aidFor, aidKeys } from '../matter/receipt-slip.tsx';
import { ticketOf, openSealedId, sealedId, setTicket, toProgress, type TicketWay } from '../base/ticket.ts';
import { carriedOver, scannedAt, stationOf } from './poster.tsx';
import { FilingPage } from './registration-form.tsx';
import { isSwitch, mannerOf, type Manner } from '../base/language.ts';

export const complaintPages = new Hono<Env>();

complaintPages.get('/complaint', (c) => {
  const m = mannerOf(c);
  const { county } = consumerContext(c);
  const scanned = scannedAt(county, c.req.query('station'), c.req.query('shop'));
  const carried = carriedOver(county, (name) => c.req.query(name));
  const form = { ...emptyForm(m), typed: { ...emptyForm(m).typed, ...carried, ...scanned } };
  return sendPage(c, <FilingPage form={form} county={county} token={sealedId(c, uuidv7())} attachments={[]} />);
});

complaintPages.post('/complaint', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const { county } = ctx;
  // Read first, so that who has to wait keeps what he wrote.
  const upload = await readForm(c);
  c.get('deps').limits.filing.demand(addressOf(c), ctx.at.getTime());
  const clientId = openSealedId(c, one(upload.fields, 'token')) ?? uuidv7();
  const token = sealedId(c, clientId);
  const before = await findFiled(ctx, clientId);
  if (before !== null) {
    const isOwn = opensByForm(before, ctx.at) && !hasFilerLeft(before);
    return isOwn ? toReceipt(c, before, 'again', 'filed') : toProgress(c, before);
  }
  const { typed, attachments, problems } = await keepFiles(ctx, upload);
  const read = readFiling(typed, {
    clientId,
    attachmentIds: attachments.map((file) => file.id),
    county,
    today: ctx.today,
  });
  const all = [...read.problems, ...problems];
  if (read.filing === null || all.length > 0) {
    return sendPage(
      c,
      <FilingPage form={{ m, typed, problems: all }} county={county} token={token} attachments={attachments} />,
      422,
      true,
    );
  }
  const further = furtherOf(typed, read.filing, { m, county, today: ctx.today, isSwitch: isSwitch(c) });
  if (!further.isOver) {
    const page = { m, county, typed, token, attachments, further };
    return sendPage(c, <AskedPage {...page} />, further.problems.length === 0 ? 200 : 422, true);
  }
  const filing = { ...read.filing, asked: further.answers };
  const answer = isSwitch(c) ? '' : one(typed, 'answer');
  const own = await findOwnDuplicate(c, ctx, tellingOf(filing));
  if (own !== null && answer !== 'apart') {
    if (answer === 'join') return joined(c, ctx, own, { filing, typed, token, attachments });
    return sendPage(
      c,
      <DuplicatePage {...{ m, county, typed, token, attachments }} isJustFiled={own.way === 'filed'} />,
      200,
      true,
    );
  }
  if (isSwitch(c)) {
    const form = { m, typed, problems: [] };
    return sendPage(c, <FilingPage form={form} county={county} token={token} attachments={attachments} />, 200, true);
  }
  const station = one(typed, 'first') === 'bureau' ? null : stationOf(county, one(typed, 'station'));
  const way = await provenWay(ctx, own);
  const filed = await fileComplaint(ctx, filing, { station, isProven: way !== 'filed' });
  return toReceipt(c, filed, 'new', way);
});

/** While the form is being filled in: whether the complaint that this browser's ticket opens is like it; of any other nothing. */
complaintPages.post('/complaint/likely', async (c) => {
  const ctx = consumerContext(c);
  c.get('deps').limits.queryCode.demand(`likely ${addressOf(c)}`, ctx.at.getTime());
  const { fields } = await readForm(c);
  const own = await findOwnDuplicate(c, ctx, {
    phone: one(fields, 'phone'),
    operatorName: one(fields, 'shop').slice(0, 100),
    story: one(fields, 'story').slice(0, 5000),
  });
  return c.json({ likely: own !== null });
});

/** Joins it to the open one and leads to the receipt; where both have too many files, the form comes back and says so. */
async function joined(
  c: HonoContext<Env>,
  ctx: Context,
  { open, way }: OwnDuplicate,
  { filing, typed, ...sent }: { filing: Filing; typed: Typed; token: string; attachments: readonly Attachment[] },
): Promise<Response> {
  const full = await joinUnlessFull(ctx, { id: open.id, isJustFiled: way === 'filed' }, filing);
  if (full !== null) {
    const form = { m: mannerOf(c), typed, problems: [full] };
    return sendPage(c, <FilingPage form={form} county={ctx.county} {...sent} />, 422, true);
  }
  // It opens no matter: it says whether danger was told of, and the number to him whose ticket has proven the matter to be his.
  const { story, claim } = filing;
  const keys = aidKeys(aidFor(ctx, [story, claim]));
  await setTicket(c, 'receipt', `joined~${keys}~${way}~${open.number}`);
  return c.redirect('/receipt', 303);
}

/** Joins, or says what is in the way when both together have too many files. */
async function joinUnlessFull(
  ctx: Context,
  own: Parameters<typeof joinOwnComplaint>[1],
  filing: Filing,
): Promise<FieldProblem | null> {
  try {
    await joinOwnComplaint(ctx, own, filing);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'attachment-too-many')) throw error;
    return {
      path: 'photos',
      zh: '一起办的话，两次的文件加起来最多 6 个，请去掉几个再交',
      en: 'Joined complaints may have 6 files together; remove some and send again',
    };
  }
}

/** To a page of its own, so that a reload files nothing. Whoever filed it may see its progress without typing the code. */
export async function toReceipt(
  c: HonoContext<Env>,
  complaint: Complaint,
  how: 'new' | 'again',
  way: TicketWay,
): Promise<Response> {
  const ticket = ticketOf(c, { kind: 'complaint', id: complaint.id, codeStub: complaint.codeStub });
  await setTicket(c, 'receipt', `${ticket}~${how}`);
  await setTicket(c, 'progress', ticket);
  await setTicket(c, 'complaint', `${ticket}~${way}`);
  return c.redirect('/receipt', 303);
}

/** What an empty form knows already: the village that was picked on the first page. */
function emptyForm(m: Manner): Form {
  return { m, typed: m.villageId === null ? {} : { village: m.villageId }, problems: [] };
}
