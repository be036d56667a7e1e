import { expect, test } from 'vitest';
import { groupsOf } from '../../../src/staff/matter/message/message-groups.ts';

const told = (matterNumber: string | null, page: 'lateComplaints' | 'own' | null = null) => ({ matterNumber, page });

test('Messages stand under what they are about, the group with the newest first, and what has no kind last.', () => {
  const groups = groupsOf([
    told(null, 'own'),
    told('任2026-0002'),
    told(null, 'lateComplaints'),
    told('投2026-0032'),
    told('任2026-0001'),
    told('举2026-0001'),
  ]);
  expect(groups.map(({ zh, items }) => [zh, items.length])).toEqual([
    ['任务', 2],
    ['投诉', 2],
    ['举报', 1],
    ['别的', 1],
  ]);
});
