import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { lineOf, listLedger } from '../../../src/store/base/ledger.ts';
import { ledgerKeysFrom } from '../../../src/store/base/ledger-key.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { connectionAsApp } from '../../../src/store/base/migrate.ts';
import { cast } from '../../build/cast.ts';
import { ownerPool } from '../../build/house/database.ts';
import { aFiling, countyId, noonOf } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
let owner: pg.Client;
let complaint: Complaint;

beforeAll(async () => {
  county = await qinghe();
  owner = new pg.Client(county.database.owner);
  await owner.connect();
  await live(county, 12, '2026-04-20', dice(7));
  complaint = await fileComplaint(county.ctx('consumer', '2026-04-20'), aFiling());
  complaint = await moveComplaint(
    county.ctx(cast.centre, '2026-04-20'),
    complaint.number,
    'dispatch',
    { officeId: 'SO-LH', note: '' },
    { version: null },
  );
  complaint = await moveComplaint(
    county.ctx(cast.officer, '2026-04-22'),
    complaint.number,
    'accept',
    { decidedOn: '2026-04-22' },
    { version: null },
  );
});
afterAll(async () => {
  await owner.end();
  await county.close();
});

/** Does something to the ledger that only the owner of the tables can do, with its guard switched off; then undoes it. */
async function tampered<T>(change: string, look: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  await owner.query('alter table ledger disable trigger all');
  await owner.query('create temporary table kept on commit drop as select * from ledger');
  await owner.query(change);
  await owner.query('alter table ledger enable trigger all');
  await owner.query('create table before_tampering as select * from kept');
  await owner.query('commit');
  try {
    return await look();
  } finally {
    await owner.query('begin');
    await owner.query('alter table ledger disable trigger all');
    await owner.query('delete from ledger');
    await owner.query('insert into ledger select * from before_tampering');
    await owner.query('drop table before_tampering');
    await owner.query('alter table ledger enable trigger all');
    await owner.query('commit');
  }
}

const where = () => `county_id = ${countyId} and matter_id = '${complaint.id}'`;

describe('the ledger is written once', () => {
  it.each([
    ['update', `update ledger set verb = 'closed'`],
    ['delete', 'delete from ledger'],
    ['truncate', 'truncate ledger'],
  ])('the program’s own role may not %s', async (_, statement) => {
    await expect(county.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['update', `update ledger set verb = 'closed'`],
    ['delete', 'delete from ledger'],
    ['truncate', 'truncate ledger cascade'],
  ])('and the owner of the tables is stopped by a trigger when he tries to %s', async (_, statement) => {
    await expect(owner.query(statement)).rejects.toThrow('ledger is written once');
  });

  it.each([
    ['removed', 'delete from county'],
    ['given another number', 'update county set county_id = county_id + 1'],
    ['removed with all others', 'truncate county cascade'],
  ])('the county, for which no line asks, is not %s by the owner either', async (_, statement) => {
    await expect(owner.query(statement)).rejects.toThrow('a county is neither removed nor given another number');
  });

  it('the program works as a role that owns nothing', async () => {
    const who = await county.database.pool.query<{ role: string }>('select current_user as role');
    expect(who.rows[0]?.role).toBe('hongdun_app');
    await expect(county.database.pool.query('alter table ledger disable trigger all')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the program’s own role', () => {
  it.each([
    ['take away a matter', 'delete from complaint'],
    ['take away an account', 'delete from account'],
  ])('may not %s', async (_, statement) => {
    await expect(county.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot put a table of its own in the way of the tally', async () => {
    const client = await county.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('create temporary table complaint_tally (nothing integer)');
      await expect(
        client.query(`update complaint set stage = stage where ${where().replace('matter_id', 'id')}`),
      ).resolves.toMatchObject({ rowCount: 1 });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is all that its own login can be', async () => {
    const pool = ownerPool(county.database.owner);
    const own = new pg.Client(await connectionAsApp(pool, county.database.owner));
    await own.connect();
    try {
      await own.query('set role none');
      const { rows } = await own.query<{ who: string }>('select current_user as who');
      expect(rows[0]?.who).toBe('hongdun_app');
      await expect(own.query('set role hongdun')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await own.end();
      await pool.end();
    }
  });
});

describe('the chain', () => {
  it('holds one line for each act, numbered, each bound to the one before', async () => {
    const lines = await listLedger(county.db, countyId, complaint.id);
    expect(lines.map(({ seq, verb, onDay, by }) => [seq, verb, onDay, by])).toEqual([
      [1, 'filed', '2026-04-20', 'consumer'],
      [2, 'dispatched', '2026-04-20', county.actor(cast.centre).id],
      [3, 'accepted', '2026-04-22', county.actor(cast.officer).id],
    ]);
    const [first, second] = lines;
    if (first === undefined || second === undefined) throw new Error('two lines');
    const { current } = ledgerKeysFrom(testKeyring);
    const event = { ...second, verb: 'dispatched' as const };
    expect(lineOf(current, event, 2, first.hash, second.rowState).hash.equals(second.hash)).toBe(true);
    expect(
      lineOf(current, { ...event, at: noonOf('2026-04-21') }, 2, first.hash, second.rowState).hash.equals(second.hash),
    ).toBe(false);
  });

  it('is whole after many acts, and every line was walked', async () => {
    const counted = await county.database.pool.query<{ n: number }>('select count(*) as n from ledger');
    expect(await findBrokenLine(county.db)).toEqual({ lines: counted.rows[0]?.n, broken: null });
  });

  it.each([
    ['another verb', `update ledger set verb = 'declined' where {} and seq = 3`, 3, 'hash'],
    ['another day', `update ledger set on_day = '2026-04-21' where {} and seq = 3`, 3, 'hash'],
    ['another person', `update ledger set by = '00000000-0000-0000-0000-000000000002' where {} and seq = 2`, 2, 'hash'],
    ['another time', `update ledger set at = at + interval '1 ms' where {} and seq = 1`, 1, 'hash'],
    [
      'another detail',
      `update ledger set detail = detail::jsonb || '{"officeId": "SO-SQ"}' where {} and seq = 2`,
      2,
      'hash',
    ],
    ['a missing detail', `update ledger set detail = detail::jsonb - 'note' where {} and seq = 2`, 2, 'hash'],
    ['a line left out', 'delete from ledger where {} and seq = 2', 3, 'gap'],
    ['the last line left out', 'delete from ledger where {} and seq = 3', 3, 'end'],
    ['all lines left out', 'delete from ledger where {}', 1, 'end'],
    ['the first line left out', 'delete from ledger where {} and seq = 1', 2, 'gap'],
  ])('with %s is found broken at the line', async (_, change, seq, why) => {
    const found = await tampered(change.replace('{}', where()), () => findBrokenLine(county.db));
    expect(found.broken).toEqual({ countyId, matterId: complaint.id, seq, why });
    expect((await findBrokenLine(county.db)).broken).toBeNull();
  });

  it('with a line put in between is found broken where the next one no longer follows', async () => {
    const change = `update ledger set seq = 4 where ${where()} and seq = 3;
      insert into ledger (county_id, matter_id, seq, verb, at, on_day, by, by_organisation_id, detail, hash)
      select county_id, matter_id, 3, verb, at, on_day, by, by_organisation_id, detail, hash from ledger where ${where()} and seq = 2`;
    const found = await tampered(change, () => findBrokenLine(county.db));
    expect(found.broken).toEqual({ countyId, matterId: complaint.id, seq: 3, why: 'hash' });
  });
});
