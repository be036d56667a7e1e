import { describe, expect, it } from 'vitest';
import { openingConditions } from '../../../src/domain/tipoff/steps/case-decision.ts';
import { notOpenedGrounds } from '../../../src/domain/tipoff/steps/not-opened.ts';
import { tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';
import { notOpenedGroundCodes } from '../../../src/domain/tipoff/tipoff.ts';
import { testKinds } from '../../../src/domain/tipoff/steps/verification.ts';
import { anActor } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, makeTipoff, second } from '../../build/tipoff.ts';

const verifying = aTipoff({ state: 'verifying' });

describe('the laws in question', () => {
  it('are corrected as a list, or as the one word that a form sends', () => {
    const { input } = tipoffProcedure.correct;
    const plain = { categoryCode: null, natureCode: null, conductCode: null, platformNumber: null };
    expect(input.parse({ ...plain, laws: 'advertising' }).laws).toEqual(['advertising']);
    expect(input.parse({ ...plain, laws: ['foodSafety', 'salt'] }).laws).toEqual(['foodSafety', 'salt']);
    expect(input.parse({ ...plain, laws: '' }).laws).toEqual([]);
    expect(input.safeParse({ ...plain, laws: 'criminal' }).success).toBe(false);
  });
});

describe('the verification', () => {
  it('names two officers, whom the head may change on the way', () => {
    const third = anActor('officer', { id: '00000000-0000-7000-8000-00000000000a' });
    const changed = makeTipoff(verifying, 'assign', '2026-04-23', { secondId: third.id });
    expect([verifying.secondId, changed.secondId]).toEqual([second.id, third.id]);
  });

  it('cannot have started before the material was received', () => {
    const sent = makeTipoff(aTipoff({ state: 'dispatched' }), 'assign', '2026-04-22');
    expect(codeOf(() => changeTipoff(sent, 'startVerification', '2026-04-22', { startedOn: '2026-04-19' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => changeTipoff(sent, 'startVerification', '2026-04-22', { startedOn: '2026-04-23' }))).toBe(
      'day-in-future',
    );
  });

  it.each(Object.keys(testKinds))('pauses for %s, tied to a paper', (kind) => {
    const tested = makeTipoff(verifying, 'startTest', '2026-04-23', { kind, paper: '委托书5' });
    expect(tested.pauses).toMatchObject([{ from: '2026-04-23', to: null, paper: '委托书5' }]);
    expect(codeOf(() => changeTipoff(tested, 'startTest', '2026-04-24', { paper: '委托书5' }))).toBe(
      'paper-already-out',
    );
    expect(codeOf(() => changeTipoff(tested, 'endTest', '2026-04-24', { paper: '委托书6' }))).toBe('not-paused');
    expect(codeOf(() => changeTipoff(tested, 'endTest', '2026-04-24', { endedOn: '2026-04-22' }))).toBe(
      'day-before-start',
    );
    expect(makeTipoff(tested, 'endTest', '2026-04-24').pauses).toMatchObject([{ to: '2026-04-24' }]);
  });

  it('asks which paper when several tests run', () => {
    const two = afterTipoffMoves(
      verifying,
      ['startTest', '2026-04-23', { paper: 'A1' }],
      ['startTest', '2026-04-23', { paper: 'B1' }],
    );
    expect(codeOf(() => changeTipoff(two, 'endTest', '2026-04-24'))).toBe('not-paused');
    expect(codeOf(() => changeTipoff(two, 'endTest', '2026-04-24', { paper: 'B1' }))).toBeNull();
    expect(codeOf(() => changeTipoff(verifying, 'endTest', '2026-04-24'))).toBe('not-paused');
  });
});

describe('the lists of law', () => {
  it('have four conditions of 第十九条 and the grounds of 第二十条, each with its article', () => {
    expect(Object.keys(openingConditions)).toHaveLength(4);
    expect(Object.keys(notOpenedGrounds)).toEqual([...notOpenedGroundCodes]);
    for (const ground of Object.values(notOpenedGrounds)) expect(ground.article).toMatch(/^程序规定第(十九|二十)条/u);
  });
});
