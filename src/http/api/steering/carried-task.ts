/** 任务 as a station's telephone carries it: what the station was given to do, signed for and reported on without a network. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import { availableDocketMoves } from '../../../domain/matter/docket.ts';
import { contributionOf } from '../../../domain/steering/task-contribution.ts';
import { taskDocket } from '../../../domain/steering/task-steps.ts';
import { taskStateWords } from '../../../domain/steering/task.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listTasks } from '../../../store/steering/task.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

export interface CarriedTask {
  number: string;
  version: number;
  state: Words;
  title: string;
  text: string;
  /** The office that leads it. */
  fromName: string;
  dueOn: Day;
  needsProof: boolean;
  needsPhoto: boolean;
  signedOn: Day | null;
  /** Why the report was sent back. */
  remark: string;
  moves: string[];
}

const mostCarried = 20;

export async function carriedTasks(ctx: Context, stationId: string): Promise<CarriedTask[]> {
  const tasks = await listTasks(ctx.db, ctx.actor, { state: 'open' }, mostCarried);
  return tasks.map((task) => {
    const { number, version, state, title, text, dueOn, needsProof, needsPhoto, remark } = task;
    return {
      number,
      version,
      state: taskStateWords[state],
      title,
      text,
      fromName: placeNameOf(ctx, task.leadId) ?? '',
      dueOn,
      needsProof,
      needsPhoto,
      signedOn: contributionOf(task, stationId)?.acceptedOn ?? null,
      remark,
      moves: availableDocketMoves(taskDocket, task, ctx.actor),
    };
  });
}
