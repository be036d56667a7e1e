/** 数字 (numerals): how Chinese law counts, and how people say a sum. */

const numerals = '零一二三四五六七八九';

const units: Readonly<Record<string, number>> = { 千: 1000, 百: 100, 十: 10 };

/** 「四十六」 is 46, 「一百一十五」 is 115, 「一千一百九十一」 is 1191. */
export function numberOf(numeral: string): number {
  let sum = 0;
  let digit: number | null = null;
  for (const one of numeral) {
    const unit = units[one];
    if (unit === undefined) {
      digit = numerals.indexOf(one);
      continue;
    }
    sum += (digit ?? 1) * unit;
    digit = null;
  }
  return sum + (digit ?? 0);
}

/**
 * 「三百」 is 300, 「两万」 20,000 and, as people say it, 「一千二」 1,200 and 「三百五」 350: the unit after the last figure is left
 * out. Below a hundred million; null when the words are no number.
 */
export function saidNumber(words: string): number | null {
  if (!/^(?=.{1,16}$)[零〇一二两三四五六七八九十百千]{0,9}万?[零〇一二两三四五六七八九十百千]{0,9}$/u.test(words))
    return null;
  const plain = words.replaceAll('〇', '零').replaceAll('两', '二');
  const [wan, rest] = plain.includes('万') ? (plain.split('万') as [string, string]) : ['', plain];
  const high = wan === '' ? 0 : belowTenThousand(wan);
  // 「两万三」 is 23,000, 「两万零三」 20,003.
  const low =
    rest === ''
      ? 0
      : wan !== '' && /^[一二三四五六七八九]$/u.test(rest)
        ? numberOf(rest) * 1000
        : belowTenThousand(rest);
  return high === null || low === null || (plain.includes('万') && high === 0) ? null : high * 10_000 + low;
}

const ordered =
  /^(?:[一二三四五六七八九]千)?零?(?:[一二三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?$/u;

/** Thousands, hundreds, tens and ones in their order, each once; null when they are not. */
function belowTenThousand(words: string): number | null {
  if (words === '零') return 0;
  if (words === '' || !ordered.test(words)) return null;
  const [, before, last] = /([百千])([一二三四五六七八九])$/u.exec(words) ?? [];
  if (before === undefined || last === undefined) return numberOf(words);
  return numberOf(words.slice(0, -1)) + (numberOf(last) * (units[before] ?? 0)) / 10;
}

/** 46 is 「四十六」, 105 「一百零五」, 10 「十」. */
export function numeralOf(n: number): string {
  let said = '';
  let left = n;
  for (const [unit, size] of Object.entries(units)) {
    const digit = Math.floor(left / size);
    if (digit > 0) said += `${digit === 1 && unit === '十' && said === '' ? '' : (numerals[digit] ?? '')}${unit}`;
    else if (said !== '' && left > 0 && !said.endsWith('零')) said += '零';
    left %= size;
  }
  return `${said}${left === 0 ? '' : (numerals[left] ?? '')}`;
}
