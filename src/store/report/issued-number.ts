/** 发文登记: the numbers under which reports went out, of which none is given twice. */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { IssuedNumber } from '../../domain/report/layout/issued-number.ts';
import type { Db, Tx } from '../base/db.ts';

/** Whether it was given to whichever edition or paper, or is wished for by another draft. */
export async function hasIssueNumber(tx: Tx, countyId: number, number: string, exceptId: string): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select
    exists (select from issued_number where county_id = ${countyId} and number = ${number})
    or exists (select from issued_paper where county_id = ${countyId} and number = ${number})
    or exists (select from (${typedNumbers(countyId)}) as e where e.number = ${number})
    or exists (select from work_report where county_id = ${countyId} and issue_number = ${number}
      and issue_number <> '' and state <> 'dropped' and id <> ${exceptId}) as any`.execute(tx);
  return rows[0]?.any === true;
}

/** What was typed elsewhere as the number of a paper of the bureau’s own: in whichever brackets, as GB/T 9704 writes it. */
function typedNumbers(countyId: number): RawBuilder<unknown> {
  const plain = sql`regexp_replace(translate(document_number, '[［【(（]］】)） ', '〔〔〔〔〔〕〕〕〕〕'), '〕第?0*', '〕')`;
  return sql`select * from (
      select ${plain} as number, 'campaign' as kind, number as record_number, name as title from campaign
        where county_id = ${countyId} and role = 'own' and state <> 'cancelled' and document_number <> ''
      union all
      select ${plain}, 'workgroup', number, name from workgroup
        where county_id = ${countyId} and document_number <> ''
    ) as t where number ~ '^[^〔〕0-9]{2,16}〔[0-9]{4}〕[1-9][0-9]{0,4}号$'`;
}

/**
 * A number that stands on a campaign’s plan or on the paper that founded a group; what answers a superior may be the report itself.
 * `reportNumber` is the report that bears the same.
 */
export interface TypedNumber {
  number: string;
  kind: 'campaign' | 'workgroup';
  recordNumber: string;
  title: string;
  reportNumber: string | null;
}

/** Those of a year, in their order. */
export async function listTypedNumbers(db: Db, countyId: number, year: number, most: number): Promise<TypedNumber[]> {
  const { rows } = await sql<TypedNumber>`select e.*, r.number as report_number from (${typedNumbers(countyId)}) as e
      left join issued_number as n on n.county_id = ${countyId} and n.number = e.number
      left join work_report as r on r.county_id = n.county_id and r.id = n.report_id
    where e.number like ${`%〔${year}〕%`} order by e.number, e.record_number limit ${most}`.execute(db);
  return rows;
}

/** False where somebody else gave it a moment before. */
export async function giveNumber(
  tx: Tx,
  given: Pick<IssuedNumber, 'countyId' | 'number' | 'year' | 'reportId' | 'edition' | 'givenOn' | 'givenById'>,
): Promise<boolean> {
  const { countyId, number, year, reportId, edition, givenOn, givenById } = given;
  const { rows } =
    await sql`insert into issued_number (county_id, number, year, report_id, edition, given_on, given_by_id)
    values (${countyId}, ${number}, ${year}, ${reportId}, ${edition}, ${givenOn}, ${givenById})
    on conflict (county_id, number) do nothing returning number`.execute(tx);
  return rows.length > 0;
}

/** Of the edition that bears it alone: another report may have been given the same one before there was a register. */
export async function voidNumber(
  tx: Tx,
  { countyId, number, reportId, edition }: Pick<IssuedNumber, 'countyId' | 'number' | 'reportId' | 'edition'>,
  { on, byId, reason }: { on: Day; byId: string; reason: string },
): Promise<void> {
  const voided = (table: RawBuilder<unknown>) => sql`update ${table}
    set voided_on = ${on}, voided_by_id = ${byId}, void_reason = ${reason}
    where county_id = ${countyId} and number = ${number} and report_id = ${reportId} and edition = ${edition}
      and voided_on is null`;
  await voided(sql`issued_number`).execute(tx);
  await voided(sql`issued_number_shared`).execute(tx);
}

/** Those of one report, of whichever edition, as they were given. */
export async function listNumbersOf(db: Db | Tx, countyId: number, reportId: string): Promise<IssuedNumber[]> {
  const { rows } =
    await sql<IssuedNumber>`select * from (select * from issued_number union all select * from issued_number_shared) as n
    where county_id = ${countyId} and report_id = ${reportId} order by edition, given_on, number`.execute(db as Db);
  return rows;
}

/** A number with the report that bears it; `firstNumber` is the report that had it before, of one that only shares it. */
export type RegisteredNumber = IssuedNumber & { reportNumber: string; title: string; firstNumber: string | null };

/** The numbers of a year, and the years that have any, the newest first. */
export async function listNumbersOfYear(
  db: Db,
  countyId: number,
  year: number,
  most: number,
): Promise<{ numbers: RegisteredNumber[]; years: number[] }> {
  const [numbers, years] = await Promise.all([
    sql<RegisteredNumber>`select n.*, r.number as report_number, coalesce(s.frozen #>> '{body,title}', r.title) as title
      from (select i.*, null as first_number from issued_number as i
        union all select d.*, w.number from issued_number_shared as d
          join issued_number as f on f.county_id = d.county_id and f.number = d.number
          join work_report as w on w.county_id = f.county_id and w.id = f.report_id) as n
        join work_report as r on r.county_id = n.county_id and r.id = n.report_id
        left join work_report_signing as s on s.county_id = n.county_id and s.report_id = n.report_id and s.edition = n.edition
      where n.county_id = ${countyId} and n.year = ${year} order by n.given_on desc, n.number desc limit ${most}`.execute(
      db,
    ),
    sql<{
      year: number;
    }>`select distinct year from issued_number where county_id = ${countyId} order by 1 desc`.execute(db),
  ]);
  return { numbers: numbers.rows, years: years.rows.map((one) => one.year) };
}
