/**
 * 查出的毛病 (finding): a place of a work report that contradicts the report itself or leaves open what it says. The rules recompute, they
 * never rewrite: whoever signs decides. The seed prints 办结率 97.51 % where its own figures give 98.51 %; three of fourteen reports of
 * today that were read have a fault of the same kind.
 */
import { halfWidth, type Sentence } from './work-report-text.ts';

/** What kinds of faults are looked for; each rule lies in one of the files beside this one. */
export const workReportRules = [
  'ratio',
  'share',
  'sum',
  'part-over-whole',
  'growth',
  'order',
  'double-count',
  'two-values',
  'stated-count',
  'numbering',
  'lost-text',
  'period',
  'relative-date',
  'date',
  'blank',
  'quota',
  'vague',
  'over-claim',
  'plausibility',
  'definition',
  'term',
  'typo',
  'garbled',
  'units',
  'truncated',
  'source',
  'undefined',
  'author',
  'level',
  'naming',
  'copy',
  'swapped',
  'ledger',
  'locked',
  'person',
] as const;
export type WorkReportRule = (typeof workReportRules)[number];

export const workReportRuleNames: Readonly<Record<WorkReportRule, { zh: string; en: string }>> = {
  ratio: { zh: '比率和数字对不上', en: 'Rate does not fit its figures' },
  share: { zh: '占比对不上', en: 'Share does not fit' },
  sum: { zh: '分项之和不等于总数', en: 'Parts do not add up' },
  'part-over-whole': { zh: '其中数大于总数', en: 'A part is greater than the whole' },
  growth: { zh: '增减幅度对不上', en: 'Growth does not fit its figures' },
  order: { zh: '大小先后不对', en: 'Order does not fit its figures' },
  'double-count': { zh: '重复计算', en: 'Counted twice' },
  'two-values': { zh: '同一个数前后不一', en: 'One quantity with two values' },
  'stated-count': { zh: '说的条数和列的条数不同', en: 'Stated count differs from what is listed' },
  numbering: { zh: '序号不连续', en: 'Gap in the numbering' },
  'lost-text': { zh: '句子断了，可能掉了字', en: 'Words are missing' },
  period: { zh: '统计期间不一', en: 'Mixed periods' },
  'relative-date': { zh: '年份说不清', en: 'Year is not said' },
  date: { zh: '没有这一天', en: 'No such day' },
  blank: { zh: '空着没有填', en: 'Left blank' },
  quota: { zh: '名额和称号不符', en: 'Number does not fit its title' },
  vague: { zh: '多处只说“余”', en: 'Many figures only “over N”' },
  'over-claim': { zh: '以偏概全', en: 'Says more than was asked' },
  plausibility: { zh: '数字不合常理', en: 'Not plausible' },
  definition: { zh: '口径没有说明', en: 'Definition is not said' },
  term: { zh: '用语不一或者已经不用', en: 'Term is mixed or out of use' },
  typo: { zh: '错别字', en: 'Misspelt' },
  garbled: { zh: '数字串在一起', en: 'Digits run together' },
  units: { zh: '几种单位合成一个数', en: 'Units mixed in one number' },
  truncated: { zh: '标题不完整', en: 'Title is cut off' },
  source: { zh: '混进了网上的出处', en: 'Source line of a web page' },
  undefined: { zh: '简称没有列明', en: 'Short name is never listed' },
  author: { zh: '口气和单位不符', en: 'Does not speak as its author' },
  level: { zh: '层级不符', en: 'Level does not fit its author' },
  naming: { zh: '前后叫法不一', en: 'One thing under two names' },
  copy: { zh: '和另一篇雷同', en: 'Copied from another text' },
  swapped: { zh: '像是被换了词', en: 'A word seems to have been swapped' },
  ledger: { zh: '和台账的数不同', en: 'Differs from the ledger' },
  locked: { zh: '和锁定的月度数不同', en: 'Differs from the locked month' },
  person: { zh: '写出了个人信息', en: 'Names a person' },
};

/** What only a report of this program is looked through for: its numbers are known, and what is typed into it goes out. */
export const ownRules: ReadonlySet<WorkReportRule> = new Set(['ledger', 'locked', 'person']);

/** What is wrong in any reading; the others are left to who signs. */
export const contradictions: ReadonlySet<WorkReportRule> = new Set([
  'ratio',
  'share',
  'sum',
  'part-over-whole',
  'growth',
  'order',
  'double-count',
  'two-values',
  'stated-count',
  'date',
  'units',
]);

/** A place of the text that was pasted, in characters: from the first to behind the last. */
export interface Span {
  start: number;
  end: number;
}

/** A sentence, and where it stands. */
export interface Told extends Span {
  sentence: string;
}

export interface Finding extends Told {
  rule: WorkReportRule;
  /** The words that are wrong. */
  printed: string;
  /** What would be right, or what is missing. */
  right: string;
  /** Where the words stand; null where they are put together from several places of the sentence. */
  words: Span | null;
  /** The other sentence, where two contradict or repeat each other. */
  beside: Told | null;
}

/** A finding of a report of this program, and where it stands in it. */
export interface PlacedFinding extends Finding {
  /** Null for what stands in no block: the title, a footnote. */
  blockId: string | null;
  /** Its words within the text of a paragraph or a heading; null where they are put together, and in a table. */
  at: Span | null;
}

/** Where the words begin, no figure of which is the end or the beginning of a longer one: 「1件」 is not in 「11件」; below nought where nowhere. */
export function wholeAt(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    const [before, behind] = [text.slice(Math.max(0, at - 2), at), text.slice(at + words.length)];
    const isCut =
      (/^\d/u.test(words) && /\d[.,]?$/u.test(before)) || (/\d$/u.test(words) && /^(?:\d|[.,]\d)/u.test(behind));
    if (!isCut) return at;
  }
  return -1;
}

/** Every finding is built here, from the sentence in which it stands. */
export function findingOf(
  rule: WorkReportRule,
  sentence: Sentence,
  printed: string,
  right: string,
  beside: Sentence | null = null,
): Finding {
  const at = wholeAt(sentence.plain, halfWidth(printed));
  const start = sentence.at + at;
  return {
    rule,
    ...toldOf(sentence),
    printed,
    right,
    words: at < 0 || printed === '' ? null : { start, end: start + printed.length },
    beside: beside === null ? null : toldOf(beside),
  };
}

/** The same of a number that stands at a known place of its sentence, whatever its words are printed with. */
export function findingAt(
  one: { at: number; end: number },
  ...[rule, sentence, printed, right, beside]: Parameters<typeof findingOf>
): Finding {
  const words = { start: sentence.at + one.at, end: sentence.at + one.end };
  return { ...findingOf(rule, sentence, printed, right, beside), words };
}

function toldOf({ words, plain, at }: Sentence): Told {
  return { sentence: words, start: at, end: at + plain.length };
}
