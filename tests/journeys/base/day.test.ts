/** A day is typed and shown as 2026-11-27, whatever language the browser speaks. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { tabTo } from '../../build/house/desk.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('在英文浏览器里日期也写成 2026-11-27：怎么打都认，方向键加减一天，打不对的指得出来', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/complaints/new', english: true });
  await page.locator('textarea:focus').waitFor();
  await tabTo(page, '哪天的事');
  const box = page.locator('[data-field="happenedOn"]');
  await page.keyboard.insertText('20261103');
  await page.keyboard.press('Tab');
  await expect.poll(() => box.inputValue(), patience).toBe('2026-11-03');
  await box.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => box.inputValue(), patience).toBe('2026-11-02');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => box.inputValue(), patience).toBe('2026-11-03');
  await box.fill('2026-02-30');
  const received = page.locator('[data-field="receivedAt"]');
  await received.fill('2026-11-03 9:');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').first().waitFor();
  await expect.poll(() => page.locator('.f', { has: box }).locator('.wrong').innerText(), patience).toContain('2026');
  await expect.poll(() => box.inputValue(), patience).toBe('2026-02-30');
  await received.fill('11-3 9:05');
  await received.blur();
  await expect.poll(() => received.inputValue(), patience).toMatch(/^\d{4}-11-03 09:05$/u);
  await expectGood(page, 'intake with days');
  await page.close();
});
