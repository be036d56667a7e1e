/**
 * 汇报的文字: a pasted text as its documents, paragraphs and sentences, each with its place. Lines that a page broke in the midst of a
 * sentence are read as one; figures and brackets of full width as those of half width, one character for one, so that places hold.
 */

export interface Sentence {
  /** As it stands in the text. */
  words: string;
  /** The same in half width: what the rules read. */
  plain: string;
  at: number;
}

export interface Paragraph extends Sentence {
  sentences: Sentence[];
}

/** One report of the text; a collection holds several (第一篇, 第二篇). */
export interface WorkReportText {
  plain: string;
  at: number;
  paragraphs: Paragraph[];
}

const wide = '０１２３４５６７８９％（），．：；＊－～';
const narrow = '0123456789%(),.:;*-~';

/** One character for one; a comma of the language stays apart from the one between thousands. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９％（），．：；＊－～]/gu, (one) => narrow.charAt(wide.indexOf(one)));
}

/** The documents of a text: 「第一篇:」 at the beginning of a line opens one. */
export function readWorkReports(text: string): WorkReportText[] {
  const documents: WorkReportText[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const opens = /^第[一二三四五六七八九十]{1,3}篇/u.test(paragraph.plain);
    const last = documents.at(-1);
    if (last === undefined || opens)
      documents.push({ plain: paragraph.plain, at: paragraph.at, paragraphs: [paragraph] });
    else {
      last.paragraphs.push(paragraph);
      last.plain += `\n${paragraph.plain}`;
    }
  }
  return documents;
}

/** So long is a line that a page broke; a shorter one ends by itself. */
const brokenFrom = 40;

function paragraphsOf(text: string): Paragraph[] {
  const lines: { words: string; at: number }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const last = lines.at(-1);
    if (last !== undefined && goesOn(last.words, line)) last.words += `\n${line}`;
    else if (line.trim() !== '') lines.push({ words: line, at });
    at += line.length + 1;
  }
  return lines.map(({ words, at: from }) => {
    const plain = halfWidth(words).replaceAll('\n', ' ').replaceAll('\r', ' ');
    return { words, plain, at: from, sentences: sentencesOf(words, plain, from) };
  });
}

/** A full line that ends in the midst of a sentence, before one that begins no heading and no row of a table. */
function goesOn(before: string, line: string): boolean {
  if (line.trim() === '' || before.length < brokenFrom || before.includes('\t')) return false;
  return /[\p{Script=Han},，、]$/u.test(before.trimEnd()) && /^[\p{Script=Han}]/u.test(line) && !isHeading(line);
}

function isHeading(line: string): boolean {
  return /^(?:第[一二三四五六七八九十]{1,3}[篇章节条]|[一二三四五六七八九十]{1,3}[、是]|附[件表]?[:：])/u.test(line);
}

/** Nobody writes a sentence of a thousand characters; what has no end is read in pieces, so that no text takes long. */
function sentencesOf(words: string, plain: string, from: number): Sentence[] {
  return [...plain.matchAll(/[^。!?！？]{1,1000}[。!?！？]{0,3}[”」』)]?/gu)].flatMap(({ 0: one, index }) => {
    const lead = one.length - one.trimStart().length;
    const [at, end] = [index + lead, index + one.trimEnd().length];
    if (end <= at) return [];
    return [{ words: words.slice(at, end).replaceAll('\n', ''), plain: plain.slice(at, end), at: from + at }];
  });
}

/** Two sentences of a paragraph and what stands between, as one. */
export function passageOf({ words, plain, at }: Paragraph, first: Sentence, last: Sentence): Sentence {
  const [from, to] = [first.at - at, last.at - at + last.plain.length];
  return { words: words.slice(from, to).replaceAll('\n', ''), plain: plain.slice(from, to), at: first.at };
}
