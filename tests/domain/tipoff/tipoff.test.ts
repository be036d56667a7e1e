import { describe, expect, it } from 'vitest';
import { mayDo, type Role } from '../../../src/domain/base/actor.ts';
import { ledgerVerbs } from '../../../src/domain/base/ledger-verbs.ts';
import { tipoffOutcomeWords, tipoffStageWords, tipoffStateWords } from '../../../src/domain/tipoff/state-words.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { tipoffClocksOf, tipoffStageOf } from '../../../src/domain/tipoff/deadline.ts';
import {
  availableTipoffMoves,
  tipoffPersonMoves,
  tipoffProcedure,
  type TipoffPersonMove,
} from '../../../src/domain/tipoff/procedure.ts';
import {
  tipoffMoves,
  tipoffOutcomes,
  tipoffStages,
  tipoffStates,
  type Tipoff,
  type TipoffNotice,
  type TipoffState,
} from '../../../src/domain/tipoff/tipoff.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, handler, makeTipoff, registered } from '../../build/tipoff.ts';

const today = '2026-05-08';
const sideMoves: readonly string[] = ['urge', 'supplement', 'note', 'renewCode'];
const lasting: readonly string[] = ['note', 'renewCode'];
const owed: TipoffNotice = {
  kind: 'result',
  to: 'reporter',
  laws: ['advertising'],
  inWriting: false,
  paperNumber: null,
  way: null,
  toldOn: null,
  proof: null,
  byId: null,
};

const wrong = { how: 'dead', on: '2026-04-22', end: 'none', proof: '退信批条', byId: 'x' } as const;

/** The tip-off in the state, with what the move asks for besides it: officers, a test, an open notice, a case that ended. */
function ready(state: TipoffState, move: TipoffPersonMove): Tipoff {
  const tipoff = aTipoff({ state });
  const informedOfCase: Partial<Tipoff> =
    state === 'informed' ? { outcome: 'opened', enforcementNumber: '青市监立〔2026〕1号' } : {};
  const ended = { enforcementEndedOn: '2026-05-06', enforcementResult: 'penalised', penaltyFen: 20_000_00 } as const;
  switch (move) {
    case 'recordNotice':
    case 'recordUnserved':
      return { ...tipoff, notices: [owed, { ...owed, kind: 'decision' }] };
    case 'takeBackUnserved':
      return {
        ...tipoff,
        notices: [
          { ...owed, failure: { ...wrong } },
          { ...owed, kind: 'decision' },
        ],
      };
    case 'startVerification':
      return state === 'dispatched' ? makeTipoff(tipoff, 'assign', '2026-04-22') : tipoff;
    case 'endorse':
    case 'returnProposal':
    case 'withdrawProposal':
      return state === 'verifying' ? makeTipoff(tipoff, 'propose', '2026-04-24') : tipoff;
    case 'decideAnew':
      // A case is revoked in the case.
      return state === 'closed' || state === 'archived' ? { ...tipoff, outcome: 'notOpened' } : tipoff;
    case 'endDispute':
      return state === 'registered' || state === 'dispatched' || state === 'verifying'
        ? makeTipoff(tipoff, 'openDispute', '2026-05-06')
        : tipoff;
    case 'endTest':
      return state === 'verifying' ? makeTipoff(tipoff, 'startTest', '2026-04-23') : tipoff;
    case 'endEnforcement':
      return { ...tipoff, ...informedOfCase };
    case 'close':
      return state === 'noPower'
        ? makeTipoff(tipoff, 'recordNotice', '2026-04-24')
        : state === 'opened'
          ? makeTipoff(tipoff, 'endEnforcement', '2026-05-06')
          : tipoff;
    case 'grantReward':
      return { ...tipoff, ...informedOfCase, ...ended };
    case 'payReward':
      return {
        ...tipoff,
        reward: {
          level: 1,
          penaltyFen: 1,
          amountFen: 5_000_00,
          decidedOn: '2026-05-07',
          financeAgreedOn: null,
          byId: 'x',
          paidOn: null,
          slip: null,
        },
      };
    default:
      return tipoff;
  }
}

/** On which day the move is tried: an extension must come before the verification is over. */
const triedOn = (move: TipoffPersonMove) => (move === 'extend' ? '2026-04-24' : today);

describe.each(tipoffStates)('in the state %s', (state) => {
  const row: Partial<Record<string, TipoffState>> = tipoffMoves[state];

  it.each(tipoffPersonMoves)('the move %s does what the table says', (move) => {
    const tipoff = ready(state, move);
    const isLive = state !== 'closed' && state !== 'archived';
    const leadsTo = sideMoves.includes(move) && (isLive || lasting.includes(move)) ? state : row[move];
    if (leadsTo === undefined) {
      expect(codeOf(() => changeTipoff(tipoff, move, triedOn(move)))).toBe('move-not-allowed');
      return;
    }
    const { next, event } = changeTipoff(tipoff, move, triedOn(move));
    expect(next.state).toBe(leadsTo);
    expect(ledgerVerbs).toContain(event.verb);
    expect(event).toMatchObject({ countyId: tipoff.countyId, matterId: tipoff.id });
  });

  it('nobody informs by hand: the move is made by the rule of notices', () => {
    expect(tipoffPersonMoves).not.toContain('inform');
    expect(row['inform']).toBe(['opened', 'notOpened'].includes(state) ? 'informed' : undefined);
  });

  it('it has its words, and stands in a queue that has words', () => {
    expect(tipoffStateWords[state].zh).toMatch(/^[\u4e00-\u9fff]+$/u);
    expect(tipoffStageWords[tipoffStageOf(aTipoff({ state }))].zh).toMatch(/^[\u4e00-\u9fff]+$/u);
  });
});

describe('the words', () => {
  it('name every outcome and every queue, and the queues are those that the states lead to', () => {
    expect(Object.keys(tipoffOutcomeWords)).toEqual([...tipoffOutcomes]);
    const reached = new Set([
      ...tipoffStates.map((state) => tipoffStageOf(aTipoff({ state }))),
      tipoffStageOf(makeTipoff(registered({ conductCode: 'R04' }), 'disclaim', '2026-04-22')),
      tipoffStageOf(makeTipoff(aTipoff({ state: 'opened' }), 'endEnforcement', today)),
    ]);
    expect([...reached].toSorted()).toEqual([...tipoffStages].toSorted());
  });
});

/** The rows of the state machine in the law's digest, each by its name. */
describe('举报 state machine', () => {
  const verifying = aTipoff({ state: 'verifying' });

  it('H1→H2 only the receiving centre dispatches', () => {
    expect(changeTipoff(aTipoff(), 'dispatch', '2026-04-20').next).toMatchObject({
      state: 'dispatched',
      officeId: 'SO-LH',
    });
    expect(codeOf(() => changeTipoff(aTipoff(), 'dispatch', '2026-04-20', {}, { by: anActor('officer') }))).toBe(
      'only-centre-dispatches',
    );
  });

  it('H2→H1 (H2r) an office gives back to the centre and never sideways; R-01 runs on', () => {
    const { next } = changeTipoff(aTipoff({ state: 'dispatched' }), 'giveBack', '2026-04-21');
    expect(next).toMatchObject({ state: 'registered', officeId: null, handlerId: null, givenBackOn: '2026-04-21' });
    expect(codeOf(() => changeTipoff(aTipoff({ state: 'dispatched' }), 'dispatch', '2026-04-21'))).toBe(
      'move-not-allowed',
    );
  });

  it('H1→H8 told before: linked to the first, no clock of its own', () => {
    const { next } = changeTipoff(aTipoff(), 'repeat', '2026-04-21', { firstNumber: '举2026-0007' });
    expect(next).toMatchObject({ state: 'repeated', outcome: 'repeated', firstNumber: '举2026-0007', notices: [] });
  });

  it('H1→H9 new facts: merged into the first', () => {
    const { next } = changeTipoff(aTipoff(), 'merge', '2026-04-21', { firstNumber: '举2026-0007' });
    expect(next).toMatchObject({ state: 'merged', outcome: 'merged', firstNumber: '举2026-0007' });
  });

  it('H1/H2→H6 no power: the competent body is named, and the reporter is to be told', () => {
    for (const state of ['registered', 'dispatched'] as const) {
      const { next } = changeTipoff(aTipoff({ state }), 'disclaim', '2026-04-22');
      expect(next).toMatchObject({ state: 'noPower', competentBody: '邻县市场监管局' });
      expect(next.notices).toMatchObject([{ kind: 'noPower', to: 'reporter', toldOn: null }]);
      expect(codeOf(() => changeTipoff(aTipoff({ state }), 'disclaim', '2026-04-22', { competentBody: '' }))).toBe(
        'competent-body-missing',
      );
    }
    const outside = changeTipoff(aTipoff(), 'disclaim', '2026-04-22', { isMarketMatter: false, competentBody: '' });
    expect(outside.next).toMatchObject({ state: 'noPower', competentBody: null });
  });

  it('H1/H2→H6 before dispatch the centre alone, afterwards the office alone', () => {
    const by = (role: Role) => ({ by: anActor(role) });
    for (const move of ['disclaim', 'repeat', 'merge'] as const) {
      expect(codeOf(() => changeTipoff(aTipoff(), move, today, {}, by('officer')))).toBe('move-not-allowed');
      expect(codeOf(() => changeTipoff(aTipoff({ state: 'dispatched' }), move, today, {}, by('centre')))).toBe(
        'centre-after-dispatch',
      );
    }
  });

  it.each(['giveBack', 'disclaim', 'repeat', 'merge'] as const)(
    'law 6: H3 → what the verification shows need not be called “no case”: the office may %s (第三十四条、第三十五条、第四十一条)',
    (move) => {
      const proposed = makeTipoff(verifying, 'propose', '2026-04-23', { what: 'notOpen' });
      const { next } = changeTipoff(proposed, move, '2026-04-24');
      expect(next).toMatchObject({ state: tipoffMoves.verifying[move], proposal: null });
      // The seven and fifteen days run on from the receipt, and what is tested belongs to the facts.
      expect(tipoffClocksOf(next, facts({ today: '2026-04-24' }))[0]?.startedOn).toBe(
        move === 'giveBack' ? '2026-04-24' : '2026-04-20',
      );
      const tested = makeTipoff(verifying, 'startTest', '2026-04-23');
      expect(codeOf(() => changeTipoff(tested, move, '2026-04-24'))).toBe('verification-paused');
      // The office has it, and neither the centre nor a station.
      if (move === 'giveBack') expect(mayDo(anActor('centre'), 'tipoff.giveBack')).toBe(false);
      else
        expect(codeOf(() => changeTipoff(verifying, move, '2026-04-24', {}, { by: anActor('centre') }))).toBe(
          'centre-after-dispatch',
        );
      expect(mayDo(anActor('station'), tipoffProcedure[move].permission)).toBe(false);
    },
  );

  it('law 6: given back in verification it is dispatched anew, and who verified decides no more', () => {
    const back = makeTipoff(verifying, 'giveBack', '2026-04-24');
    expect(back).toMatchObject({ handlerId: null, secondId: null, verifyingOn: null, officeId: null });
    const again = afterTipoffMoves(
      back,
      ['dispatch', '2026-04-24'],
      ['assign', '2026-04-24', { handlerId: anId(), secondId: anId() }],
      ['startVerification', '2026-04-24'],
    );
    const verify = tipoffClocksOf(again, facts({ today: '2026-04-24' })).find(({ rule }) => rule === 'R-01');
    expect(verify?.startedOn).toBe('2026-04-20');
    const former = { by: anActor('officeHead', { id: handler.id }) };
    expect(codeOf(() => changeTipoff(again, 'open', '2026-04-28', {}, former))).toBe('decision-own');
  });

  it('H2→H3 needs two officers, who are two people', () => {
    const sent = aTipoff({ state: 'dispatched' });
    expect(codeOf(() => changeTipoff(sent, 'startVerification', '2026-04-22'))).toBe('officers-missing');
    expect(codeOf(() => changeTipoff(sent, 'assign', '2026-04-22', { secondId: anActor('officer').id }))).toBe(
      'officers-same',
    );
    expect(afterTipoffMoves(sent, ['assign', '2026-04-22'], ['startVerification', '2026-04-22'])).toMatchObject({
      state: 'verifying',
      verifyingOn: '2026-04-22',
    });
    expect(sent.reporterId).not.toBeNull();
  });

  it('H3→H3e once only, before R-01 is due, by the head', () => {
    const extended = makeTipoff(verifying, 'extend', '2026-05-13');
    expect(extended).toMatchObject({ state: 'verifying', extendedOn: '2026-05-13' });
    expect(codeOf(() => changeTipoff(extended, 'extend', '2026-05-14'))).toBe('already-extended');
    expect(codeOf(() => changeTipoff(verifying, 'extend', '2026-05-14'))).toBe('extension-too-late');
    expect(mayDo(anActor('officer'), 'tipoff.extend')).toBe(false);
    expect(mayDo(anActor('officeHead'), 'tipoff.extend')).toBe(true);
  });

  it('H3→H4 all four conditions of 程序规定 第十九条, and the case has its number', () => {
    for (const condition of ['hasEvidence', 'deservesPenalty', 'isOurs', 'isInTime'])
      expect(codeOf(() => changeTipoff(verifying, 'open', '2026-04-28', { [condition]: false }))).toBe(
        'opening-conditions-missing',
      );
    const { next } = changeTipoff(verifying, 'open', '2026-04-28');
    expect(next).toMatchObject({
      state: 'opened',
      outcome: 'opened',
      enforcementNumber: '青市监立〔2026〕1号',
      approverId: anActor('leader').id,
    });
  });

  it('H3→H5 a ground of 程序规定 第二十条 and the head', () => {
    const { next } = changeTipoff(verifying, 'notOpen', '2026-04-28', { ground: 'NF2' });
    expect(next).toMatchObject({ state: 'notOpened', notOpenedGround: 'NF2', approverId: anActor('leader').id });
    for (const move of ['open', 'notOpen', 'transfer'] as const) {
      expect(mayDo(anActor('officer'), tipoffProcedure[move].permission)).toBe(false);
      const tested = makeTipoff(verifying, 'startTest', '2026-04-23');
      expect(codeOf(() => changeTipoff(tested, move, '2026-04-28'))).toBe('verification-paused');
      expect(codeOf(() => changeTipoff(verifying, move, today, { decidedOn: '2026-04-21' }))).toBe('day-before-start');
    }
  });

  it('H3→H7 with a letter; the reporter hears in writing where food or farm produce is in question', () => {
    const { next } = changeTipoff(verifying, 'transfer', '2026-04-28');
    expect(next).toMatchObject({
      state: 'transferred',
      competentBody: '安澜市邮政管理局',
      transferPaper: '移送函3号',
      notices: [],
    });
    for (const law of ['foodSafety', 'farmProduce'] as const) {
      const food = changeTipoff({ ...verifying, laws: [law] }, 'transfer', '2026-04-28').next;
      expect(food.notices).toMatchObject([{ kind: 'transfer', to: 'reporter', inWriting: true, laws: [law] }]);
      expect(codeOf(() => changeTipoff(food, 'recordNotice', '2026-04-29', { way: 'phone' }))).toBe(
        'notice-needs-writing',
      );
      expect(codeOf(() => changeTipoff(food, 'close', '2026-04-29'))).toBe('notices-unproven');
      expect(afterTipoffMoves(food, ['recordNotice', '2026-04-29'], ['close', '2026-04-29']).state).toBe('closed');
    }
  });

  it('H4/H5→H10 a duty is told with proof and moves on by itself; without one it closes without notice', () => {
    for (const move of ['open', 'notOpen'] as const) {
      const advert = changeTipoff({ ...verifying, laws: ['advertising'] }, move, '2026-04-28').next;
      expect(advert.notices).toMatchObject([{ kind: 'result', to: 'reporter' }]);
      expect(makeTipoff(advert, 'recordNotice', '2026-04-29')).toMatchObject({
        state: 'informed',
        informedOn: '2026-04-29',
      });
    }
    const nothing = changeTipoff(verifying, 'notOpen', '2026-04-28').next;
    expect(nothing.notices).toEqual([]);
    expect(makeTipoff(nothing, 'close', '2026-04-28').state).toBe('closed');
    expect(codeOf(() => changeTipoff(nothing, 'recordNotice', '2026-04-28'))).toBe('notice-not-needed');
  });

  it('H12 closes when the linked case has ended, or H5/H6/H7/H8 are done', () => {
    const opened = aTipoff({ state: 'opened' });
    expect(codeOf(() => changeTipoff(opened, 'close', today))).toBe('enforcement-still-open');
    expect(afterTipoffMoves(opened, ['endEnforcement', '2026-05-06'], ['close', today]).state).toBe('closed');
    expect(
      codeOf(() => changeTipoff(makeTipoff(opened, 'endEnforcement', '2026-05-06'), 'endEnforcement', today)),
    ).toBe('no-open-enforcement');
    expect(codeOf(() => changeTipoff(opened, 'endEnforcement', today, { result: 'withdrawn' }))).toBe(
      'penalty-without-decision',
    );
    for (const state of ['notOpened', 'transferred', 'repeated', 'merged'] as const)
      expect(makeTipoff(aTipoff({ state }), 'close', today).state).toBe('closed');
    expect(codeOf(() => changeTipoff(aTipoff({ state: 'noPower' }), 'close', today))).toBe('notices-unproven');
  });

  it('H12→H13 is archived, and nothing but a note and another query code is possible afterwards', () => {
    const archived = makeTipoff(aTipoff({ state: 'closed' }), 'archive', today);
    expect(archived).toMatchObject({ state: 'archived', stage: 'done', archivedOn: today });
    expect(availableTipoffMoves(archived, anActor('officer'), defaultLocalLimits)).toEqual(['note', 'renewCode']);
  });

  it('S34 a tip-off is registered, verified in time, filed as a case or not, and the reporter is told where it is due', () => {
    const life = afterTipoffMoves(
      registered({ conductCode: 'R04' }),
      ['dispatch', '2026-04-20'],
      ['assign', '2026-04-21'],
      ['startVerification', '2026-04-21'],
      ['open', '2026-04-27'],
      ['recordNotice', '2026-04-28'],
      ['endEnforcement', '2026-05-06'],
      ['close', '2026-05-06'],
    );
    expect(life).toMatchObject({
      number: expect.stringMatching(/^举2026-\d{4,}$/u),
      anonymous: false,
      outcome: 'opened',
      decidedOn: '2026-04-27',
      informedOn: '2026-04-28',
      enforcementNumber: '青市监立〔2026〕1号',
      closedOn: '2026-05-06',
    });
  });
});
