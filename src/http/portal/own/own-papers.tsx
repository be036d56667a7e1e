/** 可以打开的纸和文件: a letter as it was served on the one who complained, and a file that he handed in himself; for the ticket of the matter alone. */
import { Hono } from 'hono';
import { Refusal } from '../../../domain/base/refusal.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import { sendAttachment } from '../../base/attachment-file.ts';
import type { Env } from '../../base/env.ts';
import { PaperPage } from '../../print/base/paper-page.tsx';
import { toAsk } from './ask-page.tsx';
import { findOwn } from './open-own.ts';

export const ownPapers = new Hono<Env>();

ownPapers.get('/progress/paper/:key', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  const letters = (await own.matter.letters?.(own.ctx)) ?? [];
  const letter = letters.find(({ key }) => key === c.req.param('key'));
  if (letter === undefined) throw new Refusal('not-found');
  c.header('cache-control', 'no-store');
  return c.html(<PaperPage papers={[letter.paper]} back="/progress/mine" given />);
});

ownPapers.get('/progress/file/:id', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  const { ctx, matter } = own;
  const [ledger, files] = await Promise.all([
    listLedger(ctx.db, matter.countyId, matter.id),
    listAttachments(ctx.db, matter.countyId, matter.id),
  ]);
  const fromOutside = files.filter((file) => file.by === ctx.actor.id);
  const file = matter.ownFiles?.(ledger, fromOutside).find(({ id }) => id === c.req.param('id'));
  if (file === undefined) throw new Refusal('not-found');
  return sendAttachment(c, file, { keep: 'no-store' });
});
