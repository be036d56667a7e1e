import { describe, expect, it } from 'vitest';
import { isMasked, maskText, numbersIn, unmasked, withoutWords } from '../../../src/domain/base/masking.ts';

describe('What is erased', () => {
  it('keeps hashes, words of lists and numbers, and no identity number or telephone in a field of a list', () => {
    const hash = 'ab12'.repeat(16);
    const figures = '5'.repeat(64);
    expect(withoutWords({ sha256: figures, contentHash: hash, answer: 'agreed', how: 'phone', lossFen: 3 })).toEqual({
      sha256: figures,
      contentHash: hash,
      answer: 'agreed',
      how: 'phone',
      lossFen: 3,
    });
    const told = { answer: '510181197701012222', how: '13911122233', found: '51018119770101222X', sha256: '李四' };
    expect(withoutWords(told)).toEqual({ answer: '', how: '', found: '', sha256: '' });
  });
});

describe('security F7: numbers in words', () => {
  const story =
    '我的电话138 1234 0317，身份证330424197803041527，另一张33042419780304152x，店里0399-652 0303、１３８１２３４０３１８，快递单1381234031713912345678。';

  it('are found by their figures, whatever stands between them, of either width and of any length', () => {
    expect(maskText(story, [])).toBe(
      '我的电话138****0317，身份证330****1527，另一张330****152X，店里039****0303、138****0318，快递单138****5678。',
    );
    expect(numbersIn(story)).toHaveLength(6);
    expect(numbersIn(story).map(({ at, figures }) => story.slice(at, at + figures.length))).toEqual(
      numbersIn(story).map(({ figures }) => figures),
    );
  });

  it.each([
    '20260420',
    '2026-04-20 18:30 买的',
    '2026-4-5 1750元',
    '2026-04-01 2026-04-20',
    '花了 123456 元，12315 没人接',
  ])('are no day, hour or sum: %s', (words) => {
    expect(maskText(words, [])).toBe(words);
    expect(numbersIn(words)).toEqual([]);
  });

  it('come back into what was made of masked words, where one number alone can be meant', () => {
    expect(unmasked(maskText(story, []), story)).toBe(story);
    expect(unmasked('请查处：电话138****0317，也打过139****0317', story)).toBe(
      '请查处：电话138 1234 0317，也打过139****0317',
    );
    const two = '打13812340317，也打13899990317';
    expect(unmasked(maskText(two, []), two)).toBe(maskText(two, []));
    expect([story, maskText(story, []), '打分*****'].map(isMasked)).toEqual([false, true, false]);
  });
});
