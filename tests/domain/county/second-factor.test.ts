import { describe, expect, it } from 'vitest';
import { dueOf, type Due } from '../../../src/domain/county/account.ts';
import { drawRecoveryCodes, typedCode } from '../../../src/domain/county/second-factor.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';

describe('what is due at the door', () => {
  const limits = { factorRoles: ['leader'] };
  const now = new Date(0);
  const rows: [Due | null, Parameters<typeof dueOf>[0], Parameters<typeof dueOf>[1]][] = [
    // The factor comes before the password, which a thief would change otherwise.
    ['factor', { way: 'password', factorAt: null }, { mustChange: true, hasFactor: true, role: 'leader' }],
    ['factor', { way: 'password', factorAt: null }, { mustChange: false, hasFactor: true, role: 'officer' }],
    ['password', { way: 'password', factorAt: now }, { mustChange: true, hasFactor: true, role: 'leader' }],
    ['password', { way: 'password', factorAt: null }, { mustChange: true, hasFactor: false, role: 'leader' }],
    ['enrol', { way: 'password', factorAt: null }, { mustChange: false, hasFactor: false, role: 'leader' }],
    [null, { way: 'password', factorAt: null }, { mustChange: false, hasFactor: false, role: 'officer' }],
    [null, { way: 'password', factorAt: now }, { mustChange: false, hasFactor: true, role: 'leader' }],
    // A station's telephone was shown by the code that went to it.
    [null, { way: 'code', factorAt: null }, { mustChange: true, hasFactor: true, role: 'station' }],
  ];
  it.each(rows)('is %s for %o of %o', (due, session, account) => {
    expect(dueOf(session, account, limits)).toBe(due);
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
