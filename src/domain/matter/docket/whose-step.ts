/** 谁办 (whose step): who makes the steps of a docket that not everybody makes who may, in words for who tried one that is not his. */
import type { Words } from '../../base/words.ts';

/** One sends, the other receives: tasks, instructions, helpers, letters that wait for an answer. */
export const bySides: Words = {
  zh: '收的一方签收、回报，发的一方催、退回、办结、撤回',
  en: 'who receives acknowledges and reports; who sends does the rest',
};

/** Four eyes: who wrote, noted or reported it does not decide on it. */
export const byAnother: Words = {
  zh: '写的、记的、报的人办不了自己的这一步，由另一位来办',
  en: 'who wrote, noted or reported it leaves it to somebody else',
};

/** Whose work it is: the office, unit or person that leads it. */
export const byOwners: Words = {
  zh: '由牵头的、承担的单位和人来办',
  en: 'those who lead it or have it in hand do it',
};

/** Anything else: whoever's turn it is. */
export const byTurn: Words = { zh: '请轮到的那一位来办', en: 'ask whoever is to make it' };
