import { createRoute, z } from '@hono/zod-openapi';
import type { Attendance, Training } from '../../../domain/people/training.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { trainingFrame } from '../../../actions/people/training.ts';
import { findPeople } from '../../../store/people/person.ts';
import { countAttendance, listAttendance, listTrainings } from '../../../store/people/training.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What is shown beside a training. */
export interface TrainingMore {
  officeName: string | null;
  byName: string;
  approvedByName: string | null;
  invited: number;
  there: number;
}

/** 签到表: one line a person, by station and name. */
export interface SheetLine extends Attendance {
  name: string;
  stationName: string;
}

const params = z.object({
  key: z
    .string()
    .min(4)
    .max(40)
    .openapi({ param: { name: 'key', in: 'path' }, example: '训2026-0007' }),
});
const sheet = createRoute({
  method: 'get',
  path: '/trainings/{key}/sheet',
  summary: '签到表',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '签到表', ...json(shape<{ lines: SheetLine[] }>()) }, ...problems },
});

export const trainingApi = apiRoutes().openapi(sheet, async (c) => {
  const ctx = c.get('ctx');
  const training = await getSeenEntry(ctx, trainingFrame, c.req.valid('param').key);
  return c.json({ lines: await sheetOf(ctx, training) }, 200);
});

addDocketRoutes(trainingApi, {
  frame: trainingFrame,
  example: '训2026-0007',
  Query: DocketState,
  list: (ctx, { state }, most) => listTrainings(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, trainings, names) => {
    const counts = await countAttendance(
      ctx.db,
      ctx.actor.countyId,
      trainings.map((one) => one.id),
    );
    return (one): TrainingMore => ({
      officeName: placeNameOf(ctx, one.officeId),
      byName: names.get(one.byId) ?? '',
      approvedByName: one.approvedById === null ? null : (names.get(one.approvedById) ?? ''),
      ...(counts.get(one.id) ?? { invited: 0, there: 0 }),
    });
  },
});

/** Everybody of the sheet with his name and his station. */
export async function sheetOf(ctx: Context, training: Training): Promise<SheetLine[]> {
  const attendance = await listAttendance(ctx.db, training.countyId, training.id);
  const people = await findPeople(
    ctx.db,
    training.countyId,
    attendance.map((one) => one.personId),
  );
  const byId = new Map(people.map((one) => [one.id, one]));
  return attendance
    .map((one) => {
      const person = byId.get(one.personId);
      return { ...one, name: person?.name ?? '', stationName: placeNameOf(ctx, person?.stationId ?? null) ?? '' };
    })
    .toSorted((a, b) => a.stationName.localeCompare(b.stationName, 'zh') || a.name.localeCompare(b.name, 'zh'));
}
