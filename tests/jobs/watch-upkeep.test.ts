/** 系统告警: who keeps the machine hears of it by each way that the administrator chose, once, and once when it is good again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveAlertWayForm, testAlert } from '../../src/actions/matter/alert/alert.ts';
import type { Context } from '../../src/actions/base/context.ts';
import { outgoing } from '../../src/actions/matter/message.ts';
import { useHooks } from '../../src/actions/matter/hook/hook.ts';
import type { Machine, MachineLook } from '../../src/domain/base/upkeep.ts';
import { runJob } from '../../src/jobs/run.ts';
import { UpkeepWatch } from '../../src/jobs/watch-upkeep.ts';
import { answerTally } from '../../src/outside/machine/answer-tally.ts';
import { outageMarkIn } from '../../src/outside/machine/outage-mark.ts';
import type { MessageChannel, Outgoing } from '../../src/outside/sms.ts';
import { lookAtAnswers } from '../../src/actions/base/upkeep.ts';
import { saveAccount } from '../../src/store/county/account.ts';
import { saveReach } from '../../src/store/county/reach-by.ts';
import { saveMessages } from '../../src/store/matter/message.ts';
import { transact } from '../../src/store/base/transact.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
let admin: Context;
let folder: string;
let sent: Record<'sms' | 'email' | 'hook', Outgoing[]>;
/** What a way does before it has taken a message. */
let takes: Partial<Record<'sms' | 'email' | 'hook', () => Promise<void>>>;
let look: MachineLook;
let isAway: boolean;

const well: MachineLook = {
  freeBytes: 50 * 1024 ** 3,
  takesFiles: true,
  backups: [],
  rehearsals: [],
  backedUpSince: null,
  areKeysKept: true,
  isBackedUp: false,
};
const nearlyFull = { ...well, freeBytes: 1024 ** 3 };
const full = { ...well, freeBytes: 1024 ** 2 };

beforeEach(async () => {
  database = await testDatabase();
  county = await smallCounty(database, '/nonexistent');
  folder = mkdtempSync(join(tmpdir(), 'hongdun-outage-'));
  [sent, takes, look, isAway] = [{ sms: [], email: [], hook: [] }, {}, well, false];
  const adminId = uuidv7();
  await transact(database.db, async (tx) => {
    await saveAccount(tx, {
      countyId,
      id: adminId,
      loginName: 'admin',
      name: '石磊',
      role: 'admin',
      organisationId: 'C12315',
      stationId: null,
      phone: '13900000009',
      passwordHash: '-',
      active: true,
      mustChange: false,
      sealsHeld: false,
      hasFactor: false,
      subject: '',
      language: 'zh',
    });
    const reach = { countyId, bySms: false, byEmail: false, line: '' };
    await saveReach(tx, { ...reach, accountId: county.accountIds.centre, email: 'duty@example.cn' });
  });
  county.setNow('2026-12-01T02:00:00Z');
  const asCentre = await county.ctx('centre');
  admin = { ...asCentre, actor: { ...asCentre.actor, id: adminId, role: 'admin', name: '石磊' } };
  useHooks([
    { name: 'oa', events: ['alert'] },
    { name: 'plain', events: ['filed'] },
  ]);
});
afterEach(async () => {
  useHooks([]);
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const channel = (name: 'sms' | 'email' | 'hook'): MessageChannel => ({
  name,
  async send({ id, to, text }) {
    await takes[name]?.();
    sent[name].push({ id, to, text });
    return undefined;
  },
});

function watch(host = 'a', sentWithinMs?: number, tally = answerTally()): UpkeepWatch {
  const machine: Machine = {
    look: () => Promise.resolve(look),
    certificateEndsAt: () => null,
    startedAt: new Date('2026-11-01T00:00:00Z'),
    version: '0.0.0',
    host,
    process: `${host} 1`,
    isGone: () => false,
    outage: outageMarkIn(folder),
    answers: tally,
  };
  const ask = () => (isAway ? Promise.reject(new Error('ECONNREFUSED')) : Promise.resolve());
  const channels = { sms: channel('sms'), email: channel('email'), hook: channel('hook') };
  return new UpkeepWatch({ ...county.deps, channels, machine, probe: { ask, write: ask } }, sentWithinMs);
}
const never = new AbortController().signal;
async function at(time: string, ...watches: UpkeepWatch[]): Promise<void> {
  county.setNow(time);
  await Promise.all(watches.map((one) => one.look(never)));
}

async function choose(): Promise<void> {
  const { centre, leader } = county.accountIds;
  await saveAlertWayForm(admin, 'sms', { accountIds: [centre, leader] });
  await saveAlertWayForm(admin, 'email', { accountIds: [centre] });
}
/** Messages to citizens, made at 09:30, of which one word says what became of them. */
async function outboxOf(fates: readonly ('waits' | 'sent' | 'given-up' | 'unreached')[]): Promise<void> {
  const madeAt = new Date('2026-12-01T01:30:00Z');
  const rows = fates.map((fate, i) => ({
    ...outgoing(admin, { countyId, matterId: null, channel: 'sms', to: `1380000${1000 + i}`, text: `第 ${i} 条` }),
    madeAt,
    notBefore: madeAt,
    sentAt: fate === 'sent' || fate === 'unreached' ? madeAt : null,
    failedTimes: fate === 'given-up' ? 5 : 0,
    unreached: fate === 'unreached' ? '空号' : null,
  }));
  await transact(database.db, (tx) => saveMessages(tx, rows));
}
const atDesk = async () =>
  (await database.db.selectFrom('message').selectAll().where('channel', '=', 'app').orderBy('madeAt').execute()).map(
    ({ accountId, text }) => [accountId === admin.actor.id ? 'admin' : 'another', text],
  );
async function waitingTo(to: string): Promise<number> {
  const rows = await database.db.selectFrom('message').select(['to', 'sentAt']).where('channel', '=', 'sms').execute();
  return rows.filter((one) => one.to === to && one.sentAt === null).length;
}
const words = '磁盘快满（a）：磁盘只剩 1024 兆，请腾出空间';

describe('issue 16: a finding', () => {
  test('goes by bell, text message, mail and to the systems that ask, once, and so does its end', async () => {
    await choose();
    look = nearlyFull;
    await at('2026-12-01T02:00:00Z', watch());
    await at('2026-12-01T02:05:00Z', watch());
    await at('2026-12-01T02:10:00Z', watch());
    const told = `【青禾县12315】系统告警：${words}。请看管理 → 系统状态。`;
    expect(sent.sms.map(({ to, text }) => [to, text])).toEqual([
      ['13900000003', told],
      ['13900000004', told],
    ]);
    expect(sent.email.map(({ to, text }) => [to, text])).toEqual([['duty@example.cn', told]]);
    expect(await atDesk()).toEqual([['admin', `系统告警：${words}。请看管理 → 系统状态。`]]);
    expect(sent.hook.map(({ to, text }) => [to, JSON.parse(text)])).toEqual([
      [
        'oa',
        expect.objectContaining({ event: 'alert', kind: 'machine', number: 'disk-low', state: 'begun', level: 'warn' }),
      ],
    ]);
    look = well;
    await at('2026-12-01T02:30:00Z', watch());
    await at('2026-12-01T02:31:00Z', watch());
    expect(sent.sms.map(({ text }) => text).slice(2)).toEqual(
      Array.from({ length: 2 }, () => '【青禾县12315】系统已恢复：磁盘的空间又够了（a），前后 30 分钟。'),
    );
    expect([sent.email.length, sent.hook.length, (await atDesk()).length]).toEqual([2, 2, 2]);
    expect(JSON.parse(sent.hook[1]?.text ?? '')).toMatchObject({ number: 'disk-low', state: 'over' });
  });

  test('is told once by two programs that look at the same time', async () => {
    await choose();
    look = nearlyFull;
    await at('2026-12-01T02:00:00Z', watch());
    // Both of this machine, as after a restart that overlaps.
    await at('2026-12-01T02:06:00Z', watch(), watch());
    expect([sent.sms.length, sent.email.length, sent.hook.length, (await atDesk()).length]).toEqual([2, 1, 1, 1]);
  });

  test.each(['sms', 'email', 'hook'] as const)('that cannot go out by %s goes by all the others', async (way) => {
    await choose();
    takes[way] = () => Promise.reject(new Error('网关回答 500'));
    look = nearlyFull;
    await at('2026-12-01T02:00:00Z', watch());
    await at('2026-12-01T02:06:00Z', watch());
    const all = { sms: 2, email: 1, hook: 1 };
    expect({ sms: sent.sms.length, email: sent.email.length, hook: sent.hook.length }).toEqual({ ...all, [way]: 0 });
    expect(await atDesk()).toHaveLength(1);
    // It waits in the outbox and goes out once the gateway takes it.
    takes = {};
    look = well;
    county.setNow('2026-12-01T02:08:00Z');
    const deps = { ...county.deps, channels: { sms: channel('sms'), email: channel('email'), hook: channel('hook') } };
    await runJob(deps, 'send-messages');
    await runJob(deps, 'send-hooks');
    expect({ sms: sent.sms.length, email: sent.email.length, hook: sent.hook.length }).toEqual(all);
  });

  test('waits at night for the morning, but rings where nothing can be filed', async () => {
    await choose();
    look = nearlyFull;
    await at('2026-12-01T18:00:00Z', watch());
    await at('2026-12-01T18:10:00Z', watch());
    expect([sent.sms.length, (await atDesk()).length]).toEqual([0, 0]);
    look = full;
    await at('2026-12-01T18:11:00Z', watch());
    await at('2026-12-01T18:12:00Z', watch());
    expect(sent.sms.map(({ text }) => text)).toEqual(
      Array.from(
        { length: 2 },
        () => '【青禾县12315】系统告警（办不了件）：磁盘满了（a）：磁盘只剩 1 兆。请看管理 → 系统状态。',
      ),
    );
  });
});

describe('issue 16: beside the outbox', () => {
  test('the watch sends what it has written, and leaves what waited before to the queue', async () => {
    await choose();
    await outboxOf(Array.from({ length: 20 }, () => 'waits' as const));
    look = nearlyFull;
    await at('2026-12-01T01:40:00Z', watch());
    await at('2026-12-01T01:45:00Z', watch());
    expect(sent.sms.map(({ to }) => to).toSorted()).toEqual(['13900000003', '13900000004']);
    await runJob({ ...county.deps, channels: { sms: channel('sms'), email: channel('email') } }, 'send-messages');
    expect(sent.sms).toHaveLength(22);
  });

  test('a gateway that does not answer keeps it from no other look', async () => {
    await choose();
    const answered = Promise.withResolvers<void>();
    takes.sms = () => answered.promise;
    look = nearlyFull;
    const one = watch('a', 20);
    await at('2026-12-01T02:00:00Z', one);
    await at('2026-12-01T02:05:00Z', one);
    isAway = true;
    await at('2026-12-01T02:06:00Z', one);
    answered.resolve();
    await one.sent();
    expect(sent.sms).toHaveLength(2);
    expect(await waitingTo('13900000003')).toBe(0);
  });

  test('one mistyped number is told at the desk alone, and a gateway by which many come to nothing by every way', async () => {
    await choose();
    await outboxOf(['unreached', 'given-up', ...Array.from({ length: 12 }, () => 'sent' as const)]);
    const one = watch();
    await at('2026-12-01T02:00:00Z', one);
    await at('2026-12-01T02:05:00Z', one);
    expect([sent.sms.length, sent.email.length]).toEqual([0, 0]);
    const zh = '七天里有 2 条短信邮件没有发出去';
    expect(await atDesk()).toEqual([['admin', `系统告警：短信邮件没发出去：${zh}。请看管理 → 系统状态。`]]);
    await outboxOf(['given-up', 'given-up']);
    await at('2026-12-01T02:10:00Z', one);
    await at('2026-12-01T02:15:00Z', one);
    const failing = '一天里短信 16 条里 4 条没有发到；原因在管理 → 短信邮件';
    expect(sent.email.map(({ text }) => text)).toEqual([
      `【青禾县12315】系统告警：短信邮件成批发不到：${failing}。请看管理 → 系统状态。`,
    ]);
    expect([sent.sms.length, (await atDesk()).length]).toEqual([2, 2]);
  });
});

describe('issue 16: while the database is away', () => {
  test('they are told past the outbox, once by all programs, by every way that works, and by the outbox that it is back', async () => {
    await choose();
    takes.email = () => Promise.reject(new Error('SMTP'));
    const [one, other] = [watch('a'), watch('b')];
    await at('2026-12-01T18:00:00Z', one, other);
    isAway = true;
    await at('2026-12-01T18:01:00Z', one, other);
    expect(sent.sms).toEqual([]);
    await at('2026-12-01T18:02:00Z', one, other);
    await at('2026-12-01T18:03:00Z', one, other);
    expect(sent.sms.map(({ to }) => to).toSorted()).toEqual(['13900000003', '13900000004']);
    expect(sent.sms[0]?.text).toBe(
      '【青禾县12315】系统告警（办不了件）：数据库停了：数据库没有回答。请到机器上看 hongdun status。',
    );
    expect([sent.email.length, sent.hook.length]).toEqual([0, 1]);
    isAway = false;
    takes = {};
    await at('2026-12-01T18:05:00Z', one, other);
    const back = sent.sms.slice(2).map(({ text }) => text);
    expect(back).toHaveLength(2);
    for (const text of back) expect(text).toMatch(/^【青禾县12315】系统已恢复：数据库又有回答了，前后 /u);
    expect([sent.email.length, sent.hook.length, (await atDesk()).length]).toEqual([1, 2, 1]);
  });

  test('what did not go out is tried until it went, and no more once it has', async () => {
    await choose();
    const one = watch();
    await at('2026-12-01T18:00:00Z', one);
    isAway = true;
    takes.sms = () => Promise.reject(new Error('ENETUNREACH'));
    await at('2026-12-01T18:01:00Z', one);
    await at('2026-12-01T18:02:00Z', one);
    expect([sent.sms.length, sent.email.length, sent.hook.length]).toEqual([0, 1, 1]);
    await at('2026-12-01T18:03:00Z', one);
    takes = {};
    await at('2026-12-01T18:04:00Z', one);
    await at('2026-12-01T18:05:00Z', one);
    expect([sent.sms.length, sent.email.length, sent.hook.length]).toEqual([2, 1, 1]);
  });

  test('a machine that is well ends no outage of another, even as it starts', async () => {
    await choose();
    const cutOff = watch('a');
    await at('2026-12-01T18:00:00Z', cutOff);
    isAway = true;
    await at('2026-12-01T18:01:00Z', cutOff);
    await at('2026-12-01T18:02:00Z', cutOff);
    isAway = false;
    await at('2026-12-01T18:03:00Z', watch('b'));
    expect(sent.sms).toHaveLength(2);
    // It was ended meanwhile: the next start on its machine tells that it is good.
    await at('2026-12-01T18:05:00Z', watch('a'));
    expect(sent.sms.slice(2).map(({ text }) => text)).toEqual(
      Array.from({ length: 2 }, () => '【青禾县12315】系统已恢复：数据库又有回答了，前后 4 分钟。'),
    );
  });

  test('a mark that a machine has left behind keeps nobody from telling the next one', async () => {
    await choose();
    await outageMarkIn(folder).begin({ host: 'gone', since: new Date('2026-11-01T00:00:00Z') });
    const one = watch('b');
    await at('2026-12-01T18:00:00Z', one);
    isAway = true;
    await at('2026-12-01T18:01:00Z', one);
    await at('2026-12-01T18:02:00Z', one);
    expect(sent.sms).toHaveLength(2);
  });

  test('it is told to be good again also where no mark could be written', async () => {
    await choose();
    rmSync(folder, { recursive: true });
    const one = watch();
    await at('2026-12-01T18:00:00Z', one);
    isAway = true;
    await at('2026-12-01T18:01:00Z', one);
    await at('2026-12-01T18:02:00Z', one);
    isAway = false;
    await at('2026-12-01T18:05:00Z', one);
    await at('2026-12-01T18:06:00Z', one);
    expect(sent.sms.slice(2).map(({ text }) => text)).toEqual(
      Array.from({ length: 2 }, () => '【青禾县12315】系统已恢复：数据库又有回答了，前后 4 分钟。'),
    );
  });
});

describe('issue 16: whom it goes to', () => {
  test('is chosen among those of the bureau who are reached by the way, and refused with a sentence that names who is not', async () => {
    const choice = (accountIds: string[]) => saveAlertWayForm(admin, 'email', { accountIds });
    await expect(choice([county.accountIds.leader])).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'accountIds', zh: expect.stringContaining('leader没有写邮箱') as string }],
    });
    await choice([county.accountIds.centre]);
    const lines = () => database.pool.query("select 1 from ledger where verb = 'alert-way-saved'");
    // A second press changes nothing.
    await choice([county.accountIds.centre]);
    expect((await lines()).rowCount).toBe(1);
    await expect(saveAlertWayForm(await county.ctx('officer'), 'sms', { accountIds: [] })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  test('a test goes by one way alone, and a second press of it sends nothing', async () => {
    await choose();
    const id = uuidv7();
    expect(await testAlert(admin, { id, way: 'sms' })).toEqual({ sent: 2 });
    expect(await testAlert(admin, { id, way: 'sms' })).toEqual({ sent: 0 });
    expect(await testAlert(admin, { id: uuidv7(), way: 'hook' })).toEqual({ sent: 1 });
    const { rows } = await database.pool.query('select channel from message order by channel');
    expect(rows.map((row: { channel: string }) => row.channel)).toEqual(['hook', 'sms', 'sms']);
    await saveAlertWayForm(admin, 'sms', { accountIds: [] });
    await expect(testAlert(admin, { id: uuidv7(), way: 'sms' })).rejects.toMatchObject({ code: 'alert-to-nobody' });
  });
});

describe('what was answered', () => {
  const heard = async () => lookAtAnswers(database.db, (await county.ctx('centre')).at);
  test('is written every half minute: a program that is killed leaves a gap, a slow one a high point', async () => {
    const [tally, mine] = [answerTally(), answerTally()];
    const before = watch('a', undefined, mine);
    await at('2026-12-01T02:00:10Z', before);
    mine.note({ ms: 18, isError: false, at: new Date('2026-12-01T02:04:50Z') });
    await at('2026-12-01T02:05:10Z', before);
    // Killed here; another life of it begins a quarter of an hour later and is slow.
    const after = watch('a', undefined, tally);
    await at('2026-12-01T02:20:10Z', after);
    tally.note({ ms: 2100, isError: true, at: new Date('2026-12-01T02:20:20Z') });
    await at('2026-12-01T02:20:40Z', after);
    const { availability, points, today } = await heard();
    expect(availability).toMatchObject({
      slots: 5,
      heard: 3,
      gaps: [{ from: new Date('2026-12-01T02:10:00Z'), to: new Date('2026-12-01T02:20:00Z') }],
    });
    expect(points.slice(-2).map(({ p95, errors, gone }) => [p95, errors, gone])).toEqual([
      [20, 0, 1],
      [2500, 1, 1],
    ]);
    expect(today).toMatchObject({ n: 2, errors: 1 });
  });

  test('of two programs adds up, and while nothing can be filed nobody was there', async () => {
    const [one, other] = [answerTally(), answerTally()];
    const both = [watch('a', undefined, one), watch('b', undefined, other)];
    for (const tally of [one, other]) tally.note({ ms: 40, isError: false, at: new Date('2026-12-01T02:00:01Z') });
    await at('2026-12-01T02:00:10Z', ...both);
    // The database is away for five minutes, then there is no room for a filing.
    isAway = true;
    await at('2026-12-01T02:05:10Z', ...both);
    [isAway, look] = [false, full];
    await at('2026-12-01T02:10:10Z', ...both);
    look = well;
    await at('2026-12-01T02:15:10Z', ...both);
    const { availability, today } = await heard();
    expect(availability).toMatchObject({ slots: 4, heard: 2 });
    expect(today).toMatchObject({ n: 2, p95: 40 });
    // What is older than the page looks back is let go.
    await at('2027-01-06T02:00:10Z', ...both);
    const { rows } = await database.pool.query('select count(*)::integer as n from answer_sample');
    expect(rows[0]).toEqual({ n: 2 });
  });
});
