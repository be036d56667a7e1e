/** The whole of it: a citizen without a script, the station, the centre, the officer and the head of the office, one complaint. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { cast } from '../../build/cast.ts';
import { openHouse, patience, printedPages, seriousFindings, type House } from '../../build/house/browser.ts';
import { actions, click, figureOn, openMatter, openMatterAs, sayToday } from '../../build/house/desk.ts';
import { find } from '../../build/living-matters.ts';
import { fileByHand, followByHand, type Slip } from '../../build/house/portal.ts';

let house: House;
let slip: Slip;
let before = 0;

beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** What the citizen reads with number and code. */
async function progress(): Promise<string> {
  const citizen = await house.open({ phone: true, javaScript: false });
  await followByHand(citizen, slip);
  const words = await citizen.getByRole('main').innerText();
  await citizen.close();
  return words;
}

async function settledFigure(): Promise<number> {
  const leader = await house.openDesk(cast.deputyDirector, { at: '/desk/figures' });
  const { value } = await figureOn(leader, '达成协议');
  await leader.close();
  return value;
}

test('A villager files on a page of 360 px without a script.', async () => {
  before = await settledFigure();
  const citizen = await house.open({ phone: true, javaScript: false });
  await citizen.goto('/complaint');
  slip = await fileByHand(citizen, { name: '李有田', phone: '13800000317', shop: '老周农资店' });
  await citizen.close();
  expect(await progress()).toContain('收到了');
});

test('The station of the village sees it on its telephone.', async () => {
  const station = await house.openDesk('st-v0303', { phone: true });
  await station
    .getByRole('link', { name: /全部|投诉/u })
    .first()
    .waitFor();
  await station.goto('/desk/complaints');
  await station.getByText('老周农资店').first().waitFor();
  await openMatter(station, slip.number);
  await expect.poll(() => station.getByRole('main').innerText(), patience).toContain('李有田');
  await station.close();
});

test('The centre dispatches it to the office of the place.', async () => {
  const centre = await openMatterAs(house, cast.centre, slip.number);
  const drawer = await click(centre, 'dispatch');
  await drawer.locator('button[type=submit]').click();
  await centre.getByText('分送：办好了').waitFor();
  expect((await find(house, slip.number)).officeId).toBe('SO-LH');
  await centre.close();
});

test('The head of the office accepts it, and the citizen reads so.', async () => {
  const head = await openMatterAs(house, cast.officeHead, slip.number);
  const drawer = await click(head, 'accept');
  // That nothing was chosen is no answer: who has not told him yet says so.
  await drawer.locator('button[type=submit]').click();
  await drawer.getByText('请选怎么告知投诉人').first().waitFor();
  await drawer.getByText('以后再告知', { exact: true }).click();
  // A day that nobody said is refused by its name; beside it stands the press that says it.
  await drawer.locator('button[type=submit]').click();
  await drawer
    .getByText(/请(?:选|填写)决定日期/u)
    .first()
    .waitFor();
  await drawer.getByRole('button', { name: '今天', exact: true }).click();
  await drawer.locator('button[type=submit]').click();
  await head.getByText('受理：办好了').waitFor();
  await head.close();
  expect(await progress()).toContain('受理');
});

test('The officer mediates, settles and closes it, and prints every paper.', async () => {
  const page = await openMatterAs(house, cast.officer, slip.number);
  const make = async (
    move: Parameters<typeof click>[1],
    fields: Record<string, string> = {},
    chosen: readonly (string | RegExp)[] = [],
  ) => {
    const drawer = await click(page, move);
    for (const name of chosen) await drawer.getByRole('radio', { name, exact: true }).check();
    if (move === 'recordNotice') await drawer.getByRole('radio', { name: '当面交付' }).check();
    if (move === 'settle') await drawer.getByRole('checkbox', { name: '双方都已签名或者盖章' }).check();
    for (const [label, text] of Object.entries(fields)) await drawer.getByLabel(label).first().fill(text);
    await sayToday(page);
    await drawer.locator('button[type=submit]').click();
    await drawer.waitFor({ state: 'detached' });
  };
  // What is written again and again is put in by keys alone, with what is known of this matter in its places.
  const phrase = { scope: 'county', name: '约双方谈', words: '{编号}约{投诉人}来谈，{类别}的事。', readVersion: 0 };
  expect((await house.app.as(cast.centre)('PUT', `/api/phrases/${crypto.randomUUID()}`, phrase)).status).toBe(200);
  const note = await click(page, 'note');
  const words = note.getByLabel('备注');
  await words.pressSequentially('打过电话。//');
  const sought = note.getByRole('combobox', { name: '找常用语' });
  await sought.pressSequentially('ysf');
  await note.getByRole('option', { name: /约双方谈/u }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await sought.press('Enter');
  await expect.poll(() => words.inputValue(), patience).toBe(`打过电话。${slip.number}约李有田来谈，{类别}的事。`);
  // Nobody has said of which class it is: the place is chosen, and what is typed takes it.
  await words.press('Control+Enter');
  await note.getByText('“备注”里还有没填的 {类别}：写上，或者删掉。').first().waitFor();
  await page.keyboard.type('化肥');
  await expect.poll(() => words.inputValue(), patience).toBe(`打过电话。${slip.number}约李有田来谈，化肥的事。`);
  await page.keyboard.press('Alt+;');
  await sought.waitFor();
  await page.keyboard.press('Escape');
  await sought.waitFor({ state: 'detached' });
  await words.press('Control+Enter');
  await note.waitFor({ state: 'detached' });
  await make('recordNotice', { 凭据: '投诉人本人接听' });
  // Nothing says for a party that it agrees, nor how it said so.
  const today = dayOf(house.app.deps.now());
  await make('recordConsent', { 同意日期: today }, ['投诉人', '电话里说的']);
  await make('recordConsent', { 同意日期: today }, ['电话里说的']);
  await make('holdSession', { 哪天告知双方的: today, 调解记录: '双方到场，当场过磅，愿意补足。' }, ['现场']);
  await make('settle', { 协议内容: '店里补足四十公斤，另退差价。', 挽回损失: '140' }, ['调解书（双方签字、盖章）']);
  await make('recordNotice', { 凭据: '投诉人当面签收' }, [/ → 投诉人$/u]);
  await make('recordNotice', { 凭据: '店主当面签收' });
  await make('close');
  expect((await find(house, slip.number)).state).toBe('closed');
  await actions(page).waitFor();
  for (const link of await page.getByRole('region', { name: '文书' }).getByRole('link').all()) {
    const [paper] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await paper.waitForLoadState('load');
    await expect.poll(() => paper.locator('.sheet').innerText(), patience).toContain('李有田');
    expect(await printedPages(paper)).toBeLessThanOrEqual(2);
    await paper.close();
  }
  await page.close();
});

test('With number and code the citizen reads how it ended, and the county counts one more.', async () => {
  const words = await progress();
  expect(words).toMatch(/协议|谈成/u);
  expect(words).not.toContain('催一催');
  expect(await settledFigure()).toBe(before + 1);
});
