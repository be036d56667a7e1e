/** M15: what a key costs on a slow processor, what a station's telephone waits on a slow line, and what the palette takes in a large county. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { sessionCookie } from '../../src/http/base/session.ts';
import { findChromium } from '../browser.ts';
import { password, type Bench, type BenchCounty, type Figure } from './county.ts';
import { median, signIn } from './load.ts';
import { sought } from './questions.ts';
import { openDesk } from './queue.ts';

const [keys, slower, mostKeyMs] = [40, 4, 50];
const [visits, mostVisitMs] = [5, 6_000];
/** 400 kbit/s, and as many ms a way and back. */
const slowLine = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const [asks, mostAskMs] = [9, 100];

export async function measureDesk(bench: Bench): Promise<Figure[]> {
  const county = await bench.county(bench.sizes[1]);
  const desk = await openDesk(county);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium on this machine.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: 60_000 });
  try {
    const { url } = desk.measured;
    const cookie = await signIn(desk.measured, county, password);
    const centre = async (path: string) => (await fetch(`${url}${path}`, { headers: { cookie } })).arrayBuffer();
    return [
      await pressKeys(browser, url, cookie, county),
      await visitStation(browser, url),
      await askPalette('an officer', (path) => desk.get(path), county),
      await askPalette('the centre', centre, county),
    ];
  } finally {
    await browser.close();
    await desk.measured.stop();
  }
}

/** From the key, as the browser received it, until what it changed was drawn. */
const timeKeys = `window.took = [];
  addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => window.took.push(performance.now() - timeStamp);
    drawn.port2.postMessage(null);
  }), true);`;

async function pressKeys(browser: Browser, url: string, cookie: string, county: BenchCounty): Promise<Figure> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await context.addCookies([{ name: sessionCookie, value: cookie.slice(sessionCookie.length + 1), url }]);
  const page = await context.newPage();
  await page.goto(`${url}/desk/complaints`);
  await page.locator('tr[data-row]').nth(keys).waitFor();
  await page.waitForLoadState('networkidle');
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.evaluate(timeKeys);
  for (let i = 0; i < keys; i += 1) {
    await page.keyboard.press('j');
    await page.evaluate(
      `new Promise((done) => { const look = () => (window.took.length > ${i} ? done() : setTimeout(look, 20)); look(); })`,
    );
  }
  const took = await tookOf(page);
  await context.close();
  const value = median(took);
  return {
    metric: 'M15',
    name: `J in a list of 50, ${slower} × slower processor: median, ms`,
    value,
    target: `≤ ${mostKeyMs}`,
    reached: value <= mostKeyMs,
    how: `of ${keys} presses, p90 ${share(took, 0.9).toFixed(0)}, slowest ${Math.max(...took).toFixed(0)}; ${county.size} matters`,
  };
}

async function tookOf(page: Page): Promise<number[]> {
  return page.evaluate<number[]>('window.took');
}

async function visitStation(browser: Browser, url: string): Promise<Figure> {
  const took: number[] = [];
  for (let i = 0; i < visits; i += 1) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', slowLine);
    const began = performance.now();
    await page.goto(`${url}/station/`, { waitUntil: 'commit', timeout: 60_000 });
    await page.locator('input:enabled').first().fill('st-v0302', { timeout: 60_000 });
    took.push(performance.now() - began);
    await context.close();
  }
  const value = median(took);
  return {
    metric: 'M15',
    name: "first visit of a station's telephone at 400 kbit/s until its sign-in can be typed into: median, ms",
    value,
    target: `≤ ${mostVisitMs}`,
    reached: value <= mostVisitMs,
    how: took.map((ms) => ms.toFixed(0)).join(', '),
  };
}

/** What people type, each asked in turn; the slowest of its medians. */
async function askPalette(who: string, ask: (path: string) => Promise<unknown>, county: BenchCounty): Promise<Figure> {
  const took = new Map<string, number[]>();
  for (let i = 0; i < asks; i += 1)
    for (const [name, path] of Object.entries(sought)) {
      const began = performance.now();
      await ask(path);
      took.set(name, [...(took.get(name) ?? []), performance.now() - began]);
    }
  const medians = [...took].map(([name, all]) => [name, median(all)] as const);
  const value = Math.max(...medians.map(([, ms]) => ms));
  return {
    metric: 'M15',
    name: `palette as ${who} at ${county.size}: slowest median, ms`,
    value,
    target: `≤ ${mostAskMs}`,
    reached: value <= mostAskMs,
    how: medians.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', '),
  };
}

function share(took: readonly number[], part: number): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
