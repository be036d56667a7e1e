import { describe, expect, it } from 'vitest';
import { complaintStates, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import { withDue } from '../../../src/domain/complaint/deadline.ts';
import { personMoves } from '../../../src/domain/complaint/procedure.ts';
import { inquiryMoveNames, inquiryStates } from '../../../src/domain/inquiry/inquiry.ts';
import { enforcementMoveNames } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { enforcementStates } from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { tipoffPersonMoves } from '../../../src/domain/tipoff/procedure.ts';
import { tipoffStates } from '../../../src/domain/tipoff/tipoff.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import type { Change } from '../../../src/domain/base/event.ts';
import type { Matter, MatterKind } from '../../../src/domain/matter/matter.ts';
import { undoRefusals } from '../../../src/domain/matter/bulk/refusals.ts';
import {
  undo,
  undoables,
  undoMinutes,
  undoUntil,
  wasBefore,
  whyNotUndone,
  type LastStep,
  type Undoing,
} from '../../../src/domain/matter/bulk/undo.ts';
import { undoWays } from '../../../src/domain/matter/bulk/undo-ways.ts';
import { aComplaint, anActor, anId, change, facts, make } from '../../build/complaint.ts';
import { anInquiry, changeInquiry } from '../../build/inquiry.ts';
import { codeOf } from '../../build/refusal.ts';
import { changeEnforcement, readiedFor } from '../../build/supervision/enforcement.ts';
import { aTipoff, changeTipoff } from '../../build/tipoff.ts';

const today = '2026-05-06';
const by = anActor('centre');

/** The step as the action keeps it, made by the actor at noon of the day. */
function stepOf(kind: MatterKind, move: string, before: Matter, { next }: Change<Matter>): LastStep {
  const { countyId, id: matterId } = before;
  const { at } = facts({ today });
  return {
    countyId,
    matterId,
    kind,
    move,
    byId: by.id,
    at,
    line: 7,
    upto: 8,
    was: wasBefore(kind, move, before, next),
  };
}

/** The step that was meant, and nothing has happened since. */
const untouched: Omit<Undoing, 'step'> = { isAnother: false, isTold: false, isOvertaken: false };

const moves: Record<MatterKind, readonly string[]> = {
  complaint: personMoves,
  tipoff: tipoffPersonMoves,
  inquiry: inquiryMoveNames,
  enforcement: enforcementMoveNames,
};

/** The change of each move in each state in which it can be made, by the usual input. */
function* changesOf(
  kind: MatterKind,
): Generator<{ state: string; move: string; before: Matter; after: Change<Matter> }> {
  const states = {
    complaint: complaintStates,
    tipoff: tipoffStates,
    inquiry: inquiryStates,
    enforcement: enforcementStates,
  };
  for (const state of states[kind])
    for (const move of Object.keys(undoables[kind])) {
      const made = tried(() => made1(kind, state, move));
      if (made !== null) yield { state, move, ...made };
    }
}

function made1(kind: MatterKind, state: string, move: string): { before: Matter; after: Change<Matter> } {
  if (kind === 'complaint') {
    const before = aComplaint({ state: state as never, officeReason: '店在柳河镇' });
    return { before, after: change(before, move as never, today) as Change<Matter> };
  }
  if (kind === 'tipoff') {
    const before = aTipoff({ state: state as never });
    return { before, after: changeTipoff(before, move as never, today) as unknown as Change<Matter> };
  }
  if (kind === 'inquiry') {
    const before = anInquiry({ state: state as never });
    return { before, after: changeInquiry(before, move as never, today) as unknown as Change<Matter> };
  }
  const { enforcement, on, input } = readiedFor(state as never, move as never);
  return {
    before: enforcement,
    after: changeEnforcement(enforcement, move as never, on, input) as unknown as Change<Matter>,
  };
}

function tried<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What the due day and the queue are is counted anew by who saves it. */
const counted = ['dueRule', 'dueOn', 'legalOn', 'stage', 'version'];
const bare = (matter: Matter) => Object.fromEntries(Object.entries(matter).filter(([name]) => !counted.includes(name)));

describe('撤回', () => {
  it.each(Object.keys(moves) as MatterKind[])('%s：每一步要么能撤回，要么写明该走哪条路，没有一步落空', (kind) => {
    const told = [...Object.keys(undoables[kind]), ...Object.keys(undoWays[kind])];
    expect(told.toSorted()).toEqual([...moves[kind]].toSorted());
    for (const move of Object.keys(undoWays[kind])) {
      const why = whyNotUndone(kind, move);
      // The sentence names a button, or who is to be asked.
      expect(undoRefusals[why as never], move).toMatchObject({ zh: expect.stringMatching(/[“请]/u) });
    }
  });

  it.each(Object.keys(moves) as MatterKind[])('%s：撤回以后和办以前一模一样，每个状态都试', (kind) => {
    let tries = 0;
    for (const { state, move, before, after } of changesOf(kind)) {
      const step = stepOf(kind, move, before, after);
      const { next, event } = undo(after.next, { step, ...untouched }, facts({ today, by }));
      expect(bare(next), `${state} ${move}`).toEqual(bare(before));
      expect(event).toMatchObject({ verb: 'step-undone', detail: { line: 7, move } });
      tries += 1;
    }
    expect(tries).toBeGreaterThan(2);
  });

  it('撤回分送，时钟照原来的走：没分送的还是没分送，原来退回过的还从退回那天算', () => {
    const given = make(make(aComplaint(), 'dispatch', '2026-04-21'), 'giveBack', '2026-04-23', {
      reason: '不在本所辖区',
    });
    for (const before of [aComplaint(), given]) {
      const after = change(before, 'dispatch', today);
      const step = stepOf('complaint', 'dispatch', before, after as Change<Matter>);
      const { next } = undo<Complaint>(after.next, { step, ...untouched }, facts({ today, by }));
      const due = withDue(next, facts({ today }));
      expect([due.dueRule, due.dueOn, due.stage]).toEqual([
        withDue(before, facts({ today })).dueRule,
        withDue(before, facts({ today })).dueOn,
        withDue(before, facts({ today })).stage,
      ]);
    }
  });

  const before = aComplaint();
  const after = change(before, 'dispatch', today);
  const step = stepOf('complaint', 'dispatch', before, after as Change<Matter>);
  const asked = (
    of: Partial<LastStep> | null,
    more: Partial<Omit<Undoing, 'step'>> & { at?: Date; by?: typeof by } = {},
  ) =>
    codeOf(() =>
      undo(
        after.next,
        { ...untouched, ...more, step: of === null ? null : { ...step, ...of } },
        facts({ today, by: more.by ?? by, ...(more.at === undefined ? {} : { at: more.at }) }),
      ),
    );

  it('不是自己的、别人接着办了的、过了十分钟的、没有步骤的，各说各的原因', () => {
    expect(asked(null)).toBe('undo-nothing');
    expect(asked({}, { by: { ...anActor('centre'), id: anId() } })).toBe('undo-not-yours');
    expect(asked({}, { isOvertaken: true })).toBe('undo-overtaken');
    // His own later step is not the one that was meant, of whatever kind it is.
    expect(asked({}, { isAnother: true })).toBe('undo-overtaken');
    expect(asked({ move: 'accept', was: null }, { isAnother: true })).toBe('undo-overtaken');
    // Taken up late, after the citizen was told: it has left the house.
    expect(asked({}, { isTold: true })).toBe('undo-late');
    const until = undoUntil(step.at);
    expect(asked({}, { at: new Date(until.getTime() + 1) })).toBe('undo-late');
    expect(asked({}, { at: until })).toBeNull();
    expect(undoMinutes).toBe(10);
  });

  it('法律不许的先说为什么不许，不说时间：受理、不予受理、协议、告知', () => {
    const late = { at: new Date(step.at.getTime() + 3_600_000), isOvertaken: true };
    expect(asked({ move: 'accept', was: null }, late)).toBe('undo-accepted');
    expect(asked({ move: 'decline', was: null }, late)).toBe('undo-decided');
    expect(asked({ move: 'settle', was: null }, late)).toBe('undo-settled');
    expect(asked({ move: 'recordNotice', was: null }, late)).toBe('undo-told');
    expect(undoRefusals['undo-decided'].zh).toContain('撤销原决定、重新处理');
    expect(undoRefusals['undo-told'].zh).toContain('更正送不到');
  });
});
