import { sql } from 'kysely';
import { awardPresets, type Award, type Honour } from '../../domain/assessment/award.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** Every version that the county has, those that the program brings along among them. */
export async function listAwards(db: Db | Tx, countyId: number): Promise<Award[]> {
  const found = await sql<Award>`select * from award where county_id = ${countyId} order by code, version`.execute(
    db as Db,
  );
  return [...awardPresets.map((one) => ({ ...one, countyId })), ...found.rows];
}

/** False when this version is there already. */
export async function insertAward(tx: Tx, award: Award): Promise<boolean> {
  const ending = sql`on conflict (county_id, code, version) do nothing returning version`;
  return (await insertMany(tx, 'award', [award], ending)).rows.length > 0;
}

export async function listHonours(db: Db | Tx, countyId: number, assessmentId: string): Promise<Honour[]> {
  const found = await sql<Honour>`select * from honour where county_id = ${countyId} and assessment_id = ${assessmentId}
    order by award_code, place nulls last, name, id`.execute(db as Db);
  return found.rows;
}

export async function findHonour(db: Db, countyId: number, id: string): Promise<Honour | null> {
  const found = await sql<Honour>`select * from honour where county_id = ${countyId} and id = ${id}`.execute(db);
  return found.rows[0] ?? null;
}

/** What was decided before is decided anew: nothing of it has been published. */
export async function replaceHonours(
  tx: Tx,
  countyId: number,
  assessmentId: string,
  honours: readonly Honour[],
): Promise<void> {
  await sql`delete from honour where county_id = ${countyId} and assessment_id = ${assessmentId}
    and published_on is null`.execute(tx);
  if (honours.length > 0) await insertMany(tx, 'honour', honours);
}

export async function publishHonour(tx: Tx, { countyId, id, certNumber, publishedOn }: Honour): Promise<void> {
  await sql`update honour set cert_number = ${certNumber}, published_on = ${publishedOn}
    where county_id = ${countyId} and id = ${id}`.execute(tx);
}
