import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { readHeads } from '../../../domain/base/ledger-head.ts';
import {
  Letter,
  reachableOf,
  Receipt,
  SentHead,
  signatureHeader,
  signedAtHeader,
} from '../../../domain/exchange/letter-exchange.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { handOn, readLetters, sendNow, takeLetter } from '../../../actions/exchange/letter-exchange.ts';
import { keepPeerHead, readPeerHeads } from '../../../actions/exchange/peer-head.ts';
import type { PeerHeadRow } from '../../../store/base/schema.ts';
import { listNewestPeerHeads } from '../../../store/exchange/peer-head.ts';
import { countLetters, listLetters, type LineCounts } from '../../../store/exchange/letter-exchange.ts';
import { letterView, type LetterView } from './letter-view.ts';
import type { Deps } from '../../base/env.ts';
import { apiRoutes, body, json, problems, shape } from '../../base/schema.ts';
import { signed } from './signed.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** How the line does, and its newest letters. */
export interface ExchangeView {
  /** The other end; null while no line is connected. */
  peer: string | null;
  counts: LineCounts;
  letters: LetterView[];
  /** The counties below that have a line of their own. */
  below: { countyId: number; peer: string }[];
  /** Of each county that has sent heads of its ledger, the newest. */
  peerHeads: { countyId: number; from: string; n: number; at: Date; receivedAt: Date }[];
}

const mostListed = 200;
const ExchangeQuery = z.object({ direction: z.enum(['in', 'out']).optional() });

const take = createRoute({
  method: 'post',
  path: '/exchange/letters',
  summary: `对方交来一封交换信，答以回执（签名：${signedAtHeader}、${signatureHeader}）`,
  request: { body: body(Letter) },
  responses: { 200: { description: '回执', ...json(Receipt) }, ...problems },
});
const takeHead = createRoute({
  method: 'post',
  path: '/exchange/heads',
  summary: '对方交来它的台账的总封记，替它留存（签名同交换信）',
  request: { body: body(SentHead) },
  responses: { 200: { description: '已留存', ...json(z.object({ kept: z.literal(true) })) }, ...problems },
});
const heads = createRoute({
  method: 'get',
  path: '/exchange/peer-heads',
  summary: '一个县交来的总封记，一行一个，供那个县核对台账',
  middleware: staffOnly,
  request: { query: z.object({ county: z.coerce.number().int().min(100_000).max(999_999) }) },
  responses: {
    200: { description: '文本', content: { 'text/plain; charset=utf-8': { schema: z.string() } } },
    ...problems,
  },
});
const list = createRoute({
  method: 'get',
  path: '/exchange',
  summary: '上下级交换：线路、待发和最近的信',
  middleware: staffOnly,
  request: { query: ExchangeQuery },
  responses: { 200: { description: '交换', ...json(shape<ExchangeView>()) }, ...problems },
});
const send = createRoute({
  method: 'post',
  path: '/exchange/send',
  summary: '现在就发：待发的不等下一次',
  middleware: staffOnly,
  responses: { 200: { description: '好了', ...json(z.object({ hastened: z.number().int() })) }, ...problems },
});
const hand = createRoute({
  method: 'post',
  path: '/complaints/{number}/exchange',
  summary: '把已决定移送的投诉经交换转出',
  middleware: staffOnly,
  request: { params: numberParam('投2026-00001') },
  responses: { 200: { description: '这封信', ...json(shape<LetterView>()) }, ...problems },
});

const about = createRoute({
  method: 'get',
  path: '/complaints/{number}/exchange',
  summary: '一件投诉经交换转出的信和对方的回复',
  middleware: staffOnly,
  request: { params: numberParam('投2026-00001') },
  responses: {
    200: { description: '信', ...json(shape<{ peer: string | null; letters: LetterView[] }>()) },
    ...problems,
  },
});

function headView({ peerCountyId, fromName, n, line, receivedAt }: PeerHeadRow): ExchangeView['peerHeads'] {
  return readHeads(line).map(({ at }) => ({ countyId: peerCountyId, from: fromName, n, at, receivedAt }));
}

/** By which lines something goes out. */
const reachIn = ({ line = null, below = [] }: Pick<Deps, 'line' | 'below'>) =>
  new Set(reachableOf({ line, below }).keys());

export const exchangeApi = apiRoutes();

exchangeApi.use('/exchange/letters', signed);
exchangeApi.use('/exchange/heads', signed);

exchangeApi
  .openapi(take, async (c) =>
    c.json(await takeLetter(c.get('ctx'), c.req.valid('json'), c.get('peerCountyId') ?? null), 200),
  )
  .openapi(takeHead, async (c) => {
    await keepPeerHead(c.get('ctx'), c.req.valid('json'), c.get('peerCountyId') ?? null);
    return c.json({ kept: true as const }, 200);
  })
  .openapi(heads, async (c) => {
    const { county } = c.req.valid('query');
    const lines = await readPeerHeads(c.get('ctx'), county);
    const name = encodeURIComponent(`${county}的总封记.txt`);
    c.header('content-disposition', `attachment; filename="heads-${county}.txt"; filename*=UTF-8''${name}`);
    return c.text(lines.map((line) => `${line}\n`).join(''), 200);
  })
  .openapi(list, async (c) => {
    const { db, actor } = c.get('ctx');
    demand(actor, 'exchange.read');
    const { direction = null } = c.req.valid('query');
    const letters = await listLetters(db, actor.countyId, { direction, limit: mostListed });
    const { line = null, below: lines = [] } = c.get('deps');
    const reach = reachIn({ line, below: lines });
    const counts = await countLetters(db, actor.countyId, [...reach]);
    const peer = line?.peer ?? null;
    const below = lines.map((one) => ({ countyId: one.countyId, peer: one.line.peer }));
    const peerHeads = (await listNewestPeerHeads(db, actor.countyId)).flatMap(headView);
    const views = letters.map((letter) => letterView(letter, reach));
    return c.json({ peer, below, counts, letters: views, peerHeads }, 200);
  })
  .openapi(send, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'exchange.send');
    const { line = null, below = [] } = c.get('deps');
    if (line === null && below.length === 0) throw new Refusal('exchange-off');
    return c.json(await sendNow(ctx), 200);
  })
  .openapi(about, async (c) => {
    const ctx = c.get('ctx');
    const letters = await readLetters(ctx, c.req.valid('param').number);
    const peer = c.get('deps').line?.peer ?? null;
    const reach = reachIn(c.get('deps'));
    return c.json({ peer, letters: letters.map((letter) => letterView(letter, reach)) }, 200);
  })
  .openapi(hand, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'exchange.send');
    if ((c.get('deps').line ?? null) === null) throw new Refusal('exchange-off');
    return c.json(letterView(await handOn(ctx, c.req.valid('param').number), reachIn(c.get('deps'))), 200);
  });
