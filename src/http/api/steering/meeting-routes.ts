import { z } from '@hono/zod-openapi';
import { isMeetingLate } from '../../../domain/steering/meeting.ts';
import { meetingFrame } from '../../../actions/steering/meeting.ts';
import { listMeetings } from '../../../store/steering/meeting.ts';
import { countLateTasks } from '../../../store/steering/origin.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What is shown beside a meeting. */
export interface MeetingMore {
  officeName: string | null;
  byName: string;
  memberNames: string[];
  /** Its day is past and there are no minutes. */
  late: boolean;
  lateTasks: number;
}

export const meetingApi = apiRoutes();
addDocketRoutes(meetingApi, {
  frame: meetingFrame,
  example: '会2026-0004',
  Query: DocketState.extend({ plan: z.uuid().optional() }),
  list: (ctx, { state, plan }, most) => listMeetings(ctx.db, ctx.actor, { state, planId: plan }, most),
  moreOf: async (ctx, meetings, names) => {
    const ids = meetings.map(({ id }) => id);
    const late = await countLateTasks(ctx.db, ctx.actor.countyId, ids, ctx.today);
    return (one): MeetingMore => ({
      officeName: placeNameOf(ctx, one.officeId),
      byName: names.get(one.byId) ?? '',
      memberNames: one.memberIds.map((id) => placeNameOf(ctx, id) ?? id),
      late: isMeetingLate(one, ctx.today),
      lateTasks: late.get(one.id) ?? 0,
    });
  },
});
