/** J1 and J3, their complaint parts: a station registers on its telephone, the centre without a mouse. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.ts';
import { clocksOf } from '../../src/domain/deadline.ts';
import { sampleFiling } from '../../src/demo/demo.ts';
import { readOpenTexts } from '../../src/outside/seeds.ts';
import { openHouse, sidewaysScroll, type House } from '../browser.ts';
import { actions, click, press, submit, tabAndType } from '../desk.ts';
import { factsIn, countMatters, find } from '../matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** What stands on the page after registering. */
async function filedOn(page: Page): Promise<{ number: string; words: string }> {
  await page.getByRole('heading', { name: '登记好了' }).waitFor();
  const words = await page.locator('.slip').innerText();
  return { number: /投\d{4}-\d{4}/u.exec(words)?.[0] ?? '', words };
}

/** The three answers, with the thumb. */
async function answerThree(page: Page, name: string): Promise<void> {
  await page
    .getByRole('link', { name: /登记投诉/u })
    .first()
    .click();
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('电话').fill('13800000317');
  await page.getByRole('group', { name: '住哪个村' }).getByRole('button').first().click();
  await page.getByLabel('店名').fill('老周农资店');
  await page.getByLabel('他说的话').fill('前天在柳河街上老周农资店买了10袋复合肥，袋上印50公斤，每袋只有46公斤出头。');
  await page.getByRole('group', { name: '他想要什么' }).getByRole('button', { name: '补足分量' }).click();
}

describe('J1 A village station registers an old farmer’s complaint', () => {
  let page: Page;
  let number: string;

  test('J1 Three answers on a telephone of 360 px, in under 90 seconds; it stays at a station that is no window.', async () => {
    page = await house.openDesk('st-v0302', { phone: true });
    const began = performance.now();
    await answerThree(page, '李有田');
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByText('先在站里谈').waitFor();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const filed = await filedOn(page);
    // A person types slower than a program: 120 characters at three a second leave 50 seconds for the program.
    expect(performance.now() - began).toBeLessThan(50_000);
    number = filed.number;
    expect(filed.words).toMatch(/查询码\s+\d{3}\s?\d{3}/u);
    const complaint = await find(house, number);
    expect([complaint.state, complaint.stationId, complaint.receivedAt]).toEqual(['atStation', 'ST-V0302', null]);
    expect(complaint.stationReceivedAt).not.toBeNull();
    expect(clocksOf(complaint, await factsIn(house)).map((clock) => clock.identifier)).toEqual(['stationAnswer']);
  });

  test('J1 A talk is kept with its legal role, and what cannot be settled goes up with both times.', async () => {
    await page.getByRole('link', { name: '打开这件' }).click();
    const talk = await click(page, 'talk');
    await talk.getByRole('radio', { name: /协商和解/u }).check();
    await talk.getByLabel('谈的经过').fill('到店里看了磅，老板说受潮掉秤，不肯补。');
    await talk.getByRole('radio', { name: '没谈成' }).check();
    await talk.getByRole('button', { name: /^记一次协商/u }).click();
    await page.getByText('记一次协商：办好了').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const up = await click(page, 'sendUp');
    await up.getByLabel('为什么交上去').fill('老板不认账，当面谈了一次没谈成');
    await up.getByRole('button', { name: /^交上去/u }).click();
    await page.getByText('交上去：办好了').waitFor();
    const complaint = await find(house, number);
    expect(complaint.state).toBe('registered');
    expect(complaint.talks.map(({ legalRole, result }) => [legalRole, result])).toEqual([['negotiation', 'notAgreed']]);
    expect(complaint.receivedAt?.getTime()).toBeGreaterThan(complaint.stationReceivedAt?.getTime() ?? Infinity);
    const accept = clocksOf(complaint, await factsIn(house)).find((clock) => clock.identifier === 'accept');
    expect(accept?.startedOn).toBe(dayOf(complaint.receivedAt ?? new Date(0)));
    const head = await page.getByRole('main').innerText();
    expect(head).toMatch(/收到\s/u);
    expect(head).toMatch(/站点收到\s/u);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('J1 At a station that is a published window the law’s clock starts at once.', async () => {
    const window = await house.openDesk('st-v0303', { phone: true });
    await answerThree(window, '郭大山');
    await window.getByRole('button', { name: '登记', exact: true }).click();
    const complaint = await find(house, (await filedOn(window)).number);
    expect([complaint.state, complaint.stationId]).toEqual(['registered', 'ST-V0303']);
    expect(complaint.receivedAt).toEqual(complaint.stationReceivedAt);
    const identifiers = clocksOf(complaint, await factsIn(house)).map((clock) => clock.identifier);
    expect(identifiers).toContain('accept');
    await window.context().close();
  });

  test('J1 Another station sees nothing of it.', async () => {
    const other = await house.openDesk('st-v0501', { phone: true });
    await other.goto(`/desk/complaints/${encodeURIComponent(number)}`);
    await other.getByRole('alert').waitFor();
    expect(await other.content()).not.toContain('李有田');
    await other.context().close();
  });
});

describe('J3 An operator at the centre takes calls with the keyboard alone', () => {
  let page: Page;
  let first: string;

  test('J3 A call is typed in, registered and dispatched without a mouse.', async () => {
    page = await house.openDesk('fangmin');
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    const text = (await readOpenTexts()).find(({ id }) => id === 'O10');
    if (text === undefined) throw new Error('The seeds have no O10.');
    const told = sampleFiling(text, '019dcafe-0000-7000-8000-0000000000aa');
    await typeIn(page, { ...told, phone: told.consumer.phone, name: told.consumer.name, shop: told.operator.name });
    await page.keyboard.press('Control+Enter');
    first = (await filedOn(page)).number;
    expect((await find(house, first)).operatorName).toBe('丽人坊美容院');
    await openByNumber(page, first);
    await press(page, 'dispatch');
    await submit(page, 'dispatch');
    const { state, officeId } = await find(house, first);
    expect([state, officeId]).toEqual(['dispatched', 'SO-CG']);
  });

  test('J3 OH4 is offered as the same as O10, with its reason, and joined with one press.', async () => {
    const before = await countMatters(house);
    const text = (await readOpenTexts()).find(({ id }) => id === 'OH4');
    if (text === undefined) throw new Error('The seeds have no OH4.');
    const told = sampleFiling(text, '019dcafe-0000-7000-8000-0000000000ab');
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await typeIn(page, {
      ...told,
      name: '郑女士',
      phone: (await find(house, first)).consumerPhone,
      shop: told.operator.name,
    });
    const offered = page.getByRole('region', { name: '可能是同一件' });
    await offered.getByText(first).waitFor();
    expect(await offered.innerText()).toContain('同一个电话，同一家店');
    await page.keyboard.press('Alt+j');
    await page.getByRole('heading', { name: '已并到在办的这件' }).waitFor();
    expect(await page.locator('.slip').innerText()).toContain(first);
    expect(await countMatters(house)).toBe(before);
    expect((await find(house, first)).urgedTimes).toBe(1);
  });

  test('J3 What is missing is named, nothing typed is lost, and a second press makes one.', async () => {
    const before = await countMatters(house);
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.insertText('在超市买的奶粉过期半个月，超市不肯退。');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('alert').first().innerText()).toMatch(/投诉人/u);
    expect(await page.getByLabel('发生了什么事').inputValue()).toContain('奶粉');
    await tabAndType(page, '投诉人', '赵小梅');
    await tabAndType(page, '电话', '13800000555');
    await tabAndType(page, '被投诉人', '惠民超市');
    await tabAndType(page, '请求', '退货退款');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await filedOn(page);
    expect(await countMatters(house)).toBe(before + 1);
  });
});

async function typeIn(page: Page, told: { story: string; name: string; phone: string; shop: string; claim: string }) {
  await page.keyboard.insertText(told.story);
  await tabAndType(page, '投诉人', told.name);
  await tabAndType(page, '电话', told.phone);
  await tabAndType(page, '被投诉人', told.shop);
  await tabAndType(page, '店在哪个村或社区', 'hysq');
  await page
    .getByRole('option', { name: /花园社区/u })
    .first()
    .waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await tabAndType(page, '请求', told.claim);
}

/** From the first screen: the search, the number, Enter: a whole number opens its matter. */
async function openByNumber(page: Page, number: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.insertText(number);
  await page.keyboard.press('Enter');
  await actions(page).waitFor();
}
