import { createRoute, z } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { labelled, written } from '../../../domain/base/field.ts';
import { leastReason } from '../../../domain/base/reveal.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { atStation } from '../../../domain/tipoff/seen-by-station.ts';
import { mayReveal } from '../../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { traceOf, type TraceLink } from '../../../domain/desk/matter-trace.ts';
import { maySeeStationReport } from '../../../domain/supervision/enforcement/station-report.ts';
import { getSeenComplaint, revealComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listRedispatches } from '../../../store/command/redispatch.ts';
import { listTracedCases } from '../../../store/desk/traced-case.ts';
import { listReportsOn } from '../../../store/supervision/enforcement/station-report.ts';
import { listSplitOff } from '../../../actions/tipoff/link.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { numberParam } from '../matter/matter-routes.ts';

export interface SeenTrace {
  ticketNo: string;
  /** Of a tip-off and of its case the numbers are empty, until somebody has said why he asks. */
  links: (TraceLink & { placeName: string | null })[];
}

const NumberParam = numberParam('投2026-0412');
const Opening = z.object({
  reason: labelled(written().min(leastReason).max(200), { zh: '查看的理由', en: 'Reason' }),
});

const get = createRoute({
  method: 'get',
  path: '/complaints/{number}/trace',
  summary: '一号到底：站点协商、投诉、就近分转、站点报的线索、举报、案件和怎么结的',
  middleware: staffOnly,
  request: { params: NumberParam },
  responses: { 200: { description: '一号到底', ...json(shape<SeenTrace>()) }, ...problems },
});
const open = createRoute({
  method: 'post',
  path: '/complaints/{number}/trace',
  summary: '一号到底，连同举报所立案件的编号和决定书文号；写明理由，记进经过',
  middleware: staffOnly,
  request: { params: NumberParam, body: body(Opening) },
  responses: { 200: { description: '一号到底，带编号', ...json(shape<SeenTrace>()) }, ...problems },
});

export const traceApi = apiRoutes()
  .openapi(get, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'complaint.read');
    const complaint = await getSeenComplaint(ctx, c.req.valid('param').number);
    return c.json(await seenTrace(ctx, complaint, false), 200);
  })
  .openapi(
    open,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.reveal');
      const complaint = await revealComplaint(ctx, c.req.valid('param').number, c.req.valid('json').reason);
      return c.json(await seenTrace(ctx, complaint, true), 200);
    },
    checked(Opening),
  );

async function seenTrace(ctx: Context, complaint: Complaint, isOpened: boolean): Promise<SeenTrace> {
  const { countyId, id } = complaint;
  const [redispatches, linked, told] = await Promise.all([
    listRedispatches(ctx.db, ctx.actor, { state: 'all', matterId: id }),
    listSplitOff(ctx, complaint),
    listReportsOn(ctx.db, countyId, id),
  ]);
  const tipoffs = linked.filter((one) => mayKnow(ctx, one));
  const stationReports = told.filter((one) => maySeeStationReport(ctx.actor, one));
  // How far its own clue is a station reads as on the page of the clue; what was decided on it, never (《办法》第三十七条).
  const isStation = ctx.actor.role === 'station';
  const cases = await listTracedCases(ctx.db, countyId, {
    complaintId: id,
    tipoffIds: isStation ? [] : tipoffs.map((one) => one.id),
    enforcementIds: stationReports.flatMap(({ enforcementId }) => enforcementId ?? []),
  });
  const { ticketNo, links } = traceOf(complaint, {
    redispatches: redispatches.filter(({ state }) => state !== 'undone'),
    tipoffs: isStation ? tipoffs.map((one) => ({ ...one, ...atStation(one) })) : tipoffs,
    stationReports,
    cases,
    dayOf,
  });
  const mayOpen = new Set(linked.filter((one) => mayReveal(ctx.actor, one)).map(({ number }) => number));
  return {
    ticketNo,
    links: links
      // A station hears how its own report ended in its words alone.
      .filter(({ kind }) => !isStation || kind !== 'enforcement')
      .map((link) => ({
        ...withoutTeller(link, isStation, isOpened, mayOpen),
        placeName: placeNameOf(ctx, link.placeId),
      })),
  };
}

/**
 * The complainant is the reporter: by its number, or by those of its case, a tip-off would name him to whoever opens the page, without a
 * reason. With one that stands in the ledger the numbers of the case are read by who may know of it, and the tip-off's own by who may open
 * the reporter. A station sees its own clue, which it has sent in itself.
 */
function withoutTeller(
  link: TraceLink,
  isStation: boolean,
  isOpened: boolean,
  mayOpen: ReadonlySet<string>,
): TraceLink {
  if (isStation || link.telling !== true) return link;
  if (isOpened && (link.kind === 'enforcement' || mayOpen.has(link.number))) return link;
  const { decisionNumber: _, ...shown } = link;
  return { ...shown, number: '' };
}

/**
 * That a tip-off lies in the complaint tells who told it: only who may read that, the station whose own clue it is, and the centre, which took
 * both in and tells the reporter how it ended; after the dispatch it reads how far it is, and opens nobody's name.
 */
function mayKnow({ actor }: Context, tipoff: Tipoff): boolean {
  if (mayReveal(actor, tipoff)) return true;
  return maySee(actor, tipoff) && (tipoff.anonymous || actor.role === 'centre');
}
