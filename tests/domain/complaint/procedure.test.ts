import { describe, expect, it } from 'vitest';
import { mayDo, roles, type Role } from '../../../src/domain/base/actor.ts';
import {
  complaintStates,
  moves,
  type Complaint,
  type ComplaintState,
} from '../../../src/domain/complaint/complaint.ts';
import { isEntryMove, mayAdd, type EntryMove } from '../../../src/domain/complaint/facts/fact-moves.ts';
import { ledgerVerbs } from '../../../src/domain/base/ledger-verbs.ts';
import { proceedings } from '../../../src/domain/complaint/steps/side-procedure.ts';
import { personMoves, procedure, type PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { applyJoined, type MoveRule } from '../../../src/domain/matter/matter.ts';
import { availableMoves } from '../../../src/domain/complaint/available-moves.ts';
import { plainTerm } from '../../../src/domain/complaint/facts/agreed-terms.ts';
import { aComplaint, afterMoves, anActor, change, facts, inputOf, make } from '../../build/complaint.ts';
import { aProposal, othersOfMove, readyFor, type ProceedingMove } from '../../build/side-procedure.ts';
import { codeOf } from '../../build/refusal.ts';

const today = '2026-05-06';
const sideMoves: readonly string[] = ['urge', 'supplement', 'note', 'renewCode'];
const lasting: readonly string[] = ['note', 'renewCode'];
const open = {
  kind: 'acceptance',
  to: 'consumer',
  paperNumber: null,
  way: null,
  toldOn: null,
  proof: null,
  byId: null,
} as const;

const continuing = { ...plainTerm('continuing', 0, ''), valueFen: null, until: '2026-12-31' } as const;

/** The matter in the state, with what the move asks for besides it: consents, a session, a test, an open notice. */
function ready(state: ComplaintState, move: PersonMove): Complaint {
  const complaint = aComplaint({ state });
  if (move in proceedings) return readyFor(complaint, move as ProceedingMove);
  if (move === 'recordNotice' && complaint.notices.every((notice) => notice.toldOn !== null))
    return { ...complaint, notices: [open] };
  if (move === 'startMediation')
    return { ...complaint, consumerConsentedOn: '2026-04-24', operatorConsentedOn: '2026-04-24' };
  if (move === 'settle' && state === 'mediating') return make(complaint, 'holdSession', '2026-04-28');
  if (move === 'takeBack' && state === 'mediating') return make(complaint, 'entrust', '2026-04-28');
  if (move === 'endTest' && (state === 'mediating' || state === 'accepted'))
    return make(complaint, 'startTest', '2026-04-28');
  return complaint;
}

/** The moves that write facts change no state, and are refused when there is nothing for them to say. */
function entryMoveDoes(complaint: Complaint, move: EntryMove): void {
  if (!mayAdd(complaint, move, anActor('officer'))) {
    expect(codeOf(() => change(complaint, move, today))).toBe('move-not-allowed');
    return;
  }
  const { next, event } = change(complaint, move, today);
  expect(next.state).toBe(complaint.state);
  expect(ledgerVerbs).toContain(event.verb);
}

describe.each(complaintStates)('in the state %s', (state) => {
  const row: Partial<Record<string, ComplaintState>> = moves[state];

  it.each(personMoves)('the move %s does what the table says', (move) => {
    const made = ready(state, move);
    // What is accepted is dispatched again, or handed on, once its office has given it back.
    const isCentres = move === 'dispatch' || move === 'transfer';
    const complaint = state === 'accepted' && isCentres ? { ...made, officeId: null } : made;
    const side = sideMoves.includes(move);
    if (isEntryMove(move)) {
      entryMoveDoes(complaint, move);
      return;
    }
    const leadsTo = side && (state !== 'closed' || lasting.includes(move)) ? state : row[move];
    if (leadsTo === undefined) {
      expect(codeOf(() => change(complaint, move, today))).toBe('move-not-allowed');
      return;
    }
    const { next, event } = change(complaint, move, today);
    // The rule of notices itself makes the move `tell` when the last proof is in.
    const open = complaint.notices.filter((notice) => notice.toldOn === null);
    const last =
      ((move === 'recordNotice' || move === 'recordUnserved') && open.length === 1) ||
      (move === 'recordNotices' && open.every(({ member }) => member !== undefined));
    expect(next.state).toBe(last && row['tell'] !== undefined ? row['tell'] : leadsTo);
    expect(ledgerVerbs).toContain(event.verb);
    expect(event).toMatchObject({ countyId: complaint.countyId, matterId: complaint.id, at: facts({ today }).at });
  });

  it('nobody tells by hand: the move is made by the rule of notices', () => {
    expect(personMoves).not.toContain('tell');
    expect(row['tell']).toBe(['declined', 'settled', 'terminated', 'transferred'].includes(state) ? 'told' : undefined);
  });
});

/** Besides the ten states: the marks beside the state that open and close a button. */
const variants: Record<string, Complaint> = {
  ...Object.fromEntries(complaintStates.map((state) => [state, aComplaint({ state })])),
  'accepted with one consent': make(aComplaint({ state: 'accepted' }), 'recordConsent', '2026-04-24'),
  'accepted with both consents': afterMoves(
    aComplaint({ state: 'accepted' }),
    ['recordConsent', '2026-04-24'],
    ['recordConsent', '2026-04-24'],
  ),
  'mediating after a session': make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28'),
  'mediating under test': afterMoves(
    aComplaint({ state: 'mediating' }),
    ['holdSession', '2026-04-28'],
    ['startTest', '2026-04-28'],
  ),
  'mediating, entrusted': make(aComplaint({ state: 'mediating' }), 'entrust', '2026-04-28'),
  'mediating, acceptance not yet told': aComplaint({ state: 'mediating', notices: [open] }),
  'closed and performed': make(aComplaint({ state: 'closed' }), 'perform', '2026-05-04'),
  'closed and followed up': make(aComplaint({ state: 'closed' }), 'followUp', '2026-05-04'),
  urgent: make(aComplaint({ state: 'accepted' }), 'markUrgent', '2026-04-23'),
  'urgent and called back': afterMoves(
    aComplaint({ state: 'atStation' }),
    ['markUrgent', '2026-04-21'],
    ['callBack', '2026-04-21'],
  ),
  'settled with a continuing obligation': { ...aComplaint({ state: 'closed' }), terms: [continuing] },
  'registered, with identity papers asked for': readyFor(aComplaint(), 'recordIdentity'),
  'registered, received yesterday': readyFor(aComplaint(), 'askIdentity'),
  'registered, its jurisdiction in dispute': readyFor(aComplaint(), 'endDispute'),
  'registered, proposed by the centre': readyFor(aComplaint(), 'approveDecline'),
  'dispatched, proposed by the officer': readyFor(aComplaint({ state: 'dispatched' }), 'approveDecline'),
  'dispatched, proposed by the head': aComplaint({
    state: 'dispatched',
    proposal: aProposal('dispatched', { byId: anActor('officeHead').id, byRole: 'officeHead' }),
  }),
  'dispatched, without power': make(aComplaint({ state: 'dispatched' }), 'findNoPower', '2026-04-22'),
  'mediating, its end proposed': readyFor(aComplaint({ state: 'mediating' }), 'approveTerminate'),
  'mediating, halted by a recusal': readyFor(
    make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28'),
    'decideRecusal',
  ),
  'mediating, with a clue': readyFor(aComplaint({ state: 'mediating' }), 'endClue'),
  'terminated and announced': afterMoves(
    aComplaint({ state: 'terminated' }),
    ['recordNotice', '2026-04-29'],
    ['recordUnserved', '2026-04-30'],
  ),
  'transferred and told': make(aComplaint({ state: 'transferred' }), 'recordNotice', '2026-04-23'),
  'closed, with a referral': readyFor(aComplaint({ state: 'closed' }), 'recordReferralResult'),
  'closed, not satisfied': make(aComplaint({ state: 'closed' }), 'followUp', '2026-05-04', {
    satisfaction: '4',
    unsatisfied: '没人管',
  }),
  'closed, ready for the archive': readyFor(aComplaint({ state: 'closed' }), 'archive'),
  archived: make(readyFor(aComplaint({ state: 'closed' }), 'archive'), 'archive', '2026-05-05'),
  'accepted, complained about jointly': readyFor(aComplaint({ state: 'accepted' }), 'memberLeaves'),
  'mediating, complained about jointly, not all agree to settle': readyFor(
    make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28'),
    'memberLeaves',
  ),
  'terminated, complained about jointly': readyFor(aComplaint({ state: 'terminated' }), 'recordNotices'),
  'mediating, with another merged into it': readyFor(aComplaint({ state: 'mediating' }), 'unmerge'),
  'dispatched, handled by several': readyFor(aComplaint({ state: 'dispatched' }), 'endShare'),
  withdrawn: make(aComplaint({ state: 'registered' }), 'withdraw', '2026-04-21'),
  'accepted, given back': make(aComplaint({ state: 'accepted' }), 'giveBack', '2026-04-24'),
  'accepted, withdrawn by telephone': make(aComplaint({ state: 'accepted' }), 'recordWithdrawal', '2026-04-24'),
  'settled at the station': make(aComplaint({ state: 'atStation' }), 'settleAtStation', '2026-04-21'),
  'declined and closed': afterMoves(
    aComplaint({ state: 'declined' }),
    ['recordNotice', '2026-04-23'],
    ['close', '2026-04-24'],
  ),
};

/** The matter as one press leaves it, with what it makes besides. */
function pressed(complaint: Complaint, move: PersonMove, input: object, role: Role): Complaint {
  const typed = { ...inputOf(move, complaint, today), ...input };
  const others = othersOfMove(complaint, move);
  return applyJoined<Complaint>(
    procedure,
    { move, input: typed },
    complaint,
    facts({ by: anActor(role), today, others }),
  );
}

/** Whether the rule takes the move from this person, in any of the ways in which it can be filled in. */
function taken(complaint: Complaint, move: PersonMove, role: Role): boolean {
  const input = inputOf(move, complaint, today);
  const parties = [{ party: 'consumer' }, { party: 'operator' }];
  const said = [{ said: 'withdraw' }, { said: 'goesOn' }];
  const others = move === 'recordWithdrawal' ? said : [input];
  const inputs = move === 'recordConsent' || move === 'recordWish' ? parties : others;
  // What the press makes besides it must be able to make, too.
  const row: MoveRule<Complaint> = procedure[move];
  const ahead = (row.ahead?.(complaint) ?? []).map((one) => procedure[one.move as PersonMove].permission);
  if (!ahead.every((permission) => mayDo(anActor(role), permission))) return false;
  return inputs.some((one) => codeOf(() => pressed(complaint, move, one, role)) === null);
}

describe.each(Object.entries(variants))('the buttons of a matter that is %s', (_, complaint) => {
  it.each(roles)('are for the role %s exactly what permission and rule allow', (role) => {
    const actor = anActor(role);
    const expected = personMoves.filter(
      (move) => mayDo(actor, procedure[move].permission) && taken(complaint, move, role),
    );
    expect(availableMoves(complaint, actor, facts({ today }))).toEqual(expected);
  });
});

describe('the buttons that people know', () => {
  it.each([
    [
      'centre',
      'registered',
      ['dispatch', 'correct', 'decline', 'recordConsent', 'urge', 'supplement', 'note', 'renewCode'],
    ],
    ['officer', 'registered', ['correct', 'supplement', 'note', 'renewCode']],
    [
      'officer',
      'dispatched',
      ['giveBack', 'correct', 'accept', 'decline', 'recordConsent', 'supplement', 'note', 'renewCode'],
    ],
    [
      'officeHead',
      'dispatched',
      ['giveBack', 'assign', 'correct', 'accept', 'decline', 'recordConsent', 'supplement', 'note', 'renewCode'],
    ],
    [
      'officer',
      'accepted',
      [
        'giveBack',
        'correct',
        'recordNotice',
        'recordConsent',
        'startTest',
        'terminate',
        'supplement',
        'note',
        'renewCode',
      ],
    ],
    [
      'officer',
      'accepted with both consents',
      [
        'giveBack',
        'correct',
        'recordNotice',
        'startMediation',
        'holdSession',
        'entrust',
        'startTest',
        'terminate',
        'supplement',
        'note',
        'renewCode',
      ],
    ],
    [
      'officer',
      'mediating',
      ['correct', 'holdSession', 'entrust', 'startTest', 'terminate', 'supplement', 'note', 'renewCode'],
    ],
    [
      'officer',
      'mediating after a session',
      ['correct', 'holdSession', 'entrust', 'startTest', 'settle', 'terminate', 'supplement', 'note', 'renewCode'],
    ],
    [
      'officer',
      'mediating under test',
      ['correct', 'holdSession', 'entrust', 'endTest', 'settle', 'terminate', 'supplement', 'note', 'renewCode'],
    ],
    ['officer', 'settled', ['recordNotice', 'supplement', 'note', 'renewCode']],
    ['officer', 'told', ['close', 'supplement', 'note', 'renewCode']],
    ['officer', 'closed', ['followUp', 'perform', 'note', 'renewCode']],
    ['officer', 'withdrawn', ['note', 'renewCode']],
    ['station', 'atStation', ['talk', 'settleAtStation', 'sendUp', 'supplement', 'note']],
    ['station', 'mediating', ['talk', 'supplement', 'note']],
    ['consumer', 'registered', ['withdraw', 'urge', 'supplement']],
    ['consumer', 'accepted', ['urge', 'supplement']],
    ['consumer', 'closed', ['followUp']],
    ['leader', 'dispatched', ['note']],
    ['admin', 'dispatched', []],
  ] as const)('%s, %s', (role, name, expected) => {
    const complaint = variants[name];
    if (complaint === undefined) throw new Error(name);
    const moves = availableMoves(complaint, anActor(role), facts({ today }));
    expect(moves.filter((move) => !isEntryMove(move) && !(move in proceedings))).toEqual(expected);
  });

  it('have each its own key among those that one person can see at once', () => {
    for (const complaint of Object.values(variants)) {
      for (const role of roles) {
        const keys = availableMoves(complaint, anActor(role), facts({ today })).flatMap(
          (move) => procedure[move].key ?? [],
        );
        expect(new Set(keys).size, `${role}, ${complaint.state}: ${keys.join(' ')}`).toBe(keys.length);
      }
    }
  });

  it('take the input that the form asks for, and every form names its fields', () => {
    for (const move of personMoves) {
      const complaint = ready(complaintStates.find((state) => move in moves[state]) ?? 'registered', move);
      const parsed = procedure[move].input.safeParse(inputOf(move, complaint, today));
      expect(parsed.success, move).toBe(true);
    }
  });
});
