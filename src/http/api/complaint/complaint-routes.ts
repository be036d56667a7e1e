import { createRoute, z } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import { askedNumbers } from '../../../domain/base/number/asked-number.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import {
  deskHint,
  duplicateHint,
  personHint,
  type DuplicateHint,
  type Telling,
} from '../../../domain/complaint/duplicate.ts';
import { Filing } from '../../../domain/complaint/filing.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import {
  defaultComplaintColumns,
  complaintColumns,
  type ComplaintColumn,
} from '../../../domain/complaint/words/complaint-columns.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
import { demandFiler, demandRetry, type Context } from '../../../actions/base/context.ts';
import { complaintFrame, getSeenComplaint, revealComplaint } from '../../../actions/complaint/complaint.ts';
import { joinComplaint } from '../../../actions/complaint/duplicate.ts';
import { fileComplaint } from '../../../actions/complaint/filing.ts';
import {
  findComplaint,
  listHandled,
  listJointOf,
  listLikelyDuplicates,
  listOpenOfShop,
  listShared,
} from '../../../store/complaint/complaint.ts';
import { complaintFigureWords } from '../../../domain/complaint/complaint-figures.ts';
import { handlingFigureWords } from '../../../domain/complaint/handling-figures.ts';
import { listFiledBy } from '../../../store/base/ledger.ts';
import { countComplaintFigures } from '../../../store/complaint/complaint-figure.ts';
import { countHandling } from '../../../store/complaint/handling-figure.ts';
import { complaintRowListing } from '../../../store/complaint/complaint-list.ts';
import { operatorsOfMatters, type OperatorOfMatter } from '../../../store/operator/matter-operator.ts';
import { addressOf } from '../../base/address.ts';
import {
  complaintCell,
  complaintItemOf,
  complaintLineOf,
  shownLineOf,
  complaintViewOf,
  type ComplaintItem,
} from './complaint-view.ts';
import { namesOf } from '../county/account-names.ts';
import { sumOfFigure } from './figure-sum.ts';
import { addListRoutes, addMatterRoutes, numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { noteNumbers } from '../../base/trail.ts';

const NumberParam = numberParam('投2026-0412');

/** Filing is open to citizens (by any client that has no session) and to staff; reading is for staff who may see the matter. */
const file = createRoute({
  method: 'post',
  path: '/complaints',
  summary: '登记投诉；同一个 clientId 再交一次，得到同一件',
  request: { body: body(Filing) },
  responses: {
    201: {
      description: '已登记',
      ...json(z.object({ number: z.string(), queryCode: z.string().nullable(), state: z.string() })),
    },
    ...problems,
  },
});
const likely = createRoute({
  method: 'post',
  path: '/complaints/likely',
  summary: '边填边找：可能是同一件',
  request: {
    body: body(
      z.object({
        phone: z.string().max(30).default(''),
        operatorName: z.string().max(100).default(''),
        story: z.string().max(5000).default(''),
      }),
    ),
  },
  responses: { 200: { description: '可能重复的件', ...json(shape<{ hints: LikelyHint[] }>()) }, ...problems },
});
const duplicates = createRoute({
  method: 'get',
  path: '/complaints/{number}/duplicates',
  summary: '可能与这件重复的在办件',
  request: { params: NumberParam },
  responses: { 200: { description: '可能重复的件', ...json(shape<{ hints: LikelyHint[] }>()) }, ...problems },
});
/** Beyond the likeliest few, too: whoever merges types any number. */
const personOfOther = createRoute({
  method: 'get',
  path: '/complaints/{number}/duplicates/{other}',
  summary: '另一件是不是同一个人的，有多可靠',
  request: {
    params: NumberParam.extend({ other: NumberParam.shape.number.openapi({ param: { name: 'other', in: 'path' } }) }),
  },
  responses: { 200: { description: '有多可靠', ...json(shape<Pick<LikelyHint, 'person'>>()) }, ...problems },
});
const join = createRoute({
  method: 'post',
  path: '/complaints/{number}/join',
  summary: '又说一遍的，并到已有的在办件，算一次催办',
  request: { params: NumberParam, body: body(Filing) },
  responses: {
    200: { description: '并到的件', ...json(z.object({ number: z.string(), state: z.string() })) },
    ...problems,
  },
});
export interface LikelyHint {
  number: string;
  reasonZh: string;
  reasonEn: string;
  operatorName: string;
  filedAt: string;
  state: string;
  /** It has an outcome already: the same dispute is then not accepted again (《办法》第十六条第（二）项). */
  handled: boolean;
  /**
   * Whether it is of the same person, and how surely; `unproven` where the telephone alone says so and one of both was sent on the
   * open page. Somebody else's is complained about jointly instead of merged.
   */
  person: ReturnType<typeof personHint>;
}

const routes = apiRoutes()
  .openapi(
    file,
    async (c) => {
      const deps = c.get('deps');
      const ctx = c.get('ctx');
      if (ctx.actor.role === 'consumer') deps.limits.filing.demand(addressOf(c), ctx.at.getTime());
      const filing = c.req.valid('json');
      const complaint = await fileComplaint(ctx, filing);
      await demandOwnRetry(ctx, filing, complaint);
      const { number, state } = complaint;
      return c.json({ number, queryCode: queryCodeOf(ctx, 'complaint', complaint), state }, 201);
    },
    checked(Filing),
  )
  .openapi({ ...likely, middleware: staffOnly }, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'complaint.file');
    const telling = c.req.valid('json');
    const asking = { in: 'complaints/likely', words: telling.phone, numbers: askedNumbers(telling.phone) };
    await noteNumbers(c, asking);
    return c.json({ hints: await hintsOf(ctx, telling, null) }, 200);
  })
  .openapi({ ...duplicates, middleware: staffOnly }, async (c) => {
    const ctx = c.get('ctx');
    const own = await getSeenComplaint(ctx, c.req.valid('param').number);
    const telling = { phone: own.consumerPhone, operatorName: own.operatorName, story: own.story };
    return c.json({ hints: await hintsOf(ctx, telling, own) }, 200);
  })
  .openapi({ ...personOfOther, middleware: staffOnly }, async (c) => {
    const ctx = c.get('ctx');
    const { number, other } = c.req.valid('param');
    const [own, its] = [await getSeenComplaint(ctx, number), await getSeenComplaint(ctx, other)];
    const typedAlone = await listFiledBy(ctx.db, ctx.actor.countyId, 'consumer', [own.id, its.id]);
    return c.json({ person: personHint(own, its, typedAlone.size > 0) }, 200);
  })
  .openapi(
    { ...join, middleware: staffOnly },
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.join');
      const open = await findComplaint(ctx.db, ctx.actor.countyId, { number: c.req.valid('param').number });
      if (open === null) throw new Refusal('not-found');
      const { number, state } = await joinComplaint(ctx, open.id, c.req.valid('json'));
      return c.json({ number, state }, 200);
    },
    checked(Filing),
  );

/** The id of a complaint that is already there gives its query code only to who filed it, and only as a retry. */
async function demandOwnRetry(ctx: Context, { consumer }: Filing, complaint: Complaint): Promise<void> {
  const { consumerName, consumerPhone, filedAt } = complaint;
  demandRetry(ctx, complaint, consumer.name === consumerName && consumer.phone === consumerPhone);
  // One that was registered just now is no retry, and filing stays fast.
  if (filedAt.getTime() !== ctx.at.getTime()) await demandFiler(ctx.db, ctx, complaint);
}

/** The five likeliest that are open and the three that are finished, with the reason of each; members of a joint one too. */
async function hintsOf(ctx: Context, telling: Telling, own: Complaint | null): Promise<LikelyHint[]> {
  const { countyId } = ctx.actor;
  const shop = own === null ? undefined : (await operatorsOfMatters(ctx.db, countyId, [own.id])).get(own.id);
  const [ofShop, open, joint, closed] = await Promise.all([
    shop === undefined ? [] : listOpenOfShop(ctx.db, countyId, shop.operatorId),
    listLikelyDuplicates(ctx.db, countyId, telling),
    listJointOf(ctx.db, countyId, telling.phone),
    listHandled(ctx.db, countyId, telling.phone),
  ]);
  // What only the register knows to be of the shop is for who may see it: another office could not join it by what it tells.
  const seen = ofShop.filter((one) => maySee(ctx.actor, one));
  const known = new Map(
    [...seen, ...joint.map((one) => asMember(one, telling.phone)), ...open].map((one) => [one.id, one]),
  );
  if (own !== null) known.delete(own.id);
  // A station is often the shop itself: whether the holder of a telephone has complained elsewhere is not for it to learn.
  const mayKnow = (one: Complaint) => ctx.actor.role !== 'station' || maySee(ctx.actor, one);
  const now = [...known.values()].filter((one) => one.state !== 'closed' && mayKnow(one));
  const isOneShop = await shopsBeside(ctx, shop, [...now, ...closed]);
  const before = closed.filter(
    (one) => one.id !== own?.id && mayKnow(one) && duplicateHint(telling, one, isOneShop(one)) !== null,
  );
  const ids = own === null ? [] : [own, ...now, ...before].map(({ id }) => id);
  const typedAlone = await listFiledBy(ctx.db, countyId, 'consumer', ids);
  const personOf = (one: Complaint) =>
    own === null ? byPhone(telling, one) : personHint(own, one, typedAlone.has(own.id) || typedAlone.has(one.id));
  const hintOf = (one: Complaint) => deskHint(telling, one, isOneShop(one));
  return [...likeliest(hintOf, personOf, now, 5), ...likeliest(hintOf, personOf, before, 3)];
}

/** Whether the register has a matter at the same shop; null where it is not sure of both. */
async function shopsBeside(
  { db, actor }: Context,
  shop: OperatorOfMatter | undefined,
  others: readonly Complaint[],
): Promise<(one: Complaint) => boolean | null> {
  if (shop === undefined) return () => null;
  const ids = others.map(({ id }) => id);
  const shops = await operatorsOfMatters(db, actor.countyId, ids);
  return ({ id }) => {
    const its = shops.get(id);
    return its === undefined ? null : its.operatorId === shop.operatorId;
  };
}

/** The joint complaint as the member of the telephone would have told it. */
function asMember(joint: Complaint, phone: string): Complaint {
  return { ...joint, consumerPhone: phone };
}

/** While it is being told only the telephone is known. */
function byPhone({ phone }: Telling, complaint: Complaint): LikelyHint['person'] {
  return phone !== '' && phone === complaint.consumerPhone ? 'surely' : null;
}

function likeliest(
  hintOf: (complaint: Complaint) => DuplicateHint | null,
  personOf: (complaint: Complaint) => LikelyHint['person'],
  complaints: readonly Complaint[],
  most: number,
): LikelyHint[] {
  return complaints
    .flatMap((complaint): (LikelyHint & { likeness: number })[] => {
      const hint = hintOf(complaint);
      if (hint === null) return [];
      const { operatorName, state, outcome } = complaint;
      const filedAt = complaint.filedAt.toISOString();
      return [
        {
          ...hint,
          operatorName,
          filedAt,
          state,
          handled: outcome !== null,
          person: personOf(complaint),
        },
      ];
    })
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most);
}

/** What somebody helps with: his own short list, beside the lists of his office. */
const shared = createRoute({
  method: 'get',
  path: '/shared-complaints',
  summary: '我协办的投诉',
  responses: { 200: { description: '协办的件', ...json(shape<{ items: ComplaintItem[] }>()) }, ...problems },
});

routes.openapi({ ...shared, middleware: staffOnly }, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.handBackShare');
  const [found, names] = await Promise.all([listShared(ctx.db, ctx.actor.countyId, ctx.actor.id, 50), namesOf(ctx)]);
  const items = found.map((complaint) => complaintItemOf(ctx, complaint, names));
  return c.json({ items }, 200);
});

addListRoutes(routes, {
  path: 'complaints',
  zh: '投诉',
  Query: ComplaintQuery,
  read: 'complaint.read',
  mayExport: 'complaint.export',
  listing: complaintRowListing,
  itemOf: complaintLineOf,
  shownOf: shownLineOf,
  columns: complaintColumns,
  defaultColumns: defaultComplaintColumns,
  cell: (item, column) => complaintCell(item, column as ComplaintColumn),
  sumOf: sumOfFigure({ ...complaintFigureWords, ...handlingFigureWords }, (db, countyId, period, wanted) =>
    [...wanted].some((name) => name in complaintFigureWords)
      ? countComplaintFigures(db, countyId, period)
      : countHandling(db, countyId, period, wanted),
  ),
});

/**
 * The routes of complaints. What a later subject tells of a complaint in the same answer, such as the tip-offs that were
 * split off it, is handed in by the table of contents.
 */
export function complaintApi(besideOf: (ctx: Context, complaint: Complaint, unmasked: boolean) => Promise<object>) {
  const whole = async (ctx: Context, complaint: Complaint, unmasked = false) => ({
    ...(await complaintViewOf(ctx, complaint, unmasked)),
    ...(await besideOf(ctx, complaint, unmasked)),
  });
  const matters = apiRoutes();
  addMatterRoutes(matters, {
    path: 'complaints',
    zh: '投诉',
    example: '投2026-0412',
    frame: complaintFrame,
    viewOf: (ctx, complaint) => whole(ctx, complaint),
    reveal: async (ctx, number, reason) => whole(ctx, await revealComplaint(ctx, number, reason), true),
  });
  return apiRoutes().route('/', routes).route('/', matters);
}
