import { expect, test } from 'vitest';
import { isOfMany, type IncidentMember } from '../../../src/domain/incident/incident.ts';
import { incidentProcedure } from '../../../src/domain/incident/incident-steps.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';

const one = (state: 'in' | 'offered' | 'out', households = 1) => ({ state, households }) as IncidentMember;

test('一件一户不算群体：待定的、移出的不算数，一件里几户联名的算', () => {
  expect(isOfMany([])).toBe(false);
  expect(isOfMany([one('in')])).toBe(false);
  expect(isOfMany([one('in'), one('offered'), one('out', 9)])).toBe(false);
  expect(isOfMany([one('in'), one('in')])).toBe(true);
  expect(isOfMany([one('in', 5)])).toBe(true);
});

test('一件一户的确认不了', () => {
  const confirm = (members: readonly IncidentMember[]) => {
    try {
      incidentProcedure.confirm.apply({ state: 'suspected' } as never, {} as never, { members } as never);
      return null;
    } catch (error) {
      return error instanceof Refusal ? error.code : null;
    }
  };
  expect(confirm([one('out')])).toBe('incident-no-members');
  expect(confirm([one('in'), one('out')])).toBe('incident-alone');
  // Two of them pass this rule and come to the next.
  expect(confirm([one('in'), one('in')])).toBe('incident-responsible-unknown');
});
