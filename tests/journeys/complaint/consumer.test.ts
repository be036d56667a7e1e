/**
 * J11: a consumer follows a complaint. One is 72, with a telephone whose browser runs no script and with big type; the other is
 * 28, with a telephone that runs them. Both file, follow by number and code, add, urge, hear the end with its ground and the
 * other ways, and say how it went; what a third one filed is never seen. By calling one urges as by pressing: J3 holds that.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hearBy } from '../../../src/domain/complaint/deadline.ts';
import { cast } from '../../build/cast.ts';
import {
  expectGood,
  expectGoodInEveryLook,
  openHouse,
  patience,
  printedPages,
  sidewaysScroll,
  type House,
  wrongWith,
} from '../../build/house/browser.ts';
import { actions, click, openMatter, tabAndType } from '../../build/house/desk.ts';
import { advance, countMatters, factsIn, find, untilAccepted, untilMediating } from '../../build/living-matters.ts';
import { fileByHand, followByHand, tell, tipOffByHand, type Slip } from '../../build/house/portal.ts';
import { sentTo } from '../../build/sent.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const plain = { phone: true, javaScript: false } as const;

/** What of a form lies in the stores of the browser that outlive a page. */
function keptOn(page: Page): Promise<{ device: string[]; local: number }> {
  return page.evaluate(`new Promise((done) => {
    const asked = indexedDB.open('hongdun', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('form', { keyPath: 'key' });
    asked.onsuccess = () => {
      const keys = asked.result.transaction('form').objectStore('form').getAllKeys();
      keys.onsuccess = () => {
        asked.result.close();
        done({ device: keys.result, local: localStorage.length });
      };
    };
  })`);
}

describe('J11 A consumer follows a complaint', () => {
  let slip: { number: string; code: string };
  let page: Page;

  test('J11 The form filled in by thumb gives a slip with number, code, place and day.', async () => {
    page = await house.open(plain);
    await page.goto('/');
    await page.getByRole('link', { name: '我要投诉' }).first().click();
    slip = await fileByHand(page, { name: '李有田', phone: '138 0000 0317', shop: '老周农资店' });
    expect(slip.number).toMatch(/^投\d{4}-\d{4}$/u);
    expect(slip.code).toMatch(/^\d{8}$/u);
    const complaint = await find(house, slip.number);
    const by = hearBy(complaint, await factsIn(house)) ?? '';
    const receipt = page.getByRole('article', { name: '投诉回执' });
    const [, month, day] = by.split('-').map(Number);
    await expect.poll(() => receipt.innerText(), patience).toContain(`${month}月${day}日`);
    await expect.poll(() => receipt.innerText(), patience).toContain('柳河市场监管所');
    await expect.poll(() => receipt.innerText(), patience).toContain('郭庄村消费维权联络站');
    await expect.poll(() => receipt.getByRole('img', { name: /二维码/u }).isVisible(), patience).toBe(true);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.reload();
    expect(await countMatters(house)).toBe(1);
  });

  test('J11 What is wrong is named from the top, and nothing typed is lost.', async () => {
    const other = await house.open(plain);
    await other.goto('/complaint');
    await tell(other, { name: '王桂兰', phone: '12', shop: '' });
    await other.getByRole('button', { name: '交上去' }).click();
    const summary = other.getByRole('alert');
    await summary.getByRole('link', { name: /请写店名/u }).click();
    expect(new URL(other.url()).hash).toBe('#shop');
    await expect.poll(() => summary.getByRole('link').count(), patience).toBe(2);
    await expect.poll(() => other.getByLabel('姓名', { exact: true }).inputValue(), patience).toBe('王桂兰');
    await expect.poll(() => other.getByLabel('照您说话的样子写').inputValue(), patience).toContain('复合肥');
    await expect.poll(() => other.getByLabel('您住哪个村（社区）').inputValue(), patience).toBe('V0303');
    await other.getByLabel('电话', { exact: false }).first().fill('13800000318');
    await other.getByLabel('店名或卖东西的人').fill('王家小卖部');
    await other.getByRole('button', { name: '交上去' }).click();
    await other.getByRole('heading', { name: '交上了' }).waitFor();
    await other.close();
  });

  test('J11 The line goes as it is sent: nothing is lost, the shut page opens with it again, and it is one complaint with its photo.', async () => {
    const other = await house.open({ phone: true });
    const context = other.context();
    await other.goto('/complaint');
    // What is said of keeping stands there before one types: nothing moves under the finger.
    const line = other.locator('[data-kept]');
    await expect.poll(() => line.innerText(), patience).toContain('写的都存在这台手机里');
    const place = () => other.evaluate<number>("document.querySelector('#name').getBoundingClientRect().top + scrollY");
    const there = await place();
    await other.locator('#name').fill('王桂兰');
    await other.getByText('存好').waitFor();
    expect(await place()).toBe(there);
    await tell(other, { name: '王桂兰', phone: '13800000319', shop: '王家小卖部' });
    await other.getByLabel(/加照片/u).setInputFiles([
      { name: '肩膀钻毛.jpg', mimeType: 'image/jpeg', buffer: readFileSync('tests/fixtures/photo.jpg') },
      { name: '店里说的话.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(9000) },
    ]);
    await other.getByText('✓ 传好了').waitFor();
    await other.getByText('录像传不了').waitFor();
    // What needs nothing more is ticked on top; nothing was agreed to.
    const ticked = () =>
      other.evaluate<string[]>("[...document.querySelectorAll('.sections .whole')].map(({ hash }) => hash)");
    await expect.poll(ticked, patience).toEqual(['#who', '#against', '#what', '#wish', '#papers']);
    await expect.poll(() => line.innerText(), patience).toMatch(/写的都存在这台手机里.*\d+:\d\d 存好/u);
    // The larger type is another page; it has all of it.
    await other.getByRole('link', { name: '大字版' }).click();
    await other.getByText('上次没写完的还在').waitFor();
    await other.getByText('✓ 传好了').waitFor();
    await expect.poll(() => other.getByLabel('姓名', { exact: true }).inputValue(), patience).toBe('王桂兰');
    await other.getByRole('link', { name: '普通版' }).click();
    await other.getByText('✓ 传好了').waitFor();
    const before = await countMatters(house);
    // It arrives, and the answer does not: the telephone is in flight mode by then.
    await other.route('**/complaint', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch({ maxRedirects: 0 });
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await other.getByRole('button', { name: '交上去' }).click();
    await other.getByRole('heading', { name: '还没交上去' }).waitFor();
    await other.getByText('一个字、一张照片都没丢').waitFor();
    await expect.poll(() => other.getByRole('main').innerText(), patience).toContain('王桂兰，13800000319，郭庄村');
    expect(await wrongWith(other, 'the form without a network')).toEqual([]);
    await other.close();
    const again = await context.newPage();
    await context.setOffline(false);
    await again.goto('/complaint');
    await again.getByRole('heading', { name: '还没交上去' }).waitFor();
    // By itself, as it says.
    await context.setOffline(true);
    await context.setOffline(false);
    await again.getByRole('heading', { name: /交上了|收到/u }).waitFor();
    expect(await countMatters(house)).toBe(before + 1);
    await expect.poll(() => again.getByRole('main').innerText(), patience).toContain('附了 1 个文件');
    // Whoever is lent the telephone and goes back reads nothing of it.
    await again.goBack();
    await again.waitForURL('**/complaint');
    await expect.poll(() => again.getByLabel('姓名', { exact: true }).inputValue(), patience).toBe('');
    await again.close();
  });

  test('J11 Not sent for want of a line, it is sent by itself once there is one; on a shared telephone nothing stays.', async () => {
    const other = await house.open({ phone: true });
    const context = other.context();
    await other.goto('/complaint');
    await tell(other, { name: '赵铁柱', phone: '13800000320', shop: '王家小卖部' });
    await other.getByLabel('这是公用的手机，别存').check();
    await other.getByText('写的只留在这一页里').waitFor();
    // A server that is busy is no missing line: the photo goes in the form itself.
    await other.route('**/uploads', (route) => route.fulfill({ status: 503, body: '' }));
    await other.getByLabel(/加照片/u).setInputFiles('tests/fixtures/photo.jpg');
    await other.getByText('没传上去，先留着').waitFor();
    const before = await countMatters(house);
    await context.setOffline(true);
    await other.getByRole('button', { name: '交上去' }).dblclick();
    await other.getByText('别关这一页').waitFor();
    // The line comes and is gone again within the first try; the second is made as well.
    await other.route('**/complaint', (route) => route.abort('internetdisconnected'), { times: 1 });
    const failed = other.waitForEvent('requestfailed', (request) => request.url().endsWith('/complaint'));
    await context.setOffline(false);
    await failed;
    const stranger = await context.newPage();
    await stranger.goto('/complaint');
    await expect.poll(() => stranger.getByLabel('姓名', { exact: true }).inputValue(), patience).toBe('');
    // A touch screen as large as a tablet's may be everybody's.
    await stranger.setViewportSize({ width: 820, height: 1180 });
    await stranger.goto('/complaint');
    await stranger.getByLabel('替我存在这台电脑（平板）上').waitFor();
    expect(await keptOn(stranger)).toEqual({ device: [], local: 0 });
    // On a computer without its tick neither; with it what is written outlives the page, and is gone once the tick is taken away.
    const anybody = await house.open();
    await anybody.goto('/complaint');
    const tick = anybody.getByLabel('替我存在这台电脑（平板）上');
    await anybody.locator('#name').fill('赵铁柱');
    await anybody.getByText('写的只留在这一页里').waitFor();
    expect(await keptOn(anybody)).toEqual({ device: [], local: 0 });
    await tick.check();
    await expect.poll(() => keptOn(anybody), patience).toMatchObject({ device: ['/complaint', '/complaint files'] });
    await tick.uncheck();
    await expect.poll(() => keptOn(anybody), patience).toEqual({ device: [], local: 0 });
    const next = await anybody.context().newPage();
    await next.goto('/complaint');
    await next.getByLabel('替我存在这台电脑（平板）上').waitFor();
    await expect.poll(() => next.locator('#name').inputValue(), patience).toBe('');
    await anybody.context().close();
    await context.setOffline(true);
    await context.setOffline(false);
    await other.getByRole('heading', { name: '交上了' }).waitFor();
    expect(await countMatters(house)).toBe(before + 1);
    await expect.poll(() => other.getByRole('main').innerText(), patience).toContain('附了 1 个文件');
    await context.close();
  });

  test('J11 What is asked behind the form outlives a line that is gone, and who presses himself is asked.', async () => {
    const question = { node: null, sayings: ['豆粕'], zh: '袋子上印的批号', kind: 'text', surfaces: ['portal'] };
    expect((await house.app.as(cast.admin)('PUT', `/api/asked-questions/${randomUUID()}`, question)).status).toBe(200);
    const other = await house.open({ phone: true });
    const context = other.context();
    await other.goto('/complaint');
    await tell(other, {
      name: '孙喜来',
      phone: '13800000321',
      shop: '王家小卖部',
      story: '买的豆粕发了霉，牛不吃，他不退。',
    });
    // The first press reaches nobody; the second is a person's, who sits there and can be asked.
    await other.route('**/complaint', (route) => route.abort('internetdisconnected'), { times: 1 });
    await other.getByRole('button', { name: '交上去' }).click();
    await other.getByRole('button', { name: '再试一次，交上去' }).click();
    await other.getByRole('heading', { name: '再问您一句' }).waitFor();
    await other.getByLabel('袋子上印的批号').fill('DP0607');
    await other.getByText('存好').waitFor();
    // Written into the same window in another size it was never left, and nobody is told that he comes back to it.
    await other.getByRole('button', { name: '大字版' }).click();
    await expect.poll(() => other.locator('html').getAttribute('data-size'), patience).toBe('large');
    await other.getByText('存好').waitFor();
    await expect.poll(() => other.getByLabel('袋子上印的批号').inputValue(), patience).toBe('DP0607');
    await expect.poll(() => other.getByText('上次没写完的还在').isVisible(), patience).toBe(false);
    await context.setOffline(true);
    await other.getByRole('button', { name: '交上去' }).click();
    await other.getByRole('heading', { name: '还没交上去' }).waitFor();
    await expect.poll(() => other.getByRole('main').innerText(), patience).toContain('DP0607');
    expect(await wrongWith(other, 'what is asked, without a network')).toEqual([]);
    await other.close();
    const before = await countMatters(house);
    const again = await context.newPage();
    await context.setOffline(false);
    await again.goto('/complaint');
    await again.getByText('上次没写完的还在').waitFor();
    await again.getByRole('button', { name: '交上去' }).click();
    await again.getByRole('heading', { name: '还没交上去' }).waitFor();
    await context.setOffline(true);
    await context.setOffline(false);
    await again.getByRole('heading', { name: '交上了' }).waitFor();
    expect(await countMatters(house)).toBe(before + 1);
    const { rows } = await house.app.database.pool.query("select value from matter_fact where kind = 'answer'");
    expect(rows).toEqual([{ value: 'DP0607' }]);
    await again.goto('/complaint');
    await expect.poll(() => again.getByLabel('姓名', { exact: true }).inputValue(), patience).toBe('');
    await context.close();
  });

  test('J11 A wrong number and a wrong code are answered with the same words.', async () => {
    const stranger = await house.open(plain);
    const answers: string[] = [];
    for (const [number, code] of [
      [slip.number, slip.code === '000000' ? '000001' : '000000'],
      [slip.number.replace(/\d$/u, (last) => String((Number(last) + 5) % 10)), slip.code],
      ['胡乱写的', 'abc'],
    ] as const) {
      await stranger.goto('/progress');
      await stranger.getByLabel('编号').fill(number);
      await stranger.getByLabel('查询码').fill(code);
      await stranger.getByRole('button', { name: '看进度' }).click();
      answers.push(await stranger.getByRole('alert').innerText());
      expect(await stranger.content()).not.toContain('李有田');
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('编号');
    await stranger.close();
  });

  test('J11 Number and code show where it is, who has it and by when, and nothing of others.', async () => {
    page = await house.open(plain);
    await followByHand(page, slip);
    await expect.poll(() => page.locator('[data-test=now]').innerText(), patience).toContain('收到了');
    const words = await page.getByRole('main').innerText();
    expect(words).toContain('青禾县12315投诉举报中心');
    expect(words).toMatch(/最晚哪天\s+\d+月\d+日/u);
    const html = await page.content();
    for (const other of ['王桂兰', '王家小卖部', '13800000318']) expect(html).not.toContain(other);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('J11 A note and a photo are added, and the desk has both.', async () => {
    await page.getByLabel('想说的').fill('收据找到了，拍给你们看');
    await page.getByLabel(/加照片/u).setInputFiles('tests/fixtures/photo.jpg');
    await page.getByRole('button', { name: '加进去' }).click();
    await expect.poll(() => page.getByRole('main').innerText(), patience).toContain('加进去了');
    const { body } = await house.app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(slip.number)}`);
    expect(body.attachments).toHaveLength(1);
    expect(JSON.stringify(body.timeline)).toContain('收据找到了');
  });

  test('J11 Urging counts once a day; the second time is refused in words.', async () => {
    const second = await house.open(plain);
    await followByHand(second, slip);
    await page.getByRole('button', { name: '催一催' }).click();
    await expect.poll(() => page.getByRole('main').innerText(), patience).toContain('催过了，办的人马上看到');
    // The other page still shows the button, as a page that was opened in the morning does.
    await second.getByRole('button', { name: '催一催' }).click();
    await expect.poll(() => second.getByRole('main').innerText(), patience).toContain('今天已经催过了');
    expect((await find(house, slip.number)).urgedTimes).toBe(1);
    await second.close();
  });

  test('J11 Another complaint is withdrawn only with a tick, and is over.', async () => {
    const other = await house.open(plain);
    await other.goto('/complaint');
    const own = await fileByHand(other, { name: '郭大山', phone: '13800000319', shop: '柳河电器' });
    await other.getByRole('link', { name: '看进度' }).click();
    await other.getByRole('link', { name: '撤回投诉' }).click();
    await other.getByRole('button', { name: '撤回' }).click();
    await expect.poll(() => other.getByRole('alert').innerText(), patience).toContain('请先打勾');
    await other.getByLabel(/我看明白了/u).check();
    await other.getByRole('button', { name: '撤回' }).click();
    await expect.poll(() => other.getByRole('main').innerText(), patience).toContain('撤回了');
    const complaint = await find(house, own.number);
    expect([complaint.state, complaint.outcome]).toEqual(['closed', 'withdrawn']);
    expect((await find(house, slip.number)).state).toBe('registered');
    await other.close();
  });

  test('J11 Told again it is added where it was filed; whoever knows telephone and shop alone only files another.', async () => {
    const own = await house.open(plain);
    await own.goto('/complaint');
    const told = { name: '韩秀英', phone: '13800000320', shop: '柳河布店' };
    const first = await fileByHand(own, told);
    await own.goto('/complaint');
    await tell(own, told);
    await own.getByRole('button', { name: '交上去' }).click();
    await own.getByRole('heading', { name: '像是同一件，一起办？' }).waitFor();
    await own.getByRole('button', { name: '是同一件，一起办', exact: true }).click();
    await own.getByRole('heading', { name: '加到先交的那件上了' }).waitFor();
    await own.getByText(`还是 ${first.number}`).waitFor();
    expect((await find(house, first.number)).urgedTimes).toBe(0);
    const stranger = await house.open(plain);
    await stranger.goto('/complaint');
    expect((await fileByHand(stranger, told)).number).not.toBe(first.number);
    expect((await find(house, first.number)).urgedTimes).toBe(0);
    await stranger.goto('/complaint');
    await stranger.getByRole('link', { name: '交过了？用编号和查询码补充' }).click();
    await stranger.getByRole('heading', { name: '查进度' }).waitFor();
    await own.close();
    await stranger.close();
  });

  test('J11 Without the code the way in is a code to the telephone on file; number and last four figures open nothing.', async () => {
    const own = await house.open(plain);
    await own.goto('/progress');
    await own.getByRole('link', { name: '查询码丢了，用短信验证码查' }).click();
    await own.getByLabel('编号').fill(slip.number);
    await own.getByLabel('登记时留的手机号').fill('0317');
    await own.getByRole('button', { name: '发验证码' }).click();
    await own.getByRole('alert').getByRole('link', { name: /11 位/u }).waitFor();
    await own.getByLabel('登记时留的手机号').fill('138 0000 0317');
    await own.getByRole('button', { name: '发验证码' }).click();
    await own.getByRole('heading', { name: '填验证码' }).waitFor();
    expect(await sidewaysScroll(own)).toBe(0);
    await own.getByLabel('短信里的验证码').fill('12');
    await own.getByRole('button', { name: '看进度' }).click();
    await own.getByRole('alert').getByRole('link', { name: '请填写短信里的 6 位验证码' }).waitFor();
    const sent = (await sentTo(house.app.database.db, '13800000317')).at(-1)?.text ?? '';
    await own.getByLabel('短信里的验证码').fill(/验证码 (\d{6})/u.exec(sent)?.[1] ?? '');
    await own.getByRole('button', { name: '看进度' }).click();
    await own.locator('[data-test=now]').waitFor();
    expect(await own.content()).toContain(slip.number);
    await own.close();
  });

  test('J11 A page closed on a borrowed telephone shows nothing to the next person.', async () => {
    await page.getByRole('button', { name: '看完了，关上' }).click();
    await page.goto('/progress/mine');
    expect(new URL(page.url()).pathname).toBe('/progress');
    expect(await page.content()).not.toContain('李有田');
  });

  test('J11 The centre calls back and renews the code: the desk shows it once, and the one of before opens nothing.', async () => {
    const desk = await house.openDesk(cast.centre);
    await openMatter(desk, slip.number);
    await actions(desk).getByText('查询码丢了、给人看过').click();
    const drawer = await click(desk, 'renewCode');
    await drawer.getByRole('radio', { name: '按登记的电话打回去核实' }).check();
    await tabAndType(desk, '为什么换', '回执丢了');
    await desk.keyboard.press('Control+Enter');
    const shown = desk.locator('[data-test=code-slip]');
    await expect.poll(() => shown.locator('.code').innerText(), patience).toMatch(/^\d{4} \d{4}$/u);
    const renewed = await shown.locator('.code').innerText();
    await expectGoodInEveryLook(desk, 'the slip with the renewed code');
    expect(await printedPages(desk)).toBe(1);
    await desk.getByRole('button', { name: '告诉本人了，关闭' }).click();
    await shown.waitFor({ state: 'detached' });
    await expect.poll(() => desk.getByRole('main').innerText(), patience).toContain('换了查询码');
    expect(await desk.content()).not.toContain(renewed);
    await desk.close();

    const own = await house.open(plain);
    await own.goto('/progress');
    await own.getByLabel('编号').fill(slip.number);
    await own.getByLabel('查询码').fill(slip.code);
    await own.getByRole('button', { name: '看进度' }).click();
    await own.getByText('没有查到').first().waitFor();
    await followByHand(own, { number: slip.number, code: renewed });
    await own.close();
  });
});

/** The matter taken to its end by the desk: no agreement, both told, closed. */
async function end(house: House, number: string): Promise<void> {
  await advance(house, number, ...untilAccepted, 'recordNotice', 'terminate', 'recordNotice', 'recordNotice', 'close');
}

/** Nothing sideways, nothing serious, at this step. */
async function look(page: Page, name: string): Promise<void> {
  // Without a script axe cannot run; the same pages are tried with one in screen.test.ts.
  expect(await sidewaysScroll(page), name).toBe(0);
}

describe('J11 Seventy-two, big type, no script', () => {
  let page: Page;
  let slip: Slip;

  test('J11 The big type has the telephone first and few words, and stays from page to page.', async () => {
    page = await house.open(plain);
    await page.goto('/');
    await page.getByRole('link', { name: '大字版' }).click();
    const doors = page.getByRole('navigation', { name: '您想做什么' });
    expect((await doors.getByRole('link').first().innerText()).replace(/\s+/gu, '')).toContain('打12315');
    await expect.poll(() => doors.getByRole('link').first().getAttribute('href'), patience).toBe('tel:12315');
    const size = await page.locator('html').getAttribute('data-size');
    expect(size).toBe('large');
    await look(page, 'first page in big type');
    await doors.getByRole('link', { name: /我要投诉/u }).click();
    slip = await fileByHand(page, { name: '赵老汉', phone: '13800000720', shop: '城关电器维修部' });
    await look(page, 'slip in big type');
    await expect.poll(() => page.locator('html').getAttribute('data-size'), patience).toBe('large');
  });

  test('J11 The slip is printed alone, on one page.', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.getByRole('article', { name: '投诉回执' }).isVisible(), patience).toBe(true);
    await expect.poll(() => page.getByRole('link', { name: '看进度' }).isVisible(), patience).toBe(false);
    expect(await printedPages(page)).toBe(1);
    await page.emulateMedia({ media: 'screen' });
  });

  test('J11 The end is told with its ground, its article and the other ways; how it went is said with one press.', async () => {
    await end(house, slip.number);
    await followByHand(page, slip);
    const words = await page.getByRole('main').innerText();
    expect(words).toContain('没谈成，调解结束了');
    expect(words).toMatch(/《市场监督管理投诉举报处理办法》第二十三条/u);
    expect(words).toContain('您还可以');
    expect(words).toMatch(/法院/u);
    await look(page, 'the end in big type');
    const rate = page.locator('#rate');
    await rate.getByRole('radio', { name: /^不满意/u }).check();
    await rate.getByRole('button', { name: '交上去' }).click();
    await expect.poll(() => page.getByRole('alert').innerText(), patience).toContain('请写为什么不满意');
    await page.locator('#rate').getByRole('radio', { name: '一般' }).check();
    await page.locator('#rate').getByRole('button', { name: '交上去' }).click();
    await expect.poll(() => page.getByRole('main').innerText(), patience).toContain('记下了，谢谢您');
    expect((await find(house, slip.number)).satisfaction).toBe(3);
    expect(await page.locator('#rate').count()).toBe(0);
    await page.close();
  });
});

describe('J11 Twenty-eight, a telephone with scripts', () => {
  let page: Page;
  let slip: Slip;

  test('J11 The village is found by its initials, and the page is read aloud on a press.', async () => {
    page = await house.open({ phone: true });
    await page.goto('/complaint');
    await page.getByLabel('姓名', { exact: true }).focus();
    const find = page.getByRole('searchbox', { name: '您住哪个村（社区）' });
    await find.fill('gz');
    await page.getByRole('radio', { name: /^郭庄/u }).click();
    await expect.poll(() => page.locator('#village').inputValue(), patience).toBe('V0303');
    // By keys alone: down from the line, and on; what was chosen stands in a box with its town.
    await page.getByRole('searchbox', { name: '店在哪里' }).fill('万家');
    await page.getByText(/有 \d 个，点一个/u).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '换 店在哪里' }).waitFor();
    await expect.poll(() => page.locator('#shopAddress').inputValue(), patience).toContain('万家');
    await page.getByRole('button', { name: '换 店在哪里' }).click();
    // Enter on a word that nothing fits chooses nothing; on one whose answer is on its way it waits for it.
    const shop = page.getByRole('searchbox', { name: '店在哪里' });
    const chosen = () => page.locator('#shopVillage').inputValue();
    await shop.fill('没有的地方');
    await shop.press('Enter');
    await page.getByText('没有叫这个的').waitFor();
    await shop.press('Enter');
    expect(await chosen()).toBe('');
    await shop.fill('万家');
    await shop.press('Enter');
    await page.getByRole('button', { name: '换 店在哪里' }).click();
    await shop.fill('网上');
    await page.getByText('有 1 个，点一个').waitFor();
    await shop.fill('拼多多');
    await page.getByRole('radio', { name: '网上买的，或在外县' }).click();
    await page.getByText('这样的归谁管').waitFor();
    await expectGood(page, 'the finder');
    await page.locator('#shopAddress').fill('');
    // Enter in a line goes on to the next: nothing is sent half written, and nothing is lost.
    const before = await countMatters(house);
    await tell(page, { name: '孙小雨', phone: '13800000281', shop: '云端数码' });
    await page.locator('#name').press('Enter');
    await page.locator('#phone:focus').waitFor();
    await page.locator('#amount').press('Enter');
    await page.locator('#name').press('Shift+Tab');
    expect(new URL(page.url()).pathname).toBe('/complaint');
    await expect.poll(() => page.locator('#amount').inputValue(), patience).toBe('1750');
    expect(await countMatters(house)).toBe(before);
    slip = await fileByHand(page, { name: '孙小雨', phone: '13800000281', shop: '云端数码' });
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: '存成图片' }).click();
    expect((await picture).suggestedFilename()).toContain(`${slip.number}.png`);
    const drawn = readFileSync(await (await picture).path());
    // A PNG, as wide as it is drawn and taller than wide, in which something stands.
    expect(drawn.subarray(1, 4).toString()).toBe('PNG');
    expect(drawn.readUInt32BE(16)).toBe(720);
    expect(drawn.readUInt32BE(20)).toBeGreaterThan(720);
    expect(drawn.length).toBeGreaterThan(20_000);
    await page.getByRole('link', { name: '看进度' }).click();
    await page.locator('[data-test=now]').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '念给我听' }).isVisible(), patience).toBe(true);
    await expectGood(page, 'progress');
  });

  test('J11 Of seven files at once, chosen where nothing had the focus, the broken ones take no good one’s place.', async () => {
    const form = await house.open({ phone: true });
    await form.goto('/complaint');
    const broken = (n: number) => ({
      name: `坏的${n}.jpg`,
      mimeType: 'image/jpeg',
      buffer: Buffer.from('x'.repeat(n * 64)),
    });
    const good = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: readFileSync('tests/fixtures/photo.jpg') });
    await form
      .locator('#photos')
      .setInputFiles([good('一.jpg'), broken(1), broken(2), broken(3), broken(4), good('二.jpg'), good('三.jpg')]);
    await expect.poll(() => form.getByText('✓ 传好了').count(), patience).toBe(3);
    await expect.poll(() => form.getByText('打不开，可能是空的或者坏了').count(), patience).toBe(4);
    await form.getByText('还能加 3 个').waitFor();
    await expectGood(form, 'photos of which some are broken');
    await form.close();
  });

  test('J11 A photo from the telephone is added and the urge of the day is pressed, each said at once.', async () => {
    await page.getByLabel('想说的').fill('聊天记录拍给你们');
    await page.getByLabel(/加照片/u).setInputFiles(['tests/fixtures/photo.jpg', 'tests/fixtures/photo.png']);
    await page.getByRole('button', { name: '加进去' }).click();
    await page.getByText('加进去了，办的人看得到').waitFor();
    // Nobody is reached: said, and said no longer than it is true.
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '催一催' }).click();
    await page.getByText('现在连不上').waitFor();
    await page.context().setOffline(false);
    await page.getByText('现在连不上').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '催一催' }).click();
    await page.getByText('催过了，办的人马上看到').waitFor();
    const complaint = await find(house, slip.number);
    expect(complaint.urgedTimes).toBe(1);
    // The desk has both files, and what was urged stands in its list.
    const { body } = await house.app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(slip.number)}`);
    expect(body.attachments).toHaveLength(2);
    const urged = await house.app.as(cast.centre)('GET', '/api/complaints?urged=yes&limit=50');
    expect(urged.body.items.map((one: { complaint: { number: string } }) => one.complaint.number)).toContain(
      slip.number,
    );
  });

  test('J11 Each step that the desk takes stands there in plain words, with the next day.', async () => {
    await advance(house, slip.number, ...untilMediating);
    await page.goto('/progress/mine');
    await expect.poll(() => page.locator('[data-test=now]').innerText(), patience).toBe('正在调解');
    const words = await page.getByRole('main').innerText();
    for (const step of ['决定受理', '开始调解', '第 1 次调解会', '告诉了您']) expect(words).toContain(step);
    expect(words).toMatch(/最晚哪天有结果\s+(?:\d{4}年)?\d+月\d+日/u);
    await expectGood(page, 'in mediation');
  });

  test('J11 At the end the card that asks how it went is good, by day and in the dark.', async () => {
    await advance(house, slip.number, 'terminate', 'recordNotice', 'recordNotice', 'close');
    await page.goto('/progress/mine');
    await page.locator('#rate').waitFor();
    await expectGood(page, 'how it went');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectGood(page, 'how it went, in the dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.locator('#rate').getByRole('radio', { name: '满意', exact: true }).check();
    await page.locator('#rate').getByRole('button', { name: '交上去' }).click();
    await page.getByText('记下了，谢谢您').waitFor();
    expect((await find(house, slip.number)).satisfaction).toBe(2);
  });

  test('J11 Nothing of the other two is to be seen, and in English it says the same.', async () => {
    await page.goto('/progress/mine?lang=en');
    const html = await page.content();
    for (const other of ['赵老汉', '城关电器维修部', '13800000720', '李有田']) expect(html).not.toContain(other);
    await expect.poll(() => page.locator('[data-test=now]').innerText(), patience).toContain('mediation has ended');
    await page.close();
  });
});

describe('J11 The same door opens a tip-off', () => {
  test('J11 Anonymous with a code word, without a script: filed, found by the word, urged; nobody is named.', async () => {
    const page = await house.open(plain);
    await page.goto('/');
    await page.getByRole('link', { name: '我要举报' }).first().click();
    const slip = await tipOffByHand(page, { word: '村口老槐树第三棵' });
    expect(slip.number).toMatch(/^举\d{4}-\d{4}$/u);
    const receipt = page.getByRole('article', { name: '举报回执' });
    await expect.poll(() => receipt.innerText(), patience).toContain('凭编号和暗语也能查');
    expect(await receipt.innerText()).not.toMatch(/老槐树|驿站/u);
    await page.emulateMedia({ media: 'print' });
    expect(await printedPages(page)).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    const other = await house.open(plain);
    await other.goto('/progress');
    await other.getByLabel('编号').fill(slip.number);
    await other.getByText('匿名举报，想用暗语查').click();
    await other.locator('#word').fill('村口老槐树第三棵');
    await other.getByRole('button', { name: '看进度' }).click();
    await expect.poll(() => other.locator('[data-test=now]').innerText(), patience).toBe('12315中心收到了');
    await other.getByRole('button', { name: '催一催' }).click();
    await expect.poll(() => other.getByRole('main').innerText(), patience).toContain('催过了，办的人马上看到');
    await look(other, 'progress of a tip-off');
    await other.close();
    await page.close();
  });

  test('walk33 47: Whoever is lent the telephone and goes back reads nothing of an anonymous tip-off.', async () => {
    const page = await house.open({ phone: true });
    await page.goto('/tipoff');
    await tipOffByHand(page, { word: '河边第二棵柳树' });
    await page.goBack();
    await page.waitForURL('**/tipoff');
    for (const box of ['#shop', '#story', '#word'])
      await expect.poll(() => page.locator(box).inputValue(), patience).toBe('');
    await page.close();
  });
});
