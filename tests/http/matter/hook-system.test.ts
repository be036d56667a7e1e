import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealAnew } from '../../../src/actions/base/sealing.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { tellHooksOfFiling, useHooks } from '../../../src/actions/matter/hook/hook.ts';
import type { HookPlace } from '../../../src/domain/matter/hook/hook-system.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { hookChannel, isShutHost, probeHook, sampleHookChannel } from '../../../src/outside/gateway/hook.ts';
import { isSignedWith } from '../../../src/outside/signature.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { findUpkeep } from '../../../src/store/base/upkeep.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { findHookPlace } from '../../../src/store/matter/hook/hook-system.ts';
import { cast } from '../../build/cast.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

interface Came {
  event: string;
  at: string;
  text: string;
  signature: string;
  next: string | undefined;
}

let app: TestApp;
let server: Server;
let here = '';
let came: Came[] = [];
let answer: { status: number; words: string };
/** What lies behind the addresses of the county's network, which no test reaches. */
const onThisMachine = <P extends HookPlace>(place: P) => ({ ...place, url: here, local: true });
const named = () => ({ name: 'file-oa', url: here, secret: 'f'.repeat(40), events: ['filed'] as const, local: true });

beforeAll(async () => {
  app = await testApp();
  server = createServer((request, response) => {
    void text(request).then((words) => {
      const of = (name: string) => request.headers[name] as string | undefined;
      came.push({
        event: (JSON.parse(words) as { event: string }).event,
        at: of('x-hongdun-at') ?? '',
        text: words,
        signature: of('x-hongdun-signature') ?? '',
        next: of('x-hongdun-signature-next'),
      });
      response.writeHead(answer.status).end(answer.words);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hongdun`;
  const { name, url, events } = named();
  app.deps.hookWay = {
    inFile: [{ name, url, events, local: true }],
    isShut: isShutHost,
    // What the desk allows goes by https to another machine; here it is answered on this one.
    probe: (to, letter) => probeHook([named()], 'inFile' in to ? to : onThisMachine(to), letter),
  };
});
afterAll(async () => {
  useHooks([]);
  server.close();
  await app.close();
});
beforeEach(async () => {
  useHooks([]);
  app.setNow('2026-08-03T10:00:00+08:00');
  [came, answer] = [[], { status: 200, words: '{"ok":true}' }];
  await app.database.pool.query(
    'delete from message; delete from try_count; delete from hook_secret; delete from hook_system',
  );
});

const form = { name: '县政府OA', url: 'https://oa.example.gov.cn/hongdun?token=abc', events: ['filed', 'closed'] };
const admin = () => app.as(cast.admin);
const save = (id: string, change: object = {}, readVersion = 0) =>
  admin()('PUT', `/api/hooks/${id}`, { ...form, ...change, readVersion });
const decide = (id: string, version: number, by = cast.security, change: object = {}) =>
  app.as(by)('POST', `/api/hooks/${id}/decide`, { version, allow: true, reason: '', ...change });
const systems = async () => (await admin()('GET', '/api/hooks')).body.systems;
const letters = async (query = '') => (await admin()('GET', `/api/hooks/letters${query}`)).body;
const deliver = () => {
  const find = async (id: string) => {
    const place = await findHookPlace(app.deps.db, app.deps.keyring, id);
    return place === null ? null : onThisMachine(place);
  };
  const quiet = { name: 'none', send: () => Promise.resolve(undefined) };
  const channels = { sms: quiet, email: quiet, hook: hookChannel([named()], () => app.deps.now(), find) };
  return runJob({ ...app.deps, connection: app.database.owner, channels } as never, 'send-hooks');
};
const file = async () => expect((await app.as(cast.centre)('POST', '/api/complaints', filing())).status).toBe(201);
const lines = async () =>
  (
    await app.database.pool.query<{ verb: string; detail: unknown }>(
      "select verb, detail from ledger where verb like 'hook-%' order by seq",
    )
  ).rows;

/** A system that a second person has confirmed, and its secret. */
async function aSystem(): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const made = await save(id);
  expect(made.status).toBe(200);
  expect((await decide(id, 1)).status).toBe(200);
  return { id, secret: made.body.secret };
}

describe('对外通知 set at the desk', () => {
  it('is entered by the administrator, confirmed by another, and told of what happens from then on, signed', async () => {
    useHooks([named()]);
    const id = randomUUID();
    const made = await save(id);
    expect(made.body.secret).toMatch(/^[\da-f]{64}$/u);
    expect(await systems()).toMatchObject([
      { name: form.name, waits: true, mayConfirm: false, secretAt: expect.any(String) as string },
    ]);
    // The bell of who may confirm it rings, and the page says so to him.
    const told = await app.as(cast.security)('GET', '/api/messages/own');
    expect(JSON.stringify(told.body)).toContain('等您核定');
    expect((await app.as(cast.security)('GET', '/api/hooks')).body.systems).toMatchObject([{ mayConfirm: true }]);
    await file();
    await deliver();
    // The one in the settings' file goes on by itself; nothing was written for what nobody has confirmed.
    expect((await letters()).letters.map(({ system }: { system: string }) => system)).toEqual(['file-oa']);
    expect((await decide(id, 1, cast.admin)).status).toBe(403);
    expect((await decide(id, 1)).status).toBe(200);
    // A lost answer is pressed again.
    expect((await decide(id, 1)).status).toBe(200);
    await file();
    await deliver();
    // The first went to the one in the file.
    expect(came.map(({ event }) => event)).toEqual(['filed', 'filed', 'filed']);
    const own = came.filter(({ at, text: words, signature }) =>
      isSignedWith(made.body.secret, { at, signature, text: words }),
    );
    expect(own).toHaveLength(1);
    expect(own[0]?.next).toBeUndefined();
    expect((await letters(`?state=taken&system=${encodeURIComponent(form.name)}`)).letters).toMatchObject([
      { system: form.name, state: 'taken', tries: 1, words: expect.stringMatching(/^登记 投/u) as string },
    ]);
  });

  it('shows a secret once, keeps it sealed, and lets it out in no list, ledger or row', async () => {
    const id = randomUUID();
    const { secret } = (await save(id)).body;
    // Within minutes the same press is answered again to who made it; later, and to anybody else, it is not.
    expect((await save(id)).body).toEqual({ secret });
    app.setNow('2026-08-03T10:06:00+08:00');
    expect((await save(id)).body).toEqual({ secret: null });
    const everywhere = [
      await systems(),
      await lines(),
      (await app.database.pool.query('select *, encode(sealed, $1) as bytes from hook_secret', ['escape'])).rows,
      (await app.database.pool.query('select * from trail order by at desc limit 50')).rows,
    ];
    expect(JSON.stringify(everywhere)).not.toContain(secret);
    // Nor what stands behind the host of an address.
    expect(JSON.stringify(await lines())).not.toContain('token=abc');
    const { deps } = app;
    const newer = {
      ...deps.keyring,
      current: 'kn',
      keys: new Map([...deps.keyring.keys, ['kn', Buffer.alloc(32, 7)]]),
    };
    const county = await findCountyFacts(deps.db);
    await sealAnew({ db: deps.db, keyring: newer, county: county as never, now: deps.now }, sealings, 'older');
    expect((await app.database.pool.query('select key_id from hook_secret')).rows).toEqual([{ key_id: 'kn' }]);
    await decide(id, 1);
    expect(await findHookPlace(deps.db, newer, id)).toMatchObject({ secret });
  });

  it('signs by both secrets while one is changed, and by the new one alone once that is pressed', async () => {
    const { id, secret } = await aSystem();
    const press = randomUUID();
    const renewed = await admin()('POST', `/api/hooks/${id}/secret`, { id: press });
    expect(renewed.body.secret).not.toBe(secret);
    expect((await admin()('POST', `/api/hooks/${id}/secret`, { id: press })).body).toEqual(renewed.body);
    app.setNow('2026-08-03T10:30:00+08:00');
    expect((await admin()('POST', `/api/hooks/${id}/secret`, { id: press })).body.code).toBe('hook-secret-shown');
    await file();
    await deliver();
    const signedBy = (key: string, signature: string | undefined) =>
      isSignedWith(key, { at: came[0]?.at ?? '', signature: signature ?? '', text: came[0]?.text ?? '' });
    expect([signedBy(secret, came[0]?.signature), signedBy(renewed.body.secret, came[0]?.next)]).toEqual([true, true]);
    expect((await admin()('POST', `/api/hooks/${id}/secret/use`)).status).toBe(200);
    expect((await admin()('POST', `/api/hooks/${id}/secret/use`)).body.code).toBe('hook-secret-none');
    came = [];
    await file();
    await deliver();
    expect([signedBy(renewed.body.secret, came[0]?.signature), came[0]?.next]).toEqual([true, undefined]);
  });

  it('really sends a test, once for each press, and shows what came back without letting it take over the page', async () => {
    const { id, secret } = await aSystem();
    answer = { status: 401, words: `<b>bad</b>\u202e\u0000${'x'.repeat(5000)}` };
    const press = { id: randomUUID(), to: id };
    const { body } = await admin()('POST', '/api/hooks/test', press);
    expect(body.answer).toMatchObject({ verdict: 'refused', status: 401, why: '对方回答 401' });
    expect(body.answer.words).toMatch(/^<b>bad<\/b> x{1,200}…$/u);
    expect(came).toHaveLength(1);
    expect(
      isSignedWith(secret, { at: came[0]?.at ?? '', signature: came[0]?.signature ?? '', text: came[0]?.text ?? '' }),
    ).toBe(true);
    expect((await admin()('POST', '/api/hooks/test', press)).body).toEqual({ answer: null });
    expect(came).toHaveLength(1);
    // It stands in the list, and is nobody's trouble.
    expect((await letters('?state=dead')).letters).toMatchObject([
      { words: '系统告警 测试', tries: 1, lastError: '对方回答 401' },
    ]);
    expect((await findUpkeep(app.deps.db, app.deps.now())).failedMessages).toBe(0);
    answer = { status: 204, words: '' };
    const byFile = await admin()('POST', '/api/hooks/test', { id: randomUUID(), to: 'file-oa' });
    expect(byFile.body.answer).toMatchObject({ verdict: 'taken', status: 204, words: '' });
    for (let n = 0; n < 8; n += 1) await admin()('POST', '/api/hooks/test', { id: randomUUID(), to: id });
    const more = await admin()('POST', '/api/hooks/test', { id: randomUUID(), to: id });
    expect(more).toMatchObject({ status: 429, body: { code: 'hook-tests-many' } });
    const waiting = randomUUID();
    await save(waiting, { name: '指挥平台' });
    const unconfirmed = await admin()('POST', '/api/hooks/test', { id: randomUUID(), to: waiting });
    expect(unconfirmed).toMatchObject({ status: 409, body: { code: 'hook-not-confirmed' } });
  });

  it('sends all dead letters again by one press, each once, and gives up what waits for one that is stopped', async () => {
    const { id } = await aSystem();
    answer = { status: 500, words: '' };
    await file();
    await file();
    for (let hour = 11; hour < 17; hour += 1) {
      app.setNow(`2026-08-03T${hour}:30:00+08:00`);
      await deliver();
    }
    const query = `?state=dead&system=${encodeURIComponent(form.name)}`;
    const dead = await letters(query);
    expect(dead.counts).toMatchObject({ dead: 2, again: 0 });
    expect(dead.letters).toMatchObject([
      { tries: 5, lastError: '对方回答 500', mayGoAgain: true },
      { tries: 5, lastError: '对方回答 500', mayGoAgain: true },
    ]);
    answer = { status: 200, words: '' };
    const press = { id: randomUUID(), system: form.name };
    expect((await admin()('POST', '/api/hooks/letters/again', press)).body).toEqual({ sent: 2 });
    // A lost answer, and another press.
    expect((await admin()('POST', '/api/hooks/letters/again', press)).body).toEqual({ sent: 2 });
    expect((await admin()('POST', '/api/hooks/letters/again', { ...press, id: randomUUID() })).body).toEqual({
      sent: 0,
    });
    came = [];
    await deliver();
    expect(came).toHaveLength(2);
    expect((await letters(`?system=${encodeURIComponent(form.name)}`)).counts).toMatchObject({
      taken: 2,
      dead: 0,
      again: 2,
    });
    // One that is stopped is told nothing more, and what waited is given up without an alert.
    answer = { status: 500, words: '' };
    await file();
    await deliver();
    expect((await admin()('PUT', `/api/hooks/${id}/on`, { on: false })).status).toBe(200);
    await file();
    const stopped = await letters(query);
    // It is not offered one by one either, for it would be tried in vain; who presses all the same is told why.
    expect(stopped.letters).toMatchObject([
      { tries: 0, lastError: '这个系统停用或者删掉了，没有发', mayGoAgain: false },
    ]);
    const one = await app.as(cast.centre)('POST', `/api/messages/${stopped.letters[0].id}/again`, { id: randomUUID() });
    expect(one).toMatchObject({ status: 409, body: { code: 'hook-not-told' } });
    const listed = (await app.as(cast.centre)('GET', '/api/messages')).body.messages as {
      id: string;
      mayGoAgain: boolean;
    }[];
    expect(listed.find(({ id: of }) => of === stopped.letters[0].id)?.mayGoAgain).toBe(false);
    expect((await admin()('POST', '/api/hooks/letters/again', { ...press, id: randomUUID() })).body).toEqual({
      sent: 0,
    });
    expect((await findUpkeep(app.deps.db, app.deps.now())).failedMessages).toBe(0);
    expect((await admin()('PUT', `/api/hooks/${id}/on`, { on: true })).status).toBe(200);
    expect((await letters(query)).letters).toMatchObject([{ mayGoAgain: true }]);
    expect((await admin()('POST', '/api/hooks/letters/again', { ...press, id: randomUUID() })).body).toEqual({
      sent: 1,
    });
  });

  it('goes on to the confirmed address while another waits, and falls back to it when that is refused', async () => {
    const { id } = await aSystem();
    const moved = 'https://new.example.gov.cn/hongdun';
    expect((await save(id, { url: moved }, 1)).status).toBe(200);
    expect(await systems()).toMatchObject([{ url: moved, standingUrl: form.url, waits: true }]);
    expect(await findHookPlace(app.deps.db, app.deps.keyring, id)).toMatchObject({ url: form.url });
    const silent = await decide(id, 2, cast.security, { allow: false });
    expect(silent).toMatchObject({ status: 400, body: { fields: [{ path: 'reason' }] } });
    const refused = await decide(id, 2, cast.deputyDirector, { allow: false, reason: '不是局里的地址' });
    expect(refused.status).toBe(200);
    // A lost answer is pressed again.
    expect((await decide(id, 2, cast.deputyDirector, { allow: false, reason: '不是局里的地址' })).status).toBe(200);
    expect(await systems()).toMatchObject([{ url: form.url, waits: false, version: 3 }]);
    const bell = await admin()('GET', '/api/messages/own');
    expect(JSON.stringify(bell.body)).toContain('不是局里的地址');
    // Of what was never confirmed nothing is left.
    const other = randomUUID();
    await save(other, { name: '指挥平台' });
    for (let press = 0; press < 2; press += 1)
      expect((await decide(other, 1, cast.security, { allow: false, reason: '没有这个系统' })).status).toBe(200);
    const ofOther = (await lines()).filter(({ detail }) => (detail as { system?: string }).system === other);
    expect(ofOther.filter(({ verb }) => verb === 'hook-decided')).toHaveLength(1);
    expect((await systems()).map(({ name }: { name: string }) => name)).toEqual([form.name]);
    expect((await app.database.pool.query('select count(*)::int as n from hook_secret')).rows).toEqual([{ n: 1 }]);
    expect((await admin()('DELETE', `/api/hooks/${id}`)).status).toBe(200);
    expect((await admin()('DELETE', `/api/hooks/${id}`)).status).toBe(200);
    expect(await systems()).toEqual([]);
    expect((await lines()).filter(({ verb }) => verb === 'hook-removed')).toHaveLength(1);
  });

  it('takes the letters of the last days along when it is called otherwise, and leaves older ones under the name by which they went', async () => {
    const { id } = await aSystem();
    await file();
    await deliver();
    await app.database.pool.query(`update message set made_at = made_at - interval '31 days' where channel = 'hook'`);
    await file();
    await deliver();
    answer = { status: 500, words: '' };
    await file();
    // It waits still, however old it is.
    await app.database.pool.query(
      `update message set made_at = made_at - interval '31 days' where channel = 'hook' and sent_at is null`,
    );
    expect((await save(id, { name: '协同办公' }, 1)).status).toBe(200);
    const named = await app.database.pool.query(
      `select system, count(*)::integer as n from message where channel = 'hook' group by system order by n`,
    );
    expect(named.rows).toEqual([
      { system: form.name, n: 1 },
      { system: '协同办公', n: 2 },
    ]);
  });

  it('looks up once who asks for an event, however many matters it came to', async () => {
    const { id } = await aSystem();
    let looks = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('from hook_system')) looks += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const ctx = await consumerContext(app);
    const on = ['投2026-9001', '投2026-9002', '投2026-9003'].map((number) => ({
      saved: { countyId: ctx.actor.countyId, number, state: 'registered', officeId: null } as never,
      before: null,
    }));
    const act = { kind: 'complaint', move: 'file', rule: null, input: {}, detail: {}, on, besides: [] } as const;
    await transact(app.deps.db.withPlugin(counting), (tx) => tellHooksOfFiling.follow(tx, ctx, act));
    expect(looks).toBe(1);
    const told = (await letters(`?system=${encodeURIComponent(form.name)}`)).letters as { words: string }[];
    expect(told.map(({ words }) => words.slice(3, 14)).toSorted()).toEqual([
      '投2026-9001',
      '投2026-9002',
      '投2026-9003',
    ]);
    expect(id).not.toBe('');
  });

  it('of a sample county gets nothing, neither a letter nor a test: its passwords are printed', async () => {
    const { id } = await aSystem();
    const way = app.deps.hookWay;
    app.deps.hookWay = { ...(way as NonNullable<typeof way>), isSample: true };
    const tried = await admin()('POST', '/api/hooks/test', { id: randomUUID(), to: id });
    expect(tried).toMatchObject({ status: 422, body: { code: 'hook-sample' } });
    // One of the settings is named by who keeps the machine.
    expect((await admin()('POST', '/api/hooks/test', { id: randomUUID(), to: 'file-oa' })).status).toBe(200);
    if (way !== undefined) app.deps.hookWay = way;
    came = [];
    useHooks([named()]);
    await file();
    const log = { info: () => undefined } as never;
    const out = hookChannel(
      [named()],
      () => app.deps.now(),
      () => Promise.resolve(null),
    );
    const quiet = { name: 'none', send: () => Promise.resolve(undefined) };
    const channels = { sms: quiet, email: quiet, hook: sampleHookChannel(out, [named()], log) };
    await runJob({ ...app.deps, connection: app.database.owner, channels } as never, 'send-hooks');
    expect(came.map(({ event }) => event)).toEqual(['filed']);
    const outbox = await app.database.pool.query(
      `select system, last_error, sent_at is not null as done from message where cause is distinct from 'hook-test' and channel = 'hook' order by system`,
    );
    expect(outbox.rows).toEqual([
      { system: 'file-oa', last_error: null, done: true },
      { system: form.name, last_error: '样例县和练习机不往外发，只写日志', done: true },
    ]);
  });

  it('is found in the trail under what one alone may not do, once a second person has decided', async () => {
    await aSystem();
    const pair = await app.as(cast.auditor)('GET', '/api/trail?group=pair');
    expect(JSON.stringify(pair.body)).toContain('核定了对外通知的系统“县政府OA”');
  });

  it('refuses a wrong field in one sentence that names it, and hostile texts of 5,000 characters', async () => {
    const wrong = async (change: object) => {
      const refused = await save(randomUUID(), change);
      expect(refused.status).toBe(400);
      return refused.body.fields as { path: string; zh: string }[];
    };
    expect(await wrong({ url: 'https://127.0.0.1:5432/' })).toMatchObject([
      { path: 'url', zh: expect.stringContaining('本机') as string },
    ]);
    expect(await wrong({ url: 'ftp://oa.example.gov.cn/' })).toMatchObject([
      { path: 'url', zh: expect.stringContaining('网址') as string },
    ]);
    expect(await wrong({ events: [] })).toMatchObject([
      { path: 'events', zh: expect.stringContaining('至少选一样') as string },
    ]);
    expect(await wrong({ name: 'file-oa' })).toMatchObject([{ path: 'name' }]);
    const long = '<script>'.repeat(625);
    expect((await wrong({ name: long, url: `https://oa.example.gov.cn/${long}` })).map(({ path }) => path)).toEqual([
      'name',
      'url',
    ]);
    const { id } = await aSystem();
    await save(id, { url: 'https://b.example.gov.cn/' }, 1);
    expect((await decide(id, 2, cast.security, { allow: false, reason: long })).status).toBe(400);
    for (const query of [`?system=${long}`, `?before=${long}`, '?state=nothing'])
      expect((await admin()('GET', `/api/hooks/letters${query}`)).status).toBe(400);
    expect((await admin()('GET', '/api/hooks/letters?before=nowhere_x')).status).toBe(200);
  });
});
