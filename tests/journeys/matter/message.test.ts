/** Everyone is told when something becomes his: at the desk, with a mark that counts what is unread, and on the matter who was told. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { filing } from '../../build/house/http-app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

describe.each([1440, 360])('at %i px', (width) => {
  test('分送到所，所长的铃铛自己亮起来；点开就是那一件，读过的不再算；件上看得到通知了谁', async () => {
    const head = await house.openDesk(cast.officeHead, { width, phone: width < 500 });
    const bell = (unread: number) =>
      head.getByRole('link', { name: unread === 0 ? '消息' : `消息，${unread} 条未读`, exact: true });
    await bell(0).first().waitFor();
    const number = (await house.app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const centre = house.app.as(cast.centre);
    const dispatched = { version: 1, input: { officeId: 'SO-LH' } };
    expect((await centre('POST', `/api/complaints/${number}/dispatch`, dispatched)).status).toBe(200);
    await bell(1).first().waitFor();
    await bell(1).first().click();
    const line = head.getByRole('link', { name: `${number}分送到您所，请安排人办。` });
    await line.waitFor();
    await expectGood(head, `the messages at ${width} px`);
    await line.click();
    await head.getByRole('region', { name: '现在可以做' }).first().waitFor();
    await bell(0).first().waitFor();
    const told = head.getByRole('region', { name: '通知了谁' });
    await told.getByText('刘国栋').waitFor();
    await expectGood(head, `the matter at ${width} px`);
    await head.goto('/desk/messages?state=unread');
    await head.getByText('都看过了。').waitFor();
    await head.close();
  });
});

test('没有确认的一条再发一次，按过的不再有按钮；没接网关的，测试短信说清楚找谁', async () => {
  await house.app.as(null)('POST', '/api/complaints', filing());
  const { pool } = house.app.database;
  await pool.query(`update message set failed_times = 5, unconfirmed = true where channel = 'sms'`);
  const page = await house.openDesk(cast.admin);
  await page.goto('/desk/settings/messages');
  await page.getByText(/条网关没有确认收下/u).waitFor();
  await page.getByLabel('手机号').fill('13800000317');
  await page.getByRole('button', { name: '发一条测试短信' }).click();
  await page.getByText(/还没有接短信网关/u).waitFor();
  await page
    .getByRole('button', { name: /再发一次$/u })
    .first()
    .click();
  await expect.poll(() => page.getByText(/再发了$/u).count(), patience).toBe(1);
  await expectGoodInEveryLook(page, 'the messages of the county');
  await page.close();
});

test('本人在“我的账号”里打开短信；没有手机号的说清楚找谁', async () => {
  const page = await house.openDesk(cast.otherOfficer, { at: '/desk/me', phone: true });
  await page.getByLabel('也发邮件给我').check();
  const form = page.locator('form').filter({ hasText: '有件归我办' });
  await form.getByRole('button', { name: '存下' }).click();
  await page.getByText('要发邮件，请写邮箱。').first().waitFor();
  await page.getByLabel('邮箱').fill('baijing@example.cn');
  await form.getByRole('button', { name: '存下' }).click();
  await page.getByText('存好了').waitFor();
  await expectGood(page, 'my account');
  await page.reload();
  await expect.poll(() => page.getByLabel('邮箱').inputValue()).toBe('baijing@example.cn');
  await page.close();
});
