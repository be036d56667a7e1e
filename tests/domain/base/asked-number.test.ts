import { describe, expect, it } from 'vitest';
import { askedNews, askedNumbers, mayAsk } from '../../../src/domain/base/number/asked-number.ts';

describe('The numbers that somebody asks for', () => {
  it.each([
    ['13812343658', ['13812343658']],
    ['+86 138 1234 3658', ['13812343658']],
    ['１３８１２３４３６５８', ['13812343658']],
    ['打 138-1234-3658 的，还有13900009999', ['13812343658', '13900009999']],
    ['13812343658 13812343658', ['13812343658']],
    ['0838-5201234', ['08385201234']],
    ['5201234', ['5201234']],
    ['511024198001011234', ['511024198001011234']],
  ])('of %s are whole ones, each once', (words, numbers) => {
    expect(askedNumbers(words)).toEqual(numbers);
  });

  it.each(['138', '3658', '1381234', '1381234365', '投2026-0412', '2026-0412', '冰箱 499', ''])(
    'of %s are none: a piece on the way to one, or a matter',
    (words) => {
      expect(askedNumbers(words)).toEqual([]);
    },
  );

  it('are so many different ones a day, and the superior hears at three quarters and at the limit', () => {
    expect([mayAsk(200, 199, 1), mayAsk(200, 199, 2), mayAsk(200, 200, 0)]).toEqual([true, false, true]);
    expect(askedNews('方敏', 149, 150, 200)).toContain('150 个');
    expect(askedNews('方敏', 150, 151, 200)).toBeNull();
    expect(askedNews('方敏', 198, 200, 200)).toContain('到了上限');
  });
});
