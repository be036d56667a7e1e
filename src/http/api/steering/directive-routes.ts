import { z } from '@hono/zod-openapi';
import { directiveRow, isDirectiveLate } from '../../../domain/steering/directive.ts';
import { directiveFrame } from '../../../actions/steering/directive.ts';
import { listDirectives } from '../../../store/steering/directive.ts';
import { countLateTasks } from '../../../store/steering/origin.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What is shown beside a directive. */
export interface DirectiveMore {
  byName: string;
  late: boolean;
  /** Tasks of it that are past their day. */
  lateTasks: number;
}

export const directiveApi = apiRoutes();
export const orderedDirectives = ordered({
  frame: directiveFrame,
  example: '来2026-0007',
  Query: DocketState.extend({ late: z.literal('yes').optional() }),
  list: (ctx, { state, late }, most) =>
    listDirectives(ctx.db, ctx.actor, { state, lateOn: late === undefined ? undefined : ctx.today }, most),
  row: { entry: directiveRow },
  moreOf: async (ctx, directives, names) => {
    const ids = directives.map(({ id }) => id);
    const late = await countLateTasks(ctx.db, ctx.actor.countyId, ids, ctx.today);
    return (one): DirectiveMore => ({
      byName: names.get(one.byId) ?? '',
      late: isDirectiveLate(one, ctx.today),
      lateTasks: late.get(one.id) ?? 0,
    });
  },
});
addDocketRoutes(directiveApi, orderedDirectives);
