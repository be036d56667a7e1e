/** One village's trouble is every village's question: a group is confirmed and filed, every station is asked, and its answers are counted. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { filing } from '../../build/house/http-app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const tomorrow = () => new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator(`[data-field="${field}"]`).click();
  await page.keyboard.type(option);
  // Behind the name of a person stand his office and his post.
  const named = new RegExp(`^${option}(?: · |$)`, 'u');
  await page.locator('.ant-select-dropdown:visible').getByTitle(named).click();
}

test('S187 S189 群体事件：报、确认即备案、问全县各站，站点答有，代没答的站填，数得清有无未答', async () => {
  const centre = await house.openDesk(cast.centre, { at: '/desk/incidents', width: 1440 });
  const numbers: string[] = [];
  for (const n of [1, 2, 3]) {
    const consumer = { name: `种田户${n}`, phone: `1380000110${n}`, address: '', regionId: 'V0301' };
    const filed = await centre.request.post('/api/complaints', { data: filing({ consumer }) });
    const body = (await filed.json()) as { number?: string; complaint?: { number: string } };
    numbers.push(body.complaint?.number ?? body.number ?? '');
  }
  await centre.getByRole('button', { name: /^报一起群体投诉/u }).click();
  const form = centre.getByRole('dialog');
  await form.getByLabel('叫什么').fill('丰垦818 玉米不结穗');
  await form.getByLabel('品种、型号').fill('丰垦818');
  await form.getByLabel('什么毛病').fill('不结穗');
  await form.getByLabel('为什么算一起').fill('同一个品种，都是不结穗');
  await form.getByLabel(/^哪些件/u).fill(`${numbers.join('，')}，投2020-0001`);
  await form.getByRole('button', { name: '报一起群体投诉' }).click();
  await form.getByText(/没有这些编号的件：投2020-0001/u).waitFor();
  await form.getByLabel(/^哪些件/u).fill(numbers.join('，'));
  await form.getByRole('button', { name: '报一起群体投诉' }).click();
  await centre.getByRole('heading', { name: '丰垦818 玉米不结穗' }).waitFor();
  await centre.getByText('3 户').waitFor();

  await centre.getByRole('button', { name: /^确认/u }).click();
  const confirm = centre.getByRole('dialog');
  await confirm.getByText('三级（较大）').click();
  await choose(centre, 'responsibleId', '马建国');
  await confirm.getByRole('button', { name: '确认' }).click();
  await confirm.waitFor({ state: 'detached' });
  await centre.getByText(/备案 备/u).waitFor();
  await centre.getByRole('button', { name: /^予以备案/u }).click();
  const file = centre.getByRole('dialog');
  await file.getByRole('button', { name: '予以备案' }).click();
  await file.waitFor({ state: 'detached' });

  await centre.getByRole('button', { name: /^问各站点/u }).click();
  const ask = centre.getByRole('dialog');
  await ask.getByLabel('问什么').fill('咱村有没有“丰垦818”玉米不结穗？');
  await ask.getByLabel('什么时候前回答').fill(tomorrow());
  await ask.getByRole('button', { name: '问各站点' }).click();
  await ask.waitFor({ state: 'detached' });
  await centre.getByText(/^0 \/ \d+$/u).waitFor();
  await expectGoodInEveryLook(centre, 'an incident whose stations are asked');
  const { rows } = await house.app.database.pool.query<{ login_name: string }>(
    "select login_name from account where role = 'station' and active order by login_name limit 1",
  );
  const station = await house.openDesk(rows[0]?.login_name ?? '', { at: '/desk/area-checks', phone: true });
  await station.getByRole('button', { name: /咱村有没有/u }).click();
  const asked = station.getByRole('dialog');
  await asked.getByRole('button', { name: /^回答/u }).click();
  const answer = station.getByRole('dialog').last();
  await answer.getByText('有', { exact: true }).click();
  await answer.getByRole('button', { name: '回答' }).click();
  await answer.getByText('写大概几户，至少 1 户。').waitFor();
  await answer.getByLabel(/^大概几户/u).fill('2');
  await answer.getByRole('button', { name: '回答' }).click();
  await asked.getByText('本站答了：').waitFor();
  await expectGood(station, 'the answer of a station on a telephone');

  await expect.poll(() => centre.getByText(/^1 \/ \d+$/u).count(), patience).toBe(1);
  await centre
    .getByRole('button', { name: /^代填 /u })
    .first()
    .click();
  const enter = centre.getByRole('dialog');
  await enter.getByText('电话里问的').click();
  await enter.getByText('无', { exact: true }).click();
  await enter.getByRole('button', { name: '记下回答' }).click();
  await enter.waitFor({ state: 'detached' });
  await expect.poll(() => centre.getByText(/^2 \/ \d+$/u).count(), patience).toBe(1);

  const printed = await centre.request.get(
    (await centre.getByRole('link', { name: '打印没答的站点清单' }).getAttribute('href')) ?? '',
  );
  expect(await printed.text()).toContain('区域排查清单');

  await centre.getByRole('button', { name: /^开集中登记表/u }).click();
  const sheet = await centre.getByRole('link', { name: '打印登记表的码' }).getAttribute('href');
  const code = /outbreak\/([a-z0-9]{6})/u.exec(await (await centre.request.get(sheet ?? '')).text())?.[1] ?? '';
  const citizen = await house.open({ phone: true });
  await citizen.goto(`${house.url}/outbreak/${code}`);
  await citizen.getByRole('heading', { name: '丰垦818 玉米不结穗，来登记' }).waitFor();
  await expectGoodInEveryLook(citizen, 'the short form of an incident');
  await citizen.getByLabel('姓名').fill('马长顺');
  await citizen.getByLabel('手机号').fill('13800002001');
  await citizen.getByRole('searchbox', { name: /哪个村/u }).fill('mt');
  await citizen.getByRole('radio', { name: /^马塘村/u }).click();
  await citizen.getByLabel('是什么样').fill('十棵有四棵没棒子');
  await citizen.getByRole('button', { name: '登记上' }).click();
  await citizen.waitForURL('**/receipt');
  await centre.reload();
  await centre.getByText('集中登记表', { exact: false }).first().waitFor();
  await centre.getByText('4 户').waitFor();
});
