/** What stations sent up, as their office and they themselves read it. */
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { StationReport } from '../../../domain/supervision/enforcement/station-report.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** What `maySeeStationReport` says of one, as a condition on the table. */
export function scopeOfReports({ role, organisationId, stationId }: Actor): RawBuilder<unknown> {
  if (role === 'station') return sql`station_id = ${stationId}`;
  return role === 'officer' || role === 'officeHead' ? sql`office_id = ${organisationId}` : sql`true`;
}

/** Those that wait first, by the day of their answer. A station reads those that were answered too: that is what it waits for. */
export function listStationReports(
  db: Db | Tx,
  actor: Actor,
  state: 'open' | 'all',
  limit = 500,
): Promise<StationReport[]> {
  return listEntries<StationReport>(db, 'station_report', actor.countyId, {
    states: state === 'all' ? [] : actor.role === 'station' ? ['sent', 'answered'] : ['sent'],
    where: scopeOfReports(actor),
    order: sql`state = 'sent' desc, case when state = 'sent' then answer_by end, sent_on desc, number desc`,
    limit,
  });
}

/** The report that a case was made of, or null. */
export async function findStationReportOf(
  tx: Tx,
  countyId: number,
  enforcementId: string,
): Promise<StationReport | null> {
  const found = await sql<StationReport>`
    select * from station_report where county_id = ${countyId} and enforcement_id = ${enforcementId}`.execute(tx);
  return found.rows[0] ?? null;
}

/** How far the cases are that were made of reports. */
export async function listReportedCases(
  db: Db,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, Pick<Enforcement, 'number' | 'state' | 'outcome'>>> {
  if (ids.length === 0) return new Map();
  const found = await sql<Pick<Enforcement, 'id' | 'number' | 'state' | 'outcome'>>`
    select id, number, state, outcome from enforcement
    where county_id = ${countyId} and id in (${sql.join(ids)})`.execute(db);
  return new Map(found.rows.map((one) => [one.id, one]));
}

/** The complaints over which reports were made, as far as they say who may see them. */
export async function listReportComplaints(
  db: Db,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, ReportComplaint>> {
  if (ids.length === 0) return new Map();
  const found = await sql<ReportComplaint>`
    select county_id, id, number, state, office_id, station_id, entrusted_to, co_handlers from complaint
    where county_id = ${countyId} and id in (${sql.join([...new Set(ids)])})`.execute(db);
  return new Map(found.rows.map((one) => [one.id, one]));
}

export type ReportComplaint = Pick<
  Complaint,
  'countyId' | 'id' | 'number' | 'state' | 'officeId' | 'stationId' | 'entrustedTo' | 'coHandlers'
>;

/** What stations reported over one complaint, the first first. */
export async function listReportsOn(db: Db, countyId: number, complaintId: string): Promise<StationReport[]> {
  return listEntries<StationReport>(db, 'station_report', countyId, {
    states: [],
    where: sql`complaint_id = ${complaintId}`,
    order: sql`sent_on, number`,
    limit: 50,
  });
}
