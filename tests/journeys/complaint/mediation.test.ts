/** J6, its mediation: an officer takes a matter from my work to its close with the keyboard alone, and prints its papers. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { cast } from '../../build/cast.ts';
import { openHouse, patience, printedPages, type House } from '../../build/house/browser.ts';
import {
  actionFor,
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

  test('J6 From my work to acceptance: G M J Enter S Ctrl+Enter.', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await stepTo(page, number);
    await page.keyboard.press('Enter');
    const drawer = await press(page, 'accept');
    await drawer.getByText('状态变成“已受理”').waitFor();
    await expect.poll(() => drawer.getByRole('article').innerText(), patience).toContain('老周农资店');
    await submit(page, 'accept');
    expect(await stateOf(house, number)).toBe('accepted');
  });

  test('J6 A notice counts only with its proof.', async () => {
    await press(page, 'recordNotice');
    await page.keyboard.press('Control+Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('alert').first().waitFor();
    expect((await find(house, number)).notices[0]?.toldOn).toBeNull();
    await tabAndChoose(page, '当面交付', 2);
    await tabAndType(page, '凭据', '本人接听 13800000317，四月录音');
    await submit(page, 'recordNotice');
    const [notice] = (await find(house, number)).notices;
    expect([notice?.toldOn !== null, notice?.proof]).toEqual([true, '本人接听 13800000317，四月录音']);
  });

  test('J6 Both consent, and the mediation starts.', async () => {
    await press(page, 'recordConsent');
    await tabAndChoose(page, '投诉人', 0);
    await tabAndChoose(page, '当面说的', 1);
    await submit(page, 'recordConsent');
    // One party is left to ask, and nothing says for him how he answered.
    await press(page, 'recordConsent');
    await tabAndChoose(page, '当面说的', 1);
    await submit(page, 'recordConsent');
    await press(page, 'startMediation');
    await submit(page, 'startMediation');
    const { state, consumerConsentedOn, operatorConsentedOn } = await find(house, number);
    expect([state, consumerConsentedOn === null, operatorConsentedOn === null]).toEqual(['mediating', false, false]);
  });

  test('J6 A session with its minutes, then an agreement with its amounts.', async () => {
    await press(page, 'holdSession');
    await tabAndType(page, '哪天告知双方的', dayOf(house.app.deps.now()));
    await tabAndType(page, '调解记录', '双方到场，当场过磅，每袋差四公斤。');
    await submit(page, 'holdSession');
    await press(page, 'settle');
    await tabAndType(page, '协议内容', '店里补足四十公斤，另退差价一百四十元。');
    await tabAndChoose(page, '调解书（双方签字、盖章）', 0);
    await tabTo(page, '双方都已签名或者盖章');
    await page.keyboard.press('Space');
    await tabTo(page, '争议金额');
    await tabAndType(page, '挽回损失', '140');
    await tabAndType(page, '其中赔偿金', '0');
    await submit(page, 'settle');
    const { state, agreement, recoveredFen, sessions } = await find(house, number);
    expect([state, sessions.length, recoveredFen]).toEqual(['settled', 1, 140_00]);
    expect(agreement?.text).toContain('补足四十公斤');
  });

  test('J6 It cannot close before both are told; then it does.', async () => {
    expect(await actionFor(page, 'close').count()).toBe(0);
    for (const proof of ['投诉人当面签收调解书', '店主当面签收调解书']) {
      await press(page, 'recordNotice');
      await tabAndChoose(page, '当面交付', 0);
      await tabAndType(page, '凭据', proof);
      await submit(page, 'recordNotice');
    }
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
