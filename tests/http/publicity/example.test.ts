import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maySeeExample, type Example } from '../../../src/domain/publicity/example.ts';
import { maySeePosting, type Posting } from '../../../src/domain/publicity/board-posting.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { forgetCountyFacts } from '../../../src/store/county/county.ts';
import { listExamples } from '../../../src/store/publicity/example.ts';
import { listPostings } from '../../../src/store/publicity/board-posting.ts';
import { cast } from '../../build/cast.ts';
import { filing, proof, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let station: Caller;
let officer: Caller;
let centre: Caller;
let leader: Caller;
const stationId = 'ST-V0302';
let number = '';

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  [station, officer, centre, leader] = ['st-v0302', cast.officer, cast.centre, cast.deputyDirector].map((one) =>
    app.as(one),
  ) as [Caller, Caller, Caller, Caller];
  number = await settledAtStation();
});
afterAll(() => app.close());

/** Filed at the station and settled there. */
async function settledAtStation(change: object = {}): Promise<string> {
  const filed = await station('POST', '/api/complaints', filing({ channel: 'C09', ...change }));
  expect(filed.status, JSON.stringify(filed.body)).toBe(201);
  const settled = await station('POST', `/api/complaints/${filed.body.number}/settleAtStation`, {
    version: filed.body.version ?? 1,
    clientId: uuidv7(),
    input: {
      on: '2026-11-25',
      legalRole: 'negotiation',
      words: '店家当场补了四袋肥',
      recoveredFen: 140_00,
      compensationFen: 0,
    },
  });
  expect(settled.status, JSON.stringify(settled.body)).toBe(200);
  return filed.body.number as string;
}

const lesson = '买化肥过磅，小票和包装袋都留着。';
const step = async (who: Caller, key: string, move: string, input: object = {}) => {
  const { version } = (await who('GET', `/api/examples/${key}`)).body.entry ?? { version: 1 };
  return who('POST', `/api/examples/${key}/${move}`, { version, clientId: uuidv7(), input });
};
const boardsAt = async (who: Caller, id = stationId) => (await who('GET', `/api/boards/${id}`)).body;
const staleOf = (view: { boards: { kind: string; stale: string | null }[] }) => view.boards.map(({ stale }) => stale);

describe('典型案例', () => {
  let key = '';

  it('S164 从谈成的投诉起草：程序先脱敏，再写进姓名、店名就交不上；同一件不起第二篇', async () => {
    const draft = (await officer('GET', `/api/example-drafts?from=${encodeURIComponent(number)}`)).body;
    expect(draft.text).not.toMatch(/李有田|老周|郭庄|1[3-9]\d{9}/u);
    expect(draft.text).toContain('站点当场请双方坐下来谈');
    const form = { id: uuidv7(), sourceNumber: number, title: draft.title, text: draft.text, lesson };
    const named = await officer('POST', '/api/examples', {
      ...form,
      id: uuidv7(),
      text: `${draft.text}店家是老周农资店。`,
    });
    expect([named.status, named.body.code, named.body.fields[0].path]).toEqual([422, 'example-names-person', 'text']);
    const made = await officer('POST', '/api/examples', form);
    expect(made.body.entry).toMatchObject({ number: '例2026-0001', state: 'draft', sourceNumber: number });
    key = made.body.entry.number;
    // The same press again is the same draft; another one of the same matter is none.
    expect((await officer('POST', '/api/examples', form)).body.entry.number).toBe(key);
    expect((await centre('POST', '/api/examples', { ...form, id: uuidv7() })).body.code).toBe('example-already');
    const open = (await app.as(null)('POST', '/api/complaints', filing())).body.number;
    expect((await centre('GET', `/api/example-drafts?from=${encodeURIComponent(open)}`)).body.code).toBe(
      'example-source',
    );
  });

  it('S164 写的人不能审核，另一人审核后发到挑的站点和群众网页；别的站点看不到', async () => {
    expect((await step(officer, key, 'submit')).body.entry.state).toBe('submitted');
    const heard = async (who: Caller) =>
      (await who('GET', '/api/messages/own')).body.items
        .filter((one: { matterNumber: string }) => one.matterNumber === key)
        .map((one: { text: string }) => one.text);
    for (const who of [centre, leader]) expect(await heard(who)).toEqual([expect.stringContaining('请审核')]);
    expect(await heard(officer)).toEqual([]);
    expect((await step(officer, key, 'approve')).status).toBe(403);
    expect((await step(centre, key, 'sendBack', { remark: '标题再短点' })).body.entry.state).toBe('draft');
    expect(await heard(officer)).toEqual([expect.stringContaining('退回来改')]);
    const { title, text } = (await centre('GET', `/api/examples/${key}`)).body.entry;
    await step(centre, key, 'rewrite', { title, text, lesson });
    await step(officer, key, 'submit');
    expect((await step(centre, key, 'approve')).body.code).toBe('docket-not-yours');
    expect((await app.as(null)('GET', `/cases/${encodeURIComponent(key)}`)).status).toBe(404);
    expect((await step(leader, key, 'approve')).body.entry.state).toBe('approved');
    const input = { reach: 'some', stationIds: [stationId], onPortal: true };
    expect((await step(leader, key, 'publish', input)).body.entry.state).toBe('published');
    const sheets = (view: { sheets: { kind: string; items: { title: string }[] }[] }, kind: string) =>
      view.sheets.find((one) => one.kind === kind)?.items.map((one) => one.title);
    expect(sheets(await boardsAt(station), 'result')).toContain(title);
    expect(sheets(await boardsAt(station), 'warning')).toContain(title);
    expect(sheets(await boardsAt(centre, 'ST-V0303'), 'result')).not.toContain(title);
    const page = (await app.as(null)('GET', `/cases/${encodeURIComponent(key)}`)).body as string;
    expect(page).toContain(lesson);
    expect(page).not.toMatch(/李有田|老周|郭庄村三组|13800000317/u);
    expect((await app.as(null)('GET', '/cases')).body).toContain(title);
  });

  it('S155 三栏从台账生成：本月收到、谈成、要回，值班人和电话，法律提示；打印 A4、A3，不出现任何投诉人', async () => {
    const { sheets } = await boardsAt(station);
    expect(sheets.map(({ title }: { title: string }) => title)).toEqual(['政策法规宣传栏', '消费警示栏', '维权公示栏']);
    const rows = () => sheets.find(({ kind }: { kind: string }) => kind === 'result').table.rows;
    expect(rows().map((row: string[]) => row[2])).toEqual(['1', '1', '140.00']);
    expect(sheets[0].items.length).toBeGreaterThan(1);
    expect(sheets[0].items[0].note).toMatch(/第.+条/u);
    // Another one counts at once: the sheet is renewed by the ledger.
    await settledAtStation({
      clientId: uuidv7(),
      story: '买的电热水壶漏电。',
      operator: { name: '小周电器', address: '柳河街' },
    });
    const again = (await boardsAt(station)).sheets[2].table.rows.map((row: string[]) => row[2]);
    expect(again).toEqual(['2', '2', '280.00']);
    const print = (await station('GET', `/papers/boards?station=${stationId}&size=A3`)).body as string;
    expect(print.match(/<article/gu)).toHaveLength(3);
    expect(print).toContain('class="large"');
    expect(print).not.toMatch(/李有田|老周农资|小周电器|13800000317/u);
    const office = (await app.as(cast.officeHead)('GET', '/papers/boards?office=SO-LH&kind=law')).body as string;
    const count = (await centre('GET', '/api/boards')).body.stations.filter(
      ({ officeId }: { officeId: string }) => officeId === 'SO-LH',
    ).length;
    expect(office.match(/<article/gu)).toHaveLength(count);
  });

  it('S155 贴上墙记一笔，所里看得出谁的栏过期：没贴过、超过县里定的天数、上面有撤下的案例', async () => {
    expect(staleOf(await boardsAt(officer))).toEqual(['never', 'never', 'never']);
    const form = { id: uuidv7(), stationId, kinds: ['law', 'warning', 'result'], putUpOn: '2026-11-25' };
    expect((await station('POST', '/api/postings', { ...form, stationId: 'ST-V0303' })).body.code).toBe(
      'station-unknown',
    );
    expect((await station('POST', '/api/postings', { ...form, putUpOn: '2026-11-26' })).body.code).toBe(
      'posting-day-ahead',
    );
    for (let i = 0; i < 2; i += 1) expect((await station('POST', '/api/postings', form)).body.entry.state).toBe('up');
    expect((await officer('GET', '/api/postings')).body.items).toHaveLength(1);
    expect(staleOf(await boardsAt(officer))).toEqual([null, null, null]);

    await phoned('st-v0302', '13800000777');
    expect((await step(leader, key, 'withdraw', { remark: '店家又犯了' })).body.entry.state).toBe('withdrawn');
    expect(staleOf(await boardsAt(officer))).toEqual([null, 'withdrawn', 'withdrawn']);
    const told = (await listMessages(app.deps.db, 990126, 200)).filter(({ text }) => text.includes('已撤下'));
    expect(told.map(({ to }) => to)).toEqual(['13800000777']);
    expect((await app.as(null)('GET', `/cases/${encodeURIComponent(key)}`)).status).toBe(404);

    app.setNow('2026-12-28T09:00:00+08:00');
    expect(staleOf(await boardsAt(officer))).toEqual(['old', 'withdrawn', 'withdrawn']);
    const { stations, stale } = (await officer('GET', '/api/boards')).body;
    expect(stale).toBe(stations.filter(({ isStale }: { isStale: boolean }) => isStale).length);
    // What was recorded by mistake counts no more.
    const { id, version } = (await officer('GET', '/api/postings')).body.items[0].entry;
    await officer('POST', `/api/postings/${id}/strike`, { version, clientId: uuidv7(), input: { remark: '没贴' } });
    expect(staleOf(await boardsAt(officer))).toEqual(['never', 'never', 'never']);
    app.setNow('2026-11-25T09:00:00+08:00');
  });

  it('notes the cases that hung on the day of the act, not those of the day on which it arrives', async () => {
    // The case was taken down on the 25th: the sheet of the 25th may show it, that of the 26th does not, and that of the 24th was before it.
    app.setNow('2026-11-27T09:00:00+08:00');
    const put = async (change: object) => {
      const form = { id: uuidv7(), stationId, kinds: ['warning'], putUpOn: '2026-11-25', ...change };
      const { body } = await station('POST', '/api/postings', form);
      if (body.entry === undefined) return body;
      const { id, version, exampleIds } = body.entry;
      const strike = { version, clientId: uuidv7(), input: { remark: '试的' } };
      expect((await officer('POST', `/api/postings/${id}/strike`, strike)).status).toBe(200);
      return exampleIds;
    };
    const { id: caseId } = (await leader('GET', `/api/examples/${key}`)).body.entry;
    expect(await put({})).toEqual([caseId]);
    expect(await put({ putUpOn: '2026-11-24' })).toEqual([]);
    expect(await put({ putUpOn: '2026-11-26' })).toEqual([]);
    const early = await put({ putUpOn: '2025-11-25' });
    expect([early.code, early.fields[0].path]).toEqual(['invalid-input', 'putUpOn']);
    // A telephone names what its sheet said: it was hung, though it had been taken down; what is no case is left out.
    const device = (await station('POST', '/api/devices', { id: uuidv7(), name: '村里的另一部', proof })).body;
    const act = { kind: 'posting', deviceId: device.id, actedAt: '2026-11-26T18:00:00+08:00', boards: ['warning'] };
    const send = async (change: object) => {
      const id = uuidv7();
      expect((await station('POST', '/api/outbox', { ...act, id, attachmentIds: [], ...change })).status).toBe(200);
      const { entry } = (await station('GET', `/api/postings/${id}`)).body;
      const strike = { version: entry.version, clientId: uuidv7(), input: { remark: '试的' } };
      const stale = staleOf(await boardsAt(officer));
      await officer('POST', `/api/postings/${id}/strike`, strike);
      return [entry.exampleIds, stale[1]];
    };
    expect(await send({ exampleIds: [caseId, uuidv7()] })).toEqual([[caseId], 'withdrawn']);
    expect(await send({ exampleIds: [] })).toEqual([[], null]);
    expect(await send({})).toEqual([[], null]);
    app.setNow('2026-11-25T09:00:00+08:00');
  });

  it('drafts one where two officers draft from one matter at once, and tells the other of it', async () => {
    const from = await settledAtStation({ clientId: uuidv7(), story: '买的电扇不转。' });
    const form = {
      sourceNumber: from,
      title: '电扇不转，店家换新',
      text: `${lesson}店家当场换了新的，双方谈成。`,
      lesson,
    };
    const answers = await Promise.all(
      [officer, centre, officer].map((who) => who('POST', '/api/examples', { ...form, id: uuidv7() })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
    expect(refused).toEqual(['example-already', 'example-already']);
    const shown = (await leader('GET', '/api/examples?state=all&limit=1')).body;
    expect([shown.items.length, shown.more]).toEqual([1, true]);
    const records = (await leader('GET', '/api/postings?state=all&limit=1')).body;
    expect([records.items.length, records.more]).toEqual([1, true]);
  });

  it('prints more stations than fit in one go page by page, none of them silently left out', async () => {
    const bar = async (address: string) => {
      const page = (await centre('GET', address)).body as string;
      return { sheets: page.match(/<article/gu)?.length, title: /<title>(.*?)<\/title>/u.exec(page)?.[1], page };
    };
    const { n } = (await app.database.pool.query('select count(*)::integer as n from station where active')).rows[0];
    await app.database.pool.query(
      `insert into station select (jsonb_populate_record(s, jsonb_build_object('id', 'ST-X' || i, 'name', '加站' || i))).*
       from station as s, generate_series(1, $1::integer) as i where s.id = $2`,
      [120 - n, stationId],
    );
    forgetCountyFacts(app.deps.db);
    const first = await bar('/papers/boards?kind=law');
    expect([first.sheets, first.title]).toEqual([100, '公示栏　120 个站点，这里是第 1–100 个']);
    expect(first.page).toContain('后 20 个站点');
    const second = await bar('/papers/boards?kind=law&page=2');
    expect([second.sheets, second.title]).toEqual([20, '公示栏　120 个站点，这里是第 101–120 个']);
    expect(second.page).toContain('前 100 个站点');
  });

  it('takes the telephone’s word that a board was renewed, once however often it is sent, with its photo', async () => {
    const device = (await station('POST', '/api/devices', { id: uuidv7(), name: '村里的手机', proof })).body;
    const item = {
      kind: 'posting',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-24T18:00:00+08:00',
      boards: ['law'],
      attachmentIds: [],
    };
    const before = (await station('GET', '/api/outbox/provisions')).body.boards;
    expect(before.sheets).toHaveLength(3);
    // What was hung has no number, and its id is none.
    for (let i = 0; i < 2; i += 1)
      expect(await station('POST', '/api/outbox', item)).toMatchObject({ status: 200, body: { number: '' } });
    const { items } = (await station('GET', '/api/postings')).body;
    expect(items.map(({ entry }: { entry: Posting }) => [entry.putUpOn, entry.kinds])).toEqual([
      ['2026-11-24', ['law']],
    ]);
    const after = (await station('GET', '/api/outbox/provisions')).body.boards.hanging;
    expect(after.map(({ stale }: { stale: string | null }) => stale)).toEqual([null, 'never', 'never']);
  });

  it('is shown to each by its scope, in the list as by the rule', async () => {
    const accounts = (await listAccounts(app.deps.db, 990126)).filter(({ active }) => active);
    const examples = await app.database.pool.query(
      'select id, county_id as "countyId", office_id as "officeId", state from example',
    );
    const postings = await app.database.pool.query(
      'select id, county_id as "countyId", office_id as "officeId", station_id as "stationId" from posting',
    );
    for (const account of accounts) {
      const actor = actorOfAccount(account);
      const seen = (examples.rows as Example[]).filter((one) => maySeeExample(actor, one)).map(({ id }) => id);
      if (['centre', 'leader', 'officer', 'officeHead'].includes(actor.role))
        expect((await listExamples(app.deps.db, actor, 'all')).map(({ id }) => id).toSorted()).toEqual(seen.toSorted());
      const hung = (postings.rows as Posting[]).filter((one) => maySeePosting(actor, one)).map(({ id }) => id);
      if (['centre', 'leader', 'officer', 'officeHead', 'station'].includes(actor.role))
        expect((await listPostings(app.deps.db, actor, { state: 'all' })).map(({ id }) => id).toSorted()).toEqual(
          hung.toSorted(),
        );
    }
    expect((await app.as(cast.headOfChengguan)('GET', `/api/boards/${stationId}`)).status).toBe(404);
    expect((await app.as('st-v0303')('GET', `/papers/boards?station=${stationId}`)).status).toBe(404);
  });
});

async function phoned(loginName: string, phone: string): Promise<void> {
  await app.database.pool.query('update account set phone = $2 where login_name = $1', [loginName, phone]);
}
