/** 经营者档案 in a browser: a shop under two names is found, merged with a third that the rule only thought likely, parted and flagged. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { operatorReader } from '../../../src/actions/desk/operator-reader.ts';
import { books } from '../../../src/actions/desk/readers.ts';
import { registerShops } from '../../../src/actions/exchange/import-shops.ts';
import { cast } from '../../build/cast.ts';
import { expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { consumerContext, filing } from '../../build/house/http-app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  for (const name of ['老周农资店', '周记农资', '周大明农资店']) {
    const operator = { name, address: '', phone: '' };
    const { status } = await house.app.as(null)(
      'POST',
      '/api/complaints',
      filing({ operator, story: `在${name}买的，不对。` }),
    );
    if (status !== 201) throw new Error(`The filing about ${name} was answered by ${status}.`);
  }
  const signal = new AbortController().signal;
  await readMatters(await consumerContext(house.app), {
    readers: [operatorReader],
    books,
    signal,
    isOver: () => false,
  });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('中心在经营者一栏找到老周农资店，认一家可能同一家的，拆开，加标记；投诉页上看得到', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/operators' });
  const row = page.getByRole('row', { name: /老周农资店/u });
  await row.getByText('另有 1 个叫法').waitFor();
  await page.getByRole('checkbox', { name: '勾 老周农资店' }).check();
  await page.getByRole('checkbox', { name: '勾 周大明农资店' }).check();
  const side = await page.getByRole('link', { name: '放在一起看' }).getAttribute('href');
  expect(side).toMatch(/^\/papers\/operators\/[0-9a-f-]{36},[0-9a-f-]{36}$/u);
  await page.getByRole('button', { name: '等人认的' }).click();
  await expect.poll(() => decodeURIComponent(page.url()), patience).toContain('only=offered');
  await expectGoodInEveryLook(page, 'the shops');
  await row.getByRole('link', { name: '老周农资店' }).click();
  await page.getByRole('heading', { name: '老周农资店', level: 1 }).waitFor();
  await page.getByRole('button', { name: '关注', exact: true }).click();
  await page.getByRole('button', { name: '已关注', pressed: true }).waitFor();
  await page.getByRole('region', { name: '也叫什么' }).getByText('周记农资').waitFor();

  const twins = page.getByRole('region', { name: '等人认的' });
  await twins.getByRole('link', { name: '周大明农资店' }).waitFor();
  await twins.getByRole('button', { name: '是同一家…' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('理由').fill('去看过，就是老周本人的店');
  await drawer.getByRole('button', { name: '合并' }).click();
  await drawer.waitFor({ state: 'detached' });
  const merges = page.getByRole('region', { name: '合并记录' });
  await merges.getByText('去看过，就是老周本人的店').waitFor();
  await page.getByRole('region', { name: '所有的件' }).getByText('3 件，新的在上').waitFor();
  await expectGoodInEveryLook(page, 'the page of a shop');

  await merges.getByRole('button', { name: '拆开…' }).click();
  await drawer.getByLabel('理由').fill('周大明是他兄弟，另一家');
  await drawer.getByRole('button', { name: '拆开', exact: true }).click();
  await page.getByRole('region', { name: '所有的件' }).getByText('2 件，新的在上').waitFor();

  await page.getByRole('button', { name: '加标记…' }).click();
  await drawer.getByLabel('写什么、为什么').fill('票据放在库房，先打电话');
  await drawer.getByRole('button', { name: '加上' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: '标记' }).getByText('票据放在库房，先打电话').waitFor();

  await page
    .getByRole('region', { name: '所有的件' })
    .getByRole('link', { name: /^投2026-/u })
    .first()
    .click();
  await page.getByRole('region', { name: '经营者档案' }).getByText('票据放在库房，先打电话').waitFor();
  await page.close();
});

test('The page of a shop is told in English too, and Ctrl K finds it.', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/operators' });
  await page.getByRole('row', { name: /老周农资店/u }).waitFor();
  await page.getByRole('button', { name: /方敏/u }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Register of shops' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill('老周农资');
  await palette.getByText('Shops').waitFor();
  await expect.poll(() => palette.innerText(), patience).toContain('老周农资店');
  await page.close();
});

test('群众打店名里的两个字，登记过的店点一下就填好；没有脚本照样写', async () => {
  const id = '00000000-0000-7000-8000-00000000a001';
  const rows = [
    {
      line: 2,
      name: '前柳兴农种子店',
      code: '',
      phone: '',
      address: '前柳村西口',
      town: '柳河镇',
      names: [],
      state: 'open' as const,
    },
  ];
  const ctx = await consumerContext(house.app);
  const actor = { ...ctx.actor, id, role: 'centre' as const };
  await registerShops({ ...ctx, actor }, rows);
  const page = await house.open({ phone: true });
  await page.goto('/complaint');
  await page.getByLabel('店名或卖东西的人').pressSequentially('兴农');
  await page.getByRole('button', { name: /前柳兴农种子店/u }).click();
  await expect.poll(() => page.locator('#shop').inputValue(), patience).toBe('前柳兴农种子店');
  await expect.poll(() => page.locator('#shopAddress').inputValue(), patience).toBe('前柳村西口');
  await expect.poll(() => page.locator('#shopVillage').inputValue(), patience).toBe('V0301');
  await page.close();
  const plain = await house.open({ phone: true, javaScript: false });
  await plain.goto('/complaint');
  await plain.getByLabel('店名或卖东西的人').fill('兴农');
  await plain.close();
});
