/** The centre takes in the week's list of the national platform, mends what was refused, and gives the replies back. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { goToTab } from '../../build/house/desk.ts';
import { countMatters } from '../../build/living-matters.ts';
import { platformRow, runImports, xlsxOf } from '../../build/import-tables.ts';

let house: House;
let page: Page;
beforeAll(async () => {
  house = await openHouse();
  page = await house.openDesk(cast.centre);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const list = () =>
  xlsxOf([
    platformRow(1),
    platformRow(2, { 联系电话: '12' }),
    platformRow(3, { 客体类别: '杂项' }),
    platformRow(4, { 企业名称: '' }),
  ]);

async function choose(file: Buffer, name: string): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: file });
  await page.getByRole('heading', { name: '哪一列是什么' }).waitFor();
}

async function lookThrough(): Promise<void> {
  await page.getByRole('button', { name: /试读/u }).click();
  await page.getByText('试读中').waitFor();
  await runImports(house.app);
  await page.getByText('还什么都没写').waitFor();
}

async function write(rows: number): Promise<void> {
  await page.getByRole('button', { name: `导入这 ${rows} 行` }).waitFor();
  // The form of the columns is folded by now, and its key with it.
  await page.keyboard.press('Control+Enter');
  await page.getByText('导入中').waitFor();
  await runImports(house.app);
  await page.getByText('导入完').waitFor();
}

describe('An import', () => {
  let mended: Buffer;

  test('A list is dropped in, its columns are chosen by their names, and a strange word is translated by hand.', async () => {
    await goToTab(page, '管理', '导入');
    await page.getByRole('heading', { name: '导入和回复平台' }).waitFor();
    await expectGood(page, 'the page of imports');
    await choose(await list(), '平台 2026-05.xlsx');
    await expectGood(page, 'the columns');
    await expect.poll(() => page.locator('.import-samples').first().innerText(), patience).toContain(platformRow(1)[0]);
    await page.getByText('“商品或服务”有 1 个词还没对上').waitFor();
    await page.getByLabel('“杂项”是我们的').click();
    await page.keyboard.insertText('食品');
    await page.keyboard.press('Enter');
    await page.getByText('“商品或服务”的 2 个词都对上了').waitFor();
    await page.getByLabel('给这个对应起个名').fill('全国平台');
    await page.getByRole('button', { name: '存下这个对应' }).click();
    await page.getByLabel('存下的对应').waitFor();
  });

  test('The dry run shows each row and why, and writes nothing; the import writes what was shown.', async () => {
    const before = await countMatters(house);
    await lookThrough();
    expect(await countMatters(house)).toBe(before);
    await expectGood(page, 'the dry run');
    await page.getByRole('button', { name: /^不导入 2/u }).click();
    const rows = page.getByRole('region', { name: '逐行的结果' });
    await rows.getByText('“联系电话”不是一个电话号码').waitFor();
    await rows.getByText('“企业名称”是空的；请补上。').waitFor();
    await write(2);
    expect(await countMatters(house)).toBe(before + 2);
    await page.getByRole('button', { name: /^新登记 2/u }).click();
    await rows
      .getByRole('link', { name: /^投\d{4}-\d{4}$/u })
      .first()
      .click();
    await page.getByText('平台号').waitFor();
    await page.getByText('还没有决定，没有可回复的。').waitFor();
    await page.goBack();
  });

  test('What was refused comes down as a table with the reasons, is mended and dropped in again.', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /^下载没导入的 2 行/u }).click();
    const file = readFileSync(await (await coming).path());
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.load(file as never);
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).getCell(10).text).toBe('为什么没导入');
    expect(sheet?.getRow(2).getCell(10).text).toContain('“联系电话”不是一个电话号码');
    if (sheet !== undefined) sheet.getRow(2).getCell(3).value = '13800000002';
    mended = Buffer.from(await book.xlsx.writeBuffer());
    const before = await countMatters(house);
    await page.goto('/desk/imports');
    await choose(mended, '改好的.xlsx');
    // The saved mapping fits the columns and is chosen by itself, its words with it.
    await page.getByText('第 1 版，不再用').waitFor();
    await lookThrough();
    await write(1);
    expect(await countMatters(house)).toBe(before + 1);
  });

  test('The first list again makes nothing, and says so.', async () => {
    const before = await countMatters(house);
    await page.goto('/desk/imports');
    await choose(await list(), '平台 2026-05.xlsx');
    await page.getByText('第 1 版，不再用').waitFor();
    await page.getByRole('button', { name: /试读/u }).click();
    await page.getByText('试读中').waitFor();
    await runImports(house.app);
    await expect.poll(() => page.getByRole('button', { name: '没有要导的行' }).isDisabled(), patience).toBe(true);
    await page.getByText('已经登记为', { exact: false }).first().waitFor();
    expect(await countMatters(house)).toBe(before);
  });

  test('On a telephone nothing runs out of the screen, and an office does not find the page.', async () => {
    const phone = await house.openDesk(cast.centre, { at: '/desk/imports', phone: true });
    await phone.getByRole('link', { name: '改好的.xlsx' }).waitFor();
    await expectGood(phone, 'imports on a telephone');
    await phone.getByRole('link', { name: '改好的.xlsx' }).click();
    await phone.getByRole('heading', { name: '改好的.xlsx' }).waitFor();
    await phone.getByText('导入完').waitFor();
    await expectGood(phone, 'an import on a telephone');
    await phone.close();
    const officer = await house.openDesk(cast.officerOfChengguan);
    await officer.goto('/desk/imports');
    await officer.getByRole('heading', { name: '您的角色看不到这一页' }).waitFor();
    expect(await officer.locator('input[type=file]').count()).toBe(0);
    await officer.close();
  });
});
