/** What the sheets of the desk and the forms of their steps begin with: nothing that is a fact of law. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A letter drawn as it would go out today, a day that was set before and comes back, and what a telephone does as it is pressed. */
const otherDays = [
  'command/awaited/reminder-preview.tsx',
  'matter/revisit/revisit-acts.tsx',
  'telephone/field/again-acts.ts',
];

test('No sheet that is filed, and no form of a step, begins with a day on which something was done.', () => {
  const files = readdirSync('src/staff', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
  const saying = /\b(?:\w+(?:On|At|Day)|on): (?:[^,;{}()]*[?:] )?(?:today|now)\b/u;
  expect(files.length).toBeGreaterThan(300);
  const found = files.filter((name) => saying.test(readFileSync(join('src/staff', name), 'utf8')));
  expect(found.toSorted()).toEqual(otherDays);
});
