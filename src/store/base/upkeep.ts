/** What the database tells of the program's own upkeep. */
import { sql } from 'kysely';
import type { DatabaseLook } from '../../domain/base/upkeep.ts';
import type { Db } from './db.ts';

type Counted = Omit<DatabaseLook, 'answers' | 'takesRows'>;

export async function findUpkeep(db: Db, now: Date): Promise<Counted> {
  const [waiting, note] = await Promise.all([
    sql<{ oldest: Date | null; failed: number }>`select
        min(not_before) filter (where sent_at is null and failed_times < 5 and not_before <= ${now}) as oldest,
        count(*) filter (where sent_at is null and failed_times >= 5
          and made_at > ${new Date(now.getTime() - 7 * 86_400_000)})::integer as failed
      from message where sent_at is null and channel <> 'app'`.execute(db),
    sql<{ notedAt: Date; detail: { lines: number; isWhole: boolean } }>`select noted_at, detail from machine_note
      where name = 'ledger-check'`.execute(db),
  ]);
  const { oldest = null, failed = 0 } = waiting.rows[0] ?? {};
  const [check] = note.rows;
  return {
    oldestWaitingAt: oldest,
    failedMessages: failed,
    ledgerCheck: check === undefined ? null : { at: check.notedAt, ...check.detail },
  };
}
