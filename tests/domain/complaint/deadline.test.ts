import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarOf } from '../../../src/domain/base/calendar.ts';
import { complaintStates, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import { clocksOf, hasFollowUp, hearBy, withDue } from '../../../src/domain/complaint/deadline.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { aComplaint, aFiling, afterMoves, calendar, days, facts, filed, make, noonOf } from '../../build/complaint.ts';

const on = (today: string) => facts({ today });

/** The clocks of the matter on the day as identifier → [started, target, legal, stopped]. */
function clocks(complaint: Complaint, today: string) {
  return Object.fromEntries(
    clocksOf(complaint, on(today)).map((clock) => [
      clock.identifier,
      [clock.startedOn, clock.targetOn, clock.legalOn, clock.stoppedOn],
    ]),
  );
}

describe('the clocks of a whole life', () => {
  it('that ends in an agreement', () => {
    expect(clocks(aComplaint({ state: 'closed' }), '2026-05-06')).toEqual({
      dispatch: ['2026-04-20', '2026-04-21', null, '2026-04-20'],
      accept: ['2026-04-20', '2026-04-29', '2026-04-29', '2026-04-22'],
      mediate: ['2026-04-22', '2026-06-18', '2026-06-22', '2026-04-28'],
      followUp: ['2026-04-30', '2026-05-07', null, null],
    });
  });

  it('that ends without one has both parties to be told within seven working days', () => {
    const terminated = aComplaint({ state: 'terminated' });
    expect(clocks(terminated, '2026-05-06')['tellEnd']).toEqual(['2026-04-28', '2026-05-11', '2026-05-11', null]);
    const one = make(terminated, 'recordNotice', '2026-04-29', { kind: 'termination', to: 'consumer' });
    expect(clocks(one, '2026-05-06')['tellEnd']?.[3]).toBeNull();
    const both = make(one, 'recordNotice', '2026-04-30', { kind: 'termination', to: 'operator' });
    expect(clocks(both, '2026-05-06')['tellEnd']?.[3]).toBe('2026-04-30');
  });

  it('that is declined stops with the notice, not with the decision', () => {
    const declined = aComplaint({ state: 'declined' });
    expect(clocks(declined, '2026-04-24')['accept']?.[3]).toBeNull();
    expect(clocks(make(declined, 'recordNotice', '2026-04-24'), '2026-04-24')['accept']?.[3]).toBe('2026-04-24');
  });

  it('that is accepted runs on both clocks until the complainant is told: seven working days to decide and tell', () => {
    const accepted = aComplaint({ state: 'accepted' });
    expect(clocks(accepted, '2026-04-22')).toMatchObject({
      accept: [days.received, '2026-04-29', '2026-04-29', null],
      mediate: [days.accepted, '2026-06-18', '2026-06-22', null],
    });
    const late = clocksOf(accepted, on('2026-04-30')).find(({ identifier }) => identifier === 'accept');
    expect(late).toMatchObject({ late: true, article: '《市场监督管理投诉举报处理办法》第十五条' });
  });

  it('that is withdrawn or settled at a station stops everything', () => {
    const withdrawn = make(aComplaint(), 'withdraw', '2026-04-21');
    const atStation = make(aComplaint({ state: 'atStation' }), 'settleAtStation', '2026-04-21');
    for (const gone of [withdrawn, atStation]) {
      expect(clocksOf(gone, on('2026-05-06')).every(({ stoppedOn }) => stoppedOn !== null)).toBe(true);
      expect(hasFollowUp(gone)).toBe(false);
      expect(gone).toMatchObject({ dueRule: null, dueOn: null, legalOn: null, stage: 'done' });
    }
  });

  it('of a station is answered by the first talk, by sending up or by the end', () => {
    const atStation = aComplaint({ state: 'atStation' });
    const answered = (complaint: Complaint) => clocks(complaint, '2026-04-23')['stationAnswer'];
    expect(answered(atStation)).toEqual(['2026-04-20', '2026-04-21', null, null]);
    expect(answered(make(atStation, 'talk', '2026-04-21'))?.[3]).toBe('2026-04-21');
    expect(answered(make(atStation, 'sendUp', '2026-04-22'))?.[3]).toBe('2026-04-22');
  });

  it('keeps the pauses of testing on the mediation clock alone', () => {
    const tested = afterMoves(
      aComplaint({ state: 'mediating' }),
      ['startTest', '2026-04-28'],
      ['endTest', '2026-05-08'],
    );
    expect(clocks(tested, '2026-05-08')['mediate']).toEqual(['2026-04-22', '2026-07-01', '2026-07-01', null]);
    const open = make(aComplaint({ state: 'mediating' }), 'startTest', '2026-04-28');
    // A test that goes on moves the end day by day.
    expect(clocks(open, '2026-05-08')['mediate']?.[2]).toBe('2026-07-01');
    expect(clocks(open, '2026-05-09')['mediate']?.[2]).toBe('2026-07-02');
  });
});

describe('the rulebook of the day of receipt', () => {
  it.each([
    ['2014-03-14', '令51'],
    ['2019-12-31', '令62 第十五条'],
    ['2026-04-14', '令20 第十四条'],
    ['2026-04-15', '令121 第十五条'],
  ])('received on %s is counted by %s', (receivedOn, article) => {
    const { next } = filed(aFiling(), { today: receivedOn });
    expect(clocksOf(next, on(receivedOn)).find(({ identifier }) => identifier === 'accept')?.articleShort).toBe(
      article,
    );
  });

  it('of 1996 counts the sixty days from receipt', () => {
    const { next } = filed(aFiling(), { today: '2010-05-04' });
    const accepted = afterMoves(next, ['dispatch', '2010-05-04'], ['accept', '2010-05-06']);
    expect(clocks(accepted, '2010-05-06')['mediate']?.[0]).toBe('2010-05-04');
  });
});

describe('a year whose notice is not loaded', () => {
  it('makes a clock that reaches it provisional, until the notice comes', () => {
    const { next } = filed(aFiling(), { today: '2026-12-28' });
    const accept = (time: Parameters<typeof clocksOf>[1]) =>
      clocksOf(next, time).find(({ identifier }) => identifier === 'accept');
    // 2027 by the statutory days alone: 1 January is off.
    expect(accept(on('2026-12-28'))).toMatchObject({ legalOn: '2027-01-07', provisional: true });
    const rest = ['2027-01-01', '2027-01-04', '2027-01-05'].map((day) => ({
      day,
      kind: 'off' as const,
      name: '元旦',
      statutory: true,
    }));
    const published = calendarOf([
      ...calendar.years.filter(({ year }) => year !== 2027),
      { year: 2027, published: true, days: rest },
    ]);
    expect(accept({ ...on('2026-12-28'), calendar: published })).toMatchObject({
      legalOn: '2027-01-11',
      provisional: false,
    });
  });
});

describe('by when the complainant hears', () => {
  it('is the target of the acceptance clock, or of the answer of the station', () => {
    expect(hearBy(aComplaint(), on('2026-04-20'))).toBe('2026-04-29');
    expect(hearBy(aComplaint({ state: 'atStation' }), on('2026-04-20'))).toBe('2026-04-21');
  });
});

describe('the due day in the columns', () => {
  it.each([
    ['registered', 'C-07', '2026-04-21', null],
    ['dispatched', 'C-01', '2026-04-29', '2026-04-29'],
    ['accepted', 'C-01', '2026-04-29', '2026-04-29'],
    ['mediating', 'C-03', '2026-06-18', '2026-06-22'],
    ['settled', null, null, null],
    ['terminated', 'C-04', '2026-05-11', '2026-05-11'],
    ['declined', 'C-01', '2026-04-29', '2026-04-29'],
    ['told', null, null, null],
    ['closed', 'C-12', '2026-05-07', null],
    ['atStation', 'C-11', '2026-04-21', null],
  ] as const)('of a matter that is %s is that of %s', (state, dueRule, dueOn, legalOn) => {
    expect(aComplaint({ state })).toMatchObject({ dueRule, dueOn, legalOn });
  });

  it('is the soonest of the open clocks, in every state', () => {
    for (const state of complaintStates) {
      const complaint = aComplaint({ state });
      const open = clocksOf(complaint, on('2026-05-06')).filter(({ stoppedOn }) => stoppedOn === null);
      const soonest = open.map(({ targetOn }) => targetOn).toSorted()[0] ?? null;
      expect(withDue(complaint, on('2026-05-06')).dueOn, state).toBe(soonest);
    }
  });

  it('forgets how far the watch had gone only when another clock or another day is due', () => {
    const escalated = aComplaint({ state: 'dispatched', escalatedTo: 2 });
    expect(withDue(escalated, on('2026-05-06')).escalatedTo).toBe(2);
    expect(withDue({ ...escalated, stage: 'done' }, on('2026-05-06'))).toMatchObject({
      escalatedTo: 2,
      stage: 'toAccept',
    });
    expect(make(escalated, 'accept', '2026-04-22').escalatedTo).toBe(2);
    expect(make({ ...aComplaint({ state: 'mediating' }), escalatedTo: 2 }, 'terminate', days.ended).escalatedTo).toBe(
      0,
    );
  });

  it('goes by the limits that the county sets', () => {
    const limits = { ...defaultLocalLimits, dispatchWorkingDays: 3 };
    expect(withDue(aComplaint(), { ...on('2026-04-20'), limits }).dueOn).toBe('2026-04-23');
  });

  it('never lies before the start, whenever the complaint was received', () => {
    const someDay = fc.integer({ min: 0, max: 8200 }).map((n) => addDays('2004-01-02', n));
    fc.assert(
      fc.property(someDay, (day) => {
        const { next } = filed(aFiling({ receivedAt: noonOf(day) }), { today: day });
        for (const clock of clocksOf(next, on(day))) {
          expect(clock.targetOn > clock.startedOn && clock.targetOn <= (clock.legalOn ?? clock.nominalOn)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what was open when 令121 came into force', () => {
  // Received and accepted under 令62, which set no limit for telling of the end.
  const old = aComplaint({
    state: 'terminated',
    receivedAt: noonOf('2019-11-04'),
    acceptedOn: '2026-04-10',
    endedOn: '2026-04-16',
    notices: [],
  });
  const tellEnd = (keepEarlierDeadline: boolean) =>
    clocksOf(old, facts({ today: '2026-04-20', limits: { ...defaultLocalLimits, keepEarlierDeadline } })).find(
      ({ identifier }) => identifier === 'tellEnd',
    );

  it('1.3 goes on under the new rule, and keeps the earlier deadline of the older one only where it is one of law', () => {
    expect(tellEnd(true)).toMatchObject({ legalOn: '2026-04-27', articleShort: '令121 第二十三条' });
    expect(tellEnd(false)).toMatchObject({ legalOn: '2026-04-27', articleShort: '令121 第二十三条' });
  });

  it('1.3 keeps forty-five working days where they end before the sixty days, unless the county switches it off', () => {
    const complaint = aComplaint({
      state: 'accepted',
      receivedAt: noonOf('2024-03-01'),
      acceptedOn: '2026-04-14',
    });
    const mediate = (keepEarlierDeadline: boolean, today: string) =>
      clocksOf(complaint, facts({ today, limits: { ...defaultLocalLimits, keepEarlierDeadline } })).find(
        ({ identifier }) => identifier === 'mediate',
      );
    expect(mediate(true, '2026-04-14')?.articleShort).toContain('令20');
    expect(mediate(true, '2026-04-20')?.articleShort).toContain('令20');
    expect(mediate(false, '2026-04-20')).toMatchObject({ articleShort: '令121 第二十三条', nominalOn: '2026-06-13' });
    // What ended before that day was never under the new rule.
    const ended = { ...complaint, endedOn: '2026-04-14' };
    const clock = clocksOf(ended, facts({ today: '2026-04-20' })).find(({ identifier }) => identifier === 'mediate');
    expect(clock?.articleShort).toContain('令20');
  });
});
