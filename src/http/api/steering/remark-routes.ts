import { createRoute, z } from '@hono/zod-openapi';
import type { StaffRole } from '../../../domain/base/actor.ts';
import { isRemarkLate, type AddresseePart } from '../../../domain/steering/remark.ts';
import { listAddressees, remarkFrame } from '../../../actions/steering/remark.ts';
import { listRemarks } from '../../../store/steering/remark.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** Names beside the ids of a remark. */
export interface RemarkMore {
  byName: string;
  toName: string;
  toPlace: string | null;
  late: boolean;
}

/** Somebody to whom a remark on the record may be written, with what he has to do with it. */
export interface SeenAddressee {
  id: string;
  name: string;
  role: StaffRole;
  place: string | null;
  part: AddresseePart;
}

const addressees = createRoute({
  method: 'get',
  path: '/remark-addressees/{number}',
  summary: '这一件上的批示可以批给谁：承办人、所长在前，看不到这一件的、不回批示的不列',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412') },
  responses: { 200: { description: '可以批给的人', ...json(shape<{ people: SeenAddressee[] }>()) }, ...problems },
});

export const remarkApi = apiRoutes().openapi(addressees, async (c) => {
  const ctx = c.get('ctx');
  const found = await listAddressees(ctx, c.req.valid('param').number);
  const people = found.map(({ organisationId, ...one }): SeenAddressee => ({
    ...one,
    place: placeNameOf(ctx, organisationId),
  }));
  return c.json({ people }, 200);
});
export const orderedRemarks = ordered({
  frame: remarkFrame,
  example: '批2026-0009',
  Query: DocketState.extend({ about: z.string().max(30).optional(), mine: z.enum(['yes', 'wrote']).optional() }),
  list: (ctx, { state, about, mine }, most) => listRemarks(ctx.db, ctx.actor, { state, about, mine }, most),
  moreOf:
    async (ctx, _remarks, names) =>
    (one): RemarkMore => ({
      byName: names.get(one.byId) ?? '',
      toName: names.get(one.toId) ?? '',
      toPlace: placeNameOf(ctx, one.toOrganisationId),
      late: isRemarkLate(one, ctx.today),
    }),
});
addDocketRoutes(remarkApi, orderedRemarks);
