/** Two programs on two databases, with a real line between them that is cut and mended: 「与区市局12315纵向网络链接」. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { readHeads } from '../../../src/domain/base/ledger-head.ts';
import { signatureHeader, signedAtHeader, type Letter } from '../../../src/domain/exchange/letter-exchange.ts';

import { runJob } from '../../../src/jobs/run.ts';
import { lineTo } from '../../../src/outside/exchange.ts';
import { signatureOf } from '../../../src/outside/signature.ts';
import { proveHeads } from '../../../src/store/base/ledger-head.ts';
import { cast } from '../../build/cast.ts';
import { ownerPool } from '../../build/house/database.ts';
import { appOf, filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

const key = 'a key that both sides hold, for tests';
let city: TestApp;
let county: TestApp;
let atCity: Caller;
let atCounty: Caller;
let office: Caller;
const servers: Server[] = [];

beforeAll(async () => {
  [city, county] = await Promise.all([testApp(), testApp()]);
  [atCity, atCounty, office] = [city.as(cast.centre), county.as(cast.centre), county.as(cast.officeHead)];
});
afterAll(async () => {
  for (const server of servers) server.close();
  await Promise.all([city.close(), county.close()]);
});

/** Listens for the other side at a port of its own, or at the one that it had before. */
async function listen(app: TestApp, port = 0): Promise<number> {
  const server = createAdaptorServer({ fetch: appOf(app.deps).fetch }) as Server;
  servers.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const turn = (app: TestApp) => runJob({ ...app.deps, connection: '', channels: {} as never }, 'send-letters');

async function move(who: Caller, number: string, name: string, input: object): Promise<void> {
  const { version } = (await who('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await who('POST', `/api/complaints/${number}/${name}`, { version, input });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.body.zh}`);
}

/** Posts a letter as the other side would, with whatever is wrong about it. */
async function post(letter: Letter, wrong: { key?: string; at?: Date } = {}) {
  const at = (wrong.at ?? new Date()).toISOString();
  const signature = signatureOf(wrong.key ?? key, at, JSON.stringify(letter));
  return county.as(null)('POST', '/api/exchange/letters', letter, {
    [signedAtHeader]: at,
    [signatureHeader]: signature,
  });
}

function ticket(change: Partial<Extract<Letter, { kind: 'ticket' }>['cells']> = {}, platformNumber = '市2026000077') {
  return {
    id: uuidv7(),
    from: '安平市',
    kind: 'ticket' as const,
    platformNumber,
    cells: {
      kind: '投诉',
      consumerName: '李有田',
      consumerPhone: '13800000317',
      operatorName: '老周农资店',
      story: '买的玉米种子不出苗，要求赔偿',
      claim: '退货款',
      ...change,
    },
  };
}

describe('上下级交换', () => {
  let handed: string;
  let cityPort: number;
  let countyPort: number;

  it('is closed to everybody while no line is connected', async () => {
    expect((await post(ticket())).status).toBe(404);
    expect((await atCounty('GET', '/api/exchange')).body).toMatchObject({ peer: null, letters: [] });
    expect((await atCounty('POST', '/api/exchange/send')).status).toBe(404);
  });

  it('S146 断线不丢：线路不通时件在待发里等着，写明为什么，通了就到，一件只有一件', async () => {
    cityPort = await listen(city);
    countyPort = await listen(county);
    const [countyServer] = servers.slice(-1);
    city.deps.line = lineTo({ url: `http://127.0.0.1:${countyPort}`, key });
    county.deps.line = lineTo({ url: `http://127.0.0.1:${cityPort}/`, key });
    countyServer?.close();
    countyServer?.closeAllConnections();

    handed = (await atCity('POST', '/api/complaints', filing())).body.number;
    expect((await atCity('POST', `/api/complaints/${handed}/exchange`)).body.code).toBe('exchange-not-transferred');
    const day = dayOf(new Date());
    const to = { kind: 'department', to: '青禾县市场监督管理局', basis: '第十四条：由下级处理', sentOn: day };
    await move(atCity, handed, 'transfer', to);
    // Pressed twice at once, it goes once.
    const pressed = await Promise.all([1, 2].map(() => atCity('POST', `/api/complaints/${handed}/exchange`)));
    expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
    expect(pressed[0]?.body.id).toBe(pressed[1]?.body.id);

    await turn(city);
    const down = (await atCity('GET', '/api/exchange')).body;
    expect(down.counts).toMatchObject({ out: 1, acked: 0, waiting: 1, lastError: '连不上对方：对方的程序没有开' });
    expect(down.letters[0]).toMatchObject({ state: 'retrying', failedTimes: 1 });
    // It waits for its minute, and does not knock at a closed door every second.
    await turn(city);
    expect((await atCity('GET', '/api/exchange')).body.letters[0].failedTimes).toBe(1);

    await listen(county, countyPort);
    expect((await atCity('POST', '/api/exchange/send')).body).toEqual({ hastened: 1 });
    await turn(city);
    const up = (await atCity('GET', '/api/exchange')).body;
    expect(up.counts).toMatchObject({ out: 1, acked: 1, waiting: 0, lastError: null });
    const { peerNumber } = up.letters[0];
    expect(up.letters[0]).toMatchObject({ state: 'acked', verdict: 'new' });
    const there = (await atCounty('GET', `/api/complaints/${peerNumber}`)).body;
    expect(there.complaint).toMatchObject({ channel: 'C11', platformNumber: handed, state: 'registered' });
    expect(there.timeline.map(({ verb }: { verb: string }) => verb)).toContain('exchange-received');
    // What was said of people is let go of once the receipt is there.
    const kept = await city.database.db.selectFrom('exchangeLetter').select('body').execute();
    expect(kept).toEqual([{ body: null }]);
  });

  it('S146 回执：受理和办结自动回给对方，每件事只回一次，对方的经过里看得到', async () => {
    const { peerNumber } = (await atCity('GET', '/api/exchange')).body.letters[0];
    await turn(county);
    expect((await atCounty('GET', '/api/exchange?direction=out')).body.letters).toEqual([]);
    await move(atCounty, peerNumber, 'dispatch', { officeId: 'SO-LH' });
    await move(office, peerNumber, 'accept', { decidedOn: dayOf(new Date()) });
    for (let i = 0; i < 2; i += 1) await turn(county);
    const [reply, ...others] = (await atCounty('GET', '/api/exchange?direction=out')).body.letters;
    expect(others).toEqual([]);
    expect(reply).toMatchObject({ kind: 'reply', subject: 'accepted', state: 'acked', number: peerNumber });
    // It is not offered for pasting as well.
    expect((await atCounty('GET', '/api/replies')).body.total).toBe(0);
    const back = (await atCity('GET', `/api/complaints/${handed}`)).body.timeline;
    expect(back.filter(({ verb }: { verb: string }) => verb === 'exchange-answered')).toHaveLength(1);
    const letters = (await atCity('GET', `/api/complaints/${handed}/exchange`)).body.letters;
    expect(letters.at(-1)).toMatchObject({ kind: 'reply', subject: 'accepted' });
    expect(letters.at(-1).text).toContain('决定受理');
  });

  it('writes an answer behind what an officer writes at the same moment, and loses neither', async () => {
    const { rows } = await city.database.pool.query('select id from complaint where number = $1', [handed]);
    const answer: Letter = {
      id: uuidv7(),
      from: '清河县',
      kind: 'reply',
      platformNumber: handed,
      subject: 'settled',
      on: dayOf(new Date()),
      text: '双方已达成协议。',
    };
    const at = new Date().toISOString();
    const officer = await city.database.pool.connect();
    await officer.query('begin');
    await officer.query('select 1 from complaint where id = $1 for update', [rows[0].id]);
    let isThere = false;
    const sent = city
      .as(null)('POST', '/api/exchange/letters', answer, {
        [signedAtHeader]: at,
        [signatureHeader]: signatureOf(key, at, JSON.stringify(answer)),
      })
      .finally(() => (isThere = true));
    await new Promise((done) => setTimeout(done, 400));
    expect(isThere).toBe(false);
    await officer.query('commit');
    officer.release();
    expect((await sent).body).toMatchObject({ id: answer.id, verdict: 'changed' });
  });

  it('answers the same letter by the same receipt, and the same number under another letter makes nothing twice', async () => {
    const letter = ticket();
    const answers = await Promise.all([post(letter), post(letter), post(ticket())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(answers.filter(({ body }) => body.verdict === 'new').length).toBeGreaterThanOrEqual(1);
    const again = await post(letter);
    expect(again.body).toEqual(answers[0]?.body);
    const found = await county.database.db
      .selectFrom('complaint')
      .select('number')
      .where('platformNumber', '=', letter.platformNumber)
      .execute();
    expect(found).toHaveLength(1);
  });

  it('refuses what is not signed, signed by another key, changed on the way, or old', async () => {
    const letter = ticket({}, '市2026000099');
    expect((await county.as(null)('POST', '/api/exchange/letters', letter)).status).toBe(401);
    expect((await post(letter, { key: 'another key of the right length!!' })).body.code).toBe('exchange-not-signed');
    expect((await post(letter, { at: new Date(Date.now() - 11 * 60_000) })).status).toBe(401);
    const at = new Date().toISOString();
    const signature = signatureOf(key, at, JSON.stringify(letter));
    const changed = { ...letter, platformNumber: '市2026000100' };
    const headers = { [signedAtHeader]: at, [signatureHeader]: signature };
    expect((await county.as(null)('POST', '/api/exchange/letters', changed, headers)).status).toBe(401);
    const made = await county.database.db
      .selectFrom('exchangeLetter')
      .select('id')
      .where('platformNumber', 'like', '市20260000%')
      .execute();
    expect(made.every(({ id }) => id !== letter.id)).toBe(true);
  });

  it('gives back what cannot be registered, with the column and the way out', async () => {
    const { body } = await post(ticket({ consumerPhone: '12' }, '市2026000101'));
    expect(body).toMatchObject({ verdict: 'refused', number: null });
    expect(body.reasonZh).toContain('投诉人电话');
  });

  it('keeps nothing of who told of something', async () => {
    const told = ticket({ kind: '举报', consumerName: '钱不留', consumerPhone: '13912345678' }, '市2026000102');
    expect((await post(told)).body.verdict).toBe('new');
    const kept = await county.database.db.selectFrom('exchangeLetter').selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/钱不留|13912345678/u);
    expect((await atCounty('GET', '/api/exchange')).body.letters[0].number).toMatch(/^举/u);
  });

  it('gives back an answer to what was never handed on', async () => {
    const reply: Letter = {
      id: uuidv7(),
      from: '安平市',
      kind: 'reply',
      platformNumber: '无此号',
      subject: 'settled',
      on: '2026-05-12',
      text: '已办结。',
    };
    expect((await post(reply)).body).toMatchObject({ verdict: 'refused' });
  });
});

describe('security F6: the head of the ledger', () => {
  const seal = (app: TestApp) => runJob({ ...app.deps, connection: '', channels: {} as never }, 'seal-head');
  const postHead = (body: object, signedWith = key) => {
    const at = new Date().toISOString();
    const signature = signatureOf(signedWith, at, JSON.stringify(body));
    const headers = { [signedAtHeader]: at, [signatureHeader]: signature };
    return city.as(null)('POST', '/api/exchange/heads', body, headers);
  };
  const kept = async () => (await atCity('GET', '/api/exchange/peer-heads?county=990126')).body as string;
  const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

  it('goes over the line each hour, is kept at the other end, and proves the ledger from there', async () => {
    expect((await atCity('GET', '/api/exchange')).body.peerHeads).toEqual([]);
    await seal(county);
    await atCounty('POST', '/api/complaints', filing());
    await seal(county);
    const seen = (await atCity('GET', '/api/exchange')).body.peerHeads;
    expect(seen).toMatchObject([{ countyId: 990126, from: '青禾县', n: 2 }]);
    const sent = readHeads(await kept());
    expect(sent.map(({ n }) => n)).toEqual([1, 2]);
    expect(await proveHeads(county.database.db, sent)).toEqual([]);
    // The county puts an older database in place of its own: what it sent away is missed.
    const owner = ownerPool(county.database.owner);
    await owner.query('delete from ledger_head where n = 2');
    await owner.end();
    const found = await proveHeads(county.database.db, sent);
    expect(found.map(({ why, head }) => [why, head.n])).toContainEqual(['missing', 2]);
  });

  it('is taken from who holds the key alone, once, and another of the same number stands beside it', async () => {
    const before = linesOf(await kept());
    const [first] = before;
    const body = { from: '青禾县', line: first };
    expect((await postHead(body, 'another key')).status).toBe(401);
    expect((await postHead(body)).status).toBe(200);
    expect(linesOf(await kept())).toEqual(before);
    const other = { from: '青禾县', line: `${first?.slice(0, -4)}abcd` };
    expect((await postHead(other)).status).toBe(200);
    expect(linesOf(await kept())).toHaveLength(before.length + 1);
    const wrong = await postHead({ from: '青禾县', line: '封记' });
    expect(wrong.body.fields[0].zh).toContain('不是一行总封记');
    expect((await office('GET', '/api/exchange/peer-heads?county=990126')).status).toBe(403);
    // The one line is of one county: of whom it was first.
    const stranger = await postHead({ from: '白沙县', line: first?.replace(' 990126 ', ' 990102 ') });
    expect([stranger.status, stranger.body.fields?.[0].zh]).toEqual([
      400,
      expect.stringContaining('这条线路是 990126 的，不能报 990102'),
    ]);
    expect((await atCity('GET', '/api/exchange/peer-heads?county=990102')).body).toBe('');
  });

  it('stops nothing where the other end is away, or keeps none', async () => {
    const { line } = county.deps;
    county.deps.line = lineTo({ url: 'http://127.0.0.1:9', key });
    await atCounty('POST', '/api/complaints', filing());
    await seal(county);
    county.deps.line = line ?? null;
    await seal(county);
    await atCounty('POST', '/api/complaints', filing());
    await seal(county);
    expect((await atCity('GET', '/api/exchange')).body.peerHeads[0].n).toBeGreaterThan(2);
  });
});
