/**
 * 说大了 (said too much): what a finding of a survey says that its counts do not bear. Below thirty asked only 「10 家里几家」 is said, no percent
 * and nothing of the county at large (S78).
 */
/** From so many answers on a share may be said. */
export const leastForShare = 30;

export interface SaidTooMuch {
  words: string;
  zh: string;
  en: string;
}

const wholeCounty =
  /(?:全县|我县|本县|全市|县内|当地|所有|全部)(?:的|各)?[\p{Script=Han}]{0,8}?(?:均|都|全|没有一家|无一|一律|普遍)/u;
const everybody = /(?<!平)均|(?<![样种项问])都(?!市)|全部|一律|无一|没有一[家人]|每家|家家|人人/u;
const vague = /大部分|大多数?|多数|绝大|普遍|不少|很多|少数|个别|部分/u;
const share =
  /[0-9.]{1,6}\s?[%％]|百分之[一二三四五六七八九十百零]{1,5}|[一二三四五六七八九两]成|[一二三四五六七八九]分之[一二三四五六七八九]|(?:过|近|一)半/u;

/**
 * What a finding says that its counts do not bear: 「我县都」 needs that all of the population were asked, 「均」 that all of those asked
 * are so, 「大部分」 its number, and a share thirty answers.
 */
export function saidTooMuch(
  words: string,
  { k, n, population, unit = '家' }: { k: number; n: number; population: number | null; unit?: string },
): SaidTooMuch[] {
  const found: SaidTooMuch[] = [];
  const whole = wholeCounty.exec(words)?.[0];
  if (whole !== undefined && population !== n)
    found.push({
      words: whole,
      zh: `“${whole}”说大了：${population === null ? '全县有多少没有数过' : `全县登记 ${population} ${unit}`}，只查了 ${n} ${unit}；请写“被调查的 ${n} ${unit}”。`,
      en: `“${whole}” says too much: ${n} of ${population ?? 'an unknown number'} were asked; write “the ${n} surveyed”.`,
    });
  const all = everybody.exec(words)?.[0];
  if (all !== undefined && k !== n)
    found.push({
      words: all,
      zh: `“${all}”对不上：${n} ${unit}里是 ${k} ${unit}；请写 ${k} ${unit}。`,
      en: `“${all}” does not hold: it is ${k} of ${n}.`,
    });
  const loose = vague.exec(words)?.[0];
  if (loose !== undefined)
    found.push({
      words: loose,
      zh: `“${loose}”要写 ${k} ${unit}。`,
      en: `Instead of “${loose}” write ${k} of ${n}.`,
    });
  const part = share.exec(words)?.[0];
  if (part !== undefined && n < leastForShare)
    found.push({
      words: part,
      zh: `只查了 ${n} ${unit}，不写“${part}”，写“${n} ${unit}里 ${k} ${unit}”。`,
      en: `With ${n} asked no share is said: write ${k} of ${n}.`,
    });
  return found;
}
