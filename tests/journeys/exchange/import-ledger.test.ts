/** The centre takes in an old ledger of cases: what is wrong is told line by line and at once, what is right comes in once. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { goToTab } from '../../build/house/desk.ts';
import { runImports } from '../../build/import-tables.ts';
import { oldBook, oldRows } from '../../build/supervision/old-ledgers.ts';

let house: House;
let page: Page;
beforeAll(async () => {
  house = await openHouse();
  page = await house.openDesk(cast.centre);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const rows = () => [
  oldRows.cases(1, { 实收罚款: '3000', 实收没收款: '300.5' }),
  oldRows.cases(2, { 实收罚款: '', 实收没收款: '' }),
  oldRows.cases(3, { 当事人: '', 立案日期: '昨天', 罚款: '很多', 实收罚款: '', 实收没收款: '' }),
];
const result = () => page.getByRole('region', { name: '逐行的结果' });

async function countCases(): Promise<number> {
  const { rows: found } = await house.app.database.pool.query(
    `select count(*)::integer as n from enforcement where file_number like '青市监立案〔2014〕%'`,
  );
  return found[0].n;
}

async function choose(file: Buffer, name: string): Promise<void> {
  await page.getByRole('button', { name: '案件旧台账' }).click();
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

describe('An old ledger of cases', () => {
  test('S8 An empty table of it comes down, with columns that are recognised.', async () => {
    await goToTab(page, '管理', '导入');
    await page.getByRole('button', { name: '案件旧台账' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载案件旧台账的空表' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('案件旧台账-空表.xlsx');
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.load(readFileSync(await download.path()) as never);
    expect(book.worksheets[0]?.getRow(1).getCell(1).text).toBe('立案号');
    await expectGood(page, 'the page of imports with a ledger chosen');
  });

  test('S8 Its columns are chosen by their names; what the office called otherwise is chosen by hand.', async () => {
    const book = rows().map(({ 当事人, ...others }) => ({ ...others, 谁: 当事人 ?? '' }));
    await choose(await oldBook(book), '案件台账 2014.xlsx');
    await page.getByText('还要选：当事人。').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /试读/u }).isDisabled(), patience).toBe(true);
    await page.getByLabel('当事人').click();
    await page.keyboard.insertText('谁');
    await page.keyboard.press('Enter');
    await page.getByText('还要选').waitFor({ state: 'detached' });
    await page.getByText('青禾县第1副食店').waitFor();
    await expectGood(page, 'the columns of an old ledger');
  });

  test('S8 The trial writes nothing and tells all faults of a line at once.', async () => {
    await lookThrough();
    expect(await countCases()).toBe(0);
    await page.getByRole('button', { name: /^不导入 1/u }).click();
    await result().getByText('有 3 处要改').waitFor();
    await result().getByText('“谁”是空的；请补上。').waitFor();
    await result().getByText('“立案日期”不是一个日期').waitFor();
    await result().getByText('“罚款”不是一个金额').waitFor();
    await expectGood(page, 'the trial of an old ledger');
  });

  test('S8 What is right comes in, its sums decided and collected apart.', async () => {
    await page.getByRole('button', { name: /^导入这 2 行 *Ctrl ↵$/u }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('导入中').waitFor();
    await runImports(house.app);
    await page.getByText('导入完').waitFor();
    expect(await countCases()).toBe(2);
    await page.getByRole('button', { name: /^新登记 2/u }).click();
    await result()
      .getByRole('link', { name: /^案2014-\d{4}$/u })
      .first()
      .click();
    await page.getByText('青市监立案〔2014〕1号').first().waitFor();
    const money = page.getByRole('row', { name: /^罚款/u });
    await expect.poll(() => money.innerText(), patience).toMatch(/5,?000[^]*3,?000/u);
  });

  test('S8 The work report of that year tells what the book tells, with a note, and no more.', async () => {
    await page.goto('/desk/figures?from=2014-01-01&to=2014-12-31');
    const paper = page.getByRole('article');
    await paper.getByText('注：这个期间的案件里有从旧台账导入的').waitFor();
    await paper.getByText('案件立案 2 件，结案 2 件').waitFor();
    await expect.poll(() => paper.innerText(), patience).toContain('已收缴 0.33 万元');
    await paper.getByText('共收到投诉 * 件').waitFor();
    await expectGood(page, 'the work report of an old year');
    await paper.getByRole('link', { name: '2', exact: true }).first().click();
    await page.getByText('青禾县第1副食店').first().waitFor();
  });

  test('S8 The same book again makes nothing, and says of each line where it is.', async () => {
    await page.goto('/desk/imports');
    const right = rows().slice(0, 2);
    await choose(await oldBook(right), '案件台账 2014.xlsx');
    await page.getByRole('button', { name: /试读/u }).click();
    await page.getByText('试读中').waitFor();
    await runImports(house.app);
    await expect.poll(() => page.getByRole('button', { name: '没有要导的行' }).isDisabled(), patience).toBe(true);
    await result().getByText('已经转入为', { exact: false }).first().waitFor();
    expect(await countCases()).toBe(2);
  });

  test('On a telephone the faults stand below each other inside of the screen.', async () => {
    const phone = await house.openDesk(cast.centre, { at: '/desk/imports', phone: true });
    await phone.getByRole('link', { name: '案件台账 2014.xlsx' }).last().click();
    await phone.getByRole('button', { name: /^不导入 1/u }).click();
    const faults = phone.getByText('有 3 处要改');
    await faults.waitFor();
    await expectGood(phone, 'the faults on a telephone');
    await expect.poll(async () => (await faults.innerText()).split('\n').length, patience).toBe(4);
    await phone.close();
  });
});
