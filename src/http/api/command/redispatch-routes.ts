import { createRoute, z } from '@hono/zod-openapi';
import { undoUntil } from '../../../domain/matter/bulk/undo.ts';
import { demand } from '../../../domain/base/actor.ts';
import { DialHelp, EndHelpCall } from '../../../domain/command/redispatch-call.ts';
import { redispatchCounts } from '../../../domain/command/redispatch.ts';
import { SendRedispatch } from '../../../domain/command/redispatch-sending.ts';
import { sendBatch, undoBatch, type BatchSent } from '../../../actions/command/backlog.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { callHelp, endCallOfHelp } from '../../../actions/command/redispatch-call.ts';
import { redispatchFrame } from '../../../actions/command/redispatch.ts';
import { listRedispatches } from '../../../store/command/redispatch.ts';
import { problemOf } from '../../base/errors.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { Given } from '../complaint/dial-routes.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What stands beside a redispatch: who is where. Of the parties nothing: that is `sent` alone. */
export interface RedispatchMore {
  stationName: string;
  officeName: string;
  /** Where the station asks. */
  officePhone: string;
  senderName: string;
  acceptedByName: string | null;
  /** Until when it can be undone. */
  undoUntil: string;
}

export interface BatchAnswer {
  sent: BatchSent['sent'];
  refused: { matterNumber: string; zh: string; en: string }[];
  undoUntil: string;
}

const mostAtOnce = 1000;
const Batch = z.object({ batchId: z.uuid(), items: z.array(SendRedispatch).min(1).max(mostAtOnce) });
const BatchParam = z.object({ id: z.uuid() });

const batch = createRoute({
  method: 'post',
  path: '/redispatch-batches',
  summary: '一次就近分转多件；同一个 id 再交一次，不会转第二次',
  middleware: staffOnly,
  request: { body: body(Batch) },
  responses: { 200: { description: '转了的和没转的', ...json(shape<BatchAnswer>()) }, ...problems },
});
const undo = createRoute({
  method: 'post',
  path: '/redispatch-batches/{id}/undo',
  summary: '撤销一次转出的、站点还没有答复的',
  middleware: staffOnly,
  request: { params: BatchParam },
  responses: { 200: { description: '撤销了几件', ...json(z.object({ undone: z.number() })) }, ...problems },
});

const dial = createRoute({
  method: 'post',
  path: '/redispatches/{key}/dial',
  summary: '协助时打电话：按一下给一个号码，谁打给谁记进经过，号码不记',
  middleware: staffOnly,
  request: { params: z.object({ key: z.string().min(4).max(40) }), body: body(DialHelp) },
  responses: { 200: { description: '这一次要打的号码', ...json(Given) }, ...problems },
});

const ending = createRoute({
  method: 'post',
  path: '/redispatches/{key}/dial/end',
  summary: '协助时的电话打完了：打通、没打通、号不对，记进经过；不算告知',
  middleware: staffOnly,
  request: { params: z.object({ key: z.string().min(4).max(40) }), body: body(EndHelpCall) },
  responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

const routes = apiRoutes()
  .openapi(
    ending,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'redispatch.dial');
      await endCallOfHelp(ctx, c.req.valid('param').key, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(EndHelpCall),
  )
  .openapi(
    dial,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'redispatch.dial');
      const { phone } = await callHelp(ctx, c.req.valid('param').key, c.req.valid('json'));
      return c.json({ phone }, 200);
    },
    checked(DialHelp),
  )
  .openapi(
    batch,
    async (c) => {
      const ctx = c.get('ctx');
      const { batchId, items } = c.req.valid('json');
      const { sent, refused } = await sendBatch(ctx, batchId, items);
      const answer: BatchAnswer = {
        sent,
        refused: refused.map(({ matterNumber, refusal }) => {
          const { zh, en } = problemOf(refusal);
          return { matterNumber, zh, en };
        }),
        undoUntil: undoUntil(ctx.at, ctx.county.county.limits.backlog.undoMinutes).toISOString(),
      };
      return c.json(answer, 200);
    },
    checked(Batch),
  )
  .openapi(undo, async (c) => {
    const undone = await undoBatch(c.get('ctx'), c.req.valid('param').id);
    return c.json({ undone }, 200);
  });

export const orderedRedispatches = ordered({
  frame: redispatchFrame,
  example: '转2026-0007',
  Query: DocketState.extend({
    matter: z.string().max(30).optional(),
    /** Only what counts as this of what was sent from the one day to the other: the records behind a count. */
    as: z.enum(redispatchCounts).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    officeId: z.string().max(40).optional(),
  }),
  list: async (ctx, { state, matter, ...counted }, most) => {
    demand(ctx.actor, 'redispatch.read');
    const matterId = matter === undefined ? undefined : (await getSeenComplaint(ctx, matter)).id;
    return listRedispatches(ctx.db, ctx.actor, { state, matterId, ...counted }, most);
  },
  moreOf: async (ctx, _entries, names) => {
    const { organisations, stations, county } = ctx.county;
    return ({ officeId, stationId, byId, acceptedById, sentAt }): RedispatchMore => {
      const office = organisations.find((one) => one.id === officeId);
      return {
        stationName: stations.find((one) => one.id === stationId)?.name ?? '',
        officeName: office?.name ?? '',
        officePhone: office?.phone ?? '',
        senderName: names.get(byId) ?? '',
        acceptedByName: acceptedById === null ? null : (names.get(acceptedById) ?? ''),
        undoUntil: undoUntil(sentAt, county.limits.backlog.undoMinutes).toISOString(),
      };
    };
  },
});
addDocketRoutes(routes, orderedRedispatches);

export const redispatchApi = routes;
