/**
 * What an administrator sets for systems outside, and what everybody reads of a new version: a system is added, its secret seen once, a
 * second person confirms where its letters go, and a test tells what it answers; 版本与更新 marks what came since the last look.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openBy, openHouse, patience, wrongWith, type House } from '../../build/house/browser.ts';
import { over } from '../../build/house/desk.ts';

let house: House;
const asked: string[] = [];
beforeAll(async () => {
  house = await openHouse({
    changelog: () => readFile('CHANGELOG.md', 'utf8'),
    hookWay: {
      inFile: [],
      isShut: () => false,
      // Another machine, which no test reaches.
      probe: (to) => {
        asked.push('inFile' in to ? to.inFile : to.url);
        return Promise.resolve({ verdict: 'taken', status: 200, ms: 12, words: '{"ok":true}', why: '' });
      },
    },
  });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const at = '/desk/settings/hooks';
const url = 'https://oa.example.gov.cn/hongdun';
const systems = (page: Page) => page.getByRole('region', { name: '收通知的系统' });

test('管理 › 对外通知: added by one, confirmed by another, its secret shown once, and a test answered.', async () => {
  const admin = await house.openDesk(cast.admin, { at });
  await systems(admin).getByText('还没有系统收通知').waitFor();
  const form = admin.getByRole('dialog');
  await openBy(() => systems(admin).getByRole('button', { name: '加一个系统' }).click(), form.getByLabel('名称'));
  await form.getByLabel('名称').fill('县政府OA');
  await form.getByLabel('网址').fill('http://oa.example.gov.cn/hongdun');
  await form.getByRole('checkbox').first().check();
  expect(await wrongWith(admin, 'the form of a system', undefined, over)).toEqual([]);
  await form.getByRole('button', { name: '保存' }).click();
  // Not by https: said at its field, and nothing is kept.
  await expect.poll(() => form.getByLabel('网址').getAttribute('aria-invalid'), patience).toBe('true');
  await expect.poll(() => form.innerText(), patience).toMatch(/https/u);
  await form.getByLabel('网址').fill(url);
  await form.getByRole('button', { name: '保存' }).click();
  const secret = admin.getByText('密钥，只显示这一次');
  await secret.waitFor();
  await form.waitFor({ state: 'detached' });
  await expectGood(admin, 'a secret that is shown once');
  await admin.getByRole('button', { name: '抄好了，收起来' }).click();
  await secret.waitFor({ state: 'detached' });
  // Who has written it confirms nothing, and nothing is sent yet.
  const row = systems(admin).getByRole('row', { name: /县政府OA/u });
  await row.getByText('等另一个人核定').waitFor();
  expect(await admin.getByRole('button', { name: '核定 县政府OA' }).count()).toBe(0);
  expect(await row.getByRole('button', { name: /测试/u }).count()).toBe(0);

  const second = await house.openDesk(cast.security, { at, phone: true });
  const waiting = second.getByRole('region', { name: '等您核定的' });
  await waiting.getByText(url).waitFor();
  await expectGood(second, 'what waits for a second person, at 360 px');
  await waiting.getByRole('button', { name: '核定 县政府OA' }).click();
  await waiting.waitFor({ state: 'detached' });
  await second.close();

  await admin.reload();
  await row.getByText('在发').waitFor();
  expect(await admin.getByText('密钥，只显示这一次').count()).toBe(0);
  await row.getByRole('button', { name: '给 县政府OA 发一封测试' }).click();
  await systems(admin).getByText('收下了测试：回答 200').waitFor();
  expect(asked).toEqual([url]);
  await openBy(() => row.getByRole('button', { name: /改/u }).click(), form.getByRole('button', { name: '换密钥' }));
  expect(await wrongWith(admin, 'the form of a system that is told', undefined, over)).toEqual([]);
  await admin.close();
});

test('版本与更新: opened from the menu of one’s name, with what came since the last look.', async () => {
  const page = await house.openDesk(cast.officerOfChengguan);
  const drawer = page.getByRole('dialog', { name: /版本与更新/u });
  const open = async () => {
    await openBy(() => page.locator('button.who').click(), page.getByRole('menuitem', { name: '版本与更新' }));
    await page.getByRole('menuitem', { name: '版本与更新' }).click();
    await drawer
      .getByRole('heading', { name: /^\d+\.\d+\.\d+/u })
      .first()
      .waitFor();
  };
  await open();
  await drawer.getByText('群众').first().waitFor();
  expect(await wrongWith(page, 'the drawer of the versions', undefined, over)).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  // What came since the last look is marked, once.
  const mark = drawer.getByText('上次看过以后的', { exact: true });
  await page.evaluate(`for (const key of Object.keys(localStorage))
    if (key.startsWith('hongdun.changes.')) localStorage.setItem(key, '0.27.0');`);
  await open();
  await mark.waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await open();
  expect(await mark.count()).toBe(0);
  await page.close();
});
