/** The ledgers beside the matters whose entries a remark can be about; the letter of a number tells which. */
import { instructionDocket } from '../command/instruction-steps.ts';
import type { Docket, DocketEntry } from '../matter/docket.ts';
import { directiveDocket } from '../steering/directive.ts';
import { meetingDocket } from '../steering/meeting.ts';
import { planDocket } from '../steering/plan-steps.ts';
import { taskDocket } from '../steering/task-steps.ts';

export const remarkedDockets = [
  taskDocket,
  directiveDocket,
  planDocket,
  meetingDocket,
  instructionDocket,
] as unknown as readonly Docket<DocketEntry & { number: string }>[];
