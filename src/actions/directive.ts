import { directiveDocket, type Directive, type ReceiveDirective } from '../domain/directive.ts';
import type { SplitTasks } from '../domain/steering.ts';
import type { DocketFrame } from './docket.ts';
import { cutTasks } from './task.ts';

/** Documents from above, with the tasks into which they are split. */
export const directiveFrame: DocketFrame<Directive, ReceiveDirective> = {
  docket: directiveDocket,
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === 'split')
      await cutTasks(tx, ctx, { kind: 'directive', parentId: entry.id }, (input as SplitTasks).tasks);
  },
};
