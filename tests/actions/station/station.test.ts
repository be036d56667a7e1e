import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { moveEntry } from '../../../src/actions/matter/docket.ts';
import { charterFrame } from '../../../src/actions/station/charter.ts';
import { saveStationForm } from '../../../src/actions/station/station.ts';
import { findCountyFacts, type CountyFacts } from '../../../src/store/county/county.ts';
import { aFiling } from '../../build/complaint.ts';
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
