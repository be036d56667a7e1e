import { createRoute, z } from '@hono/zod-openapi';
import { Allegation } from '../../../domain/tipoff/filing.ts';
import { Asking, asksTheSame } from '../../../domain/inquiry/filing.ts';
import { Filing } from '../../../domain/complaint/filing.ts';
import type { Retelling } from '../../../domain/inquiry/inquiry.ts';
import { InquiryQuery } from '../../../domain/inquiry/inquiry-list.ts';
import { defaultInquiryColumns, inquiryColumns } from '../../../domain/inquiry/inquiry-columns.ts';
import { demandRetry } from '../../../actions/base/context.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
import {
  fileInquiry,
  inquiryFrame,
  inquiryStationery,
  demandKnowsAsker,
  retellInquiry,
  turnIntoComplaint,
  turnIntoTipoff,
} from '../../../actions/inquiry/inquiry.ts';
import { revealMatter } from '../../../actions/matter/matter.ts';
import { inquiryListing } from '../../../store/inquiry/inquiry-list.ts';
import { addressOf } from '../../base/address.ts';
import { inquiryCell, inquiryItemOf, inquiryViewOf, shownInquiryOf } from './inquiry-view.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addListRoutes, addPaperRoutes, addMatterRoutes, numberParam } from '../matter/matter-routes.ts';

const example = '询2026-0003';
const filed = z.object({ number: z.string(), queryCode: z.string().nullable(), state: z.string() });

const file = createRoute({
  method: 'post',
  path: '/inquiries',
  summary: '登记咨询；点了题目就同时答复、办结；同一个 clientId 再交一次，得到同一件',
  request: { body: body(Asking) },
  responses: { 201: { description: '已登记', ...json(filed) }, ...problems },
});

const retelling = createRoute({
  method: 'post',
  path: '/inquiries/{number}/retelling',
  summary: '转办时带过去的内容，不用再问一遍；留痕',
  request: { params: numberParam(example) },
  responses: {
    200: { description: '说过的', ...json(shape<{ version: number; told: Retelling }>()) },
    ...problems,
  },
});

const Turning = z.object({
  version: z.number().int().min(1),
  close: z.boolean().default(true),
  filing: Filing,
});
const turn = createRoute({
  method: 'post',
  path: '/inquiries/{number}/complaint',
  summary: '咨询转为投诉：登记投诉和转办是同一步',
  request: { params: numberParam(example), body: body(Turning) },
  responses: { 201: { description: '登记的投诉', ...json(filed) }, ...problems },
});

const TipoffTurning = z.object({
  version: z.number().int().min(1),
  close: z.boolean().default(true),
  allegation: Allegation,
});
const turnToTipoff = createRoute({
  method: 'post',
  path: '/inquiries/{number}/tipoff',
  summary: '咨询转为举报：登记举报、密封举报人和转办是同一步',
  request: { params: numberParam(example), body: body(TipoffTurning) },
  responses: { 201: { description: '登记的举报', ...json(filed) }, ...problems },
});

const routes = apiRoutes()
  .openapi(
    file,
    async (c) => {
      const deps = c.get('deps');
      const ctx = c.get('ctx');
      if (ctx.actor.role === 'consumer') deps.limits.filing.demand(addressOf(c), ctx.at.getTime());
      const asking = c.req.valid('json');
      const inquiry = await fileInquiry(ctx, asking);
      // The id of an inquiry that is there already gives its query code only to who asked the same, and only as a retry.
      demandRetry(ctx, inquiry, asksTheSame(asking, inquiry));
      const { number, state } = inquiry;
      return c.json({ number, queryCode: queryCodeOf(ctx, 'inquiry', inquiry), state }, 201);
    },
    checked(Asking),
  )
  .openapi({ ...retelling, middleware: staffOnly }, async (c) => {
    return c.json(await retellInquiry(c.get('ctx'), c.req.valid('param').number), 200);
  })
  .openapi(
    { ...turn, middleware: staffOnly },
    async (c) => {
      const { filing, version, close } = c.req.valid('json');
      const { number } = c.req.valid('param');
      const ctx = c.get('ctx');
      const { complaint } = await turnIntoComplaint(ctx, number, filing, { version, close });
      const queryCode = queryCodeOf(ctx, 'complaint', complaint);
      return c.json({ number: complaint.number, queryCode, state: complaint.state }, 201);
    },
    checked(Turning),
  )
  .openapi(
    { ...turnToTipoff, middleware: staffOnly },
    async (c) => {
      const { allegation, version, close } = c.req.valid('json');
      const { number } = c.req.valid('param');
      const ctx = c.get('ctx');
      const { tipoff } = await turnIntoTipoff(ctx, number, allegation, { version, close });
      return c.json({ number: tipoff.number, queryCode: queryCodeOf(ctx, 'tipoff', tipoff), state: tipoff.state }, 201);
    },
    checked(TipoffTurning),
  );

addMatterRoutes(routes, {
  path: 'inquiries',
  zh: '咨询',
  example,
  frame: inquiryFrame,
  viewOf: (ctx, inquiry) => inquiryViewOf(ctx, inquiry),
  reveal: async (ctx, number, reason) => {
    await demandKnowsAsker(ctx, number);
    return inquiryViewOf(ctx, await revealMatter(ctx, inquiryFrame, number, reason), true);
  },
});

addPaperRoutes(routes, { path: 'inquiries', zh: '咨询', stationery: inquiryStationery });

addListRoutes(routes, {
  path: 'inquiries',
  zh: '咨询',
  Query: InquiryQuery,
  read: 'inquiry.read',
  mayExport: 'inquiry.export',
  listing: inquiryListing,
  itemOf: inquiryItemOf,
  shownOf: shownInquiryOf,
  columns: inquiryColumns,
  defaultColumns: defaultInquiryColumns,
  cell: inquiryCell,
});

export const inquiryApi = routes;
