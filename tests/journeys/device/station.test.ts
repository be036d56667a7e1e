/**
 * J1: a village supervisor registers an old farmer's complaint on a telephone. A station that is no published window talks to
 * the shop first, and the law's clock begins when the bureau has it; both times are kept (《办法》第十五条). What is registered
 * without a network is kept on the telephone and sent once: until then the bureau has received nothing, and no clock runs.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { clocksOf } from '../../../src/domain/complaint/deadline.ts';
import { openHouse, sidewaysScroll, type House } from '../../build/house/browser.ts';
import { click, filedOn } from '../../build/house/desk.ts';
import { factsIn, find } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

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
    await page.locator('input[type=file]').first().setInputFiles('tests/fixtures/photo.jpg');
    await page.getByText('photo.jpg').first().waitFor();
    // Kind, category and nature are proposed out of his words; a station is asked for none of them.
    const { body: proposed } = await house.app.as('st-v0302')('POST', '/api/triage', {
      text: await page.getByLabel('他说的话').inputValue(),
    });
    expect([proposed.type.value, proposed.category.value, proposed.nature.value[0]]).toEqual([
      'complaint',
      'G10.3',
      'N08',
    ]);
    await page.getByRole('button', { name: /提议/u }).click();
    await page.getByRole('region', { name: '提议' }).getByText('可能的结果').waitFor();
    await page.getByRole('button', { name: '收起' }).click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const filed = await filedOn(page);
    // A person types slower than a program: 120 characters at three a second leave 50 seconds for the program.
    expect(performance.now() - began).toBeLessThan(50_000);
    number = filed.number;
    expect(filed.words).toMatch(/查询码\s+\d{4}\s?\d{4}/u);
    const complaint = await find(house, number);
    expect([complaint.state, complaint.stationId, complaint.receivedAt]).toEqual(['atStation', 'ST-V0302', null]);
    expect(complaint.stationReceivedAt).not.toBeNull();
    // No amount is needed: no sum is too small.
    expect(complaint.amountFen).toBeNull();
    const { body } = await house.app.as('st-v0302')('GET', `/api/complaints/${encodeURIComponent(number)}`);
    expect(body.attachments).toHaveLength(1);
    expect(clocksOf(complaint, await factsIn(house)).map((clock) => clock.identifier)).toEqual(['stationAnswer']);
  });

  test('J1 A talk is kept with its legal role, and what cannot be settled goes up with both times.', async () => {
    await page.getByRole('link', { name: '打开这件' }).click();
    const talk = await click(page, 'talk');
    await talk.getByRole('radio', { name: /协商和解/u }).check();
    await talk.getByLabel('谈的经过').fill('到店里看了磅，老板说受潮掉秤，不肯补。');
    await talk.getByRole('radio', { name: '没谈成' }).check();
    // On which day they talked nobody says for him.
    await talk.getByRole('button', { name: /^今天/u }).click();
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
    await window.close();
  });

  test('J1 Another station sees nothing of it.', async () => {
    const other = await house.openDesk('st-v0501', { phone: true });
    await other.goto(`/desk/complaints/${encodeURIComponent(number)}`);
    await other.getByRole('alert').waitFor();
    expect(await other.content()).not.toContain('李有田');
    await other.close();
  });
});
