/** Shares and multiples as contracts write them: 「百分之五十」「30%」「四成」「千分之五」「三倍」. */
const numerals: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 「五十」 is 50, 「一百二十」 is 120, 「12.5」 is 12.5. */
export function readCount(words: string): number {
  if (/^\d/u.test(words)) return Number(words);
  let [sum, one] = [0, 0];
  for (const sign of words) {
    if (sign === '百') [sum, one] = [sum + (one === 0 ? 1 : one) * 100, 0];
    else if (sign === '十') [sum, one] = [sum + (one === 0 ? 1 : one) * 10, 0];
    else one = numerals[sign] ?? 0;
  }
  return sum + one;
}

const share =
  /(?:百分之([零一二两三四五六七八九十百]{1,6}|\d{1,3}(?:\.\d{1,2})?)|(\d{1,3}(?:\.\d{1,3})?) ?[%％]|(?<![零一二两三四五六七八九十百])([一二两三四五六七八九])成|千分之([一二两三四五六七八九十]{1,3}|\d{1,3}(?:\.\d)?)|(\d{1,3}(?:\.\d)?) ?‰|万分之([一二两三四五六七八九十]{1,3}|\d{1,3}(?:\.\d)?))/gu;

/** The shares that stand in the words, as fractions of one: 30% is 0.3. */
export function sharesIn(words: string): number[] {
  return [...words.matchAll(share)].map(([, hundred, percent, tenth, thousand, permille, tenThousand]) => {
    if (hundred !== undefined) return readCount(hundred) / 100;
    if (percent !== undefined) return Number(percent) / 100;
    if (tenth !== undefined) return readCount(tenth) / 10;
    if (tenThousand !== undefined) return readCount(tenThousand) / 10_000;
    return readCount(thousand ?? permille ?? '0') / 1000;
  });
}

const multiple = /([二两三四五六七八九十百]{1,3}|\d{1,3}(?:\.\d)?|双|数|加)倍/gu;

/** The multiples: 「三倍」 is 3, 「双倍」 and 「加倍」 are 2. */
export function multiplesIn(words: string): number[] {
  return [...words.matchAll(multiple)].map(([, n = '']) => (/[双数加]/u.test(n) ? 2 : readCount(n)));
}
