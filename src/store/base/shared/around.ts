/** What the database tells of what stands around the program: its clock, what waits for the scanner, and which lines were heard. */
import { sql } from 'kysely';
import type { ClockLook, FilesLook, HeardKind, HeardLine } from '../../../domain/base/status/around.ts';
import type { Db } from '../db.ts';

/** The clock of this machine beside that of the database; the answer is somewhere between question and answer. */
export async function measureClock(db: Db): Promise<ClockLook | null> {
  const askedAt = Date.now();
  const { rows } = await sql<{ at: string; same: boolean }>`select extract(epoch from clock_timestamp()) * 1000 as at,
    coalesce(inet_server_addr() = inet_client_addr(), true) as same`.execute(db);
  const toldAt = Date.now();
  const [told] = rows;
  if (told === undefined) return null;
  const withinMs = (toldAt - askedAt) / 2;
  return { offsetMs: askedAt + withinMs - Number(told.at), withinMs, isSameMachine: told.same };
}

export async function findFiles(db: Db): Promise<FilesLook> {
  const { rows } = await sql<FilesLook>`select
      (select count(*)::integer from attachment where scan = 'waiting') as waiting,
      (select min(added_at) from attachment where scan = 'waiting') as "oldestAt",
      (select count(*)::integer from attachment where scan = 'found') as found`.execute(db);
  return rows[0] ?? { waiting: 0, oldestAt: null, found: 0 };
}

/** As many lines as a county has desks. */
const mostHeard = 40;

export async function listHeard(db: Db): Promise<HeardLine[]> {
  const { rows } = await sql<HeardLine>`select detail ->> 'kind' as kind, detail ->> 'line' as line, noted_at as at
    from machine_note where name like 'heard %' order by noted_at desc limit ${mostHeard}`.execute(db);
  return rows;
}

/** Notes that a line was heard; a busy one writes once a minute. */
export async function noteHeard(db: Db, { kind, line }: { kind: HeardKind; line: string }, at: Date): Promise<void> {
  await sql`insert into machine_note as kept (name, noted_at, detail)
    values (${`heard ${kind} ${line}`}, ${at}, ${JSON.stringify({ kind, line })}::jsonb)
    on conflict (name) do update set noted_at = excluded.noted_at
    where kept.noted_at < excluded.noted_at - interval '1 minute'`.execute(db);
}
