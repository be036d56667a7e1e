/**
 * 举报奖励 (reward): 《市场监管领域重大违法行为举报奖励暂行办法》(国市监稽规〔2021〕4号). The sum is a share of what was fined and
 * confiscated, never below the least of its level, never above a million yuan a case.
 */
import { z } from 'zod';
import { isReachable } from './duty-to-tell.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay, eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { movedTipoff, type Reward, type RewardLevel, type Tipoff } from './tipoff.ts';
import { rewardLevels } from './words/reward-levels.ts';

/** No case is rewarded with more. */
export const mostRewardFen = 1_000_000_00;
/** From this sum on the finance department decides with the bureau. */
export const financeFromFen = 500_000_00;

/** Who is not rewarded, though the tip-off was right. */
export const rewardExclusions = {
  none: { zh: '都不是', en: 'None of these' },
  notNatural: { zh: '不是自然人', en: 'Not a natural person' },
  official: { zh: '国家机关工作人员', en: 'An official' },
  victim: { zh: '违法行为的受害人', en: 'A victim of the conduct' },
  infringed: { zh: '被侵权方或者其代理人', en: 'The infringed party or its agent' },
} as const;
type RewardExclusion = keyof typeof rewardExclusions;
const exclusions = Object.keys(rewardExclusions) as [RewardExclusion, ...RewardExclusion[]];
const levels = ['1', '2', '3'] as const;

export const GrantReward = z.object({
  decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
  level: labelled(z.enum(levels), {
    zh: '奖励等级',
    en: 'Level',
    input: 'choice',
    options: ([1, 2, 3] as const).map((value) => ({
      value: String(value),
      zh: rewardLevels[value].zh,
      en: rewardLevels[value].en,
    })),
  }),
  exclusion: labelled(z.enum(exclusions), {
    zh: '举报人是不是下列的人',
    en: 'Is the reporter one of these',
    input: 'choice',
    options: exclusions.map((value) => ({ value, ...rewardExclusions[value] })),
  }),
  financeAgreedOn: labelled(z.iso.date().nullable().default(null), {
    zh: '财政部门同意日期',
    en: 'Finance department agreed on',
    hintZh: '奖励 50 万元以上时必填',
    hintEn: 'Needed from 500,000 yuan on',
    input: 'day',
  }),
});
export const PayReward = z.object({
  paidOn: labelled(z.iso.date(), { zh: '发放日期', en: 'Paid on', input: 'day' }),
  slip: labelled(written().min(2).max(100), {
    zh: '发放凭证编号',
    en: 'Number of the payment slip',
    hintZh: '只写编号，不写举报人的姓名',
    hintEn: 'The number alone, never the reporter’s name',
    input: 'text',
  }),
});

/** The sum of the reward in fen; a part of a fen is dropped. */
export function rewardFen(level: RewardLevel, penaltyFen: number): number {
  const { percent, leastFen } = rewardLevels[level];
  // More than the most gives the most: it also keeps the product among the exact whole numbers.
  const product = Math.min(penaltyFen, mostRewardFen * 100) * percent;
  const share = (product - (product % 100)) / 100;
  return Math.min(mostRewardFen, Math.max(leastFen, share));
}

/** Only what a case has proven right, once, and to somebody who can be found. */
export function grantReward(tipoff: Tipoff, input: z.infer<typeof GrantReward>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'grantReward');
  if (tipoff.reward !== null) throw new Refusal('already-rewarded');
  if (!isProven(tipoff)) throw new Refusal('reward-needs-penalty');
  if (!isReachable(tipoff)) throw new Refusal('reporter-anonymous');
  if (input.exclusion !== 'none') throw new Refusal('reward-excluded');
  demandDay(input.decidedOn, facts, tipoff.enforcementEndedOn);
  const level = Number(input.level) as RewardLevel;
  const penaltyFen = tipoff.penaltyFen ?? 0;
  const amountFen = rewardFen(level, penaltyFen);
  if (amountFen >= financeFromFen && input.financeAgreedOn === null) throw new Refusal('reward-needs-finance');
  if (input.financeAgreedOn !== null) demandDay(input.financeAgreedOn, facts, tipoff.enforcementEndedOn);
  const { decidedOn, financeAgreedOn } = input;
  return {
    next: {
      ...tipoff,
      state,
      reward: {
        level,
        penaltyFen,
        amountFen,
        decidedOn,
        financeAgreedOn,
        byId: facts.by.id,
        paidOn: null,
        slip: null,
      },
    },
    event: eventOf(tipoff, 'reward-granted', facts, { level, amountFen, decidedOn }, decidedOn),
  };
}

export function payReward(tipoff: Tipoff, input: z.infer<typeof PayReward>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'payReward');
  const { reward } = tipoff;
  if (reward === null || reward.paidOn !== null) throw new Refusal('no-open-reward');
  demandDay(input.paidOn, facts, reward.decidedOn);
  return {
    next: { ...tipoff, state, reward: { ...reward, paidOn: input.paidOn, slip: input.slip } },
    event: eventOf(tipoff, 'reward-paid', facts, { amountFen: reward.amountFen, paidOn: input.paidOn }, input.paidOn),
  };
}

/** Whether the case ended with a penalty, which proves the tip-off right. */
export function isProven(tipoff: Tipoff): boolean {
  return tipoff.enforcementEndedOn !== null && tipoff.enforcementResult === 'penalised';
}

/** One line of the register of rewards (奖励台账): number and sums, nothing of the person. */
export interface RewardLine extends Reward {
  number: string;
  enforcementNumber: string | null;
}

export function rewardRegister(tipoffs: readonly Tipoff[]): RewardLine[] {
  return tipoffs.flatMap(({ number, enforcementNumber, reward }) =>
    reward === null ? [] : [{ number, enforcementNumber, ...reward }],
  );
}
