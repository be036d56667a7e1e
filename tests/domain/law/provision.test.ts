import { expect, it } from 'vitest';
import { numberOf, numeralOf } from '../../../src/domain/base/number/numerals.ts';
import { citationsIn, fullTitle, ProvisionRow, unlistedIn } from '../../../src/domain/law/provision.ts';
import { provisionEn, provisionZh, provisionsZh } from '../../../src/domain/law/words/provision-words.ts';
import { statutes } from '../../../src/domain/law/words/statutes.ts';

it('counts as Chinese law does, in both directions, beyond a thousand', () => {
  expect([10, 11, 20, 105, 110, 115, 200, 1005, 1191].map(numeralOf)).toEqual([
    '十',
    '十一',
    '二十',
    '一百零五',
    '一百一十',
    '一百一十五',
    '二百',
    '一千零五',
    '一千一百九十一',
  ]);
  for (let n = 1; n <= 1999; n += 1) expect(numberOf(numeralOf(n)), String(n)).toBe(n);
});

it('takes the short name of a law for its full title, and leaves other names as they are typed', () => {
  expect(fullTitle('《产品质量法》')).toBe('中华人民共和国产品质量法');
  expect(fullTitle('价格违法行为行政处罚规定')).toBe('价格违法行为行政处罚规定');
  expect(fullTitle('青禾县集市管理条例')).toBe('青禾县集市管理条例');
  for (const law of Object.keys(statutes)) expect(fullTitle(law)).toBe(law);
});

it('knows which laws are in no list, each once, by whatever name the others were typed', () => {
  const laws = ['产品质量法', '《食品安全法》', '什么也不是的法', '青禾县集市管理条例', '《什么也不是的法》', ''];
  expect(unlistedIn(laws.map((law) => ({ law })))).toEqual(['什么也不是的法', '青禾县集市管理条例']);
});

it('is cited in both languages', () => {
  const provision = { law: '中华人民共和国食品安全法', article: 34, paragraph: 1, item: 10 };
  expect(provisionZh(provision)).toBe('《中华人民共和国食品安全法》第三十四条第一款第（十）项');
  expect(provisionEn(provision)).toBe('Food Safety Law art. 34(1) item 10');
  expect(provisionsZh([])).toBeNull();
});

it('is read out of a cell of an old ledger, with figures or numerals, and only where a law is named', () => {
  expect(citationsIn('违反《食品安全法》第三十四条第一款第（十）项，《价格法》第13条').provisions).toEqual([
    { law: '中华人民共和国食品安全法', article: 34, paragraph: 1, item: 10 },
    { law: '中华人民共和国价格法', article: 13, paragraph: null, item: null },
  ]);
  expect(citationsIn('《禁止传销条例》第七条第三项').provisions).toEqual([
    { law: '禁止传销条例', article: 7, paragraph: null, item: 3 },
  ]);
  expect(citationsIn('食品安全法第三十四条').provisions).toEqual([]);
  expect(citationsIn('见决定书').provisions).toEqual([]);
});

it('carries the law on through 「、第…条」, and knows what it has not taken', () => {
  const places = (words: string) => citationsIn(words).provisions.map(provisionZh);
  const food = '《中华人民共和国食品安全法》';
  const many = '违反《食品安全法》第三十四条第一款第（十）项、第五十三条第一款和《产品质量法》第三十九条';
  expect(places(many)).toEqual([
    `${food}第三十四条第一款第（十）项`,
    `${food}第五十三条第一款`,
    '《中华人民共和国产品质量法》第三十九条',
  ]);
  expect(citationsIn(many).isWhole).toBe(true);
  expect(places('《食品安全法》（2018修正）第5条')).toEqual([`${food}第五条`]);
  for (const [words, taken] of [
    ['《商标法》第二十五条之一', 0],
    ['《食品安全法》第三十四条第二款、第三款', 1],
    ['《食品安全法》第三条至第五条', 1],
    ['《食品安全法》第三十四条、三十五条', 1],
    ['《食品安全法》第三十四条和产品质量法第三十九条', 1],
    ['《食品安全法》第三十四、五十三条', 0],
    ['见决定书', 0],
  ] as const) {
    expect(places(words), words).toHaveLength(taken);
    expect(citationsIn(words).isWhole, words).toBe(false);
  }
});

it('asks for a law and an article', () => {
  expect(ProvisionRow.parse({ law: '产品质量法', article: 50 })).toEqual({
    law: '中华人民共和国产品质量法',
    article: 50,
    paragraph: null,
    item: null,
  });
  expect(ProvisionRow.safeParse({ law: '', article: 1 }).success).toBe(false);
  expect(ProvisionRow.safeParse({ law: '产品质量法', article: 1.5 }).success).toBe(false);
});
