import { sql } from 'kysely';
import type { ReportBody } from '../../domain/report/body.ts';
import type { FrozenReport, WorkReport } from '../../domain/report/work-report.ts';
import { workReportDocket } from '../../domain/report/work-report-steps.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { DocketTable } from '../matter/docket-list.ts';
import type { WorkReportDraftRow, WorkReportSigningRow } from '../base/schema.ts';

const noBody: ReportBody = { title: '', addressee: '', blocks: [], chips: [], signedBy: '', dateStyle: 'arabic' };

/** The list of reports; their words are read one at a time. */
export const workReportTable: DocketTable<WorkReport> = {
  name: 'work_report',
  states: Object.keys(workReportDocket.states),
  over: workReportDocket.over,
  scope: ({ role, organisationId }) =>
    role === 'officer' || role === 'officeHead'
      ? sql`(office_id = ${organisationId} or kind = 'practice' and signed_on is not null)`
      : sql`true`,
  words: sql`number || ' ' || title || ' ' || submitted_to`,
  newest: sql`opened_at`,
  due: sql`due_on`,
  day: sql`period_to`,
  bare: (one) => ({ ...one, body: noBody, answers: [], comments: [], reviewed: [] }),
};

/** A sitting of one hand makes one draft: what the same person wrote within minutes takes the place of what he wrote before. */
const sittingMinutes = 10;

export async function keepDraft(tx: Tx, report: WorkReport, by: { id: string; at: Date }): Promise<void> {
  const key = { countyId: report.countyId, reportId: report.id };
  const newest = await tx
    .selectFrom('workReportDraft')
    .select(['n', 'draft', 'byId', 'at'])
    .where('countyId', '=', key.countyId)
    .where('reportId', '=', key.reportId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSame =
    newest !== undefined &&
    newest.byId === by.id &&
    // What was given to be reviewed stays as it was given, however soon it came back.
    newest.draft === report.draft &&
    by.at.getTime() - newest.at.getTime() < sittingMinutes * 60_000 &&
    // The first one is what the template gave, and stays.
    newest.n > 1;
  const n = newest === undefined ? 1 : isSame ? newest.n : newest.n + 1;
  const row: WorkReportDraftRow = { ...key, n, draft: report.draft, body: report.body, byId: by.id, at: by.at };
  await insertMany(
    tx,
    'work_report_draft',
    [row],
    sql`on conflict (county_id, report_id, n) do update set body = excluded.body, at = excluded.at`,
  );
}

/** Who wrote which draft, when; the newest first. */
export async function listDrafts(
  db: Db,
  countyId: number,
  reportId: string,
): Promise<Omit<WorkReportDraftRow, 'body'>[]> {
  return db
    .selectFrom('workReportDraft')
    .select(['countyId', 'reportId', 'n', 'draft', 'byId', 'at'])
    .where('countyId', '=', countyId)
    .where('reportId', '=', reportId)
    .orderBy('n', 'desc')
    .limit(500)
    .execute();
}

export async function findDraft(
  db: Db,
  countyId: number,
  reportId: string,
  n: number,
): Promise<WorkReportDraftRow | null> {
  const found = await db
    .selectFrom('workReportDraft')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('reportId', '=', reportId)
    .where('n', '=', n)
    .executeTakeFirst();
  return found ?? null;
}

export async function insertSigning(
  tx: Tx,
  report: WorkReport,
  frozen: FrozenReport,
  signed: { sha256: string; byId: string; at: Date },
): Promise<void> {
  const row: WorkReportSigningRow = {
    countyId: report.countyId,
    reportId: report.id,
    edition: frozen.edition,
    frozen,
    sha256: signed.sha256,
    signedById: signed.byId,
    signedAt: signed.at,
  };
  await insertMany(tx, 'work_report_signing', [row], sql``);
}

/** What was signed: the newest edition, or the one that is asked for. */
export async function findSigning(
  db: Db | Tx,
  countyId: number,
  reportId: string,
  edition?: number,
): Promise<WorkReportSigningRow | null> {
  let query = (db as Db)
    .selectFrom('workReportSigning')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('reportId', '=', reportId);
  if (edition !== undefined) query = query.where('edition', '=', edition);
  return (await query.orderBy('edition', 'desc').limit(1).executeTakeFirst()) ?? null;
}

export async function listSignings(
  db: Db,
  countyId: number,
  reportId: string,
): Promise<Pick<WorkReportSigningRow, 'edition' | 'sha256' | 'signedById' | 'signedAt'>[]> {
  return db
    .selectFrom('workReportSigning')
    .select(['edition', 'sha256', 'signedById', 'signedAt'])
    .where('countyId', '=', countyId)
    .where('reportId', '=', reportId)
    .orderBy('edition')
    .execute();
}
