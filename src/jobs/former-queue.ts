import type { PgBoss } from 'pg-boss';
import type pg from 'pg';
import { jobNames, type JobName } from '../domain/base/job.ts';

/** Where pg-boss 10 kept its tables, which later lines cannot migrate. */
const former = 'pgboss';
/** What the former queue called its own deliveries of the timetable: the job that is due stands within. */
const timetableQueue = '__pgboss__send-it';
/** Held while what it still had to do is sent again: of two programs that start at once, one does it. */
const lockKey = 1_231_502;

interface Waiting {
  id: string;
  name: string;
  data: { name?: string; data?: object } | null;
  priority: number;
  retryLimit: number;
  startAfter: Date;
}

/**
 * Sends again, each under its own id, what the queue of pg-boss 10 had not done: what waits, what was to be tried again, and what
 * a kill has left under way. Then its schema is renamed, not dropped. All of it is one transaction: cut off anywhere, it has not
 * happened. Gives how many jobs were sent.
 */
export async function takeOverFormerQueue(pool: pg.Pool, boss: PgBoss): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    const sent = (await hasFormerQueue(client)) ? await sendAgain(client, boss) : 0;
    await client.query('commit');
    return sent;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function hasFormerQueue(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ stands: boolean }>(`select to_regclass('${former}.job') is not null as stands`);
  return rows[0]?.stands === true;
}

async function sendAgain(client: pg.PoolClient, boss: PgBoss): Promise<number> {
  const { rows } = await client.query<Waiting>(
    `select id, name, data, priority, retry_limit as "retryLimit", start_after as "startAfter"
     from ${former}.job where state in ('created', 'retry', 'active') order by created_on, id`,
  );
  const db = {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: (await client.query(text, values)).rows }),
  };
  let sent = 0;
  for (const [name, waiting] of Map.groupBy(rows, jobNameOf)) {
    if (name === null) continue;
    const jobs = waiting.map(({ id, data, priority, retryLimit, startAfter, name: queue }) => ({
      id,
      data: (queue === timetableQueue ? data?.data : data) ?? {},
      priority,
      retryLimit,
      retryBackoff: true,
      startAfter,
    }));
    sent += (await boss.insert(name, jobs, { db, returnId: true }))?.length ?? 0;
  }
  await client.query(`alter schema ${former} rename to ${await freeName(client)}`);
  return sent;
}

/** The job of ours that is to be done; null for what this program no longer does. */
function jobNameOf({ name, data }: Waiting): JobName | null {
  const asked = name === timetableQueue ? data?.name : name;
  return jobNames.find((one) => one === asked) ?? null;
}

/** A county that went back to the former program for a while has renamed one before. */
async function freeName(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select name from generate_series(1, 1000) n, concat('${former}10', case when n > 1 then concat('_', n) end) name
     where to_regnamespace(name) is null order by n limit 1`,
  );
  return rows[0]?.name ?? `${former}10`;
}
