import { expect, test } from 'vitest';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { aTipoff, changeTipoff } from '../../build/tipoff.ts';
import { aComplaint, change } from '../../build/complaint.ts';

test('The line of a correction names what changed, from what to what, and the day that moved with it.', () => {
  const tipoff = { ...aTipoff({ state: 'verifying' }), laws: [], platformNumber: '33100' };
  const same = {
    categoryCode: tipoff.categoryCode,
    natureCode: tipoff.natureCode,
    conductCode: tipoff.conductCode,
    platformNumber: '33100',
  };
  const { event } = changeTipoff(tipoff, 'correct', '2026-04-24', { ...same, laws: ['advertising'] });
  expect(event.detail['was']).toEqual({ laws: [] });
  expect(event.detail['due']).toEqual({ from: '2026-05-13', to: '2026-04-29' });
  expect(timelineZh(event)).toBe('更正了要素：告知依据 没有→广告法；应办日 5月13日（星期三）→4月29日（星期三）。');
  const complaint = {
    ...aComplaint({ state: 'dispatched' }),
    categoryCode: 'G01',
    natureCode: null,
    platformNumber: null,
  };
  const made = change(complaint, 'correct', '2026-05-06', {
    categoryCode: 'G02',
    natureCode: null,
    platformNumber: '8',
  });
  // A code without its name is no word of the screen; with its name both stand there.
  expect(timelineZh(made.event)).toBe('更正了要素：类别；全国平台编号 没有→8。');
  const codes = { G01: { zh: '食品', en: 'Food' }, G02: { zh: '服装', en: 'Clothing' } };
  expect(timelineZh({ ...made.event, detail: { ...made.event.detail, codes } })).toBe(
    '更正了要素：类别 食品→服装；全国平台编号 没有→8。',
  );
  expect(timelineZh({ verb: 'corrected', onDay: '2026-05-06', detail: { categoryCode: 'G02' } })).toContain(
    '或平台编号',
  );
});
