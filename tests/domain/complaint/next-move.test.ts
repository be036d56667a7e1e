import { expect, it } from 'vitest';
import { nextMoveOf } from '../../../src/domain/complaint/next-move.ts';
import { aComplaint, anActor } from '../../build/complaint.ts';

const today = '2026-05-06';

it('The row of who has no step urges the office that is over its day, and is only read while it is in time', () => {
  const late = aComplaint({ state: 'dispatched', dueOn: '2026-05-05' });
  expect(nextMoveOf(late, anActor('centre'), today)).toBe('urge');
  expect(nextMoveOf({ ...late, dueOn: today }, anActor('centre'), today)).toBeNull();
  // Whoever may not urge reads it; the office has a step of its own.
  expect(nextMoveOf(late, anActor('leader'), today)).toBeNull();
  expect(nextMoveOf(late, anActor('officer'), today)).toBe('accept');
});
