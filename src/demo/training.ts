/** What the sample county's people learned, were commissioned with, and were paid. */
import { DraftAllowance } from '../domain/people/allowance.ts';
import type { Appointment } from '../domain/people/appointment.ts';
import { addDays } from '../domain/base/calendar.ts';
import { Engage } from '../domain/people/engagement.ts';
import type { Person } from '../domain/people/person.ts';
import { PlanTraining } from '../domain/people/training.ts';
import { draftAllowances, engagementFrame, moveAllowances } from '../actions/people/allowance.ts';
import type { Context } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { trainingFrame } from '../actions/people/training.ts';
import { listAllowances } from '../store/people/allowance.ts';
import type { Cast } from './life.ts';

type IdOf = (name: string) => string;
/** The context of an account on a day; `nth` sets the acts of one day apart. */
type As = (who: string, on: string, nth?: number) => Context;

export async function trainSamples(
  cast: Cast,
  as: As,
  idOf: IdOf,
  people: readonly Person[],
  appointed: readonly Appointment[],
): Promise<void> {
  const { today } = cast.ctx;
  const ids = [...new Set(appointed.map((one) => one.personId))];
  const of = (officeId: string) =>
    people.filter((one) => one.officeId === officeId && ids.includes(one.id)).map((one) => one.id);
  await train(as, idOf, today, firstCourse, ids);
  await train(as, idOf, today, autumnCourse, of('SO-LH'));
  await train(as, idOf, today, winterCourse, ids.slice(0, 24));
}

interface Course {
  title: string;
  /** How many days ago it began; below zero, how many days are left. */
  ago: number;
  days: number;
  batch: number;
  officeId: string | null;
  courses: readonly (readonly [title: string, hours: number, teacher: string])[];
  /** The points from which its test is passed; null where there is none. */
  passMark: number | null;
  /** How far it came. */
  end: 'approved' | 'held' | 'recorded';
}

const firstCourse: Course = {
  title: '新聘监督员岗前培训班',
  ago: 210,
  days: 3,
  batch: 1,
  officeId: null,
  courses: [
    ['消费者权益保护法和处理办法', 8, '高云'],
    ['站点登记、和解、上交', 7, '方敏'],
    ['农资和食品识假', 6, '田丰收'],
  ],
  passMark: 60,
  end: 'recorded',
};
const autumnCourse: Course = {
  title: '柳河片区秋季轮训',
  ago: 45,
  days: 2,
  batch: 2,
  officeId: 'SO-LH',
  courses: [
    ['种子化肥投诉怎么取证', 6, '刘国栋'],
    ['老年消费陷阱', 5, '顾爱民'],
  ],
  passMark: 70,
  end: 'held',
};
const winterCourse: Course = {
  title: '全县联络员冬季培训班',
  ago: -12,
  days: 2,
  batch: 3,
  officeId: null,
  courses: [
    ['预付卡和装修合同', 6, '周毅'],
    ['手机登记和断网办理', 5, '陆一鸣'],
  ],
  passMark: 60,
  end: 'approved',
};

/** Plans it and invites these people; held, it notes who was there. */
async function train(as: As, idOf: IdOf, today: string, course: Course, who: readonly string[]): Promise<void> {
  const { title, ago, days, batch, officeId, courses, passMark, end } = course;
  const startsOn = addDays(today, -ago);
  const endsOn = addDays(startsOn, days - 1);
  const planned = as('fangmin', addDays(today, -Math.max(ago, 0) - 12));
  const form = PlanTraining.parse({
    id: idOf(`training ${title}`),
    title,
    batch,
    audience: 'supervisor',
    officeId,
    startsOn,
    endsOn,
    place: officeId === null ? '县局三楼会议室' : '柳河镇文化站',
    courses: courses.map(([lesson, hours, teacher]) => ({ title: lesson, hours, teacher })),
    passMark,
  });
  let one = await openEntry(planned, trainingFrame, form);
  const step = async (ctx: Context, move: string, input: object) => {
    one = await moveEntry(ctx, trainingFrame, one.number, move, input, { version: one.version });
  };
  await step(as('hanzhiyuan', addDays(today, -Math.max(ago, 0) - 10)), 'approve', {});
  await step(as('fangmin', addDays(today, -Math.max(ago, 0) - 9)), 'invite', { personIds: who });
  if (end === 'approved') return;
  const after = as('fangmin', endsOn, 9);
  await step(after, 'mark', { marks: who.map((personId, n) => markOf(course, personId, n)) });
  if (course === autumnCourse) {
    // A sheet that was read wrongly, and put right.
    const scores = [{ personId: who[0] ?? '', score: 92, reason: '第二页的判断题漏判了，补上八分' }];
    await step(as('fangmin', addDays(endsOn, 2), 3), 'score', { scores });
  }
  if (end === 'recorded')
    await step(after, 'conclude', { summary: '三天课上完，闭卷测验全部及格；农资取证一课大家要求下乡再讲一次。' });
}

/** To the first course everybody came in time and passed its test; to the others not quite. */
function markOf(course: Course, personId: string, n: number): { personId: string; mark: string; score?: number } {
  if (course === firstCourse) return { personId, mark: 'present', score: 62 + ((n * 7) % 38) };
  if (n % 17 === 5) return { personId, mark: 'excused' };
  if (n % 23 === 7) return { personId, mark: 'absent' };
  const score = n % 11 === 6 ? 64.5 : 84 + ((n * 5) % 16);
  return { personId, mark: n % 13 === 4 ? 'late' : 'present', score };
}

export async function engageSamples(
  as: As,
  idOf: IdOf,
  today: string,
  nominated: readonly Appointment[],
  byName: ReadonlyMap<string, Person>,
): Promise<void> {
  const of = (name: string) => nominated.find((one) => one.personId === byName.get(name)?.id)?.id;
  const samples = [
    {
      name: '高学文',
      kind: 'lecture',
      topic: '老年人识骗防骗十二招',
      place: '文峰社区活动室',
      ago: 30,
      done: { hours: 2, audience: 64, result: '讲了保健品会销和养老诈骗两类案例，当场有九位老人来问。' },
    },
    {
      name: '文静娴',
      kind: 'lecture',
      topic: '开学季：学生用品怎么挑',
      place: '青禾一中',
      ago: 80,
      done: { hours: 1.5, audience: 210, result: '两个年级合堂，课后发放提示卡二百一十张。' },
    },
    { name: '农守信', kind: 'opinion', topic: '玉米种子发芽率低的可能原因', place: '', ago: 9, done: null },
    { name: '文静娴', kind: 'lecture', topic: '预付卡消费提醒', place: '府前社区', ago: -8, done: null },
  ] as const;
  for (const { name, kind, topic, place, ago, done } of samples) {
    const asked = as('guaimin', addDays(today, -Math.max(ago, 0) - 5));
    const dueOn = addDays(today, -ago < -4 ? -ago : Math.max(-ago, 3));
    const form = Engage.parse({ id: idOf(`engagement ${topic}`), kind, appointmentId: of(name), topic, place, dueOn });
    let one = await openEntry(asked, engagementFrame, form);
    if (ago < 0) continue;
    one = await moveEntry(asked, engagementFrame, one.number, 'accept', {}, { version: one.version });
    const doneOn = addDays(today, -ago);
    if (done !== null)
      await moveEntry(
        as('guaimin', doneOn, 5),
        engagementFrame,
        one.number,
        'reportDone',
        { ...done, doneOn },
        { version: one.version },
      );
  }
}

/** A quarter that is paid, and one that waits to be approved. */
export async function paySamples(cast: Cast, as: As, idOf: IdOf): Promise<void> {
  const { today } = cast.ctx;
  const { countyId } = cast.ctx.county.county;
  const form = DraftAllowance.omit({ personId: true });
  const quarter = (name: string, from: number, to: number) => ({
    ...form.parse({
      id: idOf(name),
      fromOn: addDays(today, -from),
      toOn: addDays(today, -to),
      basis: 'fixed',
      unitFen: 300_00,
      reason: '季度工作补贴，青市监〔2026〕18号',
    }),
    stationIds: [],
  });
  await draftAllowances(as('luyiming', addDays(today, -105)), quarter('allowance summer', 196, 106));
  const keys = (await listAllowances(cast.ctx.db, countyId, { state: 'open' })).map(({ id, version }) => ({
    id,
    version,
  }));
  await moveAllowances(as('hanzhiyuan', addDays(today, -102)), 'approve', keys, {}, idOf('allowance approve'));
  const paidOn = addDays(today, -98);
  const approved = keys.map(({ id, version }) => ({ id, version: version + 1 }));
  await moveAllowances(
    as('luyiming', paidOn),
    'pay',
    approved,
    { paidOn, voucher: '财凭2026-0817' },
    idOf('allowance pay'),
  );
  await draftAllowances(as('luyiming', addDays(today, -6)), quarter('allowance autumn', 105, 15));
}
