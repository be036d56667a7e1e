import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchesOf,
  completionOf,
  isOfAudience,
  lacks,
  missedBy,
  type Trainee,
} from '../../../src/domain/people/training-batch.ts';

const one = (change: object = {}): Trainee => ({
  personId: 'p',
  name: '郭巧珍',
  officeId: 'SO-LH',
  posts: ['supervisor'],
  hours: 10,
  courses: ['新消法'],
  ...change,
});

describe('分批', () => {
  it('S167 every area’s people come once, in as few batches as the seats allow, none of them over and none much smaller', () => {
    const people = fc.array(
      fc.record({ officeId: fc.constantFrom('SO-LH', 'SO-CG', 'SO-SQ', null), personId: fc.uuid() }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 60 }), (asked, seats) => {
        const batches = batchesOf(asked, seats);
        expect(batches.flatMap(({ personIds }) => personIds).toSorted()).toEqual(
          asked.map(({ personId }) => personId).toSorted(),
        );
        for (const { officeId, personIds } of batches) {
          expect(personIds.length).toBeGreaterThan(0);
          expect(personIds.length).toBeLessThanOrEqual(seats);
          expect(personIds.every((id) => asked.some((of) => of.personId === id && of.officeId === officeId))).toBe(
            true,
          );
        }
        for (const officeId of new Set(asked.map((of) => of.officeId))) {
          const own = batches.filter((batch) => batch.officeId === officeId).map(({ personIds }) => personIds.length);
          const n = own.reduce((sum, size) => sum + size, 0);
          expect(own).toHaveLength(Math.ceil(n / seats));
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('S166 S168 whom it is for is said by what he lacks: hours of the year, any training, or a course', () => {
    const asked = { audience: 'supervisor', courseTitle: '农资识假', hoursOfYear: 30 } as const;
    expect(lacks(one(), { ...asked, gap: 'hours' })).toBe(true);
    expect(lacks(one({ hours: 30 }), { ...asked, gap: 'hours' })).toBe(false);
    expect(lacks(one(), { ...asked, gap: 'never' })).toBe(false);
    expect(lacks(one({ courses: [] }), { ...asked, gap: 'never' })).toBe(true);
    expect(lacks(one(), { ...asked, gap: 'course' })).toBe(true);
    expect(lacks(one({ courses: ['新消法', '农资识假'] }), { ...asked, gap: 'course' })).toBe(false);
    expect(lacks(one({ hours: 99 }), { ...asked, gap: 'anybody' })).toBe(true);
    expect(isOfAudience('head', ['deputy'])).toBe(true);
    expect(isOfAudience('head', ['supervisor'])).toBe(false);
    expect(isOfAudience('all', [])).toBe(false);
    expect(completionOf([one(), one({ courses: [] })], '新消法')).toEqual({ of: 2, done: 1 });
  });

  it('S167 a make-up class is for all that were invited and were not there', () => {
    const marks = ['present', 'late', 'absent', 'excused', 'invited'] as const;
    expect(missedBy(marks.map((mark) => ({ personId: mark, mark })))).toEqual(['absent', 'excused', 'invited']);
  });
});
