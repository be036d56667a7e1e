/**
 * 涉及的法律 (law): 《办法》第三十六条 leaves it to the single laws whom the bureau tells of a tip-off, so they stand here as a
 * table: who is told, of what, by when. A law that says only 及时 has no number; the county's own limit keeps it.
 */
import type { Day } from '../base/calendar.ts';
import type { ConductCode } from './conduct.ts';
import type { FieldOption } from '../base/field.ts';

/**
 * What is told: how it is handled while nothing is decided yet, that there is no power, that it was handed over, whether a case is opened,
 * the result, how the case ended, that a decision was revoked and is made anew.
 */
export const tipoffNoticeKinds = [
  'interim',
  'noPower',
  'transfer',
  'decision',
  'result',
  'caseResult',
  'anew',
] as const;
export type TipoffNoticeKind = (typeof tipoffNoticeKinds)[number];
export const tipoffRecipients = ['reporter', 'association'] as const;
export type TipoffRecipient = (typeof tipoffRecipients)[number];

export interface DutyRow {
  zh: string;
  en: string;
  /** With the article where it is known; else the title alone is cited. */
  article: string;
  to: TipoffRecipient;
  tells: readonly TipoffNoticeKind[];
  /** Working days and the day they run from; null when the law says 及时 or gives no number. */
  within: { n: number; from: 'received' | 'decided' } | null;
  /** Only a reporter who gave the real name is told. */
  realName: boolean;
  /** Only when facts and evidence came with it. */
  evidence: boolean;
  /** What must be told in writing. */
  inWriting: readonly TipoffNoticeKind[];
  /** The first day on which the duty holds, for tip-offs received from then on. */
  since: Day | null;
  /** The article that held it for tip-offs received before the day. */
  formerly?: { before: Day; article: string };
}

const toReporter = {
  to: 'reporter',
  tells: ['result'],
  within: null,
  realName: false,
  evidence: false,
  inWriting: [],
  since: null,
} as const satisfies Omit<DutyRow, 'zh' | 'en' | 'article'>;
/** 处理结果 to whoever gave his name: where a case is opened there is none before it has ended, so he hears of both. */
const toNamed = { ...toReporter, tells: ['result', 'caseResult'], realName: true } as const;
const yearly = { ...toReporter, within: { n: 20, from: 'received' }, inWriting: ['result'] } as const;
/** Who has no power passes it on and tells the reporter in writing. */
const passedOn = { ...toReporter, tells: ['result', 'transfer'], inWriting: ['transfer'] } as const;

export const dutyLaws = {
  advertising: {
    ...toReporter,
    zh: '广告法',
    en: 'Advertising Law',
    article: '《广告法》第五十三条',
    within: { n: 7, from: 'received' },
  },
  unfairCompetition: {
    ...toNamed,
    zh: '反不正当竞争法',
    en: 'Anti-Unfair Competition Law',
    article: '《反不正当竞争法》第二十条',
    evidence: true,
    since: '2018-01-01',
    formerly: { before: '2025-10-15', article: '《反不正当竞争法》第十六条' },
  },
  foodSafety: { ...passedOn, zh: '食品安全法', en: 'Food Safety Law', article: '《食品安全法》第一百一十五条' },
  farmProduce: {
    ...passedOn,
    zh: '农产品质量安全法',
    en: 'Law on the Quality and Safety of Farm Produce',
    article: '《农产品质量安全法》第五十六条',
  },
  companyDisclosure: {
    ...yearly,
    zh: '企业信息公示暂行条例',
    en: 'Regulation on the Disclosure of Enterprise Information',
    article: '《企业信息公示暂行条例》第十三条',
  },
  soleTrader: {
    ...yearly,
    zh: '个体工商户年度报告暂行办法',
    en: 'Measures on Yearly Returns of Sole Traders',
    article: '《个体工商户年度报告暂行办法》第十二条',
  },
  cooperative: {
    ...yearly,
    zh: '农民专业合作社年度报告公示暂行办法',
    en: 'Measures on Yearly Returns of Farmers’ Cooperatives',
    article: '《农民专业合作社年度报告公示暂行办法》第九条',
  },
  salt: {
    ...toNamed,
    zh: '食盐专营办法',
    en: 'Measures on Table Salt',
    article: '《食盐专营办法》',
  },
  scrapVehicles: {
    ...toNamed,
    zh: '报废机动车回收管理办法',
    en: 'Measures on Scrap Vehicles',
    article: '《报废机动车回收管理办法》',
  },
  express: {
    ...toNamed,
    zh: '快递暂行条例',
    en: 'Regulation on Express Delivery',
    article: '《快递暂行条例》',
  },
  personalData: {
    ...toReporter,
    zh: '个人信息保护法',
    en: 'Personal Information Protection Law',
    article: '《个人信息保护法》第六十五条',
  },
  productSafety: {
    ...toReporter,
    zh: '国务院关于加强食品等产品安全监督管理的特别规定',
    en: 'Special Provisions on the Safety of Food and Other Products',
    article: '《国务院关于加强食品等产品安全监督管理的特别规定》',
    tells: ['result', 'transfer'],
  },
  drugs: {
    ...toReporter,
    zh: '药品管理法',
    en: 'Drug Administration Law',
    article: '《药品管理法》第一百零六条',
    since: '2019-12-01',
  },
  vaccines: {
    ...toReporter,
    zh: '疫苗管理法',
    en: 'Vaccine Administration Law',
    article: '《疫苗管理法》',
    since: '2019-12-01',
  },
  cosmetics: {
    ...toReporter,
    zh: '化妆品监督管理条例',
    en: 'Regulation on Cosmetics',
    article: '《化妆品监督管理条例》',
    since: '2021-01-01',
  },
  medicalDevices: {
    ...toReporter,
    zh: '医疗器械监督管理条例',
    en: 'Regulation on Medical Devices',
    article: '《医疗器械监督管理条例》第七十七条',
    since: '2021-06-01',
  },
  emergency: { ...toReporter, zh: '突发事件应对法', en: 'Emergency Response Law', article: '《突发事件应对法》' },
  consumerRegulation: {
    ...toReporter,
    zh: '消费者权益保护法实施条例',
    en: 'Regulation Implementing the Consumer Law',
    article: '《消费者权益保护法实施条例》第三十六条',
    to: 'association',
    tells: ['caseResult'],
    since: '2024-07-01',
  },
} as const satisfies Record<string, DutyRow>;

/** The article of the duty for a tip-off received on the day. */
export function dutyArticle(law: DutyLaw, receivedOn: Day): string {
  const { article, formerly }: DutyRow = dutyLaws[law];
  return formerly !== undefined && receivedOn < formerly.before ? formerly.article : article;
}

export type DutyLaw = keyof typeof dutyLaws;
export const dutyLawNames = Object.keys(dutyLaws) as [DutyLaw, ...DutyLaw[]];
export const dutyLawOptions: readonly FieldOption[] = dutyLawNames.map((value) => ({
  value,
  zh: dutyLaws[value].zh,
  en: dutyLaws[value].en,
}));

/** The laws that conduct of this kind usually falls under: a proposal, which the officer corrects. */
export function lawsOf(conductCode: ConductCode | null): DutyLaw[] {
  switch (conductCode) {
    case 'R01':
      return ['foodSafety'];
    case 'R02':
    case 'R11':
      return ['consumerRegulation'];
    case 'R03':
      return ['unfairCompetition'];
    case 'R04':
      return ['advertising'];
    default:
      return [];
  }
}
