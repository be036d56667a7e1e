/** Lines of old ledgers that were taken over: of which of the books a period has any. */
import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';

/** Where the lines of a book are written, and by which of their days they count. */
export interface CarriedLines {
  table: string;
  days: readonly string[];
}

/** The books of which the period has lines, of the county or of an office; what somebody had registered by hand before is none of theirs. */
export async function listCarriedBooks<Book extends string>(
  db: Db,
  countyId: number,
  { from, to, officeId }: FigurePeriod,
  books: Readonly<Record<Book, CarriedLines>>,
): Promise<Book[]> {
  const has = ([book, { table, days }]: [string, CarriedLines]): RawBuilder<{ book: Book }> => {
    const within = days.map((day) => sql`e.${sql.ref(day)} between ${from} and ${to}`);
    const own = officeId === null ? sql`true` : sql`e.office_id = ${officeId}`;
    return sql`select ${book}::text as book where exists (
      select from import_run as r
      join import_row as w on w.county_id = r.county_id and w.run_id = r.id and w.done and w.verdict in ('new', 'changed')
      join ${sql.table(table)} as e on e.county_id = w.county_id and e.number = w.number
      where r.county_id = ${countyId} and r.subject = ${book} and ${own} and (${sql.join(within, sql` or `)}))`;
  };
  const parts = Object.entries<CarriedLines>(books).map(has);
  const { rows } = await sql<{ book: Book }>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows.map(({ book }) => book);
}
