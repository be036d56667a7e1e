import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { availableDocketMoves } from '../../../../src/domain/matter/docket.ts';
import type { Survey, SurveyFacts, SurveyFollowUp } from '../../../../src/domain/supervision/survey/survey.ts';
import {
  dueFollowUps,
  FollowedUp,
  foundAgain,
  isFollowed,
  surveyDueOn,
} from '../../../../src/domain/supervision/survey/survey-follow.ts';
import {
  surveyDocket,
  surveyProcedure,
  type SurveyMove,
} from '../../../../src/domain/supervision/survey/survey-steps.ts';
import { refusalOf } from '../../../build/refusal.ts';

const actor = (id: string, role: Actor['role'] = 'centre'): Actor =>
  ({ id, countyId: 1, role, organisationId: 'O1', stationId: null, areas: [] }) as unknown as Actor;
const designer = actor('designer');
const doer = actor('doer', 'officer');
const facts = (by: Actor, again: object[] = []): SurveyFacts =>
  ({
    by,
    at: new Date('2026-11-25T01:00:00Z'),
    today: '2026-11-25',
    stationIds: [],
    answers: [],
    again,
    accountIds: ['designer', 'doer'],
    freshCode: 'c0de',
  }) as unknown as SurveyFacts;
const finding = (title: string, q: number) => ({
  title,
  words: `${title}的 2 家`,
  questions: [q],
  value: 'no',
  k: 2,
  n: 2,
  attachmentIds: [],
});
const survey = (change: Partial<Survey> = {}): Survey =>
  ({
    countyId: 1,
    id: 's',
    number: '调2026-0001',
    version: 5,
    state: 'published',
    frame: 'operators',
    sample: ['甲装饰', '乙装饰'],
    questions: [
      { text: '资质证', kind: 'yesNo', options: [], part: '' },
      { text: '示范文本', kind: 'yesNo', options: [], part: '' },
    ],
    findings: [finding('没有资质证', 1), finding('没有示范文本', 2)],
    followUps: [],
    untilOn: '2026-11-20',
    dueOn: null,
    byId: 'designer',
    ...change,
  }) as unknown as Survey;
const step = (one: Survey, move: SurveyMove, input: object, by = designer, again: object[] = []): Survey =>
  surveyProcedure[move].apply(one, input as never, facts(by, again)).next;
const plan = (n: number, whoId = 'doer', dueOn = '2026-12-01') => ({
  finding: n,
  words: '发规范意见',
  whoId,
  dueOn,
  number: '',
});
const done = (n: number) => ({ n, doneOn: '2026-11-25', done: '送到了', number: '函2026-0003' });
const refused = (work: () => unknown) => {
  const { code, fields } = refusalOf(work);
  return [code, fields[0]?.path];
};

describe('what follows a published survey', () => {
  it('S77 is planned for a finding that there is, by somebody in post, for a day ahead', () => {
    expect(refused(() => step(survey(), 'follow', plan(3)))).toEqual(['invalid-input', 'finding']);
    expect(refused(() => step(survey(), 'follow', plan(1, 'gone')))).toEqual(['invalid-input', 'whoId']);
    expect(refused(() => step(survey(), 'follow', plan(1, 'doer', '2026-11-24')))).toEqual(['invalid-input', 'dueOn']);
    expect(step(survey(), 'follow', plan(1)).followUps).toEqual([
      { ...plan(1), setOn: '2026-11-25', doneOn: null, done: '' },
    ]);
  });

  it('is recorded as done once, by whom it was asked of or by who designs surveys', () => {
    const planned = step(step(survey(), 'follow', plan(1)), 'follow', plan(2, 'designer'));
    expect(availableDocketMoves(surveyDocket, planned, doer)).toContain('done');
    expect(availableDocketMoves(surveyDocket, planned, actor('other', 'officer'))).not.toContain('done');
    expect(refused(() => step(planned, 'done', done(2), doer))).toEqual(['invalid-input', 'n']);
    expect(refused(() => step(planned, 'done', done(3)))).toEqual(['invalid-input', 'n']);
    const once = step(planned, 'done', done(1), doer);
    expect(once.followUps[0]).toMatchObject({ doneOn: '2026-11-25', done: '送到了', number: '函2026-0003' });
    expect(refused(() => step(once, 'done', done(1)))).toEqual(['invalid-input', 'n']);
  });

  it('takes sixty at most, and each can be recorded as done, also one beyond them', () => {
    const many = (n: number) =>
      survey({ followUps: Array.from({ length: n }, () => step(survey(), 'follow', plan(1)).followUps).flat() });
    expect(step(many(59), 'follow', plan(1)).followUps).toHaveLength(60);
    expect(refusalOf(() => step(many(60), 'follow', plan(1))).code).toBe('survey-too-many-follow');
    expect(FollowedUp.parse(done(61)).n).toBe(61);
    expect(step(many(61), 'done', done(61)).followUps[60]).toMatchObject({ doneOn: '2026-11-25' });
  });

  it('is over only when each finding was followed and each follow-up is done; the figures afterwards are counted', () => {
    const first = step(step(survey(), 'follow', plan(1)), 'done', done(1));
    expect(isFollowed(first)).toBe(false);
    expect(refusalOf(() => step(first, 'finish', {})).code).toBe('survey-not-followed');
    const both = step(first, 'follow', plan(2));
    expect(refusalOf(() => step(both, 'finish', {})).code).toBe('survey-not-followed');
    const again = [{ answers: { '1': 'yes' } }, { answers: { '1': 'no' } }];
    const over = step(step(both, 'done', done(2)), 'finish', {}, designer, again);
    expect(over.state).toBe('followed');
    // Nobody was asked again of the second.
    expect(over.findings.map(({ k, n, after }) => [k, n, after])).toEqual([
      [2, 2, { k: 1, n: 2 }],
      [2, 2, null],
    ]);
  });

  it('what an earlier version recorded stands as done, and follows no finding', () => {
    const earlier = survey({ followUps: [{ number: '函2026-0001', words: '规范意见', on: '2026-11-01' }] });
    expect([surveyDueOn(earlier), isFollowed(earlier)]).toEqual([null, false]);
    expect(refused(() => step(step(earlier, 'follow', plan(1)), 'done', done(1)))).toEqual(['invalid-input', 'n']);
  });

  it('the day of the survey is that of its sheets, then of the first follow-up that is not done', () => {
    expect(surveyDueOn(survey({ state: 'fielded' }))).toBe('2026-11-20');
    expect(surveyDueOn(survey())).toBeNull();
    const days = fc.constantFrom('2026-11-26', '2026-11-28', '2026-12-03');
    const one = fc.record({ dueOn: days, isDone: fc.boolean(), whoId: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (rows) => {
        const followUps = rows.map(({ dueOn, isDone, whoId }): SurveyFollowUp => ({
          finding: 1,
          words: '发函',
          number: '',
          whoId,
          dueOn,
          setOn: '2026-11-25',
          doneOn: isDone ? '2026-11-25' : null,
          done: '',
        }));
        const dueOn = surveyDueOn(survey({ followUps }));
        const open = rows.filter(({ isDone }) => !isDone).map((row) => row.dueOn);
        expect(open.every((day) => dueOn !== null && dueOn <= day)).toBe(true);
        expect(dueOn === null).toBe(open.length === 0);
        expect(dueFollowUps({ dueOn, followUps })).toHaveLength(open.filter((day) => day === dueOn).length);
      }),
    );
  });

  it('what was found again is null where nobody was asked, never nought of nought', () => {
    expect(foundAgain({ questions: [1, 2], value: 'no' }, [{ answers: { '1': 'no' } }])).toBeNull();
    expect(foundAgain({ questions: [1], value: 'no' }, [{ answers: { '1': 'yes' } }])).toEqual({ k: 0, n: 1 });
  });
});
