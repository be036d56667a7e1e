import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountForm, saveAccountForm } from '../../../src/actions/county/account.ts';
import { saveCalendarForm, saveCountyForm } from '../../../src/actions/county/county.ts';
import { statutoryFallback } from '../../../src/domain/base/calendar.ts';
import type { LedgerVerb } from '../../../src/domain/base/ledger-verbs.ts';
import { trailWords } from '../../../src/domain/desk/trail.ts';
import { findCountyFacts, type CountyFacts } from '../../../src/store/county/county.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { countyId } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';

const day = '2026-05-13';
let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

async function read(): Promise<CountyFacts> {
  const facts = await findCountyFacts(county.db);
  if (facts === null) throw new Error('the county is there');
  return facts;
}

const ctx = async (who: string) => ({ ...county.ctx(who, day), county: await read() });

describe('the calendar', () => {
  it('of 2027 becomes published when its notice is typed in, and a wrong day is refused', async () => {
    expect((await read()).calendar.published(2027)).toBe(false);
    const year = { ...statutoryFallback(2027), published: true };
    const wrong = { day: '2026-12-31', kind: 'off' as const, name: '元旦', statutory: false };
    expect(
      await laterCodeOf(async () => saveCalendarForm(await ctx('admin'), { ...year, days: [...year.days, wrong] })),
    ).toBe('calendar-year-invalid');
    expect(
      await laterCodeOf(async () =>
        saveCalendarForm(await ctx('admin'), { ...year, days: [...year.days, ...year.days] }),
      ),
    ).toBe('calendar-year-invalid');
    // operations A4: a published year is a whole one, however it is typed.
    const part = { ...year, days: year.days.slice(0, 3) };
    expect(await laterCodeOf(async () => saveCalendarForm(await ctx('admin'), part))).toBe('calendar-year-partial');
    expect(await laterCodeOf(async () => saveCalendarForm(await ctx('fangmin'), year))).toBe('not-permitted');
    await saveCalendarForm(await ctx('admin'), year);
    expect((await read()).calendar.published(2027)).toBe(true);
  });
});

describe('every change of a setting', () => {
  it('is a line of the county’s own chain, made one after the other', async () => {
    const before = (await listLedger(county.db, countyId, (await read()).county.ledgerId)).length;
    const admin = await ctx('admin');
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => saveCountyForm(admin, { hotlineHours: `每天 ${i}:00–20:00` })),
    );
    const lines = await listLedger(county.db, countyId, (await read()).county.ledgerId);
    expect(lines.slice(before).map(({ verb, detail }) => [verb, detail])).toEqual(
      Array.from({ length: 5 }, () => ['county-saved', { fields: ['hotlineHours'] }]),
    );
    expect((await findBrokenLine(county.db)).broken).toBeNull();
  });
});

describe('a limit that was changed', () => {
  it('stands in the line from what to what, and the audit says so in Chinese', async () => {
    const { limits } = (await read()).county;
    const retentionYears = { ...limits.retentionYears, complaint: 1 };
    const weaker = { ...limits, exportRows: 50_000, approveDecline: !limits.approveDecline, retentionYears };
    await saveCountyForm(await ctx('admin'), { limits: weaker });
    const line = (await listLedger(county.db, countyId, (await read()).county.ledgerId)).at(-1);
    expect(line?.detail).toEqual({
      fields: ['limits'],
      limits: expect.arrayContaining([
        { of: 'exportRows', was: 200, is: 50_000 },
        { of: 'retentionYears.complaint', was: 5, is: 1 },
        { of: 'approveDecline', was: false, is: true },
      ]),
    });
    const { verb = 'county-saved', onDay = day, detail = {} } = line ?? {};
    const said = trailWords({ kind: 'setting', aboutName: null, verb: verb as LedgerVerb, onDay, detail });
    expect(said.zh).toContain('一人一天导出几行以内不用第二个人准 200 → 50000');
    expect(said.zh).toContain('投诉办结后留几年 5 → 1');
    expect(said.zh).toContain('不予受理要审批 否 → 是');
    await saveCountyForm(await ctx('admin'), { limits: weaker });
    const same = (await listLedger(county.db, countyId, (await read()).county.ledgerId)).at(-1);
    expect(same?.detail).toEqual({ fields: ['limits'] });
    await saveCountyForm(await ctx('admin'), { limits });
  });
});

describe('two at once', () => {
  it('who change different words of the county lose neither', async () => {
    const admin = await ctx('admin');
    await Promise.all([
      saveCountyForm(admin, { hotlineHours: '每天 7:00–21:00' }),
      saveCountyForm(admin, { officeHours: '工作日 9:00–17:00' }),
      saveCountyForm(admin, { limits: { ...admin.county.county.limits, followUpDays: 9 } }),
    ]);
    expect((await read()).county).toMatchObject({
      hotlineHours: '每天 7:00–21:00',
      officeHours: '工作日 9:00–17:00',
      limits: { followUpDays: 9 },
    });
  });
});

describe('an account', () => {
  const form = () => ({
    id: uuidv7(),
    loginName: 'newhand',
    name: '新来',
    role: 'officer' as const,
    organisationId: 'SO-LH',
    stationId: null,
    phone: '',
    active: true,
    password: '青禾县的好地方有好水',
  });

  it('is made with a place that is there and a password that is strong, under a name that nobody has', async () => {
    const save = async (change: object) => saveAccountForm(await ctx('admin'), { ...form(), ...change });
    expect(await laterCodeOf(() => save({ organisationId: 'SO-XX' }))).toBe('office-unknown');
    const wrong = (change: object) =>
      AccountForm.safeParse({ ...form(), ...change }).error?.issues.map((issue) => issue.path.join('.'));
    expect(wrong({})).toBeUndefined();
    expect(wrong({ organisationId: null })).toEqual(['organisationId']);
    expect(wrong({ role: 'station' })).toEqual(['stationId']);
    expect(await laterCodeOf(() => save({ password: '12345678' }))).toBe('weak-password');
    expect(await laterCodeOf(() => save({ loginName: 'fangmin' }))).toBe('name-taken');
    expect(await laterCodeOf(async () => saveAccountForm(await ctx('fangmin'), form()))).toBe('not-permitted');
    // Reminders of legal days go to it.
    expect(await laterCodeOf(() => save({ phone: '123' }))).toBe('invalid-input');
    const { account: saved, slips } = await save({});
    // One of before hinders no other change, such as that the account is stopped.
    await sql`update account set phone = '6520011' where id = ${saved.id}`.execute(county.db);
    const { password: _, ...same } = { ...form(), id: saved.id, phone: '6520011', name: '新来人' };
    expect((await saveAccountForm(await ctx('admin'), same)).account.phone).toBe('6520011');
    expect([saved.mustChange, slips]).toEqual([true, null]);
    expect(saved).toMatchObject({ loginName: 'newhand', countyId });
    const [line] = await listLedger(county.db, countyId, saved.id);
    expect(line).toMatchObject({ verb: 'account-saved', detail: { role: 'officer', newPassword: true } });
    expect(JSON.stringify(line?.detail)).not.toMatch(/新来|好水|argon/u);
  });
});
