/** J3, its proposals: what is told becomes chips with their words, taken by keyboard; a person's own words are never replaced. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { tabAndType } from '../../build/house/desk.ts';
import { find } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const both =
  '在城北农贸市场旁福满烟酒行买了两瓶名酒1998元，扫码显示已查询过多次，送厂家看说不是他们的。一、要求退款并赔偿；二、店里还有十几箱同样的酒，请查处。';
const blast =
  '来帮忙的外甥放礼花，筒子炸了，右手伤得厉害，正往县医院送。礼花是白杨集胡记杂货买的，院里还剩两箱，有人还想接着放。';

const proposals = (page: Page) => page.getByRole('region', { name: '提议' });

async function begin(page: Page, text: string): Promise<void> {
  await page.goto('/desk/complaints/new');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

describe('J3 Proposals at the desk', () => {
  let page: Page;

  test('J3 What is told is proposed with its own words, taken by keyboard, and split in two as it is registered.', async () => {
    page = await house.openDesk(cast.centre);
    await begin(page, both);
    const panel = proposals(page);
    await panel.getByText('像是投诉 + 举报').waitFor();
    await expect
      .poll(() => panel.locator('mark').allInnerTexts(), patience)
      .toEqual(expect.arrayContaining(['不是他们的', '1998元']));
    await expect.poll(() => panel.innerText(), patience).toContain('第九条');
    await expectGood(page, 'triage-desk');
    await page.keyboard.press('Alt+1');
    await panel.getByText('✓ 已填').first().waitFor();
    await page.keyboard.press('Alt+a');
    await page.keyboard.press('Alt+9');
    await panel.getByRole('button', { name: /^✓ 登记后把举报分出来/u }).waitFor();
    await expect.poll(() => page.getByLabel('被投诉人').inputValue(), patience).toBe('福满烟酒行');
    await expect.poll(() => page.getByLabel(/^金额/u).inputValue(), patience).toBe('1998');
    await tabAndType(page, '投诉人', '蒋波');
    await tabAndType(page, '电话', '13800000661');
    await tabAndType(page, '请求', '退款并赔偿');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '已登记' }).waitFor();
    const words = await page.locator('.slip').innerText();
    const complaint = await find(house, /投\d{4}-\d{4}/u.exec(words)?.[0] ?? '');
    expect([complaint.categoryCode, complaint.natureCode, complaint.amountFen, complaint.operatorRegionId]).toEqual([
      'G04.1',
      'N06',
      199_800,
      'V0101',
    ]);
    expect(words).toMatch(/举\d{4}-\d{4}/u);
  });

  test('J3 问一句就全了：Alt+Q 到那一栏，填上就不再问；可以这样说里有哪天，表不跳', async () => {
    await begin(page, '在城北农贸市场旁的惠民超市买的电饭锅，299元，用了三天不通电，要求退货。');
    const asks = page.getByRole('region', { name: '问一句就全了' });
    await asks.getByText('哪天买的，有没有小票或者付款记录？').waitFor();
    await asks.getByText('有没有照片、小票或者合同？').waitFor();
    const saying = page.getByRole('region', { name: '可以这样说' });
    await expect.poll(() => saying.innerText(), patience).toMatch(/最晚\d+月\d+日（星期.）告诉您受理不受理/u);
    const top = async () => (await page.locator('[data-field="consumer.name"]').boundingBox())?.y;
    await page.keyboard.press('Alt+q');
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("data-field")'), patience)
      .toBe('happenedOn');
    // The field is brought into sight; what is answered and put away afterwards moves nothing.
    const before = await top();
    await page.keyboard.insertText('20261103');
    await page.keyboard.press('Tab');
    await asks.getByText('哪天买的，有没有小票或者付款记录？').waitFor({ state: 'detached' });
    await asks.getByRole('button', { name: /^问过了：有没有照片/u }).click();
    await asks.getByText('事情问全了').waitFor();
    expect(await top()).toBe(before);
    await expectGood(page, 'triage-interview');
  });

  test('J3 What a person typed stays: taking all fills only what is free.', async () => {
    await begin(page, both);
    await tabAndType(page, '被投诉人', '老福的店');
    const panel = proposals(page);
    await panel.getByRole('button', { name: /^采纳 商品或服务：酒/u }).waitFor();
    await page.keyboard.press('Alt+a');
    await panel.getByText('✓ 已填').first().waitFor();
    await expect.poll(() => page.getByLabel('被投诉人').inputValue(), patience).toBe('老福的店');
    await page.keyboard.press('Alt+4');
    await expect.poll(() => page.getByLabel('被投诉人').inputValue(), patience).toBe('老福的店');
  });

  test('J3 What is only a tip-off goes over to its own intake with all that was typed.', async () => {
    await begin(page, '别说是我说的。孙岗村东头养鸡场院里半夜灌假酒，收的都是名酒空瓶，请你们查处。');
    await tabAndType(page, '投诉人', '何桂花');
    await proposals(page).getByText('像是举报').waitFor();
    await page.keyboard.press('Alt+9');
    await page.getByRole('heading', { name: '登记举报' }).waitFor();
    await expect.poll(() => page.getByLabel('发现了什么违法的事').inputValue(), patience).toContain('灌假酒');
    await expect.poll(() => page.locator('[data-field="reporter.name"]').inputValue(), patience).toBe('何桂花');
    await proposals(page).getByText('✓ 已填').first().waitFor();
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('何桂花');
  });

  test('J3 A question goes over to the quick log, and a complaint from there to its intake, with the words and the telephone.', async () => {
    await begin(page, '请问网上买的衣服不合适，七天内能退吗？我想咨询一下。');
    await tabAndType(page, '电话', '13800000662');
    await proposals(page).getByText('像是咨询').waitFor();
    await page.keyboard.press('Alt+9');
    const log = page.getByRole('form', { name: '记咨询' });
    await log.waitFor();
    await expect.poll(() => log.getByLabel('问什么').inputValue(), patience).toContain('七天内能退吗');
    await expect.poll(() => log.getByLabel(/^电话/u).inputValue(), patience).toBe('13800000662');
    await log.getByLabel('问什么').fill('在惠民超市买的奶粉过期半个月，要求退款，店里不肯退。');
    await log.getByText('像是投诉').waitFor();
    await expectGood(page, 'quick-log-kind');
    await page.keyboard.press('Alt+9');
    await page.getByRole('heading', { name: '登记投诉' }).waitFor();
    await expect.poll(() => page.getByLabel('发生了什么事').inputValue(), patience).toContain('奶粉过期');
    await expect.poll(() => page.locator('[data-field="consumer.phone"]').inputValue(), patience).toBe('13800000662');
  });

  test('J3 When somebody is hurt, what to do first stands above everything.', async () => {
    await begin(page, blast);
    const first = page.getByRole('alert', { name: '先做' });
    await first.waitFor();
    await expect.poll(() => first.innerText(), patience).toMatch(/先救人.*封存/su);
    await page.keyboard.press('Alt+8');
    await page.getByLabel('谁受伤了、伤在哪里').waitFor();
    await page.close();
  });

  test('J3 On a telephone the proposals are a sheet, which a press opens.', async () => {
    const phone = await house.openDesk('st-v0303', { at: '/desk/complaints/new', phone: true });
    await phone.getByLabel('他说的话').fill('柳河街老周农资店买的化肥，六袋，一袋45，每袋少四斤，要补足分量');
    await phone.getByRole('button', { name: /条提议，看一下/u }).click();
    const sheet = phone.getByRole('dialog');
    await sheet.getByRole('button', { name: /^采纳 商家/u }).click();
    await sheet.getByRole('button', { name: /^采纳 金额：270元/u }).click();
    await expectGood(phone, 'triage-sheet');
    await sheet.getByRole('button', { name: '收起' }).click();
    await expect.poll(() => phone.getByLabel('店名').inputValue(), patience).toBe('老周农资店');
    await expect
      .poll(() => phone.locator('[data-field=amountFen]').getAttribute('inputmode'), patience)
      .toBe('decimal');
    await phone.close();
  });

  test('J3 A station splits the tip-off off as the desk does, and is told what to say of both.', async () => {
    const phone = await house.openDesk('st-v0303', { at: '/desk/complaints/new', phone: true });
    await phone.getByLabel('他说的话').fill(both);
    await phone.getByRole('button', { name: /条提议，看一下/u }).click();
    const sheet = phone.getByRole('dialog');
    const saying = phone.getByRole('region', { name: '可以这样说' }).getByRole('blockquote');
    await sheet.getByText('像是投诉 + 举报').waitFor();
    expect(await saying.innerText()).not.toContain('另按举报查');
    await sheet.getByRole('button', { name: /^登记后把举报分出来/u }).click();
    await sheet.getByRole('button', { name: /^✓ 登记后把举报分出来/u }).waitFor();
    await expectGood(phone, 'the sheet of a station with both');
    await sheet.getByRole('button', { name: '收起' }).click();
    const types = phone.getByRole('group', { name: '这通来电是什么' });
    await expect
      .poll(() => types.getByRole('button', { name: '两者' }).getAttribute('aria-pressed'), patience)
      .toBe('true');
    await expect.poll(() => saying.innerText(), patience).toContain('另按举报查');
    await phone.close();
  });
});
