import { describe, expect, it } from 'vitest';
import { ownMarksIn } from '../../../src/domain/tipoff/own-marks.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

describe('who told it, named in his own words', () => {
  it.each([
    ['我叫赵大壮，电话13800007777，就住他隔壁', ['我叫赵大壮', '13800007777']],
    ['豆腐坊用发霉的豆子，我的电话是 138 0000 7777', ['我的电话是 138 0000 7777']],
    ['本人姓名：李梅。他家卖假酒', ['本人姓名:李梅']],
  ])('%s', (words, pieces) => {
    expect(ownMarksIn(words)).toEqual(pieces);
  });

  it.each([
    '店门口写着电话 13800007777，老板叫周有福',
    '我叫他别卖了，他不听',
    '我是他邻居，天天看见',
    '我打电话给店里，说没货',
  ])('is not: %s', (words) => {
    expect(ownMarksIn(words)).toEqual([]);
  });

  it('reads 5,000 characters at once', async () => {
    const look = () => {
      for (const words of ['我叫'.repeat(2500), '我的电话'.repeat(1250), '1'.repeat(5000), '我叫赵'.repeat(1666)])
        ownMarksIn(words);
    };
    expect(await processorTimeOf(look, 200)).toBeLessThan(200);
  });
});
