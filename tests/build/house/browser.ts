import { join } from 'node:path';
/** One Chromium and one house: the whole app at an address of its own, with the sample county, for the journeys. */
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { findChromium } from '../../../scripts/browser.ts';
import type { RunWork } from '../../../src/domain/matter/upkeep/upkeep-work.ts';
import { createApp, defaultLimits, type Deps } from '../../../src/http/app.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';
import { password, testApp, type TestApp } from './http-app.ts';

export interface House {
  url: string;
  app: TestApp;
  /** A browser of its own, as one person has it: nothing is shared with the others but the house. */
  open(manner?: Manner): Promise<Page>;
  /** The same with a session of the account, at its first page or another: how somebody signs in by hand is a journey of its own. */
  openDesk(loginName: string, manner?: DeskManner): Promise<Page>;
  /** Refuses what the pages threw or wrote as an error since the last call: each step of a journey ends without. */
  demandSilence(): void;
  close(): Promise<void>;
}

export interface Manner {
  /** A telephone of that width, which is 360 unless said. */
  phone?: boolean;
  width?: number;
  javaScript?: boolean;
  dark?: boolean;
  english?: boolean;
}

/** Where whoever looks for one page begins, so that the first page of the desk is not drawn for nothing. */
export interface DeskManner extends Manner {
  at?: string;
}

/** No step of a journey waits longer for its page. */
const patienceMs = 30_000;
/** What stands on a page may come a moment after the page itself: `expect.poll` looks again until then. */
export const patience = { timeout: patienceMs, interval: 50 };
const deskFolder = process.env['DESK_FOLDER'] ?? 'dist/staff';

/** The built file that a module of `src` came to lie in. */
export function fileOf(module: string): string {
  const places = JSON.parse(readFileSync(join(deskFolder, '.vite', 'places.json'), 'utf8')) as Record<string, string>;
  const file = places[module];
  if (file === undefined) throw new Error(`${module} was not built.`);
  return file;
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A browser writes of every answer that is no success; whether one was wanted, the journey itself says. */
const ordinary = /^Failed to load resource: |favicon/u;

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium on this machine: npm test installs one.');
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  // What is drawn is drawn by the browser itself and by one thread: an eighth less of both cores.
  const plain = ['--disable-gpu', '--in-process-gpu', '--num-raster-threads=1'];
  // A page lives for some seconds: to make its code the fastest takes longer than to run it as it is, also for axe.
  const hasty = ['--js-flags=--no-opt,--no-maglev'];
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', ...plain, ...quiet, ...hasty],
    timeout: 60_000,
  });
}

let running: Promise<Browser> | null = null;

/** One for all journeys of this process, with which it ends: to start one takes as long as to open a desk. */
async function runningBrowser(): Promise<Browser> {
  if (running === null || !(await running).isConnected()) running = launch();
  return running;
}

interface Kept {
  context: BrowserContext;
  /** The address and the manner that it was opened for. */
  as: string;
  isOpening: boolean;
  /** Its page, closed by whoever had it: it runs nothing and waits for the next one. */
  parked: Page | null;
}

/** The one that was used last stands last. */
const kept: Kept[] = [];

/** So many pages wait at most, for each is a process of the browser. */
const mostParked = 4;
/** A document of the house that runs nothing: on a blank page the process of the page would end, which is half of what it takes to open one. */
const nowhere = '/assets/shield.svg';

/**
 * The browser of one person, with nothing of whoever had it before but the files of the desk and the process that has read them: to
 * begin without is more than half of what it takes to open the desk. It is free for the next one when its pages are closed.
 */
export async function personalPage(url: string, manner: Manner, hear: (page: Page) => void): Promise<Page> {
  const options = optionsOf(manner);
  const as = JSON.stringify([url, options]);
  const isFree = (one: Kept) =>
    one.as === as && !one.isOpening && one.context.pages().every((page) => page === one.parked);
  const one = kept.findLast(isFree) ?? (await keep(as, { baseURL: url, ...options }));
  one.isOpening = true;
  try {
    const { context, parked } = one;
    context.removeAllListeners('page');
    context.on('page', hear);
    if (parked !== null) hear(parked);
    one.parked = null;
    const page = parked ?? parkWhenClosed(one, await context.newPage(), options);
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: url, storageTypes: storageOfPages });
    await session.send('Page.resetNavigationHistory');
    await session.detach();
    await Promise.all([context.clearPermissions(), context.setOffline(false), context.unrouteAll()]);
    return page;
  } finally {
    one.isOpening = false;
  }
}

async function keep(as: string, options: BrowserContextOptions): Promise<Kept> {
  const context = await (await runningBrowser()).newContext(options);
  context.setDefaultTimeout(patienceMs);
  const one = { context, as, isOpening: true, parked: null };
  kept.push(one);
  context.on('close', () => kept.splice(kept.indexOf(one), 1));
  return one;
}

/** Whoever closes the page leaves it for the next one, unless it was given what no page can be rid of. */
function parkWhenClosed(one: Kept, page: Page, options: ReturnType<typeof optionsOf>): Page {
  const { clock } = page;
  const [close, addInitScript] = [page.close.bind(page), page.addInitScript.bind(page)];
  let isSpent = false;
  Object.defineProperty(page, 'clock', { get: () => ((isSpent = true), clock) });
  page.addInitScript = (...args) => ((isSpent = true), addInitScript(...args));
  page.close = async () => {
    if (page.isClosed() || one.parked === page) return;
    if (isSpent) return one.context.close();
    // Beside a page that it has opened, it would not be free.
    if (one.context.pages().length > 1) return close();
    one.isOpening = true;
    try {
      await park(page, options);
      one.parked = page;
    } catch {
      await close();
    }
    one.isOpening = false;
    kept.push(...kept.splice(kept.indexOf(one), 1));
    const [surplus] = kept.filter(({ parked }) => parked !== null).slice(0, -mostParked);
    if (surplus === undefined) return;
    surplus.isOpening = true;
    await surplus.context.close();
  };
  return page;
}

/** What pages tell those who listen. */
const told = ['console', 'dialog', 'download', 'filechooser', 'load', 'pageerror', 'popup', 'request', 'response'];

/** Ends what runs on the page, and gives it the looks of a new one. */
async function park(page: Page, { viewport, colorScheme, reducedMotion }: ReturnType<typeof optionsOf>): Promise<void> {
  for (const event of told) page.removeAllListeners(event);
  await Promise.all([page.unrouteAll(), page.context().unrouteAll(), page.context().setOffline(false)]);
  await page.goto(nowhere, { waitUntil: 'commit' });
  await page.evaluate('sessionStorage.clear()');
  const size = page.viewportSize();
  if (size?.width !== viewport.width || size.height !== viewport.height) await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
  // Nothing of the next page lies under the mouse of the one before.
  await page.mouse.move(-1, -1);
}

/** What pages lay into a browser; not what it keeps of the files that it has fetched. */
const storageOfPages = 'cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems';

/** All houses of a process stand at one address, one after the other; beside it where two stand at a time. */
let address = 0;

async function listenAt(server: Server, port: number): Promise<number> {
  const listening = new Promise<void>((done, fail) => server.once('listening', done).once('error', fail));
  server.listen(port, '127.0.0.1');
  try {
    await listening;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === 0) throw error;
    return listenAt(server, 0);
  }
  return (server.address() as AddressInfo).port;
}

/** Opens the house: real database, real pages, real desk as it was built; set up now, or at the instant. */
export async function openHouse({
  since,
  runWork = null,
  hookWay,
  changelog,
  ...change
}: { publicUrl?: string; since?: Date; runWork?: RunWork | null } & Pick<
  Deps,
  'hookWay' | 'changelog'
> = {}): Promise<House> {
  if (!existsSync(`${deskFolder}/index.html`)) throw new Error('The desk is not built: run npm run build first.');
  const app = await testApp(since === undefined ? {} : { since });
  // As it was built, too: what pressing breaks in a script is seen by whoever walks.
  const assetFolder = join(process.cwd(), 'dist/assets');
  const settings = { ...app.deps.settings, deskFolder, assetFolder, ...change };
  // Everybody of a journey comes from one address.
  const limits = { ...defaultLimits(), ...generous() };
  const around = {
    runWork,
    ...(hookWay === undefined ? {} : { hookWay }),
    ...(changelog === undefined ? {} : { changelog }),
  };
  const server = createAdaptorServer({
    fetch: createApp({ ...app.deps, settings, limits, ...around }).fetch,
  }) as Server;
  const port = await listenAt(server, address);
  if (address === 0) address = port;
  const url = `http://127.0.0.1:${port}`;
  const browser = await runningBrowser();
  const contexts: BrowserContext[] = [];
  const heard: string[] = [];
  const hear = (page: Page) => listen(page, heard);
  const house: House = {
    url,
    app,
    open: async (manner = {}) => {
      const context = await browser.newContext({ baseURL: url, ...optionsOf(manner) });
      contexts.push(context);
      context.setDefaultTimeout(patienceMs);
      context.on('page', hear);
      return context.newPage();
    },
    openDesk: async (loginName, { at = '/desk/', ...manner } = {}) => {
      const page = await personalPage(url, manner, hear);
      await page.context().addCookies([{ name: sessionCookie, value: await app.tokenOf(loginName), url }]);
      await page.goto(at);
      await page.locator('.frame h1').first().waitFor();
      return page;
    },
    demandSilence: () => {
      const errors = heard.splice(0);
      if (errors.length > 0) throw new Error(errors.join('\n'));
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      const left = kept.flatMap(({ context }) => context.pages());
      await Promise.all(left.map((page) => page.close()));
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await app.close();
    },
  };
  return house;
}

/**
 * Goes on in the desk that is open, as a press on a link does: to load the whole desk anew takes six times as long. Resolves when the
 * page of before is gone. Where no desk is open, or only what is chosen on its page differs, the address is opened as a new one is.
 */
export async function visit(page: Page, path: string): Promise<void> {
  const goesOn = await page.evaluate<boolean>(`(() => {
    const left = document.querySelector('.frame main')?.lastElementChild;
    if (!left) return false;
    const there = new URL(${JSON.stringify(path)}, location.href);
    if (!there.pathname.startsWith('/desk/') || there.pathname === location.pathname) return false;
    left.setAttribute('data-left', '');
    history.pushState(null, '', there);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    return true;
  })()`);
  if (goesOn) await page.locator('[data-left]').waitFor({ state: 'detached' });
  else await page.goto(path);
}

/** Types name and password on the sign-in page with the keyboard, as a person does once the cursor stands there. */
export async function signIn(page: Page, loginName: string, word = password): Promise<void> {
  await page.locator('input[autocomplete=username]:focus').waitFor();
  await page.keyboard.insertText(loginName);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(word);
  await page.keyboard.press('Enter');
  await page.locator('.frame h1').first().waitFor();
}

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What the colours of a page are asked for. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands, or in one part of it: `rule: the element`. */
export async function seriousFindings(
  page: Page,
  rules: readonly string[] = allRules,
  within: string | null = null,
): Promise<string[]> {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axe);
  const findings = await page.evaluate<Finding[]>(
    // Of what a page carries only films and sounds are read before: its style sheets no rule asks for, and they take longer than all rules.
    `axe.run(${within === null ? 'document' : JSON.stringify({ include: [[within]] })}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'], preload: { assets: ['media'] } })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(' ')) })))`,
  );
  return findings.flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
}

interface Finding {
  id: string;
  targets: string[];
}

/**
 * What a finger has to hit on a citizen's or a station's telephone and is smaller than 44 px; the desk's 24 axe asks for. A link within a
 * sentence is as high as its line, a box is pressed by its label, and what is read to some alone is pressed by nobody's finger.
 */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=switch]';
    const boxOf = (one) => {
      const label = one.closest('label') ?? (one.id && document.querySelector('label[for="' + CSS.escape(one.id) + '"]'));
      return (label && one.matches('[type=radio], [type=checkbox], [type=file]') ? label : one).getBoundingClientRect();
    };
    const isInSentence = (one) =>
      getComputedStyle(one).display === 'inline' && one.parentElement.innerText.trim() !== one.innerText.trim();
    return [...document.querySelectorAll(pressed)]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('[inert], .sr') === null && !isInSentence(one))
      .map((one) => ({ one, box: boxOf(one) }))
      .filter(({ box }) => box.right > 0 && box.width > 0 && (box.width < 43.5 || box.height < 43.5))
      .map(({ one, box }) => 'smaller than a finger: ' + one.tagName.toLowerCase() + ' ' +
        (one.innerText || one.getAttribute('aria-label') || one.name || '').slice(0, 20) + ' ' +
        Math.round(box.width) + ' × ' + Math.round(box.height));
  })()`);
}

/** Chinese that is read aloud as English, for nothing says that it is Chinese: of a page in English. */
export async function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    if (document.documentElement.lang !== 'en') return [];
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
      const at = text.parentElement;
      // On the desk and on the telephone a word of data may stand in an English sentence.
      const own = [...at.childNodes].map((one) => (one.nodeType === 3 ? one.data : '')).join('');
      const isMixed = document.querySelector('.frame, #station') !== null && /[a-z]{2}/iu.test(own);
      if (!/\\p{Script=Han}/u.test(text.data) || isMixed || !at.checkVisibility() || at.closest('script, style') !== null) continue;
      if (!at.closest('[lang]').getAttribute('lang').startsWith('zh')) found.push('not said to be Chinese: ' + text.data.trim().slice(0, 30));
    }
    return found;
  })()`);
}

/**
 * What a screen reader says of the page, or of a part of it, in its order: without the addresses of links, with one number for all, and a row or
 * a cell that says what the one before it did is left out.
 */
export async function readingOrder(page: Page, part = 'body'): Promise<string> {
  await settle(page);
  const said = await page.locator(part).ariaSnapshot();
  const lines = said
    .replaceAll(/(?<=末行 |内容摘要 )[0-9a-f]+(?: [0-9a-f]{4})?/gu, '0')
    .replaceAll(/(?<!level=)\d+(?:[.:,—–-]\d+)*/gu, '0')
    .split('\n')
    .filter((line) => !line.includes('- /url: '));
  return `${lines.filter((line, i) => line !== lines[i - 1]).join('\n')}\n`;
}

/** How many pixels the page can be pushed sideways: the window, the page within the desk's frame, and what lies open over it. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>(
    `Math.max(...[document.documentElement, ...document.querySelectorAll('.main, .ant-drawer-body, .ant-modal-wrap')]
      .map((one) => one.scrollWidth - one.clientWidth))`,
  );
}

/** How many pixels the window of the desk can be pushed down: what is long scrolls within its frame, and below that is nothing. */
function scrollPastFrame(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.querySelector(".frame") === null ? 0 : document.documentElement.scrollHeight - document.documentElement.clientHeight',
  );
}

/** What is against the page as it stands, each line with the name of the screen. */
export async function wrongWith(
  page: Page,
  name: string,
  rules: readonly string[] = allRules,
  within: string | null = null,
): Promise<string[]> {
  await settle(page);
  const sideways = await sidewaysScroll(page);
  const past = await scrollPastFrame(page);
  const findings = await seriousFindings(page, rules, within);
  const isByFinger = !new URL(page.url()).pathname.startsWith('/desk') && (page.viewportSize()?.width ?? 0) < 700;
  if (rules === allRules && isByFinger) findings.push(...(await smallTargets(page)));
  if (rules === allRules) findings.push(...(await unmarkedChinese(page)));
  return [
    ...(sideways === 0 ? [] : [`scrolls sideways by ${sideways} px`]),
    ...(past === 0 ? [] : [`scrolls ${past} px past the end of the desk`]),
    ...findings,
  ].map((one) => `${name}: ${one}`);
}

/** The page has nothing serious against it and does not scroll sideways. */
export async function expectGood(page: Page, name: string): Promise<void> {
  expect(await wrongWith(page, name)).toEqual([]);
}

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
/** In the dark only the colours differ, so that only their rules are asked again. */
const looks: readonly (readonly [string, typeof wide, 'light' | 'dark', readonly string[]])[] = [
  ['at 1440 px', wide, 'light', allRules],
  ['at 1440 px in the dark', wide, 'dark', colourRules],
  ['at 360 px in the dark', narrow, 'dark', colourRules],
  ['at 360 px', narrow, 'light', allRules],
];

/** The same for both widths, by day and in the dark, of one page that stands as it is and is looked at in four ways. */
export async function wrongInEveryLook(page: Page, name: string, within: string | null = null): Promise<string[]> {
  const size = page.viewportSize() ?? wide;
  const wrong: string[] = [];
  for (const [look, viewport, colorScheme, rules] of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // What is drawn by width or colour is drawn anew in the next frame.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    wrong.push(...(await wrongWith(page, `${name} ${look}`, rules, within)));
  }
  // A window of 1280 px at four times its size.
  await page.setViewportSize({ width: 320, height: 256 });
  // What measures itself, such as a chart, comes to its size behind the frame.
  const narrowed = () => sidewaysScroll(page);
  const sideways = await expect
    .poll(narrowed, patience)
    .toBe(0)
    .then(() => 0, narrowed);
  if (sideways !== 0) wrong.push(`${name} at 400 %: scrolls sideways by ${sideways} px`);
  await page.setViewportSize(size);
  return wrong;
}

export async function expectGoodInEveryLook(page: Page, name: string): Promise<void> {
  expect(await wrongInEveryLook(page, name)).toEqual([]);
}

/** Waits for the page to have what it shows: no grey rows, and nothing on its way in, which has but half its contrast. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.locator('h1:visible, h2:visible').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))');
}

/** How many pages the print of this page takes. */
export async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length;
}

function optionsOf({ phone = false, width, javaScript = true, dark = false, english = false }: Manner) {
  const size = { width: width ?? (phone ? 360 : 1440), height: phone ? 740 : 900 };
  return {
    viewport: size,
    screen: size,
    javaScriptEnabled: javaScript,
    colorScheme: dark ? 'dark' : 'light',
    locale: english ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(phone ? { hasTouch: true, isMobile: true } : {}),
  } satisfies BrowserContextOptions;
}

function listen(page: Page, heard: string[]): void {
  page.on('pageerror', (error) => heard.push(`${page.url()} threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !ordinary.test(message.text())) heard.push(`${page.url()} ${message.text()}`);
  });
}

function generous(): Partial<ReturnType<typeof defaultLimits>> {
  const { signIn, filing, queryCode } = defaultLimits();
  for (const counter of [signIn, filing, queryCode]) counter.demand = () => undefined;
  return { signIn, filing, queryCode };
}

/** Acts until what it opens is there: on a busy machine a press may come while the layer before it is still leaving. */
export async function openBy(act: () => Promise<void>, opened: Locator): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await act();
    try {
      await opened.waitFor({ timeout: 3000 });
      return;
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}
