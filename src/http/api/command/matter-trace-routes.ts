import { createRoute } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { atStation } from '../../../domain/tipoff/seen-by-station.ts';
import { mayReveal } from '../../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { traceOf, type TraceLink } from '../../../domain/command/matter-trace.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listRedispatches } from '../../../store/command/redispatch.ts';
import { listTracedCases } from '../../../store/command/traced-case.ts';
import { listSplitOff } from '../../../actions/tipoff/link.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { numberParam } from '../matter/matter-routes.ts';

export interface SeenTrace {
  ticketNo: string;
  /** Of a tip-off and of its case the number is empty. */
  links: (TraceLink & { placeName: string | null })[];
}

const NumberParam = numberParam('投2026-0412');

const get = createRoute({
  method: 'get',
  path: '/complaints/{number}/trace',
  summary: '一号到底：站点协商、投诉、就近分转、线索、案件',
  middleware: staffOnly,
  request: { params: NumberParam },
  responses: { 200: { description: '一号到底', ...json(shape<SeenTrace>()) }, ...problems },
});

export const traceApi = apiRoutes().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.read');
  const complaint = await getSeenComplaint(ctx, c.req.valid('param').number);
  const { countyId, id } = complaint;
  const [redispatches, linked] = await Promise.all([
    listRedispatches(ctx.db, ctx.actor, { state: 'all', matterId: id }),
    listSplitOff(ctx, complaint),
  ]);
  const tipoffs = linked.filter((one) => mayKnow(ctx, one));
  // How far its own clue is a station reads as on the page of the clue; what was decided on it, never (《办法》第三十七条).
  const isStation = ctx.actor.role === 'station';
  const tipoffIds = isStation ? [] : tipoffs.map((one) => one.id);
  const enforcements = await listTracedCases(ctx.db, countyId, { complaintId: id, tipoffIds });
  const { ticketNo, links } = traceOf(complaint, {
    redispatches: redispatches.filter(({ state }) => state !== 'undone'),
    tipoffs: isStation ? tipoffs.map((one) => ({ ...one, ...atStation(one) })) : tipoffs,
    enforcements,
    dayOf,
  });
  // The complainant is the reporter: by its number, or by that of its case, a tip-off would name him to whoever opens the page, without a
  // reason. The look behind the mask of the complaint tells which one it is. A station sees its own clue, which it has sent in itself.
  const seen: SeenTrace = {
    ticketNo,
    links: links.map((link) => ({
      ...link,
      number: isStation || link.telling !== true ? link.number : '',
      placeName: placeNameOf(ctx, link.placeId),
    })),
  };
  return c.json(seen, 200);
});

/** That a tip-off lies in the complaint tells who told it: only who may read that, and the station whose own clue it is. */
function mayKnow({ actor }: Context, tipoff: Tipoff): boolean {
  return mayReveal(actor, tipoff) || (tipoff.anonymous && maySee(actor, tipoff));
}
