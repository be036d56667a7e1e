import { expect, test } from 'vitest';
import { openListGuard } from '../../../src/staff/base/open-list.ts';

const field = (value = '', expanded = 'true', role: string | null = 'combobox') => ({
  value,
  getAttribute: (name: string) => (name === 'role' ? role : name === 'aria-expanded' ? expanded : null),
});

test('Tab takes nothing of a list that was only looked at', () => {
  const isKept = openListGuard();
  const looked = field();
  expect([isKept(' ', looked), isKept('Tab', looked)]).toEqual([false, true]);
  // What was walked to in the field before says nothing of this one.
  const before = field();
  isKept('ArrowDown', before);
  expect(isKept('Tab', looked)).toBe(true);
});

test('Tab takes what was typed for, and what was walked to by arrows', () => {
  const isKept = openListGuard();
  expect(isKept('Tab', field('cgsc'))).toBe(false);
  const walked = field();
  for (const key of ['ArrowDown', 'ArrowUp']) {
    isKept('x', null);
    isKept(key, walked);
    expect(isKept('Tab', walked)).toBe(false);
  }
});

test('An arrow that only opens the list has walked to nothing, and other fields and keys are left alone', () => {
  const isKept = openListGuard();
  let expanded = 'false';
  const opened = { ...field(), getAttribute: (name: string) => (name === 'role' ? 'combobox' : expanded) };
  isKept('ArrowDown', opened);
  expanded = 'true';
  expect(isKept('Tab', opened)).toBe(true);
  expect(isKept('Enter', opened)).toBe(false);
  for (const other of [null, field('', 'false'), field('', 'true', null)]) expect(isKept('Tab', other)).toBe(false);
});
