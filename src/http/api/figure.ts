import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../domain/actor.ts';
import type { FigureValues } from '../../domain/figure.ts';
import { Refusal } from '../../domain/refusal.ts';
import { countFigures } from '../../store/figure.ts';
import type { Env } from '../env.ts';
import { json, problems, shape } from '../schema.ts';
import { staffOnly } from '../session.ts';

export interface Figures {
  from: string;
  to: string;
  /** The office counted, or null for the county. An officer counts his own office. */
  officeId: string | null;
  values: FigureValues;
  countedAt: string;
}

const get = createRoute({
  method: 'get',
  path: '/figures',
  summary: '一个期间的数，从台账里数',
  middleware: staffOnly,
  request: { query: z.object({ from: z.iso.date(), to: z.iso.date(), officeId: z.string().max(40).optional() }) },
  responses: { 200: { description: '数', ...json(shape<Figures>()) }, ...problems },
});

export const figureApi = new OpenAPIHono<Env>().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'figure.read');
  const { from, to, officeId } = c.req.valid('query');
  if (from > to) throw new Refusal('period-invalid');
  const office = scopes[ctx.actor.role] === 'office' ? ctx.actor.organisationId : (officeId ?? null);
  const values = await countFigures(ctx.db, ctx.actor.countyId, { from, to, officeId: office });
  return c.json({ from, to, officeId: office, values, countedAt: ctx.at.toISOString() } as never, 200);
});
