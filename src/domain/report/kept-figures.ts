/** 数不动: what may not be struck out of a report, for a figure would go with it. */
import type { CarriedReport, CarriedValue } from '../exchange/carried.ts';

/** A figure with its separators, and with a unit behind it or without. */
const figure =
  /^\d+(?:[,，]\d{3})*(?:[.．]\d+)?\s*[%％‰]?[百千万亿]{0,2}(?:美元|公斤|千克|人次|批次|小时|个月|平方米|[元角分件个人户家起条份篇次所天日页批吨辆台箱瓶袋])?$/u;
/** A telephone, an account or an identity number stands in one piece. */
const inOnePiece = /^\d{7,}$/u;

/** Whether to strike the words out of these lines would take a figure, or a part of one. */
export function takesFigure(
  words: string,
  lines: readonly string[],
  mark: string,
  values: CarriedReport['values'],
): boolean {
  if (figure.test(words) && !inOnePiece.test(words)) return true;
  const printed = [...new Set(values.filter(isFigure).map(({ text }) => text.trim()))].filter((text) => text !== '');
  return lines.some((line) => {
    if (!line.includes(words)) return false;
    if (cutsFigure(line, words)) return true;
    const left = line.replaceAll(words, mark);
    return printed.some((text) => timesIn(line, text) !== timesIn(left, text));
  });
}

/** What is counted, and no name or day that stands among the values. */
export function isFigure({ value, part, figure: counted }: CarriedValue): boolean {
  return value !== null || part !== null || counted !== null;
}

/** How often a figure stands in a line, and not as a part of another one, of a house or of a day. */
function timesIn(line: string, text: string): number {
  let n = 0;
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length)) {
    const [before, after] = [line.slice(0, at), line.slice(at + text.length, at + text.length + 1)];
    const isPart = (/^\d/u.test(text) && /\d$/u.test(before.slice(-1))) || (/\d$/u.test(text) && isOfOther.test(after));
    if (!isPart) n += 1;
  }
  return n;
}

const isOfOther = /^[\d号组栋楼室岁年月日]/u;

/** Whether the words end or begin within a figure anywhere in the line. */
function cutsFigure(line: string, words: string): boolean {
  for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (isWithin(line.slice(Math.max(0, at - 2), at), line.slice(at, at + 5))) return true;
    if (isWithin(line.slice(Math.max(at, end - 2), end), line.slice(end, end + 5))) return true;
  }
  return false;
}

/** Whether one figure goes on from what stands before to what stands behind. */
function isWithin(before: string, behind: string): boolean {
  if (/\d$/u.test(before)) return /^(?:\d|[%％‰百千万亿]|[.．]\d|[,，]\d{3}(?!\d))/u.test(behind);
  return (
    (/\d[.．]$/u.test(before) && /^\d/u.test(behind)) || (/\d[,，]$/u.test(before) && /^\d{3}(?!\d)/u.test(behind))
  );
}
