/** What the sheets of the desk begin with: nothing that is a fact of law. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('No sheet that is filed begins with a day on which something was done.', () => {
  const files = readdirSync('src/staff', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const saying = /\sstart=\{\{[^}]*\b\w+(?:On|At|Day): (?:today|now)\b/u;
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((name) => saying.test(readFileSync(join('src/staff', name), 'utf8')))).toEqual([]);
});
