import { describe, expect, it } from 'vitest';
import {
  allowanceMoves,
  allowanceProcedure,
  allowanceStates,
  draftAllowance,
  DraftAllowance,
  type Allowance,
  type AllowanceFacts,
  type AllowanceMove,
} from '../../../src/domain/people/allowance.ts';
import {
  engage,
  Engage,
  engagementMoves,
  engagementProcedure,
  type Engagement,
  type EngagementMove,
} from '../../../src/domain/people/engagement.ts';
import { engagementStates } from '../../../src/domain/people/engagement-words.ts';
import {
  hoursOf,
  maySeeTraining,
  planTraining,
  PlanTraining,
  trainingDays,
  trainingMoves,
  trainingProcedure,
  trainingStates,
  type Training,
  type TrainingMove,
} from '../../../src/domain/people/training.ts';
import { type Attendance, hasPassed, scored, ScoreTraining } from '../../../src/domain/people/training-sheet.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';
import { anAppointment, aPerson, today } from '../../build/people/people.ts';
import { codeOf } from '../../build/refusal.ts';

/** A line of a sheet of somebody who was there. */
function onSheet(score: number | null): Attendance {
  const scores = score === null ? [] : [{ score, byId: anId(), at: '2026-11-21T08:00:00.000Z', why: '' }];
  return { countyId: 1, trainingId: anId(), personId: anId(), mark: 'present', hours: 6, score, scores };
}

type Step = (entry: object, input: object, facts: object) => { next: object };

describe('a training', () => {
  const plan = (change: object = {}, role: 'centre' | 'officeHead' = 'centre'): Training =>
    planTraining(
      PlanTraining.parse({
        id: anId(),
        title: '农村监督员培训班',
        batch: 2,
        audience: 'supervisor',
        startsOn: '2026-11-20',
        endsOn: '2026-11-21',
        place: '县局三楼会议室',
        courses: [
          { title: '消费者权益保护法', hours: 6 },
          { title: '登记和转办', hours: 4.5 },
        ],
        ...change,
      }),
      { ...facts({ today, by: anActor(role) }), number: '训2026-0001' },
    ).next;

  it('has the hours of its courses; an office plans for its own people', () => {
    expect(plan()).toMatchObject({ state: 'planned', hours: 10.5, officeId: null });
    expect(plan({}, 'officeHead').officeId).toBe('SO-LH');
    expect(codeOf(() => plan({ endsOn: '2026-11-19' }))).toBe('period-invalid');
  });

  it('S116 keeps each score with who wrote it; one that stands is put right or taken back with a reason, and stays on record', () => {
    const { by, at } = facts({ today, by: anActor('centre') });
    const [first, second] = [onSheet(null), onSheet(55)];
    const enter = (scores: object[], reason = '') =>
      scored(ScoreTraining.parse({ scores: scores.map((one) => ({ reason, ...one })) }), [first, second, absent], {
        by,
        at,
      });
    const absent = { ...onSheet(null), mark: 'absent' as const };
    expect(enter([{ personId: first.personId, score: 88.5 }])).toEqual({
      rows: [
        {
          personId: first.personId,
          scores: [{ score: 88.5, byId: by.id, at: at.toISOString(), why: '' }],
        },
      ],
      changes: [],
    });
    expect(enter([{ personId: second.personId, score: 55 }]).rows).toEqual([]);
    expect(codeOf(() => enter([{ personId: second.personId, score: 62 }]))).toBe('score-reason');
    const right = enter([{ personId: second.personId, score: 62 }], '漏判一题');
    expect(right.changes).toEqual([{ personId: second.personId, from: 55, to: 62, reason: '漏判一题' }]);
    expect(right.rows[0]?.scores.map(({ score, why }) => [score, why])).toEqual([
      [55, ''],
      [62, '漏判一题'],
    ]);
    expect(enter([{ personId: second.personId, score: null }], '登错了人').changes[0]?.to).toBeNull();
    expect(codeOf(() => enter([{ personId: absent.personId, score: 70 }]))).toBe('score-not-there');
    expect(codeOf(() => enter([{ personId: anId(), score: 70 }]))).toBe('score-not-there');
    for (const score of [-1, 100.5, 60.3])
      expect(ScoreTraining.safeParse({ scores: [{ personId: anId(), score }] }).success).toBe(false);
  });

  it('ledger F18: each who is put right has a reason of his own, without the number of anybody', () => {
    const { by, at } = facts({ today, by: anActor('centre') });
    const [first, second] = [onSheet(50), onSheet(55)];
    const scores = [
      { personId: first.personId, score: 62, reason: '漏判一题' },
      { personId: second.personId, score: 70, reason: '和学员甲（13812345678）的卷子调换了' },
    ];
    const { rows, changes } = scored(ScoreTraining.parse({ scores }), [first, second], { by, at });
    const said = ['漏判一题', '和学员甲（138****5678）的卷子调换了'];
    expect(changes.map(({ reason }) => reason)).toEqual(said);
    expect(rows.map((row) => row.scores.at(-1)?.why)).toEqual(said);
  });

  it('S116 says whether a score is enough by the pass mark of the training, and nothing where it has none', () => {
    expect([60, 59.5, null].map((score) => hasPassed(score, 60))).toEqual([true, false, null]);
    expect(hasPassed(60, null)).toBeNull();
    expect(plan({ passMark: 70 }).passMark).toBe(70);
    expect(plan().passMark).toBeNull();
    expect(PlanTraining.safeParse({ ...plan(), passMark: 101 }).success).toBe(false);
  });

  it('S116 takes first scores with the attendance; who has one is not made absent', () => {
    const one = { ...plan(), state: 'held' as const };
    const line = onSheet(70);
    const mark = (marks: object[]) =>
      (trainingProcedure.mark.apply as unknown as Step)(one, { marks }, { ...facts({ today }), sheet: [line] });
    const fresh = { personId: anId(), mark: 'late', score: 61 };
    const { event } = mark([fresh, { personId: line.personId, mark: 'present' }]) as unknown as {
      event: { detail: object };
    };
    expect(event.detail).toMatchObject({ n: 2, there: 2, scored: 1 });
    expect(codeOf(() => mark([{ personId: line.personId, mark: 'absent' }]))).toBe('score-of-absent');
    expect(codeOf(() => mark([{ ...fresh, mark: 'excused' }]))).toBe('score-of-absent');
    expect(codeOf(() => mark([{ personId: line.personId, mark: 'present', score: 71 }]))).toBe('score-reason');
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    const there = onSheet(null);
    const inputs: Record<TrainingMove, object> = {
      approve: {},
      invite: { personIds: [anId()] },
      mark: { marks: [{ personId: anId(), mark: 'present' }] },
      score: { scores: [{ personId: there.personId, score: 80, reason: '' }] },
      conclude: { summary: '到课四十人' },
      cancel: { reason: '会场占用' },
    };
    for (const state of trainingStates)
      for (const move of Object.keys(trainingProcedure) as TrainingMove[]) {
        const apply = trainingProcedure[move].apply as unknown as Step;
        const known = { ...facts({ today, by: anActor('leader') }), sheet: [there] };
        const code = codeOf(() => apply({ ...plan(), state }, inputs[move], known));
        expect(code, `${state} ${move}`).toBe(move in trainingMoves[state] ? null : 'move-not-allowed');
      }
  });

  it('gives its hours to who was there, and none to who was not', () => {
    expect(hoursOf('present', { hours: 10 })).toBe(10);
    expect(hoursOf('late', { hours: 10 }, 8)).toBe(8);
    expect(hoursOf('present', { hours: 10 }, 20)).toBe(10);
    expect(hoursOf('absent', { hours: 10 }, 10)).toBe(0);
    expect(hoursOf('excused', { hours: 10 })).toBe(0);
  });

  it('makes days of hours, rounded down to a tenth', () => {
    expect(trainingDays(30, 6)).toBe(5);
    expect(trainingDays(29.5, 6)).toBe(4.9);
    expect(trainingDays(0, 6)).toBe(0);
  });

  it('is seen by its office and the county', () => {
    const one = { countyId: 990126, officeId: 'SO-LH' };
    expect(maySeeTraining(anActor('officer'), one)).toBe(true);
    expect(maySeeTraining(anActor('officer', { organisationId: 'SO-SQ' }), one)).toBe(false);
    expect(maySeeTraining(anActor('officer', { organisationId: 'SO-SQ' }), { ...one, officeId: null })).toBe(true);
    expect(maySeeTraining(anActor('station'), one)).toBe(false);
  });
});

describe('a commission', () => {
  const person = aPerson({ experience: '讲师团成员六年', credentials: ['高级讲师'] });
  const lecturer = anAppointment(person, {
    post: 'lecturer',
    stationId: null,
    organisationId: 'CA',
    specialities: ['食品'],
  });
  const ask = (change: object = {}, appointment: typeof lecturer | null = lecturer): Engagement =>
    engage(
      Engage.parse({
        id: anId(),
        kind: 'lecture',
        appointmentId: lecturer.id,
        topic: '老年人防骗',
        dueOn: '2026-12-01',
        ...change,
      }),
      {
        ...facts({ today, by: anActor('mediator') }),
        appointment,
        matterOfficeId: null,
        number: '委2026-0001',
      },
    ).next;

  it('of a lecture needs a lecturer in post, of an opinion an expert or a council unit', () => {
    expect(ask()).toMatchObject({ state: 'asked', personId: person.id });
    expect(codeOf(() => ask({}, null))).toBe('not-in-the-pool');
    expect(codeOf(() => ask({}, { ...lecturer, validTo: '2026-11-24' }))).toBe('not-in-the-pool');
    expect(codeOf(() => ask({ kind: 'opinion' }))).toBe('not-in-the-pool');
    expect(codeOf(() => ask({ kind: 'opinion' }, { ...lecturer, post: 'council' }))).toBeNull();
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    const inputs: Record<EngagementMove, object> = {
      accept: {},
      decline: { reason: '出差' },
      reportDone: { doneOn: today, hours: 2, audience: 60, result: '讲了四个案例' },
      cancel: { reason: '改期' },
    };
    for (const state of engagementStates)
      for (const move of Object.keys(engagementProcedure) as EngagementMove[]) {
        const apply = engagementProcedure[move].apply as unknown as Step;
        const code = codeOf(() => apply({ ...ask(), state }, inputs[move], facts({ today, by: anActor('mediator') })));
        expect(code, `${state} ${move}`).toBe(move in engagementMoves[state] ? null : 'move-not-allowed');
      }
  });
});

describe('an allowance', () => {
  const draft = (change: object = {}, more: Partial<AllowanceFacts> = {}): Allowance =>
    draftAllowance(
      DraftAllowance.parse({
        id: anId(),
        personId: anId(),
        fromOn: '2026-07-01',
        toOn: '2026-09-30',
        basis: 'perMatter',
        unitFen: 1250,
        ...change,
      }),
      {
        ...facts({ today, by: anActor('centre') }),
        settled: 3,
        overlaps: false,
        isKnown: true,
        number: '补2026-0001',
        ...more,
      },
    ).next;

  it('by matter is the number in the ledger times the sum, to the fen', () => {
    expect(draft()).toMatchObject({ count: 3, sumFen: 3750 });
    expect(draft({ basis: 'fixed', unitFen: 10001 })).toMatchObject({ count: 1, sumFen: 10001 });
    expect(codeOf(() => draft({}, { settled: 0 }))).toBe('nothing-settled');
    expect(codeOf(() => draft({}, { overlaps: true }))).toBe('allowance-overlaps');
    expect(codeOf(() => draft({ toOn: '2026-12-31' }))).toBe('day-in-future');
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    const inputs: Record<AllowanceMove, object> = {
      approve: {},
      sendBack: { reason: '数不对' },
      redraft: { unitFen: 1000, reason: '' },
      pay: { paidOn: today, voucher: '凭2026-11-3' },
      cancel: { reason: '重复' },
    };
    for (const state of allowanceStates)
      for (const move of Object.keys(allowanceProcedure) as AllowanceMove[]) {
        const apply = allowanceProcedure[move].apply as unknown as Step;
        const code = codeOf(() => apply({ ...draft(), state }, inputs[move], facts({ today, by: anActor('leader') })));
        expect(code, `${state} ${move}`).toBe(move in allowanceMoves[state] ? null : 'move-not-allowed');
      }
  });

  it('is never approved by who drafted it', () => {
    const apply = allowanceProcedure.approve.apply as unknown as Step;
    expect(codeOf(() => apply(draft(), {}, facts({ today, by: anActor('centre') })))).toBe('docket-not-yours');
  });
});
