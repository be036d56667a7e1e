/**
 * 按号码查 (asked numbers): whoever asks by a whole telephone or identity number learns whether its holder complained, and about whom. A page
 * shows seven figures of eleven, so the rest is found by asking for all that it may be: a person asks for so many different ones a day.
 */
import { isPersonal, numbersIn, soughtNumber } from './standing-numbers.ts';

/** From which part of the limit on the superior hears of it. */
const toldFrom = 0.75;

/** The whole numbers that somebody asks for with these words, each once and as two are the same. */
export function askedNumbers(words: string): string[] {
  const terms = words.split(/\s+/u).filter((term) => isAlone.test(term.normalize('NFKC')));
  const standing = numbersIn(words).map(({ figures }) => figures);
  return [...new Set([...terms, ...standing].filter((one) => !isMatter.test(one)).map(soughtNumber))].filter(isWhole);
}

const isAlone = /^\+?\d[\d-]{6,29}$/u;
/** Which matter it is may be typed without its letter. */
const isMatter = /^20\d\d-\d{4,6}$/u;

/** What is typed on the way to a whole mobile is not asked for: the desk looks while somebody types. */
function isWhole(figures: string): boolean {
  return figures.length >= 11 || isPersonal(figures) || /^[2-9]\d{6,7}$/u.test(figures);
}

/** Whether so many more may be asked for today. */
export function mayAsk(limit: number, done: number, more: number): boolean {
  return done + more <= limit;
}

/** What the superior hears when somebody has come from so many different numbers to so many; null when there is nothing to tell. */
export function askedNews(name: string, from: number, to: number, limit: number): string | null {
  const passes = (mark: number) => from < mark && to >= mark;
  if (passes(limit))
    return `${name}今天按 ${to} 个不同的电话或证件号码查过，到了上限，今天不能再查别的号码；请问一问为什么。`;
  return passes(Math.ceil(limit * toldFrom))
    ? `${name}今天按 ${to} 个不同的电话或证件号码查过，请问一问为什么。`
    : null;
}
