import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await setLimit(4);
});
afterAll(() => app.close());

const whole = (n: number) => `1380000${String(n).padStart(4, '0')}`;

async function setLimit(numbersADay: number): Promise<void> {
  const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
  const saved = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, numbersADay } });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
}

const ask = {
  likely: (login: string, phone: string) => app.as(login)('POST', '/api/complaints/likely', { phone }),
  list: (login: string, q: string) => app.as(login)('GET', `/api/complaints?q=${encodeURIComponent(q)}`),
  size: (login: string, q: string) => app.as(login)('GET', `/api/export/complaints/size?q=${encodeURIComponent(q)}`),
  triage: (login: string, phone: string) =>
    app.as(login)('POST', '/api/triage', { text: '我上次投诉的老周农资店卖的种子不出芽，催一下', known: { phone } }),
};

/** The lines of the trail of what somebody has searched for, as the table keeps them. */
async function searched(login: string): Promise<{ in: string; query: string; marks?: string[] }[]> {
  await app.deps.trail.flush();
  const rows = await app.deps.db
    .selectFrom('trail')
    .innerJoin('account', 'account.id', 'trail.accountId')
    .select('trail.detail')
    .where('account.loginName', '=', login)
    .where('trail.kind', '=', 'searched')
    .orderBy('trail.id')
    .execute();
  return rows.map(({ detail }) => detail as never);
}

describe('mend A1: a masked telephone', () => {
  it('is not found by asking for all that it may be: so many different numbers a day, wherever they are asked, and each is a line', async () => {
    const answers = [
      await ask.likely(cast.centre, whole(1)),
      // The same number once more, in another list and in another writing, is no other one.
      await ask.list(cast.centre, '138 0000 0001'),
      await ask.triage(cast.centre, whole(1)),
      await ask.list(cast.centre, `${whole(2)} 冰箱`),
      await ask.size(cast.centre, whole(3)),
      await ask.triage(cast.centre, whole(4)),
      await ask.likely(cast.centre, '138'),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const refused = [await ask.likely(cast.centre, whole(5)), await ask.list(cast.centre, whole(6))];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [429, 'numbers-used-up'],
      [429, 'numbers-used-up'],
    ]);
    expect(refused[0]?.body.zh).toContain('一人一天最多 4 个');
    expect((await ask.likely(cast.centre, whole(2))).status).toBe(200);
    // All these are masked alike, and are four numbers all the same.
    const lines = (await searched(cast.centre)).filter(({ marks }) => marks !== undefined);
    expect(new Set(lines.flatMap(({ marks }) => marks)).size).toBe(4);
    expect(JSON.stringify(lines)).not.toMatch(/1380000|0000000/u);
    const told = lines.map(({ in: list, query }) => `${query} ${list}`);
    // What the counting wrote is not written again behind the answer; the same number in another list is a line of its own.
    expect(told.toSorted()).toEqual([
      '138****0001 complaints',
      '138****0001 complaints/likely',
      '138****0002 冰箱 complaints',
      '138****0003 complaints',
      '138****0004 triage',
    ]);
  });

  it('is asked for by nobody more often when many presses come at once, and the deputy director hears of it', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => ask.likely(cast.officer, whole(20 + i))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 429, 429, 429, 429]);
    const told = async (login: string) =>
      (await app.as(login)('GET', '/api/messages/own')).body.items
        .map(({ text }: { text: string }) => text)
        .filter((text: string) => text.includes('不同的电话'));
    expect(await told(cast.officeHead)).toHaveLength(2);
    expect((await told(cast.officeHead)).some((text: string) => text.includes('到了上限'))).toBe(true);
    expect(await told(cast.dutyLeader)).not.toEqual([]);
    app.setNow(new Date(Date.now() + 86_400_000).toISOString());
    expect((await ask.likely(cast.officer, whole(40))).status).toBe(200);
    app.setNow(new Date().toISOString());
  });

  it('beyond the limit reads the triage without the telephone instead of stopping who registers', async () => {
    const { number } = (await app.as(cast.otherOfficer)('POST', '/api/complaints', filing())).body;
    const phone = '13800000317';
    expect((await ask.triage(cast.otherOfficer, phone)).body.duplicate_of.value).toBe(number);
    for (let i = 0; i < 3; i += 1) await ask.likely(cast.otherOfficer, whole(60 + i));
    const other = await ask.triage(cast.otherOfficer, '13900007777');
    expect([other.status, other.body.duplicate_of.value]).toEqual([200, null]);
    expect((await app.as(cast.otherOfficer)('POST', '/api/complaints', filing())).status).toBe(201);
  });

  it('tells a station nothing of complaints that it may not see, whether it asks while it files, by the triage or of a matter of its own', async () => {
    await setLimit(200);
    const phone = '13812343658';
    const told = { consumer: { name: '王五', phone } };
    const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing(told))).body;
    const station = 'st-v0201';
    expect((await app.as(station)('GET', `/api/complaints/${number}`)).status).toBe(404);
    const { operator, story } = filing() as { operator: { name: string }; story: string };
    const shop = { phone, operatorName: operator.name, story };
    const likely = (login: string) => app.as(login)('POST', '/api/complaints/likely', shop);
    const numbersIn = ({ hints }: { hints: { number: string }[] }) => hints.map((hint) => hint.number);
    expect(numbersIn((await likely(cast.centre)).body)).toContain(number);
    expect((await likely(station)).body).toEqual({ hints: [] });
    const heard = (who: string, of: string) => ask.triage(who, of);
    expect((await heard(cast.centre, phone)).body.duplicate_of.value).toBe(number);
    expect((await heard(station, phone)).body).toEqual((await heard(station, '13900008888')).body);
    const own = (await app.as(station)('POST', '/api/complaints', filing({ ...told, stationId: 'ST-V0201' }))).body;
    const beside = await app.as(station)('GET', `/api/complaints/${own.number}/duplicates`);
    expect(beside.status === 200 ? numbersIn(beside.body) : []).not.toContain(number);
    const alike = await app.as(station)('GET', `/api/complaints/${own.number}/duplicates/${number}`);
    expect(alike.status).toBe(404);
  });
});
