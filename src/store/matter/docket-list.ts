/**
 * The lists of dockets: one page by keyset, how many there are by state, and search by pairs of characters. No page, search or count
 * costs more because the ledger is older.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { isDay } from '../../domain/base/calendar.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import { sortOf, type DocketAsked } from '../../domain/matter/docket/docket-list.ts';
import { termsOf, type Sort } from '../../domain/matter/lists.ts';
import { columnOf, type Db } from '../base/db.ts';

/** A docket as its list reads it; every condition is one on the table. */
export interface DocketTable<T extends DocketEntry> {
  /** Its noun, which is also its table. */
  name: string;
  /** By what conditions call the table, where they do. */
  alias?: string;
  states: readonly string[];
  over: readonly string[];
  /** Who may see what: what `maySee` says of one entry. */
  scope: (actor: Actor) => RawBuilder<unknown>;
  /** The words of an entry, exactly as its index has them. */
  words: RawBuilder<unknown>;
  /** What the newest first goes by: a day or an instant that is never missing. */
  newest: RawBuilder<unknown>;
  /** The day by which something is to be done; null where nothing is. */
  due: RawBuilder<unknown> | null;
  /** The day that a period is about. */
  day: RawBuilder<unknown>;
  /** Filters that are more than a column of their name. */
  filters?: Readonly<Record<string, (value: string, actor: Actor) => RawBuilder<unknown>>>;
  /** The records behind a figure. */
  figure?: (figure: string, period: { from: string; to: string }) => RawBuilder<unknown>;
  /** What of an entry no list reads, such as whole texts. */
  bare?: (entry: T) => T;
}

/** As much of a docket as is looked through from outside its list: by its words, or by the beginning of its numbers. */
export interface SoughtTable extends Pick<DocketTable<never>, 'name' | 'alias' | 'scope' | 'words' | 'newest'> {
  /** What one is called where it stands among others. */
  title: RawBuilder<unknown>;
}

export interface DocketFound<T> {
  items: T[];
  /** Where the next page starts, or null on the last one. */
  next: string | null;
}

/** Beyond so many of a state a list says "more than". */
export const mostCounted = 10_000;

/** One page of what the actor may see. */
export async function pageOfDocket<T extends DocketEntry>(
  db: Db,
  actor: Actor,
  table: DocketTable<T>,
  asked: DocketAsked,
  { today, limit }: { today: string; limit: number },
): Promise<DocketFound<T>> {
  const sort = table.due === null && asked.sort === 'due' ? 'newest' : sortOf(asked, table.due !== null);
  const key = keyOf(table, sort);
  const where = [...conditionsOf(actor, table, asked, today), stateOf(table, asked.state)];
  const after = asked.after === undefined ? null : cursorOf(asked.after);
  const isDown = sort === 'newest';
  if (after !== null)
    where.push(sql`(${key}, number) ${isDown ? sql`<` : sql`>`} (${after.key}, ${after.number}::text)`);
  const way = isDown ? sql`desc` : sql`asc`;
  const found = await sql<T & { cursorKey: string }>`
    select *, (${key})::text as cursor_key from ${tableOf(table)} where ${and(where)}
    order by ${key} ${way}, number ${way} limit ${limit + 1}`.execute(db);
  const rows = found.rows.slice(0, limit);
  const last = rows.at(-1);
  const next =
    found.rows.length <= limit || last === undefined
      ? null
      : Buffer.from(JSON.stringify([last.cursorKey, last.number])).toString('base64url');
  const items = rows.map(({ cursorKey: _key, ...entry }) => entry as unknown as T);
  return { items: table.bare === undefined ? items : items.map(table.bare), next };
}

/** How many the other filters leave of each state, counted no further than `mostCounted`. */
export async function countDocket<T extends DocketEntry>(
  db: Db,
  actor: Actor,
  table: DocketTable<T>,
  asked: DocketAsked,
  today: string,
): Promise<Record<string, number>> {
  const where = and(conditionsOf(actor, table, asked, today));
  // What is searched for is looked up once; each state alone is counted in its own index, and no further than the limit.
  const counted =
    termsOf(asked.q).length > 0
      ? sql<{ state: string; n: number }>`select state, count(*)::integer as n
          from (select state from ${tableOf(table)} where ${where} limit ${mostCounted}) as c group by state`
      : sql<{ state: string; n: number }>`select asked.one as state, (select count(*)::integer
          from (select from ${tableOf(table)} where ${where} and state = asked.one limit ${mostCounted}) as c) as n
          from unnest(${[...table.states]}::text[]) as asked (one)`;
  const { rows } = await counted.execute(db);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** How many rows a file of the list would have, no more than `most`. */
export async function countRowsOfDocket<T extends DocketEntry>(
  db: Db,
  actor: Actor,
  table: DocketTable<T>,
  asked: DocketAsked,
  { today, most }: { today: string; most: number },
): Promise<number> {
  const where = and([...conditionsOf(actor, table, asked, today), stateOf(table, asked.state)]);
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n
    from (select from ${tableOf(table)} where ${where} limit ${most}) as c`.execute(db);
  return rows[0]?.n ?? 0;
}

/** What `open`, `all` or some states are, as states of the table; empty for every one. */
export function statesAsked(
  { states, over }: Pick<DocketTable<never>, 'states' | 'over'>,
  asked: readonly string[],
): string[] {
  if (asked.includes('all')) return [];
  const open = states.filter((state) => !over.includes(state));
  return [...new Set(asked.flatMap((one) => (one === 'open' ? open : [one])))];
}

function stateOf(table: Pick<DocketTable<never>, 'states' | 'over'>, asked: readonly string[]): RawBuilder<unknown> {
  const states = statesAsked(table, asked);
  return states.length === 0 ? sql`true` : sql`state in (${sql.join(states)})`;
}

/** All conditions but that of the state. */
function conditionsOf<T extends DocketEntry>(
  actor: Actor,
  table: DocketTable<T>,
  { q, due, figure, from, to, own }: DocketAsked,
  today: string,
): RawBuilder<unknown>[] {
  const where = [
    sql`county_id = ${actor.countyId}`,
    table.scope(actor),
    ...termsOf(q).map((term) => holds(table, term)),
  ];
  for (const [name, value] of Object.entries(own))
    where.push(table.filters?.[name]?.(value, actor) ?? isOf(sql.ref(columnOf(name)), value));
  if (table.due !== null) {
    if (due === 'today') where.push(sql`${table.due} = ${today}`);
    if (due === 'overdue') where.push(sql`${table.due} < ${today}`);
    if (due === 'soon') where.push(sql`${table.due} between ${today} and ${today}::date + 5`);
  }
  if (figure !== undefined && table.figure !== undefined)
    where.push(table.figure(figure, { from: from ?? '0001-01-01', to: to ?? '9999-12-31' }));
  else {
    if (from !== undefined) where.push(sql`${table.day} >= ${from}`);
    if (to !== undefined) where.push(sql`${table.day} <= ${to}`);
  }
  return where;
}

const anId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Compares in the type of the column, so that its index is used; what is no id is found in no column of ids, and no error. */
function isOf(column: RawBuilder<unknown>, value: string): RawBuilder<unknown> {
  return anId.test(value) ? sql`${column} = ${value}` : sql`${column}::text = ${value}`;
}

/** That the words hold the term: the index of pairs finds what may, the words themselves say. */
export function holds({ words }: Pick<DocketTable<never>, 'words'>, term: string): RawBuilder<unknown> {
  const plain = term.normalize('NFKC');
  const has = (form: string) =>
    form.toLowerCase() === form.toUpperCase()
      ? sql`strpos(${words}, ${form}) > 0`
      : sql`${words} ilike ${`%${form.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`}`;
  const either = plain === term ? has(term) : sql`(${has(term)} or ${has(plain)})`;
  return sql`search_pairs(${words}) @> search_pairs(${term}) and ${either}`;
}

function keyOf<T extends DocketEntry>({ newest, due }: DocketTable<T>, sort: Sort): RawBuilder<unknown> {
  return sort === 'due' && due !== null ? sql`coalesce(${due}, 'infinity')` : newest;
}

export function tableOf({ name, alias = 'e' }: Pick<DocketTable<never>, 'name' | 'alias'>): RawBuilder<unknown> {
  return sql`${sql.table(name)} as ${sql.ref(alias)}`;
}

function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...conditions], sql` and `);
}

const ourKey =
  /^(?:-?infinity|((?!0000)\d{4}-\d{2}-\d{2})(?: (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?)?)$/u;

/** A cursor that was not made by us is as good as none: the list starts at its beginning. */
function cursorOf(after: string): { key: string; number: string } | null {
  try {
    const [key, number] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown];
    if (typeof key !== 'string' || typeof number !== 'string' || number.length > 60 || number.includes('\0'))
      return null;
    const match = ourKey.exec(key);
    if (match === null || (match[1] !== undefined && !isDay(match[1]))) return null;
    return { key, number };
  } catch {
    return null;
  }
}
