/**
 * J2: the consumer scans the code in the shop, the clerk of the mall has the ticket with the shop on it, both settle in two lines and
 * sign on the screen. What the house does not settle in two working days goes up by itself, and it can neither delete nor hide it.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sendUpLate } from '../../../src/actions/complaint/complaint.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { find, toldOver } from '../../build/living-matters.ts';
import { bindTelephone, unlock } from '../../build/house/telephone.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const shop = '老王鞋店';

/** Scans the poster in the shop: no account; each is another person. */
let scans = 0;
async function scan(story: string, width: number): Promise<string> {
  scans += 1;
  const page = await house.open({ width, phone: width < 500 });
  await page.goto(`/complaint?station=ST-M03&shop=${encodeURIComponent(shop)}`);
  await expect.poll(() => page.getByLabel('店名或卖东西的人').inputValue(), patience).toBe(shop);
  await page.getByText('2 个工作日没谈成，自动交到县局').waitFor();
  await page.locator('#name').fill('孙秀英');
  await page
    .getByLabel('电话', { exact: false })
    .first()
    .fill(`138000006${String(scans).padStart(2, '0')}`);
  await page.locator('select[name=village], input[name=village]').first().waitFor({ state: 'attached' });
  await chooseVillage(page);
  await page.locator('textarea[name=story]').fill(story);
  await page.getByLabel('退货退款').check();
  await page.getByRole('button', { name: '交上去' }).click();
  const number = await page.locator('[data-test=number]').innerText();
  await expectGood(page, `the receipt at ${width} px`);
  await page.close();
  return number.trim();
}

async function chooseVillage(page: Page): Promise<void> {
  const list = page.locator('select[name=village]');
  if ((await list.count()) > 0) {
    await list.first().selectOption('outside');
  } else await page.locator('input[name=village][value=outside]').check();
  await page.locator('[name=address]').fill('邻县县城');
}

/** The settlement has reached the bureau. */
async function arrived(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '和解协议' }).waitFor();
  await page.goto('/station/#/waiting');
  await page.getByText('都发出去了，可以放心关。').waitFor();
}

/** Draws a stroke as a finger does. */
async function draw(page: Page, label: string): Promise<void> {
  const field = page.getByRole('img', { name: new RegExp(`^${label}：在这里签名`, 'u') });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (box === null) throw new Error('The field is on the screen.');
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 8; i += 1)
    await page.mouse.move(box.x + 20 + i * 18, box.y + box.height / 2 + (i % 2 === 0 ? 12 : -12));
  await page.mouse.up();
  await page.getByRole('img', { name: `${label}：签好了` }).waitFor();
}

/** What a page says, without its marks. */
const textOf = (html: string) => html.replace(/<[^<>]{0,400}>/gu, '');

/** The same on the whole screen, which is turned where it is upright. */
async function drawWhole(page: Page, label: string): Promise<void> {
  await page.getByRole('group', { name: label, exact: true }).getByRole('button', { name: '放大签' }).click();
  const sheet = page.getByRole('dialog', { name: `${label}：放大签` });
  const box = await sheet.getByRole('img').boundingBox();
  if (box === null) throw new Error('The field is on the screen.');
  // The smallest side of a telephone is more than the small field has.
  expect(Math.max(box.width, box.height)).toBeGreaterThan(450);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  await page.mouse.down();
  for (let i = 1; i <= 6; i += 1)
    await page.mouse.move(box.x + box.width / 2 + (i % 2) * 20, box.y + box.height / 4 + (i * box.height) / 16);
  await page.mouse.up();
  await sheet.getByRole('button', { name: '签好了' }).click();
  await page.getByRole('img', { name: `${label}：签好了` }).waitFor();
}

describe.each([360, 1440])('J2 at %i px', (width) => {
  let page: Page;

  test('J2 The ticket is on the clerk’s screen with the shop named; both sign, and it is settled with its paper.', async () => {
    const number = await scan('买的鞋穿了三天开胶，店里不给换。', width);
    expect(await find(house, number)).toMatchObject({ state: 'atStation', stationId: 'ST-M03', ownVenue: true });
    page = await house.open({ width, phone: width < 500 });
    await page.goto('/station/');
    await bindTelephone(page, 'st-m03');
    await page
      .getByRole('link', { name: new RegExp(`孙秀英 ${shop}`, 'u') })
      .first()
      .click();
    await expectGood(page, `the matter at ${width} px`);
    // The clerk calls both: each is one press, on record without the number.
    expect(await page.locator('main').innerText()).not.toContain('138000006');
    await page.getByRole('button', { name: /^打给投诉人 孙秀英 138\*{4}/u }).click();
    await expect
      .poll(async () => {
        const { timeline } = (await house.app.as('st-m03')('GET', `/api/complaints/${encodeURIComponent(number)}`))
          .body;
        return timeline.map(({ verb }: { verb: string }) => verb);
      }, patience)
      .toContain('called');
    // The dialler has the screen until the page is opened anew.
    await page.reload();
    await unlock(page);
    await page.getByRole('link', { name: '谈成了，双方签字' }).click();
    await page.getByLabel('商家提出').fill('换一双新的');
    await page.getByLabel('双方说定').fill('当场换新，差价 20 元退给消费者');
    await page.getByLabel('多少钱（元）').fill('20');
    // Nothing is kept before both have signed, and nothing that was typed is lost; in what capacity it was settled nobody chooses for the clerk.
    await page.getByRole('button', { name: '谈成，存下' }).click();
    await page.getByText('双方都要写姓名、签名').waitFor();
    for (const asked of ['请选以什么身份谈的', '请选店家怎么办', '请选办了没有']) await page.getByText(asked).waitFor();
    await page.getByText('请选看着像不像违法').waitFor();
    for (const name of ['协商和解', '退钱', '当场办了', '没看见像违法的'])
      await page.getByRole('radio', { name }).press('Space');
    await page.locator('#name-consumer').fill('孙秀英');
    await draw(page, '消费者');
    // The owner cannot draw: the name is typed, and he had it read aloud.
    await page.locator('#name-operator').fill('王老板');
    const pad = page.getByRole('group', { name: '商家' });
    await pad.getByLabel('不方便手写').check();
    await pad.getByLabel('念给本人听过').check();
    await expectGood(page, `the settlement at ${width} px`);
    await page.getByRole('button', { name: '谈成，存下' }).click();
    // Both read at once what they signed, and the sheet of the bureau says the same.
    const agreement = page.getByRole('article', { name: '和解协议' });
    await agreement.getByText('1.退款20.00元：当场换新，差价 20 元退给消费者，已经当场履行。').waitFor();
    await agreement.getByRole('img', { name: '孙秀英的签名' }).waitFor();
    await agreement.getByText('王老板（本人听念后同意，代打姓名）').waitFor();
    await expectGood(page, `the agreement at ${width} px`);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '存成图片' }).click();
    expect((await saved).suggestedFilename()).toBe(`和解协议 ${number}.png`);
    await arrived(page);
    const settled = await find(house, number);
    expect(settled).toMatchObject({ state: 'closed', outcome: 'settledAtStation', recoveredFen: 2000 });
    expect(settled.talks[0]?.words).toBe('商家提出：换一双新的\n双方说定：当场换新，差价 20 元退给消费者');
    const paper = await house.app.as('st-m03')('GET', `/papers/${encodeURIComponent(number)}/stationDeal`);
    expect(paper.body).toMatch(/<path d="M\d+ \d+L/u);
    expect(paper.body).toContain('王老板（本人听念后同意，代打姓名）');
    expect(textOf(paper.body)).toContain('1.退款20.00元：当场换新，差价 20 元退给消费者，已经当场履行。');
    expect(paper.body).not.toContain('商家提出');
  });

  test('J2 O09 A foreign body is settled at the counter and flagged to the office; the consumer tells it once.', async () => {
    const number = await scan('买的饮料里有黑色的东西，要退钱。', width);
    await page.goto('/station/#/');
    await page.reload();
    await page.getByLabel('数字密码').fill('271828');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText(number).first().waitFor();
    await page
      .getByRole('link', { name: new RegExp(number, 'u') })
      .first()
      .click();
    await page.getByRole('link', { name: '谈成了，双方签字' }).click();
    await page.getByLabel('商家提出').fill('退一赔一');
    await page.getByLabel('双方说定').fill('退 5 元，另赔 5 元');
    await page.getByLabel('多少钱（元）').fill('10');
    for (const name of ['协商和解', '赔钱', '还没办']) await page.getByRole('radio', { name }).press('Space');
    await page.getByLabel('最晚哪天办').fill(dayOf(new Date()));
    await page.getByRole('radio', { name: '吃的不安全' }).check({ force: true });
    await page.getByLabel('看见了什么，店里还有没有').fill('瓶底有黑色絮状物，货架上同批还有六瓶');
    for (const [who, label, name] of [
      ['consumer', '消费者', '孙秀英'],
      ['operator', '商家', '王老板'],
    ] as const) {
      await page.locator(`#name-${who}`).fill(name);
      await (who === 'consumer' ? drawWhole(page, label) : draw(page, label));
    }
    await page.getByRole('button', { name: '谈成，存下' }).click();
    await arrived(page);
    expect(await find(house, number)).toMatchObject({ outcome: 'settledAtStation' });
    // It stays to be opened, and on its day it is asked whether it was kept.
    await page.goto('/station/#/');
    await page
      .getByRole('link', { name: /问问孙秀英，店家办了没有/u })
      .first()
      .click();
    await page.getByRole('button', { name: '店家没照办' }).click();
    await page.getByText('记下了：店家没照办。').waitFor();
    await page.getByRole('button', { name: '办了', exact: true }).click();
    await expect
      .poll(
        async () =>
          (await find(house, number)).terms.map(({ checks, performedOn }) => [
            checks.map(({ kept }) => kept),
            performedOn,
          ]),
        patience,
      )
      .toEqual([[[false, true], dayOf(new Date())]]);
    const centre = house.app.as(cast.centre);
    const told = await toldOver(house, number);
    expect(told).toMatchObject({ kind: 'food', stationId: 'ST-M03' });
    expect(told?.words).toContain('货架上同批还有六瓶');
    // The consumer is no reporter by it.
    expect((await centre('GET', `/api/complaints/${encodeURIComponent(number)}`)).body.splitOff).toBe(0);
    await page.close();
  });
});

describe('J2 What the house does not settle', () => {
  test('J2 O19 It goes up by itself after two working days with its history, and the host can neither delete nor hide it.', async () => {
    const number = await scan('买的锅第二天就漏，店里拖着不办。', 360);
    const before = await find(house, number);
    const clerk = house.app.as('st-m03');
    const path = `/api/complaints/${encodeURIComponent(number)}`;
    const talk = {
      on: dayOf(before.filedAt),
      legalRole: 'negotiation',
      result: 'notAgreed',
      words: '店主说过两天再来',
    };
    expect((await clerk('POST', `${path}/talk`, { version: before.version, input: talk })).status).toBe(200);
    // No way of the wire takes it out of the books, and no move of the table lets it rest at the station.
    expect((await clerk('DELETE', path)).status).toBe(404);
    const { body } = await clerk('GET', path);
    expect(
      body.moves.filter((move: string) => ['withdraw', 'close', 'decline', 'giveBack', 'merge'].includes(move)),
    ).toEqual([]);
    // The county sees it from the first.
    expect((await house.app.as(cast.centre)('GET', path)).status).toBe(200);
    const at = new Date(before.filedAt.getTime() + 9 * 86_400_000);
    const county = await findCountyFacts(house.app.deps.db);
    if (county === null) throw new Error('There is a county.');
    const system = {
      countyId: county.county.countyId,
      id: 'system',
      name: '',
      role: 'system' as const,
      organisationId: null,
      stationId: null,
    };
    expect(await sendUpLate(contextOf(house.app.deps, county, system, at), 100)).toBeGreaterThan(0);
    const up = await find(house, number);
    expect(up).toMatchObject({ state: 'registered', stationId: 'ST-M03' });
    expect(up.talks.map(({ words }) => words)).toEqual(['店主说过两天再来']);
    const lines = await listLedger(house.app.deps.db, up.countyId, up.id);
    expect(lines.map(({ verb }) => verb)).toEqual(['filed', 'talked', 'sent-up']);
    expect(lines.at(-1)).toMatchObject({
      by: 'system',
      detail: { reason: '场所自己谈了 2 个工作日没有谈成，自动交上来' },
    });
  });
});
