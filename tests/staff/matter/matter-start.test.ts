import { expect, test } from 'vitest';
import { fieldsOf } from '../../../src/domain/base/field.ts';
import { breachDocket, NoteBreach } from '../../../src/domain/desk/breach.ts';
import type { Directory, Me } from '../../../src/staff/base/client.ts';
import { startOfFields } from '../../../src/staff/matter/matter-typed.ts';

const now = new Date('2026-11-25T01:00:00Z');
const start = (schema: Parameters<typeof fieldsOf>[0]) =>
  startOfFields(fieldsOf(schema), { today: '2026-11-25' } as Me, {} as Directory, now);

test('No form proposes when a breach was known, or the department told of it: somebody has to say it.', () => {
  const told = Object.values(breachDocket.procedure).map((rule) => start(rule.input));
  for (const typed of [start(NoteBreach), ...told]) {
    expect(typed).not.toHaveProperty('knownAt');
    expect(typed).not.toHaveProperty('toldAt');
  }
});
