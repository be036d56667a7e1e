import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { textFileLimits, type TableReading, type TextOfFile } from '../../../domain/matter/document/text-file.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { readUpload } from '../../base/upload.ts';

/** The words of one file, to look at before they are sent with the form. */
export interface ReadText extends TextOfFile {
  fileName: string;
}

const post = createRoute({
  method: 'post',
  path: '/file-texts',
  summary: '从一份 DOCX、PDF、TXT 取字（multipart：file），文件不留',
  middleware: staffOnly,
  request: {
    query: z.object({ tables: z.enum(['words', 'rows']).optional() }),
    body: { content: { 'multipart/form-data': { schema: z.object({ file: z.any() }) } } },
  },
  responses: { 200: { description: '文件里的字', ...json(shape<ReadText>()) }, ...problems },
});

export const textFileApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
textFileApi.openAPIRegistry.registerPath({ ...post, path: post.path });
textFileApi.post('/file-texts', staffOnly, async (c) => {
  const { textFiles } = c.get('deps');
  // By rows it is read for the check of reports, and looked at by whoever reads figures.
  const tables: TableReading = c.req.query('tables') === 'rows' ? 'rows' : 'words';
  demand(c.get('ctx').actor, tables === 'rows' ? 'figure.read' : 'attachment.add');
  const upload = await readUpload(c, {
    mostBytes: (textFileLimits.packedMegabytes + 1) * 1024 * 1024,
    storeUpload: (stream) => textFiles.readText(stream, c.req.raw.signal, tables),
  });
  const [problem] = upload.problems;
  if (problem !== undefined) throw problem.refusal;
  const [found] = upload.files;
  if (found === undefined) throw new Refusal('text-file-empty');
  const { kind, text, pages, isCut, fileName } = found;
  return c.json({ kind, text, pages, isCut, fileName } satisfies ReadText, 200);
});
