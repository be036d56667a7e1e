import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { handSpans, handWords, holderName, holderOf, spanOf } from '../../../src/domain/matter/list/hand.ts';

const today = '2026-06-24';

describe('a matter in hand', () => {
  it('is called late only behind the legal day, and stands in one column by the nearest of its days', () => {
    const spans = [
      [{ dueOn: '2026-06-19', legalOn: '2026-06-22' }, 'pastLegal'],
      // The target day was before a holiday, the legal day is behind it.
      [{ dueOn: '2026-06-19', legalOn: '2026-06-24' }, 'pastTarget'],
      [{ dueOn: '2026-06-23', legalOn: null }, 'pastTarget'],
      [{ dueOn: '2026-06-24', legalOn: null }, 'today'],
      [{ dueOn: '2026-06-25', legalOn: '2026-06-25' }, 'soon'],
      [{ dueOn: '2026-06-27', legalOn: '2026-06-29' }, 'soon'],
      [{ dueOn: '2026-06-28', legalOn: '2026-06-28' }, 'later'],
      [{ dueOn: null, legalOn: null }, 'later'],
    ] as const;
    for (const [days, span] of spans) expect(spanOf(days, today), JSON.stringify(days)).toBe(span);
  });

  it('has each of its days said in a definition', () => {
    for (const span of handSpans) expect(handWords[span].definitionZh.length).toBeGreaterThan(6);
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.option(fc.integer({ min: 0, max: 4 })), (due, more) => {
        const dueOn = addDays(today, due);
        const legalOn = more === null ? null : addDays(dueOn, more);
        const isLate = spanOf({ dueOn, legalOn }, today) === 'pastLegal';
        expect(isLate).toBe(legalOn !== null && legalOn < today);
      }),
    );
  });

  it('is with a station, the centre, an office, one officer of it or nobody yet', () => {
    const account = '0198b2d4-0000-7000-8000-00000000000a';
    expect(holderOf('station')).toEqual({ at: 'station' });
    expect(holderOf('centre')).toEqual({ at: 'centre' });
    expect(holderOf('SO-CG')).toEqual({ at: 'office', officeId: 'SO-CG' });
    expect(holderOf(holderName('SO-CG', account))).toEqual({ at: 'officer', officeId: 'SO-CG', handlerId: account });
    expect(holderOf(holderName('SO-CG', null))).toEqual({ at: 'officer', officeId: 'SO-CG', handlerId: null });
  });
});
