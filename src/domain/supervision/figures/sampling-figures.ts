/** 抽检 (F01, F06): batches by the day of their sampling and by who commissioned them, and food off the shelf in kilograms. */
import type { CarriedBookWords } from '../../figures/carried-book.ts';
import type { FigureWords } from '../../figures/figure.ts';

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
    zh: '监测抽检批次',
    en: 'Batches sampled',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '抽样日期在期内的批次；登记了没抽成的不算，一批抽一次算一批。',
    definitionEn: 'Batches whose sampling is dated in the period; those that came to nothing are none.',
  },
  batchesByProvince: {
    zh: '其中省局委托',
    en: 'Of which for the province',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '上项中省局委托抽检的。',
    definitionEn: 'The part of them that the province commissioned.',
  },
  batchesByCity: {
    zh: '其中市局委托',
    en: 'Of which for the city',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '上项中市局委托抽检的。',
    definitionEn: 'The part of them that the city commissioned.',
  },
  batchesByCounty: {
    zh: '其中本局委托',
    en: 'Of which for the county',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '上项中本局自己委托的；三级相加就是上项。',
    definitionEn: 'The part of them that the county commissioned; the three are the whole.',
  },
  foodOffShelfGrams: {
    zh: '下架不合格食品（公斤）',
    en: 'Unqualified food off the shelf (kg)',
    unit: 'gram',
    records: '/samplings?state=all',
    definitionZh: '期内下架的食品、食用农产品，只加以公斤计的；以袋、瓶、盒计的另看，不折算、不相加；划掉的行不算。',
    definitionEn:
      'Food taken off the shelf in the period, in kilograms alone; bags, bottles and boxes are never added.',
  },
} as const satisfies Record<SamplingFigure, FigureWords>;

/** The old book of samplings, and what it tells. */
export const samplingBook = {
  zh: '抽检',
  en: 'samplings',
  figures: ['batchesSampled', 'batchesByProvince', 'batchesByCity', 'batchesByCounty'],
} as const satisfies CarriedBookWords<SamplingFigure>;
