/** 联合执法: a partner department reads the joint campaigns and sorties that it takes part in, and says whom it sends along. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countFigures } from '../../../../src/store/figures.ts';
import { cast } from '../../../build/cast.ts';
import { consumerContext, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { idOf } from '../../../build/supervision/course.ts';
import { aCampaign, aCrew, aPlannedVisit } from '../../../build/supervision/inspection.ts';

const today = '2026-11-25';
let app: TestApp;
let campaign: { number: string; id: string; version: number };
let other: { number: string };
let sortie: { number: string; version: number };
const shop = '桥头无照熟食摊';

const path = (number: string) => encodeURIComponent(number);
const open = async (who: string, docket: string, form: object) => {
  const answer = await app.as(who)('POST', `/api/${docket}`, { id: uuidv7(), ...form });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry;
};
const move = (
  who: string,
  docket: string,
  entry: { number: string; version: number },
  name: string,
  input: object = {},
) =>
  app.as(who)('POST', `/api/${docket}/${path(entry.number)}/${name}`, {
    version: entry.version,
    clientId: uuidv7(),
    input,
  });
const get = (who: string, url: string) => app.as(who)('GET', url);
const told = async (by: string) =>
  (await get(by, '/api/messages/own')).body.items.map(({ text }: { text: string }) => text) as string[];

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T12:00:00+08:00`);
  const planned = await open(cast.centre, 'campaigns', aCampaign({ name: '农资打假联合行动', partnerIds: ['AGRI'] }));
  campaign = (await move(cast.dutyLeader, 'campaigns', planned, 'start')).body.entry;
  const bureau = await open(cast.centre, 'campaigns', aCampaign({ name: '本局自己的服装检查' }));
  other = (await move(cast.dutyLeader, 'campaigns', bureau, 'start')).body.entry;
  const visit = aPlannedVisit({ campaignNumber: campaign.number, operatorName: shop, unregistered: true });
  await open(cast.officer, 'inspections', visit);
  const crew = aCrew({
    campaignNumber: campaign.number,
    peopleIds: [await idOf(app, cast.officer), await idOf(app, cast.otherOfficer)],
    partnerIds: ['AGRI'],
  });
  sortie = await open(cast.officer, 'sorties', crew);
  await open(cast.officer, 'sorties', aCrew({ route: '本局自己去的', peopleIds: [await idOf(app, cast.officer)] }));
});
afterAll(() => app.close());

describe('会同单位', () => {
  it('S75 看得到自己参加的联合专项和出动，清单、页面、印的检查表都只有自己参加的；别的专项、别的单位的看不到，清单不给导出', async () => {
    const { items, total } = (await get(cast.agriculture, '/api/campaigns?state=all')).body;
    expect([items.map(({ entry }: { entry: { number: string } }) => entry.number), total]).toEqual([
      [campaign.number],
      1,
    ]);
    expect((await get(cast.agriculture, `/api/campaigns/${path(campaign.number)}`)).status).toBe(200);
    expect((await get(cast.agriculture, `/api/campaigns/${path(other.number)}`)).status).toBe(404);
    const sorties = (await get(cast.agriculture, '/api/sorties?state=all')).body.items;
    expect(sorties.map(({ entry }: { entry: { number: string } }) => entry.number)).toEqual([sortie.number]);
    // Another department takes part in none of them.
    for (const docket of ['campaigns', 'sorties'])
      expect((await get(cast.health, `/api/${docket}?state=all`)).body.items, docket).toEqual([]);
    for (const url of [
      `/api/campaigns/${path(campaign.number)}`,
      `/api/sorties/${path(sortie.number)}`,
      `/papers/campaigns/${path(campaign.number)}`,
    ])
      expect((await get(cast.health, url)).status, url).toBe(404);
    // What leaves the house as a file or a printed list is the bureau's to give.
    for (const url of [
      '/papers/lists/campaigns?state=all',
      '/papers/lists/sorties?state=all',
      '/api/export/campaigns?format=csv',
    ])
      expect((await get(cast.agriculture, url)).status, url).toBe(403);
    const paper = await get(cast.agriculture, `/papers/campaigns/${path(campaign.number)}`);
    expect(paper.status).toBe(200);
    expect(String(paper.body)).toContain('质量是否达标');
  });

  it('哪一户、谁家、谁举报的、转了什么案件一样也看不到：只有进度的数', async () => {
    const reach = (await get(cast.agriculture, `/api/campaigns/${path(campaign.number)}/reach`)).body;
    expect(reach.total).toMatchObject({ planned: 1, visits: 0 });
    expect(reach.places).toEqual([]);
    const seen = (await get(cast.agriculture, `/api/campaigns/${path(campaign.number)}`)).body;
    expect(seen).toMatchObject({ timeline: [], moves: [], more: { cases: [] } });
    expect(seen.entry.draws).toEqual([]);
    const paper = String((await get(cast.agriculture, `/papers/campaigns/${path(campaign.number)}`)).body);
    expect(paper).not.toContain(shop);
    expect(String((await get(cast.officer, `/papers/campaigns/${path(campaign.number)}`)).body)).toContain(shop);
    for (const url of [
      '/api/inspections?state=all',
      '/api/seizures',
      '/api/cautions',
      '/api/enforcements',
      '/papers/lists/inspections',
      '/api/inspection-day',
    ])
      expect((await get(cast.agriculture, url)).status, url).toBe(403);
  });

  it('S75 专项开始、派了联合出动，会同单位听得到；报本单位去的人和车，记在出动上，不算本单位的人次、辆次', async () => {
    expect((await told(cast.agriculture)).join('')).toContain(
      `联合专项（${campaign.number}）（农资打假联合行动）开始了`,
    );
    expect((await told(cast.agriculture)).join('')).toContain(`联合出动（${sortie.number}）`);
    expect((await told(cast.health)).join('')).not.toContain(sortie.number);
    const crew = { people: ['王农业', '李农业', '王农业'], vehicles: ['中A·NY001'] };
    // Who is no department, and a department that takes no part, enters nobody.
    for (const who of [cast.officer, cast.centre, cast.dutyLeader])
      expect((await move(who, 'sorties', sortie, 'enterPartner', crew)).status, who).toBe(403);
    expect((await move(cast.health, 'sorties', sortie, 'enterPartner', crew)).status).toBe(404);
    for (const name of ['comeBack', 'cancel'])
      expect(
        (await move(cast.agriculture, 'sorties', sortie, name, { ...aCrew(), remark: '不去了' })).status,
        name,
      ).toBe(403);
    expect((await move(cast.agriculture, 'sorties', sortie, 'enterPartner', { people: [] })).status).toBe(400);
    const entered = await move(cast.agriculture, 'sorties', sortie, 'enterPartner', crew);
    expect(entered.status, JSON.stringify(entered.body)).toBe(200);
    sortie = entered.body.entry;
    const seen = (await get(cast.officer, `/api/sorties/${path(sortie.number)}`)).body;
    expect(seen.more.partnerCrews).toEqual([
      { name: '青禾县农业农村局（农业综合执法）', people: ['王农业', '李农业'], vehicles: ['中ANY001'] },
    ]);
    expect(seen.timeline.at(-1)).toMatchObject({
      verb: 'sortie-partner-entered',
      detail: { organisationId: 'AGRI', people: 2, vehicles: 1 },
    });
    // They come back; what the partner enters later takes the place of what it said before.
    const people = seen.entry.peopleIds as string[];
    const back = await move(
      cast.officer,
      'sorties',
      sortie,
      'comeBack',
      aCrew({ peopleIds: people, partnerIds: ['AGRI'] }),
    );
    expect(back.body.entry).toMatchObject({ heads: 2, cars: 1 });
    const again = await move(cast.agriculture, 'sorties', back.body.entry, 'enterPartner', { people: ['王农业'] });
    expect(again.body.entry).toMatchObject({ state: 'done', heads: 2, cars: 1 });
    expect(again.body.more.partnerCrews).toMatchObject([{ people: ['王农业'], vehicles: [] }]);
    const { actor } = await consumerContext(app);
    const period = { from: '2026-11-01', to: '2026-11-30', officeId: null };
    expect(await countFigures(app.deps.db, actor.countyId, period)).toMatchObject({ personTimes: 2, vehicleTimes: 1 });
  });
});
