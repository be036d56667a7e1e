/** What stands under the codes of categories, of every kind of matter, and the matters of a code locked to go under another. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import type { Db, Tx } from '../base/db.ts';
import { tableOf, type Book } from '../matter/matter.ts';

/** Which list a matter has a code of. */
export type CategoryField = 'category' | 'nature';

const columns = { category: sql.ref('category_code'), nature: sql.ref('nature_code') } as const;
/** A case has no kind of problem of its own: it has an offence. */
const withNature = ['complaint', 'tipoff', 'inquiry'] as const satisfies readonly MatterKind[];

export function hasField(kind: MatterKind, field: CategoryField): boolean {
  return field === 'category' || (withNature as readonly MatterKind[]).includes(kind);
}

export interface CodeCount {
  kind: MatterKind;
  code: string;
  n: number;
  /** Filed since the day. */
  recent: number;
}

/** How many matters of a kind stand under each of the codes. */
export async function countUnder(
  db: Db | Tx,
  kind: MatterKind,
  { countyId, field, codes, since }: { countyId: number; field: CategoryField; codes: readonly string[]; since: Day },
): Promise<CodeCount[]> {
  if (codes.length === 0 || !hasField(kind, field)) return [];
  const { rows } = await sql<{ code: string; n: string; recent: string }>`
    select ${columns[field]} as code, count(*) as n,
      count(*) filter (where filed_at >= ${since}::date at time zone 'Asia/Shanghai') as recent
    from ${sql.table(kind)} where county_id = ${countyId} and ${columns[field]} in (${sql.join([...codes])})
    group by 1`.execute(db);
  return rows.map(({ code, n, recent }) => ({ kind, code, n: Number(n), recent: Number(recent) }));
}

/** How many locked months have complaints under one of the codes: their figures stay as they are, and what is counted now stands beside them. */
export async function countLockedMonths(
  db: Db | Tx,
  countyId: number,
  field: CategoryField,
  codes: readonly string[],
): Promise<number> {
  if (codes.length === 0) return 0;
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from month_lock as m where m.county_id = ${countyId} and exists (
      select from complaint as c where c.county_id = m.county_id and c.${columns[field]} in (${sql.join([...codes])})
        and c.received_at >= m.month::timestamp at time zone 'Asia/Shanghai'
        and c.received_at < (m.month + interval '1 month') at time zone 'Asia/Shanghai')`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** Some matters under one of the codes, locked one after the other in the order of their ids, waiting for each. */
export async function lockUnder<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  {
    countyId,
    field,
    codes,
    limit,
  }: { countyId: number; field: CategoryField; codes: readonly string[]; limit: number },
): Promise<T[]> {
  const found = await sql<T>`
    select c.* from ${tableOf(book)} as c
    where c.county_id = ${countyId} and c.${columns[field]} in (${sql.join([...codes])})
    order by c.id limit ${limit} for update`.execute(tx);
  return found.rows;
}

/** What the facts of matters are compared by goes along. */
export async function moveSheets(
  tx: Tx,
  countyId: number,
  ids: readonly string[],
  to: ReadonlyMap<string, string>,
): Promise<void> {
  const pairs = JSON.stringify(Object.fromEntries(to));
  await sql`
    update matter_sheet set category_code = ${pairs}::jsonb ->> category_code
    where county_id = ${countyId} and matter_id in (${sql.join([...ids])}) and ${pairs}::jsonb ? category_code`.execute(
    tx,
  );
}
