/** 登记库导入: a register's list of shops, read by the table reader of all imports. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import {
  mostRegistered,
  registerColumns,
  registerRow,
  type RegisterRow,
} from '../../../domain/operator/register-table.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { importRegister, type Imported } from '../../../actions/operator/register.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { readTableUpload } from './table-upload.ts';

const importing = createRoute({
  method: 'post',
  path: '/operators/import',
  summary: `导入登记库的名单（multipart：file，xlsx 或 csv，一次最多 ${mostRegistered} 家；再交一次只认出原来的）`,
  request: { body: { content: { 'multipart/form-data': { schema: z.object({ file: z.any() }) } } } },
  responses: { 200: { description: '导入了', ...json(shape<Imported>()) }, ...problems },
});

export const operatorImportApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
operatorImportApi.openAPIRegistry.registerPath({ ...importing, path: importing.path });
operatorImportApi.post(importing.path, staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'operator.import');
  const tooMany = (rows: number) => new Refusal('operator-table-rows', { most: mostRegistered, rows });
  const table = await readTableUpload(c, mostRegistered, tooMany);
  const columns = registerColumns(table.headers);
  const rows: RegisterRow[] = [];
  for await (const one of table.rows) rows.push(registerRow(one, columns));
  return c.json(await importRegister(ctx, rows), 200);
});
