/**
 * 话里的日子 (moment): the days that people name, 「2022年8月」, 「去年底」, 「前天」, 「三年前」, as the latest day they can mean on the day
 * the text came, and the day on which the harm was known (《办法》第十六条第（四）项: three years).
 */
import { addDays, type Day } from '../base/calendar.ts';
import { clausesOf } from './lexicon.ts';
import { chineseNumber } from './spoken-sums.ts';

export interface Moment {
  /** The latest day that the words can mean. */
  latestOn: Day;
  words: string;
  at: number;
}

const pieces =
  /((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?|(底|初|春|夏|秋|冬|腊|正)[上天里月]?)?|(大前年|前年的前年|前年|去年|今年|当年|那年|来年|次年|转年|第二年|当月|当天|当晚|当时|那时候?|那会儿|没几天)(?:(\d{1,2})月(?:(\d{1,2})[日号])?|[开入]?(底|初|春|夏|秋|冬|腊|正)[上天里月]?)?|([\d一二两三四五六七八九十]{1,8})(?:多)?(年半?|个?月|天|周|星期)(?:半)?(?:以?前|之前|了$)|(大前天|前天|昨天|昨晚|昨夜|昨儿|今天|今早|今晚|今儿|刚才|刚刚|早上|中午|晚上|上午|下午|半夜|前几天|上周|上礼拜|上星期|上个?月|这个?月|眼下|现在|如今|最近|这几天|这俩月|这两天)|(?<!\d)(\d{1,2})月(?:(\d{1,2})[日号]|初|底|份)?/gu;

/** Nobody names more days; each clause that tells of a harm looks for its own among them. */
const mostMoments = 200;

/** The days named in the text, in its order; 「当年」 and 「那年」 take the year that stands before them, 「来年」 the one after it. */
export function momentsOf(text: string, today: Day): Moment[] {
  const moments: Moment[] = [];
  for (const match of text.matchAll(pieces)) {
    const latestOn = latestOf(match, today, moments.at(-1)?.latestOn ?? null);
    if (moments.length === mostMoments) break;
    if (latestOn !== null) moments.push({ latestOn, words: match[0], at: match.index });
  }
  return moments;
}

function latestOf(match: RegExpExecArray, today: Day, dayBefore: Day | null): Day | null {
  const [, year, month, day, season, near, nearMonth, nearDay, nearSeason, count, unit, soon, bareMonth, bareDay] =
    match;
  if (year !== undefined) return endOf(Number(year), month, day, season, today);
  if (near !== undefined) {
    if (/^(?:当[月天晚时]|那时候?|那会儿|没几天)$/u.test(near)) return dayBefore;
    const meant = yearMeant(near, today, dayBefore);
    return meant === null ? null : endOf(meant, nearMonth, nearDay, nearSeason, today);
  }
  if (count !== undefined && unit !== undefined) return daysAgo(count, unit, today);
  if (soon !== undefined) return today;
  if (bareMonth === undefined) return null;
  const own = endOf(yearOf(today), bareMonth, bareDay, undefined, '9999-12-31');
  // A month that has not come yet this year is last year's, unless it is being looked forward to.
  return own <= today ? own : today;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

const yearsBack: Readonly<Record<string, number>> = { 前年的前年: 4, 大前年: 3, 前年: 2, 去年: 1, 今年: 0 };

/** The year of 「去年」; of 「当年」 and 「来年」 by the day that was named before, and null without one. */
function yearMeant(near: string, today: Day, dayBefore: Day | null): number | null {
  const isSame = near === '当年' || near === '那年';
  const isNext = /^(?:来年|次年|转年|第二年)$/u.test(near);
  if (!isSame && !isNext) return yearOf(today) - (yearsBack[near] ?? 0);
  if (dayBefore === null) return null;
  return yearOf(dayBefore) + (isNext ? 1 : 0);
}

/** 「三年前」, 「半个月前」: null when the count is not a number. */
function daysAgo(count: string, unit: string, today: Day): Day | null {
  const n = /^\d+$/u.test(count) ? Number(count) : chineseNumber(count);
  if (n === null) return null;
  if (unit === '年半') return addDays(today, -Math.floor((n + 0.5) * 365));
  const days = unit === '年' ? 365 : unit.endsWith('月') ? 30 : unit === '天' ? 1 : 7;
  return addDays(today, -Math.floor(n * days));
}

const seasonEnds: Readonly<Record<string, string>> = {
  初: '03-31',
  春: '05-31',
  夏: '08-31',
  秋: '11-30',
  冬: '12-31',
  底: '12-31',
  正: '03-15',
};

function endOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  season: string | undefined,
  today: Day,
): Day {
  let end = `${year}-12-31`;
  if (month !== undefined && day !== undefined) end = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  else if (month !== undefined)
    end = `${year}-${month.padStart(2, '0')}-${String(daysIn(year, Number(month))).padStart(2, '0')}`;
  // The twelfth month of the old calendar ends in the next year.
  else if (season === '腊') end = `${year + 1}-02-28`;
  else if (season !== undefined) end = `${year}-${seasonEnds[season] ?? '12-31'}`;
  return end < today ? end : today;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const harm =
  /坏|爆|蛀|裂|断|漏|鼓包|起火|着火|炸|发现|出(?:了)?(?:问题|毛病|故障)|不(?:制冷|转|亮|能用|好使|出苗|退|给|管)|掉|塌|开胶|脱|烂|停(?:了|业|课)|关门|跑|骗|假|过期|生锈|变形|拒|翻脸|伤|发霉|失灵|故障|才知道|找(?:过|了)?(?:店|他|商|厂)|吵|拱|空鼓|渗|散架|松|异响|失效|脱|褪|掉色|缩水|起皮|起泡|短路|冒烟|花屏|黑屏|起翘|知道|晓得|上当|蓝屏|跳闸|减产|看出|毛病|粘住|调过|闹|没(?:电|声|反应|退)|不(?:准|灵|走|热|冷|凉|对|好用|认账|认|理|来)/u;
const kept = /每年都|一直(?:在|都在)?(?:找|催|要|协商)|年年|隔三差五|多次(?:找|催)|去年(?:又|还)|今年(?:又|还)/u;

/**
 * When the harm was known, by the text's own dates. Null unless every harm that is told is dated or follows on a dated one, and the last of
 * them gives the day: nobody is turned away for a purchase of long ago that broke last month, or for being put off year after year.
 */
export function harmKnownOn(written: string, today: Day): Moment | null {
  if (kept.test(written)) return null;
  const text = datedText(written);
  const moments = momentsOf(text, today);
  const harms: Moment[] = [];
  let datedSentence = -1;
  let sentence = -1;
  for (const clause of clausesOf(text)) {
    if (!harm.test(clause.text)) continue;
    // A sentence is known by where it ends; clauses come in order, so that the end is looked for once a sentence.
    if (clause.at > sentence) sentence = endOfSentence(text, clause.at);
    const own = moments.findLast(({ at }) => at >= clause.at && at < clause.at + clause.text.length);
    const after =
      own === undefined
        ? afterDeal(
            clause.text,
            moments.findLast(({ at }) => at < clause.at),
          )
        : null;
    const known = own ?? after;
    if (known !== undefined && known !== null) {
      harms.push(known);
      datedSentence = sentence;
    } else if (sentence !== datedSentence) return null;
  }
  return harms.toSorted((a, b) => (a.latestOn < b.latestOn ? 1 : -1))[0] ?? null;
}

function endOfSentence(text: string, from: number): number {
  const end = text.indexOf('。', from);
  return end === -1 ? text.length : end;
}

const usedFor =
  /(?:买|拿|装|用|穿|骑|铺|戴|开|住|坐|喝|放|到家)(?:回来|上|了|着|到手)?(?:还)?(?:不到|没到|才|刚)?([\d一二两三四五六七八九十半]{1,8})(?:多)?(?:个)?(天|周|礼拜|星期|月|年)/u;

const nextUnit = /(?:第([一二三四五六七八九十]{1,2})|头一?)个?(天|周|月|年)/u;

/** 「五年前买的，买回来一个月就断了」, 「第二个月就看出」: so long after the day that was told before; null when the clause does not say how long. */
function afterDeal(clause: string, dealt: Moment | undefined): Moment | null {
  const match = usedFor.exec(clause) ?? nextUnit.exec(clause);
  if (match === null || dealt === undefined) return null;
  const [words, count = '一', unit = ''] = match;
  const n = count === '半' ? 0.5 : /^\d+$/u.test(count) ? Number(count) : chineseNumber(count);
  if (n === null) return null;
  const days = unit === '年' ? 366 : unit === '月' ? 31 : unit === '天' ? 1 : 7;
  return { latestOn: addDays(dealt.latestOn, Math.ceil(n * days)), words, at: dealt.at };
}

const readDigits = '零一二三四五六七八九';

/** The same text with its years and months in figures: 「二三年四月」 and 「22年3月」 are 2023年4月 and 2022年3月. */
export function datedText(text: string): string {
  return (
    text
      .replace(/二[零〇]([一二][零〇一二三四五六七八九])年/gu, (_, year: string) => `20${figures(year)}年`)
      .replace(
        /(?<![零一二三四五六七八九十])([一二][零〇一二三四五六七八九])年(?=[一二三四五六七八九十\d腊正冬]{1,2}月|[春夏秋冬底初])/gu,
        (_, year: string) => `20${figures(year)}年`,
      )
      // 「一二年」 and 「二三年」 are how long; 「一九年」 and 「二一年」 are years.
      .replace(
        /(?<![零一二三四五六七八九十\d])(一[五六七八九]|二[零〇一二])年(?![前多来级包保期内以后半])/gu,
        (_, year: string) => `20${figures(year)}年`,
      )
      .replace(/(?<![\d保修包用了满干种])(1[5-9]|2[0-9])年(?=[拿进收交搬换就开入当那腊正]|的事|春节)/gu, '20$1年')
      .replace(/(?<![\d保修包用了满])([12]\d)年(?=\d{1,2}月|[春夏秋冬底初装买办订]|的时候)/gu, '20$1年')
      .replace(
        /([一二三四五六七八九]|十[一二]?)月(?=份|\d|[装买办订就,。在的]|[初底])/gu,
        (_, month: string) => `${chineseNumber(month)}月`,
      )
  );
}

function figures(read: string): string {
  return [...read].map((digit) => Math.max(0, readDigits.indexOf(digit))).join('');
}
