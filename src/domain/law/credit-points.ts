/**
 * 积分 (credit): what the clues of supervisors and volunteers count for once they are looked into (群防群治). The table is the
 * county's own; a clue counts by how its tip-off was decided, and for nothing before. Whose clue it was stays sealed: a
 * line has counts alone.
 */
import { z } from 'zod';
import { labelled } from '../base/field.ts';

/** How a tip-off can be decided (`TipoffOutcome`); said here again, for the rulebook carries the county's table. */
export type Decided = 'opened' | 'transferred' | 'merged' | 'notOpened' | 'noPower' | 'repeated';

/** Points by what became of the tip-off. */
export type CreditPoints = Readonly<Record<Decided, number>>;

export const defaultCreditPoints: CreditPoints = {
  opened: 5,
  transferred: 3,
  merged: 2,
  notOpened: 1,
  noPower: 0,
  repeated: 0,
};

const points = (zh: string, en: string) =>
  labelled(z.number().int().min(0).max(1000), { zh, en, wrongZh: '写 0 到 1000 的整数' });

export const CreditForm = z.object({
  opened: points('立案的', 'Case opened'),
  transferred: points('移送其他机关的', 'Handed over'),
  merged: points('有新事实、并入前一件的', 'Merged with new facts'),
  notOpened: points('核查过、不予立案的', 'Verified, no case'),
  noPower: points('没有管辖权的', 'No power'),
  repeated: points('重复举报的', 'Told before'),
});

/** How many tip-offs of one supervisor ended so; null for those not decided yet. */
export interface CreditCount {
  stationId: string;
  accountId: string;
  outcome: Decided | null;
  n: number;
}

export interface CreditLine {
  stationId: string;
  accountId: string;
  /** All clues that the supervisor handed in. */
  filed: number;
  /** Those that led to a case. */
  opened: number;
  points: number;
}

/** One line a supervisor, the most points first. */
export function creditLines(counts: readonly CreditCount[], rule: CreditPoints): CreditLine[] {
  const lines = new Map<string, CreditLine>();
  for (const { stationId, accountId, outcome, n } of counts) {
    const key = `${stationId} ${accountId}`;
    const line = lines.get(key) ?? { stationId, accountId, filed: 0, opened: 0, points: 0 };
    line.filed += n;
    if (outcome === 'opened') line.opened += n;
    if (outcome !== null) line.points += n * rule[outcome];
    lines.set(key, line);
  }
  return [...lines.values()].toSorted(
    (a, b) => b.points - a.points || b.filed - a.filed || (a.stationId < b.stationId ? -1 : 1),
  );
}
