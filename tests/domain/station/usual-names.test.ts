import { expect, it } from 'vitest';
import { presets } from '../../../src/domain/station/standard-presets.ts';
import { usualName } from '../../../src/domain/station/usual-names.ts';

it('has the English of every kind and programme that a county begins with, and leaves alone what it has named itself', () => {
  const begun = presets.filter(({ subject }) => subject === 'kinds' || subject === 'programme');
  const names = begun.flatMap(({ subject, title, items }) => [
    ...(subject === 'programme' ? [title] : []),
    ...items.map(({ zh }) => zh),
  ]);
  expect(names.length).toBeGreaterThan(15);
  for (const zh of names) expect(usualName(zh).en, zh).toMatch(/^[A-Z][a-z ]+$/u);
  expect(usualName('进车站')).toEqual({ zh: '进车站', en: '进车站' });
});
