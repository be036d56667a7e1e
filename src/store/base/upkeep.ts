/** What the database tells of the program's own upkeep. */
import { sql } from 'kysely';
import type { DatabaseLook } from '../../domain/base/upkeep.ts';
import type { Db } from './db.ts';

type Counted = Omit<DatabaseLook, 'answers' | 'takesRows'>;

export async function findUpkeep(db: Db, now: Date): Promise<Counted> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const [waiting, given, note, reader] = await Promise.all([
    sql<{ oldest: Date | null }>`select min(not_before) as oldest from message
      where sent_at is null and failed_times < 5 and not_before <= ${now} and channel <> 'app'`.execute(db),
    // What was sent again is counted by what became of that.
    sql<{ failed: number; unconfirmed: number }>`select
        count(*) filter (where not m.unconfirmed)::integer as failed,
        count(*) filter (where m.unconfirmed and m.made_at > ${daysAgo(1)})::integer as unconfirmed
      from message as m
      where m.sent_at is null and m.failed_times >= 5 and m.made_at > ${daysAgo(7)} and m.channel <> 'app'
        and m.cause is distinct from 'sms-test'
        and not exists (select 1 from message as a where a.county_id = m.county_id and a.resent_from = m.id)`.execute(
      db,
    ),
    sql<{ notedAt: Date; detail: { lines: number; isWhole: boolean } }>`select noted_at, detail from machine_note
      where name = 'ledger-check'`.execute(db),
    sql<{ since: Date; named: string }>`select since, named from longest_reader()`.execute(db),
  ]);
  const { failed = 0, unconfirmed = 0 } = given.rows[0] ?? {};
  const [check] = note.rows;
  return {
    oldestWaitingAt: waiting.rows[0]?.oldest ?? null,
    failedMessages: failed,
    unconfirmedMessages: unconfirmed,
    ledgerCheck: check === undefined ? null : { at: check.notedAt, ...check.detail },
    longestReader: reader.rows[0] ?? null,
  };
}
