/** 月度统计 (month closing): the months of a county and of its offices, what a lock keeps, and what is unusual in one. */
import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { FigureName } from '../../domain/figures.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import { lackOf, type MonthClosing, type MonthOffice } from '../../domain/report/month/month-closing.ts';
import type { KeptRecords, MonthValue } from '../../domain/report/month/month-value.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { MonthCorrectionRow, MonthLockRow, MonthValueRow } from '../base/schema.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';

/** Months are opened and locked one after the other: two at once would open one month twice. */
export async function lockMonths(tx: Tx, countyId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('months', ${countyId}))`.execute(tx);
}

/** All but what was handed in, which an entry shows on a page of its own. */
const bare = sql`county_id, id, number, version, state, month, office_id, due_on, null::jsonb as counted, unusual, submitted_by_id,
  submitted_at, remark, return_reason, approved_by_id, approved_at, locked_by_id, locked_at, sha256, missing, opened_at, closed_at`;

/** The months that the reader sees, the newest first, the county before its offices. */
export async function listMonthClosings(
  db: Db,
  { countyId, role, organisationId }: Actor,
  { state, month }: { state: 'open' | 'all'; month?: string | undefined },
  most: number,
): Promise<MonthClosing[]> {
  const own = scopes[role] === 'county' ? sql`true` : sql`office_id = ${organisationId}`;
  const open = state === 'open' ? sql`state not in ('locked', 'missed')` : sql`true`;
  const of = month === undefined ? sql`true` : sql`month = ${`${month}-01`}::date`;
  const { rows } = await sql<MonthClosing>`select ${bare} from month_closing
    where county_id = ${countyId} and ${own} and ${open} and ${of}
    order by month desc, office_id nulls first limit ${most}`.execute(db);
  return rows;
}

/** The offices without whose approval these months were locked, and how far each had come. */
export async function listMissed(
  db: Db,
  countyId: number,
  months: readonly Day[],
): Promise<Pick<MonthClosing, 'month' | 'officeId' | 'state' | 'submittedAt' | 'returnReason'>[]> {
  if (months.length === 0) return [];
  const { rows } =
    await sql<MonthClosing>`select month, office_id, state, submitted_at, return_reason from month_closing
    where county_id = ${countyId} and month = any(${months}::date[]) and state = 'missed'`.execute(db);
  return rows;
}

/** Every office of the month, locked until the transaction ends. */
export async function lockOfficesOf(tx: Tx, countyId: number, month: Day): Promise<MonthClosing[]> {
  const { rows } = await sql<MonthClosing>`select * from month_closing
    where county_id = ${countyId} and month = ${month} and office_id is not null order by office_id for update`.execute(
    tx,
  );
  return rows;
}

/** The same, read alone. */
export async function listOfficesOf(tx: Tx, countyId: number, month: Day): Promise<MonthClosing[]> {
  const { rows } = await sql<MonthClosing>`select ${bare} from month_closing
    where county_id = ${countyId} and month = ${month} and office_id is not null order by office_id`.execute(tx);
  return rows;
}

export function officeOf(closing: MonthClosing, name: string): MonthOffice {
  const { officeId, state, approvedById } = closing;
  return { officeId: officeId ?? '', name, state, lack: lackOf(closing), approvedById };
}

/** Whether the month of the county is open or was, and the first one before it that is open still. */
export async function findMonthState(
  db: Db | Tx,
  countyId: number,
  month: Day,
): Promise<{ isTaken: boolean; isLocked: boolean; earlier: Day | null }> {
  const { rows } = await sql<{ isTaken: boolean; isLocked: boolean; earlier: Day | null }>`select
    exists (select from month_closing where county_id = ${countyId} and month = ${month} and office_id is null) as is_taken,
    exists (select from month_lock where county_id = ${countyId} and month = ${month}) as is_locked,
    (select min(month) from month_closing where county_id = ${countyId} and month < ${month} and office_id is null
      and state = 'collecting') as earlier`.execute(db as Db);
  return rows[0] ?? { isTaken: false, isLocked: false, earlier: null };
}

/** The newest month that was opened; null before the first. */
export async function findNewestMonth(db: Db, countyId: number): Promise<Day | null> {
  const { rows } = await sql<{ month: Day | null }>`select max(month) as month from month_closing
    where county_id = ${countyId} and office_id is null`.execute(db);
  return rows[0]?.month ?? null;
}

/** What is still to be handed in or locked, with its day. */
export async function listOpenMonths(db: Db, countyId: number): Promise<MonthClosing[]> {
  const { rows } = await sql<MonthClosing>`select ${bare} from month_closing
    where county_id = ${countyId} and state in ('collecting', 'open', 'returned', 'submitted') order by month, office_id limit 2000`.execute(
    db,
  );
  return rows;
}

export async function insertLock(
  tx: Tx,
  lock: MonthLockRow,
  values: readonly MonthValueRow[],
  corrections: readonly MonthCorrectionRow[],
): Promise<void> {
  await insertMany(tx, 'month_lock', [lock]);
  await insertMany(tx, 'month_value', values);
  if (corrections.length > 0) await insertMany(tx, 'month_correction', corrections);
}

/** The locked months whose first days lie in the range, the newest first. */
export async function listLocks(
  db: Db | Tx,
  countyId: number,
  { from, to, most }: { from: Day; to: Day; most: number },
): Promise<MonthLockRow[]> {
  const { rows } = await sql<MonthLockRow>`select * from month_lock
    where county_id = ${countyId} and month between ${from} and ${to} order by month desc limit ${most}`.execute(
    db as Db,
  );
  return rows;
}

/** What was locked of months: of the county with null, of one office, or of all of them where nothing is said. */
export async function listLockedValues(
  db: Db | Tx,
  countyId: number,
  months: readonly Day[],
  officeId?: string | null,
): Promise<(MonthValue & { month: Day; officeId: string; handedIn: number | null })[]> {
  if (months.length === 0) return [];
  const own = officeId === undefined ? sql`true` : sql`office_id = ${officeId ?? ''}`;
  const { rows } = await sql<MonthValue & { month: Day; officeId: string; handedIn: number | null }>`
    select month, office_id, figure, value, part, whole, definition, handed_in from month_value
    where county_id = ${countyId} and month in (${sql.join([...months])}) and ${own}`.execute(db as Db);
  return rows;
}

/** What was last told of locked months: as locked, or as the newest correction has it. */
export async function listToldValues(
  db: Db | Tx,
  countyId: number,
  months: readonly Day[],
): Promise<(MonthValue & { month: Day; officeId: string })[]> {
  if (months.length === 0) return [];
  const { rows } = await sql<
    MonthValue & { month: Day; officeId: string }
  >`select month, office_id, figure, value, part, whole, definition
    from (${toldValues(sql`v.county_id = ${countyId} and v.month in (${sql.join([...months])})`)}) as told`.execute(
    db as Db,
  );
  return rows;
}

/** The locked figures `v` as they were last told, with the corrections of later locks. */
export function toldValues(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select v.county_id, v.month, v.office_id, v.figure, case when c.figure is null then v.value else c.now end as value,
      case when c.figure is null then v.part else c.now_part end as part,
      case when c.figure is null then v.whole else c.now_whole end as whole, coalesce(c.now_definition, v.definition) as definition
    from month_value as v left join lateral (
      select * from month_correction as c where c.county_id = v.county_id and c.month = v.month and c.office_id = v.office_id
        and c.figure = v.figure order by c.told_in desc limit 1
    ) as c on true
    where ${where}`;
}

/** The corrections that were told when a month was locked, of the county or of one office. */
export async function listCorrections(
  db: Db,
  countyId: number,
  toldIn: Day,
  officeId: string | null,
): Promise<MonthCorrectionRow[]> {
  const { rows } = await sql<MonthCorrectionRow>`select * from month_correction
    where county_id = ${countyId} and told_in = ${toldIn} and office_id = ${officeId ?? ''} order by month desc, figure`.execute(
    db,
  );
  return rows;
}

/** The records that a locked figure counted, of the county with null; null where none were kept. */
export async function findLockedRecords(
  db: Db,
  countyId: number,
  month: Day,
  officeId: string | null,
  figure: FigureName,
): Promise<KeptRecords | null> {
  const { rows } = await sql<{ records: KeptRecords | null }>`select records from month_value
    where county_id = ${countyId} and month = ${month} and office_id = ${officeId ?? ''} and figure = ${figure}`.execute(
    db,
  );
  return rows[0]?.records ?? null;
}

/** A matter by what people call it. */
export interface NamedMatter {
  id: string;
  number: string;
  officeId: string | null;
}

/** The matters of a kind by their ids, of one office where that is asked. */
export async function nameMatters(
  db: Db,
  countyId: number,
  table: string,
  ids: readonly string[],
  officeId: string | null,
): Promise<NamedMatter[]> {
  if (ids.length === 0) return [];
  // What is only proposed for an office it does not know of.
  const reached = table === 'complaint' || table === 'tipoff' ? sql`dispatched_on is not null` : sql`true`;
  const own = officeId === null ? sql`true` : sql`office_id = ${officeId} and ${reached}`;
  const { rows } = await sql<NamedMatter>`select id, number, office_id from ${sql.table(table)}
    where county_id = ${countyId} and id in (${sql.join([...ids])}) and ${own} order by number`.execute(db);
  return rows;
}

/** A few of them, and how many there are. */
export interface UnusualMatters {
  n: number;
  first: { kind: 'complaint' | 'tipoff'; number: string }[];
}

/** So many are named; the others are in the number. */
const mostNamed = 50;

/** Complaints and tip-offs of the month without a category. */
export function findUncategorised(db: Db | Tx, countyId: number, period: FigurePeriod): Promise<UnusualMatters> {
  const of = (
    table: 'complaint' | 'tipoff',
  ) => sql`select ${sql.lit(table)} as kind, c.number from ${sql.table(table)} as c
    where c.county_id = ${countyId} and ${receivedOf('c', period)} and ${scopeOf('c', { officeId: period.officeId })}
      and ${reachedOffice('c', period)} and coalesce(c.category_code, '') = ''`;
  return namedOf(db, sql`${of('complaint')} and c.merged is null union all ${of('tipoff')}`);
}

/** Open complaints and tip-offs whose legal day lay in the month or before it, and in whose ledger nobody has noted anything since. */
export function findOverdueUnsaid(
  db: Db | Tx,
  countyId: number,
  { to, officeId }: Pick<FigurePeriod, 'to' | 'officeId'>,
): Promise<UnusualMatters> {
  const of = (
    table: 'complaint' | 'tipoff',
  ) => sql`select ${sql.lit(table)} as kind, c.number from ${sql.table(table)} as c
    where c.county_id = ${countyId} and c.stage <> 'done' and ${scopeOf('c', { officeId })} and ${reachedOffice('c', { officeId })}
      and c.due_on <= ${to} and c.legal_on <= ${to}
      and not exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb = 'noted'
        and l.on_day >= c.legal_on and not is_undone(l.county_id, l.matter_id, l.seq))`;
  return namedOf(db, sql`${of('complaint')} union all ${of('tipoff')}`);
}

async function namedOf(db: Db | Tx, matters: RawBuilder<unknown>): Promise<UnusualMatters> {
  const { rows } = await sql<{ kind: 'complaint' | 'tipoff'; number: string; n: number }>`
    select m.kind, m.number, count(*) over ()::integer as n from (${matters}) as m order by m.number limit ${mostNamed}`.execute(
    db as Db,
  );
  return { n: rows[0]?.n ?? 0, first: rows.map(({ kind, number }) => ({ kind, number })) };
}
