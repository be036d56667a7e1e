/** 召回名单导入: a table of recalled products, read by the table reader of all imports. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  mostRecalls,
  recallColumns,
  recallRow,
  type ImportedRecalls,
} from '../../../domain/publicity/warning/recall-table.ts';
import type { ListRecall } from '../../../domain/publicity/warning/recall.ts';
import { importRecalls } from '../../../actions/publicity/warning/recall.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { readTableUpload } from './table-upload.ts';

const importing = createRoute({
  method: 'post',
  path: '/recalls/import',
  summary: `导入召回名单（multipart：file，xlsx 或 csv，一次最多 ${mostRecalls} 样；再交一次只认出原来的）`,
  request: { body: { content: { 'multipart/form-data': { schema: z.object({ file: z.any() }) } } } },
  responses: { 200: { description: '导入了', ...json(shape<ImportedRecalls>()) }, ...problems },
});

export const recallImportApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
recallImportApi.openAPIRegistry.registerPath({ ...importing, path: importing.path });
recallImportApi.post(importing.path, staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'recall.save');
  const tooMany = (rows: number) => new Refusal('recall-table-rows', { most: mostRecalls, rows });
  const table = await readTableUpload(c, mostRecalls, tooMany);
  const columns = recallColumns(table.headers);
  const rows: (ListRecall | null)[] = [];
  for await (const one of table.rows) rows.push(recallRow(one, columns, { id: ctx.newId(), today: ctx.today }));
  return c.json(await importRecalls(ctx, rows), 200);
});
