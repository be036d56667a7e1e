/** 值班表: a year in one press, and what is said of a period that cannot be. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-27T09:00:00+08:00');
});
afterAll(() => app.close());

const build = (from: string, to: string) => app.as(cast.centre)('POST', '/api/roster', { from, to });

it('S29 一年的班一次排满，节假日和休息日都有人，再按一次不重排', async () => {
  const year = await build('2027-01-01', '2027-12-31');
  expect([year.status, year.body.gaps]).toEqual([200, []]);
  // Every day has its night, every rest day its day too, and a leader stands beside the clerks of each.
  expect(year.body.made).toBeGreaterThan(2 * (365 + 104));
  for (const month of ['2027-02', '2027-10']) {
    const seen = (await app.as(cast.centre)('GET', `/api/roster?month=${month}`)).body;
    const kept = new Set(seen.shifts.map(({ day, part }: { day: string; part: string }) => `${day} ${part}`));
    for (const { day, rest } of seen.days)
      for (const part of rest ? ['day', 'night'] : ['night']) expect(kept).toContain(`${day} ${part}`);
  }
  expect((await build('2027-01-01', '2027-12-31')).body).toEqual({ made: 0, gaps: [] });
}, 120_000);

it('says of a period that is too long, turned round or past what is wrong with it, at its field', async () => {
  for (const [from, to, words] of [
    ['2026-12-01', '2028-01-31', '一次最多排一年'],
    ['2027-03-01', '2027-01-31', '到哪天要在从哪天之后'],
    ['2026-03-01', '2026-04-30', '也不能是过去的日子'],
  ] as const) {
    const { status, body } = await build(from, to);
    expect([status, body.code, body.fields[0].path]).toEqual([400, 'invalid-input', 'to']);
    expect(body.fields[0].zh).toContain(words);
  }
});

it('有人离任：他以后的班接手的人能值的归他，值不了的空出来，值班表上是缺口；停用账号也一样，没有一夜还写着走了的人', async () => {
  app.setNow('2026-11-27T09:00:00+08:00');
  await build('2026-12-01', '2026-12-31');
  const accounts = (await app.as(cast.admin)('GET', '/api/accounts')).body.accounts as {
    id: string;
    loginName: string;
    [field: string]: unknown;
  }[];
  const of = (loginName: string) => accounts.find((one) => one.loginName === loginName)?.id ?? '';
  const month = async () => (await app.as(cast.centre)('GET', '/api/roster?month=2026-12')).body;
  const keptBy = (seen: { shifts: { accountId: string }[] }, loginName: string) =>
    seen.shifts.filter(({ accountId }) => accountId === of(loginName)).length;
  const before = await month();
  expect([keptBy(before, cast.officer) > 0, before.gaps]).toEqual([true, []]);

  const person = { id: uuidv7(), name: '马建国', regionId: 'T03', stationId: null, departmentIds: ['AMR'], phone: '' };
  expect((await app.as(cast.officeHead)('POST', '/api/people', person)).status).toBe(200);
  const step = async (move: string, input: object) => {
    const { entry } = (await app.as(cast.officeHead)('GET', `/api/people/${person.id}`)).body;
    return app.as(cast.officeHead)('POST', `/api/people/${person.id}/${move}`, { version: entry.version, input });
  };
  await step('correct', { name: '马建国', regionId: 'T03', accountId: of(cast.officer) });
  const { belongings } = (await app.as(cast.officeHead)('GET', `/api/people/${person.id}/file`)).body;
  // Those of the year that was built before are his too.
  expect(belongings.shifts).toBeGreaterThan(keptBy(before, cast.officer));
  const left = await step('leave', {
    on: '2026-11-27',
    reason: 'moved',
    things: '钥匙交了',
    heirId: of(cast.otherOfficer),
  });
  expect(left.status, JSON.stringify(left.body)).toBe(200);
  const after = await month();
  expect(keptBy(after, cast.officer)).toBe(0);
  expect(keptBy(after, cast.otherOfficer)).toBeGreaterThan(keptBy(before, cast.otherOfficer));
  const taken = keptBy(after, cast.otherOfficer) - keptBy(before, cast.otherOfficer);
  // Whatever the heir may not keep is a gap that everybody sees.
  const missing = after.gaps.reduce((sum: number, one: { missing: number }) => sum + one.missing, 0);
  expect(taken + missing).toBe(keptBy(before, cast.officer));
  const heard = async (who: string) =>
    (await app.as(who)('GET', '/api/messages/own')).body.items.map(({ text }: { text: string }) => text).join('');
  expect(await heard(cast.otherOfficer)).toContain('马建国离任，他的');

  // He does not come to the night that has begun: it falls free with the others, and the form says so before.
  const kept = after.shifts.filter(({ accountId }: { accountId: string }) => accountId === of(cast.otherCentre));
  const night = kept[0] as { id: string; day: string; startsAt: string };
  app.setNow(new Date(new Date(night.startsAt).getTime() + 60_000).toISOString());
  const gone = (await app.as(cast.admin)('GET', '/api/accounts')).body.accounts.find(
    (one: { loginName: string }) => one.loginName === cast.otherCentre,
  );
  expect(gone.shifts).toBeGreaterThanOrEqual(kept.length);
  expect(keptBy(after, cast.otherCentre)).toBeGreaterThan(0);
  const form = { ...gone, active: false };
  expect((await app.as(cast.admin)('PUT', '/api/accounts', form)).status).toBe(200);
  expect(keptBy(await month(), cast.otherCentre)).toBe(0);
  const told = await heard(cast.centre);
  expect(told).toContain(`${gone.name}的账号停用，空出 ${gone.shifts} 个班，请在值班表里补人`);
  expect(told).not.toContain(`${gone.name}离任`);
}, 120_000);
