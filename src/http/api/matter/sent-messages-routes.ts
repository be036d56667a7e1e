import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { maskPhone } from '../../../domain/base/masking.ts';
import { withoutCode } from '../../../domain/matter/message.ts';
import { listMessages } from '../../../store/matter/message.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from '../county/account-names.ts';

const list = createRoute({
  method: 'get',
  path: '/messages',
  summary: '发出和待发的短信邮件',
  middleware: staffOnly,
  responses: { 200: { description: '短信邮件', ...json(shape<{ messages: SeenMessage[] }>()) }, ...problems },
});

export interface SeenMessage {
  id: string;
  channel: 'sms' | 'email' | 'app';
  to: string;
  text: string;
  madeAt: string;
  sentAt: string | null;
  failedTimes: number;
  lastError: string | null;
  readAt: string | null;
}

export const sentMessageApi = apiRoutes().openapi(list, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'message.list');
  const [rows, names] = await Promise.all([listMessages(ctx.db, ctx.actor.countyId, 200), namesOf(ctx)]);
  const seen = rows.map((row): SeenMessage => ({
    id: row.id,
    channel: row.channel,
    to: row.accountId === null ? maskPhone(row.to) : (names.get(row.accountId) ?? ''),
    // Whoever reads the list of messages must not sign in as somebody else.
    text: c.get('deps').settings.isDemo === true ? row.text : withoutCode(row.text),
    madeAt: row.madeAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    failedTimes: row.failedTimes,
    lastError: row.lastError,
    readAt: row.readAt?.toISOString() ?? null,
  }));
  return c.json({ messages: seen }, 200);
});
