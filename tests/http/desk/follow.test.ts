import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T10:00:00+08:00');
});
afterAll(() => app.close());

const newNumber = async () => (await app.as(cast.centre)('POST', '/api/complaints', filing())).body.number as string;
const watch = (login: string, number: string, method: 'PUT' | 'DELETE' = 'PUT') =>
  app.as(login)(method, `/api/watches/${number}`);

async function move(by: string, number: string, name: string, input: object) {
  const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await app.as(by)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function textsOf(login: string, number: string): Promise<string[]> {
  const { items } = (await app.as(login)('GET', '/api/messages/own')).body;
  return items
    .filter((one: { matterNumber: string }) => one.matterNumber === number)
    .map((one: { text: string }) => one.text);
}

async function watchesOf(login: string): Promise<{ number: string; title: string; stage: { zh: string } }[]> {
  return (await app.as(login)('GET', '/api/watches')).body.watches;
}

describe('关注', () => {
  it('关注的人办一步听一声，话里没有人名；自己办的、不再关注的不告诉', async () => {
    const number = await newNumber();
    expect((await watch(cast.deputyDirector, number)).body).toEqual({ watched: true });
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    expect(await textsOf(cast.deputyDirector, number)).toEqual([`您关注的${number}有进展：分送。`]);
    await watch(cast.centre, number);
    await move(cast.centre, number, 'note', { words: '李有田来催' });
    expect((await textsOf(cast.centre, number)).filter((words) => words.includes('关注'))).toEqual([]);
    expect((await textsOf(cast.deputyDirector, number)).join('')).not.toContain('李有田');
    expect(await textsOf(cast.deputyDirector, number)).toHaveLength(2);
    expect((await watch(cast.deputyDirector, number, 'DELETE')).body).toEqual({ watched: false });
    await move(cast.centre, number, 'note', { words: '再催一次' });
    expect(await textsOf(cast.deputyDirector, number)).toHaveLength(2);
  });

  it('同一步里归了他办，只告诉归他办的那一句', async () => {
    const number = await newNumber();
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    await watch(cast.officer, number);
    const id = (await app.as(cast.officer)('GET', '/api/session')).body.id as string;
    await move(cast.officeHead, number, 'assign', { handlerId: id });
    expect(await textsOf(cast.officer, number)).toEqual([`${number}交给您承办，请及时办理。`]);
  });

  it('看不到的件关注不了；以后看不到了，不再告诉，也不再列，还可以取消', async () => {
    const number = await newNumber();
    expect((await watch(cast.officer, number)).status).toBe(404);
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    expect((await watch(cast.officerOfChengguan, number)).status).toBe(404);
    await watch(cast.officer, number);
    expect((await watchesOf(cast.officer)).map((one) => one.number)).toContain(number);
    await move(cast.officeHead, number, 'giveBack', { reason: '店不在我们辖区' });
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-CG' });
    expect(await textsOf(cast.officer, number)).toEqual([]);
    expect((await watchesOf(cast.officer)).map((one) => one.number)).not.toContain(number);
    expect((await watch(cast.officer, number, 'DELETE')).body).toEqual({ watched: false });
    // Once more there is nothing to stop, and that there is such a matter is not told.
    expect((await watch(cast.officer, number, 'DELETE')).status).toBe(404);
  });

  it('站点看不到举报怎么办的，关注不了举报', async () => {
    const { number } = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body;
    expect((await watch('st-v0303', number)).status).toBe(404);
    expect((await watch(cast.centre, number)).status).toBe(200);
    expect((await watchesOf(cast.centre)).find((one) => one.number === number)?.title).not.toBe('');
  });

  it('按两下是一次，记在本人的台账上，件的台账不记', async () => {
    const number = await newNumber();
    const { id } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    await Promise.all([watch(cast.deputyDirector, number), watch(cast.deputyDirector, number)]);
    const account = (await app.as(cast.deputyDirector)('GET', '/api/session')).body.id as string;
    const { countyId } = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()) as {
      countyId: number;
    };
    const own = await listLedger(app.deps.db, countyId, account);
    expect(own.filter(({ verb, detail }) => verb === 'watched' && detail['number'] === number)).toHaveLength(1);
    expect((await listLedger(app.deps.db, countyId, id)).map(({ verb }) => verb)).not.toContain('watched');
  });
});

describe('办件清单', () => {
  it('管理员定，办件的人勾，记谁、哪时；同一次提交只勾一次，看不到这一件的人也看不到清单，改了清单勾还在', async () => {
    const item = (code: string, zh: string, state = 'dispatched') => ({ code, zh, state });
    const list = { code: 'prepaid', version: 0, subject: 'complaint', title: '预付卡', warns: true };
    const save = (login: string, change: object) =>
      app.as(login)('PUT', '/api/matter-checklists', { ...list, items: [item('balance', '问过余额')], ...change });
    expect((await save(cast.centre, {})).status).toBe(403);
    expect((await save(cast.admin, {})).status).toBe(200);
    // The answer was lost and the press made again.
    expect((await save(cast.admin, {})).body.version).toBe(1);
    expect((await save(cast.admin, { items: [item('a1', '看看', 'nowhere')], version: 1 })).body.fields).toMatchObject([
      { path: 'items.0.state' },
    ]);

    const number = await newNumber();
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    const of = `/api/matter-checklists/of/${encodeURIComponent(number)}`;
    const seen = async (login = cast.officer) => (await app.as(login)('GET', of)).body;
    expect(await seen()).toMatchObject({
      lists: [{ title: '预付卡', warns: true, lines: [{ zh: '问过余额', isNow: true, tick: null }] }],
      mayTick: true,
    });
    expect((await seen()).leaving).toContain('accept');
    expect((await seen()).leaving).not.toContain('note');
    expect((await app.as(cast.headOfShiqiao)('GET', of)).status).toBe(404);

    const tick = { list: 'prepaid', line: 'balance', ticked: true, clientId: crypto.randomUUID() };
    expect((await app.as(cast.deputyDirector)('POST', `${of}/ticks`, tick)).status).toBe(403);
    expect((await app.as(cast.headOfShiqiao)('POST', `${of}/ticks`, tick)).status).toBe(404);
    expect((await app.as(cast.officer)('POST', `${of}/ticks`, tick)).status).toBe(200);
    expect((await app.as(cast.officer)('POST', `${of}/ticks`, tick)).body.lists[0].lines[0].tick).toMatchObject({
      words: '问过余额',
    });
    const { timeline } = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
    expect(timeline.filter(({ verb }: { verb: string }) => verb === 'line-ticked')).toMatchObject([
      { detail: { list: '预付卡', line: '问过余额' } },
    ]);

    // The county asks another thing: the tick stands by its words, and the new line waits.
    expect((await save(cast.admin, { version: 1, items: [item('contract', '看过合同')] })).status).toBe(200);
    expect((await seen()).lists[0].lines).toMatchObject([
      { zh: '看过合同', tick: null, isGone: false },
      { zh: '问过余额', isGone: true },
    ]);
    const gone = await app.as(cast.officer)('POST', `${of}/ticks`, {
      ...tick,
      line: 'nothing',
      clientId: crypto.randomUUID(),
    });
    expect(gone.status).toBe(409);
  });
});
