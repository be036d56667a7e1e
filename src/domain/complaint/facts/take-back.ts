/** What the forms of 加急 know of it. Apart from the rules, so that the desk's first screen carries none. */
import type { Words } from '../../base/words.ts';

/** 撤回 (take back): whoever pressed by mistake has so long until anybody is rung; the server holds the page meanwhile. */
export const takeBackSeconds = 10;

/** One line why, that a message can carry and somebody who is woken reads at a glance. */
export const reasonLength = { least: 2, most: 200 } as const;

/** What is wrong with the line, said at its box; null where it may go. */
export function reasonFault(reason: string): Words | null {
  const n = reason.trim().length;
  if (n < reasonLength.least) return { zh: '请写一句急在哪里。', en: 'Say in one line why.' };
  if (n <= reasonLength.most) return null;
  return {
    zh: `急在哪里最多写 ${reasonLength.most} 个字，现在 ${n} 个，请写短些。`,
    en: `${reasonLength.most} characters at most, ${n} now.`,
  };
}
