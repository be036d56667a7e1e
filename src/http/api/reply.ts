import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../domain/actor.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { stateWords } from '../../domain/label.ts';
import { ListingQuery } from '../../domain/listing.ts';
import { replyKindWords, replyOf, type Reply, type ReplyKind, type ReplyWay } from '../../domain/reply.ts';
import type { Context } from '../../actions/context.ts';
import { noteExported } from '../../actions/county.ts';
import { noteCopied, noteReplies, readReply } from '../../actions/reply.ts';
import { countMatters, listMatters, type Listing } from '../../store/listing.ts';
import { replyListing } from '../../store/reply.ts';
import { answerTable } from '../export.ts';
import { namesOf } from '../matter.ts';
import { apiRoutes, checked, json, problems, shape } from '../schema.ts';
import { staffOnly } from '../session.ts';
import { numberParam } from './matter.ts';

/** What can be pasted back about one matter; the reply is null while nothing was decided. */
export interface ReplyView {
  platformNumber: string | null;
  reply: Reply | null;
  sent: { kind: ReplyKind; way: ReplyWay; sentAt: string; byName: string }[];
}

const RepliesQuery = ListingQuery.extend({
  /** Only what was not taken out before, which is what the weekly routine asks for. */
  fresh: z.enum(['yes', 'no']).default('yes'),
});
const params = numberParam('投2026-0412');
const mostRows = 20_000;
const waitingLimit = 1000;

const get = createRoute({
  method: 'get',
  path: '/complaints/{number}/reply',
  summary: '粘贴回平台的回复',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '回复', ...json(shape<ReplyView>()) }, ...problems },
});
const note = createRoute({
  method: 'post',
  path: '/complaints/{number}/reply',
  summary: '记下回复已经复制走',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});
const waiting = createRoute({
  method: 'get',
  path: '/replies',
  summary: '还有几件的回复没有导出过；筛选与列表相同',
  middleware: staffOnly,
  request: { query: RepliesQuery },
  responses: { 200: { description: '件数，数到一千为止', ...json(z.object({ total: z.number() })) }, ...problems },
});

const columns = [
  { zh: '平台编号', width: 190 },
  { zh: '本局编号', width: 110 },
  { zh: '被投诉人', width: 180 },
  { zh: '状态', width: 90 },
  { zh: '告诉什么', width: 90 },
  { zh: '日期', width: 90 },
  { zh: '用了几个工作日', width: 100 },
  { zh: '回复', width: 700 },
] as const;

export const replyApi = apiRoutes()
  .openapi(get, async (c) => {
    const ctx = c.get('ctx');
    const { complaint, reply, sent } = await readReply(ctx, c.req.valid('param').number);
    const names = await namesOf(ctx);
    const view: ReplyView = {
      platformNumber: complaint.platformNumber,
      reply,
      sent: sent.map(({ kind, way, sentAt, byId }) => ({
        kind,
        way,
        sentAt: sentAt.toISOString(),
        byName: names.get(byId) ?? '',
      })),
    };
    return c.json(view as never, 200);
  })
  .openapi(note, async (c) => {
    await noteCopied(c.get('ctx'), c.req.valid('param').number);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(
    waiting,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'reply.read');
      const { fresh, ...query } = c.req.valid('query');
      const listing = replyListing(query, ctx.today, fresh === 'yes');
      return c.json({ total: await countMatters(ctx.db, ctx.actor, listing, ctx.today, waitingLimit + 1) }, 200);
    },
    checked(RepliesQuery),
  );

replyApi.get('/export/replies', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'reply.export');
  const parsed = RepliesQuery.safeParse(c.req.query());
  checked(RepliesQuery)(parsed);
  const { fresh, ...query } = parsed.data as z.infer<typeof RepliesQuery>;
  const format = c.req.query('format') === 'xlsx' ? 'xlsx' : 'csv';
  const filters = Object.keys(query).filter((name) => name !== 'limit' && name !== 'sort');
  await noteExported(ctx, { format, columns: ['reply'], filters });
  const rows = repliesOf(ctx, replyListing({ ...query, sort: 'oldest' }, ctx.today, fresh === 'yes'));
  return answerTable(c, { name: `回复平台-${ctx.today}`, sheet: '回复平台', columns, rows }, format);
});

/** The replies page by page; each page is written down as taken out before it is sent. */
async function* repliesOf(ctx: Context, listing: Listing<Complaint>): AsyncGenerator<(string | number)[]> {
  let after = undefined as string | undefined;
  for (let n = 0; n < mostRows; n += 200) {
    const { after: _, ...first } = listing.query;
    const query = { ...first, limit: 200, ...(after === undefined ? {} : { after }) };
    const page = await listMatters(ctx.db, ctx.actor, { ...listing, query }, ctx.today);
    await noteReplies(ctx, page.items, 'file');
    for (const complaint of page.items) {
      const reply = replyOf(complaint, ctx.county.calendar);
      if (reply !== null) yield lineOf(complaint, reply);
    }
    if (page.next === null) return;
    after = page.next;
  }
}

function lineOf(complaint: Complaint, { kind, on, workingDays, zh }: Reply): (string | number)[] {
  const { platformNumber, number, operatorName, state } = complaint;
  return [
    platformNumber ?? '',
    number,
    operatorName,
    stateWords[state].zh,
    replyKindWords[kind].zh,
    on,
    workingDays,
    zh,
  ];
}
