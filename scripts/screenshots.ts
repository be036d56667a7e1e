/** `npm run screenshots`: the demo county on a database of its own, photographed for the README into docs/screens. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { bindTelephone } from '../tests/build/house/telephone.ts';
import { findChromium } from './browser.ts';

const folder = 'docs/screens';
const password = 'hongdun-demo';
const patienceMs = 180_000;

interface Sight {
  name: string;
  width: 360 | 1440 | 1920;
  height?: number;
  dark?: boolean;
  /** Who has signed in at the desk; nobody on the portal. */
  as?: string;
  show: (page: Page) => Promise<unknown>;
}

const sights: readonly Sight[] = [
  { name: 'portal-home', width: 360, show: (page) => page.goto('/?village=V0303') },
  { name: 'portal-home-wide', width: 1440, show: (page) => page.goto('/?village=V0303') },
  { name: 'portal-form', width: 360, show: (page) => page.goto('/complaint') },
  { name: 'portal-home-dark', width: 360, dark: true, show: (page) => page.goto('/?village=V0303') },
  { name: 'portal-home-english', width: 360, show: (page) => page.goto('/?village=V0303&lang=en') },
  { name: 'station-home', width: 360, show: openTelephone },
  { name: 'station-home-dark', width: 360, dark: true, show: openTelephone },
  { name: 'station-work', width: 360, as: 'st-v0303', show: (page) => page.goto('/desk/') },
  { name: 'desk-work', width: 1440, as: 'zhouyi', show: (page) => page.goto('/desk/') },
  { name: 'desk-work-dark', width: 1440, as: 'zhouyi', dark: true, show: (page) => page.goto('/desk/') },
  { name: 'desk-work-english', width: 1440, as: 'majianguo', show: openEnglish },
  { name: 'desk-work-phone', width: 360, as: 'zhouyi', show: (page) => page.goto('/desk/') },
  { name: 'desk-work-wide', width: 1920, height: 1080, as: 'zhouyi', show: (page) => page.goto('/desk/') },
  { name: 'desk-head', width: 1440, as: 'liuguodong', show: (page) => page.goto('/desk/') },
  { name: 'desk-director', width: 1440, as: 'gaoyun', show: (page) => page.goto('/desk/') },
  { name: 'desk-director-phone', width: 360, as: 'gaoyun', show: (page) => page.goto('/desk/') },
  { name: 'desk-status', width: 1440, as: 'admin', show: (page) => page.goto('/desk/settings/upkeep') },
  { name: 'desk-audit', width: 1440, as: 'jianzhengming', show: (page) => page.goto('/desk/settings/trail') },
  { name: 'desk-list-dark', width: 1440, as: 'fangmin', dark: true, show: (page) => page.goto('/desk/complaints') },
  { name: 'desk-list-phone', width: 360, as: 'fangmin', show: (page) => page.goto('/desk/complaints') },
  { name: 'desk-list', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/complaints') },
  { name: 'desk-matter', width: 1440, as: 'zhouyi', show: openMediating },
  { name: 'desk-settle', width: 1440, as: 'zhouyi', show: settle },
  { name: 'desk-triage', width: 1440, as: 'fangmin', show: propose },
  { name: 'desk-tipoff', width: 1440, as: 'zhouyi', show: openTipoff },
  { name: 'desk-inquiries', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/inquiries') },
  { name: 'desk-stations', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/stations') },
  { name: 'desk-coverage', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/coverage') },
  { name: 'desk-roster', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/roster') },
  { name: 'desk-incident', width: 1440, as: 'fangmin', show: openIncident },
  { name: 'desk-publication', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/publications') },
  { name: 'portal-warnings', width: 360, show: (page) => page.goto('/warnings') },
  { name: 'desk-supervision', width: 1440, as: 'zhengweimin', show: (page) => page.goto('/desk/rooms/supervision') },
  { name: 'desk-case', width: 1440, as: 'liuguodong', show: openCase },
  { name: 'desk-campaign', width: 1440, as: 'fangmin', show: openCampaign },
  { name: 'desk-terms', width: 1440, as: 'fangmin', show: openTerms },
  { name: 'desk-survey', width: 1440, as: 'fangmin', show: openSurvey },
  { name: 'desk-backlog', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/backlog') },
  { name: 'desk-assessment', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/assessments') },
  { name: 'desk-organisations', width: 1440, as: 'fangmin', show: (page) => page.goto('/desk/organisations') },
  { name: 'desk-boards', width: 1440, as: 'liuguodong', show: (page) => page.goto('/desk/boards') },
  { name: 'desk-wall', width: 1920, height: 1080, as: 'hanzhiyuan', show: (page) => page.goto('/desk/wall') },
  { name: 'desk-figures', width: 1440, as: 'hanzhiyuan', show: (page) => page.goto('/desk/figures') },
  // What is filed for these stands in no picture of the desk.
  { name: 'portal-receipt', width: 360, height: 1100, show: (page) => file(page) },
  { name: 'portal-progress', width: 360, height: 1100, show: followFiled },
];

const executablePath = findChromium();
if (executablePath === null) throw new Error('There is no Chromium on this machine; name one with CHROMIUM_PATH.');
if (!existsSync('dist/main.js')) throw new Error('The program is not built: run npm run build first.');
const data = await mkdtemp(join(tmpdir(), 'hongdun-screens-'));
const program = spawn(process.execPath, ['dist/main.js', 'demo'], {
  env: { ...process.env, DATA_DIR: data, PORT: '0', DEMO_PASSWORD: password },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let browser: Browser | null = null;
try {
  const url = await addressOf(program);
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'],
    env: { ...process.env, LANGUAGE: 'zh_CN' },
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const sight of sights) await photograph(browser, url, sight);
} finally {
  await browser?.close();
  const ended = new Promise((done) => program.once('exit', done));
  program.kill('SIGTERM');
  await ended;
  await rm(data, { recursive: true, force: true });
}

async function photograph(camera: Browser, url: string, { name, width, height, dark, as, show }: Sight): Promise<void> {
  const viewport = { width, height: height ?? (width === 360 ? 780 : 900) };
  const context = await camera.newContext({
    baseURL: url,
    viewport,
    colorScheme: dark === true ? 'dark' : 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  if (as !== undefined) await context.request.post('/api/session', { data: { loginName: as, password } });
  const page = await context.newPage();
  await show(page);
  await page.locator('h1:visible').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(800);
  const offer = page.getByRole('complementary', { name: /^(?:第一次来|Your first time)$/u });
  if (await offer.isVisible()) await offer.getByRole('button').last().click();
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`${folder}/${name}.png`);
  await context.close();
}

async function file(page: Page, phone = '13800000777'): Promise<void> {
  await page.goto('/complaint');
  await page.locator('#name').fill('何秀英');
  await page.locator('#phone').fill(phone);
  await page.locator('#village').selectOption('V0303');
  await page.locator('#shop').fill('柳河日杂店');
  await page.locator('#shopVillage').selectOption('V0301');
  await page.locator('#story').fill('上个月买的电热水壶，用了三天就漏水，找店里换，说拆了包装不管。小票还在。');
  await page.getByLabel('换一个').check();
  await page.locator('#amount').fill('89');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByRole('heading', { name: '交上了' }).waitFor();
}

async function followFiled(page: Page): Promise<void> {
  await file(page, '13800000778');
  await page.goto('/progress/mine');
}

async function openMediating(page: Page): Promise<void> {
  await page.goto('/desk/complaints?stage=mediating');
  await page.locator('tr[data-row] a').first().click();
  await page.getByRole('region', { name: '现在可以做' }).waitFor();
}

/** A station's telephone that was just bound, as the supervisor of a village has it. */
async function openTelephone(page: Page): Promise<void> {
  await page.goto('/station/');
  await bindTelephone(page, 'st-v0303', { word: password });
}

/** Whoever chose English finds it again: so the account is one that stands in no other picture. */
async function openEnglish(page: Page): Promise<void> {
  await page.goto('/desk/');
  await page.locator('.frame h1').first().waitFor();
  await page.getByRole('button', { name: /马建国/u }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'My work' }).first().waitFor();
}

/** The case of the fertiliser, which has exhibits and waits for the defence. */
async function openCase(page: Page): Promise<void> {
  await page.goto('/desk/enforcements?stage=hearing');
  await page.locator('tr[data-row] a').first().click();
  await page.getByRole('region', { name: '现在可以做' }).waitFor();
}

async function openCampaign(page: Page): Promise<void> {
  await page.goto('/desk/campaigns');
  await page.getByRole('link', { name: '看查到哪了' }).first().click();
  await page.getByRole('region', { name: '没办完的' }).waitFor();
}

async function openTerms(page: Page): Promise<void> {
  await page.goto('/desk/contract-reviews');
  await page
    .getByRole('row', { name: /婚宴预订单/u })
    .getByRole('link', { name: '逐处定' })
    .click();
  await page.getByRole('complementary', { name: '逐处' }).waitFor();
}

async function openSurvey(page: Page): Promise<void> {
  await page.goto('/desk/surveys');
  await page.getByRole('link', { name: /家装市场消费调查的汇总/u }).click();
  await page.getByRole('region', { name: '各项结论占几家' }).waitFor();
}

async function settle(page: Page): Promise<void> {
  await openMediating(page);
  const button = page
    .getByRole('region', { name: '现在可以做' })
    .getByRole('button', { name: /^(达成协议|终止调解)/u });
  await button.first().click();
  await page
    .getByRole('dialog')
    .locator('textarea')
    .first()
    .fill('店里退还余款，十日内转到投诉人的账户，双方再无争议。');
}

async function propose(page: Page): Promise<void> {
  await page.goto('/desk/complaints/new');
  await page
    .locator('textarea:focus')
    .fill(
      '在城北农贸市场旁福满烟酒行买了两瓶名酒1998元，扫码显示已查询过多次，送厂家看说不是他们的。一、要求退款并赔偿；二、店里还有十几箱同样的酒，请查处。',
    );
  await page.getByRole('region', { name: '提议' }).getByText('像是投诉 + 举报').waitFor();
}

/** The incident of the sample county that every station was asked about. */
async function openIncident(page: Page): Promise<void> {
  await page.goto('/desk/incidents');
  await page.locator('tbody a', { hasText: '丰垦818' }).first().click();
  await page.getByRole('heading', { name: '各站排查' }).waitFor();
}

async function openTipoff(page: Page): Promise<void> {
  await page.goto('/desk/tipoffs?stage=verifying');
  await page.locator('tr[data-row] a').first().click();
  await page.getByRole('region', { name: '现在可以做' }).waitFor();
}

/** The address that the program prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`The program does not start:\n${printed}`)), patienceMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(printed)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}:\n${printed}`)));
  });
}
