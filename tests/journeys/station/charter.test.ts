/**
 * A station from its application to its end: the venue asks for it in the citizens' pages, the office reviews and visits it with
 * the lists, 63 are approved in one batch and their kits print, the code on the wall opens the form with station and shop, and at
 * the end what is open there is handed over.
 */
import type { Locator, Page } from 'playwright-core';
import { toString as qrCode } from 'qrcode';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import type { Charter } from '../../../src/domain/station/charter.ts';
import { forgetCountyFacts } from '../../../src/store/county/county.ts';
import { expectGood, openHouse, patience, printedPages, visit, type House } from '../../build/house/browser.ts';
import { sayToday } from '../../build/house/desk.ts';
import { allMet, photographed } from '../../build/charter.ts';
import { slowdown } from '../../build/house/core-wait.ts';
import { find } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const host = '东关超市';
const name = '东关超市消费维权服务站';
const photo = new URL('../../fixtures/photo.jpg', import.meta.url).pathname;
/** The day of the county, as the steps write it when nobody changes it. */
const today = dayOf(new Date());
let number = '';
let stationId = '';

async function fileOf(): Promise<{ entry: Charter }> {
  return (await house.app.as('fangmin')('GET', `/api/charters/${number}`)).body;
}

async function openFile(page: Page): Promise<void> {
  await visit(page, `/desk/stations/${encodeURIComponent(number)}`);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** Opens the form of a step, has it filled in, and sends it; gives the state that the file has then. */
async function step(page: Page, move: string, fill: (form: Locator) => Promise<void>): Promise<string> {
  await page.getByRole('button', { name: `${move}…` }).click();
  const form = page.getByRole('dialog').filter({ hasText: move });
  await form.locator('.side-drawer-foot button').last().waitFor();
  await fill(form);
  await sayToday(page);
  await form.getByRole('button', { name: move, exact: true }).click();
  await form.waitFor({ state: 'detached' });
  return (await fileOf()).entry.state;
}

/** Opens the form of a step, goes into the field of that place as soon as it is there, and closes the form after the cursor could have been taken. */
async function staysInField(page: Page, move: string, place: number): Promise<boolean> {
  await page.getByRole('button', { name: `${move}…` }).waitFor();
  const stayed = await page.evaluate<boolean>(`new Promise((done) => {
    const opener = [...document.querySelectorAll('.charter-moves button')].find((one) => one.textContent === '${move}…');
    opener.focus();
    opener.click();
    const look = () => {
      const field = document.querySelectorAll('.docket-form input, .docket-form textarea')[${place}];
      if (field === undefined) return void requestAnimationFrame(look);
      field.focus();
      setTimeout(() => done(document.activeElement === field), 250);
    };
    look();
  })`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The keyboard is where it was before the form, though what opened with it was a drawer that only said that it loads.
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  await expect.poll(focused, patience).toBe(`${move}…`);
  return stayed;
}

/** Takes a photo of each item of a list that was ticked and lacks one. */
async function photograph(form: Locator): Promise<void> {
  const lacking = form.locator('.charter-item', { hasText: '缺照片' });
  for (let left = await lacking.count(); left > 0; left -= 1) {
    await lacking.first().locator('input[type=file]').setInputFiles(photo);
    await expect.poll(() => lacking.count(), patience).toBe(left - 1);
  }
}

/** 62 other venues that are ready to be approved, by the same steps over the wire. */
async function inspectOthers(): Promise<void> {
  const centre = house.app.as('fangmin');
  const move = async (key: string, of: string, version: number, input: object) => {
    const done = await centre('POST', `/api/charters/${key}/${of}`, { version, clientId: uuidv7(), input });
    expect(done.status).toBe(200);
  };
  for (let n = 1; n < 63; n += 1) {
    const measures = { areaSqm: 300 + n };
    const form = {
      id: uuidv7(),
      name: `第${n}商店消费维权服务站`,
      kindCode: 'service',
      venueKind: 'supermarket',
      serves: 'venue',
      regionId: 'V0303',
      hostName: `第${n}商店`,
      address: `东关街 ${n} 号`,
      contactName: '王芳',
      phone: '13900000001',
      measures,
    };
    const { entry } = (await centre('POST', '/api/charters', form)).body;
    await move(entry.number, 'review', 1, {});
    await move(entry.number, 'inspect', 2, {
      on: today,
      findings: allMet(entry, ['admission', 'equipment'], await photographed(house.app)),
      measures,
    });
  }
}

test('S99 The venue asks for its station from the citizens’ pages, with photos and without an account', async () => {
  const page = await house.open({ phone: true });
  await page.goto('/stations');
  await page.getByRole('link', { name: /申请建站/u }).click();
  await page.getByRole('heading', { name: '申请建站' }).waitFor();
  await page.locator('#name').fill(name);
  await page.locator('#kind').selectOption('service');
  await page.locator('#venue').selectOption('supermarket');
  await page.locator('#host').fill(host);
  await page.locator('#address').fill('柳河街 9 号');
  // How large it is may be said, and is asked of nobody.
  await page.locator('details:has(#areaSqm) > summary').click();
  await page.locator('#areaSqm').fill('420');
  await page.locator('#contact').fill('王芳');
  await page.locator('#phone').fill('13900000001');
  await page.locator('input[type=file]').setInputFiles([photo]);
  // The village was forgotten: it is named at its field, and what was typed is there, the photo too.
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.locator('[role=alert] a[href="#village"]').waitFor();
  await expect.poll(() => page.locator('#name').inputValue(), patience).toBe(name);
  await expectGood(page, 'the application');
  await page.locator('#village').selectOption('V0303');
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '建站申请收到了' }).waitFor();
  await expectGood(page, 'the answer to an application');
  number = /站\d{4}-\d{4}/u.exec(await page.locator('main').innerText())?.[0] ?? '';
  expect(number).not.toBe('');
  expect((await fileOf()).entry.photoIds).toHaveLength(1);
  await page.close();
});

test.each([1440, 360])('The office finds the application and its photo in the list at %i px', async (width) => {
  const page = await house.openDesk('liuguodong', { at: '/desk/stations?status=applied', width, phone: width < 500 });
  await page.getByRole('link', { name, exact: true }).waitFor();
  await expectGood(page, `the list at ${width} px`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await expect.poll(() => page.getByRole('img', { name: '照片 1' }).count(), patience).toBe(1);
  await expectGood(page, `the file at ${width} px`);
  await page.close();
});

test('S137 The head reviews it and goes through the lists on site; what was measured ticks itself', async () => {
  const page = await house.openDesk('liuguodong');
  await openFile(page);
  const reviewed = await step(page, '初审通过', (form) => form.getByLabel('初审意见').fill('材料齐全，位置合适'));
  expect(reviewed).toBe('reviewed');
  const shown = ['制度统一', '规范统一', '流程统一', '专属场地', '专属标识', '专属人员', '专属档案'];
  const seen = await step(page, '现场核查', async (form) => {
    const measured = form.getByRole('checkbox', { name: /营业面积 300 平方米以上/u });
    await expect.poll(() => measured.isChecked(), patience).toBe(true);
    await form.getByLabel('面积（平方米）').fill('180');
    await expect.poll(() => measured.isChecked(), patience).toBe(false);
    await form.getByLabel('面积（平方米）').fill('420');
    await expect.poll(() => measured.isChecked(), patience).toBe(true);
    for (const item of [...shown, '信息系统'])
      await form.getByRole('checkbox', { name: new RegExp(`^${item}`, 'u') }).check();
    await form.getByRole('textbox', { name: '专属设备的说明' }).fill('电脑下月到');
    // What the list wants to be shown is not believed without a photo, and each item that lacks one says so.
    await form
      .getByText('缺照片')
      .nth(shown.length - 1)
      .waitFor();
    await sayToday(page);
    await form.getByRole('button', { name: '现场核查', exact: true }).click();
    await form
      .getByText(/“制度统一、规范统一、流程统一、专属场地、.*”记为达到要有照片为证/u)
      .first()
      .waitFor();
    expect((await fileOf()).entry.state).toBe('reviewed');
    await photograph(form);
    await form.getByLabel('核查意见').fill('人和地方都落实了');
    await expectGood(page, 'the checklist');
  });
  expect(seen).toBe('inspected');
  const list = (await fileOf()).entry.checks[0]?.results.find(({ code }) => code === 'three-five-one');
  expect(list).toMatchObject({ version: 1, score: 88 });
  expect(list?.findings.filter(({ met }) => !met)).toMatchObject([{ remark: '电脑下月到' }]);
  expect(list?.findings.filter(({ attachmentId }) => attachmentId !== null)).toHaveLength(shown.length);
  await page.close();
});

test('S100 63 are approved in one batch with one number, and their kits print in one go', async () => {
  await inspectOthers();
  const page = await house.openDesk('hanzhiyuan', { at: '/desk/stations?status=inspected' });
  await page.getByRole('button', { name: '选中待批准的 63 个' }).click();
  await page.getByRole('button', { name: '批量批准 63 个…' }).click();
  const form = page.getByRole('dialog').filter({ hasText: '批量批准 63 个站点' });
  await form.getByLabel('批准意见').fill('首批');
  await sayToday(page);
  const [began, slower] = [performance.now(), slowdown()];
  await form.getByRole('button', { name: '批准', exact: true }).click();
  const done = page.getByRole('dialog').filter({ hasText: '批准了 63 个站点' });
  await done.waitFor();
  // Somebody waits for this press; alone on the machine it takes less than a second.
  expect((performance.now() - began) / slower()).toBeLessThan(8_000);
  const { entry } = await fileOf();
  expect(entry).toMatchObject({ state: 'approved', batchNumber: expect.stringMatching(/^批\d{4}-0001$/u) });
  stationId = entry.stationId ?? '';
  const kits = await opened(page, () => done.getByRole('link', { name: '打印 63 套建站资料' }).click());
  const [drawn, drawnSlower] = [performance.now(), slowdown()];
  await kits.getByRole('button', { name: '打印' }).waitFor();
  const posters = kits.locator('.sheet.poster');
  await expect.poll(() => posters.count(), patience).toBe(63);
  // Each sheet is a page of its own: rules, duties, contact card, register, form and poster of each station.
  const sheets = await kits.locator('.sheet').count();
  expect(await printedPages(kits)).toBe(sheets);
  expect((performance.now() - drawn) / drawnSlower()).toBeLessThan(60_000);
  // The picture on the wall is the code of this very address.
  const address = `${house.app.deps.settings.publicUrl}/complaint?${new URLSearchParams({ station: stationId, shop: host }).toString()}`;
  const picture = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' });
  const mine = posters.filter({ hasText: host }).getByRole('img');
  expect(decodeURIComponent((await mine.getAttribute('src')) ?? '')).toBe(`data:image/svg+xml,${picture}`);
  await kits.close();
  const names = await opened(page, () => done.getByRole('link', { name: '打印批准名单' }).click());
  await expect.poll(() => names.getByRole('table', { name: '站点' }).locator('tbody tr').count(), patience).toBe(63);
  await page.close();
});

/** The page that a press opens beside this one. */
async function opened(page: Page, press: () => Promise<void>): Promise<Page> {
  const other = page.context().waitForEvent('page');
  await press();
  const found = await other;
  await found.waitForLoadState('load');
  return found;
}

test('S145 The plaque is handed over, the kit is delivered and hangs, and from then on it runs', async () => {
  const page = await house.openDesk('fangmin');
  await openFile(page);
  expect(await step(page, '授牌', (form) => form.getByLabel('牌匾编号').fill('青维 2026-01'))).toBe('equipped');
  const delivered = await step(page, '登记资料送达', async (form) => {
    for (const item of ['上墙制度', '投诉登记簿', '扫码投诉海报']) await form.getByLabel(item).check();
    await form.getByLabel('已经上墙').check();
  });
  expect(delivered).toBe('equipped');
  expect(await step(page, '开始运行', async () => undefined)).toBe('active');
  await page.getByText('青维 2026-01').first().waitFor();
  await expectGood(page, 'the file of a running station');
  await page.close();
});

let complaint = '';

test('S98 The code on the wall opens the form with station and shop, and the complaint lands at the station', async () => {
  forgetCountyFacts(house.app.deps.db);
  const page = await house.open({ phone: true });
  await page.goto(`/complaint?${new URLSearchParams({ station: stationId, shop: host }).toString()}`);
  await expect.poll(() => page.getByLabel('店名或卖东西的人').inputValue(), patience).toBe(host);
  await page.locator('#name').fill('孙秀英');
  await page.locator('#phone').fill('13800000611');
  await page.locator('#village').selectOption('V0303');
  await page.locator('textarea[name=story]').fill('买的牛奶过期两天，收银台不给退。');
  await page.getByLabel('退货退款').check();
  await page.getByRole('button', { name: '交上去' }).click();
  complaint = (await page.locator('[data-test=number]').innerText()).trim();
  expect(await find(house, complaint)).toMatchObject({ state: 'atStation', stationId });
  await page.close();
});

test('S196 It is reviewed for the year, has to put something right, and is held against the lists again', async () => {
  const page = await house.openDesk('fangmin');
  await openFile(page);
  await step(page, '年审', async (form) => {
    await form.getByText('基本合格', { exact: true }).click();
    await form.getByLabel('评语').fill('登记簿有三个月没有记');
  });
  expect(await staysInField(page, '责令整改', 1)).toBe(true);
  const rectifying = await step(page, '责令整改', async (form) => {
    await form.getByLabel('要整改什么').fill('登记簿补齐，电话要打得通');
    const by = addDays(today, 10);
    await form.getByLabel('哪天前改好').fill(by);
  });
  expect(rectifying).toBe('rectifying');
  await page.getByText(/登记簿补齐，电话要打得通（/u).waitFor();
  // It goes on taking matters while it puts that right.
  expect((await find(house, complaint)).stationId).toBe(stationId);
  const again = await step(page, '规范化复验', async (form) => {
    for (const box of await form.locator('.charter-item').getByRole('checkbox').all())
      if (await box.isEnabled()) await box.check();
    await photograph(form);
  });
  expect(again).toBe('active');
  expect((await fileOf()).entry).toMatchObject({ standardisedOn: today, reviews: [{ grade: '基本合格' }] });
  await page.close();
});

test('It closes only after each open matter has somebody, and the file tells its whole life', async () => {
  const page = await house.openDesk('fangmin');
  await openFile(page);
  await page.getByRole('button', { name: '撤销…' }).click();
  const form = page.getByRole('dialog').filter({ hasText: '撤销' });
  await form.getByLabel('为什么撤销').fill('超市歇业，不再经营');
  await sayToday(page);
  await form.getByRole('button', { name: '撤销', exact: true }).click();
  await form.getByText(/站里还有 1 件没有办完/u).waitFor();
  await expect.poll(() => form.getByLabel('为什么撤销').inputValue(), patience).toBe('超市歇业，不再经营');
  await form.getByLabel(`${complaint} 交给谁`).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '公里' }).first().click();
  await expectGood(page, 'the form that closes a station');
  await form.getByRole('button', { name: '撤销', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  expect((await fileOf()).entry).toMatchObject({ state: 'closed', endReason: '超市歇业，不再经营' });
  const passed = await find(house, complaint);
  expect(passed.state).toBe('atStation');
  expect(passed.stationId).not.toBe(stationId);
  for (const words of [
    '场所自己提出建站申请',
    '初审通过',
    '授牌',
    '开始运行',
    '年年审',
    '责令整改',
    '规范化复验',
    '撤销：',
  ])
    await page.getByText(words).first().waitFor();
  await page.close();
});
