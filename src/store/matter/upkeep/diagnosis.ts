/** What the database tells of itself to who helps from afar: counts and versions, and no row of anybody's. */
import { sql } from 'kysely';
import type { Diagnosed } from '../../../domain/base/status/diagnosis.ts';
import type { Db } from '../../base/db.ts';
import { queueSchema } from '../../base/queue.ts';

/** Those that grow with the county. */
const largeTables = [
  'attachment',
  'complaint',
  'enforcement',
  'inquiry',
  'ledger',
  'message',
  'tipoff',
  'trail',
] as const;

export async function readDiagnosis(
  db: Db,
  since: Date,
): Promise<Pick<Diagnosed, 'database' | 'jobs' | 'faults' | 'alerts'>> {
  const [about, rows, jobs, faults, alerts] = await Promise.all([
    sql<{ version: string; bytes: string; migration: string }>`select current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes,
      coalesce((select max(name) from migration), '') as migration`.execute(db),
    sql<{ name: string; n: number }>`select relname as name, greatest(reltuples, 0)::bigint::integer as n from pg_class
      where relnamespace = 'public'::regnamespace and relname = any(${[...largeTables]}) order by relname`.execute(db),
    countJobs(db),
    sql<{
      channel: string;
      words: string;
      n: number;
    }>`select channel, last_error as words, count(*)::integer as n from message
      where sent_at is null and failed_times >= 5 and made_at > ${since} and last_error is not null
      group by channel, last_error order by n desc limit 20`.execute(db),
    sql<{ code: string; begunAt: Date; overAt: Date | null }>`select code, begun_at, over_at from alert
      where begun_at > ${since} or over_at is null order by begun_at desc limit 100`.execute(db),
  ]);
  const [first] = about.rows;
  return {
    database: first === undefined ? null : { ...first, bytes: Number(first.bytes), rows: rows.rows },
    jobs,
    faults: faults.rows,
    alerts: alerts.rows,
  };
}

async function countJobs(db: Db): Promise<Diagnosed['jobs']> {
  const known = await sql<{ may: boolean }>`select has_table_privilege(c.oid, 'select') as may
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = ${queueSchema} and c.relname = 'job' and has_schema_privilege(n.oid, 'usage')`.execute(db);
  if (known.rows[0]?.may !== true) return [];
  const { rows } = await sql<{
    name: string;
    state: string;
    n: number;
  }>`select name, state::text as state, count(*)::integer as n
    from ${sql.table(`${queueSchema}.job`)} group by 1, 2 order by 1, 2 limit 100`.execute(db);
  return rows;
}
