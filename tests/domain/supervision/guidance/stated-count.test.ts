import { describe, expect, it } from 'vitest';
import { statedCounts } from '../../../../src/domain/supervision/guidance/stated-count.ts';

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
