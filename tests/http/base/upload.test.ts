import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maxAttachmentBytes } from '../../../src/domain/matter/attachment.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { readUpload, type Upload } from '../../../src/http/base/upload.ts';
import { filesIn } from '../../../src/outside/files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-upload-'));
const files = filesIn(folder);
const jpeg = readFileSync(new URL('../../fixtures/photo.jpg', import.meta.url));
const png = readFileSync(new URL('../../fixtures/photo.png', import.meta.url));

const app = new Hono();
app.onError((error, c) =>
  error instanceof Refusal ? c.json({ code: error.code }, 422) : c.json({ code: 'bug' }, 500),
);
app.post('/', async (c) => {
  const { problems, ...upload } = await readUpload(c, files);
  const named = problems.map(({ field, fileName, refusal }) => ({ field, fileName, code: refusal.code }));
  return c.json({ ...upload, problems: named });
});

let server: ServerType;
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) => {
      url = `http://127.0.0.1:${port}/`;
      resolve();
    });
  });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function formOf(parts: [string, string | Blob, string?][]): FormData {
  const form = new FormData();
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, fileName);
  }
  return form;
}

async function post(
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
): Promise<{ status: number; upload: Upload & { code?: string } }> {
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, upload: (await response.json()) as Upload };
}

const photo = new Blob([jpeg]);
const large = new Blob([jpeg, Buffer.alloc(maxAttachmentBytes)]);

describe('A form with files', () => {
  test('arrives with all that was typed, names that came twice as a list, and the files stored.', async () => {
    const { upload } = await post(
      formOf([
        ['story', '冰箱坏了\n第二行'],
        ['tick', 'a'],
        ['tick', 'b'],
        ['photos', photo, 'C:\\照片\\发票 一.jpg'],
        ['photos', new Blob([png]), '小票.png'],
        ['claim', '换'],
      ]),
    );
    expect(upload.fields).toEqual({ story: '冰箱坏了\r\n第二行', tick: ['a', 'b'], claim: '换' });
    expect(upload.problems).toEqual([]);
    expect(upload.files.map(({ field, fileName, type }) => ({ field, fileName, type }))).toEqual([
      { field: 'photos', fileName: '发票 一.jpg', type: 'image/jpeg' },
      { field: 'photos', fileName: '小票.png', type: 'image/png' },
    ]);
    for (const file of upload.files) (await files.openFile(file.sha256)).destroy();
  });

  test('with a file that is too large or of another kind keeps everything else, also what stands behind it.', async () => {
    const { status, upload } = await post(
      formOf([
        ['story', '前'],
        ['photos', large, '太大.jpg'],
        ['photos', new Blob(['#!/bin/sh']), '程序.sh'],
        ['photos', photo, '好.jpg'],
        ['claim', '后'],
      ]),
    );
    expect(status).toBe(200);
    expect(upload.fields).toEqual({ story: '前', claim: '后' });
    expect(upload.files.map((file) => file.fileName)).toEqual(['好.jpg']);
    expect(upload.problems).toEqual([
      { field: 'photos', code: 'attachment-too-large', fileName: '太大.jpg' },
      { field: 'photos', code: 'attachment-type', fileName: '程序.sh' },
    ]);
  });

  test('security F22: whose file is named so that it looks like another, or not at all, has the name that is read.', async () => {
    const { upload } = await post(
      formOf([
        ['photos', photo, 'a\u202Egpj.exe'],
        ['photos', photo, '\u2066\u200B'],
      ]),
    );
    expect(upload.files.map((file) => file.fileName)).toEqual(['agpj.exe', '文件']);
  });

  test('with a seventh file keeps six and names the seventh.', async () => {
    const { upload } = await post(
      formOf([
        ...Array.from({ length: 7 }, (_, i): [string, Blob, string] => ['photos', photo, `${i + 1}.jpg`]),
        ['claim', '换'],
      ]),
    );
    expect(upload.files.map((file) => file.fileName)).toEqual(['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg', '6.jpg']);
    expect(upload.problems).toEqual([{ field: 'photos', code: 'attachment-too-many', fileName: '7.jpg' }]);
    expect(upload.fields).toEqual({ claim: '换' });
  });

  test('whose picker was left empty has no file and no problem.', async () => {
    const boundary = 'xyz';
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--${boundary}\r\nContent-Disposition: form-data; name="claim"\r\n\r\n换\r\n--${boundary}--\r\n`;
    const { upload } = await post(body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
    expect(upload).toEqual({ fields: { claim: '换' }, files: [], problems: [] });
  });

  test('with a field that is far too long keeps its beginning and names it.', async () => {
    const { upload } = await post(
      formOf([
        ['story', 'x'.repeat(100_000)],
        ['claim', '换'],
      ]),
    );
    expect(upload.problems).toEqual([{ field: 'story', code: 'invalid-input', fileName: '' }]);
    expect(upload.fields['story']).toHaveLength(65_536);
    expect(upload.fields['claim']).toBe('换');
  });

  test('without files, as browsers send it then, is read the same way.', async () => {
    const { upload } = await post(
      new URLSearchParams([
        ['story', '冰箱'],
        ['tick', 'a'],
        ['tick', 'b'],
      ]),
    );
    expect(upload).toEqual({ fields: { story: '冰箱', tick: ['a', 'b'] }, files: [], problems: [] });
  });
});

test('A body that is no form is refused.', async () => {
  expect(await post('{}', { 'content-type': 'application/json' })).toMatchObject({
    status: 422,
    upload: { code: 'invalid-input' },
  });
  expect(await post('no boundary in here', { 'content-type': 'multipart/form-data; boundary=xyz' })).toMatchObject({
    status: 422,
    upload: { code: 'invalid-input' },
  });
});

test('A form that breaks off is refused, and the program goes on.', async () => {
  const body = `--xyz\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n`;
  await new Promise<void>((resolve) => {
    const sent = httpRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=xyz', 'content-length': 10_000 },
    });
    sent.on('error', () => resolve());
    sent.write(body);
    sent.write(jpeg, () => setTimeout(() => sent.destroy(), 50));
  });
  const half = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
    body: Buffer.concat([Buffer.from(body), jpeg]),
  });
  expect([half.status, await half.json()]).toEqual([422, { code: 'invalid-input' }]);
  expect((await post(formOf([['claim', '换']]))).upload.fields).toEqual({ claim: '换' });
});

test('A request made inside the process, without a server, is read as well.', async () => {
  const response = await app.request('/', {
    method: 'POST',
    body: formOf([
      ['claim', '换'],
      ['photos', photo, 'a.jpg'],
    ]),
  });
  const upload = (await json(response.body as never)) as Upload;
  expect(upload.fields).toEqual({ claim: '换' });
  expect(upload.files).toHaveLength(1);
});

describe('A malformed body is answered, whatever is wrong with it, and never waited for', () => {
  const head = { 'content-type': 'multipart/form-data; boundary=xyz' };
  const part = (disposition: string, content: string, more = '') =>
    `--xyz\r\nContent-Disposition: ${disposition}\r\n${more}\r\n${content}\r\n`;
  const story = part('form-data; name="story"', '冰箱坏了');
  const whole = Buffer.concat([
    Buffer.from(story + '--xyz\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'),
    jpeg.subarray(0, 300),
    Buffer.from(`\r\n${part('form-data; name="claim"', '换')}--xyz--\r\n`),
  ]);

  /** The status of the answer; fails when none has come after a while. */
  async function statusOf(
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = head,
  ): Promise<number> {
    const answer = app.request('/', { method: 'POST', body, headers });
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), 8000).unref());
    return (await Promise.race([answer, late])).status;
  }

  test('cut off after any of its bytes it is refused; only the line behind its end may be missing.', async () => {
    const cuts = Array.from({ length: whole.length }, (_, at) => at);
    const statuses = await Promise.all(cuts.map((at) => statusOf(whole.subarray(0, at))));
    const ending = whole.length - '\r\n'.length;
    const wrong = statuses.flatMap((status, at) => (status === (at < ending ? 422 : 200) ? [] : [`${at}: ${status}`]));
    expect(wrong).toEqual([]);
    expect(await statusOf(whole)).toBe(200);
  }, 60_000);

  test.each([
    ['the boundary of another form', part('form-data; name="a"', 'b').replaceAll('xyz', 'abc') + '--abc--\r\n'],
    ['no end', story],
    ['nothing at all', ''],
    ['a head that never ends', `--xyz\r\nContent-Disposition: form-data; name="a"${'; x=y'.repeat(50_000)}`],
    ['lines that end as on Unix', '--xyz\nContent-Disposition: form-data; name="a"\n\nb\n--xyz--\n'],
    ['an end at once', '--xyz--\r\n'],
    ['a part without a head', '--xyz\r\n\r\nwords\r\n--xyz--\r\n'],
    ['a part without a name', part('form-data', 'words') + '--xyz--\r\n'],
    ['a part that is no field of a form', part('attachment; filename="a"', 'words') + '--xyz--\r\n'],
    [
      'a part in a character set that nobody knows',
      part('form-data; name="a"', 'b', 'Content-Type: text/plain; charset=klingon\r\n') + '--xyz--\r\n',
    ],
    ['words before its start and behind its end', `preamble\r\n${story}--xyz--\r\nepilogue`],
    ['a name that breaks the line', part('form-data; name="a\rb"', 'c') + '--xyz--\r\n'],
    ['a name that every object has', part('form-data; name="__proto__"', 'c') + '--xyz--\r\n'],
  ])('with %s it is answered', async (_, body) => {
    expect([200, 422]).toContain(await statusOf(body));
    expect((await post(formOf([['claim', '换']]))).upload.fields).toEqual({ claim: '换' });
  });

  test('with a file that no end follows it is refused, and nothing of the file is kept waiting.', async () => {
    const start = '--xyz\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n';
    for (const size of [0, 10, 100_000, 1_000_000])
      expect(await statusOf(Buffer.concat([Buffer.from(start), jpeg, Buffer.alloc(size)]))).toBe(422);
    expect(readdirSync(path.join(folder, 'arriving'))).toEqual([]);
  });

  test('with a content type that names no boundary, an empty or an endless one it is refused.', async () => {
    for (const boundary of ['', '; boundary', '; boundary=', '; boundary=""', `; boundary=${'x'.repeat(5000)}`])
      expect(await statusOf(whole, { 'content-type': `multipart/form-data${boundary}` })).toBe(422);
  });

  test('that arrives byte by byte is read as if it came at once.', async () => {
    const bytes = Readable.from(Array.from(whole, (byte) => Buffer.of(byte)));
    const answer = await app.request('/', {
      method: 'POST',
      body: Readable.toWeb(bytes) as ReadableStream,
      headers: head,
      duplex: 'half',
    } as RequestInit);
    expect(await answer.json()).toMatchObject({ fields: { story: '冰箱坏了', claim: '换' }, files: [] });
  });
});
