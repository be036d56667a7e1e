/**
 * J1 at the counter of a village station: the slip that a farmer takes along, what waits and when it is safe to close, and the words
 * that he speaks, where his browser can hear them. J2: the poster in the shop.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, dayZh } from '../../../src/domain/base/calendar.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';
import { cast } from '../../build/cast.ts';
import { codeOf } from '../../build/telephone-code.ts';
import { password } from '../../build/house/http-app.ts';
import {
  expectGood,
  openHouse,
  patience,
  printedPages,
  sidewaysScroll,
  type House,
} from '../../build/house/browser.ts';
import { bindTelephone, fileOn, pin, unlock } from '../../build/house/telephone.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** A telephone whose browser begins with the script, signed in as the station. */
async function stationOf(loginName: string, script: string): Promise<Page> {
  const page = await house.open({ phone: true });
  await page.addInitScript(script);
  await page.goto('/station/');
  await bindTelephone(page, loginName);
  return page;
}

const cannotHear = 'delete window.SpeechRecognition; delete window.webkitSpeechRecognition;';
/** The part of a browser that hears, which needs a microphone and somebody who speaks: it hears two sentences. */
const canHear = `${cannotHear} window.webkitSpeechRecognition = class {
  start() { window.heardIn = this.lang; setTimeout(() => {
    for (const words of ['买了十袋复合肥，', '每袋少四公斤。'])
      this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript: words }], { isFinal: true })] });
  }, 20); }
  stop() { this.onend(); }
};`;

describe('J1 by voice', () => {
  test('J1 Where the browser cannot hear there is no button for it, and typing is all there is.', async () => {
    const page = await stationOf('st-v0302', cannotHear);
    await page.goto('/station/#/file');
    await page.getByLabel('他说的话').waitFor();
    expect(await page.getByRole('button', { name: '说给它听' }).count()).toBe(0);
    await page.close();
  });

  test('J1 Where it can, a press hears his words in Chinese behind what is typed, and a second one ends it.', async () => {
    const page = await stationOf('st-v0303', canHear);
    await page.goto('/station/#/file');
    const box = page.getByLabel('他说的话');
    await box.fill('前天在老周农资店');
    await page.getByRole('button', { name: '按一下，说给它听' }).click();
    await page.getByText('在听，说完再按一下').waitFor();
    await expect.poll(() => box.inputValue()).toBe('前天在老周农资店买了十袋复合肥，每袋少四公斤。');
    expect(await page.evaluate('window.heardIn')).toBe('zh-CN');
    await page.getByRole('button', { name: '在听，说完再按一下' }).click();
    const say = page.getByRole('button', { name: '按一下，说给它听' });
    await say.waitFor();
    // What keeps it from hearing is said; without a network it is not offered.
    await page.evaluate(
      `window.webkitSpeechRecognition.prototype.start = function () { this.onerror({ error: 'not-allowed' }); }`,
    );
    await say.click();
    await page.getByText('手机没让用话筒').waitFor();
    await page.context().setOffline(true);
    await page.getByText('没网听不了').waitFor();
    expect(await say.count()).toBe(0);
    await page.context().setOffline(false);
    await say.waitFor();
    // A network in name alone hears no more, after the program was opened anew too.
    await page.route('**/api/**', (route) => route.abort('connectionfailed'));
    await page.reload();
    await unlock(page);
    await page.goto('/station/#/file');
    await page.getByText('没网听不了').waitFor();
    expect(await say.count()).toBe(0);
    await page.unroute('**/api/**');
    await expectGood(page, 'the form with dictation');
    await page.close();
  });
});

test('A station is asked for the code of its second factor where it signs in, and told what else is due, and of nobody else’s password.', async () => {
  const { app } = house;
  const loginName = 'st-v0601';
  const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
  const setRoles = (factorRoles: string[]) =>
    app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, factorRoles } });
  const page = await house.open({ phone: true });
  await page.goto('/station/');
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await setRoles(['station']);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('这个账号还没有设').waitFor();
  expect((await page.context().cookies()).filter(({ name }) => name === sessionCookie)).toEqual([]);
  await setRoles([]);
  const begun = await app.as(loginName)('POST', '/api/session/factor/begin', { password });
  const code = codeOf(begun.body.key, Date.now());
  const { codes } = (await app.as(loginName)('POST', '/api/session/factor/prove', { code })).body;
  await page.getByRole('button', { name: '登录' }).click();
  const box = page.getByLabel('验证器的数字，或者恢复码');
  await box.fill('000000');
  await expectGood(page, 'the code at the station');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('验证码不对或者过了半分钟').waitFor();
  await box.fill(codes[0]);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('6 位以上数字').waitFor();
  await page.close();
});

test('operations A9: a station makes the password on its slip its own where it signs in, and is led on to its PIN.', async () => {
  const { app } = house;
  const loginName = 'st-m05';
  const admin = app.as(cast.admin);
  const listed = (await admin('GET', '/api/accounts')).body.accounts as { id: string; loginName: string }[];
  const accountId = listed.find((one) => one.loginName === loginName)?.id;
  const batchId = crypto.randomUUID();
  await admin('POST', '/api/accounts/passwords', { batchId, ids: [accountId] });
  const paper = (await admin('GET', `/papers/slips/${batchId}`)).body as string;
  const [drawn = ''] = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/u.exec(paper.slice(paper.indexOf(loginName))) ?? [];
  const page = await house.open({ phone: true });
  await page.goto('/station/');
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(drawn);
  await page.getByRole('button', { name: '登录' }).click();
  const next = page.getByLabel('新密码', { exact: true });
  await next.fill('hongdun2026');
  await expectGood(page, 'a password of one’s own at the station');
  await page.getByLabel('再写一遍新密码').fill('hongdun2027');
  const press = page.getByRole('button', { name: '改好，下一步' });
  await press.click();
  await page.getByText('新密码两次写的不一样').waitFor();
  await page.getByLabel('再写一遍新密码').fill('hongdun2026');
  await press.click();
  await page.getByText('密码是姓名、单位、地名加上数字').waitFor();
  for (const label of ['新密码', '再写一遍新密码'])
    await page.getByLabel(label, { exact: true }).fill('seven lamps by the mill');
  await press.click();
  await page.getByLabel('6 位以上数字').waitFor();
  const { accounts } = (await admin('GET', '/api/accounts')).body;
  expect(accounts).toContainEqual(expect.objectContaining({ loginName, mustChange: false }));
  await page.close();
});

/** A telephone that takes its time: where it is and each picture come when the test says so. */
const slow = `window.late = [];
  navigator.geolocation.getCurrentPosition = (found) => window.late.push(() => found({ coords: { latitude: 38, longitude: 114 } }));
  const read = window.createImageBitmap.bind(window);
  window.createImageBitmap = (...asked) => new Promise((done) => window.late.push(() => done(read(...asked))));`;

test('J1 What is typed while the telephone looks for its place and makes a photo small stays typed.', async () => {
  const page = await stationOf('st-m02', slow);
  await page.goto('/station/#/file');
  await page.getByText('还能补：').click();
  await page.locator('[data-field="operator.address"]').fill('集上');
  await page.getByRole('button', { name: '人就在店门口，用手机定位' }).click();
  await page.getByLabel('拍照').setInputFiles('tests/fixtures/photo.jpg');
  await expect.poll(() => page.evaluate('window.late.length')).toBe(2);
  const story = page.getByLabel('他说的话');
  await story.fill('买了十袋复合肥，每袋少四公斤');
  await page.locator('[data-field="operator.address"]').fill('集上东头');
  await page.evaluate('window.late.forEach((comes) => comes())');
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await expect.poll(() => story.inputValue(), patience).toBe('买了十袋复合肥，每袋少四公斤');
  await expect
    .poll(() => page.locator('[data-field="operator.address"]').inputValue(), patience)
    .toMatch(/^集上东头 北纬38\.00000 东经114/u);
  await page.close();
});

/** A clock that somebody set to yesterday. */
const aDaySlow = `{
  const Real = Date;
  const shift = -86_400_000;
  window.Date = class extends Real {
    constructor(...asked) {
      super(...(asked.length === 0 ? [Real.now() + shift] : asked));
    }
    static now() {
      return Real.now() + shift;
    }
  };
}`;

describe('J1 what the farmer takes along, and when it is safe to close', () => {
  test('J1 The slip is one small page with number, code and the day of the answer, and nothing of the screen around it.', async () => {
    const page = await stationOf('st-v0401', aDaySlow);
    // Its clock is a day slow: that is said where one signs in, and the slip bears the day of the county all the same.
    await page.getByText('手机的钟慢了 1 天').waitFor();
    await expectGood(page, 'a telephone whose clock is slow');
    await page.context().setOffline(true);
    const began = Date.now();
    const { slip, code } = await fileOn(page, { name: '赵长河', shop: '白杨手机店' });
    // Its code is drawn here, without a network; of a machine by itself it says who opens it.
    await page.getByRole('img', { name: '二维码：看进度' }).waitFor();
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    for (const hidden of ['header.bar', 'output.saved', '.acts'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    const shown = await page.locator('main').innerText();
    const facts = [slip, code.slice(0, 3), '赵长河', '白杨手机店', '袋上印50公斤', '站里先谈'];
    const told = [...facts, '本机试用的码', '不收一分钱'];
    for (const words of [...told, dayZh(dayOf(new Date(began)))]) expect(shown).toContain(words);
    // The number of the office is one to press.
    await expect.poll(() => page.locator('.slip a[href^="tel:"]').count()).toBe(2);
    expect(await printedPages(page)).toBe(1);
    // As the printer at the counter has it: 76 mm wide.
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width = '0'] = /\/MediaBox\s*\[0 0 ([\d.]+)/u.exec(pdf) ?? [];
    expect(Math.round((Number(width) / 72) * 25.4)).toBe(76);
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    await page.context().setOffline(false);
    const heard = async () => {
      const { rows } = await house.app.database.pool.query<{ at: Date }>(
        `select station_received_at as at from complaint where station_id = 'ST-V0401'`,
      );
      return rows[0]?.at.getTime() ?? 0;
    };
    await expect.poll(heard, patience).toBeGreaterThan(began - 60_000);
    await page.close();
  });

  let page: Page;

  test('J1 The badge counts what waits, the pages say so in words, and both say when it is safe to close.', async () => {
    page = await stationOf('st-v0501', 'navigator.setAppBadge = async (n) => { window.badge = n; };');
    const badge = () => page.evaluate<number>('window.badge');
    await expect.poll(badge).toBe(0);
    await page.context().setOffline(true);
    for (const [i, name] of ['石大勇', '石小翠', '石金山'].entries()) {
      await fileOn(page, { name, shop: '桥头小卖部', phone: `1380000095${i}` });
      await expect.poll(badge).toBe(i + 1);
    }
    await page.goto('/station/#/');
    await page.getByText('3 件存在手机里，有网自己发').waitFor();
    await page.goto('/station/#/waiting');
    await page.getByText('还有 3 件没发出，存好了，可以关；发完以前别卸载。').waitFor();
    await expect
      .poll(() => page.locator('ol.rows li').allInnerTexts(), patience)
      .toEqual([
        expect.stringContaining('石大勇'),
        expect.stringContaining('石小翠'),
        expect.stringContaining('石金山'),
      ]);
    // G18: loaded anew without a line, the browser may never say when there is one; by then it has been tried in vain some times.
    await page.reload();
    await unlock(page);
    for (const place of ['', 'file', '', 'waiting']) {
      await page.goto(`/station/#/${place}`);
      await page.getByText('没网·3 件').waitFor();
      // 登记投诉 stands whole beside what waits; only the name of a station may give way.
      if (place === 'file')
        expect(
          await page.evaluate<number>(
            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('header.bar h1'))",
          ),
        ).toBe(0);
    }
    await page.context().setOffline(false);
    await page.getByText('都发出去了，可以放心关。').waitFor({ timeout: 20_000 });
    await expect.poll(badge).toBe(0);
  });

  test('大字: what is written on the telephone grows at one press, stays so when it is opened again, and nothing runs out of the screen.', async () => {
    await page.goto('/station/#/person');
    const high = () => page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)");
    const large = page.getByRole('button', { name: '换成大字' });
    await large.waitFor();
    const before = await high();
    await large.click();
    const normal = page.getByRole('button', { name: '换回普通字' });
    await normal.waitFor();
    expect((await high()) / before).toBeGreaterThanOrEqual(1.2);
    await page.reload();
    await unlock(page);
    for (const place of ['', 'file', 'matters', 'waiting', 'messages', 'person']) {
      await page.goto(`/station/#/${place}`);
      await page.locator('header.bar h1').waitFor();
      expect([place, await sidewaysScroll(page)]).toEqual([place, 0]);
    }
    expect((await high()) / before).toBeGreaterThanOrEqual(1.2);
    await expectGood(page, 'large type at the station');
    await normal.click();
    await expect.poll(high).toBe(before);
  });

  test('J1 Whoever signs in on the telephone of another is told so before he chooses a PIN; it changes hands by the PIN and a second press alone.', async () => {
    await page.goto('/station/#/person');
    await page.getByRole('button', { name: '锁上' }).click();
    await page.getByText('换个人用这部手机').click();
    expect(await page.getByRole('button', { name: '交出去并清空' }).count()).toBe(0);
    await page.getByRole('button', { name: '忘了密码，用手机号登录' }).click();
    await page.getByLabel('登录名').fill('st-v0402');
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: /^这部手机绑的是石桥村/u }).waitFor();
    expect(await page.getByLabel('6 位以上数字').count()).toBe(0);
    await expectGood(page, 'the telephone of another');
    await page.getByRole('button', { name: /^回去，让/u }).click();
    await page.reload();
    await unlock(page);
    await page.goto('/station/#/person');
    await page.getByText('换个人用这部手机').click();
    const hand = page.getByRole('button', { name: '交出去并清空' });
    await page.locator('#handOverPin').fill('000001');
    await hand.click();
    await page.getByText('密码不对。').waitFor();
    await page.locator('#handOverPin').fill(pin);
    await hand.click();
    await page.getByText('真的清空？').waitFor();
    await expectGood(page, 'the second question');
    await page.getByRole('button', { name: '真的交出去并清空' }).click();
    await page.getByRole('heading', { name: '红盾站点' }).waitFor();
    expect(await page.getByLabel('数字密码').count()).toBe(0);
    await page.close();
  });
});

describe('J2 the poster in the shop', () => {
  test('J2 The clerk prints a code for one shop on one sheet; what it holds opens the form without an account, station and shop filled in.', async () => {
    const page = await house.openDesk('st-m03');
    await page.goto('/papers/poster/ST-M03');
    await page.getByLabel('店名，每家店一张').fill('老王鞋店');
    await page.getByRole('button', { name: '换成这家店' }).click();
    await page.getByRole('img', { name: '二维码：打开投诉页，站点和店名已填好' }).waitFor();
    expect(await printedPages(page)).toBe(1);
    await expectGood(page, 'the poster');
    await page.close();
  });
});
