import { z } from '@hono/zod-openapi';
import { mayDo, type Actor } from '../../../domain/base/actor.ts';
import { bodiesOf, contributionOf, isJoint } from '../../../domain/steering/task-contribution.ts';
import { isTaskLate, taskKindWords, type Task, type TaskKind } from '../../../domain/steering/task.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { taskFrame } from '../../../actions/steering/task.ts';
import { findParents, type ParentWords } from '../../../store/steering/origin.ts';
import { listTasks } from '../../../store/steering/task.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What one of those who do it together has done; the lead's answer is the report of the task itself. */
export interface TaskPart {
  organisationId: string;
  name: string;
  acceptedOn: string | null;
  acceptedBy: string | null;
  answeredOn: string | null;
  answeredBy: string | null;
  result: string;
  proof: string;
  attachmentIds: readonly string[];
}

/** Names beside the ids of a task. */
export interface TaskMore {
  leadName: string;
  stationName: string | null;
  personName: string | null;
  partnerNames: string[];
  /** Of a task of several: each that does it, the lead first, with what it signed for and answered. */
  parts: TaskPart[];
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
      parts: isJoint(task) ? bodiesOf(task).map((id) => partOf(ctx, task, id, names)) : [],
      byName: names.get(task.byId) ?? '系统',
      late: isTaskLate(task, ctx.today),
      from: fromOf(ctx.actor, parents.get(task.parentId ?? '')),
    });
  },
});

function partOf(ctx: Context, task: Task, id: string, names: ReadonlyMap<string, string>): TaskPart {
  const known = contributionOf(task, id);
  const nameOf = (accountId: string | null | undefined) => names.get(accountId ?? '') ?? null;
  return {
    organisationId: id,
    name: placeNameOf(ctx, id) ?? id,
    acceptedOn: known?.acceptedOn ?? null,
    acceptedBy: nameOf(known?.acceptedById),
    answeredOn: known?.answeredOn ?? null,
    answeredBy: nameOf(known?.answeredById),
    result: known?.result ?? '',
    proof: known?.proof ?? '',
    attachmentIds: known?.attachmentIds ?? [],
  };
}

/** A department reads no directive and no plan, and so not what they are called either. */
function fromOf(actor: Actor, parent: ParentWords | undefined): TaskMore['from'] {
  if (parent === undefined || !mayDo(actor, `${parent.table}.read`)) return null;
  return { path: `${parent.table}s`, number: parent.number, title: parent.title };
}
