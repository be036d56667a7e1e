/** The calls of the ledgers of 统筹, and what their pages ask for together. */
import { useQuery } from '@tanstack/react-query';
import type { Directive, directiveRow } from '../../domain/steering/directive.ts';
import type { Meeting, meetingRow } from '../../domain/steering/meeting.ts';
import type { Plan, planRow } from '../../domain/steering/plan.ts';
import type { Recurrence, recurrenceRow } from '../../domain/steering/recurrence.ts';
import type { Remark } from '../../domain/steering/remark.ts';
import type { Task } from '../../domain/steering/task.ts';
import type { taskRow, taskSpare } from '../../domain/steering/task-list.ts';
import type { Workgroup, workgroupRow } from '../../domain/steering/workgroup.ts';
import type { DirectiveMore } from '../../http/api/steering/directive-routes.ts';
import type { MeetingMore, MeetingRowMore } from '../../http/api/steering/meeting-routes.ts';
import type { PlanMore, PlanProgress, PlanRowMore } from '../../http/api/steering/plan-routes.ts';
import type { RecurrenceMore } from '../../http/api/steering/recurrence-routes.ts';
import type { RemarkMore, SeenAddressee } from '../../http/api/steering/remark-routes.ts';
import type { TaskMore, TaskRowMore } from '../../http/api/steering/task-routes.ts';
import type { WorkgroupMore, WorkgroupRowMore } from '../../http/api/steering/workgroup-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { docketCalls, type SeenRow } from '../matter/docket/docket-calls.ts';

export type SeenTaskLine = SeenRow<Task, (typeof taskRow)[number], TaskRowMore, (typeof taskSpare)[number]>;
export const taskCalls = docketCalls<Task, TaskMore, SeenTaskLine>('tasks');
export type SeenDirectiveLine = SeenRow<Directive, (typeof directiveRow)[number], DirectiveMore>;
export type SeenPlanLine = SeenRow<Plan, (typeof planRow)[number], PlanRowMore>;
export type SeenMeetingLine = SeenRow<Meeting, (typeof meetingRow)[number], MeetingRowMore>;
export type SeenWorkgroupLine = SeenRow<Workgroup, (typeof workgroupRow)[number], WorkgroupRowMore>;
export type SeenRecurrenceLine = SeenRow<Recurrence, (typeof recurrenceRow)[number], RecurrenceMore>;
export const directiveCalls = docketCalls<Directive, DirectiveMore, SeenDirectiveLine>('directives');
export const planCalls = docketCalls<Plan, PlanMore, SeenPlanLine>('plans');
export const meetingCalls = docketCalls<Meeting, MeetingMore, SeenMeetingLine>('meetings');
export const workgroupCalls = docketCalls<Workgroup, WorkgroupMore, SeenWorkgroupLine>('workgroups');
export const remarkCalls = docketCalls<Remark, RemarkMore>('remarks');
/** Whom a remark on the record may be written to. */
export function findAddressees(number: string, signal: AbortSignal): Promise<{ people: SeenAddressee[] }> {
  return send(`/remark-addressees/${encodeURIComponent(number)}`, { signal });
}
export const recurrenceCalls = docketCalls<Recurrence, RecurrenceMore, SeenRecurrenceLine>('recurrences');

/** What is counted for the targets of a plan, and what the year before left over. */
export function usePlanProgress(number: string, version: number) {
  return useQuery({
    queryKey: ['plans', 'progress', number, version],
    queryFn: ({ signal }) => send<Wire<PlanProgress>>(`/plans/${encodeURIComponent(number)}/progress`, { signal }),
  });
}
