import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  demandStrongPassword,
  failed,
  idleMinutes,
  isAwake,
  isLocked,
  lockAfterTimes,
  lockMinutes,
  sessionHours,
  type Account,
} from '../../src/domain/account.ts';
import { codeOf } from '../refusal.ts';
import { countyId, noonOf } from '../build.ts';

const account: Account = {
  countyId,
  id: '1',
  loginName: 'lihua',
  name: '李华',
  role: 'officer',
  organisationId: 'SO-LH',
  stationId: null,
  phone: '',
  passwordHash: '',
  active: true,
  failedTimes: 0,
  lockedUntil: null,
};
const at = noonOf('2026-04-20');

describe('a password', () => {
  it.each([
    'short',
    '123456789',
    'lihua-and-more',
    'LIHUA-and-more',
    '8888888888',
    'passwordpassword',
    'ababababab',
    '1234567812345678',
    '1234567890',
    '9876543210',
    'password123',
    '2026Password!',
    'P@ssw0rd2026',
    'abcdefghij',
    'zyxwvutsrq',
    'qwertyuiop',
    'asdfghjkl1',
    '1qaz2wsx3edc',
    'qwer1234asdf',
    'admin12345',
    'woaini5201314',
    'abcabcabca',
    '青禾青禾青禾青禾青禾',
    '13800000000',
  ])('%s is refused', (password) => {
    expect(codeOf(() => demandStrongPassword(password, 'lihua'))).toBe('weak-password');
  });

  it.each([
    'hongdun-demo',
    '青禾县的好地方有好水',
    'correct horse battery',
    'a long test password',
    'my property at the lake',
    'liuhe 1234 guozhuang',
  ])('%s is taken', (password) => {
    expect(codeOf(() => demandStrongPassword(password, 'lihua'))).toBeNull();
  });

  it('is counted in characters, not in bytes', () => {
    expect(codeOf(() => demandStrongPassword('青禾县的好地方有好', 'lihua'))).toBe('weak-password');
    expect(codeOf(() => demandStrongPassword('🐎🐎🐄🐄🐑🐑🐖🐖🐓', 'lihua'))).toBe('weak-password');
  });
});

describe('wrong passwords', () => {
  it('lock the name at the fifth, for fifteen minutes, and the count begins again', () => {
    const tried = Array.from({ length: lockAfterTimes }).reduce<Account>(
      (before) => ({ ...before, ...failed(before, at) }),
      account,
    );
    expect(tried.failedTimes).toBe(0);
    expect(tried.lockedUntil).toEqual(new Date(at.getTime() + lockMinutes * 60_000));
    expect(isLocked(tried, at)).toBe(true);
    expect(isLocked(tried, new Date(at.getTime() + lockMinutes * 60_000))).toBe(false);
  });

  it('up to the fourth do not lock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lockAfterTimes - 2 }), (failedTimes) => {
        const next = failed({ ...account, failedTimes }, at);
        expect(next).toEqual({ failedTimes: failedTimes + 1, lockedUntil: null });
      }),
    );
    expect(isLocked(account, at)).toBe(false);
  });
});

describe('a session', () => {
  const hour = 3_600_000;
  const on = (clock: string) => new Date(`2026-10-02T${clock}:00+08:00`);
  const used = (clock: string, startedAt = on('17:00')) => ({ startedAt, usedAt: on(clock) });
  const shift = { checkedInAt: on('17:20'), endsAt: on('23:30') };

  it('空闲两小时就退出，除了签到在岗的那台；交了班的不算', () => {
    expect(idleMinutes).toBe(120);
    expect(isAwake(used('17:20'), null, on('19:20'))).toBe(true);
    expect(isAwake(used('17:20'), null, on('19:21'))).toBe(false);
    expect(isAwake(used('17:20'), shift, on('19:21'))).toBe(true);
    expect(isAwake(used('17:20'), shift, on('23:30'))).toBe(true);
  });

  it('值完班再给两小时写交班记录，绝对时限照旧，签到前就闲着的那台不会被叫醒', () => {
    expect(isAwake(used('17:20'), { ...shift, endsAt: on('20:00') }, on('22:00'))).toBe(true);
    expect(isAwake(used('17:20'), { ...shift, endsAt: on('20:00') }, on('22:01'))).toBe(false);
    const started = new Date(on('23:00').getTime() - sessionHours * hour);
    expect(isAwake(used('22:59', started), shift, on('23:00'))).toBe(true);
    expect(isAwake(used('22:59', started), shift, on('23:01'))).toBe(false);
    expect(isAwake(used('17:10'), shift, on('19:11'))).toBe(false);
    expect(isAwake(used('12:00', on('11:00')), shift, on('17:30'))).toBe(false);
  });
});
