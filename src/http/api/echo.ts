import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../domain/actor.ts';
import { addDays } from '../../domain/calendar.ts';
import { echoOf } from '../../domain/echo.ts';
import { listEnded } from '../../store/echo.ts';
import { apiRoutes, json, problems, shape } from '../schema.ts';
import { staffOnly } from '../session.ts';

export interface Echo {
  number: string;
  consumerName: string;
  operatorName: string;
  on: string;
  zh: string;
  en: string;
}

/** How long the answer stands on the desk of the station. */
const shownDays = 14;

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
  const { countyId, stationId } = ctx.actor;
  const ended = await listEnded(ctx.db, countyId, stationId ?? '', addDays(ctx.today, -shownDays));
  const echoes = ended.flatMap((one): Echo[] => {
    const echo = echoOf(one);
    const { number, consumerName, operatorName } = one;
    return echo === null
      ? []
      : [{ number, consumerName, operatorName, on: one.endedOn ?? one.decidedOn ?? '', ...echo }];
  });
  return c.json({ echoes } as never, 200);
});
