import { dayShortZh } from '../../domain/base/calendar.ts';
import {
  meetingDocket,
  type CallMeeting,
  type Meeting,
  type MeetingFacts,
  type Resolve,
} from '../../domain/steering/meeting.ts';
import { maySeePlan, type Plan } from '../../domain/steering/plan.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Tx } from '../../store/base/db.ts';
import { findEntry } from '../../store/matter/docket.ts';
import type { Context } from '../base/context.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { cutTasks } from './task.ts';

/** Meetings, with the tasks that their resolutions become; those of a joint meeting are joint tasks of departments. */
export const meetingFrame: DocketFrame<Meeting, CallMeeting, MeetingFacts> = {
  docket: meetingDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, input }) => {
    const { tasks = [] } = input as Partial<Resolve>;
    return {
      plan: entry === null ? await planOf(tx, ctx, (input as CallMeeting).planNumber) : null,
      organisationIds: ctx.county.organisations.filter(({ active }) => active).map(({ id }) => id),
      taskIds: tasks.map(() => ctx.newId()),
    };
  },
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === null) await tellMembers(tx, ctx, entry);
    if (move !== 'hold' && move !== 'resolve') return;
    const { tasks } = input as Resolve;
    const ids = entry.resolutions.slice(entry.resolutions.length - tasks.length);
    const rows = tasks.map(({ item, ...row }, n) => ({
      ...row,
      id: ids[n]?.taskId ?? ctx.newId(),
      text: item === null ? '' : `议题：${entry.agenda[item - 1]?.title ?? ''}`,
    }));
    const kind = entry.kind === 'joint' ? 'joint' : 'meeting';
    await cutTasks(tx, ctx, { kind, parentId: entry.id }, rows);
  },
};

/** The heads of those that are called, where they have accounts; departments without any are called as they always were. */
function tellMembers(tx: Tx, ctx: Context, { memberIds, ...meeting }: Meeting): Promise<void> {
  const where = meeting.place === '' ? '' : `，${meeting.place}`;
  const words = `请参加${meeting.number}：${meeting.title}，${dayShortZh(meeting.onDay)}${where}。`;
  const isHead = (role: string) => role === 'officeHead' || role === 'mediator' || role === 'department';
  return tellPeople(
    tx,
    ctx,
    meeting,
    ({ role, organisationId }) => isHead(role) && organisationId !== null && memberIds.includes(organisationId),
    words,
  );
}

async function planOf(tx: Tx, ctx: Context, number: string | null): Promise<MeetingFacts['plan']> {
  if (number === null || number === '') return null;
  const plan = await findEntry<Plan>(tx, 'plan', ctx.actor.countyId, { number });
  if (plan !== null && maySeePlan(ctx.actor, plan)) return plan;
  throw new Refusal('not-found', {}, [
    { path: 'planNumber', zh: '没有这个编号的计划；请核对，或者不填。', en: 'No such plan; check it or leave it out.' },
  ]);
}
