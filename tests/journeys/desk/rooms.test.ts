/** The rail, the six rooms and the keys between them, for each role. */
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, wrongWith, type House } from '../../build/house/browser.ts';
import { goToTab } from '../../build/house/desk.ts';
import { fileMatter } from '../../build/living-matters.ts';
import { stepsOf } from '../../../src/staff/desk/help/tours.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await fileMatter(house);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const rail = (page: Page) => page.getByRole('navigation', { name: '主导航' });
const heightOf = (page: Page) =>
  page.evaluate<number[]>(
    '(() => { const rail = document.querySelector(".rail"); return [rail.scrollHeight, rail.clientHeight]; })()',
  );

/** What the tour of the account would show at that width and is not on its first screen. */
async function lostSteps(page: Page, loginName: string, narrow: boolean): Promise<string[]> {
  const { role } = (await house.app.as(loginName)('GET', '/api/session')).body;
  const lost: string[] = [];
  for (const { title, targets } of stepsOf(role, narrow)) {
    const place = page.locator(targets.map((target) => `${target}:visible`).join()).first();
    await place.waitFor({ timeout: 5_000 }).catch(() => lost.push(`${title.zh}: ${targets.join()}`));
  }
  return lost;
}

describe('The rail', () => {
  test.each([
    'fangmin',
    'majianguo',
    'liuguodong',
    'hanzhiyuan',
    'guaimin',
    'st-v0302',
    'admin',
    'nongye',
    'q-changcheng',
    cast.security,
    cast.auditor,
    cast.city,
  ])('The rail of %s has at most fourteen lines and does not scroll at 1440 × 900.', async (loginName) => {
    const page = await house.openDesk(loginName);
    // What is shown to whoever is new is there, on a desk and on a telephone.
    expect(await lostSteps(page, loginName, false)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await lostSteps(page, loginName, true)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(() => page.locator('.rail-line').count(), patience).toBeLessThanOrEqual(14);
    // Whoever has rooms finds their pages: by the box of the matters, or by a press that opens the palette.
    const seeks = page.locator('.top').getByRole('button', { name: /找页面、设置|命令与查找/u });
    await expect.poll(() => seeks.count(), patience).toBe(loginName === 'q-changcheng' ? 0 : 1);
    const complaints = rail(page).getByRole('link', { name: /^投诉/u });
    if ((await complaints.count()) === 1) {
      await complaints.click();
      await page.getByRole('heading', { name: '投诉', exact: true }).waitFor();
      await expect.poll(() => complaints.getAttribute('aria-current'), patience).toBe('page');
    }
    const [high, seen] = await heightOf(page);
    expect(high).toBeLessThanOrEqual(seen ?? 0);
    await expectGood(page, `the rail of ${loginName}`);
    await page.close();
  });

  test('A narrower screen keeps every line as its sign and its number.', async () => {
    const page = await house.openDesk('fangmin', { width: 1199 });
    expect((await page.locator('.rail').boundingBox())?.width).toBe(48);
    await expect.poll(() => page.locator('.rail-line:visible').count(), patience).toBe(14);
    await rail(page).getByRole('link', { name: /网络/u }).click();
    await page.getByRole('navigation', { name: '网络', exact: true }).waitFor();
    await expectGood(page, 'the narrow rail');
    await page.close();
  });
});

describe('The keys after G', () => {
  test('Half a second after G a card says what can follow; Esc takes it away, and a digit goes on.', async () => {
    const page = await house.openDesk('fangmin');
    const card = page.getByRole('navigation', { name: 'G 再按' });
    await page.keyboard.press('g');
    await card.waitFor();
    await expectGood(page, 'the card of G');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await card.waitFor();
    await page.keyboard.press('2');
    await page.getByRole('navigation', { name: '网络', exact: true }).waitFor();
    expect(await card.count()).toBe(0);
    await page.close();
  });

  test('A room remembers for each person the tab that was open, and its digits choose another.', async () => {
    const page = await house.openDesk('fangmin');
    await goToTab(page, '网络', '覆盖');
    await page.waitForURL(/\/desk\/coverage$/u);
    await page.getByRole('heading', { name: '覆盖', exact: true }).first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { name: '我的工作', exact: true }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('2');
    await page.waitForURL(/\/desk\/coverage$/u);
    await page.reload();
    await page.getByRole('navigation', { name: '网络', exact: true }).getByRole('link', { name: '覆盖' }).waitFor();
    await page.keyboard.press('8');
    const more = page.getByRole('menu');
    await more.getByRole('menuitem', { name: /站点经费/u }).waitFor();
    await expectGood(page, 'the other tabs of a room');
    await more.getByRole('link', { name: /站点经费/u }).click();
    await page
      .getByRole('heading', { name: /站点经费/u })
      .first()
      .waitFor();
    expect(page.url()).toMatch(/\/desk\/funds$/u);
    await page.close();
  });

  test('A room opens on what waits for the reader there, by day, and its step is one press away.', async () => {
    const title = '年前把柳河集查一遍，卖化肥、农药和种子的一户不漏，查完逐户报数';
    const told = await house.app.as('hanzhiyuan')('POST', '/api/tasks', {
      id: uuidv7(),
      title,
      leadId: 'SO-LH',
      dueOn: addDays(dayOf(new Date()), 2),
    });
    expect(told.status).toBe(200);
    const page = await house.openDesk('liuguodong');
    await page.keyboard.press('g');
    await page.keyboard.press('1');
    await page.waitForURL(/\/desk\/rooms\/command$/u);
    const row = page
      .getByRole('region', { name: '这里等我的' })
      .getByRole('row')
      .filter({ hasText: '年前把柳河集查一遍' });
    await row.getByText('余 2 天').waitFor();
    await expectGood(page, 'what waits in a room');
    await row.getByRole('link').click();
    await page.getByRole('dialog').getByText(title).first().waitFor();
    await expectGood(page, 'a task beside its list');
    // On a telephone too its title is read whole.
    await page.setViewportSize({ width: 360, height: 760 });
    const head = page.getByRole('dialog').locator('b').filter({ hasText: title });
    await expect
      .poll(
        () =>
          head.evaluate((it) => {
            const { clientWidth, scrollWidth } = it as unknown as { clientWidth: number; scrollWidth: number };
            return [clientWidth < 300, scrollWidth - clientWidth];
          }),
        patience,
      )
      .toEqual([true, 0]);
    await page.close();
  });

  test('A page is pinned to the foot of the rail with its star, and taken away again.', async () => {
    const page = await house.openDesk('guaimin', { at: '/desk/coverage' });
    await page.getByRole('button', { name: '放进常用' }).click();
    const pinned = rail(page).locator('.rail-pins').getByRole('link', { name: '覆盖' });
    await pinned.waitFor();
    await page.reload();
    await pinned.waitFor();
    await page.getByRole('button', { name: '从常用去掉' }).click();
    await expect.poll(() => pinned.count(), patience).toBe(0);
    await page.close();
  });
});

describe('The palette', () => {
  test('Every page is found by characters, pinyin and initials, and the last ones stand there before anything is typed.', async () => {
    // A room in which nothing can wait for him opens on the page that his own line opens.
    const page = await house.openDesk('fangmin', { at: '/desk/rooms/administration' });
    await page.waitForURL(/\/desk\/(?!rooms\/)/u);
    for (const [words, name, path] of [
      ['zbb', '值班表', 'roster'],
      ['jingfei', '站点经费', 'funds'],
      ['站点名录', '站点名录', 'settings/stations'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^编号、姓名/u }).fill(words);
      const first = page.getByRole('option').first();
      await expect.poll(() => first.innerText(), patience).toContain(name);
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/desk/${path}$`, 'u'));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Control+k');
    const last = page.getByRole('group', { name: '最近打开的' });
    await last.getByRole('option').first().waitFor();
    await expect.poll(() => last.getByRole('option').count(), patience).toBe(3);
    await expectGood(page, 'the palette with what was opened last');
    await page.getByRole('combobox', { name: /^编号、姓名/u }).fill('暗色');
    await page.getByRole('option', { name: '暗色', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-theme'), patience).toBe('dark');
    await page.close();
  });

  test('The sheet of keys fits a screen of 900 pixels.', async () => {
    const page = await house.openDesk('majianguo', { at: '/desk/complaints' });
    await page.getByRole('heading', { name: '投诉', exact: true }).waitFor();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('到处可用').waitFor();
    const box = await sheet.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual(900);
    await page.close();
  });
});

describe('The sheet of a call', () => {
  test('What was typed goes over when the type is switched, with a press or a digit, and the line stays the same.', async () => {
    const page = await house.openDesk('fangmin');
    await rail(page)
      .getByRole('link', { name: /^来电登记/u })
      .click();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.insertText('店里卖过期的牛奶，要他们退钱');
    // Under the banner of a call-out the press stays on the screen: that is when it is needed.
    await page.evaluate(`{
      const banner = document.createElement('section');
      banner.style.cssText = 'flex: none; height: 120px';
      document.querySelector('main').prepend(banner);
    }`);
    const press = await page.getByRole('button', { name: /^登记/u }).last().boundingBox();
    expect((press?.y ?? 0) + (press?.height ?? 9999)).toBeLessThanOrEqual(900);
    await page.evaluate(`document.querySelector('main > section[style*="120px"]').remove()`);
    const types = page.getByRole('group', { name: '这通来电是什么' });
    await types.getByRole('button', { name: '两者' }).click();
    await expect
      .poll(() => types.getByRole('button', { name: '两者' }).getAttribute('aria-pressed'), patience)
      .toBe('true');
    await expectGood(page, 'the sheet of a call');
    await types.getByRole('button', { name: '举报' }).click();
    await page.getByRole('heading', { name: '登记举报' }).waitFor();
    await expect.poll(() => page.getByLabel('发现了什么违法的事').inputValue(), patience).toContain('过期的牛奶');
    await expect
      .poll(() =>
        rail(page)
          .getByRole('link', { name: /^来电登记/u })
          .getAttribute('aria-current'),
      )
      .toBe('page');
    await types.getByRole('button', { name: '举报' }).focus();
    await page.keyboard.press('3');
    await expect.poll(() => page.getByLabel('问什么').inputValue(), patience).toContain('过期的牛奶');
    await types.getByRole('button', { name: '投诉' }).click();
    await page.getByRole('heading', { name: '登记投诉' }).waitFor();
    await expect.poll(() => page.getByLabel('发生了什么事').inputValue(), patience).toContain('过期的牛奶');
    await page.close();
  });
});

describe('Whoever is new', () => {
  test('is offered the tour once, walks it with the keyboard or leaves it, and finds it again in the help of the page.', async () => {
    await house.app.database.pool.query(
      `delete from account_tour using account where account_id = id and login_name = 'fangmin'`,
    );
    const page = await house.openDesk('fangmin');
    const offer = page.getByRole('complementary', { name: '第一次来' });
    await offer.waitFor();
    const wrong = await wrongWith(page, 'the offer of the tour');
    await offer.getByRole('button', { name: '带我看' }).click();
    const step = page.getByRole('dialog');
    // An arrow counts once the step has come to its place, which the frame says that gives the button the focus.
    const at = async (n: number) => {
      await step.getByText(`${n} / 5`, { exact: true }).waitFor();
      await step.locator('button:focus', { hasText: '下一步' }).waitFor();
    };
    await at(1);
    wrong.push(...(await wrongWith(page, 'the tour')));
    await page.emulateMedia({ colorScheme: 'dark' });
    wrong.push(...(await wrongWith(page, 'the tour in the dark', ['color-contrast'])));
    await page.emulateMedia({ colorScheme: 'light' });
    // Meanwhile no key of the desk does anything.
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowRight');
    await at(2);
    await page.keyboard.press('ArrowLeft');
    await at(1);
    await page.keyboard.press('Enter');
    await at(2);
    await page.keyboard.press('Escape');
    await step.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/desk/');
    // Another machine does not offer it: the server knows.
    await page.evaluate('localStorage.clear()');
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/api/tour'));
    await page.reload();
    expect(await (await asked).json()).toEqual({ seen: true });
    await page.getByRole('heading', { name: '我的工作', exact: true }).waitFor();
    expect(await offer.count()).toBe(0);
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog', { name: '这一页怎么用' });
    await help.getByText('等您办的事都在这一张单子里', { exact: false }).waitFor();
    wrong.push(...(await wrongWith(page, 'the help of a page')));
    await help.getByRole('button', { name: '带我看一遍，5 步' }).click();
    await at(1);
    await step.getByRole('button', { name: '不看了' }).click();
    await step.waitFor({ state: 'detached' });
    expect(wrong).toEqual([]);
    await page.close();
  });
});
