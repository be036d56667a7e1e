/** 检查和专项 (F07–F12, F36, F40–F42): visits, distinct shops, heads and vehicles each by their own definition. */
import type { CarriedBookWords } from '../../figures/carried-book.ts';
import type { FigureWords } from '../../figures/figure.ts';

export const inspectionFigures = [
  'inspectedShops',
  'shopVisits',
  'schoolZoneShops',
  'violationsFound',
  'bans',
  'personTimes',
  'vehicleTimes',
  'joinedInspections',
  'festivalChecks',
  'festivalVisits',
  'fakeBottles',
  'fakeBags',
] as const;
export type InspectionFigure = (typeof inspectionFigures)[number];

export const inspectionFigureWords = {
  inspectedShops: {
    zh: '检查经营主体',
    en: 'Shops inspected',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内检查到的不同经营者的家数：一家查几次只算一家，两个名字认出是一家的算一家，关门没查成的不算。',
    definitionEn: 'Distinct shops inspected in the period; a shop visited twice is one, a closed door is none.',
  },
  shopVisits: {
    zh: '检查户次',
    en: 'Visits to shops',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内本单位检查的次数，一户一次算一户次，关门的也算去过一次；参与别的单位的不算。',
    definitionEn: 'Visits of the bureau in the period, closed doors among them; none in other bodies’ inspections.',
  },
  schoolZoneShops: {
    zh: '其中学校周边',
    en: 'Of which around schools',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内学校周边专项检查到的不同经营者户数。',
    definitionEn: 'Distinct shops inspected in campaigns around schools in the period.',
  },
  violationsFound: {
    zh: '发现违法经营行为',
    en: 'Violations found',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内检查记下的违法行为起数；只是要改进的不算。没有就是 0，由两人确认的“没有问题”在检查里。',
    definitionEn: 'Violations recorded by visits of the period; what is only to be improved is none.',
  },
  bans: {
    zh: '取缔无照经营',
    en: 'Unlicensed trades banned',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内已经执行的取缔户数；决定了还没执行的、撤回的不算，后来办了执照的还算。',
    definitionEn: 'Bans executed in the period; those only ordered or withdrawn are none.',
  },
  personTimes: {
    zh: '出动执法人员',
    en: 'Officers sent out (person-times)',
    unit: 'count',
    records: '/sorties?state=all',
    definitionZh: '期内每次出动的人数相加（人次）：同一人去三次是三人次；别的单位的人不算。',
    definitionEn: 'Heads of each sortie of the period, added up; people of other bodies are none.',
  },
  vehicleTimes: {
    zh: '出动执法车辆',
    en: 'Vehicles sent out',
    unit: 'count',
    records: '/sorties?state=all',
    definitionZh: '期内每次出动的车数相加（辆次）。',
    definitionEn: 'Vehicles of each sortie of the period, added up.',
  },
  joinedInspections: {
    zh: '参与监督检查和专项检查',
    en: 'Inspections joined',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内参与别的单位牵头的检查的次数；不算本单位的检查。',
    definitionEn: 'Inspections of other bodies in which the bureau took part; none of them is its own.',
  },
  festivalChecks: {
    zh: '节日食品市场检查',
    en: 'Festival checks',
    unit: 'count',
    records: '/sorties?state=all',
    definitionZh: '期内节日食品专项的出动次数。',
    definitionEn: 'Sorties in festival campaigns in the period.',
  },
  festivalVisits: {
    zh: '其中检查经营户',
    en: 'Visits in festival checks',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内节日食品专项检查的户次，查几次算几户次。',
    definitionEn: 'Visits to shops in festival campaigns in the period.',
  },
  fakeBottles: {
    zh: '查获假冒伪劣商品（瓶）',
    en: 'Fake goods seized (bottles)',
    unit: 'count',
    records: '/seizures?state=all',
    definitionZh: '期内查扣的涉嫌假冒伪劣商品里按瓶登的数量；瓶和袋不相加。',
    definitionEn: 'Of fake goods seized in the period those counted in bottles; never added to bags.',
  },
  fakeBags: {
    zh: '查获假冒伪劣商品（袋）',
    en: 'Fake goods seized (bags)',
    unit: 'count',
    records: '/seizures?state=all',
    definitionZh: '期内查扣的涉嫌假冒伪劣商品里按袋登的数量。',
    definitionEn: 'Of fake goods seized in the period those counted in bags.',
  },
} as const satisfies Record<InspectionFigure, FigureWords>;

/** The old book of inspections, and what it tells. */
export const inspectionBook = {
  zh: '检查',
  en: 'inspections',
  figures: ['inspectedShops', 'shopVisits', 'violationsFound'],
} as const satisfies CarriedBookWords<InspectionFigure>;
