/** 样例县的装入 (loading the sample county): begun, ended, and forgotten when it was cut off between the two. */
import type pg from 'pg';
import type { Tx } from '../base/db.ts';

/** Notes that the loading begins, in a transaction that ends before anything is loaded. */
export async function beginSampleLoad(tx: Tx, countyId: number): Promise<void> {
  await tx
    .insertInto('sampleLoad')
    .values({ countyId, endedAt: null })
    .onConflict((of) => of.doNothing())
    .execute();
}

export async function endSampleLoad(tx: Tx, countyId: number, endedAt: Date): Promise<void> {
  await tx.updateTable('sampleLoad').set({ endedAt }).where('countyId', '=', countyId).execute();
}

/**
 * Empties a database in which the loading of the sample county was cut off, so that it is made and loaded anew; true when it was.
 * Nobody's work is lost: the demo opens no page before the loading has ended, and a start that is no demo keeps what it finds.
 */
export async function forgetCutLoad(owner: pg.Pool): Promise<boolean> {
  if (!(await isCutOff(owner))) return false;
  await owner.query('drop schema public cascade; create schema public');
  return true;
}

/** Takes what was loaded for all there will be: from now on people work in it. */
export async function keepCutLoad(owner: pg.Pool): Promise<void> {
  if (await isCutOff(owner)) await owner.query('update sample_load set ended_at = now()');
}

async function isCutOff(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ known: boolean }>(
    "select to_regclass('public.sample_load') is not null as known",
  );
  if (rows[0]?.known !== true) return false;
  const { rowCount } = await owner.query('select 1 from sample_load where ended_at is null');
  return (rowCount ?? 0) > 0;
}
