import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { compressJson } from '../../../src/http/base/compression.ts';
import type { Env } from '../../../src/http/base/env.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp } from '../../build/house/http-app.ts';

const rows = Array.from({ length: 50 }, (_, n) => ({ number: `T2026${n}`, story: '买的冰箱不制冷，商家不退' }));
const whole = JSON.stringify(rows);

const app = new Hono<Env>();
app.use(compressJson());
app.get('/rows', (c) => c.json(rows));
app.get('/few', (c) => c.json({ ok: true }));
app.get('/many', (c) => c.json(Array.from({ length: 300 }, () => rows)));
app.get('/refused', (c) =>
  c.body(whole, 409, { 'content-type': 'application/problem+json; charset=utf-8', 'set-cookie': 'a=1' }),
);
app.get('/tagged', (c) => c.json(rows, 200, { etag: '"7"', vary: 'cookie' }));
app.get('/sealed', (c) => c.json(rows, 200, { 'cache-control': 'no-store, no-transform' }));
app.get('/table', (c) => c.body(whole, 200, { 'content-type': 'text/csv; charset=utf-8' }));
app.get('/coded', (c) => c.json([...rows, { queryCode: '204816' }]));
app.get('/uncoded', (c) => c.json([...rows, { queryCode: null, story: '"queryCode":"204816"' }]));
app.get('/nothing', (c) => c.body(null, 204));
let end = () => {};
app.get('/events', (c) =>
  streamSSE(c, async (stream) => {
    await stream.writeSSE({ data: 'first' });
    await new Promise<void>((resolve) => (end = resolve));
  }),
);

let server: ServerType;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve());
  });
});
afterAll(() => server.close());

/** The answer as it crosses the line: nothing takes it apart on the way. */
async function ask(path: string, accept?: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = accept === undefined ? {} : { 'accept-encoding': accept };
    httpGet({ port, host: '127.0.0.1', path, headers }, resolve).on('error', reject);
  });
}

describe('JSON', () => {
  test('of more than a kilobyte leaves compressed, says how long it is, and reads as it was.', async () => {
    const answer = await ask('/rows', 'gzip, deflate, br, zstd');
    const sent = await buffer(answer);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/json',
      'content-length': String(sent.length),
      vary: 'accept-encoding',
    });
    expect(sent.length).toBeLessThan(whole.length / 5);
    expect(gunzipSync(sent).toString()).toBe(whole);
  });

  test('of half a megabyte too, which is compressed beside other work.', async () => {
    const sent = await buffer(await ask('/many', 'gzip'));
    expect(JSON.parse(gunzipSync(sent).toString())).toHaveLength(300);
  });

  test('of a refusal too, with its status and its cookies.', async () => {
    const answer = await ask('/refused', 'gzip');
    expect(answer.statusCode).toBe(409);
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', 'set-cookie': ['a=1'] });
    expect(gunzipSync(await buffer(answer)).toString()).toBe(whole);
  });

  test.each([
    ['identity', '/rows', whole],
    ['br', '/rows', whole],
    ['gzip;q=0, *', '/rows', whole],
    ['*;q=0', '/rows', whole],
    [undefined, '/rows', whole],
    ['gzip', '/few', '{"ok":true}'],
  ])('goes out as it is to who takes %s, and when it is short (%s).', async (accept, path, words) => {
    const answer = await ask(path, accept);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers.vary).toBe('accept-encoding');
    expect((await buffer(answer)).toString()).toBe(words);
  });

  test('goes out compressed to who takes anything.', async () => {
    expect((await ask('/rows', '*')).headers['content-encoding']).toBe('gzip');
    expect((await ask('/rows', 'br, GZIP;q=0.5')).headers['content-encoding']).toBe('gzip');
  });

  test('with a tag promises the content and no more the bytes, and keeps what it varies by already.', async () => {
    expect((await ask('/tagged', 'gzip')).headers).toMatchObject({ etag: 'W/"7"', vary: 'cookie, accept-encoding' });
    expect((await ask('/tagged', 'identity')).headers.etag).toBe('"7"');
  });

  test('that opens a seal is not compressed.', async () => {
    const answer = await ask('/sealed', 'gzip');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect((await buffer(answer)).toString()).toBe(whole);
  });
});

describe('An answer that holds a query code', () => {
  test('is not compressed, for its length would tell of the code; words that only look like one change nothing.', async () => {
    const coded = await ask('/coded', 'gzip');
    expect([coded.headers['content-encoding'], coded.headers.vary]).toEqual([undefined, 'accept-encoding']);
    expect(JSON.parse((await buffer(coded)).toString())).toHaveLength(51);
    expect((await ask('/uncoded', 'gzip')).headers['content-encoding']).toBe('gzip');
  });
});

describe('What is no JSON', () => {
  test('passes untouched, and so does an answer without a body.', async () => {
    const table = await ask('/table', 'gzip');
    expect(table.headers['content-encoding']).toBeUndefined();
    expect((await buffer(table)).toString()).toBe(whole);
    expect((await ask('/nothing', 'gzip')).statusCode).toBe(204);
  });

  test('arrives as it is written: an event does not wait for the next.', async () => {
    const answer = await ask('/events', 'gzip');
    const first = await new Promise<Buffer>((resolve) => answer.once('data', resolve));
    expect(first.toString()).toContain('data: first');
    end();
    await buffer(answer);
  });
});

test('The program answers compressed, but for a matter with what was masked in it.', async () => {
  const house = await testApp();
  try {
    const { number } = (await house.as(null)('POST', '/api/complaints', filing())).body;
    const gzip = { 'accept-encoding': 'gzip' };
    const document = await createApp(house.deps).request('/api/openapi.json', { headers: gzip });
    expect(document.headers.get('content-encoding')).toBe('gzip');
    const shown = await house.as(cast.centre)('POST', `/api/complaints/${number}/reveal`, { reason: '核对电话' }, gzip);
    expect(shown.status).toBe(200);
    expect(shown.body.complaint.consumerPhone).toBe('13800000317');
    expect(shown.headers.get('cache-control')).toBe('no-store, no-transform');
  } finally {
    await house.close();
  }
});
