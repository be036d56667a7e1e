import { createRoute, z } from '@hono/zod-openapi';
import { Readable } from 'node:stream';
import { bodyLimit } from 'hono/body-limit';
import { demand } from '../../../domain/base/actor.ts';
import { DropLeftover, fieldLeftWords, HandOver, leftoverWords, type Leftover } from '../../../domain/device/unsent.ts';
import { isFieldItem, type AnyItem } from '../../../domain/device/field-outbox.ts';
import { minuteZh } from '../../../domain/matter/acted-at.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import { demandWord } from '../../../actions/device/device.ts';
import { dropLeftover, keepLeftover, openHandOver, takeLeftover } from '../../../actions/device/unsent.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import { countLeftovers, listLeftovers } from '../../../store/device/unsent.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface SeenLeftover {
  id: string;
  accountName: string;
  /** Empty for an officer's telephone. */
  stationName: string;
  officeName: string;
  /** Who complains of whom, or what the step was. */
  title: string;
  words: string;
  slipCode: string | null;
  photos: number;
  actedAt: string;
  arrivedAt: string;
  endedAt: string | null;
  endedByName: string | null;
  matterNumber: string | null;
  reason: string;
}

export interface LeftoverPage {
  leftovers: SeenLeftover[];
  /** How many there are on all pages. */
  total: number;
  /** What to ask the next page with; null on the last one. */
  next: string | null;
}

const Query = z.object({
  state: z.enum(['open', 'ended']).default('open'),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const IdParam = z.object({ id: z.uuid() });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const handOver = createRoute({
  method: 'post',
  path: '/leftovers',
  summary: '停用或离任的手机把没发出的交出来，一次一步，密文',
  middleware: bodyLimit({
    maxSize: 16 * 1024 * 1024,
    onError: () => {
      throw new Refusal('attachment-too-large', { megabytes: 16 });
    },
  }),
  request: { body: body(HandOver) },
  responses: done,
});
const list = createRoute({
  method: 'get',
  path: '/leftovers',
  summary: '等人接的：离任或停用的手机没发出的',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '遗留', ...json(shape<LeftoverPage>()) }, ...problems },
});
const take = createRoute({
  method: 'post',
  path: '/leftovers/{id}/take',
  summary: '接过来',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: { 200: { description: '成了哪一件', ...json(z.object({ number: z.string() })) }, ...problems },
});
const drop = createRoute({
  method: 'post',
  path: '/leftovers/{id}/drop',
  summary: '不办了，写明理由',
  middleware: staffOnly,
  request: { params: IdParam, body: body(DropLeftover) },
  responses: done,
});

export const leftoverApi = apiRoutes()
  .openapi(
    handOver,
    async (c) => {
      const ctx = c.get('ctx');
      const handed = c.req.valid('json');
      const device = await demandWord(ctx, { id: handed.deviceId, word: handed.word });
      const { item, photos } = await openHandOver(ctx, device, handed);
      const { files } = c.get('deps');
      const stored = [];
      for (const photo of photos) stored.push(await files.storeUpload(Readable.from([photo]), 'photo.jpg'));
      await keepLeftover(ctx, device, handed, item, stored);
      return c.json({ ok: true as const }, 200);
    },
    checked(HandOver),
  )
  .openapi(
    list,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'leftover.list');
      const { limit, ...query } = c.req.valid('query');
      const [found, total] = await Promise.all([
        listLeftovers(ctx.db, ctx.keyring, ctx.actor, { ...query, limit: limit + 1 }),
        countLeftovers(ctx.db, ctx.actor, query.state),
      ]);
      const page = found.slice(0, limit);
      const next = found.length > limit ? (page.at(-1)?.id ?? null) : null;
      return c.json({ leftovers: await seenOf(ctx, page), total, next }, 200);
    },
    checked(Query),
  )
  .openapi(take, async (c) => c.json({ number: await takeLeftover(c.get('ctx'), c.req.valid('param').id) }, 200))
  .openapi(
    drop,
    async (c) => {
      await dropLeftover(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').reason);
      return c.json({ ok: true as const }, 200);
    },
    checked(DropLeftover),
  );

async function seenOf(ctx: Context, page: readonly Leftover[]): Promise<SeenLeftover[]> {
  const { countyId } = ctx.actor;
  const names = await namesOf(ctx);
  return Promise.all(
    page.map(async (one): Promise<SeenLeftover> => {
      const { item } = one;
      const name = names.get(one.accountId) ?? '';
      const isFiling = item.kind === 'filing';
      return {
        id: one.id,
        accountName: name,
        stationName: ctx.county.stations.find((station) => station.id === one.stationId)?.name ?? '',
        officeName: ctx.county.organisations.find(({ id }) => id === one.officeId)?.name ?? '',
        title: isFiling ? `${item.filing.consumer.name} → ${item.filing.operator.name}` : titleOf(item),
        words: wordsOf(item, minuteZh(one.actedAt), name),
        slipCode: isFiling ? item.slip.code : null,
        photos: one.endedAt === null ? (await listAttachments(ctx.db, countyId, one.id)).length : 0,
        actedAt: one.actedAt.toISOString(),
        arrivedAt: one.arrivedAt.toISOString(),
        endedAt: one.endedAt?.toISOString() ?? null,
        endedByName: one.endedById === null ? null : (names.get(one.endedById) ?? ''),
        matterNumber: one.matterNumber,
        reason: one.reason,
      };
    }),
  );
}

function wordsOf(item: AnyItem, when: string, name: string): string {
  if (item.kind === 'filing') return item.filing.story;
  return isFieldItem(item) ? fieldLeftWords(item, when, name) : leftoverWords(item, when, name);
}

/** What an act that is no filing belongs to: the number of its record, or what it was told of. */
function titleOf(item: Exclude<AnyItem, { kind: 'filing' }>): string {
  if (isFieldItem(item)) return '检查';
  switch (item.kind) {
    case 'posting':
      return '公示栏';
    case 'duty':
      return '职责清单';
    case 'inquiry':
      return '咨询';
    case 'warning':
      return '消费警示';
    case 'stationMessage':
    case 'stationMessageRead':
      return '站点消息';
    case 'drive':
      return item.driveNumber;
    case 'attendance':
      return item.outreachNumber;
    case 'sheet':
      return item.surveyNumber;
    default:
      return item.number ?? '';
  }
}
