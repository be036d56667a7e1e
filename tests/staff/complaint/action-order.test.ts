import { describe, expect, it } from 'vitest';
import { availableMoves } from '../../../src/domain/complaint/available-moves.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { moveWordsFor } from '../../../src/domain/complaint/words/said-words.ts';
import { actionOrder } from '../../../src/staff/complaint/action-order.ts';
import type { SeenMatter } from '../../../src/staff/base/client.ts';
import { aComplaint, anActor, facts, make } from '../../build/complaint.ts';

const today = '2026-05-06';
/** The solid button, as `Actions` picks it. */
const mainOf = (complaint: Complaint): string | undefined => {
  const moves = availableMoves(complaint, anActor('officer'), facts({ today }));
  const { order, isSeldom } = actionOrder({ complaint, moves } as unknown as SeenMatter, false);
  return order.find((move) => moves.includes(move) && !isSeldom(move));
};

describe('the main button of a complaint', () => {
  it('is no decision to publish what may not be published', () => {
    const withdrawn = make(aComplaint(), 'recordWithdrawal', today);
    expect(availableMoves(withdrawn, anActor('officer'), facts({ today }))).toContain('decidePublication');
    expect(mainOf(withdrawn)).not.toBe('decidePublication');
    expect(mainOf({ ...withdrawn, consentPublish: true })).not.toBe('decidePublication');
    const settled: Complaint = {
      ...withdrawn,
      outcome: 'settled',
      withdrawal: null,
      satisfaction: 4,
      followedUpOn: today,
    };
    expect(mainOf(settled)).not.toBe('decidePublication');
    expect(mainOf({ ...settled, consentPublish: true })).toBe('decidePublication');
  });
});

describe('the main button of an urgent complaint', () => {
  it('calls back before it is accepted, and accepts as soon as somebody has', () => {
    const urgent = aComplaint({ state: 'dispatched', urgentAt: new Date('2026-05-05T02:00:00Z') });
    expect(mainOf(urgent)).toBe('callBack');
    expect(mainOf({ ...urgent, respondedAt: new Date('2026-05-05T02:10:00Z') })).toBe('accept');
  });
});

describe('what a withdrawal is called', () => {
  const words = (complaint: Complaint) => moveWordsFor(complaint).recordWithdrawal.zh;

  it('is told, asked about before the acceptance, and dropped after it', () => {
    for (const [state, by, after] of [
      ['accepted', 'officer', '又不撤了'],
      ['dispatched', 'station', '核实撤回'],
    ] as const) {
      const before = aComplaint({ state });
      const said = make(before, 'recordWithdrawal', today, {}, { by: anActor(by) });
      expect([words(before), words(said)]).toEqual(['记撤回', after]);
      const dropped = make(said, 'recordWithdrawal', today, { said: 'goesOn', on: today });
      expect(words(dropped)).toBe('记撤回');
    }
  });
});
