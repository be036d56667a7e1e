import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { listClosedFaults } from '../../../src/store/figures/closed-tally.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { citizen, valueOf, type Citizen } from '../../build/house/citizen.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-23T09:00:00+08:00');
});
afterAll(() => app.close());

const story = '买了一台冰箱，十天就不制冷，我是李有田，打 138-0000-0317 找我。';

/** A complaint about 长城家电, as its consumer has it. */
async function filed(n: number): Promise<{ number: string; code: string }> {
  const { body } = await app.as(null)(
    'POST',
    '/api/complaints',
    filing({
      consumer: { name: '李有田', phone: `1380000${String(4000 + n)}`, address: '郭庄村三组', regionId: 'V0303' },
      operator: { name: '城关长城电器', address: '解放路', phone: '' },
      place: { regionId: 'V0101' },
      categoryCode: 'G02.1',
      story,
      claim: '换一台或者退钱',
    }),
  );
  return { number: body.number, code: body.queryCode };
}

async function offered(n: number, change: object = {}): Promise<{ number: string; code: string; id: string }> {
  const { number, code } = await filed(n);
  const id = uuidv7();
  const answer = await app.as(cast.centre)('POST', `/api/complaints/${number}/offers`, {
    id,
    firmId: 'F-CCJD',
    ...change,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { number, code, id };
}

const own = async (who: string, id: string) =>
  (await app.as(who)('GET', '/api/offers')).body.offers.find((one: { offer: { id: string } }) => one.offer.id === id);

async function reply(id: string, act: string, words = '今天上门换一台新的。', version = 1, clientId = uuidv7()) {
  return app.as('q-changcheng')('POST', `/api/offers/${id}/reply`, { version, clientId, input: { act, words } });
}

async function visit({ number, code }: { number: string; code: string }): Promise<Citizen> {
  const visitor = citizen(app.deps);
  await visitor.send('/progress', { number, code });
  return visitor;
}

describe('direct settlement on the wire', () => {
  it('S171 S195 中心把投诉转给参与企业，联系人答复、提方案，投诉人在进度页不用脚本说同意，投诉随即撤回，能评满意度', async () => {
    const one = await offered(1);
    const seen = await own('q-changcheng', one.id);
    expect(seen).toMatchObject({
      open: true,
      offer: { state: 'sent', dueOn: '2026-12-07' },
      facts: { number: one.number, operatorName: '城关长城电器', consumer: { name: '李**', phone: null } },
    });
    expect(JSON.stringify(seen)).not.toMatch(/李有田|13800004001|138-0000|郭庄/u);
    expect(await own('q-dianxin', one.id)).toBeUndefined();
    expect(
      (
        await app.as('q-dianxin')('POST', `/api/offers/${one.id}/reply`, {
          version: 1,
          input: { act: 'reply', words: '看看再说' },
        })
      ).status,
    ).toBe(404);

    app.setNow('2026-11-23T11:30:00+08:00');
    expect((await reply(one.id, 'propose')).body.offer.state).toBe('proposed');
    const visitor = await visit(one);
    const page = await visitor.get('/progress/mine');
    expect(page.text).toContain('今天上门换一台新的。');
    const form = {
      token: valueOf(page.html, 'token') ?? '',
      offer: one.id,
      answer: 'agree',
      recovered: '1899',
      words: '好的',
    };
    const token = /action="\/progress\/offer"[^]*?name="token" value="([^"]+)"/u.exec(page.html)?.[1] ?? '';
    // What is no sum, or too large, is said at its box and settles nothing.
    for (const [recovered, said] of [
      ['一点点', '写数字，例如 140 或 139.50'],
      ['99999999999999999999', '最多 100,000,000 元'],
    ] as const) {
      const refused = await visitor.post('/progress/offer', { ...form, recovered, token });
      expect([refused.status, refused.text.includes(said)]).toEqual([422, true]);
    }
    const after = await visitor.send('/progress/offer', { ...form, token });
    expect(after.text).toContain('您的答复记下了');
    expect(after.text).toContain('已经和解了');
    const matter = (await app.as(cast.centre)('GET', `/api/complaints/${one.number}`)).body;
    expect(matter.complaint).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    expect(matter.timeline.map((line: { verb: string }) => line.verb)).toEqual([
      'filed',
      'offered',
      'firm-replied',
      'offer-answered',
      'withdrawn',
    ]);
    // Sent again, the form does nothing more.
    await visitor.send('/progress/offer', { ...form, token });
    const { offers } = (await app.as(cast.centre)('GET', `/api/complaints/${one.number}/offers`)).body;
    expect(offers).toMatchObject([{ state: 'settled', recoveredFen: 1899_00, firmName: '长城家电' }]);
    // He has been helped, and may say how content he is; it counts among what was closed and graded.
    const digest = async () =>
      (await app.as(cast.deputyDirector)('GET', '/api/opinions?from=2026-11-01&to=2026-11-30')).body;
    expect((await digest()).whole).toMatchObject({ closed: 1, answeredShare: 0 });
    expect((await visitor.get('/progress/mine')).text).toContain('非常满意');
    await visitor.send('/progress/rate', { grade: '1', why: '换得快' });
    expect((await digest()).whole).toMatchObject({ closed: 1, grades: { 1: 1 }, satisfiedShare: 100 });
    expect((await digest()).records).toMatchObject([{ number: one.number, grade: 1, own: true, words: '换得快' }]);
    expect(await listClosedFaults(app.database.db, countyId, 5)).toEqual([]);
  });

  it('S171 投诉人同意了才给姓名电话', async () => {
    const one = await offered(2, { sharesContact: true });
    expect((await own('q-changcheng', one.id)).facts.consumer).toEqual({ name: '李有田', phone: '13800004002' });
  });

  it('goes on with the bureau when the talk fails: the state and the clock are what they were', async () => {
    const one = await filed(3);
    const clock = async () => {
      const { complaint } = (await app.as(cast.centre)('GET', `/api/complaints/${one.number}`)).body;
      return { state: complaint.state, dueOn: complaint.dueOn, legalOn: complaint.legalOn };
    };
    const before = await clock();
    const id = uuidv7();
    await app.as(cast.centre)('POST', `/api/complaints/${one.number}/offers`, { id, firmId: 'F-CCJD' });
    expect(await clock()).toEqual(before);
    expect((await reply(id, 'refuse', '人为损坏，不能换。')).body.offer.state).toBe('failed');
    expect(await clock()).toEqual(before);
    const { mayOffer } = (await app.as(cast.centre)('GET', `/api/complaints/${one.number}/offers`)).body;
    expect(mayOffer).toBe(true);
  });

  it('lets an officer write down the answer, sees the matter first, and makes each press once', async () => {
    const one = await offered(4);
    await reply(one.id, 'propose');
    const press = { version: 2, clientId: uuidv7(), input: { answer: 'disagree', words: '电话里说要退钱' } };
    const path = `/api/offers/${one.id}/answer`;
    // It has not been dispatched: the office knows nothing of it.
    expect((await app.as(cast.officerOfChengguan)('POST', path, press)).status).toBe(404);
    expect((await app.as(cast.centre)('POST', path, press)).body.offers[0]).toMatchObject({ state: 'sent' });
    expect((await app.as(cast.centre)('POST', path, press)).body.offers[0]).toMatchObject({
      state: 'sent',
      version: 3,
    });
    expect((await app.as(cast.centre)('POST', path, { ...press, clientId: uuidv7() })).body.code).toBe(
      'changed-meanwhile',
    );
    expect(
      (await app.as(cast.centre)('POST', `/api/complaints/${one.number}/offers`, { id: uuidv7(), firmId: 'F-DXGS' }))
        .body.code,
    ).toBe('offered-already');
  });

  it('keeps the contact out of everything else', async () => {
    const { number } = await filed(5);
    for (const path of [
      '/api/complaints',
      '/api/work',
      `/api/complaints/${number}`,
      `/api/complaints/${number}/offers`,
      '/api/directory',
      '/api/firms?from=2026-01-01&to=2026-12-31',
      `/papers/${number}/registration`,
    ])
      expect([path, (await app.as('q-changcheng')('GET', path)).status]).toEqual([path, 403]);
  });

  it('S171 企业的首次答复用时、守诺、直接和解率和排名都从台账数出', async () => {
    const { firms } = (await app.as(cast.deputyDirector)('GET', '/api/firms?from=2026-11-01&to=2026-11-30')).body;
    expect(firms.map((one: { id: string }) => one.id)).toEqual(['F-CCJD', 'F-DXGS']);
    expect(firms[0]).toMatchObject({
      offered: 4,
      answered: 3,
      settled: 1,
      failed: 1,
      kept: 3,
      settlementRate: 25,
      firstHours: 0,
    });
    expect(firms[1]).toMatchObject({ offered: 0, settlementRate: null, firstHours: null });
  });

  it('S171 S195 企业直接和解的钱算在挽回经济损失里，单列一项，点开就是那一件', async () => {
    const period = 'from=2026-11-01&to=2026-11-30';
    const { values } = (await app.as(cast.deputyDirector)('GET', `/api/figures?${period}`)).body;
    const path = `/api/complaints?figure=firmRecoveredFen&${period}`;
    const { items } = (await app.as(cast.deputyDirector)('GET', path)).body;
    expect(values).toMatchObject({ firmSettled: 1, recoveredFen: values.firmRecoveredFen });
    expect(values.firmRecoveredFen).toBeGreaterThan(0);
    expect(items).toHaveLength(1);
    // The list behind a sum says the sum, and of a part of its records, or behind a count, none.
    const sumOf = async (asked: string) =>
      (await app.as(cast.deputyDirector)('GET', `/api/complaints?${period}&${asked}`)).body.sumFen;
    expect(await sumOf('figure=firmRecoveredFen')).toBe(values.firmRecoveredFen);
    expect(await sumOf('figure=recoveredFen')).toBe(values.recoveredFen);
    expect(await sumOf('figure=recoveredFen&q=长城')).toBeUndefined();
    expect(await sumOf('figure=firmSettled')).toBeUndefined();
    // Those that carry a compensation are a part of all that recovered something.
    expect(await sumOf('figure=recoveredFen&compensated=yes')).toBeUndefined();
  });

  it('saves a firm with its pledge, and an account of it only as its contact', async () => {
    const firm = {
      id: 'F-XHCS',
      name: '惠民超市',
      aliases: ['惠民'],
      phone: '',
      address: '',
      pledgedHours: 24,
      pledge: '一天之内答复',
      pledgedOn: '2026-11-01',
      active: true,
    };
    expect((await app.as(cast.centre)('PUT', '/api/firms', firm)).status).toBe(200);
    expect((await app.as(cast.centre)('PUT', '/api/firms', { ...firm, id: 'SO-LH' })).body.code).toBe('name-taken');
    const account = {
      id: uuidv7(),
      loginName: 'q-huimin',
      name: '何平',
      role: 'business',
      organisationId: 'F-XHCS',
      stationId: null,
      phone: '',
      active: true,
      password: 'rain over nine hills',
    };
    expect(
      (await app.as(cast.admin)('PUT', '/api/accounts', { ...account, organisationId: 'SO-LH' })).body.fields[0].path,
    ).toBe('organisationId');
    expect(
      (await app.as(cast.admin)('PUT', '/api/accounts', { ...account, role: 'officer' })).body.fields[0].path,
    ).toBe('organisationId');
    expect((await app.as(cast.admin)('PUT', '/api/accounts', account)).status).toBe(200);
  });

  it('谈到一半，这件并案、移送或者有了决定：协商自己结束，台账有一行，企业不用再答复，也不算它没谈成', async () => {
    app.setNow('2026-11-23T09:00:00+08:00');
    const move = async (number: string, name: string, input: object) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
      const body = { version, clientId: uuidv7(), input };
      return app.as(cast.centre)('POST', `/api/complaints/${number}/${name}`, body);
    };
    const verbs = async (number: string) =>
      (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.timeline.map(
        (line: { verb: string }) => line.verb,
      );
    const master = await filed(80);
    const [merged, sent, declined] = [await offered(80), await offered(81), await offered(82)];
    const merging = { others: [{ number: merged.number }], picks: [], reason: '同一台冰箱说了两遍' };
    expect((await move(master.number, 'merge', merging)).status).toBe(200);
    const away = { kind: 'department', to: '青禾县农业农村局', basis: '第十六条第（一）项', sentOn: '2026-11-23' };
    expect((await move(sent.number, 'transfer', away)).status).toBe(200);
    const no = { decidedOn: '2026-11-23', ground: 'NA1', department: '农业农村局', reason: '不属于本部门职责' };
    expect((await move(declined.number, 'decline', no)).status).toBe(200);
    for (const { id, number, code } of [merged, sent, declined]) {
      expect((await own('q-changcheng', id)).offer).toMatchObject({ state: 'overtaken' });
      expect(await verbs(number)).toContain('offer-overtaken');
      expect((await reply(id, 'reply', '我们再看看', 2)).status).toBe(409);
      expect((await (await visit({ number, code })).get('/progress/mine')).status).toBe(200);
    }
    expect(await verbs(master.number)).not.toContain('offer-overtaken');
    // Put back, the complaint may be offered anew.
    await move(master.number, 'unmerge', { number: merged.number, reason: '查明是两台冰箱' });
    expect((await app.as(cast.centre)('GET', `/api/complaints/${merged.number}/offers`)).body.mayOffer).toBe(true);
  });

  it('C-10 过了十个工作日没有谈成：自己了结，投诉人、企业、办的人都知道，接着调解，这件又可以转给企业', async () => {
    app.setNow('2026-11-23T09:00:00+08:00');
    const one = await offered(90);
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${one.number}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${one.number}/dispatch`, {
      version,
      input: { officeId: 'SO-CG' },
    });
    const offers = async () => (await app.as(cast.centre)('GET', `/api/complaints/${one.number}/offers`)).body;
    const morning = async (day: string) => {
      app.setNow(`${day}T08:30:00+08:00`);
      await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
    };
    await morning('2026-12-07');
    expect(await offers()).toMatchObject({ mayOffer: false, offers: [{ state: 'sent' }] });
    await morning('2026-12-08');
    await morning('2026-12-08');
    expect(await offers()).toMatchObject({ mayOffer: true, offers: [{ state: 'lapsed' }] });
    const { timeline } = (await app.as(cast.centre)('GET', `/api/complaints/${one.number}`)).body;
    const verbs = timeline.map(({ verb }: { verb: string }) => verb) as string[];
    expect(verbs.filter((verb) => verb === 'offer-lapsed')).toHaveLength(1);
    const { items } = (await app.as(cast.headOfChengguan)('GET', '/api/messages/own')).body;
    const told = (items as { text: string }[]).map(({ text }) => text);
    expect(told.filter((text) => text.includes(one.number)).join()).toContain(
      '和企业直接协商到期没有谈成，接着办：受理或不予受理',
    );
    expect((await (await visit(one)).get('/progress/mine')).text).toContain('没有谈成');
    expect((await own('q-changcheng', one.id)).open).toBe(false);
    const again = { id: uuidv7(), firmId: 'F-CCJD' };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${one.number}/offers`, again)).status).toBe(200);
  });

  it('security F23: tells another firm nothing of an offer, with an old version or a press of its owner repeated', async () => {
    const one = await offered(9);
    const clientId = uuidv7();
    const body = { version: 1, clientId, input: { act: 'propose', words: '今天上门换一台新的。' } };
    const path = `/api/offers/${one.id}/reply`;
    expect((await app.as('q-changcheng')('POST', path, body)).status).toBe(200);
    // The press as it was made, the same with a version of its own, and one that nobody made.
    for (const stranger of [body, { ...body, version: 2 }, { ...body, clientId: uuidv7() }])
      expect((await app.as('q-dianxin')('POST', path, stranger)).status).toBe(404);
    // The office to which it has not been dispatched learns as little from an old version.
    const answer = { version: 1, clientId, input: { answer: 'disagree', words: '电话里说要退钱' } };
    expect((await app.as(cast.officerOfChengguan)('POST', `/api/offers/${one.id}/answer`, answer)).status).toBe(404);
  });
});
