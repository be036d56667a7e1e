import { expect, it } from 'vitest';
import { ssoWords } from '../../../src/staff/county/session/sign-in-page.tsx';

it('says in a sentence what went wrong on the way to the provider, whatever code the address brings', () => {
  const codes = ['sso-unknown', 'sso-denied', 'sso-failed', 'too-many-tries', 'not-found'];
  expect(new Set(codes.map((code) => ssoWords(code).zh)).size).toBe(codes.length);
  for (const other of ['', 'x', 'toString', 'wrong-password', 'sso-'])
    expect(ssoWords(other)).toBe(ssoWords('sso-failed'));
});
