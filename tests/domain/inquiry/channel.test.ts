import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availability,
  callBack,
  callsToReturn,
  ChannelForm,
  channelStatus,
  channelStatuses,
  channelStatusWords,
  heardBy,
  isOpenAt,
  markDown,
  MarkDown,
  markUp,
  saveChannel,
  wayNow,
  type Channel,
  type MissedCall,
} from '../../../src/domain/inquiry/channel.ts';
import { anActor, anId, calendar, countyId, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const at = (time: string) => new Date(`${time}:00+08:00`);
const office = { on: 'workingDays', from: '08:30', to: '17:30' } as const;
const aChannel = (change: Partial<Channel> = {}): Channel => ({
  countyId,
  code: 'C01',
  hours: [office],
  fallbackCode: null,
  quietHours: null,
  lastInAt: null,
  downAt: null,
  downReason: null,
  ...change,
});
const web = aChannel({ code: 'C14', hours: [] });
const window_ = aChannel({ code: 'C08', fallbackCode: 'C01' });
const phone = aChannel({ fallbackCode: 'C14' });
const all = [phone, web, window_];

describe('S28 渠道畅通', () => {
  it.each([
    ['2026-04-20T08:29', 'shut'],
    ['2026-04-20T08:30', 'open'],
    ['2026-04-20T17:29', 'open'],
    ['2026-04-20T17:30', 'shut'],
    ['2026-04-19T10:00', 'shut'],
    // 9 May 2026 is a Saturday on which people work for the holiday.
    ['2026-05-09T10:00', 'open'],
    ['2026-05-04T10:00', 'shut'],
  ] as const)('S28 keeps the hours of its working days: %s is %s', (time, status) => {
    expect(channelStatus(phone, at(time), calendar)).toBe(status);
    expect(isOpenAt(phone, at(time), calendar)).toBe(status === 'open');
  });

  it('S28 is open at any time without hours, and every day where it says so', () => {
    expect(channelStatus(web, at('2026-05-04T03:00'), calendar)).toBe('open');
    const daily = aChannel({ hours: [{ on: 'everyDay', from: '09:00', to: '24:00' }] });
    expect(channelStatus(daily, at('2026-05-04T23:59'), calendar)).toBe('open');
  });

  it('S28 is quiet when nothing has come in for its hours, though the night does not count', () => {
    const watched = aChannel({ quietHours: 4, lastInAt: at('2026-04-20T16:00') });
    expect(channelStatus(watched, at('2026-04-21T09:00'), calendar)).toBe('open');
    expect(channelStatus(watched, at('2026-04-21T12:29'), calendar)).toBe('open');
    expect(channelStatus(watched, at('2026-04-21T12:30'), calendar)).toBe('quiet');
    expect(channelStatus(heardBy(watched, at('2026-04-21T12:00')), at('2026-04-21T12:30'), calendar)).toBe('open');
    expect(
      channelStatus({ ...web, quietHours: 48, lastInAt: at('2026-04-19T12:30') }, at('2026-04-21T12:30'), calendar),
    ).toBe('quiet');
  });

  it('S28 points to the first fallback that is open', () => {
    expect(wayNow(all, 'C08', at('2026-04-20T10:00'), calendar)?.code).toBe('C08');
    expect(wayNow(all, 'C08', at('2026-04-20T20:00'), calendar)?.code).toBe('C14');
    const down = markDown(window_, MarkDown.parse({ reason: '停电' }), facts({ today: '2026-04-20' }));
    expect(channelStatus(down, at('2026-04-20T10:00'), calendar)).toBe('down');
    expect(wayNow([phone, web, down], 'C08', at('2026-04-20T10:00'), calendar)?.code).toBe('C01');
    expect(wayNow([phone], 'C01', at('2026-04-20T20:00'), calendar)).toBeNull();
    expect(wayNow(all, 'C99', at('2026-04-20T10:00'), calendar)).toBeNull();
  });

  it('S28 is out of order until somebody says that it works, or something comes in by it', () => {
    const down = markDown(phone, { reason: '线路故障' }, { at: at('2026-04-20T09:00') });
    expect(down).toMatchObject({ downAt: at('2026-04-20T09:00'), downReason: '线路故障' });
    expect(markDown(down, { reason: '别的' }, { at: at('2026-04-20T10:00') })).toBe(down);
    expect(markUp(down)).toEqual(phone);
    expect(heardBy(down, at('2026-04-20T08:00'))).toMatchObject({ downReason: '线路故障' });
    expect(heardBy(down, at('2026-04-20T11:00'))).toMatchObject({ downAt: null, lastInAt: at('2026-04-20T11:00') });
    const heard = heardBy(phone, at('2026-04-20T11:00'));
    expect(heardBy(heard, at('2026-04-20T10:00')).lastInAt).toEqual(at('2026-04-20T11:00'));
  });

  it('S28 lists the calls to be returned, one a telephone, oldest first', () => {
    const calls = [
      missed('13800000002', '2026-04-20T09:10'),
      missed('13800000001', '2026-04-20T09:00'),
      missed('13800000002', '2026-04-20T09:20'),
    ];
    expect(callsToReturn(calls).map((one) => one.phone)).toEqual(['13800000001', '13800000002']);
    const [second, first, again] = calls as [MissedCall, MissedCall, MissedCall];
    const vain = callBack(first, { reached: false, tries: 0 }, { by: anActor('centre'), at: at('2026-04-20T09:30') });
    expect(vain).toMatchObject({ tries: 1, reachedAt: null });
    expect(callsToReturn([second, vain, again])).toHaveLength(2);
    const reached = callBack(again, { reached: true, tries: 0 }, { by: anActor('centre'), at: at('2026-04-20T09:40') });
    expect(reached).toMatchObject({ reachedById: anActor('centre').id, reachedAt: at('2026-04-20T09:40') });
    // Both calls of the telephone are done with; a later one is not.
    expect(callsToReturn([second, vain, reached])).toEqual([vain]);
    expect(callsToReturn([reached, missed('13800000002', '2026-04-20T10:00')])).toHaveLength(1);
    const other = { by: { ...anActor('centre'), id: anId() }, at: at('2026-04-20T10:00') };
    expect(codeOf(() => callBack(reached, { reached: true, tries: 0 }, other))).toBe('call-already-returned');
  });

  it('reliability F7: the same try sent again counts once, reached or not', () => {
    const facts = { by: anActor('centre'), at: at('2026-04-20T09:30') };
    const once = callBack(missed('13800000001', '2026-04-20T09:00'), { reached: false, tries: 0 }, facts);
    expect(callBack(once, { reached: false, tries: 0 }, facts)).toBe(once);
    expect(callBack(once, { reached: false, tries: 1 }, facts).tries).toBe(2);
    const reached = callBack(once, { reached: true, tries: 1 }, facts);
    expect(callBack(reached, { reached: true, tries: 1 }, facts)).toBe(reached);
  });

  it('S28 availability is the share of the time without the outages', () => {
    const [from, to] = [at('2026-04-01T00:00'), at('2026-04-11T00:00')];
    expect(availability([], from, to)).toBe(1);
    expect(availability([{ from: at('2026-04-02T00:00'), to: at('2026-04-03T00:00') }], from, to)).toBeCloseTo(0.9);
    const overlapping = [
      { from: at('2026-04-02T00:00'), to: at('2026-04-04T00:00') },
      { from: at('2026-04-03T00:00'), to: at('2026-04-05T00:00') },
      { from: at('2026-04-10T00:00'), to: null },
    ];
    expect(availability(overlapping, from, to)).toBeCloseTo(0.6);
    expect(codeOf(() => availability([], to, from))).toBe('period-invalid');
    const instant = fc.integer({ min: 0, max: 20 }).map((day) => new Date(from.getTime() + (day - 5) * 86_400_000));
    fc.assert(
      fc.property(fc.array(fc.record({ from: instant, to: instant })), (outages) => {
        const share = availability(
          outages.filter((one) => one.from <= one.to),
          from,
          to,
        );
        expect(share).toBeGreaterThanOrEqual(-1e-9);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the register', () => {
  const form = ChannelForm.parse({ hours: [office], fallbackCode: 'C14', quietHours: 8 });

  it('takes hours, a fallback and the hours of silence', () => {
    expect(saveChannel(phone, form, all)).toMatchObject({ fallbackCode: 'C14', quietHours: 8 });
  });

  it('refuses a fallback that leads round or that nobody has registered', () => {
    expect(codeOf(() => saveChannel(phone, { ...form, fallbackCode: 'C01' }, all))).toBe('fallback-goes-round');
    expect(codeOf(() => saveChannel(phone, { ...form, fallbackCode: 'C08' }, all))).toBe('fallback-goes-round');
    expect(codeOf(() => saveChannel(phone, { ...form, fallbackCode: 'C99' }, all))).toBe('fallback-goes-round');
  });

  it.each([
    [{ ...office, from: '17:30', to: '08:30' }],
    [{ ...office, from: '8:30' }],
    [{ ...office, to: '24:30' }],
    [{ ...office, on: 'sometimes' }],
  ])('refuses the hours %o', (hours) => {
    expect(ChannelForm.safeParse({ hours: [hours] }).success).toBe(false);
  });

  it('has words for each status', () => {
    for (const status of channelStatuses) expect(channelStatusWords[status].zh).toMatch(/[一-龥]/u);
  });
});

/** A call that nobody answered. */
function missed(phone: string, time: string): MissedCall {
  return {
    countyId,
    id: anId(),
    channelCode: 'C01',
    phone,
    calledAt: at(time),
    tries: 0,
    reachedAt: null,
    reachedById: null,
  };
}
