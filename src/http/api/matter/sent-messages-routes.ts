import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import { maskPhone } from '../../../domain/base/masking.ts';
import { hookZh } from '../../../domain/matter/hook/hook.ts';
import { mayGoAgain, TestSms, withoutCode, type GatewayAnswer } from '../../../domain/matter/message.ts';
import { listToldNow } from '../../../actions/matter/hook/hook-system.ts';
import { sendAgain, testSms } from '../../../actions/matter/message.ts';
import type { MessageRow } from '../../../store/base/schema.ts';
import { listMessages, listSentAgain } from '../../../store/matter/message.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from '../county/account-names.ts';
import { hookWayIn } from './hook/hook-way.ts';

const list = createRoute({
  method: 'get',
  path: '/messages',
  summary: '发出和待发的短信邮件',
  middleware: staffOnly,
  responses: { 200: { description: '短信邮件', ...json(shape<{ messages: SeenMessage[] }>()) }, ...problems },
});

export interface SeenMessage {
  id: string;
  channel: MessageRow['channel'];
  to: string;
  text: string;
  madeAt: string;
  sentAt: string | null;
  failedTimes: number;
  lastError: string | null;
  readAt: string | null;
  /** Its gateway did not say whether it took it. */
  unconfirmed: boolean;
  /** When its gateway said that it arrived, or why it did not. */
  arrivedAt: string | null;
  unreached: string | null;
  /** When somebody had it sent again. */
  againAt: string | null;
  /** Whether it may be sent again now. */
  mayGoAgain: boolean;
}

const SendAgain = z.object({ id: z.uuid() });
const again = createRoute({
  method: 'post',
  path: '/messages/{id}/again',
  summary: '再发一次：没发出去的、网关没有确认的；每条一次，带新的一条的编号',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }), body: body(SendAgain) },
  responses: { 200: { description: '排上了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});
const test = createRoute({
  method: 'post',
  path: '/messages/test',
  summary: '发一条测试短信，给看网关的原话；同一个编号只发一次',
  middleware: staffOnly,
  request: { body: body(TestSms) },
  responses: {
    200: { description: '网关说了什么；这个编号已经发过的是 null', ...json(shape<{ answer: GatewayAnswer | null }>()) },
    ...problems,
  },
});

export const sentMessageApi = apiRoutes()
  .openapi(
    again,
    async (c) => {
      const ctx = c.get('ctx');
      const press = { id: c.req.valid('param').id, againId: c.req.valid('json').id };
      await sendAgain(ctx, press, async (tx, to) => (await listToldNow(tx, ctx.actor.countyId, hookWayIn(c))).has(to));
      return c.json({ ok: true as const }, 200);
    },
    checked(SendAgain),
  )
  .openapi(
    test,
    async (c) => {
      const { smsProbe = null, now } = c.get('deps');
      return c.json({ answer: await testSms(c.get('ctx'), c.req.valid('json'), smsProbe, now) }, 200);
    },
    checked(TestSms),
  )
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'message.list');
    const [rows, names] = await Promise.all([listMessages(ctx.db, ctx.actor.countyId, 200), namesOf(ctx)]);
    const sentAgain = await listSentAgain(
      ctx.db,
      ctx.actor.countyId,
      rows.map(({ id }) => id),
    );
    const told = await listToldNow(ctx.db, ctx.actor.countyId, hookWayIn(c));
    const seen = rows.map((row): SeenMessage => ({
      id: row.id,
      channel: row.channel,
      to: receiverOf(row, names),
      // Whoever reads the list of messages must not sign in as somebody else.
      text: wordsOf(row, c.get('deps').settings.isDemo === true),
      madeAt: row.madeAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      failedTimes: row.failedTimes,
      lastError: row.lastError,
      readAt: row.readAt?.toISOString() ?? null,
      unconfirmed: row.unconfirmed === true,
      arrivedAt: row.arrivedAt?.toISOString() ?? null,
      unreached: row.unreached ?? null,
      againAt: sentAgain.get(row.id)?.toISOString() ?? null,
      mayGoAgain:
        mayDo(ctx.actor, 'message.resend') &&
        mayGoAgain(row) &&
        !sentAgain.has(row.id) &&
        (row.channel !== 'hook' || told.has(row.to)),
    }));
    return c.json({ messages: seen }, 200);
  });

/** An account by its name, a system by the name that the settings give it, anybody else by a telephone that is hidden in part. */
function receiverOf({ channel, accountId, to, system }: MessageRow, names: ReadonlyMap<string, string>): string {
  if (channel === 'hook') return system ?? to;
  return accountId === null ? maskPhone(to) : (names.get(accountId) ?? '');
}

/** The words of a message; of a letter to another system what it tells, for that is written for a machine. */
function wordsOf({ channel, text }: MessageRow, showsCodes: boolean): string {
  if (channel === 'hook') return hookZh(text);
  return showsCodes ? text : withoutCode(text);
}
