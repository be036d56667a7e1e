import type { Context } from '../actions/context.ts';
import { nudgeDueTasks } from '../actions/task.ts';

/** Reminds of every task whose day is near or past. */
export async function watchTasks(ctx: Context): Promise<void> {
  await nudgeDueTasks(ctx);
}
