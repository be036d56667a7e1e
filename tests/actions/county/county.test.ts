import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountForm, saveAccountForm } from '../../../src/actions/county/account.ts';
import { charterFrame } from '../../../src/actions/station/charter.ts';
import { moveEntry } from '../../../src/actions/matter/docket.ts';
import { saveCalendarForm, saveCountyForm, saveStationForm, setUp, Setup } from '../../../src/actions/county/county.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { statutoryFallback } from '../../../src/domain/base/calendar.ts';
import { findCountyFacts, type CountyFacts } from '../../../src/store/county/county.ts';
import { findBrokenLine, listLedger } from '../../../src/store/base/ledger.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { testDatabase } from '../../build/house/database.ts';
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

describe('the setting of a station', () => {
  it('decides when the clock of what it files starts, from the next filing on, and both times are kept', async () => {
    const station = (await read()).stations.find(({ id }) => id === 'ST-V0102');
    if (station === undefined) throw new Error('the station is there');
    const { countyId: _, ...form } = station;
    expect(form.publishedWindow).toBe(false);
    expect(await fileComplaint(await ctx('st-v0102'), aFiling())).toMatchObject({
      state: 'atStation',
      receivedAt: null,
    });
    await saveStationForm(await ctx('admin'), { ...form, publishedWindow: true });
    const filed = await fileComplaint(await ctx('st-v0102'), aFiling());
    expect(filed).toMatchObject({ state: 'registered', stationId: 'ST-V0102' });
    expect(filed.receivedAt).toEqual(filed.stationReceivedAt);
  });

  it('that is closed sends the next complaint to the next nearest', async () => {
    const station = (await read()).stations.find(({ id }) => id === 'ST-V0303');
    if (station === undefined) throw new Error('the station is there');
    const { countyId: _, ...form } = station;
    // Whether it takes matters is decided by the steps of its file, and by no box of the form.
    await saveStationForm(await ctx('admin'), { ...form, active: false });
    expect((await read()).stations.find(({ id }) => id === 'ST-V0303')?.active).toBe(true);
    const file = '站ST-V0303';
    const input = { endReason: '站长外出，暂时没有人', handover: [] };
    await moveEntry(await ctx('fangmin'), charterFrame, file, 'suspend', input, { version: 1 });
    const filed = await fileComplaint(await ctx('consumer'), aFiling());
    expect(filed.stationId).not.toBe('ST-V0303');
    expect(filed.stationReason).toContain('郭庄村没有站点');
    await moveEntry(await ctx('fangmin'), charterFrame, file, 'resume', { remark: '' }, { version: 2 });
    expect((await fileComplaint(await ctx('consumer'), aFiling())).stationId).toBe('ST-V0303');
  });

  it('is not saved with an office or a village that is not there, nor by an officer', async () => {
    const [station] = (await read()).stations;
    if (station === undefined) throw new Error('a station is there');
    const { countyId: _, ...form } = station;
    expect(await laterCodeOf(async () => saveStationForm(await ctx('admin'), { ...form, officeId: 'CA' }))).toBe(
      'office-unknown',
    );
    expect(await laterCodeOf(async () => saveStationForm(await ctx('admin'), { ...form, regionId: 'V9999' }))).toBe(
      'region-unknown',
    );
    expect(await laterCodeOf(async () => saveStationForm(await ctx('majianguo'), form))).toBe('not-permitted');
  });
});

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

  it('who set up an empty database make one county', async () => {
    const empty = await testDatabase();
    try {
      const typed = (id: number) =>
        Setup.parse({
          countyId: id,
          name: '青禾县',
          province: '某省',
          city: '某市',
          bureauName: '青禾县市场监督管理局',
          paperPrefix: '青市监',
          adminName: '郑敏',
          loginName: 'zhengmin',
          password: '青禾县的好地方有好水',
        });
      const seeds = { categories: [], calendar: [], knowledge: [] };
      const done = await Promise.allSettled(
        [411_023, 411_024, 411_025].map((id) => setUp(empty.db, typed(id), seeds, new Date(), uuidv7)),
      );
      expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect(await empty.db.selectFrom('county').selectAll().execute()).toHaveLength(1);
    } finally {
      await empty.close();
    }
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
    expect(await laterCodeOf(() => save({ password: undefined }))).toBe('weak-password');
    expect(await laterCodeOf(() => save({ loginName: 'fangmin' }))).toBe('name-taken');
    expect(await laterCodeOf(async () => saveAccountForm(await ctx('fangmin'), form()))).toBe('not-permitted');
    const saved = await save({});
    expect(saved).toMatchObject({ loginName: 'newhand', failedTimes: 0, countyId });
    const [line] = await listLedger(county.db, countyId, saved.id);
    expect(line).toMatchObject({ verb: 'account-saved', detail: { role: 'officer', newPassword: true } });
    expect(JSON.stringify(line?.detail)).not.toMatch(/新来|好水|argon/u);
  });
});
