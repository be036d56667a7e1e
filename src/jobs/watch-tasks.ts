import type { Context } from '../actions/base/context.ts';
import { warnOfLateMilestones } from '../actions/steering/plan.ts';
import { nudgeDueTasks } from '../actions/steering/task.ts';

/** Reminds of every task whose day is near or past, and of every milestone of a plan that is late. */
export async function watchTasks(ctx: Context): Promise<void> {
  await nudgeDueTasks(ctx);
  await warnOfLateMilestones(ctx);
}
