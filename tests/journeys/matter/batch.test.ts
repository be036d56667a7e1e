/** Many matters in one go: picked in the list with the keys, printed with one press, dispatched, taken back and dispatched again. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import {
  expectGood,
  expectGoodInEveryLook,
  openHouse,
  patience,
  printedPages,
  wrongWith,
  type House,
} from '../../build/house/browser.ts';
import { actionFor, openMatterAs, over, press, stepTo, submit } from '../../build/house/desk.ts';
import { advance, fileMatter, find, untilAccepted } from '../../build/living-matters.ts';

const many = 6;
let house: House;
let page: Page;
const accepted: string[] = [];
let fresh: string;
beforeAll(async () => {
  house = await openHouse();
  for (let i = 1; i <= many; i += 1) {
    const number = await fileMatter(house, { operator: { name: `柳河商店${i}`, address: '柳河街', phone: '' } });
    await advance(house, number, ...untilAccepted);
    accepted.push(number);
  }
  fresh = await fileMatter(house, { operator: { name: '柳河茶庄', address: '柳河街', phone: '' } });
  await advance(house, fresh, 'dispatch');
  page = await house.openDesk(cast.officer, { at: '/desk/complaints' });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** Presses the key and gives the window that it opens. */
async function printed(key: string): Promise<Page> {
  const [sheets] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press(key)]);
  await sheets.waitForLoadState();
  return sheets;
}

/**
 * Counts the rows that React draws, by the hook that its developer tools use: of each component that it has drawn in a commit, those that hold
 * a row of a table. What it has not looked at keeps the fibre of before.
 */
const countRows = `(() => {
  window.drawnRows = 0;
  const walk = (before, now) => {
    if (before === now) return;
    const isRow = typeof now.type !== 'string' && now.child?.type === 'tr' && now.child.memoizedProps['data-row'];
    if (isRow && (now.flags & 1) === 1) window.drawnRows += 1;
    if (before !== null && now.child === before.child) return;
    for (let one = now.child; one !== null; one = one.sibling) walk(one.alternate, one);
  };
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true, renderers: new Map(), inject: () => 1, checkDCE() {}, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {},
    onCommitFiberRoot: (_, root) => walk(root.current.alternate, root.current),
  };
})()`;

test('J draws the two rows anew that it touches, X the box alone, and nothing else of the list.', async () => {
  await page.addInitScript(countRows);
  await page.reload();
  await page.locator('tr[data-row]').nth(many).waitFor();
  const drawn = async (key: string) => {
    await page.evaluate('window.drawnRows = 0');
    await page.keyboard.press(key);
    return page.evaluate<number>(
      'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.drawnRows))))',
    );
  };
  await expect.poll(() => drawn('j'), patience).toBe(2);
  expect([await drawn('j'), await drawn('k'), await drawn('j')]).toEqual([2, 2, 2]);
  expect([await drawn('x'), await drawn('x')]).toEqual([0, 0]);
});

test('G21 A matter that is loaded anew keeps its place in the list that was come from; by its address alone it has none.', async () => {
  const list = page.url();
  for (let i = 0; i < many + 1; i += 1) await page.keyboard.press('k');
  await stepTo(page, accepted[0] ?? '');
  await page.keyboard.press('Enter');
  const place = page.getByText(new RegExp(`^第 \\d+ / ${many + 1} 件$`, 'u'));
  await place.waitFor();
  const said = await place.innerText();
  await page.reload();
  await page.getByText(said, { exact: true }).waitFor();
  // Opened by its address, in a window of its own, it stands in no list.
  const own = await page.context().newPage();
  await own.goto(page.url());
  await own.getByRole('heading', { level: 1 }).waitFor();
  expect(await own.getByText(/^第 \d+ \/ /u).count()).toBe(0);
  await own.close();
  await page.goto(list);
  await page.locator('tr[data-row]').nth(many).waitFor();
});

test('Two rows are picked with X and printed with P, each paper on a page of its own.', async () => {
  const bar = page.getByRole('region', { name: '选中的件' });
  for (const number of accepted.slice(0, 2)) {
    // J goes down only: each row is looked for from the top.
    for (let i = 0; i < many + 1; i += 1) await page.keyboard.press('k');
    await stepTo(page, number);
    await page.keyboard.press('x');
  }
  await bar.getByText('选中 2 件').waitFor();
  await expectGood(page, 'the list with rows picked');
  const sheets = await printed('p');
  await expect.poll(() => sheets.locator('.sheet').count(), patience).toBe(2);
  for (const number of accepted.slice(0, 2))
    await expect.poll(() => sheets.locator('main').innerText(), patience).toContain(number);
  expect(await printedPages(sheets)).toBe(2);
  await sheets.close();
});

test('The whole page is picked with one key; who has no such paper is named and not printed.', async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '选中的件' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+X');
  await page.getByText(`选中 ${many + 1} 件`).waitFor();
  const sheets = await printed('p');
  await expect.poll(() => sheets.locator('.sheet').count(), patience).toBe(many);
  await expect
    .poll(() => sheets.getByRole('complementary', { name: '打印前请看' }).innerText(), patience)
    .toContain(`没有打印：${fresh}`);
  await sheets.close();
});

test('By hand a row is picked by its box without opening it, and another paper is chosen.', async () => {
  await page.getByRole('button', { name: '不选了' }).click();
  await page.getByRole('checkbox', { name: `选中 ${fresh}` }).check();
  await page.getByRole('button', { name: /^打印哪种文书/u }).click();
  // What it has not is not offered: nobody has decided on it yet.
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts(), patience).toContain('投诉登记表 1 份');
  expect(await page.getByRole('menuitem', { name: '投诉受理决定书' }).count()).toBe(0);
  await page.getByRole('menuitem', { name: '内部分送（转办）单' }).click();
  const link = page.getByRole('region', { name: '选中的件' }).getByRole('link', { name: /打印/u });
  await expect.poll(() => link.getAttribute('href')).toContain('/papers/batch/routingSlip?');
  const [sheets] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await sheets.waitForLoadState();
  await expect.poll(() => sheets.locator('.sheet h1').allInnerTexts(), patience).toEqual(['内部分送（转办）单']);
  expect(new URL(page.url()).pathname).toBe('/desk/complaints');
  await sheets.close();
});

test('Over a line that is cut nobody is told that nothing was done: the batch is asked after, and made once.', async () => {
  await page.getByRole('button', { name: '不选了' }).click();
  for (const number of accepted.slice(0, 2)) await page.getByRole('checkbox', { name: `选中 ${number}` }).check();
  const followed = async () => (await house.app.as(cast.officer)('GET', '/api/watches')).body.watches.length as number;
  const before = await followed();
  const drawer = page.getByRole('dialog');
  const open = async () => {
    await page.getByRole('region', { name: '选中的件' }).getByRole('button', { name: '关注…' }).click();
  };
  const go = drawer.getByRole('button', { name: '关注 2 件' });
  const ready = () => expect.poll(() => go.isEnabled(), patience).toBe(true);
  const onMake = '**/api/bulks';
  await open();
  await ready();
  // The line is cut before the press.
  await page.route(onMake, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('没有交到，服务器上没有，一件也没动').waitFor();
  expect(await followed()).toBe(before);
  await page.unrouteAll();
  // The line is cut behind the press: the batch arrives and its answer does not.
  await page.route(onMake, async (route) => {
    if (route.request().method() === 'POST') await route.fetch();
    await route.abort();
  });
  await page.route(`${onMake}/*`, (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
  await ready();
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('不知道这一批交到没有').waitFor();
  expect(await drawer.getByText('还没动一件').count()).toBe(0);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  // Opened again the same batch is asked after, and no other one can be made before.
  await open();
  await drawer.getByText('不知道这一批交到没有').waitFor();
  await page.unrouteAll();
  await drawer.getByRole('button', { name: /^整批撤回/u }).waitFor();
  expect(await followed()).toBe(before + 2);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

test('Z takes back one’s own last step on one matter, which stands as it stood before.', async () => {
  const number = await fileMatter(house, { operator: { name: '柳河布店', address: '柳河街', phone: '' } });
  const stateOf = async () => (await find(house, number)).state;
  const desk = await openMatterAs(house, cast.centre, number);
  const asked = desk.getByRole('dialog').filter({ hasText: '撤回刚才的一步' });
  await press(desk, 'dispatch');
  await submit(desk, 'dispatch');
  expect(await stateOf()).toBe('dispatched');
  await desk.keyboard.press('z');
  await asked.getByText('您刚办的“分送”可以撤回').waitFor();
  expect(await wrongWith(desk, 'what Z asks', undefined, over)).toEqual([]);
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('撤回了分送。').first().waitFor();
  await asked.waitFor({ state: 'detached' });
  expect(await stateOf()).toBe('registered');
  await actionFor(desk, 'dispatch').waitFor();
  await desk.close();
  // Nothing is left for the batch of all that wait.
  await advance(house, number, 'dispatch');
});

/** How many wait for the centre to dispatch them. */
async function waiting(): Promise<number> {
  return (await house.app.as(cast.centre)('GET', '/api/complaints?stage=toDispatch&limit=1')).body.total as number;
}

test('A batch of 200 is looked through, dispatched with one press, taken back with one key, and dispatched again.', async () => {
  const most = 200;
  const shops = Array.from({ length: most }, (_, i) => i + 1);
  await Promise.all(
    shops.map((i) =>
      fileMatter(
        house,
        {
          consumer: { name: `赵${i}`, phone: `138${String(10_000_000 + i)}`, address: '郭庄村', regionId: 'V0303' },
          operator: { name: `集市摊位第${i}号`, address: '柳河街', phone: '' },
          story: `第${i}号摊位的秤不准。`,
        },
        cast.centre,
      ),
    ),
  );
  expect(await waiting()).toBe(most);
  const centre = await house.openDesk(cast.centre, { at: '/desk/complaints?stage=toDispatch&sort=due' });
  await centre.locator('tr[data-row]').nth(49).waitFor();
  const pickAll = async () => {
    await centre.keyboard.press('j');
    await centre.keyboard.press('x');
    await centre.getByRole('button', { name: `选满 ${most} 件` }).click();
    await centre.getByText(`选中 ${most} 件`).waitFor();
  };
  await pickAll();
  await centre.keyboard.press('b');
  const drawer = centre.getByRole('dialog');
  const go = drawer.getByRole('button', { name: `分送 ${most} 件` });
  const made = drawer.getByRole('button', { name: /^整批撤回/u });
  /** What is too busy says so and has done nothing: one presses again, as the sentence says. */
  const untilMade = async (again: () => Promise<void>) => {
    const refused = drawer.getByRole('alert');
    for (let tries = 1; ; tries += 1) {
      await made.or(refused).first().waitFor({ timeout: 60_000 });
      if (await made.isVisible()) return;
      const said = await refused.first().innerText();
      if (tries === 3 || !said.includes('忙')) throw new Error(said);
      await again();
      await refused.first().waitFor({ state: 'detached' });
    }
  };
  await expect.poll(() => go.isEnabled(), patience).toBe(true);
  await expectGoodInEveryLook(centre, 'a batch before it is made');
  await go.click();
  await untilMade(() => go.click());
  expect(await waiting()).toBe(0);
  await expectGood(centre, 'what became of a batch');
  await centre.keyboard.press('z');
  await drawer.getByText('已撤回').first().waitFor();
  await expect.poll(waiting, patience).toBe(most);
  await centre.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await centre.locator('tr[data-row]').nth(49).waitFor();
  await pickAll();
  await centre.keyboard.press('b');
  await expect.poll(() => go.isEnabled(), patience).toBe(true);
  // The line was away and all is read anew: what was looked at holds, and the key is not lost.
  const answered = Promise.withResolvers<void>();
  await centre.route('**/api/bulks/look', async (route) => {
    await answered.promise;
    await route.continue().catch(() => undefined);
  });
  const readAnew = centre.waitForRequest('**/api/bulks/look');
  await centre.evaluate("for (const one of ['offline', 'online']) dispatchEvent(new Event(one))");
  await readAnew;
  await centre.keyboard.press('Control+Enter');
  await untilMade(() => centre.keyboard.press('Control+Enter'));
  answered.resolve();
  expect(await waiting()).toBe(0);
  await centre.keyboard.press('Escape');
  await centre.getByRole('region', { name: '刚才的批量' }).getByText(`分送了 ${most} 件`).waitFor();
  await centre.close();
});
