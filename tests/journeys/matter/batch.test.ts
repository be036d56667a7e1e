/** 50 acceptance decisions in one go: picked in the list with the keys, printed with one press. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, printedPages, type House } from '../../build/house/browser.ts';
import { stepTo } from '../../build/house/desk.ts';
import { advance, fileMatter, untilAccepted } from '../../build/living-matters.ts';

const many = 6;
let house: House;
let page: Page;
const accepted: string[] = [];
let fresh: string;
beforeAll(async () => {
  house = await openHouse();
  for (let i = 1; i <= many; i += 1) {
    const number = await fileMatter(house, { operator: { name: `柳河商店${i}`, address: '柳河街', phone: '' } });
    await advance(house, number, ...untilAccepted);
    accepted.push(number);
  }
  fresh = await fileMatter(house, { operator: { name: '柳河茶庄', address: '柳河街', phone: '' } });
  await advance(house, fresh, 'dispatch');
  page = await house.openDesk(cast.officer, { at: '/desk/complaints' });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** Presses the key and gives the window that it opens. */
async function printed(key: string): Promise<Page> {
  const [sheets] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press(key)]);
  await sheets.waitForLoadState();
  return sheets;
}

test('Two rows are picked with X and printed with P, each paper on a page of its own.', async () => {
  const bar = page.getByRole('region', { name: '成批打印' });
  for (const number of accepted.slice(0, 2)) {
    await stepTo(page, number);
    await page.keyboard.press('x');
    // J goes down only: the next row is looked for from the top again.
    for (let i = 0; i < many + 1; i += 1) await page.keyboard.press('k');
  }
  await bar.getByText('选中 2 件').waitFor();
  await expectGood(page, 'the list with rows picked');
  const sheets = await printed('p');
  await expect.poll(() => sheets.locator('.sheet').count(), patience).toBe(2);
  for (const number of accepted.slice(0, 2))
    await expect.poll(() => sheets.locator('main').innerText(), patience).toContain(number);
  expect(await printedPages(sheets)).toBe(2);
  await sheets.close();
});

test('The whole page is picked with one key; who has no such paper is named and not printed.', async () => {
  await page.keyboard.press('Shift+P');
  await page.getByRole('region', { name: '成批打印' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+X');
  await page.getByText(`选中 ${many + 1} 件`).waitFor();
  const sheets = await printed('p');
  await expect.poll(() => sheets.locator('.sheet').count(), patience).toBe(many);
  await expect
    .poll(() => sheets.getByRole('complementary', { name: '打印前请看' }).innerText(), patience)
    .toContain(`没有打印：${fresh}`);
  await sheets.close();
});

test('By hand a row is picked by its box without opening it, and another paper is chosen.', async () => {
  await page.getByRole('button', { name: '不选了' }).click();
  await page.getByRole('checkbox', { name: `选中 ${fresh}` }).check();
  await page.getByRole('button', { name: /^打印哪种文书/u }).click();
  await page.getByRole('menuitem', { name: '内部分送（转办）单' }).click();
  const link = page.getByRole('region', { name: '成批打印' }).getByRole('link', { name: /打印/u });
  await expect.poll(() => link.getAttribute('href')).toContain('/papers/batch/routingSlip?');
  const [sheets] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await sheets.waitForLoadState();
  await expect.poll(() => sheets.locator('.sheet h1').allInnerTexts(), patience).toEqual(['内部分送（转办）单']);
  expect(new URL(page.url()).pathname).toBe('/desk/complaints');
  await sheets.close();
});
