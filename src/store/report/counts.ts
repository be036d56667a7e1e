/** What a report counts and names, read from the ledger. */
import { sql, type RawBuilder } from 'kysely';
import type { CountedValues } from '../../domain/figures.ts';
import { rate } from '../../domain/figures/figure.ts';
import { inspectionFigures } from '../../domain/supervision/figures/inspection-figures.ts';
import {
  listKey,
  scopeKey,
  type CountScope,
  type Found,
  type ListedName,
  type ListScope,
} from '../../domain/report/chip-value.ts';
import { bareOf } from '../../domain/report/told-file.ts';
import type { TableSide } from '../../domain/figures/figure-cell.ts';
import type { TextGate } from '../../domain/base/disclosure/leak-mark.ts';
import type { ReportList } from '../../domain/report/report-lists.ts';
import { countKnown } from '../figures.ts';
import type { Db, Tx } from '../base/db.ts';
import { readTable } from '../figures/figure-table.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';
import { countInspections } from '../supervision/figures/inspection-figure.ts';

/** The figures of each scope, as far as anything is known of its days. */
export async function countScopes(
  db: Db | Tx,
  countyId: number,
  scopes: readonly CountScope[],
  today: string,
): Promise<Pick<Found, 'counted' | 'partly'>> {
  const found = await Promise.all(
    scopes.map(async (scope) => {
      const { values, keptSince, partly } = await countKnown(db as Db, countyId, scope, today);
      const own = (all: CountedValues | null) => (all === null ? null : withCampaign(db, countyId, scope, all));
      return {
        key: scopeKey(scope),
        values: await own(values),
        partly: partly === null || keptSince === null ? null : { since: keptSince, values: await own(partly.values) },
      };
    }),
  );
  return {
    counted: new Map(found.map(({ key, values }) => [key, values])),
    partly: new Map(found.flatMap(({ key, partly }) => (partly === null ? [] : [[key, partly]]))),
  };
}

/** Of one kind of campaign only inspections are counted; nothing else is done in campaigns. */
async function withCampaign(
  db: Db | Tx,
  countyId: number,
  scope: CountScope,
  values: CountedValues,
): Promise<CountedValues> {
  if (scope.campaign === null) return values;
  const known = inspectionFigures.some((name) => values[name] !== undefined);
  return known ? countInspections(db, countyId, { ...scope, kind: scope.campaign }) : {};
}

/** A row of a list: what it is called, how often, and of how many. */
export interface ShareRow {
  name: string;
  n: number;
  whole: number;
}

/** Complaints by a side that the cells have; the classes are those at the top of the tree: 服装鞋帽 of goods, 电信服务 of services. */
const matterLists: Readonly<Partial<Record<ReportList, TableSide>>> = {
  categories: 'category',
  natures: 'nature',
  channels: 'channel',
};
const mostRows = 60;

/** How what was received in the days divides, the most first; what is of no kind yet stands last and is said so. */
export async function listShares(
  db: Db | Tx,
  countyId: number,
  scope: ListScope,
  nameOf: (code: string) => string,
): Promise<ShareRow[]> {
  const found = await countParts(db as Db, countyId, scope);
  const whole = found.reduce((sum, { n }) => sum + n, 0);
  return found
    .toSorted((a, b) => Number(a.code === '') - Number(b.code === '') || b.n - a.n || (a.code < b.code ? -1 : 1))
    .slice(0, mostRows)
    .map(({ code, n }) => ({ name: code === '' ? '没有分类的' : nameOf(code), n, whole }));
}

async function countParts(
  db: Db,
  countyId: number,
  { list, from, to, officeId }: ListScope,
): Promise<{ code: string; n: number }[]> {
  const rows = matterLists[list as ReportList];
  if (rows !== undefined) {
    const table = await readTable(db, countyId, { measure: 'received', from, to, officeId, rows, columns: null });
    return table.rows.map(({ key, total }) => ({ code: key === 'none' ? '' : key, n: total }));
  }
  if (list !== 'tipoffNatures') return [];
  const told = await sql<{
    code: string;
    n: number;
  }>`select coalesce(c.conduct_code, '') as code, count(*)::integer as n
    from tipoff as c where c.county_id = ${countyId} and ${scopeOf('c', { officeId })} and ${reachedOffice('c', { officeId })}
      and ${receivedOf('c', { from, to })} group by 1`.execute(db);
  return told.rows;
}

/** Names out of records: items of letters, titles of warnings, praise. */
async function listNames(db: Db | Tx, countyId: number, scope: ListScope): Promise<ListedName[]> {
  const source = nameLists[scope.list as ReportList];
  if (source === undefined) return [];
  return (await sql<ListedName>`${source(countyId, scope)} limit 60`.execute(db as Db)).rows;
}

const nameLists: Readonly<Partial<Record<ReportList, (countyId: number, scope: ListScope) => RawBuilder<unknown>>>> = {
  // What was withdrawn was published all the same, and counts; but nobody is told of it as if it held.
  warnings: (countyId, { from, to }) => sql`
    select title || case when state = 'withdrawn' then '（已撤回）' else '' end as name, number as record from warning
    where county_id = ${countyId} and (published_at at time zone 'Asia/Shanghai')::date between ${from} and ${to}
    order by published_at`,
  praises: (countyId, { from, to, officeId }) => sql`
    select (p ->> 'from') || '肯定了' || (p ->> 'item') as name, r.number as record
    from work_report as r, jsonb_array_elements(r.praises) as p
    where r.county_id = ${countyId} and (p ->> 'on')::date between ${from} and ${to}
      and ${officeId === null ? sql`true` : sql`r.office_id = ${officeId}`}
    order by p ->> 'on'`,
};

/** The service complaints accepted in the days, by the industries by which services are reported. */
async function listServices(
  db: Db | Tx,
  countyId: number,
  { from, to, officeId }: ListScope,
  nameOf: (code: string) => string,
): Promise<ListedName[]> {
  const wish = { measure: 'accepted', from, to, officeId, category: 'V', rows: 'category', columns: null } as const;
  const { rows } = await readTable(db as Db, countyId, { ...wish, isDeep: true });
  const counted = new Map<string, number>();
  for (const { key, total } of rows) counted.set(industryOf(key), (counted.get(industryOf(key)) ?? 0) + total);
  return [...counted]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostRows)
    .map(([code, n]) => ({ name: `${nameOf(code)}${n}起`, record: code, n }));
}

/** 居民服务 (V01) is reported by its trades, every other class of services as one. */
function industryOf(code: string): string {
  const [top = '', below] = code.split('.');
  return top === 'V01' && below !== undefined ? `${top}.${below}` : top;
}

/** The items of the letters signed in the days, whole letters being read so that what is sealed in them opens. */
async function listGuidanceItems(
  db: Db | Tx,
  countyId: number,
  { from, to, officeId }: ListScope,
  gate: TextGate,
): Promise<ListedName[]> {
  const { rows } = await sql<{ number: string; items: readonly { text: string }[] }>`select * from guidance
    where county_id = ${countyId} and kind = 'opinion' and issued_on between ${from} and ${to}
      and ${officeId === null ? sql`true` : sql`office_id = ${officeId}`}
    order by issued_on, number limit 50`.execute(db as Db);
  return rows.flatMap(({ number, items }) => items.map(({ text }) => ({ name: bareOf(text, gate), record: number })));
}

/** The lists of a report, by their keys; each row that is a share says so: 食品12件（占30.77%）. */
export async function listsOf(
  db: Db | Tx,
  countyId: number,
  scopes: readonly ListScope[],
  said: { nameOf: (code: string) => string } & TextGate,
): Promise<Map<string, ListedName[]>> {
  const { nameOf } = said;
  const found = await Promise.all(
    scopes.map(async (scope): Promise<[string, ListedName[]]> => {
      if (scope.list === 'guidanceItems') return [listKey(scope), await listGuidanceItems(db, countyId, scope, said)];
      if (scope.list === 'serviceClasses') return [listKey(scope), await listServices(db, countyId, scope, nameOf)];
      if (scope.list in matterLists || scope.list === 'tipoffNatures') {
        const rows = await listShares(db, countyId, scope, nameOf);
        return [
          listKey(scope),
          rows.map(({ name, n, whole }) => ({ name: shareName(name, n, whole), record: name, n })),
        ];
      }
      return [listKey(scope), await listNames(db, countyId, scope)];
    }),
  );
  return new Map(found);
}

function shareName(name: string, n: number, whole: number): string {
  const share = rate(n, whole);
  return share === null ? `${name}${n}件` : `${name}${n}件（占${share.toFixed(2)}%）`;
}
