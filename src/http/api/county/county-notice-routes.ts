import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import {
  byPlace,
  CountyNoticeForm,
  noticeState,
  standingNotices,
  type CountyNotice,
  type NoticeState,
} from '../../../domain/county/notice/county-notice.ts';
import { saveNotice, takeBackNotice } from '../../../actions/county/county-notice.ts';
import type { Context } from '../../../actions/base/context.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from './account-names.ts';

export interface NoticeView extends Omit<
  CountyNotice,
  'countyId' | 'byId' | 'at' | 'fromAt' | 'untilAt' | 'takenBackAt'
> {
  fromAt: string;
  untilAt: string;
  state: NoticeState;
  takenBackAt: string | null;
  byName: string;
}

export interface NoticeList {
  /** Those that stand now, in their order: on every page of the desk. */
  standing: { id: string; zh: string; en: string; untilAt: string }[];
  /** All, for who writes them; null for who only reads. */
  all: NoticeView[] | null;
}

const params = z.object({ id: z.uuid().toLowerCase() });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

export const countyNoticeApi = apiRoutes()
  .openapi(
    createRoute({
      method: 'get',
      path: '/notices',
      summary: '县里的通知：现在挂着的；能写的人还看到全部',
      middleware: staffOnly,
      responses: { 200: { description: '通知', ...json(shape<NoticeList>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'notice.read');
      return c.json(await listOf(ctx), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/notices/{id}',
      summary: '写、改一条通知；编号由页面给，再交一次不会多一条',
      middleware: staffOnly,
      request: { params, body: body(CountyNoticeForm) },
      responses: done,
    }),
    async (c) => {
      await saveNotice(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(CountyNoticeForm),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/notices/{id}/take-back',
      summary: '提前收起一条通知；再按一次不变',
      middleware: staffOnly,
      request: { params },
      responses: done,
    }),
    async (c) => {
      await takeBackNotice(c.get('ctx'), c.req.valid('param').id);
      return c.json({ ok: true as const }, 200);
    },
  );

async function listOf(ctx: Context): Promise<NoticeList> {
  const { notices } = ctx.county;
  const standing = standingNotices(notices, ctx.at).map(({ id, zh, en, untilAt }) => {
    return { id, zh, en, untilAt: untilAt.toISOString() };
  });
  if (!mayDo(ctx.actor, 'notice.save')) return { standing, all: null };
  const names = await namesOf(ctx);
  const isOver = (one: CountyNotice) => Number(noticeState(one, ctx.at) === 'over');
  return {
    standing,
    all: notices
      .toSorted((a, b) => isOver(a) - isOver(b) || byPlace(a, b))
      .map(({ id, zh, en, place, byId, fromAt, untilAt, takenBackAt }) => ({
        id,
        zh,
        en,
        place,
        fromAt: fromAt.toISOString(),
        untilAt: untilAt.toISOString(),
        takenBackAt: takenBackAt?.toISOString() ?? null,
        state: noticeState({ fromAt, untilAt, takenBackAt }, ctx.at),
        byName: names.get(byId) ?? '',
      })),
  };
}
