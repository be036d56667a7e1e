import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { echoesOf, type Echo } from './station-echo-view.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const list = createRoute({
  method: 'get',
  path: '/echoes',
  summary: '本站交上去的投诉，结果怎样',
  middleware: staffOnly,
  responses: { 200: { description: '回音', ...json(shape<{ echoes: Echo[] }>()) }, ...problems },
});

export const echoApi = apiRoutes().openapi(list, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'echo.read');
  return c.json({ echoes: await echoesOf(ctx) }, 200);
});
