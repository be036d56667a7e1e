/** 标记 (flags): what a shop is marked with, in words. */
import type { Words } from '../base/words.ts';
import type { FlagKind } from './operator.ts';

export const flagKindWords = {
  visit: { zh: '去之前看', en: 'Before a visit' },
  note: { zh: '办件时看', en: 'While handling' },
} as const satisfies Record<FlagKind, Words>;
