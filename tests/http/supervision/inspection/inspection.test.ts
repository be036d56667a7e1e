import { noonOf } from '../../../build/complaint.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccountByLogin } from '../../../../src/store/county/account.ts';
import { figures as figureTable } from '../../../../src/domain/figures.ts';
import {
  inspectionFigures,
  type InspectionFigure,
} from '../../../../src/domain/supervision/figures/inspection-figures.ts';
import { campaignKinds } from '../../../../src/domain/supervision/inspection/campaign.ts';
import type { Inspection } from '../../../../src/domain/supervision/inspection/inspection.ts';
import type { Seizure } from '../../../../src/domain/supervision/inspection/seizure.ts';
import type { Sortie } from '../../../../src/domain/supervision/inspection/sortie.ts';
import { countInspections } from '../../../../src/store/supervision/figures/inspection-figure.ts';
import { cast } from '../../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { wholeEntries } from '../../../build/house/whole-entries.ts';
import {
  aCampaign,
  aCovertCheck,
  aCrew,
  answersTo,
  aPlannedVisit,
  aSeizure,
  aStationVisitMade,
  aVisit,
} from '../../../build/supervision/inspection.ts';

let app: TestApp;
let countyId: number;
let officers: { accountId: string; certificate: string }[];
beforeAll(async () => {
  app = await testApp({ since: noonOf('2026-01-05') });
  app.setNow('2026-11-25T10:00:00+08:00');
  countyId = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
  officers = [];
  for (const [i, who] of [cast.officer, cast.officeHead].entries())
    officers.push({
      accountId: (await findAccountByLogin(app.deps.db, countyId, who))?.id ?? '',
      certificate: `中州0412-0${i}`,
    });
});
afterAll(() => app.close());

async function open(path: string, form: object, who: string = cast.centre) {
  return app.as(who)('POST', `/api/${path}`, { id: randomUUID(), ...form });
}
async function step(path: string, number: string, move: string, input: object = {}, who: string = cast.centre) {
  const { entry } = (await app.as(who)('GET', `/api/${path}/${number}`)).body;
  return app.as(who)('POST', `/api/${path}/${number}/${move}`, { version: entry?.version ?? 1, input });
}
async function running(change: object = {}): Promise<{ id: string; number: string; checklist: { text: string }[] }> {
  const { entry } = (await open('campaigns', aCampaign(change))).body;
  return (await step('campaigns', entry.number, 'start')).body.entry;
}
const figures = async (query = 'from=2026-11-01&to=2026-11-30') =>
  (await app.as(cast.centre)('GET', `/api/figures?${query}`)).body.values;

describe('who records a visit at the desk', () => {
  it('finds the certificates of both officers in the form: of those who were chosen, else his own and whose sortie he is on', async () => {
    const [officerId = '', headId = ''] = officers.map(({ accountId }) => accountId);
    for (const [i, accountId] of [officerId, headId].entries())
      await app.database.pool.query(
        `insert into enforcement_certificate (county_id, account_id, number, from_on, until_on)
          values ($1, $2, $3, '2026-01-01', '2026-12-31')`,
        [countyId, accountId, `豫0412-0${i}`],
      );
    const both = [
      { accountId: officerId, certificate: '豫0412-00' },
      { accountId: headId, certificate: '豫0412-01' },
    ];
    const teamOf = async (form: object, who: string = cast.officer) => {
      const { entry } = (await open('inspections', aPlannedVisit(form), cast.officer)).body;
      return (await app.as(who)('GET', `/api/inspections/${entry.number}`)).body.more.team;
    };
    expect(await teamOf({ assignedIds: [officerId, headId] })).toEqual(both);
    expect(await teamOf({})).toEqual(both.slice(0, 1));
    await open('sorties', aCrew({ peopleIds: [officerId, headId] }), cast.officer);
    expect(await teamOf({})).toEqual(both);
    // A certificate that has run out is none.
    app.setNow('2027-01-05T10:00:00+08:00');
    expect(await teamOf({ assignedIds: [officerId] })).toEqual([{ accountId: officerId, certificate: '' }]);
    app.setNow('2026-11-25T10:00:00+08:00');
  });
});

describe('a campaign and its visits', () => {
  it('S17 S18 S20 S21 S22 S23 S75 counts heads, vehicles, visits and shops each by itself, and a nil when two have said so', async () => {
    const campaign = await running();
    const crew = aCrew({ peopleIds: officers.map(({ accountId }) => accountId) });
    const planned = { ...crew, campaignNumber: campaign.number };
    const sortie = (await open('sorties', planned, cast.officer)).body.entry;
    expect((await figures()).personTimes).toBe(0);
    expect((await step('sorties', sortie.number, 'comeBack', crew, cast.officer)).status).toBe(200);
    const answers = answersTo(campaign.checklist);
    const visit = aVisit({ officers, answers, sortieNumber: sortie.number });
    const listed = async (more: object = {}) =>
      (await open('inspections', aPlannedVisit({ campaignNumber: campaign.number, ...more }), cast.officer)).body.entry;
    const [one, two, three] = [await listed(), await listed(), await listed({ operatorName: '后柳鞋帽店' })];
    await step('inspections', one.number, 'recordNil', visit, cast.officer);
    expect((await step('inspections', one.number, 'confirmNil', {}, cast.officer)).status).toBe(403);
    // Another of the office was not there: he is not asked, and is refused; the second who was there confirms it.
    const moves = async (who: string) => (await app.as(who)('GET', `/api/inspections/${one.number}`)).body.moves;
    expect(await moves(cast.otherOfficer)).toEqual(['doubtNil', 'note']);
    expect(await moves(cast.officeHead)).toEqual(['confirmNil', 'doubtNil', 'note']);
    const byOther = await step('inspections', one.number, 'confirmNil', {}, cast.otherOfficer);
    expect([byOther.status, byOther.body.code]).toEqual([403, 'nil-by-who-was-there']);
    expect((await step('inspections', one.number, 'confirmNil', {}, cast.officeHead)).body.entry.state).toBe('nil');
    const found = { ...visit, findings: [{ text: '没有标明厂名厂址', isViolation: true }] };
    await step('inspections', two.number, 'recordFinding', found, cast.officer);
    const closed = { officers, visitedAt: visit.visitedAt };
    await step('inspections', three.number, 'recordClosed', closed, cast.officer);
    expect(await figures()).toMatchObject({
      personTimes: 2,
      vehicleTimes: 1,
      shopVisits: 3,
      inspectedShops: 1,
      violationsFound: 1,
    });
    const { total, places } = (await app.as(cast.centre)('GET', `/api/campaigns/${campaign.number}/reach`)).body;
    expect(total).toMatchObject({ visits: 3, shops: 1, nil: 1, closed: 1, wrong: 1, heads: 2, cars: 1, sorties: 1 });
    expect(places).toHaveLength(3);
    // Another office reads how far the campaign is, and of no shop that is not its own.
    const abroad = (await app.as(cast.officerOfChengguan)('GET', `/api/campaigns/${campaign.number}/reach`)).body;
    expect([abroad.total.visits, abroad.places]).toEqual([3, []]);
    const unfinished = await step('campaigns', campaign.number, 'summarise', { summary: '共检查三十户，都已复查。' });
    expect([unfinished.status, unfinished.body.code]).toEqual([422, 'campaign-unfinished']);
    const ordered = await step(
      'inspections',
      two.number,
      'order',
      { text: '补全标签以后再卖', dueOn: '2026-12-05' },
      cast.officer,
    );
    expect(ordered.body.entry.state).toBe('ordered');
    const paper = await app.as(cast.officer)('GET', `/papers/inspections/${encodeURIComponent(two.number)}`);
    expect(String(paper.body)).toContain('责令改正通知书');
    expect(String(paper.body)).toContain('补全标签以后再卖');
    const list = await app.as(cast.centre)('GET', `/papers/campaigns/${encodeURIComponent(campaign.number)}`);
    expect(String(list.body)).toContain('标识标注是否规范');
  });

  it('draws premises by lot once, writes the seed down, and plans each for two officers', async () => {
    await app.database.pool.query(
      `insert into operator (county_id, id, name, source, root_id, region_id, opened_at)
        select $1, g.id, '抽样店' || g.n, 'register', g.id, 'V0301', now() from (select gen_random_uuid() as id, n from generate_series(1, 6) as n) as g`,
      [countyId],
    );
    const campaign = await running({ townIds: ['T03'] });
    const input = { shops: 4, officerIds: officers.map(({ accountId }) => accountId) };
    const drawn = (await step('campaigns', campaign.number, 'draw', input)).body.entry;
    expect(drawn.draws).toHaveLength(1);
    expect(drawn.draws[0].seed).toMatch(/^[0-9A-F]{12}$/u);
    const items = await wholeEntries(app.as(cast.centre), `/api/inspections?campaignId=${campaign.id}`);
    expect(items).toHaveLength(4);
    for (const { entry } of items) expect(new Set(entry.assignedIds).size).toBe(2);
    const mine = (await app.as(cast.officer)('GET', `/api/inspections?campaignId=${campaign.id}&mine=yes`)).body;
    expect(mine.items).toHaveLength(4);
    const shop = items[0].entry.operatorId;
    expect((await app.as(cast.centre)('GET', `/api/inspections?state=all&operatorId=${shop}`)).body.items).toHaveLength(
      1,
    );
    // What was drawn once is not drawn again.
    const again = (await step('campaigns', campaign.number, 'draw', { ...input, shops: 2_000 })).body.entry;
    expect(again.draws[1].pool).toBe(drawn.draws[0].pool - 4);
  });

  it('draws of the trades that are asked for alone, and first of those that were complained of or found wanting', async () => {
    const shops = ['小红服装店', '大明鞋店', '老赵农资店', '无名小店', '阿花布店'];
    await app.database.pool.query(
      `insert into operator (county_id, id, name, source, root_id, region_id, opened_at)
        select $1, g.id, g.name, 'register', g.id, 'V0801', now() from (select gen_random_uuid() as id, name from unnest($2::text[]) as name) as g`,
      [countyId, shops],
    );
    const idOf = async (name: string) =>
      (await app.database.pool.query<{ id: string }>('select id from operator where name = $1', [name])).rows[0]?.id;
    // What is called 布店 says nothing of clothes; somebody complained of a coat that he bought there.
    const complaint = await app.as(cast.centre)(
      'POST',
      '/api/complaints',
      filing({ channel: 'C01', categoryCode: 'G02.1', operator: { name: '阿花布店', address: '', phone: '' } }),
    );
    expect(complaint.status, JSON.stringify(complaint.body)).toBe(201);
    await app.database.pool.query(
      `insert into matter_operator (county_id, matter_id, operator_id, kind, number, name, state, why, by_id, at)
        select $1, id, $2, 'complaint', number, '阿花布店', 'sure', '{"zh":"同名","en":"same name"}', null, '2026-11-20'
        from complaint where number = $3 on conflict do nothing`,
      [countyId, await idOf('阿花布店'), complaint.body.number],
    );
    const campaign = await running({ kind: 'clothing', townIds: ['T08'] });
    const input = {
      shops: 2,
      officerIds: officers.map(({ accountId }) => accountId),
      trades: ['clothing'],
      riskPercent: 50,
    };
    const { draws } = (await step('campaigns', campaign.number, 'draw', input)).body.entry;
    expect(draws).toMatchObject([{ pool: 3, drawn: 2, trades: ['clothing'], risky: 1, riskyDrawn: 1 }]);
    expect(draws[0].leftOut).toBeGreaterThanOrEqual(2);
    const { items } = (await app.as(cast.centre)('GET', `/api/inspections?campaignId=${campaign.id}`)).body;
    const names = items.map(({ entry }: { entry: { operatorName: string } }) => entry.operatorName);
    expect(names).toContain('阿花布店');
    expect(names).toHaveLength(2);
    for (const other of ['老赵农资店', '无名小店']) expect(names).not.toContain(other);
    const seen = (await app.as(cast.centre)('GET', `/api/campaigns/${encodeURIComponent(campaign.number)}`)).body;
    expect(seen.timeline.at(-1).detail).toMatchObject({ trades: ['clothing'], riskyDrawn: 1 });
    const none = { ...input, trades: ['vehicle'] };
    expect((await step('campaigns', campaign.number, 'draw', none)).body.code).toBe('draw-empty');
  });

  it('S57 S71 counts taking part in another body’s inspection apart from its own', async () => {
    const before = await figures();
    const form = aPlannedVisit({ role: 'participant', leadBody: '中州省市场监督管理局', partnerIds: ['AGRI'] });
    const { entry } = (await open('inspections', form, cast.officer)).body;
    const joined = { officers, visitedAt: aVisit().visitedAt, remark: '参加了省局的抽查' };
    expect((await step('inspections', entry.number, 'join', joined, cast.officer)).body.entry.state).toBe('joined');
    const after = await figures();
    expect(after.joinedInspections).toBe(before.joinedInspections + 1);
    expect([after.shopVisits, after.inspectedShops]).toEqual([before.shopVisits, before.inspectedShops]);
  });

  it('S19 S76 bans an unlicensed trade by the head of the office, and keeps what was seized by its unit', async () => {
    const { entry } = (await open('inspections', aPlannedVisit({ unregistered: true }), cast.officer)).body;
    const found = { ...aVisit({ officers }), findings: [{ text: '没有执照卖白酒', isViolation: true }] };
    await step('inspections', entry.number, 'recordFinding', found, cast.officer);
    const ban = { orderNumber: '青市监取〔2026〕3号', personName: '孙某', trade: '烟酒' };
    expect((await step('inspections', entry.number, 'orderBan', ban, cast.officer)).status).toBe(403);
    await step('inspections', entry.number, 'orderBan', ban, cast.officeHead);
    const executed = { executedOn: '2026-11-25', officers, sealed: '白酒' };
    const alone = { ...executed, officers: officers.slice(1) };
    const nobody = { ...executed, officers: [] };
    const refused = async (input: object) =>
      (await step('inspections', entry.number, 'executeBan', input, cast.officer)).body.code;
    expect([await refused(alone), await refused(nobody)]).toEqual(['inspection-needs-two', 'invalid-input']);
    await step('inspections', entry.number, 'executeBan', executed, cast.officer);
    for (const [qty, unit] of [
      [12, 'bottle'],
      [30, 'bag'],
    ] as const)
      expect(
        (await open('seizures', aSeizure({ inspectionNumber: entry.number, qty, unit }), cast.officer)).status,
      ).toBe(200);
    expect(await figures()).toMatchObject({ bans: 1, fakeBottles: 12, fakeBags: 30 });
    const [held] = (await app.as(cast.officer)('GET', '/api/seizures')).body.items;
    const dispose = {
      disposal: 'destroyed',
      disposedOn: '2026-11-25',
      disposalWords: '集中销毁',
      secondId: officers[1]?.accountId,
    };
    expect((await step('seizures', held.entry.number, 'dispose', dispose, cast.officeHead)).body.code).toBe(
      'seizure-needs-another',
    );
    const other = { ...dispose, secondId: officers[0]?.accountId };
    expect((await step('seizures', held.entry.number, 'dispose', other, cast.officeHead)).body.entry.state).toBe(
      'disposed',
    );
  });

  it('S74 proposes the checks of the festivals ahead', async () => {
    app.setNow('2026-12-20T10:00:00+08:00');
    const { festivals } = (await app.as(cast.centre)('GET', '/api/campaign-festivals')).body;
    expect(festivals[0]).toMatchObject({ festival: '元旦' });
    app.setNow('2026-11-25T10:00:00+08:00');
  });
});

/** A visit, a sortie or seized goods, as its figure counts it. */
type Counted = Pick<Inspection, 'operatorId' | 'operatorName' | 'regionId' | 'findings'> &
  Pick<Sortie, 'heads' | 'cars'> &
  Pick<Seizure, 'qty'>;

const shops = (found: readonly Counted[]) =>
  new Set(found.map(({ operatorId, operatorName, regionId }) => operatorId ?? `${operatorName}@${regionId}`)).size;
const counts: Record<InspectionFigure, (found: Counted[]) => number> = {
  inspectedShops: shops,
  schoolZoneShops: shops,
  shopVisits: (found) => found.length,
  festivalVisits: (found) => found.length,
  festivalChecks: (found) => found.length,
  bans: (found) => found.length,
  joinedInspections: (found) => found.length,
  violationsFound: (found) => found.flatMap(({ findings }) => findings.filter((one) => one.isViolation)).length,
  personTimes: (found) => found.reduce((sum, { heads }) => sum + heads, 0),
  vehicleTimes: (found) => found.reduce((sum, { cars }) => sum + cars, 0),
  fakeBottles: (found) => found.reduce((sum, { qty }) => sum + qty, 0),
  fakeBags: (found) => found.reduce((sum, { qty }) => sum + qty, 0),
};

describe('F07—F12 F36 F40—F42 each figure', () => {
  it('opens the records that it counts, by the link of the work report', async () => {
    const period = 'from=2026-11-01&to=2026-11-30';
    const values = await figures(period);
    for (const name of inspectionFigures) {
      const found = await opened(name, period);
      expect([name, counts[name](found)]).toEqual([name, values[name]]);
    }
    for (const name of ['shopVisits', 'bans', 'personTimes', 'violationsFound', 'fakeBags'] as const)
      expect([name, values[name] > 0]).toEqual([name, true]);
  });

  it('opens of one kind of campaign the records of that kind alone, as many as its number says', async () => {
    const [from, to] = ['2026-11-01', '2026-11-30'];
    const all = await figures(`from=${from}&to=${to}`);
    const narrowed = new Set<InspectionFigure>();
    for (const kind of campaignKinds) {
      const values = await countInspections(app.deps.db, countyId, { from, to, officeId: null, kind });
      for (const name of inspectionFigures) {
        const found = await opened(name, `from=${from}&to=${to}&campaignKind=${kind}`);
        expect([kind, name, counts[name](found)]).toEqual([kind, name, values[name]]);
        if (values[name] > 0 && values[name] < all[name]) narrowed.add(name);
      }
    }
    // Something was done in campaigns and something outside of them, so that the lists differ from those of everything.
    expect([...narrowed]).toEqual(expect.arrayContaining(['shopVisits', 'violationsFound']));
    const wrong = await app.as(cast.centre)('GET', '/api/inspections?campaignKind=shoes');
    expect(wrong.status).toBe(400);
  });
});

/** What the link of a figure opens. */
async function opened(name: InspectionFigure, query: string): Promise<Counted[]> {
  const { status, body } = await app.as(cast.centre)('GET', `/api${figureTable[name].records}&figure=${name}&${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  // A row carries what its list shows; what is counted of an entry stands in the entry.
  const path = figureTable[name].records.split('?')[0];
  const whole = (body.items as { entry: { number: string } }[]).map(({ entry }) =>
    app.as(cast.centre)('GET', `/api${path}/${entry.number}`),
  );
  return (await Promise.all(whole)).map((answer) => answer.body.entry as Counted);
}

describe('the day of an inspector', () => {
  it('S18 lists what he was chosen for in the order of walking, with what was found there last', async () => {
    const [me] = officers;
    const assignedIds = [me?.accountId];
    const plan = async (regionId: string, operatorName: string) =>
      (await open('inspections', aPlannedVisit({ regionId, operatorName, assignedIds }), cast.officer)).body.entry;
    const before = await plan('V0301', '老店');
    const found = { ...aVisit({ officers }), findings: [{ text: '灭火器过期了', isViolation: false }] };
    await step('inspections', before.number, 'recordFinding', found, cast.officer);
    await step('inspections', before.number, 'rectifyNow', { words: '当场换了新的' }, cast.officer);
    const names = ['far', 'near', '老店'];
    for (const [i, regionId] of ['V0801', 'V0302', 'V0301'].entries()) await plan(regionId, names[i] ?? '');
    const day = (await app.as(cast.officer)('GET', '/api/inspection-day?from=V0301')).body;
    const mine = day.stops.filter(({ entry }: { entry: { operatorName: string } }) =>
      names.includes(entry.operatorName),
    );
    expect(mine.map(({ entry }: { entry: { operatorName: string } }) => entry.operatorName)).toEqual([
      '老店',
      'near',
      'far',
    ]);
    expect(mine[0]).toMatchObject({ kilometres: 0, last: { number: before.number, state: 'rectified' } });
    expect(mine[0].moves).toContain('recordNil');
    expect((await app.as(cast.officerOfChengguan)('GET', '/api/inspection-day')).body.stops).toEqual([]);
  });
});

describe('covert checks and visits to stations', () => {
  it('tells an office of a covert check when it is handed to it, and not before', async () => {
    const other = (await findAccountByLogin(app.deps.db, countyId, cast.officerOfChengguan))?.id ?? '';
    const centre = (await findAccountByLogin(app.deps.db, countyId, cast.centre))?.id ?? '';
    const { entry } = (await open('covert-checks', aCovertCheck({ visitorIds: [other, centre] }))).body;
    expect((await app.as(cast.officer)('GET', `/api/covert-checks/${entry.number}`)).status).toBe(404);
    expect((await app.as(cast.officer)('GET', '/api/covert-checks?state=all')).body.items).toEqual([]);
    await step(
      'covert-checks',
      entry.number,
      'record',
      { visitedOn: '2026-11-25', seen: '柜台上摆着没有标签的服装' },
      cast.officerOfChengguan,
    );
    await step('covert-checks', entry.number, 'handOver', { toOfficeId: 'SO-LH', remark: '请查进货票据' });
    expect((await app.as(cast.officer)('GET', '/api/covert-checks?state=all')).body.items).toHaveLength(1);
  });

  it('S115 S153 shows a station what was found at it, and no other station', async () => {
    const { entry } = (await open('station-visits', { stationId: 'ST-V0303' }, cast.officer)).body;
    const made = aStationVisitMade({
      visitorIds: [officers[0]?.accountId],
      position: { longitude: 113.2, latitude: 34.7 },
    });
    const faults = { ...made, findings: '公示栏的电话是旧的', rectifyBy: '2026-12-01' };
    expect((await step('station-visits', entry.number, 'recordFaults', faults, cast.officer)).body.entry.state).toBe(
      'mending',
    );
    const own = (await app.as('st-v0303')('GET', '/api/station-visits')).body.items;
    expect(own.map((one: { entry: { findings: string } }) => one.entry.findings)).toEqual(['公示栏的电话是旧的']);
    expect((await app.as('st-m01')('GET', `/api/station-visits/${entry.number}`)).status).toBe(404);
  });
});
