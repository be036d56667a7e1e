/** 核对时钟 in a browser: a number is typed, each clock stands there with its sentence, and nothing of the people. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { advance, fileMatter, find, untilMediating } from '../../build/living-matters.ts';

let house: House;
let number: string;
beforeAll(async () => {
  house = await openHouse();
  number = await fileMatter(house);
  await advance(house, number, ...untilMediating);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('管理员不用鼠标，凭编号看到每个时钟和它的说法，看不到当事人', async () => {
  const page = await house.openDesk(cast.admin, { at: '/desk/settings/clocks' });
  const field = page.getByLabel('编号');
  await field.waitFor();
  await expectGoodInEveryLook(page, 'the clocks before a number');
  await field.focus();
  await page.keyboard.insertText(number);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '为什么是这一天' }).waitFor();
  const words = await page.locator('.settings-opened').innerText();
  expect(words).toContain(number);
  for (const clock of ['受理', '调解']) expect(words).toContain(clock);
  // Whoever counts the days again needs all four of them, on a narrow screen too.
  for (const day of ['起算', '名义日', '应办日', '法定日']) expect(words).toContain(day);
  const { consumerName, operatorName } = await find(house, number);
  for (const secret of [consumerName, operatorName]) expect(words).not.toContain(secret);
  await expectGoodInEveryLook(page, 'the clocks of a matter');
  // The number stands in the address, but a look is a press: after a reload nothing is opened by itself.
  expect(decodeURIComponent(page.url())).toContain(`number=${number}`);
  await page.reload();
  await page.getByLabel('编号').waitFor();
  await expect.poll(() => page.getByLabel('编号').inputValue(), patience).toBe(number);
  expect(await page.getByRole('heading', { name: '为什么是这一天' }).count()).toBe(0);
  await page.close();
});

test('不是编号，写在编号下面；没有这一件，说一句话', async () => {
  const page = await house.openDesk(cast.admin, { at: '/desk/settings/clocks' });
  const field = page.getByLabel('编号');
  await field.fill('去年那件化肥');
  await page.getByRole('button', { name: '看时钟' }).click();
  await page.locator('input[aria-invalid=true]').waitFor();
  await page.getByText('写投诉、举报或咨询的编号，如 投2026-0412').waitFor();
  await expectGood(page, 'the clocks of no number');
  await field.fill('投2026-9999');
  await page.getByRole('button', { name: '看时钟' }).click();
  await page.getByRole('alert').getByText('没有这一件').waitFor();
  expect(await field.getAttribute('aria-invalid')).not.toBe('true');
  await expectGood(page, 'the clocks of no matter');
  await page.close();
});
