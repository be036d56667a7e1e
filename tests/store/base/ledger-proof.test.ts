import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinLedger } from '../../../src/actions/base/join-ledger.ts';
import { moveComplaint, revealComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { fileTipoff, moveTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Keyring } from '../../../src/domain/base/keyring.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { createDb, type Db } from '../../../src/store/base/db.ts';
import { hashOf, listLedger, origin, rowOf } from '../../../src/store/base/ledger.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { ledgerKeysFrom, useLedgerKeys, type LedgerKey } from '../../../src/store/base/ledger-key.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { findUnfitKeys, keepPrints } from '../../../src/store/base/sealing-keys.ts';
import { isAsStated, rowState } from '../../../src/store/base/stated/row-state.ts';
import type { Schema } from '../../../src/store/base/schema.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { anAllegation } from '../../build/tipoff.ts';

let county: Qinghe;
let owner: Db;
let complaint: Complaint;
let tipoff: Tipoff;

const today = '2026-04-20';
const toOffice = { officeId: 'SO-LH', note: '' };
const asItIs = { version: null };

beforeAll(async () => {
  county = await qinghe();
  ({ db: owner } = createDb(county.database.owner, 2));
  useKeys(owner, testKeyring);
  await live(county, 6, today, dice(3));
  complaint = await aComplaint();
  await revealComplaint(county.ctx(cast.centre, today), complaint.number, '回电话');
  tipoff = await fileTipoff(county.ctx('consumer', today), anAllegation());
  tipoff = await moveTipoff(county.ctx(cast.centre, today), tipoff.number, 'dispatch', toOffice, asItIs);
});
afterAll(async () => {
  await owner.destroy();
  await county.close();
});

async function aComplaint(): Promise<Complaint> {
  const filed = await fileComplaint(county.ctx('consumer', today), aFiling());
  return moveComplaint(county.ctx(cast.centre, today), filed.number, 'dispatch', toOffice, asItIs);
}

/** What is proven after the owner of the tables, who may switch its guard off, has done this; then it is taken back. */
async function after(change: (tx: Transaction<Schema>) => Promise<unknown>): Promise<string[]> {
  const undo = new Error('undo');
  let seen: string[] = [];
  await owner
    .transaction()
    .execute(async (tx) => {
      await sql`alter table ledger disable trigger all`.execute(tx);
      await change(tx);
      useLedgerKeys(tx, testKeyring);
      const { broken } = await proveLedger(tx as Kysely<Schema>);
      seen = broken.map(({ matterId, seq, why }) => `${nameOf(matterId)} ${seq} ${why}`);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return seen;
}

function nameOf(matterId: string): string {
  return { [complaint.id]: 'complaint', [tipoff.id]: 'tipoff' }[matterId] ?? matterId;
}

const run = (statement: string) => (tx: Transaction<Schema>) => sql.raw(statement).execute(tx);
const lines = (of: { id: string }) => `ledger where matter_id = '${of.id}'`;

/** Makes all hashes of a chain anew, as somebody would who knows how they are made, under a key of his own or none. */
async function chainedAnew(tx: Transaction<Schema>, { id }: { id: string }, key: LedgerKey | null): Promise<void> {
  let before: Buffer = origin;
  for (const row of await listLedger(tx, countyId, id)) {
    before = hashOf(key, row, before);
    await sql`update ledger set hash = ${before} where matter_id = ${id} and seq = ${row.seq}`.execute(tx);
  }
}

describe('security F6: who can write the database', () => {
  it('holds for a filing whose id a client wrote in capitals, as some telephones do', async () => {
    const clientId = uuidv7();
    expect(aFiling({ clientId: clientId.toUpperCase() }).clientId).toBe(clientId);
    // Even where it is not read by the schema.
    const told = { ...aFiling(), clientId: uuidv7().toUpperCase() };
    const { number } = await fileComplaint(county.ctx('consumer', today), told);
    await moveComplaint(county.ctx(cast.centre, today), number, 'dispatch', toOffice, asItIs);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('finds it whole before', async () => {
    const { broken, provenSince, unkeyedLines } = await proveLedger(county.db);
    expect([broken, unkeyedLines]).toEqual([[], 0]);
    expect(provenSince).not.toBeNull();
  });

  it.each([
    ['under no key', null],
    [
      'under a key of his own',
      ledgerKeysFrom({ ...testKeyring, keys: new Map([['k1', Buffer.alloc(32, 1)]]) }).current,
    ],
  ])('1: changes a line and makes the chain anew %s, and is found', async (_, key) => {
    const found = await after(async (tx) => {
      await run(
        `update ledger set detail = detail::jsonb || '{"officeId": "SO-SQ"}' where matter_id = '${complaint.id}' and seq = 2`,
      )(tx);
      await chainedAnew(tx, complaint, key);
    });
    expect(found).toEqual([key === null ? 'complaint 3 tail' : 'complaint 1 hash']);
  });

  it('2: takes away the last lines of a tip-off, and is found', async () => {
    expect(await after(run(`delete from ${lines(tipoff)} and seq >= 2`))).toEqual(['tipoff 2 end']);
  });

  it('3: takes away all lines of a tip-off, and is found, with their tail too', async () => {
    expect(await after(run(`delete from ${lines(tipoff)}`))).toEqual(['tipoff 1 end']);
    const both = `delete from ${lines(tipoff)}; delete from ledger_tail where matter_id = '${tipoff.id}'`;
    expect(await after(run(both))).toEqual(['tipoff 1 end']);
  });

  it('4: takes away the line that tells that he looked, and is found, whatever he does to the tail', async () => {
    const cut = `delete from ${lines(complaint)} and verb = 'revealed'`;
    expect(await after(run(cut))).toEqual(['complaint 3 end']);
    const lowered = `update ledger_tail set seq = 2 where matter_id = '${complaint.id}'`;
    expect(await after(run(`${cut}; ${lowered}`))).toEqual(['complaint 2 tail']);
    const gone = `delete from ledger_tail where matter_id = '${complaint.id}'`;
    expect(await after(run(`${cut}; ${gone}`))).toEqual(['complaint 2 tail']);
  });

  it('5: cuts the end off a complaint and lowers its version, and is found', async () => {
    const cut = `delete from ${lines(complaint)} and seq >= 2; update complaint set version = 1 where id = '${complaint.id}'`;
    expect(await after(run(cut))).toEqual(['complaint 2 end']);
    const alone = `update complaint set version = 1 where id = '${complaint.id}'`;
    expect(await after(run(alone))).toEqual(['complaint 2 row']);
  });

  it.each([
    ['story', `'没有的事'`],
    ['amount_fen', '1'],
    ['outcome', `'withdrawn'`],
    ['operator_name', `'别人的店'`],
    ['office_id', `'SO-SQ'`],
    ['consumer_phone', `'13800000000'`],
    ['consumer_id_number', `'110101199003070011'`],
    ['code_stub', `'nAAAAAAAAAAAA'`],
    ['version', '9'],
  ])('6: changes %s of a complaint without a line, and is found', async (column, value) => {
    const found = await after(run(`update complaint set ${column} = ${value} where id = '${complaint.id}'`));
    expect(found).toEqual([column === 'version' ? 'complaint 4 end' : 'complaint 2 row']);
  });

  it('6: sets another reporter into a tip-off, and is found', async () => {
    const other = await fileTipoff(county.ctx('consumer', today), anAllegation());
    const swap = `update tipoff set reporter_id = null, anonymous = true, real_name = false where id = '${other.id}';
      update tipoff set reporter_id = '${other.reporterId}' where id = '${tipoff.id}'`;
    expect(await after(run(swap))).toEqual(expect.arrayContaining(['tipoff 2 row', `${other.id} 1 row`]));
  });

  it('and is still found after the next act has been written behind what he cut off', async () => {
    const { id, number } = await aComplaint();
    await revealComplaint(county.ctx(cast.centre, today), number, '回电话');
    await owner.transaction().execute(async (tx) => {
      await sql`alter table ledger disable trigger all`.execute(tx);
      await sql`delete from ledger where matter_id = ${id} and seq = 3`.execute(tx);
      await sql`alter table ledger enable trigger all`.execute(tx);
    });
    await revealComplaint(county.ctx(cast.centre, today), number, '再回一次');
    const { broken } = await proveLedger(county.db);
    expect(broken).toEqual([{ countyId, matterId: id, seq: 5, why: 'gap' }]);
  });
});

/** What the owner of the tables has done past the program, for good. */
async function done(change: (tx: Transaction<Schema>) => Promise<unknown>): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`alter table ledger disable trigger all`.execute(tx);
    await change(tx);
    await sql`alter table ledger enable trigger all`.execute(tx);
  });
}

/** What is broken of one matter. */
async function brokenOf({ id }: { id: string }): Promise<string[]> {
  const { broken } = await proveLedger(county.db);
  return broken.filter(({ matterId }) => matterId === id).map(({ seq, why }) => `${seq} ${why}`);
}

describe('what was done past the program is not laundered by the next act', () => {
  it('not a line that was cut off with the tail', async () => {
    const one = await aComplaint();
    await revealComplaint(county.ctx(cast.centre, today), one.number, '回电话');
    await done(run(`delete from ${lines(one)} and seq = 3; delete from ledger_tail where matter_id = '${one.id}'`));
    await revealComplaint(county.ctx(cast.centre, today), one.number, '再回一次');
    expect(await brokenOf(one)).toEqual(['3 tail']);
  });

  it('not a row that was changed, when its next step is saved', async () => {
    const one = await aComplaint();
    await done(run(`update complaint set story = '没有的事' where id = '${one.id}'`));
    await moveComplaint(county.ctx(cast.officer, today), one.number, 'accept', { decidedOn: today }, asItIs);
    expect(await brokenOf(one)).toEqual(['4 gap']);
  });
});

it('A digest from before telephones were stated holds for all else, and says nothing of them.', () => {
  const { current } = ledgerKeysFrom(testKeyring);
  const digest = rowState(current, 'complaint', complaint, 2);
  const isStill = (change: object) => isAsStated([current], 'complaint', { ...complaint, ...change }, digest);
  expect([isStill({ consumerPhone: '1' }), isStill({ story: '' })]).toEqual([true, false]);
});

it('A digest from before somebody settled with the firm on a day knows that day by its end alone; one of today holds it.', () => {
  const { current } = ledgerKeysFrom(testKeyring);
  const ended = { ...complaint, outcome: 'withdrawn', endedOn: '2026-04-20', firmSettledOn: null };
  const isStill = (firmSettledOn: string | null, scheme: 4 | 6, row: object = ended) =>
    isAsStated([current], 'complaint', { ...row, firmSettledOn }, rowState(current, 'complaint', row, scheme));
  expect([isStill('2026-04-20', 4), isStill('2026-04-19', 4)]).toEqual([true, false]);
  expect(isStill('2026-04-20', 4, { ...ended, outcome: 'settled' })).toBe(false);
  expect([isStill(null, 6), isStill('2026-04-20', 6)]).toEqual([true, false]);
  expect(isStill(null, 6, { ...ended, firmSettledOn: '2026-04-20' })).toBe(false);
});

/** The database as the former version had left it: no keys, no tails, no digests of rows. */
async function asBefore(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`alter table ledger disable trigger all`.execute(tx);
    await sql`delete from ledger_tail`.execute(tx);
    const { rows } = await sql<{ matterId: string }>`select distinct matter_id from ledger`.execute(tx);
    for (const { matterId } of rows) {
      let before: Buffer = origin;
      const chain = await tx.selectFrom('ledger').selectAll().where('matterId', '=', matterId).orderBy('seq').execute();
      for (const [i, row] of chain.entries()) {
        const line = { ...rowOf(row), seq: i + 1 };
        before = hashOf(null, line, before);
        await sql`update ledger set seq = ${line.seq}, hash = ${before}, row_state = null
          where matter_id = ${matterId} and seq = ${row.seq}`.execute(tx);
      }
    }
    await sql`alter table ledger enable trigger all`.execute(tx);
  });
}

const never = new AbortController().signal;
const noon = () => new Date('2026-06-01T04:00:00Z');

describe('a ledger from before there was a key', () => {
  it('goes on under the key from the next line of each chain, and says what that line binds', async () => {
    await asBefore(owner);
    expect(await proveLedger(county.db)).toMatchObject({ broken: [], provenSince: null });
    const before = await listLedger(county.db, countyId, complaint.id);
    await moveComplaint(
      county.ctx(cast.officer, '2026-04-22'),
      complaint.number,
      'accept',
      { decidedOn: '2026-04-22' },
      asItIs,
    );
    const [, , , joined, accepted] = await listLedger(county.db, countyId, complaint.id);
    expect(joined).toMatchObject({
      verb: 're-keyed',
      by: 'system',
      detail: { from: null, to: 'k1', lines: 3, head: before.at(-1)?.hash.toString('hex') },
    });
    expect(accepted).toMatchObject({ seq: 5, verb: 'accepted' });
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('is joined as a whole by the clock, goes on where it was cut off, and tells since when all of it is proven', async () => {
    const ctx = county.ctx('system', '2026-06-01');
    const cut = new AbortController();
    cut.abort();
    await joinLedger(ctx, noon, cut.signal);
    expect((await proveLedger(county.db)).provenSince).toBeNull();
    // No run goes on into the next one.
    let looks = 0;
    await joinLedger(ctx, () => new Date(noon().getTime() + 660_000 * looks++), never);
    expect((await proveLedger(county.db)).provenSince).toBeNull();
    await joinLedger(ctx, noon, never);
    const proof = await proveLedger(county.db);
    expect(proof).toMatchObject({ broken: [], unkeyedChains: 0, provenSince: noon() });
    expect(proof.unkeyedLines).toBeGreaterThan(20);
    const again = await proveLedger(county.db);
    await joinLedger(ctx, noon, never);
    expect(await proveLedger(county.db)).toEqual(again);
  });

  it('takes no chain without a key for an older one afterwards', async () => {
    const found = await after(async (tx) => {
      await run(
        `delete from ${lines(tipoff)} and verb = 're-keyed'; delete from ledger_tail where matter_id = '${tipoff.id}'`,
      )(tx);
      await chainedAnew(tx, tipoff, null);
    });
    expect(found).toEqual(['tipoff 2 unkeyed']);
  });

  it('binds the lines from before: who makes them anew is found', async () => {
    const found = await after(async (tx) => {
      await run(`update ledger set detail = '{}' where matter_id = '${tipoff.id}' and seq = 2`)(tx);
      const [first, second] = await listLedger(tx, countyId, tipoff.id);
      if (first === undefined || second === undefined) throw new Error('two lines');
      await sql`update ledger set hash = ${hashOf(null, second, first.hash)} where matter_id = ${tipoff.id} and seq = 2`.execute(
        tx,
      );
    });
    expect(found).toEqual(['tipoff 3 hash']);
  });
});

describe('a new key', () => {
  const next: Keyring = {
    ...testKeyring,
    current: 'k2',
    keys: new Map([...testKeyring.keys, ['k2', Buffer.alloc(32, 3)]]),
  };

  it('begins with a line in each chain, and the older lines need the older key', async () => {
    useLedgerKeys(county.db, next);
    const ctx = { ...county.ctx('system', '2026-06-02'), keyring: next };
    await joinLedger(ctx, noon, never);
    expect((await proveLedger(county.db)).broken).toEqual([]);
    expect((await listLedger(county.db, countyId, tipoff.id)).at(-1)).toMatchObject({
      verb: 're-keyed',
      detail: { from: 'k1', to: 'k2' },
    });
    const fresh = await aComplaint();
    expect((await listLedger(county.db, countyId, fresh.id)).map(({ verb }) => verb)).toEqual(['filed', 'dispatched']);
  });

  it('ledger 4: is proven by the ledger before its print is kept, and no print that was kept is overwritten', async () => {
    const { pool } = county.database;
    const changed = async (ring: Keyring) => (await findUnfitKeys(pool, ring)).changed;
    const withSm4 = (id: string): Keyring => ({ ...next, suites: new Map([[id, 'sm4']]) });
    const another: Keyring = { ...next, keys: new Map([...next.keys, ['k2', Buffer.alloc(32, 4)]]) };
    // Nothing was written down of any: the first start of this version, or a dump of a former one.
    await pool.query(`delete from machine_note where name = 'key-fingerprints'`);
    // The one in use by the ends of chains, the one before it by the line that the county turned from.
    for (const [ring, found] of [
      [next, []],
      [withSm4('k2'), ['k2']],
      [another, ['k2']],
      [withSm4('k1'), ['k1']],
      // It has written nothing yet.
      [{ ...next, keys: new Map([...next.keys, ['k9', Buffer.alloc(32, 9)]]) }, []],
    ] as const)
      expect(await changed(ring)).toEqual(found);
    expect((await findUnfitKeys(pool, withSm4('k2'))).missing.get('k2')).toBeGreaterThan(10);
    await keepPrints(pool, next);
    await keepPrints(pool, withSm4('k1'));
    // No row names it any more, and its line may not be changed even so.
    expect(await changed(withSm4('k1'))).toEqual(['k1']);
    expect(await changed(next)).toEqual([]);
    await pool.query(`delete from machine_note where name in ('key-fingerprints', 'mark-fingerprint')`);
  });

  it('ledger 14: whose older one is lost after all chains have turned leaves no row called changed, and each is stated by its next line', async () => {
    useLedgerKeys(county.db, { ...next, keys: new Map([['k2', Buffer.alloc(32, 3)]]) }, new Set(['k1']));
    expect((await proveLedger(county.db)).broken).toEqual([]);
    await revealComplaint(county.ctx(cast.centre, today), complaint.number, '回电话');
    expect((await listLedger(county.db, countyId, complaint.id)).at(-1)?.rowState).not.toBeNull();
    expect((await proveLedger(county.db)).broken).toEqual([]);
    useLedgerKeys(county.db, next);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('that is lost stops writing with a sentence, and is said by who proves the ledger', async () => {
    useLedgerKeys(county.db, testKeyring);
    const reading = () => revealComplaint(county.ctx(cast.centre, today), complaint.number, '回电话');
    expect(await laterCodeOf(reading)).toBe('ledger-key-lost');
    const { broken } = await proveLedger(county.db);
    expect(broken.find(({ matterId }) => matterId === complaint.id)).toMatchObject({ why: 'key' });
    useLedgerKeys(county.db, next);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('whose older one is missing in the file is no tampering: it is said that the key is not there', async () => {
    useLedgerKeys(county.db, testKeyring);
    const one = await aComplaint();
    useLedgerKeys(county.db, next);
    await revealComplaint(county.ctx(cast.centre, today), one.number, '回电话');
    useLedgerKeys(county.db, { ...next, keys: new Map([['k2', Buffer.alloc(32, 3)]]) });
    expect(await brokenOf(one)).toEqual(['1 key']);
    useLedgerKeys(county.db, next);
    expect(await brokenOf(one)).toEqual([]);
  });

  it('that is lost for ever is left behind when the operator says so, and tells what is no longer proven', async () => {
    const without: Keyring = { ...next, current: 'k3', keys: new Map([['k3', Buffer.alloc(32, 5)]]) };
    const lost = new Set(['k1', 'k2']);
    useLedgerKeys(county.db, without, lost);
    await revealComplaint(county.ctx(cast.centre, today), complaint.number, '回电话');
    await joinLedger({ ...county.ctx('system', '2026-06-02'), keyring: without }, noon, never);
    const { broken, unkeyedChains, unkeyedLines, lines: all } = await proveLedger(county.db);
    expect([broken, unkeyedChains]).toEqual([[], 0]);
    expect(unkeyedLines).toBeGreaterThan(all / 2);
    useLedgerKeys(county.db, next);
  });

  it('holds up nobody who acts while the chains are joined', async () => {
    await asBefore(owner);
    const acting = Array.from({ length: 8 }, (_, i) =>
      revealComplaint(county.ctx(cast.centre, today), complaint.number, `第 ${i} 次`),
    );
    const ctx = { ...county.ctx('system', '2026-06-02'), keyring: next };
    await Promise.all([...acting, joinLedger(ctx, noon, never)]);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });
});
