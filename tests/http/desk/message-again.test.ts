import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { BlockList, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayAnswer } from '../../../src/domain/matter/message.ts';
import type { Outgoing } from '../../../src/outside/sms.ts';
import { useHooks } from '../../../src/actions/matter/hook/hook.ts';
import { hookChannel, isShutAddress } from '../../../src/outside/gateway/hook.ts';
import { isSignedWith } from '../../../src/outside/signature.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { useJobSender } from '../../../src/store/base/queue.ts';
import { findUpkeep } from '../../../src/store/base/upkeep.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
/** What went through the gateway, and what it answers. */
let sent: Outgoing[] = [];
let answer: GatewayAnswer;
beforeAll(async () => {
  app = await testApp();
  app.deps.smsProbe = (message) => {
    sent.push(message);
    return Promise.resolve(answer);
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow('2026-08-03T10:00:00+08:00');
  sent = [];
  answer = { status: 200, answer: '{"code":0}', verdict: 'taken', why: '' };
  await app.database.pool.query('delete from message');
  await app.database.pool.query('delete from try_count');
});

const channel = {
  name: 'test',
  send: (message: Outgoing, onNamed?: (gatewayId: string) => void) => {
    sent.push(message);
    onNamed?.(`gateway-${message.id}`);
    if (answer.verdict === 'refused') return Promise.reject(new Error(answer.why));
    return Promise.resolve(answer.verdict === 'unsure' ? answer.why : undefined);
  },
};
const work = () =>
  runJob(
    { ...app.deps, connection: app.database.owner, channels: { sms: channel, email: channel } } as never,
    'send-messages',
  );

/** A filing whose receipt the gateway answered so. */
async function aReceipt(verdict: GatewayAnswer['verdict'], change: object = {}): Promise<string> {
  answer = { status: 200, answer: '', verdict, why: verdict === 'taken' ? '' : '不知道收没收下' };
  const filed = filing({
    consumer: { name: '李有田', phone: '13812340317', address: '', regionId: 'V0303' },
    ...change,
  });
  expect((await app.as(cast.centre)('POST', '/api/complaints', filed)).status).toBe(201);
  for (let hour = 11; hour < 17; hour += 1) {
    await work();
    app.setNow(`2026-08-03T${hour}:30:00+08:00`);
  }
  sent = [];
  answer = { status: 200, answer: '', verdict: 'taken', why: '' };
  return (await newest()).id;
}

interface Listed {
  id: string;
  mayGoAgain: boolean;
  againAt: string | null;
  unconfirmed: boolean;
  sentAt: string | null;
}
const listed = async () => (await app.as(cast.centre)('GET', '/api/messages')).body.messages as Listed[];
const newest = async () => (await listed())[0] as Listed;
const again = (id: string, newId = uuidv7(), who: string = cast.centre) =>
  app.as(who)('POST', `/api/messages/${id}/again`, { id: newId });
const linesOf = async (verb: string) =>
  (
    await app.database.pool.query<{ detail: Record<string, string> }>(
      'select detail from ledger where verb = $1 order by at',
      [verb],
    )
  ).rows;

describe('再发一次', () => {
  it('operations A6: of which the gateway confirmed nothing goes out again under an id of its own, however often it is pressed', async () => {
    const id = await aReceipt('unsure');
    expect(await newest()).toMatchObject({ unconfirmed: true, sentAt: null, mayGoAgain: true, againAt: null });
    const newId = uuidv7();
    const presses = await Promise.all([again(id, newId), again(id, newId), again(id, newId)]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await again(id)).body.code).toBe('message-sent-again');
    await work();
    expect(sent).toMatchObject([{ id: newId, to: '13812340317' }]);
    const [newer, older] = await listed();
    expect(newer).toMatchObject({ id: newId, mayGoAgain: false });
    expect(newer?.sentAt).not.toBeNull();
    expect(older).toMatchObject({ id, mayGoAgain: false });
    expect(older?.againAt).not.toBeNull();
    const lines = await linesOf('message-sent-again');
    expect(lines.map(({ detail }) => detail)).toEqual([{ message: id, again: newId, to: '138****0317' }]);
  });

  it('two people at once send it once', async () => {
    const id = await aReceipt('refused');
    const presses = await Promise.all([again(id), again(id, uuidv7(), cast.admin)]);
    expect(presses.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await work();
    expect(sent).toHaveLength(1);
  });

  it('what was sent, waits or holds a code is not sent again, and each says why', async () => {
    const id = await aReceipt('taken');
    expect((await again(id)).body.code).toBe('message-not-failed');
    const failed = await aReceipt('refused');
    await app.database.pool.query(
      `update message set text = '【青禾县12315】验证码 ······，10 分钟内有效。' where id = '${failed}'`,
    );
    expect((await again(failed)).body.code).toBe('message-code-over');
    expect((await again(uuidv7())).status).toBe(404);
  });

  it('waits for the morning, and counts among the ten that a telephone gets in a day', async () => {
    const id = await aReceipt('refused');
    app.setNow('2026-08-03T22:00:00+08:00');
    expect((await again(id)).status).toBe(200);
    await work();
    expect(sent).toEqual([]);
    app.setNow('2026-08-04T08:00:00+08:00');
    await work();
    expect(sent).toHaveLength(1);
  });

  it('operations A6: is told to who keeps the machine until it has been sent again', async () => {
    const id = await aReceipt('unsure');
    const counted = async () => (await findUpkeep(app.deps.db, app.deps.now())).unconfirmedMessages;
    const before = await counted();
    expect(before).toBe(1);
    await again(id);
    await work();
    expect(await counted()).toBe(0);
  });
});

describe('测试短信', () => {
  const test = (phone: string, id = uuidv7(), who: string = cast.admin) =>
    app.as(who)('POST', '/api/messages/test', { id, phone });

  it('operations A6: goes through the gateway itself and shows its raw answer, once for each press', async () => {
    answer = { status: 200, answer: '{"ret":7}', verdict: 'unsure', why: '网关的回答里没有 code' };
    const id = uuidv7();
    const first = await test('13812340317', id);
    expect(first).toMatchObject({ status: 200, body: { answer } });
    expect((await test('13812340317', id)).body).toEqual({ answer: null });
    expect(sent).toMatchObject([
      { id, to: '13812340317', text: expect.stringMatching(/^【.+12315】这是一条测试短信/u) as string },
    ]);
    expect(await newest()).toMatchObject({ id, unconfirmed: true, sentAt: null });
    expect((await linesOf('message-tested')).at(-1)?.detail).toEqual({ message: id, to: '138****0317' });
    const { body } = await app.as(cast.auditor)('GET', '/api/trail');
    expect(body.items.filter((one: { kind: string }) => one.kind === 'messaged').length).toBeGreaterThan(0);
    // A test that failed is no message that somebody waits for.
    expect((await findUpkeep(app.deps.db, app.deps.now())).unconfirmedMessages).toBe(0);
    await work();
    expect(sent).toHaveLength(1);
  });

  it('is sent ten times a day by the whole county, and no more', async () => {
    for (let n = 0; n < 10; n += 1) expect((await test(`1381234030${n}`)).status).toBe(200);
    const more = await test('13812340311');
    expect(more).toMatchObject({ status: 429, body: { code: 'sms-tests-many' } });
    expect(sent).toHaveLength(10);
    app.setNow('2026-08-04T10:00:00+08:00');
    expect((await test('13812340311')).status).toBe(200);
  });

  it('is refused in a sentence for what is no mobile number, and where no gateway is connected', async () => {
    const wrong = await test('0399-6520303');
    expect(wrong).toMatchObject({ status: 400 });
    expect(JSON.stringify(wrong.body)).toContain('手机号');
    const { smsProbe } = app.deps;
    app.deps.smsProbe = null;
    expect((await test('13812340317')).body.code).toBe('sms-not-connected');
    if (smsProbe !== undefined) app.deps.smsProbe = smsProbe;
    expect(sent).toEqual([]);
  });
});

describe('operations A6: receipts of delivery', () => {
  const key = 'k'.repeat(40);
  const receive = (body: unknown, shown = key) => app.as(null)('POST', `/api/switchboard/receipts?key=${shown}`, body);
  const stateOf = async (id: string) =>
    (await app.as(cast.centre)('GET', '/api/messages')).body.messages.find((one: { id: string }) => one.id === id);
  beforeEach(() => {
    app.deps.smsReceipts = { kind: 'aliyun', isKey: (shown) => shown === key };
  });

  it('are taken from who shows the key alone, and say once of a message that it arrived, whatever comes again', async () => {
    const id = await aReceipt('taken');
    const arrived = [{ phone_number: '13812340317', success: true, err_code: 'DELIVERED', out_id: id, biz_id: '1' }];
    expect((await receive(arrived, 'another')).status).toBe(401);
    app.deps.smsReceipts = null;
    expect((await receive(arrived)).status).toBe(404);
    app.deps.smsReceipts = { kind: 'aliyun', isKey: (shown) => shown === key };
    expect((await stateOf(id)).arrivedAt).toBeNull();
    expect((await receive(arrived)).body).toEqual({ code: 0, msg: '接收成功', result: 0, errmsg: 'OK' });
    const { arrivedAt } = await stateOf(id);
    expect(arrivedAt).not.toBeNull();
    app.setNow('2026-08-03T18:00:00+08:00');
    expect((await receive([{ ...arrived[0], success: false, err_code: 'X' }])).status).toBe(200);
    expect(await stateOf(id)).toMatchObject({ arrivedAt, unreached: null });
    // What is no receipt, and one of a message that is not here, change nothing.
    for (const other of ['words', { out_id: uuidv7(), success: true }, [null, 1], { success: true }])
      expect((await receive(other)).status).toBe(200);
  });

  it('find a message by the gateway’s own name of it, and one of which the gateway had said nothing', async () => {
    app.deps.smsReceipts = { kind: 'tencent', isKey: (shown) => shown === key };
    const named = await aReceipt('taken');
    const failed = {
      sid: `gateway-${named}`,
      mobile: '13812340317',
      report_status: 'FAIL',
      errmsg: 'UNDELIV',
      description: '13812340317 关机',
    };
    expect((await receive([failed])).status).toBe(200);
    expect(await stateOf(named)).toMatchObject({ arrivedAt: null, unreached: 'UNDELIV … 关机', mayGoAgain: true });
    app.deps.smsReceipts = { kind: 'plain', isKey: (shown) => shown === key };
    const unsure = await aReceipt('unsure');
    expect(await stateOf(unsure)).toMatchObject({ unconfirmed: true, sentAt: null });
    expect((await receive({ id: unsure, status: 'DELIVRD' })).status).toBe(200);
    const known = await stateOf(unsure);
    expect(known).toMatchObject({ unconfirmed: false, mayGoAgain: false });
    expect(known.arrivedAt).not.toBeNull();
  });

  it('end what goes to a number that is nobody’s, until another stands there or somebody has it tried; the number is in no row', async () => {
    const id = await aReceipt('taken');
    expect((await receive([{ out_id: id, success: false, err_code: 'MOBILE_NOT_ON_SERVICE' }])).status).toBe(200);
    const { rows } = await app.database.pool.query<{ all: string }>(
      'select string_agg(d::text, $1) as all from dead_number as d',
      [','],
    );
    expect(rows[0]?.all).toContain('MOBILE_NOT_ON_SERVICE');
    expect(rows[0]?.all).not.toContain('13812340317');
    const next = await aReceipt('taken');
    expect(await stateOf(next)).toMatchObject({
      sentAt: null,
      lastError: 'dead',
      mayGoAgain: true,
    });
    app.setNow('2026-08-03T17:00:00+08:00');
    const other = await aReceipt('taken', {
      consumer: { name: '李有田', phone: '13812340318', address: '', regionId: 'V0303' },
    });
    expect((await stateOf(other)).sentAt).not.toBeNull();
    expect((await again(next)).status).toBe(200);
    app.setNow('2026-08-04T10:00:00+08:00');
    await work();
    expect(sent.map(({ to }) => to)).toContain('13812340317');
  });
});

describe('对外通知', () => {
  const secret = 's'.repeat(40);
  interface Came {
    letter: Record<string, unknown>;
    isSigned: boolean;
    id: string;
  }
  let server: Server;
  let came: Came[] = [];
  let status = 200;
  let url = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((words) => {
        const {
          'x-hongdun-at': at = '',
          'x-hongdun-signature': signature = '',
          'x-hongdun-id': id = '',
        } = request.headers;
        const isSigned = isSignedWith(secret, { at: String(at), signature: String(signature), text: words });
        came.push({ letter: JSON.parse(words) as Record<string, unknown>, isSigned, id: String(id) });
        response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(100_000));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hongdun`;
    const probe = () => Promise.reject(new Error('Nothing is tried here.'));
    app.deps.hookWay = { inFile: [{ name: 'oa', url, events: ['filed'], local: true }], isShut: () => false, probe };
  });
  beforeEach(() => {
    [came, status] = [[], 200];
    useHooks([{ name: 'oa', events: ['filed', 'dispatched', 'warning-published'] }]);
  });
  afterAll(() => {
    useHooks([]);
    server.close();
  });
  const hookAt = (to: string, local: boolean) =>
    hookChannel([{ name: 'oa', url: to, secret, events: [], local }], () => app.deps.now());
  const deliver = (hook = hookAt(url, true)) =>
    runJob(
      { ...app.deps, connection: app.database.owner, channels: { sms: channel, email: channel, hook } } as never,
      'send-hooks',
    );
  const hooked = async () =>
    (await listed()).filter((one) => (one as unknown as { channel: string }).channel === 'hook') as (Listed & {
      to: string;
      failedTimes: number;
      lastError: string | null;
    })[];

  it('tells a system of the events that it asks for, signed, with numbers and states and nothing of a person', async () => {
    const consumer = { name: '李有田', phone: '13812340317', address: '郭庄村三组', regionId: 'V0303' };
    const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing({ consumer }))).body;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const send = { version, input: { officeId: 'SO-LH' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, send)).status).toBe(200);
    // Of what nobody asks for nothing is written.
    const moved = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body.complaint;
    const accept = { version: moved.version, input: {} };
    await app.as(cast.officer)('POST', `/api/complaints/${number}/accept`, accept);
    await deliver();
    const told = came.toSorted((a, b) => String(a.letter['event']).localeCompare(String(b.letter['event'])));
    expect(told.map(({ letter: { event, kind, number: of, officeId } }) => [event, kind, of, officeId])).toEqual([
      ['dispatched', 'complaint', number, 'SO-LH'],
      // Where it is to go, by its place.
      ['filed', 'complaint', number, 'SO-LH'],
    ]);
    expect(told.every(({ isSigned, id, letter }) => isSigned && letter['id'] === id)).toBe(true);
    const all = JSON.stringify(came);
    for (const personal of ['李有田', '13812340317', '郭庄村']) expect(all).not.toContain(personal);
    await deliver();
    expect(came).toHaveLength(2);
  });

  it('tries again what was not taken, gives up and says why, and sends it again when somebody presses', async () => {
    status = 302;
    expect((await app.as(cast.centre)('POST', '/api/complaints', filing())).status).toBe(201);
    for (let hour = 10; hour < 17; hour += 1) {
      app.setNow(`2026-08-03T${hour}:30:00+08:00`);
      await deliver();
    }
    const [failed] = await hooked();
    expect(came).toHaveLength(5);
    expect(new Set(came.map(({ id }) => id)).size).toBe(1);
    expect(failed).toMatchObject({
      to: 'oa',
      text: expect.stringMatching(/^对外通知：登记 投/u) as string,
      sentAt: null,
      failedTimes: 5,
      lastError: '对方回答 302',
      mayGoAgain: true,
    });
    status = 204;
    expect((await again(failed?.id ?? '')).status).toBe(200);
    await deliver();
    expect((await hooked())[0]?.sentAt).not.toBeNull();
    expect(came).toHaveLength(6);
  });

  it('H22 keeps no text message waiting for a system that does not answer', async () => {
    const asked: string[] = [];
    useJobSender({ send: (name) => Promise.resolve((asked.push(name), null)) });
    const letters: Outgoing[] = [];
    const silent = {
      name: 'silent',
      send: (letter: Outgoing) => {
        letters.push(letter);
        return new Promise<undefined>(() => undefined);
      },
    };
    const deps = {
      ...app.deps,
      connection: app.database.owner,
      channels: { sms: channel, email: channel, hook: silent },
    };
    try {
      // More of them than go out at once, all of them first.
      for (let n = 0; n < 9; n += 1)
        expect((await app.as(cast.centre)('POST', '/api/complaints', filing())).status).toBe(201);
    } finally {
      useJobSender(null);
    }
    expect(asked).toContain('send-hooks');
    const consumer = { name: '李有田', phone: '13812340317', address: '', regionId: 'V0303' };
    expect((await app.as(cast.centre)('POST', '/api/complaints', filing({ consumer }))).status).toBe(201);
    sent = [];
    // Never comes to an end where one waits for the other.
    await runJob(deps as never, 'send-messages');
    expect(sent.map(({ to }) => to)).toContain('13812340317');
    expect(letters).toEqual([]);
    await deliver();
    expect(came).toHaveLength(10);
  });

  it('asks no address of this machine or of a cloud’s own, by figure or by name, unless the settings allow it', async () => {
    for (const address of ['127.0.0.1', '127.8.8.8', '0.0.0.0', '169.254.169.254', '100.100.100.200', '224.0.0.1'])
      expect([address, isShutAddress(address)]).toEqual([address, true]);
    for (const address of ['::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '::ffff:7f00:1'])
      expect([address, isShutAddress(address)]).toEqual([address, true]);
    for (const address of ['10.0.0.5', '192.168.1.9', '172.16.3.4', '203.0.113.7', 'fd12::1', '2001:db8::1'])
      expect([address, isShutAddress(address, new BlockList())]).toEqual([address, false]);
    // Nor of this machine in the county's network, whichever it has.
    const own = new BlockList();
    own.addAddress('10.0.0.5');
    own.addAddress('fd12::1', 'ipv6');
    for (const address of ['10.0.0.5', '::ffff:10.0.0.5', 'fd12::1', 'fd12:0:0::1'])
      expect([address, isShutAddress(address, own)]).toEqual([address, true]);
    for (const { address } of Object.values(networkInterfaces()).flatMap((found) => found ?? []))
      expect([address, isShutAddress(address)]).toEqual([address, true]);
    const port = new URL(url).port;
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1']) {
      const letter = { id: uuidv7(), to: 'oa', text: '{}' };
      await expect(hookAt(`http://${host}:${port}/`, false).send(letter)).rejects.toThrow('本机或者云主机的内部地址');
    }
    expect(came).toEqual([]);
    await expect(hookAt(url, true).send({ id: uuidv7(), to: 'else', text: '{}' })).rejects.toThrow('没有这个系统');
  });
});
