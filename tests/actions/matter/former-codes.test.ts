/** Codes that earlier versions kept in the open: hashed by the start, and the ledger stays provable. */
import { sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAnew } from '../../../src/actions/base/sealing.ts';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import { sealOpen } from '../../../src/jobs/seal-open.ts';
import type { LedgerEvent } from '../../../src/domain/base/event.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Matter } from '../../../src/domain/matter/matter.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { createDb, type Db } from '../../../src/store/base/db.ts';
import { ledgerKeysFrom, useLedgerKeys } from '../../../src/store/base/ledger-key.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { lineOf, listLedger, origin, tailOf } from '../../../src/store/base/ledger.ts';
import { isCodeOf } from '../../../src/store/matter/query-code.ts';
import { rowState } from '../../../src/store/base/stated/row-state.ts';
import type { Schema } from '../../../src/store/base/schema.ts';
import { findTipoff } from '../../../src/store/tipoff/tipoff.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { anAllegation } from '../../build/tipoff.ts';

let county: Qinghe;
let owner: Db;
beforeAll(async () => {
  county = await qinghe();
  ({ db: owner } = createDb(county.database.owner, 2));
  useLedgerKeys(owner, testKeyring);
});
afterAll(async () => {
  await owner.destroy();
  await county.close();
});

const today = '2026-04-20';
const code = '204816';
const { current } = ledgerKeysFrom(testKeyring);

/** The matter as the former version had left it: its code in the open, stated by its only line. */
async function asBefore(kind: 'complaint' | 'tipoff', matter: Matter, isStatedWithCode = true): Promise<void> {
  const { codeStub: _, ...row } = matter;
  const [line] = await listLedger(owner, countyId, row.id);
  const state = rowState(
    current,
    kind,
    { ...row, ...(isStatedWithCode ? { queryCode: code } : {}) },
    kind === 'complaint' ? 3 : 4,
  );
  const former = lineOf(current, line as LedgerEvent, 1, origin, state);
  await owner.transaction().execute(async (tx: Transaction<Schema>) => {
    await sql`alter table ledger disable trigger all`.execute(tx);
    await sql`update ledger set row_state = ${state}, hash = ${former.hash} where matter_id = ${row.id}`.execute(tx);
    await sql`alter table ledger enable trigger all`.execute(tx);
    await sql`update ledger_tail set mac = ${tailOf(current, former).mac} where matter_id = ${row.id}`.execute(tx);
    await sql`update ${sql.table(kind)} set code_stub = '' where id = ${row.id}`.execute(tx);
    await sql`insert into former_code values (${countyId}, ${kind}, ${row.id}, ${code})`.execute(tx);
  });
}

async function hashAll(of: 'former' | 'open' = 'former'): Promise<number> {
  const facts = await findCountyFacts(county.db);
  if (facts === null) throw new Error('There is a county.');
  const now = () => new Date('2026-06-01T04:00:00Z');
  return sealAnew({ db: county.db, keyring: testKeyring, county: facts, now }, sealings, of);
}

const saved = (id: string) => findComplaint(county.db, countyId, { id }) as Promise<Complaint>;
const verbsOf = async (id: string) => (await listLedger(county.db, countyId, id)).map(({ verb }) => verb);
const place = { countyId, kind: 'complaint' } as const;

it('security F7: what an earlier version left becomes a hash that the slip still opens, and the ledger stays whole', async () => {
  const filed = await fileComplaint(county.ctx('consumer', today), aFiling());
  const told = await fileTipoff(county.ctx('consumer', today), anAllegation());
  await asBefore('complaint', filed);
  await asBefore('tipoff', told);
  // A dump of before is proven by the command that puts it back, before any start.
  expect((await proveLedger(county.db)).broken).toEqual([]);
  await sql`update former_code set code = '000000' where matter_id = ${filed.id}`.execute(owner);
  expect((await proveLedger(county.db)).broken).toMatchObject([{ matterId: filed.id, why: 'row' }]);
  await sql`update former_code set code = ${code} where matter_id = ${filed.id}`.execute(owner);
  expect(await hashAll()).toBe(2);
  const { codeStub } = await saved(filed.id);
  expect(isCodeOf(testKeyring, place, codeStub, code)).toBe(true);
  const tipoff = await findTipoff(county.db, countyId, { id: told.id });
  expect(isCodeOf(testKeyring, { countyId, kind: 'tipoff' }, tipoff?.codeStub ?? '', code)).toBe(true);
  expect(await county.db.selectFrom('formerCode').selectAll().execute()).toEqual([]);
  expect(await verbsOf(filed.id)).toEqual(['filed', 'code-hashed']);
  expect((await proveLedger(county.db)).broken).toEqual([]);
  // Cut off anywhere it goes on, and what is done is not done again.
  expect(await hashAll()).toBe(0);
  const office = { officeId: 'SO-LH', note: '' };
  await moveComplaint(county.ctx(cast.centre, today), filed.number, 'dispatch', office, { version: filed.version });
  expect((await proveLedger(county.db)).broken).toEqual([]);
});

it('A row that was changed by hand before the codes were hashed is found behind it.', async () => {
  const filed = await fileComplaint(county.ctx('consumer', today), aFiling());
  await asBefore('complaint', filed);
  await sql`update complaint set story = '没有的事' where id = ${filed.id}`.execute(owner);
  expect(await hashAll()).toBe(1);
  const { broken } = await proveLedger(county.db);
  expect(broken.filter(({ matterId }) => matterId === filed.id).map(({ why }) => why)).toEqual(['gap']);
});

it('The codes of those who complain jointly are hashed where they stand in the document.', async () => {
  const { id } = await fileComplaint(county.ctx('consumer', today), aFiling());
  const member = { n: 2, name: '赵桂英', phone: '13800000302', address: '', amountFen: null, from: null, wishes: [] };
  const joined = { joinedOn: today, leftOn: null, leftReason: '' };
  const members = [
    { ...member, ...joined, n: 1, queryCode: null },
    { ...member, ...joined, queryCode: '135790' },
  ];
  await sql`update complaint set joint = ${JSON.stringify({ members, elections: [] })}, code_stub = '' where id = ${id}`.execute(
    owner,
  );
  await sql`insert into former_code values (${countyId}, 'complaint', ${id}, ${code})`.execute(owner);
  await hashAll();
  const { joint } = await saved(id);
  expect(joint?.members[0]).toMatchObject({ n: 1, codeStub: null });
  expect(isCodeOf(testKeyring, place, joint?.members[1]?.codeStub ?? '', '135790')).toBe(true);
  expect(JSON.stringify(joint)).not.toMatch(/queryCode|135790/u);
  // What lies sealed in the same document stays so, and reads as before.
  expect(joint?.members[1]?.phone).toBe('13800000302');
  const { rows } = await sql<{
    text: string;
  }>`select to_jsonb(c)::text as text from complaint as c where id = ${id}`.execute(owner);
  expect(rows[0]?.text).not.toContain('13800000302');
});

/** The matter closed on the day, as the former version had left it. */
async function closedBefore(on: string, change = ''): Promise<string> {
  const { id } = await fileComplaint(county.ctx('consumer', today), aFiling());
  await sql`update complaint set state = 'closed', closed_on = ${on}, code_stub = '' where id = ${id}`.execute(owner);
  if (change !== '') await sql`update complaint set ${sql.raw(change)} where id = ${id}`.execute(owner);
  await sql`insert into former_code values (${countyId}, 'complaint', ${id}, ${code})`.execute(owner);
  return id;
}

it('security F7: the start waits for codes that open something; those of matters long closed are hashed while people work.', async () => {
  const merged = JSON.stringify({ id: today, number: '投2026-0001', on: today, as: 'duplicate', was: {} });
  const spent = await closedBefore('2026-03-02');
  const fresh = await closedBefore('2026-03-03');
  const bound = await closedBefore('2026-03-02', `outcome = 'merged', merged = '${merged}'`);
  const joint = await closedBefore('2026-03-02', `joint = '${JSON.stringify({ members: [], elections: [] })}'`);
  expect(await hashAll()).toBe(3);
  for (const id of [fresh, bound, joint])
    expect(isCodeOf(testKeyring, place, (await saved(id)).codeStub, code), id).toBe(true);
  expect((await saved(spent)).codeStub).toBe('');
  const { db, keyring } = { db: county.db, keyring: testKeyring };
  const ctx = { ...county.ctx('system', today), db, keyring };
  const stopped = new AbortController();
  stopped.abort();
  const now = () => new Date('2026-06-01T04:00:00Z');
  await sealOpen(ctx, now, stopped.signal);
  expect((await saved(spent)).codeStub).toBe('');
  await sealOpen(ctx, now, new AbortController().signal);
  expect(isCodeOf(testKeyring, place, (await saved(spent)).codeStub, code)).toBe(true);
  expect(await county.db.selectFrom('formerCode').selectAll().execute()).toEqual([]);
  expect(await hashAll('open')).toBe(0);
});

describe('security F7: a matter that is saved before its former code is hashed', () => {
  /** Closed long ago, and stated by its line with the code in it, or without one. */
  async function spentAndStated(): Promise<Complaint> {
    const { id } = await fileComplaint(county.ctx('consumer', today), aFiling());
    await sql`update complaint set state = 'closed', closed_on = '2026-01-05' where id = ${id}`.execute(owner);
    const row = await saved(id);
    await asBefore('complaint', row);
    return saved(id);
  }
  const centre = () => ({ ...county.ctx(cast.centre, today), db: county.db, keyring: testKeyring });
  const brokenOf = async (id: string) =>
    (await proveLedger(county.db)).broken.filter(({ matterId }) => matterId === id).map(({ why }) => why);

  it('takes its hash with it, and nobody takes it for one that was changed by hand', async () => {
    const before = await spentAndStated();
    expect(await brokenOf(before.id)).toEqual([]);
    await moveComplaint(centre(), before.number, 'note', { words: '来问过一次' }, { version: before.version });
    expect(isCodeOf(testKeyring, place, (await saved(before.id)).codeStub, code)).toBe(true);
    expect(await brokenOf(before.id)).toEqual([]);
    await hashAll('open');
    expect(isCodeOf(testKeyring, place, (await saved(before.id)).codeStub, code)).toBe(true);
    expect(await brokenOf(before.id)).toEqual([]);
  });

  it('keeps the code that it was given meanwhile', async () => {
    const before = await spentAndStated();
    const input = { member: null, provenBy: 'calledBack', reason: '回执丢了' } as const;
    await moveComplaint(centre(), before.number, 'renewCode', input, { version: before.version });
    const { codeStub } = await saved(before.id);
    expect(codeStub).toMatch(/^r/u);
    await hashAll('open');
    expect((await saved(before.id)).codeStub).toBe(codeStub);
    expect(await brokenOf(before.id)).toEqual([]);
    // Left behind by a program that did not take it along, the code of before takes nobody's place either.
    await sql`insert into former_code values (${countyId}, 'complaint', ${before.id}, ${code})`.execute(owner);
    await hashAll('open');
    expect((await saved(before.id)).codeStub).toBe(codeStub);
    expect(await brokenOf(before.id)).toEqual([]);
  });

  it('is proven where its line states it without the code, and after the code was hashed', async () => {
    const { id } = await fileComplaint(county.ctx('consumer', today), aFiling());
    await sql`update complaint set state = 'closed', closed_on = '2026-01-05' where id = ${id}`.execute(owner);
    await asBefore('complaint', await saved(id), false);
    expect(await brokenOf(id)).toEqual([]);
    await hashAll('open');
    expect(isCodeOf(testKeyring, place, (await saved(id)).codeStub, code)).toBe(true);
    expect(await brokenOf(id)).toEqual([]);
  });
});
