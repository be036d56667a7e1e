/** 指挥大屏: one screen without scrolling on the wall, one column on a telephone; its numbers equal a recount and renew themselves. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { advance, fileMatter, untilAccepted } from '../../build/living-matters.ts';

let house: House;
let wall: Page;
const phone = '13800000317';

beforeAll(async () => {
  house = await openHouse();
  const now = Date.now();
  // Two that are late by now, one of another town, and one of today.
  house.app.setNow(new Date(now - 20 * 86_400_000).toISOString());
  await fileMatter(house);
  await advance(house, await fileMatter(house, { place: { regionId: 'V0501' } }), 'dispatch');
  house.app.setNow(new Date(now).toISOString());
  await advance(house, await fileMatter(house), ...untilAccepted);
  wall = await house.openDesk(cast.centre);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const numbers = () => wall.getByRole('region', { name: '几个数' });
const shown = async (name: string) =>
  Number(await numbers().getByRole('link', { name }).first().locator('b').innerText());
const recount = async (query: string) =>
  (await house.app.as(cast.centre)('GET', `/api/complaints?${query}&limit=1`)).body.total as number;

/** Every town and some stations are named on the map, in letters of at least so many pixels, and no name lies on another. */
async function expectMapNamed(page: Page, least: number): Promise<void> {
  const { towns, places, high, over, outside } = await page.evaluate<{
    towns: string[];
    places: string[];
    high: number;
    over: string[];
    outside: string[];
  }>(`(() => {
    const map = document.querySelector('.wall-map > svg');
    const names = [...map.querySelectorAll('text')];
    const box = (one) => one.getBoundingClientRect();
    const frame = map.getBoundingClientRect();
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
    return {
      towns: names.filter((one) => !one.classList.contains('place')).map((one) => one.textContent.trim()),
      places: names.filter((one) => one.classList.contains('place')).map((one) => one.textContent.trim()),
      high: Math.min(...names.map((one) => parseFloat(getComputedStyle(one).fontSize) * map.getScreenCTM().d)),
      over: names.flatMap((a, i) => names.slice(i + 1).filter((b) => meet(box(a), box(b))).map((b) => a.textContent + ' × ' + b.textContent)),
      outside: names.filter((one) => box(one).left < frame.left - 1 || box(one).right > frame.right + 1).map((one) => one.textContent),
    };
  })()`);
  expect(over).toEqual([]);
  expect(outside).toEqual([]);
  expect(high).toBeGreaterThanOrEqual(least);
  expect(towns.some((one) => /^柳河镇 \d+$/u.test(one))).toBe(true);
  expect(places).toContain('郭庄');
}

test('The wall fits 1920 × 1080 without scrolling, is good to read, and every number equals a recount of the list it opens.', async () => {
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto('/desk/wall');
  await numbers().waitFor();
  await wall.getByText(/^实时，数据至 \d\d:\d\d:\d\d$/u).waitFor();
  await expectGood(wall, 'the wall');
  const size = await wall.evaluate<number[]>(
    '[document.documentElement.scrollHeight, innerHeight, document.querySelector(".wall").scrollHeight]',
  );
  expect(Math.max(...size)).toBe(1080);
  // Nothing is cut off inside a card either.
  const cut = await wall.evaluate<string[]>(
    '[...document.querySelectorAll(".wall-card")].filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.className)',
  );
  expect(cut).toEqual([]);
  await expectMapNamed(wall, 16);
  const today = dayOf(house.app.deps.now());
  expect([
    await shown('今天收到'),
    await shown('在办'),
    await shown('投诉今天到期'),
    await shown('投诉已过期限'),
  ]).toEqual([
    await recount(`figure=received&from=${today}&to=${today}`),
    await recount('stage=atStation,toApprove,toDispatch,toAccept,toTell,toMediate,mediating,toClose,toReview'),
    await recount('due=today'),
    await recount('due=overdue'),
  ]);
  expect(await shown('投诉已过期限')).toBeGreaterThan(0);
  // Town by town, and all towns together are the county.
  const rows = wall.locator('tr[data-town]');
  let all = 0;
  for (const row of await rows.all()) {
    const town = await row.getAttribute('data-town');
    const [inHand, received, dueToday, overdue] = (await row.getByRole('link').allInnerTexts()).map(Number);
    expect([town, inHand, received, dueToday, overdue]).toEqual([
      town,
      await recount(
        `stage=atStation,toApprove,toDispatch,toAccept,toTell,toMediate,mediating,toClose,toReview&town=${town}`,
      ),
      await recount(`figure=received&from=${today}&to=${today}&town=${town}`),
      await recount(`due=today&town=${town}`),
      await recount(`due=overdue&town=${town}`),
    ]);
    all += inHand ?? 0;
  }
  expect(all).toBe(await shown('在办'));
  await expect.poll(() => rows.count(), patience).toBeGreaterThanOrEqual(8);
});

test('A new filing appears by itself within seconds, and nothing on the wall names a person.', async () => {
  const before = await shown('今天收到');
  const number = await fileMatter(house, {
    consumer: { name: '李有田', phone, address: '郭庄村三组', regionId: 'V0303' },
  });
  const began = Date.now();
  await expect.poll(() => shown('今天收到'), { timeout: 10_000 }).toBe(before + 1);
  expect(Date.now() - began).toBeLessThan(6000);
  await wall.getByRole('region', { name: '正在处置' }).getByText(number).waitFor();
  const { body } = await house.app.as(cast.centre)('GET', '/api/wall');
  for (const words of [JSON.stringify(body), await wall.locator('.wall').innerText()])
    for (const hidden of ['李有田', phone, '三组', '老周农资店', '复合肥']) expect(words).not.toContain(hidden);
});

test('It says in a clear word that the line is gone, from when its numbers are, and comes back by itself.', async () => {
  await wall.context().setOffline(true);
  await wall.getByText(/^断开了.*数是 \d\d:\d\d:\d\d 的$/u).waitFor();
  expect(await shown('今天收到')).toBeGreaterThan(0);
  await fileMatter(house);
  await wall.context().setOffline(false);
  await wall.getByText(/^实时，数据至/u).waitFor();
  const today = dayOf(house.app.deps.now());
  const counted = await recount(`figure=received&from=${today}&to=${today}`);
  await expect.poll(() => shown('今天收到'), { timeout: 10_000 }).toBe(counted);
});

test('A number opens its records; on a telephone all of it stands in one column; an office has no wall.', async () => {
  const late = await shown('投诉已过期限');
  await numbers().getByRole('link', { name: '投诉已过期限' }).first().click();
  await wall.getByRole('heading', { name: '投诉' }).waitFor();
  await expect.poll(() => wall.locator('tbody tr').count()).toBe(late);
  const narrow = await house.openDesk(cast.deputyDirector, { phone: true });
  await narrow.goto('/desk/wall');
  await narrow.getByRole('region', { name: '各镇' }).waitFor();
  await expectGood(narrow, 'the wall on a telephone');
  await expectMapNamed(narrow, 9);
  const officer = await house.openDesk(cast.officer);
  await officer.goto('/desk/wall');
  await officer.getByText('指挥大屏由中心和分管领导打开').waitFor();
  expect((await house.app.as(cast.officer)('GET', '/api/wall')).status).toBe(403);
});
