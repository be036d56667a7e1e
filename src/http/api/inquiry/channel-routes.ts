import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import {
  availability,
  ChannelForm,
  callsToReturn,
  CallBack,
  channelStatus,
  heardBy,
  MarkDown,
  MissedCallForm,
  wayNow,
  type Channel,
  type ChannelStatus,
  type MissedCall,
} from '../../../domain/inquiry/channel.ts';
import { maskPhone } from '../../../domain/base/masking.ts';
import type { Context } from '../../../actions/base/context.ts';
import { markDown, markUp, recordMissedCall, returnCall, saveChannel } from '../../../actions/inquiry/channel.ts';
import { lastHeard, listChannels, listMissedCalls, listOutages } from '../../../store/inquiry/channel.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface ChannelView extends Omit<Channel, 'countyId' | 'lastInAt' | 'downAt'> {
  zh: string;
  en: string;
  lastInAt: string | null;
  downAt: string | null;
  status: ChannelStatus;
  /** By which way people are helped now; null when none of the chain is open. */
  wayNow: string | null;
  /** 渠道畅通率 of the last thirty days, 0..1. */
  availability: number;
}

export interface CallView {
  id: string;
  channelCode: string;
  /** Whole for who calls back, else masked. */
  phone: string;
  calledAt: string;
  tries: number;
  /** How often the same telephone called in vain. */
  times: number;
}

export interface ChannelRegister {
  channels: ChannelView[];
  calls: CallView[];
}

const dayMilliseconds = 24 * 3_600_000;
const shownDays = 30;
/** What came in since the clock last read the matters. */
const freshDays = 2;

const CodeParam = z.object({ code: z.string().regex(/^C\d{2}$/u) });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const ok = { ok: true as const };

const list = createRoute({
  method: 'get',
  path: '/channels',
  summary: '渠道：开放时间、最近来件、通不通、要回的电话',
  middleware: staffOnly,
  responses: { 200: { description: '渠道', ...json(shape<ChannelRegister>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/channels/{code}',
  summary: '改开放时间和不通时改走哪里',
  middleware: staffOnly,
  request: { params: CodeParam, body: body(ChannelForm) },
  responses: done,
});
const fail = createRoute({
  method: 'post',
  path: '/channels/{code}/down',
  summary: '记下渠道不通',
  middleware: staffOnly,
  request: { params: CodeParam, body: body(MarkDown) },
  responses: done,
});
const mend = createRoute({
  method: 'post',
  path: '/channels/{code}/up',
  summary: '记下渠道恢复',
  middleware: staffOnly,
  request: { params: CodeParam },
  responses: done,
});
const miss = createRoute({
  method: 'post',
  path: '/channels/{code}/calls',
  summary: '记下未接来电；同一个 clientId 再交一次，不会多记',
  middleware: staffOnly,
  request: { params: CodeParam, body: body(MissedCallForm) },
  responses: done,
});
const callBack = createRoute({
  method: 'post',
  path: '/missed-calls/{id}/return',
  summary: '回了未接来电，打通没有；tries 是页面上显示的没通次数，再交一次不会多记',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }), body: body(CallBack) },
  responses: done,
});

export const channelApi = apiRoutes()
  .openapi(list, async (c) => {
    demand(c.get('ctx').actor, 'channel.read');
    return c.json(await registerOf(c.get('ctx')), 200);
  })
  .openapi(
    save,
    async (c) => {
      await saveChannel(c.get('ctx'), c.req.valid('param').code, c.req.valid('json'));
      return c.json(ok, 200);
    },
    checked(ChannelForm),
  )
  .openapi(
    fail,
    async (c) => {
      await markDown(c.get('ctx'), c.req.valid('param').code, c.req.valid('json').reason);
      return c.json(ok, 200);
    },
    checked(MarkDown),
  )
  .openapi(mend, async (c) => {
    await markUp(c.get('ctx'), c.req.valid('param').code);
    return c.json(ok, 200);
  })
  .openapi(
    miss,
    async (c) => {
      await recordMissedCall(c.get('ctx'), c.req.valid('param').code, c.req.valid('json'));
      return c.json(ok, 200);
    },
    checked(MissedCallForm),
  )
  .openapi(
    callBack,
    async (c) => {
      await returnCall(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json(ok, 200);
    },
    checked(CallBack),
  );

async function registerOf(ctx: Context): Promise<ChannelRegister> {
  const { countyId, ledgerId } = ctx.county.county;
  const ago = (days: number) => new Date(ctx.at.getTime() - days * dayMilliseconds);
  const [kept, heard, outages, calls] = await Promise.all([
    listChannels(ctx.db, countyId),
    lastHeard(ctx.db, countyId, ago(freshDays)),
    listOutages(ctx.db, countyId, ledgerId),
    listMissedCalls(ctx.db, countyId, ago(shownDays)),
  ]);
  const channels = kept.map((channel) => {
    const at = heard.get(channel.code);
    return at === undefined ? channel : heardBy(channel, at);
  });
  const { calendar, categories } = ctx.county;
  return {
    channels: channels.map((channel) => {
      const { countyId: _, lastInAt, downAt, ...rest } = channel;
      const words = categories.find((one) => one.code === channel.code);
      const own = outages.filter(({ code }) => code === channel.code);
      return {
        ...rest,
        zh: words?.zh ?? channel.code,
        en: words?.en ?? channel.code,
        lastInAt: lastInAt?.toISOString() ?? null,
        downAt: downAt?.toISOString() ?? null,
        status: channelStatus(channel, ctx.at, calendar),
        wayNow: wayNow(channels, channel.code, ctx.at, calendar)?.code ?? null,
        availability: availability(own, ago(shownDays), ctx.at),
      };
    }),
    calls: callsToReturn(calls).map((call) => viewOf(ctx, call, calls)),
  };
}

function viewOf(ctx: Context, call: MissedCall, calls: readonly MissedCall[]): CallView {
  const { id, channelCode, phone, calledAt, tries } = call;
  const shown = mayDo(ctx.actor, 'channel.callBack') ? phone : maskPhone(phone);
  const times = calls.filter((one) => one.phone === phone && one.reachedAt === null).length;
  return { id, channelCode, phone: shown, calledAt: calledAt.toISOString(), tries, times };
}
