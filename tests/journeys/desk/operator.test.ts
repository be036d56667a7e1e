/**
 * J3: an operator of the centre takes calls with the keyboard alone. What the text is proposed to be, and OH6 that becomes a
 * complaint and a tip-off, is held by triage.test.ts.
 */
import type { Locator, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleFiling } from '../../../src/demo/demo.ts';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import { readOpenTexts } from '../../../src/outside/seeds.ts';
import { cast } from '../../build/cast.ts';
import { openHouse, patience, type House } from '../../build/house/browser.ts';
import {
  actions,
  countKeys,
  filedOn,
  press,
  stepTo,
  submit,
  tabAndChoose,
  tabAndType,
} from '../../build/house/desk.ts';
import { asking } from '../../build/house/http-app.ts';
import { countMatters, fileMatter, find } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

describe('J3 An operator at the centre takes calls with the keyboard alone', () => {
  let page: Page;
  let first: string;

  test('J3 A call is typed in, registered in at most ten control keys and dispatched in two, without a mouse.', async () => {
    page = await house.openDesk(cast.centre);
    const keys = countKeys(page);
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    const text = (await readOpenTexts()).find(({ id }) => id === 'O10');
    if (text === undefined) throw new Error('The seeds have no O10.');
    const told = sampleFiling(text, '019dcafe-0000-7000-8000-0000000000aa');
    await page.keyboard.insertText(told.story);
    // What the words tell is proposed beside them, and taken with one key; the caller is asked for the rest.
    await page.getByRole('button', { name: /全部采纳/u }).waitFor();
    await expect.poll(() => page.getByRole('region', { name: '提议' }).innerText(), patience).toContain('花园社区');
    await page.keyboard.press('Alt+a');
    await expect.poll(() => page.getByLabel('请求').inputValue(), patience).toContain('4200');
    await tabAndType(page, '投诉人', told.consumer.name);
    await tabAndType(page, '电话', told.consumer.phone);
    await page.keyboard.press('Control+Enter');
    first = (await filedOn(page)).number;
    expect(keys()).toBeLessThanOrEqual(10);
    expect((await find(house, first)).operatorName).toContain('丽人坊');
    await openByNumber(page, first);
    keys();
    await press(page, 'dispatch');
    await submit(page, 'dispatch');
    expect(keys()).toBe(2);
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
    await expect.poll(() => offered.innerText(), patience).toContain('同一个电话，同一家店');
    await page.keyboard.press('Alt+j');
    await page.getByRole('heading', { name: '已并到在办的这件' }).waitFor();
    await expect.poll(() => page.locator('.slip').innerText(), patience).toContain(first);
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
    await expect.poll(() => page.getByRole('alert').first().innerText(), patience).toMatch(/投诉人/u);
    await expect.poll(() => page.getByLabel('发生了什么事').inputValue(), patience).toContain('奶粉');
    await tabAndType(page, '投诉人', '赵小梅');
    await tabAndType(page, '电话', '13800000555');
    await tabAndType(page, '被投诉人', '惠民超市');
    await tabAndType(page, '请求', '退货退款');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await filedOn(page);
    expect(await countMatters(house)).toBe(before + 1);
  });

  // That a head decides what judges a person, and the letter itself, is held by J6.
  test('J3 What cannot be accepted is shown with its grounds, their articles, and the letter that names the other ways.', async () => {
    const number = await fileMatter(house, { operator: { name: '县汽车客运站', address: '车站路', phone: '' } });
    await page.keyboard.press('Escape');
    await openByNumber(page, number);
    const drawer = await press(page, 'decline');
    await expect.poll(() => drawer.innerText(), patience).toMatch(/第十六条/u);
    await expect.poll(() => drawer.innerText(), patience).toContain('不属于市场监督管理部门职责');
    await tabAndChoose(page, '第十六条第（一）项', 0);
    await expect
      .poll(() => drawer.getByRole('region', { name: '文书样稿' }).or(drawer).first().innerText(), patience)
      .toContain('人民法院');
    await tabAndType(page, '该归哪个部门管', '县交通运输局');
    await tabAndType(page, '理由和依据的事实', '经查，客运站的服务由交通运输部门主管，本局没有处理权限。');
    await submit(page, 'decline');
    const declined = await find(house, number);
    expect([declined.state, declined.declineGrounds, declined.officeId]).toEqual(['declined', ['NA1'], null]);
  });

  test('J3 A tip-off is taken with a key of its own, and without a mouse.', async () => {
    const before = (await house.app.as(cast.centre)('GET', '/api/tipoffs?limit=1')).body.total as number;
    await page.keyboard.press('Shift+N');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.insertText('城关镇东街一家小作坊往面条里加硼砂，夜里做，天亮前送走。');
    await tabAndType(page, '被举报人', '东街面条作坊');
    await tabAndType(page, '姓名', '韩冬');
    await tabAndType(page, '电话', '13800000777');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '已登记' }).waitFor();
    await expect.poll(() => page.locator('.slip').innerText(), patience).toMatch(/举\d{4}-\d{4}/u);
    const { total, items } = (await house.app.as(cast.centre)('GET', '/api/tipoffs?limit=1')).body;
    expect(total).toBe(before + 1);
    expect(items[0].tipoff.operatorName).toBe('东街面条作坊');
  });

  // That 30 of them take less than ten minutes, and the same topic no word, is held by inquiry.test.ts.
  test('J3 An inquiry is logged and answered with two keys around what is asked.', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('z');
    await page.getByRole('heading', { name: '咨询', exact: true }).waitFor();
    await page.keyboard.press('n');
    await page.keyboard.insertText('网上买的衣服不合适，七天内能退吗');
    const log = page.getByRole('form', { name: '记咨询' });
    await log.getByRole('button', { name: /网购七日无理由退货/u }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/已答复办结，1 人次/u).waitFor();
    const { items } = (await house.app.as(cast.centre)('GET', '/api/inquiries?limit=1')).body;
    const { inquiry } = (await house.app.as(cast.centre)('GET', `/api/inquiries/${items[0].inquiry.number}`)).body;
    expect(inquiry).toMatchObject({ state: 'closed', knowledgeId: 'seven-day-return', people: 1 });
  });

  test('J3 On the first screen J steps through every row, whatever its kind, and Enter opens it.', async () => {
    const { body } = await house.app.as(null)('POST', '/api/inquiries', asking({ question: '订金交了能退吗' }));
    const tipoff = (await house.app.as(cast.centre)('GET', '/api/tipoffs?limit=1')).body.items[0].tipoff
      .number as string;
    await page.goto('/desk/');
    await stepTo(page, tipoff);
    await stepTo(page, body.number as string);
    await page.keyboard.press('k');
    await page.locator('tr.cur').waitFor();
    await stepTo(page, body.number as string);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inquiries\//u);
    expect(decodeURIComponent(page.url())).toContain(body.number as string);
  });

  test('J3 At the end of the shift the list of what is open is handed over with a note, and the next one signs for it.', async () => {
    const waiting = await fileMatter(house);
    const [mine, later] = await rosterNow();
    await page.goto('/desk/');
    const duty = page.getByRole('region', { name: '值班' });
    await pressOn(duty.getByRole('button', { name: /^签到上岗/u }));
    await duty.getByRole('link', { name: waiting }).waitFor();
    await pressOn(duty.getByRole('button', { name: /^交班/u }));
    await page.locator('[role=dialog]:focus-within').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/请填写交班记录/u)
      .first()
      .waitFor();
    await tabAndType(page, '交班记录', '接话六十多个，都登记了；两件等分送。');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const read = async () => (await house.app.as(cast.centre)('GET', `/api/shifts/${mine}`)).body.entry;
    expect(await read()).toMatchObject({
      state: 'handedOver',
      left: { toDispatch: expect.arrayContaining([waiting]) },
    });

    const colleague = await house.openDesk(cast.otherCentre);
    const note = colleague.getByRole('region', { name: '值班' });
    await note.getByText('接话六十多个').waitFor();
    await note.getByRole('link', { name: waiting }).waitFor();
    await pressOn(note.getByRole('button', { name: /^接班签收/u }));
    await note.getByText('接话六十多个').waitFor({ state: 'detached' });
    expect(await read()).toMatchObject({ state: 'signed' });
    expect(later).not.toBe(mine);
  });
});

/** A press by the keyboard alone. */
async function pressOn(button: Locator): Promise<void> {
  await button.focus();
  await button.press('Enter');
}

/** A shift of the operator that lasts all of today, and one of her colleague after it. */
async function rosterNow(): Promise<[string, string]> {
  const ask = house.app.as(cast.dutyLeader);
  const { rota, people } = (await ask('GET', '/api/roster')).body;
  const parts = [{ code: 'whole', zh: '全天', days: 'all', from: '00:00', to: '00:00' }];
  await ask('PUT', '/api/rota', { ...rota, parts });
  const today = dayOf(new Date());
  const ids: string[] = [];
  for (const [name, day] of [
    ['方敏', today],
    ['陆一鸣', addDays(today, 1)],
  ]) {
    const accountId = people.find((one: { name: string }) => one.name === name).id;
    const form = { id: uuidv7(), day, part: 'whole', post: 'clerk', accountId };
    ids.push((await ask('POST', '/api/shifts', form)).body.entry.id);
  }
  return ids as [string, string];
}

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
