import { z } from '@hono/zod-openapi';
import { isMeetingLate, meetingRow, type Meeting } from '../../../domain/steering/meeting.ts';
import type { Context } from '../../../actions/base/context.ts';
import { meetingFrame } from '../../../actions/steering/meeting.ts';
import { listMeetings } from '../../../store/steering/meeting.ts';
import { countLateTasks } from '../../../store/steering/origin.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What is shown beside a row of the list. */
export interface MeetingRowMore {
  /** Its day is past and there are no minutes. */
  late: boolean;
  lateTasks: number;
  /** The titles of its agenda. */
  agenda: string[];
}

/** What is shown beside a meeting. */
export interface MeetingMore extends MeetingRowMore {
  officeName: string | null;
  byName: string;
  memberNames: string[];
}

export const meetingApi = apiRoutes();
export const orderedMeetings = ordered({
  frame: meetingFrame,
  example: '会2026-0004',
  Query: DocketState.extend({ plan: z.uuid().optional() }),
  list: (ctx, { state, plan }, most) => listMeetings(ctx.db, ctx.actor, { state, planId: plan }, most),
  row: { entry: meetingRow, moreOf: meetingRowMore },
  moreOf: async (ctx, meetings, names) => {
    const rowMore = await meetingRowMore(ctx, meetings);
    return (one): MeetingMore => ({
      ...rowMore(one),
      officeName: placeNameOf(ctx, one.officeId),
      byName: names.get(one.byId) ?? '',
      memberNames: one.memberIds.map((id) => placeNameOf(ctx, id) ?? id),
    });
  },
});
addDocketRoutes(meetingApi, orderedMeetings);

async function meetingRowMore(ctx: Context, meetings: readonly Meeting[]): Promise<(one: Meeting) => MeetingRowMore> {
  const ids = meetings.map(({ id }) => id);
  const late = await countLateTasks(ctx.db, ctx.actor.countyId, ids, ctx.today);
  return (one) => ({
    late: isMeetingLate(one, ctx.today),
    lateTasks: late.get(one.id) ?? 0,
    agenda: one.agenda.map(({ title }) => title),
  });
}
