import { describe, expect, it } from 'vitest';
import type { Enforcement } from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import { handOnCase } from '../../../../src/domain/supervision/enforcement/handing-on.ts';
import { facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { anEnforcement, changeEnforcement, registered } from '../../../build/supervision/enforcement.ts';

const [goes, heir, third, reviewer] = ['e1', 'e2', 'e3', 'e4'].map(
  (end) => `00000000-0000-7000-8000-0000000000${end}`,
) as [string, string, string, string];
const round = {
  kind: 'case' as const,
  grounds: [],
  receivedOn: '2026-05-01',
  extendedTo: null,
  passed: null,
  opinion: '',
};
const aCase = (change: Partial<Enforcement>): Enforcement => ({ ...registered().next, ...change });
const handed = (one: Enforcement, toId: string | null, reviewerId: string | null = null) =>
  handOnCase(one, { fromId: goes, toId, reviewerId }, facts({ today: '2026-05-20' }));

describe('离任的人办的案件', () => {
  it('由接手的人站他的位置，别人不动；他不在里面的案件不动', () => {
    const one = aCase({ handlerId: third, secondId: goes, otherIds: [] });
    expect(handed(one, heir)?.next).toMatchObject({ handlerId: third, secondId: heir });
    expect(handed(aCase({ handlerId: third, secondId: reviewer }), heir)).toBeNull();
    expect(handed(aCase({ handlerId: goes, otherIds: [goes, third] }), null)?.next).toMatchObject({
      handlerId: null,
      otherIds: [third],
    });
  });

  it('接手的人已经在办，或者审过这件案件，就空着等另派', () => {
    const twice = handed(aCase({ handlerId: goes, secondId: heir }), heir);
    expect(twice?.next).toMatchObject({ handlerId: null, secondId: heir });
    expect(twice?.event.detail).toMatchObject({ accountId: null });
    const reviewed = aCase({ handlerId: goes, reviews: [{ ...round, reviewerId: heir, endedOn: '2026-05-02' }] });
    expect(handed(reviewed, heir)?.next.handlerId).toBeNull();
  });

  it('主持过听证的人不接手调查（行政处罚法第六十四条），也不能指定为办案人员', () => {
    const notice = anEnforcement({ state: 'notified' }).notices[0];
    if (notice === undefined) throw new Error('notified');
    const hearing = { askedOn: '2026-05-27', heldOn: '2026-06-10', hostId: heir, record: '' };
    // A notice that was overtaken since had its hearing all the same.
    const heard = aCase({ handlerId: goes, secondId: third, notices: [{ ...notice, hearing, overtaken: true }] });
    expect(handed(heard, heir)?.next).toMatchObject({ handlerId: null, secondId: third });
    expect(handed(heard, reviewer)?.next.handlerId).toBe(reviewer);
    const named = { ...anEnforcement({ state: 'notified' }), notices: heard.notices };
    const certificates = [heir, third].map((accountId) => ({ accountId, fromOn: '2020-01-01', untilOn: '2030-12-31' }));
    const input = { handlerId: third, secondId: heir };
    expect(codeOf(() => changeEnforcement(named, 'assign', '2026-06-12', input, { certificates }))).toBe(
      'reviewer-investigates',
    );
  });

  it('正在审核的换一位审核，审完了的那一轮不改', () => {
    const before = { ...round, reviewerId: goes, endedOn: '2026-05-02', passed: false };
    const now = { ...round, reviewerId: goes, endedOn: null };
    const one = aCase({ handlerId: third, secondId: heir, reviews: [before, now] });
    const change = handed(one, heir, reviewer);
    expect(change?.next.reviews.map(({ reviewerId }) => reviewerId)).toEqual([goes, reviewer]);
    expect(change?.next).toMatchObject({ handlerId: third, secondId: heir });
    expect(change?.event.detail).toMatchObject({ fromId: goes, accountId: reviewer });
    expect(handed(one, heir, null)).toBeNull();
  });
});
