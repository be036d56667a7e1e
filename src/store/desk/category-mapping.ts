/** What stands under the codes of categories, of every kind of matter, and the matters of a code locked to go under another. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { meals } from '../../domain/county/category.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { withinCategory } from '../county/category.ts';
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

/** Locked months in which something of the kind came in under one of the codes, as 2026-04. */
export async function listLockedMonths(
  db: Db | Tx,
  kind: MatterKind,
  { countyId, field, codes }: { countyId: number; field: CategoryField; codes: readonly string[] },
): Promise<string[]> {
  if (codes.length === 0 || !hasField(kind, field)) return [];
  const { rows } = await sql<{ month: string }>`
    select to_char(m.month, 'YYYY-MM') as month from month_lock as m where m.county_id = ${countyId} and exists (
      select from ${sql.table(kind)} as c where c.county_id = m.county_id and c.${columns[field]} in (${sql.join([...codes])})
        and c.filed_at >= m.month::timestamp at time zone 'Asia/Shanghai'
        and c.filed_at < (m.month + interval '1 month') at time zone 'Asia/Shanghai')`.execute(db);
  return rows.map(({ month }) => month);
}

/** Open complaints about meals under a kind of problem: whether such a one is about food hangs on that kind. */
export async function countOpenMeals(db: Db | Tx, countyId: number, nature: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from complaint as c where c.county_id = ${countyId} and c.stage <> 'done' and c.nature_code = ${nature}
      and ${withinCategory(sql`c.category_code`, meals)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** The ids of all that stands under one of the codes: looked for once a run, and locked some at a time. */
export async function listIdsUnder<T extends Matter>(
  db: Db,
  book: Book<T>,
  { countyId, field, codes }: { countyId: number; field: CategoryField; codes: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from ${tableOf(book)} as c
    where c.county_id = ${countyId} and c.${columns[field]} in (${sql.join([...codes])}) order by c.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of the ids that still stand under one of the codes, locked in the order of their ids, waiting for each. */
export async function lockUnder<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  {
    countyId,
    field,
    codes,
    ids,
  }: { countyId: number; field: CategoryField; codes: readonly string[]; ids: readonly string[] },
): Promise<T[]> {
  const found = await sql<T>`
    select c.* from ${tableOf(book)} as c
    where c.county_id = ${countyId} and c.id in (${sql.join([...ids])}) and c.${columns[field]} in (${sql.join([...codes])})
    order by c.id for update`.execute(tx);
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
