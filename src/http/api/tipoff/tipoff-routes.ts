import { createRoute, z } from '@hono/zod-openapi';
import { Allegation } from '../../../domain/tipoff/filing.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { labelled } from '../../../domain/base/field.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import { TipoffQuery } from '../../../domain/tipoff/tipoff-list.ts';
import { defaultTipoffColumns, tipoffColumns, type TipoffColumn } from '../../../domain/tipoff/words/tipoff-columns.ts';
import { Reveal, ReporterPart } from '../../../domain/tipoff/reporter.ts';
import type { RewardLine } from '../../../domain/tipoff/reward.ts';
import { Split } from '../../../domain/tipoff/split.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
import { getSeenMatter } from '../../../actions/matter/matter.ts';
import { findOrigin } from '../../../actions/tipoff/link.ts';
import { revealReporter, revealTipoffWords } from '../../../actions/tipoff/reporter.ts';
import { listRewards } from '../../../actions/tipoff/reward.ts';
import { seekTipoffs } from '../../../actions/tipoff/repetition.ts';
import { splitComplaint } from '../../../actions/tipoff/split.ts';
import { fileTipoff, tipoffFrame, tipoffStationery } from '../../../actions/tipoff/tipoff.ts';
import { tipoffListing } from '../../../store/tipoff/tipoff-list.ts';
import { addressOf } from '../../base/address.ts';
import { namesOf } from '../county/account-names.ts';
import {
  isKeptFrom,
  shownTipoffOf,
  tipoffItemOf,
  tipoffViewOf,
  type TipoffItem,
  type TipoffView,
} from './tipoff-view.ts';
import { addListRoutes, addPaperRoutes, addMatterRoutes, notKept, numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const filed = json(z.object({ number: z.string(), queryCode: z.string().nullable(), state: z.string() }));

/** Filing is open to citizens and to staff; reading is for staff who may see the matter. */
const file = createRoute({
  method: 'post',
  path: '/tipoffs',
  summary: '登记举报，可以匿名；同一个 clientId 再交一次，得到同一件',
  request: { body: body(Allegation) },
  responses: { 201: { description: '已登记', ...filed }, ...problems },
});
const split = createRoute({
  method: 'post',
  path: '/complaints/{number}/split',
  summary: '把投诉里的举报分出来，另外登记一件（第九条）',
  request: { params: numberParam('投2026-0412'), body: body(Split) },
  responses: { 201: { description: '分出的举报', ...filed }, ...problems },
});
const Seek = z.object({
  phone: labelled(z.string().max(30).default(''), { zh: '举报人电话', en: 'Telephone' }),
  idNumber: ReporterPart.shape.idNumber,
  reason: Reveal.shape.reason,
});
const seek = createRoute({
  method: 'post',
  path: '/tipoffs/seek',
  summary: '按完整的电话或证件号码查同一举报人的举报，留痕',
  request: { body: body(Seek) },
  responses: { 200: { description: '查到的举报', ...json(shape<{ items: TipoffItem[] }>()) }, ...problems },
});
const words = createRoute({
  method: 'post',
  path: '/tipoffs/{number}/words',
  summary: '举报的话里的号码，不隐去；写理由，留痕；不打开举报人的身份',
  request: { params: numberParam('举2026-0021'), body: body(Reveal) },
  responses: { 200: { description: '不隐去号码的一件', ...json(shape<TipoffView>()) }, ...problems },
});
const rewards = createRoute({
  method: 'get',
  path: '/rewards',
  summary: '奖励台账',
  responses: { 200: { description: '每件一行', ...json(shape<{ rewards: RewardLine[] }>()) }, ...problems },
});

const routes = apiRoutes()
  .openapi(
    file,
    async (c) => {
      const ctx = c.get('ctx');
      if (ctx.actor.role === 'consumer') c.get('deps').limits.filing.demand(addressOf(c), ctx.at.getTime());
      const filed = await fileTipoff(ctx, c.req.valid('json'), { from: addressOf(c) });
      const { number, state } = filed;
      return c.json({ number, queryCode: queryCodeOf(ctx, 'tipoff', filed), state }, 201);
    },
    checked(Allegation),
  )
  .openapi(
    { ...split, middleware: staffOnly },
    async (c) => {
      const ctx = c.get('ctx');
      const made = await splitComplaint(ctx, c.req.valid('param').number, c.req.valid('json'));
      return c.json({ number: made.number, queryCode: queryCodeOf(ctx, 'tipoff', made), state: made.state }, 201);
    },
    checked(Split),
  )
  .openapi(
    { ...seek, middleware: staffOnly },
    async (c) => {
      const ctx = c.get('ctx');
      const { reason, ...sought } = c.req.valid('json');
      const found = await seekTipoffs(ctx, sought, reason);
      const names = await namesOf(ctx);
      return c.json({ items: found.map((tipoff) => tipoffItemOf(ctx, tipoff, names)) }, 200);
    },
    checked(Seek),
  )
  .openapi(
    { ...words, middleware: staffOnly },
    async (c) => {
      const ctx = c.get('ctx');
      const tipoff = await revealTipoffWords(ctx, c.req.valid('param').number, c.req.valid('json').reason);
      return c.json(await tipoffViewOf(ctx, tipoff, true), 200, notKept);
    },
    checked(Reveal),
  )
  .openapi({ ...rewards, middleware: staffOnly }, async (c) =>
    c.json({ rewards: await listRewards(c.get('ctx')) }, 200),
  );

addMatterRoutes(routes, {
  path: 'tipoffs',
  zh: '举报',
  example: '举2026-0021',
  frame: tipoffFrame,
  viewOf: tipoffViewOf,
  async reveal(ctx, number, reason) {
    const reporter = await revealReporter(ctx, number, reason);
    const tipoff = await getSeenMatter(ctx, tipoffFrame, { number });
    const linkedComplaint = (await findOrigin(ctx, tipoff))?.number ?? null;
    return { ...(await tipoffViewOf(ctx, tipoff)), reporter, linkedComplaint };
  },
  Reveal,
});

addPaperRoutes(routes, { path: 'tipoffs', zh: '举报', stationery: tipoffStationery });

addListRoutes(routes, {
  path: 'tipoffs',
  zh: '举报',
  Query: TipoffQuery,
  read: 'tipoff.read',
  mayExport: 'tipoff.export',
  listing: (query, _today, { role }) => tipoffListing(query, role),
  itemOf: tipoffItemOf,
  shownOf: shownTipoffOf,
  columns: tipoffColumns,
  defaultColumns: defaultTipoffColumns,
  cell: (item, column) => tipoffCell(item, column as TipoffColumn),
  keepsSteps: isKeptFrom,
});

const cells: Readonly<Record<TipoffColumn, (item: TipoffItem) => string | number>> = {
  number: ({ tipoff }) => tipoff.number,
  operatorName: ({ tipoff }) => tipoff.operatorName,
  reporter: ({ reporterZh }) => reporterZh,
  conduct: ({ conductZh }) => conductZh ?? '',
  category: ({ categoryZh }) => categoryZh ?? '',
  stage: ({ tipoff }) => tipoffStageWords[tipoff.stage].zh,
  office: ({ officeName }) => officeName ?? '',
  handler: ({ handlerName, secondName }) => [handlerName, secondName].filter((one) => one !== null).join('、'),
  enforcement: ({ tipoff }) => tipoff.enforcementNumber ?? '',
  received: ({ tipoff }) => dayOf(tipoff.receivedAt),
  due: ({ tipoff }) => tipoff.dueOn ?? '',
  lastStep: () => '',
  legal: ({ tipoff }) => tipoff.legalOn ?? '',
  channel: ({ channelZh }) => channelZh ?? '',
  platformNumber: ({ tipoff }) => tipoff.platformNumber ?? '',
};

/** The words of a tip-off's cell in an export. */
function tipoffCell(item: TipoffItem, column: TipoffColumn): string | number {
  return cells[column](item);
}

export const tipoffApi = routes;
