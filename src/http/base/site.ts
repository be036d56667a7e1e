import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Hono, type Context as HonoContext } from 'hono';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Env, Settings } from './env.ts';
import { practiceBanner, practiceStyle } from './practice.ts';
import { assetsIn } from './site-assets.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
/** What is a picture is as small as it gets. */
const compressible = new Set(['.html', '.js', '.css', '.svg', '.webmanifest']);

/** How a file may be written for the way, the smallest first. The build lays each beside the file, under its ending. */
const encodings = [
  { name: 'br', ending: '.br', compress: promisify(brotliCompress) },
  { name: 'gzip', ending: '.gz', compress: promisify(gzip) },
] as const;
type Encoding = (typeof encodings)[number];
/** Below this the head of the answer weighs more than what is saved. */
const worthBytes = 1024;

/** What carries its content in its address is never asked for again. */
const forGood = 'public, max-age=31536000, immutable';

/**
 * The files of the portal and the papers: /assets/<version>/<name>, as the pages of this program name them. Under another version or under
 * none stands the file of today, asked for each time: by a page that was opened before an upgrade, a printed sheet, a telephone's icon.
 */
export function siteFiles(settings: Settings): Hono<Env> {
  const app = new Hono<Env>();
  // A dozen small files, which no build touches: each is compressed when it is first asked for.
  const small = keptSmall();
  const send = (c: HonoContext<Env>, name: string, cache: string) => {
    const type = types[extname(name)];
    const bytes = assetsIn(settings.assetFolder).files.get(name);
    if (bytes === undefined || type === undefined) throw new Refusal('not-found');
    return sendBytes(c, { bytes, type, cache, isWhole: !compressible.has(extname(name)) }, small);
  };
  app.get('/assets/:version/:name', (c) => {
    const { version, name } = c.req.param();
    return send(c, name, version === assetsIn(settings.assetFolder).version ? forGood : 'no-cache');
  });
  app.get('/assets/:name', (c) => send(c, c.req.param('name'), 'no-cache'));
  return app;
}

/** The desk: one page for every address below /desk, and its files, whose names carry their own hash. */
export function deskFiles(settings: Settings): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/assets/:name', (c) => sendFile(c, join(settings.deskFolder, 'assets'), c.req.param('name'), forGood));
  app.get('*', shell(settings, 'index.html'));
  return app;
}

/**
 * The stations' program: one page for every address below /station, the worker that keeps it, and the list of the files of which
 * it is made. The worker is served beside the page, so that its scope is /station and the desk never passes through it.
 */
export function stationFiles(settings: Settings): Hono<Env> {
  const app = new Hono<Env>();
  let worker: Promise<string> | null = null;
  const small = keptSmall();
  app.get('/worker.js', async (c) => {
    worker ??= workerOf(settings);
    const text = await worker.catch((error: unknown) => {
      worker = null;
      throw error;
    });
    const type = 'text/javascript; charset=utf-8';
    return sendBytes(c, { bytes: Buffer.from(text), type, cache: 'no-cache', isWhole: false }, small);
  });
  // Outside the scope of the worker nothing opens without a network: whoever types the address without its last stroke is led in.
  app.get('/', (c, next) =>
    new URL(c.req.url).pathname === '/station' ? Promise.resolve(c.redirect('/station/', 308)) : next(),
  );
  app.get('*', shell(settings, 'station.html'));
  return app;
}

/** The page in which a program of the desk runs; that of a machine for practice says what it is before anything of the program is there. */
function shell(settings: Settings, name: string): (c: HonoContext<Env>) => Promise<Response> {
  if (settings.isPractice !== true) return (c) => sendFile(c, settings.deskFolder, name, 'no-cache');
  const small = keptSmall();
  return async (c) => {
    const bytes = Buffer.from(await shellText(settings, name));
    return sendBytes(c, { bytes, type: 'text/html; charset=utf-8', cache: 'no-cache', isWhole: false }, small);
  };
}

async function shellText({ deskFolder, isPractice = false }: Settings, name: string): Promise<string> {
  const page = await readFile(join(deskFolder, name), 'utf8');
  return isPractice ? page.replace('<body>', `<body>${practiceBanner}`) : page;
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
    shellText(settings, 'station.html'),
  ]);
  const version = createHash('sha256').update(code).update(page).update(files.join()).digest('hex').slice(0, 12);
  const practice = settings.isPractice === true ? [practiceStyle] : [];
  const own = ['/assets/station.webmanifest', '/assets/shield-192.png', ...practice];
  return `const version = ${JSON.stringify(version)};\nconst files = ${JSON.stringify([...files, ...own])};\n${code}`;
}

/** Compresses what is small and does not change while the program runs, once for each key. */
type Small = (key: string, encoding: Encoding, plain: Buffer) => Promise<Buffer>;

function keptSmall(): Small {
  const kept = new Map<string, Promise<Buffer>>();
  return (key, { name, compress }, plain) => {
    const all = `${name} ${key}`;
    const one = kept.get(all) ?? compress(plain);
    kept.set(all, one);
    return one;
  };
}

/** The smallest way of writing that the browser takes: `gzip, br;q=0` takes gzip only. */
function encodingFor(accepted = ''): Encoding | null {
  const taken = accepted
    .split(',')
    .map((one) => one.trim().split(/\s{0,8};\s{0,8}q=/u))
    .filter(([, weight = '1']) => Number(weight) > 0)
    .map(([name]) => name);
  return encodings.find(({ name }) => taken.includes(name)) ?? null;
}

interface Answer {
  /** The same for the same bytes before they were compressed. */
  tag: string;
  type: string;
  cache: string;
  encoding: Encoding | null;
  body: Buffer | { path: string; size: number };
}

/** Sends bytes, or says that the browser has them: each way of writing them has a tag of its own. */
function answer(c: HonoContext<Env>, { tag, type, cache, encoding, body }: Answer): Response {
  const etag = `"${tag}${encoding?.ending ?? ''}"`;
  const head = { etag, 'cache-control': cache, vary: 'Accept-Encoding' };
  const known =
    c.req
      .header('if-none-match')
      ?.split(',')
      .map((one) => one.trim()) ?? [];
  if (known.includes(etag) || known.includes(`W/${etag}`)) return c.body(null, 304, head);
  const isWhole = Buffer.isBuffer(body);
  const bytes = isWhole ? new Uint8Array(body) : (Readable.toWeb(createReadStream(body.path)) as ReadableStream);
  return c.body(bytes, 200, {
    ...head,
    'content-type': type,
    'content-length': String(isWhole ? body.length : body.size),
    ...(encoding === null ? {} : { 'content-encoding': encoding.name }),
  });
}

interface Held {
  bytes: Buffer;
  type: string;
  cache: string;
  /** A picture, which no compression makes smaller. */
  isWhole: boolean;
}

/** What this program holds in its memory. */
async function sendBytes(c: HonoContext<Env>, { bytes, type, cache, isWhole }: Held, small: Small): Promise<Response> {
  const tag = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const encoding = isWhole || bytes.length < worthBytes ? null : encodingFor(c.req.header('accept-encoding'));
  const body = encoding === null ? bytes : await small(tag, encoding, bytes);
  return answer(c, { tag, type, cache, encoding, body });
}

/** A file, compressed where the browser takes that and the build, or `small`, has it so. */
async function sendFile(c: HonoContext<Env>, folder: string, name: string, cache: string): Promise<Response> {
  const path = normalize(join(folder, name));
  const type = types[extname(path)];
  if (!path.startsWith(normalize(folder)) || type === undefined) throw new Refusal('not-found');
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new Refusal('not-found');
  const tag = `${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}`;
  const plain: Answer = { tag, type, cache, encoding: null, body: { path, size: found.size } };
  const encoding = encodingFor(c.req.header('accept-encoding'));
  if (encoding === null || !compressible.has(extname(path)) || found.size < worthBytes) return answer(c, plain);
  const beside = await stat(`${path}${encoding.ending}`).catch(() => null);
  if (beside === null || beside.mtimeMs < found.mtimeMs) return answer(c, plain);
  return answer(c, { ...plain, encoding, body: { path: `${path}${encoding.ending}`, size: beside.size } });
}
