/**
 * 告知的处罚 (told penalty): a decision goes no further than the notice that was served (处罚法 第四十四条), and what the party said makes nothing
 * heavier (第四十五条). Sums are compared as sums; goods and other penalties item by item, each as it was told or less of it.
 */
import type { PenaltyNotice, ProposedPenalty } from './records.ts';

/** What a decision asks for, or a notice that is told anew. */
export type AskedPenalty = Required<ProposedPenalty>;

/** In what a penalty goes beyond the one that was told: a sum, or an item that nobody told of; null where it does not. */
export function beyondTold(told: ProposedPenalty, asked: AskedPenalty): 'sum' | 'item' | null {
  if (asked.fineFen > told.fineFen || asked.confiscatedFen > told.confiscatedFen) return 'sum';
  // A notice of before they were kept apart told of goods and warnings in words that cannot be compared.
  if (told.warning === undefined || told.goods === undefined) return null;
  const isWithin = areWithin(told.goods, asked.goods) && areWithin(told.others, asked.others);
  return isWithin && !isWarningAdded(told, asked) ? null : 'item';
}

/** A warning in place of a sum is less than what was told; one beside all that was told is more. */
function isWarningAdded(told: ProposedPenalty, asked: AskedPenalty): boolean {
  if (!asked.warning || told.warning === true) return false;
  return asked.fineFen === told.fineFen && asked.confiscatedFen === told.confiscatedFen;
}

/** Whether each item that is asked was told, with the same figures or smaller ones: 「复合肥 30 袋」 is within 「复合肥 38 袋」. */
function areWithin(told: string, asked: string): boolean {
  const items = itemsOf(told);
  return itemsOf(asked).every((one) => items.some((other) => isAtMost(one, other)));
}

function itemsOf(words: string): string[] {
  return words
    .normalize('NFKC')
    .split(/[;、。\n]|,(?!\d)/u)
    .map((one) => one.replace(/\s/gu, ''))
    .filter((one) => one !== '');
}

const figure = /\d+(?:\.\d+)?/gu;

function isAtMost(one: string, other: string): boolean {
  if (one.replace(figure, '#') !== other.replace(figure, '#')) return false;
  const figures = (words: string) => [...words.matchAll(figure)].map(([said]) => Number(said));
  const most = figures(other);
  return figures(one).every((n, i) => n <= (most[i] ?? 0));
}

/** Whether the party has said something against it, or was heard: from then on nothing grows heavier without new facts. */
export function hasSpoken({ defences, hearing }: Pick<PenaltyNotice, 'defences' | 'hearing'>): boolean {
  return defences.length > 0 || hearing !== null;
}
