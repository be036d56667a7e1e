import { describe, expect, it } from 'vitest';
import { listedWithin, miscounted, statedCounts } from '../../../src/domain/supervision/stated-count.ts';

const said = (text: string) => statedCounts(text).map(({ n }) => n);

describe('what the words of a letter say of how many items follow', () => {
  it.each([
    ['我局向电信部门提出如下四项规范意见：', [4]],
    ['现提出以下 3 条整改建议。', [3]],
    ['提出１２条建议，请照办。', [12]],
    ['请按下列两项办理：', [2]],
    ['现提出如下十一项：', [11]],
    ['特提出叁项要求', [3]],
    ['提出三点意见', [3]],
    ['如下4项内容', [4]],
    ['提出如下四项规范意见，上述四项意见请答复。', [4, 4]],
    ['提出如下二十一条措施', [21]],
  ] as const)('%s', (text, counts) => {
    expect(said(text)).toEqual(counts);
  });

  it.each([
    '违反《消费者权益保护法》第二十条的规定。',
    '三点钟到店里，看了两项服务。',
    '依据第八条意见精神办理。',
    '店里有 3 项服务没有明码标价，欠费 30 多元。',
    '第3.4项意见',
    '检查发现以下三项问题：没有明码标价等。',
    '请按通知办理。',
    '',
  ])('says nothing of it: %s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('what the words before the findings of a survey say of how many there are', () => {
  const found = (text: string) => statedCounts(text, 'findings').map(({ n }) => n);

  it('counts no markets, firms or goods that have such a thing', () => {
    expect(found('走访了 12 个问题多发的市场')).toEqual([]);
    expect(found('查了 3 个问题突出的乡镇，看了 5 个不足百户的村')).toEqual([]);
    expect(found('调查发现 3 个问题，都列在下面')).toEqual([3]);
    expect(found('走访了 12 个问题多发的市场，发现三个问题')).toEqual([3]);
  });
  it.each([
    ['这次调查发现四项问题。', [4]],
    ['家装市场存在以下四个方面的突出问题：', [4]],
    ['主要有三大问题', [3]],
    ['得出如下 5 条结论', [5]],
    ['发现的 4 个问题，逐项说明如下', [4]],
    ['共四项：', [4]],
    ['存在两类典型问题', [2]],
  ] as const)('%s', (text, counts) => {
    expect(found(text)).toEqual(counts);
  });

  it.each([
    '问卷 7 个问题，收回 10 份。',
    '问了三个问题。',
    '10 家里 3 家只有口头约定。',
    '10 家用 5 种写法，没有一家用示范文本。',
    '给 10 家提出三项规范意见。',
    '第四个问题没有人答。',
    '查了两项服务、三类商品。',
  ])('says nothing of it: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('a text that lists in its own words lists so many, one mark alone is no list', () => {
    expect(listedWithin('三个问题：一是没有证；二是没有合同；三是没有制度。')).toBe(3);
    expect(listedWithin('（一）没有证（二）没有合同')).toBe(2);
    expect(listedWithin('一是没有证。')).toBe(0);
    expect(listedWithin('二是没有证；一是没有合同')).toBe(0);
    expect(miscounted('四个问题：一是没有证；二是没有合同', 2, 'findings')).toEqual([{ words: '四个问题', n: 4 }]);
  });
});
