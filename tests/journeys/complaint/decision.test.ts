/** J6, the other ends: declined by the head, terminated with its ground; and what must not go wrong while two work at once. */
import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import { mediationRanOutOn } from '../../../src/domain/complaint/deadline.ts';
import { cast } from '../../build/cast.ts';
import { openHouse, patience, printedPages, settle, type House } from '../../build/house/browser.ts';
import {
  actionFor,
  click,
  openMatterAs,
  press,
  sayToday,
  stateOf,
  submit,
  tabAndChoose,
  tabAndType,
  tabTo,
} from '../../build/house/desk.ts';
import { advance, factsIn, fileMatter, find, untilMediating } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** Opens the paper of that name from the matter page and counts its pages. */
async function printed(page: Page, name: string): Promise<{ words: string; pages: number }> {
  const link = page.getByRole('region', { name: '文书' }).getByRole('link', { name });
  const [paper] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await paper.waitForLoadState('load');
  const seen = { words: await paper.locator('.sheet').innerText(), pages: await printedPages(paper) };
  await paper.close();
  return seen;
}

describe('J6 Other ends', () => {
  test('J6 NA3 judges a person: closed to the officer, open to the head, and the letter names the other ways.', async () => {
    const number = await fileMatter(house, {
      categoryCode: 'G01.1',
      operator: { name: '惠民超市', address: '', phone: '' },
    });
    await advance(house, number, 'dispatch');
    const officer = await openMatterAs(house, cast.officer, number);
    const closed = await press(officer, 'decline');
    await expect
      .poll(() => closed.getByRole('radio', { name: /第（三）项|不是为生活消费需要/u }).isDisabled(), patience)
      .toBe(true);
    await expect.poll(() => closed.innerText(), patience).toContain('要所长决定');
    await officer.close();

    const head = await openMatterAs(house, cast.officeHead, number);
    const drawer = await press(head, 'decline');
    await drawer.getByRole('radio', { name: /不是为生活消费需要/u }).check();
    await drawer.getByRole('checkbox', { name: /第十七条第（一）项/u }).check();
    await tabAndType(head, '第十七条第（一）项：查到了什么', '三日内四十二袋同类商品');
    await tabAndType(head, '理由', '三日内在十四家商超买了四十二袋同类商品并逐袋索赔');
    await submit(head, 'decline');
    const { state, declineGrounds } = await find(house, number);
    expect([state, declineGrounds]).toEqual(['declined', ['NA3']]);
    const letter = await printed(head, '投诉不予受理决定书');
    // In 16 points with the ways to complain of it, it takes a second page, and no third.
    expect(letter.pages).toBeLessThanOrEqual(2);
    expect(letter.words).toMatch(/第十六条/u);
    expect(letter.words).toMatch(/仲裁/u);
    expect(letter.words).toMatch(/人民法院/u);

    // 失败的送达: he does not sign, it is left behind and filmed, and the matter goes on to its close.
    const { today } = await factsIn(house);
    const unserved = await click(head, 'recordUnserved');
    await unserved.getByRole('radio', { name: '拒绝签收' }).check();
    await unserved.getByLabel('哪天送的').fill(today);
    await unserved.getByRole('radio', { name: '留置送达' }).check();
    await unserved.getByRole('radio', { name: '拍照、录像' }).check();
    await tabAndType(head, '凭据', '送达录像 2026-9');
    await submit(head, 'recordUnserved');
    expect(await stateOf(house, number)).toBe('told');
    await head.getByRole('region', { name: '文书' }).getByText('实用文书').click();
    expect((await printed(head, '送达回证')).words).toContain('拒绝签收；留置送达；拍照、录像');
    await head.close();

    // 重新处理: a court has revoked it, and the leader has it decided anew, with its paper.
    const leader = await openMatterAs(house, cast.deputyDirector, number);
    await leader.getByText('其他法定手续').click();
    const anew = await click(leader, 'decideAnew');
    await anew.getByRole('radio', { name: '人民法院判决' }).check();
    await tabAndType(leader, '哪个机关、法院作出的', '青禾县人民法院');
    await tabAndType(leader, '决定书、判决书文号', '（2026）青行初3号');
    await anew.getByLabel('收到（自行纠正的，发现）的日期').fill(today);
    await tabAndType(leader, '原决定错在哪里、为什么重新处理', '买四十二袋是为单位食堂，原决定认定有误');
    await submit(leader, 'decideAnew');
    expect(await stateOf(house, number)).toBe('registered');
    await leader.getByRole('region', { name: '文书' }).getByText('实用文书').click();
    const paper = await printed(leader, '重新处理投诉决定书');
    expect(paper.words).toMatch(/青禾县人民法院的判决（2026）青行初3号已经撤销本局.*“不予受理”的决定/u);
    await leader.getByRole('region', { name: '法定手续' }).getByText('原来的决定：').waitFor();
    await leader.close();
  });

  test('law agents: an agent is recorded with his power (第十一条), stands with the complainant, and the letter is addressed to both.', async () => {
    const number = await fileMatter(house);
    await advance(house, number, 'dispatch', 'accept');
    const page = await openMatterAs(house, cast.officer, number);
    if (!(await actionFor(page, 'recordAgent').isVisible())) await page.getByText('其他法定手续').click();
    const drawer = await click(page, 'recordAgent');
    await drawer.getByLabel('代理人姓名').fill('李芳');
    await drawer.getByLabel('代理人电话').fill('13800001212');
    await drawer.getByLabel('和投诉人什么关系').fill('女儿');
    await drawer.getByRole('radio', { name: '一般代理' }).check();
    await submit(page, 'recordAgent');
    const card = page.getByLabel('委托代理人', { exact: true });
    await expect.poll(() => card.innerText(), patience).toContain('李芳');
    await card.getByText('女儿').waitFor();
    expect(await card.innerText()).not.toContain('13800001212');
    const letter = await printed(page, '投诉受理决定书');
    expect(letter.words).toContain('（委托代理人：李芳）');
    await page.close();
  });

  test('J6 TM5 is refused before its day on the screen and on the wire; TM3 ends the mediation.', async () => {
    const number = await fileMatter(house);
    const mediating = await advance(house, number, ...untilMediating);
    const from = mediationRanOutOn(mediating, await factsIn(house));
    const page = await openMatterAs(house, cast.officer, number);
    const drawer = await press(page, 'terminate');
    await expect.poll(() => drawer.getByRole('radio', { name: /六十日内未能达成/u }).isDisabled(), patience).toBe(true);
    const [, month, day] = from.split('-').map(Number);
    await expect
      .poll(() => drawer.innerText(), patience)
      .toMatch(new RegExp(`${month}月${day}日[^，。]*起才能用`, 'u'));
    const input = { decidedOn: (await factsIn(house)).today, ground: 'TM5', reason: '六十日内没有达成协议' };
    const path = `/api/complaints/${encodeURIComponent(number)}/terminate`;
    const refused = await house.app.as(cast.officer)('POST', path, { version: mediating.version, input });
    expect([refused.status, await stateOf(house, number)]).toEqual([refused.status, 'mediating']);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.body.zh).toMatch(/期限还没有走完/u);
    await drawer.getByRole('radio', { name: /明确表示无法达成/u }).check();
    await drawer.getByRole('radio', { name: '双方', exact: true }).check();
    await drawer.getByLabel('哪天表示的').fill((await factsIn(house)).today);
    await tabAndType(page, '凭据', '第一次调解会的记录');
    await tabAndType(page, '理由', '经组织调解，双方明确表示谈不成');
    await submit(page, 'terminate');
    const { state, terminateGround } = await find(house, number);
    expect([state, terminateGround]).toEqual(['terminated', 'TM3']);
    const letter = await printed(page, '投诉终止调解决定书');
    expect(letter.pages).toBeLessThanOrEqual(2);
    expect(letter.words).toMatch(/第二十三条/u);
    await page.close();
  });
});

describe('J6 Two at once, a cut line, a double click', () => {
  test('J6 Two officers save at once: the second is told who did what, and nothing typed is lost.', async () => {
    const number = await fileMatter(house);
    await advance(house, number, 'dispatch', 'accept');
    const first = await openMatterAs(house, cast.officer, number);
    const second = await openMatterAs(house, cast.otherOfficer, number);
    const typed = '店主来电，愿意当面谈，约周五上午';
    await press(second, 'note');
    await tabAndType(second, '备注', typed);
    // The line of changes is cut for the second, as on a bad network, so that only the server can tell; it is whole again with the refusal.
    let cut = true;
    const cutOff = (route: Route) => (cut ? route.abort() : route.continue());
    await second.route('**/api/events', cutOff);
    await second.route(`**/api/complaints/${encodeURIComponent(number)}`, cutOff);
    await press(first, 'recordNotice');
    await tabAndChoose(first, '当面交付', 2);
    await tabAndType(first, '凭据', '投诉人本人接听');
    await submit(first, 'recordNotice');
    const drawer = second.getByRole('dialog');
    const refused = second.waitForResponse((response) => response.status() === 409);
    await second.keyboard.press('Control+Enter');
    await refused;
    cut = false;
    const told = drawer.getByRole('alert').filter({ hasText: '别人刚改过这件' });
    await told.waitFor();
    await told.getByText('马建国').waitFor();
    await expect.poll(() => drawer.getByLabel('备注').inputValue(), patience).toBe(typed);
    await second.keyboard.press('Control+Enter');
    await second.getByText('加备注：办好了').waitFor();
    const { body } = await house.app.as(cast.officer)('GET', `/api/complaints/${encodeURIComponent(number)}`);
    expect(JSON.stringify(body.timeline).split(typed)).toHaveLength(2);
    expect((await find(house, number)).notices[0]?.proof).toBe('投诉人本人接听');
    await first.close();
    await second.close();
  });

  test('J6 What another does while the draft is still being saved is read before it is submitted over.', async () => {
    const number = await fileMatter(house);
    await advance(house, number, 'dispatch');
    const page = await openMatterAs(house, cast.otherOfficer, number);
    await page.getByText('实时').waitFor();
    await press(page, 'note');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/drafts', async (route) => {
      await held;
      await route.continue();
    });
    await tabAndType(page, '备注', '约店主周五上午');
    await page.keyboard.press('Control+Enter');
    await advance(house, number, 'accept');
    const told = page.getByRole('dialog').getByRole('alert').filter({ hasText: '别人刚改过这件' });
    await told.waitFor();
    const refused = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.status() === 409,
    );
    letGo();
    await refused;
    await told.getByText('受理').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('加备注：办好了').waitFor();
    const { body } = await house.app.as(cast.officer)('GET', `/api/complaints/${encodeURIComponent(number)}`);
    expect(JSON.stringify(body.timeline).split('约店主周五上午')).toHaveLength(2);
    await page.close();
  });

  test('J6 What another does appears without a reload.', async () => {
    const number = await fileMatter(house);
    await advance(house, number, 'dispatch');
    const page = await openMatterAs(house, cast.otherOfficer, number);
    await actionFor(page, 'accept').waitFor();
    await page.getByText('实时').waitFor();
    await advance(house, number, 'accept');
    await actionFor(page, 'recordNotice').waitFor();
    expect(await actionFor(page, 'accept').count()).toBe(0);
    await page.close();
  });

  test('J6 A cut network: the sentence is shown, what was typed stays, and it goes once the line is back.', async () => {
    const number = await fileMatter(house);
    await advance(house, number, 'dispatch');
    const page = await openMatterAs(house, cast.officer, number);
    await press(page, 'decline');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: /不属于市场监督管理部门职责/u }).check();
    await tabAndType(page, '该归哪个部门管', '安澜市邮政管理局');
    await tabAndType(page, '理由', '快递服务归邮政管理部门');
    await sayToday(page);
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await drawer.getByRole('alert').filter({ hasText: '连不上服务器，不知道交到没有' }).waitFor();
    await expect.poll(() => drawer.getByLabel('理由').inputValue(), patience).toBe('快递服务归邮政管理部门');
    expect(await stateOf(house, number)).toBe('dispatched');
    await page.context().setOffline(false);
    // The power fails as well: the page is opened anew, and the draft is still there.
    const draft = `/api/drafts/of/${encodeURIComponent(`${number}.decline`)}`;
    await expect
      .poll(async () => JSON.stringify((await house.app.as(cast.officer)('GET', draft)).body))
      .toContain('快递服务归邮政管理部门');
    await page.reload();
    await page.getByRole('dialog').waitFor();
    await tabTo(page, '理由');
    await expect
      .poll(() => page.getByRole('dialog').getByLabel('理由').inputValue(), patience)
      .toBe('快递服务归邮政管理部门');
    await submit(page, 'decline');
    expect(await stateOf(house, number)).toBe('declined');
    await page.close();
  });

  test('J6 A double click makes one.', async () => {
    const number = await fileMatter(house);
    await advance(house, number, ...untilMediating);
    const page = await openMatterAs(house, cast.officer, number);
    await click(page, 'holdSession');
    await page.getByRole('dialog').getByRole('radio', { name: '现场' }).check();
    await page.getByRole('dialog').getByLabel('哪天告知双方的').fill(dayOf(house.app.deps.now()));
    await page.getByRole('dialog').getByLabel('调解记录').fill('第二次到场，仍没谈拢。');
    await page.getByRole('dialog').getByRole('button', { name: '现在' }).click();
    await page.getByRole('dialog').locator('button[type=submit]').dblclick();
    await page.getByText('调解会：办好了').first().waitFor();
    await settle(page);
    expect((await find(house, number)).sessions).toHaveLength(2);
    await page.close();
  });
});

// The last one: the clock of the house is not turned back.
describe('J6 Sixty days later', () => {
  test('J6 TM5 is open from its day on.', async () => {
    const number = await fileMatter(house);
    const mediating = await advance(house, number, ...untilMediating);
    house.app.setNow(`${addDays(mediationRanOutOn(mediating, await factsIn(house)), 1)}T02:00:00Z`);
    const page = await openMatterAs(house, cast.officer, number);
    const drawer = await press(page, 'terminate');
    await drawer.getByRole('radio', { name: /六十日内未能达成/u }).check();
    await tabAndType(page, '理由', '六十日内没有达成调解协议');
    await submit(page, 'terminate');
    expect((await find(house, number)).terminateGround).toBe('TM5');
    await page.close();
  });
});
