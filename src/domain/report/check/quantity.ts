/**
 * 数 (quantity): what a sentence counts, with the words before it, its unit and its place: 「受理申诉201件」. Sums of money are read in yuan,
 * whatever unit they are printed in.
 */
import { chineseNumber } from '../../triage/spoken-sums.ts';

export interface Quantity {
  /** The words before it, without what only joins: 「受理申诉」. */
  label: string;
  value: number;
  /** What it is counted by; 元 for money. */
  unit: string;
  /** The words behind it, as far as they go on: 「97名在编人员」. */
  noun: string;
  /** It stands in brackets, beside what the sentence tells. */
  isAside: boolean;
  /** One of the last figure that is printed, in the same unit: 100 of 「39.68万元」. */
  step: number;
  /** 「10余件」, 「约10件」: not told exactly. */
  about: boolean;
  /** The number as it is printed, with its unit. */
  printed: string;
  at: number;
  end: number;
}

const units = [
  '个百分点',
  '人次',
  '户次',
  '家次',
  '辆次',
  '车次',
  '批次',
  '台次',
  '场次',
  '篇次',
  '条次',
  '件次',
  '万元',
  '亿元',
  '公斤',
  '千克',
  '件',
  '起',
  '宗',
  '例',
  '户',
  '家',
  '人',
  '名',
  '辆',
  '批',
  '次',
  '条',
  '项',
  '份',
  '个',
  '元',
  '吨',
  '克',
  '瓶',
  '袋',
  '箱',
  '盒',
  '场',
  '期',
  '篇',
  '组',
  '台',
  '部',
  '本',
  '张',
  '所',
  '处',
  '座',
  '笔',
  '单',
  '册',
  '只',
  '支',
  '枚',
];
/** What is counted by the same: a case by 件 or 起, a place by 家, 户 or 个, people by 人 or 名. */
const alikeUnits: readonly (readonly string[])[] = [
  ['件', '起', '宗', '例'],
  ['家', '户', '个', '所', '处', '座'],
  ['人', '名'],
  ['场', '场次'],
  ['批', '批次'],
  ['辆', '台', '辆次', '台次'],
];

export function isAlikeUnit(a: string, b: string): boolean {
  return a === b || alikeUnits.some((list) => list.includes(a) && list.includes(b));
}

const number = new RegExp(
  String.raw`(?<![\d.])(约|(?<![附最临])近|超过|逾)?(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?|(?<![第百分之点])[一二三四五六七八九十](?:[零一二三四五六七八九十百千万]{1,8}(?:点[零一二三四五六七八九]{1,4})?|点[零一二三四五六七八九]{1,4}))\s?(多|余)?(万|亿)?(多|余)?\s?(?:个(?=批次|案件|站点))?(${units.join('|')})`,
  'gu',
);

/** What was read of each sentence, for as long as one text is checked: some fifty rules ask for it. */
const read = new Map<string, Quantity[]>();

/** Nothing of a text stays when its check is over. */
export function forgetQuantities(): void {
  read.clear();
}

/** The quantities of a sentence in half width, in their order. */
export function quantitiesIn(plain: string): Quantity[] {
  const known = read.get(plain);
  if (known !== undefined) return known;
  const found = readQuantities(plain);
  if (read.size < mostRead) read.set(plain, found);
  return found;
}

const mostRead = 5000;

function readQuantities(plain: string): Quantity[] {
  let from = 0;
  let [depth, seen] = [0, 0];
  return [...plain.matchAll(number)].flatMap((match) => {
    const { 0: printed, 1: near, 2: figures = '', 3: over, 4: great, 5: more, 6: unit = '', index } = match;
    const end = index + printed.length;
    const label = labelOf(plain.slice(from, index));
    from = end;
    for (; seen < index; seen += 1) {
      if (plain.charAt(seen) === '(') depth += 1;
      else if (plain.charAt(seen) === ')') depth = Math.max(0, depth - 1);
    }
    if (isDay(plain, index, end)) return [];
    const scale = scaleOf(great) * (unit === '元' ? 1 : scaleOf(unit.endsWith('元') ? unit.charAt(0) : undefined));
    const value = (readFigures(figures) ?? Number.NaN) * scale;
    if (Number.isNaN(value)) return [];
    const about = [near, over, more].some((one) => one !== undefined) || /^(?:及)?以[上下内]/u.test(plain.slice(end));
    const step = scale * 10 ** -placesOf(figures);
    const noun = /^[\p{Script=Han}、]{0,12}/u.exec(plain.slice(end))?.[0] ?? '';
    const isAside = depth > 0;
    return [
      { label, noun, value, step, unit: unit.endsWith('元') ? '元' : unit, about, isAside, printed, at: index, end },
    ];
  });
}

/** 「1,750」, 「二百零八」; null when it is no number. */
function readFigures(figures: string): number | null {
  if (/^\d/u.test(figures)) return Number(figures.replaceAll(',', ''));
  const [whole = '', fraction = ''] = figures.split('点');
  const spoken = spokenFigures(whole, fraction);
  return spoken === null ? null : Number(spoken);
}

function scaleOf(word: string | undefined): number {
  if (word === '万') return 10_000;
  return word === '亿' ? 100_000_000 : 1;
}

/** 「2014年11月」 has no unit of a count, and 「3月1日」 none; 「15个工作日」 is a time. */
function isDay(plain: string, at: number, end: number): boolean {
  return /^(?:工作日|月|年|小时|自然日)/u.test(plain.slice(end)) || plain.charAt(at - 1) === '第';
}

/** What joins a number with the words that name it. */
const joining = /(?:其中|共计|总计|合计|累计|一共|共|计|分别为|为|达到|达|有|了|是|约|的|近|:|\s)+$/u;

function labelOf(before: string): string {
  const from = Math.max(
    ...['，', ',', '。', '；', ';', '、', '：', ':', '(', ')', '“', '”', '\t'].map((one) => cut(before, one)),
  );
  return before
    .slice(from)
    .replace(joining, '')
    .replace(/(?<=[\p{Script=Han}]{2})(?:总数|总量|数量)$/u, '')
    .replace(/^(?:其中|共计|合计|累计|共|并|已|还|另|及|和|与)+/u, '');
}

/** Behind the mark where it stands; one that ends the words says nothing of where the name begins. */
function cut(before: string, mark: string): number {
  return before.lastIndexOf(mark, before.length - 2) + 1;
}

/** A rate and what it is called: 「办结率达97.51%」. */
export interface Rate {
  name: string;
  percent: number;
  /** Figures behind the point, as it is printed. */
  places: number;
  printed: string;
  at: number;
  end: number;
}

const rate =
  /([\p{Script=Han}]{1,10}率)(?:高达|达到了|达到|保持在|稳定在|提升至|上升至|降至|分别为|为|达|是|:)?(?:了)?\s?(?:(\d{1,4}(?:\.\d{1,4})?)\s?%|百分之([零一二三四五六七八九十百]{1,5})(?:点([零一二三四五六七八九]{1,4}))?)/gu;

export function ratesIn(plain: string): Rate[] {
  if (!plain.includes('率')) return [];
  return [...plain.matchAll(rate)].flatMap((match): Rate[] => {
    const { 0: printed, 1: name = '', 2: typed, 3: whole = '', 4: fraction = '', index } = match;
    const figures = typed ?? spokenFigures(whole, fraction);
    if (figures === null) return [];
    return [
      { name, percent: Number(figures), places: placesOf(figures), printed, at: index, end: index + printed.length },
    ];
  });
}

/** 「百分之九十六点一五」 */
function spokenFigures(whole: string, fraction: string): string | null {
  const n = chineseNumber(whole);
  const digits = [...fraction].map((one) => '零一二三四五六七八九'.indexOf(one)).join('');
  if (n === null) return null;
  return digits === '' ? String(n) : `${n}.${digits}`;
}

export function placesOf(figures: string): number {
  return figures.split('.')[1]?.length ?? 0;
}

/** 「四」, 「12」: null when it is no number. */
export function countIn(words: string): number | null {
  return /^\d+$/u.test(words) ? Number(words) : chineseNumber(words);
}

/** Whether so many of a hundred are printed so, rounded or cut off. */
export function fits(exact: number, percent: number, places: number): boolean {
  const step = 10 ** -places;
  return Math.abs(exact - percent) <= step * 0.5 + 1e-9 || (exact >= percent && exact - percent < step);
}

/** A share of a hundred as it would be printed. */
export function printPercent(exact: number, places: number): string {
  return `${exact.toFixed(Math.max(places, 1)).replace(/\.0$/u, '')}%`;
}

/** Money is printed in 万元 where the text does so. */
export function printValue(value: number, like: string): string {
  const unit = like.match(/[万亿]?元$|[^\d.,\s余多]+$/u)?.[0] ?? '';
  const scale = unit.startsWith('万元') ? 10_000 : unit.startsWith('亿元') ? 100_000_000 : 1;
  return `${Number((value / scale).toFixed(6))}${unit.replace(/^[余多]/u, '')}`;
}

/** Two kinds that leave nothing out and have nothing in common. */
export const halves: readonly (readonly [RegExp, RegExp])[] = [
  [/上半年/u, /下半年/u],
  [/城区|城市/u, /乡镇|农村/u],
  [/商品/u, /服务/u],
  [/专职/u, /兼职/u],
  [/线上/u, /线下/u],
  [/(?<!不)合格/u, /不合格/u],
  [/罚款/u, /没收/u],
];
