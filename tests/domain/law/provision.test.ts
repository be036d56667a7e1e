import { expect, it } from 'vitest';
import { numberOf, numeralOf } from '../../../src/domain/law/article.ts';
import {
  fullTitle,
  ProvisionRow,
  provisionEn,
  provisionsIn,
  provisionsZh,
  provisionZh,
  statutes,
} from '../../../src/domain/law/provision.ts';

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

it('is cited in both languages', () => {
  const provision = { law: '中华人民共和国食品安全法', article: 34, paragraph: 1, item: 10 };
  expect(provisionZh(provision)).toBe('《中华人民共和国食品安全法》第三十四条第一款第（十）项');
  expect(provisionEn(provision)).toBe('Food Safety Law art. 34(1) item 10');
  expect(provisionsZh([])).toBeNull();
});

it('is read out of a cell of an old ledger, with figures or numerals, and only where a law is named', () => {
  expect(provisionsIn('违反《食品安全法》第三十四条第一款第（十）项，《价格法》第13条')).toEqual([
    { law: '中华人民共和国食品安全法', article: 34, paragraph: 1, item: 10 },
    { law: '中华人民共和国价格法', article: 13, paragraph: null, item: null },
  ]);
  expect(provisionsIn('《禁止传销条例》第七条第三项')).toEqual([
    { law: '禁止传销条例', article: 7, paragraph: null, item: 3 },
  ]);
  expect(provisionsIn('食品安全法第三十四条')).toEqual([]);
  expect(provisionsIn('见决定书')).toEqual([]);
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
