/** The letter that answers an appeal is drawn from the moment its form opens. */
import { expect, test } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { appealResultZh } from '../../../../src/domain/complaint/steps/appeal.ts';
import { reviewResultWords } from '../../../../src/domain/complaint/words/review-words.ts';

const withResult = (result: unknown) => ({ appeal: { result } }) as unknown as Complaint;

test.each([null, undefined])('Nothing is said of a result that is %s: nobody has chosen one yet.', (result) => {
  expect(appealResultZh(withResult(result))).toBe('');
});
test('What was chosen is said in the words of the letter.', () => {
  for (const [result, { zh }] of Object.entries(reviewResultWords)) expect(appealResultZh(withResult(result))).toBe(zh);
  expect(appealResultZh({ appeal: null })).toBe('');
});
