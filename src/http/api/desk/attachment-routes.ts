import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { addAttachment, getAttachment } from '../../../actions/desk/attachment.ts';
import { noteExhibitRead } from '../../../actions/supervision/enforcement/exhibit.ts';
import { keepAttachment } from '../../../actions/matter/attachment.ts';
import { addressOf } from '../../base/address.ts';
import { sendAttachment } from '../../base/attachment-file.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { uploadRoom } from '../../base/upload-room.ts';
import { readUpload } from '../../base/upload.ts';

/** An upload that was kept: its id is named by the filing, or it belongs to the matter at once. */
export interface KeptAttachment {
  id: string;
  fileName: string;
  type: string;
  bytes: number;
}

const post = createRoute({
  method: 'post',
  path: '/attachments',
  summary: '上传照片或 PDF（multipart：file 可多个，complaintNumber 是投诉或举报的编号，id 是各文件的 id，都可不填）',
  request: {
    body: {
      content: {
        'multipart/form-data': {
          schema: z.object({ file: z.any(), complaintNumber: z.string().optional(), id: z.any().optional() }),
        },
      },
    },
  },
  responses: {
    201: { description: '存下的附件', ...json(shape<{ attachments: KeptAttachment[] }>()) },
    ...problems,
  },
});

export const attachmentApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
attachmentApi.openAPIRegistry.registerPath({ ...post, path: post.path });
attachmentApi.post('/attachments', async (c) => {
  const { limits } = c.get('deps');
  const ctx = c.get('ctx');
  demand(ctx.actor, 'attachment.add');
  if (ctx.actor.role === 'consumer') limits.filing.demand(addressOf(c), ctx.at.getTime());
  const upload = await readUpload(c, uploadRoom(c));
  const [problem] = upload.problems;
  if (problem !== undefined) throw problem.refusal;
  const complaintNumber = upload.fields['complaintNumber'];
  // A citizen has no number to add to here: his own matter takes files on its progress page.
  const number =
    ctx.actor.role === 'consumer' || typeof complaintNumber !== 'string' || complaintNumber === ''
      ? null
      : complaintNumber;
  const attachments: KeptAttachment[] = [];
  // A telephone that sends again names its files itself, so that each lies there once.
  const ids = [upload.fields['id'] ?? []].flat().filter((id) => z.uuid().safeParse(id).success);
  for (const [i, stored] of upload.files.entries()) {
    const added = { id: ids[i] ?? ctx.newId(), stored, fileName: stored.fileName };
    const kept = await (number === null ? keepAttachment(ctx, added) : addAttachment(ctx, { ...added, number }));
    attachments.push({ id: kept.id, fileName: kept.fileName, type: kept.type, bytes: kept.bytes });
  }
  return c.json({ attachments }, 201);
});

attachmentApi.get('/attachments/:id', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'attachment.read');
  const id = c.req.param('id');
  if (!z.uuid().safeParse(id).success) throw new Refusal('not-found');
  const attachment = await getAttachment(ctx, id);
  const sent = await sendAttachment(c, attachment);
  // A viewer that asks for the rest of what it shows already, or for the head alone, opens nothing anew.
  const range = c.req.header('range') ?? '';
  if (c.req.method === 'GET' && (range === '' || range.startsWith('bytes=0-'))) await noteExhibitRead(ctx, attachment);
  return sent;
});
