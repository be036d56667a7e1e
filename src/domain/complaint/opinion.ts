/**
 * 民意 (opinion): 「反映民情的窗口、维护民意的平台」. After the close a complainant says in four grades how he was handled, once a
 * matter: to the officer who calls him (令121 第二十六条), or by himself on his progress page.
 */
import { rate } from '../figures/figure.ts';

export const grades = [1, 2, 3, 4] as const;
export type Grade = (typeof grades)[number];

/** How many matters were closed, and how many of them have each grade. */
export interface OpinionCount {
  closed: number;
  grades: Record<Grade, number>;
}

export interface OpinionCell extends OpinionCount {
  officeId: string | null;
  /** The top of the category, such as G10; null where none was set. */
  category: string | null;
}

export function answeredOf({ grades: of }: OpinionCount): number {
  return grades.reduce((sum, grade) => sum + of[grade], 0);
}

/** 评价率: with a grade ÷ closed, in per cent; null where nothing was closed. */
export function answeredShare(count: OpinionCount): number | null {
  return rate(answeredOf(count), count.closed);
}

/** 满意率: 非常满意 and 满意 ÷ all grades, in per cent; null where nobody said anything. */
export function satisfiedShare(count: OpinionCount): number | null {
  return rate(count.grades[1] + count.grades[2], answeredOf(count));
}

/** The cells of one office or category added up, by the key; the order is that of the first cell of each. */
export function summed<K>(cells: readonly OpinionCell[], keyOf: (cell: OpinionCell) => K): Map<K, OpinionCount> {
  const sums = new Map<K, OpinionCount>();
  for (const cell of cells) {
    const sum = sums.get(keyOf(cell)) ?? { closed: 0, grades: { 1: 0, 2: 0, 3: 0, 4: 0 } };
    sum.closed += cell.closed;
    for (const grade of grades) sum.grades[grade] += cell.grades[grade];
    sums.set(keyOf(cell), sum);
  }
  return sums;
}
