import { describe, expect, it } from 'vitest';
import { numberOfEdition, placeOfNumber, yearOfNumber } from '../../../../src/domain/report/layout/issued-number.ts';
import { framed, Issue, namesIn, NumberReport } from '../../../../src/domain/report/layout/issue.ts';

describe('发文登记: the number of an edition', () => {
  const issued = (number: string, voidedOn: string | null = null) => ({ number, voidedOn });

  it.each([
    ['as it was signed, of before there was a register', '青市监〔2026〕1号', [], '青市监〔2026〕1号'],
    ['none, where it never had one', '', [], ''],
    ['given after the signature', '', [issued('青市监〔2026〕2号')], '青市监〔2026〕2号'],
    ['none, where its own was voided', '青市监〔2026〕1号', [issued('青市监〔2026〕1号', '2026-04-08')], ''],
    [
      'the one that it got instead',
      '青市监〔2026〕1号',
      [issued('青市监〔2026〕1号', '2026-04-08'), issued('青市监〔2026〕3号')],
      '青市监〔2026〕3号',
    ],
  ])('is %s', (_said, signed, known, number) => {
    expect(numberOfEdition(signed, known)).toBe(number);
  });

  it('tells its year and its place in it', () => {
    expect([yearOfNumber('青市监〔2026〕12号'), placeOfNumber('青市监〔2026〕12号')]).toEqual([2026, 12]);
    expect([yearOfNumber('12'), placeOfNumber('12')]).toEqual([0, 0]);
  });
});

describe('The number of a document', () => {
  it.each([
    ['青市监〔2026〕12号', '青市监〔2026〕12号'],
    ['青市监[2026]12号', '青市监〔2026〕12号'],
    ['青市监（2026）第012号', '青市监〔2026〕12号'],
    [' 青市监 ［2026］ 7号', '青市监〔2026〕7号'],
    ['青市监【2026】100号', '青市监〔2026〕100号'],
  ])('typed as %s is printed as %s', (typed, number) => {
    expect(Issue.parse({ number: typed }).number).toBe(number);
    expect(NumberReport.parse({ number: typed }).number).toBe(number);
  });

  it.each([
    '',
    '12号',
    '青市监2026年12号',
    '青市监〔26〕12号',
    '青市监〔2026〕0号',
    '青市监〔2026〕12',
    '<b>〔2026〕1号',
  ])('%s is none', (typed) => {
    expect(NumberReport.safeParse({ number: typed }).success).toBe(false);
    // A report that has no number yet is kept without one.
    expect(Issue.safeParse({ number: typed }).success).toBe(typed === '');
  });
});

describe('A report that is issued', () => {
  it('names the bureau, who signed and who gets a copy', () => {
    const issue = Issue.parse({
      number: '青市监〔2026〕12号',
      copyTo: '县政府办公室、县消协',
      attachments: '投诉、举报明细表；目录；',
    });
    expect(framed(issue, { bureauName: '青禾县市场监督管理局', signer: '韩志远', signedOn: '2027年1月6日' })).toEqual({
      head: { mark: '青禾县市场监督管理局文件', number: '青市监〔2026〕12号', signer: '韩志远' },
      imprint: { copyTo: ['县政府办公室', '县消协'], printedBy: '青禾县市场监督管理局', printedOn: '2027年1月6日' },
      attachments: ['投诉、举报明细表', '目录'],
    });
    expect(namesIn(' ')).toEqual([]);
    const issuer = { bureauName: '青禾县市场监督管理局', signer: '韩志远', signedOn: '2027年1月6日' };
    expect(framed({ ...issue, number: '' }, issuer)).toMatchObject({
      head: null,
      imprint: { copyTo: ['县政府办公室', '县消协'] },
    });
    expect(framed(Issue.parse({}), issuer)).toEqual({ head: null, imprint: null, attachments: [] });
    // A draft and an office's report are issued by nobody, and say what is attached.
    expect(framed(issue, null)).toEqual({ head: null, imprint: null, attachments: ['投诉、举报明细表', '目录'] });
  });
});
