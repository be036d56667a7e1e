import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
