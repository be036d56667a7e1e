import { conventionFrame } from '../../../../actions/supervision/guidance/convention.ts';
import { listConventions } from '../../../../store/supervision/guidance/convention.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';

export const conventionApi = apiRoutes();
addDocketRoutes(conventionApi, {
  frame: conventionFrame,
  example: '约2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listConventions(ctx.db, ctx.actor.countyId, state, most),
  moreOf: () => Promise.resolve(() => ({})),
});
