/** J11: a consumer files and follows one complaint on a telephone whose browser runs no script. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hearBy } from '../../src/domain/deadline.ts';
import { openHouse, sidewaysScroll, type House } from '../browser.ts';
import { factsIn, countMatters, find } from '../matters.ts';
import { fileByHand, followByHand, tell } from '../portal.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const plain = { phone: true, javaScript: false } as const;

describe('J11 A consumer follows a complaint', () => {
  let slip: { number: string; code: string };
  let page: Page;

  test('J11 The form filled in by thumb gives a slip with number, code, place and day.', async () => {
    page = await house.open(plain);
    await page.goto('/');
    await page.getByRole('link', { name: '我要投诉' }).first().click();
    slip = await fileByHand(page, { name: '李有田', phone: '138 0000 0317', shop: '老周农资店' });
    expect(slip.number).toMatch(/^投\d{4}-\d{4}$/u);
    expect(slip.code).toMatch(/^\d{6}$/u);
    const complaint = await find(house, slip.number);
    const by = hearBy(complaint, await factsIn(house)) ?? '';
    const receipt = page.getByRole('article', { name: '投诉回执' });
    const [, month, day] = by.split('-').map(Number);
    expect(await receipt.innerText()).toContain(`${month}月${day}日`);
    expect(await receipt.innerText()).toContain('柳河市场监管所');
    expect(await receipt.innerText()).toContain('郭庄村消费维权联络站');
    expect(await receipt.getByRole('img', { name: /二维码/u }).isVisible()).toBe(true);
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
    expect(await summary.getByRole('link').count()).toBe(2);
    expect(await other.getByLabel('姓名').inputValue()).toBe('王桂兰');
    expect(await other.getByLabel('照您说话的样子写').inputValue()).toContain('复合肥');
    expect(await other.getByLabel('您住哪个村（社区）').inputValue()).toBe('V0303');
    await other.getByLabel('电话', { exact: false }).first().fill('13800000318');
    await other.getByLabel('店名或卖东西的人').fill('王家小卖部');
    await other.getByRole('button', { name: '交上去' }).click();
    await other.getByRole('heading', { name: '交上了' }).waitFor();
    await other.context().close();
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
    await stranger.context().close();
  });

  test('J11 Number and code show where it is, who has it and by when, and nothing of others.', async () => {
    page = await house.open(plain);
    await followByHand(page, slip);
    expect(await page.locator('[data-test=now]').innerText()).toContain('收到了');
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
    expect(await page.getByRole('main').innerText()).toContain('加进去了');
    const { body } = await house.app.as('fangmin')('GET', `/api/complaints/${encodeURIComponent(slip.number)}`);
    expect(body.attachments).toHaveLength(1);
    expect(JSON.stringify(body.timeline)).toContain('收据找到了');
  });

  test('J11 Urging counts once a day; the second time is refused in words.', async () => {
    const second = await house.open(plain);
    await followByHand(second, slip);
    await page.getByRole('button', { name: '催一催' }).click();
    expect(await page.getByRole('main').innerText()).toContain('催过了，办的人马上看到');
    // The other page still shows the button, as a page that was opened in the morning does.
    await second.getByRole('button', { name: '催一催' }).click();
    expect(await second.getByRole('main').innerText()).toContain('今天已经催过了');
    expect((await find(house, slip.number)).urgedTimes).toBe(1);
    await second.context().close();
  });

  test('J11 Another complaint is withdrawn only with a tick, and is over.', async () => {
    const other = await house.open(plain);
    await other.goto('/complaint');
    const own = await fileByHand(other, { name: '郭大山', phone: '13800000319', shop: '柳河电器' });
    await other.getByRole('link', { name: '看进度' }).click();
    await other.getByRole('link', { name: '撤回投诉' }).click();
    await other.getByRole('button', { name: '撤回' }).click();
    expect(await other.getByRole('alert').innerText()).toContain('请先打勾');
    await other.getByLabel(/我看明白了/u).check();
    await other.getByRole('button', { name: '撤回' }).click();
    expect(await other.getByRole('main').innerText()).toContain('撤回了');
    const complaint = await find(house, own.number);
    expect([complaint.state, complaint.outcome]).toEqual(['closed', 'withdrawn']);
    expect((await find(house, slip.number)).state).toBe('registered');
    await other.context().close();
  });

  test('J11 A page closed on a borrowed telephone shows nothing to the next person.', async () => {
    await page.getByRole('button', { name: '看完了，关上' }).click();
    await page.goto('/progress/mine');
    expect(new URL(page.url()).pathname).toBe('/progress');
    expect(await page.content()).not.toContain('李有田');
  });
});
