/** 开县导入 that are under way, written down beside them: of one whose program was ended nothing else is left. */
import { sql } from 'kysely';
import type { Db } from '../db.ts';

export interface BegunImport {
  runId: string;
  /** The program that writes it, by machine and number. */
  process: string;
  at: Date;
}

export async function noteBegunImport(db: Db, { runId, process, at }: BegunImport): Promise<void> {
  await sql`insert into machine_note (name, noted_at, detail)
    values (${`import ${runId}`}, ${at}, ${JSON.stringify({ runId, process })}::jsonb)
    on conflict (name) do update set noted_at = excluded.noted_at, detail = excluded.detail`.execute(db);
}

/** It has ended, well or not; what has written its table ends those of before with it, whose rows are in it or are not wanted. */
export async function endBegunImport(
  db: Db,
  { runId, at, hasWritten }: Pick<BegunImport, 'runId' | 'at'> & { hasWritten: boolean },
): Promise<void> {
  await sql`delete from machine_note where name = ${`import ${runId}`}
    or (${hasWritten} and name like 'import %' and noted_at < ${at})`.execute(db);
}

/** Those that have begun since, and whose line in the ledger is not there: the line and the rows are written in one. */
export async function listBegunImports(db: Db, since: Date): Promise<BegunImport[]> {
  const { rows } = await sql<BegunImport>`select n.detail->>'runId' as "runId", n.detail->>'process' as process,
      n.noted_at as at from machine_note as n
    where n.name like 'import %' and n.noted_at > ${since} and not exists (select 1 from ledger as l
      join county as c on c.county_id = l.county_id and c.ledger_id = l.matter_id
      where l.verb = 'county-onboarded' and l.detail->>'runId' = n.detail->>'runId')
    order by n.noted_at desc`.execute(db);
  return rows;
}
