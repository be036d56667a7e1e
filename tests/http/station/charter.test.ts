import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { maySeeCharter, takesMatters, type Charter } from '../../../src/domain/station/charter.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { listCharters } from '../../../src/store/station/charter.ts';
import { countStations } from '../../../src/store/station/station-figure.ts';
import { forgetCountyFacts } from '../../../src/store/county/county.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { allMet, photographed } from '../../build/charter.ts';
import { linesLaying } from '../../build/laid.ts';
import { asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

const day = '2026-11-25';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${day}T09:00:00+08:00`);
  // The database dates what is entered as it stands by its own clock, which goes on behind that of the test.
  await app.database.pool.query(`update charter set applied_on = '2026-01-05' where approved_on is null`);
});
afterAll(() => app.close());

const application = (change: object = {}) => ({
  id: uuidv7(),
  name: '东关超市消费维权服务站',
  kindCode: 'service',
  venueKind: 'supermarket',
  serves: 'venue',
  regionId: 'V0303',
  hostName: '东关超市',
  address: '东关街 18 号',
  contactName: '王芳',
  phone: '13900000001',
  measures: { areaSqm: 420 },
  ...change,
});

async function get(number: string, who = cast.centre) {
  return (await app.as(who)('GET', `/api/charters/${number}`)).body;
}

async function step(who: string, number: string, move: string, input: object = {}) {
  const { version } = (await get(number)).entry;
  return app.as(who)('POST', `/api/charters/${number}/${move}`, { version, clientId: uuidv7(), input });
}

async function inspected(change: object = {}): Promise<Charter> {
  const { entry } = (await app.as(cast.centre)('POST', '/api/charters', application(change))).body;
  await step(cast.centre, entry.number, 'review');
  const photo = await photographed(app);
  const findings = allMet(entry, ['admission', 'equipment'], photo);
  const seen = await step(cast.centre, entry.number, 'inspect', { on: day, findings, measures: entry.measures });
  const isShown = findings.some(({ attachmentId }) => attachmentId === photo);
  expect([seen.status, await linesLaying(app.database.db, photo)]).toEqual([200, isShown ? ['charter-inspected'] : []]);
  return seen.body.entry;
}

async function running(change: object = {}): Promise<Charter> {
  const { number } = await inspected(change);
  await step(cast.deputyDirector, number, 'approve', { on: day });
  await step(cast.centre, number, 'hang', { plaqueNumber: '青维-01', plaqueOn: day });
  await step(cast.centre, number, 'deliver', { codes: ['rules', 'register'], on: day, posted: true });
  const last = await step(cast.centre, number, 'activate', { on: day });
  expect(last.status).toBe(200);
  return last.body.entry;
}

describe('the files of stations on the wire', () => {
  it('begin with the stations that are there, one file each, and tell the same as the list of stations', async () => {
    const { stations } = (await app.as(cast.centre)('GET', '/api/directory')).body;
    const { items } = (await app.as(cast.centre)('GET', '/api/charters?limit=2000')).body;
    expect(items.map((one: { entry: Charter }) => one.entry.stationId).toSorted()).toEqual(
      stations.map((one: { id: string }) => one.id).toSorted(),
    );
    expect(items.every((one: { entry: Charter }) => one.entry.state === 'active')).toBe(true);
  });

  it('申请、初审、核查、批准：谁申请、谁审、结论和理由都在档案里；所里只审自己辖区的', async () => {
    const form = application();
    const head = cast.officeHead;
    const { entry, timeline } = (await app.as(cast.centre)('POST', '/api/charters', form)).body;
    expect(entry).toMatchObject({ state: 'applied', officeId: 'SO-LH', number: expect.stringMatching(/^站2026-/u) });
    expect((await app.as(cast.centre)('POST', '/api/charters', form)).body.entry.number).toBe(entry.number);
    expect(timeline).toHaveLength(1);
    expect((await app.as(cast.headOfShiqiao)('GET', `/api/charters/${entry.number}`)).status).toBe(404);
    expect((await step(head, entry.number, 'review', { opinion: '材料齐全，位置合适' })).body.entry.state).toBe(
      'reviewed',
    );
    expect((await step(head, entry.number, 'approve', { on: day })).status).toBe(403);
    const no = await step(head, entry.number, 'refuse', { endReason: '离郭庄站不到一百米，没有必要再设' });
    expect(no.body.entry).toMatchObject({ state: 'refused', endReason: '离郭庄站不到一百米，没有必要再设' });
    const lines = await listLedger(app.deps.db, entry.countyId, entry.id);
    expect(lines.map((line) => line.verb)).toEqual(['charter-applied', 'charter-reviewed', 'charter-refused']);
  });

  it('S100 首批 63 个站点一次批准：一个批次号，全批或全不批，再按一次不再批', async () => {
    const made = [];
    for (let n = 0; n < 63; n += 1) made.push(await inspected({ name: `第${n + 1}商店消费维权服务站` }));
    const numbers = made.map((one) => one.number);
    const waiting = (await app.as(cast.centre)('POST', '/api/charters', application())).body.entry.number;
    const act = { clientId: uuidv7(), numbers, on: day, remark: '首批' };
    const mixed = await app.as(cast.deputyDirector)('POST', '/api/charter-batches', {
      ...act,
      numbers: [...numbers, waiting],
    });
    expect(mixed.status).toBe(409);
    expect((await get(numbers[0] ?? '')).entry.state).toBe('inspected');
    const began = performance.now();
    const done = await app.as(cast.deputyDirector)('POST', '/api/charter-batches', act);
    const took = performance.now() - began;
    expect(done.body).toEqual({ batchNumber: expect.stringMatching(/^批2026-\d{4}$/u), n: 63 });
    // A press that a person waits for: the machine of the tests is shared, so the bound is wide.
    expect(took).toBeLessThan(5_000);
    expect((await app.as(cast.deputyDirector)('POST', '/api/charter-batches', act)).body).toEqual(done.body);
    const { items } = (await app.as(cast.centre)('GET', '/api/charters?limit=2000')).body;
    const batch = items.filter((one: { entry: Charter }) => one.entry.batchNumber === done.body.batchNumber);
    expect(batch).toHaveLength(63);
    expect(new Set(batch.map((one: { entry: Charter }) => one.entry.stationId)).size).toBe(63);
    const list = await app.as(cast.centre)(
      'GET',
      `/papers/stations/batch/${encodeURIComponent(done.body.batchNumber)}`,
    );
    expect(list.status).toBe(200);
    expect(list.body).toContain('63 个');
    for (const n of [1, 63]) expect(list.body).toContain(`第${n}商店消费维权服务站`);
    const kits = await app.as(cast.centre)(
      'GET',
      `/papers/stations/kit?batch=${encodeURIComponent(done.body.batchNumber)}`,
    );
    expect(kits.status).toBe(200);
    // Each station: rules, duties, contact card, register and poster, each on a sheet of its own.
    expect(kits.body.match(/class="sheet/gu)?.length).toBeGreaterThanOrEqual(63 * 6);
  }, 120_000);

  it('S98 场所站点从批准起在名录里，授牌、资料送齐、运行之后才分到件，停用就不再分', async () => {
    const charter = await running({
      name: '红星市场消费维权服务站',
      venueKind: 'market',
      hostName: '红星市场',
      measures: { stalls: 45 },
    });
    expect(charter).toMatchObject({ state: 'active', stationId: `ST-${charter.number.slice(1)}` });
    const there = async () => {
      forgetCountyFacts(app.deps.db);
      const form = filing({ operator: { name: '红星市场 12 号摊', address: '红星市场' } });
      const { number } = (await app.as(null)('POST', '/api/complaints', form)).body;
      return (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint.stationId;
    };
    expect(await there()).toBe(charter.stationId);
    expect((await step(cast.centre, charter.number, 'suspend', { endReason: '市场整体改造，停业半年' })).status).toBe(
      200,
    );
    expect(await there()).not.toBe(charter.stationId);
    expect((await step(cast.centre, charter.number, 'resume')).body.entry.state).toBe('active');
    expect(await there()).toBe(charter.stationId);
  });

  it('a station that closes hands each open matter on, to another station or up to the office, and nothing is left', async () => {
    const station = 'ST-V0302';
    const number = `站${station}`;
    const mine = async () => {
      const form = { ...filing(), clientId: uuidv7() };
      return (await app.as('st-v0302')('POST', '/api/complaints', form)).body.number as string;
    };
    const [one, two] = [await mine(), await mine()];
    const open = (await app.as(cast.centre)('GET', `/api/charters/${number}/open`)).body;
    const numbers = open.matters.map((matter: { number: string }) => matter.number);
    expect(numbers).toEqual(expect.arrayContaining([one, two]));
    const end = { on: day, endReason: '合并到邻村的站点，不再单设' };
    const refused = await step(cast.centre, number, 'close', end);
    expect(refused).toMatchObject({ status: 409, body: { code: 'charter-matters-open' } });
    const next = open.successors[0].id as string;
    const handover = numbers.map((matter: string) => ({ number: matter, toStationId: matter === one ? next : '' }));
    await app.database.pool.query(`update account set phone = '13955000303' where login_name = 'liuguodong'`);
    const set = { id: uuidv7(), title: '把价格公示栏换新', leadId: 'SO-LH', stationId: station, dueOn: '2099-01-01' };
    const { entry: task } = (await app.as(cast.centre)('POST', '/api/tasks', set)).body;
    expect(task).toMatchObject({ stationId: station });
    const closed = await step(cast.centre, number, 'close', { ...end, handover });
    expect(closed.body.entry).toMatchObject({ state: 'closed' });
    const passed = (await app.as(cast.officeHead)('GET', `/api/tasks/${task.number}`)).body;
    expect(passed.entry).toMatchObject({ state: 'assigned', stationId: null, personId: null });
    expect(passed.moves).toContain('reportBack');
    expect(passed.timeline.at(-1)).toMatchObject({ verb: 'task-passed-on' });
    // Read as the program reads it: in the table a number stands sealed.
    const sent = await app.database.db.selectFrom('message').selectAll().where('channel', '=', 'app').execute();
    expect(sent.filter(({ text }) => text.includes(task.number) && text.includes('回到所里'))).toHaveLength(1);
    const read = async (matter: string) => (await app.as(cast.centre)('GET', `/api/complaints/${matter}`)).body;
    expect((await read(one)).complaint).toMatchObject({ state: 'atStation', stationId: next, ownVenue: null });
    expect((await read(two)).complaint.state).toBe('registered');
    expect((await read(one)).timeline.map((line: { verb: string }) => line.verb)).toContain('station-changed');
    expect((await app.as(cast.centre)('GET', `/api/charters/${number}/open`)).body.matters).toEqual([]);
    // Its person still signs in: what he files from now on is the bureau's, and lies at no station that has stopped.
    const late = await read(await mine());
    expect(late.complaint).toMatchObject({ state: 'registered', stationReceivedAt: null });
    expect(late.complaint.stationId).not.toBe(station);
    const asked = (await app.as('st-v0302')('POST', '/api/inquiries', asking())).body.number;
    expect((await app.as(cast.centre)('GET', `/api/inquiries/${asked}`)).body.inquiry.stationId).toBeNull();
    expect((await app.as(cast.centre)('GET', `/api/charters/${number}/open`)).body.matters).toEqual([]);
  });

  it('S154 制度上墙按版本留证，缺的看得出；宣传、教育、咨询活动也留下', async () => {
    const station = '站ST-V0102';
    const told = await step('st-v0102', station, 'recordActivity', {
      on: day,
      kind: 'publicity',
      what: '大集上发宣传单，讲怎么认假种子',
      people: 130,
    });
    expect(told.body.entry.activities).toMatchObject([{ kind: 'publicity', people: 130 }]);
    expect(told.body.more).toMatchObject({ rulesPosted: { n: 0, of: 3 }, dutySigned: false, idleDays: 0 });
    const hung = await step('st-v0102', station, 'post', { codes: ['rule-work', 'rule-liability'], postedOn: day });
    expect(hung.body.more.rulesPosted).toEqual({ n: 2, of: 3 });
    const signed = await step('st-v0102', station, 'acknowledge', { name: '李秀英', read: true });
    expect(signed.body.more.dutySigned).toBe(true);
    const rule = { code: 'rule-work', version: 1, subject: 'rule', title: '工作制度', body: '一、有人值守。' };
    expect((await app.as(cast.centre)('PUT', '/api/standards', rule)).body.version).toBe(2);
    expect((await app.as(cast.centre)('PUT', '/api/standards', rule)).status).toBe(409);
    // What hangs is the version before: it has to be put up anew.
    expect((await get(station)).more.rulesPosted).toEqual({ n: 1, of: 3 });
  });

  it('S165 站点体检：闲置几天、超期几件、转错几件、最近培训，从台账和件里数', async () => {
    const { items } = (await app.as(cast.centre)('GET', '/api/charters?limit=2000')).body;
    const of = (id: string) => items.find((one: { entry: Charter }) => one.entry.stationId === id);
    // A row tells the same in short.
    expect(of('ST-V0102').more).toMatchObject({ idle: false, activeDays: 1 });
    const file = await get('站ST-V0102');
    expect(file.more).toMatchObject({ idleDays: 0, idle: false, health: { lastOn: day, activeDays: 1 } });
    const filed = (await app.as('st-v0102')('POST', '/api/complaints', { ...filing(), clientId: uuidv7() })).body
      .number;
    const count = async () => (await get('站ST-V0102')).more.health;
    expect(await count()).toMatchObject({ filed: 1, open: 1, overdue: 0, misrouted: 0 });
    app.setNow('2026-12-20T09:00:00+08:00');
    expect(await count()).toMatchObject({ open: 1, overdue: 1 });
    app.setNow(`${day}T10:00:00+08:00`);
    // Sent up to an office that is not the right one, and so given back.
    const move = async (who: string, name: string, input: object) => {
      const { complaint } = (await app.as(cast.centre)('GET', `/api/complaints/${filed}`)).body;
      const { version } = complaint;
      const made = await app.as(who)('POST', `/api/complaints/${filed}/${name}`, {
        version,
        clientId: uuidv7(),
        input,
      });
      expect(made.status, `${name}: ${JSON.stringify(made.body)}`).toBe(200);
    };
    await move('st-v0102', 'sendUp', { reason: '站里谈不成' });
    await move(cast.centre, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officeHead, 'giveBack', { reason: '店不在本所辖区，请改派' });
    expect(await count()).toMatchObject({ filed: 1, open: 0, misrouted: 1 });
    // Nobody of it was at a training yet; after one it is known when.
    expect((await get('站ST-V0102')).more.trainedOn).toBeNull();
    const person = { id: uuidv7(), name: '李秀英', regionId: 'V0102', stationId: 'ST-V0102' };
    expect((await app.as(cast.centre)('POST', '/api/people', person)).status).toBe(200);
    const form = {
      id: uuidv7(),
      title: '登记和转办',
      batch: 1,
      audience: 'all',
      officeId: null,
      startsOn: day,
      endsOn: day,
      place: '县局',
      courses: [{ title: '怎么转办', hours: 3 }],
    };
    const { number } = (await app.as(cast.centre)('POST', '/api/trainings', form)).body.entry;
    const train = async (who: string, name: string, input: object) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/trainings/${number}`)).body.entry;
      const path = `/api/trainings/${number}/${name}`;
      expect((await app.as(who)('POST', path, { version, clientId: uuidv7(), input })).status, name).toBe(200);
    };
    await train(cast.deputyDirector, 'approve', {});
    await train(cast.centre, 'invite', { personIds: [person.id] });
    await train(cast.centre, 'mark', { marks: [{ personId: person.id, mark: 'present' }] });
    expect((await get('站ST-V0102')).more.trainedOn).toBe(day);
  });

  it('S24 S26 一会两站的含义由县里定：类别是县里的清单，每类几个说得清，规范化的另数', async () => {
    const before = (await app.as(cast.centre)('GET', '/api/network')).body;
    const kinds = (await app.as(cast.centre)('GET', '/api/standards')).body.standards.find(
      (one: { code: string }) => one.code === 'kinds',
    );
    const item = { ...kinds.items[0], code: 'hui', zh: '消协分会投诉站' };
    const { code, subject, title, items } = kinds;
    const saved = await app.as(cast.admin)('PUT', '/api/standards', {
      code,
      subject,
      title,
      version: 1,
      items: [...items, item],
    });
    expect(saved.status).toBe(200);
    await running({ name: '城关分会投诉站', kindCode: 'hui', serves: 'area' });
    type Row = { code: string; zh: string; all: { n: number; standardised: number } };
    const after = (await app.as(cast.centre)('GET', '/api/network')).body;
    const rowOf = ({ table }: { table: { rows: Row[] } }, code: string) => table.rows.find((one) => one.code === code);
    expect(rowOf(after, 'hui')).toMatchObject({ zh: '消协分会投诉站', all: { n: 1, standardised: 0 } });
    expect(after.table).toMatchObject({ day, whole: { all: { n: before.table.whole.all.n + 1, standardised: 0 } } });
    expect(after.table.rows.reduce((sum: number, { all }: Row) => sum + all.n, 0)).toBe(after.table.whole.all.n);
    const old = (await get('站ST-V0103')).entry as Charter;
    const findings = allMet(old, ['equipment', 'standardisation'], await photographed(app));
    const again = await step(cast.centre, old.number, 'reaccept', { on: day, findings });
    expect(again.body.entry).toMatchObject({ state: 'active', standardisedOn: day });
    // Of which kind it is that is up to the standard, and not only that one is.
    const last = (await app.as(cast.centre)('GET', '/api/network')).body;
    expect(last.table.rows.filter(({ all }: Row) => all.standardised > 0).map(({ code }: Row) => code)).toEqual([
      old.kindCode,
    ]);
    const town = await running({
      name: '柳河镇消费维权监督站',
      kindCode: 'supervision',
      venueKind: 'village',
      serves: 'area',
    });
    expect((await get(town.number)).more).toMatchObject({ kindZh: '乡镇消费维权监督站', townName: '柳河镇' });
  });

  it('S25 S26 S60 S102 S110 S143 S148 S192 站点页、大屏、县情、覆盖和口径是同一个数，教育设施另列，截止日那天也一样', async () => {
    const seen = async (path: string) => (await app.as(cast.deputyDirector)('GET', path)).body;
    const school = await running({ name: '城关消费教育学校', kindCode: 'school', venueKind: 'school', serves: 'area' });
    const pilot = await running({ name: '城关市场服务站', venueKind: 'market', measures: { stalls: 60 } });
    await step(cast.centre, pilot.number, 'classify', {
      tier: 'pilot',
      tierSince: day,
      sitings: ['mall', 'school'],
      education: true,
      servesRegionIds: [],
    });
    await step(cast.centre, pilot.number, 'acknowledge', { name: '王芳', read: true });
    app.setNow('2026-11-26T09:00:00+08:00');
    await step(cast.centre, '站ST-V0101', 'suspend', { endReason: '站长外出务工，暂时没有人', handover: [] });
    await step(cast.centre, '站ST-V0201', 'orderRectify', {
      rectifyWhat: '登记簿三个月没有记',
      rectifyBy: '2026-12-25',
    });
    app.setNow('2026-11-28T09:00:00+08:00');
    await step(cast.centre, '站ST-V0101', 'resume', {});
    await step(cast.centre, '站ST-V0203', 'suspend', { endReason: '站长外出务工，暂时没有人', handover: [] });
    const network = await seen('/api/network');
    const { table } = network;
    const running26 = (await seen('/api/network?on=2026-11-26')).table.whole.all.n as number;
    // One is suspended on either day; what is put right runs.
    expect([table.day, table.whole.all.n, running26]).toEqual(['2026-11-28', network.running, network.running]);
    const [wall, home, coverage] = [
      await seen('/api/wall'),
      await seen('/api/home/rates'),
      await seen('/api/coverage'),
    ];
    const counted = (to: string) => countStations(app.database.db, countyId, { from: to, to, officeId: null });
    const figures = await counted('2026-11-28');
    expect({
      wall: wall.stations.active,
      home: home.stations.active,
      figure: figures.stationsRunning,
      idle: wall.stations.idle,
    }).toEqual({ wall: network.running, home: network.running, figure: network.running, idle: network.idle });
    expect(wall.stations).toMatchObject({ rectifying: 1, suspended: 1 });
    expect(wall.map.marks.map(({ name }: { name: string }) => name)).not.toContain('城关消费教育学校');
    expect(figures.standardisedStations).toBe(table.whole.all.standardised);
    expect(coverage.figures.share).toBe(figures.villagesCovered / figures.villages);
    // 教育设施 by kind, apart; 六进 beside 五进; the pilot; who has signed.
    expect(table.facilities.find(({ code }: { code: string }) => code === 'school').n).toBe(1);
    expect(table.programmes.map(({ code }: { code: string }) => code)).toEqual(['five-entries', 'six-entries']);
    expect(['mall', 'school'].map((code) => table.whole.entries[code].n >= 1)).toEqual([true, true]);
    expect([table.whole.tiers.pilot.n, network.dutySigned]).toEqual([1, 1]);
    expect(school.facility).toBe(true);
    // Each day by the rule, by the tables and by the page.
    for (const on of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']) {
      const asked = await seen(`/api/network?on=${on}`);
      const { stationsRunning, standardisedStations } = await counted(on);
      expect([on, asked.table.whole.all]).toEqual([on, { n: stationsRunning, standardised: standardisedStations }]);
    }
    const past = await seen('/api/network?on=2026-11-26');
    expect(past.open).not.toContain('站ST-V0101');
    expect(past.open).toContain('站ST-V0203');
    app.setNow(`${day}T09:00:00+08:00`);
  });

  it('S85 S86 乡镇监督站在“缺什么”里是一行，按乡镇站量；没有监督站的乡镇另列，站多了也说', async () => {
    const rows = async (of: string) =>
      (await app.as(cast.centre)('GET', '/api/compositions')).body.rows
        .filter((row: { townId: string; type: string | null }) => row.townId === of && (row.type ?? 'town') === 'town')
        .map(({ kind, type, lacks }: { kind: string; type: string | null; lacks: { kind: string }[] }) => [
          kind,
          type,
          ...lacks.map((one) => one.kind),
        ]);
    const form = { kindCode: 'supervision', venueKind: 'village', serves: 'area', hostName: '' };
    expect(await rows('T05')).toEqual([['town', null, 'station', 'head']]);
    await running({ ...form, name: '石桥镇消费维权监督站', regionId: 'V0501' });
    expect(await rows('T05')).toEqual([['station', 'town', 'people', 'head']]);
    await running({ ...form, name: '石桥镇第二消费维权监督站', regionId: 'V0502' });
    const two = await rows('T05');
    expect(two).toHaveLength(3);
    expect(two).toContainEqual(['town', null, 'stations']);
  });

  it('are seen by the rule and by the condition of the store alike, account by account', async () => {
    const { countyId } = (await get('站ST-V0102')).entry as Charter;
    const accounts = await listAccounts(app.deps.db, countyId);
    const centre = accounts.find(({ role }) => role === 'centre');
    if (centre === undefined) throw new Error('the centre has an account');
    const all = await listCharters(app.deps.db, actorOfAccount(centre));
    for (const account of accounts.filter(({ role }) => role !== 'business')) {
      const actor = actorOfAccount(account);
      const seen = await listCharters(app.deps.db, actor);
      expect(
        seen.map(({ id }) => id),
        account.loginName,
      ).toEqual(all.filter((one) => maySeeCharter(actor, one)).map(({ id }) => id));
    }
    const { stations } = (await app.as(cast.centre)('GET', '/api/directory')).body;
    for (const { stationId, ...one } of all)
      if (stationId !== null)
        expect(stations.find(({ id }: { id: string }) => id === stationId).active).toBe(takesMatters(one));
  });

  it('go out as a table for who may, and never to a station', async () => {
    const file = await app.as(cast.centre)('GET', '/api/export/charters?format=csv');
    expect(file.status).toBe(200);
    expect(file.body).toContain('消费维权联络站');
    expect((await app.as('st-v0102')('GET', '/api/export/charters?format=csv')).status).toBe(403);
  });
});
