/**
 * J4: the duty leader on a holiday night. The clock is the test's: who is rung in which minute is read from what the gateway took,
 * and everything else is done on telephones of 360 pixels.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleFiling } from '../../../src/demo/demo.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { readOpenTexts } from '../../../src/outside/seeds.ts';
import { cast } from '../../build/cast.ts';
import { filing } from '../../build/house/http-app.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';

let house: House;
let rung: { to: string; text: string }[] = [];
const phones = new Map<string, string>();
const logins = new Map<string, string>();

beforeAll(async () => {
  house = await openHouse();
  const found = await house.app.database.pool.query('select id, login_name from account order by login_name');
  for (const [i, { id, login_name: login }] of found.rows.entries()) {
    const phone = `1380000${String(1000 + i)}`;
    await house.app.database.pool.query('update account set phone = $2 where id = $1', [id, phone]);
    phones.set(phone, id);
    logins.set(id, login);
  }
  at('2026-09-28T09:00:00');
  await house.app.as(cast.centre)('POST', '/api/roster', { from: '2026-10-01', to: '2026-10-31' });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const at = (local: string) => house.app.setNow(`${local}+08:00`);
const roster = async () => (await house.app.as(cast.centre)('GET', '/api/roster?month=2026-10')).body;
const who = (shifts: { accountId: string }[]) => [...new Set(shifts.map(({ accountId }) => accountId))].toSorted();
const rungIds = () => [...new Set(rung.map(({ to }) => phones.get(to) ?? to))].toSorted();
const callouts = () => wholeEntries(house.app.as(cast.centre), '/api/callouts?state=all');

async function tick() {
  const channel = {
    name: 'test',
    send: ({ to, text }: { to: string; text: string }) => {
      rung.push({ to, text });
      return Promise.resolve(undefined);
    },
  };
  const deps = { ...house.app.deps, connection: '', channels: { sms: channel, email: channel } };
  await runJob(deps, 'watch-callouts');
  await runJob(deps, 'send-messages');
}

async function textOf(id: string) {
  const text = (await readOpenTexts()).find((one) => one.id === id);
  if (text === undefined) throw new Error(`The seeds have no ${id}.`);
  return text;
}

/** Presses a step of the open card, and its form when it has one. */
async function step(
  page: Page,
  name: RegExp,
  fill: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
) {
  await page.locator('.docket-panel .docket-moves').getByRole('button', { name }).click();
  const form = page.getByRole('dialog').last();
  await form.locator('form').waitFor();
  await fill(form);
  await form
    .getByRole('button', { name: /^(?!暂存)/u })
    .last()
    .click();
  await page.locator('form.docket-form').waitFor({ state: 'detached' });
}

describe('J4 A duty leader on a holiday night: injury', () => {
  let leader: Page;
  let leaderLogin: string;
  let next: Page;
  let number: string;

  test('J4 On the first screen the duty leader sees his shift and checks in with one press.', async () => {
    at('2026-10-02T17:20:00');
    const kept = (await roster()).shifts.find(
      (one: { day: string; part: string; post: string }) =>
        one.day === '2026-10-02' && one.part === 'night' && one.post === 'leader',
    );
    leaderLogin = logins.get(kept.accountId) ?? '';
    leader = await house.openDesk(leaderLogin, { phone: true });
    const duty = leader.getByRole('region', { name: '值班' });
    await duty.getByRole('button', { name: /^签到上岗/u }).click();
    await duty.getByRole('button', { name: /^交班/u }).waitFor();
    expect((await roster()).shifts.find((one: { id: string }) => one.id === kept.id).state).toBe('checkedIn');
    await expectGood(leader, 'the first screen on duty');
  });

  test('J4 OH7 and OH8 ring whoever is on duty within a minute of being registered, by night, and name nobody.', async () => {
    const onDuty = async () => who((await roster()).now);
    at('2026-10-02T18:30:00');
    const oh7 = await textOf('OH7');
    rung = [];
    const filed = sampleFiling(oh7, '019dcafe-0000-7000-8000-0000000000e7');
    expect((await house.app.as(null)('POST', '/api/complaints', filed)).status).toBe(201);
    await tick();
    const seven = rung.filter(({ text }) => text.includes('像是紧急的投诉'));
    expect([...new Set(seven.map(({ to }) => phones.get(to)))].toSorted()).toEqual(await onDuty());
    const [first] = await callouts();
    expect(first.more.measures.join('')).toMatch(/先救人/u);
    await house.app.as(cast.dutyLeader)('POST', `/api/callouts/${first.entry.number}/accept`, {
      version: first.entry.version,
      input: {},
    });

    // OH8 is a tip-off: 34 minutes past nine, on the second day of the holiday. The desk of the afternoon has signed out by itself.
    at('2026-10-02T21:30:00');
    leader = await house.openDesk(leaderLogin, { phone: true });
    at('2026-10-02T21:34:00');
    const { operator, place, story, channel } = sampleFiling(
      await textOf('OH8'),
      '019dcafe-0000-7000-8000-0000000000e8',
    );
    const told = await house.app.as(null)('POST', '/api/tipoffs', {
      clientId: '019dcafe-0000-7000-8000-0000000000e8',
      channel,
      operator,
      place,
      story,
      reporter: { name: '何庆丰', phone: '13800000888' },
    });
    expect(told.status, JSON.stringify(told.body)).toBe(201);
    rung = [];
    await tick();
    const eight = rung.filter(({ text }) => text.includes('像是紧急的举报'));
    expect([...new Set(eight.map(({ to }) => phones.get(to)))].toSorted()).toEqual(await onDuty());
    expect(rung.some(({ text }) => /何庆丰|13800000888/u.test(text))).toBe(false);
    number = (await callouts())[0].entry.number;
    // The leader's telephone shows it at once, on whatever page it is.
    await leader.getByRole('alert', { name: '紧急呼叫' }).getByText(number).waitFor();
  });

  test('J4 Nobody answers in ten minutes: the next of the roster is rung, and answers on his telephone.', async () => {
    rung = [];
    at('2026-10-02T21:43:00');
    await tick();
    expect(rung.filter(({ text }) => text.includes('还没有人接'))).toEqual([]);
    at('2026-10-02T21:44:00');
    await tick();
    const { now, next: later } = await roster();
    expect(rungIds()).toEqual(who(later).filter((id) => !who(now).includes(id)));
    next = await house.openDesk(logins.get(rungIds()[0] ?? '') ?? '', { phone: true });
    const alert = next.getByRole('alert', { name: '紧急呼叫' });
    await alert.getByText(number).waitFor();
    await alert.getByRole('link', { name: number }).click();
    at('2026-10-02T21:46:00');
    await step(next, /^我接了/u);
    await next
      .getByRole('region', { name: '先做什么' })
      .getByText(/^先救人：/u)
      .waitFor();
    await next.getByRole('alert', { name: '紧急呼叫' }).waitFor({ state: 'detached' });
    rung = [];
    at('2026-10-02T22:10:00');
    await tick();
    expect(rung.every(({ text }) => text.includes('接警'))).toBe(true);
    await expectGood(next, 'the card');
  });

  test('J4 The card says what to do first and whom to call; an office, departments and stations are told with one form each.', async () => {
    const card = next.locator('.callout-card');
    const words = await card.innerText();
    expect(words).toContain('卫生健康');
    expect(words).toContain('按顺序打电话');
    await expect.poll(() => card.locator('a[href^="tel:"]').count(), patience).toBeGreaterThan(4);
    await expect.poll(() => card.locator('svg.callout-map').count(), patience).toBe(1);
    rung = [];
    at('2026-10-02T22:12:00');
    await step(next, /^派所里去/u, async (form) => {
      await form.getByLabel('派哪个所').click();
      await next.getByTitle('石桥市场监管所').click();
    });
    await step(next, /^通报部门/u);
    await step(next, /^提醒附近站点/u);
    await tick();
    expect(rungIds().map((id) => logins.get(id))).toEqual(
      expect.arrayContaining([cast.headOfShiqiao, cast.officerOfShiqiao, 'st-v0603']),
    );
  });

  test('J4 He arrives and reports; the leader closes it into a typical case that names nobody; each step has time and person.', async () => {
    at('2026-10-02T22:40:00');
    await step(next, /^到场/u);
    at('2026-10-02T23:20:00');
    await step(next, /^回报处置结果/u, (form) =>
      form.getByLabel('处置结果').fill('十三人就诊，都已稳定；剩菜封存送检，厨师班停业。'),
    );
    await next.getByText('处置结果：十三人就诊').first().waitFor();

    at('2026-10-03T00:30:00');
    const desk = await house.openDesk(cast.dutyLeader, { at: `/desk/callouts?open=${encodeURIComponent(number)}` });
    await step(desk, /^办结/u, async (form) => {
      await expect.poll(() => form.getByLabel('典型案例草稿').inputValue(), patience).toContain('剩菜封存送检');
    });
    const example = desk.locator('.callout-example');
    await example.waitFor();
    expect(await example.innerText()).not.toMatch(/何庆丰|13800000888/u);
    await desk.goto('/desk/callouts?state=all');
    await desk.getByRole('region', { name: '响应时效' }).waitFor();
    await expectGood(desk, 'the call-outs');

    const { entry, timeline } = (await house.app.as(cast.dutyLeader)('GET', `/api/callouts/${number}`)).body;
    expect(entry.state).toBe('closed');
    expect(timeline).toHaveLength(9);
    for (const { byName, at: when } of timeline)
      expect([byName === '', Number.isNaN(Date.parse(when))]).toEqual([false, false]);
  });

  test('J4 In the morning he writes the note, and the next shift signs for it.', async () => {
    at('2026-10-03T08:31:00');
    // Two hours without a touch have ended the session of the night.
    const { accountId, id } = (await roster()).shifts.find(
      (one: { day: string; part: string; post: string }) =>
        one.day === '2026-10-02' && one.part === 'night' && one.post === 'leader',
    );
    leader = await house.openDesk(logins.get(accountId) ?? '', { phone: true });
    const duty = leader.getByRole('region', { name: '值班' });
    await duty.getByRole('button', { name: /^交班/u }).click();
    const form = leader.getByRole('dialog');
    await form.getByRole('button', { name: '交班', exact: true }).click();
    await form
      .getByText(/请填写交班记录/u)
      .first()
      .waitFor();
    await form.getByLabel('交班记录').fill('满月酒一起，十三人就诊，已回报办结。');
    await form.getByLabel('要接着盯的').fill('问卫生院留观的两位老人。');
    await form.getByRole('button', { name: '交班', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    const { entry } = (await house.app.as(cast.centre)('GET', `/api/shifts/${id}`)).body;
    expect(entry).toMatchObject({ state: 'handedOver', watch: '问卫生院留观的两位老人。' });

    const day = await house.openDesk(logins.get(entry.incomingIds[0]) ?? '', { phone: true });
    const note = day.getByRole('region', { name: '值班' });
    await note.getByText('满月酒一起').waitFor();
    await note.getByRole('button', { name: /^接班签收/u }).click();
    await note.getByText('满月酒一起').waitFor({ state: 'detached' });
    await day.goto('/desk/roster?month=2026-10');
    await day.locator('.roster-grid').waitFor();
    await expectGood(day, 'the roster on a telephone');
  });

  test('J4 The alarm: a station writes one line why, takes it back in time, presses again, and the leader is rung for it.', async () => {
    at('2026-10-03T20:00:00');
    const filed = await house.app.as('st-v0303')('POST', '/api/complaints', filing());
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    const own = filed.body.number as string;
    const station = await house.openDesk('st-v0303', {
      phone: true,
      at: `/desk/complaints/${encodeURIComponent(own)}`,
    });
    const press = async () => {
      await station.getByRole('button', { name: /^加急/u }).click();
      // Nobody has to find the line that the press has opened.
      await station.locator('.urgent-why input:focus').waitFor();
      await station.keyboard.insertText('孩子手被炸伤');
      await expectGood(station, 'the line why');
      await station.getByRole('button', { name: '呼叫值班的人' }).click();
      await station.getByRole('button', { name: '撤回加急' }).waitFor();
    };
    await press();
    await station.getByRole('button', { name: '撤回加急' }).click();
    await station.getByRole('button', { name: /^加急/u }).waitFor();
    rung = [];
    at('2026-10-03T20:01:00');
    await tick();
    expect(rung.filter(({ text }) => text.includes(`加急${own}`))).toEqual([]);

    await press();
    at('2026-10-03T20:01:10');
    await tick();
    const { now } = await roster();
    const paged = rung.filter(({ text }) => text.includes(`加急${own}`));
    const [told, onDutyOnly] = [true, false].map((isTold) =>
      paged.filter(({ text }) => text.includes('抄告消协调解员') === isTold).map(({ to }) => phones.get(to) ?? to),
    ) as [string[], string[]];
    expect(onDutyOnly.toSorted()).toEqual(who(now));
    expect(told.map((id) => logins.get(id))).toEqual(['guaimin']);
    const [{ entry }] = await callouts();
    const onDuty = await house.openDesk(logins.get(who(now)[0] ?? '') ?? '', { phone: true });
    await onDuty.getByRole('alert', { name: '紧急呼叫' }).getByText(entry.number).waitFor();
  });
});
