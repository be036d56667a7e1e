/** 数字 (numerals): how Chinese law counts. */

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
