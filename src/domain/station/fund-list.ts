/** 站点经费的列表: its filters and columns. */
import { formatYuan } from '../base/money.ts';
import type { DocketListing, Plain } from '../matter/docket/docket-list.ts';
import type { RowEntry } from '../matter/docket/docket-row.ts';
import { fundKindWords, fundSources, fundStateWords, fundUses, type Fund } from './fund.ts';

/** What a row of the list carries of an item; of a column that was chosen, its field too. */
export const fundRow = ['kind', 'amountFen', 'source', 'use', 'onDay'] as const;
export const fundSpare = ['voucher', 'remark'] as const;

interface FundListed {
  entry: RowEntry<Plain<Fund>, (typeof fundRow)[number], (typeof fundSpare)[number]>;
  more: { stationName: string; byName: string; approvedByName: string | null };
}

export const fundListing: DocketListing<FundListed> = {
  list: 'funds',
  day: { zh: '票据日期', en: 'Day of the paper' },
  hasDue: false,
  filters: {
    kind: { zh: '收支', en: 'Kind', options: fundKindWords },
    stationId: { zh: '站点', en: 'Station', from: 'stations' },
    source: { zh: '来源', en: 'Source', options: fundSources },
    use: { zh: '用途', en: 'Use', options: fundUses },
    year: { zh: '哪一年', en: 'Year' },
  },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    station: { zh: '站点', en: 'Station', width: 170, inName: true, text: ({ more }) => more.stationName },
    kind: { zh: '收支', en: 'Kind', width: 64, text: ({ entry }) => fundKindWords[entry.kind] },
    amount: { zh: '金额（元）', en: 'Yuan', width: 100, right: true, text: ({ entry }) => formatYuan(entry.amountFen) },
    source: { zh: '来源', en: 'Source', width: 120, text: ({ entry }) => fundSources[entry.source] },
    use: { zh: '用途', en: 'Use', width: 120, text: ({ entry }) => (entry.use === null ? null : fundUses[entry.use]) },
    day: { zh: '票据日期', en: 'Day', width: 96, sorts: 'day', text: ({ entry }) => entry.onDay },
    voucher: {
      zh: '票据或文件号',
      en: 'Paper',
      width: 130,
      spare: true,
      reads: ['voucher'],
      text: ({ entry }) => entry.voucher ?? null,
    },
    remark: {
      zh: '说明',
      en: 'Remark',
      width: 180,
      spare: true,
      reads: ['remark'],
      text: ({ entry }) => entry.remark ?? null,
    },
    by: { zh: '记的人', en: 'By', width: 80, text: ({ more }) => more.byName },
    approvedBy: { zh: '核准的人', en: 'Approved by', width: 80, spare: true, text: ({ more }) => more.approvedByName },
    state: { zh: '状态', en: 'State', width: 84, text: ({ entry }) => fundStateWords[entry.state] },
  },
};
