import { expect, test } from 'vitest';
import { paperWords } from '../../../src/domain/complaint/papers/papers.ts';
import { batchPapers } from '../../../src/staff/complaint/complaint-shelf.tsx';

test('The papers of a batch are called as the papers themselves are, the acceptance first.', () => {
  for (const [kind, { zh, en }] of Object.entries(batchPapers)) {
    const known = paperWords[kind as keyof typeof paperWords];
    expect([kind, zh, en]).toEqual([kind, known.zh, known.en]);
  }
  expect(Object.keys(batchPapers)[0]).toBe('acceptance');
});
