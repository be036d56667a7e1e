/** What the database tells of the program's own upkeep. */
import { sql } from 'kysely';
import {
  hookStopped,
  leastUndone,
  mostUnfolded,
  type DatabaseLook,
  type FailingWay,
} from '../../domain/base/upkeep.ts';
import { findFiles, listHeard } from './shared/around.ts';
import type { Db } from './db.ts';
import { queueSchema } from './queue.ts';
import { listPrograms } from './shared/instances.ts';

type Counted = Omit<DatabaseLook, 'answers' | 'takesRows'>;

/** Nobody needs to know how many more wait. */
const mostWaiting = 10_001;

const mayGoOut = (now: Date) => sql`sent_at is null and failed_times < 5 and not_before <= ${now} and channel <> 'app'`;

export async function findUpkeep(db: Db, now: Date): Promise<Counted> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const [waiting, given, ledgerCheck, reader, unfolded, head, jobs, programs, failingWays, files, heard] =
    await Promise.all([
      findWaiting(db, now),
      // What was sent again is counted by what became of that.
      sql<{ failed: number; unconfirmed: number }>`select
        count(*) filter (where not m.unconfirmed)::integer
          + (select count(*)::integer from message where unreached is not null and made_at > ${daysAgo(7)}) as failed,
        count(*) filter (where m.unconfirmed and m.made_at > ${daysAgo(1)})::integer as unconfirmed
      from message as m
      where m.sent_at is null and m.failed_times >= 5 and m.made_at > ${daysAgo(7)} and m.channel <> 'app'
        and (m.cause is null or m.cause not in ('sms-test', 'hook-test')) and m.last_error is distinct from ${hookStopped}
        and not exists (select 1 from message as a where a.county_id = m.county_id and a.resent_from = m.id)`.execute(
        db,
      ),
      findLedgerCheck(db),
      sql<{ since: Date; named: string }>`select since, named from longest_reader()`.execute(db),
      sql<{ n: number; failingSince: Date | null }>`select
        (select count(*)::integer from (select from figure_change limit ${mostUnfolded}) as f)
          + (select count(*)::integer from (select from closed_note limit ${mostUnfolded}) as c) as n,
        (select noted_at from machine_note where name = ${foldTrouble}) as failing_since`.execute(db),
      sql<{
        n: number;
        at: Date;
        lines: number;
      }>`select n, at, lines from ledger_head order by at desc limit 1`.execute(db),
      findJobs(db),
      listPrograms(db),
      findFailingWays(db, daysAgo(1)),
      findFiles(db),
      listHeard(db),
    ]);
  const { failed = 0, unconfirmed = 0 } = given.rows[0] ?? {};
  return {
    ...waiting,
    failedMessages: failed,
    unconfirmedMessages: unconfirmed,
    failingWays,
    ledgerCheck,
    longestReader: reader.rows[0] ?? null,
    head: head.rows[0] ?? null,
    ...jobs,
    instances: programs
      .filter(({ isAlive }) => isAlive)
      .map(({ host, version, startedAt }) => ({ host, version, startedAt })),
    programs: programs.map(({ host, pid, version, startedAt, seenAt, isAlive }) => ({
      host,
      pid,
      version,
      startedAt,
      seenAt,
      isAlive,
    })),
    files,
    heard,
    unfolded: unfolded.rows[0] ?? { n: 0, failingSince: null },
  };
}

async function findWaiting(db: Db, now: Date): Promise<Pick<DatabaseLook, 'oldestWaitingAt' | 'waitingMessages'>> {
  const { rows } = await sql<{ oldest: Date | null; n: number }>`select min(not_before) as oldest,
      (select count(*)::integer from (select from message where ${mayGoOut(now)} limit ${mostWaiting}) as w) as n
    from message where ${mayGoOut(now)}`.execute(db);
  return { oldestWaitingAt: rows[0]?.oldest ?? null, waitingMessages: rows[0]?.n ?? 0 };
}

/** What the last check of ledger, attachments and keys has found; null before the first. */
export async function findLedgerCheck(db: Db): Promise<DatabaseLook['ledgerCheck']> {
  const { rows } = await sql<{ notedAt: Date; detail: { lines: number; isWhole: boolean } }>`select noted_at, detail
    from machine_note where name = 'ledger-check'`.execute(db);
  const [check] = rows;
  return check === undefined ? null : { at: check.notedAt, ...check.detail };
}

/** What is done with is counted only where several did not arrive: on a good day nothing but two small indexes is read. */
async function findFailingWays(db: Db, since: Date): Promise<FailingWay[]> {
  const ofPeople = sql`m.channel in ('sms', 'email') and m.made_at > ${since} and m.cause is distinct from 'sms-test'`;
  const found = await sql<FailingWay>`select u.channel, u.undone, (select count(*)::integer from message as m
      where m.channel = u.channel and ${ofPeople} and (m.sent_at is not null or m.failed_times >= 5)) as done
    from (select channel, count(*)::integer as undone from (
      select m.id, m.channel from message as m where m.sent_at is null and m.failed_times >= 5 and ${ofPeople}
        and not exists (select 1 from message as a where a.county_id = m.county_id and a.resent_from = m.id)
      union select m.id, m.channel from message as m where m.unreached is not null and ${ofPeople}) as one
      group by channel having count(*) >= ${leastUndone}) as u order by u.channel desc`.execute(db);
  return found.rows;
}

/** What the queue has not done; before its first start there is none. */
async function findJobs(db: Db): Promise<Pick<Counted, 'oldestJob' | 'failedJobs'>> {
  // While it is being made it is there, and the program may not read it yet.
  const known = await sql<{
    may: boolean;
  }>`select has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as may
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = ${queueSchema} and c.relname = 'job'`.execute(db);
  if (known.rows[0]?.may !== true) return { oldestJob: null, failedJobs: 0 };
  const job = sql.table(`${queueSchema}.job`);
  // A clock that begins a county's timetable anew has queues of its own, which are nobody's work.
  const own = sql`name not like '\\_\\_pgboss%'`;
  const [waiting, failed] = await Promise.all([
    sql<{ name: string; since: Date }>`select name, start_after as since from ${job}
      where state in ('created', 'retry') and start_after <= now() and ${own} order by start_after limit 1`.execute(db),
    sql<{ n: number }>`select count(*)::integer as n from ${job}
      where state = 'failed' and completed_on > now() - interval '1 day' and ${own}`.execute(db),
  ]);
  return { oldestJob: waiting.rows[0] ?? null, failedJobs: failed.rows[0]?.n ?? 0 };
}

const foldTrouble = 'figure-fold';

/** Writes down since when something noted cannot be folded into its tally; the first moment stays. */
export async function noteFoldTrouble(db: Db): Promise<void> {
  await sql`insert into machine_note (name, noted_at, detail) values (${foldTrouble}, now(), '{}') on conflict (name) do nothing`.execute(
    db,
  );
}

export async function forgetFoldTrouble(db: Db): Promise<void> {
  await sql`delete from machine_note where name = ${foldTrouble}`.execute(db);
}
