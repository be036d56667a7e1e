/** 几台程序 (instances): which programs work on this database now. A row is beaten by its program and counts while the beat is young. */
import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from '../db.ts';

/** What a program says of itself. */
export interface Self {
  id: string;
  version: string;
  /** The last migration that it brings. */
  newestMigration: string;
  host: string;
  pid: number;
  /** The names of the keys in its key file. */
  keyIds: readonly string[];
}

export interface Instance extends Self {
  startedAt: Date;
  seenAt: Date;
}

/** Four beats: a program that was silent for so long is gone, or as good as gone. */
export const aliveSeconds = 20;
/** How long a row of a program that ended without a word is kept, for who looks what was there. */
const keptSeconds = 86_400;

const fields = `id, version, newest_migration as "newestMigration", host, pid, key_ids as "keyIds",
  started_at as "startedAt", seen_at as "seenAt"`;
const isAlive = `seen_at > now() - make_interval(secs => ${aliveSeconds})`;

/** The programs that work on this database now, the oldest first; none where it is the program's own (no DATABASE_URL). */
export async function listInstances(db: Db): Promise<Instance[]> {
  const { rows } = await sql<Instance>`select ${sql.raw(fields)} from instance
    where ${sql.raw(isAlive)} order by started_at, id`.execute(db);
  return rows;
}

/** The same with those that went silent within the last day and did not take their leave. */
export async function listPrograms(db: Db): Promise<(Instance & { isAlive: boolean })[]> {
  const { rows } = await sql<
    Instance & { isAlive: boolean }
  >`select ${sql.raw(fields)}, ${sql.raw(isAlive)} as "isAlive"
    from instance where seen_at > now() - make_interval(secs => ${keptSeconds}) order by started_at, id`.execute(db);
  return rows;
}

/** The same for who owns the tables, before this program has said anything; none in a database of before they were counted. */
export async function listLiving(owner: pg.Pool | pg.Client): Promise<Instance[]> {
  const known = await owner.query(`select 1 from pg_tables where schemaname = 'public' and tablename = 'instance'`);
  if (known.rowCount === 0) return [];
  return (await owner.query<Instance>(`select ${fields} from instance where ${isAlive} order by started_at, id`)).rows;
}

/** Says that the program is there, and gives how many others are. */
export async function beat(client: pg.Client, self: Self): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `with own as (
       insert into instance (id, version, newest_migration, host, pid, key_ids) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set seen_at = now()
     ), gone as (
       delete from instance where seen_at < now() - make_interval(secs => ${keptSeconds})
     )
     select count(*)::integer as others from instance where id <> $1 and ${isAlive}`,
    [self.id, self.version, self.newestMigration, self.host, self.pid, self.keyIds],
  );
  return rows[0]?.others ?? 0;
}

/** Nobody works on a copy of the database because he worked on the one it is of; none in one of before they were counted. */
export async function forgetInstances(owner: pg.Pool): Promise<void> {
  await owner.query(
    `do $$ begin if to_regclass('public.instance') is not null then delete from instance; end if; end $$`,
  );
}

export async function takeLeave(client: pg.Client, { id }: Pick<Self, 'id'>): Promise<void> {
  await client.query('delete from instance where id = $1', [id]);
}
