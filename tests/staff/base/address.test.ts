import { expect, test } from 'vitest';
import { chosen } from '../../../src/staff/base/address.ts';

const before = new URLSearchParams('state=all&kind=supervision');

test('A choice goes into the address and leaves the others where they are.', () => {
  expect(chosen(before, { late: 'yes', kind: 'plan' }).toString()).toBe('state=all&kind=plan&late=yes');
  expect(before.toString()).toBe('state=all&kind=supervision');
});

test.each([null, undefined, ''])('What is chosen no longer, said by %o, leaves the address.', (none) => {
  expect(chosen(before, { kind: none }).toString()).toBe('state=all');
});

test('What is only open or not stands there as a bare name.', () => {
  const next = chosen(before, { new: true });
  expect(next.get('new')).toBe('');
  expect(chosen(next, { new: null }).has('new')).toBe(false);
});
