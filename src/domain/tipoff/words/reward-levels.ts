import type { RewardLevel } from '../tipoff.ts';

export const rewardLevels = {
  1: { zh: '一级（5%）', en: 'Level one (5 %)', percent: 5, leastFen: 5_000_00 },
  2: { zh: '二级（3%）', en: 'Level two (3 %)', percent: 3, leastFen: 3_000_00 },
  3: { zh: '三级（1%）', en: 'Level three (1 %)', percent: 1, leastFen: 1_000_00 },
} as const satisfies Record<RewardLevel, object>;
