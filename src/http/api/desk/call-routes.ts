/** 来电 (call): the telephone exchange says who rings at which extension, and the desk of who sits there shows it. */
import { createRoute, z } from '@hono/zod-openapi';
import { CallRinging, switchboardAtHeader, switchboardSignatureHeader } from '../../../domain/exchange/switchboard.ts';
import { takesCalls } from '../../../domain/county/account.ts';
import { findAccountOfLine } from '../../../store/county/reach-by.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { bySwitchboard } from '../exchange/by-switchboard.ts';

const ring = createRoute({
  method: 'post',
  path: '/switchboard/calls',
  summary: `来电：哪个分机在响、谁打来的，弹在接这个分机的人的工作台上（签名：${switchboardAtHeader}、${switchboardSignatureHeader}）`,
  middleware: bySwitchboard,
  request: { body: body(CallRinging) },
  responses: { 200: { description: '弹给几个人', ...json(z.object({ shown: z.number().int() })) }, ...problems },
});

/** The same call once more shows nothing new: a desk knows its id. */
export const callApi = apiRoutes().openapi(
  ring,
  async (c) => {
    const { id, line, from } = c.req.valid('json');
    const { db, actor } = c.get('ctx');
    const there = await findAccountOfLine(db, actor.countyId, line);
    const accountIds = there !== null && takesCalls(there) ? [there.id] : [];
    c.get('deps').calls?.tell({ id, from, accountIds });
    return c.json({ shown: accountIds.length }, 200);
  },
  checked(CallRinging),
);
