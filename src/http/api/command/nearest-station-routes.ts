import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { addWorkingDays } from '../../../domain/base/calendar.ts';
import type { StationProposal } from '../../../domain/command/nearest-station.ts';
import { shownFacts, type HelpMeans, type SentFacts } from '../../../domain/command/redispatch.ts';
import { regionPath } from '../../../domain/county/region.ts';
import { gistOf } from '../../../domain/complaint/papers/routing-slip.ts';
import { helpUntil, mayEntrust, sentFacts, unsendable } from '../../../domain/command/redispatch-sending.ts';
import { demandOwn, nearnessIn } from '../../../actions/command/redispatch.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { listOut, listSaid } from '../../../store/command/redispatch.ts';
import { refusals } from '../../../domain/refusals.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** What the sender of one complaint sees before he sends it: where it may go, and exactly what would travel. */
export interface SeenNearness {
  number: string;
  proposals: StationProposal[];
  /** Stations that may mediate by entrustment: both parties agreed, and the association is theirs (第十九条). */
  entrustable: string[];
  /** Why it cannot be sent now, or null. */
  unsendable: { zh: string; en: string } | null;
  /** By what the station is asked to do. */
  facts: Record<HelpMeans, SentFacts>;
  acceptBy: string;
  dueOn: string;
}

const NumberParam = numberParam('投2026-0412');

const get = createRoute({
  method: 'get',
  path: '/complaints/{number}/nearness',
  summary: '就近提议：离当事人近的站点、理由、关系风险，会转给站点的事实',
  middleware: staffOnly,
  request: { params: NumberParam },
  responses: { 200: { description: '就近提议', ...json(shape<SeenNearness>()) }, ...problems },
});

export const nearnessApi = apiRoutes().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'redispatch.send');
  const complaint = await getSeenComplaint(ctx, c.req.valid('param').number);
  demandOwn(ctx, complaint);
  return c.json(await seenNearness(ctx, complaint), 200);
});

async function seenNearness(ctx: Context, complaint: Complaint): Promise<SeenNearness> {
  const { countyId } = ctx.actor;
  const { stations, regions, categories, county, calendar } = ctx.county;
  const ids = [complaint.id];
  const [out, said, nearness] = await Promise.all([
    listOut(ctx.db, countyId, ids),
    listSaid(ctx.db, countyId, ids),
    nearnessIn(ctx.db, ctx),
  ]);
  const why = unsendable(complaint, out.has(complaint.id));
  const home = regions.find((one) => one.id === complaint.consumerRegionId);
  const told = {
    home: home === undefined ? '' : regionPath(home, regions),
    category: categories.find((one) => one.code === complaint.categoryCode)?.zh ?? '',
    gist: gistOf(complaint.story),
  };
  // As the sender reads them: nobody reads a telephone by way of a redispatch.
  const factsOf = (means: HelpMeans) =>
    shownFacts(sentFacts(complaint, { gist: null, ask: null, means }, told, ctx.today), ctx.actor.role, false);
  return {
    number: complaint.number,
    proposals: nearness.propose(complaint, said.get(complaint.id) ?? []),
    entrustable: stations.filter((one) => mayEntrust(complaint, one)).map(({ id }) => id),
    unsendable: why === null ? null : { zh: refusals[why].zh, en: refusals[why].en },
    facts: { call: factsOf('call'), visit: factsOf('visit'), look: factsOf('look') },
    acceptBy: addWorkingDays(calendar, ctx.today, county.limits.backlog.acceptWorkingDays),
    dueOn: helpUntil(complaint, { today: ctx.today, calendar, limits: county.limits }),
  };
}
