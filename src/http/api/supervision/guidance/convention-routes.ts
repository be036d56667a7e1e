import { conventionRow, type Convention } from '../../../../domain/supervision/guidance/convention.ts';
import { conventionFrame } from '../../../../actions/supervision/guidance/convention.ts';
import { listConventions } from '../../../../store/supervision/guidance/convention.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';

export interface ConventionMore {
  /** How many have signed it. */
  signed: number;
}

export const conventionApi = apiRoutes();
addDocketRoutes(conventionApi, {
  frame: conventionFrame,
  example: '约2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listConventions(ctx.db, ctx.actor.countyId, state, most),
  row: { entry: conventionRow },
  moreOf:
    async () =>
    (one: Convention): ConventionMore => ({ signed: one.signers.length }),
});
