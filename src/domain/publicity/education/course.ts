/**
 * 课程 (course): what is taught, to whom, how long, with which materials; sorted by strand, aim and topic (「具体的消费教育课程和内容」).
 * It cites the law of the day on which it was written; when the law changes it is written anew, as its next version.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { CourseVerb } from '../../base/ledger-verbs.ts';
import { isLawChanged, lawsOn } from '../../law/consumer-law.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import {
  aims,
  audiences,
  namesOf,
  optionsOf,
  strands,
  topics,
  type Aim,
  type Audience,
  type Strand,
  type Topic,
} from './subject.ts';

export const courseStateWords = {
  current: { zh: '在用', en: 'In use' },
  retired: { zh: '停用', en: 'Retired' },
} as const;
export type CourseState = keyof typeof courseStateWords;

export const courseMoves = {
  current: { rewrite: 'current', retire: 'retired' },
  retired: {},
} as const satisfies Moves<CourseState>;
export type CourseMove = 'rewrite' | 'retire';

export interface EducationCourse {
  countyId: number;
  id: string;
  /** 「课2026-0003」 */
  number: string;
  version: number;
  state: CourseState;
  title: string;
  strand: Strand;
  aims: readonly Aim[];
  topics: readonly Topic[];
  audiences: readonly Audience[];
  minutes: number;
  content: string;
  /** What is handed out or shown with it. */
  materials: string;
  fileIds: readonly string[];
  /** 第几版: one more with each rewriting. */
  edition: number;
  writtenOn: Day;
  /** The law in force on that day. */
  laws: readonly string[];
  byId: string;
  retireWhy: string;
}

/** What a row of the list carries of a course. */
export const courseRow = ['title', 'strand', 'topics', 'audiences', 'minutes', 'edition'] as const;

const many = { input: 'choices', wrongZh: '请选一样以上', wrongEn: 'choose one or more' } as const;
export const strandField = labelled(z.enum(namesOf(strands)), {
  zh: '哪一类教育',
  en: 'Strand',
  input: 'choice',
  options: optionsOf(strands),
});
export const topicsField = labelled(
  z
    .array(z.enum(namesOf(topics)))
    .min(1)
    .max(16),
  {
    ...many,
    zh: '专题',
    en: 'Topics',
    options: optionsOf(topics),
  },
);
const shape = {
  title: labelled(written().min(2).max(60), { zh: '课程名', en: 'Title', input: 'text' }),
  strand: strandField,
  aims: labelled(
    z
      .array(z.enum(namesOf(aims)))
      .min(1)
      .max(3),
    {
      ...many,
      zh: '目标',
      en: 'Aims',
      options: optionsOf(aims),
    },
  ),
  topics: topicsField,
  audiences: labelled(
    z
      .array(z.enum(namesOf(audiences)))
      .min(1)
      .max(8),
    {
      ...many,
      zh: '讲给谁',
      en: 'For whom',
      options: optionsOf(audiences),
    },
  ),
  minutes: labelled(z.number().int().min(5).max(960), {
    zh: '多少分钟',
    en: 'Minutes',
    input: 'number',
    wrongZh: '写 5 到 960 的整数',
    wrongEn: 'a whole number from 5 to 960',
  }),
  content: labelled(written().min(10).max(4000), { zh: '讲什么', en: 'Content', input: 'longText' }),
  materials: labelled(written().max(400).default(''), {
    zh: '用什么材料（可不填）',
    en: 'Materials (optional)',
    input: 'text',
  }),
  fileIds: labelled(z.array(z.uuid()).max(6).default([]), {
    zh: '课件（可不传）',
    en: 'Files (optional)',
    input: 'files',
  }),
} as const;
export const WriteCourse = z.object({ id: z.uuid(), ...shape });
export type WriteCourse = z.infer<typeof WriteCourse>;
export const RewriteCourse = z.object(shape);
export type RewriteCourse = z.infer<typeof RewriteCourse>;
const Retire = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么停用', en: 'Why', input: 'text' }),
});

export function writeCourse(input: WriteCourse, facts: Facts & { number: string | null }): Change<EducationCourse> {
  const { by, today } = facts;
  const next: EducationCourse = {
    countyId: by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'current',
    edition: 1,
    writtenOn: today,
    laws: lawsOn(today),
    byId: by.id,
    retireWhy: '',
  };
  const { number, title, strand } = next;
  return { next, event: eventOf(next, 'course-written', facts, { number, title, strand }) };
}

/** Whether it was written under law that has been changed since. */
export function isCourseOutdated(
  { state, writtenOn }: Pick<EducationCourse, 'state' | 'writtenOn'>,
  today: Day,
): boolean {
  return state === 'current' && isLawChanged(writtenOn, today);
}

const verbs = { rewrite: 'course-rewritten', retire: 'course-retired' } as const satisfies Record<
  CourseMove,
  CourseVerb
>;

/** 课程目录 */
export const courseDocket: Docket<EducationCourse, WriteCourse> = {
  name: 'course',
  path: 'courses',
  zh: '课程',
  en: 'Courses',
  letter: '课',
  read: 'course.read',
  states: courseStateWords,
  moves: courseMoves,
  over: ['retired'],
  opening: { zh: '加课程', en: 'Add a course', permission: 'course.write', input: WriteCourse },
  open: writeCourse,
  procedure: docketRules<EducationCourse, typeof verbs>(courseMoves, verbs, {
    rewrite: {
      zh: '改写',
      en: 'Rewrite',
      permission: 'course.write',
      input: RewriteCourse,
      chief: true,
      apply: ({ edition }, input: RewriteCourse, { today }) => ({
        next: { ...input, edition: edition + 1, writtenOn: today, laws: lawsOn(today) },
        detail: { edition: edition + 1 },
      }),
    },
    retire: {
      zh: '停用',
      en: 'Retire',
      permission: 'course.retire',
      input: Retire,
      apply: (_one, { reason }: z.infer<typeof Retire>) => ({ next: { retireWhy: reason }, detail: { reason } }),
    },
  }),
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'course.read'),
};

/** What the ledger keeps of a course. */
export interface CourseDetails {
  'course-written': { number: string; title: string; strand: string };
  'course-rewritten': { edition: number };
  'course-retired': { reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends CourseDetails {}
}

export const courseTellings: Tellings<CourseDetails> = {
  'course-written': (d) => [`加了课程：${text(d.title)}。`, `The course “${text(d.title)}” was added.`],
  'course-rewritten': (d) => [`改写成第 ${text(d.edition)} 版。`, `Rewritten as edition ${text(d.edition)}.`],
  'course-retired': plainTelling({ zh: '停用', en: 'Retired' }, 'reason'),
};
