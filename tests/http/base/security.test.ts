/** What the outside can do to the program without an account, and what stands in deploy: nothing there writes down what somebody looked for. */
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { cast } from '../../build/cast.ts';
import { appOf, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('What is looked for may be a telephone, and stands in no log', () => {
  test('The proxy writes down the path alone: no words behind the question mark, no page somebody came from.', async () => {
    const site = await readFile('deploy/nginx.conf', 'utf8');
    const format = /log_format hongdun '([^']*)'/u.exec(site)?.[1] ?? '';
    expect(format).toContain('$uri');
    expect(format).not.toMatch(/\$(?:request|request_uri|args|query_string|http_referer|arg_\w+)\b(?!_)/u);
    const logs = [...site.matchAll(/^\s*(access_log|error_log) (.*);$/gmu)].map(([, name, rest]) => `${name} ${rest}`);
    expect(logs).toEqual([
      'access_log off',
      'access_log /var/log/nginx/hongdun.log hongdun',
      'error_log /var/log/nginx/hongdun-error.log crit',
    ]);
  });

  test('The program writes nothing of an address, not even of a search that fails on the way.', async () => {
    const said: string[] = [];
    const sink = new Writable({
      write(part: Buffer, _encoding, done) {
        said.push(part.toString());
        done();
      },
    });
    const log = pino({ level: 'trace' }, sink);
    const signedIn = await app.as(cast.centre)('POST', '/api/session', {
      loginName: cast.centre,
      password: 'a long test password',
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const broken = new Proxy(app.deps.db, {
      get: (db, name, self) => {
        if (name === 'getExecutor') throw new Error('the database is gone');
        return Reflect.get(db, name, self);
      },
    });
    for (const db of [app.deps.db, broken])
      for (const path of ['/api/complaints', '/api/tipoffs', '/api/inquiries', '/desk/complaints', '/progress'])
        await createApp({ ...app.deps, db, log }).request(`${path}?q=13800000602`, { headers: { cookie } });
    expect(said.join('')).toContain('request failed');
    expect(said.join('')).not.toContain('13800000602');
  });
});

test('security F9: The proxy counts the lines of an IPv6 address by its /64, and those of an IPv4 address by itself.', async () => {
  const site = await readFile('deploy/nginx.conf', 'utf8');
  const [, pattern = '', named] =
    /map \$binary_remote_addr \$hongdun_network \{\s*"~\(\?s\)([^"]*)" \$(\w+);/u.exec(site) ?? [];
  expect([named, site.includes('limit_conn_zone $hongdun_network zone=hongdun_lines')]).toEqual(['hongdun_half', true]);
  // As nginx sees it: four bytes of the one, sixteen of the other, among them zeros and ends of lines.
  const half = (hex: string) =>
    new RegExp(pattern, 'su').exec(Buffer.from(hex, 'hex').toString('latin1'))?.groups?.['hongdun_half'];
  const [one, other] = ['0a010db800010a00', '20010db800020a00'];
  expect(half(`${one}0000000000000001`)).toBe(half(`${one}0a0a0a0a0a0a0a0a`));
  expect(half(`${one}0000000000000001`)).toHaveLength(8);
  expect(half(`${one}0000000000000001`)).not.toBe(half(`${other}0000000000000001`));
  expect(half('cb00710a')).toBeUndefined();
});

test('security F24: The proxy counts what is sent without an account, passwords among it, and no step at the desk.', async () => {
  const site = await readFile('deploy/nginx.conf', 'utf8');
  const pattern = /map "\$request_method \$uri" \$hongdun_sender \{\s*"~([^"]*)"/u.exec(site)?.[1];
  const isCounted = (request: string) => new RegExp(pattern ?? 'nothing', 'u').test(request);
  for (const path of [
    '/complaint',
    '/tipoff',
    '/uploads',
    '/progress',
    '/progress/lost/code',
    '/setup',
    '/api/session',
  ])
    expect([path, isCounted(`POST ${path}`), isCounted(`GET ${path}`)]).toEqual([path, true, false]);
  for (const path of ['/api/complaints/1/accept', '/api/sessions/1', '/api/telephone/outbox', '/complaints'])
    expect([path, isCounted(`POST ${path}`)]).toEqual([path, false]);
});

test('The proxy packs no page of one person: its length would tell of the query code in it.', async () => {
  const site = await readFile('deploy/nginx.conf', 'utf8');
  const unpacked = [...site.matchAll(/location ~ (?<pattern>\S+) \{(?<body>[^}]*)\}/gu)].filter(({ groups }) =>
    /^\s*gzip off;$/mu.test(groups?.['body'] ?? ''),
  );
  for (const path of ['/receipt', '/progress', '/progress/mine', '/papers/complaint/1', '/warnings/mine/abc'])
    expect([path, unpacked.some(({ groups }) => new RegExp(groups?.['pattern'] ?? '', 'u').test(path))]).toEqual([
      path,
      true,
    ]);
});

test('Whoever asks for the heads of a file, again and again, leaves none of them open.', async () => {
  const { deskFolder } = app.deps.settings;
  await mkdir(join(deskFolder, 'assets'), { recursive: true });
  const path = join(deskFolder, 'assets', 'large.js');
  await writeFile(path, 'x'.repeat(900_000));
  const countOpen = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === path;
      } catch {
        return false;
      }
    }).length;
  const server = appOf(app.deps);
  for (let i = 0; i < 20; i += 1) {
    const answer = await server.request('/desk/assets/large.js', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), answer.body]).toEqual([200, '900000', null]);
  }
  await expect.poll(countOpen).toBe(0);
});
