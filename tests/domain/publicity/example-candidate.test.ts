import { describe, expect, it } from 'vitest';
import {
  JudgeUnfit,
  frequencySince,
  ranked,
  reasonsOf,
  type CandidateFacts,
  type Weighing,
} from '../../../src/domain/publicity/example-candidate.ts';

const plain: CandidateFacts = {
  id: '019dcafe-0000-7000-8000-000000000001',
  number: '投2026-0001',
  officeId: 'SO-LH',
  categoryCode: 'G01',
  closedOn: '2026-11-01',
  atStation: false,
  kept: false,
  broken: false,
  recoveredFen: 0,
  claims: [],
  hurt: false,
  urgent: false,
};
const nothing: Weighing = { frequency: new Map(), since: '2026-08-01', covered: new Set(['G01']) };
const told = (facts: Partial<CandidateFacts>, weighing: Partial<Weighing> = {}) =>
  reasonsOf({ ...plain, ...facts }, { ...nothing, ...weighing }).map(({ points, zh }) => `${points} ${zh}`);

describe('a candidate for a typical case', () => {
  it('S164 counts each of its reasons by a sentence with its points', () => {
    expect(told({})).toEqual(['1 调解谈成']);
    expect(told({ atStation: true, kept: true })).toEqual(['3 站点当场谈成，已经兑现']);
    expect(told({ broken: true })).toEqual(['0 调解谈成，中间有过没照做']);
    for (const [fen, points] of [
      [1, 1],
      [999_99, 1],
      [1_000_00, 2],
      [10_000_00, 3],
    ] as const)
      expect(told({ recoveredFen: fen })).toContainEqual(expect.stringMatching(new RegExp(`^${points} 退赔 `, 'u')));
    expect(told({ hurt: true, urgent: true })).toContain('3 有人受了伤');
    expect(told({ urgent: true })).toContain('1 当时是急件');
    const often = (n: number) => told({}, { frequency: new Map([['G01', n]]) });
    expect(
      [often(2), often(3), often(8), often(20)].map((one) => one.find((words) => words.includes('这一类'))),
    ).toEqual([undefined, '1 这一类 8 月以来收到 3 件', '2 这一类 8 月以来收到 8 件', '3 这一类 8 月以来收到 20 件']);
    expect(told({ claims: ['repair', 'refund'] })).toContain('1 用得上《消费者权益保护法》第二十四条');
    expect(told({ claims: ['extraDamages'], hurt: true })).toContain(
      '2 用得上《消费者权益保护法》第五十五条、第四十九条',
    );
    expect(told({ claims: ['refund', 'apology'] })).toEqual(['1 调解谈成']);
    expect(told({}, { covered: new Set() })).toContain('2 这一类近半年公示栏上还没有案例');
    expect(told({ categoryCode: null }, { covered: new Set() })).toEqual(['1 调解谈成']);
  });

  it('counts its class in whole months', () => {
    expect(frequencySince('2026-11-30')).toBe('2026-08-01');
    expect(frequencySince('2027-01-01')).toBe('2026-10-01');
  });

  it('S164 comes before another by its points, then by its day, always in the same order', () => {
    const one = (number: string, change: Partial<CandidateFacts>) => ({ ...plain, id: number, number, ...change });
    const list = [
      one('投2026-0002', {}),
      one('投2026-0003', { closedOn: '2026-11-02' }),
      one('投2026-0004', { kept: true }),
      one('投2026-0001', {}),
    ];
    const order = (facts: CandidateFacts[]) => ranked(facts, nothing).map(({ number }) => number.slice(-1));
    expect(order(list)).toEqual(['4', '3', '1', '2']);
    expect(order(list.toReversed())).toEqual(['4', '3', '1', '2']);
  });

  it('S164 is found unfit with a reason of some words', () => {
    expect(JudgeUnfit.safeParse({ id: plain.id, reason: '重复' }).success).toBe(false);
    expect(JudgeUnfit.safeParse({ id: plain.id, reason: '和上月一样' }).success).toBe(true);
  });
});
