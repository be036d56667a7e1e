import { expect, it } from 'vitest';
import { byScore, printedTitle } from '../../../src/domain/assessment/award.ts';

it('公布的名单按得分排，没有分的在最后，并列的照原来的次序', () => {
  const honour = (name: string, permille: number | null) => ({ name, permille });
  const chosen = [
    honour('城北', 907),
    honour('特别', null),
    honour('西关', 917),
    honour('前柳', 853),
    honour('文峰', 853),
  ];
  expect(byScore(chosen).map(({ name }) => name)).toEqual(['西关', '城北', '前柳', '文峰', '特别']);
});

it('证书和公布里年份和“年”之间没有空格，名字里别的空格照旧', () => {
  expect(printedTitle('2026 年第三季度站点考核')).toBe('2026年第三季度站点考核');
  expect(printedTitle('2026年 站点考核 A 组')).toBe('2026年 站点考核 A 组');
});
