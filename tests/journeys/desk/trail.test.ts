/** 审计 in a browser: who did what stands there, each choice is an address, and the auditor takes a file with him. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, type House } from '../../build/house/browser.ts';
import { fileMatter } from '../../build/living-matters.ts';

let house: House;
let number: string;
beforeAll(async () => {
  house = await openHouse();
  number = await fileMatter(house);
  for (const who of [cast.centre, cast.otherCentre])
    await house.app.as(who)('GET', `/api/complaints/${encodeURIComponent(number)}`);
  await house.app.as(cast.centre)('GET', '/api/complaints?q=%E5%86%B0%E7%AE%B1');
  await house.app.as(cast.centre)('POST', `/api/complaints/${number}/reveal`, { reason: '打电话核实地址' });
  await house.app.as(null)('POST', '/api/session', { loginName: 'nobody-here', password: 'wrong' });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test.each([
  ['at 1440 px', {}],
  ['at 1440 px in the dark', { dark: true }],
  ['at 360 px', { phone: true }],
] as const)('分管局长按人、按做了什么看审计留痕，网址就是条件 %s', async (name, manner) => {
  const page = await house.openDesk(cast.deputyDirector, manner);
  await page.goto('/desk/settings/trail');
  await page.getByText('没有这个人：no***').first().waitFor();
  await page.getByText('“冰箱”，在投诉').waitFor();
  await expectGood(page, `the trail ${name}`);
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/trail ${name}.png` });
  await page.getByRole('link', { name: /方敏/u }).first().click();
  await page.getByText('没有这个人：no***').first().waitFor({ state: 'detached' });
  expect(page.url()).toContain('account=');
  await page.reload();
  await page.getByText('打电话核实地址').waitFor();
  const rows = await page.locator('.trail-table tbody tr').allInnerTexts();
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter((row) => !row.includes('方敏'))).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  expect((await download).suggestedFilename()).toMatch(/^审计留痕-.*\.xlsx$/u);
  await page.goto(`/desk/settings/trail?kind=viewed&number=${encodeURIComponent(number)}`);
  await page.getByRole('link', { name: number }).first().waitFor();
  expect(await page.locator('.trail-table tbody tr').count()).toBe(2);
  await expectGood(page, `the views of a matter ${name}`);
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.getByText('没有这个人：no***').first().waitFor();
  await page.context().close();
});

test('管理员看不到审计，读到的是一句话', async () => {
  const page = await house.openDesk(cast.admin);
  await page.goto('/desk/settings/trail');
  await page.getByText('您的角色看不到审计').waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  await page.context().close();
});
