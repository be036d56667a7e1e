/** An administrator brings a county in from one workbook, sees each row before anything is written, and sends it once more. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { wholeCounty, workbookOf, type Lines } from '../../build/onboarding-workbook.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'hongdun-onboarding-'));
});
afterEach(() => house.demandSilence());
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

/** Another county's lists beside those of the sample county: the codes are its own. */
function lines(): Lines {
  const own = wholeCounty();
  own.organisations = own.organisations.filter(({ 机构代码 }) => 机构代码 !== 'AMR');
  own.regions = own.regions.map((row) =>
    row['级别'] === '县'
      ? row
      : {
          ...row,
          区划代码: `N${row['区划代码']}`,
          ...(row['级别'] === '村' ? { 上级代码: `N${row['上级代码']}` } : {}),
        },
  );
  own.stations = own.stations.map((row) => ({ ...row, 站点代码: `N${row['站点代码']}`, 所在村: `N${row['所在村']}` }));
  own.people = own.people
    .filter((row) => row['登录名'] !== cast.officeHead)
    .map((row) => ({
      ...row,
      所在村: `N${row['所在村']}`,
      ...(row['站点代码'] === undefined ? {} : { 站点代码: `N${row['站点代码']}`, 登录名: `n${row['登录名']}` }),
    }));
  return own;
}

/** What the county has of them, as each step leaves it. */
const loaded = lines();

async function choose(page: Page, name: string, sheet: Partial<Lines>): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, await workbookOf(sheet));
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('table', { name: '各表的行数' }).waitFor();
}

const count = (page: Page, sheet: string, column: number) =>
  page
    .getByRole('table', { name: '各表的行数' })
    .getByRole('row', { name: new RegExp(`^${sheet}`, 'u') })
    .locator('td')
    .nth(column)
    .innerText();

test('28 stations come in from one workbook; what is wrong is named by its row, and the others are written', async () => {
  const page = await house.openDesk(cast.admin, { at: '/desk/settings/onboarding' });
  await expectGood(page, 'the empty page');
  const wrong = lines();
  Object.assign(wrong.stations[3] ?? {}, { 建在哪里: '庙里' });
  await choose(page, '试一试.xlsx', wrong);
  expect(await count(page, '站点', 0)).toBe('27');
  expect(await count(page, '站点', 3)).toBe('1');
  await page.getByText(/“建在哪里”写的是“庙里”，请从这些里选/u).waitFor();
  await expectGood(page, 'the result of a trial');
  const download = page.waitForEvent('download');
  // The station is refused, and with it the one who would stand at it.
  await page.getByRole('button', { name: '下载有错的 2 行' }).click();
  expect((await download).suggestedFilename()).toBe('有错的行-试一试.xlsx');
  // Mended, it comes in whole.
  await choose(page, '青禾县开县.xlsx', lines());
  await page.getByText('青禾县开县.xlsx').waitFor();
  expect(await count(page, '站点', 0)).toBe('28');
  expect(await count(page, '站点', 3)).toBe('0');
  await page.getByRole('button', { name: /^写入 \d+ 行$/u }).click();
  await page.getByText(/写好了：新建 \d+ 行/u).waitFor();
  const { body } = await house.app.as(cast.centre)('GET', '/api/directory');
  expect(body.stations.filter(({ id }: { id: string }) => id.startsWith('NST-'))).toHaveLength(28);
  await page.close();
});

test.each([1440, 360])(
  'The same file once more changes nothing, a changed one shows what was and what comes, at %i px',
  async (width) => {
    const page = await house.openDesk(cast.admin, { at: '/desk/settings/onboarding', width, phone: width < 500 });
    await choose(page, '青禾县开县.xlsx', loaded);
    await page.getByText('没有要写的：和现有的一样，或者有错。').waitFor();
    expect(await page.getByRole('button', { name: /^写入/u }).count()).toBe(0);
    const next = loaded;
    Object.assign(next.stations[0] ?? {}, { 联络员: `柳桂枝${width}` });
    await choose(page, '改过的.xlsx', next);
    await page.getByText('现在是 改过的.xlsx').waitFor();
    const rows = page.getByRole('table', { name: '逐行的结果' }).locator('tbody tr');
    await expect.poll(() => rows.count(), patience).toBe(1);
    await expect.poll(() => rows.locator('del').count(), patience).toBe(1);
    await expect.poll(() => rows.innerText(), patience).toContain(`柳桂枝${width}`);
    await expectGood(page, `a difference at ${width} px`);
    await page.getByRole('button', { name: '写入 1 行' }).click();
    await page.getByText('写好了：新建 0 行，改动 1 行。').waitFor();
    await page.close();
  },
);

test('Who is no administrator has neither the tab nor the page', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/settings/stations' });
  await page.getByRole('link', { name: '工作日历' }).waitFor();
  expect(await page.getByRole('link', { name: '开县' }).count()).toBe(0);
  await page.close();
});
