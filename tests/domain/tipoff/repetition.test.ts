import { describe, expect, it } from 'vitest';
import { demandFirst, isSameOperator, merge, takeIn } from '../../../src/domain/tipoff/steps/repetition.ts';
import { tipoffStates } from '../../../src/domain/tipoff/tipoff.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, registered } from '../../build/tipoff.ts';

const first = registered({}, '2026-04-13');
const later = registered({ operator: { name: '便民快递驿站', address: '南岗乡' } }, '2026-04-20');

it('law 18: what waited or was granted before the new facts is asked for anew', () => {
  const asked = afterTipoffMoves(aTipoff({ state: 'verifying' }), ['extend', '2026-04-24'], ['propose', '2026-04-24']);
  expect([asked.proposal, asked.extensionApproval]).not.toContain(null);
  const { next } = takeIn(asked, aTipoff(), '又在另一个村收了代取费', facts({ today: '2026-04-27' }));
  expect(next).toMatchObject({ proposal: null, extendedOn: null, extensionReason: null, extensionApproval: null });
});

describe('the first of two tip-offs', () => {
  it('is the same reporter’s earlier one on the same operator', () => {
    expect(codeOf(() => demandFirst(later, first, true))).toBeNull();
  });

  it.each([
    ['another reporter', later, first, false],
    ['the tip-off itself', later, later, true],
    ['one that came later', first, later, true],
    [
      'another operator',
      later,
      registered({ operator: { name: '老周农资店', address: '柳河街' } }, '2026-04-13'),
      true,
    ],
    ['one that was itself told before', later, { ...first, outcome: 'repeated' as const }, true],
    ['one that was itself merged', later, { ...first, outcome: 'merged' as const }, true],
  ])('is not %s', (_, after, before, same) => {
    expect(codeOf(() => demandFirst(after, before, same))).toBe('not-the-first');
  });

  it.each(tipoffStates)('in the state %s takes new facts in only while it is not decided', (state) => {
    const code = codeOf(() => takeIn(aTipoff({ state }), later, '新的事实是又收了费', facts({ today: '2026-04-21' })));
    expect(code).toBe(['registered', 'dispatched', 'verifying'].includes(state) ? null : 'first-already-decided');
  });

  it('keeps the number that the officer has read masked, and not the mask', () => {
    const told = { ...later, story: '他换了电话13812340317，订单1938475610293847561', evidence: '录音，0399-6520303' };
    const typed = '他换了电话138****0317，也打039****0303，订单1938475610293847561';
    const { next } = takeIn(first, told, typed, facts({ today: '2026-04-21' }));
    const kept = '他换了电话13812340317，也打0399-6520303，订单1938475610293847561';
    expect(next.takenIn.at(-1)?.newFacts).toBe(kept);
    const merged = merge(
      { ...told, state: 'registered' },
      { firstNumber: first.number, newFacts: typed },
      facts({ today: '2026-04-21', by: anActor('centre') }),
    ).next;
    expect(merged.decisionReason).toBe(kept);
  });

  it('knows an operator by the ways in which people write it', () => {
    const named = (operatorName: string, operatorAddress = '') => ({ operatorName, operatorAddress });
    expect(isSameOperator(named('小蜀香串串店'), named('小蜀香'))).toBe(true);
    expect(isSameOperator(named('驿站', '南岗村便民快递'), named('南岗村便民快递驿站'))).toBe(true);
    expect(isSameOperator(named('百顺副食店'), named('丁记小卖部'))).toBe(false);
    expect(isSameOperator(named('周记农资'), named('老周农资店'))).toBe(true);
    expect(isSameOperator(named('好又多超市柳河店'), named('好又多超市白杨店'))).toBe(false);
  });
});
