import { expect, it } from 'vitest';
import { ProblemError } from '../../../src/staff/base/client.ts';
import { secretPress } from '../../../src/staff/matter/hook/hook-calls.ts';

it('换密钥 is the same press after a lost answer, and another one once the server says that its secret was shown', async () => {
  const seen: string[] = [];
  const answers = ['unreachable', 'hook-secret-shown', null];
  const press = secretPress((_id, pressId) => {
    const code = answers[seen.length] ?? null;
    seen.push(pressId);
    if (code !== null) return Promise.reject(new ProblemError({ code, status: 409, zh: '', en: '' }));
    return Promise.resolve({ secret: 'new' });
  });
  await expect(press('a')).rejects.toThrow();
  await expect(press('a')).rejects.toThrow();
  expect(await press('a')).toEqual({ secret: 'new' });
  expect(seen[1]).toBe(seen[0]);
  expect(seen[2]).not.toBe(seen[1]);
});
