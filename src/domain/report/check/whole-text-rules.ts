/**
 * 通篇 (whole text): what only the text as a whole shows: a sub-period beside figures to date, two terms for one thing, a short name that is
 * never listed, an author who speaks as somebody else.
 */
import { findingOf, type Finding } from './finding.ts';
import { quantitiesIn } from './quantity.ts';
import type { Sentence, WorkReportText } from './work-report-text.ts';

function sentencesOf({ paragraphs }: WorkReportText): Sentence[] {
  return paragraphs.flatMap(({ sentences }) => sentences);
}

const subPeriod = /上半年来?|[一二三]季度|前三季度/gu;
/** The days to which all other figures run. */
const toDate = /截[至止](?:今日|目前|日前|现在|\d{4}年)|今年以来|我局今年|一年来|1月?(?:至|-|~|—)\d{1,2}月/u;

/** One sentence counts a part of the year while all others run to the day of the report, and nothing sets it beside the other part. */
export function mixedPeriods(document: WorkReportText): Finding[] {
  const sentences = sentencesOf(document);
  if (!toDate.test(document.plain) || /下半年|1月?\s?[-—~至]\s?6月|6月30日/u.test(document.plain)) return [];
  const counted = sentences.filter(
    ({ plain }) =>
      [...plain.matchAll(subPeriod)].length > 0 &&
      quantitiesIn(plain).length > 0 &&
      !/计划|拟|将|同期|比|较/u.test(plain),
  );
  const [first] = counted;
  if (first === undefined || counted.length > 1 || [...first.plain.matchAll(subPeriod)].length > 1) return [];
  const printed = first.plain.match(subPeriod)?.[0] ?? '';
  // A text whose title names the part of the year counts by it throughout.
  const title = sentences.slice(0, 3).some((one) => one !== first && one.plain.includes(printed.replace(/来$/u, '')));
  return title ? [] : [findingOf('period', first, printed, '其余数字截至报告之日，统计期间不一致')];
}

/** A report on half a year or a quarter that says 全年 of what it counts. */
export function widerPeriod({ paragraphs }: WorkReportText): Finding[] {
  const head = paragraphs
    .slice(0, 2)
    .map(({ plain }) => plain)
    .join(' ');
  const part = /上半年|下半年|[一二三四]季度|(?:1月?[-至~—]6月|7月?[-至~—]12月)/u.exec(head)?.[0];
  if (part === undefined || /全年|年度/u.test(head)) return [];
  const isOther = /目标|任务|计划|预计|确保|力争|\d{4}年全年|去年全年|上年全年/u;
  const found = paragraphs
    .flatMap(({ sentences }) => sentences)
    .find(
      ({ plain }) =>
        /(?:^|[，,。；;])全年(?:看|来看|共|累计|受理|办结|接收)/u.test(plain) &&
        quantitiesIn(plain).length > 0 &&
        !isOther.test(plain),
    );
  return found === undefined ? [] : [findingOf('period', found, '全年', `全文统计的是${part}`)];
}

/** 申诉 became 投诉 on 2014-03-15 (工商总局令第62号《工商行政管理部门处理消费者投诉办法》). */
const termSince = '2014-03-15';

export function mixedTerms(document: WorkReportText): Finding[] {
  const all = sentencesOf(document).filter(({ plain }) => /申诉/u.test(plain));
  const first = all.find(({ plain }) => quantitiesIn(plain).length > 0) ?? all[0];
  if (first === undefined || /陈述申诉|行政复议|申诉人/u.test(first.plain)) return [];
  const day = signedOn(document);
  const mixed = /消费者投诉|受理投诉|接到?投诉|投诉\d/u.test(document.plain);
  if (day !== null && day >= termSince) return [findingOf('term', first, '申诉', `${termSince}起称“投诉”`)];
  return mixed ? [findingOf('term', first, '申诉', '同一件事又称“投诉”，统一用语')] : [];
}

/** The last day of the text that stands alone in its line. */
function signedOn(document: WorkReportText): string | null {
  for (const { plain } of document.paragraphs.toReversed()) {
    const match = /^\s{0,40}(\d{4})年(\d{1,2})月(\d{1,2})日\s{0,10}$/u.exec(plain);
    if (match !== null) return [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
  }
  // Without a day of its own a text is of the last year that it names.
  const years = [...document.plain.matchAll(/(?<!\d)(20\d\d)年/gu)].map((one) => Number(one[1]));
  return years.length === 0 ? null : `${Math.max(...years)}-01-01`;
}

const venues: Readonly<Record<string, number>> = { 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8 };

/** 「五进」 without the five. */
export function undefinedNames(document: WorkReportText): Finding[] {
  // 法律六进, 安全用药五进 are programmes of their own that list them elsewhere.
  const found = /(?<!法律|普法|宣传|政策|科普|安全|用药|文化)[“"]([三四五六七八])进[”"]/u.exec(document.plain);
  if (found === null) return [];
  const listed = new Set(
    [...document.plain.matchAll(/进(?!一步|行|入|而|展|度|货|口|程)([\p{Script=Han}]{2})/gu)].map((one) => one[1]),
  );
  const [name] = found;
  const sentence = sentencesOf(document).find(({ plain }) => plain.includes(name));
  const behind = document.plain.slice(found.index + name.length, found.index + name.length + 40);
  if (sentence === undefined || /^\s?(?:\(|，?即|，?包括)/u.test(behind)) return [];
  return listed.size >= (venues[found[1] ?? ''] ?? 9)
    ? []
    : [findingOf('undefined', sentence, name, '没有列明进哪几处')];
}

/** An office of the administration that is praised by the association above it, or that plans for every town of the county. */
export function wrongAuthor(document: WorkReportText): Finding[] {
  if (!/我所/u.test(document.plain)) return [];
  return sentencesOf(document).flatMap((sentence) => {
    const found: Finding[] = [];
    if (/上级消协/u.test(sentence.plain))
      found.push(findingOf('author', sentence, '上级消协', '作者是行政机关的所，上级是局，不是消协'));
    if (/在每个(?:乡镇|镇)/u.test(sentence.plain))
      found.push(findingOf('level', sentence, '每个乡镇', '一个所只管几个乡镇，写明是哪几个'));
    return found;
  });
}

/** A district branch that speaks of its county bureau. */
export function mixedLevels(document: WorkReportText): Finding[] {
  const found = /[\p{Script=Han}]{2,4}(?:工商|市场监管|市监)分局/u.exec(document.plain);
  if (found === null || !/县局|区市局/u.test(document.plain)) return [];
  const sentence = sentencesOf(document).find(({ plain }) => plain.includes(found[0]));
  return sentence === undefined ? [] : [findingOf('level', sentence, found[0], '作者是分局，文中又称县局、全县')];
}

/** What the opening lists and what the headings call by another name: 调解处理难, 「破解“调处难”」. */
export function mixedNames(document: WorkReportText): Finding[] {
  if (!document.plain.includes('难的问题')) return [];
  const list = /((?:[\p{Script=Han}]{2,6}难、){2,6}[\p{Script=Han}]{2,6}难)的问题/u.exec(document.plain);
  if (list === null) return [];
  const items = (list[1] ?? '').replace(/^.*?存在/u, '').split('、');
  const headings = new Set(
    [...document.plain.matchAll(/[一二三四五六七八九十]是[^“。]{0,6}“([\p{Script=Han}]{2,8}难)”/gu)].map(
      (one) => one[1] ?? '',
    ),
  );
  const odd = items.filter((item) => !headings.has(item));
  const others = [...headings].filter((heading) => !items.includes(heading));
  const sentence = sentencesOf(document).find(({ plain }) => plain.includes(odd[0] ?? '\n'));
  if (sentence === undefined || odd.length !== 1 || others.length !== 1) return [];
  return [findingOf('naming', sentence, odd[0] ?? '', `标题里叫“${others[0]}”，统一叫法`)];
}

/** 「本地的家装公司均未取得……」 from ten that were asked; 「大部分」 without how many. */
export function overClaims({ paragraphs }: WorkReportText): Finding[] {
  return paragraphs.flatMap(({ plain, sentences }) => {
    const sample = /被(?:调查|抽查|走访)的?([一二三四五六七八九十百]{1,4}|\d{1,4})[\p{Script=Han}]{0,2}[家户]/u.exec(
      plain,
    );
    if (sample === null) return [];
    const all = sentences.find((one) => /(?:本地|全县|当地|市场上)[^，,。；;]{0,20}(?:均|都|全部)/u.test(one.plain));
    const most = sentences.find(
      (one) => /大部分|大多数|多数|绝大部分/u.test(one.plain) && !/\d+\s?[家户]/u.test(one.plain),
    );
    return [
      ...(all === undefined ? [] : [findingOf('over-claim', all, '均', `只${sample[0]}，写“被调查的几家中几家”`)]),
      ...(most === undefined ? [] : [findingOf('over-claim', most, '大部分', '写明几家中的几家')]),
    ];
  });
}

const months = /(?<!\d)(\d{1,2})月?(?:至|[-—~]{1,2})(\d{1,2})月(?!\d{1,2}日)/u;

/** The title says 上半年, and the first words that count say 「1至7月」. */
export function otherThanTitle({ paragraphs }: WorkReportText): Finding[] {
  const head = paragraphs.slice(0, 2).filter(({ plain }) => plain.length < 50 && quantitiesIn(plain).length === 0);
  const part = head
    .map(({ plain }) => /(上半年|下半年|前三季度|第?[一二三四]季度)/u.exec(plain)?.[1])
    .find((one) => one !== undefined);
  const ends = part === undefined ? undefined : endsOf[part.replace('第', '')];
  const first = paragraphs
    .slice(head.length)
    .flatMap(({ sentences }) => sentences)
    .find(({ plain }) => quantitiesIn(plain).length > 0);
  const match = months.exec(first?.plain.slice(0, 40) ?? '');
  if (ends === undefined || first === undefined || match === null) return [];
  const [printed, from, to] = match;
  if (Number(from) !== ends[0] || Number(to) === ends[1] || /去年|上年|同期/u.test(first.plain.slice(0, match.index)))
    return [];
  return [findingOf('period', first, printed, `标题写的是${part ?? ''}，到${ends[1]}月`)];
}

const endsOf: Readonly<Record<string, readonly [number, number]>> = {
  上半年: [1, 6],
  下半年: [7, 12],
  前三季度: [1, 9],
  一季度: [1, 3],
  二季度: [4, 6],
  三季度: [7, 9],
  四季度: [10, 12],
};
