/** 登记库导入: a register's list of shops becomes a run of the imports, and tells there what became of each line. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { mostRegisterMegabytes, mostRegisterRows } from '../../../domain/operator/register-table.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { takeUpload, type RunView } from './import-routes.ts';

const importing = createRoute({
  method: 'post',
  path: '/operators/import',
  summary: `上传登记库的名单（multipart：file，xlsx 或 csv，最多 ${mostRegisterMegabytes} 兆、${mostRegisterRows} 家；id 可不填，再传一次同一个 id 还是那一次），试读马上开始`,
  request: {
    body: { content: { 'multipart/form-data': { schema: z.object({ file: z.any(), id: z.string().optional() }) } } },
  },
  responses: { 201: { description: '读到的表', ...json(shape<RunView>()) }, ...problems },
});

export const operatorImportApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
operatorImportApi.openAPIRegistry.registerPath({ ...importing, path: importing.path });
operatorImportApi.post(importing.path, staffOnly, async (c) => {
  demand(c.get('ctx').actor, 'operator.import');
  return c.json(await takeUpload(c, 'operators'), 201);
});
