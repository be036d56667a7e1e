/** 抽检 (F01, F06): batches by the day of their sampling and by who commissioned them, and food off the shelf in kilograms. */
import type { CarriedBookWords } from '../../figures/carried-book.ts';
import { byOffice, type FigureWords } from '../../figures/figure.ts';

export const samplingFigures = [
  'batchesSampled',
  'batchesByProvince',
  'batchesByCity',
  'batchesByCounty',
  'foodOffShelfGrams',
] as const;
export type SamplingFigure = (typeof samplingFigures)[number];

export const samplingFigureWords = {
  batchesSampled: {
    id: 'F01',
    zh: '监测抽检批次',
    en: 'Batches sampled',
    unit: 'count',
    unitZh: '批次',
    unitEn: 'batches',
    records: '/samplings?state=all',
    definitionZh: '抽样日期在期内的批次；登记了没抽成的不算，一批抽一次算一批。',
    definitionEn:
      'Batches sampled in the period; one that was registered and not sampled does not count, and a batch sampled once counts once.',
    formulaZh: '抽样日在期内、没有撤销的批次。',
    formulaEn: 'Batches by the day of sampling, those cancelled left out.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '进行商品监测抽检289个批次' },
  },
  batchesByProvince: {
    id: 'P01',
    zh: '其中省局委托',
    en: 'Of which for the province',
    unit: 'count',
    unitZh: '批次',
    unitEn: 'batches',
    records: '/samplings?state=all',
    definitionZh: '上项中省局委托抽检的。',
    definitionEn: 'Those of them that the provincial bureau commissioned.',
    formulaZh: '上面各批里省局委托的。',
    formulaEn: 'Of these those that the province commissioned.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: {},
  },
  batchesByCity: {
    id: 'P02',
    zh: '其中市局委托',
    en: 'Of which for the city',
    unit: 'count',
    unitZh: '批次',
    unitEn: 'batches',
    records: '/samplings?state=all',
    definitionZh: '上项中市局委托抽检的。',
    definitionEn: 'Those of them that the city bureau commissioned.',
    formulaZh: '上面各批里市局委托的。',
    formulaEn: 'Of these those that the city commissioned.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: {},
  },
  batchesByCounty: {
    id: 'P03',
    zh: '其中本局委托',
    en: 'Of which for the county',
    unit: 'count',
    unitZh: '批次',
    unitEn: 'batches',
    records: '/samplings?state=all',
    definitionZh: '上项中本局自己委托的；三级相加就是上项。',
    definitionEn: 'Those of them that the bureau commissioned itself; the three together are all batches.',
    formulaZh: '上面各批里本局委托的。',
    formulaEn: 'Of these those that the county commissioned.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: {},
  },
  foodOffShelfGrams: {
    id: 'F06',
    zh: '下架不合格食品（公斤）',
    en: 'Unqualified food off the shelf (kg)',
    unit: 'gram',
    unitZh: '公斤',
    unitEn: 'kg',
    records: '/samplings?state=all',
    definitionZh: '期内下架的食品、食用农产品，只加以公斤计的；以袋、瓶、盒计的另看，不折算、不相加；划掉的行不算。',
    definitionEn:
      'Food and farm produce for eating taken off the shelf after a sampling in the period, in kilograms; what is counted in bags, bottles or boxes stands apart and is never converted or added, and lines struck out do not count.',
    formulaZh: '抽检后处理的下架行：食品和食用农产品、单位是公斤、没有划掉、日期在期内的，相加。',
    formulaEn: 'Lines “off the shelf” of food in kilograms, not struck, dated in the period.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '下架不合格食品80公斤' },
  },
} as const satisfies Record<SamplingFigure, FigureWords>;

/** The old book of samplings, and what it tells. */
export const samplingBook = {
  zh: '抽检',
  en: 'samplings',
  figures: ['batchesSampled', 'batchesByProvince', 'batchesByCity', 'batchesByCounty'],
} as const satisfies CarriedBookWords<SamplingFigure>;
