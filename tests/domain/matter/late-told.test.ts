import { describe, expect, it } from 'vitest';
import {
  lateLineZh,
  latePage,
  onlyOf,
  withLate,
  type Late,
  type LateLabel,
} from '../../../src/domain/matter/words/late-told.ts';

const late = (label: LateLabel, n: number, level = 1): Late => ({
  label,
  level,
  number: `投2026-000${n}`,
  words: `投2026-000${n}的“受理”应在8月11日办好，已经过了，请马上办理。`,
});

describe('早上的一行', () => {
  it('只有一件就照原话说，开那一件', () => {
    const tally = withLate(null, [late('past', 1)]);
    expect(lateLineZh('complaint', tally)).toBe(late('past', 1).words);
    expect(onlyOf(tally)).toBe('投2026-0001');
  });

  it('同一件的两样事说在一句里', () => {
    const tally = withLate(null, [late('past', 1, 2), late('silent', 1, 2)]);
    expect(lateLineZh('complaint', tally)).toBe('投2026-0001：已过应办日，没有动静，请督促。');
  });

  it('几件说几件，后来找到的加进去，说到最高的一级', () => {
    const first = withLate(null, [late('past', 1, 3), late('past', 2, 3)]);
    expect(lateLineZh('complaint', first)).toBe('2 件投诉已过应办日，请催办。');
    expect([onlyOf(first), latePage('complaint', first)]).toEqual([null, 'lateComplaints']);
    const more = withLate(first, [late('legal', 3, 4), late('silent', 2, 1), late('past', 2, 3)]);
    expect(lateLineZh('complaint', more)).toBe(
      '3 件投诉要您看：1 件已超过法定期限，2 件已过应办日，1 件没有动静，请过问。',
    );
    expect(latePage('tipoff', more)).toBe('tipoffs');
  });
});
