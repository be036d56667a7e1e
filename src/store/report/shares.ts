/** 占比: how what was received and what was accepted divides, in one statement each. */
import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import { shareWords, sharesOf, type ShareName, type SharePart, type ShareWords } from '../../domain/report/share.ts';
import { townOf } from '../complaint/complaint-list.ts';
import type { Db } from '../base/db.ts';
import type { TableSide } from '../../domain/figures/figure-cell.ts';
import { readTable } from '../figures/figure-table.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';
import { happenedWithin } from '../matter/lists.ts';
import { withinCategory } from '../county/category.ts';

/** So many shops are named; the others are in the whole. */
const mostShops = 20;

/** By what the complaints `c` are split. A shop is the page to which merges lead. */
function keyOf(name: ShareName): RawBuilder<string> {
  switch (name) {
    case 'channelShares':
      return sql`c.channel`;
    case 'goodsShares':
    case 'serviceShares':
      return sql`split_part(c.category_code, '.', 1)`;
    case 'natureShares':
      return sql`coalesce(c.nature_code, '')`;
    case 'officeShares':
      return sql`case when c.dispatched_on is null then '' else coalesce(c.office_id, '') end`;
    case 'townShares':
      return townOf as RawBuilder<string>;
    case 'operatorShares':
      return sql`coalesce((select o.root_id::text from matter_operator as m
        join operator as o on o.county_id = m.county_id and o.id = m.operator_id
        where m.county_id = c.county_id and m.matter_id = c.id and m.state = 'sure' limit 1), '')`;
    case 'monthShares':
      return sql`to_char(c.received_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  }
}

/** The complaints `c` that are split: those received or accepted in the period, goods or services alone where a share is of these. */
function splitOf(name: ShareName, period: FigurePeriod): RawBuilder<unknown> {
  const { complaints }: ShareWords = shareWords[name];
  const which =
    complaints === 'received'
      ? sql`${receivedOf('c', period)} and ${reachedOffice('c', period)}`
      : happenedWithin('accepted', period.from, period.to);
  const letter = { goodsShares: 'G', serviceShares: 'V' }[name as string];
  const kind = letter === undefined ? sql`true` : withinCategory(sql`c.category_code`, letter);
  return sql`c.merged is null and ${which} and ${kind} and ${scopeOf('c', period)}`;
}

/** Which side of a table a share is, of which letter of the categories alone; a shop has no cells. */
const celled: Readonly<Partial<Record<ShareName, { rows: TableSide; letter?: string }>>> = {
  channelShares: { rows: 'channel' },
  goodsShares: { rows: 'category', letter: 'G' },
  serviceShares: { rows: 'category', letter: 'V' },
  natureShares: { rows: 'nature' },
  officeShares: { rows: 'office' },
  townShares: { rows: 'town' },
  monthShares: { rows: 'month' },
};

/** The parts as a table of the cells has them, whose words for nothing and for a month are others. */
async function celledParts(
  db: Db,
  countyId: number,
  name: ShareName,
  { from, to, officeId, category = null, rows: side }: FigurePeriod & { rows: TableSide },
): Promise<RawBuilder<unknown>> {
  const { complaints: measure }: ShareWords = shareWords[name];
  const { rows } = await readTable(db, countyId, { measure, from, to, officeId, category, rows: side, columns: null });
  const none = name === 'townShares' ? 'none' : '';
  const parts = rows.map(({ key, total }) => ({
    code: side === 'month' ? key.slice(0, 7) : key === 'none' ? none : key,
    complaints: total,
  }));
  return sql`select code, complaints from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (code text, complaints integer)`;
}

export async function countShares(
  db: Db,
  countyId: number,
  name: ShareName,
  period: FigurePeriod,
): Promise<{ whole: number; parts: SharePart[] }> {
  const { tipoffs }: ShareWords = shareWords[name];
  const told =
    tipoffs === null
      ? sql`select ''::text as code, 0 as tipoffs where false`
      : sql`select c.channel as code, count(*)::integer as tipoffs from tipoff as c
          where c.county_id = ${countyId} and ${receivedOf('c', period)} and ${reachedOffice('c', period)} and ${scopeOf('c', period)} group by 1`;
  const { rows, letter = null } = celled[name] ?? {};
  const complained =
    rows === undefined || (letter !== null && (period.category ?? letter) !== letter)
      ? sql`select ${keyOf(name)} as code, count(*)::integer as complaints from complaint as c
          where c.county_id = ${countyId} and ${splitOf(name, period)} group by 1`
      : await celledParts(db, countyId, name, { ...period, category: letter ?? period.category ?? null, rows });
  const found = await sql<Omit<SharePart, 'share'>>`
    with complained as (${complained}), told as (${told})
    select coalesce(k.code, t.code) as code, coalesce(k.complaints, 0) as complaints, coalesce(t.tipoffs, 0) as tipoffs
    from complained as k full join told as t using (code)
    order by ${name === 'monthShares' ? sql`1` : sql`coalesce(k.complaints, 0) + coalesce(t.tipoffs, 0) desc, 1`}`.execute(
    db,
  );
  if (name !== 'operatorShares') return sharesOf(found.rows);
  const whole = found.rows.reduce((sum, { complaints }) => sum + complaints, 0);
  return sharesOf(found.rows.filter(({ code }) => code !== '').slice(0, mostShops), whole);
}

/** The names of the shops of a page each. */
export async function namesOfShops(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; name: string }>`
    select id::text as id, name from operator where county_id = ${countyId} and id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
