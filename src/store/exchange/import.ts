import { sql } from 'kysely';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { ImportMark, ImportRow, ImportRun, Known, Verdict } from '../../domain/exchange/import/import.ts';
import type { KnownInquiry } from '../../domain/exchange/import/inquiry-row.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { asJson, insertMany, type Db, type Tx } from '../base/db.ts';

/** False when the run of that id is there already. */
export async function insertRun(tx: Tx, run: ImportRun): Promise<boolean> {
  const inserted = await insertMany<{ id: string }>(
    tx,
    'import_run',
    [run],
    sql`on conflict (county_id, id) do nothing returning id`,
  );
  return inserted.rows.length > 0;
}

export async function getRun(db: Db | Tx, countyId: number, id: string): Promise<ImportRun> {
  const found = await (db as Db)
    .selectFrom('importRun')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** The run locked until the transaction ends, so that its steps follow each other. */
export async function lockRun(tx: Tx, countyId: number, id: string): Promise<ImportRun> {
  const found = await tx
    .selectFrom('importRun')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** The newest runs first. */
export function listRuns(db: Db, countyId: number, limit: number): Promise<ImportRun[]> {
  return db
    .selectFrom('importRun')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Runs that have a pass to go on with, the oldest first. */
export async function listWaitingRuns(db: Db, countyId: number): Promise<ImportRun[]> {
  const found = await sql<ImportRun>`
    select * from import_run where county_id = ${countyId} and state in ('checking', 'running') order by made_at`.execute(
    db,
  );
  return found.rows;
}

export async function saveRun(
  tx: Tx,
  { countyId, id }: Pick<ImportRun, 'countyId' | 'id'>,
  { mapping, ...change }: Partial<ImportRun>,
): Promise<void> {
  await tx
    .updateTable('importRun')
    .set({ ...change, ...(mapping === undefined ? {} : { mapping: asJson(mapping) }) })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

/** Writes what became of some lines, over what a pass before has said of them. */
export async function saveRows(tx: Tx, rows: readonly ImportRow[]): Promise<void> {
  if (rows.length === 0) return;
  await insertMany(
    tx,
    'import_row',
    rows,
    sql`on conflict (county_id, run_id, line) do update set platform_number = excluded.platform_number,
      verdict = excluded.verdict, done = excluded.done, number = excluded.number, fields = excluded.fields,
      operator_id = excluded.operator_id, reason_zh = excluded.reason_zh, reason_en = excluded.reason_en`,
  );
}

export async function deleteRows(tx: Tx, { countyId, id }: Pick<ImportRun, 'countyId' | 'id'>): Promise<void> {
  await tx.deleteFrom('importRow').where('countyId', '=', countyId).where('runId', '=', id).execute();
}

export interface RowQuery {
  verdict?: Verdict | undefined;
  /** The line behind which the page starts. */
  after: number;
  limit: number;
}

/** Lines in the order of the file. */
export function listRows(
  db: Db,
  { countyId, id }: Pick<ImportRun, 'countyId' | 'id'>,
  { verdict, after, limit }: RowQuery,
): Promise<ImportRow[]> {
  let query = db
    .selectFrom('importRow')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('runId', '=', id)
    .where('line', '>', after);
  if (verdict !== undefined) query = query.where('verdict', '=', verdict);
  return query.orderBy('line').limit(limit).execute();
}

/** Why each refused line was refused, in Chinese. */
export async function listReasons(
  db: Db,
  { countyId, id }: Pick<ImportRun, 'countyId' | 'id'>,
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('importRow')
    .select(['line', 'reasonZh'])
    .where('countyId', '=', countyId)
    .where('runId', '=', id)
    .where('verdict', '=', 'refused')
    .execute();
  return new Map(rows.map(({ line, reasonZh }) => [line, reasonZh ?? '']));
}

/** How many lines have each verdict. */
export async function countRows(
  db: Db | Tx,
  { countyId, id }: Pick<ImportRun, 'countyId' | 'id'>,
): Promise<Record<Verdict, number>> {
  const found = await sql<{ verdict: Verdict; n: number }>`
    select verdict, count(*)::integer as n from import_row where county_id = ${countyId} and run_id = ${id} group by 1`.execute(
    db as Db,
  );
  const counts: Record<Verdict, number> = { new: 0, changed: 0, same: 0, refused: 0 };
  for (const { verdict, n } of found.rows) counts[verdict] = n;
  return counts;
}

interface Asked {
  numbers: readonly string[];
  ids: readonly string[];
}

/** What there is already of some platform numbers, or of the ids that they make; locked where it is to be changed. */
export async function findKnown(db: Db | Tx, countyId: number, asked: Asked, locked = false): Promise<Known[]> {
  const found = await findMarked<Complaint>(db, 'complaint', countyId, asked, locked);
  return found.map(({ matter: complaint, mark }) => ({ complaint, mark }));
}

/** The tip-offs of some platform numbers. */
export async function findKnownTipoffs(
  db: Db | Tx,
  countyId: number,
  asked: Asked,
  locked = false,
): Promise<{ tipoff: Tipoff; mark: ImportMark | null }[]> {
  const found = await findMarked<Tipoff>(db, 'tipoff', countyId, asked, locked);
  return found.map(({ matter: tipoff, mark }) => ({ tipoff, mark }));
}

/** The inquiries of some platform numbers. */
export async function findKnownInquiries(
  db: Db | Tx,
  countyId: number,
  asked: Asked,
  locked = false,
): Promise<KnownInquiry[]> {
  const found = await findMarked<Inquiry>(db, 'inquiry', countyId, asked, locked);
  return found.map(({ matter: inquiry, mark }) => ({ inquiry, mark }));
}

async function findMarked<T extends Matter>(
  db: Db | Tx,
  kind: MatterKind,
  countyId: number,
  { numbers, ids }: Asked,
  locked: boolean,
): Promise<{ matter: T; mark: ImportMark | null }[]> {
  if (numbers.length === 0) return [];
  const found = await sql<T>`
    select c.* from ${sql.table(kind)} as c
    where c.county_id = ${countyId}
      and (c.platform_number = any(${[...numbers]}::text[]) and c.platform_number <> '' or c.id = any(${[...ids]}::uuid[]))
    order by c.id ${locked ? sql`for update` : sql``}`.execute(db as Db);
  const marks = await marksOf(
    db,
    countyId,
    found.rows.map((one) => one.id),
  );
  return found.rows.map((matter) => ({ matter, mark: marks.get(matter.id) ?? null }));
}

export async function saveMarks(tx: Tx, marks: readonly ImportMark[]): Promise<void> {
  if (marks.length === 0) return;
  await insertMany(
    tx,
    'import_mark',
    marks,
    sql`on conflict (county_id, matter_id) do update set fields = excluded.fields`,
  );
}

/** Forgets what the import wrote into a matter, of which not even digests may be kept any longer. */
export async function forgetMark(tx: Tx, countyId: number, matterId: string): Promise<void> {
  await tx.deleteFrom('importMark').where('countyId', '=', countyId).where('matterId', '=', matterId).execute();
}

async function marksOf(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Map<string, ImportMark>> {
  if (ids.length === 0) return new Map();
  const marks = await (db as Db)
    .selectFrom('importMark')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', 'in', [...ids])
    .execute();
  return new Map(marks.map((mark) => [mark.matterId, mark]));
}

/**
 * The lines of a stored table whose tip-offs are registered as the line says, by every run of this table; and those of
 * inquiries that became one, for who asked is sealed by now.
 */
export async function listTipoffLines(db: Db, countyId: number, sha256: string): Promise<Set<number>> {
  const found = await sql<{ line: number }>`
    select distinct row.line from import_row as row
    join import_run as run on run.county_id = row.county_id and run.id = row.run_id
    where run.county_id = ${countyId} and run.sha256 = ${sha256}
      and (row.number in (select number from tipoff where county_id = ${countyId})
        or row.number in (select number from inquiry where county_id = ${countyId} and tipoff_id is not null))
      and (row.done and row.verdict <> 'refused' or row.verdict = 'same')`.execute(db);
  return new Set(found.rows.map(({ line }) => line));
}

/** Runs whose table is still kept. */
export async function listKeptRuns(db: Db, countyId: number): Promise<ImportRun[]> {
  const found = await sql<ImportRun>`
    select * from import_run where county_id = ${countyId} and sha256 is not null and mapping is not null`.execute(db);
  return found.rows;
}

/** Which of the stored tables some run still needs. */
export async function findNeededTables(db: Db | Tx, sha256: readonly string[]): Promise<Set<string>> {
  if (sha256.length === 0) return new Set();
  const rows = await (db as Db)
    .selectFrom('importRun')
    .select('sha256')
    .where('sha256', 'in', [...sha256])
    .execute();
  return new Set(rows.flatMap((row) => (row.sha256 === null ? [] : [row.sha256])));
}

/** Lets go of the tables of runs made before the instant that have no pass under way. */
export async function forgetTables(tx: Tx, madeBefore: Date): Promise<void> {
  await tx
    .updateTable('importRun')
    .set({ sha256: null })
    .where('madeAt', '<', madeBefore)
    .where('sha256', 'is not', null)
    .where('state', 'not in', ['checking', 'running'])
    .execute();
}

/** Whether the person has looked at samples of the table before, by the county's chain. */
export async function hasSampled(
  tx: Tx,
  { countyId, ledgerId }: { countyId: number; ledgerId: string },
  runId: string,
  by: string,
): Promise<boolean> {
  const found = await tx
    .selectFrom('ledger')
    .select('seq')
    .where('countyId', '=', countyId)
    .where('matterId', '=', ledgerId)
    .where('verb', '=', 'import-sampled')
    .where('by', '=', by)
    .where(sql<boolean>`detail->>'runId' = ${runId}`)
    .limit(1)
    .execute();
  return found.length > 0;
}
