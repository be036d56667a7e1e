import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../src/domain/base/actor.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { tipoffClocksOf } from '../../../src/domain/tipoff/deadline.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, handler, makeTipoff, otherLeader } from '../../build/tipoff.ts';

const advert = { ...aTipoff({ state: 'verifying' }), laws: ['advertising'] as const };
const closed = afterTipoffMoves(
  advert,
  ['notOpen', '2026-04-28'],
  ['recordNotice', '2026-04-29'],
  ['close', '2026-04-29'],
  ['archive', '2026-04-30'],
);
const anew = makeTipoff(closed, 'decideAnew', '2026-07-20', { receivedOn: '2026-07-17' });

describe('law 5: a decision on a tip-off that was revoked (复议、诉讼、自行纠正)', () => {
  it.each(['notOpened', 'noPower', 'transferred', 'repeated', 'merged', 'informed'] as const)(
    'law 5: what was %s is dispatched, verified and decided once more',
    (state) => {
      const { next } = changeTipoff(aTipoff({ state }), 'decideAnew', '2026-07-20');
      expect(next).toMatchObject({
        state: 'registered',
        outcome: null,
        decidedOn: null,
        dispatchedOn: null,
        notices: [],
      });
      expect(next.annulments).toMatchObject([{ outcome: aTipoff({ state }).outcome, cause: 'review' }]);
    },
  );

  it('law 5: keeps what had been decided and told, with the number of its paper', () => {
    expect(anew).toMatchObject({ state: 'registered', stage: 'toDispatch', closedOn: null, archivedOn: null });
    expect(anew.annulments).toMatchObject([
      {
        outcome: 'notOpened',
        decidedOn: '2026-04-28',
        closedOn: '2026-04-29',
        notOpenedGround: 'NF1',
        notices: [{ kind: 'result', toldOn: '2026-04-29' }],
        paper: '安市监复〔2026〕8号',
        byId: otherLeader.id,
      },
    ]);
    expect(anew.annulments[0]?.number).not.toBeNull();
  });

  it('law 5: the clocks run anew from the day on which it was received', () => {
    const time = facts({ today: '2026-07-20' });
    const [dispatch, verify, tell] = tipoffClocksOf(anew, time);
    expect([dispatch?.startedOn, dispatch?.targetOn]).toEqual(['2026-07-20', '2026-07-21']);
    expect([verify?.startedOn, verify?.targetOn, verify?.stoppedOn]).toEqual(['2026-07-17', '2026-08-07', null]);
    expect([tell?.startedOn, tell?.stoppedOn]).toEqual(['2026-07-17', null]);
  });

  it('law 5: is for a leader who did not decide; who decided or verified before decides nothing of it again', () => {
    for (const role of roles) expect(mayDo(anActor(role), 'tipoff.decideAnew'), role).toBe(role === 'leader');
    const first = { by: anActor('leader') };
    expect(codeOf(() => changeTipoff(closed, 'decideAnew', '2026-07-20', {}, first))).toBe('anew-own');
    const again = afterTipoffMoves(
      anew,
      ['dispatch', '2026-07-20'],
      ['assign', '2026-07-20', { handlerId: anId(), secondId: anId() }],
      ['startVerification', '2026-07-20'],
    );
    expect(codeOf(() => changeTipoff(again, 'open', '2026-07-22', {}, first))).toBe('decision-own');
    const former = { by: anActor('officeHead', { id: handler.id }) };
    expect(codeOf(() => changeTipoff(again, 'open', '2026-07-22', {}, former))).toBe('decision-own');
    const opened = makeTipoff(again, 'open', '2026-07-22', {}, { by: otherLeader });
    expect(opened).toMatchObject({ state: 'opened', outcome: 'opened', decidedOn: '2026-07-22' });
  });

  it('law 5: a case that was opened is revoked in the case', () => {
    for (const state of ['closed', 'archived'] as const)
      expect(codeOf(() => changeTipoff(aTipoff({ state }), 'decideAnew', '2026-07-20'))).toBe('anew-in-the-case');
    expect(codeOf(() => changeTipoff(aTipoff({ state: 'opened' }), 'decideAnew', '2026-07-20'))).toBe(
      'move-not-allowed',
    );
    expect(codeOf(() => changeTipoff(closed, 'decideAnew', '2026-07-20', { receivedOn: '2026-04-27' }))).toBe(
      'day-before-start',
    );
  });

  it('law 5: its paper says which decision is revoked and by whose word', () => {
    expect(tipoffPapers.anew.mayPrint(closed)).toBe(false);
    const text = linesOf(tipoffPapers.anew.sheet(anew, paperFacts)).join('\n');
    expect(text).toContain('根据安澜市市场监督管理局的行政复议决定（安市监复〔2026〕8号）');
    expect(text).toMatch(/撤销2026年4月28日作出的“不予立案”的决定.*自2026年7月17日起计算/su);
    const self = makeTipoff(closed, 'decideAnew', '2026-07-20', { cause: 'self', body: '', paper: '' });
    expect(linesOf(tipoffPapers.anew.sheet(self, paperFacts)).join('\n')).toContain('经本局复查，本局决定：撤销');
  });
});
