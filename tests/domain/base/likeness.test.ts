import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigramsOf, likeness } from '../../../src/domain/base/likeness.ts';

describe('pairs of characters', () => {
  it('leave out marks and spaces, and fold width and case', () => {
    expect([...bigramsOf('退一，赔三 ＡBc')]).toEqual(['退一', '一赔', '赔三', '三a', 'ab', 'bc']);
    expect(bigramsOf('退').size).toBe(0);
  });
});

describe('likeness', () => {
  it('is one for the same text, nought for two that share nothing, and the same both ways', () => {
    const text = fc.string({ maxLength: 30, unit: fc.constantFrom('化', '肥', '少', '了', '分', '量', '，', ' ') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const like = likeness(a, b);
        expect(like).toBe(likeness(b, a));
        expect(like >= 0 && like <= 1).toBe(true);
        if (bigramsOf(a).size > 0) expect(likeness(a, a)).toBe(1);
      }),
    );
    expect(likeness('化肥少了分量', '电视机坏了屏')).toBe(0);
  });
});
