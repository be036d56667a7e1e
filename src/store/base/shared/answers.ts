/** What the programs answered, five minutes a row, and when a filing could be taken. */
import { sql } from 'kysely';
import {
  availableDays,
  sampleDays,
  slotOf,
  type AnswerSample,
  type HeardRun,
} from '../../../domain/base/status/answers.ts';
import type { Db } from '../db.ts';

/** Since when is counted: a county that stood still for longer than the rows are kept has not just begun. */
const noted = 'answers-counted';
const dayMs = 86_400_000;

/**
 * Writes what one program has counted. Only the five minutes of now are begun, and only while a filing can be taken: what comes later for
 * earlier ones is added where a row is, and where none is that stays a gap.
 */
export async function keepAnswers(
  db: Db,
  { program, samples }: { program: string; samples: readonly AnswerSample[] },
  { at, isTaking }: { at: Date; isTaking: boolean },
): Promise<void> {
  const current = slotOf(at);
  for (const { slotAt, counts, errors } of samples) {
    const all = sql`${counts}::integer[]`;
    if (isTaking && slotAt.getTime() === current.getTime())
      await sql`insert into answer_sample (slot_at, program, counts, errors) values (${slotAt}, ${program}, ${all}, ${errors})
        on conflict (slot_at, program) do update set counts = excluded.counts, errors = excluded.errors`.execute(db);
    else
      await sql`update answer_sample set counts = ${all}, errors = ${errors}
        where slot_at = ${slotAt} and program = ${program}`.execute(db);
  }
  if (isTaking)
    await sql`insert into machine_note (name, noted_at, detail) values (${noted}, ${current}, '{}')
      on conflict (name) do nothing`.execute(db);
  await sql`delete from answer_sample where slot_at < ${new Date(current.getTime() - sampleDays * dayMs)}`.execute(db);
}

/** The samples of a day, the runs of five minutes of thirty, and since when is counted. */
export async function findAnswers(
  db: Db,
  now: Date,
): Promise<{ samples: AnswerSample[]; runs: HeardRun[]; since: Date | null }> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
  const [samples, heard] = await Promise.all([
    sql<AnswerSample>`select slot_at as "slotAt", counts, errors from answer_sample
      where slot_at > ${daysAgo(1)} order by slot_at`.execute(db),
    findHeard(db, now),
  ]);
  return { samples: samples.rows, ...heard };
}

export async function findHeard(db: Db, now: Date): Promise<{ runs: HeardRun[]; since: Date | null }> {
  const from = slotOf(new Date(now.getTime() - availableDays * dayMs));
  const [runs, since] = await Promise.all([
    sql<HeardRun>`select min(slot_at) as "from", max(slot_at) as "to" from (
        select slot_at, slot_at - row_number() over (order by slot_at) * interval '5 minutes' as run
        from (select distinct slot_at from answer_sample where slot_at >= ${from}) as s) as r
      group by run order by 1`.execute(db),
    sql<{ at: Date }>`select noted_at as at from machine_note where name = ${noted}`.execute(db),
  ]);
  return { runs: runs.rows, since: since.rows[0]?.at ?? null };
}
