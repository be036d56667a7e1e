import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAll, tabulate, type SheetQuestion } from '../../../../src/domain/figures/tabulate.ts';
import { countedWords } from '../../../../src/domain/supervision/survey/survey-words.ts';
import { saidTooMuch } from '../../../../src/domain/supervision/survey/said-too-much.ts';

const yesNo: SheetQuestion = { text: '家装资质证', kind: 'yesNo', options: [], part: '资质' };
const said = (words: string, k: number, n: number, population: number | null = 23) =>
  saidTooMuch(words, { k, n, population }).map((one) => one.words);

describe('汇总', () => {
  it('S79 counts each line by its own answers, what was not asked in none', () => {
    const sheets = [{ '1': 'no' }, { '1': 'no' }, { '1': 'yes' }, {}, { '1': 'other' }].map((answers) => ({ answers }));
    expect(tabulate([yesNo], sheets as never)).toEqual([{ n: 3, counts: { yes: 1, no: 2 } }]);
  });

  it('the counts of a line add up to those who answered it, whatever was sent', () => {
    const value = fc.constantFrom('yes', 'no', '', 'x');
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const [line] = tabulate(
          [yesNo],
          values.map((one) => ({ answers: { '1': one } })),
        );
        const sum = Object.values(line?.counts ?? {}).reduce((all, n) => all + n, 0);
        expect(sum).toBe(line?.n);
        expect(line?.n).toBe(values.filter((one) => one === 'yes' || one === 'no').length);
      }),
    );
  });

  it('S80 counts a firm once that has neither of two', () => {
    const sheets = [{ '4': 'no', '5': 'no' }, { '4': 'no', '5': 'yes' }, { '4': 'no' }].map((answers) => ({
      answers: answers as Record<string, string>,
    }));
    expect(countAll(sheets, [4, 5], 'no')).toEqual({ k: 1, n: 2 });
  });
});

describe('what a finding says and its counts do not bear', () => {
  it('S78 all firms of the county needs that all were asked; all of those asked needs k of k', () => {
    expect(said('我县家装公司均未取得资质证', 10, 10)).toEqual(['我县家装公司均']);
    expect(said('我县家装公司均未取得资质证', 23, 23)).toEqual([]);
    expect(said('我县家装公司均未取得资质证', 10, 10, null)).toEqual(['我县家装公司均']);
    expect(said('被调查的 10 家均未取得家装资质证。', 10, 10)).toEqual([]);
    expect(said('被调查的 10 家均未取得家装资质证。', 9, 10)).toEqual(['均']);
    expect(said('没有一家用示范文本', 10, 10)).toEqual([]);
  });

  it('大部分 is said by its number, and a share not below thirty', () => {
    expect(said('大部分没有持证人员', 7, 10)).toEqual(['大部分']);
    expect(said('没有持证人员的 7 家', 7, 10)).toEqual([]);
    expect(said('70% 没有制度', 7, 10)).toEqual(['70%']);
    expect(said('七成没有制度', 7, 10)).toEqual(['七成']);
    expect(said('过半没有制度', 7, 10)).toEqual(['过半']);
    expect(said('70% 没有制度', 21, 30)).toEqual([]);
    expect(said('管理制度、操作规程两样都没有的 6 家', 6, 10)).toEqual([]);
    expect(said('都市里的 10 家', 3, 10)).toEqual([]);
  });

  it('counts citizens by the head, firms by the house', () => {
    const [one] = saidTooMuch('大家人人没拿到票', { k: 1, n: 2, population: null, unit: '人' });
    expect(one?.zh).toBe('“人人”对不上：2 人里是 1 人；请写 1 人。');
    const asked = { questions: [1], k: 1, n: 2 };
    expect(countedWords('public', asked).zh).toBe('答了这问的 2 人里 1 人');
    expect(countedWords('operators', { ...asked, questions: [1, 2] }).zh).toBe('这几问都答了的 2 家里 1 家');
    expect(countedWords('stations', asked).zh).toBe('答了这问的 2 份里 1 份');
  });

  it('says in a whole sentence what to write instead', () => {
    const [one] = saidTooMuch('我县家装公司均未取得资质证', { k: 10, n: 10, population: 23 });
    expect(one?.zh).toBe('“我县家装公司均”说大了：全县登记 23 家，只查了 10 家；请写“被调查的 10 家”。');
  });
});
