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

/** A warning in place of all that was told is less than it; one beside a sum or goods is a penalty more, and was not told. */
function isWarningAdded(told: ProposedPenalty, asked: AskedPenalty): boolean {
  if (!asked.warning || told.warning === true) return false;
  return asked.fineFen + asked.confiscatedFen > 0 || asked.goods !== '' || asked.others !== '';
}

/** Whether each thing that is asked was told, and of none more: 「复合肥 30 袋」 is within 「复合肥 38 袋」, and twice 20 is not. */
function areWithin(told: string, asked: string): boolean {
  const most = amountsOf(told);
  return [...amountsOf(asked)].every(([what, amount]) => amount <= (most.get(what) ?? 0));
}

/** How much of each thing, by its name and unit; of what has no amount, how often it is named. */
function amountsOf(words: string): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const item of itemsOf(words)) {
    const [what, amount] = amountOf(item);
    amounts.set(what, (amounts.get(what) ?? 0) + amount);
  }
  return amounts;
}

function itemsOf(words: string): string[] {
  return words
    .normalize('NFKC')
    .split(/[;、。\n]|,(?!\d)/u)
    .map((one) => one.replace(/\s/gu, ''))
    .filter((one) => one !== '');
}

/** 「15-15-15复合肥38袋」: 38 of 「15-15-15复合肥 袋」; figures before the last belong to the name. */
function amountOf(item: string): [what: string, amount: number] {
  const [, name, figures, unit] = /^(.*?[^\d.])(\d+(?:\.\d+)?)(\D{1,6})$/u.exec(item) ?? [];
  return name === undefined ? [item, 1] : [`${name} ${unit ?? ''}`, Number(figures)];
}

/** Whether the party has said something against it, or was heard: from then on nothing grows heavier without new facts. */
export function hasSpoken({ defences, hearing }: Pick<PenaltyNotice, 'defences' | 'hearing'>): boolean {
  return defences.length > 0 || hearing !== null;
}
