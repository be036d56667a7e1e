/** 条目 (list): how many are said to follow and how many do, gaps in the numbers before them, and where words were lost between two. */
import { listedWithin } from '../../supervision/stated-count.ts';
import { findingOf, type Finding } from './finding.ts';
import { countIn } from './quantity.ts';
import type { Paragraph, Sentence, WorkReportText } from './work-report-text.ts';

const figures = '一二三四五六七八九十';
const measure = '(?:个方面|大方面|方面|大类|大项|个(?!百分点|月|工作日)|项|条|点|类|件|种|步|招|大)';
const stated = new RegExp(
  String.raw`(?:(?:如下|以下|下列)(?:的)?|(?:提出|存在|采取|建立|健全|落实|抓好|做好|突出|表现为|表现在|归纳为|概括为)[\p{Script=Han}]{0,6})([${figures}两]{1,3}|\d{1,2})${measure}(?:的)?[\p{Script=Han}]{0,12}(?:[:：]|。|,|，)`,
  'gu',
);
/** Whatever is said to be so many, where its list begins right behind: 「重点做好六件事：一是」. */
const openly = new RegExp(
  String.raw`(?<![第\d${figures}])([${figures}两]{1,3}|\d{1,2})${measure}[\p{Script=Han}“”]{0,14}(?:[:：]|[,，。](?=一是|一要|首先|第一))\s?(?=一是|一要|第一[,，]|\(一\)|①|1[.、]|首先|$)`,
  'gu',
);

/** 「提出如下四项规范意见：一是……二是……三是……」 */
export function wrongCounts({ paragraphs }: WorkReportText): Finding[] {
  return paragraphs.flatMap((paragraph, i) =>
    paragraph.sentences.flatMap((sentence) => {
      const counts = [...sentence.plain.matchAll(stated), ...sentence.plain.matchAll(openly)].flatMap(
        (match): Finding[] => {
          const n = countIn((match[1] ?? '').replace('两', '二'));
          const from = sentence.at - paragraph.at + match.index + match[0].length;
          const listed = listedBehind(paragraph.plain.slice(from), paragraphs.slice(i + 1));
          if (n === null || n < 2 || listed < 2 || listed === n) return [];
          const printed = match[0].trim().replace(/[:：。,，]$/u, '');
          return [findingOf('stated-count', sentence, printed, `列出的是${listed}项`)];
        },
      );
      return counts.slice(0, 1);
    }),
  );
}

const named =
  /([二三四五六七八九十]|\d{1,2})(?:次|个|家|项|类|条|种|大|名)(?:[\p{Script=Han}“”]{0,6})?(?:(?:[，,]?(?:分别是|分别为|即)[:：]?|[:：](?=[^。；;()\d，,]{2,60}、)|-{2}|—{1,2}|\((?=[^)\d]{2,60}、))([^。；;()\d]{3,90}))/gu;

/** Who counts wrongly is one or two off; what is farther off lists something else. */
const mostOff = 2;

/** 「三次,分别是:县电视台、市晚报」; 「制度四项(受理、回访、登记、培训、例会)」 */
export function wrongNamedCounts({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(named)].flatMap((match): Finding[] => {
      const [printed, figure = '', list = ''] = match;
      const n = countIn(figure);
      const words = list.split(/[，,]/u)[0] ?? '';
      const items = words.split('、').length;
      // 「甲、乙和丙」 are three, 「售后和质量」 may be one.
      const joined = [...words.matchAll(/以及|(?<=[\p{Script=Han}]{2})[和及与](?=[\p{Script=Han}]{2})/gu)].length;
      if (n === null || items < 2 || (n >= items && n <= items + joined) || list.includes('等')) return [];
      if (Math.abs(items + joined - n) > mostOff || /一是|①/u.test(list)) return [];
      return [findingOf('stated-count', sentence, printed.slice(0, 20), `列出的是${items + joined}项`)];
    }),
  );
}

const namesBefore =
  /(?<=^|[，,。；;:：在由对])((?:[\p{Script=Han}]{2,4}、){2,9}[\p{Script=Han}]{2,4}?)(\d{1,2})个(?:乡镇|镇|所|街道|村|社区|县|部门|领域|行业)/gu;

/** 「王庄、柳林、双河、石门、青峰6个乡镇」 */
export function wrongNamesBefore({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(namesBefore)].flatMap((match): Finding[] => {
      const [printed, list = '', figure = ''] = match;
      const n = list.split('、').length;
      if (n === Number(figure) || list.endsWith('等')) return [];
      return [findingOf('stated-count', sentence, printed, `列出的是${n}个`)];
    }),
  );
}

/** 「2023年消费维权十大热点」 over a list of five. */
export function wrongTitleCount({ paragraphs }: WorkReportText): Finding[] {
  const title = paragraphs
    .slice(0, 2)
    .find(({ plain }) => /[三五六七八九十]大(?:热点|典型|案例|亮点|投诉)/u.test(plain) && plain.length < 40);
  const [sentence] = title?.sentences ?? [];
  if (title === undefined || sentence === undefined) return [];
  const [printed = '', figure = ''] = /([三五六七八九十])大[\p{Script=Han}]{2}/u.exec(title.plain) ?? [];
  const from = paragraphs.findIndex(({ plain }) => markOf(plain)?.n === 1);
  const listed = from < 0 ? 0 : linesMarked(paragraphs.slice(from));
  if (listed < 3 || listed === countIn(figure)) return [];
  return [findingOf('stated-count', sentence, printed, `正文列出的是${listed}项`)];
}

/** As many as are listed behind the words, in the same paragraph or in those that follow. */
function listedBehind(rest: string, following: readonly Paragraph[]): number {
  const marked = (text: string) =>
    Math.max(listedWithin(text.replaceAll('(', '（').replaceAll(')', '）').replaceAll(',', '，')), markedWithin(text));
  if (/一是|一要|[(（]一[)）]|第一[，,]|①|^\s?1[.、]|首先/u.test(rest.slice(0, 40))) return marked(rest);
  if (rest.trim() !== '') return rest.length < 40 ? dashed(following) : 0;
  return Math.max(linesMarked(following), marked(following[0]?.plain ?? ''));
}

const inline: readonly (readonly string[])[] = [
  ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'],
  [...figures].map((one) => `${one}要`),
  ['1.', '2.', '3.', '4.', '5.', '6.', '7.', '8.', '9.'],
  ['1、', '2、', '3、', '4、', '5、', '6、', '7、', '8、', '9、'],
];

/** How far the marks of a text go, each behind the one before. */
function markedWithin(text: string): number {
  return Math.max(
    ...inline.map((marks) => {
      let at = -1;
      const end = marks.findIndex((mark) => (at = text.indexOf(mark, at + 1)) < 0);
      const n = end < 0 ? marks.length : end;
      return n > 1 ? n : 0;
    }),
  );
}

/** Paragraphs that begin with a dash or a point, one after another. */
function dashed(following: readonly Paragraph[]): number {
  const isDashed = ({ plain }: Paragraph) => /^\s{0,4}(?:——|[●◆■•·▪-])/u.test(plain);
  const end = following.findIndex((one) => !isDashed(one));
  return end < 0 ? following.length : end;
}

/** Paragraphs that begin with one mark after another: 「1.」, 「（一）」, 「一是」. */
function linesMarked(following: readonly Paragraph[]): number {
  const first = markOf(following[0]?.plain ?? '');
  if (first === null || first.n !== 1) return 0;
  let n = 0;
  for (const { plain } of following) {
    const mark = markOf(plain);
    if (mark === null) continue;
    if (levels.indexOf(mark.level) < levels.indexOf(first.level)) break;
    if (mark.level !== first.level) continue;
    if (mark.n !== n + 1) break;
    n = mark.n;
  }
  return n;
}

/** The levels of official numbering, 一、（一）1.（1）, the highest first; 一是 begins paragraphs too. */
const levels = ['chapter', 'section', 'point', 'item', 'detail'] as const;
type Level = (typeof levels)[number];
const marks: readonly [Level, RegExp][] = [
  ['chapter', /^\s{0,4}([一二三四五六七八九十]{1,3})、/u],
  ['section', /^\s{0,4}\(([一二三四五六七八九十]{1,3})\)/u],
  ['point', /^\s{0,4}([一二三四五六七八九十])是/u],
  ['item', /^\s{0,4}(\d{1,2})(?:、|\.(?!\d))/u],
  ['detail', /^\s{0,4}\((\d{1,2})\)/u],
];
/** Marks in the midst of a text, by what they stand before. */
const runs: readonly RegExp[] = [
  /(?:^|[。；;:：，,]\s?)第([一二三四五六七八九十])[，,、]/gu,
  /([①②③④⑤⑥⑦⑧⑨⑩])/gu,
  /附件(\d{1,2})[:：.、]/gu,
  /(?:^|[。；;:：]\s?)\((\d{1,2})\)(?=[\p{Script=Han}])/gu,
];

function markOf(plain: string): { level: Level; n: number } | null {
  for (const [level, pattern] of marks) {
    const n = countIn(pattern.exec(plain)?.[1] ?? '-');
    if (n !== null) return { level, n };
  }
  return null;
}

/** 「1、」 and then 「3、」; a higher mark begins the lower ones anew. */
export function gapsInNumbers({ paragraphs }: WorkReportText): Finding[] {
  const last = new Map<Level, number>();
  return paragraphs.flatMap((paragraph): Finding[] => {
    const mark = markOf(paragraph.plain);
    const inline = gapsWithin(paragraph);
    if (mark === null) return inline;
    const before = last.get(mark.level);
    last.set(mark.level, mark.n);
    for (const lower of levels.slice(levels.indexOf(mark.level) + 1)) last.delete(lower);
    const [first] = paragraph.sentences;
    const isThere = paragraphs.some(
      ({ plain }) => before !== undefined && plain.trimStart().startsWith(`${before + 1}.`),
    );
    if (before === undefined || mark.n === 1 || mark.n === before + 1 || first === undefined || isThere) return inline;
    const printed = first.words.slice(0, 12);
    const right = mark.n <= before ? `序号重复，前面已经是${before}` : `前一个是${before}，缺${before + 1}`;
    return [findingOf('numbering', first, printed, right), ...inline];
  });
}

/** 「一、」 and 「第一、」: two manners of one numbering. */
const manners: readonly RegExp[] = [
  /(?:^|[。；;]\s?)\s{0,4}([一二三四五六七八九十])、/gu,
  /(?:^|[。；;]\s?)\s{0,4}第([一二三四五六七八九十])[、，,]/gu,
];

/** 「一、……」 and then 「第三、……」: who begins the other manner with no first goes on from the one before. */
export function gapsAcrossManners({ paragraphs, plain }: WorkReportText): Finding[] {
  if (paragraphs.length < 2 || /首先|一是|1[.、](?!\d)|\(一\)/u.test(plain)) return [];
  const marked = paragraphs
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) =>
      manners.flatMap((pattern, manner) =>
        [...sentence.plain.matchAll(pattern)].map((match) => ({
          manner,
          sentence,
          n: countIn(match[1] ?? '') ?? 0,
          printed: match[0].replace(/^[。；;\s]+/u, ''),
        })),
      ),
    );
  return manners.flatMap((_, manner): Finding[] => {
    const i = marked.findIndex((one) => one.manner === manner);
    const [mark, last] = [marked[i], marked[i - 1]];
    if (mark === undefined || last === undefined || mark.n <= last.n + 1) return [];
    const { sentence, printed } = mark;
    return [findingOf('numbering', sentence, printed, `前一个是${last.n}，缺${last.n + 1}`)];
  });
}

/** 「第一,……第三,……」, 「①……③……」 */
export function gapsInRuns({ sentences, plain }: Paragraph): Finding[] {
  return runs.flatMap((pattern) => {
    let before = 0;
    return sentences.flatMap((sentence) =>
      [...sentence.plain.matchAll(pattern)].flatMap((match): Finding[] => {
        const figure = match[1] ?? '';
        const n = /^[①-⑩]/u.test(figure) ? '①②③④⑤⑥⑦⑧⑨⑩'.indexOf(figure) + 1 : (countIn(figure) ?? 0);
        const [last, isGap] = [before, before > 0 && n > before + 1];
        before = n;
        if (!isGap || plain.length > longestRun) return [];
        return [
          findingOf(
            'numbering',
            sentence,
            match[0].replace(/^[。；;:：，,\s]+/u, ''),
            `前一个是${last}，缺${last + 1}`,
          ),
        ];
      }),
    );
  });
}

const longestRun = 5000;

/** 一是、二是 within a paragraph; the first mark of the paragraph itself is its own number. */
function gapsWithin({ plain, sentences }: Paragraph): Finding[] {
  let before = 0;
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(/(^|[。；;:：,，!]\s?)([一二三四五六七八九十])是/gu)].flatMap((match): Finding[] => {
      const n = countIn(match[2] ?? '') ?? 0;
      const [last, isGap] = [before, before > 0 && n !== 1 && n !== before + 1];
      before = n;
      if (!isGap || lostBefore(plain, n)) return [];
      const printed = sentence.plain
        .slice(match.index)
        .replace(/^[。；;:：,，!\s]+/u, '')
        .slice(0, 12);
      const right =
        n <= last ? `序号重复，前面已经是${figures.charAt(last - 1)}是` : `前一个是${figures.charAt(last - 1)}是`;
      return [findingOf('numbering', sentence, printed, right)];
    }),
  );
}

function lostBefore(plain: string, n: number): boolean {
  return new RegExp(`[\\p{Script=Han}]${figures.charAt(n - 2)}是`, 'u').test(plain) && n > 1;
}

/** 「运用……行政二是加强」: the next item begins in the midst of a sentence. */
export function lostText({ plain, sentences }: Paragraph): Finding[] {
  if (!/一是/u.test(plain)) return [];
  return sentences.flatMap((sentence: Sentence) =>
    [
      ...sentence.plain.matchAll(
        /[\p{Script=Han}]{1,8}?(?<![第其之十统唯同单专])([二三四五六七八九])是(?=[加抓强深建完推开提规落创注突健])/gu,
      ),
    ]
      .filter((match) => /(?<=[\p{Script=Han}])[二三四五六七八九]是/u.test(match[0]))
      .map((match) => findingOf('lost-text', sentence, match[0], `“${match[1]}是”前面的话没有说完`)),
  );
}

/** 「……业务技能训练，三是破解“启动难”。」 at the end of a paragraph, and the next begins with 一是: a heading was run into the text. */
export function buriedHeadings({ paragraphs }: WorkReportText): Finding[] {
  return paragraphs.flatMap((paragraph, i): Finding[] => {
    const next = paragraphs[i + 1];
    const last = paragraph.sentences.at(-1);
    const found = /[，,。；;]\s?([二三四五六七八九])是([^，,。；;：:]{2,16})[。:：]?\s?$/u.exec(paragraph.plain);
    if (found === null || last === undefined || next === undefined || !/^\s{0,4}一是/u.test(next.plain)) return [];
    return [findingOf('numbering', last, `${found[1]}是${found[2]}`, '是下一段的标题，另起一行')];
  });
}
