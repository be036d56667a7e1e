import { sql } from 'kysely';
import type { ExportRequest, Taken } from '../../domain/matter/export-request.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';

/** Keeps a request; false when its id is there already. */
export async function saveExportRequest(tx: Tx, request: ExportRequest): Promise<boolean> {
  const saved = await tx
    .insertInto('exportRequest')
    .values({ ...request, query: asJson(request.query) })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

export async function updateExportRequest(tx: Tx, request: ExportRequest): Promise<void> {
  const { countyId, id, state, decidedBy, decidedAt, reason, goodUntil, fetched } = request;
  await tx
    .updateTable('exportRequest')
    .set({ state, decidedBy, decidedAt, reason, goodUntil, fetched })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

export async function findExportRequest(db: Db | Tx, countyId: number, id: string): Promise<ExportRequest | null> {
  const found = await db
    .selectFrom('exportRequest')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockExportRequest(tx: Tx, countyId: number, id: string): Promise<ExportRequest | null> {
  const found = await tx
    .selectFrom('exportRequest')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** What was asked for, the newest first. */
export function listExportRequests(db: Db, countyId: number, limit: number): Promise<ExportRequest[]> {
  return db
    .selectFrom('exportRequest')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Takes the values out of what was asked, where the request is answered with no, taken back, fetched or lapsed; the names stay. */
export async function blankOverRequests(
  tx: Tx,
  countyId: number,
  { at, askedBefore, fetched }: { at: Date; askedBefore: Date; fetched: number },
): Promise<void> {
  await sql`update export_request as r
    set query = (select jsonb_object_agg(key, case value when '' then '' else '*' end) from jsonb_each_text(r.query))
    where county_id = ${countyId} and exists (select 1 from jsonb_each_text(r.query) where value not in ('', '*'))
      and (state in ('refused', 'withdrawn') or (state = 'asked' and asked_at <= ${askedBefore})
        or (state = 'allowed' and (good_until <= ${at} or fetched >= ${fetched})))`.execute(tx);
}

/** How many requests of the person have waited since then. */
export async function countWaitingOf(tx: Tx, countyId: number, askedBy: string, since: Date): Promise<number> {
  const { n } = await tx
    .selectFrom('exportRequest')
    .where('countyId', '=', countyId)
    .where('askedBy', '=', askedBy)
    .where('state', '=', 'asked')
    .where('askedAt', '>', since)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What the person has taken out without a second one on the day that begins then, by the lines of the trail, the oldest first. */
export async function listTaken(
  db: Db | Tx,
  { countyId, accountId }: { countyId: number; accountId: string },
  from: Date,
): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select detail->>'subject' as subject, at, (detail->>'rows')::integer as rows from trail
    where county_id = ${countyId} and account_id = ${accountId} and kind = 'exported' and verb = 'exported'
      and at >= ${from} and at < ${from}::timestamptz + interval '1 day' and detail->>'request' is null
    order by at, id`.execute(db);
  return rows;
}
