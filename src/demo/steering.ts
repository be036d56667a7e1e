/** What the samples of 统筹 share: who acts on which day, one step of an entry, and tasks that their leads carry out. */
import { taskProcedure } from '../domain/steering/task-steps.ts';
import type { Docket, DocketEntry } from '../domain/matter/docket.ts';
import type { Facts } from '../domain/matter/matter.ts';
import type { Context } from '../actions/base/context.ts';
import { moveEntry, type DocketFrame } from '../actions/matter/docket.ts';
import { taskFrame } from '../actions/steering/task.ts';
import { listTasks } from '../store/steering/task.ts';
import type { Cast } from './life.ts';

export const offices = ['SO-CG', 'SO-LH', 'SO-SQ', 'SO-DY', 'SO-LQ'] as const;
export const heads: Readonly<Record<string, string>> = {
  'SO-CG': 'zhengweimin',
  'SO-LH': 'liuguodong',
  'SO-SQ': 'shidapeng',
  'SO-DY': 'wanghaifeng',
  'SO-LQ': 'longzhenhua',
};

export interface Stage {
  cast: Cast;
  idOf: (name: string) => string;
  /** The context of an account some days ago. */
  as: (loginName: string, ago: number) => Context;
  /** A day so many days from today. */
  on: (days: number) => string;
  accountId: (loginName: string) => string;
}

/** One step, with its input read as the wire reads it. */
export async function step<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  ctx: Context,
  frame: DocketFrame<T, O, F>,
  entry: T,
  move: string,
  typed: object = {},
): Promise<T> {
  const { procedure } = frame.docket as Pick<Docket<T, O, F>, 'procedure'>;
  const input = procedure[move]?.input.parse(typed) ?? {};
  return moveEntry(ctx, frame, entry.number ?? entry.id, move, input, { version: entry.version });
}

/** Has the tasks of an entry done by their leads, as many as are named. */
export async function carryOut(
  stage: Stage,
  parentId: string,
  results: readonly [result: string, proof: string][],
  ago: number,
) {
  const tasks = await listTasks(stage.cast.ctx.db, stage.as('hanzhiyuan', 0).actor, { state: 'all', parentId });
  for (const [n, [result, proof]] of results.entries()) {
    const task = tasks.toSorted((a, b) => a.number.localeCompare(b.number))[n];
    if (task === undefined) continue;
    const who = stage.as(heads[task.leadId] ?? 'fangmin', ago);
    const told = await step(
      who,
      taskFrame,
      task,
      'reportBack',
      taskProcedure.reportBack.input.parse({ result, proof }),
    );
    await step(stage.as('hanzhiyuan', ago - 1), taskFrame, told, 'close');
  }
}
