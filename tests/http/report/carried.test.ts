/** A city and its county on two databases, with a real line between them: what was locked and signed goes up, and the answer comes back. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { CarriedMonth } from '../../../src/domain/exchange/carried.ts';
import { headLine } from '../../../src/domain/base/ledger-head.ts';
import {
  markHeader,
  PutOff,
  signatureHeader,
  signedAtHeader,
  type AnyLetter,
  type Line,
  type StoredLetter,
} from '../../../src/domain/exchange/letter-exchange.ts';
import { sealOf } from '../../../src/actions/report/carried.ts';

import { runJob } from '../../../src/jobs/run.ts';
import { lineTo } from '../../../src/outside/exchange.ts';
import { signatureOf } from '../../../src/outside/signature.ts';
import { createDb } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { insertLetters } from '../../../src/store/exchange/letter-exchange.ts';
import { cast } from '../../build/cast.ts';
import { aCarriedReport } from '../../build/report/carried.ts';
import { appOf, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

const cityId = 990100;
const countyId = 990126;
const key = 'the key of the county of the tests, 1';
const otherKey = 'the key of another county of tests, 2';
let city: TestApp;
let county: TestApp;
const servers: Server[] = [];

async function listen(app: TestApp): Promise<string> {
  const server = createAdaptorServer({ fetch: appOf(app.deps).fetch }) as Server;
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function setNow(at: string): void {
  city.setNow(at);
  county.setNow(at);
}
const turn = (app: TestApp) =>
  runJob({ ...app.deps, connection: '', channels: {} as never, now: app.deps.now } as never, 'send-letters');
const ownerOf = async <T>(app: TestApp, run: (db: ReturnType<typeof createDb>['db']) => Promise<T>): Promise<T> => {
  const { db } = createDb(app.database.owner, 1);
  try {
    return await run(db);
  } finally {
    await db.destroy();
  }
};

/** Locks a month of the county past its offices, as a leader may with a remark. */
async function lock(month: string): Promise<void> {
  const opened = await county.as(cast.centre)('POST', '/api/month-closings', { id: uuidv7(), month });
  expect(opened.status).toBe(200);
  const { number, version } = opened.body.entry;
  const locked = await county.as(cast.deputyDirector)('POST', `/api/month-closings/${number}/lock`, {
    version,
    clientId: uuidv7(),
    input: { remark: '各所的数还没有报，先锁定。' },
  });
  expect([locked.status, locked.body.entry?.state]).toEqual([200, 'locked']);
}

const compared = async (figures = 'received,tipoffs,onTimeClosureRate', from = '2026-08', to = '2026-09') => {
  const read = await city.as(cast.city)(
    'GET',
    `/api/county-table?from=${from}&to=${to}&figures=${figures}&sort=received`,
  );
  expect(read.status).toBe(200);
  return read.body;
};
const lineOf = (body: { rows: { countyId: number }[] }, of = countyId) =>
  body.rows.find((one) => one.countyId === of) as never as {
    line: { since: string; last: string } | null;
    cells: Record<string, { value: number | null; months: number; otherVersion: number | null; isPart: boolean }>;
  };

/** Posts as whoever holds the key, with whatever is wrong about it. */
async function post(path: string, body: object, signedWith = key, at = city.deps.now(), to = city) {
  const signedAt = at.toISOString();
  const line = lineTo({ url: 'http://127.0.0.1:9', key: signedWith });
  return to.as(null)('POST', `/api/exchange/${path}`, body, {
    [signedAtHeader]: signedAt,
    [signatureHeader]: signatureOf(signedWith, signedAt, JSON.stringify(body)),
    [markHeader]: line.mark,
  });
}

function month(change: Partial<CarriedMonth> = {}): CarriedMonth {
  const letter: CarriedMonth = {
    id: uuidv7(),
    from: '白沙县',
    countyId: 990102,
    seal: '',
    kind: 'month',
    number: '统2026-0001',
    inhabitants: 10_000,
    month: '2026-08-01',
    lockedAt: '2026-09-05T02:00:00.000Z',
    sha256: 'a'.repeat(64),
    values: [
      { figure: 'received', value: 500, part: null, whole: null, definition: 1 },
      { figure: 'onTimeClosureRate', value: 90, part: 18, whole: 20, definition: 7 },
      { figure: 'aFigureOfTomorrow', value: 3, part: null, whole: null, definition: 1 },
    ],
    corrections: [],
    ...change,
  };
  return { ...letter, seal: change.seal ?? sealOf(letter) };
}

const step = async (app: TestApp, who: string, path: string, move: string, input: object = {}) => {
  const { version } = (await app.as(cast.centre)('GET', `/api/${path}`)).body.entry;
  return app.as(who)('POST', `/api/${path}/${move}`, { version, clientId: uuidv7(), input });
};
const own = (number: string) => `work-reports/${encodeURIComponent(number)}`;
const above = (number: string) => `county-reports/${encodeURIComponent(number)}`;
const entryAt = async (app: TestApp, path: string) => (await app.as(cast.centre)('GET', `/api/${path}`)).body;
const waiting = async () =>
  (await city.as(cast.centre)('GET', '/api/county-reports')).body.items.map((one: { entry: object }) => one.entry);
/** The report of the county that waits above under its number there. */
const came = async (theirs: string) =>
  (await waiting()).find(
    (one: { theirNumber: string; peerCountyId: number }) => one.theirNumber === theirs && one.peerCountyId === countyId,
  );
/** Drafted, reviewed and signed by three people of the county. */
async function signed(write?: (n: string) => Promise<void>): Promise<string> {
  const form = { id: uuidv7(), kind: 'environment', from: '2026-08-01', to: '2026-08-31' };
  const { entry } = (await county.as(cast.centre)('POST', '/api/work-reports', form)).body;
  await write?.(entry.number);
  await sign(entry.number);
  return entry.number;
}
async function sign(n: string): Promise<void> {
  const reading = await county.as(cast.centre)('GET', `/api/${own(n)}/reading`);
  await step(county, cast.centre, own(n), 'acknowledge', { names: reading.body.blanks });
  for (const { rule, printed, sentence } of reading.body.findings.filter(
    (one: { rule: string }) => one.rule !== 'blank',
  ))
    await step(county, cast.centre, own(n), 'answer', { rule, printed, sentence, how: 'reason', words: '核对过了' });
  for (const [who, move] of [
    [cast.centre, 'send'],
    [cast.dutyLeader, 'review'],
    [cast.deputyDirector, 'sign'],
  ] as const) {
    const made = await step(county, who, own(n), move);
    expect([move, made.status, made.body.zh]).toEqual([move, 200, undefined]);
  }
}

beforeAll(async () => {
  [city, county] = await Promise.all([testApp({ countyId: cityId }), testApp()]);
  setNow('2026-08-14T10:00:00+08:00');
  for (let i = 0; i < 2; i += 1) await county.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C09' }));
  setNow('2026-09-14T10:00:00+08:00');
  await county.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C09' }));
});
afterAll(async () => {
  for (const server of servers) server.close();
  await Promise.all([city.close(), county.close()]);
});

describe('a locked month over the line', () => {
  it('goes up when the line is connected, also one that was locked before, and stands beside the counties of the city', async () => {
    setNow('2026-09-16T09:00:00+08:00');
    await lock('2026-08');
    await turn(county);
    expect((await county.as(cast.centre)('GET', '/api/exchange')).body.letters).toEqual([]);
    const [atCity, atCounty] = [await listen(city), await listen(county)];
    county.deps.line = lineTo({ url: atCity, key });
    city.deps.below = [
      { countyId, line: lineTo({ url: atCounty, key }) },
      { countyId: 990102, line: lineTo({ url: 'http://127.0.0.1:9', key: otherKey }) },
    ];
    await turn(county);
    await turn(county);
    const { letters } = (await county.as(cast.centre)('GET', '/api/exchange')).body;
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ kind: 'month', subject: '2026-08', state: 'acked', verdict: 'new' });
    const body = await compared();
    expect(lineOf(body)).toMatchObject({
      name: '青禾县',
      line: { since: '2026-08-01', last: '2026-08-01' },
      cells: { received: { value: 2, months: 1, isPart: true, otherVersion: null } },
    });
    // The city's own is counted out of its own ledger.
    expect(lineOf(body, cityId)).toMatchObject({ line: null });
    expect(body.total.received.value).toBe(2);
    // A month of two is no whole: it is in no mean.
    expect(body.mean.received.counties).toBe(0);
  });

  it('carries counts, and neither records nor persons', async () => {
    const kept = await ownerOf(city, (db) =>
      sql<{
        all: string;
      }>`select coalesce(json_agg(l)::text, '') || (select json_agg(v)::text from line_month_value as v) as all
        from exchange_letter as l`.execute(db),
    );
    expect(kept.rows[0]?.all).toMatch(/received/u);
    expect(kept.rows[0]?.all).not.toMatch(/李有田|13800000317|老周农资店|投2026/u);
  });

  it('is corrected by what came late, with the lock of the next month, as it is at home', async () => {
    // A complaint of August that reaches the ledger only after the lock.
    setNow('2026-08-20T09:00:00+08:00');
    expect((await county.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C09' }))).status).toBe(201);
    setNow('2026-10-08T09:00:00+08:00');
    await lock('2026-09');
    await turn(county);
    const here = await ownerOf(county, (db) =>
      sql<{
        now: number;
      }>`select now from month_correction where month = '2026-08-01' and figure = 'received' and office_id = ''`.execute(
        db,
      ),
    );
    const body = await compared();
    expect(here.rows[0]?.now).toBe(3);
    expect(lineOf(body)).toMatchObject({ cells: { received: { value: 4, months: 2, isPart: false } } });
    expect(body.mean.received).toEqual({ value: 4, counties: 1 });
  });

  it('is the same however often it is sent, and no other stands in its place', async () => {
    const letter = month();
    const first = await post('months', letter, otherKey);
    expect(first.body).toMatchObject({ id: letter.id, verdict: 'new' });
    expect((await post('months', letter, otherKey)).body).toEqual(first.body);
    expect((await post('months', month(), otherKey)).body.verdict).toBe('same');
    const other = month({ sha256: 'b'.repeat(64) });
    expect((await post('months', other, otherKey)).body).toMatchObject({ verdict: 'refused' });
    const many = await Promise.all([1, 2, 3].map(() => post('months', month({ month: '2026-07-01' }), otherKey)));
    expect(many.map(({ body }) => body.verdict).toSorted()).toEqual(['new', 'same', 'same']);
  });

  it('marks what was counted by another version, and neither adds nor compares it', async () => {
    const body = await compared('received,onTimeClosureRate', '2026-08', '2026-08');
    expect(lineOf(body, 990102).cells['onTimeClosureRate']).toMatchObject({ value: 90, otherVersion: 7 });
    expect(body.total.onTimeClosureRate).toMatchObject({ value: null, whole: 0 });
    expect(body.mean.onTimeClosureRate.counties).toBe(0);
    expect(body.rows[0]).toMatchObject({ countyId: 990102, cells: { received: { value: 500, perTenThousand: 500 } } });
    const file = await city.as(cast.city)(
      'GET',
      '/api/export/county-table?from=2026-08&to=2026-08&figures=received,onTimeClosureRate&format=csv',
    );
    expect(file.body).toContain('经线路报来，2026-07 到 2026-08 锁定的月份');
    expect(file.body).toContain('按第7版口径，不比、不算进合计');
  });

  it.each([
    ['of another county than the line is of', month({ countyId: 990103 }), '这条线路是 990102 的'],
    ['with a hash that does not fit', month({ month: '2026-06-01', seal: 'c'.repeat(64) }), '校验值对不上'],
    ['of a month that is not over', month({ month: '2026-10-01' }), '还没有过完'],
    [
      'that tells a figure twice',
      month({ month: '2026-06-01', values: [...month().values, ...month().values] }),
      '一个数说了两遍',
    ],
    [
      'that corrects a later month',
      month({
        month: '2026-06-01',
        corrections: [{ month: '2026-09-01', figure: 'received', value: 1, part: null, whole: null, definition: 1 }],
      }),
      '不是更早的月份',
    ],
  ])('is refused %s, with a sentence', async (_name, letter, words) => {
    const { status, body } = await post('months', letter, otherKey);
    expect([status, body.verdict]).toEqual([200, 'refused']);
    expect(body.reasonZh).toContain(words);
    const found = await ownerOf(city, (db) =>
      sql`select 1 from line_month where month in ('2026-06-01', '2026-10-01') or peer_county_id = 990103`.execute(db),
    );
    expect(found.rows).toEqual([]);
  });

  it('is refused of a county that lies in the database itself', async () => {
    city.deps.below = [
      ...(city.deps.below ?? []),
      { countyId: cityId, line: lineTo({ url: 'http://127.0.0.1:9', key: 'x'.repeat(40) }) },
    ];
    const { body } = await post('months', month({ countyId: cityId }), 'x'.repeat(40));
    expect(body.reasonZh).toContain('就在本系统里');
  });

  it('comes beside matters that two counties number alike: two are made, and each answer goes back under its own number', async () => {
    const ticket = () => ({
      id: uuidv7(),
      from: '下级',
      kind: 'ticket',
      platformNumber: '投2026-00001',
      cells: {
        kind: '投诉',
        consumerName: '李有田',
        consumerPhone: '13800000317',
        operatorName: '老周农资店',
        story: '种子不出苗',
        claim: '退款',
      },
    });
    const [one, two] = [await post('letters', ticket()), await post('letters', ticket(), otherKey)];
    expect([one.body.verdict, two.body.verdict]).toEqual(['new', 'new']);
    expect(one.body.number).not.toBe(two.body.number);
    const { version } = (await city.as(cast.centre)('GET', `/api/complaints/${one.body.number}`)).body.complaint;
    const day = dayOf(city.deps.now());
    const moved = await city.as(cast.centre)('POST', `/api/complaints/${one.body.number}/transfer`, {
      version,
      input: { kind: 'department', to: '农业农村局', basis: '第十四条：由有权处理的部门处理', sentOn: day },
    });
    expect([moved.status, moved.body.zh]).toEqual([200, undefined]);
    await turn(city);
    const { rows } = await ownerOf(city, (db) =>
      sql`select peer_county_id, platform_number, acked_at is not null as is_there, reason_zh from exchange_letter
        where kind = 'reply' and direction = 'out'`.execute(db),
    );
    // The county never handed it on by this number: it says so, and it is the county that was asked.
    expect(rows).toMatchObject([{ peerCountyId: countyId, platformNumber: `${countyId}-投2026-00001`, isThere: true }]);
    expect(String((rows[0] as { reasonZh: string }).reasonZh)).toContain('没有编号 投2026-00001 的转办件');
  });

  it('is not listened to unsigned, signed by a stranger, by the key of a neighbour, old, or too long', async () => {
    expect((await city.as(null)('POST', '/api/exchange/months', month())).status).toBe(401);
    expect((await post('months', month(), 'a key that nobody has given anybody')).status).toBe(401);
    expect((await post('months', month(), otherKey, new Date(city.deps.now().getTime() - 11 * 60_000))).status).toBe(
      401,
    );
    const at = city.deps.now().toISOString();
    const borrowed = await city.as(null)('POST', '/api/exchange/months', month(), {
      [signedAtHeader]: at,
      [signatureHeader]: signatureOf(otherKey, at, JSON.stringify(month())),
      [markHeader]: lineTo({ url: 'http://127.0.0.1:9', key }).mark,
    });
    expect(borrowed.status).toBe(401);
    const [one] = month().values;
    const long = month({
      values: Array.from({ length: 401 }, (_, i) => ({ ...(one as never as object), figure: `f${i}` })) as never,
    });
    expect((await post('months', long, otherKey)).status).toBe(400);
    expect((await post('months', month({ from: '长'.repeat(61) }), otherKey)).status).toBe(400);
  });
});

describe('a signed report over the line', () => {
  let number: string;
  let there: string;

  it('goes up as it was signed, with its numbers and their definitions, and is received there once', async () => {
    setNow('2026-10-09T09:00:00+08:00');
    number = await signed();
    const line = county.deps.line ?? null;
    county.deps.line = null;
    const off = await step(county, cast.centre, own(number), 'submit', { how: 'line', to: '' });
    expect([off.status, off.body.code]).toEqual([409, 'report-line-off']);
    county.deps.line = line;
    expect((await step(county, cast.officer, own(number), 'submit', { how: 'line', to: '' })).status).toBe(404);
    const sent = await step(county, cast.centre, own(number), 'submit', { how: 'line', to: '' });
    expect([sent.status, sent.body.entry?.state]).toEqual([200, 'submitted']);
    await turn(county);
    await turn(county);
    const [entry, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ peerCountyId: countyId, fromName: '青禾县', theirNumber: number, edition: 1 });
    there = entry.number;
    const read = await entryAt(city, above(there));
    const here = await entryAt(county, `${own(number)}/reading`);
    expect(read.entry.sha256).toBe(here.signing.sha256);
    expect(read.entry.content.title).toBe(here.written.title);
    const told = read.entry.content.values.filter((one: { figure: string | null }) => one.figure !== null);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((one: { definition: number | null }) => one.definition !== null)).toBe(true);
    expect(JSON.stringify(read)).not.toMatch(/李有田|投2026|"ids"/u);
    expect((await city.as(cast.officer)('GET', `/api/${above(there)}`)).status).toBe(403);
    expect((await city.as(cast.city)('GET', '/api/county-reports')).status).toBe(403);
    const letters = (await county.as(cast.centre)('GET', '/api/exchange?direction=out')).body.letters;
    expect(letters[0]).toMatchObject({ kind: 'report', subject: '1', state: 'acked', peerNumber: there });
  });

  it('is given back with the reason, which stands in the docket of the county; the next edition is received', async () => {
    expect((await step(city, cast.officer, above(there), 'giveBack', { words: '不行' })).status).toBe(403);
    const back = await step(city, cast.centre, above(there), 'giveBack', { words: '附表和正文对不上，请核对后再报' });
    expect(back.body.entry).toMatchObject({ state: 'returned' });
    // Pressed again, it is answered once.
    expect((await step(city, cast.centre, above(there), 'receive')).status).not.toBe(200);
    await turn(city);
    await turn(city);
    expect((await entryAt(county, own(number))).entry).toMatchObject({
      state: 'returned',
      returnReason: '附表和正文对不上，请核对后再报',
    });
    expect((await step(county, cast.centre, own(number), 'revise')).status).toBe(200);
    await sign(number);
    await step(county, cast.centre, own(number), 'submit', { how: 'line', to: '' });
    await turn(county);
    const [second] = await waiting();
    expect(second).toMatchObject({ theirNumber: number, edition: 2 });
    expect((await step(city, cast.centre, above(second.number), 'receive', { words: '写得清楚' })).status).toBe(200);
    await turn(city);
    const { entry, timeline } = await entryAt(county, own(number));
    expect(entry).toMatchObject({ state: 'received', receiptWords: '写得清楚', receivedOn: dayOf(county.deps.now()) });
    expect(JSON.stringify(timeline)).toContain('写得清楚');
  });

  it('is answered by nobody whom it was not sent to, and no answer is heard twice', async () => {
    const n = await signed();
    await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    await turn(county);
    const { entry } = await entryAt(county, own(n));
    const answer = (change: object = {}) => ({
      id: uuidv7(),
      from: '安澜市',
      kind: 'answer',
      reportId: entry.id,
      edition: 1,
      number: n,
      subject: 'returned',
      on: '2026-10-09',
      words: '不要了',
      ...change,
    });
    const say = (body: object, signedWith = key) => post('answers', body, signedWith, county.deps.now(), county);
    expect((await say(answer(), 'a key that nobody has given anybody')).status).toBe(401);
    expect((await say(answer({ edition: 2 }))).body.verdict).toBe('refused');
    expect((await say(answer({ reportId: uuidv7() }))).body.verdict).toBe('refused');
    expect((await say(answer({ words: '长'.repeat(301) }))).status).toBe(400);
    // A county below this one is not the network above it.
    county.deps.below = [{ countyId: 990199, line: lineTo({ url: 'http://127.0.0.1:9', key: otherKey }) }];
    expect((await say(answer(), otherKey)).body.verdict).toBe('refused');
    county.deps.below = [];
    expect((await entryAt(county, own(n))).entry.state).toBe('submitted');
    const right = answer({ subject: 'received', words: '' });
    const first = await say(right);
    expect(first.body.verdict).toBe('new');
    expect((await say(right)).body).toEqual(first.body);
    expect((await say(answer())).body.verdict).toBe('refused');
    expect((await entryAt(county, own(n))).entry.state).toBe('received');
  });

  it('is not taken with a hash that does not fit, of another county, or in the place of one that was taken', async () => {
    const report = (change: object = {}) => {
      const letter = { ...aCarriedReport, id: uuidv7(), ...change };
      return { ...letter, seal: 'seal' in change ? letter.seal : sealOf(letter) };
    };
    const hand = async (letter: object) => (await post('reports', letter, otherKey)).body;
    expect((await hand(report({ seal: 'e'.repeat(64) }))).reasonZh).toContain('校验值对不上');
    expect((await hand(report({ countyId: 990103 }))).reasonZh).toContain('这条线路是 990102 的');
    expect((await hand(report())).verdict).toBe('new');
    expect((await hand(report())).verdict).toBe('same');
    expect((await hand(report({ sha256: 'f'.repeat(64) }))).reasonZh).toContain('已经收过');
    const long = report({ blocks: [{ kind: 'paragraph', text: '长'.repeat(6001) }] });
    expect((await post('reports', long, otherKey)).status).toBe(400);
    const mine = (await waiting()).filter((one: { peerCountyId: number }) => one.peerCountyId === 990102);
    expect(mine).toHaveLength(1);
    const refused = sql`update county_report set content = '{}' where peer_county_id = 990102`.execute(city.deps.db);
    await expect(refused).rejects.toThrow('never changed');
  });

  it('is given back although who had it noted here by telephone that it was received', async () => {
    const n = await signed();
    await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    await turn(county);
    const noted = await step(county, cast.centre, own(n), 'receive', {
      on: dayOf(county.deps.now()),
      words: '电话里说收到',
    });
    expect(noted.body.entry.state).toBe('received');
    const { number: of } = await came(n);
    await step(city, cast.centre, above(of), 'giveBack', { words: '第三段的数和附表不一样' });
    await turn(city);
    const { entry } = await entryAt(county, own(n));
    expect(entry).toMatchObject({
      state: 'returned',
      returnReason: '第三段的数和附表不一样',
      receivedOn: null,
      receiptWords: '',
    });
    expect((await entryAt(city, above(of))).more.answer).toMatchObject({ isThere: true, verdict: 'new' });
  });

  it('is given back in its second edition although the line had said of the first that it was received', async () => {
    const n = await signed();
    const submit = () => step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    await submit();
    await turn(county);
    await step(city, cast.centre, above((await came(n)).number), 'receive', { words: '' });
    await turn(city);
    expect((await entryAt(county, own(n))).entry.state).toBe('received');
    // By telephone they want it otherwise after all.
    expect((await step(county, cast.centre, own(n), 'returnIt', { remark: '电话里说要改一处' })).status).toBe(200);
    expect((await step(county, cast.centre, own(n), 'revise')).status).toBe(200);
    await sign(n);
    await submit();
    await turn(county);
    await step(county, cast.centre, own(n), 'receive', { on: dayOf(county.deps.now()), words: '' });
    const second = await came(n);
    expect(second.edition).toBe(2);
    await step(city, cast.centre, above(second.number), 'giveBack', { words: '第二版少了附表' });
    await turn(city);
    expect((await entryAt(county, own(n))).entry).toMatchObject({ state: 'returned', returnReason: '第二版少了附表' });
  });

  it('is told on both sides when the answer comes after it was filed away, and nobody follows it', async () => {
    const n = await signed();
    await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    await turn(county);
    await step(county, cast.centre, own(n), 'receive', { on: dayOf(county.deps.now()), words: '' });
    expect((await step(county, cast.centre, own(n), 'file')).body.entry.state).toBe('filed');
    const { number: of } = await came(n);
    await step(city, cast.centre, above(of), 'giveBack', { words: '少了一张表' });
    expect((await entryAt(city, above(of))).more.answer).toMatchObject({ isThere: false });
    await turn(city);
    expect((await entryAt(county, own(n))).entry.state).toBe('filed');
    const letters = (await lettersOf(county, '?direction=in')).letters.filter(({ number }) => number === n);
    expect(letters).toMatchObject([{ kind: 'answer', verdict: 'refused' }]);
    const here = (await told(county, cast.centre)).find((text) => text.includes('没有照办'));
    expect(here).toContain('答复是“退回，少了一张表”。这篇现在是第 1 版、已存档');
    const there = (await told(city, cast.centre)).find((text) => text.includes('没有照办'));
    expect(there).toContain(`对 ${of} 的答复“退回”，县里没有照办`);
    expect((await entryAt(city, above(of))).more.answer).toMatchObject({ isThere: true, verdict: 'refused' });
  });

  it('is known there by the number that it was given or lost after it had gone up, and an older word changes nothing', async () => {
    const n = await signed();
    await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    await turn(county);
    const { id, number: of, issueNumber } = await came(n);
    expect(issueNumber).toBe('');
    await step(county, cast.centre, own(n), 'number', { number: '青市监〔2026〕61号' });
    await turn(county);
    expect((await entryAt(city, above(of))).entry).toMatchObject({ id, issueNumber: '青市监〔2026〕61号' });
    expect(await told(city, cast.centre)).toContainEqual(expect.stringContaining('现在的文号是 青市监〔2026〕61号'));
    // What is typed for the county alone says more than goes over the line.
    await step(county, cast.centre, own(n), 'voidNumber', { remark: '号重了，问13912345678' });
    await step(county, cast.centre, own(n), 'number', { number: '青市监〔2026〕62号' });
    await turn(county);
    const { entry, timeline } = await entryAt(city, above(of));
    expect(entry).toMatchObject({
      issueNumber: '青市监〔2026〕62号',
      voidedNumbers: [{ number: '青市监〔2026〕61号', reason: '号重了，问139****5678' }],
      state: 'waiting',
    });
    expect(timeline.at(-1)).toMatchObject({
      verb: 'county-report-renumbered',
      detail: { paper: '青市监〔2026〕62号', voided: '青市监〔2026〕61号' },
    });
    const { entry: here } = await entryAt(county, own(n));
    const letter = (change: object = {}) => {
      const body = { id: uuidv7(), from: '青禾县', countyId, seal: '', kind: 'number', reportId: here.id, number: n };
      const whole = { ...body, edition: 1, step: here.version, issueNumber: '', voided: [], ...change };
      return { ...whole, seal: sealOf(whole) };
    };
    expect((await post('numbers', letter({ step: entry.numberStep - 1 }))).body.verdict).toBe('same');
    // What tells nothing new is the last word all the same: one from between comes too late.
    const { numberStep, issueNumber: now, voidedNumbers: voided } = entry;
    expect((await post('numbers', letter({ step: numberStep + 9, issueNumber: now, voided }))).body.verdict).toBe(
      'same',
    );
    expect((await post('numbers', letter({ step: numberStep + 5 }))).body.verdict).toBe('same');
    expect((await post('numbers', letter({ edition: 9 }))).body.reasonZh).toContain('没有收过');
    expect((await post('numbers', { ...letter(), seal: 'e'.repeat(64) })).body.reasonZh).toContain('校验值对不上');
    expect((await post('numbers', letter({ countyId: 990102 }))).body.verdict).toBe('refused');
    expect((await city.as(null)('POST', '/api/exchange/numbers', letter())).status).toBe(401);
    expect((await entryAt(city, above(of))).entry.issueNumber).toBe('青市监〔2026〕62号');
    // It is the line's to tell, and nobody's of the city.
    expect(
      (await step(city, cast.centre, above(of), 'renumber', { step: 99, issueNumber: '', voided: [] })).status,
    ).toBe(403);
  });

  it('loses what it says of somebody when that is struck out, also after it was answered, and keeps its numbers', async () => {
    const draft = {
      ...aCarriedReport,
      id: uuidv7(),
      reportId: uuidv7(),
      number: '汇2026-0009',
      title: '白沙县王翠花一案的办理情况',
      blocks: [
        { kind: 'paragraph', text: '8月共受理投诉40件，其中王翠花一件，为群众挽回1,234,567元，电话13912344040。' },
        {
          kind: 'table',
          caption: '表1',
          head: ['谁', '件'],
          rows: [
            ['王翠花', '40'],
            ['张某', '1,234,567'],
            ['李某', '198件'],
          ],
        },
      ],
      notes: ['王翠花是白沙镇人。'],
    };
    const { body: came } = await post('reports', { ...draft, seal: sealOf(draft) }, otherKey);
    const of = came.number as string;
    const renumber = (step: number) => {
      const voided = [{ number: '白市监〔2026〕13号', on: '2026-09-06', reason: '号写到王翠花的案子上去了' }];
      const body = {
        id: uuidv7(),
        from: '白沙县',
        countyId: 990102,
        seal: '',
        kind: 'number',
        reportId: draft.reportId,
      };
      const whole = { ...body, number: draft.number, edition: 1, step, issueNumber: `白市监〔2026〕${step}号`, voided };
      return post('numbers', { ...whole, seal: sealOf(whole) }, otherKey);
    };
    expect((await renumber(2)).body.verdict).toBe('changed');
    await step(city, cast.centre, above(of), 'receive', { words: '王翠花一案写得清楚' });
    const { version } = (await entryAt(city, above(of))).entry;
    const strike = (who: string, input: object, clientId = uuidv7()) =>
      city.as(who)('POST', `/api/${above(of)}/strike`, { version, clientId, input });
    const input = { words: '王翠花', reason: '本人要求删除，与汇报的事无关' };
    expect((await strike(cast.officer, input)).status).toBe(403);
    expect((await strike(cast.centre, { ...input, words: '张三丰' })).body.code).toBe('county-report-words-unknown');
    for (const words of [
      '40',
      '1,234,567',
      '198件',
      '投诉40件',

      '67元，电话',
      '件，其中王翠花一件，为群众挽回1',
    ])
      expect([words, (await strike(cast.centre, { ...input, words })).body.code]).toEqual([
        words,
        'county-report-figure-stays',
      ]);
    expect((await strike(cast.centre, { ...input, reason: '王翠花要求的' })).body.code).toBe('invalid-input');
    const press = uuidv7();
    const done = await strike(cast.centre, input, press);
    // Four times in the report, and in the answer and in why its number was voided.
    expect([done.status, done.body]).toEqual([200, { n: 6 }]);
    expect((await strike(cast.centre, input, press)).body).toEqual({ n: 6 });
    // The county tells of all its numbers each time: the name does not come back with the next.
    expect((await renumber(3)).body.verdict).toBe('changed');
    const view = await entryAt(city, above(of));
    expect(JSON.stringify(view)).not.toContain('王翠花');
    const left = await ownerOf(city, (db) =>
      sql`select 1 from ledger where detail::text like '%王翠花%' union all select 1 from message where text like '%王翠花%'
        union all select 1 from exchange_letter where body::text like '%王翠花%'
        union all select 1 from county_report as c where row(c.*)::text like '%王翠花%'`.execute(db),
    );
    expect(left.rows).toEqual([]);
    const { rows: answers } = await ownerOf(city, (db) =>
      sql<{ words: string }>`select body ->> 'words' as words from exchange_letter
        where kind = 'answer' and acked_at is null and matter_id = ${view.entry.id}`.execute(db),
    );
    expect(answers).toEqual([{ words: '（已删去）一案写得清楚' }]);
    expect(view.entry).toMatchObject({
      state: 'received',
      sha256: draft.sha256,
      title: '白沙县（已删去）一案的办理情况',
    });
    expect(view.entry.content.values).toEqual(draft.values);
    expect(view.entry.content.blocks[0].text).toBe(
      '8月共受理投诉40件，其中（已删去）一件，为群众挽回1,234,567元，电话13912344040。',
    );
    expect(view.entry.answerWords).toBe('（已删去）一案写得清楚');
    expect(view.entry.voidedNumbers[0].reason).toBe('号写到（已删去）的案子上去了');
    expect(view.entry.struck).toMatchObject([{ n: 6, reason: input.reason }]);
    // A telephone in which a figure of the report stands is no figure of it.
    const phone = { ...input, words: '13912344040' };
    const also = await city.as(cast.centre)('POST', `/api/${above(of)}/strike`, {
      version: view.entry.version,
      clientId: uuidv7(),
      input: phone,
    });
    expect([also.status, also.body]).toEqual([200, { n: 1 }]);
    // Past the program too a figure stays in its cell, in the text and in what is printed of it.
    const past = (path: string, words: string) =>
      sql`update county_report set struck = struck || '[{}]',
        content = jsonb_set(content, ${path}::text[], ${JSON.stringify(words)}::jsonb) where number = ${of}`.execute(
        city.deps.db,
      );
    for (const [path, words] of [
      ['{blocks,1,rows,1,1}', '（已删去）'],
      ['{blocks,1,rows,0,0}', '另一个人'],
      ['{blocks,0,text}', '8月共受理投诉（已删去）件，另加。'],
      ['{values,0,text}', '（已删去）'],
      ['{values,1,text}', '（已删去）%'],
    ] as const)
      await expect(past(path, words), `${path} ${words}`).rejects.toThrow('never changed');
    const other = sql`update county_report set content = '{"values": [], "blocks": []}' where number = ${of}`;
    await expect(other.execute(city.deps.db)).rejects.toThrow('never changed');
    await ownerOf(city, (db) =>
      sql`delete from exchange_letter where kind = 'answer' and acked_at is null`.execute(db),
    );
  });

  it('does not go with a number by which somebody is found', async () => {
    const n = await signed(async (of) => {
      const { body } = (await entryAt(county, own(of))).entry;
      const block = body.blocks.find(({ kind }: { kind: string }) => kind === 'paragraph');
      const put = { ...block, pieces: [{ text: '群众可拨打李某的手机13912345678反映。', when: null }] };
      expect((await step(county, cast.centre, own(of), 'write', { put })).status).toBe(200);
    });
    const sent = await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    expect([sent.status, sent.body.code]).toEqual([422, 'report-line-person']);
    expect((await entryAt(county, own(n))).entry.state).toBe('signed');
  });

  it('goes with words and rows that only look like a number of somebody', async () => {
    const n = await signed(async (of) => {
      const { body } = (await entryAt(county, own(of))).entry;
      const block = body.blocks.find(({ kind }: { kind: string }) => kind === 'paragraph');
      const put = { ...block, pieces: [{ text: '开通微信小程序165户，建微信群56个。', when: null }] };
      expect((await step(county, cast.centre, own(of), 'write', { put })).status).toBe(200);
    });
    const sent = await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
  });
});

const lettersOf = async (app: TestApp, query = '') =>
  (await app.as(cast.centre)('GET', `/api/exchange${query}`)).body as {
    counts: { waiting: number; putOff: number; lineless: number; lastError: string | null };
    letters: (StoredLetter & { state: string; mayGoAgain: boolean })[];
  };
const told = async (app: TestApp, who: string) =>
  ((await app.as(who)('GET', '/api/messages/own')).body as { items: { text: string }[] }).items.map(({ text }) => text);

describe('what the network above refuses', () => {
  /** The number of the county is mistyped in the file of the city, and is put right. */
  const mistype = (below: number) => {
    city.deps.below = [{ countyId: below, line: lineTo({ url: 'http://127.0.0.1:9', key }) }];
  };
  const again = (who: string, id: string) => county.as(who)('POST', `/api/exchange/again/${id}`);
  const monthLetter = async (of: string) =>
    (await lettersOf(county, '?direction=out')).letters.find((one) => one.kind === 'month' && one.subject === of);

  it('is a month that goes up again when somebody says so, or by itself after a day, and stands there once', async () => {
    mistype(990127);
    setNow('2026-12-08T09:00:00+08:00');
    await lock('2026-10');
    await lock('2026-11');
    for (let i = 0; i < 2; i += 1) await turn(county);
    const refused = await monthLetter('2026-10');
    expect(refused).toMatchObject({ verdict: 'refused', state: 'refused', mayGoAgain: true });
    const heard = (await told(county, cast.centre)).filter((text) => text.includes('2026-10 锁定的月份'));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('这条线路是 990127 的，不能报 990126');
    mistype(countyId);
    setNow('2026-12-08T10:00:00+08:00');
    await turn(county);
    expect(await monthLetter('2026-10')).toMatchObject({ id: refused?.id, verdict: 'refused' });
    expect((await again(cast.officer, refused?.id ?? '')).status).toBe(403);
    expect((await again(cast.centre, refused?.id ?? '')).body).toEqual({ again: 1 });
    expect((await again(cast.centre, refused?.id ?? '')).body).toEqual({ again: 0 });
    await turn(county);
    expect(await monthLetter('2026-10')).toMatchObject({ verdict: 'new', state: 'acked', mayGoAgain: false });
    expect(await monthLetter('2026-11')).toMatchObject({ verdict: 'refused' });
    setNow('2026-12-09T10:00:00+08:00');
    await turn(county);
    expect(await monthLetter('2026-11')).toMatchObject({ verdict: 'new' });
    expect(lineOf(await compared('received', '2026-08', '2026-11')).line).toMatchObject({ last: '2026-11-01' });
    expect(lineOf(await compared('received', '2026-08', '2026-11')).cells['received']?.months).toBe(4);
    // Of how often it was refused there is one line at most, and it is under the number of which nobody was.
    const there = (await lettersOf(city, '?direction=in')).letters.filter((one) => one.subject === '2026-11');
    expect(there.map(({ verdict }) => verdict).toSorted()).toEqual(['new', 'refused']);
  });

  it('is a report of which who submitted it and the centre are told, and that can be sent again', async () => {
    const n = await signed();
    mistype(990127);
    await step(county, cast.centre, own(n), 'submit', { how: 'line', to: '' });
    await turn(county);
    const letter = (await lettersOf(county, '?direction=out')).letters.find(({ number: of }) => of === n);
    expect(letter).toMatchObject({ kind: 'report', verdict: 'refused', mayGoAgain: true });
    const heard = (await told(county, cast.centre)).filter((text) => text.includes('上级没有收'));
    expect(heard[0]).toMatch(/第 1 版，上级没有收：这条线路是 990127 的/u);
    mistype(countyId);
    expect((await again(cast.centre, letter?.id ?? '')).body).toEqual({ again: 1 });
    await turn(county);
    expect((await waiting()).map((one: { theirNumber: string }) => one.theirNumber)).toContain(n);
    const sent = (await lettersOf(county, '?direction=out')).letters.filter(({ number }) => number === n);
    expect(sent.map(({ verdict }) => verdict)).toEqual(['new']);
  });
});

/** A letter that waits to go out, written at that second of the day. */
function aLetter(body: AnyLetter, second: number, change: Partial<StoredLetter> = {}): StoredLetter {
  const madeAt = new Date(Date.parse('2026-12-01T00:00:00Z') + second * 1000);
  return {
    countyId: cityId,
    id: body.id,
    peerCountyId: null,
    direction: 'out',
    kind: body.kind,
    platformNumber: `件${second}`,
    matterId: uuidv7(),
    number: null,
    subject: '',
    edition: null,
    body,
    madeAt,
    byId: null,
    notBefore: madeAt,
    failedTimes: 0,
    lastError: null,
    putOff: false,
    ackedAt: null,
    verdict: null,
    peerNumber: null,
    reasonZh: null,
    reasonEn: null,
    ...change,
  };
}
const aReply = (): AnyLetter => ({
  id: uuidv7(),
  from: '安澜市',
  kind: 'reply',
  platformNumber: '投2026-00009',
  subject: 'settled',
  on: '2026-12-01',
  text: '已办结。',
});
const receiptTo = ({ id }: { id: string }) => ({ id, verdict: 'new', number: null, reasonZh: null, reasonEn: null });
const keep = (letters: StoredLetter[]) => transact(city.deps.db, (tx) => insertLetters(tx, letters));
const stateOf = async (id: string) => (await lettersOf(city)).letters.find((one) => one.id === id)?.state;

describe('the lines of the city', () => {
  it('go on past what the other end cannot take, say what it is, and stop at a line that is down', async () => {
    let answers: Record<string, number> = { months: 404, reports: 400 };
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const what = request.url?.split('/').at(-1) ?? '';
      asked.push(what);
      let text = '';
      request.on('data', (piece) => (text += String(piece)));
      request.on('end', () => {
        response.statusCode = answers[what] ?? 200;
        response.end(JSON.stringify(receiptTo(JSON.parse(text))));
      });
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    city.deps.below = [{ countyId: 990131, line: lineTo({ url, key: otherKey }) }];
    const to = { peerCountyId: 990131 };
    const [older, report, reply] = [month({ id: uuidv7() }), { ...aCarriedReport, id: uuidv7() }, aReply()];
    const second = month({ month: '2026-07-01' });
    await keep([aLetter(older, 1, to), aLetter(second, 2, to), aLetter(report, 3, to), aLetter(reply, 4, to)]);
    await turn(city);
    expect(asked).toEqual(['months', 'reports', 'letters']);
    expect([await stateOf(older.id), await stateOf(report.id), await stateOf(reply.id)]).toEqual([
      'putOff',
      'putOff',
      'acked',
    ]);
    const { counts } = await lettersOf(city);
    expect(counts).toMatchObject({ waiting: 3, putOff: 2, lastError: null });
    answers = { letters: 503 };
    const [one, two] = [aReply(), aReply()];
    await keep([aLetter(one, 5, to), aLetter(two, 6, to)]);
    asked.length = 0;
    await ownerOf(city, (db) => sql`delete from exchange_letter where id = ${second.id}`.execute(db));
    await turn(city);
    expect(asked).toEqual(['letters']);
    expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(['retrying', 'waiting']);
    expect((await lettersOf(city)).counts.lastError).toBe('对方回答 503');
  });

  it('let a later edition pass one that cannot be taken, and tell of the number of an edition only behind the edition itself', async () => {
    const went: string[] = [];
    let takes = false;
    const line: Line = {
      ...lineTo({ url: 'http://127.0.0.1:9', key }),
      send: (letter) => {
        const edition = letter.kind === 'report' || letter.kind === 'number' ? letter.edition : 0;
        went.push(`${letter.kind} ${edition}`);
        if (letter.kind === 'report' && edition === 1 && !takes) throw new PutOff('letter', '对方看不懂这一封（422）');
        return Promise.resolve(receiptTo(letter) as never);
      },
    };
    city.deps.below = [{ countyId: 990135, line }];
    const matterId = uuidv7();
    const edition = (n: number) => ({ ...aCarriedReport, id: uuidv7(), edition: n });
    const numberOf = (n: number, at: number): AnyLetter => {
      const { from, countyId: of, reportId, number } = aCarriedReport;
      const body = {
        id: uuidv7(),
        from,
        countyId: of,
        seal: 'a'.repeat(64),
        kind: 'number' as const,
        reportId,
        number,
      };
      return { ...body, edition: n, step: at, issueNumber: '白市监〔2026〕13号', voided: [] };
    };
    const of = { peerCountyId: 990135, platformNumber: '汇2026-0004', matterId };
    const [first, second, one, two] = [edition(1), edition(2), numberOf(1, 7), numberOf(2, 9)];
    await keep([
      aLetter(first, 20, { ...of, subject: '1' }),
      aLetter(one, 21, { ...of, subject: '1-7' }),
      aLetter(second, 22, { ...of, subject: '2' }),
      aLetter(two, 23, { ...of, subject: '2-9' }),
    ]);
    await turn(city);
    expect(went).toEqual(['report 1', 'report 2', 'number 2']);
    expect([await stateOf(first.id), await stateOf(one.id), await stateOf(second.id)]).toEqual([
      'putOff',
      'waiting',
      'acked',
    ]);
    takes = true;
    went.length = 0;
    city.setNow(new Date(city.deps.now().getTime() + 3 * 60_000).toISOString());
    await turn(city);
    expect(went).toEqual(['report 1', 'number 1']);
  });

  it('are served side by side: one that is silent holds up no other, and what has no line says so', async () => {
    let reached: () => void = () => undefined;
    const other = new Promise<string>((done) => (reached = () => done('the other was served')));
    let seen = '';
    const line = (send: Line['send']): Line => ({ ...lineTo({ url: 'http://127.0.0.1:9', key }), send });
    city.deps.below = [
      {
        countyId: 990132,
        line: line(async () => {
          seen = await Promise.race([other, new Promise<string>((done) => setTimeout(done, 5000, 'nobody was'))]);
          throw new Error('对方 15 秒没有回答');
        }),
      },
      {
        countyId: 990133,
        line: line((letter) => {
          reached();
          return Promise.resolve(receiptTo(letter) as never);
        }),
      },
    ];
    const [silent, quick, lost] = [aReply(), aReply(), aReply()];
    await keep([
      aLetter(silent, 10, { peerCountyId: 990132 }),
      aLetter(quick, 11, { peerCountyId: 990133 }),
      aLetter(lost, 12, { peerCountyId: 990134 }),
    ]);
    await turn(city);
    expect(seen).toBe('the other was served');
    expect([await stateOf(silent.id), await stateOf(quick.id), await stateOf(lost.id)]).toEqual([
      'retrying',
      'acked',
      'noLine',
    ]);
    expect((await lettersOf(city)).counts.lineless).toBeGreaterThan(0);
  });

  it('keep the heads of each county apart, and take none of another county', async () => {
    const head = (of: number, n: number) =>
      headLine({
        countyId: of,
        n,
        at: new Date('2026-12-01T00:00:00Z'),
        lines: 1,
        chains: 1,
        sum: Buffer.alloc(32, n),
        keyId: 'k1',
        mac: Buffer.alloc(32, of % 200),
      });
    city.deps.below = [
      { countyId: 990102, line: lineTo({ url: 'http://127.0.0.1:9', key: otherKey }) },
      { countyId, line: lineTo({ url: 'http://127.0.0.1:9', key }) },
    ];
    const foreign = await post('heads', { from: '白沙县', line: head(countyId, 1) }, otherKey);
    expect([foreign.status, foreign.body.fields?.[0].zh]).toEqual([
      400,
      expect.stringContaining('这条线路是 990102 的'),
    ]);
    expect((await post('heads', { from: '白沙县', line: head(990102, 3) }, otherKey)).status).toBe(200);
    expect((await post('heads', { from: '青禾县', line: head(countyId, 7) })).status).toBe(200);
    const { peerHeads } = (await city.as(cast.centre)('GET', '/api/exchange')).body;
    expect(peerHeads).toMatchObject([
      { countyId: 990102, from: '白沙县', n: 3 },
      { countyId, from: '青禾县', n: 7 },
    ]);
    const file = await city.as(cast.centre)('GET', `/api/exchange/peer-heads?county=${countyId}`);
    expect(file.body).toBe(`${head(countyId, 7)}\n`);
  });
});

describe('a county that gets a line of its own', () => {
  it('takes along what it exchanged over the one line: what was asked is answered there, and a lost receipt comes', async () => {
    const thirdKey = 'the key of the county that moves, 3';
    const mover = 990104;
    const sent: AnyLetter[] = [];
    city.deps.line = lineTo({ url: 'http://127.0.0.1:9', key: thirdKey });
    city.deps.below = [];
    setNow('2026-12-10T09:00:00+08:00');
    expect((await post('months', month({ countyId: mover, from: '青山县' }), thirdKey)).body.verdict).toBe('new');
    const ticket = {
      id: uuidv7(),
      from: '青山县',
      kind: 'ticket',
      platformNumber: '投2026-00071',
      cells: {
        kind: '投诉',
        consumerName: '李有田',
        consumerPhone: '13800000317',
        operatorName: '老周农资店',
        story: '种子不出苗',
        claim: '退款',
      },
    };
    const receipt = (await post('letters', ticket, thirdKey)).body;
    expect(receipt.verdict).toBe('new');
    const draft = { ...aCarriedReport, id: uuidv7(), reportId: uuidv7(), countyId: mover, from: '青山县' };
    const report = (await post('reports', { ...draft, seal: sealOf(draft) }, thirdKey)).body;
    expect(report.verdict).toBe('new');

    city.deps.line = null;
    city.deps.below = [
      {
        countyId: mover,
        line: {
          ...lineTo({ url: 'http://127.0.0.1:9', key: thirdKey }),
          send: (letter) => {
            sent.push(letter);
            return Promise.resolve(receiptTo(letter) as never);
          },
        },
      },
    ];
    expect((await post('letters', ticket, thirdKey)).body).toEqual(receipt);
    const { version } = (await city.as(cast.centre)('GET', `/api/complaints/${receipt.number}`)).body.complaint;
    const input = {
      kind: 'department',
      to: '农业农村局',
      basis: '第十四条：由有权处理的部门处理',
      sentOn: '2026-12-10',
    };
    await city.as(cast.centre)('POST', `/api/complaints/${receipt.number}/transfer`, { version, input });
    const back = await step(city, cast.centre, above(report.number), 'giveBack', { words: '附表和正文对不上' });
    expect(back.status).toBe(200);
    await turn(city);
    expect(sent.map(({ kind }) => kind).toSorted()).toEqual(['answer', 'reply']);
    expect(sent.find(({ kind }) => kind === 'reply')).toMatchObject({ platformNumber: '投2026-00071' });
    const { rows } = await ownerOf(city, (db) =>
      sql`select from line_county where is_only union all select from county_report where line_peer_id is null`.execute(
        db,
      ),
    );
    expect(rows).toEqual([]);
  });
});
