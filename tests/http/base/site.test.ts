import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { assetAddress } from '../../../src/http/base/site-assets.ts';
import { deskFiles, siteFiles, stationFiles } from '../../../src/http/base/site.ts';

const deskFolder = mkdtempSync(join(tmpdir(), 'hongdun-site-'));
const code = 'export const words = "投诉、举报、咨询";\n'.repeat(100);
mkdirSync(join(deskFolder, 'assets'));
mkdirSync(join(deskFolder, '.vite'));
const write = (name: string, bytes: string | Buffer): void => writeFileSync(join(deskFolder, name), bytes);
write('index.html', '<!doctype html><title>红盾工作台</title><body><div id="desk"></div></body>');
write('station.html', '<!doctype html><title>红盾站点</title><body><div id="station"></div></body>');
write('.vite/manifest.json', JSON.stringify({ 'station.html': { file: 'assets/station.js' } }));
write('assets/desk.js', code);
write('assets/desk.js.br', brotliCompressSync(code));
write('assets/desk.js.gz', gzipSync(code));
write('assets/bare.js', code);
write('assets/newer.js', code);
write('assets/newer.js.br', brotliCompressSync('old'));
utimesSync(join(deskFolder, 'assets/newer.js.br'), 1, 1);
afterAll(() => rmSync(deskFolder, { recursive: true }));

const settings = {
  publicUrl: '',
  trustProxy: 0,
  secureCookies: false,
  deskFolder,
  assetFolder: join(process.cwd(), 'src/http/assets'),
};
const desk = deskFiles(settings);
const site = siteFiles(settings);
const station = stationFiles(settings);

async function ask(app: typeof desk, path: string, headers: Record<string, string>) {
  const response = await app.request(path, { headers });
  const { status } = response;
  const [encoding, vary, cache, etag, length] = [
    'content-encoding',
    'vary',
    'cache-control',
    'etag',
    'content-length',
  ].map((name) => response.headers.get(name));
  return { status, encoding, vary, cache, etag, length, bytes: Buffer.from(await response.arrayBuffer()) };
}

test.each([
  ['site.js', 'site.js', 'find.js'],
  ['form.js', 'site.js', 'form.js'],
  ['fill.js', 'find.js', 'fill.js'],
])('Of the scripts of the portal %s is one file of two: %s, and behind it %s.', async (name, ...names) => {
  const gz = await ask(site, `/assets/${name}`, { 'accept-encoding': 'gzip' });
  const parts = names.map((name) => readFileSync(join(settings.assetFolder, name), 'utf8'));
  expect([gz.status, gz.encoding, gz.cache]).toEqual([200, 'gzip', 'no-cache']);
  expect(gunzipSync(gz.bytes).toString()).toBe(parts.join('\n'));
  const known = { 'accept-encoding': 'gzip', 'if-none-match': gz.etag ?? '' };
  expect((await ask(site, `/assets/${name}`, known)).status).toBe(304);
});

describe('The desk’s files', () => {
  test('Leave as the build compressed them, in the smallest way that the browser takes.', async () => {
    const br = await ask(desk, '/assets/desk.js', { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect([br.encoding, br.vary, br.cache]).toEqual(['br', 'Accept-Encoding', 'public, max-age=31536000, immutable']);
    expect(brotliDecompressSync(br.bytes).toString()).toBe(code);
    expect(br.length).toBe(String(br.bytes.length));
    const gz = await ask(desk, '/assets/desk.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect([gz.encoding, gunzipSync(gz.bytes).toString()]).toEqual(['gzip', code]);
  });

  test('Leave whole for a browser that takes neither, and where the build left nothing of today beside them.', async () => {
    for (const [path, accepted] of [
      ['/assets/desk.js', 'identity'],
      ['/assets/desk.js', ''],
      ['/assets/bare.js', 'br'],
      ['/assets/newer.js', 'br'],
    ] as const) {
      const plain = await ask(desk, path, { 'accept-encoding': accepted });
      expect([plain.status, plain.encoding, plain.vary]).toEqual([200, null, 'Accept-Encoding']);
      expect(plain.bytes.toString()).toBe(code);
    }
  });

  test('A browser that has a file is told so; each way of writing it has a tag of its own.', async () => {
    const br = await ask(desk, '/assets/desk.js', { 'accept-encoding': 'br' });
    const gz = await ask(desk, '/assets/desk.js', { 'accept-encoding': 'gzip' });
    expect(br.etag).not.toBe(gz.etag);
    const again = await ask(desk, '/assets/desk.js', { 'accept-encoding': 'br', 'if-none-match': br.etag ?? '' });
    expect([again.status, again.bytes.length, again.etag]).toEqual([304, 0, br.etag]);
    const other = await ask(desk, '/assets/desk.js', { 'accept-encoding': 'gzip', 'if-none-match': br.etag ?? '' });
    expect(other.status).toBe(200);
  });

  test('The page itself is asked for each time, and what is tiny is not compressed.', async () => {
    const page = await ask(desk, '/complaints', { 'accept-encoding': 'br' });
    expect([page.status, page.encoding, page.cache]).toEqual([200, null, 'no-cache']);
    const again = await ask(desk, '/', { 'accept-encoding': 'br', 'if-none-match': page.etag ?? '' });
    expect(again.status).toBe(304);
  });
});

describe('The files of the portal, and the worker of the telephones', () => {
  test('Leave compressed without any build; a picture leaves as it is.', async () => {
    const css = await ask(site, '/assets/site.css', { 'accept-encoding': 'br' });
    const plain = await ask(site, '/assets/site.css', {});
    expect([css.encoding, css.cache]).toEqual(['br', 'no-cache']);
    expect(brotliDecompressSync(css.bytes).equals(plain.bytes)).toBe(true);
    expect(css.bytes.length * 3).toBeLessThan(plain.bytes.length);
    expect((await ask(site, '/assets/shield-192.png', { 'accept-encoding': 'br' })).encoding).toBeNull();
  });

  test('Are kept for good under the version of their content; a page of before gets what is there now, and asks again.', async () => {
    const address = assetAddress(settings.assetFolder, 'site.css');
    const own = await ask(site, address, {});
    expect([own.status, own.cache]).toEqual([200, 'public, max-age=31536000, immutable']);
    const before = await ask(site, '/assets/0badc0de/site.css', {});
    expect([before.status, before.cache, before.bytes.equals(own.bytes)]).toEqual([200, 'no-cache', true]);
    const [, version] = /^\/assets\/([0-9a-f]{8})\/site\.css$/u.exec(address) ?? [];
    const other = mkdtempSync(join(tmpdir(), 'hongdun-assets-'));
    try {
      for (const name of readdirSync(settings.assetFolder))
        writeFileSync(join(other, name), readFileSync(join(settings.assetFolder, name)));
      expect(assetAddress(other, 'site.css')).toBe(address);
      const upgraded = siteFiles({ ...settings, assetFolder: `${other}/` });
      appendFileSync(join(other, 'site.css'), '.new{}');
      expect(assetAddress(`${other}/`, 'site.css')).not.toContain(version);
      const late = await ask(upgraded, address, {});
      expect([late.cache, late.bytes.toString().endsWith('.new{}')]).toEqual(['no-cache', true]);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  test.each(['/assets/nothing.css', '/assets/..%2Fbase%2Fsite.ts', '/assets/x/__proto__'])(
    'Hold nothing else: %s is not there.',
    async (path) => {
      expect((await ask(site, path, {})).status).not.toBe(200);
    },
  );

  test('The worker leaves compressed, and is known again by its tag.', async () => {
    const worker = await ask(station, '/worker.js', { 'accept-encoding': 'gzip' });
    expect([worker.encoding, worker.cache]).toEqual(['gzip', 'no-cache']);
    expect(gunzipSync(worker.bytes).toString()).toContain('/desk/assets/station.js');
    const again = await ask(station, '/worker.js', { 'accept-encoding': 'gzip', 'if-none-match': worker.etag ?? '' });
    expect(again.status).toBe(304);
  });
});

describe('A machine for practice', () => {
  const practice = { ...settings, isPractice: true };

  test('Says so in the page in which the desk, its sign-in and its wall run, and in that of the telephones; no other does.', async () => {
    for (const path of ['/', '/wall', '/sign-in'])
      expect((await ask(deskFiles(practice), path, {})).bytes.toString()).toMatch(
        /<body>.*<b>练习机<\/b>.*<div id="desk">/u,
      );
    const page = await ask(stationFiles(practice), '/station/', {});
    expect(page.bytes.toString()).toMatch(/<body>.*<b>练习机<\/b>.*<div id="station">/u);
    const again = await ask(stationFiles(practice), '/station/', { 'if-none-match': page.etag ?? '' });
    expect(again.status).toBe(304);
    const others = [await ask(desk, '/', {}), await ask(station, '/station/', {})];
    expect(others.map(({ bytes }) => bytes.includes('练习机'))).toEqual([false, false]);
  });

  test('Is another program to a telephone, which keeps the style of the sentence too.', async () => {
    const worker = async (one: typeof settings) => (await ask(stationFiles(one), '/worker.js', {})).bytes.toString();
    const [here, elsewhere] = [await worker(practice), await worker(settings)];
    expect(here).toContain('"/assets/practice.css"');
    expect(elsewhere).not.toContain('practice.css');
    expect(here.split('\n')[0]).not.toBe(elsewhere.split('\n')[0]);
  });

  test('Writes it at the head of every printed page and across it, whatever the page.', async () => {
    const css = (await ask(site, '/assets/practice.css', {})).bytes.toString();
    expect(css).toMatch(/@page \{\s+@top-center \{\s+content: '练习机[^']+不能拿出去用'/u);
    expect(css).toMatch(/@media print \{[^]+body::after \{\s+content: '练习机[^']+不算数';\s+position: fixed/u);
  });
});
