/**
 * M5: month × category × area for a county, a province and the nation, out of the cells, divided by the GROUP BY that counts it from the
 * rows; how long a filing takes to stand in the cells; and every cell of the tables against the count of the rows.
 */
import pg from 'pg';
import { createDb } from '../../src/store/base/db.ts';
import { listAreaTable, type AreaCount } from '../../src/store/figures/figure-table.ts';
import { makeCounty, type Bench, type Figure } from './county.ts';
import { median } from './load.ts';

/** A county of the mean files so many a year. */
const ofCounty = 13_800;
const year = 2025;
const period = { from: `${year}-01-01`, to: `${year}-12-31` };
const readings = 15;
const atMost = 1 / 500;
const categories = 20;
const towns = 12;

export async function measureFigures({ server, sizes, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, 0, () => undefined);
  const client = new pg.Client(county.owner);
  await client.connect();
  const { db } = createDb(county.owner, 2);
  try {
    const counties = Math.max(1, Math.round(sizes[1] / ofCounty));
    const filled = await fillNation(client, counties, print);
    const figures = [];
    const [first] = numbersOf(1);
    const asks = [
      { what: 'county', by: 'town', within: first ?? 0 },
      { what: 'province', by: 'city', within: 110_000 },
      { what: 'nation', by: 'province', within: 0 },
    ] as const;
    for (const ask of asks) figures.push(await compare(client, db, ask, filled));
    return [...figures, await age(client)];
  } finally {
    await db.destroy();
    await client.end();
    await county.close();
  }
}

/** Counties of provinces from 110000 on: ten counties a city, ten cities a province. */
function numbersOf(counties: number): number[] {
  return Array.from(
    { length: counties },
    (_, i) => (11 + Math.floor(i / 100)) * 10_000 + (1 + (Math.floor(i / 10) % 10)) * 100 + 1 + (i % 10),
  );
}

/** Rows with what the question reads: no words, no indexes but the keys, of the ledger the acceptance alone. */
async function fillNation(client: pg.Client, counties: number, print: (line: string) => void): Promise<string> {
  const n = counties * ofCounty;
  print(`Filling ${counties} counties with ${n} complaints without what the question does not read.`);
  const began = performance.now();
  await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'");
  const { rows: indexes } = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where indrelid in ('complaint'::regclass, 'ledger'::regclass) and not indisprimary
       and not exists (select from pg_constraint where conindid = indexrelid)`,
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query(`alter table complaint set (autovacuum_enabled = false)`);
  await client.query(`alter table ledger set (autovacuum_enabled = false)`);
  const numbers = numbersOf(counties);
  const columns = await countyColumns(client);
  for (const countyId of numbers) {
    await client.query(`insert into county (county_id, ${columns}) select $1, ${columns} from county limit 1`, [
      countyId,
    ]);
    await client.query(
      `insert into region (county_id, id, name, kind, parent_id, x, y)
       select $1, 'T' || t, 'T' || t, 'town', null, 0, 0 from generate_series(1, ${towns}) as t`,
      [countyId],
    );
    await client.query(filing, [countyId]);
    await client.query(acceptance, [countyId]);
    await client.query(counted, [countyId]);
    if (countyId % 100 === 10) print(`  county ${countyId} after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  await client.query(above);
  await client.query('vacuum analyze complaint');
  await client.query('vacuum analyze ledger');
  await client.query('vacuum analyze figure_cell');
  await client.query('set session_replication_role = origin');
  const { rows } = await client.query<{ gb: number; cells: number }>(
    `select pg_database_size(current_database())::float / 1e9 as gb, (select count(*)::integer from figure_cell) as cells`,
  );
  return `${n} complaints in ${counties} counties made without words, ${rows[0]?.gb.toFixed(1)} GB, ${rows[0]?.cells} cells`;
}

async function countyColumns(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_name = 'county' and table_schema = 'public' and column_name <> 'county_id' and is_generated = 'NEVER'`,
  );
  return rows[0]?.columns ?? '';
}

const day = `timestamptz '${year}-01-01 00:00+08' + (i * 365.0 / ${ofCounty}) * interval '1 day'`;
const filing = `insert into complaint (county_id, id, number, state, stage, channel, filed_at, received_at, consumer_name, operator_name, operator_region_id,
    category_code, nature_code, story, claim, office_id, dispatched_on, code_stub)
  select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, i::text, 'dispatched', 'done', 'C01', ${day}, ${day}, '', '', 'T' || (1 + i % ${towns}),
    'G' || lpad((1 + (i * 7) % ${categories})::text, 2, '0') || '.' || (1 + i % 3), null, '', '', null, null, ''
  from generate_series(1, ${ofCounty}) as i`;
const acceptance = `insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
  select received_at, county_id, id, 2, (received_at at time zone 'Asia/Shanghai')::date + 3, '00000000-0000-0000-0000-000000000002', 'accepted', '{}', sha256('')
  from complaint where county_id = $1 and get_byte(uuid_send(id), 15) % 4 <> 0`;
const sums = ['received', 'people', 'accepted'];
/** What the fold makes of them in the cells that the question reads: months of the county and of its towns. */
const counted = `insert into figure_cell (county_id, level, start_on, since_on, area, key, ${sums.join(', ')})
  select s.county_id, s.level, s.start_on, f.month, s.area, s.key, ${sums.map((one) => `sum(f.${one})`).join(', ')}
  from (
    select county_id, month, town, category, ${sums.map((one) => `sum(${one})::integer as ${one}`).join(', ')} from (
      select county_id, month_of((received_at at time zone 'Asia/Shanghai')::date) as month, operator_region_id as town, category_code as category,
        1 as received, 1 as people, null::integer as accepted
      from complaint where county_id = $1
      union all
      select c.county_id, month_of(l.on_day), c.operator_region_id, c.category_code, null, null, 1
      from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id where l.county_id = $1
    ) as each group by 1, 2, 3, 4
  ) as f cross join lateral figure_spread(f.county_id, f.month, null, null, f.town, f.category, null, null) as s
  where s.level in ('C', 'T') group by 1, 2, 3, 4, 5, 6`;
const above = `insert into figure_cell (county_id, level, start_on, since_on, area, key, ${sums.join(', ')})
  select a.number, 'R', start_on, since_on, area, key, ${sums.map((one) => `sum(${one})`).join(', ')}
  from figure_cell, lateral (values (county_id / 100 * 100), (county_id / 10000 * 10000), (0)) as a (number)
  where level = 'C' and position('.' in key) = 0 group by 1, 2, 3, 4, 5, 6`;

interface Ask {
  what: string;
  by: 'town' | 'city' | 'province';
  within: number;
}

/** The whole GROUP BY of accepted complaints, as somebody would write it who has no cells. */
const groupBy = {
  town: `c.operator_region_id`,
  city: `(c.county_id / 100 * 100)::text`,
  province: `(c.county_id / 10000 * 10000)::text`,
} as const;

async function compare(
  client: pg.Client,
  db: ReturnType<typeof createDb>['db'],
  ask: Ask,
  filled: string,
): Promise<Figure> {
  const whole = `select ${groupBy[ask.by]} as area, date_trunc('month', l.on_day)::date as month, split_part(c.category_code, '.', 1) as category,
      count(*)::integer as n
    from complaint as c join ledger as l on l.county_id = c.county_id and l.matter_id = c.id
    where l.verb = 'accepted' and l.on_day between '${period.from}' and '${period.to}' group by 1, 2, 3`;
  const read = () => listAreaTable(db, { ...period, measure: 'accepted', by: ask.by, within: ask.within });
  await read();
  const took: number[] = [];
  let table: AreaCount[] = [];
  for (let i = 0; i < readings; i += 1) {
    const began = performance.now();
    table = await read();
    took.push(performance.now() - began);
  }
  const began = performance.now();
  const all = await client.query<{ area: string; month: string; category: string; n: number }>(whole);
  const wholeMs = performance.now() - began;
  const own = await ownRows(client, ask, all.rows);
  const wrong = differing(table, own);
  const value = median(took) / wholeMs;
  return {
    metric: 'M5',
    name: `month × category × ${ask.by} of a ${ask.what} ÷ the GROUP BY of all`,
    value,
    target: '≤ 1/500, every cell equal',
    reached: value <= atMost && wrong === 0 && table.length > 0,
    how: `${median(took).toFixed(1)} ms for ${table.length} counts ÷ ${wholeMs.toFixed(0)} ms (1/${(1 / value).toFixed(0)}); ${wrong} differ; ${filled}`,
  };
}

/** The rows of the area that was asked for: of a county they are counted by themselves, since towns of all have the same names. */
async function ownRows(
  client: pg.Client,
  { by, within }: Ask,
  all: { area: string; month: string; category: string; n: number }[],
): Promise<typeof all> {
  if (by !== 'town')
    return within === 0 ? all : all.filter(({ area }) => Math.floor(Number(area) / 10_000) * 10_000 === within);
  const { rows } = await client.query<(typeof all)[number]>(
    `select c.operator_region_id as area, date_trunc('month', l.on_day)::date as month, split_part(c.category_code, '.', 1) as category, count(*)::integer as n
     from complaint as c join ledger as l on l.county_id = c.county_id and l.matter_id = c.id
     where c.county_id = $1 and l.verb = 'accepted' and l.on_day between $2 and $3 group by 1, 2, 3`,
    [within, period.from, period.to],
  );
  return rows;
}

function differing(
  table: readonly AreaCount[],
  rows: readonly { area: string; month: string; category: string; n: number }[],
): number {
  const right = new Map(rows.map((one) => [`${one.area} ${one.month} ${one.category}`, one.n]));
  const wrong = table.filter((one) => right.get(`${one.areaId} ${one.month} ${one.category}`) !== one.n).length;
  return wrong + Math.abs(rows.length - table.length);
}

/** From the commit of an act to its place in every answer, and to its fold by a follower that looks every 0.7 s. */
async function age(client: pg.Client): Promise<Figure> {
  const [first] = numbersOf(1);
  const count = `select coalesce(sum(accepted), 0)::integer as n from figure_count where county_id = ${first} and level = 'C' and key = ''`;
  const before = (await client.query<{ n: number }>(count)).rows[0]?.n ?? 0;
  await client.query(`insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
    select now(), county_id, id, 3, '${year}-12-01', '00000000-0000-0000-0000-000000000002', 'accepted', '{}', sha256('')
    from complaint as c where county_id = ${first} and not exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id)
    limit 1`);
  const committed = performance.now();
  const seen = (await client.query<{ n: number }>(count)).rows[0]?.n ?? 0;
  const seenMs = performance.now() - committed;
  const began = performance.now();
  await client.query('select figure_fold(2000)');
  const foldMs = performance.now() - began;
  const value = (700 + foldMs) / 1000;
  return {
    metric: 'M5',
    name: 'age of a figure after the commit, s, until it is folded',
    value,
    target: '≤ 1, and at once for who reads',
    reached: value <= 1 && seen === before + 1,
    how: `read ${seenMs.toFixed(1)} ms after the commit, which it tells already; folded at most 0.7 s + ${foldMs.toFixed(1)} ms later`,
  };
}
