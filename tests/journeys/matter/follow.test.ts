/** A matter is followed and printed as a whole, and one's own work stands still from the moment it is there. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, printedPages, type House } from '../../build/house/browser.ts';
import { filing } from '../../build/house/http-app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const newNumber = async () => (await house.app.as(null)('POST', '/api/complaints', filing())).body.number as string;

/** How far what is seen has moved by itself since the page was opened (CLS). */
const shifted = `new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 300);
})`;

describe.each([
  { width: 1440, dark: false },
  { width: 360, dark: true },
])('at $width px', ({ width, dark }) => {
  test('关注一件，它就在我的工作里；办一步铃铛告诉一声；打印卷宗是一张 A4 网页', async () => {
    const number = await newNumber();
    const page = await house.openDesk(cast.centre, {
      at: `/desk/complaints/${encodeURIComponent(number)}`,
      width,
      dark,
      phone: width < 500,
    });
    await page.getByRole('button', { name: /^关注/u }).click();
    await page.getByRole('button', { name: /^已关注/u, pressed: true }).waitFor();
    await expectGood(page, `a followed matter at ${width} px`);
    await page.goto('/desk/');
    const mine = page.getByRole('region', { name: '我关注的' });
    await mine.getByRole('link', { name: number }).waitFor();
    await expectGood(page, `my work with what I follow at ${width} px`);
    const head = house.app.as(cast.deputyDirector);
    const noted = await head('POST', `/api/complaints/${number}/note`, { version: 1, input: { words: '请抓紧办' } });
    expect(noted.status).toBe(200);
    await page.goto('/desk/messages');
    await page.getByText(`您关注的${number}有进展`).first().waitFor();
    await page.goto(`/papers/${encodeURIComponent(number)}/volume`);
    await page.getByRole('heading', { name: /投诉卷宗/u }).waitFor();
    await expectGood(page, `the whole file at ${width} px`);
    expect(await printedPages(page)).toBeGreaterThan(0);
    await page.close();
  });

  test('我的工作一出来就不再跳', async () => {
    const page = await house.openDesk(cast.officerOfChengguan, { width, dark, phone: width < 500 });
    // However slow this machine is, every answer comes within the time that the page waits for them (src/staff/desk/work/page-stillness.ts).
    await page.addInitScript(
      'window.setTimeout = ((real) => (act, ms, ...rest) => (ms === 1500 ? 0 : real(act, ms, ...rest)))(window.setTimeout)',
    );
    for (const path of ['/desk/', '/desk/']) {
      await page.goto(path);
      await page.getByRole('navigation', { name: '六个数' }).waitFor();
      expect(await page.evaluate<number>(shifted)).toBeLessThan(0.01);
    }
    await page.close();
  });
});
