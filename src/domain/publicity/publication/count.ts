/**
 * 公示的数 (figures of what is published), each with one definition. What the public list itself shows, how many there are and how they ended,
 * is told as it is; what it does not show, in how many the operator agreed or answered, tells of no few (domain rule 少于 N).
 */
import { operatorFigures } from '../../operator/operator-figures.ts';
import type { Words } from '../../base/words.ts';

/** What is counted of one operator: over what was published of it in the months that the county shows. */
export interface PublicCounts {
  published: number;
  answered: number;
  settled: number;
  /** The middle number of days from receipt to closing, as the register of operators counts it; null where nothing is counted. */
  medianDays: number | null;
}

export const publicFigures = {
  published: {
    zh: '公示的投诉',
    en: 'Published complaints',
    definitionZh: '这段时间里公示的投诉件数，按公示那天算。',
    definitionEn: 'complaints published in this time, by the day of publication',
  },
  answered: {
    zh: '店家答的',
    en: 'Answered by the operator',
    definitionZh: '上面的投诉里，店家同意调解、谈成，或者对公示回了话的。',
    definitionEn: 'those of them in which the operator agreed to mediation, settled, or answered the publication',
  },
  settled: {
    zh: '谈成的',
    en: 'Settled',
    definitionZh: '上面的投诉里达成调解协议的，和经营者档案里“协议”算法一样。',
    definitionEn: 'those of them that ended in an agreement, counted as in the register of operators',
  },
  medianDays: {
    zh: '一半在几天内办完',
    en: 'Half of them within (days)',
    definitionZh: `和经营者档案里“${operatorFigures.medianDays.zh}”算法一样：从收到到办结的天数的中位数。`,
    definitionEn: 'the middle number of days from receipt to closing, counted as in the register of operators',
  },
} as const satisfies Record<keyof PublicCounts, Words & { definitionZh: string; definitionEn: string }>;

/** A number that the list does not give away, as it may be told: itself, fewer than so many, or not at all since it would tell how few the others are. */
export type Told = { kind: 'number'; n: number } | { kind: 'few' } | { kind: 'kept' };

/** A part of a total that is told: neither the part nor the rest may be one to a few, or one is found by taking from the other. */
export function toldPart(part: number, total: number, smallest: number): Told {
  if (total < smallest) return { kind: 'few' };
  if (part > 0 && part < smallest) return { kind: 'few' };
  const rest = total - part;
  return rest > 0 && rest < smallest ? { kind: 'kept' } : { kind: 'number', n: part };
}

export interface Cell {
  code: string | null;
  n: number;
}

export function toldWords(told: Told, smallest: number): Words {
  switch (told.kind) {
    case 'number':
      return { zh: String(told.n), en: String(told.n) };
    case 'few':
      return { zh: `少于 ${smallest}`, en: `fewer than ${smallest}` };
    case 'kept':
      return { zh: '不写数', en: 'not told' };
  }
}

/** A figure in a table for machines: empty where it is kept. */
export function toldCell(told: Told, smallest: number): number | string {
  return told.kind === 'number' ? told.n : told.kind === 'few' ? `<${smallest}` : '';
}
