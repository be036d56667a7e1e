/** What is known of the machine's troubles, and whom the administrator has chosen to be told of them. */
import { sql } from 'kysely';
import type { Alert } from '../../../domain/matter/alert/alert.ts';
import { alertCause, alertTest, type AlertWay } from '../../../domain/matter/alert/alert-ways.ts';
import type { Db, Tx } from '../../base/db.ts';
import { noteSettings } from '../../base/ledger.ts';
import type { MessageRow } from '../../base/schema.ts';

/** Whether something is open now: where nothing is, and nothing is found, there is nothing to write. */
export async function hasOpenAlerts(db: Db, countyId: number): Promise<boolean> {
  const found = await sql`select 1 from alert where county_id = ${countyId} and over_at is null limit 1`.execute(db);
  return found.rows.length > 0;
}

/** What is open, for one program at a time: another waits here until this one has said what it says. */
export async function lockAlerts(tx: Tx, countyId: number, at: Date): Promise<Alert[]> {
  await sql`insert into machine_note (name, noted_at, detail) values ('alerts', ${at}, '{}')
    on conflict (name) do update set noted_at = excluded.noted_at`.execute(tx);
  const open = tx.selectFrom('alert').selectAll().where('countyId', '=', countyId).where('overAt', 'is', null);
  return open.orderBy('begunAt').orderBy('id').execute();
}

export async function saveAlerts(tx: Tx, alerts: readonly Alert[]): Promise<void> {
  for (const one of alerts)
    await tx
      .insertInto('alert')
      .values(one)
      .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(one))
      .execute();
}

/** What began since then, or is still open, the newest first. */
export function listAlerts(db: Db, countyId: number, since: Date, limit: number): Promise<Alert[]> {
  return (
    db
      .selectFrom('alert')
      .selectAll()
      .where('countyId', '=', countyId)
      .where(({ eb, or }) => or([eb('begunAt', '>=', since), eb('overAt', 'is', null)]))
      // What was over before anybody had to be told is nobody's news.
      .where(({ eb, or }) => or([eb('toldAt', 'is not', null), eb('overAt', 'is', null)]))
      .orderBy('begunAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  );
}

export async function deleteOldAlerts(db: Db, before: Date): Promise<void> {
  await sql`delete from alert where over_at < ${before}`.execute(db);
}

export function listAlertWays(db: Db | Tx, countyId: number): Promise<AlertWay[]> {
  return (db as Db).selectFrom('alertWay').selectAll().where('countyId', '=', countyId).execute();
}

export async function saveAlertWay(tx: Tx, way: AlertWay): Promise<void> {
  await noteSettings(tx, way.countyId, 'alert_way');
  await tx
    .insertInto('alertWay')
    .values(way)
    .onConflict((on) => on.columns(['countyId', 'channel']).doUpdateSet(way))
    .execute();
}

/** The last alert, or test of one, by each way, of the last ninety days. */
export async function listLastAlerted(db: Db, countyId: number, at: Date): Promise<MessageRow[]> {
  const since = new Date(at.getTime() - 90 * 86_400_000);
  const found = await sql<MessageRow>`select distinct on (channel) * from message
    where county_id = ${countyId} and page = 'upkeep' and made_at > ${since}
      and (cause like ${`${alertCause} %`} or cause like ${`${alertTest} %`})
    order by channel, made_at desc, id desc`.execute(db);
  return found.rows;
}
