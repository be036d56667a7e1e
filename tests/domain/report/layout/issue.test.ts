import { describe, expect, it } from 'vitest';
import { framed, Issue, namesIn, NumberReport } from '../../../../src/domain/report/layout/issue.ts';

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
