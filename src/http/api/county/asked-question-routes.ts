import { createRoute, z } from '@hono/zod-openapi';
import { AskedQuestionForm } from '../../../domain/county/asked/asked-question.ts';
import { saveQuestion } from '../../../actions/county/asked-question.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export const askedQuestionApi = apiRoutes().openapi(
  createRoute({
    method: 'put',
    path: '/asked-questions/{id}',
    summary: '新增、改、停用一个追问的问题；编号由页面给，再交一次不会多一个',
    middleware: staffOnly,
    request: { params: z.object({ id: z.uuid().toLowerCase() }), body: body(AskedQuestionForm) },
    responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
  }),
  async (c) => {
    await saveQuestion(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
    return c.json({ ok: true as const }, 200);
  },
  checked(AskedQuestionForm),
);
