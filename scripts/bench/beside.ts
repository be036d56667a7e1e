/**
 * What a county has beside its complaints: entries of every docket that takes the sample input of the tests, opened by the program itself
 * and then copied as often as a county of that size would have them. A list that reads all of them is seen to grow.
 */
import pg from 'pg';
import { dockets } from '../../tests/build/dockets.ts';

import type { BenchCounty } from './county.ts';
import { openDesk, type Desk } from './queue.ts';

/** For so many complaints one entry of each docket, and one inquiry. */
const [perEntry, perInquiry] = [2000, 100];

/** Opens one of each, unless an earlier run has, and copies it. */
export async function fillBeside(county: BenchCounty, print: (line: string) => void): Promise<void> {
  const client = new pg.Client({ ...county.owner, options: '-c hongdun.words=sealed' });
  await client.connect();
  try {
    const [inquiries, entries] = [Math.ceil(county.size / perInquiry), Math.ceil(county.size / perEntry)];
    const { rowCount } = await client.query('select from inquiry limit $1', [inquiries]);
    if (rowCount === inquiries) return;
    const opened = await openAll(county);
    await client.query('set session_replication_role = replica');
    for (const table of opened) await copyEntries(client, table, entries);
    await copyEntries(client, 'inquiry', inquiries);
    await client.query(`delete from inquiry_tally`);
    await client.query(`insert into inquiry_tally (county_id, office_id, handler_id, stage, due_on, legal_on, n)
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'),
        coalesce(legal_on, 'infinity'), count(*) from inquiry group by 1, 2, 3, 4, 5, 6`);
    for (const table of [...opened, 'inquiry', 'inquiry_tally']) await client.query(`vacuum analyze ${table}`);
    // What was filled by COPY is counted now, and not while it is measured.
    await client.query('vacuum analyze');
    print(`  beside them ${opened.length} dockets, and inquiries`);
  } finally {
    await client.end();
  }
}

/** The tables of which one could be opened, by whoever may. */
async function openAll(county: BenchCounty): Promise<string[]> {
  const left = new Map(dockets.map(({ docket, opening }) => [docket, opening]));
  const opened: string[] = [];
  for (const role of ['centre', 'officer', 'officeHead', 'leader']) {
    const desk = await openDesk(county, role);
    try {
      for (const [docket, opening] of left) {
        if (!(await isOpened(desk, `/api/${docket.path}`, { ...opening, id: crypto.randomUUID() }))) continue;
        left.delete(docket);
        opened.push(docket.name);
      }
      if (role === 'centre') await isOpened(desk, '/api/inquiries', anAsking);
    } finally {
      await desk.measured.stop();
    }
  }
  return opened;
}

async function isOpened(desk: Desk, path: string, input: object): Promise<boolean> {
  return desk.post(path, input).then(
    () => true,
    () => false,
  );
}

/** A row as it stands, under other ids and numbers; what is unique in it besides is left as it is. */
async function copyEntries(client: pg.Client, table: string, many: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and column_name in ('id', 'number', 'client_id')`,
    [table],
  );
  const has = new Set(rows.map(({ name }) => name));
  const changed = [
    "'id', gen_random_uuid()",
    ...(has.has('number') ? ["'number', regexp_replace(t.number, '\\d+$', (1000 + i)::text)"] : []),
    ...(has.has('client_id') ? ["'client_id', gen_random_uuid()"] : []),
  ];
  await client.query(
    `insert into ${table} select r.* from (select e, e.* from ${table} as e order by id limit 1) as t cross join generate_series(1, $1::integer) as i
      cross join lateral jsonb_populate_record(t.e, jsonb_build_object(${changed.join(', ')})) as r on conflict do nothing`,
    [many],
  );
}

const anAsking = {
  clientId: crypto.randomUUID(),
  channel: 'C01',
  name: '王先生',
  phone: '13800000118',
  question: '订金交了能退吗',
  categoryCode: 'V13.1',
};
