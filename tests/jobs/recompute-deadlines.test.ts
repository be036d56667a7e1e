import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCalendarForm } from '../../src/actions/county/county.ts';
import { statutoryFallback, type CalendarDay } from '../../src/domain/base/calendar.ts';
import { runJob } from '../../src/jobs/run.ts';
import { findComplaint } from '../../src/store/complaint/complaint.ts';
import { findCountyFacts, forgetCountyFacts } from '../../src/store/county/county.ts';
import { listLedger } from '../../src/store/base/ledger.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
const folder = mkdtempSync(join(tmpdir(), 'hongdun-recompute-'));
beforeAll(async () => {
  database = await testDatabase();
  county = await smallCounty(database, folder);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** 元旦 of 2027 with a Saturday to work: one working day more before the end. */
const days: CalendarDay[] = [
  { day: '2027-01-01', kind: 'off', name: '元旦', statutory: true },
  { day: '2027-01-02', kind: 'work', name: '元旦', statutory: false },
  ...statutoryFallback(2027).days.slice(1),
];

it('Loading the notice of a year counts open clocks again, and writes down once how many have another day.', async () => {
  county.setNow('2026-12-28T10:00:00+08:00');
  const { id } = await county.aComplaint('dispatched');
  await runJob(county.deps, 'recompute-deadlines');
  const dueOf = async () => (await findComplaint(database.db, countyId, { id }))?.legalOn;
  const ledgerId = (await findCountyFacts(database.db))?.county.ledgerId ?? '';
  const recounts = async () =>
    (await listLedger(database.db, countyId, ledgerId)).filter((line) => line.verb === 'deadlines-recounted');
  expect([await dueOf(), (await recounts()).length]).toEqual(['2027-01-07', 0]);

  const admin = {
    ...(await county.ctx('centre')),
    actor: { ...(await county.ctx('centre')).actor, role: 'admin' as const },
  };
  await saveCalendarForm(admin, { year: 2027, published: true, days });
  forgetCountyFacts(database.db);
  await runJob(county.deps, 'recompute-deadlines');
  expect(await dueOf()).toBe('2027-01-06');
  // The run of the night has nothing to add.
  await runJob(county.deps, 'recompute-deadlines');
  expect((await recounts()).map((line) => [line.by, line.detail])).toEqual([['system', { changed: 1 }]]);
});
