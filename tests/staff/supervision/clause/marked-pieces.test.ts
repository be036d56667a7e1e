/** Two marks that share words are both to be found in the text, by their numbers and by pressing the words. */
import { expect, it } from 'vitest';
import { markedPieces, pressed } from '../../../../src/staff/supervision/clause/marked-pieces.ts';

const text = '谢绝自带酒水。车辆丢失概不负责。';
const seen = (marks: Parameters<typeof markedPieces>[1]) =>
  markedPieces(text, marks).map(({ words, within, begun }) => [
    words,
    within.map(({ n }) => n),
    begun.map(({ n }) => n),
  ]);

it('同一句话有两条理由的，两个编号都写在它前面', () => {
  const marks = [7, 8].map((n) => ({ n, at: 7, words: '车辆丢失概不负责' }));
  expect(seen(marks)).toEqual([
    ['谢绝自带酒水。', [], []],
    ['车辆丢失概不负责', [7, 8], [7, 8]],
    ['。', [], []],
  ]);
  expect([null, 7, 8].map((open) => pressed(marks, open)?.n)).toEqual([7, 8, 7]);
});

it('只有一部分相同的，各从自己的第一个字标起', () => {
  const marks = [
    { n: 2, at: 9, words: '丢失概不负责' },
    { n: 1, at: 7, words: '车辆丢失' },
  ];
  expect(seen(marks)).toEqual([
    ['谢绝自带酒水。', [], []],
    ['车辆', [1], [1]],
    ['丢失', [1, 2], [2]],
    ['概不负责', [2], []],
    ['。', [], []],
  ]);
});

it('正文里对不上的不标，正文一个字也不少', () => {
  const pieces = markedPieces(text, [
    { n: 1, at: 3, words: '车辆丢失' },
    { n: 2, at: 0, words: '谢绝自带酒水' },
  ]);
  expect(pieces.map(({ words }) => words).join('')).toBe(text);
  expect(pieces.flatMap(({ begun }) => begun.map(({ n }) => n))).toEqual([2]);
  expect(markedPieces('', [])).toEqual([]);
});
