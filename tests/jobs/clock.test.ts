import { afterAll, beforeAll, expect, test } from 'vitest';
import pino from 'pino';
import { moveOwnComplaint } from '../../src/actions/complaint/complaint.ts';
import { startClock, type Clock } from '../../src/jobs/clock.ts';
import { jobNames } from '../../src/domain/base/job.ts';
import { enqueue } from '../../src/store/base/queue.ts';
import { transact } from '../../src/store/base/transact.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { smallCounty, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
let clock: Clock;
const errors: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });

beforeAll(async () => {
  database = await testDatabase();
  county = await smallCounty(database, '/nonexistent');
  clock = await startClock({ ...county.deps, log });
});
afterAll(async () => {
  await clock.stop();
  await database.close();
});

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (
    const end = performance.now() + 15_000;
    performance.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 100))
  )
    if (await what()) return;
  throw new Error('It did not come about.');
}

test('The clock makes a queue and a line of the timetable for every job, in the time of the county.', async () => {
  const client = database.pool;
  const queues = await client.query<{ name: string }>('select name from pgboss12.queue order by name');
  const lines = await client.query<{ name: string; timezone: string }>(
    'select name, timezone from pgboss12.schedule order by name',
  );
  const names = jobNames.toSorted();
  expect(queues.rows.map((row) => row.name)).toEqual(expect.arrayContaining(names));
  expect(lines.rows).toEqual(names.map((name) => ({ name, timezone: 'Asia/Shanghai' })));
});

test('What a change leaves to do is sent in its transaction, by the program’s own role, and is done.', async () => {
  const { id, number } = await county.aComplaint('registered');
  await database.pool.query("update complaint set consumer_phone = '13812340317' where number = $1", [number]);
  county.setNow('2026-08-03T02:00:00Z');
  await moveOwnComplaint(await county.ctx('consumer'), id, 'withdraw', { reason: '' });
  await until(() => county.sent.length === 1);
  expect(county.sent[0]?.to).toBe('13812340317');
  await until(
    async () =>
      (await database.pool.query("select 1 from pgboss12.job where name = 'send-messages' and state = 'completed'"))
        .rowCount !== 0,
  );
});

test('What was rolled back leaves no job.', async () => {
  const count = async () =>
    (await database.pool.query("select 1 from pgboss12.job where name = 'recompute-deadlines'")).rowCount;
  const before = await count();
  const rolledBack = transact(database.db, async (tx) => {
    await enqueue(tx, { name: 'recompute-deadlines', countyId: 990126 });
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  expect(await count()).toBe(before);
});

test('What an act changes of the figures stands in the cells within a second or so.', async () => {
  await county.aComplaint('dispatched');
  const noted = async () => (await database.pool.query('select from figure_change')).rowCount;
  const counted = async () =>
    Number(
      (await database.pool.query("select sum(received) as n from figure_cell where level = 'd' and key = ''")).rows[0]
        .n,
    );
  await until(async () => (await noted()) === 0);
  const filed = Number(
    (await database.pool.query('select count(*) as n from complaint where received_at is not null')).rows[0].n,
  );
  expect(filed).toBeGreaterThan(0);
  expect(await counted()).toBe(filed);
});

test('The clock stops within its time, starts again on the same database, and the program files on without it.', async () => {
  const started = performance.now();
  await clock.stop();
  expect(performance.now() - started).toBeLessThan(10_000);
  await county.aComplaint('dispatched');
  clock = await startClock({ ...county.deps, log });
  expect(errors).toEqual([]);
});
