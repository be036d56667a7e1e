import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveOwnComplaint } from '../../src/actions/complaint/complaint.ts';
import { startClock } from '../../src/jobs/clock.ts';
import { dueJobs, formerJobs, makeFormerQueue } from '../build/former-queue.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { smallCounty, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let owner: pg.Client;
let county: SmallCounty;
const errors: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });

beforeEach(async () => {
  errors.length = 0;
  database = await testDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
  county = await smallCounty(database, '/nonexistent');
});
afterEach(async () => {
  await owner.end();
  await database.close();
});

const due: string[] = dueJobs.map((name) => formerJobs[name]);

test('What pg-boss 10 had waiting, retrying, delayed and under way is done once each by two programs that start at the same time.', async () => {
  // Told of by a change that the former program had made just before it was killed.
  const { id, number } = await county.aComplaint('registered');
  await owner.query("update complaint set consumer_phone = '13812340317' where number = $1", [number]);
  county.setNow('2026-08-03T02:00:00Z');
  await moveOwnComplaint(await county.ctx('consumer'), id, 'withdraw', { reason: '' });
  await makeFormerQueue(owner);

  const clocks = await Promise.all([startClock({ ...county.deps, log }), startClock({ ...county.deps, log })]);
  try {
    await expect.poll(() => listDone(due), { timeout: 20_000, interval: 200 }).toHaveLength(due.length);
    expect(await listDone(due)).toEqual(due.map((id) => ({ id, state: 'completed', retryCount: 0 })));
    await expect.poll(() => county.sent.length).toBe(1);
    expect(county.sent[0]?.to).toBe('13812340317');
  } finally {
    await Promise.all(clocks.map((clock) => clock.stop()));
  }
  expect(county.sent).toHaveLength(1);
  expect(errors).toEqual([]);
  // What is for tomorrow waits for tomorrow; what was done, had failed or is nobody's any more is not begun again.
  const { rows } = await owner.query(
    `select name, state, data, start_after > now() + interval '23 hours' as later from pgboss12.job where id = $1`,
    [formerJobs.tomorrow],
  );
  expect(rows).toEqual([{ name: 'recompute-deadlines', state: 'created', data: { countyId: 990126 }, later: true }]);
  expect(await countIn('pgboss12', [formerJobs.completed, formerJobs.failed, formerJobs.unknown])).toBe(0);
});

test('The former tables are renamed with all that stands in them, and the next start has nothing to take over.', async () => {
  await makeFormerQueue(owner);
  await (await startClock({ ...county.deps, log })).stop();
  expect(await schemas()).toEqual(['pgboss10', 'pgboss12']);
  expect(await countIn('pgboss10', Object.values(formerJobs))).toBe(Object.keys(formerJobs).length);

  const before = await owner.query('select count(*) as n from pgboss12.job where id = any($1)', [due]);
  await (await startClock({ ...county.deps, log })).stop();
  expect((await owner.query('select count(*) as n from pgboss12.job where id = any($1)', [due])).rows).toEqual(
    before.rows,
  );
  expect(errors).toEqual([]);
});

test('A county that went back to the former program for a while and comes again keeps both, and does nothing twice.', async () => {
  await makeFormerQueue(owner);
  await (await startClock({ ...county.deps, log })).stop();
  await makeFormerQueue(owner);
  await (await startClock({ ...county.deps, log })).stop();
  expect(await schemas()).toEqual(['pgboss10', 'pgboss10_2', 'pgboss12']);
  expect(await countIn('pgboss12', due)).toBe(due.length);
});

async function listDone(ids: string[]): Promise<unknown[]> {
  const { rows } = await owner.query(
    `select id, state::text, retry_count as "retryCount" from pgboss12.job where state = 'completed' and id = any($1) order by id`,
    [ids],
  );
  return rows;
}

async function countIn(schema: string, ids: string[]): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(`select count(*) as n from ${schema}.job where id = any($1)`, [
    ids,
  ]);
  return Number(rows[0]?.n);
}

async function schemas(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname like 'pgboss%' order by nspname`,
  );
  return rows.map(({ name }) => name);
}
