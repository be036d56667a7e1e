import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAnew } from '../../../src/actions/base/sealing.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { revealReporter } from '../../../src/actions/tipoff/reporter.ts';
import { fileTipoff, moveTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { sealText } from '../../../src/store/base/seal.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { anAllegation, reporterPart } from '../../build/tipoff.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const today = '2026-05-18';
const reason = '电话告知处理结果';

/** A tip-off that 石桥所 verifies by its officer and its head. */
async function verifying(change: Parameters<typeof anAllegation>[0] = {}): Promise<Tipoff> {
  const { number } = await fileTipoff(county.ctx('consumer', today), anAllegation(change));
  const centre = county.ctx(cast.centre, today);
  await moveTipoff(centre, number, 'dispatch', { officeId: 'SO-SQ', note: '' }, { version: null });
  const officers = { handlerId: county.actor(cast.officerOfShiqiao).id, secondId: county.actor(cast.headOfShiqiao).id };
  return moveTipoff(county.ctx(cast.headOfShiqiao, today), number, 'assign', officers, { version: null });
}

async function openings({ id }: Tipoff) {
  return (await listLedger(county.db, countyId, id)).filter(({ verb }) => verb === 'reporter-revealed');
}

describe('opening who told of something', () => {
  it.each([
    ['the officer who verifies it', cast.officerOfShiqiao],
    ['the head of the office', cast.headOfShiqiao],
    ['the deputy director', cast.deputyDirector],
  ])('names the reporter to %s, and the line stands in the ledger by then', async (_, login) => {
    const tipoff = await verifying();
    expect(await revealReporter(county.ctx(login, today), tipoff.number, reason)).toMatchObject(reporterPart);
    const lines = await openings(tipoff);
    expect(lines.map(({ by, detail }) => ({ by, detail }))).toEqual([
      { by: county.actor(login).id, detail: { reason } },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/何桂花|13800000602|刘洼/u);
  });

  it('names him to the centre as long as it holds the tip-off, and no longer', async () => {
    const fresh = await fileTipoff(county.ctx('consumer', today), anAllegation());
    expect(await revealReporter(county.ctx(cast.centre, today), fresh.number, reason)).toMatchObject(reporterPart);
    const sent = await verifying();
    expect(await laterCodeOf(() => revealReporter(county.ctx(cast.centre, today), sent.number, reason))).toBe(
      'not-permitted',
    );
    expect(await openings(sent)).toEqual([]);
  });

  it('is refused to everybody else, each in his own way, and leaves no line', async () => {
    const tipoff = await verifying();
    const officers = [cast.officerOfShiqiao, cast.headOfShiqiao];
    const others = county.accounts.filter(({ loginName, role }) => role !== 'leader' && !officers.includes(loginName));
    expect(new Set(others.map(({ role }) => role)).size).toBeGreaterThan(5);
    for (const { loginName } of others) {
      const code = await laterCodeOf(async () => revealReporter(county.ctx(loginName, today), tipoff.number, reason));
      expect(['not-permitted', 'not-found'], loginName).toContain(code);
    }
    for (const nobody of ['consumer', 'system'])
      expect(
        await laterCodeOf(async () => revealReporter(county.ctx(nobody, today), tipoff.number, reason)),
        nobody,
      ).toBe('not-permitted');
    // A station knows the tip-off and not who told; another office does not learn that it is there.
    expect(await laterCodeOf(async () => revealReporter(county.ctx('st-v0601', today), tipoff.number, reason))).toBe(
      'not-permitted',
    );
    expect(await laterCodeOf(() => revealReporter(county.ctx(cast.officer, today), tipoff.number, reason))).toBe(
      'not-found',
    );
    expect(await openings(tipoff)).toEqual([]);
  });

  it('of a tip-off that nobody has signed is refused, and so is that of a number which is none', async () => {
    const tipoff = await verifying({ anonymous: true, reporter: null });
    const head = county.ctx(cast.headOfShiqiao, today);
    expect(await laterCodeOf(() => revealReporter(head, tipoff.number, reason))).toBe('reporter-anonymous');
    expect(await laterCodeOf(() => revealReporter(head, '举2026-9999', reason))).toBe('not-found');
    expect(await openings(tipoff)).toEqual([]);
  });

  it('names nobody when the line cannot be written', async () => {
    const tipoff = await verifying();
    // PostgreSQL keeps no such character in a line, so the record fails after everything was allowed.
    await expect(
      revealReporter(county.ctx(cast.officerOfShiqiao, today), tipoff.number, `电话告知\u0000`),
    ).rejects.toThrow();
    expect(await openings(tipoff)).toEqual([]);
  });

  it('leaves no line when no key opens the seal', async () => {
    const tipoff = await verifying();
    const keyring = { ...testKeyring, current: 'k2', keys: new Map([['k2', new Uint8Array(32).fill(8)]]) };
    const ctx = { ...county.ctx(cast.officerOfShiqiao, today), keyring };
    expect(await laterCodeOf(() => revealReporter(ctx, tipoff.number, reason))).toBe('reporter-unsealable');
    expect(await openings(tipoff)).toEqual([]);
  });
});

/** Points a tip-off at a sealed identity, as somebody does who can write the tables. */
async function point(tipoff: Tipoff, reporterId: string | null): Promise<void> {
  await county.database.pool.query('update tipoff set reporter_id = $1 where id = $2', [reporterId, tipoff.id]);
}

/** Lays the identity as versions before 0064 wrote it: bound to its own row, and to no tip-off. */
async function asFormer(tipoff: Tipoff, keyring = testKeyring): Promise<void> {
  const { reporterId: id } = tipoff;
  const { sealed, keyId } = sealText(keyring, `${countyId} ${id}`, JSON.stringify({ ...reporterPart, idNumber: null }));
  const values = [sealed, keyId, id];
  await county.database.pool.query(
    'update reporter set tipoff_id = null, sealed = $1, key_id = $2 where id = $3',
    values,
  );
}

const opened = (tipoff: Tipoff) =>
  revealReporter(county.ctx(cast.officerOfShiqiao, today), tipoff.number, reason).catch(
    (error: { code?: string }) => error.code,
  );

describe('security F17: a sealed identity and its tip-off', () => {
  const another = { name: '柳宝田', phone: '13800000701', address: '', regionId: null };

  it('a tip-off that is pointed at the identity of another one opens nobody, and leaves no line', async () => {
    const [mine, theirs] = [await verifying(), await verifying({ reporter: another })];
    // Two tip-offs never share an identity.
    await expect(point(mine, theirs.reporterId)).rejects.toMatchObject({ code: '23505' });
    // Swapped by way of a third row, each of them points at the other's.
    await county.database.pool.query(
      `update tipoff set reporter_id = null, anonymous = true, real_name = false where id = $1`,
      [theirs.id],
    );
    await point(mine, theirs.reporterId);
    expect(await opened(mine)).toBe('reporter-of-another');
    expect(await openings(mine)).toEqual([]);
    // Nor does it open when the row itself is made to say that it is this one's.
    await county.database.pool.query('update reporter set tipoff_id = null where tipoff_id = $1', [mine.id]);
    await county.database.pool.query('update reporter set tipoff_id = $1 where id = $2', [mine.id, theirs.reporterId]);
    expect(await opened(mine)).toBe('reporter-unsealable');
    expect(await openings(mine)).toEqual([]);
  });

  it('those of an earlier version are bound once, with a line, and what no key opens stays shut and keeps nobody from starting', async () => {
    const other = { ...testKeyring, current: 'lost', keys: new Map([['lost', new Uint8Array(32).fill(3)]]) };
    const [one, two, lost] = [await verifying(), await verifying(), await verifying()];
    await asFormer(one);
    await asFormer(two);
    await asFormer(lost, other);
    // The bytes of one in the row of another: the former way would not have opened them either.
    const swapped = await verifying();
    await asFormer(swapped);
    await county.database.pool.query(
      'update reporter set sealed = (select sealed from reporter where id = $1) where id = $2',
      [one.reporterId, swapped.reporterId],
    );
    expect(await opened(one)).toBe('reporter-unsealable');

    const facts = await findCountyFacts(county.db);
    if (facts === null) throw new Error('There is a county.');
    const where = { db: county.db, keyring: testKeyring, county: facts, now: () => new Date() };
    expect(await sealAnew(where, sealings, 'former')).toBe(2);
    expect(await sealAnew(where, sealings, 'former')).toBe(0);
    const lines = await listLedger(county.db, countyId, facts.county.ledgerId);
    expect(lines.filter(({ verb }) => verb === 'reporters-resealed').map(({ detail }) => detail)).toEqual([
      { keyId: 'k1', n: 2, why: 'binding' },
    ]);
    for (const bound of [one, two]) expect(await opened(bound)).toMatchObject(reporterPart);
    for (const shut of [lost, swapped]) expect(await opened(shut)).toBe('reporter-unsealable');
    // The key that was put back binds the one that it opens.
    const whole = { ...testKeyring, keys: new Map([...testKeyring.keys, ...other.keys]) };
    expect(await sealAnew({ ...where, keyring: whole }, sealings, 'former')).toBe(1);
    expect(await opened(lost)).toMatchObject(reporterPart);
  });
});
