import { describe, expect, it } from 'vitest';
import { dueOf, type Due } from '../../../src/domain/county/account.ts';
import { drawRecoveryCodes, typedCode } from '../../../src/domain/county/second-factor.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';

describe('what is due at the door', () => {
  const limits = { factorRoles: ['leader'] };
  const now = new Date(0);
  const rows: [Due | null, Omit<Parameters<typeof dueOf>[0], 'deviceId'>, Parameters<typeof dueOf>[1]][] = [
    // The factor comes before the password, which a thief would change otherwise.
    ['factor', { way: 'password', factorAt: null }, { mustChange: true, hasFactor: true, role: 'leader' }],
    ['factor', { way: 'password', factorAt: null }, { mustChange: false, hasFactor: true, role: 'officer' }],
    ['password', { way: 'password', factorAt: now }, { mustChange: true, hasFactor: true, role: 'leader' }],
    ['password', { way: 'password', factorAt: null }, { mustChange: true, hasFactor: false, role: 'leader' }],
    ['enrol', { way: 'password', factorAt: null }, { mustChange: false, hasFactor: false, role: 'leader' }],
    [null, { way: 'password', factorAt: null }, { mustChange: false, hasFactor: false, role: 'officer' }],
    [null, { way: 'password', factorAt: now }, { mustChange: false, hasFactor: true, role: 'leader' }],
    // The number that a code goes to is another's to change: a factor of one's own is asked beside it.
    ['factor', { way: 'code', factorAt: null }, { mustChange: true, hasFactor: true, role: 'station' }],
    [null, { way: 'code', factorAt: now }, { mustChange: true, hasFactor: true, role: 'station' }],
    [null, { way: 'code', factorAt: null }, { mustChange: true, hasFactor: false, role: 'leader' }],
  ];
  it.each(rows)('is %s for %o of %o', (due, session, account) => {
    expect(dueOf({ ...session, deviceId: null }, account, limits)).toBe(due);
  });

  it('is nothing of a station’s telephone that was bound', () => {
    const account = { mustChange: true, hasFactor: true, role: 'station' } as const;
    expect(dueOf({ way: 'code', deviceId: 'd', factorAt: null }, account, limits)).toBeNull();
  });

  it('is asked in a new county of who makes rights, sees all or reads what everybody did, and of no station or firm', () => {
    expect(defaultLocalLimits.factorRoles).toEqual(expect.arrayContaining(['admin', 'leader', 'auditor']));
    for (const role of ['station', 'business', 'officer']) expect(defaultLocalLimits.factorRoles).not.toContain(role);
  });
});

describe('what is typed', () => {
  it('is six digits or a recovery code, however it is grouped, and nothing else', () => {
    expect(typedCode(' 123 456 ')).toEqual({ kind: 'steps', code: '123456' });
    expect(typedCode('１２３－４５６')).toEqual({ kind: 'steps', code: '123456' });
    expect(typedCode('ABCDE-fgh23')).toEqual({ kind: 'recovery', code: 'abcdefgh23' });
    for (const other of ['', '12345', '1234567', 'abcde', 'abcde-fgh2!']) expect(typedCode(other)).toBeNull();
  });

  it('are ten different recovery codes, without what is taken for something else on paper', () => {
    let n = 0;
    const codes = drawRecoveryCodes((below) => (n += 7) % below);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/u);
      expect(typedCode(code)?.kind).toBe('recovery');
    }
  });
});
