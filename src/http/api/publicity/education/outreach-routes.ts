import { z } from '@hono/zod-openapi';
import { countOutreachAnswers, type AnswerCount } from '../../../../domain/publicity/education/checkin.ts';
import { courseRow, isCourseOutdated, type EducationCourse } from '../../../../domain/publicity/education/course.ts';
import {
  attendanceOf,
  attendanceZh,
  outreachKinds,
  outreachRow,
  type Outreach,
  type Talk,
} from '../../../../domain/publicity/education/outreach.ts';
import { sumOf, type AudienceCount } from '../../../../domain/publicity/education/attendance.ts';
import { audiences, namesOf } from '../../../../domain/publicity/education/subject.ts';
import { courseFrame } from '../../../../actions/publicity/education/course.ts';
import { outreachFrame } from '../../../../actions/publicity/education/outreach.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listCounts } from '../../../../store/publicity/education/attendance.ts';
import { listCourses, listCoursesByIds } from '../../../../store/publicity/education/course.ts';
import { findFacilities } from '../../../../store/publicity/education/facility.ts';
import { listEngagementsOf, listLecturers } from '../../../../store/publicity/education/lecturer.ts';
import { listMaterialsByIds } from '../../../../store/publicity/education/material.ts';
import { listAnswers, countCheckins, listOutreaches } from '../../../../store/publicity/education/outreach.ts';
import { findPeople } from '../../../../store/people/person.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export interface CourseMore {
  byName: string;
  /** Written under law that has changed since. */
  outdated: boolean;
}

/** A talk with the names of its course and of who gives it. */
export interface SeenTalk {
  topic: string;
  courseTitle: string | null;
  speaker: string;
  minutes: number;
  /** The commission of a lecturer, and whether he has told what came of it. */
  engagementNumber: string | null;
  engagementState: string | null;
}

/** What stands beside a row of the list. */
export interface OutreachRowMore {
  /** Who speaks, by name. */
  speakers: string[];
}

export interface OutreachMore extends OutreachRowMore {
  officeName: string | null;
  regionName: string | null;
  facilityName: string | null;
  byName: string;
  talks: SeenTalk[];
  invitedNames: string[];
  attendedNames: string[];
  gaps: { stationName: string; gap: string }[];
  materials: { name: string; stationName: string | null; taken: number; handed: number; back: number }[];
  /** How many have checked in by now. */
  scannedNow: number;
  /** What telephones of stations counted, and their photos; some tell of it after it was recorded that it was held. */
  told: AudienceCount[];
  toldPhotoIds: string[];
  attendance: number;
  attendanceWords: string;
  answers: AnswerCount;
}

export const outreachApi = apiRoutes();
addDocketRoutes(outreachApi, {
  frame: courseFrame,
  example: '课2026-0003',
  Query: DocketState,
  list: (ctx, { state }, most) => listCourses(ctx.db, ctx.actor, state, most),
  row: { entry: courseRow },
  moreOf:
    async (ctx, _courses: readonly EducationCourse[], names) =>
    (one): CourseMore => ({ byName: names.get(one.byId) ?? '', outdated: isCourseOutdated(one, ctx.today) }),
});
export const orderedOutreaches = ordered({
  frame: outreachFrame,
  example: '教2026-0012',
  Query: DocketState.extend({
    kind: z.enum(namesOf(outreachKinds)).optional(),
    audience: z.enum(namesOf(audiences)).optional(),
    lecturers: z.literal('yes').optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  list: (ctx, query, most) => listOutreaches(ctx.db, ctx.actor, query, most),
  row: { entry: outreachRow, moreOf: outreachRowMore },
  moreOf: outreachMore,
});
addDocketRoutes(outreachApi, orderedOutreaches);

async function outreachRowMore(ctx: Context, outreaches: readonly Outreach[]) {
  const lecturers = await lecturerNames(ctx, outreaches);
  return (entry: Outreach): OutreachRowMore => ({
    speakers: entry.talks.map((one) => speakerOf(one, lecturers)),
  });
}

function speakerOf(
  { lecturerId, speaker }: Pick<Talk, 'lecturerId' | 'speaker'>,
  lecturers: ReadonlyMap<string, string>,
): string {
  return lecturerId === null ? speaker : (lecturers.get(lecturerId) ?? speaker);
}

async function outreachMore(ctx: Context, outreaches: readonly Outreach[], names: ReadonlyMap<string, string>) {
  const { countyId } = ctx.actor;
  const courseIds = outreaches.flatMap(({ talks }) => talks.map(({ courseId }) => courseId));
  const materialIds = outreaches.flatMap((one) => one.materials.map(({ materialId }) => materialId));
  const [courses, materials, facilities, lecturers, engagements] = await Promise.all([
    listCoursesByIds(ctx.db, countyId, courseIds),
    listMaterialsByIds(ctx.db, countyId, materialIds),
    findFacilities(ctx.db, countyId, ctx.today),
    lecturerNames(ctx, outreaches),
    listEngagementsOf(
      ctx.db,
      countyId,
      outreaches.map(({ number }) => number),
    ),
  ]);
  const { answers, scanned } = await heardOfOne(ctx, outreaches);
  const counts = await listCounts(
    ctx.db,
    countyId,
    outreaches.map(({ id }) => id),
  );
  const place = (id: string) => placeNameOf(ctx, id) ?? id;
  return (entry: Outreach): OutreachMore => ({
    speakers: entry.talks.map((one) => speakerOf(one, lecturers)),
    officeName: placeNameOf(ctx, entry.officeId),
    regionName: ctx.county.regions.find(({ id }) => id === entry.regionId)?.name ?? null,
    facilityName: facilities.find(({ id }) => id === entry.facilityId)?.name ?? null,
    byName: names.get(entry.byId) ?? '',
    talks: entry.talks.map(({ topic, courseId, lecturerId, speaker, minutes }) => {
      const asked = engagements.findLast(
        (of) => of.outreachNumber === entry.number && of.appointmentId === lecturerId && of.topic === topic,
      );
      return {
        topic,
        minutes,
        courseTitle: courses.find(({ id }) => id === courseId)?.title ?? null,
        speaker: speakerOf({ lecturerId, speaker }, lecturers),
        engagementNumber: asked?.number ?? null,
        engagementState: asked?.state ?? null,
      };
    }),
    invitedNames: entry.invitedIds.map(place),
    attendedNames: entry.attendedIds.map(place),
    gaps: entry.gaps.map(({ stationId, gap }) => ({ stationName: place(stationId), gap })),
    materials: entry.materials.map(({ materialId, stationId, taken, handed }) => ({
      name: materials.find(({ id }) => id === materialId)?.name ?? '',
      stationName: placeNameOf(ctx, stationId),
      taken,
      handed,
      back: taken - handed,
    })),
    scannedNow: scanned ?? entry.scanned,
    told: sumOf(counts.get(entry.id) ?? []),
    toldPhotoIds: (counts.get(entry.id) ?? []).flatMap(({ photoIds }) => photoIds),
    attendance: attendanceOf(entry),
    attendanceWords: attendanceZh(entry),
    answers,
  });
}

/** A list shows many and the answers of one: they are counted where there is one. */
async function heardOfOne({ db, actor: { countyId } }: Context, outreaches: readonly Outreach[]) {
  const one = outreaches.length === 1 ? outreaches[0] : undefined;
  return {
    answers: countOutreachAnswers(one === undefined ? [] : await listAnswers(db, countyId, one.id)),
    scanned: one?.state === 'approved' ? await countCheckins(db, countyId, one.id) : null,
  };
}

/** Lecturers in post by their appointments; of events at which none of them speaks nobody is asked for. */
async function lecturerNames(ctx: Context, outreaches: readonly Outreach[]): Promise<Map<string, string>> {
  const asked = outreaches.flatMap(({ talks }) => talks.flatMap(({ lecturerId }) => lecturerId ?? []));
  if (asked.length === 0) return new Map();
  const lecturers = (await listLecturers(ctx.db, ctx.actor.countyId)).filter(({ id }) => asked.includes(id));
  const people = await findPeople(ctx.db, ctx.actor.countyId, [...new Set(lecturers.map(({ personId }) => personId))]);
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  return new Map(lecturers.map(({ id, personId }) => [id, byId.get(personId) ?? '']));
}
