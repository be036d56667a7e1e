import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { Hono, type Context as HonoContext } from 'hono';
import { compress } from 'hono/compress';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Env, Settings } from './env.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** The files of the portal and the papers: /assets/<name>. They change with the program, so browsers ask again after an hour. */
export function siteFiles(settings: Settings): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/assets/*', compress());
  app.get('/assets/:name', (c) => sendFile(c, settings.assetFolder, c.req.param('name'), 'public, max-age=3600'));
  return app;
}

/** The desk: one page for every address below /desk, and its files, whose names carry their own hash. */
export function deskFiles(settings: Settings): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/assets/:name', (c) =>
    sendFile(c, join(settings.deskFolder, 'assets'), c.req.param('name'), 'public, max-age=31536000, immutable'),
  );
  app.get('*', (c) => sendFile(c, settings.deskFolder, 'index.html', 'no-cache'));
  return app;
}

/**
 * The stations' program: one page for every address below /station, the worker that keeps it, and the list of the files of which
 * it is made. The worker is served beside the page, so that its scope is /station and the desk never passes through it.
 */
export function stationFiles(settings: Settings): Hono<Env> {
  const app = new Hono<Env>();
  let worker: Promise<string> | null = null;
  app.get('/worker.js', async (c) => {
    worker ??= workerOf(settings);
    const text = await worker.catch((error: unknown) => {
      worker = null;
      throw error;
    });
    return c.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
  // Outside the scope of the worker nothing opens without a network: whoever types the address without its last stroke is led in.
  app.get('/', (c, next) =>
    new URL(c.req.url).pathname === '/station' ? Promise.resolve(c.redirect('/station/', 308)) : next(),
  );
  app.get('*', (c) => sendFile(c, settings.deskFolder, 'station.html', 'no-cache'));
  return app;
}

interface BuiltFile {
  file: string;
  css?: string[];
  assets?: string[];
  imports?: string[];
  dynamicImports?: string[];
}

/** The worker with the files that this build consists of, and their hash as its version: another build is another worker. */
async function workerOf(settings: Settings): Promise<string> {
  const built = JSON.parse(await readFile(join(settings.deskFolder, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    BuiltFile
  >;
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const one = built[name];
    if (one === undefined || seen.has(name)) return;
    seen.add(name);
    for (const file of [one.file, ...(one.css ?? []), ...(one.assets ?? [])]) names.add(`/desk/${file}`);
    for (const next of [...(one.imports ?? []), ...(one.dynamicImports ?? [])]) visit(next);
  };
  visit('station.html');
  const files = [...names].toSorted();
  const [code, page] = await Promise.all([
    readFile(join(settings.assetFolder, 'station-worker.js'), 'utf8'),
    readFile(join(settings.deskFolder, 'station.html'), 'utf8'),
  ]);
  const version = createHash('sha256').update(code).update(page).update(files.join()).digest('hex').slice(0, 12);
  const own = ['/assets/station.webmanifest', '/assets/shield-192.png'];
  return `const version = ${JSON.stringify(version)};\nconst files = ${JSON.stringify([...files, ...own])};\n${code}`;
}

async function sendFile(c: HonoContext<Env>, folder: string, name: string, cache: string): Promise<Response> {
  const path = normalize(join(folder, name));
  const type = types[extname(path)];
  if (!path.startsWith(normalize(folder)) || type === undefined) throw new Refusal('not-found');
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new Refusal('not-found');
  return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
    'content-type': type,
    'content-length': String(found.size),
    'cache-control': cache,
  });
}
