import { createRoute, z } from '@hono/zod-openapi';
import { labelled } from '../../../domain/base/field.ts';
import { maySeePerson } from '../../../domain/people/person.ts';
import { type Training } from '../../../domain/people/training.ts';
import { attendanceMarks, type Attendance } from '../../../domain/people/training-sheet.ts';
import { hasPassed, type ScoreEntry } from '../../../domain/people/training-sheet.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { trainingFrame } from '../../../actions/people/training.ts';
import { findPeople } from '../../../store/people/person.ts';
import {
  countAttendance,
  countTrainingLines,
  listAttendance,
  listTrainingLines,
  listTrainings,
  type AttendanceCount,
  type TrainingPeriod,
} from '../../../store/people/training.ts';
import { namesOf } from '../county/account-names.ts';
import { addExportRoutes } from '../matter/export.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What is shown beside a training. How many were tested and passed may tell of one, and counts whom the reader sees alone. */
export interface TrainingMore extends AttendanceCount {
  officeName: string | null;
  byName: string;
  approvedByName: string | null;
}

/** 签到表: one line a person, by station and name. */
export interface SheetLine extends Omit<Attendance, 'scores'> {
  name: string;
  stationName: string;
  /** Whether the reader sees this person's scores, and so may write them. */
  isOwn: boolean;
  /** All that was written of his score, with who wrote it. */
  scores: (ScoreEntry & { byName: string })[];
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

export const orderedTrainings = ordered({
  frame: trainingFrame,
  example: '训2026-0007',
  Query: DocketState,
  list: (ctx, { state }, most) => listTrainings(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, trainings, names) => {
    const counts = await countAttendance(
      ctx.db,
      ctx.actor,
      trainings.map((one) => one.id),
    );
    return (one): TrainingMore => ({
      officeName: placeNameOf(ctx, one.officeId),
      byName: names.get(one.byId) ?? '',
      approvedByName: one.approvedById === null ? null : (names.get(one.approvedById) ?? ''),
      ...(counts.get(one.id) ?? { invited: 0, there: 0, scored: 0, passed: 0 }),
    });
  },
});
addDocketRoutes(trainingApi, orderedTrainings);

/** Everybody of the sheet with his name and his station; his score for who may see his file. */
export async function sheetOf(ctx: Context, training: Training): Promise<SheetLine[]> {
  const attendance = await listAttendance(ctx.db, training.countyId, training.id);
  const [people, names] = await Promise.all([
    findPeople(
      ctx.db,
      training.countyId,
      attendance.map((one) => one.personId),
    ),
    namesOf(ctx),
  ]);
  const byId = new Map(people.map((one) => [one.id, one]));
  return attendance
    .map((one): SheetLine => {
      const person = byId.get(one.personId);
      const isOwn = person !== undefined && maySeePerson(ctx.actor, person);
      return {
        ...one,
        name: person?.name ?? '',
        stationName: placeNameOf(ctx, person?.stationId ?? null) ?? '',
        isOwn,
        score: isOwn ? one.score : null,
        scores: isOwn ? one.scores.map((entry) => ({ ...entry, byName: names.get(entry.byId) ?? '' })) : [],
      };
    })
    .toSorted((a, b) => a.stationName.localeCompare(b.stationName, 'zh') || a.name.localeCompare(b.name, 'zh'));
}

const columns = [
  { zh: '编号', width: 110 },
  { zh: '培训', width: 200 },
  { zh: '期次', width: 60 },
  { zh: '从', width: 100 },
  { zh: '到', width: 100 },
  { zh: '课程', width: 260 },
  { zh: '姓名', width: 90 },
  { zh: '站点', width: 200 },
  { zh: '出勤', width: 70 },
  { zh: '学时', width: 60 },
  { zh: '成绩', width: 60 },
  { zh: '及格线', width: 60 },
  { zh: '及格', width: 70 },
  { zh: '谁登记', width: 90 },
  { zh: '更正原因', width: 200 },
] as const;

const Period = z.object({
  from: labelled(z.iso.date().optional(), { zh: '从', en: 'From' }),
  to: labelled(z.iso.date().optional(), { zh: '到', en: 'To' }),
});

addExportRoutes(trainingApi, {
  list: 'trainings',
  permission: 'training.export',
  read: (ctx, typed) => {
    const parsed = Period.safeParse(typed);
    checked(Period)(parsed);
    const period = parsed.data as z.infer<typeof Period>;
    return {
      columns: ['training', 'hours', 'score'],
      filters: Object.keys(typed).filter((name) => name in Period.shape),
      count: () => countTrainingLines(ctx.db, ctx.actor, period),
      table: (most) => ({
        name: `培训台账-${ctx.today}`,
        sheet: '培训台账',
        columns,
        rows: ledgerRows(ctx, period, most),
      }),
    };
  },
});

/** The training ledger line by line: each person at each training. */
async function* ledgerRows(ctx: Context, period: TrainingPeriod, most: number): AsyncGenerator<(string | number)[]> {
  const [lines, names] = await Promise.all([listTrainingLines(ctx.db, ctx.actor, period, most), namesOf(ctx)]);
  for (const one of lines) {
    const last = one.scores.at(-1);
    yield [
      one.number,
      one.title,
      one.batch,
      one.startsOn,
      one.endsOn,
      one.courses.map((course) => `${course.title}（${course.hours} 学时）`).join('；'),
      one.name,
      placeNameOf(ctx, one.stationId) ?? '',
      attendanceMarks[one.mark].zh,
      one.hours,
      one.score ?? '',
      one.passMark ?? '',
      passedZh(hasPassed(one.score, one.passMark)),
      last === undefined ? '' : (names.get(last.byId) ?? ''),
      last?.why ?? '',
    ];
  }
}

function passedZh(passed: boolean | null): string {
  if (passed === null) return '';
  return passed ? '及格' : '不及格';
}
