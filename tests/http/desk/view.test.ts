import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJob } from '../../../src/jobs/run.ts';
import { docketLists } from '../../../src/domain/matter/words/export-lists.ts';
import { cast } from '../../build/cast.ts';
import type { House } from '../../build/house/browser.ts';
import { filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { advance, fileMatter } from '../../build/living-matters.ts';

let app: TestApp;
let centre: Caller;
beforeAll(async () => {
  app = await testApp();
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

const save = (kind: string, name: string, query: string, caller = centre) =>
  caller('PUT', '/api/views', { id: crypto.randomUUID(), kind, name, query });
const viewsOf = async (caller: Caller) =>
  (await caller('GET', '/api/views')).body.views as { id: string; name: string; isMine: boolean; byName: string }[];
const kept = async (caller = centre) =>
  ((await caller('GET', '/api/views')).body.views as { kind: string; name: string; query: string }[])
    .map(({ kind, name, query }) => `${kind} ${name} ${query}`)
    .toSorted();

test('A view of any docket is kept under its list; a name is taken within its list alone, and by its person alone.', async () => {
  for (const list of docketLists) expect((await save(list, '我的', 'state=all')).status, list).toBe(200);
  expect((await save('complaint', '我的', 'due=today')).status).toBe(200);
  expect((await save('samplings', '我的', 'result=unfit')).status).toBe(200);
  const all = await kept();
  expect(all).toHaveLength(docketLists.length + 1);
  expect(all).toContain('samplings 我的 result=unfit');
  expect(all).toContain('inspections 我的 state=all');
  expect(all).toContain('complaint 我的 due=today');
  expect(await kept(app.as(cast.officer))).toEqual([]);
});

test('A list that there is not has no views, and who keeps none may not.', async () => {
  const answer = await save('nothings', '我的', 'state=all');
  expect(answer.status).toBe(400);
  expect((await save('samplings', '我的', 'state=all', app.as(cast.agriculture))).status).toBe(403);
});

test('A view that is shared is opened by the colleagues of its office, and renamed and deleted by its person alone.', async () => {
  const [mine, colleague, elsewhere] = [app.as(cast.officer), app.as(cast.officeHead), app.as(cast.headOfShiqiao)];
  const view = { id: crypto.randomUUID(), kind: 'explore', name: '本所各类', query: 'rows=category&columns=month' };
  expect((await mine('PUT', '/api/views', { ...view, shared: true })).status).toBe(200);
  // The same press again is the same view.
  expect((await mine('PUT', '/api/views', { ...view, shared: true })).status).toBe(200);
  expect(await viewsOf(mine)).toMatchObject([{ id: view.id, isMine: true }]);
  expect(await viewsOf(colleague)).toMatchObject([{ id: view.id, name: '本所各类', isMine: false }]);
  expect((await viewsOf(colleague))[0]?.byName).not.toBe('');
  expect(await viewsOf(elsewhere)).toEqual([]);
  expect((await viewsOf(centre)).some(({ id }) => id === view.id)).toBe(false);

  expect((await colleague('PUT', '/api/views', { ...view, name: '改了' })).status).toBe(404);
  expect((await colleague('DELETE', `/api/views/${view.id}`)).status).toBe(404);
  expect((await mine('PUT', '/api/views', { ...view, name: '各类', shared: false })).status).toBe(200);
  expect(await viewsOf(mine)).toMatchObject([{ id: view.id, name: '各类' }]);
  expect(await viewsOf(colleague)).toEqual([]);
});

test('The columns of a list are kept for the person, on every machine the same; none are those of the beginning again.', async () => {
  const looks = async (caller: Caller) =>
    (await caller('GET', '/api/looks')).body.looks as { list: string; columns: string[] }[];
  const keep = (list: string, columns: string[], caller = centre) => caller('PUT', '/api/looks', { list, columns });
  expect((await keep('complaint', ['number', 'due', 'lastStep'])).status).toBe(200);
  expect((await keep('samplings', ['number', 'day'])).status).toBe(200);
  expect((await keep('complaint', ['number', 'lastStep', 'due'])).status).toBe(200);
  expect(await looks(centre)).toEqual([
    { list: 'complaint', columns: ['number', 'lastStep', 'due'] },
    { list: 'samplings', columns: ['number', 'day'] },
  ]);
  // Another's are his own, and who keeps no views chooses columns all the same.
  expect(await looks(app.as(cast.agriculture))).toEqual([]);
  expect((await keep('tasks', ['number'], app.as(cast.agriculture))).status).toBe(200);
  expect((await keep('complaint', [])).status).toBe(200);
  expect((await looks(centre)).map(({ list }) => list)).toEqual(['samplings']);
  for (const [list, columns] of [
    ['nothings', ['number']],
    ['complaint', ['number; drop']],
  ] as const)
    expect((await keep(list, [...columns])).status).toBe(400);
});

test('The last step of each row is the newest line that tells of one, read where its column is shown alone; what was only looked at is none.', async () => {
  const house = { app } as House;
  const number = await fileMatter(house);
  await advance(house, number, 'dispatch');
  await centre('POST', `/api/complaints/${number}/reveal`, { reason: '核对投诉人电话' });
  const rowOf = async (columns: string) =>
    (await centre('GET', `/api/complaints?hand=all&sort=due&columns=${columns}`)).body.items.find(
      (one: { complaint: { number: string } }) => one.complaint.number === number,
    );
  expect((await rowOf('lastStep')).last).toMatchObject({ verb: 'dispatched' });
  expect(await rowOf('office')).not.toHaveProperty('last');
  expect(Buffer.byteLength(JSON.stringify(await rowOf('lastStep')))).toBeLessThanOrEqual(512);
  const wide = await rowOf('platformNumber,legal,channel');
  expect(wide.channelZh).not.toBe(undefined);
  expect(wide.complaint).toHaveProperty('platformNumber');
  const { body } = await centre('GET', '/api/export/complaints?format=csv&columns=number,lastStep&hand=all');
  expect(body).toMatch(new RegExp(`${number},\\d{4}-\\d{2}-\\d{2} 分送`, 'u'));
});

test('A phrase is used by whom it is for and written by who answers for it; the same press twice keeps it once, and the ledger tells of what many use.', async () => {
  const [officer, head, elsewhere] = [app.as(cast.officer), app.as(cast.officeHead), app.as(cast.headOfShiqiao)];
  const namesOf = async (caller: Caller) =>
    ((await caller('GET', '/api/phrases')).body.phrases as { name: string }[]).map(({ name }) => name).toSorted();
  const write = (caller: Caller, id: string, scope: string, name: string, readVersion = 0, words = '{编号}请补正。') =>
    caller('PUT', `/api/phrases/${id}`, { scope, name, words, readVersion });
  const [own, office, county] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];

  expect((await write(officer, own, 'own', '我的补正')).status).toBe(200);
  expect((await write(officer, crypto.randomUUID(), 'office', '所里的')).status).toBe(403);
  expect((await write(head, crypto.randomUUID(), 'county', '县里的')).status).toBe(403);
  expect((await write(head, office, 'office', '所里的')).status).toBe(200);
  expect((await write(centre, county, 'county', '县里的')).status).toBe(200);
  // The answer was lost and the press made again.
  expect((await write(centre, county, 'county', '县里的')).status).toBe(200);

  expect(await namesOf(officer)).toEqual(['县里的', '所里的', '我的补正'].toSorted());
  expect(await namesOf(head)).toEqual(['县里的', '所里的'].toSorted());
  expect(await namesOf(elsewhere)).toEqual(['县里的']);
  const listed = (await officer('GET', '/api/phrases')).body as {
    phrases: { name: string; mayWrite: boolean; initials: string }[];
    scopes: string[];
  };
  expect(listed.scopes).toEqual(['own']);
  expect(listed.phrases.find(({ name }) => name === '县里的')).toMatchObject({ mayWrite: false, initials: 'xld' });

  // Nobody changes what is not his, nor what another has changed since he read it.
  expect((await write(officer, office, 'own', '拿走', 1)).status).toBe(404);
  expect((await officer('DELETE', `/api/phrases/${county}`)).status).toBe(404);
  expect((await write(head, own, 'own', '拿走', 1)).status).toBe(404);
  expect((await write(centre, county, 'county', '县里的', 1, '{编号}请三天以内补正。')).status).toBe(200);
  expect((await write(centre, county, 'county', '县里的', 1, '{编号}请补。')).status).toBe(409);
  expect((await write(centre, crypto.randomUUID(), 'county', '县里的')).body.fields).toMatchObject([{ path: 'name' }]);

  expect((await centre('DELETE', `/api/phrases/${county}`)).status).toBe(200);
  expect((await centre('DELETE', `/api/phrases/${county}`)).status).toBe(200);
  expect(await namesOf(elsewhere)).toEqual([]);
  const lines = await app.database.db
    .selectFrom('ledger')
    .select(['verb', 'detail'])
    .where('verb', 'in', ['phrase-saved', 'phrase-removed'])
    .orderBy('seq')
    .execute();
  expect(lines.map(({ verb, detail }) => `${verb} ${String((detail as { name: string }).name)}`)).toEqual([
    'phrase-saved 所里的',
    'phrase-saved 县里的',
    'phrase-saved 县里的',
    'phrase-removed 县里的',
  ]);
});

describe('a view that tells what is new in it', () => {
  const notify = (query: string, notifyFrom: number | null, more: object = {}) => {
    const view = { id: crypto.randomUUID(), kind: 'complaint', name: '柳河没受理的', query, notifyFrom, ...more };
    return centre('PUT', '/api/views', view).then((answer) => ({ ...answer, id: view.id }));
  };
  const at = async (instant: string) => {
    app.setNow(instant);
    await runJob(app.deps as never, 'watch-deadlines');
  };
  const told = async (caller = centre) =>
    ((await caller('GET', '/api/messages/own')).body.items as { text: string; page: string; viewId: string }[]).filter(
      ({ page }) => page === 'view',
    );
  const newOne = async () => (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
  const own = async (id: string, caller = centre) =>
    (await caller('GET', '/api/views')).body.views.find((one: { id: string }) => one.id === id);

  test('In one line an hour, of what was not there before, by the rights of its owner; a second look tells nothing again.', async () => {
    app.setNow('2026-11-24T09:30:00+08:00');
    await newOne();
    const { id, status } = await notify('stage=toDispatch&sort=due', 1, { name: '没分送的' });
    expect(status).toBe(200);
    expect((await own(id)).notifyFrom).toBe(1);
    await at('2026-11-24T10:05:00+08:00');
    // What stood there when it was saved is no news.
    expect(await told()).toEqual([]);
    app.setNow('2026-11-24T10:20:00+08:00');
    const numbers = [await newOne(), await newOne()];
    await at('2026-11-24T11:05:00+08:00');
    await at('2026-11-24T11:06:00+08:00');
    const [line, ...others] = await told();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ page: 'view', viewId: id });
    expect(line?.text).toMatch(/^您存的视图“没分送的”新有 2 件，现在共 \d+ 件。$/u);
    for (const number of numbers) expect(line?.text).not.toContain(number);
    await at('2026-11-24T12:05:00+08:00');
    expect(await told()).toHaveLength(1);
    // Nobody else hears of it, whoever opens the view.
    expect(await told(app.as(cast.otherCentre))).toEqual([]);
  });

  test('From a number on it is silent until it holds so many, and ends with the view or by a press.', async () => {
    app.setNow('2026-11-25T08:30:00+08:00');
    const before = (await told()).length;
    const { id } = await notify('urged=yes&hand=all', 2, { name: '有人催的' });
    const numbers = [await newOne(), await newOne(), await newOne()];
    const urge = async (number: string) => {
      const { version } = (await centre('GET', `/api/complaints/${number}`)).body.complaint;
      const answer = await centre('POST', `/api/complaints/${number}/urge`, {
        version,
        input: { words: '还没有消息', byConsumer: true },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await urge(numbers[0] ?? '');
    await at('2026-11-25T09:05:00+08:00');
    const atOne = (await told()).length;
    await urge(numbers[1] ?? '');
    await at('2026-11-25T10:05:00+08:00');
    const texts = (await told()).map(({ text }) => text).filter((text) => text.includes('有人催的'));
    expect([atOne - before >= 0, texts]).toEqual([true, [expect.stringMatching(/新有 1 件，现在共 2 件/u)]]);
    await notify('urged=yes&hand=all', null, { id, name: '有人催的' });
    expect((await own(id)).notifyFrom).toBeNull();
    await urge(numbers[2] ?? '');
    await at('2026-11-25T11:05:00+08:00');
    expect((await told()).filter(({ text }) => text.includes('有人催的'))).toHaveLength(1);
  });

  test('One that cannot be read is refused in words, tells nothing once it is kept, and keeps no other from being told of.', async () => {
    app.setNow('2026-11-26T08:30:00+08:00');
    for (const query of ['sort=abc', 'stage=gone'])
      expect(await notify(query, 1, { name: '坏的' })).toMatchObject({
        status: 409,
        body: { zh: expect.stringMatching(/筛选条件列表认不出来/u) },
      });
    const { id: broken } = await notify('stage=toDispatch', 1, { name: '以前的条件' });
    const { id: failing } = await notify('stage=toDispatch', 1, { name: '看不成的' });
    const { id: good } = await notify('stage=toDispatch', 1, { name: '看得成的' });
    const sql = (words: string, values: unknown[] = []) => app.database.pool.query(words, values);
    await sql("update view set query = 'sort=abc' where id = $1", [broken]);
    // The list reads it, and the database does not: the statement itself fails.
    await sql("update view set query = 'channel=%00&category=%00' where id = $1", [failing]);
    await newOne();
    // The run counts as failed, behind all that it had to do.
    await expect(at('2026-11-26T09:05:00+08:00')).rejects.toThrow();
    const texts = (await told()).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('看得成的'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('以前的条件'))).toEqual([]);
    for (const id of [broken, failing, good]) await centre('DELETE', `/api/views/${id}`);
  });

  test('One that another of its name replaces leaves no notice behind.', async () => {
    const { id } = await notify('stage=toDispatch', 1, { name: '换掉的' });
    expect((await save('complaint', '换掉的', 'stage=toAccept')).status).toBe(200);
    const { rows } = await app.database.pool.query('select 1 from view_notice where view_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('What looks for words, is no list of matters or is shared by somebody else tells nothing.', async () => {
    const said = async (query: string, more: object = {}) => (await notify(query, 1, more)).body.zh;
    expect(await said('q=13800000317')).toMatch(/按字、按号码找的视图不能提醒/u);
    expect(await said('state=all', { kind: 'samplings' })).toMatch(/只有投诉、举报、咨询、案件的视图能提醒/u);
    const shared = { id: crypto.randomUUID(), kind: 'complaint', name: '同事的', query: 'stage=toAccept' };
    expect((await app.as(cast.officer)('PUT', '/api/views', { ...shared, shared: true, notifyFrom: 3 })).status).toBe(
      200,
    );
    expect((await own(shared.id, app.as(cast.officer))).notifyFrom).toBe(3);
    expect((await own(shared.id, app.as(cast.officeHead))).notifyFrom).toBeNull();
    expect((await app.as(cast.officer)('DELETE', `/api/views/${shared.id}`)).status).toBe(200);
    const { rows } = await app.database.pool.query('select 1 from view_notice where view_id = $1', [shared.id]);
    expect(rows).toEqual([]);
  });
});
