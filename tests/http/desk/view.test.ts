import { afterAll, beforeAll, expect, test } from 'vitest';
import { docketLists } from '../../../src/domain/matter/words/export-lists.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

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
