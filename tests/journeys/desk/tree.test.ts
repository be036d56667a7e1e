/** 机构树 in a browser: from the bureau down to a station with the keyboard, and a village found by a word. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('从所打开到镇、村、站点，不用鼠标', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/organisations' });
  const open = (what: string) => page.getByRole('button', { name: `展开${what}`, exact: true });
  await open('柳河市场监管所').waitFor();
  await expectGoodInEveryLook(page, 'the tree');
  for (const what of ['柳河市场监管所', '柳河镇', '郭庄村']) {
    await open(what).focus();
    await page.keyboard.press('Enter');
    await page.locator(`button[aria-expanded=true][aria-label="展开${what}"]`).waitFor();
  }
  const station = page.getByRole('link', { name: '郭庄村消费维权联络站' });
  await station.waitFor();
  await expectGoodInEveryLook(page, 'the open tree');
  // A branch is closed by the key that opened it.
  await open('柳河镇').focus();
  await page.keyboard.press('Enter');
  await station.waitFor({ state: 'detached' });
  await expect.poll(() => open('柳河镇').getAttribute('aria-expanded'), patience).toBe('false');
  await page.close();
});

test('写两个字就找到村和它的站点，写在网址里；没有的说一句话', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/organisations' });
  const find = page.getByLabel('机构、乡镇、村、站点');
  await find.fill('郭庄');
  const station = page.getByRole('link', { name: '郭庄村消费维权联络站' });
  await station.waitFor();
  expect(await page.getByText('后柳村消费维权联络站').count()).toBe(0);
  expect(decodeURIComponent(page.url())).toContain('q=郭庄');
  await station.click();
  await page.getByRole('heading', { name: /^郭庄村消费维权联络站/u, level: 1 }).waitFor();
  await page.goBack();
  await page.getByLabel('机构、乡镇、村、站点').fill('没有这个地方');
  await page.getByText('没有这样的机构、村或站点；换个字再找。').waitFor();
  await expectGood(page, 'nothing found in the tree');
  await page.close();
});

test('管理员在手机上从“更多”打开机构树', async () => {
  const page = await house.openDesk(cast.admin, { phone: true });
  await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '更多' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('link', { name: '机构树', exact: true }).waitFor();
  await expectGood(page, 'the menu of the administrator');
  await sheet.getByRole('link', { name: '机构树', exact: true }).click();
  await page.getByRole('button', { name: '展开柳河市场监管所', exact: true }).waitFor();
  expect(page.url()).toMatch(/\/desk\/organisations$/u);
  await page.close();
});
