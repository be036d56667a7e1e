import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { urgencyOf } from '../../../src/domain/triage/urgency.ts';
import { readAlarm, readLexicon } from '../../../src/outside/seeds.ts';

it('The alarm looks for a sign of danger first, and rings for the texts that the triage calls urgent, and for hardly another.', async () => {
  const [alarm, lexicon] = [await readAlarm(), await readLexicon()];
  const texts = readFileSync('seeds/open-texts.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; received_at: string });
  const rung = texts.map(({ text, received_at }) => alarm(text, received_at.slice(0, 10)) !== null);
  const urgent = texts.map(
    ({ text, received_at }) => urgencyOf(text, 'complaint', received_at.slice(0, 10), lexicon).urgent,
  );
  expect(urgent.filter((one, i) => one && rung[i] === false)).toEqual([]);
  // The page is the quicker of the two.
  expect(rung.filter(Boolean).length - urgent.filter(Boolean).length).toBeLessThanOrEqual(1);
  expect(urgent.filter(Boolean).length).toBeGreaterThan(0);
});
