/** A day when more is filed than can be kept up, made by hand: the counter of numbers is held, and many file. */
import pg from 'pg';
import type { Context } from '../../../src/actions/base/context.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import type { Filing } from '../../../src/domain/complaint/filing.ts';
import { aFiling, countyId } from '../complaint.ts';
import type { TestApp } from './http-app.ts';

/** More than may wait. */
export const offered = 400;

/** Nobody gets a number until the work is done, as on a machine that cannot keep up. */
export async function whileNothingIsCommitted<T>({ database }: TestApp, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(database.owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select 1 from counter where county_id = $1 for update', [countyId]);
    return await work();
  } finally {
    await client.end();
  }
}

export interface Offered {
  filing: Filing;
  number: string | null;
}

/** So many filings in one moment, each with what became of it. */
export function offerTo(ctx: Context): Promise<Offered>[] {
  return Array.from({ length: offered }, async (_, n): Promise<Offered> => {
    const one = aFiling({ consumer: { phone: `138${String(n).padStart(8, '0')}` } });
    const number = await fileComplaint(ctx, one).then(
      (complaint) => complaint.number,
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'crowded') return null;
        throw error;
      },
    );
    return { filing: one, number };
  });
}
