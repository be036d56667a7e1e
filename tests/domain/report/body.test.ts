import { describe, expect, it } from 'vitest';
import {
  chipsUsed,
  plainOf,
  ReportBody,
  ReportPiece,
  runsOf,
  type WrittenReport,
} from '../../../src/domain/report/body.ts';

const body = (blocks: unknown[], chips: unknown[] = []) =>
  ReportBody.parse({ title: '汇报', addressee: '市局', blocks, chips, signedBy: '〔本局〕', dateStyle: 'arabic' });

describe('What is typed into a report', () => {
  it('has no characters that no database takes or that turn numbers round, and keeps its blanks', () => {
    const piece = ReportPiece.parse({ text: ' 受理\u202e201件\u2066\u0000，' });
    expect(piece.text).toBe(' 受理201件，');
  });
});

describe('汇报稿', () => {
  it('文字里的〔名称〕是数字块，〔注：…〕是脚注，其余照写', () => {
    expect(runsOf('受理投诉〔受理投诉〕件〔注：按受理日期〕，调处〔调处〕件')).toEqual([
      { kind: 'text', text: '受理投诉' },
      { kind: 'chip', name: '受理投诉' },
      { kind: 'text', text: '件' },
      { kind: 'note', text: '按受理日期' },
      { kind: 'text', text: '，调处' },
      { kind: 'chip', name: '调处' },
      { kind: 'text', text: '件' },
    ]);
    expect(runsOf('')).toEqual([]);
    expect(runsOf('没有收尾的〔受理')).toEqual([{ kind: 'text', text: '没有收尾的〔受理' }]);
  });

  it('一篇用到的数字块按读到的次序各列一次，条件里问到的也算', () => {
    const blocks = [
      { id: '1', kind: 'heading', level: 1, text: '总体〔受理投诉〕' },
      {
        id: '2',
        kind: 'paragraph',
        pieces: [{ text: '办结〔办结〕、〔受理投诉〕', when: { chip: '违法', is: 'zero' } }],
      },
      { id: '3', kind: 'table', caption: '', head: ['所', '〔调处〕'], rows: [['柳河', '〔办结〕']] },
    ];
    expect(chipsUsed(body(blocks))).toEqual(['受理投诉', '办结', '调处', '本局', '违法']);
  });

  it('数字块的名称里不能有括号和冒号，不然认不出来', () => {
    const chip = (name: string) => ({ kind: 'typed', name });
    expect(ReportBody.safeParse({ ...body([]), chips: [chip('先进站')] }).success).toBe(true);
    for (const name of ['先进〔站', '注：站', ''])
      expect(ReportBody.safeParse({ ...body([]), chips: [chip(name)] }).success, name).toBe(false);
  });

  it('写成的汇报一段一行给人核对，脚注在后，署名和日期在末', () => {
    const written: WrittenReport = {
      title: '汇报',
      addressee: '市局',
      blocks: [
        { id: '1', kind: 'heading', level: 1, text: '一、总体' },
        {
          id: '2',
          kind: 'paragraph',
          runs: [{ text: '受理' }, { text: '201', chip: '受理' }, { text: '件', note: 1 }],
        },
        { id: '3', kind: 'table', caption: '各所', head: ['所', '件'], rows: [['柳河', '3']] },
      ],
      notes: ['按受理日期'],
      signedBy: '青禾县局',
      signedOn: '2014年11月10日',
      dateStyle: 'arabic',
    };
    expect(plainOf(written).split('\n')).toEqual([
      '汇报',
      '市局：',
      '一、总体',
      '受理201件',
      '各所',
      '所\t件',
      '柳河\t3',
      '注1：按受理日期',
      '青禾县局',
      '2014年11月10日',
    ]);
  });
});
