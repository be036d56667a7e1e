/** What pages, feeds and open data say of a published complaint, in the same words: made from the public entry and nothing else. */
import { dayZh, type Day } from '../../../../domain/base/calendar.ts';
import type { PublicEntry } from '../../../../domain/publicity/publication/publication.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import { timeWords, type Manner } from '../../base/language.ts';

export function wordOf(county: Pick<CountyFacts, 'categories'>, code: string | null): string {
  return county.categories.find((one) => one.code === code)?.zh ?? '';
}

export function placeOf(county: Pick<CountyFacts, 'regions'>, id: string | null): string {
  return county.regions.find((one) => one.id === id)?.name ?? '';
}

export function officeOf(county: Pick<CountyFacts, 'organisations'>, id: string | null): string {
  return county.organisations.find((one) => one.id === id)?.name ?? '';
}

/** What it is about: the complainant's own choice of a question, or the goods where he chose none. */
export function subjectOf(county: CountyFacts, { natureCode, categoryCode }: PublicEntry): string {
  return (
    [wordOf(county, categoryCode), wordOf(county, natureCode)].filter((one) => one !== '').join(' · ') || '消费纠纷'
  );
}

export function daysOf({ complainedOn, closedOn }: Pick<PublicEntry, 'complainedOn' | 'closedOn'>): number {
  return Math.round((Date.parse(closedOn) - Date.parse(complainedOn)) / 86_400_000);
}

export function outcomeZh({ outcome }: Pick<PublicEntry, 'outcome'>): string {
  return outcome === 'settled' ? '谈成了' : '没谈成';
}

/** The same, as the page speaks. */
export function wordIn(m: Manner, county: Pick<CountyFacts, 'categories'>, code: string | null): string {
  const found = county.categories.find((one) => one.code === code);
  return found === undefined ? '' : m.say(found.zh, found.en);
}

export function subjectIn(m: Manner, county: CountyFacts, entry: PublicEntry): string {
  if (m.language === 'zh') return subjectOf(county, entry);
  const words = [entry.categoryCode, entry.natureCode].map((code) => wordIn(m, county, code));
  return words.filter((one) => one !== '').join(' · ') || 'A dispute of a consumer';
}

export function outcomeWords(m: Manner, entry: Pick<PublicEntry, 'outcome'>): string {
  return m.say(outcomeZh(entry), entry.outcome === 'settled' ? 'settled' : 'not settled');
}

export function asOfIn(m: Manner, asOf: Date | null): string {
  if (m.language === 'zh') return asOfZh(asOf);
  return asOf === null ? 'not counted yet' : timeWords(m, asOf);
}

/** The columns of the open data, in the order of the rule. */
export const columns = [
  'number',
  'publishedOn',
  'objected',
  'complainant',
  'operator',
  'operatorCode',
  'town',
  'category',
  'nature',
  'complainedOn',
  'happenedOn',
  'closedOn',
  'days',
  'outcome',
  'said',
  'asked',
  'reply',
  'result',
  'office',
] as const;
export type OpenRow = Record<(typeof columns)[number], string | number>;

export const columnZh: Record<(typeof columns)[number], string> = {
  number: '编号',
  publishedOn: '公示日期',
  objected: '有异议',
  complainant: '投诉人',
  operator: '经营者',
  operatorCode: '统一社会信用代码',
  town: '乡镇',
  category: '商品服务',
  nature: '投诉问题',
  complainedOn: '投诉时间',
  happenedOn: '争议时间',
  closedOn: '处理时间',
  days: '天数',
  outcome: '结果',
  said: '投诉人说',
  asked: '诉求',
  reply: '店家说',
  result: '处理结果',
  office: '谁办的',
};

/** The rule lists the complainant, hidden: the form promises that no name is written, so that not even the surname is. */
const unnamed = '某某';

export function openRow(county: CountyFacts, entry: PublicEntry): OpenRow {
  return {
    number: entry.number,
    publishedOn: entry.publishedOn,
    objected: entry.isObjected ? '有异议' : '',
    complainant: unnamed,
    operator: entry.operatorName,
    operatorCode: entry.operatorCode,
    town: placeOf(county, entry.townId),
    category: wordOf(county, entry.categoryCode),
    nature: wordOf(county, entry.natureCode),
    complainedOn: entry.complainedOn,
    happenedOn: entry.happenedOn ?? '',
    closedOn: entry.closedOn,
    days: daysOf(entry),
    outcome: outcomeZh(entry),
    said: entry.said,
    asked: entry.asked,
    reply: entry.reply,
    result: entry.result,
    office: officeOf(county, entry.officeId),
  };
}

/** A field of a CSV that no spreadsheet reads as a formula. */
export function csvField(value: string | number): string {
  const words = String(value);
  const plain = /^[=+\-@\t\r]/u.test(words) ? `'${words}` : words;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** 「5月14日 8:00」 of the county's clock. */
export function asOfZh(asOf: Date | null): string {
  if (asOf === null) return '还没有核过';
  const shifted = new Date(asOf.getTime() + 8 * 3_600_000).toISOString();
  return `${dayZh(shifted.slice(0, 10) as Day)} ${shifted.slice(11, 16)}`;
}
