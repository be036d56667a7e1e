/** 超期 is a word of the law: a screen that says it asks a clock for the legal day. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Where the day is the legal one, by its clock. */
const ofLaw: readonly string[] = [
  'base/ui/clock-mark.tsx',
  'matter/clocks.tsx',
  'supervision/sampling/clock-card.tsx',
  'desk/home/chosen-cell.tsx',
  'report/month/month-list-page.tsx',
  'report/month/month-unusual.tsx',
];

it('is said on a screen of a legal day alone', () => {
  const root = 'src/staff/';
  const saying = globSync(`${root}**/*.{ts,tsx}`).filter((path) => readFileSync(path, 'utf8').includes('超期'));
  expect(saying.map((path) => path.slice(root.length)).toSorted()).toEqual(ofLaw.toSorted());
});
