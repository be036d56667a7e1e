/** Fills a migrated database with a county's complaints: seeded, with full history, search index, counters and tally. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fillPart, filedAt, partWord, type Part, type PartMade } from './part.ts';

export type Generation = Omit<Part, 'from' | 'to'>;

export interface Generated extends PartMade {
  seconds: number;
}

/** Built after the rows. */
const indexes = [
  'ledger_figure',
  'ledger_outcome',
  'complaint_station',
  'complaint_office',
  'complaint_newest',
  'complaint_received',
  'complaint_stage',
  'complaint_due',
  'complaint_phone',
  'ledger_organisation',
  'complaint_handler',
  'complaint_in_hand',
  'complaint_region',
];
/** Keys that no other table refers to; two processes would fill them out of order, in more pages than a county's life does. */
const keys = [
  { table: 'ledger', name: 'ledger_pkey', kind: 'primary key', columns: 'county_id, matter_id, seq' },
  { table: 'ledger_tail', name: 'ledger_tail_pkey', kind: 'primary key', columns: 'county_id, matter_id' },
  { table: 'complaint', name: 'complaint_county_id_number_key', kind: 'unique', columns: 'county_id, number' },
];
const worthTwoProcesses = 20_000;

export async function generate(generation: Generation, print: (line: string) => void): Promise<Generated> {
  const started = performance.now();
  const clients = [new pg.Client(generation.owner), new pg.Client(generation.owner)] as const;
  for (const client of clients) {
    await client.connect();
    // Pages of a new index go to the log whole: to compress them costs more than to write them.
    await client.query(
      "set maintenance_work_mem = '1GB'; set synchronous_commit = off; set wal_compression = off; set max_parallel_maintenance_workers = 0",
    );
  }
  const [client, other] = clients;
  try {
    const { rows } = await client.query<{ name: string; made: string }>(
      'select indexname as name, indexdef as made from pg_indexes where indexname = any($1)',
      [indexes],
    );
    for (const { name } of rows) await client.query(`drop index ${name}`);
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
    const tables = ['complaint', 'ledger', 'ledger_tail'];
    for (const table of tables) await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
    const made = await fill(generation);
    await writeCounters(client, generation);
    print(`  ${generation.n} rows after ${((performance.now() - started) / 1000).toFixed(1)} s; building indexes`);
    const toBuild = rows.toSorted((a, b) => indexes.indexOf(a.name) - indexes.indexOf(b.name));
    await Promise.all([enterWords(client), buildBeside(other, toBuild)]);
    // A constraint asks for the whole table, for which it would wait until the words are entered: it takes over an index.
    for (const { table, name, kind } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${kind} using index ${name}`);
    print(`  counting after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    await countAnew(client);
    await client.query('vacuum (analyze) figure_cell, figure_change, pace_cell, matter_clock');
    await client.query('vacuum (analyze) complaint, complaint_pairs, complaint_fresh, response_time');
    await client.query('analyze complaint_tally');
    for (const table of tables) await client.query(`alter table ${table} reset (autovacuum_enabled)`);
    return { ...made, seconds: (performance.now() - started) / 1000 };
  } finally {
    for (const one of clients) await one.end();
  }
}

/** What the follower of the search would do while the program runs, of rows that were written without triggers. */
async function enterWords(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ made: string }>(
    "select indexdef as made from pg_indexes where indexname = 'complaint_pairs_words'",
  );
  await client.query('drop index complaint_pairs_words');
  await client.query(`insert into complaint_pairs (county_id, id, filed_at)
    select county_id, id, filed_at from complaint order by county_id, filed_at, id`);
  for (const { made } of rows) await client.query(made);
  // An index that is made anew has forgotten how closely its pairs are counted.
  await client.query('alter index complaint_pairs_words alter column 3 set statistics 300');
}

/** All indexes; the ledger, on which nothing else waits, is then counted at once. */
async function buildBeside(client: pg.Client, indexes: readonly { made: string }[]): Promise<void> {
  for (const { table, name, columns } of keys)
    await client.query(`create unique index ${name} on ${table} (${columns})`);
  for (const { made } of indexes) await client.query(made);
  await client.query('vacuum (analyze) ledger, ledger_tail');
}

async function fill(generation: Generation): Promise<PartMade> {
  const { n } = generation;
  if (n < worthTwoProcesses) return fillPart({ ...generation, from: 0, to: n });
  const half = Math.floor(n / 2);
  const parts = await Promise.all([
    fillBeside({ ...generation, from: 0, to: half }),
    fillBeside({ ...generation, from: half, to: n }),
  ]);
  return {
    textBytes: parts.reduce((sum, part) => sum + part.textBytes, 0),
    ledgerLines: parts.reduce((sum, part) => sum + part.ledgerLines, 0),
  };
}

async function fillBeside(part: Part): Promise<PartMade> {
  const child = fork(new URL('./part.ts', import.meta.url), [partWord, JSON.stringify(part)], {
    // What a chunk makes lives until it is sent: room for it spares copying it about.
    execArgv: ['--max-semi-space-size=128', '--import', 'tsx'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`A part of the county was not filled; its process ended with ${code}.`);
  });
  const [made] = (await Promise.race([once(child, 'message'), failed])) as [PartMade];
  failed.catch(() => undefined);
  return made;
}

/** The numbers that the program will give next follow those that were generated. */
async function writeCounters(client: pg.Client, generation: Generation): Promise<void> {
  const counters = new Map<string, number>();
  for (let i = 0; i < generation.n; i += 1) {
    const year = dayOf(filedAt(generation, i)).slice(0, 4);
    counters.set(year, (counters.get(year) ?? 0) + 1);
  }
  for (const [year, last] of counters) {
    await client.query(
      `insert into counter (county_id, series, year, last) select county_id, 'complaint', $1, $2 from county
       on conflict (county_id, series, year) do update set last = excluded.last`,
      [year, last],
    );
  }
}

/** What triggers count of complaints and of the ledger, for whoever has written them without. */
export async function countAnew(client: pg.Client): Promise<void> {
  await client.query('delete from complaint_tally');
  await client.query(`insert into complaint_tally (county_id, office_id, handler_id, stage, due_on, legal_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), coalesce(legal_on, 'infinity'), count(*)
    from complaint group by 1, 2, 3, 4, 5, 6`);
  // As many clocks as there would be, by days of the calendar: a bench asks what they cost, not whether they are right.
  await client.query('set session_replication_role = replica');
  await client.query(`insert into matter_clock (county_id, matter_id, clock, due_on, stopped_on)
    select county_id, id, 'accept', (received_at at time zone 'Asia/Shanghai')::date + 11, decided_on from complaint where received_at is not null
    union all
    select county_id, id, 'mediate', accepted_on + 45, ended_on from complaint where accepted_on is not null
    on conflict do nothing`);
  await client.query('set session_replication_role = origin');
  await client.query('select fill_response_times()');
  await client.query('select fill_closed_tallies()');
  await client.query('call figure_fill(20000)');
}
