/**
 * 分批培训: whom a training is for by what he lacks (「制定专门培训计划」), cut into batches by area and seats (「分批次、按地域组织」),
 * and the make-up class for those who were not there.
 */
import { z } from 'zod';
import { addDays, type Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import type { AppointmentPost } from './appointment.ts';
import { PlanTraining, type Audience } from './training.ts';
import { type Attendance } from './training-sheet.ts';

export const trainingGaps = {
  hours: { zh: '今年学时不够', en: 'Too few hours this year' },
  never: { zh: '从没参加过培训', en: 'Never trained' },
  course: { zh: '没学过这门课', en: 'Has not done the course' },
  anybody: { zh: '不管缺什么，都来', en: 'Everybody' },
} as const;
export type TrainingGap = keyof typeof trainingGaps;

/** The posts of an audience; null for all of them. */
const postsOf: Readonly<Record<Audience, readonly AppointmentPost[] | null>> = {
  supervisor: ['supervisor'],
  head: ['head', 'deputy'],
  clerk: ['clerk'],
  lecturer: ['lecturer'],
  all: null,
};

export function isOfAudience(audience: Audience, posts: readonly AppointmentPost[]): boolean {
  const wanted = postsOf[audience];
  return posts.length > 0 && (wanted === null || posts.some((post) => wanted.includes(post)));
}

/** Somebody in post, with what he has learned. */
export interface Trainee {
  personId: string;
  name: string;
  /** His area; null for the county's own bodies. */
  officeId: string | null;
  posts: readonly AppointmentPost[];
  /** Hours of this year. */
  hours: number;
  /** The courses of trainings that he was at, ever. */
  courses: readonly string[];
}

export interface GapAsked {
  audience: Audience;
  gap: TrainingGap;
  /** For 没学过这门课. */
  courseTitle: string;
  /** Hours that a year asks for. */
  hoursOfYear: number;
}

export function lacks(one: Trainee, { gap, courseTitle, hoursOfYear }: GapAsked): boolean {
  switch (gap) {
    case 'hours':
      return one.hours < hoursOfYear;
    case 'never':
      return one.courses.length === 0;
    case 'course':
      return !one.courses.includes(courseTitle);
    case 'anybody':
      return true;
  }
}

export interface Batch {
  officeId: string | null;
  personIds: string[];
}

/** Each area's people by themselves, in as few batches as the seats allow, none of them much smaller than the others. */
export function batchesOf(people: readonly Pick<Trainee, 'personId' | 'officeId'>[], seats: number): Batch[] {
  const byArea = Map.groupBy(people, ({ officeId }) => officeId ?? '');
  return [...byArea]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([area, own]) => {
      const n = Math.ceil(own.length / seats);
      const ids = own.map(({ personId }) => personId);
      return Array.from({ length: n }, (_, i): Batch => {
        const from = Math.floor((i * ids.length) / n);
        return {
          officeId: area === '' ? null : area,
          personIds: ids.slice(from, Math.floor(((i + 1) * ids.length) / n)),
        };
      });
    });
}

const asked = {
  audience: PlanTraining.shape.audience,
  gap: labelled(z.enum(Object.keys(trainingGaps) as [TrainingGap, ...TrainingGap[]]), {
    zh: '谁来',
    en: 'Who comes',
    input: 'choice',
    options: Object.entries(trainingGaps).map(([value, words]) => ({ value, ...words })),
  }),
  courseTitle: labelled(written().max(60).default(''), {
    zh: '哪门课',
    en: 'Which course',
    input: 'text',
    when: { field: 'gap', is: ['course'] },
  }),
  seats: labelled(z.coerce.number().int().min(2).max(500), {
    zh: '一期多少座位',
    en: 'Seats',
    input: 'number',
    wrongZh: '写 2 到 500 的整数',
    wrongEn: '2 to 500',
  }),
  officeId: PlanTraining.shape.officeId,
} as const;
export const AskBatches = z.object({ ...asked, officeId: z.string().max(40).optional() });
export type AskBatches = z.infer<typeof AskBatches>;
export const PlanBatches = z.object({
  id: z.uuid(),
  title: PlanTraining.shape.title,
  ...asked,
  startsOn: PlanTraining.shape.startsOn,
  everyDays: labelled(z.number().int().min(1).max(60).default(7), {
    zh: '隔几天一期',
    en: 'Days from one to the next',
    input: 'number',
    wrongZh: '写 1 到 60 的整数',
    wrongEn: '1 to 60',
  }),
  place: PlanTraining.shape.place,
  courses: PlanTraining.shape.courses,
  passMark: PlanTraining.shape.passMark,
});
export type PlanBatches = z.infer<typeof PlanBatches>;

/** The forms of the trainings, one after the other. */
export function trainingsOf(plan: PlanBatches, batches: readonly Batch[], ids: readonly string[]): PlanTraining[] {
  return batches.map(({ officeId }, n) => {
    const on: Day = addDays(plan.startsOn, n * plan.everyDays);
    const { title, audience, place, courses, passMark } = plan;
    return {
      id: ids[n] ?? '',
      title,
      batch: n + 1,
      audience,
      officeId,
      startsOn: on,
      endsOn: on,
      place,
      courses: [...courses],
      passMark,
    };
  });
}

export const MakeUp = z.object({
  id: z.uuid(),
  startsOn: PlanTraining.shape.startsOn,
  place: PlanTraining.shape.place,
});
export type MakeUp = z.infer<typeof MakeUp>;

/** 补课: whom it is for: all that were invited and were not there. */
export function missedBy(attendance: readonly Pick<Attendance, 'personId' | 'mark'>[]): string[] {
  return attendance.filter(({ mark }) => mark !== 'present' && mark !== 'late').map(({ personId }) => personId);
}

/** How many of an audience have done a course (S168), by area. */
export interface Completion {
  of: number;
  done: number;
}

export function completionOf(people: readonly Trainee[], courseTitle: string): Completion {
  return { of: people.length, done: people.filter(({ courses }) => courses.includes(courseTitle)).length };
}
