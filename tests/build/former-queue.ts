/** A database as the program left it that kept its jobs in pg-boss 10. */
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { jobNames } from '../../src/domain/base/job.ts';

const tables = readFileSync(new URL('../fixtures/pgboss-10.4.2.sql', import.meta.url), 'utf8');

/** What the former program would still have done, what it had done, and what nobody does any more; by name. */
export const formerJobs = {
  waiting: '00000000-0000-4000-8000-000000000001',
  retrying: '00000000-0000-4000-8000-000000000002',
  killed: '00000000-0000-4000-8000-000000000003',
  delayed: '00000000-0000-4000-8000-000000000004',
  tomorrow: '00000000-0000-4000-8000-000000000005',
  timetable: '00000000-0000-4000-8000-000000000006',
  completed: '00000000-0000-4000-8000-000000000007',
  failed: '00000000-0000-4000-8000-000000000008',
  unknown: '00000000-0000-4000-8000-000000000009',
} as const;

/** The jobs that the next program has to do within the seconds of a test. */
export const dueJobs = ['waiting', 'retrying', 'killed', 'delayed', 'timetable'] as const;

const j = formerJobs;
const rows = `
  insert into pgboss.job (id, name, data, state, retry_limit, retry_count, retry_delay, retry_backoff, start_after, started_on, completed_on, singleton_key, singleton_on) values
    ('${j.waiting}', 'send-messages', '{}', 'created', 5, 0, 0, true, now(), null, null, null, null),
    ('${j.retrying}', 'run-imports', '{}', 'retry', 5, 3, 1, true, now() + interval '1 second', now(), null, null, null),
    ('${j.killed}', 'sweep-sessions', '{}', 'active', 5, 0, 0, true, now() - interval '1 minute', now(), null, null, null),
    ('${j.delayed}', 'watch-callouts', '{}', 'created', 5, 0, 0, true, now() + interval '4 seconds', null, null, null, null),
    ('${j.tomorrow}', 'recompute-deadlines', '{"countyId": 990126}', 'created', 5, 0, 0, true, now() + interval '1 day', null, null, null, null),
    ('${j.timetable}', '__pgboss__send-it', '{"tz": "Asia/Shanghai", "data": {}, "name": "watch-tasks"}', 'created', 2, 0, 0, false, now(), null, null, 'watch-tasks', now()),
    ('${j.completed}', 'send-messages', '{}', 'completed', 5, 0, 0, true, now(), now(), now(), null, null),
    ('${j.failed}', 'send-letters', '{}', 'failed', 5, 5, 1, true, now(), now(), now(), null, null),
    ('${j.unknown}', 'sweep-files', '{}', 'created', 5, 0, 0, true, now(), null, null, null, null);
`;

/** Makes the tables and the jobs of the former queue, as the owner of the database. */
export async function makeFormerQueue(owner: pg.Client): Promise<void> {
  await owner.query(tables);
  for (const name of [...jobNames, 'sweep-files', '__pgboss__send-it']) {
    await owner.query('select pgboss.create_queue($1, $2)', [
      name,
      { retryLimit: 5, retryBackoff: true, expireInSeconds: 900 },
    ]);
  }
  await owner.query(rows);
}
