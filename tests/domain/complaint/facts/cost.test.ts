import { describe, expect, it } from 'vitest';
import { FollowUp } from '../../../../src/domain/complaint/steps/followup.ts';
import { aComplaint, change } from '../../../build/complaint.ts';

describe('the cost of complaining', () => {
  it('S139 额外的维权成本（时间、路程、通讯等）：回访时愿说就记趟数、公里、分钟和费用，不说也能回访', () => {
    const closed = aComplaint({ state: 'closed' });
    const told = { trips: 2, km: 18, minutes: 90, feeFen: 12_00 };
    expect(change(closed, 'followUp', '2026-05-06', told).next.cost).toEqual(told);
    expect(
      change(closed, 'followUp', '2026-05-06', { trips: null, km: null, minutes: 30, feeFen: null }).next.cost,
    ).toEqual({
      trips: null,
      km: null,
      minutes: 30,
      feeFen: null,
    });
    expect(change(closed, 'followUp', '2026-05-06').next.cost).toBeNull();
    expect(FollowUp.safeParse({ satisfaction: '1' }).success).toBe(true);
    expect(FollowUp.safeParse({ satisfaction: '1', trips: -1 }).success).toBe(false);
  });
});
