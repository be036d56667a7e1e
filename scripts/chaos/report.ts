/** The figures of all rounds of a folder: a row for each fault, and their sum. */
import { faultNames, faults } from './faults.ts';
import type { RoundResult } from './journal.ts';

const columns = ['acknowledged', 'lost', 'doubled', 'miscounted', 'selfExits', 'hangs'] as const;

export function tableOf(all: readonly RoundResult[]): string[] {
  const rows = faultNames.flatMap((name) => {
    const made = all.filter(({ fault, skipped }) => fault === name && skipped === undefined);
    if (made.length === 0) return [];
    const sums = columns.map((column) => made.reduce((sum, one) => sum + (one[column] ?? 0), 0));
    const times = made.flatMap(({ recoveryMs }) => recoveryMs ?? []);
    return [[faults[name].words, made.length, ...sums, seconds(quantile(times, 0.5)), seconds(quantile(times, 1))]];
  });
  return [
    '| fault | rounds | acknowledged | lost | doubled | miscounted | self-exits | hangs | recovery p50 | at most |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
}

export function totalOf(all: readonly RoundResult[]): { words: string; isGood: boolean } {
  const made = all.filter(({ skipped }) => skipped === undefined);
  const [acknowledged, ...bad] = columns.map((column) => made.reduce((sum, one) => sum + (one[column] ?? 0), 0));
  const [lost, doubled, miscounted, selfExits, hangs] = bad;
  return {
    words: `${made.length} rounds: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ${miscounted} miscounted, ${selfExits} self-exits, ${hangs} hangs`,
    isGood: bad.every((n) => n === 0),
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
