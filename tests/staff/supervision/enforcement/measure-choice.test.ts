/** Which measures a form offers, by what they are. */
import { expect, it } from 'vitest';
import { measureChoices } from '../../../../src/staff/supervision/enforcement/measure-choice.ts';
import { afterEnforcementMoves, anEnforcement } from '../../../build/supervision/enforcement.ts';

it('处理查扣的财物选的是还在扣的那几项，写明是什么，不用记序号', () => {
  const items = [
    { goods: '复合肥', quantity: 38, unit: '袋' },
    { goods: '尿素', quantity: 5, unit: '袋' },
  ];
  const taken = afterEnforcementMoves(
    anEnforcement({ state: 'investigating' }),
    ['takeMeasure', '2026-05-06', { kind: 'seize', urgent: 'no', items }],
    ['endMeasure', '2026-05-12', { n: 1, ending: 'returned', endedOn: '2026-05-12' }],
  );
  expect(measureChoices(taken, 'endMeasure')).toMatchObject([{ value: '2', zh: '2 扣押 尿素 5 袋' }]);
  expect(measureChoices(taken, 'extendMeasure')).toHaveLength(1);
  expect(measureChoices(taken, 'approveMeasure')).toEqual([]);
  expect(measureChoices(taken, 'assign')).toBeNull();
});
