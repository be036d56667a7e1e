/** The counties of a province in one table: a hundred of them, counts and nobody, for the city or the province alone. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccountByLogin, saveAccount } from '../../../src/store/county/account.ts';
import { findKeptSince } from '../../../src/store/complaint/kept-since.ts';
import { createDb } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
const path = '/api/county-table?from=2026-09&to=2026-10';
const read = (who: string, more = '') => app.as(who)('GET', `${path}${more}`);

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-10-14T10:00:00+08:00');
  const { db } = app.deps;
  await app.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C09' }));
  const like = await findAccountByLogin(db, 990126, cast.mediator);
  if (like === null) throw new Error('The sample county has a mediator.');
  await transact(db, (tx) =>
    saveAccount(tx, {
      ...like,
      id: uuidv7(),
      loginName: 'shengju',
      name: '省局',
      role: 'superior',
      organisationId: 'AMR-PROV',
      stationId: null,
    }),
  );
  const { db: owner } = createDb(app.database.owner, 1);
  await transact(owner, async (tx) => {
    // A hundred counties more, of which 990101 to 990125 are of the same city.
    await sql`insert into county select (jsonb_populate_record(k, jsonb_build_object('county_id', n, 'name', '县' || n, 'ledger_id', 'ffffffff' || substr(gen_random_uuid()::text, 9)))).*
      from county as k, generate_series(990101, 990125) as n where k.county_id = 990126`.execute(tx);
    await sql`insert into county select (jsonb_populate_record(k, jsonb_build_object('county_id', n, 'name', '县' || n, 'ledger_id', 'ffffffff' || substr(gen_random_uuid()::text, 9)))).*
      from county as k, generate_series(990201, 990275) as n where k.county_id = 990126`.execute(tx);
    await sql`insert into figure_cell (county_id, level, start_on, since_on, area, key, accepted, closed, received)
      select n, l.level, l.day::date, '2026-10-01', '', '', n % 100, n % 100 / 2, n % 100 + 1
      from generate_series(990101, 990275) as n, (values ('C'::"char", '2026-10-01'), ('d', '2026-08-31')) as l (level, day)
      where n % 100 between 1 and 75 and n <> 990126 and n not between 990127 and 990200`.execute(tx);
    await sql`insert into month_lock select 990101, m::date, gen_random_uuid(), 'x', 1, 'x', now() from (values ('2026-09-01'), ('2026-10-01')) as v (m)`.execute(
      tx,
    );
    await sql`insert into month_value (county_id, month, office_id, figure, value, part, whole, definition)
      select 990101, m::date, o, 'onTimeClosureRate', 90, 9, 10, 1 from (values ('2026-09-01'), ('2026-10-01')) as v (m), (values (''), ('CG')) as w (o)`.execute(
      tx,
    );
    // September was corrected when October was locked: one of its ten was late after all.
    await sql`insert into month_correction (county_id, told_in, month, office_id, figure, was, now, was_part, was_whole, now_part,
      now_whole, was_definition, now_definition)
      values (990101, '2026-10-01', '2026-09-01', '', 'onTimeClosureRate', 90, 80, 9, 10, 8, 10, 1, 1)`.execute(tx);
  });
  await owner.destroy();
});
afterAll(() => app.close());

describe('the counties beside each other on the wire', () => {
  it('are read by the city and the province, each its own, and by nobody of a county', async () => {
    for (const who of [cast.centre, cast.deputyDirector, cast.officeHead, cast.admin, cast.auditor, cast.agriculture])
      expect((await read(who)).status, who).toBe(403);
    const [province, city] = [await read('shengju'), await read(cast.city)];
    expect([province.body.rows.length, city.body.rows.length]).toEqual([101, 26]);
    expect(city.body.of).toBe('安澜市市场监督管理局');
  });

  it('are counted by one definition, whose version stands above them, with a total and a mean', async () => {
    const { body } = await read('shengju', '&figures=accepted,closureRate,onTimeClosureRate&sort=accepted');
    expect(body.columns[1]).toMatchObject({ figure: 'closureRate', id: 'F16', version: { n: 1 }, isRate: true });
    expect(body.rows[0]).toMatchObject({ countyId: 990275, cells: { accepted: { value: 75 } } });
    const sum = body.rows.reduce(
      (all: number, one: { cells: { accepted: { value: number } } }) => all + one.cells.accepted.value,
      0,
    );
    expect(body.total.accepted.value).toBe(sum);
    // One began in October.
    expect(body.mean.accepted.counties).toBe(100);
    expect(body.rows.filter(({ isPartly }: { isPartly: boolean }) => isPartly)).toEqual([
      expect.objectContaining({ countyId: 990126, keptSince: '2026-10-14' }),
    ]);
    const locked = body.rows.find((one: { countyId: number }) => one.countyId === 990101);
    // The offices of a month are in its county already, and what was corrected is compared as it is known now.
    expect(locked.cells.onTimeClosureRate).toMatchObject({ part: 17, whole: 20, value: 85, months: 2 });
    expect(locked.cells.closureRate).toMatchObject({ part: 0, whole: 1, isFew: true });
    expect(body.months).toBe(2);
  });

  it('have counts alone: no person, no number, no list', async () => {
    const { body } = await read('shengju', '&figures=received,accepted,people');
    const own = body.rows.find((one: { countyId: number }) => one.countyId === 990126);
    expect(own.cells.received.value).toBe(1);
    const shown = ['cells', 'countyId', 'inhabitants', 'isPartly', 'keptSince', 'line', 'name'];
    expect(Object.keys(own).toSorted()).toEqual(shown);
    expect(JSON.stringify(body)).not.toMatch(/李有田|投2026|老周农资店/u);
    for (const at of [
      '/api/complaints',
      '/api/figures?from=2026-10-01&to=2026-10-31',
      '/api/figures/table?figure=accepted&rows=office&from=2026-10-01&to=2026-10-31',
      '/api/directory',
      '/api/month-closings',
      '/api/search?q=%E6%9D%8E',
      '/api/trail',
    ])
      expect([403, 404], at).toContain((await app.as('shengju')('GET', at)).status);
  });

  it('begin on the day on which each county begins in its own pages', async () => {
    const since = await findKeptSince(app.deps.db, 990126, null);
    const { rows } = (await read('shengju')).body as { rows: { countyId: number; keptSince: string | null }[] };
    expect(since).not.toBeNull();
    expect(rows.find(({ countyId }) => countyId === 990126)?.keptSince).toBe(since);
    expect(rows.find(({ countyId }) => countyId === 990101)?.keptSince).toBe('2026-08-31');
  });

  it('are taken out as a file that says which rates are of few, since when each counts, and who is not in the mean', async () => {
    const { status, body } = await app.as('shengju')(
      'GET',
      `/api/export/county-table?from=2026-09&to=2026-10&figures=accepted,closureRate&format=csv`,
    );
    expect(status).toBe(200);
    expect(body).toContain('办结率：分母');
    expect(body).toContain('办结率底数少，不排名');
    expect(body).toMatch(/合计/u);
    expect(body).toContain('台账从哪天起');
    expect(body).toMatch(/,2026-10-14,.*2026-10-14 起，不算进平均/u);
    expect(body).toMatch(/平均（各县同样算）.*有 1 个县的台账是这段时间里才开始的/u);
    expect(
      (await app.as(cast.centre)('GET', '/api/export/county-table?from=2026-09&to=2026-10&format=csv')).status,
    ).toBe(403);
  });

  it('refuse a period that ends before it begins, and a figure that is not compared', async () => {
    expect((await app.as('shengju')('GET', '/api/county-table?from=2026-10&to=2026-09')).body.code).toBe(
      'period-invalid',
    );
    expect((await read('shengju', '&figures=firstResponseMinutes')).status).toBe(400);
  });

  it('gives an account of the city or the province to such a body alone, and such a body to no other account', async () => {
    const form = (role: string, organisationId: string) => ({
      id: uuidv7(),
      loginName: `a${organisationId.toLowerCase()}${role.toLowerCase()}`.slice(0, 20),
      name: '新人',
      role,
      organisationId,
      stationId: null,
      phone: '13900001234',
      password: 'Guanche-2026-xx',
      active: true,
    });
    const save = (role: string, organisationId: string) =>
      app.as(cast.admin)('PUT', '/api/accounts', form(role, organisationId));
    expect((await save('superior', 'SO-LH')).body.code).toBe('office-unknown');
    expect((await save('officer', 'AMR-CITY')).body.code).toBe('office-unknown');
  });
});
