/**
 * A sheet of a survey that was interrupted: on a station's telephone without a network and killed, at the desk with a line that is cut and a
 * window that is shut, on a citizen's telephone without a script. Whoever comes back goes on where he stopped, and it counts once.
 */
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import {
  bindTelephone,
  openLine,
  openTelephone,
  unlock,
  type Line,
  type Telephone,
} from '../../build/house/telephone.ts';

let house: House;
let line: Line & { close(): Promise<void> };
const telephones: Telephone[] = [];
beforeAll(async () => {
  house = await openHouse();
  line = await openLine(house.url);
});
afterEach(() => house.demandSilence());
afterAll(async () => {
  for (const one of telephones) await one.close();
  await line.close();
  await house.close();
});

const questions = [
  { part: '票据', text: '上回买种子，店家给您票了吗？', kind: 'choice', options: ['给了', '要了，没给', '没要'] },
  { part: '包装', text: '包装上有登记证号吗？', kind: 'yesNo' },
  { part: '退换', text: '不出苗，店家管过吗？', kind: 'yesNo' },
];

interface Fielded {
  number: string;
  code: string;
}
async function fielded(change: object = {}): Promise<Fielded> {
  const as = house.app.as(cast.centre);
  const form = {
    id: uuidv7(),
    title: '农资市场消费调查',
    industry: '农资',
    month: '2026-11-01',
    frame: 'public',
    quota: 20,
    stationIds: ['ST-V0303'],
    questions,
    ...change,
  };
  const { entry } = (await as('POST', '/api/surveys', form)).body;
  const input = { untilOn: '2099-12-31' };
  const went = await as('POST', `/api/surveys/${entry.number}/field`, { version: 1, clientId: uuidv7(), input });
  expect(went.status, JSON.stringify(went.body)).toBe(200);
  return entry as Fielded;
}
async function sheetsOf(
  number: string,
): Promise<{ answers: Record<string, string>; way: string; firm: number | null }[]> {
  const { rows } = await house.app.database.pool.query(
    `select a.answers, a.way, a.firm from survey_answer as a join survey as s on s.county_id = a.county_id and s.id = a.survey_id
    where s.number = $1 order by a.firm, a.id`,
    [number],
  );
  return rows;
}

test('站点手机：没网问到一半，手机没电，开机接着问；连按两下，有网只到一份', async () => {
  const { number } = await fielded();
  const telephone = await openTelephone(line.url);
  telephones.push(telephone);
  await bindTelephone(telephone.page, 'st-v0303');
  const open = (page: Telephone['page']) => page.goto(`${line.url}/station/#/survey/${encodeURIComponent(number)}`);
  const ask = (page: Telephone['page'], text: string) => page.getByRole('group', { name: new RegExp(text, 'u') });
  await telephone.page.getByRole('link', { name: /农资市场消费调查/u }).click();
  await telephone.page.getByRole('heading', { name: '农资市场消费调查' }).waitFor();
  await expectGood(telephone.page, 'a sheet on the telephone');
  await telephone.offline(true);
  await line.cut();
  await ask(telephone.page, '给您票了吗').getByLabel('要了，没给').check();
  await ask(telephone.page, '登记证号').getByLabel('没有').check();
  await telephone.page.getByRole('button', { name: '存下这一份（答了 2 / 3）' }).waitFor();
  await telephone.page.getByText('2 问存在手机里了').waitFor();
  const again = await telephone.killAndStart();
  await unlock(again);
  await open(again);
  await again.getByText('接着上回的问：答了 2 问，都在。').waitFor();
  await expect.poll(() => ask(again, '给您票了吗').getByLabel('要了，没给').isChecked(), patience).toBe(true);
  await ask(again, '店家管过吗').getByLabel('没有').check();
  const keep = again.getByRole('button', { name: '存下这一份（答了 3 / 3）' });
  await keep.dblclick();
  await again.getByText('1 份还没发出').waitFor();
  await line.mend();
  await telephone.offline(false);
  await again.goto(`${line.url}/station/#/waiting`);
  await again.getByText('都发出去了，可以放心关。').waitFor({ timeout: 60_000 });
  expect(await sheetsOf(number)).toEqual([
    { answers: { '1': '要了，没给', '2': 'no', '3': 'no' }, way: 'station', firm: null },
  ]);
});

test('工作台：录到一半关了窗口、断了网、换一家再回来，都接着录；别人同时也在录，连按两下只算一份', async () => {
  const sample = ['甲农资店', '乙农资店'];
  const { number } = await fielded({ frame: 'operators', quota: 2, sample, stationIds: [] });
  const at = `/desk/surveys/${encodeURIComponent(number)}`;
  const first = await house.openDesk(cast.officer, { at });
  const form = (page: typeof first) => page.getByRole('form', { name: '录一份' });
  const ask = (page: typeof first, text: string) => form(page).getByRole('group', { name: new RegExp(text, 'u') });
  await form(first).getByLabel('哪一家').selectOption('1');
  await form(first).getByLabel('怎么问的').selectOption('visit');
  await ask(first, '登记证号').getByLabel('没有').check();
  await form(first)
    .getByText(/^草稿 \d\d:\d\d 已存/u)
    .waitFor();
  // Another firm in between: what was begun of the first stays.
  await form(first).getByLabel('哪一家').selectOption('2');
  await first.context().setOffline(true);
  await ask(first, '登记证号').getByLabel('有', { exact: true }).check();
  await form(first).getByText('草稿还没存上').waitFor();
  await first.context().setOffline(false);
  await form(first)
    .getByText(/^草稿 \d\d:\d\d 已存/u)
    .waitFor();
  await first.close();

  const second = await house.openDesk(cast.officer, { at });
  await expect.poll(() => form(second).getByLabel('哪一家').inputValue(), patience).toBe('2');
  await expect.poll(() => ask(second, '登记证号').getByLabel('有', { exact: true }).isChecked(), patience).toBe(true);
  await form(second).getByLabel('哪一家').selectOption('1');
  await expect.poll(() => ask(second, '登记证号').getByLabel('没有').isChecked(), patience).toBe(true);
  await expectGood(second, 'a sheet at the desk');
  // Somebody else has entered the other firm meanwhile: the survey stands at another version.
  const { entry } = (await house.app.as(cast.centre)('GET', `/api/surveys/${number}`)).body;
  const input = { firm: 2, way: 'phone', answers: { '3': 'no' } };
  const other = { version: entry.version, clientId: uuidv7(), input };
  expect((await house.app.as(cast.centre)('POST', `/api/surveys/${number}/enter`, other)).status).toBe(200);
  await form(second).getByRole('button', { name: '录下这一份' }).dblclick();
  await second.getByText('录好了').first().waitFor();
  await expect.poll(async () => (await sheetsOf(number)).length, patience).toBe(2);
  expect((await sheetsOf(number))[0]).toEqual({ answers: { '2': 'no' }, way: 'visit', firm: 1 });
  // What was begun of the second firm is still there.
  await form(second).getByLabel('哪一家').selectOption('2');
  await expect.poll(() => ask(second, '登记证号').getByLabel('有', { exact: true }).isChecked(), patience).toBe(true);
  await second.close();
});

test('群众扫码：没有脚本，答到一半关了页面，再扫接着答；断了网重按，两个窗口，都只算一份', async () => {
  const { number, code } = await fielded();
  const looked = await house.open({ phone: true });
  await looked.goto(`/survey/${code}`);
  await looked.getByText('第 1 题').waitFor();
  await expectGood(looked, 'a question of a survey');
  await looked.close();
  const page = await house.open({ phone: true, javaScript: false });
  const scan = `/survey/${code}?at=ST-V0303`;
  await page.goto(scan);
  await page.getByText('第 1 题').waitFor();
  await page.getByText('要了，没给').click();
  await page.getByRole('button', { name: '下一题' }).click();
  await page.getByText('第 2 题').waitFor();
  await page.getByText('没有', { exact: true }).click();
  await page.context().setOffline(true);
  await page
    .getByRole('button', { name: '下一题' })
    .click()
    .catch(() => undefined);
  await page.context().setOffline(false);
  // The tab is gone; the code is scanned again.
  const next = await page.context().newPage();
  await page.close();
  await next.goto(scan);
  await next.getByText('上回答到这里，接着答').waitFor();
  await next.getByText('第 2 题').waitFor();
  const other = await next.context().newPage();
  await other.goto(scan);
  await other.getByText('第 2 题').waitFor();
  await next.getByText('没有', { exact: true }).click();
  await next.getByRole('button', { name: '下一题' }).click();
  await next.getByText('第 3 题').waitFor();
  await other.getByText('有', { exact: true }).click();
  await other.getByRole('button', { name: '下一题' }).click();
  await other.getByText('第 3 题').waitFor();
  await next.getByRole('button', { name: '这题不想答' }).click();
  await next.getByRole('heading', { name: '谢谢，收到了' }).waitFor();
  await other.getByText('没有', { exact: true }).click();
  await other.getByRole('button', { name: '答完了，交上去' }).click();
  await other.getByRole('heading', { name: '谢谢，收到了' }).waitFor();
  await other.goto(scan);
  await other.getByText('这部手机答过了').waitFor();
  expect(await sheetsOf(number)).toEqual([{ answers: { '1': '要了，没给', '2': 'yes' }, way: 'code', firm: null }]);
  // Somebody else of the house begins anew on the same telephone.
  await other.getByRole('link', { name: '家里别人也用这部手机答一份' }).click();
  await other.getByText('第 1 题').waitFor();
  await other.close();
  await next.close();
});
