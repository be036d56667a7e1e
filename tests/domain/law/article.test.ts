/** Every article that the desk shows can be cited in English, without a Chinese word left in it. */
import { expect, it } from 'vitest';
import { articleEn } from '../../../src/domain/law/article.ts';
import { numberOf, numeralOf } from '../../../src/domain/base/number/numerals.ts';
import { groundLists } from '../../../src/domain/law/ground.ts';
import { otherRoutes } from '../../../src/domain/inquiry/inquiry.ts';
import { powerOf } from '../../../src/domain/complaint/steps/jurisdiction.ts';
import { dutyLaws } from '../../../src/domain/law/duty-laws.ts';
import { clockRules, type RuleSet } from '../../../src/domain/law/rulebook.ts';

const names: readonly RuleSet[] = ['GS51', 'GS62', 'SAMR20', 'SAMR121'];

it('cites law, article, paragraph and item', () => {
  expect(articleEn('《市场监督管理投诉举报处理办法》第二十三条第一款第（五）项')).toBe('Order 121 art. 23(1) item 5');
  expect(articleEn('《食品安全法》第一百一十五条')).toBe('Food Safety Law art. 115');
  expect(articleEn('令20 第二十一条、条例 第四十六条')).toBe('Order 20 art. 21, Regulation art. 46');
  expect(articleEn('程序规定第二十条第一款第（四）项')).toBe('Penalty procedure art. 20(1) item 4');
});

it('leaves nothing Chinese of what clocks, grounds, powers, duties and other routes cite', () => {
  const answers = { inDuty: 'yes', respondent: 'ordinary', place: 'here', home: 'here' };
  const all = [
    ...names.flatMap((rules) => [
      ...Object.values(clockRules(rules)).flatMap(({ article, articleShort, cap }) => [
        article,
        articleShort,
        cap?.article ?? '',
        cap?.articleShort ?? '',
      ]),
      ...[groundLists[rules].decline, groundLists[rules].terminate].flatMap((list) =>
        Object.values(list).map(({ article }) => article),
      ),
      powerOf(answers as Parameters<typeof powerOf>[0], rules).article,
    ]),
    ...Object.values(dutyLaws).map(({ article }) => article),
    ...Object.values(otherRoutes).map(({ article }) => article),
  ];
  for (const article of all) expect(articleEn(article), article).toMatch(/^[ -~’]*$/u);
});

it('counts as the law does', () => {
  for (let n = 1; n < 100; n++) expect(numberOf(numeralOf(n))).toBe(n);
});
