import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  financeFromFen,
  mostRewardFen,
  rewardExclusions,
  rewardFen,
  rewardRegister,
} from '../../../src/domain/tipoff/reward.ts';
import { rewardLevels } from '../../../src/domain/tipoff/words/reward-levels.ts';
import type { RewardLevel, Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, makeTipoff } from '../../build/tipoff.ts';

const levels: RewardLevel[] = [1, 2, 3];
const penalty = fc.integer({ min: 0, max: 100_000_000_00 });

describe('the sum of a reward', () => {
  it.each([
    [1, 0, 5_000_00],
    [2, 0, 3_000_00],
    [3, 0, 1_000_00],
    [1, 100_000_00, 5_000_00],
    [1, 100_000_20, 5_000_01],
    [1, 100_000_19, 5_000_00],
    [2, 200_000_00, 6_000_00],
    [3, 100_000_00, 1_000_00],
    [3, 250_000_00, 2_500_00],
    [1, 20_000_000_00, 1_000_000_00],
    [1, 20_000_000_20, 1_000_000_00],
    [1, 100_000_000_00, 1_000_000_00],
    [3, 100_000_000_00, 1_000_000_00],
  ] as const)('of level %i from a penalty of %i fen is %i fen', (level, penaltyFen, amount) => {
    expect(rewardFen(level, penaltyFen)).toBe(amount);
  });

  it('is whole, between the least of the level and the most, and exactly the share in between', () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), penalty, (level, penaltyFen) => {
        const { percent, leastFen } = rewardLevels[level];
        const amount = rewardFen(level, penaltyFen);
        const share = Number((BigInt(penaltyFen) * BigInt(percent)) / 100n);
        expect(Number.isInteger(amount)).toBe(true);
        expect(amount).toBe(Math.min(mostRewardFen, Math.max(leastFen, share)));
      }),
    );
  });

  it('never falls when the penalty rises, nor when the level does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), penalty, penalty, (level, a, b) => {
        expect(rewardFen(level, Math.min(a, b))).toBeLessThanOrEqual(rewardFen(level, Math.max(a, b)));
        expect(rewardFen(1, a)).toBeGreaterThanOrEqual(rewardFen(2, a));
        expect(rewardFen(2, a)).toBeGreaterThanOrEqual(rewardFen(3, a));
      }),
    );
  });
});

describe('H11 the reward', () => {
  const ended = (penaltyFen: number): Tipoff =>
    makeTipoff(aTipoff({ state: 'opened' }), 'endEnforcement', '2026-05-06', { penaltyFen });

  it('H11 is granted once, by what the case fined and confiscated, before or after the close', () => {
    const granted = makeTipoff(ended(200_000_00), 'grantReward', '2026-05-07', { level: '2' });
    expect(granted).toMatchObject({
      state: 'opened',
      reward: { level: 2, penaltyFen: 200_000_00, amountFen: 6_000_00, paidOn: null },
    });
    expect(codeOf(() => changeTipoff(granted, 'grantReward', '2026-05-07'))).toBe('already-rewarded');
    expect(makeTipoff(aTipoff({ state: 'closed' }), 'grantReward', '2026-05-08')).toMatchObject({ state: 'closed' });
  });

  it('H11 needs a case that ended with a penalty', () => {
    expect(codeOf(() => changeTipoff(aTipoff({ state: 'opened' }), 'grantReward', '2026-05-07'))).toBe(
      'reward-needs-penalty',
    );
    const withdrawn = makeTipoff(aTipoff({ state: 'opened' }), 'endEnforcement', '2026-05-06', {
      result: 'withdrawn',
      penaltyFen: 0,
    });
    expect(codeOf(() => changeTipoff(withdrawn, 'grantReward', '2026-05-07'))).toBe('reward-needs-penalty');
    expect(codeOf(() => changeTipoff(ended(1), 'grantReward', '2026-05-07', { decidedOn: '2026-05-05' }))).toBe(
      'day-before-start',
    );
  });

  it('H11 is for natural persons alone, and not for officials, victims or infringed parties', () => {
    for (const exclusion of Object.keys(rewardExclusions))
      expect(codeOf(() => changeTipoff(ended(1), 'grantReward', '2026-05-07', { exclusion }))).toBe(
        exclusion === 'none' ? null : 'reward-excluded',
      );
  });

  it('H11 reaches an anonymous reporter by the code word alone', () => {
    const anonymous = { ...ended(1), anonymous: true, realName: false, reporterId: null };
    expect(codeOf(() => changeTipoff(anonymous, 'grantReward', '2026-05-07'))).toBe('reporter-anonymous');
    expect(codeOf(() => changeTipoff({ ...anonymous, codeWordHash: 'hash' }, 'grantReward', '2026-05-07'))).toBeNull();
  });

  it('H11 from half a million on is decided with the finance department', () => {
    const justBelow = ended((financeFromFen - 1) * 20);
    const there = ended(financeFromFen * 20);
    const grant = (tipoff: Tipoff, financeAgreedOn: string | null) =>
      codeOf(() => changeTipoff(tipoff, 'grantReward', '2026-05-08', { level: '1', financeAgreedOn }));
    expect(grant(justBelow, null)).toBeNull();
    expect(grant(there, null)).toBe('reward-needs-finance');
    expect(grant(there, '2026-05-07')).toBeNull();
    expect(grant(there, '2026-05-05')).toBe('day-before-start');
  });

  it('H11 is paid once and stands in a register that names nobody', () => {
    const paid = afterTipoffMoves(ended(1), ['grantReward', '2026-05-07'], ['payReward', '2026-05-08']);
    expect(codeOf(() => changeTipoff(paid, 'payReward', '2026-05-08'))).toBe('no-open-reward');
    const [line] = rewardRegister([paid, aTipoff()]);
    expect(line).toEqual({ ...paid.reward, number: paid.number, enforcementNumber: paid.enforcementNumber });
    expect(Object.keys(line ?? {}).filter((key) => /name|phone|reporter/iu.test(key))).toEqual([]);
  });
});
