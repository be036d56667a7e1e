import type { Context } from '../actions/context.ts';
import { warnOfLateMilestones } from '../actions/plan.ts';
import { nudgeDueTasks } from '../actions/task.ts';

/** Reminds of every task whose day is near or past, and of every milestone of a plan that is late. */
export async function watchTasks(ctx: Context): Promise<void> {
  await nudgeDueTasks(ctx);
  await warnOfLateMilestones(ctx);
}
