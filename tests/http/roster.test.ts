/** 值班表: a year in one press, and what is said of a period that cannot be. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-27T09:00:00+08:00');
});
afterAll(() => app.close());

const build = (from: string, to: string) => app.as('fangmin')('POST', '/api/roster', { from, to });

it('S29 一年的班一次排满，节假日和休息日都有人，再按一次不重排', async () => {
  const year = await build('2027-01-01', '2027-12-31');
  expect([year.status, year.body.gaps]).toEqual([200, []]);
  // Every day has its night, every rest day its day too, and a leader stands beside the clerks of each.
  expect(year.body.made).toBeGreaterThan(2 * (365 + 104));
  for (const month of ['2027-02', '2027-10']) {
    const seen = (await app.as('fangmin')('GET', `/api/roster?month=${month}`)).body;
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
