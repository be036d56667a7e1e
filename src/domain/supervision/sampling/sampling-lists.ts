/** 抽检、抽检计划和检验机构的列表: their filters and columns. */
import { figureTitles } from '../../figures/figure.ts';
import { samplingFigureWords } from '../figures/sampling-figures.ts';
import type { DocketListing, Plain } from '../../matter/docket/docket-list.ts';
import type { RowEntry } from '../../matter/docket/docket-row.ts';
import { batchStateWords, type SamplingBatch } from './batch.ts';
import { commissioners, productClasses } from './goods.ts';
import { institutionStateWords, type Institution } from './institution.ts';
import { planTitleZh, samplingPlanStateWords, type SamplingPlan } from './sampling-plan.ts';

/** What a row of the list carries of a batch; of a column that was chosen, its field too. */
export const batchRow = ['product', 'sellerName', 'productClass', 'commissioner', 'sampledOn', 'dueOn'] as const;
export const batchSpare = ['maker', 'lot', 'formerNumber'] as const;

interface BatchItem {
  entry: RowEntry<Plain<SamplingBatch>, (typeof batchRow)[number], (typeof batchSpare)[number]>;
  more: {
    officeName: string | null;
    samplerNames: readonly string[];
    institution: { name: string } | null;
    reportNumber: string | null;
    /** What the institution found, once it was told; null before. */
    found: 'fit' | 'unfit' | null;
    due: { zh: string; en: string; targetOn: string } | null;
  };
}

const goodsFilters = {
  productClass: { zh: '类别', en: 'Class', options: productClasses },
  commissioner: { zh: '委托', en: 'Commissioned by', options: commissioners },
} as const;
const officeFilter = { zh: '承办单位', en: 'Office', from: 'offices' } as const;
export const ofShopFilter = {
  zh: '经营者',
  en: 'Shop',
  linked: { zh: '档案里的一家', en: 'one of the register' },
} as const;

export const batchListing: DocketListing<BatchItem> = {
  list: 'samplings',
  day: { zh: '抽样', en: 'Sampled' },
  hasDue: true,
  filters: {
    ...goodsFilters,
    result: {
      zh: '结果',
      en: 'Result',
      options: {
        unfit: { zh: '不合格', en: 'Unqualified' },
        fit: { zh: '合格', en: 'Qualified' },
        none: { zh: '还没出', en: 'None yet' },
      },
    },
    officeId: officeFilter,
    planId: { zh: '计划', en: 'Plan', linked: { zh: '选定的一个', en: 'the chosen one' } },
    operatorId: ofShopFilter,
  },
  figures: figureTitles(samplingFigureWords),
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    product: { zh: '样品', en: 'Product', width: 160, inName: true, text: ({ entry }) => entry.product },
    seller: { zh: '被抽样单位', en: 'Seller', width: 180, wide: true, text: ({ entry }) => entry.sellerName },
    productClass: { zh: '类别', en: 'Class', width: 100, text: ({ entry }) => productClasses[entry.productClass] },
    commissioner: { zh: '委托', en: 'By', width: 84, text: ({ entry }) => commissioners[entry.commissioner] },
    office: { zh: '承办', en: 'Office', width: 130, spare: true, text: ({ more }) => more.officeName },
    sampled: { zh: '抽样', en: 'Sampled', width: 96, sorts: 'day', text: ({ entry }) => entry.sampledOn },
    samplers: {
      zh: '抽样人',
      en: 'Sampled by',
      width: 120,
      spare: true,
      text: ({ more }) => more.samplerNames.join('、'),
    },
    institution: {
      zh: '检验机构',
      en: 'Institution',
      width: 160,
      spare: true,
      text: ({ more }) => more.institution?.name ?? null,
    },
    report: {
      zh: '报告编号',
      en: 'Report',
      width: 120,
      spare: true,
      text: ({ more }) => more.reportNumber,
    },
    result: {
      zh: '结果',
      en: 'Result',
      width: 80,
      text: ({ more: { found } }) => (found === null ? null : foundWords[found]),
    },
    maker: {
      zh: '生产者',
      en: 'Maker',
      width: 160,
      spare: true,
      reads: ['maker'],
      text: ({ entry }) => entry.maker ?? null,
    },
    lot: { zh: '批号', en: 'Lot', width: 100, spare: true, reads: ['lot'], text: ({ entry }) => entry.lot ?? null },
    formerNumber: {
      zh: '旧编号',
      en: 'Old number',
      width: 120,
      spare: true,
      reads: ['formerNumber'],
      text: ({ entry }) => entry.formerNumber ?? null,
    },
    state: { zh: '状态', en: 'State', width: 134, text: ({ entry }) => batchStateWords[entry.state] },
    due: {
      zh: '时限',
      en: 'Due',
      width: 226,
      sorts: 'due',
      text: ({ more: { due } }) =>
        due === null ? null : { zh: `${due.zh} ${due.targetOn}`, en: `${due.en} ${due.targetOn}` },
    },
  },
};

const foundWords = { fit: { zh: '合格', en: 'Qualified' }, unfit: { zh: '不合格', en: 'Unqualified' } } as const;

export const institutionListing: DocketListing<{ entry: Plain<Institution>; more: { expired: boolean } }> = {
  list: 'institutions',
  day: { zh: '资质有效期', en: 'Valid to' },
  hasDue: true,
  filters: {
    productClass: { zh: '能检', en: 'Tests', options: productClasses },
    retests: { zh: '复检', en: 'Re-tests', options: { true: { zh: '在复检名录里', en: 'in the list' } } },
  },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    name: { zh: '机构', en: 'Institution', width: 200, inName: true, text: ({ entry }) => entry.name },
    cma: { zh: '资质编号', en: 'CMA', width: 130, text: ({ entry }) => entry.cmaNumber },
    scope: {
      zh: '能检',
      en: 'Tests',
      width: 220,
      wide: true,
      text: ({ entry }) => ({
        zh: entry.scope.map((one) => productClasses[one].zh).join('、'),
        en: entry.scope.map((one) => productClasses[one].en).join(', '),
      }),
    },
    validTo: { zh: '有效期到', en: 'Valid to', width: 184, sorts: 'due', text: ({ entry }) => entry.validTo },
    standing: {
      zh: '资质',
      en: 'Qualification',
      width: 90,
      text: ({ more }) => (more.expired ? { zh: '已过期', en: 'Expired' } : { zh: '有效', en: 'Valid' }),
    },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => institutionStateWords[entry.state] },
  },
};

interface PlanItem {
  entry: Plain<SamplingPlan>;
  more: { officeName: string | null; byName: string; approvedByName: string; sampled: number };
}

export const samplingPlanListing: DocketListing<PlanItem> = {
  list: 'sampling-plans',
  day: { zh: '年季', en: 'Period' },
  hasDue: false,
  filters: { ...goodsFilters, officeId: officeFilter },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    title: { zh: '计划', en: 'Plan', width: 200, inName: true, text: ({ entry }) => planTitleZh(entry) },
    commissioner: { zh: '委托', en: 'By', width: 84, text: ({ entry }) => commissioners[entry.commissioner] },
    office: { zh: '承办', en: 'Office', width: 130, text: ({ more }) => more.officeName },
    batches: { zh: '批数', en: 'Batches', width: 70, right: true, text: ({ entry }) => entry.batches },
    sampled: { zh: '已抽', en: 'Sampled', width: 70, right: true, text: ({ more }) => more.sampled },
    by: { zh: '拟定', en: 'Drafted by', width: 90, text: ({ more }) => more.byName },
    approvedBy: { zh: '批准', en: 'Approved by', width: 90, text: ({ more }) => more.approvedByName },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => samplingPlanStateWords[entry.state] },
  },
};
