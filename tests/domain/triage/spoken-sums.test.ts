import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/domain/triage/lexicon.ts';
import { chineseNumber, productOf, rolesOfSums, sumsOf } from '../../../src/domain/triage/spoken-sums.ts';

describe('the number that words say', () => {
  it.each([
    ['五', 5],
    ['十二', 12],
    ['一百零五', 105],
    ['一千五', 1500],
    ['一千零五', 1005],
    ['两万三', 23_000],
    ['两万零三百', 20_300],
    ['四五千', 4500],
    ['十万', 100_000],
  ])('%s is %d', (words, yuan) => expect(chineseNumber(words)).toBe(yuan));

  it('is none when the words are no number', () => {
    for (const words of ['百', '五五', '一万万', '块']) expect(chineseNumber(words)).toBeNull();
  });
});

describe('a sum of money', () => {
  it.each([
    ['花了1,998元', 1998],
    ['共6.8万元', 68_000],
    ['交了两万三', 23_000],
    ['每斤三块五', 3.5],
    ['多收了五毛', 0.5],
    ['短了我八角', 0.8],
    ['还剩四千多', 4000],
    ['一千七百五十块', 1750],
    ['裙子买的299，没穿', 299],
    ['五羊摩托买来，七千二，跑了俩月', 7200],
  ])('is in 「%s」', (text, yuan) => expect(sumsOf(plainText(text)).map((one) => one.yuan)).toEqual([yuan]));

  it.each(['买了10袋', '2022年买的', '家住301室', '补一块骨头', '品种叫丰垦818，出苗不齐', '跑过一万二，还做过漆'])(
    'is not in 「%s」',
    (text) => expect(sumsOf(plainText(text))).toEqual([]),
  );
});

describe('how many times what one costs', () => {
  it.each([
    ['6袋，一袋45，种了7亩', 270],
    ['喝的八箱酒是街上拿的，一箱四百', 3200],
    ['一斤3.5元，称了20斤', 70],
  ])('in 「%s」', (text, yuan) => expect(productOf(plainText(text))?.yuan).toBe(yuan));

  it('is not made of what is said once, nor where the whole is told', () => {
    expect(productOf('一袋45')).toBeNull();
    expect(rolesOfSums(plainText('买了10袋，一袋175，一共1750块')).amountYuan).toBe(1750);
    expect(rolesOfSums(plainText('买了6袋，一袋45')).amountYuan).toBe(270);
  });
});

describe('the role of a sum', () => {
  it('tells what was paid, what is asked and what was lost', () => {
    expect(rolesOfSums(plainText('药钱96块，减产损失1100，让他赔1200。'))).toMatchObject({
      amountYuan: 96,
      claimYuan: 1200,
      lossYuan: 1100,
    });
    expect(rolesOfSums(plainText('花了360块，要求退款。')).claimYuan).toBe(360);
    expect(rolesOfSums(plainText('交定金5000元，要求退一半。')).claimYuan).toBe(2500);
  });
});
