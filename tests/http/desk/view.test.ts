import { afterAll, beforeAll, expect, test } from 'vitest';
import { docketLists } from '../../../src/domain/matter/words/export-lists.ts';
import { cast } from '../../build/cast.ts';
import type { House } from '../../build/house/browser.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
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
