/** A telephone of a station: a Chromium of its own with its own profile, which can be killed, and a line that can be cut. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/browser.ts';
import { password } from './http-app.ts';

/** The way to the house: when it is cut nobody answers at its address, whatever a browser believes of its network. */
export interface Line {
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Leads to another house from now on, as an upgrade of the program does. */
  turn(to: string): void;
}

export async function openLine(to: string): Promise<Line & { close(): Promise<void> }> {
  let target = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;
  const mend = async () => {
    server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      for (const one of [near, far]) {
        sockets.add(one);
        one.on('close', () => sockets.delete(one));
        one.on('error', () => [near, far].forEach((other) => other.destroy()));
      }
      near.pipe(far);
      far.pipe(near);
    });
    await listening(server, port);
    ({ port } = server.address() as AddressInfo);
  };
  const cut = async () => {
    const closing = server;
    server = null;
    for (const one of sockets) one.destroy();
    if (closing !== null) await new Promise<void>((done) => closing.close(() => done()));
  };
  await mend();
  const turn = (other: string) => {
    target = Number(new URL(other).port);
    for (const one of sockets) one.destroy();
  };
  return { url: `http://127.0.0.1:${port}`, cut, mend, turn, close: cut };
}

/** Below the ports that a machine gives to whoever calls out: while the line is cut its port waits, and nobody else comes to lie on it. */
const ownPorts = { from: 20_000, count: 12_000 };

async function listening(server: Server, port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    server.listen(port || ownPorts.from + Math.floor(Math.random() * ownPorts.count), '127.0.0.1');
    try {
      await once(server, 'listening');
      return;
    } catch (error) {
      if (port !== 0 || tries > 20) throw error;
    }
  }
}

export interface Telephone {
  page: Page;
  /** Ends the process as an empty battery does, and starts it again with the same profile. */
  killAndStart(): Promise<Page>;
  offline(isOffline: boolean): Promise<void>;
  close(): Promise<void>;
}

const deadlineMs = 30_000;

export async function openTelephone(url: string, { width = 360, dark = false } = {}): Promise<Telephone> {
  const profile = await mkdtemp(join(tmpdir(), 'hongdun-telephone-'));
  let child: ChildProcess | null = null;
  let context: BrowserContext | null = null;
  const start = async (): Promise<Page> => {
    const executable = findChromium();
    if (executable === null) throw new Error('There is no Chromium on this machine.');
    await rm(join(profile, 'DevToolsActivePort'), { force: true });
    child = spawn(
      executable,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--remote-debugging-port=0',
        '--lang=zh-CN',
        `--user-data-dir=${profile}`,
        `--window-size=${width},740`,
        'about:blank',
      ],
      { stdio: 'ignore', detached: true },
    );
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profile)}`, {
      timeout: 30_000,
    });
    [context = null] = browser.contexts();
    if (context === null) throw new Error('The browser has a first context.');
    context.setDefaultTimeout(deadlineMs);
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: dark ? 'dark' : 'light' });
    await page.goto(`${url}/station/`);
    return page;
  };
  const kill = async () => {
    if (child?.pid === undefined || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    // Its whole group, which is this process's own child: no part of it writes anything more.
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  const telephone: Telephone = {
    page: await start(),
    killAndStart: async () => {
      await kill();
      telephone.page = await start();
      return telephone.page;
    },
    offline: async (isOffline) => {
      await context?.setOffline(isOffline);
    },
    close: async () => {
      await kill();
      await rm(profile, { recursive: true, force: true });
    },
  };
  return telephone;
}

async function debuggingPort(profile: string): Promise<number> {
  for (let tries = 0; tries < 150; tries += 1) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[0]);
    if (port > 0) return port;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error('The browser did not start.');
}

export const pin = '271828';

/** Signs in over the network the first time, and chooses the PIN; `first` is what stands on the first screen. */
export async function bindTelephone(
  page: Page,
  loginName: string,
  { first = /登记投诉/u, word = password } = {},
): Promise<void> {
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(word);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('6 位以上数字').fill(pin);
  await page.getByLabel('再输一次').fill(pin);
  await page.getByRole('button', { name: '定好，进去' }).click();
  await page.getByRole('link', { name: first }).first().waitFor();
  await untilKept(page);
}

/** From here on the program lies on the telephone, and opens without a network. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
}

/** What a telephone from before had of its binding, and what waits on it. */
export interface Former {
  deviceId: string;
  mark: string;
  word: string;
  key: string;
  recovery: string;
  carried: unknown;
  item: { id: string };
}

/** Lays the store of a telephone from before into the browser: all of it behind the PIN alone, stretched as it was then. */
export async function layFormerStore(page: Page, former: Former): Promise<void> {
  await page.evaluate(`(async (former, pin) => {
    const text = (value) => new TextEncoder().encode(JSON.stringify(value));
    const plain = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
    const seal = async (key, bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes));
      let all = '';
      for (const one of data) all += String.fromCharCode(one);
      return { iv: base64(iv), data: btoa(all) };
    };
    const aes = (raw) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
    const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 310000 };
    const byPin = await crypto.subtle.deriveKey(way, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const store = await aes(raw);
    const meta = {
      deviceId: former.deviceId, mark: former.mark, word: former.word,
      stationName: former.carried.station.name, personName: former.carried.person.name,
      salt: base64(salt), byPin: await seal(byPin, raw), byRecovery: await seal(await aes(plain(former.recovery)), raw),
      tries: { wrong: 0, notBefore: 0 },
    };
    const secret = await seal(store, text({ key: former.key, slips: 1 }));
    const carried = await seal(store, text(former.carried));
    const body = { item: former.item, title: '先前没发的', typed: null, problem: null, arrived: null };
    const act = { id: former.item.id, chain: former.item.id, state: 'waiting', sealed: await seal(store, text(body)), photos: [] };
    const db = await new Promise((done) => {
      const asked = indexedDB.open('hongdun-station', 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('meta');
        asked.result.createObjectStore('sealed');
        asked.result.createObjectStore('act', { keyPath: 'n', autoIncrement: true });
      };
      asked.onsuccess = () => done(asked.result);
    });
    const tx = db.transaction(['meta', 'sealed', 'act'], 'readwrite');
    tx.objectStore('meta').put(meta, 'meta');
    tx.objectStore('sealed').put(secret, 'secret');
    tx.objectStore('sealed').put(carried, 'carried');
    tx.objectStore('act').add(act);
    await new Promise((done) => { tx.oncomplete = done; });
    db.close();
  })(${JSON.stringify(former)}, ${JSON.stringify(pin)})`);
}

/** What lies in the store as a finder reads it, and a change of the lock as time or a finder makes it. */
export async function readStore(
  page: Page,
  change = '() => {}',
): Promise<{ meta: Record<string, unknown>; sealed: string[] }> {
  return page.evaluate(`new Promise((done) => {
    const asked = indexedDB.open('hongdun-station');
    asked.onsuccess = () => {
      const tx = asked.result.transaction(['meta', 'sealed'], 'readwrite');
      const all = {};
      tx.objectStore('meta').get('meta').onsuccess = ({ target }) => {
        all.meta = target.result;
        (${change})(target.result);
        tx.objectStore('meta').put(target.result, 'meta');
      };
      tx.objectStore('sealed').getAllKeys().onsuccess = ({ target }) => { all.sealed = target.result; };
      tx.oncomplete = () => { asked.result.close(); done(JSON.parse(JSON.stringify(all))); };
    };
  })`);
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('数字密码').fill(pin);
  await page.getByRole('button', { name: '打开' }).click();
  await page.locator('header.bar').waitFor();
}

export interface Told {
  name: string;
  phone?: string;
  shop?: string;
  story?: string;
  photo?: string;
}

/** The three answers, with the thumb; gives the slip number and the query code. */
export async function fileOn(page: Page, told: Told): Promise<{ slip: string; code: string; fields: number }> {
  await page.goto(`${new URL(page.url()).origin}/station/#/file`);
  await page.getByLabel('姓名').fill(told.name);
  await page.getByLabel('电话').fill(told.phone ?? '13800000317');
  await page.getByLabel('店名').fill(told.shop ?? '老周农资店');
  await page.getByLabel('他说的话').fill(told.story ?? '买了10袋复合肥，袋上印50公斤，每袋只有46公斤出头。');
  if (told.photo !== undefined) {
    await page.getByLabel('相册').setInputFiles(told.photo);
    await page.getByRole('img', { name: '照片 1' }).waitFor();
  }
  await page.getByRole('button', { name: '存下' }).click();
  const slip = await page.locator('[data-test=slip]').innerText();
  const code = await page.locator('[data-test=code]').innerText();
  return { slip, code: code.replace(/\D/gu, ''), fields: 4 };
}
