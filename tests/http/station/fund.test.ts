import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costPerSettled } from '../../../src/domain/station/fund.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';

let app: TestApp;
let centre: Caller;
let leader: Caller;
const stationId = 'ST-V0303';

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  [centre, leader] = [app.as(cast.centre), app.as(cast.deputyDirector)];
});
afterAll(() => app.close());

function item(change: object = {}) {
  return {
    id: uuidv7(),
    kind: 'budget',
    stationId,
    amountFen: 50_000,
    source: 'finance',
    onDay: '2026-02-03',
    ...change,
  };
}
const spent = (amountFen: number, change: object = {}) =>
  item({ kind: 'spending', use: 'print', amountFen, onDay: '2026-03-01', ...change });

async function record(body: object, who = centre) {
  const answer = await who('POST', '/api/funds', body);
  if (answer.status !== 200) throw new Error(answer.body.zh);
  return answer.body.entry as { id: string; number: string; version: number; state: string };
}
const step = (who: Caller, { number, version }: { number: string; version: number }, move: string, input = {}) =>
  who('POST', `/api/funds/${number}/${move}`, { version, clientId: uuidv7(), input });

describe('站点经费', () => {
  it('S144 安排、来源、支出逐笔记，一人记、局长核准，支出不能超出余额而不写理由', async () => {
    const given = await record(item());
    expect(given).toMatchObject({ number: '费2026-0001', state: 'recorded' });
    // What is not approved yet cannot be spent.
    const early = await centre('POST', '/api/funds', spent(100));
    expect(early.status).toBe(422);
    expect(early.body.zh).toContain('只剩 0.00 元');
    expect((await step(centre, given, 'approve')).status).toBe(403);
    const heard = async (who: Caller) =>
      (await who('GET', '/api/messages/own')).body.items.map((one: { text: string }) => one.text);
    expect(await heard(leader)).toEqual([expect.stringContaining(`站点经费（${given.number}）`)]);
    expect((await step(leader, given, 'approve')).body.entry.state).toBe('approved');
    expect(await heard(centre)).toEqual([expect.stringContaining('核准了')]);

    const first = await record(spent(30_000));
    expect((await centre('POST', '/api/funds', spent(20_001))).body.fields[0].path).toBe('overReason');
    const rest = await record(spent(20_000, { use: 'plaque' }));
    const over = await record(spent(5000, { overReason: '门头被风刮坏，急修' }));
    for (const one of [first, rest, over]) expect((await step(leader, one, 'approve')).status).toBe(200);
    const year = (await leader('GET', '/api/fund-years/2026')).body;
    expect(year).toMatchObject({ givenFen: 50_000, spentFen: 55_000 });
    expect(year.stations).toMatchObject([{ stationId, givenFen: 50_000, spentFen: 55_000 }]);

    // A void item counts no more, and stays in the book with its reason.
    const { version } = (await centre('GET', `/api/funds/${over.number}`)).body.entry;
    expect((await step(centre, { ...over, version }, 'void', { remark: '票据退回' })).body.entry.state).toBe('voided');
    expect((await leader('GET', '/api/fund-years/2026')).body.spentFen).toBe(50_000);
    const { timeline } = (await centre('GET', `/api/funds/${over.number}`)).body;
    expect(timeline.map(({ verb }: { verb: string }) => verb)).toEqual([
      'fund-recorded',
      'fund-approved',
      'fund-voided',
    ]);
  });

  it('lets of two who spend the last of it at once only one go without a reason', async () => {
    const other = 'ST-V0302';
    const given = await record(item({ stationId: other, amountFen: 10_000 }));
    await step(leader, given, 'approve');
    const answers = await Promise.all(
      [1, 2].map(() => centre('POST', '/api/funds', spent(6000, { stationId: other }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  it('is recorded once however often it is pressed, and refused for a day to come, without a use, or for a strange station', async () => {
    const body = item();
    const [one, two] = [await record(body), await record(body)];
    expect(one.number).toBe(two.number);
    expect((await centre('POST', '/api/funds', item({ onDay: '2026-05-13' }))).body.code).toBe('fund-day-ahead');
    const bare = await centre('POST', '/api/funds', { ...spent(0), use: null, stationId: '' });
    const named = bare.body.fields.map(({ path }: { path: string }) => path);
    expect(named).toEqual(['stationId', 'amountFen', 'use']);
    expect((await centre('POST', '/api/funds', { ...spent(1), use: null })).body.fields).toHaveLength(1);
    expect((await centre('POST', '/api/funds', item({ stationId: 'ST-NONE' }))).body.code).toBe('station-unknown');
    // The head of another office records nothing for it.
    expect((await app.as(cast.headOfChengguan)('POST', '/api/funds', item())).body.code).toBe('station-unknown');
  });

  it('is shown to each by its scope', async () => {
    const numbers = async (login: string) =>
      (await wholeEntries(app.as(login), '/api/funds?state=all')).map(
        ({ entry }: { entry: { stationId: string } }) => entry.stationId,
      );
    expect(new Set(await numbers(cast.centre)).size).toBe(2);
    expect(new Set(await numbers('st-v0303'))).toEqual(new Set([stationId]));
    expect(await numbers(cast.headOfChengguan)).toEqual([]);
    expect((await app.as(cast.headOfChengguan)('GET', '/api/funds/费2026-0001')).status).toBe(404);
  });

  it('has no cost of a settled matter where none was settled', () => {
    expect(costPerSettled({ spentFen: 100, settled: 0 })).toBeNull();
    expect(costPerSettled({ spentFen: 100, settled: 3 })).toBe(33);
  });

  it('许多笔一次核准：都核准或者都不核准，再按一次还是那一次，别人刚改过的不行', async () => {
    const made: Awaited<ReturnType<typeof record>>[] = [];
    for (const amountFen of [100, 200, 300]) made.push(await record(item({ amountFen, onDay: '2025-02-03' })));
    const many = made.map(({ id, version }) => ({ id, version }));
    const approve = (all: object[], clientId: string, who = leader) =>
      who('POST', '/api/fund-batches', { clientId, move: 'approve', many: all });
    const stateOf = async () =>
      Promise.all(made.map(async (one) => (await centre('GET', `/api/funds/${one.number}`)).body.entry.state));
    const press = uuidv7();
    expect((await approve(many, press, centre)).status).toBe(403);
    const stale = many.map((one, i) => (i === 2 ? { ...one, version: 7 } : one));
    expect((await approve(stale, press)).status).toBe(409);
    expect(await stateOf()).toEqual(['recorded', 'recorded', 'recorded']);
    expect((await approve(many, press)).body).toEqual({ moved: 3 });
    expect((await approve(many, press)).body).toEqual({ moved: 3 });
    expect(await stateOf()).toEqual(['approved', 'approved', 'approved']);
  });
});
