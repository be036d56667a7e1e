import { recurrenceRow } from '../../../domain/steering/recurrence.ts';
import { nextTurn, turnsOn } from '../../../domain/steering/recurrence-turn.ts';
import { recurrenceFrame } from '../../../actions/steering/recurrence.ts';
import { listRecurrences } from '../../../store/steering/recurrence.ts';
import { countLateTasks } from '../../../store/steering/origin.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What is shown beside a recurring task. */
export interface RecurrenceMore {
  byName: string;
  leadNames: string[];
  /** The turns that stand now, and the next one that is to come. */
  current: string[];
  next: { period: string; setOn: string; dueOn: string } | null;
  lateTasks: number;
}

export const recurrenceApi = apiRoutes();
addDocketRoutes(recurrenceApi, {
  frame: recurrenceFrame,
  example: '周2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listRecurrences(ctx.db, ctx.actor, state, most),
  row: { entry: recurrenceRow },
  moreOf: async (ctx, recurrences, names) => {
    const { today, county } = ctx;
    const ids = recurrences.map(({ id }) => id);
    const late = await countLateTasks(ctx.db, ctx.actor.countyId, ids, today);
    return (one): RecurrenceMore => ({
      byName: names.get(one.byId) ?? '',
      leadNames: one.leadIds.map((id) => placeNameOf(ctx, id) ?? id),
      current: one.state === 'active' ? turnsOn(one, today, county.calendar).map(({ period }) => period) : [],
      next: one.state === 'active' ? nextTurn(one, today, county.calendar) : null,
      lateTasks: late.get(one.id) ?? 0,
    });
  },
});
