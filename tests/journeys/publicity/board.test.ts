/** The boards of a station and the case that hangs on them: written at the office, approved by another, read on the telephone without a network. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, printedPages, type House } from '../../build/house/browser.ts';
import { filing } from '../../build/house/http-app.ts';
import { bindTelephone } from '../../build/house/telephone.ts';

let house: House;
let number = '';
const text = '一名农户买的复合肥每袋少了近四公斤，站里和店家当面复磅，店家补足了分量。';

beforeAll(async () => {
  house = await openHouse();
  const station = house.app.as('st-v0302');
  const filed = (await station('POST', '/api/complaints', filing({ channel: 'C09' }))).body;
  const { version } = (await station('GET', `/api/complaints/${filed.number}`)).body.complaint;
  const on = new Date(house.app.deps.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const input = { on, legalRole: 'negotiation', words: '店家当场补了肥', recoveredFen: 140_00, compensationFen: 0 };
  const settled = await station('POST', `/api/complaints/${filed.number}/settleAtStation`, { version, input });
  if (settled.status !== 200) throw new Error(JSON.stringify(settled.body));
  number = filed.number;
});
afterAll(() => house.close());

describe('典型案例 on the desk', () => {
  test('S164 An officer drafts from the settled complaint: the form comes filled in without names, and a name is refused at its field.', async () => {
    const page = await house.openDesk(cast.officer, { at: `/desk/examples?new=&from=${encodeURIComponent(number)}` });
    const told = page.getByLabel('事情经过和结果');
    await told.waitFor();
    expect(await told.inputValue()).not.toMatch(/李有田|老周|郭庄/u);
    await expectGood(page, 'the form of a case');
    await told.fill(`${text}店家是老周农资店。`);
    await page.getByLabel('消费提醒').fill('买化肥过磅，小票和包装袋都留着。');
    await page.getByLabel('标题').fill('化肥分量不足，过磅补足');
    await page.getByRole('button', { name: '起草案例', exact: true }).last().click();
    await page.getByText(/里面有店名/u).waitFor();
    await told.fill(text);
    await page.getByRole('button', { name: '起草案例', exact: true }).last().click();
    await page.getByRole('button', { name: /^例\d{4}-0001/u }).waitFor();
    await expectGood(page, 'the list of cases');
    await page.close();
    const { entry } = (await house.app.as(cast.officer)('GET', '/api/examples')).body.items[0];
    const step = async (who: string, move: string, input: object = {}) => {
      const { version } = (await house.app.as(who)('GET', `/api/examples/${entry.number}`)).body.entry;
      return house.app.as(who)('POST', `/api/examples/${entry.number}/${move}`, { version, clientId: uuidv7(), input });
    };
    expect((await step(cast.officer, 'submit')).status).toBe(200);
    expect((await step(cast.deputyDirector, 'approve')).status).toBe(200);
    expect((await step(cast.deputyDirector, 'publish', { reach: 'all', onPortal: true })).status).toBe(200);
  });

  test('S164 Citizens read it at 360 px without a script, and it leads to the form of a complaint.', async () => {
    // What looks for faults is a script itself: the pages are looked at with one, and walked through without.
    const looked = await house.open({ phone: true });
    await looked.goto('/cases');
    await expectGood(looked, 'the cases');
    await looked.getByRole('link', { name: '化肥分量不足，过磅补足' }).click();
    await expectGood(looked, 'a case');
    await looked.close();
    const page = await house.open({ phone: true, javaScript: false });
    await page.goto('/cases');
    await page.getByRole('link', { name: '化肥分量不足，过磅补足' }).click();
    await expect.poll(() => page.locator('main').innerText(), patience).toContain('买化肥过磅，小票和包装袋都留着。');
    await page.getByRole('link', { name: '我也碰到了，我要投诉' }).click();
    await page.waitForURL(/\/complaint$/u);
    await page.close();
  });
});

describe('公示栏 on the telephone', () => {
  test('S155 The three sheets are read and told as renewed without a network; the office sees it when there is one.', async () => {
    const page = await house.open({ phone: true });
    await page.goto('/station/');
    await bindTelephone(page, 'st-v0302');
    await page.getByRole('link', { name: /公示栏/u }).click();
    await page.getByText('没有贴过').first().waitFor();
    await expectGood(page, 'the boards');
    await page.context().setOffline(true);
    const result = page.locator('.board-result');
    await result.getByText('维权公示栏', { exact: true }).click();
    await result.getByText('化肥分量不足，过磅补足').waitFor();
    await page.getByText('收到投诉（件）').waitFor();
    await page.getByRole('button', { name: '换好了' }).click();
    await page.getByText('记下了，贴的日子是今天。').waitFor();
    expect((await house.app.as(cast.officer)('GET', '/api/postings')).body.items).toEqual([]);
    await page.context().setOffline(false);
    await expect
      .poll(async () => (await house.app.as(cast.officer)('GET', '/api/postings')).body.items.length, {
        timeout: 30_000,
      })
      .toBe(1);
    await page.close();
  });

  test('S155 The office sees whose boards are stale, and prints the sheets of a station on three pages.', async () => {
    const page = await house.openDesk(cast.officeHead, { at: '/desk/boards?stale=yes' });
    await page
      .getByRole('link', { name: /郭庄村/u })
      .first()
      .waitFor();
    expect(await page.locator('[data-row="ST-V0302"]').count()).toBe(0);
    await expectGood(page, 'the boards of the office');
    await page.getByRole('button', { name: '全部' }).click();
    await page.locator('[data-row="ST-V0302"]').waitFor();
    await page.goto('/papers/boards?station=ST-V0302');
    expect(await printedPages(page)).toBe(3);
    await expectGood(page, 'the sheets');
    await page.close();
  });
});
