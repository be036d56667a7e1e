/** The list of samplings in a browser: searched, narrowed down and turned by its address, with the mouse and without. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listAccounts } from '../../../src/store/county/account.ts';
import { cast } from '../../build/cast.ts';
import {
  expectGood,
  expectGoodInEveryLook,
  openHouse,
  patience,
  visit,
  type House,
} from '../../build/house/browser.ts';
import { insertManyBatches } from '../../build/supervision/many-batches.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const accounts = await listAccounts(house.app.deps.db, 990126);
  const officeOf = (name: string) => accounts.find(({ loginName }) => loginName === name)?.organisationId ?? '';
  await insertManyBatches(house.app.database, 400, [officeOf(cast.officer), officeOf(cast.officerOfChengguan)]);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('S8 中心按网址里的条件翻抽检台账，键盘走行、翻页、开条件，查找和图表的链接打开同一份', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/samplings?state=all' });
  await page.getByText('共 400 条').waitFor();
  const rows = page.locator('tr[data-row]');
  await expect.poll(() => rows.count(), patience).toBe(50);
  const first = await rows.first().innerText();
  await page.keyboard.press('Shift+J');
  await page.getByText('51 — 100').waitFor();
  expect(page.url()).toContain('pages=');
  await page.reload();
  await page.getByText('51 — 100').waitFor();
  await page.keyboard.press('Shift+K');
  await page.getByText('1 — 50').waitFor();
  await expect.poll(() => rows.first().innerText()).toBe(first);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect
    .poll(() => page.locator('tr.cur').getAttribute('data-row'), patience)
    .toBe(await rows.nth(1).getAttribute('data-row'));
  await expectGoodInEveryLook(page, 'the list of samplings');

  await page.keyboard.press('f');
  const drawer = page.getByRole('dialog', { name: '条件' });
  await drawer.getByRole('combobox', { name: '结果' }).click();
  // What is chosen from is read by its words, each once, and by no id.
  await expect.poll(() => page.getByRole('option').allInnerTexts(), patience).toEqual(['不合格', '合格', '还没出']);
  await page.getByRole('option', { name: '不合格', exact: true }).click();
  // What the county lists is found as the palette finds it, by the initials of its pinyin.
  await drawer.getByRole('combobox', { name: '承办单位' }).fill('cgsc');
  await expect.poll(() => page.getByRole('option').allInnerTexts(), patience).toEqual(['城关市场监管所']);
  await drawer.getByRole('combobox', { name: '承办单位' }).fill('');
  // Who has thought better of it and goes on with Tab has chosen nothing; the list closes.
  await page.keyboard.press('Tab');
  await expect.poll(() => page.getByRole('option').count(), patience).toBe(0);
  await drawer.getByRole('button', { name: '关闭' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByText('共 20 条').waitFor();
  expect(page.url()).toContain('result=unfit');
  expect(await page.getByRole('button', { name: '去掉条件：承办单位' }).count()).toBe(0);
  await page.getByRole('textbox', { name: '编号、店名、内容' }).fill('R-380');
  await page.getByText('共 1 条').waitFor();
  expect(page.url()).toContain('q=R-380');
  await page.getByRole('button', { name: '去掉条件：结果' }).click();
  await page.getByText('共 1 条').waitFor();

  // As the work report links to it: the days and what is counted.
  await visit(page, '/desk/samplings?state=all&figure=batchesByCity&from=2005-01-01&to=2005-01-31');
  await page.getByText('其中市局委托').first().waitFor();
  const commissioners = page.locator('tr[data-row] td.c-commissioner');
  await expect.poll(async () => [...new Set(await commissioners.allInnerTexts())], patience).toEqual(['市局委托']);
  await page.close();
});

test('承办人看不到别的所的批次，导出的表带水印说明，打印出来是所见的列', async () => {
  const page = await house.openDesk(cast.officer, { at: '/desk/samplings?state=all&q=R-3' });
  await page.locator('tr[data-row]').first().waitFor();
  await page.getByRole('button', { name: '导出、打印' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Excel 表（xlsx）' }).click();
  expect((await download).suggestedFilename()).toMatch(/^抽检-\d{4}-\d{2}-\d{2}-.*\.xlsx$/u);
  await page.getByRole('button', { name: '导出、打印' }).click();
  const opens = page.waitForEvent('popup');
  await page.getByRole('link', { name: '打印 A4' }).click();
  const sheet = await opens;
  await sheet.getByRole('heading', { name: '抽检' }).waitFor();
  await sheet.getByText('条件：状态、查找').waitFor();
  await expectGoodInEveryLook(sheet, 'the printed list of samplings');
  await page.close();
});

test('手机上一批一张卡，按一下打开', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/samplings?state=all&q=R-380', phone: true });
  const card = page.locator('.list-cards button').first();
  await card.waitFor();
  await card.click();
  await page.waitForURL(/\/samplings\/%E6%8A%BD|\/samplings\/抽/u);
  expect(decodeURIComponent(page.url())).toContain('/samplings/抽2000-0380');
  await page.close();
});

test('空格看一眼不离开单子，V 把条件存成视图，换个页面回来一点就是那张单子', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/samplings?state=all' });
  const rows = page.locator('tr[data-row]');
  await rows.first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  const glance = page.getByRole('dialog');
  const nameOf = async (n: number) => (await rows.nth(n).locator('.docket-name').innerText()).trim();
  await glance
    .getByText(await nameOf(0))
    .first()
    .waitFor();
  await glance.getByText('被抽样单位').first().waitFor();
  await page.keyboard.press('j');
  await glance
    .getByText(await nameOf(1))
    .first()
    .waitFor();
  await expectGood(page, 'a sampling at a glance');
  await page.keyboard.press('Escape');
  await glance.waitFor({ state: 'detached' });

  await visit(page, '/desk/samplings?state=all&result=unfit&sort=oldest');
  await page.getByText('共 20 条').waitFor();
  await page.keyboard.press('v');
  await page.getByRole('dialog', { name: '存成视图' }).getByLabel('名称').fill('不合格的');
  await page.getByText('在这一页的“视图”里打开').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '不合格的 ▾' }).waitFor();
  await visit(page, '/desk/samplings');
  await page.getByRole('button', { name: '视图 ▾' }).click();
  await page.getByRole('menuitem', { name: '不合格的', exact: true }).click();
  await page.getByText('共 20 条').waitFor();
  expect(page.url()).toContain('result=unfit');
  expect(page.url()).toContain('sort=oldest');
  // A view of one list is none of another's.
  await visit(page, '/desk/inspections');
  await page.getByRole('button', { name: '视图 ▾' }).click();
  await page.getByRole('menuitem', { name: '存成视图…' }).waitFor();
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts(), patience).toEqual(['存成视图…']);
  await page.close();
});
