import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { Hono, type Context as HonoContext } from 'hono';
import { compress } from 'hono/compress';
import { Refusal } from '../domain/refusal.ts';
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
