/** The command of the county: the centre sends, the office acknowledges and passes on, the station reports, the centre closes. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('S147 中心在看板上下令，所里签收并转给站点，站点在手机上回报，中心办结；看板上看得到用时', async () => {
  const centre = await house.openDesk(cast.centre, { at: '/desk/instructions' });
  await centre.getByRole('button', { name: /下指令/u }).click();
  const form = centre.getByRole('dialog');
  await form.getByLabel('发给哪个所').click();
  await centre.getByTitle('柳河市场监管所').click();
  await form.getByLabel('指令内容').fill('去');
  await form.getByRole('button', { name: '发出' }).click();
  await form.getByText('请填写指令内容，至少 4 个字。').first().waitFor();
  await form.getByLabel('指令内容').fill('问问郭庄村还有谁买过老周农资店的复合肥。');
  await form.getByRole('button', { name: '发出' }).click();
  const waiting = centre.getByRole('region', { name: '未签收' });
  await waiting.getByText('问问郭庄村').waitFor();
  await expectGood(centre, 'the board');

  // What came from above stands beside the table of his office; its press opens the instruction.
  const head = await house.openDesk(cast.officeHead);
  const above = head.getByRole('region', { name: '上面来的' });
  await above.getByRole('link', { name: /^签收 令/u }).click();
  const mine = head.locator('li[aria-current] article');
  await mine.getByRole('link', { name: '转给站点…' }).click();
  const pass = head.getByRole('dialog');
  await pass.getByLabel('发给哪个站点').click();
  await head.getByTitle('郭庄村消费维权联络站').click();
  await pass.getByRole('button', { name: '发出' }).click();
  await pass.waitFor({ state: 'detached' });
  await head.goto('/desk/');
  await above.getByRole('link', { name: /^签收 令/u }).click();
  await mine.getByRole('button', { name: /^签收/u }).click();

  // The station has it as a row of its one list.
  const station = await house.openDesk('st-v0303', { phone: true });
  const row = station.getByRole('region', { name: '等我办的' }).getByRole('link', { name: /^签收 令/u });
  await row.click();
  const orders = station.locator('li[aria-current] article');
  await orders.getByRole('button', { name: /^签收/u }).click();
  await orders.getByRole('button', { name: /^回报/u }).click();
  const told = station.getByRole('dialog');
  await told.getByLabel('办得怎样').fill('村里还有三户买过，一共二十二袋。');
  await told.getByRole('button', { name: '回报' }).click();
  await told.waitFor({ state: 'detached' });
  await station.goto('/desk/');
  await station.getByRole('heading', { name: '郭庄村消费维权联络站' }).waitFor();
  await station.waitForLoadState('networkidle');
  expect(await row.count()).toBe(0);
  await expectGood(station, 'the station');

  // What his station reported is his to close, and his own is his to report: a line each.
  await head.goto('/desk/');
  await above.getByRole('link', { name: /^办结 令/u }).waitFor();
  await above.getByRole('link', { name: /^回报 令/u }).click();
  await mine.getByRole('button', { name: /^回报/u }).click();
  const back = head.getByRole('dialog');
  await back.getByLabel('办得怎样').fill('三户二十二袋，名单已交给承办人。');
  await back.getByRole('button', { name: '回报' }).click();
  await back.waitFor({ state: 'detached' });

  const reported = centre.getByRole('region', { name: '已回报，等核' }).locator('article', { hasText: '名单已交' });
  await reported.getByRole('button', { name: /^办结/u }).click();
  const close = centre.getByRole('dialog');
  await close.getByRole('button', { name: '办结' }).click();
  await close.waitFor({ state: 'detached' });
  await reported.waitFor({ state: 'detached' });
  await expect
    .poll(() => centre.getByRole('region', { name: '近三十天用时' }).innerText(), patience)
    .toContain('柳河市场监管所');
});
