import type { Context } from '../actions/base/context.ts';
import { makeRecurringTasks as makeTasks } from '../actions/steering/recurrence.ts';

/** Sets the tasks of every turn that has come. */
export async function makeRecurringTasks(ctx: Context): Promise<void> {
  await makeTasks(ctx);
}
