import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-11-25';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
});
afterAll(() => app.close());

async function register(name: string, change: object = {}): Promise<string> {
  const form = { id: uuidv7(), name, regionId: 'V0303', stationId: 'ST-V0303', ...change };
  const answer = await app.as(cast.centre)('POST', '/api/people', form);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return form.id;
}

const period = { fromOn: '2026-11-01', toOn: today, reason: '' };
const amounts = async (personId: string) =>
  (await app.as(cast.centre)('GET', `/api/allowances?state=all&person=${personId}`)).body.items.map(
    ({ entry }: { entry: { count: number; sumFen: number } }) => [entry.count, entry.sumFen],
  );

/** A complaint that the station files and settles; answers its id. */
async function settle(n: number): Promise<string> {
  const told = filing({ channel: 'C09', story: `称少了${n}斤，老板不认账` });
  const { number } = (await app.as('st-v0302')('POST', '/api/complaints', told)).body;
  const { version, id } = (await app.as('st-v0302')('GET', `/api/complaints/${number}`)).body.complaint;
  const input = {
    on: n < 3 ? today : '2026-12-05',
    legalRole: 'negotiation',
    words: '店主当面退了差价',
    recoveredFen: 500,
    compensationFen: 0,
  };
  const done = await app.as('st-v0302')('POST', `/api/complaints/${number}/settleAtStation`, { version, input });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return id;
}

describe('an allowance', () => {
  it('is drafted once for a person and a period, however many press at once', async () => {
    const personId = await register('郭长河');
    const draft = () =>
      app.as(cast.centre)('POST', '/api/allowances', {
        id: uuidv7(),
        personId,
        ...period,
        basis: 'fixed',
        unitFen: 20_000,
      });
    const all = await Promise.all(Array.from({ length: 8 }, draft));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(all.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(['allowance-overlaps']),
    );
    expect(await amounts(personId)).toEqual([[1, 20_000]]);
  });

  it('is answered the same to every press of one form, though they come at once', async () => {
    const personId = await register('郭长山');
    const form = { id: uuidv7(), personId, ...period, basis: 'fixed', unitFen: 10_000 };
    const all = await Promise.all(
      Array.from({ length: 6 }, () => app.as(cast.centre)('POST', '/api/allowances', form)),
    );
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(new Set(all.map(({ body }) => body.entry.number)).size).toBe(1);
    expect(await amounts(personId)).toEqual([[1, 10_000]]);
  });

  it('of a whole station counts for each what he settled himself, and two who press at once draft it once', async () => {
    const accountId = (await app.as('st-v0302')('GET', '/api/session')).body.id as string;
    const at = { regionId: 'V0302', stationId: 'ST-V0302' };
    const [busy, idle] = [await register('孙桂兰', at), await register('孙桂花', at)];
    const { entry } = (await app.as(cast.centre)('GET', `/api/people/${busy}`)).body;
    await app.as(cast.centre)('POST', `/api/people/${busy}/correct`, {
      version: entry.version,
      input: { name: '孙桂兰', ...at, accountId },
    });
    for (const n of [1, 2]) await settle(n);
    const draft = () =>
      app.as(cast.centre)('POST', '/api/allowance-drafts', {
        id: uuidv7(),
        ...period,
        basis: 'perMatter',
        unitFen: 1250,
        stationIds: ['ST-V0302'],
      });
    const [one, two] = await Promise.all([draft(), draft()]);
    expect([one?.body.drafted + two?.body.drafted, one?.status, two?.status]).toEqual([1, 200, 200]);
    expect(await amounts(busy)).toEqual([[2, 2500]]);
    expect(await amounts(idle)).toEqual([]);
  });

  it('pays a matter once though it is settled again in a later period, and what was settled by somebody who has left since', async () => {
    app.setNow('2026-12-05T09:00:00+08:00');
    const { body } = await app.as(cast.centre)('GET', '/api/people?q=' + encodeURIComponent('孙桂兰'));
    const { entry } = body.items[0];
    const again = await settle(3);
    await app.database.pool.query(
      `insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, by_organisation_id, detail, hash)
       select '2026-12-20T09:00:00+08:00', county_id, matter_id,
         (select max(seq) + 1 from ledger where matter_id = $1), '2026-12-20', by, 'settled', by_organisation_id, detail, hash
       from ledger where matter_id = $1 and verb = 'settled-at-station'`,
      [again],
    );
    app.setNow('2026-12-31T09:00:00+08:00');
    const leaving = { on: '2026-12-31', reason: 'moved', things: '没有' };
    const left = await app.as(cast.centre)('POST', `/api/people/${entry.id}/leave`, {
      version: entry.version,
      input: leaving,
    });
    expect(left.body.entry, JSON.stringify(left.body)).toMatchObject({
      accountId: null,
      formerAccountIds: [entry.accountId],
    });
    const draft = (fromOn: string, toOn: string) =>
      app.as(cast.centre)('POST', '/api/allowances', {
        id: uuidv7(),
        personId: entry.id,
        reason: '',
        basis: 'perMatter',
        unitFen: 1250,
        fromOn,
        toOn,
      });
    expect((await draft('2026-12-15', '2026-12-31')).body.code).toBe('nothing-settled');
    expect((await draft('2026-12-01', '2026-12-14')).body.entry).toMatchObject({ count: 1, sumFen: 1250 });
  });
});
