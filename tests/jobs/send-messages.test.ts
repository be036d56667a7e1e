import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { claimMessages } from '../../src/actions/matter/message.ts';
import { moveComplaint } from '../../src/actions/complaint/complaint.ts';
import { noteReceipts } from '../../src/actions/matter/receipt/sms-receipt.ts';
import { findComplaint } from '../../src/store/complaint/complaint.ts';
import { runJob } from '../../src/jobs/run.ts';
import { messageState } from '../../src/domain/matter/message.ts';
import { smsChannel, type Outgoing } from '../../src/outside/sms.ts';
import type { Keyring } from '../../src/domain/base/keyring.ts';
import { usePersonKeys } from '../../src/store/base/person-seal.ts';
import { saveMessages } from '../../src/store/matter/message.ts';
import type { MessageRow } from '../../src/store/base/schema.ts';
import { transact } from '../../src/store/base/transact.ts';
import { testKeyring } from '../build/house/keyring.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
/** What the gateway does with each message; replaced by a test. */
let gateway: (message: Outgoing) => Promise<string | undefined | void>;

beforeEach(async () => {
  database = await testDatabase();
  gateway = () => Promise.resolve();
  county = await smallCounty(database, '/nonexistent', (message) => gateway(message));
  county.setNow('2026-08-03T02:00:00Z');
});
afterEach(() => database.close());

async function put(n: number, notBefore = '2026-08-03T01:00:00Z', more: Partial<MessageRow> = {}): Promise<void> {
  const rows = Array.from({ length: n }, (_, i): MessageRow => ({
    countyId,
    id: uuidv7(),
    matterId: null,
    channel: 'sms',
    to: `1380000${String(i).padStart(4, '0')}`,
    text: `第 ${i} 条`,
    madeAt: new Date(notBefore),
    notBefore: new Date(notBefore),
    sentAt: null,
    failedTimes: 0,
    lastError: null,
    accountId: null,
    matterNumber: null,
    page: null,
    cause: null,
    readAt: null,
    brake: null,
    ...more,
  }));
  await transact(database.db, (tx) => saveMessages(tx, rows));
}

async function outbox(): Promise<MessageRow[]> {
  const all = await database.db.selectFrom('message').selectAll().where('channel', '<>', 'app').execute();
  return all.toSorted((a, b) => a.to.localeCompare(b.to));
}

const send = () => runJob(county.deps, 'send-messages');

describe('security F18: a code that signs somebody in', () => {
  const texts = async () => (await outbox()).map(({ text }) => text);
  const code = async () => {
    await put(1);
    await database.db.updateTable('message').set({ text: '验证码 804009，10 分钟内有效。' }).execute();
  };

  test('is in no row once it was sent', async () => {
    await code();
    const told: string[] = [];
    gateway = async ({ text }) => void told.push(text);
    await send();
    expect(told).toEqual(['验证码 804009，10 分钟内有效。']);
    expect(await texts()).toEqual(['验证码 ······，10 分钟内有效。']);
  });

  test('is given up and taken out when it is too old to be of use', async () => {
    await code();
    gateway = () => Promise.reject(new Error('短信网关回答 500'));
    county.setNow('2026-08-03T01:09:00Z');
    await send();
    expect(await texts()).toEqual(['验证码 804009，10 分钟内有效。']);
    county.setNow('2026-08-03T01:10:30Z');
    await send();
    expect(await texts()).toEqual(['验证码 ······，10 分钟内有效。']);
    expect((await outbox()).map(messageState)).toEqual(['failed']);
  });

  test('is taken out by the night, whatever became of it', async () => {
    await code();
    await runJob(county.deps, 'sweep-sessions');
    expect(await texts()).toEqual(['验证码 ······，10 分钟内有效。']);
  });
});

describe('短信告知', () => {
  const accepted = async (phone = '13800000317') => {
    const { number } = await county.aComplaint('assigned', phone);
    const officer = await county.ctx('officer');
    const input = { decidedOn: '2026-08-03', way: 'sms' } as const;
    const { id } = await moveComplaint(officer, number, 'accept', input, { version: null });
    return async () => {
      const [notice] = (await findComplaint(database.db, countyId, { id }))?.notices ?? [];
      return [notice?.toldOn ?? null, notice?.way ?? null, notice?.contentHash ?? null] as const;
    };
  };

  test('counts when the gateway has taken it, once, with the sheet that was served, and not before.', async () => {
    const told: string[] = [];
    gateway = () => Promise.reject(new Error('短信网关回答 500'));
    const notice = await accepted();
    await send();
    expect(await notice()).toEqual([null, null, null]);
    gateway = async ({ text }) => void told.push(text);
    county.setNow('2026-08-03T02:30:00Z');
    await Promise.all([send(), send()]);
    expect(await notice()).toEqual(['2026-08-03', 'sms', expect.stringMatching(/^[0-9a-f]{64}$/u)]);
    expect(told.filter((text) => text.includes('决定受理'))).toHaveLength(1);
    const [{ n = 0 } = {}] = (
      await database.pool.query("select count(*)::int as n from ledger where verb = 'notice-proven'")
    ).rows;
    expect(n).toBe(1);
  });

  const clock = () => county.ctx('officer');

  test('counts where the gateway tells what arrived when it has, by what did not arrive never, and without a word after a day.', async () => {
    county.deps.tellsArrival = true;
    const taken = async (phone: string) => {
      const notice = await accepted(phone);
      await send();
      const { rows } = await database.pool.query<{ id: string }>('select id from message where notice is not null');
      return { notice, id: rows[0]?.id ?? '' };
    };
    const unreached = await taken('13800000317');
    expect(await unreached.notice()).toEqual([null, null, null]);
    await noteReceipts(await clock(), [{ id: unreached.id, isArrived: false, why: '空号', deadForDays: 0 }]);
    const arrived = await taken('13800000318');
    // One that the database refuses takes no other with it.
    const refused = { id: 'a\0', isArrived: true, why: '', deadForDays: 0 };
    const pushed = [refused, { id: arrived.id, isArrived: true, why: '', deadForDays: 0 }];
    await expect(noteReceipts(await clock(), pushed)).rejects.toThrow();
    const silent = await taken('13800000319');
    await send();
    expect((await arrived.notice()).slice(0, 2)).toEqual(['2026-08-03', 'sms']);
    expect(await silent.notice()).toEqual([null, null, null]);
    county.setNow('2026-08-04T03:00:00Z');
    await send();
    expect((await silent.notice()).slice(0, 2)).toEqual(['2026-08-03', 'sms']);
    expect(await unreached.notice()).toEqual([null, null, null]);
  });

  test('does not count where the gateway has not said that it took it.', async () => {
    gateway = () => Promise.resolve('网关的回答里没有“成功”');
    const notice = await accepted();
    await send();
    expect(await notice()).toEqual([null, null, null]);
  });
});

describe('The outbox', () => {
  test('is emptied, each message sent once and marked, also by several workers at a time.', async () => {
    await put(40);
    gateway = () => new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([send(), send(), send()]);
    await send();
    expect(county.sent.map((message) => message.to).toSorted()).toEqual((await outbox()).map((row) => row.to));
    expect((await outbox()).every((row) => row.sentAt?.toISOString() === '2026-08-03T02:00:00.000Z')).toBe(true);
  });

  test('is left as it is once the program stops, also where all that waits would be held back.', async () => {
    await put(3);
    const stopped = AbortSignal.abort();
    expect(await claimMessages(await county.ctx('centre'), 'people', 2, stopped)).toEqual([]);
    expect((await outbox()).every(({ notBefore }) => notBefore.toISOString() === '2026-08-03T01:00:00.000Z')).toBe(
      true,
    );
  });

  test('keeps what is for the morning until the morning.', async () => {
    await put(1, '2026-08-04T00:00:00Z');
    await send();
    expect(county.sent).toEqual([]);
    county.setNow('2026-08-04T00:00:00Z');
    await send();
    expect(county.sent).toHaveLength(1);
  });

  test('tries again later and later when the gateway refuses, five times in all, and then leaves it to a person.', async () => {
    await put(1);
    let tries = 0;
    gateway = () => Promise.reject(new Error(`短信网关回答 50${(tries += 1)}`));
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      await send();
      const [row] = await outbox();
      const at = county.deps.now?.() as Date;
      waits.push(((row?.notBefore.getTime() ?? 0) - at.getTime()) / 60_000);
      // Nothing happens before the time is up.
      await send();
      county.setNow(new Date(at.getTime() + 61 * 60_000).toISOString());
    }
    expect(tries).toBe(5);
    expect(waits.slice(0, 4)).toEqual([1, 5, 20, 60]);
    expect((await outbox())[0]).toMatchObject({ sentAt: null, failedTimes: 5, lastError: '短信网关回答 505' });
  });

  test('says of a message that was only written into the log that nobody got it.', async () => {
    await put(1);
    const channel = smsChannel(null, pino({ level: 'silent' }));
    await runJob({ ...county.deps, channels: { sms: channel, email: channel } }, 'send-messages');
    const [row] = await outbox();
    expect([row?.sentAt === null, row === undefined ? null : messageState(row)]).toEqual([false, 'logged']);
    await put(1);
    await send();
    expect((await outbox()).map(messageState).toSorted()).toEqual(['logged', 'sent']);
  });

  test('operations A6: calls a message of which the gateway confirmed nothing neither sent nor failed, and tries it no more by itself.', async () => {
    await put(1);
    gateway = () => Promise.resolve('没有填 SMS_SUCCESS，网关的回答不算收下');
    await send();
    county.setNow('2026-08-03T05:00:00Z');
    await send();
    expect(county.sent).toHaveLength(1);
    const [row] = await outbox();
    expect(row).toMatchObject({ sentAt: null, lastError: '没有填 SMS_SUCCESS，网关的回答不算收下' });
    expect(row === undefined ? null : messageState(row)).toBe('unconfirmed');
  });

  test('sends the others when one is refused.', async () => {
    await put(10);
    gateway = (message) =>
      message.to.endsWith('3') ? Promise.reject(new Error('短信网关回答 400')) : Promise.resolve();
    await send();
    expect(county.sent).toHaveLength(9);
    expect((await outbox()).filter((row) => row.sentAt === null).map((row) => [row.to, row.failedTimes])).toEqual([
      ['13800000003', 1],
    ]);
  });

  test('holds no transaction and no lock while the gateway thinks.', async () => {
    await put(1);
    const seen: unknown[] = [];
    gateway = async () => {
      const open = await database.pool.query(
        "select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
      );
      const free = await database.pool.query('select 1 from message for update nowait');
      seen.push(open.rowCount, free.rowCount);
    };
    await send();
    expect(seen).toEqual([0, 1]);
  });

  test('gives a message of a worker that died to another one when its lease has run out, under the same id.', async () => {
    await put(1);
    const ctx = await county.ctx('centre');
    const [claimed] = await claimMessages(ctx, 'people', 8, new AbortController().signal);
    await send();
    expect(county.sent).toEqual([]);
    county.setNow('2026-08-03T02:02:00Z');
    await send();
    expect(county.sent.map((message) => message.id)).toEqual([claimed?.id]);
  });
});

describe('对外通知', () => {
  test('to a system that does not answer hold up no other system, and wait with all their tries until it is asked again.', async () => {
    for (const to of ['dead', 'dead too']) await put(20, '2026-08-03T01:00:00Z', { channel: 'hook', to });
    // Written last, behind more than are sent at once.
    await put(10, '2026-08-03T01:30:00Z', { channel: 'hook', to: 'oa' });
    const asked: string[] = [];
    let giveUp = (): void => undefined;
    const silence = new Promise<never>((_, reject) => (giveUp = () => reject(new Error('对方 10 秒没有回答'))));
    silence.catch(() => undefined);
    const hook = {
      name: '对外通知',
      send: ({ to }: Outgoing) => (asked.push(to), to === 'oa' ? Promise.resolve(undefined) : silence),
    };
    const run = runJob({ ...county.deps, channels: { ...county.deps.channels, hook } }, 'send-hooks');
    const letters = async (to: string) => (await outbox()).filter((one) => one.to === to);
    // The dead ones say nothing until the other has everything.
    await vi.waitFor(
      async () => expect((await letters('oa')).every(({ sentAt }) => sentAt !== null)).toBe(true),
      20_000,
    );
    giveUp();
    await run;
    for (const dead of ['dead', 'dead too']) {
      const tried = asked.filter((to) => to === dead).length;
      expect(tried).toBeLessThan(20);
      expect((await letters(dead)).map(({ failedTimes }) => failedTimes).toSorted()).toEqual(
        Array.from({ length: 20 }, (_, i) => Number(i >= 20 - tried)),
      );
    }
  });
});

describe('security F20: the telephone of somebody', () => {
  const to = '13812340317';
  const states = async () => (await outbox()).map(messageState).toSorted();

  test('that nobody has proven gets one message a day, however often it is typed, and the others say why not.', async () => {
    await put(30, undefined, { to, brake: 'unproven' });
    await Promise.all([send(), send()]);
    await send();
    expect(county.sent).toHaveLength(1);
    expect(await states()).toEqual([...Array.from({ length: 29 }, () => 'held'), 'sent']);
    county.setNow('2026-08-04T02:00:00Z');
    await put(2, '2026-08-04T01:00:00Z', { to, brake: 'unproven' });
    await send();
    expect(county.sent).toHaveLength(2);
  });

  test('gets ten messages to citizens a day; what is more goes out in the morning, and nothing is lost.', async () => {
    await put(13, undefined, { to, brake: 'citizen' });
    await send();
    await send();
    expect(county.sent).toHaveLength(10);
    expect((await states()).filter((state) => state === 'tomorrow')).toHaveLength(3);
    county.setNow('2026-08-04T00:00:00Z');
    await send();
    expect(county.sent).toHaveLength(13);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  test('is counted once for a message that the gateway refuses, and never for what must reach its reader.', async () => {
    await put(1, undefined, { to, brake: 'unproven' });
    gateway = () => Promise.reject(new Error('短信网关回答 500'));
    await send();
    gateway = () => Promise.resolve();
    county.setNow('2026-08-03T03:00:00Z');
    await send();
    expect(county.sent).toHaveLength(1);
    await put(15, undefined, { to });
    for (let i = 0; i < 3; i += 1) await send();
    expect(county.sent).toHaveLength(16);
  });

  test('keeps its ten proven messages, however many strangers type it by day or by night.', async () => {
    await put(30, '2026-08-03T00:59:00Z', { to, brake: 'unproven' });
    await put(9, undefined, { to, brake: 'citizen' });
    // One turn: what was held does not end it, and keeps nobody else's message waiting.
    await send();
    expect(county.sent).toHaveLength(10);
    expect((await states()).filter((state) => state === 'tomorrow')).toEqual([]);
  });

  test('gets the one message whose worker died before it was sent.', async () => {
    await put(1, undefined, { to, brake: 'unproven' });
    await claimMessages(await county.ctx('centre'), 'people', 8, new AbortController().signal);
    county.setNow('2026-08-03T02:02:00Z');
    await send();
    expect(county.sent).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  test('stands in no count in the clear.', async () => {
    await put(1, undefined, { to, brake: 'unproven' });
    await send();
    const { rows } = await database.pool.query('select encode(subject, $1) as mark from try_count', ['escape']);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(to);
  });
});

test('The receipt of a filing goes out by itself, and nothing goes to a landline.', async () => {
  county.setNow('2026-08-03T02:00:00Z');
  const { number } = await county.aComplaint('registered');
  expect(await outbox()).toEqual([]);
  await database.pool.query("update complaint set consumer_phone = '13812340317' where number = $1", [number]);
  const { moveComplaint } = await import('../../src/actions/complaint/complaint.ts');
  await moveComplaint(await county.ctx('centre'), number, 'dispatch', { officeId: 'CG', note: '' }, { version: null });
  // What can be taken back for ten minutes is told when it stands.
  await send();
  expect(county.sent).toEqual([]);
  county.setNow('2026-08-03T02:10:00Z');
  await send();
  expect(county.sent).toHaveLength(1);
  expect(county.sent[0]).toMatchObject({
    to: '13812340317',
    text: `【青禾县12315】您的投诉（${number}）已交到市场监管所办理。`,
  });
});

describe('security F7: a message whose telephone lies sealed under a key', () => {
  test('is left to the server that has the key, and given up where the key is lost', async () => {
    const sent: string[] = [];
    gateway = ({ to }) => {
      sent.push(to);
      return Promise.resolve();
    };
    const newer: Keyring = { ...testKeyring, current: 'kz', keys: new Map([['kz', randomBytes(32)]]) };
    usePersonKeys(database.db, newer);
    await put(2);
    usePersonKeys(database.db, testKeyring);
    await send();
    expect(await outbox()).toMatchObject([
      { sentAt: null, failedTimes: 0 },
      { sentAt: null, failedTimes: 0 },
    ]);
    expect(sent).toEqual([]);
    usePersonKeys(database.db, newer);
    await send();
    expect(sent).toHaveLength(2);
    await put(1);
    usePersonKeys(database.db, testKeyring, new Set(['kz']));
    await send();
    expect(sent).toHaveLength(2);
    const [lost] = (await outbox()).filter(({ sentAt }) => sentAt === null);
    expect(lost === undefined ? null : messageState(lost)).toBe('failed');
  });
});
