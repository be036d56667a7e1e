import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultLocalLimits, formerLimits } from '../../../src/domain/law/local-limits.ts';
import { createDb } from '../../../src/store/base/db.ts';
import { ledgerKeysFrom } from '../../../src/store/base/ledger-key.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { migrate } from '../../../src/store/base/migrate.ts';
import { isAsStated, rowState, statedTables } from '../../../src/store/base/stated/row-state.ts';
import {
  changedSettings,
  readSettings,
  settingsState,
  settingTables,
} from '../../../src/store/base/stated/settings-state.ts';
import { databaseBefore, type EarlierDatabase } from '../../build/house/database.ts';
import { testKeyring } from '../../build/house/keyring.ts';
// Says with which limits counties begin.
import '../../../src/store/county/county.ts';

const countyId = 990126;
/** As many as a large county has: a statement that is run row by row would be seen. */
const many = 4000;
let earlier: EarlierDatabase;
afterEach(() => earlier.close());

const neutral: Record<string, unknown> = {
  text: 'x',
  integer: 1,
  smallint: 1,
  bigint: 1,
  'double precision': 1,
  boolean: false,
  jsonb: [],
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
  bytea: `\\x${'00'.repeat(32)}`,
};

/** Inserts rows of which only what matters is named; every other column that must be filled gets something neutral. */
async function fill(pool: pg.Pool, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const { rows: columns } = await pool.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'`,
    [table],
  );
  const words = await wordsTaken(pool, table);
  const whole = rows.map((row) => ({
    ...Object.fromEntries(
      columns.map(({ name, type }) => [
        name,
        type === 'uuid' ? randomUUID() : (words.get(name) ?? neutral[type] ?? null),
      ]),
    ),
    county_id: countyId,
    ...row,
  }));
  const names = Object.keys(whole[0] ?? {}).join(', ');
  // What refers to what is not asked here: the rows are those of the migration alone.
  await pool.query('set session_replication_role = replica');
  await pool.query(
    `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(whole)],
  );
  await pool.query('set session_replication_role = origin');
}

/** Of each column that takes only some words the first of them. */
async function wordsTaken(pool: pg.Pool, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ said: string }>(
    `select pg_get_constraintdef(oid) as said from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
    [table],
  );
  return new Map(
    rows.flatMap(({ said }): [string, string][] => {
      const [, name, word] = /^CHECK \(\((\w+) = (?:ANY \(ARRAY\[)?'(\w+)'::text/u.exec(said) ?? [];
      return name === undefined || word === undefined ? [] : [[name, word]];
    }),
  );
}

const instantOf = (i: number) => new Date(Date.UTC(2026, 2, 1) + i * 60_000).toISOString();

async function column<T>(pool: pg.Pool, table: string, name: string): Promise<Map<string, T>> {
  const { rows } = await pool.query<{ id: string; value: T }>(`select id, ${name} as value from ${table}`);
  return new Map(rows.map(({ id, value }) => [id, value]));
}

/** Each limit by its path, as the settings of a ledger tell them apart. */
function leavesOf(value: unknown, path: string): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([[path, JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([name, one]) => [...leavesOf(one, `${path}/${name}`)]));
}

describe('a migration that somebody writes beside', () => {
  it('takes as long as it needs, whatever a question of the program may take', async () => {
    earlier = await databaseBefore('0046-engagement-office.sql');
    const folder = mkdtempSync(join(tmpdir(), 'hongdun-migrations-'));
    const before = new URL('../../../migrations/', import.meta.url);
    for (const name of readdirSync(before).filter((file) => file < '0046'))
      copyFileSync(new URL(name, before), join(folder, name));
    writeFileSync(join(folder, '0046-slow.sql'), 'select pg_sleep(0.6);');
    const own = new pg.Pool({ ...earlier.pool.options, max: 1, options: '-c statement_timeout=500ms' });
    try {
      expect((await migrate(own, folder)).applied).toEqual(['0046-slow.sql']);
      expect((await own.query<{ of: string }>("select current_setting('statement_timeout') as of")).rows).toEqual([
        { of: '500ms' },
      ]);
    } finally {
      await own.end();
      rmSync(folder, { recursive: true });
    }
  });

  it('is tried again where the two have locked each other out, and is there once', async () => {
    earlier = await databaseBefore('0046-engagement-office.sql');
    const { pool } = earlier;
    await pool.query('create table one (n int); create table two (n int)');
    const folder = mkdtempSync(join(tmpdir(), 'hongdun-migrations-'));
    const before = new URL('../../../migrations/', import.meta.url);
    for (const name of readdirSync(before).filter((file) => file < '0046'))
      copyFileSync(new URL(name, before), join(folder, name));
    writeFileSync(join(folder, '0046-both.sql'), 'alter table one add column a int; alter table two add column a int;');
    const own = new pg.Pool({ ...pool.options, max: 1 });
    const writer = new pg.Client(pool.options);
    await writer.connect();
    try {
      // It is the migration that finds out, whatever else the machine does meanwhile: a filing is not to fail for it.
      await writer.query("set deadlock_timeout = '20s'");
      await writer.query('begin');
      await writer.query('insert into two values (1)');
      const migrating = migrate(own, folder);
      const waits = `select exists (select from pg_locks where not granted and relation = 'two'::regclass) as any`;
      await expect
        .poll(async () => (await writer.query<{ any: boolean }>(waits)).rows[0]?.any, { timeout: 20_000 })
        .toBe(true);
      await writer.query('insert into one values (1)');
      await writer.query('commit');
      expect((await migrating).applied).toEqual(['0046-both.sql']);
      expect((await pool.query('select a from one union all select a from two')).rows).toHaveLength(2);
    } finally {
      await writer.end();
      await own.end();
      rmSync(folder, { recursive: true });
    }
  });
});

const closed = {
  state: 'closed',
  outcome: 'withdrawn',
  ended_on: '2026-03-20',
  closed_on: '2026-03-21',
  code_stub: '',
};
const [settledWithFirm, withdrawn] = [
  { ...closed, id: randomUUID(), number: '投2026-00001' },
  { ...closed, id: randomUUID(), number: '投2026-00002' },
];
const { olderByNewProcedure: _, awaited: __, ...limitsOf0334 } = defaultLocalLimits;
/** What their rows need besides, in whichever state the first word of each column leaves them. */
const statedRows: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  complaint: [settledWithFirm, withdrawn],
  tipoff: [{ reporter_id: randomUUID() }],
  appointment: [{ organisation_id: 'CG' }],
  area_answer: [{ households: 1 }],
  publication_rule: [{ smallest: 3 }],
  station_message: [{ to_station_ids: ['ST-1'] }],
  exhibit: [{ collector_ids: ['a', 'b'], custody: [{}], number: null }],
  caution: [{ operator_name: '某店', number: null }],
  county: [{ ledger_id: randomUUID(), limits: limitsOf0334 }],
  calendar_year: [{ year: 2026 }],
};
const came = new Set<string>([
  'awaited',
  'retired_category',
  'asked_question',
  'county_notice',
  'phrase',
  'matter_checklist',
  'alert_way',
  'hook_system',
]);

/** Has a row of each kind lie there with its digest, and gives what is not as that says when it is asked. */
async function stateAll(pool: pg.Pool): Promise<{ changed: () => Promise<string[]>; close: () => Promise<void> }> {
  const stated = statedTables.filter((table) => !came.has(table));
  const set = settingTables.filter((table) => !came.has(table));
  for (const table of new Set([...stated, ...set])) await fill(pool, table, statedRows[table] ?? [{}]);
  const said = { on_day: closed.ended_on, verb: 'offer-answered', detail: { answer: 'agree' } };
  await fill(pool, 'ledger', [{ matter_id: settledWithFirm.id, ...said }]);
  const { db } = createDb({ ...pool.options, max: 1 });
  useKeys(db, testKeyring);
  const { current } = ledgerKeysFrom(testKeyring);
  const read = async () => {
    const all = stated.map(async (table) => {
      const { rows } = await sql<{ id: string }>`select * from ${sql.table(table)}`.execute(db);
      return rows.map((row) => ({ table, row }));
    });
    return (await Promise.all(all)).flat();
  };
  const lines = new Map((await read()).map(({ table, row }) => [row.id, rowState(current, table, row, 4)]));
  const settings = settingsState(
    current,
    new Map([
      ...(await readSettings(db, countyId, set)),
      ['retired_category', []],
      ['asked_question', []],
      ['county_notice', []],
      ['phrase', []],
      ['matter_checklist', []],
      ['alert_way', []],
      ['hook_system', []],
    ]),
  );
  return {
    async changed() {
      const rows = (await read()).filter(({ table, row }) => {
        const line = lines.get(row.id);
        return line !== undefined && !isAsStated([current], table, row, line);
      });
      const tables = changedSettings([current], await readSettings(db, countyId), settings);
      return [...rows.map(({ table, row }) => `${table} ${row.id}`), ...tables];
    },
    close: () => db.destroy(),
  };
}

describe('a county that is full when a migration comes', () => {
  it('0046 gives every engagement the office that asked, or that of its matter, and every person who left his account of then', async () => {
    earlier = await databaseBefore('0046-engagement-office.sql');
    const { pool } = earlier;
    const [officer, centre] = [randomUUID(), randomUUID()];
    const account = (id: string, change: object) => ({ id, login_name: id, name: '某人', ...change });
    const former = Array.from({ length: many }, () => randomUUID());
    // What is counted of matters asks for their county and their office.
    await fill(pool, 'county', [{ ledger_id: randomUUID(), limits: defaultLocalLimits }]);
    await fill(
      pool,
      'organisation',
      Array.from({ length: 7 }, (_, i) => ({ id: `OFF${i}`, kind: 'office' })),
    );
    await fill(pool, 'account', [
      account(officer, { role: 'officer', organisation_id: 'OFF2', active: true }),
      account(centre, { role: 'centre', organisation_id: 'AMR', active: true }),
      // Every tenth one was given to somebody else again, and is in use.
      ...former.map((id, i) => account(id, { role: 'centre', organisation_id: 'AMR', active: i % 10 === 0 })),
    ]);
    await fill(
      pool,
      'complaint',
      Array.from({ length: many }, (_, i) => ({
        id: randomUUID(),
        number: `投2026-${i}`,
        office_id: `OFF${i % 7}`,
        state: 'dispatched',
        query_code: '204816',
      })),
    );
    const engagements = Array.from({ length: many }, (_, i) => ({
      id: randomUUID(),
      number: `托2026-${i}`,
      kind: 'lecture',
      state: 'asked',
      by_id: i % 3 === 0 ? officer : centre,
      matter_number: i % 3 === 1 ? `投2026-${i}` : null,
    }));
    await fill(pool, 'engagement', engagements);
    const people = former.map((accountId, i) => ({
      id: randomUUID(),
      accountId,
      state: i % 2 === 0 ? 'left' : 'active',
    }));
    await fill(
      pool,
      'person',
      people.map(({ id, state }) => ({ id, state, name: '柳月英' })),
    );
    const left = people.filter(({ state }) => state === 'left');
    const line = { by: centre, on_day: '2026-03-01', detail: {} };
    await fill(
      pool,
      'ledger',
      left.flatMap(({ id, accountId }, i) => [
        { ...line, matter_id: id, seq: 1, verb: 'person-left', at: instantOf(i) },
        { ...line, matter_id: accountId, seq: 1, verb: 'account-saved', at: instantOf(i) },
      ]),
    );
    await pool.query('analyze');
    await earlier.finish();
    const offices = await column<string | null>(pool, 'engagement', 'office_id');
    for (const [i, { id }] of engagements.entries())
      expect(offices.get(id), `engagement ${i}`).toBe(i % 3 === 0 ? 'OFF2' : i % 3 === 1 ? `OFF${i % 7}` : null);
    const accounts = await column<string[]>(pool, 'person', 'former_account_ids');
    for (const [i, { id, accountId, state }] of people.entries())
      expect(accounts.get(id), `person ${i}`).toEqual(state === 'left' && i % 10 !== 0 ? [accountId] : []);
  });

  it('0048 gives what was saved without a version its first one, and asks for one from then on', async () => {
    earlier = await databaseBefore('0048-limits.sql');
    const { pool } = earlier;
    await fill(
      pool,
      'pact',
      Array.from({ length: many }, () => ({ id: randomUUID(), data_class: 'contact' })),
    );
    await fill(pool, 'succession', [{ id: randomUUID(), name: '农业局' }]);
    await fill(pool, 'staffing', [{}]);
    await earlier.finish();
    for (const [table, n] of [
      ['pact', many],
      ['succession', 1],
      ['staffing', 1],
    ] as const) {
      const { rows } = await pool.query(`select version, count(*)::integer as n from ${table} group by 1`);
      expect(rows, table).toEqual([{ version: 1, n }]);
    }
    await expect(fill(pool, 'succession', [{ id: randomUUID(), name: '畜牧局', version: null }])).rejects.toThrow(
      /version/u,
    );
  });

  it('security F17: 0064 leaves an identity to the tip-off that was filed with it, and one that was pointed at it by hand gets a shut copy', async () => {
    earlier = await databaseBefore('0064-reporter-binding.sql');
    const { pool } = earlier;
    const told = Array.from({ length: many }, (_, i) => ({
      id: randomUUID(),
      reporterId: randomUUID(),
      at: instantOf(i),
    }));
    const [right] = told;
    const wrong = randomUUID();
    await fill(pool, 'county', [{}]);
    const tipoff = { state: 'registered', query_code: '123456', anonymous: false };
    await fill(
      pool,
      'reporter',
      told.map(({ reporterId, at }) => ({ id: reporterId, sealed_at: at })),
    );
    await fill(pool, 'tipoff', [
      { ...tipoff, id: wrong, number: 'wrong', reporter_id: right?.reporterId, filed_at: '2025-01-01T00:00:00Z' },
      ...told.map(({ id, reporterId, at }) => ({ ...tipoff, id, number: id, reporter_id: reporterId, filed_at: at })),
    ]);
    await earlier.finish();
    const now = await column<string>(pool, 'tipoff', 'reporter_id');
    for (const { id, reporterId } of told) expect(now.get(id)).toBe(reporterId);
    expect(now.get(wrong)).not.toBe(right?.reporterId);
    expect(await column<string | null>(pool, 'reporter', 'tipoff_id')).toHaveProperty('size', many + 1);
  });

  it('security F7: 0088 takes every query code out of the matters, for the start to hash it, and loses none', async () => {
    earlier = await databaseBefore('0088-query-code.sql');
    const { pool } = earlier;
    const kinds = ['complaint', 'tipoff', 'inquiry'] as const;
    const codes = new Map<string, string>();
    const othersOf = {
      complaint: { state: 'registered' },
      tipoff: { state: 'registered', anonymous: false },
      inquiry: { state: 'open', stage: 'toAnswer' },
    };
    await fill(pool, 'county', [{}]);
    for (const kind of kinds) {
      const rows = Array.from({ length: many }, (_, i) => ({
        id: randomUUID(),
        number: `${kind}-${i}`,
        code: 100_000 + i,
      }));
      await fill(
        pool,
        kind,
        rows.map(({ code, ...row }) => ({
          ...row,
          ...othersOf[kind],
          ...(kind === 'tipoff' ? { reporter_id: randomUUID() } : {}),
          query_code: String(code),
        })),
      );
      for (const { id, code } of rows) codes.set(`${kind} ${id}`, String(code));
    }
    await earlier.finish();
    const { rows } = await pool.query<{ key: string; code: string }>(
      `select kind || ' ' || matter_id as key, code from former_code where county_id = $1`,
      [countyId],
    );
    expect(new Map(rows.map(({ key, code }) => [key, code]))).toEqual(codes);
    for (const kind of kinds) {
      const { rows: stubs } = await pool.query(`select code_stub, count(*)::integer as n from ${kind} group by 1`);
      expect(stubs).toEqual([{ code_stub: '', n: many }]);
    }
  });

  it('security F5: 0110 lets a county begin in which nobody is left who could confirm anybody', async () => {
    earlier = await databaseBefore('0110-first-confirmation.sql');
    const { pool } = earlier;
    const counties = [
      { id: 1, role: 'leader', active: true, held: false },
      { id: 2, role: 'leader', active: false, held: false },
      { id: 3, role: 'leader', active: true, held: true },
      { id: 4, role: 'officer', active: true, held: false },
    ];
    const accountOf = ({ id, role, active, held }: (typeof counties)[number]) => ({
      county_id: id,
      id: randomUUID(),
      role,
      active,
      seals_held: held,
      login_name: `one-${id}`,
      organisation_id: 'AMR',
    });
    for (const one of counties) await fill(pool, 'county', [{ county_id: one.id }]);
    await fill(pool, 'account', counties.map(accountOf));
    await earlier.finish();
    const { rows } = await pool.query<{ county_id: number }>('select county_id from first_confirmation');
    expect(rows).toEqual([{ county_id: 1 }]);
  });

  it('0292 loses no complaint that was being filed as the search was entered anew', async () => {
    earlier = await databaseBefore('0292-search-pairs-entered.sql');
    const { pool } = earlier;
    await fill(pool, 'county', [{ ledger_id: randomUUID(), limits: defaultLocalLimits }]);
    const filed = { id: randomUUID(), number: '投2026-00001', state: 'registered', code_stub: '' };
    const writer = new pg.Client(pool.options);
    await writer.connect();
    try {
      await writer.query('begin');
      await fill(writer as never, 'complaint', [filed]);
      // As the trigger notes it, which stands still while what refers to what is not asked.
      await writer.query('insert into complaint_fresh (county_id, id, changed) values ($1, $2, true)', [
        countyId,
        filed.id,
      ]);
      const upgrading = earlier.finish();
      const waits = `select exists (select from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())) as any`;
      await expect
        .poll(async () => (await writer.query<{ any: boolean }>(waits)).rows[0]?.any, { timeout: 20_000 })
        .toBe(true);
      await writer.query('commit');
      await upgrading;
    } finally {
      await writer.end();
    }
    const { rows } = await pool.query('select id from complaint_pairs union all select id from complaint_fresh');
    expect(rows).toEqual([{ id: filed.id }]);
  });

  it('0334 tells which reports share the number of another, that had it first, and 0450 has one counter a series; ledger: it and all later ones leave rows and settings as lines state them', async () => {
    earlier = await databaseBefore('0334-county-report-number.sql');
    const { pool } = earlier;
    const stated = await stateAll(pool);
    const [first, other, alone] = [randomUUID(), randomUUID(), randomUUID()];
    const signing = (report_id: string, edition: number, number: string) => ({
      report_id,
      edition,
      frozen: { issue: { number } },
      signed_at: '2026-03-04T02:00:00Z',
    });
    await fill(
      pool,
      'work_report',
      [first, other, alone].map((id, i) => ({
        id,
        number: `汇2026-000${i}`,
        state: 'signed',
        kind: 'bulletin',
        body: {},
      })),
    );
    await fill(pool, 'work_report_signing', [
      signing(first, 1, '青市监〔2026〕1号'),
      signing(other, 1, '青市监〔2026〕1号'),
      signing(other, 2, '青市监〔2026〕2号'),
      signing(alone, 1, ''),
    ]);
    const registered = (report_id: string, edition: number, number: string) => ({
      report_id,
      edition,
      number,
      year: 2026,
    });
    await fill(pool, 'issued_number', [
      registered(first, 1, '青市监〔2026〕1号'),
      registered(other, 2, '青市监〔2026〕2号'),
    ]);
    const counted = (series: string, last: number) => ({ series: `paper:${series}`, year: 2026, last });
    await fill(pool, 'counter', [
      counted('anew', 5),
      counted('notOpened', 3),
      counted('notFiling', 4),
      counted('协查', 2),
    ]);
    await earlier.finish();
    expect(await stated.changed()).toEqual([]);
    await stated.close();
    const settledOn = await column<string | null>(pool, 'complaint', 'firm_settled_on::text');
    expect([settledOn.get(settledWithFirm.id), settledOn.get(withdrawn.id)]).toEqual([closed.ended_on, null]);
    const { rows } = await pool.query(
      'select number, report_id, edition, year, given_on::text, voided_on from issued_number_shared',
    );
    expect(rows).toEqual([
      {
        number: '青市监〔2026〕1号',
        report_id: other,
        edition: 1,
        year: 2026,
        given_on: '2026-03-04',
        voided_on: null,
      },
    ]);
    // 0450: what one series bears is counted once, behind all that were given.
    const counters = await pool.query(
      `select series, last from counter where series like 'paper:%' order by last, series collate "C"`,
    );
    expect(counters.rows).toEqual(
      [counted('协查', 2), counted('不立', 4), counted('举重', 5), counted('诉重', 5), counted('询重', 5)].map(
        ({ series, last }) => ({ series, last }),
      ),
    );
  });

  it('fills in a limit with what every county begins with, by which the settings of its ledger know it from a hand’s', async () => {
    earlier = await databaseBefore('0046-engagement-office.sql');
    const { pool } = earlier;
    await fill(pool, 'county', [{ limits: { alarms: {} } }]);
    await earlier.finish();
    const { rows } = await pool.query<{ limits: object }>('select limits from county');
    const begins = new Map([...leavesOf(defaultLocalLimits, ''), ...leavesOf(formerLimits, '')]);
    const others = [...leavesOf(rows[0]?.limits ?? {}, '')].filter(([path, value]) => begins.get(path) !== value);
    expect(rows[0]?.limits).toHaveProperty('privacyWorkingDays');
    // With anything else every county would be told for ever that somebody changed it past the program.
    expect(others).toEqual([]);
  });
});
