import { afterAll, beforeAll, expect, it } from 'vitest';
import { agedOf, backlogReasons, backlogReasonsOf } from '../../../src/domain/command/backlog.ts';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { complaintStates, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Talk } from '../../../src/domain/complaint/facts/facts.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { listBacklog, listMovedOn, weighBacklog } from '../../../src/store/command/backlog.ts';
import { insertComplaints } from '../../../src/store/complaint/complaint.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aComplaint, anActor, noonOf } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

const today = '2026-11-25';
let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

it('S182 数积案的 SQL 和规则逐件一致，规则怎么设都一样', async () => {
  const talk = (result: Talk['result']): Talk => ({
    on: today,
    legalRole: 'negotiation',
    result,
    words: '谈过',
    byId: '',
    stationId: 'ST-V0303',
  });
  const pauses = [
    [],
    [{ from: '2026-11-01', to: null }],
    [{ from: '2026-11-01', to: '2026-11-05' }],
  ] as unknown as Complaint['pauses'][];
  const complaints = complaintStates.flatMap((state, s) =>
    Array.from({ length: 12 }, (_, i): Complaint => {
      const age = [3, 15, 16, 44, 45, 90][i % 6] ?? 0;
      const at = noonOf(addDays(today, -age));
      return {
        ...aComplaint({ state, number: `投2026-${String(s * 12 + i + 1).padStart(4, '0')}` }),
        handlerId: null,
        filedAt: at,
        receivedAt: i % 5 === 0 ? null : at,
        dueRule: i % 2 === 0 ? 'C-03' : 'C-01',
        dueOn: addDays(today, (i % 4) * 5 - 5),
        legalOn: i % 3 === 0 ? null : addDays(today, (i % 4) * 6 - 2),
        pauses: pauses[i % 3] ?? [],
        talks: [[], [talk('notAgreed')], [talk('notReached'), talk('factsOnly'), talk('notAgreed')]][i % 3] ?? [],
      };
    }),
  );
  await transact(county.db, (tx) => insertComplaints(tx, complaints));
  const moved = await listMovedOn(
    county.db,
    anActor('centre').countyId,
    complaints.map(({ id }) => id),
  );
  const { backlog } = defaultLocalLimits;
  const none = { ...backlog, ageDays: 0, idleDays: 0, targetDays: 0, attempts: 0, overdue: false };
  for (const limits of [
    backlog,
    none,
    { ...none, ageDays: 45 },
    { ...none, idleDays: 16 },
    { ...none, targetDays: 4 },
    { ...none, attempts: 2 },
    { ...none, overdue: true },
  ]) {
    const rows = await weighBacklog(county.db, anActor('centre'), { officeId: null }, limits, today);
    const ruled = complaints.filter(
      (one) => backlogReasonsOf(one, agedOf(one, moved.get(one.id) ?? '', today), limits).length > 0,
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ruled.map(({ id }) => id).toSorted());
    for (const row of rows) {
      const one = complaints.find(({ id }) => id === row.id) as Complaint;
      const aged = agedOf(one, moved.get(one.id) ?? '', today);
      expect(row.ageDays).toBe(aged.ageDays);
      expect(backlogReasons.filter((reason) => row[reason])).toEqual(backlogReasonsOf(one, aged, limits));
    }
    // What is shown of a page is read in the order of the page.
    const page = rows.slice(0, 7).map(({ id }) => id);
    const shown = await listBacklog(county.db, anActor('centre').countyId, page);
    expect(shown.map(({ id }) => id)).toEqual(page);
  }
});
