import { describe, expect, it } from 'vitest';
import {
  areaAnswerProcedure,
  GiveAnswer,
  openAnswer,
  type AnswerFacts,
} from '../../../src/domain/incident/area-answer.ts';
import type { AreaCheck } from '../../../src/domain/incident/area-check.ts';
import { anActor } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const at = (hour: number) => new Date(`2026-08-17T${String(hour).padStart(2, '0')}:00:00+08:00`);
const facts = (more: Partial<AnswerFacts> = {}) =>
  ({
    by: anActor('station'),
    at: at(12),
    today: '2026-08-17',
    check: { id: 'c', number: '查2026-0001', dueAt: at(18) } as AreaCheck,
    stationId: 'ST-V0303',
    entered: 'telephone',
    answeredAt: at(12),
    ...more,
  }) as AnswerFacts;
const given = (more: object = {}) =>
  GiveAnswer.parse({ id: '00000000-0000-7000-8000-0000000000d1', checkNumber: '查2026-0001', answer: 'no', ...more });
const correct = areaAnswerProcedure.correct.apply as (
  before: object,
  input: object,
  known: AnswerFacts,
) => ReturnType<typeof openAnswer>;

describe('the answer of a station', () => {
  it('counts households with a yes alone, and says why it cannot tell', () => {
    expect(openAnswer(given({ answer: 'yes', households: 2, mu: 9 }), facts()).next).toMatchObject({
      households: 2,
      mu: 9,
    });
    expect(openAnswer(given({ mu: 9 }), facts()).next).toMatchObject({ households: 0, mu: 0 });
    expect(codeOf(() => openAnswer(given({ answer: 'yes' }), facts()))).toBe('check-answer-counts');
    expect(codeOf(() => openAnswer(given({ households: 1 }), facts()))).toBe('check-answer-counts');
    expect(codeOf(() => openAnswer(given({ answer: 'unknown' }), facts()))).toBe('check-answer-why');
  });

  it('is late by when it was given at the station, not by when it arrived', () => {
    expect(openAnswer(given(), facts({ answeredAt: at(17), at: at(20) })).event.detail).toMatchObject({ late: false });
    expect(openAnswer(given(), facts({ answeredAt: at(19), at: at(20) })).event.detail).toMatchObject({ late: true });
  });

  it('is corrected by a later one; one that was given before it and arrives after it changes nothing', () => {
    const first = openAnswer(given(), facts({ answeredAt: at(12) })).next;
    const later = correct(first, given({ answer: 'yes', households: 3 }), facts({ answeredAt: at(13), at: at(14) }));
    expect(later.next).toMatchObject({ answer: 'yes', households: 3, answeredAt: at(13) });
    const older = correct(later.next, given(), facts({ answeredAt: at(11), at: at(15) }));
    expect(older.next).toEqual(later.next);
    expect(older.event.detail).toMatchObject({ answer: 'no', before: 'yes', isOlder: true });
  });
});
