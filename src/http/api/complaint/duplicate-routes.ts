/** 疑似重复: what may be the same dispute, while it is told and on the page of a complaint, and what a person says of it. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import { askedNumbers } from '../../../domain/base/number/asked-number.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import {
  deskHint,
  duplicateHint,
  personHint,
  strangeHint,
  type DuplicateHint,
  type Telling,
  type Trouble,
} from '../../../domain/complaint/duplicate.ts';
import { isFullName } from '../../../domain/triage/earlier-matters.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { sayNotSame } from '../../../actions/complaint/not-same.ts';
import {
  findComplaint,
  listHandled,
  listJointOf,
  listLikelyDuplicates,
  listOpenOfShop,
} from '../../../store/complaint/complaint.ts';
import { listNotSame } from '../../../store/complaint/not-same.ts';
import { listFiledBy } from '../../../store/base/ledger.ts';
import { operatorsOfMatters, type OperatorOfMatter } from '../../../store/operator/matter-operator.ts';
import { namesOf } from '../county/account-names.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { noteNumbers } from '../../base/trail.ts';

const NumberParam = numberParam('投2026-0412');
const Pair = NumberParam.extend({
  other: NumberParam.shape.number.openapi({ param: { name: 'other', in: 'path' } }),
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
        name: z.string().max(60).default(''),
        homeRegionId: z.string().max(40).nullable().default(null),
        amountFen: z.number().int().min(0).nullable().default(null),
        happenedOn: z.iso.date().nullable().default(null),
      }),
    ),
  },
  responses: { 200: { description: '可能重复的件', ...json(shape<{ hints: LikelyHint[] }>()) }, ...problems },
});
const duplicates = createRoute({
  method: 'get',
  path: '/complaints/{number}/duplicates',
  summary: '可能与这件重复的在办件，和已经比对过、不是同一件的',
  request: { params: NumberParam },
  responses: { 200: { description: '可能重复的件', ...json(shape<SeenDuplicates>()) }, ...problems },
});
/** Beyond the likeliest few, too: whoever merges types any number. */
const personOfOther = createRoute({
  method: 'get',
  path: '/complaints/{number}/duplicates/{other}',
  summary: '另一件是不是同一个人的，有多可靠',
  request: { params: Pair },
  responses: { 200: { description: '有多可靠', ...json(shape<Pick<LikelyHint, 'person'>>()) }, ...problems },
});
const Apart = z.object({
  clientId: z.uuid().openapi({ description: '这一次按下的编号，重发不会多记' }),
  back: z.boolean().default(false).openapi({ description: '撤回以前说的' }),
});
const apart = createRoute({
  method: 'post',
  path: '/complaints/{number}/duplicates/{other}/apart',
  summary: '比对过，不是同一件：以后不再提示；也可以撤回',
  middleware: staffOnly,
  request: { params: Pair, body: body(Apart) },
  responses: { 200: { description: '现在还像的，和说过不是同一件的', ...json(shape<SeenDuplicates>()) }, ...problems },
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
  /** Whether the reader may say that the two are two disputes: of a matter that he may not see nobody says anything. */
  maySay: boolean;
}

/** What was compared and is not the same, by whom and when. */
export interface SeenApart {
  number: string;
  by: string;
  at: string;
}

export interface SeenDuplicates {
  hints: LikelyHint[];
  apart: SeenApart[];
}

/** The troubles that a telling names, and the codes of those of other matters. */
export interface Troubles {
  told: readonly Trouble[];
  of: ReadonlyMap<string, readonly string[]>;
}

/** What the facts of matters say of their troubles, which a later subject reads. */
export type TroublesOf = (ctx: Context, telling: Telling, ids: readonly string[]) => Promise<Troubles>;

/** The routes; what the facts say is handed in by the table of contents. */
export function duplicateApi(troublesOf: TroublesOf) {
  return apiRoutes()
    .openapi({ ...likely, middleware: staffOnly }, async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.file');
      const telling = c.req.valid('json');
      const asking = { in: 'complaints/likely', words: telling.phone, numbers: askedNumbers(telling.phone) };
      await noteNumbers(c, asking);
      return c.json({ hints: await hintsOf(ctx, telling, null, troublesOf) }, 200);
    })
    .openapi({ ...duplicates, middleware: staffOnly }, async (c) => {
      const ctx = c.get('ctx');
      return c.json(await duplicatesOf(ctx, c.req.valid('param').number, troublesOf), 200);
    })
    .openapi({ ...personOfOther, middleware: staffOnly }, async (c) => {
      const ctx = c.get('ctx');
      const { number, other } = c.req.valid('param');
      const [own, its] = [await getSeenComplaint(ctx, number), await getSeenComplaint(ctx, other)];
      const typedAlone = await listFiledBy(ctx.db, ctx.actor.countyId, 'consumer', [own.id, its.id]);
      return c.json({ person: personHint(own, its, typedAlone.size > 0) }, 200);
    })
    .openapi(
      apart,
      async (c) => {
        const ctx = c.get('ctx');
        const { number, other } = c.req.valid('param');
        await sayNotSame(ctx, number, other, c.req.valid('json'));
        return c.json(await duplicatesOf(ctx, number, troublesOf), 200);
      },
      checked(Apart),
    );
}

async function duplicatesOf(ctx: Context, number: string, troublesOf: TroublesOf): Promise<SeenDuplicates> {
  const own = await getSeenComplaint(ctx, number);
  const telling: Telling = {
    phone: own.consumerPhone,
    operatorName: own.operatorName,
    story: own.story,
    name: own.consumerName,
    homeRegionId: own.consumerRegionId,
    amountFen: own.amountFen,
    happenedOn: own.happenedOn,
  };
  const told = await listNotSame(ctx.db, ctx.actor.countyId, own.id);
  const names = told.length === 0 ? new Map<string, string>() : await namesOf(ctx);
  const others = await Promise.all(told.map(({ id }) => findComplaint(ctx.db, ctx.actor.countyId, { id })));
  const seen = told.flatMap(({ byId, at }, i): SeenApart[] => {
    const other = others[i] ?? null;
    if (other === null || !maySee(ctx.actor, other)) return [];
    return [{ number: other.number, by: names.get(byId) ?? '', at: at.toISOString() }];
  });
  const past = new Set(told.map(({ id }) => id));
  return { hints: await hintsOf(ctx, telling, own, troublesOf, past), apart: seen };
}

/** The five likeliest that are open and the three that are finished, with the reason of each; members of a joint one too. */
async function hintsOf(
  ctx: Context,
  telling: Telling,
  own: Complaint | null,
  troublesOf: TroublesOf,
  past: ReadonlySet<string> = new Set(),
): Promise<LikelyHint[]> {
  const { countyId } = ctx.actor;
  const shop = own === null ? undefined : (await operatorsOfMatters(ctx.db, countyId, [own.id])).get(own.id);
  const name = isFullName(telling.name ?? '') ? (telling.name ?? '') : '';
  const [ofShop, open, joint, closed] = await Promise.all([
    shop === undefined ? [] : listOpenOfShop(ctx.db, countyId, shop.operatorId),
    listLikelyDuplicates(ctx.db, countyId, { ...telling, name }),
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
  const mayKnow = (one: Complaint) => !past.has(one.id) && (ctx.actor.role !== 'station' || maySee(ctx.actor, one));
  const now = [...known.values()].filter((one) => one.state !== 'closed' && mayKnow(one));
  const isOneShop = await shopsBeside(ctx, shop, [...now, ...closed]);
  const before = closed.filter(
    (one) => one.id !== own?.id && mayKnow(one) && duplicateHint(telling, one, isOneShop(one)) !== null,
  );
  const ids = own === null ? [] : [own, ...now, ...before].map(({ id }) => id);
  const typedAlone = await listFiledBy(ctx.db, countyId, 'consumer', ids);
  const personOf = (one: Complaint) =>
    own === null ? byPhone(telling, one) : personHint(own, one, typedAlone.has(own.id) || typedAlone.has(one.id));
  const seenIds = [...now, ...before].filter((one) => maySee(ctx.actor, one)).map(({ id }) => id);
  const { told, of } = await troublesOf(ctx, telling, seenIds);
  const hintOf = (one: Complaint) =>
    maySee(ctx.actor, one)
      ? deskHint({ ...telling, troubles: told }, one, isOneShop(one), of.get(one.id) ?? [])
      : strangeHint(telling, one, isOneShop(one));
  const listed = (from: readonly Complaint[], most: number) => likeliest(ctx, hintOf, personOf, from, most);
  return [...listed(now, 5), ...listed(before, 3)];
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
  { actor }: Context,
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
          maySay: maySee(actor, complaint),
        },
      ];
    })
    .toSorted(byLikeness)
    .slice(0, most);
}

/** Of those that are alike the newest stands first, by whichever way and in whatever order they were found. */
function byLikeness(a: LikelyHint & { likeness: number }, b: LikelyHint & { likeness: number }): number {
  return b.likeness - a.likeness || b.filedAt.localeCompare(a.filedAt) || b.number.localeCompare(a.number);
}
