import { expect, it } from 'vitest';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { sentenceOf } from '../../../src/http/base/errors.ts';

it('a refusal names its day with the year, for a rule may speak of one of thirty years ago', () => {
  const refusal = new Refusal('day-before-start', { day: '1995-01-01', start: '1996-03-15' });
  expect(sentenceOf(refusal, 'zh')).toBe('日期不能早于 1996年3月15日（星期五）；请改日期。');
  expect(sentenceOf(refusal, 'en')).toContain('1996-03-15');
});
