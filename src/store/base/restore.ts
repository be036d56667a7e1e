/** A database that a dump is put into: who works on it, what it holds, and how it is emptied. */
import type pg from 'pg';

/** How many lines the ledger has, and how many other connections there are. */
export async function countOthers(owner: pg.Pool): Promise<{ lines: number; others: number }> {
  const { rows } = await owner.query<{ has: boolean; others: number }>(
    `select to_regclass('public.ledger') is not null as has, (select count(*)::integer from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend') as others`,
  );
  const { has = false, others = 0 } = rows[0] ?? {};
  if (!has) return { lines: 0, others };
  const counted = await owner.query<{ n: number }>('select count(*)::integer as n from ledger');
  return { lines: counted.rows[0]?.n ?? 0, others };
}

/** Leaves nothing of what was there, the queue's own tables included. */
export async function emptyDatabase(owner: pg.Pool): Promise<void> {
  await owner.query('drop schema if exists pgboss, pgboss10, pgboss12, public cascade');
  await owner.query('create schema public');
}
