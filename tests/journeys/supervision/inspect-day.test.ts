/** J8 on the telephone: two officers of one team, a day sheet of thirty premises, and no network until the evening. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { Inspection } from '../../../src/domain/supervision/inspection/inspection.ts';
import { findEntry } from '../../../src/store/matter/docket.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import {
  bindTelephone,
  openLine,
  openTelephone,
  unlock,
  type Line,
  type Telephone,
} from '../../build/house/telephone.ts';
import { fieldShot as shot } from '../../build/house/field-shot.ts';
import { planDay } from '../../build/supervision/field-day.ts';

let house: House;
let line: Line & { close(): Promise<void> };
let planned: Inspection[];
const telephones: Telephone[] = [];
const today = dayOf(new Date());
const photo = 'tests/fixtures/photo.jpg';

beforeAll(async () => {
  house = await openHouse();
  line = await openLine(house.url);
  ({ planned } = await planDay(house.app, { premises: 30, team: [cast.officer, cast.otherOfficer], today }));
});
afterAll(async () => {
  for (const one of telephones) await one.close();
  await line.close();
  await house.close();
});

async function telephoneOf(loginName: string): Promise<Telephone> {
  const one = await openTelephone(line.url);
  telephones.push(one);
  await bindTelephone(one.page, loginName, { first: /今天谁去/u });
  return one;
}
const to = (page: Page, hash: string) => page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
const entryOf = async (id: string) =>
  (await findEntry<Inspection>(house.app.deps.db, 'inspection', countyId, { id })) as Inspection;
const idAt = (n: number) => planned[n]?.id ?? '';

async function setOut(page: Page): Promise<void> {
  await to(page, '#/sortie');
  await page.getByLabel('白静').check();
  for (const name of ['马建国', '白静']) await page.getByLabel(`${name}的执法证号`).fill(`中州0412-${name}`);
  await page.getByLabel('没有账号的人').fill('李协管、王协管、赵司机');
  await page.getByLabel('车牌').fill('中A12315');
  await page.getByLabel('去哪里').fill('柳河学校东门');
}
async function sign(page: Page): Promise<void> {
  const field = page.locator('svg.field');
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (box === null) throw new Error('There is a field to sign in.');
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 20],
    [120, 70],
    [180, 30],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
  await page.getByLabel('姓名').fill('何桂花');
}
async function nilAt(page: Page, id: string): Promise<void> {
  await to(page, `#/shop/${id}`);
  await page.getByRole('button', { name: '全部看过，没有问题' }).click();
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await sign(page);
  await page.getByRole('button', { name: '存好，下一户' }).click();
  await page.getByRole('heading', { name: /今天 \d+ 户/u }).waitFor();
}

describe('J8 An inspection team near the school, without a network', () => {
  let first: Telephone;
  let second: Telephone;

  test('J8 S17 The day sheet is carried along in full: thirty premises, the nearest first, and a search.', async () => {
    first = await telephoneOf(cast.officer);
    second = await telephoneOf(cast.otherOfficer);
    for (const one of telephones) await one.offline(true);
    await line.cut();
    const { page } = first;
    await page.getByRole('heading', { name: '今天 30 户' }).waitFor();
    await page.getByText('没网').first().waitFor();
    await expectGood(page, 'the day sheet');
    await shot(page, 'day-first');
    await page.getByRole('searchbox').fill('第17家');
    await expect
      .poll(() => page.locator('section', { hasText: '没去的' }).getByRole('listitem').count(), patience)
      .toBe(1);
    await page.getByRole('searchbox').fill('');
    await setOut(page);
    await shot(page, 'sortie');
    await page.getByRole('button', { name: '登记，出发' }).click();
    await page.getByText('5 人 1 辆车').first().waitFor();
  });

  test('J8 S20 S23 A nil by one press with photo and signature; what is typed at the next one outlives an empty battery.', async () => {
    const { page } = first;
    await nilAt(page, idAt(0));
    await to(page, `#/shop/${idAt(1)}`);
    await page.getByRole('group', { name: /过期/u }).getByRole('radio', { name: '有问题' }).check();
    await page.getByLabel('什么、几样、几号到期').fill('鱼丸 3 袋，11月12日到期');
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByLabel('责令改正什么').fill('清查冷柜，过期的下架');
    await expect
      .poll(async () => page.getByRole('article', { name: '责令改正通知书' }).innerText(), patience)
      .toContain('清查冷柜');
    const again = await first.killAndStart();
    await first.offline(true);
    await unlock(again);
    await again.getByRole('heading', { name: '今天 30 户' }).waitFor();
    await again.getByText('1 户做完').waitFor();
    await to(again, `#/shop/${idAt(1)}`);
    await expect
      .poll(() => again.getByLabel('什么、几样、几号到期').inputValue(), patience)
      .toBe('鱼丸 3 袋，11月12日到期');
    await again.getByRole('img', { name: '照片 1' }).waitFor();
  });

  test('J8 S19 A finding with its article, order and day is shown as a slip; an unlicensed stall is ordered to stop.', async () => {
    const { page } = first;
    for (const item of [/证照/u, /健康证/u])
      await page.getByRole('group', { name: item }).getByRole('radio', { name: '合格', exact: true }).check();
    await page.getByRole('button', { name: '存好，出单子' }).click();
    // What stands there in its place says what was lost on the way.
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts(), patience)
      .toContainEqual(expect.stringContaining('请当事人签字'));
    await page.getByRole('button', { name: '不肯签' }).click();
    await page.getByLabel('为什么不肯签').fill('说要等老板回来');
    await page.getByLabel('谁在场见证').fill('门卫老孙');
    await expectGood(page, 'the visit');
    await shot(page, 'shop-found');
    await page.getByRole('button', { name: '存好，出单子' }).click();
    await page.getByText('存在手机里了').waitFor();
    const slip = await page.getByRole('article').innerText();
    for (const words of ['责令改正通知书', '鱼丸 3 袋', '第三十四条', '清查冷柜', '马建国（中州0412-马建国）', '拒签'])
      expect(slip).toContain(words);
    await shot(page, 'slip');
    await to(page, '#/new');
    await page.getByLabel('店名，或者什么摊').fill('桥头熟食摊');
    const village = await page.locator('datalist option').first().getAttribute('value');
    await page.getByLabel('哪个村、社区').fill(village ?? '');
    await page.getByRole('button', { name: '进店检查' }).click();
    await page.getByRole('heading', { name: '桥头熟食摊' }).waitFor();
    for (const item of [/证照/u, /健康证/u, /过期/u])
      await page.getByRole('group', { name: item }).getByRole('radio', { name: '不适用' }).check();
    await page.getByRole('button', { name: '写一处表上没有的问题' }).click();
    await page.getByLabel('第 1 处').fill('没有执照卖熟食');
    await page.getByRole('button', { name: '写“停止经营”' }).click();
    await sign(page);
    await page.getByRole('button', { name: '存好，出单子' }).click();
    await page.getByText('存在手机里了').waitFor();
    await expect.poll(() => page.getByRole('article').innerText(), patience).toContain('立即停止无照经营');
  });

  test('J8 A sample goes into two sealed bags, and the closed door is said as such.', async () => {
    const { page } = first;
    await to(page, `#/sample/${idAt(0)}`);
    await page.getByLabel('品名').fill('山野牌辣条');
    await page.getByLabel('从哪儿抽的').fill('货架');
    await page.getByLabel('检验样品多少').fill('8');
    await page.getByLabel('备样多少').fill('4');
    await page.getByLabel('检验样品的袋号').fill('FT-036218');
    await page.getByLabel('备样的袋号').fill('FT-036219');
    await page.locator('input[type=file]').last().setInputFiles(photo);
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await shot(page, 'sampling');
    await page.getByRole('button', { name: '封好了，存下' }).click();
    await page.getByRole('link', { name: '抽一样送检' }).waitFor();
    await to(page, `#/shop/${idAt(2)}`);
    await page.getByRole('button', { name: '店关着门' }).click();
    await page.getByText('4 户做完').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /步存在手机里/u }).count(), patience).toBe(1);
    await shot(page, 'day-later');
  });

  test('J8 S23 Two telephones recorded one visit: it stands once, and the second becomes its confirmation.', async () => {
    const { page } = second;
    await setOut2(page);
    await nilAt(page, idAt(0));
    await nilAt(first.page, idAt(3));
    await nilAt(first.page, idAt(4));
    // Both stand at the fourth: the one recorded it, the other says so on his own telephone, and is heard of first.
    await to(page, `#/shop/${idAt(3)}`);
    await page.getByRole('button', { name: '队友记了没有问题' }).click();
    await page.getByText('2 户做完').waitFor();
    await line.mend();
    await first.offline(false);
    await to(first.page, '#/waiting');
    await first.page.getByText('都发出去了，可以放心关。').waitFor();
    await second.offline(false);
    await to(page, '#/waiting');
    const held = page.getByRole('region', { name: '学校东门第1家：没有问题' });
    await held.getByText('马建国 已经记了').waitFor();
    await held.getByRole('button', { name: '看看队友记了什么' }).click();
    await held.getByText('证照挂在明处：合格').waitFor();
    await shot(page, 'held');
    await held.getByRole('button', { name: '我也看过：改作确认' }).click();
    await page.getByText('都发出去了，可以放心关。').waitFor();
    await shot(page, 'waiting-sent');
    const states = async () => Promise.all([0, 1, 2, 3, 4].map(async (n) => (await entryOf(idAt(n))).state));
    expect(await states()).toEqual(['nil', 'ordered', 'doorClosed', 'nil', 'nilWaiting']);
    expect((await entryOf(idAt(1))).orders).toMatchObject([{ text: '清查冷柜，过期的下架' }]);
    expect((await entryOf(idAt(0))).photoIds).toHaveLength(2);
  });

  test('J8 S21 In the evening the nils are confirmed and the people and the car count once: 5 人次, 1 辆次.', async () => {
    const { page } = second;
    await to(page, '#/evening');
    await expectGood(page, 'the evening');
    await shot(page, 'evening');
    const nil = page.getByRole('region', { name: '学校东门第5家' });
    await nil.getByRole('button', { name: '我也确认没有问题' }).click();
    await nil.waitFor({ state: 'detached' });
    await to(first.page, '#/evening');
    await first.page.getByText('5 人次、1 辆次').first().waitFor();
    await first.page.getByRole('button', { name: '回来了，收队' }).click();
    await first.page.getByText('收队了：5 人次、1 辆次，只算一次。').waitFor();
    await expect.poll(async () => (await entryOf(idAt(4))).state, patience).toBe('nil');
    const counted = async () => {
      const { values } = (await house.app.as(cast.centre)('GET', `/api/figures?from=${today}&to=${today}`)).body;
      return [values.personTimes, values.vehicleTimes, values.shopVisits];
    };
    // Five of the list and the stall, each once; the second telephone's sortie is that of the first.
    await expect.poll(counted, patience).toEqual([5, 1, 6]);
  });
});

async function setOut2(page: Page): Promise<void> {
  await to(page, '#/sortie');
  await page.getByLabel('马建国').check();
  for (const name of ['马建国', '白静']) await page.getByLabel(`${name}的执法证号`).fill(`中州0412-${name}`);
  await page.getByLabel('去哪里').fill('柳河学校东门');
  await page.getByRole('button', { name: '登记，出发' }).click();
  await page.getByText('2 人 0 辆车').first().waitFor();
}
