/** The administrator takes in next year's notice as the State Council publishes it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findCountyFacts, forgetCountyFacts } from '../../../src/store/county/county.ts';
import { festivalsOf } from '../../../src/domain/base/festival.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';

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
