/** The closing of a month on the wire: handed in, approved and locked by three people, kept for good, and corrected beside it. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenMonthFigure } from '../../../src/http/api/report/month-routes.ts';
import { openLastMonth, tellMonthsDue } from '../../../src/actions/report/month-closing.ts';
import { cast } from '../../build/cast.ts';
import { advance, untilMediating } from '../../build/living-matters.ts';
import { inputOf } from '../../build/complaint.ts';
import type { House } from '../../build/house/browser.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
const call = (who: string, method: string, path: string, body?: object) => app.as(who)(method, path, body);
const entries = async (who: string, month: string) =>
  (await call(who, 'GET', `/api/month-closings?state=all&month=${month}`)).body.items;
const entryOf = async (month: string, officeId: string | null) =>
  (await entries(cast.centre, month)).find(
    (one: { entry: { officeId: string | null } }) => one.entry.officeId === officeId,
  ).entry;
const step = async (who: string, number: string, move: string, input: object = {}, clientId = uuidv7()) => {
  const read = await call(cast.centre, 'GET', `/api/month-closings/${number}`);
  return call(who, 'POST', `/api/month-closings/${number}/${move}`, {
    version: read.body.entry.version,
    clientId,
    input,
  });
};
const figuresOf = async (who: string, number: string) =>
  (await call(who, 'GET', `/api/month-closings/${number}/figures`)).body;
const figureOf = (month: { figures: SeenMonthFigure[] }, name: string) =>
  month.figures.find(({ figure }) => figure === name);

/** A complaint that the office of 柳河 has received on the day. */
async function fileOn(at: string, change: Record<string, unknown> = {}): Promise<string> {
  app.setNow(at);
  const { body } = await call(cast.centre, 'POST', '/api/complaints', filing({ channel: 'C09', ...change }));
  const { body: read } = await call(cast.centre, 'GET', `/api/complaints/${body.number}`);
  const sent = { version: read.complaint.version, clientId: uuidv7(), input: { officeId: 'SO-LH' } };
  expect((await call(cast.centre, 'POST', `/api/complaints/${body.number}/dispatch`, sent)).status).toBe(200);
  return body.number;
}

/** A report that prints the month of the county as it is now is not signed in silence: its author states what was locked. */
async function reportOfLocked(): Promise<void> {
  const form = { id: uuidv7(), kind: 'situation', from: '2026-09-01', to: '2026-09-30' };
  const { entry } = (await call(cast.centre, 'POST', '/api/work-reports', form)).body;
  const path = `/api/work-reports/${entry.number}`;
  const send = async (move: string, input: object) => {
    const { version } = (await call(cast.centre, 'GET', path)).body.entry;
    return call(cast.centre, 'POST', `${path}/${move}`, { version, clientId: uuidv7(), input });
  };
  const chip = { kind: 'figure', name: '登记的', figure: 'received', unit: '件' };
  const [first] = entry.body.blocks.filter(({ kind }: { kind: string }) => kind === 'paragraph');
  const put = { ...first, pieces: [{ text: '全县登记投诉〔登记的〕。', when: null }] };
  expect((await send('write', { chip, put })).status).toBe(200);
  const read = async () => (await call(cast.centre, 'GET', `${path}/reading`)).body;
  const lockedIn = (reading: { findings: { rule: string; printed: string }[] }) =>
    reading.findings.find(({ rule, printed }) => rule === 'locked' && printed.startsWith('登记的'));
  const found = lockedIn(await read());
  expect(found).toMatchObject({ printed: '登记的 2件', right: '2026年9月锁定时1件，更正后2件', blockId: put.id });
  expect((await send('send', {})).body.code).toBe('report-findings-open');
  const { rule, printed, sentence, right } = found as unknown as Record<string, string>;
  const answer = { rule, printed, sentence, how: 'footnote', words: `${right}。` };
  expect((await send('answer', answer)).status).toBe(200);
  const after = await read();
  expect(after.written.notes).toContain('2026年9月锁定时1件，更正后2件。');
  // The footnote is no second value of the number that it explains.
  expect(after.findings.filter((one: { rule: string; blockId: string }) => one.blockId === put.id)).toEqual([found]);
}

/** A report over several months says which locked month of them became another. */
async function reportOverMonths(): Promise<void> {
  const form = { id: uuidv7(), kind: 'situation', from: '2026-09-01', to: '2026-10-31' };
  const { entry } = (await call(cast.centre, 'POST', '/api/work-reports', form)).body;
  const { findings } = (await call(cast.centre, 'GET', `/api/work-reports/${entry.number}/reading`)).body;
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'locked',
      printed: expect.stringMatching(/^收到投诉 3件$/u),
      right: '2026年9月锁定时1件，更正后2件',
    }),
  );
}

/** Mediated on the day of its filing, and settled by an apology. */
async function settleForNothing(number: string): Promise<void> {
  const house = { app } as House;
  const before = await advance(house, number, 'assign', ...untilMediating.slice(1));
  const input = { ...inputOf('settle', before, '2026-11-12'), recoveredFen: 0 };
  const sent = { version: before.version, clientId: uuidv7(), input };
  expect((await call(cast.officer, 'POST', `/api/complaints/${number}/settle`, sent)).body.complaint).toMatchObject({
    state: 'settled',
    recoveredFen: 0,
  });
}

beforeAll(async () => {
  app = await testApp();
  await fileOn('2026-09-14T10:00:00+08:00');
  await fileOn('2026-10-14T10:00:00+08:00', { categoryCode: null });
  app.setNow('2026-11-02T09:00:00+08:00');
});
afterAll(() => app.close());

describe('the closing of a month on the wire', () => {
  let office: { number: string; id: string };
  let county: { number: string; id: string };

  it('opens the month of the county and of each office once, by hand or by the clock', async () => {
    const form = { id: uuidv7(), month: '2026-09' };
    expect((await call(cast.officeHead, 'POST', '/api/month-closings', form)).status).toBe(403);
    const { body } = await call(cast.centre, 'POST', '/api/month-closings', form);
    expect(body.entry).toMatchObject({ month: '2026-09-01', officeId: null, state: 'collecting' });
    expect((await call(cast.centre, 'POST', '/api/month-closings', form)).body.entry.number).toBe(body.entry.number);
    const again = await call(cast.centre, 'POST', '/api/month-closings', { id: uuidv7(), month: '2026-09' });
    expect([again.status, again.body.code]).toEqual([409, 'month-open-already']);
    const early = await call(cast.centre, 'POST', '/api/month-closings', { id: uuidv7(), month: '2026-11' });
    expect(early.body.code).toBe('month-not-over');
    // A slip of the year would stand open for ever before every later month.
    const old = await call(cast.centre, 'POST', '/api/month-closings', { id: uuidv7(), month: '2016-10' });
    expect([old.status, old.body.code]).toEqual([422, 'month-before-ledger']);
    const ctx = { ...(await consumerContext(app)), actor: system };
    await openLastMonth(ctx);
    await openLastMonth(ctx);
    const opened = await entries(cast.centre, '2026-10');
    expect(opened.map((one: { entry: { officeId: string } }) => one.entry.officeId)).toContain('SO-LH');
    expect(opened.filter((one: { entry: { officeId: string | null } }) => one.entry.officeId === null)).toHaveLength(1);
    office = await entryOf('2026-09', 'SO-LH');
    county = await entryOf('2026-09', null);
  });

  it('shows an office its own month alone, and tells its head of it', async () => {
    const own = await entries(cast.officeHead, '2026-09');
    expect(own.map((one: { entry: { officeId: string } }) => one.entry.officeId)).toEqual(['SO-LH']);
    expect(own[0].moves).toEqual(['submit']);
    expect((await entries(cast.officer, '2026-09'))[0].moves).toEqual([]);
    for (const path of ['', '/figures', '/records?figure=received']) {
      expect((await call(cast.headOfShiqiao, 'GET', `/api/month-closings/${office.number}${path}`)).status, path).toBe(
        404,
      );
      expect((await call(cast.officeHead, 'GET', `/api/month-closings/${county.number}${path}`)).status, path).toBe(
        404,
      );
    }
    expect((await call(cast.mediator, 'GET', '/api/month-closings')).status).toBe(403);
    const { body } = await call(cast.officeHead, 'GET', '/api/messages/own');
    expect(JSON.stringify(body)).toContain('2026年10月的统计数请核对后报送');
  });

  it('hands in what the office has, with a word about what is unusual', async () => {
    const october = await entryOf('2026-10', 'SO-LH');
    const seen = await figuresOf(cast.officeHead, october.number);
    expect(figureOf(seen, 'received')).toMatchObject({ now: { value: 1 }, last: { value: 1 }, locked: null });
    expect(seen.unusual).toMatchObject({ uncategorised: 1, overdue: 2 });
    expect(seen.unusual.matters.uncategorised.first).toHaveLength(1);
    expect((await step(cast.officeHead, october.number, 'submit')).body.code).toBe('month-remark-missing');
    expect((await step(cast.headOfShiqiao, office.number, 'submit', { remark: '好' })).status).toBe(404);
    expect((await step(cast.officer, office.number, 'submit', { remark: '好' })).status).toBe(403);
    const clientId = uuidv7();
    const sent = await step(cast.officeHead, office.number, 'submit', { remark: '一件在等检验' }, clientId);
    expect(sent.body.entry).toMatchObject({ state: 'submitted', remark: '一件在等检验', counted: null });
    const twice = await step(cast.officeHead, office.number, 'submit', { remark: '一件在等检验' }, clientId);
    expect(twice.body.entry.version).toBe(sent.body.entry.version);
  });

  it('is approved by the centre and by nobody who handed it in, and given back with a reason', async () => {
    expect((await step(cast.officeHead, office.number, 'approve')).status).toBe(403);
    expect((await step(cast.deputyDirector, office.number, 'approve')).status).toBe(403);
    const back = await step(cast.centre, office.number, 'giveBack', { remark: '说明写具体些' });
    expect(back.body.entry).toMatchObject({ state: 'returned', returnReason: '说明写具体些' });
    await step(cast.officeHead, office.number, 'submit', { remark: '一件在等检验结果' });
    expect((await step(cast.centre, office.number, 'approve')).body.entry.state).toBe('approved');
    // The table refuses it too, whoever writes past the rules.
    await expect(
      sql`update month_closing set approved_by_id = submitted_by_id where id = ${office.id}`.execute(app.deps.db),
    ).rejects.toThrow(/check/u);
  });

  it('is locked by a leader with the county, who says why an office is missing; its numbers are kept for good', async () => {
    const october = await entryOf('2026-10', null);
    expect((await step(cast.centre, county.number, 'lock')).status).toBe(403);
    expect((await step(cast.deputyDirector, october.number, 'lock')).body.code).toBe('month-earlier-open');
    expect((await step(cast.deputyDirector, county.number, 'lock')).body.code).toBe('month-offices-missing');
    // Who locks sees before he is refused whose word is missing.
    const { offices } = await figuresOf(cast.deputyDirector, county.number);
    expect(offices).toContainEqual({ number: office.number, name: expect.stringContaining('柳河'), state: 'approved' });
    expect(offices).toContainEqual(expect.objectContaining({ name: expect.stringContaining('石桥'), state: 'open' }));
    expect((await figuresOf(cast.officeHead, office.number)).offices).toEqual([]);
    const { body } = await step(cast.deputyDirector, county.number, 'lock', { remark: '别的所还没有件' });
    expect(body.entry.state).toBe('locked');
    const missing = JSON.stringify(body.more.missing);
    expect(body.more.missing).toContainEqual({ name: expect.stringContaining('石桥'), lack: 'open' });
    expect(missing).not.toMatch(/柳河/u);
    // The ledger says of each what was missing, and so does its own page.
    expect(JSON.stringify(body.timeline)).toMatch(/石桥[^、；]*（没有报送）/u);
    expect((await entryOf('2026-09', 'SO-LH')).state).toBe('locked');
    expect((await entryOf('2026-09', 'SO-SQ')).state).toBe('missed');
    expect((await step(cast.centre, office.number, 'giveBack', { remark: '再核' })).body.code).toBe('move-not-allowed');
    const seen = await figuresOf(cast.centre, county.number);
    expect(seen.lock).toMatchObject({ isWhole: true });
    expect(figureOf(seen, 'received')).toMatchObject({ locked: { value: 1 }, isCorrected: false });
    for (const change of [
      sql`update month_value set value = 9 where figure = 'received'`,
      sql`delete from month_value`,
      sql`update month_lock set sha256 = 'x'`,
    ])
      await expect(change.execute(app.deps.db)).rejects.toThrow(/never changed/u);
    const { rows } = await sql<{
      verb: string;
    }>`select verb from ledger where matter_id = ${county.id} order by seq`.execute(app.deps.db);
    expect(rows.map(({ verb }) => verb)).toEqual(['month-opened', 'month-locked']);
  });

  it('tells what comes late as a correction, with the records that it is about, and in the closing of the next month', async () => {
    const late = await fileOn('2026-09-20T10:00:00+08:00');
    app.setNow('2026-11-03T09:00:00+08:00');
    const seen = await figuresOf(cast.centre, county.number);
    expect(figureOf(seen, 'received')).toMatchObject({ locked: { value: 1 }, now: { value: 2 }, correction: 1 });
    const records = await call(cast.officeHead, 'GET', `/api/month-closings/${office.number}/records?figure=received`);
    expect(records.body).toMatchObject({ isTold: true, added: [late], removed: [] });
    const elsewhere = await entryOf('2026-09', 'SO-SQ');
    const others = await call(
      cast.headOfShiqiao,
      'GET',
      `/api/month-closings/${elsewhere.number}/records?figure=received`,
    );
    expect(others.body.added).toEqual([]);
    const locks = await call(cast.officeHead, 'GET', '/api/month-locks?from=2026-09-01&to=2026-09-30');
    expect(locks.body).toMatchObject({ month: '2026-09-01', values: { received: { value: 1 } } });
    const longer = await call(cast.centre, 'GET', '/api/month-locks?from=2026-09-01&to=2026-10-31');
    expect(longer.body).toMatchObject({ month: null, values: {}, months: [{ month: '2026-09-01' }] });
    expect((await call(cast.mediator, 'GET', '/api/month-locks?from=2026-09-01&to=2026-09-30')).status).toBe(403);
    await reportOfLocked();
    await reportOverMonths();
    const october = await entryOf('2026-10', null);
    expect((await step(cast.deputyDirector, october.number, 'lock', { remark: '按期锁定' })).status).toBe(200);
    const next = await figuresOf(cast.centre, october.number);
    expect(next.corrections).toContainEqual(
      expect.objectContaining({
        month: '2026-09-01',
        figure: 'received',
        was: expect.objectContaining({ value: 1 }),
        now: expect.objectContaining({ value: 2 }),
      }),
    );
  });

  it('says in the morning what is due, to whom it is due, once a day', async () => {
    const ctx = { ...(await consumerContext(app)), actor: system };
    const at = new Date('2026-12-04T08:40:00+08:00');
    const december = { ...ctx, at, today: '2026-12-04' };
    await openLastMonth(december);
    await tellMonthsDue(december);
    await tellMonthsDue(december);
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from message
      where text like '2026年11月的统计数请核对后报送，已经过了 2026-12-03%' and channel = 'app' and account_id =
        (select id from account where login_name = ${cast.officeHead})`.execute(app.deps.db);
    expect(rows[0]?.n).toBe(1);
  });

  it('keeps the records of an office beside its figures, so that what went from it to another is told', async () => {
    const october = await entryOf('2026-10', null);
    const own = await entryOf('2026-10', 'SO-LH');
    const { rows } = await sql<{ officeId: string; n: number }>`select office_id, (records ->> 'n')::integer as n
      from month_value where month = '2026-10-01' and figure = 'received' and office_id in ('', 'SO-LH', 'SO-SQ')
      order by office_id`.execute(app.deps.db);
    expect(rows.map(({ officeId, n }) => [officeId, n])).toEqual([
      ['', 1],
      ['SO-LH', 1],
      ['SO-SQ', 0],
    ]);
    await sql`update complaint set office_id = 'SO-SQ' where filed_at between '2026-10-01' and '2026-11-01'`.execute(
      app.deps.db,
    );
    const told = async (who: string, number: string) =>
      (await call(who, 'GET', `/api/month-closings/${number}/records?figure=received`)).body;
    expect(await told(cast.centre, october.number)).toMatchObject({ isTold: true, added: [], removed: [] });
    const left = await told(cast.centre, own.number);
    expect([left.added, left.removed.length, left.elsewhere]).toEqual([[], 1, 0]);
    // The office does not read what is another's now: it is told how many.
    expect(await told(cast.officeHead, own.number)).toMatchObject({ isTold: true, removed: [], elsewhere: 1 });
    const elsewhere = await entryOf('2026-10', 'SO-SQ');
    expect((await told(cast.headOfShiqiao, elsewhere.number)).added).toEqual(left.removed);
  });

  it('counts the county and its offices in one moment, whatever is written meanwhile, and holds nobody up', async () => {
    await settleForNothing(await fileOn('2026-11-12T10:00:00+08:00'));
    app.setNow('2026-12-07T09:00:00+08:00');
    const november = await entryOf('2026-11', null);
    const { db } = app.deps;
    let lock: ReturnType<typeof step> | undefined;
    await db.transaction().execute(async (holder) => {
      // The counting waits here, half done, while somebody files.
      await sql.raw(`lock table ${heldTable} in access exclusive mode`).execute(holder);
      lock = step(cast.deputyDirector, november.number, 'lock', { remark: '按期锁定' });
      await expect
        .poll(
          async () =>
            (
              await sql<{ n: number }>`select count(*)::integer as n from pg_locks
          where relation = ${heldTable}::regclass and not granted`.execute(db)
            ).rows[0]?.n,
        )
        .toBeGreaterThan(0);
      await fileOn('2026-11-13T10:00:00+08:00');
      app.setNow('2026-12-07T09:00:00+08:00');
      // The month is not held meanwhile: whoever opens it waits for nobody.
      await sql`set local lock_timeout = '1s'`.execute(holder);
      await sql`select from month_closing where id = ${november.id} for update nowait`.execute(holder);
    });
    expect((await lock)?.body.entry.state).toBe('locked');
    const { rows } = await sql<{
      officeId: string;
      value: number;
      n: number;
    }>`select office_id, value, (records ->> 'n')::integer as n
      from month_value where month = '2026-11-01' and figure = 'received' and value > 0 order by office_id`.execute(db);
    expect(rows).toEqual([
      { officeId: '', value: 1, n: 1 },
      { officeId: 'SO-LH', value: 1, n: 1 },
    ]);
    expect(figureOf(await figuresOf(cast.centre, november.number), 'received')).toMatchObject({ correction: 1 });
    // A sum of nought has its records too: who settled for an apology is behind the money that was recovered.
    const { rows: sums } = await sql<{ value: number; n: number }>`select value, (records ->> 'n')::integer as n
      from month_value where month = '2026-11-01' and figure = 'recoveredFen' and office_id in ('', 'SO-LH')`.execute(
      db,
    );
    expect(sums).toEqual([
      { value: 0, n: 1 },
      { value: 0, n: 1 },
    ]);
  });
});

/** Read by the counting after the matters, and by no filing. */
const heldTable = 'seizure';

const system = {
  countyId: 990126,
  id: 'system',
  name: '',
  role: 'system',
  organisationId: null,
  stationId: null,
} as const;
