import { mayDo, type Actor } from '../../../domain/base/actor.ts';
import { bodiesOf, contributionOf, isJoint } from '../../../domain/steering/task-contribution.ts';
import { isTaskLate, type Task } from '../../../domain/steering/task.ts';
import { taskListing } from '../../../domain/steering/task-list.ts';
import type { Context } from '../../../actions/base/context.ts';
import { taskFrame } from '../../../actions/steering/task.ts';
import { findParents, type ParentWords } from '../../../store/steering/origin.ts';
import { taskTable } from '../../../store/steering/task.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addListedRoutes, listed } from '../matter/docket-list-routes.ts';

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

/** The list of it, for its file and its sheet. */
export const listedTasks = listed({
  frame: taskFrame,
  example: '任2026-0007',
  table: taskTable,
  listing: taskListing,
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

export const taskApi = apiRoutes();
addListedRoutes(taskApi, listedTasks);

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
