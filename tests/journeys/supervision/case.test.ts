/** J7: a clue of a mediation becomes a case, by its accounts, from the questions to the close; the complaint goes its own way. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import type { EnforcementMove } from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { cast } from '../../build/cast.ts';
import { openHouse, patience, wrongInEveryLook, type House } from '../../build/house/browser.ts';
import { click, figureOn, openMatterAs, sayToday, solidButtons, wrongInDrawers } from '../../build/house/desk.ts';
import { filing } from '../../build/house/http-app.ts';
import { followByHand } from '../../build/house/portal.ts';
import { advance, find, untilMediating } from '../../build/living-matters.ts';
import { certify, idOf, moveCase } from '../../build/supervision/course.ts';

let house: House;
let complaint: string;
let code: string;
let number: string;
const before: Record<string, number> = {};
const counted = ['案件立案', '案件结案', '其中抽检后处理立案'];

beforeAll(async () => {
  house = await openHouse();
  await certify(house.app, cast.officer, cast.officeHead);
  const { body } = await house.app.as(null)('POST', '/api/complaints', filing());
  complaint = body.number as string;
  code = body.queryCode as string;
  await advance(house, complaint, 'dispatch', 'assign', ...untilMediating.slice(1));
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const actionsOf = (page: Page) => page.getByRole('region', { name: '现在可以做' });
/** Opens the case as the account. */
async function openCase(login: string): Promise<Page> {
  const page = await house.openDesk(login, { at: `/desk/enforcements/${encodeURIComponent(number)}` });
  await actionsOf(page).waitFor();
  return page;
}
/** Opens the form of a move by its key, or by S where it is the next step of the case. */
async function press(page: Page, move: EnforcementMove, by: 's' | null = null): Promise<Locator> {
  const { zh, key } = enforcementProcedure[move];
  await actionsOf(page)
    .getByRole('button', { name: new RegExp(`^${zh}`, 'u') })
    .waitFor();
  await page.keyboard.press(by ?? key ?? '');
  const drawer = page.getByRole('dialog').filter({ hasText: zh });
  await drawer.locator('button[type=submit]').waitFor();
  await page.locator('[role=dialog]:focus-within').first().waitFor({ state: 'attached' });
  return drawer;
}
async function submit(page: Page, move: EnforcementMove): Promise<void> {
  await sayToday(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${enforcementProcedure[move].zh}：办好了`).last().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
async function choose(page: Page, drawer: Locator, label: string, words: string): Promise<void> {
  await drawer.getByLabel(label, { exact: false }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(words, { exact: true }).click();
}
async function count(): Promise<Record<string, number>> {
  const leader = await house.openDesk(cast.deputyDirector, { at: '/desk/figures' });
  await leader.getByRole('heading', { name: '数字' }).waitFor();
  const values: Record<string, number> = {};
  for (const name of counted) values[name] = (await figureOn(leader, name)).value;
  await leader.close();
  return values;
}

describe('J7 From a complaint to a case', () => {
  test('J7 In mediation three questions are asked, and the clue is a case under the number of the complaint.', async () => {
    Object.assign(before, await count());
    const page = await openMatterAs(house, cast.officer, complaint);
    await actionsOf(page).getByText('其他法定手续').click();
    const drawer = await click(page, 'findClue');
    for (const question of ['涉嫌违反法律，不只是民事纠纷', '有初步证据', '归本局管']) {
      const group = drawer.getByRole('radiogroup', { name: new RegExp(question, 'u') });
      expect(await group.getByRole('radio', { checked: true }).count()).toBe(0);
      await group.getByRole('radio', { name: '是', exact: true }).check();
    }
    await drawer.getByLabel('什么线索').fill('袋上标五十公斤，过磅四十六公斤，涉嫌违反计量法。');
    await sayToday(page);
    await drawer.locator('button[type=submit]').click();
    await drawer.waitFor({ state: 'detached' });
    const trace = page.getByRole('region', { name: '一号到底' });
    const link = trace.getByRole('link', { name: /^案20\d\d-\d{4}$/u });
    await link.waitFor();
    number = await link.innerText();
    // An open clue says that it is being verified, and nothing else.
    await page.getByText('发现，在核查').waitFor();
    await link.click();
    await page.getByRole('heading', { name: /老周农资店/u }).waitFor();
    await page.getByRole('region', { name: '连着的' }).getByRole('link', { name: complaint }).waitFor();
    await expect.poll(() => page.getByRole('main').innerText(), patience).toContain('核查');
    await page.close();
  });

  test('J7 Two certified officers verify and ask for the case, and the leader files by the four conditions, for the head verified himself.', async () => {
    const head = await openCase(cast.officeHead);
    const assign = await press(head, 'assign', 's');
    await choose(head, assign, '主办人', '马建国');
    await choose(head, assign, '协办人', '刘国栋');
    await submit(head, 'assign');
    const officer = await openCase(cast.officer);
    await press(officer, 'startVerification');
    await submit(officer, 'startVerification');
    expect(await solidButtons(officer)).toHaveLength(1);
    const { wrong, n } = await wrongInDrawers(officer);
    expect([wrong, n > 0]).toEqual([[], true]);
    const asked = await press(officer, 'requestFiling', 's');
    await asked.getByRole('radio', { name: '立案', exact: true }).check();
    await asked.getByLabel('核查情况、事实和理由').fill('十袋都少四公斤，有过磅单和进货票');
    await submit(officer, 'requestFiling');
    await officer.getByText('报请了，等所长或者分管局长批').waitFor();
    expect(await actionsOf(officer).getByRole('button', { name: /^立案/u }).count()).toBe(0);
    const leader = await openCase(cast.deputyDirector);
    await leader.getByRole('region', { name: '报请' }).getByText('十袋都少四公斤').waitFor();
    const file = await press(leader, 'file', 's');
    for (const box of await file.getByRole('checkbox').all()) await box.check();
    await file.getByRole('radio', { name: '不是' }).check();
    await expect.poll(() => file.getByLabel('立案的事实和依据').inputValue(), patience).toContain('十袋都少四公斤');
    await submit(leader, 'file');
    await leader
      .getByText(/立〔20\d\d〕\d+号/u)
      .first()
      .waitFor();
    await leader.close();
    // The clue of the complaint has its end with it.
    expect((await find(house, complaint)).clues).toMatchObject([{ result: 'filed', enforcementNumber: number }]);
    await head.close();
    await officer.close();
  });

  test('J7 The complaint is settled and closed while the case goes on; its consumer reads his own part alone.', async () => {
    await advance(house, complaint, 'settle', 'recordNotice', 'recordNotice', 'close');
    await penaliseUntilPaid();
    const leader = await openCase(cast.deputyDirector);
    await press(leader, 'close');
    await submit(leader, 'close');
    await expect.poll(() => leader.getByRole('main').innerText(), patience).toContain('行政处罚决定执行完毕');
    await leader.close();
    const head = await openCase(cast.officeHead);
    expect(await wrongInEveryLook(head, 'the closed case')).toEqual([]);
    await head.close();
    const citizen = await house.open({ phone: true, javaScript: false });
    await followByHand(citizen, { number: complaint, code });
    const words = await citizen.getByRole('main').innerText();
    expect(words).toMatch(/协议|谈成/u);
    for (const hidden of [number, '案件', '立案', '处罚', '线索']) expect(words, hidden).not.toContain(hidden);
    await citizen.close();
  });

  test('J7 The station of the complaint hears the result, and the figures move by one case.', async () => {
    const { items } = (await house.app.as('st-v0303')('GET', '/api/messages/own')).body;
    expect(items.map(({ text }: { text: string }) => text)).toContain(`${complaint}引出的案件结案：行政处罚。`);
    expect(await count()).toEqual({
      案件立案: (before['案件立案'] ?? 0) + 1,
      案件结案: (before['案件结案'] ?? 0) + 1,
      其中抽检后处理立案: before['其中抽检后处理立案'],
    });
  });
});

/** What lies between the filing and the close: how a form looks is known from the others. */
async function penaliseUntilPaid(): Promise<void> {
  const today = dayOf(house.app.deps.now());
  const sums = { fineFen: 3_000_00, confiscatedFen: 0 };
  const course: [string, EnforcementMove, object?][] = [
    [cast.officer, 'assess', { fineProposedFen: 3_000_00, confiscatedProposedFen: 0 }],
    [cast.officer, 'report'],
    [cast.officer, 'submitReview', { reviewerId: await idOf(house.app, cast.centre) }],
    [cast.centre, 'passReview'],
    [cast.officeHead, 'issueNotice', { ...sums, goods: '' }],
    [cast.officer, 'notify'],
    [cast.officer, 'waiveDefence'],
    [cast.officeHead, 'decide', { ...sums, goods: '' }],
    [cast.officer, 'serve'],
    [cast.officer, 'recordPayment', { fen: 3_000_00 }],
  ];
  for (const [by, move, input] of course) {
    const answer = await moveCase(house.app, by, number, move, today, input);
    expect(answer.status, `${move} ${JSON.stringify(answer.body)}`).toBe(200);
  }
}
