import { mayDo, type Actor } from '../../../domain/base/actor.ts';
import { bodiesOf, contributionOf, isJoint } from '../../../domain/steering/task-contribution.ts';
import { isTaskLate, type Task } from '../../../domain/steering/task.ts';
import { taskListing, taskRow } from '../../../domain/steering/task-list.ts';
import type { Context } from '../../../actions/base/context.ts';
import { taskFrame } from '../../../actions/steering/task.ts';
import { findParents, type ParentWords } from '../../../store/steering/origin.ts';
import { taskTable } from '../../../store/steering/task.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addListedRoutes, listed } from '../matter/docket-list-routes.ts';

/** What one of those who do it together has done; the answer of the lead, or of the station it was given to, is the report of the task itself. */
export interface TaskPart {
  organisationId: string;
  name: string;
  role: 'station' | 'lead' | 'partner';
  acceptedOn: string | null;
  acceptedBy: string | null;
  answeredOn: string | null;
  answeredBy: string | null;
  result: string;
  proof: string;
  attachmentIds: readonly string[];
}

/** Names beside the ids of a task, in a row of the list. */
export interface TaskRowMore {
  leadName: string;
  stationName: string | null;
  personName: string | null;
  partnerNames: string[];
  byName: string;
  late: boolean;
  /** Where it was asked for by name: of a task of several, each that does it, and when it answered. */
  parts?: Pick<TaskPart, 'organisationId' | 'name' | 'answeredOn'>[];
  /** The same: what it was cut from, if anything: its ledger by the plural, its number and title. */
  from?: { path: string; number: string; title: string } | null;
}

export interface TaskMore extends TaskRowMore {
  /** The lead first, with what each signed for and answered. */
  parts: TaskPart[];
  from: { path: string; number: string; title: string } | null;
}

/** The list of it, for its file and its sheet. */
export const listedTasks = listed({
  frame: taskFrame,
  example: '任2026-0007',
  table: taskTable,
  listing: taskListing,
  row: {
    entry: taskRow,
    moreOf: async (ctx, tasks, names, columns) => {
      const [asksParts, asksFrom] = [columns.includes('parts'), columns.includes('from')];
      const parents = asksFrom ? await parentsOf(ctx, tasks) : new Map<string, ParentWords>();
      return (task): TaskRowMore => ({
        ...namesOfTask(ctx, task, names),
        ...(asksParts ? { parts: partsOf(ctx, task, names).map(answeredPart) } : {}),
        ...(asksFrom ? { from: fromOf(ctx.actor, parents.get(task.parentId ?? '')) } : {}),
      });
    },
  },
  moreOf: async (ctx, tasks, names) => {
    const parents = await parentsOf(ctx, tasks);
    return (task): TaskMore => ({
      ...namesOfTask(ctx, task, names),
      parts: partsOf(ctx, task, names),
      from: fromOf(ctx.actor, parents.get(task.parentId ?? '')),
    });
  },
});

function namesOfTask(ctx: Context, task: Task, names: ReadonlyMap<string, string>): TaskRowMore {
  return {
    leadName: placeNameOf(ctx, task.leadId) ?? task.leadId,
    stationName: placeNameOf(ctx, task.stationId),
    personName: task.personId === null ? null : (names.get(task.personId) ?? null),
    partnerNames: task.partnerIds.map((id) => placeNameOf(ctx, id) ?? id),
    byName: names.get(task.byId) ?? '系统',
    late: isTaskLate(task, ctx.today),
  };
}

function parentsOf(ctx: Context, tasks: readonly Task[]): Promise<Map<string, ParentWords>> {
  return findParents(
    ctx.db,
    ctx.actor.countyId,
    tasks.flatMap(({ parentId }) => parentId ?? []),
  );
}

function partsOf(ctx: Context, task: Task, names: ReadonlyMap<string, string>): TaskPart[] {
  const together = isJoint(task) ? bodiesOf(task) : [];
  const bodies = task.stationId === null ? together : [task.stationId, ...together];
  return bodies.map((id) => partOf(ctx, task, id, names));
}

function answeredPart({
  organisationId,
  name,
  answeredOn,
}: TaskPart): Pick<TaskPart, 'organisationId' | 'name' | 'answeredOn'> {
  return { organisationId, name, answeredOn };
}

export const taskApi = apiRoutes();
addListedRoutes(taskApi, listedTasks);

function roleOf({ stationId, leadId }: Task, id: string): TaskPart['role'] {
  if (id === stationId) return 'station';
  return id === leadId ? 'lead' : 'partner';
}

function partOf(ctx: Context, task: Task, id: string, names: ReadonlyMap<string, string>): TaskPart {
  const known = contributionOf(task, id);
  const nameOf = (accountId: string | null | undefined) => names.get(accountId ?? '') ?? null;
  return {
    organisationId: id,
    name: placeNameOf(ctx, id) ?? id,
    role: roleOf(task, id),
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
