/** Every screen: nothing serious against it for those who see, hear or press differently, and no scroll to the side. */
import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { procedure, type PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { switchboardAtHeader, switchboardSignatureHeader } from '../../../src/domain/exchange/switchboard.ts';
import { isSignedWith, signatureOf } from '../../../src/outside/signature.ts';
import { cast } from '../../build/cast.ts';
import {
  fileOf,
  openBy,
  openHouse,
  patience,
  readingOrder,
  settle,
  visit,
  wrongInEveryLook,
  wrongWith,
  type House,
} from '../../build/house/browser.ts';
import { actionFor, click, openMatter, over } from '../../build/house/desk.ts';
import { advance, fileMatter, untilMediating } from '../../build/living-matters.ts';
import { fileByHand, tipOffByHand } from '../../build/house/portal.ts';

let house: House;
let number: string;
let fresh: string;

beforeAll(async () => {
  // What pages say of days, months and holidays is the same whenever they are read.
  house = await openHouse({ since: new Date('2026-11-25T09:00:00+08:00') });
  house.app.setNow('2026-11-25T10:00:00+08:00');
  const at = (name: string) => ({ operator: { name, address: '柳河街', phone: '' } });
  number = await fileMatter(house);
  await advance(house, number, ...untilMediating);
  fresh = await fileMatter(house, at('柳河五金'));
  await advance(house, fresh, 'dispatch');
  await fileMatter(house, at('柳河电器'));
  await fileMatter(house, at('后柳小卖部'), 'st-v0302');
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** What a screen reader says of the page, as it is kept beside the tests: `npx vitest run -u` writes it anew once it was read. */
async function expectReading(page: Page, name: string, part = 'body'): Promise<void> {
  await expect(await readingOrder(page, part)).toMatchFileSnapshot(`../../fixtures/reading/${name}.txt`);
}

describe('The portal', () => {
  test('The pages of the portal are good at 360 and 1440 px, by day and in the dark.', async () => {
    const page = await house.open({ phone: true });
    const wrong: string[] = [];
    const look = async (name: string): Promise<void> => {
      wrong.push(...(await wrongInEveryLook(page, name)));
    };
    for (const path of [
      '/',
      '/?village=V0303',
      '/complaint',
      '/tipoff',
      '/progress',
      '/progress/lost',
      '/stations',
      '/privacy',
    ]) {
      await page.goto(path);
      await look(path);
      if (path === '/') await expectReading(page, 'portal-home');
    }
    await page.goto('/complaint');
    await expectReading(page, 'portal-complaint');
    await page.getByRole('button', { name: '交上去' }).click();
    await page.getByRole('alert').waitFor();
    await look('form with errors');
    await fileByHand(page, { name: '王桂兰', phone: '13800000881', shop: '王家小卖部' });
    await look('receipt');
    await expectReading(page, 'portal-receipt');
    await page.getByRole('link', { name: '看进度' }).first().click();
    await page.locator('[data-test=now]').waitFor();
    await look('progress');
    await expectReading(page, 'portal-progress');
    await page.goto('/progress/withdraw');
    await look('withdraw');
    await page.goto('/tipoff');
    await page.getByRole('button', { name: '交上去' }).click();
    await page.getByRole('alert').waitFor();
    await look('tip-off with errors');
    await tipOffByHand(page, { word: '村口老槐树第三棵' });
    await look('receipt of a tip-off');
    await page.getByRole('link', { name: '看进度' }).first().click();
    await page.locator('[data-test=now]').waitFor();
    await look('progress of a tip-off');
    await page.goto('/no-such-page');
    await look('nowhere');
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('The large type and the English are good too.', async () => {
    const page = await house.open({ phone: true, width: 320 });
    const wrong: string[] = [];
    for (const query of ['size=large', 'size=normal&lang=en']) {
      for (const path of ['/', '/complaint', '/tipoff', '/progress', '/stations', '/privacy']) {
        await page.goto(`${path}?${query}`);
        wrong.push(...(await wrongWith(page, `${path} ${query}`)));
      }
    }
    await expect.poll(() => page.locator('html').getAttribute('lang'), patience).toBe('en');
    expect(wrong).toEqual([]);
    await page.close();
  });
});

/** Whose first screen is held as it is read out: who works through it, who shares out, who leads. */
const readings: Readonly<Record<string, string>> = {
  [cast.officer]: 'desk-work',
  [cast.officeHead]: 'desk-office',
  [cast.deputyDirector]: 'desk-county',
};

describe('The desk', () => {
  test('The sign-in page is good, and says what is wrong.', async () => {
    const wrong: string[] = [];
    for (const manner of [{}, { dark: true }, { phone: true, width: 320 }]) {
      const page = await house.open(manner);
      await page.goto('/desk/');
      await page.locator('input:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('请填登录名').waitFor();
      wrong.push(...(await wrongWith(page, JSON.stringify(manner))));
      await page.close();
    }
    expect(wrong).toEqual([]);
  });

  test.each([cast.centre, cast.officer, cast.officeHead, cast.deputyDirector, cast.mediator, 'st-v0302', 'admin'])(
    'The first screen of %s is good, on a desk and at the width of a telephone.',
    async (loginName) => {
      const page = await house.openDesk(loginName, { width: 1440 });
      // What is to be done is read without scrolling: the first row begins where the third part of the screen does not.
      const first = page.locator('.queue-table tr[data-row], .holders tbody tr').first();
      if (loginName !== 'admin' && loginName !== cast.mediator) {
        await first.waitFor();
        expect((await first.boundingBox())?.y, loginName).toBeLessThanOrEqual(200);
      }
      const wrong = await wrongInEveryLook(page, 'the first screen');
      const reading = readings[loginName];
      if (reading !== undefined) await expectReading(page, reading, '.main');
      // What opens over it: the instruction of a leader, the officer whom a head names.
      const opens = page.locator('.home .hd button.b:visible, .unassigned button:visible').first();
      if ((await opens.count()) === 1) {
        await openBy(() => opens.click(), page.getByRole('dialog').locator('form, fieldset').first());
        wrong.push(...(await wrongWith(page, 'what opens over the first screen', undefined, over)));
      }
      expect(wrong).toEqual([]);
      await page.close();
    },
  );

  test('On a telephone everything else is behind one button: instructions and firms too.', async () => {
    const page = await house.openDesk(cast.officeHead, { phone: true });
    const wrong: string[] = [];
    for (const [name, path] of [
      ['指令', 'instructions'],
      ['参与企业', 'firms'],
    ] as const) {
      await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '更多' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('link', { name, exact: true }).waitFor();
      wrong.push(...(await wrongWith(page, `menu, to ${name}`)));
      await sheet.getByRole('link', { name, exact: true }).click();
      await page.waitForURL(new RegExp(`/desk/${path}$`, 'u'));
      await sheet.waitFor({ state: 'detached' });
    }
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('List, matter, drawers, filing, figures and the own account are good.', async () => {
    const page = await house.openDesk(cast.officer);
    const wrong: string[] = [];
    for (const path of [
      'complaints',
      'complaints?stage=mediating',
      'complaints/new',
      'figures',
      'instructions',
      'firms',
      'opinions',
      'me',
      'nowhere',
    ]) {
      await visit(page, `/desk/${path}`);
      wrong.push(...(await wrongInEveryLook(page, path)));
      // Read once its rows stand, and not the lines that hold their place.
      if (path === 'complaints') await page.getByRole('table', { name: '投诉列表' }).waitFor();
      if (path === 'complaints') await expectReading(page, 'desk-list', '.main');
      // The wide page again, where the proposals stand beside the form and not behind a button.
      if (path === 'complaints/new') await page.getByRole('region', { name: '提议' }).waitFor();
      if (path === 'complaints/new') await expectReading(page, 'desk-intake', '.main');
    }
    for (const [which, moves] of [
      [number, ['settle', 'terminate', 'holdSession']],
      [fresh, ['accept', 'decline']],
    ] as const satisfies [string, PersonMove[]][]) {
      await openMatter(page, which);
      wrong.push(...(await wrongInEveryLook(page, 'matter')));
      // The wide page again, and not the narrow one that was looked at last.
      if (which === number) await page.getByRole('table', { name: /^时钟/u }).waitFor();
      if (which === number) await expectReading(page, 'desk-complaint', '.main');
      for (const move of Object.keys(procedure) as PersonMove[]) {
        if ((await actionFor(page, move).filter({ hasText: '…' }).count()) !== 1) continue;
        await click(page, move);
        // The page beneath was looked at; five of the drawers are looked at in every way, the others as they open.
        wrong.push(
          ...((moves as readonly PersonMove[]).includes(move)
            ? await wrongInEveryLook(page, move, over)
            : await wrongWith(page, move, undefined, over)),
        );
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    }
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('A page of the desk prints whole, without the menu and the buttons, and the dark desk black on white.', async () => {
    const page = await house.openDesk(cast.officer, { dark: true });
    for (const path of ['/desk/figures', `/desk/complaints/${encodeURIComponent(number)}`]) {
      await visit(page, path);
      await settle(page);
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.rail', '.room-bar', '.top', '.actions'])
        expect(await page.locator(`${part}:visible`).count()).toBe(0);
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
      const main =
        '(() => { const main = document.querySelector(".main"); return main.scrollHeight - main.clientHeight; })()';
      expect(await page.evaluate(main)).toBe(0);
      await page.emulateMedia({ media: 'screen' });
    }
    await page.close();
  });

  test('The overlays are good: shortcuts, commands, filters, columns.', async () => {
    const page = await house.openDesk(cast.officer, { at: '/desk/complaints' });
    await page.getByRole('link', { name: number, exact: true }).first().waitFor();
    const wrong: string[] = [];
    await page.locator('.who').click();
    await page.getByRole('menu').waitFor();
    wrong.push(...(await wrongWith(page, 'the menu of the person')));
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    for (const [key, overlay] of [
      ['?', page.getByRole('dialog')],
      ['Control+k', page.getByRole('dialog')],
      ['f', page.getByRole('dialog')],
      ['c', page.getByRole('tooltip')],
    ] as const) {
      await openBy(() => page.keyboard.press(key), overlay.first());
      wrong.push(...(await wrongWith(page, key)));
      await page.keyboard.press('Escape');
      await overlay.first().waitFor({ state: 'hidden' });
    }
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('The drawer of 过几天再看 opens on its key, chooses no day, and is good and read in order.', async () => {
    const page = await house.openDesk(cast.officer);
    await openMatter(page, number);
    const drawer = page.getByRole('dialog');
    await openBy(() => page.keyboard.press('Shift+r'), drawer.locator('form'));
    await expectReading(page, 'desk-revisit', '.ant-drawer-content-wrapper');
    const wrong = await wrongInEveryLook(page, '过几天再看', over);
    await page.keyboard.press('Control+Enter');
    await drawer.getByText('点一个日子').waitFor();
    wrong.push(...(await wrongWith(page, '过几天再看 without a day', undefined, over)));
    await drawer.getByRole('button', { name: /^明天/u }).click();
    await drawer.getByLabel('看什么').fill('问退款到了没有');
    await page.keyboard.press('Control+Enter');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /再看：问退款到了没有/u }).waitFor();
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('A call that rings shows a bar over the page, with what is known of the caller, and is good; put away, it is gone.', async () => {
    const key = 'the key of the switchboard, 32 and more';
    house.app.deps.isOfSwitchboard = (signed) => isSignedWith(key, signed);
    const reach = { bySms: false, byEmail: false, email: '', line: '8003' };
    expect((await house.app.as(cast.centre)('PUT', '/api/reach', reach)).status).toBe(200);
    const page = await house.openDesk(cast.centre, { at: '/desk/complaints' });
    const bar = page.getByRole('region', { name: '来电' });
    const call = { id: uuidv7(), line: '8003', from: '13800000317' };
    const at = house.app.deps.now().toISOString();
    const signed = {
      [switchboardAtHeader]: at,
      [switchboardSignatureHeader]: signatureOf(key, at, JSON.stringify(call)),
    };
    const ring = () => house.app.as(null)('POST', '/api/switchboard/calls', call, signed);
    // Until the desk listens; the same call once more is no second one.
    await expect.poll(async () => ((await ring()).status === 200 ? bar.count() : -1), patience).toBe(1);
    await bar.getByRole('link', { name: '他的投诉' }).waitFor();
    await expect.poll(() => bar.getByRole('link', { name: /^投/u }).count(), patience).toBe(3);
    await expectReading(page, 'desk-call', '.call-bar');
    expect(await wrongInEveryLook(page, 'a call')).toEqual([]);
    await bar.getByRole('button', { name: '收起' }).click();
    await bar.waitFor({ state: 'detached' });
    await page.close();
  });

  test('A part that does not come says so over the page that stands, and comes with the page that is loaded anew.', async () => {
    const page = await house.openDesk(cast.officer, { at: '/desk/complaints' });
    const row = page.getByRole('link', { name: number, exact: true }).first();
    const sheet = `**/${fileOf('staff/desk/frame/key-sheet.tsx')}`;
    await page.route(sheet, (route) => route.abort());
    await page.reload();
    await row.waitFor();
    await page.keyboard.press('?');
    const told = page.getByRole('alert').filter({ hasText: '这一块没有载入：网络断了' });
    await told.last().waitFor();
    await row.waitFor();
    expect(await wrongWith(page, 'a part that did not come')).toEqual([]);
    await page.unroute(sheet);
    // What lies in one file with it may be missed by the page too, which says so in its own place.
    await told.last().getByRole('button', { name: '重新载入' }).click();
    await row.waitFor();
    await openBy(() => page.keyboard.press('?'), page.getByRole('dialog').first());
    await page.close();
  });

  test('The settings and the filing of a station are good.', async () => {
    const wrong: string[] = [];
    const admin = await house.openDesk(cast.admin);
    for (const tab of ['stations', 'calendar', 'accounts', 'county', 'messages']) {
      await visit(admin, `/desk/settings/${tab}`);
      wrong.push(...(await wrongInEveryLook(admin, tab)));
    }
    await admin.close();
    const station = await house.openDesk('st-v0302', { at: '/desk/complaints/new' });
    wrong.push(...(await wrongInEveryLook(station, 'filing of a station')));
    await station.close();
    expect(wrong).toEqual([]);
  });

  test('The desk in English is good.', async () => {
    const page = await house.open();
    await page.goto('/desk/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Login name').waitFor();
    expect(await wrongWith(page, 'sign-in')).toEqual([]);
    await page.close();
  });

  test('What is Chinese in an English desk says so: names, shops and stories.', async () => {
    const choose = (language: 'zh' | 'en') => house.app.as(cast.centre)('POST', '/api/session/language', { language });
    await choose('en');
    const page = await house.openDesk(cast.centre);
    await page.getByRole('heading', { name: 'My work', exact: true }).waitFor();
    const wrong: string[] = [];
    for (const path of ['', 'complaints', `complaints/${encodeURIComponent(number)}`]) {
      if (path !== '') await visit(page, `/desk/${path}`);
      await page.locator('.main [lang=zh-CN]').first().waitFor();
      wrong.push(...(await wrongWith(page, `/${path} in English`)));
    }
    await choose('zh');
    expect(wrong).toEqual([]);
    await page.close();
  });
});
