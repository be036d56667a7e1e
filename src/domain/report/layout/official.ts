/**
 * 公文格式 (official layout): what GB/T 9704-2012 says of a page, as measures and counts. How it becomes a page or a document is the
 * business of who prints it.
 */
import type { WrittenBlock, WrittenReport } from '../body.ts';

/** 7.1: A4 with 天头 37 and 订口 28, so that the text stands on 156 × 225 mm. */
export const page = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;
export const textWidthMm: number = page.width - page.left - page.right;
export const textHeightMm: number = page.height - page.top - page.bottom;
/** 7.2: 22 lines of 28 characters on each page. */
export const linesOnPage = 22;
export const charactersInLine = 28;

/** Sizes of type in points: 2号, 3号, 4号, and 小四 and 五号 for what the standard leaves open: tables and footnotes. */
export const type = { title: 22, text: 16, page: 14, table: 12, note: 10.5 } as const;

/** 版头 (head): only of what is formally issued. */
export interface OfficialHead {
  /** 发文机关标志: 「青禾县市场监督管理局文件」. */
  mark: string;
  /** 发文字号: 「青市监〔2026〕12号」. */
  number: string;
  /** 签发人: on what goes up; null on what does not. */
  signer: string | null;
}

/** 版记 (imprint): who gets a copy, and who printed it when. */
export interface OfficialImprint {
  copyTo: readonly string[];
  printedBy: string;
  /** 「2026年4月8日」 */
  printedOn: string;
}

export interface OfficialReport {
  report: WrittenReport;
  head: OfficialHead | null;
  /** 附件说明: the names of what is attached, in their order. */
  attachments: readonly string[];
  imprint: OfficialImprint | null;
  /** Not signed: each page says 草稿. */
  isDraft: boolean;
}

/** 7.2.5: the year in 六角括号, no nought before the number, no 第. */
export function documentNumber(code: string, year: number, n: number): string {
  return `${code}〔${year}〕${n}号`;
}

/** How wide words are in characters: what is narrow stands on half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u0020-\u007e]/u.test(one) ? 0.5 : 1), 0);
}

export interface SignOffIndents {
  /** Free characters to the right of each. */
  name: number;
  date: number;
}

/**
 * 7.3.5 署名和成文日期. Under a seal the day ends four characters from the right and the name stands over the middle of it. Without one the
 * name ends two characters from the right, and the day begins two characters behind where the name begins; the longer of the two keeps
 * its distance.
 */
export function signOffIndents(name: string, date: string, isSealed: boolean): SignOffIndents {
  const [ofName, ofDate] = [widthOf(name), widthOf(date)];
  if (isSealed) {
    const byDate = 4 - (ofName - ofDate) / 2;
    // A long name that stood over the middle of its day would leave the page.
    return byDate >= 0 ? { name: byDate, date: 4 } : { name: 0, date: (ofName - ofDate) / 2 };
  }
  const date2 = Math.max(2, ofName - ofDate);
  return { name: date2 + ofDate + 2 - ofName, date: date2 };
}

/** Characters of 22 points in a line of 156 mm. */
const titleCharacters = 20;
/** Words that a title is made of, which are not torn. */
const whole =
  /关于|重点|领域|消费者|消费|维权|权益|保护|工作|情况|汇报|报告|服务|市场|监督|管理|总结|统计|月报|投诉|举报|环境|开展|农村|乡镇|社区|网络|站点|专项|活动|商品|质量|上半年|下半年|年度|季度|工商|食品|药品|\d+年?|〔\d+〕|[A-Za-z]+/gu;
const mayNotBegin = /^[，。、；：？！）》」』”’〉】〕]/u;
const mayNotEnd = /[（《「『“‘〈【〔]$/u;

/** 7.3.1 标题: lines of like length, torn in no word where it can be helped; one where it fits. */
export function titleLines(title: string): string[] {
  const text = title.trim();
  const fewest = Math.max(1, Math.ceil(widthOf(text) / titleCharacters));
  if (fewest === 1) return [text];
  const stops = stopsOf(text);
  const anywhere = Array.from({ length: text.length - 1 }, (_, i) => i + 1);
  return parted(text, stops, fewest) ?? parted(text, stops, fewest + 1) ?? parted(text, anywhere, fewest + 1) ?? [text];
}

interface Parting {
  lines: string[];
  /** The squares of the widths: the least where all are alike. */
  cost: number;
}

/** The text in so many lines of like width that end at stops and fit the page; null where there is no such parting. */
function parted(text: string, stops: readonly number[], lines: number): string[] | null {
  const ends = [...stops, text.length];
  // What stands before each end, in one line, in two, and so on: each number of lines is built on the one before.
  let before = new Map<number, Parting>([[0, { lines: [], cost: 0 }]]);
  for (let n = 1; n <= lines; n += 1) {
    const found = new Map<number, Parting>();
    for (const end of ends)
      for (const [from, parting] of before) {
        if (from >= end) continue;
        const line = text.slice(from, end);
        const cost = parting.cost + widthOf(line) ** 2;
        if (widthOf(line) > titleCharacters || cost >= (found.get(end)?.cost ?? Infinity)) continue;
        found.set(end, { lines: [...parting.lines, line], cost });
      }
    before = found;
  }
  return before.get(text.length)?.lines ?? null;
}

/** Where a line may end. */
function stopsOf(text: string): number[] {
  const inside = new Set<number>();
  for (const { 0: word, index } of text.matchAll(whole)) for (let i = 1; i < word.length; i += 1) inside.add(index + i);
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => i + 1).filter(
    (at) => !inside.has(at) && !mayNotBegin.test(text.slice(at)) && !mayNotEnd.test(text.slice(0, at)),
  );
}

/** 附件说明: 「附件：1. 受理投诉分类表」; one alone has no number. */
export function attachmentLines(names: readonly string[]): string[] {
  if (names.length === 1) return [`附件：${names[0]}`];
  return names.map((name, i) => `${i === 0 ? '附件：' : ''}${i + 1}. ${name}`);
}

/** 「表1」 and the name behind it: counted in the order of the text, whatever was typed. */
export function tableName(n: number, of: number, caption: string): string {
  const number = of === 1 ? '' : `表${n}`;
  return [number, caption].filter((part) => part !== '').join('　');
}

/** Which columns stand in the middle of their cells: numbers and short words; sentences begin at the left. */
export function centredColumns({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}): boolean[] {
  const n = Math.max(head.length, ...rows.map((row) => row.length), 0);
  return Array.from({ length: n }, (_, i) => rows.every((row) => widthOf(row[i] ?? '') <= 9));
}

/** How many lines stand above the title of what is issued: the red name, the number, the line. */
const linesOfHead = 9;
/** An estimate of lines is right but for a few on each page: marks may not begin a line. */
const uncertain = 3;

/**
 * Whether name and day would go to the next page alone, 「此页无正文」, or nearly: then the last paragraph goes with them. Not every program
 * can take the last lines of a paragraph along, so that it is asked for only where it is needed.
 */
export function endsPage({
  report,
  head,
  attachments,
}: Pick<OfficialReport, 'report' | 'head' | 'attachments'>): boolean {
  const last = report.blocks.at(-1);
  if (last?.kind !== 'paragraph') return false;
  // How high a table becomes is not known here; a short paragraph is taken along for safety.
  if (report.blocks.some(({ kind }) => kind === 'table')) return linesOf(last) <= 5;
  const before = (head === null ? 0 : linesOfHead) + titleLines(report.title).length + 2;
  const used = report.blocks.reduce((sum, block) => sum + linesOf(block), before);
  const signed = (attachments.length === 0 ? 0 : attachments.length + 1) + (head === null ? 4 : 5);
  const onLast = used % linesOnPage;
  return onLast === 0 || onLast + signed + uncertain > linesOnPage;
}

function linesOf(block: WrittenBlock): number {
  if (block.kind === 'table') return block.rows.length;
  const text = block.kind === 'heading' ? block.text : block.runs.map((run) => run.text).join('');
  return Math.max(1, Math.ceil((widthOf(text) + 2) / charactersInLine));
}
