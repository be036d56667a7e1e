import { describe, expect, it } from 'vitest';
import { clausesTold } from '../../../../src/domain/supervision/clause/clause-candidate.ts';

describe('投诉里提到的条款', () => {
  it('finds the suspected words that a story quotes, and nothing of the story itself', () => {
    expect(
      clausesTold(
        '去年底在青禾国际酒店订10月2日婚宴,交定金5000元。家里商量改到明年,酒店说合同印着“定金概不退还、不得改期”,我觉得不合理,要求改期或者退一半。',
      ),
    ).toEqual({ words: '定金概不退还、不得改期', codes: ['F8.4'] });
  });

  it.each([
    ['店里墙上贴着丢失物品概不负责', ['F7.2']],
    ['卡上写着：最终解释权归本店所有。我要退卡', ['F8.7']],
    ['告示说「谢绝自带酒水」，还有「消毒餐具每套2元」', ['F8.3', 'F8.8']],
  ])('reads contracts and notices as people tell of them: %s', (story, codes) => {
    expect(clausesTold(story)?.codes).toEqual(codes);
  });

  it.each([
    '冰箱用了三天就不制冷了，店里说“明天来修”，一直没来。',
    '老板态度很差，一律不理人。',
    '合同写着“七日内可以退款”，我要求按合同退。',
  ])('leaves alone what quotes no unfair term: %s', (story) => {
    expect(clausesTold(story)).toBeNull();
  });
});
