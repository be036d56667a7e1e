/** J6, its mediation: an officer takes a matter from my work to its close with the keyboard alone, and prints its papers. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { cast } from '../../build/cast.ts';
import { openHouse, patience, printedPages, type House } from '../../build/house/browser.ts';
import {
  actionFor,
  countKeys,
  figureOn,
  goToTab,
  press,
  stateOf,
  stepTo,
  submit,
  tabAndChoose,
  tabAndType,
  tabTo,
} from '../../build/house/desk.ts';
import { advance, fileMatter, find } from '../../build/living-matters.ts';

let house: House;
let page: Page;
let number: string;
const before: Record<string, number> = {};
const counted = ['受理', '调处', '达成协议', '办结', '挽回经济损失'];

beforeAll(async () => {
  house = await openHouse();
  // Others stand in the queues too, so that the way to the matter is a way.
  await advance(house, await fileMatter(house, { operator: { name: '柳河五金', address: '', phone: '' } }), 'dispatch');
  number = await fileMatter(house);
  await advance(house, number, 'dispatch', 'assign');
  await advance(house, await fileMatter(house), 'dispatch');
  page = await house.openDesk(cast.officer);
  // A mouse that nobody touches cannot have helped.
  await page.mouse.move(0, 0);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

describe('J6 An officer settles a matter by keyboard', () => {
  test('J6 The figures before.', async () => {
    await goToTab(page, '报告', '数字');
    await page.getByRole('heading', { name: '数字' }).waitFor();
    for (const name of counted) before[name] = (await figureOn(page, name)).value;
    expect(before).toEqual({ 受理: 0, 调处: 0, 达成协议: 0, 办结: 0, 挽回经济损失: 0 });
  });

  test('J6 From my work to acceptance with its telling: G M J Enter, and five keys more, one of them for its days.', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await stepTo(page, number);
    await page.keyboard.press('Enter');
    const keys = countKeys(page);
    const drawer = await press(page, 'accept');
    await drawer.getByRole('button', { name: '空着的日期都是今天' }).waitFor();
    await tabAndChoose(page, '电话', 0);
    // No day stands there by itself: that both were today is one key.
    await page.keyboard.press('Alt+t');
    await drawer.getByText('状态变成“已受理”').waitFor();
    await expect.poll(() => drawer.getByRole('article').innerText(), patience).toContain('老周农资店');
    // Told without a proof is not told, and then it is not accepted so either.
    await page.keyboard.press('Control+Enter');
    await drawer.getByRole('alert').first().waitFor();
    await tabAndType(page, '凭据', '本人接听 13800000317，四月录音');
    await drawer.getByText('时钟停在').waitFor();
    await submit(page, 'accept');
    expect(keys()).toBeLessThanOrEqual(5);
    const { state, notices } = await find(house, number);
    expect([state, notices[0]?.toldOn !== null, notices[0]?.proof]).toEqual([
      'accepted',
      true,
      '本人接听 13800000317，四月录音',
    ]);
  });

  test('J6 Both consent in one act, each with his own way and day.', async () => {
    const today = dayOf(house.app.deps.now());
    await press(page, 'recordConsent');
    await tabAndChoose(page, '双方', 0);
    await tabAndType(page, '投诉人：同意日期', today);
    await tabAndChoose(page, '当面说的', 1);
    await tabAndType(page, '被投诉人同意日期', today);
    // Nothing says for him how he answered.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await tabAndChoose(page, '当面说的', 0);
    await submit(page, 'recordConsent');
    const { consents } = await find(house, number);
    expect(consents.map(({ party, way }) => [party, way])).toEqual([
      ['consumer', 'phone'],
      ['operator', 'inPerson'],
    ]);
  });

  test('J6 A session with its minutes begins the mediation, then an agreement with its amounts in eight keys.', async () => {
    await press(page, 'holdSession');
    await tabAndChoose(page, '现场', 0);
    await tabAndType(page, '哪天告知双方的', dayOf(house.app.deps.now()));
    await tabAndType(page, '调解记录', '双方到场，当场过磅，每袋差四公斤。');
    await submit(page, 'holdSession');
    const keys = countKeys(page);
    await press(page, 'settle');
    await tabAndType(page, '协议内容', '店里补足四十公斤，另退差价一百四十元。');
    await tabAndChoose(page, '调解书（双方签字、盖章）', 0);
    await tabTo(page, '双方都已签名或者盖章');
    await page.keyboard.press('Space');
    await page.keyboard.press('Alt+t');
    // The refusal leads to what is still lacking.
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-field=recoveredFen]:focus').waitFor();
    await tabAndType(page, '挽回损失', '140');
    await submit(page, 'settle');
    expect(keys()).toBeLessThanOrEqual(8);
    const { state, agreement, recoveredFen, sessions } = await find(house, number);
    expect([state, sessions.length, recoveredFen]).toEqual(['settled', 1, 140_00]);
    expect(agreement?.text).toContain('补足四十公斤');
  });

  test('J6 It cannot close before both are told; then it does.', async () => {
    expect(await actionFor(page, 'close').count()).toBe(0);
    await press(page, 'recordNotice');
    await tabAndChoose(page, '调解书（调解记录） → 双方', 0);
    for (const [whose, proof] of [
      ['投诉人：凭据', '投诉人当面签收调解书'],
      ['被投诉人的凭据', '店主当面签收调解书'],
    ] as const) {
      await tabAndChoose(page, '当面交付', 0);
      await tabAndType(page, whose, proof);
    }
    await submit(page, 'recordNotice');
    await press(page, 'close');
    await submit(page, 'close');
    expect(await stateOf(house, number)).toBe('closed');
  });

  test('J6 Every paper opens, and each letter is one page of A4.', async () => {
    const links = page.getByRole('region', { name: '文书' }).getByRole('link');
    const names = await links.allInnerTexts();
    expect(names.map((name) => name.trim())).toEqual([
      '投诉登记表',
      '投诉分送通知书',
      '投诉受理决定书',
      '投诉调解通知书',
      '投诉调解书',
    ]);
    for (const link of await links.all()) {
      const [paper] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')]);
      await paper.waitForLoadState('load');
      await expect.poll(() => paper.locator('.sheet').innerText(), patience).toContain('老周农资店');
      expect(await printedPages(paper)).toBeLessThanOrEqual(2);
      await paper.close();
    }
  });

  test('J6 The figures are larger by one, and the number opens its record.', async () => {
    await goToTab(page, '报告', '数字');
    await page.getByRole('heading', { name: '数字' }).waitFor();
    await page.reload();
    const after: Record<string, number> = {};
    await figureOn(page, '办结').then(({ records }) => records.waitFor());
    for (const name of counted) after[name] = (await figureOn(page, name)).value;
    expect(after).toEqual({ 受理: 1, 调处: 1, 达成协议: 1, 办结: 1, 挽回经济损失: 140 });
    const { records } = await figureOn(page, '达成协议');
    await records.press('Enter');
    await page.getByRole('link', { name: number, exact: true }).waitFor();
    await expect.poll(() => page.locator('tr[data-row]').count(), patience).toBe(1);
  });
});
