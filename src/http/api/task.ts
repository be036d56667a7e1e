import { z } from '@hono/zod-openapi';
import { isTaskLate, taskKindWords, type TaskKind } from '../../domain/task.ts';
import { getSeenComplaint } from '../../actions/complaint.ts';
import { taskFrame } from '../../actions/task.ts';
import { findParents, type ParentWords } from '../../store/steering.ts';
import { listTasks } from '../../store/task.ts';
import { apiRoutes } from '../schema.ts';
import { placeNameOf } from '../timeline.ts';
import { addDocketRoutes, DocketState } from './docket.ts';

/** Names beside the ids of a task. */
export interface TaskMore {
  leadName: string;
  stationName: string | null;
  personName: string | null;
  partnerNames: string[];
  byName: string;
  late: boolean;
  /** What it was cut from, if anything: its ledger by the plural, its number and title. */
  from: { path: string; number: string; title: string } | null;
}

const kinds = Object.keys(taskKindWords) as [TaskKind, ...TaskKind[]];
const Query = DocketState.extend({
  kind: z.enum(kinds).optional(),
  late: z.literal('yes').optional(),
  matter: z.string().max(30).optional(),
  parent: z.uuid().optional(),
});

export const taskApi = apiRoutes();
addDocketRoutes(taskApi, {
  frame: taskFrame,
  example: '任2026-0007',
  Query,
  list: async (ctx, { state, kind, late, matter, parent }, most) => {
    const matterId = matter === undefined ? undefined : (await getSeenComplaint(ctx, matter)).id;
    const lateOn = late === undefined ? undefined : ctx.today;
    return listTasks(ctx.db, ctx.actor, { state, kind, lateOn, matterId, parentId: parent }, most);
  },
  moreOf: async (ctx, tasks, names) => {
    const parents = await findParents(
      ctx.db,
      ctx.actor.countyId,
      tasks.flatMap(({ parentId }) => parentId ?? []),
    );
    return (task): TaskMore => ({
      leadName: placeNameOf(ctx, task.leadId) ?? task.leadId,
      stationName: placeNameOf(ctx, task.stationId),
      personName: task.personId === null ? null : (names.get(task.personId) ?? null),
      partnerNames: task.partnerIds.map((id) => placeNameOf(ctx, id) ?? id),
      byName: names.get(task.byId) ?? '系统',
      late: isTaskLate(task, ctx.today),
      from: fromOf(parents.get(task.parentId ?? '')),
    });
  },
});

function fromOf(parent: ParentWords | undefined): TaskMore['from'] {
  if (parent === undefined) return null;
  return { path: `${parent.table}s`, number: parent.number, title: parent.title };
}
