import { sql } from 'kysely';
import type { ReportKind } from '../../domain/report/template/template.ts';
import type { ReportSchedule } from '../../domain/report/template/schedule.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { ReportTemplateRow } from '../base/schema.ts';

/** The county's own newest version of each kind. */
export async function listTemplates(db: Db | Tx, countyId: number): Promise<ReportTemplateRow[]> {
  const { rows } = await sql<ReportTemplateRow>`select distinct on (kind) * from report_template
    where county_id = ${countyId} order by kind, version desc`.execute(db as Db);
  return rows;
}

export async function findTemplate(db: Db | Tx, countyId: number, kind: ReportKind): Promise<ReportTemplateRow | null> {
  const found = await (db as Db)
    .selectFrom('reportTemplate')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}

/** Until the end of the transaction nobody else of the county makes a version. */
export async function lockTemplates(tx: Tx, countyId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('report template', ${countyId}))`.execute(tx);
}

/** False when it was saved already by the same press. */
export async function insertTemplate(tx: Tx, row: ReportTemplateRow): Promise<boolean> {
  const ending = sql`on conflict (county_id, id) do nothing returning id`;
  return (await insertMany(tx, 'report_template', [row], ending)).rows.length > 0;
}

export function listSchedules(db: Db | Tx, countyId: number): Promise<ReportSchedule[]> {
  return (db as Db)
    .selectFrom('reportSchedule')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('at')
    .limit(500)
    .execute();
}

export async function saveSchedule(tx: Tx, schedule: ReportSchedule): Promise<void> {
  await insertMany(
    tx,
    'report_schedule',
    [schedule],
    sql`on conflict (county_id, kind, pace, drafter_id) do update set active = excluded.active,
      organisation_id = excluded.organisation_id, by_id = excluded.by_id, at = excluded.at`,
  );
}

/** False when another program has drafted it meanwhile. */
export async function markDrafted(
  tx: Tx,
  { countyId, id }: Pick<ReportSchedule, 'countyId' | 'id'>,
  doneTo: string,
): Promise<boolean> {
  const done = await tx
    .updateTable('reportSchedule')
    .set({ doneTo })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .where((is) => is.or([is('doneTo', 'is', null), is('doneTo', '<', doneTo)]))
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
