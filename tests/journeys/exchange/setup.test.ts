/** The built program on an empty database: the first-run page makes the bureau and its administrator, who signs in. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectGood, launch, patience } from '../../build/house/browser.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { wholeCounty, workbookOf } from '../../build/onboarding-workbook.ts';
import { codeOf } from '../../build/telephone-code.ts';

let database: TestDatabase;
let folder: string;
let program: ChildProcess;
let url: string;
/** With the code in it, as the start says it. */
let link: string;
let browser: Browser;
const patienceMs = 60_000;

beforeAll(async () => {
  if (!existsSync('dist/main.js')) throw new Error('The program is not built: run npm run build first.');
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'hongdun-setup-'));
  program = spawn(process.execPath, ['dist/main.js', 'start'], {
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  link = await linkOf(program);
  url = new URL(link).origin;
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  const ended = new Promise((done) => program.once('exit', done));
  program.kill('SIGTERM');
  await ended;
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('The first-run page names what is wrong, then makes bureau and administrator, who signs in.', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(link);
  await page.getByRole('heading', { name: '建立本县的系统' }).waitFor();
  const answers = {
    countyId: '990126',
    name: '青禾县',
    province: '中州省',
    city: '安澜市',
    bureauName: '青禾县市场监督管理局',
    paperPrefix: '青市监',
    adminName: '沈立新',
    loginName: 'shenlixin',
    password: '12345678',
    passwordAgain: '12345678',
  };
  for (const [name, text] of Object.entries(answers)) await page.locator(`#${name}`).fill(text);
  await page.getByRole('button', { name: '建立' }).click();
  await page.locator('[role=alert] a[href="#password"]').waitFor();
  await expect.poll(() => page.locator('#bureauName').inputValue(), patience).toBe(answers.bureauName);
  for (const name of ['password', 'passwordAgain']) await page.locator(`#${name}`).fill('three oxen at the ford');
  await page.getByRole('button', { name: '建立' }).click();
  await page.waitForURL(/\/desk\//u);
  await page.locator('input[autocomplete=username]').fill(answers.loginName);
  await page.locator('input[autocomplete=current-password]').fill('three oxen at the ford');
  await page.getByRole('button', { name: '登录' }).click();
  // In a new county the administrator sets up a second factor before anything else.
  await page.getByRole('heading', { name: '再设一道验证' }).waitFor();
  await page.goto(`${url}/desk/settings/county`);
  const key = await page.locator('.factor-key code').innerText();
  expect(await page.evaluate<number>("document.querySelector('.factor-picture').naturalWidth")).toBeGreaterThan(0);
  await page.getByLabel('六位验证码').fill(codeOf(key, Date.now()));
  await page.getByRole('button', { name: '设好' }).click();
  await page.getByRole('heading', { name: '收好十个恢复码' }).waitFor();
  const codes = await page.locator('.factor-codes-list code').allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await page.getByRole('button', { name: '收好了，进工作台' }).click();
  await page.locator('.frame h1').first().waitFor();
  await walkTheOpening(page);
  // Another computer asks for the code after the password; the paper serves when the telephone is away.
  const other = await browser.newPage({ locale: 'zh-CN' });
  await other.goto(`${url}/desk/`);
  await other.locator('input[autocomplete=username]').fill(answers.loginName);
  await other.locator('input[autocomplete=current-password]').fill('three oxen at the ford');
  await other.getByRole('button', { name: '登录' }).click();
  await other.getByRole('heading', { name: '还差一步：输入验证码' }).waitFor();
  await other.getByRole('button', { name: '手机不在？用恢复码' }).click();
  await other.getByLabel('恢复码').fill(codes[0] ?? '');
  await other.getByRole('button', { name: '进工作台' }).click();
  await other.locator('.frame h1').first().waitFor();
  await other.close();
  await page.goto(`${url}/setup`);
  expect(new URL(page.url()).pathname).toMatch(/^\/desk/u);
  await page.goto(url);
  await page.getByRole('link', { name: '我要投诉' }).first().waitFor();
  expect(errors).toEqual([]);
});

/** operations B3: the first screen of an empty county leads through its opening, and counts what is there. */
async function walkTheOpening(page: Page): Promise<void> {
  await page.goto(`${url}/desk/`);
  await page.waitForURL(/\/desk\/settings\/onboarding$/u);
  const steps = page.getByRole('region', { name: '开县步骤' });
  const step = (code: string) => steps.locator(`[data-step=${code}]`);
  const buttonsOf = (codes: readonly string[]) =>
    Promise.all(codes.map(async (code) => [code, await step(code).getByRole('link').count()]));
  await step('workbook').getByRole('link', { name: '下载模板' }).waitFor();
  await expect.poll(() => steps.locator('li').first().getAttribute('data-step'), patience).toBe('workbook');
  // Each that is left has the one button that leads there, and none of the lists is there yet.
  const left = [
    'workbook',
    'county',
    'address',
    'security',
    'offices',
    'villages',
    'stations',
    'accounts',
    'roster',
    'keys',
    'filing',
  ];
  await expect.poll(() => buttonsOf(left), patience).toEqual(left.map((code) => [code, 1]));
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectGood(page, `the opening at ${width} px`);
  }
  await step('villages').getByRole('link', { name: '去录入' }).click();
  await page.waitForURL(/\/desk\/settings\/regions$/u);
  await page.goto(`${url}/desk/`);
  await page.waitForURL(/\/desk\/settings\/onboarding$/u);
  const path = join(folder, '青禾县开县.xlsx');
  await writeFile(path, await workbookOf(wholeCounty()));
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: /^写入 \d+ 行$/u }).click({ timeout: 60_000 });
  await page.getByText(/写好了：新建 \d+ 行/u).waitFor({ timeout: 120_000 });
  await step('stations').getByText('28 个').waitFor();
  const done = ['workbook', 'offices', 'villages', 'stations', 'accounts'];
  await expect
    .poll(() => buttonsOf([...done, 'filing']), patience)
    .toEqual([...done.map((code) => [code, 0]), ['filing', 1]]);
  // Left and found again, the page says what the last import has written.
  await page.reload();
  await page.getByText(/上一次：青禾县开县\.xlsx，.*新建 \d+ 行/u).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
}

/** The address of the first-run page, which the program prints once it listens. */
function linkOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`The program does not start:\n${printed}`)), patienceMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/setup\?code=[\w-]+/u.exec(printed)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}:\n${printed}`)));
  });
}
