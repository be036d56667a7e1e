import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileLessons, noLessons, pairsOf, type LessonSeed } from '../../../src/domain/triage/learned-words.ts';

const seed: LessonSeed = {
  texts: 8,
  natures: { N01: 4, N08: 4 },
  categories: { 'G03.1': 4, 'G10.3': 4 },
  pairs: {
    少秤: [{ N08: 4 }, { 'G10.3': 4 }],
    坏了: [
      { N01: 3, N08: 1 },
      { 'G03.1': 3, 'G10.3': 1 },
    ],
    一次: [{ N01: 1 }, { 'G03.1': 1 }],
  },
};

describe('a lesson', () => {
  const { nature, top, category } = compileLessons(seed);

  it('leans to where the pairs of the text stood more often than elsewhere', () => {
    expect(nature('化肥少秤').of('N08')).toBeGreaterThan(nature('化肥少秤').of('N01'));
    expect(nature('面包坏了').of('N01')).toBeGreaterThan(nature('面包坏了').of('N08'));
    expect(top('少秤').of('G10')).toBeGreaterThan(top('少秤').of('G03'));
    expect(category('少秤').of('G10.3')).toBeGreaterThan(category('少秤').of('G03.1'));
  });

  it('says which pairs it rests on, and makes nothing of what was seen once or never', () => {
    expect(nature('少秤一次').wordsFor('N08', 3)).toEqual(['少秤']);
    expect(nature('一次').wordsFor('N01', 3)).toEqual([]);
    expect(nature('少秤').of('N05')).toBe(nature('').of('N05'));
    expect(noLessons.nature('少秤').wordsFor('N08', 3)).toEqual([]);
  });

  it('reads pairs without figures and marks', () => {
    expect([...pairsOf('少，3 秤')]).toEqual(['少秤']);
  });

  it('was not learned from the texts that are kept to measure by', async () => {
    const learned = JSON.parse(await readFile('seeds/lessons.json', 'utf8')) as LessonSeed;
    const files = [
      'seeds/open-texts.jsonl',
      ...[1, 2, 3, 4, 6, 8, 11, 12].map((n) => `tests/fixtures/triage-texts-${n}.jsonl`),
    ];
    let texts = 0;
    for (const file of files)
      for (const line of (await readFile(file, 'utf8')).trim().split('\n')) {
        const { labels } = JSON.parse(line) as { labels: { nature: string[] } };
        if (labels.nature[0] !== undefined && labels.nature[0] !== 'N99') texts += 1;
      }
    expect(learned.texts).toBe(texts);
  });
});
