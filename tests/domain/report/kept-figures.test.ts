import { describe, expect, it } from 'vitest';
import { takesFigure } from '../../../src/domain/report/kept-figures.ts';
import type { CarriedValue } from '../../../src/domain/exchange/carried.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

const value = (text: string, change: Partial<CarriedValue> = {}): CarriedValue => ({
  name: '数',
  figure: null,
  text,
  value: 1,
  part: null,
  whole: null,
  base: null,
  definition: null,
  ...change,
});
const values = [value('40'), value('75.00%', { value: null, part: 30 }), value('王翠花', { value: null })];
const lines = ['8月受理40件，办结率75.00%，挽回1,234,567元', '王翠花，40岁，住2号楼40号，电话13912344040', '12.5万元'];
const takes = (words: string) => takesFigure(words, lines, '（已删去）', values);

describe('what may not be struck out of a report', () => {
  it.each([
    ['40'],
    ['198件'],
    ['1,234,567'],
    ['1,234,567元'],
    ['234,567'],
    ['3.5%'],
    ['75.00%'],
    ['2.6亿元'],
    // A figure of the report with words about it.
    ['受理40件'],
    ['办结率75.00%，挽回'],
    // A part of one.
    ['567元'],
    ['挽回1'],
    ['.00%，挽回'],
    ['%，挽回'],
    [',567元'],
    ['万元'],
  ])('%s takes a figure', (words) => expect(takes(words)).toBe(true));

  it.each([
    ['王翠花'],
    // What only looks like a figure of the report: an age, a house, a telephone in which it stands.
    ['40岁'],
    ['2号楼40号'],
    ['13912344040'],
    ['330127198503124041'],
    ['0571-88123440'],
    ['1985.3.12'],
  ])('%s takes none', (words) => expect(takes(words)).toBe(false));

  it('reads the longest report in no time', async () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `城关所${i}`);
    const many = Array.from({ length: 600 }, (_, i) => value(String(i)));
    const look = () => expect(takesFigure('王翠花', [...long, '王翠花'], '（已删去）', many)).toBe(false);
    expect(await processorTimeOf(look, 500)).toBeLessThan(500);
  });
});
