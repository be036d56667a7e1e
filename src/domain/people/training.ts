/**
 * 培训 (training): planned by batch and area, approved, held, recorded (SM11). Attendance is kept by person with its hours, so that
 * the days of a year (涪陵：每人每年不少于五天) and the age of a station's training can be counted from it; the score of its test stands
 * beside them.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { Change, Nothing } from '../base/event.ts';
import type { TrainingVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import {
  demandNoScoreOfAbsent,
  isThere,
  MarkAttendance,
  passMarkWords,
  scored,
  scoredWithMarks,
  ScoreTraining,
  type Attendance,
  type AttendanceMark,
} from './training-sheet.ts';

export const trainingStates = ['planned', 'approved', 'held', 'recorded', 'cancelled'] as const;
export type TrainingState = (typeof trainingStates)[number];

export const trainingStateWords = {
  planned: { zh: '已计划', en: 'Planned' },
  approved: { zh: '已批准', en: 'Approved' },
  held: { zh: '已举办', en: 'Held' },
  recorded: { zh: '已归档', en: 'Recorded' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<TrainingState, { zh: string; en: string }>;

/** Which move leads where. */
export const trainingMoves = {
  planned: { approve: 'approved', invite: 'planned', cancel: 'cancelled' },
  approved: { invite: 'approved', mark: 'held', cancel: 'cancelled' },
  held: { mark: 'held', score: 'held', conclude: 'recorded' },
  recorded: { score: 'recorded' },
  cancelled: {},
} as const satisfies Record<TrainingState, Partial<Record<string, TrainingState>>> & Moves<TrainingState>;
export type TrainingMove = { [S in TrainingState]: keyof (typeof trainingMoves)[S] }[TrainingState];

export const audiences = {
  supervisor: { zh: '监督员', en: 'Supervisors' },
  head: { zh: '站长', en: 'Heads' },
  clerk: { zh: '联络员', en: 'Clerks' },
  lecturer: { zh: '宣讲员', en: 'Lecturers' },
  all: { zh: '全体', en: 'Everybody' },
} as const;
export type Audience = keyof typeof audiences;

export interface Course {
  title: string;
  hours: number;
  teacher: string;
}

export interface Training {
  countyId: number;
  id: string;
  /** 「训2026-0007」 */
  number: string;
  version: number;
  state: TrainingState;
  title: string;
  /** Which batch of the plan, such as 第2期. */
  batch: number;
  audience: Audience;
  /** The office whose people it is for; null for the whole county. */
  officeId: string | null;
  startsOn: string;
  endsOn: string;
  place: string;
  courses: readonly Course[];
  /** The hours of all courses. */
  hours: number;
  /** The points from which its test is passed; null where there is no test. */
  passMark: number | null;
  summary: string;
  byId: string;
  approvedById: string | null;
  cancelWhy: string;
}

/** What the steps of a training are told: its sheet as it stands, where they write on it. */
export interface TrainingFacts extends Facts {
  sheet: readonly Attendance[];
}

const day = { input: 'day', wrongZh: '写成 2026-04-29 这样的日期', wrongEn: 'such as 2026-04-29' } as const;
const CourseRow = z.object({
  title: labelled(written().min(2).max(60), { zh: '课程', en: 'Course', input: 'text' }),
  hours: labelled(z.number().min(0.5).max(40), {
    zh: '学时',
    en: 'Hours',
    input: 'number',
    wrongZh: '写 0.5 到 40',
    wrongEn: '0.5 to 40',
  }),
  teacher: labelled(written().max(30).default(''), { zh: '讲课人', en: 'Teacher', input: 'text' }),
});

export const PlanTraining = z.object({
  id: z.uuid(),
  title: labelled(written().min(4).max(60), { zh: '培训名称', en: 'Title', input: 'text' }),
  batch: labelled(z.number().int().min(1).max(99).default(1), {
    zh: '第几期',
    en: 'Batch',
    input: 'number',
    wrongZh: '写 1 到 99 的整数',
    wrongEn: 'a whole number from 1 to 99',
  }),
  audience: labelled(z.enum(Object.keys(audiences) as [Audience, ...Audience[]]), {
    zh: '培训谁',
    en: 'For whom',
    input: 'choice',
    options: Object.entries(audiences).map(([value, words]) => ({ value, ...words })),
  }),
  officeId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个所的片区',
    en: 'Of which office',
    input: 'office',
    hintZh: '不选就是全县',
    hintEn: 'Nothing: the whole county',
  }),
  startsOn: labelled(z.iso.date(), { ...day, zh: '开始日期', en: 'From' }),
  endsOn: labelled(z.iso.date(), { ...day, zh: '结束日期', en: 'To' }),
  place: labelled(written().min(2).max(60), { zh: '地点', en: 'Place', input: 'text' }),
  courses: labelled(z.array(CourseRow).min(1).max(20), { zh: '课程', en: 'Courses', input: 'rows' }),
  passMark: labelled(z.number().int().min(1).max(100).nullable().default(null), passMarkWords),
});
export type PlanTraining = z.infer<typeof PlanTraining>;

export const Approve = z.object({});
export const Invite = z.object({
  personIds: labelled(z.array(z.uuid()).min(1).max(500), {
    zh: '请哪些人参加',
    en: 'Who is invited',
    input: 'persons',
  }),
});
export const Conclude = z.object({
  summary: labelled(written().min(4).max(1000), { zh: '培训小结', en: 'Summary', input: 'longText' }),
});
export const CancelTraining = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么取消', en: 'Why cancelled', input: 'text' }),
});

export function planTraining(input: PlanTraining, facts: Facts & { number: string | null }): Change<Training> {
  if (input.endsOn < input.startsOn)
    throw new Refusal('period-invalid', {}, [
      { path: 'endsOn', zh: '结束日期不能早于开始日期。', en: 'It cannot end before it begins.' },
    ]);
  const office = facts.by.role === 'officer' || facts.by.role === 'officeHead' ? facts.by.organisationId : null;
  const next: Training = {
    countyId: facts.by.countyId,
    ...input,
    // An office plans for its own people.
    officeId: office ?? input.officeId,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    hours: input.courses.reduce((sum, course) => sum + course.hours, 0),
    summary: '',
    byId: facts.by.id,
    approvedById: null,
    cancelWhy: '',
  };
  const { number, hours, officeId } = next;
  return { next, event: eventOf(next, 'training-planned', facts, { number, hours, officeId }) };
}

/** Hours that a mark is worth: the whole training for who was there, nothing for who was not, unless it is said otherwise. */
export function hoursOf(mark: AttendanceMark, training: Pick<Training, 'hours'>, said?: number): number {
  if (!isThere(mark)) return 0;
  return Math.min(said ?? training.hours, training.hours);
}

/** Days of training that the hours make, to a tenth, rounded down: 学时 ÷ 每天学时. */
export function trainingDays(hours: number, hoursPerDay: number): number {
  return Math.floor((hours / hoursPerDay) * 10 + 1e-9) / 10;
}

const verbs = {
  approve: 'training-approved',
  invite: 'trainees-invited',
  mark: 'training-held',
  score: 'training-scored',
  conclude: 'training-recorded',
  cancel: 'training-cancelled',
} as const satisfies Record<TrainingMove, TrainingVerb>;

export const trainingProcedure = docketRules<Training, typeof verbs, TrainingFacts>(trainingMoves, verbs, {
  approve: {
    zh: '批准',
    en: 'Approve',
    permission: 'training.approve',
    input: Approve,
    chief: true,
    apply: (_one, _input, { by }) => ({ next: { approvedById: by.id }, detail: {} }),
  },
  invite: {
    zh: '请人参加',
    en: 'Invite',
    permission: 'training.invite',
    input: Invite,
    apply: (_one, { personIds }: z.infer<typeof Invite>) => ({ detail: { n: new Set(personIds).size } }),
  },
  mark: {
    zh: '登记出勤',
    en: 'Mark attendance',
    permission: 'training.mark',
    input: MarkAttendance,
    chief: true,
    apply: (one, { marks }: MarkAttendance, facts) => {
      demandDay(one.startsOn, facts, null);
      demandNoScoreOfAbsent(marks, facts.sheet);
      const there = marks.filter(({ mark }) => isThere(mark)).length;
      const tested = scoredWithMarks(marks, facts).rows.length;
      return { detail: { n: marks.length, there, ...(tested === 0 ? {} : { scored: tested }) } };
    },
  },
  score: {
    zh: '登记成绩',
    en: 'Enter scores',
    permission: 'training.score',
    input: ScoreTraining,
    apply: (_one, input: ScoreTraining, facts) => {
      const { rows, changes } = scored(input, facts.sheet, facts);
      return { detail: { n: rows.length, ...(changes.length === 0 ? {} : { corrected: changes.length }) } };
    },
  },
  conclude: {
    zh: '小结归档',
    en: 'Conclude',
    permission: 'training.conclude',
    input: Conclude,
    apply: (_one, { summary }: z.infer<typeof Conclude>) => ({ next: { summary }, detail: { summary } }),
  },
  cancel: {
    zh: '取消',
    en: 'Cancel',
    permission: 'training.cancel',
    input: CancelTraining,
    apply: (_one, { reason }: z.infer<typeof CancelTraining>) => ({ next: { cancelWhy: reason }, detail: { reason } }),
  },
});

/** 培训簿 */
export const trainingDocket: Docket<Training, PlanTraining, TrainingFacts> = {
  name: 'training',
  path: 'trainings',
  zh: '培训',
  en: 'Training',
  letter: '训',
  read: 'training.read',
  states: trainingStateWords,
  moves: trainingMoves,
  over: ['recorded', 'cancelled'],
  opening: { zh: '计划培训', en: 'Plan a training', permission: 'training.plan', input: PlanTraining },
  open: planTraining,
  procedure: trainingProcedure,
  maySee: maySeeTraining,
};

/** An office sees those of the whole county and its own; what is taught is no secret to those who are taught. */
export function maySeeTraining(actor: Actor, { countyId, officeId }: Pick<Training, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== countyId) return false;
  if (actor.role === 'officer' || actor.role === 'officeHead')
    return officeId === null || officeId === actor.organisationId;
  return ['centre', 'leader', 'admin', 'mediator', 'system'].includes(actor.role);
}

/** What the ledger keeps of a training. */
export interface TrainingDetails {
  'training-planned': { number: string; hours: number; officeId: string | null };
  'training-approved': Nothing;
  'trainees-invited': { n: number };
  'training-held': { n: number; there: number; scored?: number };
  /** Which score was put right, and why, is told by the ledger of its person. */
  'training-scored': { n: number; corrected?: number };
  'training-recorded': { summary: string };
  'training-cancelled': { reason: string };
}

declare module '../base/event.ts' {
  interface Details extends TrainingDetails {}
}

export const trainingTellings: Tellings<TrainingDetails> = {
  'training-planned': (d) => [
    `计划培训 ${text(d.number)}，${text(d.hours)} 学时。`,
    `Training ${text(d.number)} was planned: ${text(d.hours)} hours.`,
  ],
  'training-approved': () => ['批准举办。', 'Approved.'],
  'trainees-invited': (d) => [`请了 ${text(d.n)} 人。`, `Invited: ${text(d.n)}.`],
  'training-held': (d) => [
    `登记出勤 ${text(d.n)} 人，到 ${text(d.there)} 人${text(d.scored) === '' ? '' : `，登记成绩 ${text(d.scored)} 人`}。`,
    `Attendance of ${text(d.n)} was marked, ${text(d.there)} were there${text(d.scored) === '' ? '' : `, scores of ${text(d.scored)} entered`}.`,
  ],
  'training-scored': (d) => [
    `登记成绩 ${text(d.n)} 人${text(d.corrected) === '' ? '' : `，其中更正 ${text(d.corrected)} 人`}。`,
    `Scores of ${text(d.n)} were entered${text(d.corrected) === '' ? '' : `, ${text(d.corrected)} of them put right`}.`,
  ],
  'training-recorded': plainTelling({ zh: '小结', en: 'Concluded' }, 'summary'),
  'training-cancelled': plainTelling({ zh: '取消', en: 'Cancelled' }, 'reason'),
};
