import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenExport } from '../../../src/http/api/desk/export-request-routes.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
const numbers: string[] = [];
const purpose = '报市局农资专项核查，只给稽查科';
const shops = { fertiliser: '丰收农资店', seed: '金种子商行' };

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  for (const name of [shops.fertiliser, shops.fertiliser, shops.fertiliser, shops.seed, shops.seed])
    numbers.push(await file(name));
  const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
  await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, exportRows: 4 } });
});
afterAll(() => app.close());

async function file(name: string): Promise<string> {
  const operator = { name, address: '柳河街', phone: '' };
  return (await app.as(cast.centre)('POST', '/api/complaints', filing({ operator }))).body.number;
}
const of = (shop: string) => `q=${encodeURIComponent(shop)}`;
const take = (query: string, login: string = cast.centre) =>
  app.as(login)('GET', `/api/export/complaints?format=csv&${query}`);
const linesOf = (file: unknown) => String(file).split('\r\n').slice(1, -1);
const ask = (query: string, id: string = uuidv7(), login: string = cast.centre) =>
  app.as(login)('POST', `/api/export/complaints/requests?${query}`, { id, purpose });
const decide = (login: string, id: string, allow = true, reason = '') =>
  app.as(login)('POST', `/api/export-requests/${id}/decide`, { allow, reason });
const seenBy = async (login: string): Promise<SeenExport[]> =>
  (await app.as(login)('GET', '/api/export-requests')).body.items;
const bellOf = async (login: string): Promise<string[]> =>
  (await app.as(login)('GET', '/api/messages/own')).body.items.map((one: { text: string }) => one.text);

describe('security compliance 5: an export', () => {
  it('of more rows than one person may take on a day is refused, and so are its pieces', async () => {
    const whole = await take('');
    expect([whole.status, whole.body.code]).toEqual([403, 'export-needs-second']);
    expect(whole.body.zh).toContain('这次 5 行，您今天已经导出 0 行；本县一人一天超过 4 行');
    expect((await app.as(cast.centre)('GET', '/api/export/complaints/size')).body).toMatchObject({
      rows: 5,
      needsSecond: true,
    });
    expect(linesOf((await take(of(shops.fertiliser))).body)).toHaveLength(3);
    expect((await take(of(shops.seed))).body.code).toBe('export-needs-second');
    // The same again, in other columns, is the same people.
    expect((await take(`${of(shops.fertiliser)}&columns=number`)).status).toBe(200);
    // mend A6: later on the day there are others under the same filters.
    app.setNow(new Date(app.deps.now().getTime() + 10 * 60_000).toISOString());
    expect((await take(of(shops.fertiliser))).body.code).toBe('export-needs-second');
    // The next day begins with nothing taken.
    app.setNow('2026-11-26T00:00:01+08:00');
    expect((await take(of(shops.seed))).status).toBe(200);
  });

  it('is not got round by two that are asked for at once', async () => {
    app.setNow('2026-11-27T09:00:00+08:00');
    const both = await Promise.all([take(of(shops.fertiliser)), take(of(shops.seed))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  });

  it('nor by papers of many matters, nor by the replies, which stay as not taken out', async () => {
    app.setNow('2026-11-28T09:00:00+08:00');
    const batch = (some: readonly string[]) =>
      app.as(cast.deputyDirector)('GET', `/papers/batch/registration?numbers=${encodeURIComponent(some.join(','))}`);
    expect((await batch(numbers)).status).toBe(403);
    for (let i = 0; i < 3; i += 1) expect((await batch(numbers.slice(0, 3))).status).toBe(200);
    expect((await batch(numbers.slice(3))).status).toBe(403);
    expect((await take(of(shops.seed), cast.deputyDirector)).status).toBe(403);
  });
});

describe('security compliance 5: a request to export', () => {
  it('says what for, is asked once, and stands with who may answer it and nobody else', async () => {
    app.setNow('2026-11-29T09:00:00+08:00');
    const short = await app.as(cast.centre)('POST', '/api/export/complaints/requests', { id: uuidv7(), purpose: '用' });
    expect([short.status, short.body.fields?.[0].path]).toEqual([400, 'purpose']);
    const id = uuidv7();
    for (let i = 0; i < 2; i += 1) expect((await ask(of(shops.fertiliser), id)).status).toBe(200);
    const [seen] = await seenBy(cast.deputyDirector);
    expect(seen).toMatchObject({ id, rows: 3, purpose, filters: { zh: '查找' }, mayDecide: true, file: null });
    expect(seen?.address).toBe(`/complaints?${new URLSearchParams({ q: shops.fertiliser }).toString()}`);
    expect(await seenBy(cast.headOfChengguan)).toEqual([]);
    expect((await bellOf(cast.deputyDirector)).filter((text) => text.includes(purpose))).toHaveLength(1);
    expect((await decide(cast.centre, id)).status).toBe(403);
    expect((await decide(cast.headOfChengguan, id)).body.code).toBe('export-not-yours');
    expect((await decide(cast.deputyDirector, id, false)).body.code).toBe('export-reason');
    expect((await decide(cast.deputyDirector, id, false, '用不到姓名，请只要编号')).status).toBe(200);
    expect((await decide(cast.deputyDirector, id)).body.code).toBe('export-decided');
    expect(await bellOf(cast.centre)).toContainEqual(expect.stringContaining('用不到姓名'));
    expect((await take(`request=${id}`)).body.code).toBe('export-closed');
  });

  it('that was allowed gives its asker what it named and no row more, three times within a day', async () => {
    const id = uuidv7();
    expect((await ask('', id)).status).toBe(200);
    expect((await take(`request=${id}`)).body.code).toBe('export-closed');
    expect((await decide(cast.deputyDirector, id)).status).toBe(200);
    const [mine] = (await seenBy(cast.centre)).filter((one) => one.id === id);
    expect(mine).toMatchObject({ state: 'allowed', file: `/api/export/complaints?request=${id}` });
    await file('后来的小店');
    // Neither another filter nor another person gets anything by it, nor another list.
    const first = linesOf((await take(`request=${id}&${of(shops.seed)}`)).body);
    expect(first).toHaveLength(6);
    expect(first.at(-1)).toBe('只导出了前 5 行；请加条件分几次导出。');
    expect((await take(`request=${id}`, cast.deputyDirector)).status).toBe(404);
    expect((await app.as(cast.centre)('GET', `/api/export/tipoffs?request=${id}`)).status).toBe(404);
    expect((await take('request=nonsense')).status).toBe(404);
    // What a second person allowed does not use up what one may take alone.
    expect((await take(of(shops.fertiliser))).status).toBe(200);
    expect((await take(`request=${id}`)).status).toBe(200);
    expect((await take(`request=${id}`)).status).toBe(200);
    expect((await take(`request=${id}`)).body.code).toBe('export-closed');
  });

  it('lapses after a day, is taken back by who asked, and no one has more than five waiting', async () => {
    const id = uuidv7();
    await ask('', id);
    await decide(cast.deputyDirector, id);
    app.setNow('2026-11-30T09:00:00+08:00');
    expect((await take(`request=${id}`)).body.code).toBe('export-closed');
    const waiting = Array.from({ length: 5 }, () => uuidv7());
    for (const one of waiting) expect((await ask('', one)).status).toBe(200);
    expect((await ask('')).body.code).toBe('exports-waiting');
    const back = (login: string) => app.as(login)('POST', `/api/export-requests/${waiting[0]}/withdraw`, {});
    expect((await back(cast.deputyDirector)).status).toBe(404);
    expect((await back(cast.centre)).status).toBe(200);
    expect((await ask('')).status).toBe(200);
  });

  it('keeps no telephone, and no word of what was looked for once it is over', async () => {
    const by = await ask('q=打１３８ 1234 5678 的');
    expect([by.status, by.body.code]).toEqual([422, 'export-by-number']);
    app.setNow('2026-12-01T09:00:00+08:00');
    const looked = '邻居老王';
    const [refused, waiting] = [uuidv7(), uuidv7()];
    for (const id of [refused, waiting]) await ask(of(looked), id, cast.otherCentre);
    await decide(cast.deputyDirector, refused, false, '用不到');
    const kept = async () => {
      const { rows } = await app.database.pool.query('select id, query from export_request');
      return rows.filter(({ query }) => query.q === looked).map(({ id }) => id);
    };
    const sweep = () => runJob(app.deps as never, 'sweep-sessions');
    expect(await kept()).toEqual(expect.arrayContaining([refused, waiting]));
    await sweep();
    expect(await kept()).toEqual([waiting]);
    const seen = (await seenBy(cast.otherCentre)).find(({ id }) => id === refused);
    expect(seen).toMatchObject({ filters: { zh: '查找' }, address: null, reason: '用不到' });
    app.setNow('2026-12-08T09:00:00+08:00');
    await sweep();
    expect(await kept()).toEqual([]);
  });

  it('for papers opens the batch that was allowed', async () => {
    app.setNow('2026-12-08T09:00:00+08:00');
    const id = uuidv7();
    const query = `kind=registration&numbers=${encodeURIComponent(numbers.join(','))}`;
    const asked = await app.as(cast.centre)('POST', `/api/export/papers/requests?${query}`, { id, purpose });
    expect(asked.status).toBe(200);
    await decide(cast.deputyDirector, id);
    const page = await app.as(cast.centre)('GET', `/papers/batch/registration?request=${id}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain(numbers.at(-1));
    expect(page.body).toContain(`registration.docx?request=${id}`);
    expect((await app.as(cast.centre)('GET', `/papers/batch/acceptance?request=${id}`)).status).toBe(404);
  });

  it('and whatever left by it stand in the audit trail', async () => {
    const { body } = await app.as(cast.deputyDirector)('GET', '/api/trail?kind=exported&from=2026-11-29&to=2026-11-29');
    const said = body.items.map((one: { zh: string }) => one.zh).join('\n');
    expect(said).toContain(`申请导出投诉列表 3 行，用途：${purpose}。`);
    expect(said).toContain('没有准导出投诉列表 3 行，理由：用不到姓名，请只要编号。');
    expect(said).toContain('准了导出投诉列表 5 行');
    expect(said).toContain('导出了列表，5 行。');
  });

  it('is none for what counts and names nobody', async () => {
    const answer = await app.as(cast.deputyDirector)('GET', '/api/figures?from=2026-01-01&to=2026-12-31');
    expect(answer.status).toBe(200);
    expect((await app.as(cast.deputyDirector)('GET', '/api/export/charters?format=csv')).status).toBe(200);
  });
});

describe('security compliance 5: an export of what was picked', () => {
  const picked = (some: readonly string[]) => `numbers=${encodeURIComponent(some.join(','))}`;

  it('has those alone, whatever the list shows, and adds up on the day like any other', async () => {
    app.setNow('2026-12-09T13:00:00+08:00');
    const [first = '', second = '', , fourth = ''] = numbers;
    const file = linesOf((await take(`${picked([first, fourth])}&columns=number`, cast.otherCentre)).body);
    expect(file.toSorted()).toEqual([first, fourth].toSorted());
    expect(linesOf((await take(picked([first, second, '投2026-9999', '乱写']), cast.otherCentre)).body)).toHaveLength(
      2,
    );
    expect((await take(picked([second]), cast.otherCentre)).body.code).toBe('export-needs-second');
    const listed = await app.as(cast.otherCentre)('GET', `/api/complaints?${picked([fourth])}`);
    expect(listed.body).toMatchObject({ total: 1, items: [{ complaint: { number: fourth } }] });
    // Nothing picked is no list of everything.
    for (const none of ['numbers=', 'numbers=,'])
      expect((await app.as(cast.otherCentre)('GET', `/api/complaints?${none}`)).status).toBe(400);
    const many = await take(picked(Array.from({ length: 201 }, (_, i) => `投2026-${i}`)), cast.otherCentre);
    expect(many.status).toBe(400);
  });

  it('shows nobody what is not his, and is asked for by what was picked where it is too much', async () => {
    app.setNow('2026-12-09T14:00:00+08:00');
    expect(linesOf((await take(picked(numbers), cast.officerOfChengguan)).body)).toEqual([]);
    const id = uuidv7();
    expect((await ask(picked(numbers), id)).status).toBe(200);
    const [seen] = (await seenBy(cast.deputyDirector)).filter((one) => one.id === id);
    expect(seen).toMatchObject({ rows: 5, filters: { zh: '选中的件' } });
    expect(decodeURIComponent(seen?.address ?? '')).toBe(`/complaints?numbers=${numbers.join(',')}`);
    expect((await app.as(cast.centre)('POST', `/api/export-requests/${id}/withdraw`, {})).status).toBe(200);
  });
});
