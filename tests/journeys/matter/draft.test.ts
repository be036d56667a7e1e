/**
 * What is typed and not submitted: it goes on at another machine, two windows do not overwrite each other, a machine that others use
 * keeps nothing of it, and it is handed over when somebody leaves.
 */
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listAccounts } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, signIn, type House } from '../../build/house/browser.ts';
import { openMatter, openMatterAs, press, stateOf, submit, tabAndType, tabTo } from '../../build/house/desk.ts';
import { advance, fileMatter } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const story = '何桂花来说：在老周农资店买的玉米种不出苗，店里不认账。';

/** The intake with the cursor in the story, as N opens it. */
async function intake(page: Page): Promise<void> {
  await page.goto('/desk/complaints/new');
  await page.locator('textarea:focus').waitFor();
}
const kept = (page: Page) => page.getByText(/^草稿 \d\d:\d\d 已存/u).first();
/** Everything that the browser would leave behind on a shared machine. */
const left = (page: Page) =>
  page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');

test('写到一半关了页面，换一台电脑接着写，两台都不留人名电话，登记了草稿就没了', async () => {
  const first = await house.openDesk(cast.centre);
  await intake(first);
  await first.keyboard.insertText(story);
  await tabAndType(first, '投诉人', '何桂花');
  await tabAndType(first, '电话', '13800000662');
  await kept(first).waitFor();
  await expectGood(first, 'intake with a draft');
  expect(await left(first)).not.toMatch(/何桂花|13800000662|玉米种/u);
  // The very last letters are saved with the page that goes.
  await tabAndType(first, '被投诉人', '老周农资店');
  await first.close();

  const second = await house.openDesk(cast.centre);
  const unfinished = second.getByRole('region', { name: '草稿' });
  await unfinished.getByText('登记投诉 · 何桂花').waitFor();
  await expectGood(second, 'work with drafts');
  await unfinished.getByRole('link', { name: '接着写' }).click();
  await second.locator('textarea:focus').waitFor();
  await expect.poll(() => second.locator('textarea:focus').inputValue(), patience).toBe(story);
  await expect.poll(() => second.locator('[data-field="consumer.phone"]').inputValue(), patience).toBe('13800000662');
  await expect.poll(() => second.locator('[data-field="operator.name"]').inputValue(), patience).toBe('老周农资店');
  await tabAndType(second, '请求', '退货、赔损失');
  await second.keyboard.press('Control+Enter');
  await second.getByRole('heading', { name: '已登记' }).waitFor();
  expect(await left(second)).not.toMatch(/何桂花|13800000662|玉米种/u);
  await second.goto('/desk/');
  await second.getByRole('heading', { name: '我的工作' }).waitFor();
  await second.waitForLoadState('networkidle');
  expect(await unfinished.count()).toBe(0);
  await intake(second);
  await second.waitForLoadState('networkidle');
  await expect.poll(() => second.locator('textarea:focus').inputValue(), patience).toBe('');
  await second.close();
});

test('一台公用的电脑：前一个人退出，后一个人登录，看不到也找不到他写的；他再登录还在', async () => {
  const page = await house.openDesk(cast.officer);
  await intake(page);
  await page.keyboard.insertText(story);
  // Signed out at once, before the desk had its moment to save.
  await page.getByRole('button', { name: /马建国/u }).click();
  await page.getByRole('menuitem', { name: '退出' }).click();
  await page.locator('input[autocomplete=username]:focus').waitFor();
  expect(await left(page)).not.toContain('玉米种');
  await signIn(page, cast.otherOfficer);
  await intake(page);
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('textarea:focus').inputValue(), patience).toBe('');
  await page.context().clearCookies();
  await page.goto('/desk/');
  await signIn(page, cast.officer);
  // A new call has a sheet of its own; the one that lies unfinished is named above it.
  await intake(page);
  await expect.poll(() => page.locator('textarea:focus').inputValue(), patience).toBe('');
  await page.getByRole('navigation', { name: '未完成的登记' }).getByRole('link').first().click();
  await page.locator('textarea:focus').waitFor();
  await expect.poll(() => page.locator('textarea:focus').inputValue(), patience).toBe(story);
  await page.close();
});

test('两个窗口写同一张表：谁也不盖谁，后一个先问，选了才算', async () => {
  const number = await fileMatter(house);
  await advance(house, number, 'dispatch');
  const page = await openMatterAs(house, cast.officer, number);
  await press(page, 'decline');
  await tabAndType(page, '理由', '第一个窗口写的理由');
  await kept(page).waitFor();
  const other = await page.context().newPage();
  await openMatter(other, number);
  await press(other, 'decline');
  await tabTo(other, '理由');
  await expect
    .poll(() => other.getByRole('dialog').getByLabel('理由').inputValue(), patience)
    .toBe('第一个窗口写的理由');
  await tabAndType(other, '理由', '第二个窗口改的理由');
  await expect.poll(() => draftOf(cast.officer, `${number}.decline`), patience).toContain('第二个窗口');

  // The first window is asked before anything more is typed into it.
  await page.bringToFront();
  const asked = page.getByRole('alert').filter({ hasText: '别的窗口或别的电脑上也在写' });
  await asked.waitFor();
  await tabAndType(page, '理由', '第一个窗口又写');
  // The head of the office, who opens the matter meanwhile, sees who is at it and at which step, and is seen.
  const head = await openMatterAs(house, cast.officeHead, number);
  await head
    .getByText(/马建国 正在办“不予受理”，\d\d:\d\d 起/u)
    .first()
    .waitFor();
  await page
    .getByText(/刘国栋 正在看，\d\d:\d\d 起/u)
    .first()
    .waitFor();
  await head.close();
  await expectGood(page, 'two windows');
  await asked.getByRole('button', { name: '用那边写的' }).click();
  await asked.waitFor({ state: 'detached' });
  await expect
    .poll(() => page.getByRole('dialog').getByLabel('理由').inputValue(), patience)
    .toBe('第二个窗口改的理由');

  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /不属于市场监督管理部门职责/u })
    .check();
  await tabAndType(page, '该归哪个部门管', '安澜市邮政管理局');
  await submit(page, 'decline');
  expect(await stateOf(house, number)).toBe('declined');
  expect(await draftOf(cast.officer, `${number}.decline`)).toBe('null');
  await page.close();
});

test('断了网，写的说明还没存上；网一通自己存，电脑断电也不丢', async () => {
  const number = await fileMatter(house);
  await advance(house, number, 'dispatch');
  const page = await openMatterAs(house, cast.otherOfficer, number);
  await press(page, 'decline');
  await page.context().setOffline(true);
  await tabAndType(page, '理由', '断网时写的理由');
  await page.getByText('草稿还没存上').first().waitFor();
  await page.context().setOffline(false);
  await kept(page).waitFor();
  expect(await draftOf(cast.otherOfficer, `${number}.decline`)).toContain('断网时写的理由');
  await page.close();
});

test('离任：没写完的草稿交给接手的人，他在“我的工作”里接着写', async () => {
  const county = await findCountyFacts(house.app.deps.db);
  const accounts = await listAccounts(house.app.deps.db, county?.county.countyId ?? 0);
  const idOf = (login: string) => accounts.find((one) => one.loginName === login)?.id ?? '';
  const leaver = await house.openDesk(cast.officer);
  await intake(leaver);
  await leaver.getByRole('navigation', { name: '未完成的登记' }).getByRole('link').first().click();
  await kept(leaver).waitFor();
  const form = { id: uuidv7(), name: '马建国', regionId: 'T03', stationId: null };
  await house.app.as(cast.centre)('POST', '/api/people', form);
  const step = async (move: string, input: object) => {
    const { version } = (await house.app.as(cast.centre)('GET', `/api/people/${form.id}`)).body.entry;
    return house.app.as(cast.centre)('POST', `/api/people/${form.id}/${move}`, { version, clientId: uuidv7(), input });
  };
  await step('correct', { name: '马建国', regionId: 'T03', accountId: idOf(cast.officer) });
  const centre = await house.openDesk(cast.centre, { at: `/desk/people/${form.id}` });
  await centre.getByText('没写完的草稿 1 份，交给接手的人').waitFor();
  await centre.close();
  const today = (await house.app.as(cast.centre)('GET', '/api/session')).body.today;
  const handed = await step('leave', { on: today, reason: 'moved', heirId: idOf(cast.otherOfficer) });
  expect(handed.status, JSON.stringify(handed.body)).toBe(200);
  await leaver.close();

  const heir = await house.openDesk(cast.otherOfficer, { width: 360 });
  const unfinished = heir.getByRole('region', { name: '草稿' });
  await unfinished.getByText('马建国离任交来').waitFor();
  await expectGood(heir, 'handed drafts on a telephone');
  await unfinished.getByRole('button', { name: '接着写' }).click();
  await heir.locator('textarea').first().waitFor();
  await expect.poll(() => heir.locator('[data-field="story"]').inputValue(), patience).toBe(story);
  await heir.close();
});

/** What lies at the server of that form, as one text. */
async function draftOf(login: string, form: string): Promise<string> {
  const answer = await house.app.as(login)('GET', `/api/drafts/of/${encodeURIComponent(form)}`);
  return JSON.stringify(answer.body.draft);
}
