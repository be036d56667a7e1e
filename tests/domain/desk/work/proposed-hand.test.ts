import { expect, it } from 'vitest';
import { proposedHands } from '../../../../src/domain/desk/work/proposed-hand.ts';

it('没指定的按手上最少的建议，前面建议过的算进去；没有人就不建议', () => {
  const officers = [
    { holder: 'SO-CG:a', name: '周毅', inHand: 4 },
    { holder: 'SO-CG:b', name: '冯凯', inHand: 2 },
    { holder: 'SO-CG:c', name: '谭晓雨', inHand: 3 },
  ];
  expect(proposedHands(4, officers).map((one) => [one?.name, one?.inHand])).toEqual([
    ['冯凯', 2],
    ['冯凯', 3],
    ['谭晓雨', 3],
    ['周毅', 4],
  ]);
  expect(proposedHands(2, [])).toEqual([null, null]);
});
