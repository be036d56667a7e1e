import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let station: Caller;
let officer: Caller;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  [station, officer, centre] = ['st-v0302', cast.officer, cast.centre].map((one) => app.as(one)) as [
    Caller,
    Caller,
    Caller,
  ];
});
afterAll(() => app.close());

let nth = 0;

async function settled(recoveredFen = 140_00, compensationFen = 0): Promise<string> {
  nth += 1;
  const story = `第${nth}回买的化肥分量不够，过磅少了四公斤。`;
  const consumer = { name: '李有田', phone: `1380000${String(nth).padStart(4, '0')}`, address: '郭庄村三组' };
  const filed = await station(
    'POST',
    '/api/complaints',
    filing({ channel: 'C09', clientId: uuidv7(), story, consumer, categoryCode: 'G01' }),
  );
  expect(filed.status, JSON.stringify(filed.body)).toBe(201);
  const { number } = filed.body;
  const input = { on: '2026-11-25', legalRole: 'negotiation', words: '当场补了', recoveredFen, compensationFen };
  const done = await station('POST', `/api/complaints/${number}/settleAtStation`, {
    version: filed.body.version ?? 1,
    clientId: uuidv7(),
    input,
  });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return number as string;
}

const listOf = async (who: Caller) => (await who('GET', '/api/example-candidates')).body;
const numbersOf = async (who: Caller): Promise<string[]> =>
  (await listOf(who)).items.map(({ number }: { number: string }) => number);
const unfit = (who: Caller, number: string, id = uuidv7(), reason = '和上个月的一样，电话13800000317') =>
  who('POST', `/api/example-candidates/${encodeURIComponent(number)}/unfit`, { id, reason });

describe('案例候选', () => {
  it('S164 what was settled is ranked by sentences with their points, and tells nobody', async () => {
    const [small, large] = [await settled(20_00), await settled(2_000_00)];
    const { items } = await listOf(centre);
    expect(items.map(({ number }: { number: string }) => number)).toEqual([large, small]);
    for (const { points, reasons } of items) {
      expect(points).toBe(reasons.reduce((sum: number, one: { points: number }) => sum + one.points, 0));
      for (const { zh, en } of reasons) expect([zh, en].every((words) => words.length > 3)).toBe(true);
    }
    expect(items[0].reasons).toContainEqual(expect.objectContaining({ points: 2, zh: '退赔 2,000.00 元' }));
    expect(JSON.stringify(items)).not.toMatch(/李有田|老周|郭庄|1380000/u);
    // One press drafts from it by the way that stands, and then it is a candidate no more.
    const draft = (await officer('GET', `/api/example-drafts?from=${encodeURIComponent(large)}`)).body;
    const form = { id: uuidv7(), sourceNumber: large, title: draft.title, text: draft.text, lesson: '过磅再付钱。' };
    const made = (await officer('POST', '/api/examples', form)).body.entry;
    expect(await numbersOf(centre)).toEqual([small]);
    // Neither is one that was dropped with a reason.
    const drop = { version: made.version, clientId: uuidv7(), input: { remark: '写不出新意' } };
    expect((await officer('POST', `/api/examples/${made.number}/drop`, drop)).body.entry.state).toBe('dropped');
    expect(await numbersOf(centre)).toEqual([small]);
    expect((await unfit(centre, small)).status).toBe(200);
  });

  it('S164 what is not suitable is said with a reason that is kept, once, and is proposed no more', async () => {
    const number = await settled();
    const id = uuidv7();
    for (let i = 0; i < 2; i += 1) expect((await unfit(officer, number, id)).status).toBe(200);
    expect((await unfit(centre, number)).body.code).toBe('example-unfit-already');
    expect((await unfit(centre, number, uuidv7(), '重复')).status).toBe(400);
    expect(await numbersOf(centre)).not.toContain(number);
    const { unfit: judged } = await listOf(centre);
    const own = judged.find((one: { number: string }) => one.number === number);
    expect(own).toMatchObject({ byName: '马建国', reason: expect.stringMatching(/^和上个月的一样/u) });
    expect(own.reason).not.toContain('13800000317');
    const { timeline } = (await officer('GET', `/api/complaints/${encodeURIComponent(number)}`)).body;
    const lines = timeline.filter(({ verb }: { verb: string }) => verb === 'example-unfit');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('13800000317');
  });

  it('S164 what is secret, under review, with the police, withheld, reopened or about to be erased never is', async () => {
    const { pool } = app.database;
    const set = (assignment: string) => async (number: string) => {
      await pool.query(`update complaint set ${assignment} where number = $1`, [number]);
    };
    const beside = (sql: string) => async (number: string) => {
      const { rows } = await pool.query('select * from complaint where number = $1', [number]);
      await pool.query(sql, [rows[0].county_id, rows[0].id, number]);
    };
    const ways: Readonly<Record<string, (number: string) => Promise<void>>> = {
      clue: set(`clues = '[{"endedOn": null}]'`),
      review: set(`review = '{"answeredOn": null}'`),
      police: set(`police = '{}'`),
      reopened: set(`state = 'mediating'`),
      withdrawn: set(`outcome = 'withdrawn'`),
      erased: set(`erased_on = '2026-11-25'`),
      long: set(`closed_on = '2026-05-01'`),
      withheld:
        beside(`insert into publication (county_id, id, state, matter_id, matter_number, complained_on, closed_on,
        outcome, opened_at, ground) values ($1, gen_random_uuid(), 'withheld', $2, $3, now(), now(), 'settled', now(), 'secret')`),
      asked:
        beside(`insert into privacy (county_id, id, number, state, kind, about_kind, about_id, about_number, how, due_on,
        asked_by_id, asked_at) values ($1, gen_random_uuid(), '个2026-0001', 'asked', 'delete', 'complaint', $2, $3, 'code', now(), 'consumer', now())`),
    };
    for (const [way, spoil] of Object.entries(ways)) {
      const number = await settled();
      expect(await numbersOf(centre), way).toContain(number);
      await spoil(number);
      expect(await numbersOf(centre), way).not.toContain(number);
    }
    for (const number of await numbersOf(centre)) expect(number).toMatch(/^投/u);
  });

  it('S164 are read and judged by an office of its own matters, and by no station, department or administrator', async () => {
    const number = await settled();
    expect(await numbersOf(officer)).toContain(number);
    const other = app.as(cast.officerOfShiqiao);
    expect(await numbersOf(other)).toEqual([]);
    expect((await unfit(other, number)).status).toBe(404);
    for (const { number: judged } of (await listOf(other)).unfit) expect(judged).not.toBe(number);
    for (const who of [station, app.as(cast.mediator), app.as(cast.agriculture), app.as(cast.admin)]) {
      expect((await who('GET', '/api/example-candidates')).status).toBe(403);
      expect((await unfit(who, number)).status).toBe(403);
    }
  });

  it('ledger F21: names the article on fraud only where damages for fraud were claimed, not for every sum beside the price', async () => {
    const number = await settled(3_000_00, 2_000_00);
    const { items } = await listOf(centre);
    const own = items.find((one: { number: string }) => one.number === number);
    expect(JSON.stringify(own.reasons)).not.toContain('第五十五条');
  });

  it('ledger F22: what is still open is not judged, and a judgement is taken back by whoever may give it, that one alone', async () => {
    const number = await settled();
    const { pool } = app.database;
    await pool.query("update complaint set state = 'mediating' where number = $1", [number]);
    expect((await unfit(centre, number)).body.code).toBe('example-not-candidate');
    await pool.query("update complaint set state = 'closed' where number = $1", [number]);
    const [first, second] = [uuidv7(), uuidv7()];
    const again = (who: Caller, id: string) =>
      who('POST', `/api/example-candidates/${encodeURIComponent(number)}/fitAgain`, { id });
    expect((await unfit(officer, number, first)).status).toBe(200);
    expect((await listOf(centre)).unfit[0]).toMatchObject({ id: first, number });
    expect((await again(app.as(cast.officerOfShiqiao), first)).status).toBe(404);
    expect((await again(station, first)).status).toBe(403);
    for (let i = 0; i < 2; i += 1) expect((await again(centre, first)).status).toBe(200);
    expect(await numbersOf(centre)).toContain(number);
    // A press that comes too late takes back no later judgement.
    expect((await unfit(officer, number, second)).status).toBe(200);
    expect((await again(centre, first)).status).toBe(200);
    expect(await numbersOf(centre)).not.toContain(number);
    const { timeline } = (await officer('GET', `/api/complaints/${encodeURIComponent(number)}`)).body;
    const verbs = timeline
      .map(({ verb }: { verb: string }) => verb)
      .filter((verb: string) => verb.startsWith('example'));
    expect(verbs.toSorted()).toEqual(['example-fit-again', 'example-unfit', 'example-unfit']);
  });
});
