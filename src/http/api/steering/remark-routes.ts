import { z } from '@hono/zod-openapi';
import { isRemarkLate } from '../../../domain/steering/remark.ts';
import { remarkFrame } from '../../../actions/steering/remark.ts';
import { listRemarks } from '../../../store/steering/remark.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** Names beside the ids of a remark. */
export interface RemarkMore {
  byName: string;
  toName: string;
  toPlace: string | null;
  late: boolean;
}

export const remarkApi = apiRoutes();
addDocketRoutes(remarkApi, {
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
