import type { CarriedReport } from '../../../src/domain/exchange/carried.ts';

/** A signed report as it comes over the line from a county below. */
export const aCarriedReport: CarriedReport = {
  id: '0190c0de-0000-7000-8000-000000000f01',
  from: '白沙县',
  countyId: 990102,
  seal: '0'.repeat(64),
  kind: 'report',
  reportId: '0190c0de-0000-7000-8000-000000000f02',
  number: '汇2026-0004',
  edition: 1,
  reportKind: 'bulletin',
  title: '白沙县2026年8月投诉举报统计月报',
  periodFrom: '2026-08-01',
  periodTo: '2026-08-31',
  issueNumber: '白市监〔2026〕12号',
  addressee: '安澜市市场监督管理局',
  signedBy: '白沙县市场监督管理局',
  signedOn: '2026-09-05',
  blocks: [
    { kind: 'heading', level: 1, text: '一、基本情况' },
    { kind: 'paragraph', text: '8月共受理投诉40件，办结30件，办结率75.00%。' },
    { kind: 'table', caption: '表1 各所受理', head: ['所', '件'], rows: [['城关所', '40']] },
  ],
  notes: [],
  values: [
    { name: '受理投诉', figure: 'accepted', text: '40', value: 40, part: null, whole: null, base: null, definition: 1 },
    {
      name: '办结率',
      figure: 'closureRate',
      text: '75.00%',
      value: null,
      part: 30,
      whole: 40,
      base: null,
      definition: 9,
    },
  ],
  sha256: 'd'.repeat(64),
};
