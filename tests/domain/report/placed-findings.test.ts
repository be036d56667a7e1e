/** Where a finding of a draft is laid: by its place, whole figures, and on what somebody typed rather than on what the ledger made. */
import { describe, expect, it } from 'vitest';
import { ReportBody } from '../../../src/domain/report/body.ts';
import { checkWorkReport } from '../../../src/domain/report/check/check-work-report.ts';
import { findingOf, wholeAt } from '../../../src/domain/report/check/finding.ts';
import { rightEn } from '../../../src/domain/report/style/right-words.ts';
import { madeIn } from '../../../src/domain/report/typed-words.ts';
import { placeFindings, writeReport } from '../../../src/domain/report/writing.ts';
import { plainOf } from '../../../src/domain/report/body.ts';
import type { ChipValue } from '../../../src/domain/report/chip-value.ts';

const valueOf = (name: string, text: string): [string, ChipValue] => [
  name,
  {
    name,
    text,
    kind: 'figure',
    isBlank: false,
    value: 1,
    part: null,
    whole: null,
    base: null,
    note: '',
    scope: null,
    records: [],
  },
];
const drafted = (texts: readonly string[], values: Readonly<Record<string, string>>) => {
  const body = ReportBody.parse({
    title: '消费维权工作情况（2026年11月）',
    addressee: '县人民政府',
    blocks: texts.map((text, i) => ({ id: `p${i}`, kind: 'paragraph', pieces: [{ text }] })),
    chips: [],
    signedBy: '',
    dateStyle: 'arabic',
  });
  return {
    body,
    written: writeReport(body, new Map(Object.entries(values).map(([name, text]) => valueOf(name, text)))),
  };
};
const found = (texts: readonly string[], values: Readonly<Record<string, string>>) => {
  const { body, written } = drafted(texts, values);
  return placeFindings(written, checkWorkReport(plainOf(written), madeIn(body, written)));
};

describe('查出的毛病标在哪里', () => {
  it('手写的数在数字块前面：前后不一标在手写的数上，写出后面的数', () => {
    const told = found(['全县共受理投诉99件，进展平稳。', '全县共受理投诉〔受理〕，办结及时。'], { 受理: '30件' });
    expect(told.map(({ rule, right, blockId, at }) => [rule, right, blockId, at])).toEqual([
      ['two-values', '后面写的是30件', 'p0', { start: 7, end: 10 }],
    ]);
    expect(rightEn('后面写的是30件')).toBe('it says 30件 further on');
  });

  it('手写的数在数字块后面：照旧标在手写的数上', () => {
    const told = found(['全县共受理投诉〔受理〕，办结及时。', '全县共受理投诉99件，进展平稳。'], { 受理: '30件' });
    expect(told.map(({ right, blockId }) => [right, blockId])).toEqual([['前面写的是30件', 'p1']]);
  });

  const values = new Map([valueOf('受理', '30件')]);
  const blocksTold = (blocks: readonly object[], title = '消费维权工作情况（2026年11月）') => {
    const { body: base } = drafted([], {});
    const body = ReportBody.parse({ ...base, title, blocks });
    const written = writeReport(body, values);
    return placeFindings(written, checkWorkReport(plainOf(written), madeIn(body, written)))
      .filter(({ rule }) => rule === 'two-values')
      .map(({ blockId, right }) => [blockId, right]);
  };
  const paragraph = (text: string) => ({ id: 'p', kind: 'paragraph', pieces: [{ text }] });
  const heading = (text: string) => ({ id: 'h', kind: 'heading', level: 1, text });
  const table = (text: string, from: string | null = null) => ({
    id: 't',
    kind: 'table',
    caption: '',
    head: [],
    rows: [[text]],
    from,
  });
  it.each([
    ['手写的标题', [paragraph('全县共受理投诉30件。'), heading('全县共受理投诉22件')], 'h', '前面写的是30件'],
    ['手写的表', [paragraph('全县共受理投诉30件。'), table('全县共受理投诉22件')], 't', '前面写的是30件'],
    ['数字块写的段', [heading('全县共受理投诉22件'), paragraph('全县共受理投诉〔受理〕。')], 'h', '后面写的是30件'],
    ['数字块写的标题', [paragraph('全县共受理投诉22件。'), heading('全县共受理投诉〔受理〕')], 'p', '后面写的是30件'],
    ['数字块写的表', [paragraph('全县共受理投诉22件。'), table('全县共受理投诉〔受理〕')], 'p', '后面写的是30件'],
  ])('%s是谁写的，看里面有没有数字块', (_, blocks, at, right) => {
    expect(blocksTold(blocks)).toEqual([[at, right]]);
  });

  it('脚注是手写的：前后不一不说段里的数', () => {
    const [told] = found(['全县共受理投诉30件〔注：全县共受理投诉22件。〕。'], {});
    expect([told?.rule, told?.right, told?.printed]).toEqual(['two-values', '前面写的是30件', '受理投诉22件']);
  });

  it('一样的句子在两段里，标在说错的那一段；“1件”不在“11件”里', () => {
    const { written } = drafted(['受理投诉11件，不予受理1件。', '受理投诉11件，不予受理1件。'], {});
    const plain = plainOf(written);
    const from = plain.lastIndexOf('受理投诉11件');
    const sentence = { words: '受理投诉11件，不予受理1件。', plain: '受理投诉11件，不予受理1件。', at: from };
    const [placed] = placeFindings(written, [findingOf('ledger', sentence, '1件', '2件')]);
    expect([placed?.blockId, placed?.at]).toEqual(['p1', { start: 12, end: 14 }]);
    expect([wholeAt('11件', '1件'), wholeAt('1.1件', '1件'), wholeAt('共1件', '1件')]).toEqual([-1, -1, 1]);
  });
});
