/** The administrator takes in next year's notice as the State Council publishes it, and changes the list of categories. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runJob } from '../../../src/jobs/run.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { foldFigures, listFigureFaults } from '../../../src/store/figures/cells.ts';
import { findCountyFacts, forgetCountyFacts } from '../../../src/store/county/county.ts';
import { festivalsOf } from '../../../src/domain/base/festival.ts';
import { cast } from '../../build/cast.ts';
import { filing } from '../../build/house/http-app.ts';
import { countyId } from '../../build/complaint.ts';
import { expectGood, openHouse, patience, visit, type House } from '../../build/house/browser.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** A notice of the least that the law gives, with one Saturday to work, as its paragraphs are written. */
const notice = festivalsOf(2027)
  .map(({ name, days }, i) => {
    const said = days.map((day) => `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`);
    const work = name.startsWith('国庆') ? '10月9日（周六）上班。' : '';
    return `${'一二三四五六七'[i]}、${name}：${said.join('、')}放假，共${days.length}天。${work}`;
  })
  .join('\n');

test('A notice is pasted or read from a file, looked at and saved; one whose days do not add up is not taken.', async () => {
  const page = await house.openDesk(cast.admin, { at: '/desk/settings/calendar' });
  await page.getByLabel('年份').click();
  await page.getByText('2027 年', { exact: true }).last().click();
  await page.getByText('还没公布：先按法定节假日算').waitFor();
  const paste = page.getByLabel('粘贴 2027 年的放假通知');
  await paste.fill(notice.replace('共3天', '共8天'));
  await page.getByRole('button', { name: '读进下面的表' }).click();
  await page.getByText('说共 8 天，读出 3 天').waitFor();
  await expectGood(page, 'the calendar');
  await page.locator('input[type=file]').setInputFiles({
    name: '通知.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(notice),
  });
  await page.getByText('读出放假 13 天、上班 1 天').waitFor();
  await expect.poll(() => paste.inputValue(), patience).toContain('国庆节');
  await page.getByRole('button', { name: '保存日历' }).click();
  await page.getByText('日历已保存').waitFor();
  forgetCountyFacts(house.app.database.db);
  const facts = await findCountyFacts(house.app.database.db);
  expect([facts?.calendar.published(2027), facts?.calendar.declared('2027-10-09')?.kind]).toEqual([true, 'work']);
});

test('A class is renamed, one is split and one goes into another: what that does is said before, and its matters go along.', async () => {
  const { app } = house;
  const centre = app.as(cast.centre);
  const numbers: string[] = [];
  for (const categoryCode of ['G10.2', 'G10.3', 'G10.3', 'G10.1']) {
    const filed = await centre('POST', '/api/complaints', filing({ categoryCode }));
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    numbers.push(filed.body.number);
  }
  const page = await house.openDesk(cast.admin, { at: '/desk/settings/categories' });
  const drawer = page.getByRole('dialog');
  const choose = async (label: string, option: string) => {
    await drawer.getByRole('combobox', { name: label }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
  };
  const change = async (name: string, act: string, fill: () => Promise<void>) => {
    await page.getByRole('button', { name: `改 ${name}`, exact: true }).click();
    await choose('做什么', act);
    await fill();
    await drawer.getByRole('button', { name: '记下这一处' }).click();
  };
  const called = (name: string) => drawer.getByLabel(/^名称/u).fill(name);
  await change('农药', '改名', () => called('农药'));
  await drawer.getByText('名称没有变；改了再记。').waitFor();
  await called('农药、除草剂');
  await drawer.getByRole('button', { name: '记下这一处' }).click();
  await change('农药、除草剂', '在它下面加一个', () => called('除草剂'));
  await change('肥料', '停用', () => choose('并入哪一个', 'G10.1 种子'));
  await page.getByRole('button', { name: '看影响，再保存' }).click();
  const effect = page.locator('[data-test="category-effect"]');
  await effect.getByText('“肥料”的 2 件归到“种子”').waitFor();
  await effect.getByText('已经签发的汇报、发出的警示和公示正文里写成字的，还是原名').waitFor();
  await effect.getByText('公示、警示、苗头和召回记着写下时的类别，不跟着动').waitFor();
  await expectGood(page, 'what a change of categories does');
  await page.getByLabel('为什么改').fill('按市局 2026 年新的分类');
  await page.getByRole('button', { name: '保存', exact: true }).dblclick();
  await page.getByText('类别已保存').waitFor();
  await runJob({ ...app.deps, connection: '', channels: {} as never }, 'map-categories');
  const under = async (category: string) =>
    (await centre('GET', `/api/complaints?category=${category}`)).body.items.length;
  expect(await Promise.all(['G10.1', 'G10.2', 'G10.3'].map(under))).toEqual([3, 1, 0]);
  await page.reload();
  await page.getByText('第 1 版').first().waitFor();
  await page.getByRole('row', { name: /农药、除草剂/u }).waitFor();
  await page.getByRole('row', { name: /除草剂 除草剂/u }).waitFor();
  await page.getByText('停用，并入“种子”').waitFor();
  await page.close();
  await transact(app.deps.db, (tx) => foldFigures(tx, 1e9));
  expect(await listFigureFaults(app.deps.db, countyId, 5)).toEqual([]);

  // Old matters bear the new name, or the class that they went to, with the line that says so; so does what is filed from now on.
  const [renamed = '', moved = ''] = numbers;
  const phone = await house.openDesk(cast.centre, {
    phone: true,
    at: `/desk/complaints/${encodeURIComponent(renamed)}`,
  });
  await phone.getByText('农药、除草剂').first().waitFor();
  await visit(phone, `/desk/complaints/${encodeURIComponent(moved)}`);
  await phone.getByText('类别“肥料”停用，归到“种子”（县里改类别第 1 版）').waitFor();
  await expectGood(phone, 'a matter whose class was ended, on a telephone');
  await phone.close();
});
