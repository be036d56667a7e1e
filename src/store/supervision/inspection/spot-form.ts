/** Numbers of decisions on the spot that lie on a telephone until they are used. */
import { sql } from 'kysely';
import type { Tx } from '../../base/db.ts';
import { insertMany } from '../../base/db.ts';
import type { SpotForm } from '../../base/schema.ts';

/** Those of the year that the telephone has and has not used, in their order. */
export async function listFreeForms(
  tx: Tx,
  countyId: number,
  { deviceId, year }: Pick<SpotForm, 'deviceId' | 'year'>,
): Promise<SpotForm[]> {
  const { rows } = await sql<SpotForm>`select * from spot_form
    where county_id = ${countyId} and device_id = ${deviceId} and year = ${year} and used_at is null
    order by given_at, number`.execute(tx);
  return rows;
}

export async function giveForms(tx: Tx, forms: readonly SpotForm[]): Promise<void> {
  await insertMany(tx, 'spot_form', forms, sql``);
}

/** The number as it was given to that telephone and is not used yet, locked; null where it is none of its. */
export async function lockFreeForm(
  tx: Tx,
  countyId: number,
  { number, deviceId }: Pick<SpotForm, 'number' | 'deviceId'>,
): Promise<SpotForm | null> {
  const { rows } = await sql<SpotForm>`select * from spot_form
    where county_id = ${countyId} and number = ${number} and device_id = ${deviceId} and used_at is null
    for update`.execute(tx);
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
