import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type Answer, type TestApp } from '../../build/house/http-app.ts';

describe('a complaint on the wire', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const consumer = (path: string, body: unknown) => app.as(null)('POST', path, body);
  const read = async (who: string, number: string) => (await app.as(who)('GET', `/api/complaints/${number}`)).body;

  async function move(who: string, number: string, name: string, input: unknown, version?: number): Promise<Answer> {
    const current = version ?? (await read(who, number)).complaint.version;
    return app.as(who)('POST', `/api/complaints/${number}/${name}`, { version: current, clientId: uuidv7(), input });
  }

  async function dispatched(change: Record<string, unknown> = {}): Promise<string> {
    const { number } = (await consumer('/api/complaints', filing(change))).body;
    expect((await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' })).status).toBe(200);
    return number;
  }

  it('is filed once however often it is sent', async () => {
    const body = filing();
    const answers = await Promise.all([1, 2, 3].map(() => consumer('/api/complaints', body)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1);
    expect(answers[0]?.body.queryCode).toMatch(/^\d{8}$/u);
  });

  it('names every wrong field in Chinese and in English', async () => {
    const answer = await consumer(
      '/api/complaints',
      filing({ consumer: { name: '', phone: '1380000031' }, story: '', claim: '' }),
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const fields = Object.fromEntries(
      answer.body.fields.map((field: { path: string; zh: string }) => [field.path, field.zh]),
    );
    expect(fields).toMatchObject({ 'consumer.name': '请填写您的姓名。' });
    expect(fields['consumer.phone']).toContain('少 1 位：现在 10 位，手机号是 11 位');
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['story', 'claim']));
    expect(answer.body.fields.every((field: { en: string }) => /^[ -~]+$/u.test(field.en))).toBe(true);
  });

  it('goes from filing to the follow-up in eight acts of three accounts, and the figures change by one', async () => {
    const figures = async () =>
      (await app.as(cast.centre)('GET', '/api/figures?from=2026-01-01&to=2030-12-31')).body.values;
    const before = await figures();
    const number = await dispatched();
    const day = (await read(cast.officer, number)).timeline[0].onDay;
    const officer = cast.officer;
    // Accepted and told in one act: two lines, one number, and the sheet that was served is kept under it.
    const told = { way: 'phone', toldOn: day, proof: '本人接听，10 时 5 分' };
    const untold = await move(officer, number, 'accept', { decidedOn: day, way: 'phone' });
    expect(untold.body.fields.map(({ path }: { path: string }) => path)).toEqual(['input.proof', 'input.toldOn']);
    const accepted = await move(officer, number, 'accept', { decidedOn: day, ...told });
    expect(accepted.body.complaint.state).toBe('accepted');
    expect(accepted.body.timeline.slice(-2).map(({ verb }: { verb: string }) => verb)).toEqual([
      'accepted',
      'notice-proven',
    ]);
    const [notice] = accepted.body.complaint.notices;
    expect([notice.proof, notice.contentHash]).toEqual([told.proof, expect.stringMatching(/^[0-9a-f]{64}$/u)]);
    expect(accepted.body.clocks.find((one: { identifier: string }) => one.identifier === 'accept').stoppedOn).toBe(day);
    // What is wrong in the second part is shown in its own field, and nothing of the first is written.
    const both = { party: 'both', consentedOn: day, way: 'phone', operatorWay: 'inPerson', operatorProof: '店里当面' };
    const late = await move(officer, number, 'recordConsent', { ...both, operatorConsentedOn: '2099-01-01' });
    expect(late.body.fields.map(({ path }: { path: string }) => path)).toEqual(['input.operatorConsentedOn']);
    expect((await read(officer, number)).complaint.consumerConsentedOn).toBeNull();
    const session = {
      heldAt: `${day}T00:00:00+08:00`,
      place: '调解室',
      way: 'onSite',
      noticedOn: day,
      mediators: '马建国',
      minutes: '谈妥退差价',
    };
    expect((await move(officer, number, 'holdSession', session)).body.code).toBe('consents-missing');
    const agreed = await move(officer, number, 'recordConsent', { ...both, operatorConsentedOn: day });
    expect(agreed.body.complaint.consents).toMatchObject([
      { party: 'consumer', way: 'phone' },
      { party: 'operator', way: 'inPerson', proof: '店里当面' },
    ]);
    // The session begins the mediation by itself.
    const held = await move(officer, number, 'holdSession', session);
    expect([
      held.body.complaint.state,
      ...held.body.timeline.slice(-2).map((one: { verb: string }) => one.verb),
    ]).toEqual(['mediating', 'mediation-started', 'session-held']);
    const settled = await move(officer, number, 'settle', {
      text: '商家退差价一百四十元',
      form: 'letter',
      signedByBoth: true,
      signedOn: day,
      disputedFen: 175_000,
      recoveredFen: 14_000,
      compensationFen: 0,
      performBy: day,
    });
    expect(settled.body.complaint.state).toBe('settled');
    expect(
      settled.body.papers.map((paper: { kind: string; number: string | null }) => [paper.kind, paper.number]),
    ).toContainEqual(['agreement', expect.stringMatching(/^青市监诉调〔\d{4}〕第\d+号$/u)]);
    expect((await move(officer, number, 'close', {})).body.code).toBe('move-not-allowed');
    const proofs = { way: 'inPerson', toldOn: day, proof: '当面签收' };
    const byMail = { operatorWay: 'mail', operatorToldOn: day, operatorProof: '挂号信 XA1' };
    await move(officer, number, 'recordNotice', { kind: 'agreement', to: 'both', ...proofs, ...byMail });
    expect((await read(officer, number)).complaint.notices.slice(-2)).toMatchObject([
      { to: 'consumer', proof: '当面签收' },
      { to: 'operator', way: 'mail', proof: '挂号信 XA1' },
    ]);
    expect((await read(officer, number)).complaint.state).toBe('told');
    expect((await move(officer, number, 'close', {})).body.complaint.state).toBe('closed');
    expect((await move(cast.centre, number, 'followUp', { satisfaction: '1', words: '满意' })).status).toBe(200);
    const after = await figures();
    for (const name of ['received', 'accepted', 'mediated', 'settled', 'closed'])
      expect([name, after[name] - before[name]]).toEqual([name, 1]);
    expect(after.recoveredFen - before.recoveredFen).toBe(14_000);
    const opened = (await app.as(cast.centre)('GET', '/api/complaints?figure=closed&from=2026-01-01&to=2030-12-31'))
      .body;
    expect(opened.total).toBe(after.closed);
  });

  it('law 4 law 5: a letter that came back ends with its proof, and a refusal that was revoked is decided anew by the leader', async () => {
    const number = await dispatched();
    const day = (await read(cast.officer, number)).timeline[0].onDay;
    const typed = { decidedOn: day, ground: 'NA1', department: '青禾县农业农村局', reason: '查明不属于市场监管职责' };
    expect((await move(cast.officer, number, 'decline', typed)).status).toBe(200);
    const failed = {
      kind: 'decline',
      to: 'consumer',
      how: 'dead',
      on: day,
      end: 'none',
      proof: '死亡证明 2026-7，电话 13812345678',
    };
    expect((await move(cast.deputyDirector, number, 'recordUnserved', failed)).status).toBe(403);
    expect((await move(cast.officer, number, 'recordUnserved', { ...failed, how: 'returned' })).body.code).toBe(
      'failure-once',
    );
    const unserved = await move(cast.officer, number, 'recordUnserved', failed);
    expect([unserved.body.complaint.state, unserved.body.timeline.at(-1).verb]).toEqual(['told', 'service-failed']);
    expect(JSON.stringify(unserved.body.complaint.notices)).not.toContain('13812345678');
    // A death that was none: the record is taken back with its reason, and the telling goes on.
    const wrong = { kind: 'decline', to: 'consumer', why: '死者同名，本人的电话 13812345678 打通了' };
    expect((await move(cast.deputyDirector, number, 'takeBackUnserved', wrong)).status).toBe(403);
    const back = await move(cast.officer, number, 'takeBackUnserved', wrong);
    expect([back.body.complaint.stage, back.body.timeline.at(-1).verb]).toEqual([
      'toTell',
      'service-failure-corrected',
    ]);
    expect(JSON.stringify([back.body.complaint.notices, back.body.timeline])).not.toContain('13812345678');
    expect((await move(cast.officer, number, 'close', {})).body.code).toBe('notices-unproven');
    expect((await move(cast.officer, number, 'recordUnserved', failed)).body.complaint.stage).toBe('toClose');
    expect((await move(cast.officer, number, 'close', {})).body.complaint.state).toBe('closed');
    // Found out after it was closed, it is open again until he is told, and says so in its course.
    const open = await move(cast.officer, number, 'takeBackUnserved', wrong);
    expect(open.body.complaint).toMatchObject({ state: 'told', stage: 'toTell', toldOn: null, closedOn: null });
    expect(open.body.timeline.at(-1).detail).toMatchObject({ closedOn: day });
    expect((await move(cast.officer, number, 'recordUnserved', failed)).status).toBe(200);
    expect((await move(cast.officer, number, 'close', {})).body.complaint.closedOn).toBe(day);
    const revoked = {
      cause: 'court',
      body: '青禾县人民法院',
      paper: '（2026）青行初3号',
      receivedOn: day,
      reason: '属于本局职责，原决定认定有误',
    };
    expect((await move(cast.officeHead, number, 'decideAnew', revoked)).status).toBe(403);
    expect((await move(cast.deputyDirector, number, 'mediateAnew', revoked)).body.code).toBe('move-not-allowed');
    const anew = await move(cast.deputyDirector, number, 'decideAnew', revoked);
    expect(anew.body.complaint).toMatchObject({
      state: 'registered',
      outcome: null,
      closedOn: null,
      annulments: [{ outcome: 'declined', cause: 'court', closedOn: day, notices: [{ failure: { how: 'dead' } }] }],
    });
    expect(anew.body.complaint.annulments[0].number).toMatch(/诉重〔\d{4}〕第\d+号$/u);
    expect(timelineZh(anew.body.timeline.at(-1))).toContain(
      '人民法院判决（青禾县人民法院 （2026）青行初3号），撤销原来的决定（不予受理）',
    );
    const told = { kind: 'anew', to: 'consumer', way: 'mail', toldOn: day, proof: '挂号信 XA1' };
    // Registered once more it is the centre's: the office does not see it until it is dispatched.
    expect((await app.as(cast.officer)('GET', `/api/complaints/${number}`)).status).toBe(404);
    expect((await move(cast.centre, number, 'recordNotice', told)).status).toBe(200);
    expect((await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' })).status).toBe(200);
    expect((await move(cast.officer, number, 'accept', { decidedOn: day })).body.complaint.state).toBe('accepted');
  });

  it('hides from an office what has not reached it, and from another office what is not its own', async () => {
    const { number } = (await consumer('/api/complaints', filing())).body;
    expect((await app.as(cast.officer)('GET', `/api/complaints/${number}`)).status).toBe(404);
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    expect((await app.as(cast.officer)('GET', `/api/complaints/${number}`)).status).toBe(200);
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/complaints/${number}`)).status).toBe(404);
    expect((await app.as('st-v0303')('GET', `/api/complaints/${number}`)).status).toBe(200);
    expect((await app.as('st-v0301')('GET', `/api/complaints/${number}`)).status).toBe(404);
  });

  it('tells the second of two people who save at once, and keeps what the first saved', async () => {
    const number = await dispatched();
    const { version } = (await read(cast.officer, number)).complaint;
    const first = await move(cast.officer, number, 'note', { words: '先记一笔' }, version);
    const second = await move(cast.otherOfficer, number, 'note', { words: '后记一笔' }, version);
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(second.body.code).toBe('changed-meanwhile');
  });

  it('makes a move once when the press is sent again', async () => {
    const number = await dispatched();
    const { version } = (await read(cast.officer, number)).complaint;
    const press = { version, clientId: uuidv7(), input: { words: '同一次按下' } };
    const answers = [
      await app.as(cast.officer)('POST', `/api/complaints/${number}/note`, press),
      await app.as(cast.officer)('POST', `/api/complaints/${number}/note`, press),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const noted = answers[1]?.body.timeline.filter((line: { verb: string }) => line.verb === 'noted');
    expect(noted).toHaveLength(1);
  });

  it('masks telephones, and writes into the ledger who looked behind the mask and why', async () => {
    const number = await dispatched();
    expect((await read(cast.officer, number)).complaint.consumerPhone).toBe('138****0317');
    const shown = await app.as(cast.officer)('POST', `/api/complaints/${number}/reveal`, { reason: '打电话约时间' });
    expect(shown.body.complaint.consumerPhone).toBe('13800000317');
    expect(shown.body.complaint.queryCode).toBeUndefined();
    expect(shown.body.complaint.codeStub).toBeUndefined();
    const line = (await read(cast.officer, number)).timeline.at(-1);
    expect(line).toMatchObject({ verb: 'revealed', byName: '马建国', detail: { reason: '打电话约时间' } });
    expect((await app.as('st-v0303')('POST', `/api/complaints/${number}/reveal`, { reason: '想看电话' })).status).toBe(
      403,
    );
  });

  it('starts the clock at the desk of a published window, and of any other station only when it sends up', async () => {
    const windows = app.database.db;
    const stations = await windows
      .selectFrom('station')
      .select(['id', 'publishedWindow'])
      .where('serves', '=', 'area')
      .execute();
    const open = stations.find((station) => station.publishedWindow)?.id.toLowerCase() ?? '';
    const shut = stations.find((station) => !station.publishedWindow)?.id.toLowerCase() ?? '';
    const atWindow = (await app.as(open)('POST', '/api/complaints', filing({ channel: 'C09' }))).body;
    expect(atWindow.state).toBe('registered');
    const atStation = (await app.as(shut)('POST', '/api/complaints', filing({ channel: 'C09' }))).body;
    expect(atStation.state).toBe('atStation');
    const kept = await read(shut, atStation.number);
    expect(kept.complaint).toMatchObject({ receivedAt: null, stationReceivedAt: expect.any(String) });
    const up = await move(shut, atStation.number, 'sendUp', { reason: '谈了两次没谈成' });
    expect(up.body.complaint).toMatchObject({
      state: 'registered',
      receivedAt: expect.any(String),
      stationReceivedAt: kept.complaint.stationReceivedAt,
    });
  });

  it('refuses to dispatch by anybody but the centre, and to pass sideways', async () => {
    const number = await dispatched();
    const sideways = await app.as(cast.officer)('POST', `/api/complaints/${number}/dispatch`, {
      version: 2,
      input: { officeId: 'SO-CG' },
    });
    expect(sideways.status).toBe(403);
    expect((await move(cast.officer, number, 'giveBack', { reason: '店在城关镇，不归本所' })).status).toBe(200);
    expect((await app.as(cast.officer)('GET', `/api/complaints/${number}`)).status).toBe(404);
  });

  it('exports what is shown, with names masked as on the screen', async () => {
    const csv = await app.as(cast.centre)('GET', '/api/export/complaints?format=csv&columns=number,operatorName,due');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = (csv.body as string).split('\r\n');
    expect(lines[0]).toBe('编号,被投诉人,到期');
    expect(lines[1]).toMatch(/^投\d{4}-\d{4},/u);
    const xlsx = await app.as(cast.centre)('GET', '/api/export/complaints?format=xlsx');
    expect((xlsx.body as string).startsWith('PK')).toBe(true);
  });

  it('lists a row with the words that its reader may read, and without what is not of the list', async () => {
    const story = '店主让我打 13912347799 找他';
    const operator = { name: '隐号的店', phone: '0573-85550123' };
    await consumer('/api/complaints', filing({ operator, story, claim: '退到 13912347799 名下' }));
    const path = `/api/complaints?q=${encodeURIComponent('隐号的店')}`;
    const [item] = (await app.as(cast.centre)('GET', `${path}&columns=claim`)).body.items;
    expect(JSON.stringify(item)).not.toContain('13912347799');
    expect(item.complaint).toMatchObject({ claim: '退到 139****7799 名下' });
    for (const name of ['story', 'consumerPhone', 'consumerAddress', 'operatorPhone', 'joint', 'sessions'])
      expect(item.complaint).not.toHaveProperty(name);
  });

  it('finds by number, name, telephone tail, story and operator', async () => {
    await consumer(
      '/api/complaints',
      filing({
        consumer: { name: '欧阳小红', phone: '13912347788' },
        operator: { name: '鑫源摩托车行' },
        story: '买的摩托车骑了两天就打不着火',
        claim: '退车',
      }),
    );
    for (const word of ['欧阳小红', '7788', '摩托车行', '打不着火', '鑫源 欧阳']) {
      const found = (await app.as(cast.centre)('GET', `/api/complaints?q=${encodeURIComponent(word)}`)).body;
      expect([
        word,
        found.items.map((item: { complaint: { operatorName: string } }) => item.complaint.operatorName),
      ]).toEqual([word, ['鑫源摩托车行']]);
    }
    expect(
      (await app.as(cast.centre)('GET', `/api/complaints?q=${encodeURIComponent('不存在的词语')}`)).body.items,
    ).toEqual([]);
  });

  it('列表的一行只带列表显示的：半 kB 以内；选了站点、承办、请求几列，才带这几列', async () => {
    await app.as(cast.centre)('POST', '/api/complaints', filing({ story: '很长的经过'.repeat(60), claim: '退一赔三' }));
    const rows = async (columns: string) =>
      (await app.as(cast.centre)('GET', `/api/complaints?limit=50${columns}`)).body.items as object[];
    const shown = await rows('');
    expect(shown.length).toBeGreaterThan(3);
    for (const row of shown) expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThanOrEqual(512);
    expect(JSON.stringify(shown)).not.toContain('很长的经过');
    for (const name of ['claim', 'officeName', 'stationName']) expect(JSON.stringify(shown)).not.toContain(`"${name}"`);
    const [wide] = await rows('&columns=claim,office,station');
    expect(wide).toMatchObject({
      complaint: { claim: '退一赔三' },
      officeName: expect.any(String),
      stationName: expect.toSatisfy((name: unknown) => name === null || typeof name === 'string'),
    });
  });

  it('law 20: a day of more than a week ago asks why it is written only now; the reason stands in the timeline', async () => {
    const now = app.deps.now();
    const number = await dispatched({
      consumer: { name: '赵巧云', phone: '13800000977', address: '郭庄村一组', regionId: 'V0303' },
      operator: { name: '东头五金店', address: '柳河街', phone: '' },
    });
    const first = (await read(cast.officer, number)).timeline[0].onDay as string;
    const day = addDays(first, 1);
    app.setNow(new Date(now.getTime() + 12 * 86_400_000).toISOString());
    try {
      const refused = await move(cast.officer, number, 'accept', { decidedOn: day });
      expect([refused.status, refused.body.code]).toEqual([422, 'late-reason-missing']);
      expect(refused.body.fields).toMatchObject([{ path: 'lateReason' }]);
      // A day that cannot be is marked where it was typed.
      const early = await move(cast.officer, number, 'accept', { decidedOn: addDays(first, -1) });
      expect([early.status, early.body.code]).toEqual([422, 'day-before-start']);
      expect(early.body.fields).toMatchObject([{ path: 'input.decidedOn', zh: expect.stringContaining(first) }]);
      // Of two days that are the same the one is marked that has to be the later.
      const asked = { servedOn: day, dueOn: day, idPaper: true, why: '电话是空号', way: 'sms', proof: '短信回执 88' };
      const same = await move(cast.officer, number, 'askIdentity', asked);
      expect([same.body.code, same.body.fields]).toMatchObject(['day-before-start', [{ path: 'input.dueOn' }]]);
      const { version } = (await read(cast.officer, number)).complaint;
      const why = '当天停电，记在纸上的，电话13812345678';
      const press = { version, clientId: uuidv7(), lateReason: why, input: { decidedOn: day } };
      const accepted = await app.as(cast.officer)('POST', `/api/complaints/${number}/accept`, press);
      expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
      const line = accepted.body.timeline.at(-1);
      expect(timelineZh(line)).toMatch(/（补录：.*记的。理由：当天停电，记在纸上的，电话/u);
      expect(JSON.stringify(line)).not.toContain('13812345678');
      // What was told by telephone on that day, too.
      const told = { kind: 'acceptance', to: 'consumer', way: 'phone', toldOn: day, proof: '通话 3 分钟' };
      const untold = await move(cast.officer, number, 'recordNotice', told);
      expect([untold.status, untold.body.code]).toEqual([422, 'late-reason-missing']);
      const late = {
        version: accepted.body.complaint.version,
        clientId: uuidv7(),
        lateReason: '当天停电',
        input: told,
      };
      const proven = await app.as(cast.officer)('POST', `/api/complaints/${number}/recordNotice`, late);
      expect(proven.status, JSON.stringify(proven.body)).toBe(200);
      expect(timelineZh(proven.body.timeline.at(-1))).toMatch(/（补录：.*记的。理由：当天停电。）$/u);
      const { clocks } = proven.body as { clocks: { stoppedOn: string | null; writtenOn: string | null }[] };
      expect(clocks.filter(({ stoppedOn }) => stoppedOn === day).map(({ writtenOn }) => writtenOn)).toContain(
        addDays(first, 12),
      );
      const file = String((await app.as(cast.officer)('GET', `/papers/${number}/volume`)).body);
      expect(file.slice(file.indexOf('六、文书目录'))).toContain(`${day}（补录，${addDays(first, 12)} 记）`);
    } finally {
      app.setNow(now.toISOString());
    }
  });
});
