/** Numbers of decisions on the spot that lie on a telephone until they are used, spoiled or returned. */
import { sql } from 'kysely';
import { paperCounter } from '../../../domain/matter/numbering.ts';
import { enforcementPaperWords } from '../../../domain/supervision/enforcement/procedure.ts';
import type { SpotForm } from '../../../domain/supervision/inspection/spot-form.ts';
import type { Db, Tx } from '../../base/db.ts';
import { insertMany } from '../../base/db.ts';

const counter = paperCounter(enforcementPaperWords.spot.series);

/** Those of the year that the telephone has, in their order: neither used nor closed. */
export async function listFreeForms(
  tx: Tx,
  countyId: number,
  { deviceId, year }: Pick<SpotForm, 'deviceId' | 'year'>,
): Promise<SpotForm[]> {
  const { rows } = await sql<SpotForm>`select * from spot_form
    where county_id = ${countyId} and device_id = ${deviceId} and year = ${year} and used_at is null and closed_at is null
    order by given_at, number`.execute(tx);
  return rows;
}

export async function giveForms(tx: Tx, forms: readonly SpotForm[]): Promise<void> {
  await insertMany(tx, 'spot_form', forms, sql``);
}

/** The number as it was given to a telephone, locked; null where it is none. */
export async function lockForm(tx: Tx, countyId: number, number: string): Promise<SpotForm | null> {
  const { rows } = await sql<SpotForm>`select * from spot_form
    where county_id = ${countyId} and number = ${number} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function useForm(
  tx: Tx,
  { countyId, number }: Pick<SpotForm, 'countyId' | 'number'>,
  { usedAt, matterId }: { usedAt: Date; matterId: string },
): Promise<void> {
  await sql`update spot_form set used_at = ${usedAt}, matter_id = ${matterId}
    where county_id = ${countyId} and number = ${number}`.execute(tx);
}

export async function closeForm(
  tx: Tx,
  { countyId, number, outcome, closedAt, closedById, reason }: SpotForm,
): Promise<void> {
  await sql`update spot_form
    set outcome = ${outcome}, closed_at = ${closedAt}, closed_by_id = ${closedById}, reason = ${reason}
    where county_id = ${countyId} and number = ${number}`.execute(tx);
}

export interface FormsOfYear {
  /** The last number of the year that was taken. */
  last: number;
  forms: (SpotForm & { deviceName: string; isDeviceOff: boolean })[];
  /** Decisions on the spot with their numbers, wherever those were taken. */
  papers: { number: string; matterId: string }[];
}

export async function listFormsOfYear(db: Db, countyId: number, year: number): Promise<FormsOfYear> {
  const [taken, forms, papers] = await Promise.all([
    sql<{ last: number }>`select last from counter
      where county_id = ${countyId} and series = ${counter} and year = ${year}`.execute(db),
    sql<FormsOfYear['forms'][number]>`select f.*, coalesce(d.name, '') as device_name,
        (d.revoked_at is not null or d.wiped_at is not null) as is_device_off
      from spot_form as f left join device as d on d.county_id = f.county_id and d.id = f.device_id
      where f.county_id = ${countyId} and f.year = ${year}`.execute(db),
    sql<FormsOfYear['papers'][number]>`select number, matter_id from issued_paper
      where county_id = ${countyId} and kind = 'spot' and number like ${`%〔${year}〕%`}`.execute(db),
  ]);
  return { last: taken.rows[0]?.last ?? 0, forms: forms.rows, papers: papers.rows };
}

/** The years in which numbers were taken, the newest first. */
export async function listFormYears(db: Db, countyId: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select year from counter
    where county_id = ${countyId} and series = ${counter} order by year desc`.execute(db);
  return rows.map(({ year }) => year);
}

/** The numbers of cases by their ids. */
export async function listCaseNumbers(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`select id, number from enforcement
    where county_id = ${countyId} and id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
