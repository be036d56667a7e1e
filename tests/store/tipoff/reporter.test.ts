import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reporter } from '../../../src/domain/tipoff/reporter.ts';
import {
  getReporter,
  isSameReporter,
  listReportersByMarks,
  marksOf,
  resealReporter,
  resealReporters,
  saveReporter,
  soughtMarks,
} from '../../../src/store/tipoff/reporter.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { anId, countyId, noonOf } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { reporterPart } from '../../build/tipoff.ts';
import type { Keyring } from '../../../src/domain/base/keyring.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const who: Reporter = { ...reporterPart, idNumber: null, wantsReward: true, ownWords: '我是何桂花' };
const rotated: Keyring = {
  ...testKeyring,
  current: 'k2',
  keys: new Map([...testKeyring.keys, ['k2', new Uint8Array(32).fill(8)]]),
};

async function sealed(change: Partial<Reporter> = {}, keyring = testKeyring): Promise<string> {
  const id = anId();
  await transact(county.db, (tx) =>
    saveReporter(tx, keyring, { countyId, id, tipoffId: tipoffOf(id) }, { ...who, ...change }, noonOf('2026-05-18')),
  );
  return id;
}

/** The tip-off of a sealed identity; none of them is in the table. */
const tipoffOf = (id: string) => id.replace(/^./u, 'f');
const told = (id: string) => ({ countyId, id: tipoffOf(id), reporterId: id });

describe('a sealed reporter', () => {
  it('comes back whole to who has the key, and lies in the table as bytes without a word of it', async () => {
    const id = await sealed();
    expect(await getReporter(county.db, testKeyring, told(id))).toEqual(who);
    const row = await county.db.selectFrom('reporter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    for (const word of ['何桂花', '13800000602', '刘洼'])
      expect(row.sealed.includes(Buffer.from(word)), word).toBe(false);
  });

  it('is sealed anew each time, so that equal people are not seen to be equal', async () => {
    const [a, b] = [await sealed(), await sealed()];
    const rows = await county.db.selectFrom('reporter').select('sealed').where('id', 'in', [a, b]).execute();
    expect(rows[0]?.sealed.equals(rows[1]?.sealed ?? Buffer.alloc(0))).toBe(false);
  });

  it('opens after the key was changed, and not without its own key', async () => {
    const [old, fresh] = [await sealed(), await sealed({}, rotated)];
    expect(await getReporter(county.db, rotated, told(old))).toEqual(who);
    expect(await getReporter(county.db, rotated, told(fresh))).toEqual(who);
    expect(await laterCodeOf(() => getReporter(county.db, testKeyring, told(fresh)))).toBe('reporter-unsealable');
  });

  it('opens nowhere when its bytes were changed, or were moved to another row', async () => {
    const [a, b] = [await sealed(), await sealed({ name: '别人' })];
    const bytes = async (id: string) =>
      (await county.db.selectFrom('reporter').select('sealed').where('id', '=', id).executeTakeFirstOrThrow()).sealed;
    const theirs = await bytes(b);
    await transact(county.db, (tx) => tx.updateTable('reporter').set({ sealed: theirs }).where('id', '=', a).execute());
    expect(await laterCodeOf(() => getReporter(county.db, testKeyring, told(a)))).toBe('reporter-unsealable');
    theirs[theirs.length - 1] = (theirs.at(-1) ?? 0) ^ 1;
    await transact(county.db, (tx) => tx.updateTable('reporter').set({ sealed: theirs }).where('id', '=', b).execute());
    expect(await laterCodeOf(() => getReporter(county.db, testKeyring, told(b)))).toBe('reporter-unsealable');
  });
});

describe('the marks of a reporter', () => {
  const national: Keyring = {
    ...testKeyring,
    current: 'ks',
    keys: new Map([...testKeyring.keys, ['ks', new Uint8Array(32).fill(8)]]),
    suites: new Map([['ks', 'sm4']]),
  };

  it('tell the same person by telephone or identity number however written, and nobody else', async () => {
    const idNumber = '41102319800101123x';
    const a = await sealed({ idNumber });
    const byPhone = await sealed({ phone: '138 0000 0602' });
    const byNumber = await sealed({ phone: '13900000000', idNumber: '411023 19800101 123X' });
    const other = await sealed({ phone: '13900000001' });
    expect(await isSameReporter(county.db, testKeyring, countyId, a, byPhone)).toBe(true);
    expect(await isSameReporter(county.db, testKeyring, countyId, a, byNumber)).toBe(true);
    expect(await isSameReporter(county.db, testKeyring, countyId, a, other)).toBe(false);
    const found = await listReportersByMarks(county.db, countyId, soughtMarks(testKeyring, { phone: '', idNumber }));
    expect(found.toSorted()).toEqual([a, byNumber].toSorted());
  });

  it('are other marks under another key, so that a copy of the table finds nobody', () => {
    const marks = marksOf(testKeyring, { phone: '13800000602', idNumber: null }, 'aes');
    const others = marksOf(
      { ...testKeyring, marking: new Uint8Array(32) },
      { phone: '13800000602', idNumber: null },
      'aes',
    );
    expect(marks.phone).toHaveLength(32);
    expect(marks.identity).toBeNull();
    expect(marks.phone?.equals(others.phone ?? Buffer.alloc(0))).toBe(false);
  });

  it('compliance 10: are by the hash of the key, and tell the same person before and after reseal has come to him', async () => {
    const who = { phone: '13800000603', idNumber: '41102319800101203X' };
    const before = await sealed(who);
    const after = await sealed({ phone: who.phone }, national);
    const other = await sealed({ phone: '13800000604' }, national);
    const same = (a: string, b: string) => isSameReporter(county.db, national, countyId, a, b);
    const found = async () =>
      (await listReportersByMarks(county.db, countyId, soughtMarks(national, { ...who, idNumber: null }))).toSorted();
    const markOf = async (id: string) =>
      (
        await county.database.pool.query<{ mark: Buffer }>('select phone_mark as mark from reporter where id = $1', [
          id,
        ])
      ).rows[0]?.mark;
    expect(await markOf(before)).toEqual(marksOf(testKeyring, { ...who, idNumber: null }, 'aes').phone);
    expect(await markOf(after)).toEqual(marksOf(national, { ...who, idNumber: null }, 'sm4').phone);
    expect([await same(before, after), await same(after, before), await same(before, other)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await found()).toEqual([before, after].toSorted());
    // The tests before this one leave rows that nothing opens, so the batch is this one row.
    const key = { countyId, id: before, tipoffId: tipoffOf(before) };
    const opened = await getReporter(county.db, national, told(before));
    await transact(county.db, (tx) => resealReporter(tx, national, key, opened));
    expect(await markOf(before)).toEqual(await markOf(after));
    expect([await same(before, after), await same(before, other)]).toEqual([true, false]);
    expect(await found()).toEqual([before, after].toSorted());
    expect((await getReporter(county.db, national, told(before))).phone).toBe(who.phone);
  });

  it('ledger 5: are found under SM3 too when the SM4 key of their seal is lost and no other is on the ring', async () => {
    const who = { phone: '13800000605', idNumber: '' };
    const lost = await sealed({ phone: who.phone }, national);
    const later = await sealed({ phone: who.phone });
    const sought = soughtMarks(testKeyring, { ...who, idNumber: null });
    const found = await listReportersByMarks(county.db, countyId, sought);
    expect(found.toSorted()).toEqual([lost, later].toSorted());
    expect(await isSameReporter(county.db, testKeyring, countyId, later, lost)).toBe(true);
    expect(await isSameReporter(county.db, testKeyring, countyId, lost, later)).toBe(true);
  });

  it('ledger 12: one whose seal was spoilt is left under the older key, and the others are sealed anew', async () => {
    const [spoilt, good] = [await sealed(), await sealed()].toSorted() as [string, string];
    await county.database.pool.query(`update reporter set sealed = '\\x00' where id = $1`, [spoilt]);
    await transact(county.db, (tx) => resealReporters(tx, national, countyId, { after: null, limit: 1000 }));
    const keyOf = async (id: string) =>
      (await county.database.pool.query<{ key: string }>('select key_id as key from reporter where id = $1', [id]))
        .rows[0]?.key;
    expect([await keyOf(spoilt), await keyOf(good)]).toEqual(['k1', 'ks']);
  });
});
