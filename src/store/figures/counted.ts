/** What is known of a period: all figures where the ledger was kept in it, and those of the old ledgers that were taken over where it was not. */
import { sql, type RawBuilder } from 'kysely';
import { valuesOfBooks, type CarriedBook } from '../../domain/figures/carried-books.ts';
import { keptIn, type CountedValues, type FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { countFigures, findKeptSince } from './figure.ts';

export interface Counted {
  /** Null where nothing is known of the period; a figure that is missing was not counted. */
  values: CountedValues | null;
  keptSince: string | null;
  /** The books of which lines that were taken over count in the period. */
  carried: CarriedBook[];
}

/** Figures of a period as far as anything is known of it. */
export async function countKnown(db: Db, countyId: number, period: FigurePeriod, today: string): Promise<Counted> {
  const [keptSince, carried] = await Promise.all([
    findKeptSince(db, countyId, period.officeId),
    listCarriedBooks(db, countyId, period),
  ]);
  if (keptIn(period, keptSince, today) !== 'no')
    return { values: await countFigures(db, countyId, period), keptSince, carried };
  // No book says of what category its lines are.
  if (carried.length === 0 || (period.category ?? null) !== null) return { values: null, keptSince, carried: [] };
  return { values: valuesOfBooks(carried, await countFigures(db, countyId, period)), keptSince, carried };
}

/** Where the lines of a book are written, and by which of their days they count. */
const books: Readonly<Record<CarriedBook, { table: string; days: readonly string[] }>> = {
  cases: { table: 'enforcement', days: ['filed_on', 'closed_on'] },
  samplings: { table: 'sampling_batch', days: ['sampled_on'] },
  inspections: { table: 'inspection', days: ['visited_on'] },
  letters: { table: 'guidance', days: ['issued_on'] },
};

/** The books of which the period has lines, of the county or of an office; what somebody had registered by hand before is none of theirs. */
async function listCarriedBooks(
  db: Db,
  countyId: number,
  { from, to, officeId }: FigurePeriod,
): Promise<CarriedBook[]> {
  const has = ([book, { table, days }]: [string, (typeof books)[CarriedBook]]): RawBuilder<{ book: CarriedBook }> => {
    const within = days.map((day) => sql`e.${sql.ref(day)} between ${from} and ${to}`);
    const own = officeId === null ? sql`true` : sql`e.office_id = ${officeId}`;
    return sql`select ${book}::text as book where exists (
      select from import_run as r
      join import_row as w on w.county_id = r.county_id and w.run_id = r.id and w.done and w.verdict in ('new', 'changed')
      join ${sql.table(table)} as e on e.county_id = w.county_id and e.number = w.number
      where r.county_id = ${countyId} and r.subject = ${book} and ${own} and (${sql.join(within, sql` or `)}))`;
  };
  const { rows } = await sql<{
    book: CarriedBook;
  }>`${sql.join(Object.entries(books).map(has), sql` union all `)}`.execute(db);
  return rows.map(({ book }) => book);
}
