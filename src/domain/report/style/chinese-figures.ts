/** 汉字数字 (Chinese figures): how a work report writes a number in words, and what stands before a heading of each level. */

const digits = '零一二三四五六七八九';
const greatest = 99_999_999;

/** 「十二」, 「一百零三」, 「一万零五十」: any whole number below a hundred million. */
export function inChinese(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > greatest) throw new Error(`no number that a report writes in words: ${n}`);
  if (n === 0) return '零';
  const wan = Math.floor(n / 10_000);
  const rest = n % 10_000;
  const words = `${wan === 0 ? '' : `${belowTenThousand(wan)}万`}${gapBefore(wan, rest)}${rest === 0 ? '' : belowTenThousand(rest)}`;
  // 「十二」 and 「十万」, but 「一百一十二」: the one is left out where the ten begins the number.
  return words.startsWith('一十') ? words.slice(1) : words;
}

/** A nought is read where the rest does not fill its thousands. */
function gapBefore(wan: number, rest: number): string {
  return wan > 0 && rest > 0 && rest < 1000 ? '零' : '';
}

function belowTenThousand(n: number): string {
  const figures = [...String(n)].map(Number);
  const units = ['千', '百', '十', ''].slice(4 - figures.length);
  const words = figures.map((figure, i) => (figure === 0 ? '零' : `${digits[figure]}${units[i]}`)).join('');
  return words.replace(/零{1,4}/gu, '零').replace(/零$/u, '');
}

/** How many, before a word of measure: 「两项」, 「四项」, 「十二项」. */
export function countInChinese(n: number): string {
  return n === 2 ? '两' : inChinese(n);
}

/** The levels of headings of GB/T 9704: 一、（一）1.（1）. */
export type HeadingLevel = 1 | 2 | 3 | 4;

/** What stands before the heading that is the nth of its level. */
export function headingNumber(level: HeadingLevel, n: number): string {
  switch (level) {
    case 1:
      return `${inChinese(n)}、`;
    case 2:
      return `（${inChinese(n)}）`;
    case 3:
      return `${n}.`;
    case 4:
      return `（${n}）`;
  }
}

/** Numbers headings in the order in which they come: a new one of a higher level begins those below it again, and none is left out. */
export function headingCounter(): (level: HeadingLevel) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    const n = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = n;
    counts.fill(0, level);
    return headingNumber(level, n);
  };
}
