/**
 * 用语 (wording): what one sentence alone shows to be wrong: blanks, figures that run together, units in one number, misspelt words, days that
 * no calendar has. Each is a row: what stands there, and what would be right.
 */
import { findingOf, type Finding, type WorkReportRule } from './finding.ts';
import { quantitiesIn } from './quantity.ts';
import type { WorkReportText } from './work-report-text.ts';

interface WordingRow {
  rule: WorkReportRule;
  pattern: RegExp;
  /** What would be right, from what was found. */
  right: (found: RegExpExecArray) => string;
  /** Told once for a text: it is the same fault in each place. */
  once?: true;
}

const container = '瓶袋箱盒包桶罐听支';
const rows: readonly WordingRow[] = [
  { rule: 'garbled', pattern: /\d12315(?!\d)/u, right: () => '数字和“12315”连在一起，分不清各是多少' },
  {
    rule: 'units',
    pattern: new RegExp(`(?:\\d|\\*|×)\\s?[${container}](?:[${container}]|[个件只条](?=[，,。；;、)]|$))`, 'u'),
    right: () => '不同单位分开记，各是多少',
  },
  {
    rule: 'typo',
    pattern: /截止(?=今日|目前|现在|日前|本[月年季]|\d|[一二三四五六七八九十])(?!时间|日期)/u,
    right: () => '截至',
    once: true,
  },
  { rule: 'typo', pattern: /双周(?=等?节[日假]|期间)/u, right: () => '双节' },
  { rule: 'truncated', pattern: /^(?!.*[。；;]).{2,60}(?:\(共\d{0,3}\)|\(\s?\))\s?$/u, right: () => '标题写全' },
  {
    rule: 'source',
    pattern: /https?:\/\/[\w./-]{3,60}|本文(?:来源|转自)|(?:由|来自).{0,12}网.{0,40}整理发表/u,
    right: () => '删去网页的出处',
  },
  {
    rule: 'relative-date',
    pattern:
      /(?:[于自从]|(?<=^|[:，,;；：]))去年(?:\d{1,2}月份?|[上下]半年|[年初底末]{1,2}|[春夏秋冬]季|\d{1,2}月(?=[，,]))(?!同期)/u,
    right: () => '写明是哪一年',
  },
  {
    rule: 'definition',
    pattern: /往年[^，,。；;]{0,6}同比|同比往年/u,
    right: () => '“同比”只和上年同期比，写明和哪一年比',
  },
  {
    rule: 'definition',
    pattern: /(?:移交|移送|转交|转办)[^。]{0,30}解决率(?:为|达到?|是)?\s?100%/u,
    right: () => '说明移交的是否算解决，分子、分母各是多少',
  },
  {
    rule: 'quota',
    // The 十 of a title is no count: an office has some of the ten, or none; more than ten do not fit it. A blank is told as a blank.
    pattern: /[“"]?十(?:佳|大|强|优)[\p{Script=Han}]{1,14}[”"]?\s?(?:1[1-9]|[2-9]\d|[1-9]\d{2})\s?[名个家位件]/u,
    right: () => '称号是“十”，应是10',
  },
  {
    rule: 'over-claim',
    // 「对6家健身房进行了抽查,发现全县健身房均……」
    pattern:
      /(?<=\d[家户][^。；;]{0,16}(?:抽查|走访|暗访|调查)[，,]?)(?:发现|显示|表明)[^。；;，,]{0,2}全[县市区][^，,。；;]{2,12}(?:均|都|普遍)/u,
    right: () => '只查了几家，写明几家中的几家，不能推及全部',
  },
  {
    rule: 'over-claim',
    pattern: /全[县市区]所有(?:经营|消费|商家|企业|群众|市场)[^。；;]{0,20}(?:最|全部|均|都|全面|彻底|杜绝)/u,
    right: () => '写明几家中的几家，不能推及全部',
  },
  {
    rule: 'over-claim',
    pattern: /全[县市区][^，,。；;]{2,14}(?:全部|彻底|完全)(?:绝迹|杜绝|消除|消失)/u,
    right: () => '查过的只是一部分，写明查了几家',
  },
  {
    rule: 'definition',
    pattern: /视同(?:解决|办结)[^。]{0,16}率/u,
    right: () => '说明移交的是否算解决，分子、分母各是多少',
  },
  {
    rule: 'naming',
    pattern: /新学年[^。]{0,30}春[雷风][^。]{0,6}行动/u,
    right: () => '“春”字号的行动用在秋季开学，核对行动名称',
  },
];

export function wrongWords({ paragraphs }: WorkReportText): Finding[] {
  const told = new Set<WordingRow>();
  return paragraphs
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) =>
      rows.flatMap((row): Finding[] => {
        const found = told.has(row) ? null : row.pattern.exec(sentence.plain);
        if (found === null) return [];
        if (row.once) told.add(row);
        return [findingOf(row.rule, sentence, found[0], row.right(found))];
      }),
    );
}

const counted =
  '(?:%|万元|亿元|元|人次|户次|批次|所次|处次|(?:[件起家户人名次条项份个场期篇])(?![\\p{Script=Han}]?[县市镇乡村局]))';
/** What was left open: signs in the place of a number, days without figures, and what says of itself that it is to be filled in. */
const blanks: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w*×])(?:\*{1,4}|×{1,4}|[XxＸ]{1,4}|_{2,10}|□{1,4}|〔\s?〕|【\s?】|\(\s{1,8}\)|(?<=[\p{Script=Han}])[ \u3000]{3,12})(?=\s?${counted})`,
    'gu',
  ),
  /(?:20(?:[X×*_]{2}|[\s]{2,4})|\d{4})年\s?(?:[X×*_]{1,3}|\s{1,8})月|(?<!\d)\d{1,2}月\s?(?:[X×*_]{1,3}|\s{2,8})日|20[X×*_]{2}年|(?<![\w×])[X×]{1,2}月(?:[X×]{1,2}日)?/gu,
  /[(【〔[](?:此处|这里|请|待|数据待|数字待|具体[\p{Script=Han}]{0,4}待)[^()【】〔〕[\]]{0,14}[)】〔〕\]]/gu,
  /(?:待补充|待填写|待填报|待核实后填|待核定|数据待定|待统计)(?=[，。；;,)]|$)/gu,
  /(?<=[\p{Script=Han}:：])_{3,20}|【[^【】]{0,12}(?:填|插入|补充|名称|数字)[^【】]{0,12}】|(?<=[约共计为达])\?{1,4}|T(?:BD|ODO)/gu,
];

function blanksOf(plain: string): RegExpExecArray[] {
  return blanks.flatMap((pattern) => [...plain.matchAll(pattern)]);
}

/** A form with more blanks than these is told of by its first one. */
const mostBlanks = 6;

/** What stands empty: the first sentences with one, all of the text counted. */
export function blanksIn({ paragraphs }: WorkReportText): Finding[] {
  const withBlanks = paragraphs
    .flatMap(({ sentences }) => sentences)
    .map((sentence) => ({ sentence, found: blanksOf(sentence.plain) }))
    .filter(({ found }) => found.length > 0);
  const [first] = withBlanks;
  if (first === undefined) return [];
  const total = withBlanks.reduce((sum, { found }) => sum + found.length, 0);
  return withBlanks
    .slice(0, total > mostBlanks ? 1 : mostBlanks)
    .map(({ sentence, found }) =>
      findingOf('blank', sentence, found[0]?.[0].trim() || '空格', total === 1 ? '没有填' : `没有填，全文有${total}处`),
    );
}

/** From so many figures in one sentence that say 「余」 nobody can tell what was counted. */
const vagueFrom = 3;

export function vagueFigures({ paragraphs }: WorkReportText): Finding[] {
  return paragraphs
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) => {
      const vague = quantitiesIn(sentence.plain).filter(({ printed }) => /[余多]/u.test(printed));
      return vague.length < vagueFrom
        ? []
        : [findingOf('vague', sentence, vague.map(({ printed }) => printed).join('、'), '写出实数')];
    });
}

/** So many people fit into a car. */
const seats = 5;

/** 「执法人员226人次,执法车辆43辆次」 */
export function crowdedCars({ paragraphs }: WorkReportText): Finding[] {
  return paragraphs
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence): Finding[] => {
      const all = quantitiesIn(sentence.plain);
      return all.flatMap((people, i) => {
        const cars = all[i + 1];
        const near = people.unit === '人次' && /人员|人次|执法|干部/u.test(`${people.label}${people.printed}`);
        if (!near || cars === undefined || !/^[辆车]/u.test(cars.unit) || cars.value === 0) return [];
        const each = people.value / cars.value;
        const printed = `${people.printed}、${cars.printed}`;
        return each > seats
          ? [findingOf('plausibility', sentence, printed, `每辆次${each.toFixed(2)}人，超过一车能坐的人`)]
          : [];
      });
    });
}
