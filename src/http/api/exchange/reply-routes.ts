import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { inquiryStateWords } from '../../../domain/inquiry/state-words.ts';
import { stateWords } from '../../../domain/complaint/state-words.ts';
import type { InquiryQuery } from '../../../domain/inquiry/inquiry-list.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import type { Reply, ReplyWay } from '../../../domain/exchange/reply.ts';
import { type ReplyKind, replyKindWords } from '../../../domain/exchange/reply-words.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  noteCopied,
  noteReplies,
  readReply,
  repliedComplaint,
  repliedInquiry,
  type Replied,
} from '../../../actions/exchange/reply.ts';
import { countMatters, listMatters, type Listing } from '../../../store/matter/lists.ts';
import { inquiryReplyListing, replyListing, type LeftOut } from '../../../store/exchange/reply.ts';
import { addExportRoutes } from '../matter/export.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';

/** What can be pasted back about one matter; the reply is null while nothing was decided. */
export interface ReplyView {
  platformNumber: string | null;
  reply: Reply | null;
  sent: { kind: ReplyKind; way: ReplyWay; sentAt: string; byName: string }[];
}

const RepliesQuery = ComplaintQuery.extend({
  /** Only what was not taken out before, which is what the weekly routine asks for. */
  fresh: z.enum(['yes', 'no']).default('yes'),
});
const mostRows = 20_000;
const waitingLimit = 1000;

/** The two routes of one kind of matter: what there is to paste, and that it was copied. */
function routesOf<P extends 'complaints' | 'inquiries'>(kind: P, example: string) {
  const shared = {
    path: `/${kind}/{number}/reply` as const,
    middleware: staffOnly,
    request: { params: numberParam(example) },
  };
  const get = createRoute({
    ...shared,
    method: 'get',
    summary: '粘贴回平台的回复',
    responses: { 200: { description: '回复', ...json(shape<ReplyView>()) }, ...problems },
  });
  const note = createRoute({
    ...shared,
    method: 'post',
    summary: '记下回复已经复制走',
    responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
  });
  return { get, note };
}
const ofComplaint = routesOf('complaints', '投2026-0412');
const ofInquiry = routesOf('inquiries', '询2026-0107');

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
  .openapi(ofComplaint.get, async (c) => {
    const { number } = c.req.valid('param');
    return c.json(await viewOf(c.get('ctx'), repliedComplaint, number), 200);
  })
  .openapi(ofComplaint.note, async (c) => {
    await noteCopied(c.get('ctx'), repliedComplaint, c.req.valid('param').number);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(ofInquiry.get, async (c) => {
    const { number } = c.req.valid('param');
    return c.json(await viewOf(c.get('ctx'), repliedInquiry, number), 200);
  })
  .openapi(ofInquiry.note, async (c) => {
    await noteCopied(c.get('ctx'), repliedInquiry, c.req.valid('param').number);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(
    waiting,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'reply.read');
      const { fresh, ...query } = c.req.valid('query');
      const bounds = { leftOut: leftOutOf(fresh, null), most: waitingLimit + 1 };
      return c.json({ total: await countReplies(ctx, query, bounds) }, 200);
    },
    checked(RepliesQuery),
  );

addExportRoutes(replyApi, {
  list: 'replies',
  permission: 'reply.export',
  read: (ctx, typed, allowedAt) => {
    const parsed = RepliesQuery.safeParse(typed);
    checked(RepliesQuery)(parsed);
    const { fresh, ...query } = parsed.data as z.infer<typeof RepliesQuery>;
    const leftOut = leftOutOf(fresh, allowedAt);
    return {
      columns: ['reply'],
      filters: Object.keys(query).filter((name) => name !== 'limit' && name !== 'sort'),
      count: () => countReplies(ctx, query, { leftOut, most: mostRows }),
      table: (most) => ({
        name: `回复平台-${ctx.today}`,
        sheet: '回复平台',
        isOutward: true,
        columns,
        rows: linesOf(ctx, { ...query, sort: 'oldest' }, { leftOut, most: Math.min(most, mostRows) }),
      }),
    };
  },
});

/** What was taken out before is left out; by a request, what was taken out before that was allowed. */
function leftOutOf(fresh: 'yes' | 'no', allowedAt: Date | null): LeftOut {
  return fresh === 'no' ? 'nothing' : (allowedAt ?? 'sent');
}

/** How many wait or are asked for, counted no further than the limit. */
async function countReplies(ctx: Context, query: ComplaintQuery, { leftOut, most }: Bounds): Promise<number> {
  const count = <T extends Matter>(listing: Listing<T>) => countMatters(ctx.db, ctx.actor, listing, ctx.today, most);
  const asked = inquiriesOf(query);
  const complaints = await count(replyListing(query, ctx.today, leftOut));
  const inquiries = asked === null ? 0 : await count(inquiryReplyListing(asked, leftOut));
  return complaints + inquiries;
}

/** Filters that only a complaint has ask for complaints alone; the others are asked of inquiries too. */
function inquiriesOf(query: Omit<z.infer<typeof RepliesQuery>, 'fresh'>): InquiryQuery | null {
  const { stage, state, outcome, urged, urgent, check, compensated, figure, from: _, to: __, ...shared } = query;
  return [stage, state, outcome, urged, urgent, check, compensated, figure].every((one) => one === undefined)
    ? { ...shared, stage: undefined, state: undefined, outcome: undefined }
    : null;
}

async function viewOf<T extends Matter>(ctx: Context, kind: Replied<T>, number: string): Promise<ReplyView> {
  const { matter, reply, sent } = await readReply(ctx, kind, number);
  const names = await namesOf(ctx);
  return {
    platformNumber: matter.platformNumber,
    reply,
    sent: sent.map(({ kind: what, way, sentAt, byId }) => ({
      kind: what,
      way,
      sentAt: sentAt.toISOString(),
      byName: byId === null ? '系统' : (names.get(byId) ?? ''),
    })),
  };
}

interface Bounds {
  leftOut: LeftOut;
  most: number;
}

async function* linesOf(
  ctx: Context,
  query: ComplaintQuery,
  { leftOut, most }: Bounds,
): AsyncGenerator<(string | number)[]> {
  let left = most;
  for await (const [complaint, reply] of repliesOf(
    ctx,
    repliedComplaint,
    replyListing(query, ctx.today, leftOut),
    left,
  )) {
    left -= 1;
    yield lineOf(complaint, complaint.operatorName, stateWords[complaint.state].zh, reply);
  }
  const asked = inquiriesOf(query);
  if (asked === null) return;
  for await (const [inquiry, reply] of repliesOf(ctx, repliedInquiry, inquiryReplyListing(asked, leftOut), left))
    yield lineOf(inquiry, '', inquiryStateWords[inquiry.state].zh, reply);
}

/** The replies page by page; each page is written down as taken out before it is sent, and nothing that is not sent. */
async function* repliesOf<T extends Matter>(
  ctx: Context,
  kind: Replied<T>,
  listing: Listing<T>,
  most: number,
): AsyncGenerator<[T, Reply]> {
  let after = undefined as string | undefined;
  for (let left = most; left > 0; left -= 200) {
    const { after: _, ...first } = listing.query;
    const query = { ...first, limit: Math.min(200, left), ...(after === undefined ? {} : { after }) };
    const page = await listMatters(ctx.db, ctx.actor, { ...listing, query }, ctx.today);
    await noteReplies(ctx, kind, page.items, 'file');
    for (const matter of page.items) {
      const reply = kind.replyOf(matter, ctx.county.calendar, ctx.county.county.limits);
      if (reply !== null) yield [matter, reply];
    }
    if (page.next === null) return;
    after = page.next;
  }
}

function lineOf(
  { platformNumber, number }: Matter,
  operatorName: string,
  state: string,
  { kind, on, workingDays, zh }: Reply,
): (string | number)[] {
  return [platformNumber ?? '', number, operatorName, state, replyKindWords[kind].zh, on, workingDays, zh];
}
