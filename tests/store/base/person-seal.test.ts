import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countOpenPersons, personSealings, sealPersons } from '../../../src/actions/base/seal-persons.ts';
import { countOlder, sealAnew } from '../../../src/actions/base/sealing.ts';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileInquiry } from '../../../src/actions/inquiry/inquiry.ts';
import { fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { claimLetter } from '../../../src/actions/exchange/letter-exchange.ts';
import type { StoredLetter } from '../../../src/domain/exchange/letter-exchange.ts';
import type { Keyring } from '../../../src/domain/base/keyring.ts';
import { Asking } from '../../../src/domain/inquiry/filing.ts';
import { unopened } from '../../../src/domain/base/masking.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { hasIdentity, phoneMarksOf, usePersonKeys } from '../../../src/store/base/person-seal.ts';
import { resealRows } from '../../../src/store/base/person-sealing.ts';
import { withNumbersHeld, withNumbersOpen } from '../../../src/store/base/stated/ledger-words.ts';
import { findUnfitKeys, weighKeys } from '../../../src/store/base/sealing-keys.ts';
import { listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { listAlikeComplaints } from '../../../src/store/complaint/consumer-indicators.ts';
import { findComplaint, listJointOf, listOpenOf, saveComplaint } from '../../../src/store/complaint/complaint.ts';
import { findHabit, listEarlierComplaints } from '../../../src/store/complaint/earlier-complaints.ts';
import { findInquiry } from '../../../src/store/inquiry/inquiry.ts';
import { findTipoff } from '../../../src/store/tipoff/tipoff.ts';
import { findLetter, insertLetter } from '../../../src/store/exchange/letter-exchange.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { ownerPool } from '../../build/house/database.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';

const today = '2026-04-20';
const never = new AbortController().signal;
const now = () => new Date('2026-04-20T04:00:00Z');
const idNumber = '330424197803041527';
let county: Qinghe;

beforeAll(async () => {
  county = await qinghe();
  await live(county, 12, today, dice(4));
});
afterAll(() => county.close());

function fileOf(
  phone: string,
  change: object = {},
  words: { story?: string; claim?: string } = {},
): Promise<Complaint> {
  const { consumer } = aFiling();
  return fileComplaint(
    county.ctx('consumer', today),
    aFiling({ consumer: { ...consumer, phone, ...change }, ...words }),
  );
}

const read = async ({ id }: Pick<Complaint, 'id'>) => {
  const found = await findComplaint(county.db, countyId, { id });
  if (found === null) throw new Error('It was just filed.');
  return found;
};

const stored = async ({ id }: Pick<Complaint, 'id'>) =>
  (await county.database.pool.query<Record<string, unknown>>('select * from complaint where id = $1', [id])).rows[0];

const search = async (q: string) => {
  const { items } = await listComplaints(
    county.db,
    county.actor(cast.centre),
    ComplaintQuery.parse({ q, limit: 50 }),
    today,
  );
  return items.map(({ id }) => id);
};

/** All that is found by the telephone, by every way of asking. */
async function ways(phone: string) {
  return {
    open: (await listOpenOf(county.db, countyId, [phone])).map(({ id }) => id),
    joint: (await listJointOf(county.db, countyId, phone)).map(({ id }) => id),
    whole: await search(phone),
    tail: await search(phone.slice(-4)),
    habit: (await findHabit(county.db, countyId, phone, new Date(0)))?.pastComplaints90d ?? 0,
  };
}

describe('security F7: a telephone and an identity number', () => {
  it('stand sealed in the row, and read as they were told', async () => {
    const filed = await fileOf('13812347001', { idNumber });
    const row = await stored(filed);
    expect(row).toMatchObject({ consumer_phone: '', consumer_id_number: '', key_id: 'k1' });
    // The cipher and its mode can be told from what is sealed.
    expect(row?.['complaint_seal']).toMatchObject({ 0: 1 });
    expect(await read(filed)).toMatchObject({ consumerPhone: '13812347001', consumerIdNumber: idNumber });
    expect(Object.keys(await read(filed))).toEqual(expect.not.arrayContaining(['complaintSeal', 'keyId', 'phoneMark']));
  });

  it('do not open in another row, and who reads the ledger is told', async () => {
    const [own, other] = [await fileOf('13812347011'), await fileOf('13812347012')];
    const before = await stored(other);
    const point = (from: unknown) =>
      county.database.pool.query('update complaint set complaint_seal = $1 where id = $2', [from, other.id]);
    await point((await stored(own))?.['complaint_seal']);
    expect((await read(other)).consumerPhone).toBe(unopened);
    expect((await proveLedger(county.db)).broken).toMatchObject([{ matterId: other.id, why: 'row' }]);
    await point(before?.['complaint_seal']);
    expect((await read(other)).consumerPhone).toBe('13812347012');
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('are found by the whole number and by the last four figures, and told apart by county', async () => {
    const filed = await fileOf('13812347021');
    const found = await ways('13812347021');
    expect(found).toEqual({ open: [filed.id], joint: [], whole: [filed.id], tail: [filed.id], habit: 1 });
    expect(await search('1234702')).toEqual([]);
    const mark = (of: number) => phoneMarksOf(county.db, of, '13812347021')[0];
    expect(mark(countyId)).toHaveLength(16);
    expect(mark(countyId)).not.toEqual(mark(countyId + 1));
  });

  it('are sealed anew when an officer corrects them, and go when they are taken away', async () => {
    const filed = await fileOf('13812347031', { idNumber });
    await moveComplaint(
      county.ctx(cast.centre, today),
      filed.number,
      'dispatch',
      { officeId: 'SO-LH', note: '' },
      { version: null },
    );
    const before = await read(filed);
    const corrected = await transact(county.db, (tx) =>
      saveComplaint(tx, before, { ...before, consumerPhone: '13812347032' }),
    );
    expect(await read(filed)).toMatchObject({ consumerPhone: '13812347032', consumerIdNumber: idNumber });
    expect((await ways('13812347031')).whole).toEqual([]);
    await transact(county.db, (tx) =>
      saveComplaint(tx, corrected, { ...corrected, consumerPhone: '', consumerIdNumber: null }),
    );
    expect(await stored(filed)).toMatchObject({
      complaint_seal: null,
      key_id: null,
      phone_mark: null,
      identity_mark: null,
    });
  });
});

describe('compliance 10: a county that goes over to the national ciphers, and back', () => {
  const k1 = testKeyring.keys.get('k1') as Uint8Array;
  const next: Keyring = {
    ...testKeyring,
    current: 'ks',
    keys: new Map([
      ['k1', k1],
      ['ks', randomBytes(32)],
    ]),
    suites: new Map([['ks', 'sm4']]),
  };
  const back: Keyring = { ...next, current: 'kt', keys: new Map([...next.keys, ['kt', randomBytes(32)]]) };
  afterAll(() => usePersonKeys(county.db, testKeyring));

  it('reads and finds every telephone by every way in both forms, before reseal has come to it, in the middle and after', async () => {
    usePersonKeys(county.db, testKeyring);
    const phone = '13812347055';
    const joint = { members: [{ phone: '13812347056' }] };
    const older = await fileOf(phone, { idNumber });
    const member = await fileOf('13812347057');
    const alone = await read(member);
    await transact(county.db, (tx) => saveComplaint(tx, alone, { ...alone, joint: joint as never }));
    usePersonKeys(county.db, next);
    const newer = await fileOf(phone);
    expect([(await stored(older))?.['key_id'], (await stored(newer))?.['key_id']]).toEqual(['k1', 'ks']);
    expect((await stored(newer))?.['complaint_seal']).toMatchObject({ 0: 2 });
    expect((await stored(newer))?.['phone_mark']).not.toEqual((await stored(older))?.['phone_mark']);

    const all = [older.id, newer.id].toSorted();
    const found = async () => {
      const { open, whole, tail, habit } = await ways(phone);
      const identity = await findSameIdentity(older);
      const of = (await listJointOf(county.db, countyId, '13812347056')).map(({ id }) => id);
      return { open: open.toSorted(), whole: whole.toSorted(), tail: tail.toSorted(), habit, identity, of };
    };
    const wanted = { open: all, whole: all, tail: all, habit: 2, identity: [older.id], of: [member.id] };
    // Those that a test has saved without a line.
    const broken = async () => (await proveLedger(county.db)).broken.filter(({ why }) => why === 'row');
    const brokenBefore = await broken();
    const sound = async () => {
      expect(await found()).toEqual(wanted);
      expect((await read(older)).consumerIdNumber).toBe(idNumber);
      expect((await read(member)).joint?.members[0]?.phone).toBe('13812347056');
      expect(await broken()).toEqual(brokenBefore);
    };
    await sound();

    for (const ring of [next, back]) {
      usePersonKeys(county.db, ring);
      const under = async () => {
        const { rows } = await sql<{ keyId: string }>`select key_id from complaint where key_id is not null`.execute(
          county.db,
        );
        return rows.filter(({ keyId }) => keyId === ring.current).length;
      };
      const before = await under();
      // A batch, and cut off.
      await transact(county.db, (tx) => resealRows(tx, 'complaint', ring, countyId, { after: null, limit: 5 }));
      expect(await under()).toBe(before + 5);
      await sound();
      const where = { db: county.db, keyring: ring, county: county.ctx('system', today).county, now };
      await sealAnew(where, personSealings, 'older');
      expect([...(await countOlder(where, personSealings))]).toEqual([]);
      await sound();
    }
    expect((await stored(newer))?.['complaint_seal']).toMatchObject({ 0: 1 });
    expect((await stored(newer))?.['phone_mark']).toEqual((await stored(older))?.['phone_mark']);
    // The tests after this one know the first key alone.
    const home = { ...back, current: 'k1' };
    usePersonKeys(county.db, home);
    await sealAnew(
      { db: county.db, keyring: home, county: county.ctx('system', today).county, now },
      personSealings,
      'older',
    );
  });

  async function findSameIdentity({ id }: Complaint): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`select c.id from complaint as c
      where ${hasIdentity(county.db, countyId, idNumber)} and c.id = ${id}`.execute(county.db);
    return rows.map((row) => row.id);
  }
});

describe('numbers in a line of the ledger', () => {
  const line = {
    countyId,
    matterId: uuidv7(),
    detail: {
      changed: { 'alarms.gatherHours': '打13812347061', 'a~1b': '13812347062' },
      tries: [{ said: '13812347063' }],
    },
  };

  it('come back where they stood, also under a name with a dot in it', () => {
    usePersonKeys(county.db, testKeyring);
    const held = withNumbersHeld(county.db, line);
    // Not the whole line: the last twelve characters of an id may be figures alone.
    const { heldBack, ...said } = held.detail as Record<string, unknown>;
    expect(heldBack).toMatchObject({ keyId: expect.any(String) });
    expect(JSON.stringify(said)).not.toMatch(/1381234706\d/u);
    expect(withNumbersOpen(county.db, held)).toEqual(line);
  });

  it('are told as what does not open, without their key', () => {
    usePersonKeys(county.db, testKeyring);
    const held = withNumbersHeld(county.db, line);
    usePersonKeys(county.db, { ...testKeyring, current: 'kz', keys: new Map([['kz', randomBytes(32)]]) });
    expect(withNumbersOpen(county.db, held).detail).toMatchObject({ tries: [{ said: unopened }] });
    usePersonKeys(county.db, testKeyring);
  });
});

describe('what an earlier version left in the open', () => {
  /** As the former version wrote it, with none of the columns of today. */
  async function leftOpen(): Promise<number> {
    const { rows } = await sql<Record<string, unknown> & { id: string }>`select * from complaint order by id`.execute(
      county.db,
    );
    for (const one of rows)
      await county.database.pool.query(
        `update complaint set consumer_phone = $1, consumer_id_number = $2, joint = $3, taken_over = $4, complaint_seal = null,
           key_id = null, phone_mark = null, phone_tail = null, identity_mark = null, member_marks = null,
           story = $6, claim = $7, agents = $8, words_open = true where id = $5`,
        [
          one['consumerPhone'],
          one['consumerIdNumber'],
          one['joint'] === null ? null : JSON.stringify(one['joint']),
          JSON.stringify(one['takenOver']),
          one.id,
          one['story'],
          one['claim'],
          // Agents came later than the seal: none was ever left in the open, and what the seal held goes back with the rest.
          JSON.stringify(one['agents']),
        ],
      );
    const sent = await county.db.selectFrom('message').selectAll().execute();
    for (const { id, to } of sent)
      await county.database.pool.query(
        'update message set "to" = $1, message_seal = null, key_id = null where id = $2',
        [to, id],
      );
    return open();
  }

  /** The copies have no line; whose line says another row would be named. */
  const changed = async () => (await proveLedger(county.db)).broken.filter(({ why }) => why === 'row');

  const open = async () =>
    Number(
      (
        await county.database.pool.query(
          `select count(*) as n from complaint where complaint_seal is null and consumer_phone <> ''`,
        )
      ).rows[0].n,
    );

  it('is read, searched and proven in both forms, and sealed in batches that a kill cuts off anywhere', async () => {
    const phone = '13812347041';
    const standing = '13812347042';
    const filed = await fileOf(phone, { idNumber }, { story: `打${standing}没人接，打了三回。` });
    const kept = () =>
      county.db.selectFrom('complaint').selectAll().where('number', 'not like', '旧%').orderBy('id').execute();
    const before = await kept();
    const asked = await ways(phone);
    expect(asked.whole).toEqual([filed.id]);
    const many = await leftOpen();
    // More than a batch.
    await county.database.pool.query(
      `insert into complaint select (json_populate_record(c, json_build_object('id', gen_random_uuid(), 'number', '旧' || n))).* from complaint as c,
       generate_series(1, 250) as n where c.id = $1`,
      [filed.id],
    );
    expect(await kept()).toEqual(before);
    expect(await open()).toBe(many + 250);
    expect((await ways(phone)).habit).toBe(200);
    expect(await changed()).toEqual([]);

    const ctx = county.ctx('system', today);
    const cut = new AbortController();
    cut.abort();
    await sealPersons(ctx, now, cut.signal);
    expect(await open()).toBe(many + 250);
    // Ten minutes a run: this one ends behind its first batch.
    let looks = 0;
    await sealPersons(ctx, () => new Date(now().getTime() + 400_000 * looks++), never);
    expect(await countOpenPersons(county)).toBeGreaterThan(0);
    const half = await open();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(many + 250);
    expect(await kept()).toEqual(before);
    await sealPersons(ctx, now, never);
    expect(await open()).toBe(0);
    expect(await countOpenPersons(county)).toBe(0);
    expect(await kept()).toEqual(before);
    expect((await ways(phone)).habit).toBe(200);
    expect(await changed()).toEqual([]);
    const { rows } = await county.database.pool.query(
      `select to_jsonb(c)::text as row from complaint as c where id = $1`,
      [filed.id],
    );
    expect(rows[0].row).not.toMatch(new RegExp(`${phone}|${standing}|${idNumber}`, 'u'));
  });

  it('is sealed under a new key batch by batch, and the old one opens nothing any more', async () => {
    const filed = await fileOf('13812347051', { idNumber }, { story: '打13812347052没人接，打了三回。' });
    const k1 = testKeyring.keys.get('k1') as Uint8Array;
    const next: Keyring = {
      ...testKeyring,
      current: 'k2',
      keys: new Map([
        ['k1', k1],
        ['k2', randomBytes(32)],
      ]),
    };
    usePersonKeys(county.db, next);
    const where = { db: county.db, keyring: next, county: county.ctx('system', today).county, now };
    expect((await countOlder(where, personSealings)).get('k1')).toBeGreaterThan(10);
    await sealAnew(where, personSealings, 'older');
    expect([...(await countOlder(where, personSealings))]).toEqual([]);
    expect(await read(filed)).toMatchObject({ consumerPhone: '13812347051', consumerIdNumber: idNumber });
    const alone = { ...next, keys: new Map([...next.keys].filter(([id]) => id === 'k2')) };
    usePersonKeys(county.db, alone);
    expect((await read(filed)).consumerPhone).toBe('13812347051');
    // A key file that lacks it stops the start, and names it with how many rows need it.
    expect((await findUnfitKeys(county.database.pool, testKeyring)).missing.get('k2')).toBeGreaterThan(10);
    // What lies under a key that is there is not counted, whichever names lie beside it; and all is the same as with every row counted.
    const { missing } = await weighKeys(county.database.pool, testKeyring);
    for (const names of [['k1'], ['a', 'k1', 'z'], ['z']]) {
      const file = { ...testKeyring, current: names[0] ?? '', keys: new Map(names.map((id) => [id, k1])) };
      const { missing: found } = await findUnfitKeys(county.database.pool, file);
      expect(found.get('k2')).toBe(missing.get('k2'));
      expect(found.has('k1')).toBe(!names.includes('k1'));
    }
    expect([...(await findUnfitKeys(county.database.pool, next)).missing.keys()]).toEqual([]);
    usePersonKeys(county.db, testKeyring);
    expect((await read(filed)).consumerPhone).toBe(unopened);
    // A sign that the program made is not shown as what the citizen has written.
    expect((await read(filed)).story).toBe(`打${unopened}没人接，打了三回。`);
    usePersonKeys(county.db, next);
  });
});

describe('security F7: what does not open', () => {
  const k1 = testKeyring.keys.get('k1') as Uint8Array;
  /** The key of before and a newer one; the tests before this one left the county under keys of their own. */
  const both: Keyring = {
    ...testKeyring,
    current: 'kb',
    keys: new Map([
      ['k1', k1],
      ['kb', randomBytes(32)],
    ]),
  };
  const alone: Keyring = { ...both, keys: new Map([...both.keys].filter(([id]) => id === 'kb')) };
  const older: Keyring = testKeyring;

  beforeEach(() => usePersonKeys(county.db, older));
  afterAll(() => usePersonKeys(county.db, older));

  const letter = (change: Partial<StoredLetter> = {}): StoredLetter => {
    const id = uuidv7();
    return {
      countyId,
      id,
      peerCountyId: null,
      direction: 'out',
      kind: 'ticket',
      platformNumber: id,
      matterId: null,
      number: null,
      subject: '',
      edition: null,
      body: { id, kind: 'ticket', from: '本县', platformNumber: id, cells: { consumerPhone: '13812347061' } },
      madeAt: now(),
      byId: null,
      notBefore: now(),
      failedTimes: 0,
      lastError: null,
      putOff: false,
      ackedAt: null,
      verdict: null,
      peerNumber: null,
      reasonZh: null,
      reasonEn: null,
      ...change,
    };
  };
  const keep = async (one: StoredLetter) => {
    await transact(county.db, (tx) => insertLetter(tx, one));
    return one;
  };
  const sealOf = async ({ id }: { id: string }) =>
    (
      await county.database.pool.query<{ seal: Buffer; key_id: string }>(
        'select exchange_letter_seal as seal, key_id from exchange_letter where id = $1',
        [id],
      )
    ).rows[0];
  const spoil = (table: string, { id }: { id: string }) =>
    county.database.pool.query(
      `update ${table} set ${table}_seal = set_byte(${table}_seal, 40, 255 - get_byte(${table}_seal, 40)) where id = $1`,
      [id],
    );

  it('is left under its key when the others are sealed anew, and a letter with it is not sent', async () => {
    const spoiled = await keep(letter());
    const whole = await keep(letter());
    await spoil('exchange_letter', spoiled);
    const before = await sealOf(spoiled);
    usePersonKeys(county.db, both);
    const where = { db: county.db, keyring: both, county: county.ctx('system', today).county, now };
    await sealAnew(where, personSealings, 'older');
    expect((await sealOf(whole))?.key_id).toBe('kb');
    expect(await sealOf(spoiled)).toEqual(before);
    const ctx = { ...county.ctx('system', today), at: now() };
    expect(await claimLetter(ctx, null)).toMatchObject({
      id: whole.id,
      body: { cells: { consumerPhone: '13812347061' } },
    });
    expect(await claimLetter(ctx, null)).toBe(null);
    const waits = await findLetter(county.db, countyId, { id: spoiled.id });
    expect(waits).toMatchObject({ failedTimes: 1, lastError: expect.stringContaining('打不开') });
    expect(waits?.body).toMatchObject({ cells: { consumerPhone: unopened } });
    // Another server has sealed it under a key that this one has not got yet: it is left to that one.
    const newer = await keep(letter());
    usePersonKeys(county.db, older);
    expect(await claimLetter(ctx, null)).toBe(null);
    expect(await findLetter(county.db, countyId, { id: newer.id })).toMatchObject({ failedTimes: 0, lastError: null });
  });

  it('and what does is found by its telephone again when all is sealed anew after the mark was lost', async () => {
    const filed = await fileOf('13812347091');
    const remarked: Keyring = { ...both, marking: randomBytes(32) };
    usePersonKeys(county.db, remarked);
    expect((await ways('13812347091')).whole).toEqual([]);
    const where = { db: county.db, keyring: remarked, county: county.ctx('system', today).county, now };
    await sealAnew(where, personSealings, 'older');
    expect((await ways('13812347091')).whole).toEqual([filed.id]);
  });

  it('is saved by no server that has not got its key, and by one whose key is lost with what was typed', async () => {
    const filed = await fileOf('13812347071', { idNumber });
    usePersonKeys(county.db, alone);
    const before = await read(filed);
    const save = (change: Partial<Complaint>) =>
      transact(county.db, (tx) => saveComplaint(tx, before, { ...before, ...change }));
    expect(await laterCodeOf(() => save({ story: '补充' }))).toBe('seal-shut');
    expect(await laterCodeOf(() => save({ consumerPhone: '13812347072' }))).toBe('seal-shut');
    usePersonKeys(county.db, alone, new Set(['k1']));
    await save({ consumerPhone: '13812347072' });
    expect(await read(filed)).toMatchObject({ consumerPhone: '13812347072', consumerIdNumber: unopened });
    expect((await stored(filed))?.['key_id']).toBe('kb');
    expect((await stored(filed))?.['identity_mark']).not.toBe(null);
    expect((await ways('13812347072')).whole).toEqual([filed.id]);
    expect((await ways('13812347071')).whole).toEqual([]);
  });

  it('is not sealed anew while its key is there: its row may be found in a backup', async () => {
    const filed = await fileOf('13812347081');
    await spoil('complaint', filed);
    const before = await read(filed);
    const save = () =>
      transact(county.db, (tx) => saveComplaint(tx, before, { ...before, consumerPhone: '13812347082' }));
    expect(await laterCodeOf(save)).toBe('seal-shut');
  });
});

describe('security F7: numbers in the words of a citizen', () => {
  it('are not looked for in the id of what a line tells of', () => {
    const detail = { filters: ['import 01a223fb-4a74-7896-913c-fce225dd57f7'] };
    const line = { countyId, matterId: uuidv7(), detail };
    expect(withNumbersHeld(county.db, line)).toEqual(line);
  });

  it('are not lost by a server of the former version that still runs: it may save nothing of them, whatever it changes', async () => {
    const filed = await fileOf('13812347201', {}, { story: '打13812347202没人接' });
    const tipoff = await fileTipoff(county.ctx(cast.centre, today), anAllegation({ story: '打13812347203没人接' }));
    // It knows neither the column nor the setting; its connections are its own.
    const former = ownerPool({ ...county.database.owner, options: '' });
    const refused = (words: string) => expect(former.query(words), words).rejects.toThrow('former version');
    await refused(`update complaint set complaint_seal = decode('01ff', 'hex') where id = '${filed.id}'`);
    await refused(`update complaint set story = '打〔隐号〕没人接，更正' where id = '${filed.id}'`);
    await refused(`update complaint set version = version where id = '${filed.id}'`);
    await refused(`update tipoff set story = '打〔隐号〕没人接，更正' where id = '${tipoff.id}'`);
    // What this version has not looked at yet is the former one's too.
    await county.database.pool.query('update complaint set words_open = true where id = $1', [filed.id]);
    await former.query(`update complaint set version = version where id = '${filed.id}'`);
    await former.end();
    expect((await read(filed)).story).toBe('打13812347202没人接');
    expect((await findTipoff(county.db, countyId, tipoff))?.story).toBe('打13812347203没人接');
  });

  it('are kept so in every table that has words', async () => {
    const { rows } = await county.database.pool.query<{ name: string; kept: boolean }>(
      `select c.relname as name, exists (select 1 from pg_trigger as t where t.tgrelid = c.oid and t.tgname = c.relname || '_numbers_kept'
         and t.tgattr = '' and t.tgenabled = 'O') as kept
       from pg_class as c join pg_attribute as a on a.attrelid = c.oid
       where c.relkind = 'r' and a.attname = 'words_open' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'complaint',
      'contract_review',
      'covert_check',
      'enforcement',
      'exchange_letter',
      'exhibit',
      'guidance',
      'inquiry',
      'inspection',
      'redispatch',
      'sampling_batch',
      'seizure',
      'station_report',
      'station_visit',
      'survey',
      'tipoff',
    ]);
    expect(rows.filter(({ kept }) => !kept)).toEqual([]);
  });

  const story = `他说〔隐号〕没人接，让我打13812347101，身份证${idNumber}，又说 138-1234-7102 也行〔隐号〕。`;

  it('lie in the seal of the row, and come back to where they stood, whatever else was typed', async () => {
    const filed = await fileOf('13812347100', {}, { story, claim: '退一赔三' });
    expect(await stored(filed)).toMatchObject({
      story: '他说〔隐号〕没人接，让我打〔隐号〕，身份证〔隐号〕，又说 〔隐号〕 也行〔隐号〕。',
      claim: '退一赔三',
      words_open: false,
    });
    expect(await read(filed)).toMatchObject({ story, claim: '退一赔三' });
    expect(Object.keys(await read(filed))).not.toContain('wordsOpen');
    const { broken } = await proveLedger(county.db);
    expect(broken.filter(({ matterId }) => matterId === filed.id)).toEqual([]);
  });

  it('are found whole, in whatever form, and make nobody one of those who complain jointly', async () => {
    const filed = await fileOf('13812347110', {}, { story: '店里电话0377-6520311，老板１３８１２３４７１１１。' });
    for (const q of ['03776520311', '0377-6520311', '13812347111']) expect(await search(q), q).toEqual([filed.id]);
    for (const q of ['6520311', '7111', '138123471']) expect(await search(q), q).toEqual([]);
    const before = await read(filed);
    await transact(county.db, (tx) => saveComplaint(tx, before, { ...before, joint: { members: [] } as never }));
    expect(await listJointOf(county.db, countyId, '13812347111')).toEqual([]);
    expect(await search('13812347111')).toEqual([filed.id]);
    const again = await read(filed);
    await transact(county.db, (tx) => saveComplaint(tx, again, { ...again, joint: null, story: '店里没有电话。' }));
    expect(await stored(filed)).toMatchObject({ story: '店里没有电话。', member_marks: null });
    expect(await search('13812347111')).toEqual([]);
  });

  it('leave the comparison of two tellings what it was', async () => {
    const told = { story: '种子不出苗，店主电话13812347121，订单号440012345678901，退钱。', claim: '退货款' };
    const [one, other] = [await fileOf('13812347122', {}, told), await fileOf('13812347123', {}, told)];
    const alike = await listAlikeComplaints(county.db, await read(one), {
      from: new Date(0),
      until: new Date('2026-04-21'),
    });
    expect(alike.find(({ id }) => id === other.id)?.story).toBe(told.story);
    const sought = {
      phone: '13812347123',
      operatorName: '',
      operatorId: null,
      marks: [],
      categoryCode: '',
      since: new Date(0),
    };
    const [earlier] = await listEarlierComplaints(county.db, countyId, sought);
    expect(earlier?.text).toBe(told.story);
  });

  it('that an earlier version left there are sealed by the job, but for a row whose key is not here', async () => {
    const filed = await fileOf('13812347131');
    const shut = await fileOf('13812347132');
    const open = '打13812347133没人接';
    await county.database.pool.query('update complaint set story = $1, words_open = true where id = any($2)', [
      open,
      [filed.id, shut.id],
    ]);
    await county.database.pool.query(`update complaint set key_id = 'kx' where id = $1`, [shut.id]);
    expect((await read(filed)).story).toBe(open);
    await sealPersons(county.ctx('system', today), now, never);
    expect(await stored(filed)).toMatchObject({ story: '打〔隐号〕没人接', words_open: false });
    expect(await read(filed)).toMatchObject({ story: open, consumerPhone: '13812347131' });
    expect(await search('13812347133')).toEqual(expect.arrayContaining([filed.id]));
    expect(await stored(shut)).toMatchObject({ story: open, words_open: true });
    await county.database.pool.query(`update complaint set key_id = 'k1' where id = $1`, [shut.id]);
    await sealPersons(county.ctx('system', today), now, never);
    expect(await read(shut)).toMatchObject({ story: open, consumerPhone: '13812347132' });
    expect(await stored(shut)).toMatchObject({ story: '打〔隐号〕没人接' });
  });

  it('law 8: in the proof of a notice of before are taken out once the county is upgraded (0405), and the desk reads it as it was', async () => {
    const filed = await fileOf('13812347134');
    const plain = await fileOf('13812347135');
    const told = (proof: string) => JSON.stringify([{ kind: 'decline', to: 'consumer', proof }]);
    const write = `update complaint set notices = $1, words_open = false where id = $2`;
    await county.database.pool.query(write, [told('4月23日10时打138 1234 7136告知'), filed.id]);
    await county.database.pool.query(write, [told('4月23日当面交给他'), plain.id]);
    const upgrade = readFileSync(new URL('../../../migrations/0405-complaint-proofs.sql', import.meta.url), 'utf8');
    await county.database.pool.query(upgrade);
    expect([await stored(filed), await stored(plain)]).toMatchObject([{ words_open: true }, { words_open: false }]);
    await sealPersons(county.ctx('system', today), now, never);
    expect(JSON.stringify((await stored(filed))?.['notices'])).not.toMatch(/138\s*1234/u);
    expect((await read(filed)).notices[0]?.proof).toBe('4月23日10时打138 1234 7136告知');
    expect((await read(plain)).notices[0]?.proof).toBe('4月23日当面交给他');
  });

  it('of who tells of something or asks, left by an earlier version, are sealed with nothing else of them changed', async () => {
    const of = (what: string) => `${what}，打13812347141，证330424197803041521。`;
    const ctx = county.ctx(cast.centre, today);
    const tipoff = await fileTipoff(ctx, anAllegation({ story: of('卖假药'), evidence: of('录了像') }));
    const inquiry = await fileInquiry(
      ctx,
      Asking.parse({
        clientId: uuidv7(),
        channel: 'C01',
        name: '王先生',
        phone: '13800000118',
        question: of('定金能退吗'),
      }),
    );
    const kept = async () => [
      await findTipoff(county.db, countyId, tipoff),
      await findInquiry(county.db, countyId, inquiry),
    ];
    const before = await kept();
    expect(before).toMatchObject([{ story: of('卖假药'), evidence: of('录了像') }, { question: of('定金能退吗') }]);
    const { pool } = county.database;
    await pool.query(
      'update tipoff set story = $1, evidence = $2, tipoff_seal = null, key_id = null, words_open = true where id = $3',
      [tipoff.story, tipoff.evidence, tipoff.id],
    );
    await pool.query(
      `update inquiry set question = $1, asker_phone = $2, inquiry_seal = null, key_id = null, phone_mark = null,
         phone_tail = null, words_open = true where id = $3`,
      [inquiry.question, inquiry.askerPhone, inquiry.id],
    );
    expect(await kept()).toEqual(before);
    await sealPersons(county.ctx('system', today), now, never);
    expect(await kept()).toEqual(before);
    const rows = await pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from tipoff as t where id = $1
       union all select to_jsonb(t)::text from inquiry as t where id = $2`,
      [tipoff.id, inquiry.id],
    );
    for (const { row } of rows.rows) expect(row).not.toMatch(/13812347141|330424197803041521/u);
    const { broken } = await proveLedger(county.db);
    expect(broken.filter(({ matterId }) => matterId === tipoff.id || matterId === inquiry.id)).toEqual([]);
  });
});

describe('security F7: numbers in what lies without the names of its fields', () => {
  it('are taken out of notices and minutes and put back, and a part reads as the whole does', async () => {
    const before = await read(await fileOf('13812347003'));
    const [kind, to, way, toldOn, byId] = ['acceptance', 'consumer', 'phone', today, uuidv7()] as const;
    const notices = [{ kind, to, way, toldOn, proof: '打138 1234 7137告知', byId, paperNumber: null }];
    const [heldAt, place] = ['2026-04-20T10:00:00+08:00', '所里'];
    const sessions = [{ heldAt, place, way, mediators: '老高', minutes: '电话13812347138', byId }];
    await transact(county.db, (tx) => saveComplaint(tx, before, { ...before, notices, sessions }));
    expect(await stored(before)).toMatchObject({
      notices: [[kind, to, way, today, '打〔隐号〕告知', byId, null]],
      sessions: [[heldAt, place, way, '老高', '电话〔隐号〕', byId]],
    });
    expect(await read(before)).toMatchObject({ notices, sessions });
    const part = sql`select c.sessions, c.notices from complaint as c where c.id = ${before.id}`;
    expect((await part.execute(county.db)).rows).toMatchObject([
      { notices: [{ kind, toldOn }], sessions: [{ heldAt, minutes: '电话〔隐号〕' }] },
    ]);
  });
});
