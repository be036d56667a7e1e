import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/domain/base/calendar.ts';
import { firstDayOff, nextTurn, turnsOn, type Timed } from '../../../src/domain/steering/recurrence-turn.ts';

const bare = calendarOf([]);
/** The notice of 2026 lets 国庆 begin a day early and names 中秋 without 节. */
const noticed = calendarOf([
  {
    year: 2026,
    published: true,
    days: [
      { day: '2026-09-25', kind: 'off', name: '中秋', statutory: true },
      { day: '2026-09-30', kind: 'off', name: '国庆节', statutory: false },
      { day: '2026-10-01', kind: 'off', name: '国庆节', statutory: true },
      { day: '2026-10-10', kind: 'work', name: '国庆节', statutory: false },
    ],
  },
]);
const timed = (change: Partial<Timed>): Timed => ({
  rhythm: 'festival',
  festivals: [],
  monthDay: null,
  aheadDays: 15,
  ...change,
});

describe('轮次', () => {
  it('节前检查在放假前一天到期，放假日以通知为准，没有通知的按放假办法', () => {
    expect(firstDayOff(noticed, 2026, '国庆节')).toBe('2026-09-30');
    expect(firstDayOff(noticed, 2026, '中秋节')).toBe('2026-09-25');
    expect(firstDayOff(bare, 2026, '国庆节')).toBe('2026-10-01');
    // 2027 begins with 除夕, the day before 2027-02-06.
    expect(firstDayOff(bare, 2027, '春节')).toBe('2027-02-05');
    const one = timed({ festivals: ['国庆节', '中秋节'] });
    expect(turnsOn(one, '2026-09-20', noticed)).toEqual([
      { period: '2026年国庆节', setOn: '2026-09-15', dueOn: '2026-09-29' },
      { period: '2026年中秋节', setOn: '2026-09-10', dueOn: '2026-09-24' },
    ]);
    expect(turnsOn(one, '2026-09-09', noticed)).toEqual([]);
    expect(turnsOn(one, '2026-09-30', noticed)).toEqual([]);
  });

  it('元旦的检查在上一年就下达', () => {
    const one = timed({ festivals: ['元旦'], aheadDays: 10 });
    expect(turnsOn(one, '2026-12-25', bare)).toEqual([
      { period: '2027年元旦', setOn: '2026-12-22', dueOn: '2026-12-31' },
    ]);
  });

  it('每季、每月从头一天到末一天；每年的按日子提前，没有2月29日的年份在28日', () => {
    expect(turnsOn(timed({ rhythm: 'quarterly' }), '2026-12-31', bare)).toEqual([
      { period: '2026年第4季度', setOn: '2026-10-01', dueOn: '2026-12-31' },
    ]);
    expect(turnsOn(timed({ rhythm: 'monthly' }), '2026-02-01', bare)).toEqual([
      { period: '2026年2月', setOn: '2026-02-01', dueOn: '2026-02-28' },
    ]);
    const consumers = timed({ rhythm: 'yearly', monthDay: '03-15', aheadDays: 30 });
    expect(turnsOn(consumers, '2026-02-13', bare)).toEqual([
      { period: '2026年', setOn: '2026-02-13', dueOn: '2026-03-15' },
    ]);
    expect(nextTurn(consumers, '2026-11-25', bare)).toEqual({
      period: '2027年',
      setOn: '2027-02-13',
      dueOn: '2027-03-15',
    });
    const leap = timed({ rhythm: 'yearly', monthDay: '02-29', aheadDays: 1 });
    expect(turnsOn(leap, '2026-02-28', bare)[0]?.dueOn).toBe('2026-02-28');
    expect(turnsOn(leap, '2028-02-28', bare)[0]?.dueOn).toBe('2028-02-29');
  });
});
