import { countWithin } from '../../../src/domain/desk/work/waiting-line.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { appOf, consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation, tipoffInputOf, aTipoff } from '../../build/tipoff.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import type { TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';
import { anId } from '../../build/complaint.ts';
import { getReporter } from '../../../src/store/tipoff/reporter.ts';
import { certify, ofShiqiao, penalise } from '../../build/supervision/course.ts';
import { unzipped } from '../../build/house/zip.ts';

let app: TestApp;
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
});
afterAll(() => app.close());

const who = /何桂花|13800000602|138\*{4}0602|刘洼村/u;
const ids = new Map<string, string>();
/** The id of the account, as it signs in. */
async function idOf(login: string): Promise<string> {
  if (!ids.has(login)) ids.set(login, (await app.as(login)('GET', '/api/session')).body.id);
  return ids.get(login) ?? '';
}

async function file(change: Parameters<typeof anAllegation>[0] = {}, by: string | null = null): Promise<string> {
  const answer = await app.as(by)('POST', '/api/tipoffs', anAllegation(change));
  expect(answer.status).toBe(201);
  return answer.body.number;
}

async function move(by: string, number: string, name: TipoffPersonMove, input: object = {}) {
  const { version } = (await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${number}`)).body.tipoff;
  const body = { version, input: { ...tipoffInputOf(name, aTipoff(), today), ...input } };
  return app.as(by)('POST', `/api/tipoffs/${number}/${name}`, body);
}

/** Through the centre to 石桥所, whose head and officer verify. */
async function verifying(number: string): Promise<void> {
  const officers = { handlerId: await idOf(cast.officerOfShiqiao), secondId: await idOf(cast.headOfShiqiao) };
  for (const [by, name, input] of [
    [cast.centre, 'dispatch', { officeId: 'SO-SQ' }],
    [cast.headOfShiqiao, 'assign', officers],
    [cast.officerOfShiqiao, 'startVerification', {}],
  ] as const)
    expect((await move(by, number, name, input)).status, name).toBe(200);
}

describe('who told of it', () => {
  it('stands in no list, page, export, search, ledger line or paper', async () => {
    const number = await file({ story: '我叫何桂花，取快递每件要交两块钱，电话 138 0000 0602。' });
    await verifying(number);
    for (const login of [cast.centre, cast.deputyDirector, cast.headOfShiqiao, cast.officerOfShiqiao, 'st-v0601']) {
      const list = await app.as(login)('GET', '/api/tipoffs');
      const one = await app.as(login)('GET', `/api/tipoffs/${number}`);
      expect(one.body.tipoff.number, login).toBe(number);
      expect(JSON.stringify([list.body, one.body]), login).not.toMatch(who);
      expect(JSON.stringify([list.body, one.body]), login).not.toMatch(/queryCode|codeStub|codeWordHash|reporterId/u);
    }
    for (const word of ['何桂花', '13800000602', '0602', '刘洼'])
      expect(
        (await app.as(cast.deputyDirector)('GET', `/api/tipoffs?q=${encodeURIComponent(word)}`)).body.total,
        word,
      ).toBe(0);
    expect((await app.as(cast.deputyDirector)('GET', `/api/tipoffs?q=${encodeURIComponent('快递')}`)).body.total).toBe(
      1,
    );
    for (const format of ['csv', 'xlsx'])
      expect((await app.as(cast.deputyDirector)('GET', `/api/export/tipoffs?format=${format}`)).body).not.toMatch(who);
    const { papers } = (await app.as(cast.officerOfShiqiao)('GET', `/api/tipoffs/${number}`)).body;
    expect(papers.length).toBeGreaterThan(2);
    for (const { kind } of papers) {
      const page = await app.as(cast.officerOfShiqiao)('GET', `/papers/${number}/${kind}`);
      expect(page.status, kind).toBe(200);
      expect(page.body, kind).not.toMatch(who);
    }
    const lines = await app.database.pool.query('select detail::text from ledger');
    expect(JSON.stringify(lines.rows)).not.toMatch(who);
  });

  it('is opened with a reason by those who need it, and each opening is a line of the ledger', async () => {
    const number = await file();
    await verifying(number);
    const ask = (login: string, reason = '电话告知处理结果') =>
      app.as(login)('POST', `/api/tipoffs/${number}/reveal`, { reason });
    expect((await ask(cast.officerOfShiqiao, '看看')).status).toBe(400);
    const opened = await ask(cast.officerOfShiqiao);
    expect(opened.body.reporter).toMatchObject({ name: '何桂花', phone: '13800000602' });
    expect(opened.body.timeline.at(-1)).toMatchObject({
      verb: 'reporter-revealed',
      detail: { reason: '电话告知处理结果' },
    });
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/tipoffs/${number}`)).body.reporter).toBeNull();
    // The centre no longer holds it, and neither the station nor another office ever did.
    expect((await ask(cast.centre)).body.code).toBe('not-permitted');
    expect((await ask('st-v0601')).status).toBe(403);
    expect((await ask(cast.officer)).status).toBe(404);
  });

  it('comes back by no other address of the API, even to who has just opened it', async () => {
    const number = await file();
    await verifying(number);
    const opening = await app.as(cast.officerOfShiqiao)('POST', `/api/tipoffs/${number}/reveal`, {
      reason: '电话告知处理结果',
    });
    expect(JSON.stringify(opening.body)).toMatch(who);
    const { paths } = (await app.as(cast.officerOfShiqiao)('GET', '/api/openapi.json')).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const addresses = Object.entries(paths)
      // The stream of live events never ends; that it names nobody is held by its own test.
      .filter(([path, methods]) => 'get' in methods && path !== '/api/events')
      .map(([path]) => path.replace(/\{[^}]+\}/gu, number));
    expect(addresses).toContain(`/api/tipoffs/${number}`);
    // The village stands in the county's own list of places, so only the person is looked for.
    const person = /何桂花|13800000602|138\*{4}0602/u;
    for (const address of addresses) {
      const { body } = await app.as(cast.officerOfShiqiao)('GET', address);
      const told = [person.test(JSON.stringify(body) ?? ''), address];
      expect(told).toEqual([false, address]);
    }
    // Neither does the answer to a move.
    const noted = await move(cast.officerOfShiqiao, number, 'note', {});
    expect(noted.status).toBe(200);
    expect(noted.body.reporter).toBeNull();
    expect(JSON.stringify(noted.body)).not.toMatch(who);
  });

  it('stands on a paper only when it was opened for that paper', async () => {
    const number = await file();
    await verifying(number);
    const body = new URLSearchParams({ reason: '归入卷宗的登记表' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const press = (login: string, kind: string, typed = body) =>
      pressed(login, `/papers/${number}/${kind}/opened`, typed, headers);
    expect(await press(cast.officerOfShiqiao, 'registration')).toMatchObject({
      status: 200,
      text: expect.stringMatching(who),
    });
    const slip = await press(cast.officerOfShiqiao, 'routingSlip');
    expect([slip.status, who.test(slip.text)]).toEqual([200, false]);
    expect((await press(cast.officerOfShiqiao, 'supervision')).status).toBe(404);
    expect((await press(cast.centre, 'registration')).status).toBe(404);
    expect((await press(cast.officerOfShiqiao, 'registration', 'reason=')).status).toBe(400);
    const sealed = await app.as(cast.officerOfShiqiao)('GET', `/papers/${number}/registration`);
    expect(sealed.body).not.toMatch(who);
    expect(sealed.body).toContain('/opened');
  });

  it('is not the only thing sealed: a paper quotes his words with their numbers for a reason alone, by a press and a line', async () => {
    const shop = '13760470203';
    const anonymous = { anonymous: true, reporter: null, codeWord: null };
    const [number, signed] = [
      await file({ ...anonymous, story: `卖药的电话 ${shop}` }),
      await file({ evidence: shop }),
    ];
    await verifying(number);
    await verifying(signed);
    const officer = app.as(cast.officerOfShiqiao);
    const revealed = async (of: string) =>
      (await officer('GET', `/api/tipoffs/${of}`)).body.timeline.filter((line: { verb: string }) =>
        line.verb.endsWith('revealed'),
      );
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ reason: '归入卷宗的登记表' }).toString();
    for (const kind of ['registration', 'routingSlip']) {
      const page = (await officer('GET', `/papers/${number}/${kind}`)).body as string;
      expect(page, kind).toContain('137****0203');
      expect(page, kind).toContain('查看线索里的号码的理由');
    }
    const batch = await officer(
      'GET',
      `/papers/batch/registration?numbers=${encodeURIComponent(`${number},${signed}`)}`,
    );
    expect([batch.status, String(batch.body).includes(shop)]).toEqual([200, false]);
    // No paper of a batch names who told of it, and none can be opened as a batch: that is done one by one.
    const both = `${number},${signed}`;
    for (const kind of Object.keys(tipoffPapers)) {
      const many = await officer('GET', `/papers/batch/${kind}?numbers=${encodeURIComponent(both)}`);
      expect([many.status, who.test(String(many.body))], kind).toEqual([200, false]);
      const asked = new URLSearchParams({ numbers: both, reason: '归入卷宗的登记表' }).toString();
      const opened = await pressed(cast.officerOfShiqiao, `/papers/batch/${kind}/opened`, asked, headers);
      expect([who.test(opened.text), opened.text.includes(shop)], kind).toEqual([false, false]);
    }
    // A station prints none of them, and of another office's none is there.
    const path = `/papers/batch/registration?numbers=${encodeURIComponent(both)}`;
    expect((await app.as('st-v0601')('GET', path)).status).toBe(403);
    const elsewhere = await app.as(cast.officer)('GET', path);
    expect(String(elsewhere.body)).not.toContain('举报登记编号');
    for (const one of [number, signed])
      expect(String(elsewhere.body)).toMatch(new RegExp(`没有[^<]*${one}|${one}`, 'u'));
    const docx = await pressed(cast.officerOfShiqiao, `/papers/${number}/routingSlip.docx`, null, headers);
    expect(unzipped(docx.bytes, 'word/document.xml')).not.toContain(shop);
    expect([await revealed(number), await revealed(signed)]).toEqual([[], []]);

    const press = (login: string, of: string) => pressed(login, `/papers/${of}/registration/opened`, body, headers);
    expect((await press(cast.centre, number)).status).toBe(404);
    expect((await press(cast.officerOfShiqiao, number)).text).toContain(shop);
    expect((await press(cast.officerOfShiqiao, signed)).text).toContain(shop);
    expect(await revealed(number)).toMatchObject([
      { verb: 'revealed', detail: { reason: '打印举报登记表：归入卷宗的登记表' } },
    ]);
    expect(await revealed(signed)).toMatchObject([{ verb: 'reporter-revealed' }]);
  });

  it('stands in the document of an opened paper too, and each of the two openings is a line of its own', async () => {
    const number = await file();
    await verifying(number);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ reason: '归入卷宗的登记表' }).toString();
    const path = `/papers/${number}/registration/opened`;
    const page = await pressed(cast.officerOfShiqiao, path, body, headers);
    expect(page.text).toContain(`${encodeURIComponent(number)}/registration/opened.docx`);
    const opened = await pressed(cast.officerOfShiqiao, `${path}.docx`, body, headers);
    expect([opened.status, opened.type]).toEqual([200, expect.stringContaining('wordprocessingml')]);
    expect(unzipped(opened.bytes, 'word/document.xml')).toMatch(/何桂花/u);
    // The document without a press stays sealed, and nobody else opens one.
    const plain = await pressed(cast.officerOfShiqiao, `/papers/${number}/registration.docx`, null, headers);
    expect(unzipped(plain.bytes, 'word/document.xml')).not.toMatch(who);
    expect((await pressed(cast.centre, `${path}.docx`, body, headers)).status).toBe(404);
    expect((await pressed(cast.officerOfShiqiao, `${path}.docx`, 'reason=', headers)).status).toBe(400);
    const { timeline } = (await app.as(cast.officerOfShiqiao)('GET', `/api/tipoffs/${number}`)).body;
    const lines = timeline.filter((line: { verb: string }) => line.verb === 'reporter-revealed');
    expect(lines.map((line: { detail: { reason: string } }) => line.detail.reason)).toEqual([
      '归入卷宗的登记表',
      '归入卷宗的登记表（下载 DOCX）',
    ]);
  });

  it('stays sealed in what the reporter adds: his words lie under the seal, and the matter shows them without name and home', async () => {
    const filed = (await app.as(null)('POST', '/api/tipoffs', anAllegation())).body;
    const own = `/api/tipoffs/${filed.number}`;
    const words = '我是刘洼村的何桂花，昨天又多收了两块，我的微信：hegh_1976';
    const row = await app.database.pool.query('select id, reporter_id from tipoff where number = $1', [filed.number]);
    const { moveOwnTipoff } = await import('../../../src/actions/tipoff/tipoff.ts');
    await moveOwnTipoff(await consumerContext(app), row.rows[0].id, 'supplement', { words, attachmentIds: [] });
    const seen = (await app.as(cast.centre)('GET', own)).body;
    const line = seen.timeline.find((one: { verb: string }) => one.verb === 'supplemented');
    expect(line.detail.words).toBe('我是某村的举报人***，昨天又多收了两块，我的微信***');
    const sealed = await getReporter(app.deps.db, app.deps.keyring, {
      countyId: 990126,
      id: row.rows[0].id,
      reporterId: row.rows[0].reporter_id,
    });
    expect(sealed.ownWords).toContain(words);
  });

  async function pressed(login: string, path: string, body: string | null, headers: Record<string, string>) {
    const signedIn = await app.as(null)('POST', '/api/session', {
      loginName: login,
      password: 'a long test password',
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await appOf(app.deps).request(
      path,
      body === null ? { headers: { cookie } } : { method: 'POST', headers: { ...headers, cookie }, body },
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, type: answer.headers.get('content-type'), text: bytes.toString('utf8'), bytes };
  }

  it('is never told to a station in the reported operator’s house, which sees nothing of it', async () => {
    const { stations } = (await app.as(cast.centre)('GET', '/api/directory')).body;
    const houses = stations.filter((one: { serves: string }) => one.serves === 'venue');
    expect(houses.length).toBeGreaterThan(2);
    for (const house of houses) {
      const operator = { name: house.venueNames[0] ?? house.name, address: house.address };
      const number = await file({ operator, place: { regionId: house.regionId } });
      const { stationId } = (await app.as(cast.centre)('GET', `/api/tipoffs/${number}`)).body.tipoff;
      expect(stationId, operator.name).not.toBe(house.id);
      const login = house.id.toLowerCase();
      if (['st-m01', 'st-m02', 'st-m03'].includes(login))
        expect((await app.as(login)('GET', `/api/tipoffs/${number}`)).status, login).toBe(404);
    }
  });

  it('is kept from the station that keeps an eye on the place: no clock, line, paper, file or result', async () => {
    const number = await file();
    await verifying(number);
    const seen = (await app.as('st-v0601')('GET', `/api/tipoffs/${number}`)).body;
    expect(seen).toMatchObject({ clocks: [], timeline: [], papers: [], attachments: [], firsts: [], reporter: null });
    expect(seen.tipoff).toMatchObject({ evidence: '', handlerId: null, secondId: null, verifyingOn: null });
    expect([seen.handlerName, seen.secondName]).toEqual([null, null]);
  });

  it('a station reads 已收下、在查、已办完 alone, and no filter or order of its list tells what was decided', async () => {
    const [opened, not] = [await file(), await file()];
    for (const number of [opened, not]) await verifying(number);
    expect((await move(cast.deputyDirector, opened, 'open')).status).toBe(200);
    expect((await move(cast.deputyDirector, not, 'notOpen')).status).toBe(200);
    const list = async (query: string) =>
      (await app.as('st-v0601')('GET', `/api/tipoffs?limit=200&${query}`)).body.items.map(
        ({ tipoff }: { tipoff: { number: string } }) => tipoff.number,
      ) as string[];
    const states = (await app.as('st-v0601')('GET', '/api/tipoffs?limit=200')).body.items.map(
      ({ tipoff }: { tipoff: { state: string; stage: string } }) => `${tipoff.state} ${tipoff.stage}`,
    );
    const known = ['registered toDispatch', 'verifying verifying', 'closed done'];
    expect(states.filter((one: string) => !known.includes(one))).toEqual([]);
    for (const query of [
      'state=opened',
      'state=notOpened',
      'stage=inEnforcement',
      'stage=toClose',
      'outcome=opened',
      'outcome=notOpened',
      `handlerId=${await idOf(cast.officerOfShiqiao)}`,
      'handlerId=none',
      'due=overdue',
      'due=soon',
      'rewarded=yes',
      'figure=casesOpened&from=2026-01-01&to=2026-12-31',
      'officeId=SO-SQ',
      'sort=due',
    ]) {
      const found = await list(query);
      expect([query, found.includes(opened), found.includes(not)]).toEqual([query, true, true]);
    }
    // Nor is its last step told, whatever columns are asked for, nor how many are late.
    const page = (await app.as('st-v0601')('GET', '/api/tipoffs?limit=200&hand=all&columns=lastStep,legal')).body;
    expect(page.late).toBeUndefined();
    for (const row of page.items) expect(row).not.toHaveProperty('last');
    const own = (await app.as(cast.officerOfShiqiao)('GET', '/api/tipoffs?limit=200&columns=lastStep')).body.items;
    expect(own.map(({ last }: { last: { verb: string } | null }) => last?.verb)).toContain('enforcement-opened');
    // Whoever handles it asks as before.
    const officer = (await app.as(cast.officerOfShiqiao)('GET', '/api/tipoffs?outcome=opened&limit=200')).body.items;
    expect(JSON.stringify(officer)).toContain(opened);
    expect(JSON.stringify(officer)).not.toContain(not);
  });

  it('no number of a paper leads a station to the tip-off for which it was made, in its list or from the palette', async () => {
    const number = await file();
    await verifying(number);
    const paper = '青市监举不立〔2026〕977号';
    await app.database.pool.query(
      `insert into issued_paper (county_id, matter_id, kind, number, wording, issued_at, by)
       select county_id, id, 'noPower', $2, '2021', now(), null from tipoff where number = $1`,
      [number, paper],
    );
    for (const path of [`tipoffs?limit=200&q=`, 'palette?q=', 'palette?among=numbers&q=']) {
      const asked = async (who: string) =>
        JSON.stringify((await app.as(who)('GET', `/api/${path}${encodeURIComponent(paper)}`)).body);
      expect(await asked(cast.officerOfShiqiao), path).toContain(number);
      const told = await asked('st-v0601');
      expect(told, path).not.toContain(number);
      expect(told, path).not.toContain('告知书');
    }
    // It is the number alone that leads nowhere: the tip-off is in its list.
    const list = await app.as('st-v0601')('GET', '/api/tipoffs?limit=200');
    expect(JSON.stringify(list.body)).toContain(number);
  });

  it('lives in no village that a station, an officer or a paper reads of', async () => {
    const story = '我是刘洼村二组的，取快递每件要交两块钱，我们刘洼的人都交过。';
    const number = await file({ story });
    await verifying(number);
    for (const login of ['st-v0601', cast.officerOfShiqiao, cast.centre]) {
      const { tipoff } = (await app.as(login)('GET', `/api/tipoffs/${number}`)).body;
      expect(tipoff.story, login).toBe('我是某村的，取快递每件要交两块钱，我们某村的人都交过。');
    }
    // Whoever needs his own words opens them with a reason.
    const { reporter } = (
      await app.as(cast.officerOfShiqiao)('POST', `/api/tipoffs/${number}/reveal`, { reason: '电话核对是哪个村' })
    ).body;
    expect(reporter.ownWords).toContain('刘洼村二组');
  });

  it('can be sought by the centre and the deputy director alone, by a whole telephone, for a reason', async () => {
    const number = await file({ reporter: { name: '周大山', phone: '13900000777', address: '', regionId: null } });
    const seek = (login: string, phone: string) =>
      app.as(login)('POST', '/api/tipoffs/seek', { phone, reason: '核对是不是同一人' });
    const found = await seek(cast.centre, '139 0000 0777');
    expect(found.body.items.map((one: { tipoff: { number: string } }) => one.tipoff.number)).toEqual([number]);
    expect((await seek(cast.centre, '0777')).body.items).toEqual([]);
    expect((await seek(cast.officerOfShiqiao, '13900000777')).status).toBe(403);
    const line = await app.database.pool.query("select detail::text from ledger where verb = 'reporter-sought'");
    expect(JSON.stringify(line.rows)).not.toMatch(/13900000777|周大山/u);
  });

  it('mend A3: is sought as a look behind the mask: of so many a day, with a bell, and with what was found in the line', async () => {
    const phone = '13900000787';
    const number = await file({ reporter: { name: '周小山', phone, address: '', regionId: null } });
    const reason = '核对是不是同一人';
    const seek = (login: string) => app.as(login)('POST', '/api/tipoffs/seek', { phone, reason });
    const numbersOf = ({ items }: { items: { tipoff: { number: string } }[] }) => items.map((one) => one.tipoff.number);
    const limit = async (change: object) => {
      const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
      const saved = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, ...change } });
      expect(saved.status).toBe(200);
      return limits as object;
    };
    // Of earlier tests the centre has looked some times.
    const done = await app.database.pool.query(
      "select count(*)::int as n from trail as t join account as a on a.id = t.account_id where a.login_name = $1 and t.kind = 'revealed'",
      [cast.centre],
    );
    const { n } = done.rows[0] as { n: number };
    const before = await limit({ revealsADay: n + 2, revealsTold: n + 1 });
    expect(numbersOf((await seek(cast.centre)).body)).toEqual([number]);
    const told = (await app.as(cast.deputyDirector)('GET', '/api/messages/own')).body.items;
    expect(JSON.stringify(told)).toContain(`已经 ${n + 1} 次`);
    const sought = await app.database.pool.query(
      "select detail from ledger where verb = 'reporter-sought' order by seq desc limit 1",
    );
    expect(sought.rows).toEqual([{ detail: expect.objectContaining({ found: 1, numbers: [number] }) }]);
    // An office has it: the centre may no more open who told it, and learns it by no telephone either.
    await verifying(number);
    expect(numbersOf((await seek(cast.centre)).body)).toEqual([]);
    expect(numbersOf((await seek(cast.deputyDirector)).body)).toEqual([number]);
    const refused = await seek(cast.centre);
    expect([refused.status, refused.body.code]).toEqual([429, 'reveals-used-up']);
    await limit(before);
  });
});

describe('law 3: who decides, on the wire', () => {
  const told = async (login: string, number: string) =>
    (await app.as(login)('GET', '/api/messages/own')).body.items
      .map(({ text }: { text: string }) => text)
      .filter((text: string) => text.includes(number)) as string[];

  it('law 3: the head who verified neither decides nor endorses; the leader hears, decides, and the officer hears of it', async () => {
    const number = await file();
    await verifying(number);
    expect((await move(cast.headOfShiqiao, number, 'propose', { what: 'notOpen' })).status).toBe(200);
    // The other of the two cannot ask once more, and the head cannot grant what he asked.
    expect((await move(cast.officerOfShiqiao, number, 'propose', { what: 'open' })).body.code).toBe('proposal-waits');
    for (const name of ['notOpen', 'endorse', 'returnProposal'] as const)
      expect((await move(cast.headOfShiqiao, number, name)).body.code, name).toBe('decision-own');
    const page = (await app.as(cast.headOfShiqiao)('GET', `/api/tipoffs/${number}`)).body;
    expect(page.moves).toContain('withdrawProposal');
    expect(page.moves).not.toContain('notOpen');
    expect(await told(cast.deputyDirector, number)).toEqual([expect.stringContaining('建议不予立案，等您批')]);
    const line = async (login: string) =>
      (await app.as(login)('GET', '/api/tipoffs?proposed=yes')).body.items.find(
        ({ tipoff }: { tipoff: { number: string } }) => tipoff.number === number,
      ).tipoff.proposal;
    expect(await line(cast.deputyDirector)).toEqual({ what: 'notOpen', step: 'notOpen' });
    expect(await line(cast.headOfShiqiao)).toEqual({ what: 'notOpen', step: null });
    const decided = await move(cast.deputyDirector, number, 'notOpen', { opinion: '同意，教育到位' });
    expect(decided.body.tipoff).toMatchObject({
      state: 'notOpened',
      approval: { level: 'leader', opinion: '同意，教育到位', asked: { what: 'notOpen' } },
    });
    expect(await told(cast.officerOfShiqiao, number)).toContainEqual(expect.stringContaining('批准了'));
    const sheet = (await app.as(cast.officerOfShiqiao)('GET', `/papers/${number}/approval`)).body as string;
    expect(sheet.replace(/<[^>]+>/gu, ' ')).toMatch(/承办人意见.*建议不予立案.*部门负责人意见.*同意，教育到位/su);
  });

  it('law 5: a decision that was revoked is kept with its paper; who made it does not correct it himself while another leader can', async () => {
    const number = await file();
    await verifying(number);
    expect((await move(cast.deputyDirector, number, 'notOpen')).status).toBe(200);
    const self = { cause: 'self', body: '', paper: '' };
    expect((await move(cast.deputyDirector, number, 'decideAnew', self)).body.code).toBe('anew-others');
    expect((await move(cast.headOfShiqiao, number, 'decideAnew')).status).toBe(403);
    const anew = await move(cast.dutyLeader, number, 'decideAnew');
    expect(anew.body.tipoff).toMatchObject({
      state: 'registered',
      stage: 'toDispatch',
      annulments: [{ outcome: 'notOpened', number: expect.stringMatching(/^青市监举重〔2026〕第\d+号$/u) }],
    });
    expect(anew.body.timeline.at(-1)).toMatchObject({ verb: 'decision-annulled' });
    const paper = (await app.as(cast.deputyDirector)('GET', `/papers/${number}/anew`)).body as string;
    expect(paper.replace(/<[^>]+>/gu, '')).toMatch(
      /安市监复〔2026〕8号.*撤销本局2026年5月18日作出的“不予立案”的决定/su,
    );
    expect(paper).not.toMatch(who);
    // The sheet of the decision that is gone still opens, and says by which paper it is.
    expect(anew.body.papers).toContainEqual(
      expect.objectContaining({ kind: 'approval', of: 'round1', zh: '不予立案审批表（已撤销）' }),
    );
    const gone = await app.as(cast.deputyDirector)('GET', `/papers/${number}/approval`);
    expect([gone.status, gone.body]).toEqual([200, expect.stringMatching(/已撤销：[^<]*〔2026〕第\d+号/u)]);
    // A station reads none of it.
    const seen = (await app.as('st-v0601')('GET', `/api/tipoffs/${number}`)).body.tipoff;
    expect([seen.annulments, seen.verifiers, seen.approval]).toEqual([[], [], null]);
    expect((await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' })).body.tipoff.state).toBe('dispatched');
  });

  it('law 6: a letter that was refused and left behind has its number and its sheet; one that came back has neither', async () => {
    const number = await file({ conductCode: 'R04' });
    await verifying(number);
    const typed = { kind: 'interim', to: 'reporter', how: 'refused', end: 'left', leftBy: 'recording' };
    const left = await move(cast.officerOfShiqiao, number, 'recordUnserved', typed);
    expect(left.status, JSON.stringify(left.body)).toBe(200);
    const lines = (left.body.timeline as { verb: string }[]).slice(-2).map(({ verb }) => verb);
    expect(lines).toEqual(['paper-issued', 'service-failed']);
    const page = String((await app.as(cast.deputyDirector)('GET', `/papers/${number}/interim`)).body);
    expect(page.split('<article')[1]).toMatch(/青市监举情〔2026〕第\d+号/u);
    expect(page).not.toMatch(/送达以后取的|还没有文号|原文没有留存/u);
    const other = await file({ conductCode: 'R04' });
    await verifying(other);
    const gone = { ...typed, how: 'dead', end: 'none', leftBy: '' };
    expect((await move(cast.officerOfShiqiao, other, 'recordUnserved', gone)).status).toBe(200);
    const unserved = String((await app.as(cast.deputyDirector)('GET', `/papers/${other}/interim`)).body);
    expect(unserved.split('<article')[1]).not.toMatch(/第\d+号/u);
  });

  it('law 4: a notice that came back from the post ends with its proof, and the tip-off is closed', async () => {
    const number = await file({ conductCode: 'R04' });
    await verifying(number);
    expect(
      (await move(cast.officerOfShiqiao, number, 'recordNotice', { kind: 'interim', to: 'reporter' })).status,
    ).toBe(200);
    // What was told is printed as it was told, and takes its number so.
    const interim = `/papers/${number}/interim`;
    const sheet = async () =>
      String((await app.as(cast.deputyDirector)('GET', interim)).body)
        .replaceAll(/<p class="(?:mark|note)">.*?<\/p>/gsu, '')
        .split('<article')[1];
    const served = await sheet();
    expect(served).toContain('石桥');
    const [head, officer] = [await idOf(cast.headOfShiqiao), await idOf(cast.officerOfShiqiao)];
    const assign = (handlerId: string, secondId: string) =>
      move(cast.headOfShiqiao, number, 'assign', { handlerId, secondId });
    expect((await assign(head, officer)).status).toBe(200);
    expect(await sheet()).toBe(served);
    expect((await app.as(cast.headOfShiqiao)('POST', `${interim}/number`)).status).toBe(303);
    expect(await sheet()).toBe(served);
    expect((await app.as(cast.deputyDirector)('GET', interim)).body).toMatch(/文号[^<]*第\d+号是送达以后取的/u);
    expect((await assign(officer, head)).status).toBe(200);
    expect((await move(cast.deputyDirector, number, 'notOpen')).status).toBe(200);
    const typed = { kind: 'result', to: 'reporter' };
    expect((await move(cast.deputyDirector, number, 'recordUnserved', typed)).status).toBe(403);
    const announced = await move(cast.officerOfShiqiao, number, 'recordUnserved', { ...typed, end: 'announced' });
    expect(announced.status).toBe(400);
    const none = { ...typed, how: 'returned', end: 'none' };
    expect((await move(cast.officerOfShiqiao, number, 'recordUnserved', none)).body.code).toBe('failure-once');
    const failed = await move(cast.officerOfShiqiao, number, 'recordUnserved', { ...none, how: 'dead' });
    expect(failed.body.tipoff).toMatchObject({ state: 'informed', stage: 'toClose' });
    expect((await move(cast.officerOfShiqiao, number, 'close')).body.tipoff.state).toBe('closed');
    // Handled once more it is told once more: each notice has a number and a sheet of its own.
    expect((await move(cast.dutyLeader, number, 'decideAnew')).status).toBe(200);
    // What was posted without its number stopped the clock all the same: it is taken with the service, and stands on the sheet that is kept.
    const posted = { kind: 'interim', to: 'reporter', way: 'mail', proof: '挂号信 XA0092' };
    expect((await app.as(cast.centre)('GET', `${interim}-2`)).body).toContain('还没有文号：要送出去的，先取文号再打印');
    const second = await move(cast.centre, number, 'recordNotice', posted);
    expect(second.status).toBe(200);
    const lines = (second.body.timeline as { verb: string }[]).slice(-2).map(({ verb }) => verb);
    expect(lines).toEqual(['paper-issued', 'reporter-told']);
    const sent = String((await app.as(cast.centre)('GET', `${interim}-2`)).body);
    expect(sent.split('<article')[1]).toMatch(/青市监举情〔2026〕第\d+号/u);
    expect(sent).not.toMatch(/送达以后取的|还没有文号/u);
    const { papers } = (await app.as(cast.centre)('GET', `/api/tipoffs/${number}`)).body;
    const told = papers.filter(({ kind }: { kind: string }) => kind === 'interim');
    expect(told.map(({ of }: { of: string }) => of)).toEqual(['', '2']);
    expect(told.map(({ zh }: { zh: string }) => zh)).toEqual([
      expect.stringMatching(/^举报处理情况告知书（第1次，.*告知）$/u),
      expect.stringMatching(/^举报处理情况告知书（第2次，.*告知）$/u),
    ]);
    const numbers = told.map((one: { number: string }) => one.number);
    for (const one of numbers) expect(one).toMatch(/^青市监举情〔2026〕第\d+号$/u);
    expect(new Set(numbers).size).toBe(2);
    for (const [i, key] of ['-', '-2'].entries()) {
      const printed = String((await app.as(cast.centre)('GET', `${interim}${key}`)).body);
      expect(printed, key).toContain(numbers[i]);
      expect(printed, key).not.toContain('原文没有留存');
    }
    expect(String((await app.as(cast.centre)('GET', `${interim}-`)).body)).toContain('石桥');
  });

  it('law 3: a head who took no part endorses; he decides only where the county has delegated it', async () => {
    const number = await file();
    const officers = { handlerId: await idOf(cast.officer), secondId: await idOf(cast.otherOfficer) };
    for (const [by, name, input] of [
      [cast.centre, 'dispatch', { officeId: 'SO-LH' }],
      [cast.officeHead, 'assign', officers],
      [cast.officer, 'startVerification', {}],
      [cast.officer, 'propose', { what: 'extend' }],
    ] as const)
      expect((await move(by, number, name, input)).status, name).toBe(200);
    expect(await told(cast.officeHead, number)).toContainEqual(expect.stringContaining('等您批'));
    const delegates = async (headApprovesCases: boolean) => {
      const { limits } = (await app.as('admin')('GET', '/api/directory')).body.county;
      const saved = await app.as('admin')('PUT', '/api/county', { limits: { ...limits, headApprovesCases } });
      expect(saved.status).toBe(200);
    };
    await delegates(false);
    const page = (await app.as(cast.officeHead)('GET', `/api/tipoffs/${number}`)).body;
    expect(page.moves).toEqual(expect.arrayContaining(['endorse', 'returnProposal']));
    expect(page.moves).not.toContain('extend');
    expect((await move(cast.officeHead, number, 'extend')).body.code).toBe('approval-needs-leader');
    expect((await move(cast.officeHead, number, 'endorse')).status).toBe(200);
    expect(await told(cast.deputyDirector, number)).toContainEqual(expect.stringContaining('等您批'));
    await delegates(true);
    expect((await move(cast.officeHead, number, 'extend')).body.tipoff).toMatchObject({
      extendedOn: today,
      extensionApproval: { level: 'head', delegated: true, asked: { endorsed: { opinion: '同意立案，请分管局长批' } } },
    });
  });
});

describe('the life of a tip-off on the wire', () => {
  it('S34 goes from filing to the archive: two officers, extended, opened as a case, ended, rewarded, closed', async () => {
    const number = await file();
    await verifying(number);
    const early = await move(cast.officerOfShiqiao, number, 'open');
    expect(early.status).toBe(403);
    expect((await move(cast.deputyDirector, number, 'extend')).body.tipoff.extendedOn).toBe(today);
    const opened = (await move(cast.deputyDirector, number, 'open')).body;
    expect(opened.tipoff).toMatchObject({ state: 'opened', stage: 'inEnforcement' });
    expect(opened.tipoff.enforcementNumber).toMatch(/^青市监立〔2026〕\d+号$/u);
    const { items } = (
      await app.as(cast.officerOfShiqiao)('GET', '/api/enforcements?channel=tipoff&columns=fileNumber')
    ).body;
    const { enforcement } = items[0] as { enforcement: { number: string } };
    expect(enforcement).toMatchObject({
      operatorName: '南岗乡便民快递驿站',
      fileNumber: opened.tipoff.enforcementNumber,
      state: 'investigating',
    });
    expect(JSON.stringify(items)).not.toMatch(who);
    expect((await move(cast.officerOfShiqiao, number, 'close')).body.code).toBe('enforcement-still-open');
    // Nobody types its end: the case is handled, and its close is the end of the tip-off's.
    expect((await move(cast.officerOfShiqiao, number, 'endEnforcement')).status).toBe(403);
    await certify(app, cast.officerOfShiqiao, cast.headOfShiqiao);
    await penalise(app, enforcement.number, today, ofShiqiao);
    expect((await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${number}`)).body.tipoff).toMatchObject({
      enforcementEndedOn: today,
      enforcementResult: 'penalised',
      penaltyFen: 20_000_00,
    });
    expect((await move(cast.headOfShiqiao, number, 'grantReward')).body.tipoff.reward).toMatchObject({
      amountFen: 3_000_00,
    });
    expect((await move(cast.officerOfShiqiao, number, 'payReward')).status).toBe(200);
    const { rewards } = (await app.as(cast.deputyDirector)('GET', '/api/rewards')).body;
    expect(rewards).toEqual([
      expect.objectContaining({
        number,
        enforcementNumber: opened.tipoff.enforcementNumber,
        amountFen: 3_000_00,
        paidOn: today,
      }),
    ]);
    expect((await app.as(cast.officer)('GET', '/api/rewards')).body.rewards).toEqual([]);
    const told = (await app.as(cast.officerOfShiqiao)('GET', `/api/tipoffs/${number}`)).body.tipoff;
    for (const { kind, to, toldOn, inWriting } of told.notices)
      if (toldOn === null)
        await move(cast.officerOfShiqiao, number, 'recordNotice', { kind, to, way: inWriting ? 'mail' : 'phone' });
    expect((await move(cast.officerOfShiqiao, number, 'close')).body.tipoff.state).toBe('closed');
    expect((await move(cast.officerOfShiqiao, number, 'archive')).body.tipoff.state).toBe('archived');
  });

  it('H1→H8 the same reporter with the same facts is not handled again, and H1→H9 new facts start R-01 of the first anew', async () => {
    app.setNow('2026-05-18T10:00:00+08:00');
    const reporter = { name: '钱学礼', phone: '13900000888', address: '', regionId: null };
    const first = await file({ reporter });
    const verify = async () =>
      (await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${first}`)).body.clocks.find(
        (clock: { rule: string }) => clock.rule === 'R-01',
      );
    const before = (await verify()).targetOn;
    app.setNow('2026-05-20T10:00:00+08:00');
    const again = await file({ reporter });
    const seen = (await app.as(cast.centre)('GET', `/api/tipoffs/${again}`)).body;
    expect(seen.firsts).toEqual([expect.objectContaining({ number: first })]);
    const other = await file({ reporter: { ...reporter, phone: '13900000889' } });
    expect((await move(cast.centre, other, 'repeat', { firstNumber: first })).body.code).toBe('not-the-first');
    expect((await move(cast.centre, again, 'repeat', { firstNumber: '举2026-9999' })).body.code).toBe('not-the-first');
    // However the number is written.
    const repeated = (await move(cast.centre, again, 'repeat', { firstNumber: ` ${first.replace('-', '－')}` })).body;
    expect(repeated.tipoff).toMatchObject({ state: 'repeated', firstNumber: first });
    expect(repeated.clocks.map((clock: { rule: string }) => clock.rule)).not.toContain('R-01');
    expect((await verify()).targetOn).toBe(before);

    const more = await file({ reporter });
    expect((await move(cast.centre, more, 'merge', { firstNumber: first })).body.tipoff.state).toBe('merged');
    const renewed = (await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${first}`)).body;
    expect(renewed.tipoff.takenIn).toEqual([expect.objectContaining({ number: more, on: '2026-05-20' })]);
    expect((await verify()).targetOn > before).toBe(true);
    app.setNow(`${today}T10:00:00+08:00`);
  });

  it('splits a complaint in two, each with its own number, and tells neither side of the other', async () => {
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const asked = {
      clientId: anId(),
      conductCode: 'R06',
      story: '店里还有十几袋同样的化肥，李有田知道',
      evidence: '照片',
    };
    const split = () => app.as(cast.centre)('POST', `/api/complaints/${number}/split`, asked);
    const made = await split();
    expect(made.status).toBe(201);
    expect((await split()).body.number).toBe(made.body.number);
    const seen = (await app.as(cast.centre)('GET', `/api/tipoffs/${made.body.number}`)).body;
    expect(seen).toMatchObject({ isSplit: true, linkedComplaint: null, tipoff: { stationId: null } });
    expect(seen.tipoff.story).toBe('店里还有十几袋同样的化肥，举报人***知道');
    const complaint = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body;
    expect(JSON.stringify(complaint.timeline)).not.toContain(made.body.number);
    expect(complaint).toMatchObject({ splitOff: 1, tipoffs: [] });
    const reveal = (login: string) =>
      app.as(login)('POST', `/api/complaints/${number}/reveal`, { reason: '核对是不是同一件事' });
    expect((await reveal(cast.centre)).body.tipoffs).toEqual([{ number: made.body.number }]);
    // Whoever may not open the identity reads the number on neither side: the complainant is the reporter.
    await move(cast.centre, made.body.number, 'dispatch', { officeId: 'SO-CG' });
    expect((await reveal(cast.centre)).body).toMatchObject({ splitOff: 0, tipoffs: [] });
    const station = complaint.complaint.stationId.toLowerCase();
    expect((await app.as(station)('GET', `/api/complaints/${number}`)).body).toMatchObject({
      splitOff: 0,
      tipoffs: [],
    });
  });
});

describe('我的工作', () => {
  it('数的是我经办的、和人一起核查的和还没人办的，别人的不在里面；按办到哪一步、到没到期分开', async () => {
    type Totals = Record<'inHand' | 'toVerify' | 'verifying' | 'overdue', number>;
    const totals = async (): Promise<Totals> => {
      const { counts, queues } = (await app.as(cast.officerOfShiqiao)('GET', '/api/work')).body;
      const of = (key: string) => queues.tipoff?.find((one: { key: string }) => one.key === key)?.total ?? 0;
      const inHand = countWithin(counts, 'all', ['tipoff']);
      const overdue = countWithin(counts, 'past', ['tipoff']);
      return { inHand, toVerify: of('toVerify'), verifying: of('verifying'), overdue };
    };
    app.setNow(`${today}T10:00:00+08:00`);
    const before = await totals();
    const more = ({ inHand, toVerify, verifying: inVerifying }: Partial<Totals>) => ({
      inHand: before.inHand + (inHand ?? 0),
      toVerify: before.toVerify + (toVerify ?? 0),
      verifying: before.verifying + (inVerifying ?? 0),
      overdue: before.overdue,
    });
    await verifying(await file());
    for (const officers of [null, { handlerId: cast.headOfShiqiao, secondId: cast.officerOfShiqiao }]) {
      const number = await file();
      expect((await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' })).status).toBe(200);
      if (officers === null) continue;
      const named = { handlerId: await idOf(officers.handlerId), secondId: await idOf(officers.secondId) };
      expect((await move(cast.headOfShiqiao, number, 'assign', named)).status).toBe(200);
      expect(await totals()).toEqual(more({ inHand: 3, toVerify: 2, verifying: 1 }));
      await app.database.pool.query(`update tipoff set second_id = null where number = '${number}'`);
    }
    expect(await totals()).toEqual(more({ inHand: 2, toVerify: 1, verifying: 1 }));
    app.setNow('2026-07-20T10:00:00+08:00');
    expect((await totals()).overdue).toBeGreaterThan(before.overdue + 1);
    app.setNow(`${today}T10:00:00+08:00`);
  });
});
