import { sql } from 'kysely';
import type { Remark } from '../../domain/steering/remark.ts';
import type { Task } from '../../domain/steering/task.ts';
import type { Db, Tx } from '../base/db.ts';

/** A matter that somebody who leaves has something to do with. */
export interface LeftMatter {
  kind: 'complaint' | 'tipoff';
  id: string;
  number: string;
  state: string;
  handlerId: string | null;
  secondId: string | null;
}

/** What the account handles in these states, and what it helps with. */
export async function listHandledBy(
  db: Db | Tx,
  countyId: number,
  accountId: string,
  states: { complaint: readonly string[]; tipoff: readonly string[] },
): Promise<{ matters: LeftMatter[]; shares: LeftMatter[] }> {
  const one = (kind: string, second: string) =>
    sql`select ${kind}::text as kind, id, number, state, handler_id, ${sql.raw(second)} as second_id`;
  const complaints = await sql<LeftMatter>`${one('complaint', 'null::uuid')} from complaint
    where county_id = ${countyId} and handler_id = ${accountId} and state in (${sql.join([...states.complaint])}) order by number`.execute(
    db as Db,
  );
  const tipoffs = await sql<LeftMatter>`${one('tipoff', 'second_id')} from tipoff
    where county_id = ${countyId} and ${accountId} in (handler_id, second_id) and state in (${sql.join([...states.tipoff])}) order by number`.execute(
    db as Db,
  );
  const asked = JSON.stringify([{ accountId, handedBackOn: null }]);
  const shares = await sql<LeftMatter>`${one('complaint', 'null::uuid')} from complaint
    where county_id = ${countyId} and co_handlers @> ${asked}::jsonb and state in (${sql.join([...states.complaint])}) order by number`.execute(
    db as Db,
  );
  return { matters: [...complaints.rows, ...tipoffs.rows], shares: shares.rows };
}

/** What lies at the station before it goes to an office. */
export async function listLyingAt(db: Db | Tx, countyId: number, stationId: string): Promise<LeftMatter[]> {
  const found =
    await sql<LeftMatter>`select 'complaint' as kind, id, number, state, handler_id, null::uuid as second_id from complaint
    where county_id = ${countyId} and station_id = ${stationId} and state = 'atStation' order by number`.execute(
      db as Db,
    );
  return found.rows;
}

/** Tasks for which the account answers and that are not over, locked in a transaction that will pass them on. */
export async function listTasksOf(db: Db | Tx, countyId: number, accountId: string): Promise<Task[]> {
  const found = await sql<Task>`select * from task
    where county_id = ${countyId} and person_id = ${accountId} and state in ('assigned', 'reported') order by number`.execute(
    db as Db,
  );
  return found.rows;
}

/** Open remarks that the account has to answer, or to close once they are answered. */
export async function listRemarksOf(db: Db | Tx, countyId: number, accountId: string): Promise<Remark[]> {
  const found = await sql<Remark>`select * from remark
    where county_id = ${countyId}
      and ((to_id = ${accountId} and state in ('written', 'read'))
        or (coalesce(successor_id, by_id) = ${accountId} and state in ('written', 'read', 'answered')))
    order by number`.execute(db as Db);
  return found.rows;
}
