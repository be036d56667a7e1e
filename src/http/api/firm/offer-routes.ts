import { createRoute, z } from '@hono/zod-openapi';
import { demand, isGuest } from '../../../domain/base/actor.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { isNamed } from '../../../domain/firm/firm.ts';
import {
  FirmReply,
  isOpenOffer,
  mayOffer,
  OfferAnswer,
  offeredFacts,
  SendOffer,
  type Offer,
  type OfferedFacts,
} from '../../../domain/firm/offer.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { complaintOf, listOwnOffers, offerComplaint, recordAnswer, replyAsFirm } from '../../../actions/firm/offer.ts';
import { operatorsOfMatters } from '../../../store/operator/matter-operator.ts';
import { listFirms, type StoredFirm } from '../../../store/firm/firm.ts';
import { listOffers } from '../../../store/firm/offer.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** An offer as the contact of the firm reads it. */
export interface OwnOffer {
  offer: Omit<Offer, 'complaintId' | 'byId'>;
  facts: OfferedFacts;
  categoryZh: string | null;
  categoryEn: string | null;
  /** Whether the firm may still say something. */
  open: boolean;
}

/** The offers of a complaint as its officers read them, with the firms to which it could be offered. */
export interface ComplaintOffers {
  offers: (Offer & { firmName: string })[];
  mayOffer: boolean;
  /** The firms that the complaint names come first. */
  firms: { id: string; name: string; named: boolean }[];
}

const IdParam = z.object({ id: z.uuid() });
const NumberParam = numberParam('投2026-0412');
const Pressed = z.object({ version: z.number().int().min(1), clientId: z.uuid().optional() });
const Reply = Pressed.extend({ input: FirmReply });
const Answer = Pressed.extend({ input: OfferAnswer });
const own = { 200: { description: '转来的件', ...json(shape<OwnOffer>()) }, ...problems };
const all = { 200: { description: '这件转给企业的经过', ...json(shape<ComplaintOffers>()) }, ...problems };

const list = createRoute({
  method: 'get',
  path: '/offers',
  summary: '转给本企业直接协商的投诉',
  middleware: staffOnly,
  responses: { 200: { description: '转来的件', ...json(shape<{ offers: OwnOffer[] }>()) }, ...problems },
});
const reply = createRoute({
  method: 'post',
  path: '/offers/{id}/reply',
  summary: '企业答复',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Reply) },
  responses: own,
});
const answer = createRoute({
  method: 'post',
  path: '/offers/{id}/answer',
  summary: '记投诉人对企业方案的答复',
  middleware: staffOnly,
  request: { params: IdParam, body: body(Answer) },
  responses: all,
});
const listed = createRoute({
  method: 'get',
  path: '/complaints/{number}/offers',
  summary: '这件转给企业的经过',
  middleware: staffOnly,
  request: { params: NumberParam },
  responses: all,
});
const send = createRoute({
  method: 'post',
  path: '/complaints/{number}/offers',
  summary: '转给企业直接协商；同一个 id 再交一次，得到同一次',
  middleware: staffOnly,
  request: { params: NumberParam, body: body(SendOffer) },
  responses: all,
});

export const offerApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    const offers = (await listOwnOffers(ctx)).map(({ offer, complaint }) => ownOf(ctx, offer, complaint));
    return c.json({ offers }, 200);
  })
  .openapi(
    reply,
    async (c) => {
      const ctx = c.get('ctx');
      const { version, clientId, input } = c.req.valid('json');
      const offer = await replyAsFirm(ctx, c.req.valid('param').id, input, { version, clientId });
      return c.json(ownOf(ctx, offer, await complaintOf(ctx, offer)), 200);
    },
    checked(Reply),
  )
  .openapi(
    answer,
    async (c) => {
      const ctx = c.get('ctx');
      const { version, clientId, input } = c.req.valid('json');
      const offer = await recordAnswer(ctx, c.req.valid('param').id, input, { version, clientId });
      return c.json(await allOf(ctx, (await complaintOf(ctx, offer)).number), 200);
    },
    checked(Answer),
  )
  .openapi(listed, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'complaint.read');
    return c.json(await allOf(ctx, c.req.valid('param').number), 200);
  })
  .openapi(
    send,
    async (c) => {
      const ctx = c.get('ctx');
      const { number } = c.req.valid('param');
      await offerComplaint(ctx, number, c.req.valid('json'));
      return c.json(await allOf(ctx, number), 200);
    },
    checked(SendOffer),
  );

function ownOf(ctx: Context, offer: Offer, complaint: Complaint): OwnOffer {
  const { complaintId: _, byId: __, ...shown } = offer;
  const category = ctx.county.categories.find((one) => one.code === complaint.categoryCode);
  return {
    offer: shown,
    facts: offeredFacts(complaint, offer),
    categoryZh: category?.zh ?? null,
    categoryEn: category?.en ?? null,
    open: isOpenOffer(offer) && ctx.today <= offer.dueOn && mayOffer(complaint, []),
  };
}

async function allOf(ctx: Context, number: string): Promise<ComplaintOffers> {
  const complaint = await getSeenComplaint(ctx, number);
  const [offers, firms, shops] = await Promise.all([
    listOffers(ctx.db, ctx.actor.countyId, complaint.id),
    listFirms(ctx.db, ctx.actor.countyId),
    operatorsOfMatters(ctx.db, ctx.actor.countyId, [complaint.id]),
  ]);
  const shop = shops.get(complaint.id)?.operatorId ?? null;
  // By the register of shops, and by its names where nobody has read the matter yet.
  const isMeant = (one: StoredFirm) =>
    shop === null
      ? isNamed(one, complaint.operatorName)
      : one.operatorId === shop || isNamed(one, complaint.operatorName);
  const nameOf = (id: string) => firms.find((one) => one.id === id)?.name ?? '';
  return {
    offers: offers.map((offer) => ({ ...offer, firmName: nameOf(offer.firmId) })),
    mayOffer: mayOffer(complaint, offers) && !isGuest(ctx.actor, complaint),
    firms: firms
      .filter((one) => one.active)
      .map((one) => ({ id: one.id, name: one.name, named: isMeant(one) }))
      .toSorted((a, b) => Number(b.named) - Number(a.named)),
  };
}
