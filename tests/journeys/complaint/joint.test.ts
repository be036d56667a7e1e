/** Two neighbours complain of the same shop, and one of them twice: an officer makes one matter of it, and each sees his own. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openBy, openHouse, patience, settle, type House } from '../../build/house/browser.ts';
import { openMatter, submit } from '../../build/house/desk.ts';
import { filing } from '../../build/house/http-app.ts';
import { advance, find } from '../../build/living-matters.ts';

let house: House;
let page: Page;
const numbers: Record<'first' | 'other' | 'again', string> = { first: '', other: '', again: '' };
let otherCode = '';

async function file(change: Record<string, unknown>): Promise<{ number: string; queryCode: string }> {
  const { body } = await house.app.as(null)('POST', '/api/complaints', filing(change));
  await advance(house, body.number, 'dispatch');
  return body;
}

beforeAll(async () => {
  house = await openHouse();
  const neighbour = { name: '孙福来', phone: '13800000399', address: '郭庄村四组', regionId: 'V0303' };
  numbers.first = (await file({})).number;
  const other = await file({
    consumer: neighbour,
    story: '也在老周家买的复合肥，过磅每袋少四公斤。',
    amountFen: 70_000,
  });
  numbers.other = other.number;
  otherCode = other.queryCode;
  numbers.again = (await file({ story: '上回说的复合肥每袋少四公斤，一直没人来问。', claim: '退两袋' })).number;
  page = await house.openDesk(cast.officer);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const card = (name: string) => page.getByRole('region', { name });

describe('共同投诉、并案', () => {
  test('从可能重复里把邻居加进来：一件主件，金额相加，邻居的原件关上、有链接。', async () => {
    await openMatter(page, numbers.first);
    const hint = card('可能重复').getByRole('listitem').filter({ hasText: numbers.other });
    // What may be one dispute stands first beside the facts, behind nothing but what can be done (desk A9).
    const named = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.matter-side > section[aria-label]')].map((one) => one.getAttribute('aria-label'))`,
    );
    expect(named.indexOf('可能重复')).toBeLessThanOrEqual(1);
    await hint.getByRole('button', { name: '加进来共同投诉…' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('button[type=submit]').waitFor();
    await expect.poll(() => drawer.getByLabel('投诉编号').inputValue(), patience).toBe(numbers.other);
    await drawer.getByRole('radio', { name: '当面说的' }).check();
    await submit(page, 'addMember');
    await card('共同投诉').getByText('2 人').waitFor();
    const [main, other] = [await find(house, numbers.first), await find(house, numbers.other)];
    expect(main.amountFen).toBe(175_000 + 70_000);
    expect([other.state, other.outcome, other.merged?.number]).toEqual(['closed', 'merged', numbers.first]);
    await expectGood(page, 'joint complaint');
  });

  test('推选代表人，逐人记意愿；还差谁没同意和解，卡片上写着。', async () => {
    await card('共同投诉').getByRole('button', { name: '推选代表人' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('button[type=submit]').waitFor();
    await drawer.locator('[data-field=first]').click();
    await page.getByTitle('2. 孙福来').click();
    await drawer.locator('[data-field=paper]').fill('推选书 1 号，存卷');
    await drawer.getByLabel('共同投诉人都在推选书上签了名').check();
    await submit(page, 'electRepresentatives');
    await card('共同投诉').getByText('代表人', { exact: true }).waitFor();
    await card('共同投诉').getByText('还有 2 位没有同意和解').waitFor();
    await card('共同投诉').getByRole('button', { name: '记共同投诉人意愿' }).click();
    await drawer.locator('button[type=submit]').waitFor();
    await drawer.locator('[data-field=member]').click();
    await page.getByTitle('2. 孙福来').click();
    await drawer.getByText('和解、变更或者放弃请求').click();
    await drawer.locator('[data-field=given]').getByText('是', { exact: true }).click();
    await drawer.getByText('电话里说的').click();
    await submit(page, 'recordMemberWish');
    await card('共同投诉').getByText('还有 1 位没有同意和解').waitFor();
    const { joint } = await find(house, numbers.first);
    expect(joint?.elections.map(({ representatives }) => representatives)).toEqual([[2]]);
  });

  test('同一个人又说了一遍的并进来，逐项选留哪一件的。', async () => {
    const hint = card('可能重复').getByRole('listitem').filter({ hasText: numbers.again });
    // Both came over the open page, where anybody can type a telephone.
    await hint.getByText('可能是同一件，未核实').waitFor();
    await hint.getByRole('button', { name: /^并入本件/u }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('逐项选留哪一件的').waitFor();
    await drawer.locator('[data-person=unproven]', { hasText: numbers.again }).waitFor();
    await drawer.getByRole('radio', { name: /退两袋/u }).check();
    await expectGood(page, 'merging');
    await drawer.locator('[data-field=reason]').fill('同一笔买卖说了两遍');
    await submit(page, 'merge');
    await card('合并办理').getByRole('link', { name: numbers.again }).waitFor();
    const main = await find(house, numbers.first);
    expect([main.claim, main.takenOver.length]).toEqual(['退两袋', 2]);
    await card('合并办理').getByRole('link', { name: numbers.again }).click();
    await page.getByText('已并入别的件').waitFor();
    await settle(page);
  });

  test('受理以后逐人告知：一张表里一起填，代表人代收，一次提交；两位各有凭据。', async () => {
    await advance(house, numbers.first, 'accept');
    await openMatter(page, numbers.first);
    await page.keyboard.press('x');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('还空 2 位').waitFor();
    const inPerson = page.locator('.ant-select-item-option[title="当面交付"]:visible');
    await openBy(() => drawer.locator('[data-field="2.way"]').click(), inPerson);
    await inPerson.click();
    await drawer.locator('[data-field="2.toldOn"]').fill('t');
    await drawer.locator('[data-field="2.proof"]').fill('本人当面签收');
    const taken = page.locator('.ant-select-item-option[title="代表人孙福来代收"]:visible');
    await openBy(() => drawer.locator('[data-field="1.way"]').click(), taken);
    await taken.click();
    await drawer.getByText('已填 2 位，还空 0 位').waitFor();
    await expectGood(page, 'telling each member');
    await submit(page, 'recordNotices');
    await card('共同投诉').getByText('第 2 位代收').waitFor();
    const { notices } = await find(house, numbers.first);
    expect(notices.map(({ member, way, through }) => [member, way, through])).toEqual([
      [1, 'inPerson', 2],
      [2, 'inPerson', undefined],
    ]);
  });

  test('邻居用自己的编号和查询码，没有脚本的手机上看到共同的进展和自己的金额。', async () => {
    const phone = await house.open({ phone: true, javaScript: false });
    await phone.goto(`/progress?number=${encodeURIComponent(numbers.other)}`);
    await phone.getByLabel('查询码').fill(otherCode);
    await phone.getByRole('button', { name: '看进度' }).click();
    await phone.locator('[data-test=shared]').waitFor();
    const text = await phone.locator('main').innerText();
    expect(text).toContain(`编号 ${numbers.first}`);
    expect(text).toContain('您是推选的代表人');
    expect(text).not.toContain('李*');
    await phone.locator('details.own summary').click();
    await expect.poll(() => phone.locator('details.own').innerText(), patience).toMatch(/孙\*\*[\s\S]*700 元/u);
    await phone.close();
  });
});
