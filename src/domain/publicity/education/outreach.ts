/**
 * 宣教活动 (outreach): one event of education: planned, approved, held, recorded (SM11), or cancelled with the reason. Who came is
 * told by two numbers that are never mixed: those who checked in by the code of the event, and those who were counted or estimated.
 */
import { z } from 'zod';
import { mayDo, scopes, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { demandNameless } from '../../base/disclosure/nameless.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { lawsOn } from '../../law/consumer-law.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { publicNames } from '../unnamed.ts';
import { topicsField } from './course.ts';
import {
  audiences,
  namesOf,
  optionsOf,
  strands,
  withWhole,
  type Audience,
  type AudienceCount,
  type Strand,
  type Topic,
} from './subject.ts';

export const outreachStateWords = {
  planned: { zh: '已计划', en: 'Planned' },
  approved: { zh: '已批准', en: 'Approved' },
  held: { zh: '已举办', en: 'Held' },
  recorded: { zh: '已归档', en: 'Recorded' },
  cancelled: { zh: '没办成', en: 'Cancelled' },
} as const;
export type OutreachState = keyof typeof outreachStateWords;

export const outreachMoves = {
  planned: { approve: 'approved', revise: 'planned', cancel: 'cancelled' },
  approved: { hold: 'held', ask: 'approved', cancel: 'cancelled' },
  held: { record: 'recorded', recount: 'held', ask: 'held' },
  recorded: {},
  cancelled: {},
} as const satisfies Moves<OutreachState>;
export type OutreachMove = 'approve' | 'revise' | 'cancel' | 'hold' | 'recount' | 'ask' | 'record';

export const outreachKinds = {
  siteEvent: { zh: '3·15现场活动', en: '3·15 on site' },
  training: { zh: '培训', en: 'Training' },
  lecture: { zh: '讲座', en: 'Lecture' },
  lawOutreach: { zh: '送法进村进社区', en: 'Law to villages' },
  mobileClass: { zh: '流动课堂', en: 'Mobile class' },
  seminar: { zh: '座谈会', en: 'Seminar' },
  siteMeeting: { zh: '现场会', en: 'On-site meeting' },
} as const;
export type OutreachKind = keyof typeof outreachKinds;
/** Those that teach people; a seminar and a meeting of stations are counted apart. */
export const teachingKinds = ['siteEvent', 'training', 'lecture', 'lawOutreach', 'mobileClass'] as const;

export const countMethods = {
  count: { zh: '当场数的', en: 'Counted' },
  estimate: { zh: '估计的', en: 'Estimated' },
} as const;
export type CountMethod = keyof typeof countMethods;

/** Who speaks of what: one of the lecturers, or somebody of the county by name. */
export interface Talk {
  courseId: string | null;
  topic: string;
  /** The appointment of the lecturer; null where somebody else speaks. */
  lecturerId: string | null;
  speaker: string;
  minutes: number;
}

/** What a row carries of an event: for its list, and for the page of a year. */
export const outreachRow = [
  'title',
  'kind',
  'onDay',
  'fromTime',
  'place',
  'audience',
  'method',
  'scanned',
  'counted',
  'planNumber',
  'cancelWhy',
] as const;

/** 领 = 发 + 退. */
export interface HandedMaterial {
  materialId: string;
  stationId: string | null;
  taken: number;
  handed: number;
}

export interface StationGap {
  stationId: string;
  gap: string;
}

export interface Outreach {
  countyId: number;
  id: string;
  /** 「教2026-0012」 */
  number: string;
  version: number;
  state: OutreachState;
  kind: OutreachKind;
  title: string;
  onDay: Day;
  fromTime: string;
  toTime: string;
  place: string;
  /** The town or village; null for none in particular. */
  regionId: string | null;
  coHosts: string;
  officeId: string | null;
  /** The charter of the centre, school, base or point at which it is held. */
  facilityId: string | null;
  audience: Audience;
  expected: number | null;
  strands: readonly Strand[];
  topics: readonly Topic[];
  talks: readonly Talk[];
  /** The plan and which of its targets; null where it was added beside the plan. */
  planNumber: string | null;
  planTarget: number | null;
  invitedIds: readonly string[];
  attendedIds: readonly string[];
  gaps: readonly StationGap[];
  /** The law in force on its day. */
  laws: readonly string[];
  /** What is in the address of its check-in. */
  code: string;
  /** How many checked in, as of when it was held. */
  scanned: number;
  counted: number | null;
  method: CountMethod | null;
  /** Who came, where it was counted apart; the rest is of `audience`. */
  byAudience: readonly AudienceCount[];
  photoIds: readonly string[];
  materials: readonly HandedMaterial[];
  summary: string;
  cancelWhy: string;
  byId: string;
  approvedById: string | null;
}

const day = { input: 'day', wrongZh: '写成 2026-04-29 这样的日期', wrongEn: 'such as 2026-04-29' } as const;
const time = { input: 'text', wrongZh: '写成 09:30 这样的时间', wrongEn: 'such as 09:30' } as const;
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const id = z.string().max(40);
const TalkRow = z.object({
  topic: labelled(written().min(2).max(60), { zh: '讲什么', en: 'Topic', input: 'text' }),
  courseId: labelled(z.uuid().nullable().default(null), { zh: '课程', en: 'Course', input: 'course' }),
  lecturerId: labelled(z.uuid().nullable().default(null), { zh: '宣讲员', en: 'Lecturer', input: 'lecturer' }),
  speaker: labelled(written().max(30).default(''), { zh: '别的人讲', en: 'Somebody else', input: 'text' }),
  minutes: labelled(z.number().int().min(5).max(480).default(30), {
    zh: '分钟',
    en: 'Minutes',
    input: 'number',
    wrongZh: '写 5 到 480 的整数',
    wrongEn: '5 to 480',
  }),
});
const shape = {
  kind: labelled(z.enum(namesOf(outreachKinds)), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: optionsOf(outreachKinds),
  }),
  title: labelled(written().min(2).max(60), { zh: '名称', en: 'Title', input: 'text' }),
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天', en: 'Day' }),
  fromTime: labelled(clock.default('09:00'), { ...time, zh: '几点开始', en: 'From' }),
  toTime: labelled(clock.default('11:00'), { ...time, zh: '几点结束', en: 'To' }),
  place: labelled(written().min(2).max(60), { zh: '地点', en: 'Place', input: 'text' }),
  regionId: labelled(id.nullable().default(null), { zh: '哪个村镇（可不选）', en: 'Village or town', input: 'region' }),
  facilityId: labelled(z.uuid().nullable().default(null), {
    zh: '教育中心、学校、基地、联络点（可不选）',
    en: 'Facility of education (optional)',
    input: 'facility',
  }),
  coHosts: labelled(written().max(200).default(''), {
    zh: '同办的单位（可不填）',
    en: 'With whom (optional)',
    input: 'text',
  }),
  audience: labelled(z.enum(namesOf(audiences)), {
    zh: '对象',
    en: 'For whom',
    input: 'choice',
    options: optionsOf(audiences),
  }),
  expected: labelled(z.number().int().min(1).max(100_000).nullable().default(null), {
    zh: '预计多少人（可不填）',
    en: 'Expected (optional)',
    input: 'number',
    wrongZh: '写整数，或者空着',
    wrongEn: 'a whole number, or nothing',
  }),
  strands: labelled(
    z
      .array(z.enum(namesOf(strands)))
      .min(1)
      .max(4),
    {
      zh: '哪几类教育',
      en: 'Strands',
      input: 'choices',
      wrongZh: '请选一类以上',
      wrongEn: 'choose one or more',
      options: optionsOf(strands),
    },
  ),
  topics: topicsField,
  talks: labelled(z.array(TalkRow).max(10).default([]), { zh: '讲的人', en: 'Talks', input: 'rows' }),
  invitedIds: labelled(z.array(id).max(200).default([]), {
    zh: '请哪些站点（座谈会、现场会要选）',
    en: 'Stations invited',
    input: 'stations',
  }),
  planNumber: labelled(written().max(20).nullable().default(null), {
    zh: '哪个计划里的（可不填）',
    en: 'Of which plan (optional)',
    input: 'text',
    hintZh: '如 计2026-0003；不填就是加办',
    hintEn: 'such as 计2026-0003; nothing: beside the plan',
  }),
  planTarget: labelled(z.number().int().min(1).max(40).nullable().default(null), {
    zh: '计划的第几个指标（可不填）',
    en: 'Which of its targets (optional)',
    input: 'number',
    wrongZh: '写指标的序号，或者空着',
    wrongEn: 'the number of the target, or nothing',
  }),
} as const;
export const PlanOutreach = z.object({ id: z.uuid(), ...shape });
export type PlanOutreach = z.infer<typeof PlanOutreach>;
export const ReviseOutreach = z.object(shape);
export type ReviseOutreach = z.infer<typeof ReviseOutreach>;

export interface OutreachFacts extends Facts, TextGate {
  stationIds: readonly string[];
  courses: readonly { id: string; strand: Strand; topics: readonly Topic[] }[];
  /** Lecturers in post on the day, by their appointments. */
  lecturers: readonly { id: string; name: string; dueOn: Day | null }[];
  facilityIds: readonly string[];
  /** Of the plan that was named: how many targets it has; null where none was named. */
  planTargets: number | null;
  /** The code of its check-in, made for a new one. */
  code: string;
  /** How many checked in. */
  scanned: number;
  /** Whom telephones of stations counted, and the photos that they took. */
  told: readonly AudienceCount[];
  toldPhotoIds: readonly string[];
  materialIds: readonly string[];
}

export function planOutreach(input: PlanOutreach, facts: OutreachFacts & { number: string | null }): Change<Outreach> {
  const { by } = facts;
  const next: Outreach = {
    countyId: by.countyId,
    ...planned(input, facts),
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    officeId: scopes[by.role] === 'office' ? by.organisationId : null,
    attendedIds: [],
    gaps: [],
    code: facts.code,
    scanned: 0,
    counted: null,
    method: null,
    byAudience: [],
    photoIds: [],
    materials: [],
    summary: '',
    cancelWhy: '',
    byId: by.id,
    approvedById: null,
  };
  const { number, kind, title, onDay } = next;
  return { next, event: eventOf(next, 'outreach-planned', facts, { number, kind, title, on: onDay }) };
}

/** What the form says, checked against what there is; the topics of its courses are its own. */
export function planned(input: ReviseOutreach, facts: OutreachFacts) {
  const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);
  if (input.toTime <= input.fromTime) throw wrong('toTime', '结束要比开始晚；请改时间。', 'It ends before it begins.');
  if (input.invitedIds.some((one) => !facts.stationIds.includes(one)))
    throw wrong('invitedIds', '有的站点不在用；请重选。', 'A station is not in use; choose again.');
  if (input.facilityId !== null && !facts.facilityIds.includes(input.facilityId))
    throw wrong('facilityId', '请选在用的教育中心、学校、基地或联络点。', 'Choose a facility of education in use.');
  if (input.kind === 'seminar' && input.invitedIds.length === 0)
    throw wrong('invitedIds', '座谈会要写明请了哪些站点；请选。', 'A seminar names whom it invites.');
  if (input.kind === 'siteMeeting' && input.invitedIds.length < 2)
    throw wrong(
      'invitedIds',
      '现场会要有两个以上的站点来比；请选。',
      'An on-site meeting compares two stations or more.',
    );
  if (input.planTarget !== null && input.planTarget > (facts.planTargets ?? 0))
    throw wrong('planTarget', '计划里没有这一个指标；请核对序号，或者空着。', 'The plan has no such target.');
  demandTalks(input, facts);
  // Whoever checks in reads both, and so does each station that is invited.
  demandNameless({ strict: { title: input.title, place: input.place } }, facts, publicNames);
  const taught = facts.courses.filter((one) => input.talks.some(({ courseId }) => courseId === one.id));
  return {
    ...input,
    strands: namesOfSorted([...input.strands, ...taught.map(({ strand }) => strand)]),
    topics: withWhole([...input.topics, ...taught.flatMap((one) => one.topics)]),
    laws: lawsOn(input.onDay),
  };
}

function namesOfSorted<T extends string>(names: readonly T[]): T[] {
  return [...new Set(names)].toSorted();
}

/** Each talk has one who gives it; a lecturer is in post on that day and speaks nowhere else then. */
function demandTalks({ talks, onDay }: ReviseOutreach, { courses, lecturers }: OutreachFacts): void {
  for (const [n, { courseId, lecturerId, speaker }] of talks.entries()) {
    const wrong = (field: string, zh: string, en: string) =>
      new Refusal('invalid-input', {}, [{ path: `talks.${n}.${field}`, zh, en }]);
    if (courseId !== null && !courses.some((one) => one.id === courseId))
      throw wrong('courseId', '这门课停用了；请另选。', 'This course is retired; choose another.');
    if (lecturerId === null && speaker === '')
      throw wrong('speaker', '请选宣讲员，或者写谁来讲。', 'Choose a lecturer, or write who speaks.');
    const lecturer = lecturers.find((one) => one.id === lecturerId);
    if (lecturerId !== null && lecturer === undefined)
      throw wrong('lecturerId', '请选在聘的宣讲员。', 'Choose a lecturer in post.');
    if (lecturer?.dueOn === onDay)
      throw wrong('lecturerId', `${lecturer.name}这天在别处讲；请换人或者换天。`, 'He speaks elsewhere on that day.');
  }
}

/** Everybody who came: checked in and counted. */
export function attendanceOf({ scanned, counted }: Pick<Outreach, 'scanned' | 'counted'>): number {
  return scanned + (counted ?? 0);
}

export function isHeld({ state }: Pick<Outreach, 'state'>): boolean {
  return state === 'held' || state === 'recorded';
}

/**
 * 「61 人次（扫码 38，现场数 23）」 where all were counted. 「余」 is printed for an estimate alone, and by this rule: the first digit stays,
 * the others are noughts, and 「余」 says that it was more.
 */
export function attendanceZh(of: Pick<Outreach, 'scanned' | 'counted' | 'method'>): string {
  const n = attendanceOf(of);
  if (of.method === 'estimate') return `${roundedZh(n)}人次（估计）`;
  const { scanned, counted } = of;
  return counted === null || scanned === 0 ? `${n}人次` : `${n}人次（扫码 ${scanned}，现场数 ${counted}）`;
}

/** 「7000余」 for 7,270; 「7000」 for 7,000. */
export function roundedZh(n: number): string {
  if (n < 10) return String(n);
  const unit = 10 ** (String(n).length - 1);
  const whole = Math.floor(n / unit) * unit;
  return whole === n ? String(n) : `${whole}余`;
}

/** The county and the association see all; an office its own and those of the whole county. */
export function maySeeOutreach(actor: Actor, one: Pick<Outreach, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== one.countyId || !mayDo(actor, 'outreach.read')) return false;
  return scopes[actor.role] !== 'office' || one.officeId === null || one.officeId === actor.organisationId;
}
