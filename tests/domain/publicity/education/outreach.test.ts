import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../../src/domain/base/disclosure/leak.ts';
import { isLawChanged, lawsOn } from '../../../../src/domain/law/consumer-law.ts';
import { isCourseOutdated, WriteCourse, writeCourse } from '../../../../src/domain/publicity/education/course.ts';
import {
  attendanceZh,
  outreachKinds,
  outreachMoves,
  outreachStateWords,
  planned,
  planOutreach,
  PlanOutreach,
  roundedZh,
  type Outreach,
  type OutreachFacts,
  type OutreachMove,
} from '../../../../src/domain/publicity/education/outreach.ts';
import { HoldOutreach, outreachDocket } from '../../../../src/domain/publicity/education/outreach-steps.ts';
import { aims, audiences, strands, topics, withWhole } from '../../../../src/domain/publicity/education/subject.ts';
import { anActor, anId, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const today = '2026-03-15';
const known: OutreachFacts & { number: string } = {
  ...facts({ today, by: anActor('centre') }),
  leaksOf,
  number: '教2026-0001',
  stationIds: ['ST-1', 'ST-2'],
  courses: [],
  lecturers: [],
  facilityIds: [],
  planTargets: null,
  code: 'abc',
  scanned: 0,
  materialIds: [],
  told: [],
  toldPhotoIds: [],
};
const form = (change: object = {}) =>
  PlanOutreach.parse({
    id: anId(),
    kind: 'siteEvent',
    title: '3·15现场活动',
    onDay: today,
    place: '人民广场',
    audience: 'public',
    strands: ['rights'],
    topics: ['newLaw'],
    ...change,
  });
const plan = (change: object = {}, of: object = {}): Outreach => planOutreach(form(change), { ...known, ...of }).next;
const pathOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return (error as { fields?: { path: string }[] }).fields?.[0]?.path;
  }
  return undefined;
};

describe('an event of education', () => {
  it.each([
    ['title', { title: '投诉人罗建平讲怎么退的钱' }],
    ['place', { place: '村民李有田家院坝，13812345678' }],
  ])('security F1: names nobody in its %s, which whoever checks in reads', (path, change) => {
    expect(codeOf(() => plan(change))).toBe('public-names');
    expect(pathOf(() => plan(change))).toBe(path);
    const { id: _id, ...revised } = form(change);
    expect(codeOf(() => planned(revised, known))).toBe('public-names');
  });

  it.each([
    ['开学第一课', '青禾一中'],
    ['送法下乡：买种三看', '柳河集市北口'],
    ['年货识假', '石桥镇前街18号文化广场'],
    ['诚信承诺', '文峰社区活动室'],
    ['家电维修进社区', '王庄村委会'],
  ])('plans %s at %s', (title, place) => {
    expect(plan({ title, place })).toMatchObject({ title, place });
  });

  it('S41 S162 S157 has a kind of the list: 3·15, training, lecture, law to villages, mobile class, seminar, meeting on site', () => {
    expect(Object.values(outreachKinds).map(({ zh }) => zh)).toEqual([
      '3·15现场活动',
      '培训',
      '讲座',
      '送法进村进社区',
      '流动课堂',
      '座谈会',
      '现场会',
    ]);
    expect(Object.keys(audiences)).toEqual(
      expect.arrayContaining(['villager', 'pupil', 'operator', 'supervisor', 'staff']),
    );
  });

  it.each(
    Object.keys(outreachStateWords).flatMap((state) =>
      (['approve', 'revise', 'cancel', 'hold', 'recount', 'ask', 'record'] as const).map(
        (move) => [state, move] as const,
      ),
    ),
  )('in state %s the step %s follows the table', (state, move) => {
    const inputs: Record<OutreachMove, object> = {
      approve: {},
      revise: form(),
      cancel: { reason: '场地撤销' },
      hold: HoldOutreach.parse({ counted: 23 }),
      recount: { counted: 24, method: 'count', reason: '漏数' },
      ask: { answers: [{ understood: 'yes', useful: 'no', wants: [] }] },
      record: { summary: '讲完了' },
    };
    const entry = { ...plan(), state } as Outreach;
    const rule = outreachDocket.procedure[move];
    const goal = (outreachMoves[state as keyof typeof outreachMoves] as Record<string, string>)[move];
    const run = () => rule?.apply(entry, inputs[move] as never, known);
    if (goal === undefined) expect(codeOf(run)).toBe('move-not-allowed');
    else expect(run()?.next.state).toBe(goal);
  });

  it('S40 S103 cites the law in force on its day, and counts the five savings to green consumption', () => {
    expect(plan({ topics: ['water', 'paper'] }).topics).toEqual(['green', 'water', 'paper']);
    expect(withWhole(['newLaw'])).toEqual(['newLaw']);
    expect(Object.values(topics).filter((one) => 'part' in one)).toHaveLength(5);
    expect(lawsOn('2014-03-14')[0]).toBe('《消费者权益保护法》（2009年修正）');
    expect(lawsOn('2014-03-15')[0]).toBe('《消费者权益保护法》（2013年修正）');
    expect(plan({ onDay: '2026-04-15' }).laws).toEqual([
      '《消费者权益保护法》（2013年修正）',
      '《消费者权益保护法实施条例》（2024年）',
      '《市场监督管理投诉举报处理办法》',
    ]);
    expect(isLawChanged('2024-06-30', '2024-07-01')).toBe(true);
    expect(isLawChanged('2024-07-01', '2025-07-01')).toBe(false);
  });

  it('S42 keeps who checked in apart from who was counted, and prints 余 for an estimate alone, by one rule', () => {
    expect(attendanceZh({ scanned: 38, counted: 23, method: 'count' })).toBe('61人次（扫码 38，现场数 23）');
    expect(attendanceZh({ scanned: 0, counted: 60, method: 'count' })).toBe('60人次');
    expect(attendanceZh({ scanned: 0, counted: 7270, method: 'estimate' })).toBe('7000余人次（估计）');
    expect([9, 10, 12, 7270, 7000, 10_450].map(roundedZh)).toEqual(['9', '10', '10余', '7000余', '7000', '10000余']);
    const approved = { ...plan(), state: 'approved' } as Outreach;
    const hold = (input: object, of: object = {}) =>
      outreachDocket.procedure['hold']?.apply(approved, HoldOutreach.parse(input) as never, { ...known, ...of });
    expect(pathOf(() => hold({}))).toBe('counted');
    expect(hold({ counted: 0 })?.next).toMatchObject({ counted: 0, method: 'count' });
    expect(hold({}, { scanned: 5 })?.next).toMatchObject({ scanned: 5, counted: null, method: null });
    expect(codeOf(() => hold({ counted: 1 }, { today: '2026-03-14' }))).toBe('day-in-future');
  });

  it('S101 S149 a seminar names whom it invites and who came; a meeting on site compares two stations or more and says what they lack', () => {
    expect(pathOf(() => plan({ kind: 'seminar' }))).toBe('invitedIds');
    expect(pathOf(() => plan({ kind: 'siteMeeting', invitedIds: ['ST-1'] }))).toBe('invitedIds');
    const meeting = { ...plan({ kind: 'siteMeeting', invitedIds: ['ST-1', 'ST-2'] }), state: 'approved' } as Outreach;
    const hold = (input: object) =>
      outreachDocket.procedure['hold']?.apply(meeting, HoldOutreach.parse({ counted: 9, ...input }) as never, known);
    expect(pathOf(() => hold({}))).toBe('attendedIds');
    expect(pathOf(() => hold({ attendedIds: ['ST-1'] }))).toBe('gaps');
    const gaps = [{ stationId: 'ST-2', gap: '台账没分类' }];
    expect(hold({ attendedIds: ['ST-1', 'ST-2'], gaps })?.next).toMatchObject({ gaps });
  });

  it('S43 hands out no more than was taken', () => {
    const approved = { ...plan(), state: 'approved' } as Outreach;
    const materials = [{ materialId: anId(), taken: 100, handed: 101 }];
    const hold = () =>
      outreachDocket.procedure['hold']?.apply(approved, HoldOutreach.parse({ counted: 9, materials }) as never, {
        ...known,
        materialIds: materials.map(({ materialId }) => materialId),
      });
    expect(pathOf(hold)).toBe('materials.0.handed');
  });

  it('S64 who speaks is a lecturer in post who speaks nowhere else on that day, or somebody by name', () => {
    const lecturerId = anId();
    const talk = { topic: '防骗', lecturerId };
    const lecturer = { id: lecturerId, name: '高学文', dueOn: null };
    expect(pathOf(() => plan({ talks: [{ topic: '防骗' }] }))).toBe('talks.0.speaker');
    expect(pathOf(() => plan({ talks: [talk] }))).toBe('talks.0.lecturerId');
    expect(plan({ talks: [talk] }, { lecturers: [lecturer] }).talks).toHaveLength(1);
    expect(pathOf(() => plan({ talks: [talk] }, { lecturers: [{ ...lecturer, dueOn: today }] }))).toBe(
      'talks.0.lecturerId',
    );
  });
});

describe('a course', () => {
  it('S67 S68 S58 has a title, one of four strands, aims, topics, an audience, minutes and materials; it is outdated once the law changes', () => {
    expect(Object.values(strands).map(({ zh }) => zh)).toEqual(['正确消费观', '权利意识', '消费科学', '先进消费文化']);
    expect(Object.values(aims).map(({ zh }) => zh)).toEqual(['合理消费', '科学消费', '理性消费']);
    const input = WriteCourse.parse({
      id: anId(),
      title: '农资识假',
      strand: 'science',
      aims: ['scientific'],
      topics: ['farmInput'],
      audiences: ['villager', 'supervisor'],
      minutes: 40,
      content: '看包装、看登记证号、留小票。',
    });
    const course = writeCourse(input, {
      ...facts({ today: '2026-04-14', by: anActor('mediator') }),
      number: '课2026-0001',
    }).next;
    expect(course).toMatchObject({ strand: 'science', minutes: 40, edition: 1, writtenOn: '2026-04-14' });
    expect(isCourseOutdated(course, '2026-04-14')).toBe(false);
    expect(isCourseOutdated(course, '2026-04-15')).toBe(true);
  });
});
