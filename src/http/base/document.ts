/** 接口文档 (document): OpenAPI 3.1, made from the schemas that validate, and finished where the library leaves off. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './env.ts';
import { problems } from './schema.ts';
import { sessionCookie } from './session.ts';

const info = {
  title: '红盾 Hongdun',
  version: '1',
  description: '县级 12315 消费维权网络的接口。每个错误都是 RFC 9457 问题文档，带一句中文和一句英文。',
};

const file = (type: string) => ({ content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } } });

/** Answers that are streams and no JSON are written by hand; they are in the document all the same. */
const streams = [
  {
    path: '/api/events',
    summary: '别人办了什么（server-sent events：changes，内容是编号和版本，每秒最多四次）',
    answer: { description: '一直开着的事件流', ...file('text/event-stream') },
  },
  {
    path: '/api/attachments/{id}',
    summary: '一个附件',
    params: z.object({ id: z.uuid() }),
    answer: { description: '照片或 PDF', ...file('application/octet-stream') },
  },
  {
    path: '/api/export/complaints',
    summary: '列表导出；筛选与列表相同',
    query: z.object({
      format: z.enum(['csv', 'xlsx']).default('csv'),
      columns: z.string().optional().openapi({ description: '列名，用逗号隔开' }),
    }),
    answer: { description: '文件', ...file('text/csv') },
  },
  {
    path: '/api/export/replies',
    summary: '给平台的回复，一件一行；筛选与列表相同',
    query: z.object({
      format: z.enum(['csv', 'xlsx']).default('csv'),
      fresh: z.enum(['yes', 'no']).default('yes').openapi({ description: 'yes 只要没有导出过的' }),
    }),
    answer: { description: '文件', ...file('text/csv') },
  },
  {
    path: '/api/imports/{id}/errors',
    summary: '没导入的行，和为什么；改好可以再导入',
    params: z.object({ id: z.uuid() }),
    query: z.object({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    answer: { description: '文件', ...file('text/csv') },
  },
];

/** Puts the document of all routes at /api/openapi.json. */
export function serveDocument(app: OpenAPIHono<Env>): void {
  for (const { path, summary, params, query, answer } of streams)
    app.openAPIRegistry.registerPath({
      method: 'get',
      path,
      summary,
      request: { ...(params === undefined ? {} : { params }), ...(query === undefined ? {} : { query }) },
      responses: { 200: answer, ...problems },
    });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'telephone', { type: 'http', scheme: 'bearer' });
  // Made once, at the first question: it takes a quarter of a second, and whoever asks is not known.
  let text: string | null = null;
  app.get('/api/openapi.json', (c) => {
    text ??= JSON.stringify(
      finished(
        app.getOpenAPI31Document({ openapi: '3.1.0', info, security: [{}, { session: [] }, { telephone: [] }] }),
      ),
    );
    return c.body(text, 200, { 'content-type': 'application/json' });
  });
}

/** Takes out the flags that the library leaves on patterns, which would then fit nothing, and words meant for forms. */
function finished(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(finished);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) => {
      if (name === 'words' && typeof inside === 'object') return [];
      if (name === 'pattern' && typeof inside === 'string') return [[name, inside.replace(/\/[a-z]*$/u, '')]];
      return [[name, finished(inside)]];
    }),
  );
}
