import { uuidv7 } from 'uuidv7';
import type { SharedStation } from '../../../src/domain/station/shared-network.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maySeePerson, type Person } from '../../../src/domain/people/person.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { listAppointments } from '../../../src/store/people/appointment.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listPeople } from '../../../src/store/people/person.ts';
import { cast } from '../../build/cast.ts';
import { filing, proof, testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-11-25';
const countyId = 990126;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
});
afterAll(() => app.close());

async function register(change: object = {}, who = cast.centre): Promise<Person> {
  const form = {
    id: uuidv7(),
    name: '郭巧珍',
    phone: '13955000303',
    regionId: 'V0303',
    stationId: 'ST-V0303',
    ...change,
  };
  const answer = await app.as(who)('POST', '/api/people', form);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry;
}

async function step(who: string, path: string, id: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', `/api/${path}/${id}`)).body;
  return app.as(who)('POST', `/api/${path}/${id}/${move}`, { version: entry?.version ?? 1, clientId: uuidv7(), input });
}

async function appointed(person: Person, change: object = {}): Promise<string> {
  const id = uuidv7();
  const form = {
    id,
    personId: person.id,
    post: 'supervisor',
    stationId: 'ST-V0303',
    departmentIds: ['AMR'],
    ...change,
  };
  expect((await app.as(cast.centre)('POST', '/api/appointments', form)).status).toBe(200);
  await step(cast.centre, 'appointments', id, 'check', { checkWords: '村里同意' });
  expect((await step(cast.deputyDirector, 'appointments', id, 'appoint', { appointedOn: today })).status).toBe(200);
  return id;
}

describe('people on the wire', () => {
  it('registers a person once however often it is sent, and a list in one act', async () => {
    const person = await register();
    expect(
      (await app.as(cast.centre)('POST', '/api/people', { id: person.id, name: '另一个名字' })).body.entry.name,
    ).toBe('郭巧珍');
    const people = [1, 2, 3].map((n) => ({ id: uuidv7(), name: `名册${n}`, sourceId: 'AGRI' }));
    const save = () => app.as(cast.admin)('POST', '/api/person-lists', { people });
    expect((await save()).body.saved).toBe(3);
    expect((await save()).body.saved).toBe(3);
    const found = (await app.as(cast.centre)('GET', '/api/people?q=名册')).body.items;
    expect(found).toHaveLength(3);
    const wrong = await app.as(cast.centre)('POST', '/api/people', { id: uuidv7(), name: '甲', phone: '123' });
    expect(wrong.body.fields[0].zh).toBe('电话填得不对：写 11 位手机号，或带区号的座机。');
  });

  it('S82 一人一站、几个部门的工作在同一条聘任里；农业部门只看到自己的人，约定以后才看到电话，读一次记一笔', async () => {
    const person = await register({ name: '柳月英', stationId: 'ST-V0301', regionId: 'V0301' });
    const id = await appointed(person, { stationId: 'ST-V0301' });
    expect((await app.as(cast.agriculture)('GET', `/api/people/${person.id}`)).status).toBe(404);
    await step(cast.centre, 'appointments', id, 'setDuties', { departmentIds: ['AMR', 'AGRI'] });
    const again = {
      id: uuidv7(),
      personId: person.id,
      post: 'supervisor',
      stationId: 'ST-V0301',
      departmentIds: ['AGRI'],
    };
    expect((await app.as(cast.centre)('POST', '/api/appointments', again)).body.code).toBe('appointed-already');
    const seen = (await app.as(cast.agriculture)('GET', '/api/people')).body.items;
    expect(seen).toHaveLength(1);
    expect(seen[0].entry).toMatchObject({ id: person.id, phone: '139****0303', departmentIds: ['AGRI'] });
    expect(seen[0].more).toMatchObject({ hours: null });
    expect((await app.as(cast.agriculture)('GET', '/api/compositions')).body).toMatchObject({
      agreed: false,
      rows: [],
    });
    const pact = {
      id: uuidv7(),
      version: 0,
      departmentId: 'AGRI',
      dataClass: 'contact',
      document: '联席会议纪要〔2026〕3号',
      agreedOn: today,
    };
    expect((await app.as(cast.centre)('PUT', '/api/pacts', pact)).status).toBe(200);
    const open = (await app.as(cast.agriculture)('GET', '/api/people')).body.items;
    expect(open[0].entry.phone).toBe('13955000303');
    const { readings } = (await app.as(cast.admin)('GET', '/api/pacts')).body;
    expect(readings[0]).toMatchObject({ pactId: pact.id, byName: '田丰收', n: 1 });
  });

  it('S90 按部门、按数据类别约定共享；没有约定的读不到，到期就停，读取都有记录', async () => {
    const { pacts } = (await app.as(cast.agriculture)('GET', '/api/pacts')).body;
    expect(pacts.map((one: { dataClass: string }) => one.dataClass)).toEqual(['contact']);
    await app.as(cast.centre)('PUT', '/api/pacts', { ...pacts[0], endsOn: today });
    app.setNow('2026-11-26T09:00:00+08:00');
    expect((await app.as(cast.agriculture)('GET', '/api/people')).body.items[0].entry.phone).toBe('139****0303');
    app.setNow(`${today}T10:00:00+08:00`);
    const training = { ...pacts[0], id: uuidv7(), version: 0, dataClass: 'training', endsOn: null };
    expect((await app.as(cast.centre)('PUT', '/api/pacts', training)).status).toBe(200);
    expect((await app.as(cast.agriculture)('GET', '/api/people')).body.items[0].more.hours).toBe(0);
    const lines = await listLedger(app.deps.db, countyId, training.id);
    expect(lines.map((line) => line.verb)).toEqual(['shared-data-read']);
    expect(lines[0]?.detail).toEqual({ dataClass: 'training', n: 1 });
  });

  it('S86 分管领导换人：接任的人自动接站长，前任的聘任终止、证书收回，历史都留着', async () => {
    const former = await register({ name: '柳成林', regionId: 'T03', stationId: null, posts: ['townLeader'] });
    const next = await register({ name: '柳新民', regionId: 'T03', stationId: null });
    const id = await appointed(former, { post: 'head', stationId: null, regionId: 'T03', exOfficio: 'townLeader' });
    const input = { kind: 'townLeader', regionId: 'T03', since: today };
    expect((await step(cast.officeHead, 'people', next.id, 'takeOffice', input)).status).toBe(200);
    const old = (await app.as(cast.centre)('GET', `/api/appointments/${id}`)).body.entry;
    expect(old).toMatchObject({ state: 'ended', endWhy: 'officeChanged', withdrawnOn: today });
    const file = (await app.as(cast.centre)('GET', `/api/people/${next.id}/file`)).body;
    expect(file.appointments).toEqual([
      expect.objectContaining({
        post: 'head',
        regionId: 'T03',
        state: 'appointed',
        exOfficio: 'townLeader',
        validTo: old.validTo,
      }),
    ]);
    const was = (await app.as(cast.centre)('GET', `/api/people/${former.id}`)).body;
    expect(was.entry.posts).toEqual([{ kind: 'townLeader', regionId: 'T03', since: today, until: today }]);
    expect(was.timeline.map((line: { verb: string }) => line.verb)).toContain('office-left');
    const town = (await app.as(cast.centre)('GET', '/api/compositions')).body.rows.find(
      (row: { id: string }) => row.id === 'T03',
    );
    // Its head is there, and he is its leader; its station is not.
    expect(town.lacks).toEqual([{ kind: 'station' }]);
  });

  it('lists who is missing at each place, and no more once they are appointed', async () => {
    const lacks = async () =>
      (await app.as(cast.officeHead)('GET', '/api/compositions')).body.rows.find(
        (row: { id: string }) => row.id === 'ST-V0402',
      ).lacks;
    expect(await lacks()).toEqual([{ kind: 'people', least: 2, has: 0 }, { kind: 'womenDirector' }]);
    const place = { regionId: 'V0402', stationId: 'ST-V0402' };
    await appointed(await register({ name: '赵永福', ...place }), { stationId: 'ST-V0402' });
    await appointed(await register({ name: '赵银花', ...place, posts: ['womenDirector'] }), { stationId: 'ST-V0402' });
    expect(await lacks()).toEqual([]);
    const { rows } = (await app.as(cast.headOfShiqiao)('GET', '/api/compositions')).body;
    expect(rows.some((row: { id: string }) => row.id === 'ST-V0402')).toBe(false);
  });

  it('merges two records with all that hangs on them, and takes them apart again', async () => {
    const keep = await register({ name: '石金山', regionId: 'V0501', stationId: 'ST-V0501' });
    const other = await register({ name: '石金山', regionId: 'V0501', stationId: null, sourceId: 'AGRI', phone: '' });
    const one = await appointed(keep, { stationId: 'ST-V0501' });
    const two = await appointed(other, { stationId: 'ST-V0501', departmentIds: ['AGRI'] });
    const { twins } = (await app.as(cast.centre)('GET', '/api/person-twins')).body;
    const pair = [keep.id, other.id].toSorted();
    expect(
      twins.some(
        (twin: { keep: Person; other: Person }) => [twin.keep.id, twin.other.id].toSorted().join() === pair.join(),
      ),
    ).toBe(true);
    expect((await step(cast.centre, 'people', other.id, 'merge', { intoId: keep.id, reason: '同一人' })).status).toBe(
      200,
    );
    const merged = (await app.as(cast.centre)('GET', `/api/people/${keep.id}`)).body;
    expect(merged.entry).toMatchObject({
      departmentIds: ['AGRI', 'AMR'],
      mergedFrom: [{ personId: other.id, sourceId: 'AGRI' }],
    });
    expect(merged.timeline.at(-1).verb).toBe('person-took-in');
    expect((await app.as(cast.centre)('GET', `/api/appointments/${two}`)).body.entry).toMatchObject({
      personId: keep.id,
      state: 'ended',
    });
    expect((await app.as(cast.centre)('GET', '/api/person-counts')).body).toMatchObject({ merged: 1 });
    expect((await step(cast.centre, 'people', other.id, 'restore', { reason: '父子俩' })).status).toBe(200);
    expect((await app.as(cast.centre)('GET', `/api/appointments/${two}`)).body.entry).toMatchObject({
      personId: other.id,
      state: 'appointed',
      withdrawnOn: null,
    });
    expect((await app.as(cast.centre)('GET', `/api/appointments/${one}`)).body.entry).toMatchObject({
      personId: keep.id,
      departmentIds: ['AMR'],
    });
    expect((await app.as(cast.centre)('GET', `/api/people/${keep.id}`)).body.entry).toMatchObject({
      departmentIds: ['AMR'],
      mergedFrom: [],
    });
  });

  it('leaves nothing orphaned when somebody goes: matters, posts, certificate, sessions and account in one act', async () => {
    const accounts = await listAccounts(app.deps.db, countyId);
    const of = (loginName: string) => accounts.find((one) => one.loginName === loginName)?.id ?? '';
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const move = async (who: string, name: string, input: object) => {
      const { version } = (await app.as(who)('GET', `/api/complaints/${number}`)).body.complaint;
      return app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, input });
    };
    await move(cast.centre, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officeHead, 'assign', { handlerId: of(cast.officer) });
    const person = await register({ name: '马建国', regionId: 'T03', stationId: null }, cast.officeHead);
    await step(cast.officeHead, 'people', person.id, 'correct', {
      name: '马建国',
      regionId: 'T03',
      accountId: of(cast.officer),
    });
    const task = {
      id: uuidv7(),
      title: '摸清街上农资店的复合肥',
      leadId: 'SO-LH',
      personId: of(cast.officer),
      dueOn: '2026-12-10',
    };
    expect((await app.as(cast.centre)('POST', '/api/tasks', task)).status).toBe(200);
    const post = await appointed(person, { post: 'deputy', stationId: null, regionId: 'T03' });
    expect((await app.as(cast.officer)('GET', '/api/work')).status).toBe(200);
    const file = (await app.as(cast.officeHead)('GET', `/api/people/${person.id}/file`)).body;
    expect(file.belongings.matters.map((one: { number: string }) => one.number)).toEqual([number]);
    expect(file.belongings.tasks.map((one: { title: string }) => one.title)).toEqual([task.title]);
    const leaving = { on: today, reason: 'moved', things: '门市钥匙、执法证交刘国栋' };
    const refused = (await step(cast.officeHead, 'people', person.id, 'leave', leaving)).body;
    expect(refused).toMatchObject({ code: 'person-needs-heir', fields: [{ path: 'heirId' }] });
    const elsewhere = (
      await step(cast.officeHead, 'people', person.id, 'leave', { ...leaving, heirId: of(cast.officerOfShiqiao) })
    ).body;
    expect(elsewhere.code).toBe('handler-unknown');
    const left = await step(cast.officeHead, 'people', person.id, 'leave', {
      ...leaving,
      heirId: of(cast.otherOfficer),
    });
    expect(left.body.entry).toMatchObject({ state: 'left', leftOn: today, accountId: null });
    expect((await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint.handlerId).toBe(
      of(cast.otherOfficer),
    );
    expect((await app.as(cast.centre)('GET', `/api/appointments/${post}`)).body.entry).toMatchObject({
      state: 'ended',
      withdrawnOn: today,
    });
    expect((await app.as(cast.officer)('GET', '/api/work')).status).toBe(401);
    expect(left.body.timeline.at(-1).detail).toMatchObject({ handed: 2, things: leaving.things });
    const passed = (await app.as(cast.centre)('GET', `/api/tasks/${task.id}`)).body;
    expect(passed.entry.personId).toBe(of(cast.otherOfficer));
    expect(passed.timeline.at(-1).verb).toBe('task-passed-on');
  });

  it('cuts the telephone of a station off in the act of leaving, all of it or nothing', async () => {
    const accounts = await listAccounts(app.deps.db, countyId);
    const account = accounts.find((one) => one.loginName === 'st-v0803')?.id ?? '';
    const deviceId = uuidv7();
    const bound = (await app.as('st-v0803')('POST', '/api/devices', { id: deviceId, name: '站上的手机', proof })).body;
    const place = { stationId: 'ST-V0803', regionId: 'V0803' };
    const person = await register({ name: '龙大海', ...place });
    await step(cast.centre, 'people', person.id, 'correct', { name: '龙大海', ...place, accountId: account });
    const contact = () => app.as(null)('POST', `/api/devices/${deviceId}/contact`, { word: bound.word });
    expect((await contact()).body.standing).toBe('active');
    // Refused as a whole, nothing of it is done: the telephone goes on.
    expect(
      (await step(cast.centre, 'people', person.id, 'leave', { on: '2027-01-01', reason: 'resigned' })).status,
    ).toBe(422);
    expect((await contact()).body.standing).toBe('active');
    expect((await step(cast.centre, 'people', person.id, 'leave', { on: today, reason: 'resigned' })).status).toBe(200);
    expect((await contact()).body.standing).toBe('revoked');
    expect((await app.as('st-v0803')('GET', '/api/work')).status).toBe(401);
    const lines = await listLedger(app.deps.db, countyId, account);
    expect(lines.map((line) => line.verb)).toEqual(expect.arrayContaining(['account-saved', 'device-revoked']));
  });

  it('S90 部门按约定看站点、覆盖和本行业的线索数：没有约定看不到，每看一次记一笔，没有姓名、店名和整个手机号', async () => {
    const read = (login: string, of: string) => app.as(login)('GET', `/api/shared/${of}`);
    for (const of of ['stations', 'coverage', 'clues']) {
      expect((await read(cast.centre, of)).status).toBe(403);
      expect((await read(cast.agriculture, of)).body).toEqual({ agreed: false, rows: [] });
    }
    const agree = async (dataClass: string, more: object = {}) => {
      const pact = {
        id: uuidv7(),
        version: 0,
        departmentId: 'AGRI',
        dataClass,
        document: '多网整合联席会议纪要',
        agreedOn: today,
        endsOn: null,
        ...more,
      };
      return { id: pact.id, ...(await app.as(cast.centre)('PUT', '/api/pacts', pact)) };
    };
    expect((await agree('clues')).body.fields[0].path).toBe('categoryCode');
    const operator = { name: '老周种子店', address: '集上', phone: '13822223333' };
    const told = filing({
      operator,
      place: { regionId: 'V0301' },
      categoryCode: 'G10.1',
      consumer: { name: '马小田', phone: '13800007777' },
    });
    const pacts = [await agree('stations'), await agree('coverage'), await agree('clues', { categoryCode: 'G10' })];
    expect(pacts.map(({ status }) => status)).toEqual([200, 200, 200]);
    const stations = (await read(cast.agriculture, 'stations')).body;
    expect(stations.agreed).toBe(true);
    expect(stations.rows.length).toBeGreaterThan(20);
    expect(JSON.stringify(stations)).not.toMatch(/1[3-9]\d{9}/u);
    const coverage = (await read(cast.agriculture, 'coverage')).body.rows as {
      villages: number;
      covered: number;
      gap: number;
    }[];
    for (const { villages, covered, gap } of coverage) expect(covered + gap).toBe(villages);
    const clues = async () =>
      (await read(cast.agriculture, 'clues')).body.rows as { complaints: number; lastOn: string }[];
    const sum = (rows: { complaints: number }[]) => rows.reduce((all, { complaints }) => all + complaints, 0);
    const before = await clues();
    expect((await app.as(null)('POST', '/api/complaints', told)).status).toBe(201);
    const after = await clues();
    expect(sum(after) - sum(before)).toBe(1);
    expect(after.some(({ lastOn }) => lastOn === today)).toBe(true);
    expect(JSON.stringify(after)).not.toMatch(/老周|马小田|13800007777/u);
    const { readings } = (await app.as(cast.admin)('GET', '/api/pacts')).body as {
      readings: { pactId: string; n: number }[];
    };
    const counted = pacts.map(({ id }) => readings.filter(({ pactId }) => pactId === id).map(({ n }) => n));
    expect(counted.slice(0, 2)).toEqual([[stations.rows.length], [coverage.length]]);
    expect(counted[2]?.[0]).toBe(after.length);
    // The mobile of a liaison person is his own, in the county's directory too.
    const phones = async (login: string) =>
      ((await app.as(login)('GET', '/api/directory')).body.stations as { phone: string }[])
        .map(({ phone }) => phone)
        .join();
    const { stations: all } = (await app.as(cast.admin)('GET', '/api/directory')).body;
    const mobile = { ...all[0], phone: '13912345678' };
    expect((await app.as(cast.admin)('PUT', '/api/stations', mobile)).status).toBe(200);
    expect(await phones(cast.centre)).toMatch(/1[3-9]\d{9}/u);
    expect(await phones(cast.agriculture)).not.toMatch(/1[3-9]\d{9}/u);
    // By one rule on every page: the same person is not masked here and open there.
    const asShared = ((await read(cast.agriculture, 'stations')).body.rows as SharedStation[]).find(
      ({ name }) => name === mobile.name,
    );
    const inDirectory = (
      (await app.as(cast.agriculture)('GET', '/api/directory')).body.stations as SharedStation[]
    ).find(({ name }) => name === mobile.name);
    expect(asShared?.phone).toBe('139****5678');
    expect([asShared?.contactName, asShared?.phone]).toEqual([inDirectory?.contactName, inDirectory?.phone]);
  });

  it('S62 宣讲团：专长、时间、受托次数和小时数；S158 理事单位和专家可以出意见', async () => {
    const pool = {
      post: 'lecturer',
      stationId: null,
      organisationId: 'CA',
      specialities: ['老年消费'],
      availability: '周二',
    };
    const person = await register({
      name: '高学文',
      stationId: null,
      experience: '党校讲师二十年',
      credentials: ['高级讲师'],
    });
    const id = await appointed(person, { ...pool, departmentIds: [] });
    const ask = (change: object) =>
      app.as(cast.mediator)('POST', '/api/engagements', {
        id: uuidv7(),
        kind: 'lecture',
        appointmentId: id,
        topic: '防骗',
        dueOn: '2026-12-01',
        ...change,
      });
    const { number } = (await ask({})).body.entry;
    await step(cast.mediator, 'engagements', number, 'accept');
    const done = { doneOn: today, hours: 1.5, audience: 60, result: '讲了两类案例' };
    expect((await step(cast.mediator, 'engagements', number, 'reportDone', done)).body.entry.state).toBe('done');
    const [row] = (await app.as(cast.mediator)('GET', '/api/appointments?pool=yes')).body.items;
    expect(row).toMatchObject({
      entry: { specialities: ['老年消费'], availability: '周二', organisationId: 'CA' },
      more: { personName: '高学文', asked: 1, done: 1, hours: 1.5 },
    });
    expect((await ask({ kind: 'opinion' })).body.code).toBe('not-in-the-pool');
  });

  it('S158 理事单位登记单位、专业和专家，专家可以就一件投诉出意见', async () => {
    const person = await register({ name: '粮满川', stationId: null });
    const council = {
      post: 'council',
      stationId: null,
      organisationId: 'CA',
      unit: '县粮油行业商会',
      specialities: ['粮油'],
      departmentIds: [],
    };
    const id = await appointed(person, council);
    const number = (
      await app.as(null)('POST', '/api/complaints', filing({ consumer: { name: '李四', phone: '13800000999' } }))
    ).body.number as string;
    const asked = await app.as(cast.mediator)('POST', '/api/engagements', {
      id: uuidv7(),
      kind: 'opinion',
      appointmentId: id,
      topic: '菜籽油标签',
      matterNumber: number,
      dueOn: '2026-12-01',
    });
    expect(asked.body.entry).toMatchObject({ state: 'asked', matterNumber: number });
    const rows = (await app.as(cast.mediator)('GET', '/api/appointments?pool=yes')).body.items;
    expect(rows.some((row: { entry: { unit: string } }) => row.entry.unit === '县粮油行业商会')).toBe(true);
    await step(cast.mediator, 'engagements', asked.body.entry.number, 'accept');
    const said = { doneOn: today, hours: 1, result: '标签缺少加工工艺，建议送检。' };
    expect(
      (await step(cast.mediator, 'engagements', asked.body.entry.number, 'reportDone', said)).body.entry.result,
    ).toBe(said.result);
    // It stands on the matter: beside it, in its ledger, and in its whole file; not for who does not see the matter.
    const on = (login: string) => app.as(login)('GET', `/api/expert-opinions/${encodeURIComponent(number)}`);
    expect((await on(cast.centre)).body.opinions).toMatchObject([
      { number: asked.body.entry.number, topic: '菜籽油标签', state: 'done', result: said.result, doneOn: today },
    ]);
    expect((await on(cast.centre)).body.opinions[0].whoZh).toContain('县粮油行业商会');
    expect((await on(cast.officerOfChengguan)).status).toBe(404);
    expect((await on(cast.agriculture)).status).toBe(403);
    const { timeline } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body;
    expect(timeline.map(({ verb }: { verb: string }) => verb).slice(-2)).toEqual(['opinion-asked', 'opinion-given']);
    const file = (await app.as(cast.centre)('GET', `/papers/${encodeURIComponent(number)}/volume`)).body as string;
    expect(file).toContain(said.result);
    expect(file).toContain('专家意见到了：菜籽油标签');

    // About a case too, for who reads cases: the association is told of none.
    const opened = await app.as(cast.centre)('POST', '/api/enforcements', {
      clientId: uuidv7(),
      officeId: 'SO-LH',
      source: 'inspection',
      foundOn: today,
      operatorName: '老周粮油店',
      partyKind: 'soleTrader',
      cause: '涉嫌销售标签不合格的菜籽油',
      story: '检查发现货架上的菜籽油标签没有加工工艺',
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    const about = {
      kind: 'opinion',
      appointmentId: id,
      topic: '标签够不够立案',
      matterNumber: opened.body.number,
      dueOn: '2026-12-01',
    };
    const ask = (login: string) => app.as(login)('POST', '/api/engagements', { id: uuidv7(), ...about });
    expect((await ask(cast.mediator)).status).toBe(404);
    expect((await ask(cast.officerOfChengguan)).status).toBe(404);
    const onCase = await ask(cast.centre);
    expect(onCase.status, JSON.stringify(onCase.body)).toBe(200);
    const casePath = `/api/enforcements/${encodeURIComponent(opened.body.number)}`;
    expect((await app.as(cast.centre)('GET', `${casePath}/opinions`)).body.opinions).toMatchObject([
      { number: onCase.body.entry.number, topic: about.topic, state: 'asked' },
    ]);
    expect((await app.as(cast.officerOfChengguan)('GET', `${casePath}/opinions`)).status).toBe(404);
    expect((await app.as(cast.mediator)('GET', `${casePath}/opinions`)).status).toBe(403);
    const lines = (await app.as(cast.centre)('GET', casePath)).body.timeline as { verb: string }[];
    expect(lines.at(-1)?.verb).toBe('opinion-asked');
    // And in its whole file, without what its words tell of people.
    const { number: own } = onCase.body.entry as { number: string };
    const given = { doneOn: today, hours: 1, result: '无加工工艺，够立案；送货的电话13812345679不用再打' };
    await step(cast.centre, 'engagements', own, 'accept');
    expect((await step(cast.centre, 'engagements', own, 'reportDone', given)).status).toBe(200);
    const bound = (await app.as(cast.centre)('GET', `/papers/${encodeURIComponent(opened.body.number)}/volume`))
      .body as string;
    expect(bound).toContain('专家意见');
    expect(bound).toContain('无加工工艺，够立案');
    expect(bound).not.toContain('13812345679');
  });

  it('marks forty people in one act, trains who waited for it, and prints the sheet', async () => {
    const people = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        register({ name: `学员${i + 1}`, phone: '', stationId: 'ST-V0701', regionId: 'V0701' }),
      ),
    );
    const waiting = await appointed(people[0] as Person, { stationId: 'ST-V0701' });
    const form = {
      id: uuidv7(),
      title: '大营片区轮训',
      batch: 1,
      audience: 'supervisor',
      startsOn: today,
      endsOn: today,
      place: '大营所',
      courses: [{ title: '登记和转办', hours: 6 }],
    };
    const { number } = (await app.as(cast.centre)('POST', '/api/trainings', form)).body.entry;
    await step(cast.deputyDirector, 'trainings', number, 'approve');
    await step(cast.centre, 'trainings', number, 'invite', { personIds: people.map((one) => one.id) });
    const marks = people.map((one, i) => ({ personId: one.id, mark: i === 39 ? 'absent' : 'present' }));
    expect((await step(cast.centre, 'trainings', number, 'mark', { marks })).body.more).toMatchObject({
      invited: 40,
      there: 39,
    });
    const more = (await app.as(cast.centre)('GET', `/api/people/${people[0]?.id}`)).body.more;
    expect(more).toMatchObject({ hours: 6, days: 1, daysAsked: 5 });
    expect((await app.as(cast.centre)('GET', `/api/appointments/${waiting}`)).body.entry).toMatchObject({
      state: 'trained',
      trainedOn: today,
    });
    const rows = (await app.as(cast.centre)('GET', '/api/compositions')).body.rows;
    expect(rows.find((row: { id: string }) => row.id === 'ST-V0701').trainedOn).toBe(today);
    const sheet = await app.as(cast.centre)('GET', `/certificates/sheets/${encodeURIComponent(number)}`);
    expect(sheet.body).toContain('学员40');
    const paper = (await app.as(cast.centre)('GET', `/certificates/${waiting}`)).body as string;
    expect(paper).toContain('食品安全消费维权监督员');
    expect(paper).toMatch(/聘2026-\d{4}/u);
    expect((await app.as(cast.centre)('GET', `/certificates/${waiting}/card`)).body).toContain('照　　片');
  });

  it('counts an allowance by matter from the ledger, and exports it to the fen', async () => {
    const person = (await app.as(cast.centre)('GET', '/api/people?q=学员1')).body.items[0].entry as Person;
    const form = {
      id: uuidv7(),
      personId: person.id,
      fromOn: '2026-10-01',
      toOn: '2026-10-31',
      basis: 'perMatter',
      unitFen: 1250,
    };
    expect((await app.as(cast.centre)('POST', '/api/allowances', form)).body.code).toBe('nothing-settled');
    const fixed = { ...form, basis: 'fixed', unitFen: 30_001 };
    const { number } = (await app.as(cast.centre)('POST', '/api/allowances', fixed)).body.entry;
    expect((await app.as(cast.centre)('POST', '/api/allowances', { ...fixed, id: uuidv7() })).body.code).toBe(
      'allowance-overlaps',
    );
    expect((await step(cast.deputyDirector, 'allowances', number, 'approve')).body.entry.state).toBe('approved');
    expect(
      (await step(cast.centre, 'allowances', number, 'pay', { paidOn: today, voucher: '凭1' })).body.entry.state,
    ).toBe('paid');
    const draft = {
      id: uuidv7(),
      fromOn: '2026-09-01',
      toOn: '2026-09-30',
      basis: 'fixed',
      unitFen: 100,
      stationIds: ['ST-V0402'],
    };
    expect((await app.as(cast.centre)('POST', '/api/allowance-drafts', draft)).body).toEqual({ drafted: 2, passed: 0 });
    expect((await app.as(cast.centre)('POST', '/api/allowance-drafts', draft)).body).toEqual({ drafted: 0, passed: 2 });
    const csv = (await app.as(cast.centre)('GET', '/api/export/allowances?format=csv')).body as string;
    expect(csv).toContain('300.01');
    expect(csv.trim().split('\r\n').at(-1)).toContain('302.01');
  });

  it('lists for every account exactly what the rules let it see', async () => {
    const { db } = app.deps;
    const everybody = await listPeople(
      db,
      { ...actorOfAccount((await listAccounts(db, countyId))[0] as never), role: 'system' },
      { state: 'all' },
    );
    for (const account of await listAccounts(db, countyId)) {
      const actor = actorOfAccount(account);
      const ids = (ones: readonly { id: string }[]) => ones.map((one) => one.id).toSorted();
      expect(ids(await listPeople(db, actor, { state: 'all' })), account.loginName).toEqual(
        ids(everybody.filter((one) => maySeePerson(actor, one))),
      );
      const all = await listAppointments(db, { ...actor, role: 'system' }, { state: 'all' });
      expect(ids(await listAppointments(db, actor, { state: 'all' })), account.loginName).toEqual(
        ids(all.filter((one) => maySeePerson(actor, one))),
      );
    }
  });
});
