/** 检验结果导入: a table of results, read by the table reader of all imports; a trial says what would come of it and writes nothing. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  mostResultLines,
  resultColumns,
  resultLine,
  type ImportedResults,
  type LineProblem,
  type ResultLine,
} from '../../../domain/supervision/sampling/result-table.ts';
import { importResults } from '../../../actions/supervision/sampling/import-results.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { readTableUpload } from './table-upload.ts';

const importing = createRoute({
  method: 'post',
  path: '/samplings/import',
  summary: `导入检验结果（multipart：file，xlsx 或 csv，一次最多 ${mostResultLines} 行；trial=yes 只试读；再交一次只认出原来的）`,
  request: {
    query: z.object({ trial: z.enum(['yes']).optional() }),
    body: { content: { 'multipart/form-data': { schema: z.object({ file: z.any() }) } } },
  },
  responses: { 200: { description: '导入了', ...json(shape<ImportedResults>()) }, ...problems },
});

export const resultImportApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
resultImportApi.openAPIRegistry.registerPath({ ...importing, path: importing.path });
resultImportApi.post(importing.path, staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'sampling.handle');
  const tooMany = (rows: number) => new Refusal('sampling-table-rows', { most: mostResultLines, rows });
  const table = await readTableUpload(c, mostResultLines, tooMany);
  const columns = resultColumns(table.headers);
  const lines: (ResultLine | LineProblem)[] = [];
  for await (const one of table.rows) {
    const read = resultLine(one, columns);
    if (read !== null) lines.push(read);
  }
  return c.json(await importResults(ctx, lines, c.req.query('trial') === 'yes'), 200);
});
