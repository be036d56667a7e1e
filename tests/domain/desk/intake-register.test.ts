import { describe, expect, it } from 'vitest';
import { kindsOf, registerDays } from '../../../src/domain/desk/intake-register.ts';
import { anActor } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

describe('the register of all that comes in', () => {
  it('shows the last thirty days where none are named, and a year at most', () => {
    const today = '2026-05-13';
    expect(registerDays({}, today)).toEqual({ from: '2026-04-14', to: today });
    expect(registerDays({ from: '2026-05-01' }, today)).toEqual({ from: '2026-05-01', to: today });
    expect(registerDays({ to: '2026-02-28' }, today)).toEqual({ from: '2026-01-30', to: '2026-02-28' });
    expect(registerDays({ from: '2025-05-12', to: today }, today)).toEqual({ from: '2025-05-12', to: today });
    expect(codeOf(() => registerDays({ from: '2025-05-11', to: today }, today))).toBe('register-days');
    expect(codeOf(() => registerDays({ from: '2026-05-14', to: today }, today))).toBe('register-days');
  });

  it('has of each kind what the reader’s own list of it has, and nothing of a kind whose list is closed to him', () => {
    expect(kindsOf(anActor('centre'))).toEqual(['complaint', 'tipoff', 'inquiry']);
    expect(kindsOf(anActor('consumer'))).toEqual([]);
    expect(kindsOf(anActor('auditor'))).toEqual([]);
  });
});
