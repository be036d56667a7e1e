import { describe, expect, it } from 'vitest';
import {
  cookieHours,
  handOverMinutes,
  isAwake as isAwakeWithin,
  sessionHours,
} from '../../../src/domain/county/account.ts';
import { defaultIdleLimits, idleMinutesOf } from '../../../src/domain/law/idle.ts';

const isAwake = (
  ...[session, shift, at]: [Parameters<typeof isAwakeWithin>[0], Parameters<typeof isAwakeWithin>[1], Date]
) => isAwakeWithin(session, shift, at, idleMinutesOf('officer', defaultIdleLimits));

describe('a session', () => {
  const hour = 3_600_000;
  const on = (clock: string) => new Date(`2026-10-02T${clock}:00+08:00`);
  const used = (clock: string, startedAt = on('17:00')) => ({ startedAt, usedAt: on(clock) });
  const shift = { checkedInAt: on('17:20'), endsAt: on('23:30') };

  it('空闲两小时就退出，除了签到在岗的那台；交了班的不算', () => {
    expect(idleMinutesOf('officer', defaultIdleLimits)).toBe(120);
    expect(isAwake(used('17:20'), null, on('19:20'))).toBe(true);
    expect(isAwake(used('17:20'), null, on('19:21'))).toBe(false);
    expect(isAwake(used('17:20'), shift, on('19:21'))).toBe(true);
    expect(isAwake(used('17:20'), shift, on('23:30'))).toBe(true);
  });

  it.each(['admin', 'leader', 'security', 'auditor'] as const)(
    'compliance 8: of %s it ends after half an hour',
    (role) => {
      const within = (clock: string, kept: typeof shift | null) =>
        isAwakeWithin(used('17:20'), kept, on(clock), idleMinutesOf(role, defaultIdleLimits));
      expect(within('17:50', null)).toBe(true);
      expect(within('17:51', null)).toBe(false);
      // Not under whoever is on duty, and not before the note of the shift is written.
      expect(within('23:30', shift)).toBe(true);
      expect(isAwakeWithin(used('17:20'), null, on('17:26'), 5)).toBe(false);
    },
  );

  it('值完班再给两小时写交班记录，签到前就闲着的那台不会被叫醒', () => {
    expect(isAwake(used('17:20'), { ...shift, endsAt: on('20:00') }, on('22:00'))).toBe(true);
    expect(isAwake(used('17:20'), { ...shift, endsAt: on('20:00') }, on('22:01'))).toBe(false);
    expect(isAwake(used('17:10'), shift, on('19:11'))).toBe(false);
    expect(isAwake(used('12:00', on('11:00')), shift, on('17:30'))).toBe(false);
  });

  it('夜班十五小时，签到在岗的那台到下班后两小时才退出；没有值班的十二小时照退', () => {
    const next = (clock: string) => new Date(`2026-10-03T${clock}:00+08:00`);
    const night = { checkedInAt: on('17:20'), endsAt: next('08:30') };
    const busy = { startedAt: on('17:00'), usedAt: next('05:00') };
    expect(sessionHours).toBe(12);
    expect(isAwake(busy, null, next('05:00'))).toBe(true);
    expect(isAwake(busy, null, next('05:01'))).toBe(false);
    expect(isAwake(busy, night, next('08:30'))).toBe(true);
    expect(isAwake(used('17:20'), night, next('10:30'))).toBe(true);
    // However busy: the shift is over, and so is the time for its note.
    expect(isAwake({ ...busy, usedAt: next('10:30') }, night, next('10:31'))).toBe(false);
    // Not a session of before the shift that nobody has used since.
    expect(isAwake(used('17:10'), night, next('05:01'))).toBe(false);
  });

  it('浏览器里的那一半不比会话短：提前一小时签到、整天的班、再加写记录的两小时', () => {
    const checkedInAt = on('07:30');
    const startedAt = new Date(checkedInAt.getTime() - sessionHours * hour);
    const endsAt = new Date(on('08:30').getTime() + 24 * hour);
    const last = new Date(endsAt.getTime() + handOverMinutes * 60_000);
    expect(isAwake({ startedAt, usedAt: last }, { checkedInAt, endsAt }, last)).toBe(true);
    expect(last.getTime() - startedAt.getTime()).toBeLessThanOrEqual(cookieHours * hour);
  });

  it('一班接一班也拖不长：签到时已经过了十二小时的，不再延', () => {
    const began = (hours: number) => new Date(on('17:20').getTime() - hours * hour);
    const night = { checkedInAt: on('17:20'), endsAt: new Date(on('17:20').getTime() + 15 * hour) };
    const late = new Date(on('17:20').getTime() + 14 * hour);
    expect(isAwake({ startedAt: began(sessionHours), usedAt: on('17:20') }, night, late)).toBe(true);
    expect(isAwake({ startedAt: new Date(began(sessionHours).getTime() - 1), usedAt: on('17:20') }, night, late)).toBe(
      false,
    );
  });
});
