/** 格式条款审查和合同文本的列表: their filters and columns. */
import type { DocketListing, Plain } from '../../matter/docket/docket-list.ts';
import type { RowEntry } from '../../matter/docket/docket-row.ts';
import {
  contractFormWords,
  contractReviewStateWords,
  reviewSourceWords,
  type ContractReview,
} from './contract-review.ts';
import { standardContractKindWords, standardContractStateWords, type StandardContract } from './standard-contract.ts';
import { clauseTradeWords } from './trade.ts';

/** What a row of the list carries of a review; of a column that was chosen, its field too. */
export const contractReviewRow = ['operatorName', 'title', 'trade', 'form', 'collectedOn', 'dueOn'] as const;
export const contractReviewSpare = ['source', 'round', 'enforcementNumber'] as const;

interface ReviewItem {
  entry: RowEntry<Plain<ContractReview>, (typeof contractReviewRow)[number], (typeof contractReviewSpare)[number]>;
  more: { officeName: string | null; marks: number; suspected: number; open: number };
}

const tradeFilter = { zh: '行业', en: 'Industry', options: clauseTradeWords } as const;

export const contractReviewListing: DocketListing<ReviewItem> = {
  list: 'contract-reviews',
  day: { zh: '收到', en: 'Collected' },
  hasDue: true,
  filters: {
    trade: tradeFilter,
    form: { zh: '哪一种', en: 'Kind', options: contractFormWords },
    source: { zh: '来源', en: 'Source', options: reviewSourceWords },
    officeId: { zh: '承办单位', en: 'Office', from: 'offices' },
    round: { zh: '轮次', en: 'Round' },
    operatorId: { zh: '经营者', en: 'Shop', linked: { zh: '档案里的一家', en: 'one of the register' } },
  },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    operatorName: { zh: '谁的', en: 'Whose', width: 180, inName: true, text: ({ entry }) => entry.operatorName },
    title: { zh: '合同、告示', en: 'Text', width: 180, inName: true, text: ({ entry }) => entry.title },
    trade: { zh: '行业', en: 'Industry', width: 110, text: ({ entry }) => clauseTradeWords[entry.trade] },
    form: { zh: '哪一种', en: 'Kind', width: 96, text: ({ entry }) => contractFormWords[entry.form] },
    source: {
      zh: '来源',
      en: 'Source',
      width: 110,
      spare: true,
      reads: ['source'],
      text: ({ entry: { source } }) => (source === undefined ? null : reviewSourceWords[source]),
    },
    round: {
      zh: '轮次',
      en: 'Round',
      width: 120,
      spare: true,
      reads: ['round'],
      text: ({ entry }) => entry.round ?? null,
    },
    office: { zh: '承办', en: 'Office', width: 130, spare: true, text: ({ more }) => more.officeName },
    collected: { zh: '收到', en: 'Collected', width: 96, sorts: 'day', text: ({ entry }) => entry.collectedOn },
    marks: { zh: '标出', en: 'Marked', width: 64, right: true, text: ({ more }) => more.marks },
    suspected: { zh: '涉嫌', en: 'Suspected', width: 64, right: true, text: ({ more }) => more.suspected },
    open: { zh: '没定', en: 'Open', width: 110, right: true, text: ({ more }) => more.open },
    case: {
      zh: '案件',
      en: 'Case',
      width: 110,
      spare: true,
      reads: ['enforcementNumber'],
      text: ({ entry }) => entry.enforcementNumber ?? null,
    },
    state: { zh: '状态', en: 'State', width: 100, text: ({ entry }) => contractReviewStateWords[entry.state] },
    due: { zh: '期限', en: 'Due', width: 96, sorts: 'due', text: ({ entry }) => entry.dueOn },
  },
};

export const standardContractRow = ['title', 'kind', 'trade', 'operatorName', 'filedOn', 'recheckBy'] as const;
export const standardContractSpare = ['edition'] as const;

interface ContractItem {
  entry: RowEntry<
    Plain<StandardContract>,
    (typeof standardContractRow)[number],
    (typeof standardContractSpare)[number]
  >;
  more: { reviews: readonly { number: string }[] };
}

export const standardContractListing: DocketListing<ContractItem> = {
  list: 'standard-contracts',
  day: { zh: '备案、收录', en: 'Filed' },
  hasDue: true,
  filters: { kind: { zh: '哪一种', en: 'Kind', options: standardContractKindWords }, trade: tradeFilter },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    title: { zh: '文本', en: 'Text', width: 200, inName: true, text: ({ entry }) => entry.title },
    kind: { zh: '哪一种', en: 'Kind', width: 96, text: ({ entry }) => standardContractKindWords[entry.kind] },
    trade: { zh: '行业', en: 'Industry', width: 110, text: ({ entry }) => clauseTradeWords[entry.trade] },
    operatorName: { zh: '谁的', en: 'Whose', width: 180, wide: true, text: ({ entry }) => entry.operatorName },
    edition: {
      zh: '版本',
      en: 'Edition',
      width: 90,
      spare: true,
      reads: ['edition'],
      text: ({ entry }) => entry.edition ?? null,
    },
    filed: { zh: '备案、收录', en: 'Filed', width: 96, sorts: 'day', text: ({ entry }) => entry.filedOn },
    reviews: {
      zh: '审查',
      en: 'Reviews',
      width: 130,
      text: ({ more }) => more.reviews.map(({ number }) => number).join('、'),
    },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => standardContractStateWords[entry.state] },
    due: { zh: '复查日', en: 'Re-check by', width: 96, sorts: 'due', text: ({ entry }) => entry.recheckBy },
  },
};
