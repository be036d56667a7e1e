import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { runJob } from '../../../src/jobs/run.ts';
import type { TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation, aTipoff, tipoffInputOf } from '../../build/tipoff.ts';

let app: TestApp;
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
});
afterAll(() => app.close());

const idOf = async (login: string) => (await app.as(login)('GET', '/api/session')).body.id as string;

async function move(by: string, number: string, name: TipoffPersonMove, input: object = {}) {
  const { version } = (await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${number}`)).body.tipoff;
  const body = { version, input: { ...tipoffInputOf(name, aTipoff(), today), ...input } };
  expect((await app.as(by)('POST', `/api/tipoffs/${number}/${name}`, body)).status, name).toBe(200);
}

describe('候：等外面的', () => {
  interface Row {
    entry: { number: string; state: string; toName: string; dueOn: string; version: number; matterNumber: string };
    more: { what: { zh: string }; until: { zh: string }; late: boolean };
    moves: string[];
  }
  const rowsFor = async (login: string, query: string): Promise<Row[]> =>
    (await app.as(login)('GET', `/api/awaiteds?${query}`)).body.items;
  const morning = async (day: string) => {
    app.setNow(`${day}T08:00:00+08:00`);
    await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
  };
  const told = async (login: string) =>
    ((await app.as(login)('GET', '/api/messages/own')).body.items as { text: string }[]).map(({ text }) => text);
  const step = async (login: string, number: string, name: string, input: object = {}) => {
    const { version } = (await app.as(cast.centre)('GET', `/api/awaiteds/${number}`)).body.entry;
    return app.as(login)('POST', `/api/awaiteds/${number}/${name}`, { version, input });
  };

  async function complaintMove(login: string, number: string, name: string, input: object) {
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const answer = await app.as(login)('POST', `/api/complaints/${number}/${name}`, { version, input });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }

  it('移送自己成一条：部门收到、看得到、在线答复，过期自动催办，写出催办函，逐级报，记了回复随着结掉', async () => {
    app.setNow('2026-05-18T10:00:00+08:00');
    const number = (
      await app.as(null)('POST', '/api/complaints', filing({ consumer: { name: '王小满', phone: '13800005555' } }))
    ).body.number as string;
    await complaintMove(cast.centre, number, 'transfer', {
      kind: 'department',
      to: '青禾县农业农村局',
      basis: '《种子法》第三条，种子质量归农业农村部门管',
      sentOn: '2026-05-18',
    });
    const [row] = await rowsFor(cast.agriculture, 'state=open');
    expect(row?.entry).toMatchObject({ state: 'waiting', matterNumber: number, dueOn: '2026-06-30' });
    expect(row?.moves).toEqual(['reply']);
    // Who is asked reads who asks and what, not that somebody waits for himself.
    expect(row?.more.what.zh).toBe(
      '青禾县市场监督管理局移送，请回处理结果：《种子法》第三条，种子质量归农业农村部门管',
    );
    const key = row?.entry.number ?? '';
    expect((await told(cast.agriculture)).join()).toContain(key);
    const seen = JSON.stringify((await app.as(cast.agriculture)('GET', `/api/awaiteds/${key}`)).body);
    expect(seen).not.toMatch(/王小满|13800005555/u);
    // Another department, the office that never had it, and a station read nothing of it.
    expect((await app.as(cast.officer)('GET', `/api/awaiteds/${key}`)).status).toBe(404);
    expect((await app.as('st-v0601')('GET', '/api/awaiteds')).status).toBe(403);

    await morning('2026-06-30');
    expect(await rowsFor(cast.centre, 'state=open&mine=yes&overdue=yes')).toEqual([]);
    await morning('2026-07-01');
    await morning('2026-07-01');
    const [late] = await rowsFor(cast.centre, 'state=open&mine=yes&overdue=yes');
    expect(late).toMatchObject({ more: { late: true }, entry: { number: key } });
    expect((await app.as(cast.centre)('GET', `/api/awaiteds/${key}`)).body.entry).toMatchObject({
      level: 1,
      reminders: [{ on: '2026-07-01', level: 1, byDay: '2026-07-08', paperNumber: '青市监催办〔2026〕第1号' }],
    });
    const paper = await app.as(cast.centre)('GET', `/papers/awaiteds/${encodeURIComponent(key)}/1`);
    expect(paper.body).toContain('催办函');
    // What the watch sent stands in the register under the tip-off, and nobody signed for it.
    const issued = await app.deps.db.selectFrom('issuedPaper').selectAll().where('kind', '=', 'reminder').execute();
    expect(issued).toMatchObject([{ number: '青市监催办〔2026〕第1号', by: null }]);
    expect(paper.body).toContain(number);
    // The next one can be looked at before it goes; of the one behind it there is nothing yet.
    const next = await app.as(cast.centre)('GET', `/papers/awaiteds/${encodeURIComponent(key)}/2`);
    expect(next.body).toContain('本局已催办 1 次');
    expect(next.body).toContain('预览，还没有发出');
    expect((await app.as(cast.centre)('GET', `/papers/awaiteds/${encodeURIComponent(key)}/3`)).status).toBe(404);
    expect((await told(cast.agriculture)).join()).toContain('催办（第 1 次）');
    expect(await rowsFor(cast.deputyDirector, 'state=open&mine=yes&overdue=yes')).toEqual([]);
    await morning('2026-07-22');
    expect(
      (await rowsFor(cast.deputyDirector, 'state=open&mine=yes&overdue=yes')).map(({ entry }) => entry.number),
    ).toEqual([key]);
    expect((await told(cast.deputyDirector)).join()).toContain('催了 2 次还没有，请过问');

    expect((await step(cast.centre, key, 'reply', { words: '已立案查处。' })).status).toBe(403);
    expect((await step(cast.agriculture, key, 'reply', { words: '已立案查处。' })).body.entry.state).toBe('replied');
    expect((await told(cast.centre)).join()).toContain('答复了，请登录看，并记下来');
    // The result belongs to the complaint: there it counts.
    expect((await step(cast.centre, key, 'answer', { answeredOn: '2026-07-22', result: '已立案' })).body.code).toBe(
      'awaited-by-matter',
    );
    await complaintMove(cast.centre, number, 'recordTransfer', {
      receivedOn: '2026-05-20',
      receivedBy: '农业局收发室',
      resultOn: '2026-07-22',
      result: '已立案查处',
    });
    expect((await app.as(cast.centre)('GET', `/api/awaiteds/${key}`)).body.entry).toMatchObject({
      state: 'answered',
      answeredOn: '2026-07-22',
      result: '已立案查处',
    });
    const lines = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.timeline as { verb: string }[];
    expect(lines.filter(({ verb }) => verb.startsWith('awaited-')).map(({ verb }) => verb)).toEqual([
      'awaited-reminded',
      'awaited-reminded',
      'awaited-replied',
    ]);
  });

  it('says of a test which clock it pauses and by when, goes where the matter goes, and is opened once', async () => {
    app.setNow(`${today}T10:00:00+08:00`);
    const filed = await app.as(null)('POST', '/api/tipoffs', anAllegation());
    const number = filed.body.number as string;
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' });
    await move(cast.headOfShiqiao, number, 'assign', {
      handlerId: await idOf(cast.officerOfShiqiao),
      secondId: await idOf(cast.headOfShiqiao),
    });
    await move(cast.officerOfShiqiao, number, 'startVerification');
    await move(cast.officerOfShiqiao, number, 'startTest');
    const [row] = await rowsFor(cast.officerOfShiqiao, `state=open&matter=${number}`);
    expect(row).toMatchObject({
      entry: { toName: '安澜市质检所', pausesClock: true },
      more: { until: { zh: '等安澜市质检所检测、鉴定，应6月30日回' } },
      moves: ['remind', 'extend'],
    });
    expect(await rowsFor(cast.officer, `state=open&matter=${number}`)).toEqual([]);
    // The row of before there were rows is made by the watch, and made once.
    await app.database.pool.query('delete from awaited where matter_number = $1', [number]);
    await morning('2026-05-19');
    await morning('2026-05-19');
    expect(await rowsFor(cast.officerOfShiqiao, `state=open&matter=${number}`)).toHaveLength(1);
    app.setNow('2026-05-19T10:00:00+08:00');
    await move(cast.officerOfShiqiao, number, 'endTest', { endedOn: '2026-05-19' });
    expect(
      (await rowsFor(cast.officerOfShiqiao, `state=all&matter=${number}`)).map(({ entry }) => entry.state),
    ).toEqual(['answered']);
  });

  it('is noted by hand of whom one has the matter, once, and of nobody else’s', async () => {
    app.setNow('2026-05-19T10:00:00+08:00');
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    await complaintMove(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    const note = {
      id: uuidv7(),
      matterNumber: number,
      kind: 'platform',
      toName: '某平台公司',
      about: '请提供店铺的登记信息',
      sentOn: '2026-05-19',
    };
    expect((await app.as(cast.officerOfShiqiao)('POST', '/api/awaiteds', note)).body.code).toBe('awaited-no-matter');
    expect((await app.as(cast.agriculture)('POST', '/api/awaiteds', note)).status).toBe(403);
    const opened = (await app.as(cast.officer)('POST', '/api/awaiteds', note)).body;
    expect(opened.entry).toMatchObject({ state: 'waiting', officeId: 'SO-LH', dueOn: '2026-06-02' });
    expect((await app.as(cast.officer)('POST', '/api/awaiteds', note)).body.entry.number).toBe(opened.entry.number);
    const key = opened.entry.number as string;
    // Another window, or another press with an id of its own: it is asked whether another letter went; of two at once one is written.
    const other = () => ({ ...note, id: uuidv7() });
    const asked = (await app.as(cast.officer)('POST', '/api/awaiteds', other())).body;
    expect([asked.code, asked.fields.map(({ path }: { path: string }) => path)]).toEqual(['waited-already', ['again']]);
    expect(asked.zh).toContain(key);
    const sisters = await Promise.all(
      [other(), other()].map((one) =>
        app.as(cast.officer)('POST', '/api/awaiteds', { ...one, toName: '另一平台公司' }),
      ),
    );
    expect(sisters.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await app.as(cast.officer)('POST', '/api/awaiteds', { ...other(), kind: 'maker' })).status).toBe(200);
    expect((await app.as(cast.officer)('POST', '/api/awaiteds', { ...other(), again: 'yes' })).status).toBe(200);
    expect(
      (await step(cast.officer, key, 'extend', { dueOn: '2026-06-10', reason: '平台来电要延期' })).body.entry,
    ).toMatchObject({
      dueOn: '2026-06-10',
      remindOn: '2026-06-11',
    });
    const answer = { answeredOn: '2026-05-19', result: '店铺登记人是本地个体户' };
    expect((await step(cast.officer, key, 'answer', answer)).body.entry).toMatchObject({
      state: 'answered',
      ...answer,
    });
    const page = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body.timeline as { verb: string }[];
    expect(page.slice(-6).map(({ verb }) => verb)).toEqual([
      ...Array.from({ length: 4 }, () => 'awaited-opened'),
      'awaited-extended',
      'awaited-answered',
    ]);
  });
});
