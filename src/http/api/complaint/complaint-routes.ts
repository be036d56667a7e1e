import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { Filing } from '../../../domain/complaint/filing.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import {
  defaultComplaintColumns,
  complaintColumns,
  type ComplaintColumn,
} from '../../../domain/complaint/words/complaint-columns.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
import { demandFiler, demandRetry, type Context } from '../../../actions/base/context.ts';
import { complaintFrame, complaintStationery, revealComplaint } from '../../../actions/complaint/complaint.ts';
import { joinComplaint } from '../../../actions/complaint/duplicate.ts';
import { fileComplaint } from '../../../actions/complaint/filing.ts';
import { findComplaint, listShared } from '../../../store/complaint/complaint.ts';
import { complaintFigureWords } from '../../../domain/complaint/complaint-figures.ts';
import { handlingFigureWords } from '../../../domain/complaint/handling-figures.ts';
import { countWantedComplaintFigures } from '../../../store/complaint/complaint-figure.ts';
import { countHandling } from '../../../store/complaint/handling-figure.ts';
import { complaintRowListing } from '../../../store/complaint/complaint-list.ts';
import { addressOf } from '../../base/address.ts';
import {
  complaintCell,
  complaintItemOf,
  complaintLineOf,
  shownLineOf,
  complaintViewOf,
  type ComplaintItem,
} from './complaint-view.ts';
import { namesOf } from '../county/account-names.ts';
import { sumOfFigure } from './figure-sum.ts';
import { addListRoutes, addPaperRoutes, addMatterRoutes, numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const NumberParam = numberParam('投2026-0412');

/** Filing is open to citizens (by any client that has no session) and to staff; reading is for staff who may see the matter. */
const file = createRoute({
  method: 'post',
  path: '/complaints',
  summary: '登记投诉；同一个 clientId 再交一次，得到同一件',
  request: { body: body(Filing) },
  responses: {
    201: {
      description: '已登记',
      ...json(z.object({ number: z.string(), queryCode: z.string().nullable(), state: z.string() })),
    },
    ...problems,
  },
});
const join = createRoute({
  method: 'post',
  path: '/complaints/{number}/join',
  summary: '又说一遍的，并到已有的在办件，算一次催办',
  request: { params: NumberParam, body: body(Filing) },
  responses: {
    200: { description: '并到的件', ...json(z.object({ number: z.string(), state: z.string() })) },
    ...problems,
  },
});
const routes = apiRoutes()
  .openapi(
    file,
    async (c) => {
      const deps = c.get('deps');
      const ctx = c.get('ctx');
      if (ctx.actor.role === 'consumer') deps.limits.filing.demand(addressOf(c), ctx.at.getTime());
      const filing = c.req.valid('json');
      const complaint = await fileComplaint(ctx, filing);
      await demandOwnRetry(ctx, filing, complaint);
      const { number, state } = complaint;
      return c.json({ number, queryCode: queryCodeOf(ctx, 'complaint', complaint), state }, 201);
    },
    checked(Filing),
  )
  .openapi(
    { ...join, middleware: staffOnly },
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.join');
      const open = await findComplaint(ctx.db, ctx.actor.countyId, { number: c.req.valid('param').number });
      if (open === null) throw new Refusal('not-found');
      const { number, state } = await joinComplaint(ctx, open.id, c.req.valid('json'));
      return c.json({ number, state }, 200);
    },
    checked(Filing),
  );

/** The id of a complaint that is already there gives its query code only to who filed it, and only as a retry. */
async function demandOwnRetry(ctx: Context, { consumer }: Filing, complaint: Complaint): Promise<void> {
  const { consumerName, consumerPhone, filedAt } = complaint;
  demandRetry(ctx, complaint, consumer.name === consumerName && consumer.phone === consumerPhone);
  // One that was registered just now is no retry, and filing stays fast.
  if (filedAt.getTime() !== ctx.at.getTime()) await demandFiler(ctx.db, ctx, complaint);
}

/** What somebody helps with: his own short list, beside the lists of his office. */
const shared = createRoute({
  method: 'get',
  path: '/shared-complaints',
  summary: '我协办的投诉',
  responses: { 200: { description: '协办的件', ...json(shape<{ items: ComplaintItem[] }>()) }, ...problems },
});

routes.openapi({ ...shared, middleware: staffOnly }, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.handBackShare');
  const [found, names] = await Promise.all([listShared(ctx.db, ctx.actor.countyId, ctx.actor.id, 50), namesOf(ctx)]);
  const items = found.map((complaint) => complaintItemOf(ctx, complaint, names));
  return c.json({ items }, 200);
});

addPaperRoutes(routes, { path: 'complaints', zh: '投诉', stationery: complaintStationery });

addListRoutes(routes, {
  path: 'complaints',
  zh: '投诉',
  Query: ComplaintQuery,
  read: 'complaint.read',
  mayExport: 'complaint.export',
  listing: complaintRowListing,
  itemOf: complaintLineOf,
  shownOf: shownLineOf,
  columns: complaintColumns,
  defaultColumns: defaultComplaintColumns,
  cell: (item, column) => complaintCell(item, column as ComplaintColumn),
  sumOf: sumOfFigure({ ...complaintFigureWords, ...handlingFigureWords }, (db, countyId, period, wanted) =>
    [...wanted].some((name) => name in complaintFigureWords)
      ? countWantedComplaintFigures(db, countyId, period, wanted)
      : countHandling(db, countyId, period, wanted),
  ),
});

/**
 * The routes of complaints. What a later subject tells of a complaint in the same answer, such as the tip-offs that were
 * split off it, is handed in by the table of contents.
 */
export function complaintApi(besideOf: (ctx: Context, complaint: Complaint, unmasked: boolean) => Promise<object>) {
  const whole = async (ctx: Context, complaint: Complaint, unmasked = false) => ({
    ...(await complaintViewOf(ctx, complaint, unmasked)),
    ...(await besideOf(ctx, complaint, unmasked)),
  });
  const matters = apiRoutes();
  addMatterRoutes(matters, {
    path: 'complaints',
    zh: '投诉',
    example: '投2026-0412',
    frame: complaintFrame,
    viewOf: (ctx, complaint) => whole(ctx, complaint),
    reveal: async (ctx, number, reason) => whole(ctx, await revealComplaint(ctx, number, reason), true),
  });
  return apiRoutes().route('/', routes).route('/', matters);
}
