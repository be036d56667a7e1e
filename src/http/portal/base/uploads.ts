/** 一张一张传 (photos ahead of their form): each is stored on its own while the rest is still being written, and the form names it. */
import { Hono } from 'hono';
import { Refusal } from '../../../domain/base/refusal.ts';
import { keepAttachment } from '../../../actions/matter/attachment.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { strangersRoom } from '../../base/upload-room.ts';
import { readUpload } from '../../base/upload.ts';
import { isFileId, wayOut } from './attachment.tsx';
import { one } from './field.tsx';
import { mannerOf } from './language.ts';

export const uploadPages = new Hono<Env>();

/** One file under the id that the browser gave it, so that a second try stores it once; what cannot be taken is told with the way out. */
uploadPages.post('/uploads', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  c.get('deps').limits.photo.demand(addressOf(c), ctx.at.getTime());
  const { fields, files, problems } = await readUpload(c, strangersRoom(c));
  const [file, refused] = [files[0], problems[0]];
  if (refused !== undefined) {
    const { zh, en } = wayOut(refused.refusal, refused.fileName);
    return c.json({ words: m.say(zh, en) }, 422);
  }
  const id = one(fields, 'id');
  if (file === undefined || !isFileId(id)) throw new Refusal('invalid-input');
  const { sha256, type, bytes, fileName } = file;
  await keepAttachment(ctx, { id, stored: { sha256, type, bytes }, fileName });
  return c.json({ id });
});
