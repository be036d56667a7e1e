import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../src/domain/base/actor.ts';
import { tipoffVerbs } from '../../../src/domain/base/ledger-verbs.ts';
import {
  availableTipoffMoves,
  tipoffPersonMoves,
  tipoffProcedure,
  type TipoffPersonMove,
} from '../../../src/domain/tipoff/procedure.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { timelineEn, timelineZh } from '../../../src/domain/desk/timeline.ts';
import { tipoffMoves, tipoffStates, type Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { anActor } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import {
  aTipoff,
  afterTipoffMoves,
  changeTipoff,
  makeTipoff,
  tipoffInputOf,
  tipoffMakerOf,
} from '../../build/tipoff.ts';

const today = '2026-05-08';
/** On which day the move is tried: an extension must come before the verification is over. */
const triedOn = (move: TipoffPersonMove) => (move === 'extend' ? '2026-04-24' : today);

/** Besides the states: the marks beside the state that open and close a button. */
const variants: Record<string, Tipoff> = {
  ...Object.fromEntries(tipoffStates.map((state) => [state, aTipoff({ state })])),
  'dispatched with officers': makeTipoff(aTipoff({ state: 'dispatched' }), 'assign', '2026-04-22'),
  'verifying under test': makeTipoff(aTipoff({ state: 'verifying' }), 'startTest', '2026-04-23'),
  'verifying, a case asked for': makeTipoff(aTipoff({ state: 'verifying' }), 'propose', '2026-04-24'),
  'verifying, an extension asked for and endorsed': afterTipoffMoves(
    aTipoff({ state: 'verifying' }),
    ['propose', '2026-04-23', { what: 'extend' }],
    ['endorse', '2026-04-24'],
  ),
  'verifying, an advertisement': aTipoff({ state: 'verifying', laws: ['advertising'] }),
  'registered, disputed': makeTipoff(aTipoff(), 'openDispute', '2026-05-06'),
  'verifying, disputed': makeTipoff(aTipoff({ state: 'verifying' }), 'openDispute', '2026-05-06'),
  'verifying, of another bureau': makeTipoff(aTipoff({ state: 'verifying' }), 'findJurisdiction', '2026-05-06', {
    inDuty: 'yes',
    about: 'ordinary',
    act: 'elsewhere',
  }),
  'verifying, extended': makeTipoff(aTipoff({ state: 'verifying' }), 'extend', '2026-04-24'),
  'opened, case ended': makeTipoff(aTipoff({ state: 'opened' }), 'endEnforcement', '2026-05-06'),
  'closed, no case': makeTipoff(aTipoff({ state: 'notOpened' }), 'close', '2026-05-06'),
  'closed, rewarded': makeTipoff(aTipoff({ state: 'closed' }), 'grantReward', '2026-05-07'),
  'closed, case withdrawn': afterTipoffMoves(
    aTipoff({ state: 'opened' }),
    ['endEnforcement', '2026-05-06', { result: 'withdrawn', penaltyFen: 0 }],
    ['close', '2026-05-06'],
  ),
  'no power, told': makeTipoff(aTipoff({ state: 'noPower' }), 'recordNotice', '2026-04-24'),
};

/** A county whose leader decides alone, and one that has delegated it to its heads. */
const [alone, delegating] = [false, true].map((headApprovesCases) => ({
  ...defaultLocalLimits,
  headApprovesCases,
  headApprovalPaper: headApprovesCases ? '青市监〔2024〕11号' : '',
  headApprovalOn: headApprovesCases ? '2024-03-01' : '',
})) as [typeof defaultLocalLimits, typeof defaultLocalLimits];

describe.each(Object.entries(variants))('the buttons of a tip-off that is %s', (_, tipoff) => {
  it.each(roles)('are for the role %s exactly what permission and rule allow', (role) => {
    const actor = anActor(role);
    for (const limits of [alone, delegating]) {
      const expected = tipoffPersonMoves.filter(
        (move) =>
          mayDo(actor, tipoffProcedure[move].permission) &&
          codeOf(() => changeTipoff(tipoff, move, triedOn(move), {}, { by: actor, limits })) === null,
      );
      expect(availableTipoffMoves(tipoff, actor, limits)).toEqual(expected);
    }
  });

  it('have each its own key among those that one person can see at once', () => {
    for (const role of roles) {
      const keys = availableTipoffMoves(tipoff, anActor(role), delegating).flatMap(
        (move) => tipoffProcedure[move].key ?? [],
      );
      expect(new Set(keys).size, `${role}: ${keys.join(' ')}`).toBe(keys.length);
    }
  });
});

describe('the forms and the ledger', () => {
  it('take the input that the form asks for', () => {
    for (const move of tipoffPersonMoves) {
      const state = tipoffStates.find((one) => move in tipoffMoves[one]) ?? 'registered';
      const parsed = tipoffProcedure[move].input.safeParse(tipoffInputOf(move, aTipoff({ state }), today));
      expect(parsed.error, move).toBeUndefined();
    }
  });

  it('say every move from the line that the rule itself writes, without a code and without the reporter', () => {
    const said = new Set<string>();
    for (const tipoff of Object.values(variants)) {
      for (const move of tipoffPersonMoves) {
        const by = tipoffMakerOf(move, tipoff);
        if (!availableTipoffMoves(tipoff, by, defaultLocalLimits).includes(move)) continue;
        const { event } = changeTipoff(tipoff, move, triedOn(move));
        expect(timelineZh(event), move).toMatch(/[。.]$|：.+$/u);
        expect(timelineZh(event), move).not.toMatch(/undefined|null|NaN|NF\d|[a-z]{4}|何桂花|13800000602/u);
        expect(timelineEn(event), move).not.toMatch(/undefined|null|NaN/u);
        said.add(event.verb);
      }
    }
    const besides = ['tipoff-filed', 'took-in', 'let-go', 'reporter-revealed', 'reporters-resealed', 'reporter-sought'];
    expect(tipoffVerbs.filter((verb) => !said.has(verb)).toSorted()).toEqual(besides.toSorted());
  });

  it('urges once a day', () => {
    const urged = makeTipoff(aTipoff(), 'urge', '2026-04-21');
    expect(urged).toMatchObject({ urgedOn: '2026-04-21', urgedTimes: 1 });
    expect(codeOf(() => changeTipoff(urged, 'urge', '2026-04-21'))).toBe('already-urged-today');
  });
});
