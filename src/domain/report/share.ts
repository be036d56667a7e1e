/**
 * 占比 (share): how one figure divides, each part with its share of the whole. A channel is counted over complaints and tip-offs, goods over
 * the goods accepted and services over the services accepted, as the platform publishes them.
 */
import { rate, versionOf, type FigureDimension, type FigureSource } from '../figures/figure.ts';

export interface ShareWords {
  id: string;
  zh: string;
  en: string;
  by: FigureDimension;
  /** Of which figures of complaints and of tip-offs the parts are; null for none of these. */
  complaints: 'received' | 'accepted';
  tipoffs: 'tipoffs' | null;
  definitionZh: string;
  definitionEn: string;
  formulaZh: string;
  formulaEn: string;
  source: FigureSource;
  version?: { n: number; since: string };
}

const platform = { lawZh: '12315 平台统计通行口径', lawEn: 'Usual figures of the 12315 platform' };
const analysis = { sentence: '信息汇总分析' };

export const shareWords = {
  channelShares: {
    id: 'L16',
    zh: '渠道占比',
    en: 'Shares of channels',
    by: 'channel',
    complaints: 'received',
    tipoffs: 'tipoffs',
    definitionZh: '期内收到的投诉和举报，各个渠道的件数和占两者之和的比例。',
    definitionEn: 'Complaints and tip-offs received in the period by channel, and their share of both.',
    formulaZh: '某渠道的（C01 + F18）÷ 全部（C01 + F18）× 100。',
    formulaEn: '(C01 + F18) of the channel ÷ (C01 + F18) × 100.',
    source: platform,
  },
  goodsShares: {
    id: 'L17',
    zh: '商品类别占比',
    en: 'Shares of goods',
    by: 'category',
    complaints: 'accepted',
    tipoffs: null,
    definitionZh: '期内受理的商品类投诉，各大类的件数和占商品类受理的比例。',
    definitionEn: 'Complaints about goods accepted in the period by class, and their share of those about goods.',
    formulaZh: '某大类的 F14 ÷ 商品类 F14 × 100。',
    formulaEn: 'F14 of the class ÷ F14 of goods × 100.',
    source: platform,
  },
  serviceShares: {
    id: 'L18',
    zh: '服务类别占比',
    en: 'Shares of services',
    by: 'category',
    complaints: 'accepted',
    tipoffs: null,
    definitionZh: '期内受理的服务类投诉，各大类的件数和占服务类受理的比例。',
    definitionEn: 'Complaints about services accepted in the period by class, and their share of those about services.',
    formulaZh: '某大类的 F14 ÷ 服务类 F14 × 100。',
    formulaEn: 'F14 of the class ÷ F14 of services × 100.',
    source: platform,
  },
  natureShares: {
    id: 'L19',
    zh: '投诉问题占比',
    en: 'Shares of natures',
    by: 'nature',
    complaints: 'accepted',
    tipoffs: null,
    definitionZh: '期内受理的投诉，各种问题的件数和占受理的比例。',
    definitionEn: 'Complaints accepted in the period by what they are about, and their share of all.',
    formulaZh: '某种问题的 F14 ÷ F14 × 100。',
    formulaEn: 'F14 of the nature ÷ F14 × 100.',
    source: platform,
  },
  officeShares: {
    id: 'Z01',
    zh: '各所收到',
    en: 'Received by office',
    by: 'office',
    complaints: 'received',
    tipoffs: null,
    definitionZh: '期内收到的投诉，分送到各所的件数和比例；还没分送的在一行。',
    definitionEn: 'Complaints received in the period by the office they were dispatched to.',
    formulaZh: '某所的 C01 ÷ 全县 C01 × 100。',
    formulaEn: 'C01 of the office ÷ C01 × 100.',
    source: analysis,
  },
  townShares: {
    id: 'Z02',
    zh: '各乡镇收到',
    en: 'Received by town',
    by: 'town',
    complaints: 'received',
    tipoffs: null,
    definitionZh: '期内收到的投诉，按被投诉的店在哪个乡镇分的件数和比例。',
    definitionEn: 'Complaints received in the period by the town of the shop.',
    formulaZh: '某乡镇的 C01 ÷ C01 × 100。',
    formulaEn: 'C01 of the town ÷ C01 × 100.',
    source: analysis,
  },
  operatorShares: {
    id: 'Z03',
    zh: '投诉最多的经营者',
    en: 'Operators most complained of',
    by: 'operator',
    complaints: 'received',
    tipoffs: null,
    definitionZh: '期内收到的投诉，按经营者档案合起来的件数和比例，多的在前，只列前二十家。',
    definitionEn: 'Complaints received in the period by the page of the shop, the first twenty.',
    formulaZh: '某家的 C01 ÷ C01 × 100；认不准是哪家的不列。',
    formulaEn: 'C01 of the shop ÷ C01 × 100; those of no known shop are not listed.',
    source: analysis,
  },
  monthShares: {
    id: 'Z04',
    zh: '各月收到',
    en: 'Received by month',
    by: 'month',
    complaints: 'received',
    tipoffs: null,
    definitionZh: '期内收到的投诉，按收到的月份分的件数和比例。',
    definitionEn: 'Complaints received in the period by the month of receipt.',
    formulaZh: '某月的 C01 ÷ C01 × 100。',
    formulaEn: 'C01 of the month ÷ C01 × 100.',
    source: analysis,
  },
} as const satisfies Record<string, ShareWords>;
export type ShareName = keyof typeof shareWords;
export const shareNames = Object.keys(shareWords) as [ShareName, ...ShareName[]];

export interface SharePart {
  /** The code of the channel, class, nature, office or town, the page of the shop, the month; empty where it is not known. */
  code: string;
  complaints: number;
  tipoffs: number;
  /** Per cent of the whole; null where that is nought. */
  share: number | null;
}

/** Each part with its share of the whole, which is more than the parts where not all are listed. */
export function sharesOf(
  parts: readonly Omit<SharePart, 'share'>[],
  whole: number = parts.reduce((sum, { complaints, tipoffs }) => sum + complaints + tipoffs, 0),
): { whole: number; parts: SharePart[] } {
  return { whole, parts: parts.map((one) => ({ ...one, share: rate(one.complaints + one.tipoffs, whole) })) };
}

export function shareVersion(name: ShareName): { n: number; since: string } {
  const words: ShareWords = shareWords[name];
  return versionOf(words);
}

interface Asked {
  from: string;
  to: string;
  officeId: string | null;
  category: string | null;
}

/** The lists that open the matters of a part: of complaints, and of tip-offs where some are among them; null where no list can. */
export function recordsOfPart(
  name: ShareName,
  code: string,
  { from, to, officeId, category }: Asked,
): { complaints: string | null; tipoffs: string | null } {
  const { by, complaints, tipoffs }: ShareWords = shareWords[name];
  if (code === '') return { complaints: null, tipoffs: null };
  const days = by === 'month' ? monthWithin(code, { from, to }) : { from, to };
  const filter = by === 'month' ? {} : { [by === 'office' ? 'officeId' : by]: code };
  const own = { ...(officeId === null ? {} : { officeId }), ...(category === null ? {} : { category }) };
  const query = (figure: string) => new URLSearchParams({ figure, ...days, ...own, ...filter }).toString();
  return {
    complaints: `/complaints?${query(complaints)}`,
    tipoffs: tipoffs === null ? null : `/tipoffs?${query(tipoffs)}`,
  };
}

/** The days of a month that lie within the period. */
function monthWithin(month: string, { from, to }: { from: string; to: string }): { from: string; to: string } {
  const [year = 0, n = 1] = month.split('-').map(Number);
  const [first, last] = [`${month}-01`, new Date(Date.UTC(year, n, 0)).toISOString().slice(0, 10)];
  return { from: first < from ? from : first, to: last > to ? to : last };
}
