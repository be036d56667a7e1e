import { expect, test } from 'vitest';
import { defaultRota } from '../../../src/domain/command/rota.ts';
import { slotName, slotNamed } from '../../../src/staff/command/roster/roster-slot.ts';

const part = defaultRota.parts[0]?.code ?? '';

test('A slot of the roster is found again by the name that the address has.', () => {
  const slot = { day: '2026-10-01', part, post: 'leader' } as const;
  expect(slotNamed(slotName(slot), defaultRota)).toEqual(slot);
});

test.each([`2026-10-01.${part}.driver`, '2026-10-01.teatime.leader', `soon.${part}.leader`, ''])(
  'An address that names the slot “%s”, which the roster does not have, opens no form.',
  (name) => {
    expect(slotNamed(name, defaultRota)).toBeNull();
  },
);
