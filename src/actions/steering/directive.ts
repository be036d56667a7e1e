import { dayShortZh } from '../../domain/base/calendar.ts';
import { directiveDocket, type Directive, type ReceiveDirective } from '../../domain/steering/directive.ts';
import type { SplitTasks } from '../../domain/steering/origin.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { cutTasks } from './task.ts';

/** Documents from above, with the tasks into which they are split; the leaders hear of each that came. */
export const directiveFrame: DocketFrame<Directive, ReceiveDirective> = {
  docket: directiveDocket,
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === 'split')
      await cutTasks(tx, ctx, { kind: 'directive', parentId: entry.id }, (input as SplitTasks).tasks);
    if (move !== null) return;
    const due = entry.dueOn === null ? '' : `，${dayShortZh(entry.dueOn)}前上报`;
    const words = `收到上级来文${entry.number}：${entry.title}${due}，请分解任务。`;
    await tellPeople(tx, ctx, entry, ({ id, role }) => role === 'leader' && id !== ctx.actor.id, words);
  },
};
