import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maxUnclaimedBytes, maxWaitingBytes } from '../../../src/domain/matter/attachment.ts';

import { defaultLimits } from '../../../src/http/base/env.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import { cast } from '../../build/cast.ts';
import { appOf, filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';

const megabyte = 1024 * 1024;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  app.setNow('2026-05-06T10:00:00+08:00');
  app.deps.limits = defaultLimits();
  await app.deps.db.deleteFrom('attachment').where('matterId', 'is', null).execute();
});
afterAll(() => app.close());

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)]);
}

let made = 0;
/** A picture of so many megabytes, each another. */
function photo(megabytes: number): Blob {
  const header = Buffer.from('00000003000000030800000000', 'hex');
  const data = Buffer.alloc(megabytes * megabyte);
  deflateSync(Buffer.from(`picture ${(made += 1)}`)).copy(data);
  const parts = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return new Blob([new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]))]);
}

async function upload(photos: Blob[], headers: Record<string, string> = {}) {
  const form = new FormData();
  photos.forEach((one, i) => form.append('file', one, `${i}.png`));
  const answer = await appOf(app.deps).request('/api/attachments', {
    method: 'POST',
    body: form,
    headers,
  });
  const body = (await answer.json()) as { attachments?: { id: string }[]; error?: { code: string; message: string } };
  return { status: answer.status, ids: (body.attachments ?? []).map(({ id }) => id), said: JSON.stringify(body) };
}

describe('security F16: who has not signed in', () => {
  test('hands in twenty megabytes at once and no more, by one request or by several', async () => {
    expect(await upload([photo(9), photo(9), photo(4)])).toMatchObject({
      status: 413,
      said: expect.stringContaining('超过 20 兆') as string,
    });
    const [first, second, third] = [await upload([photo(9)]), await upload([photo(9)]), await upload([photo(4)])];
    const attachmentIds = [first, second, third].flatMap(({ ids }) => ids);
    const file = (ids: string[]) => app.as(null)('POST', '/api/complaints', filing({ attachmentIds: ids }));
    expect(await file(attachmentIds)).toMatchObject({ status: 413 });
    expect(await file(attachmentIds.slice(1))).toMatchObject({ status: 201 });
  });

  test('fills neither the disk nor the others’ room from one network, and the words of a filing go through', async () => {
    app.deps.limits.upload = new TryCounter(10 * megabyte, 3_600_000);
    expect(await upload([photo(9)])).toMatchObject({ status: 201 });
    expect(await upload([photo(9)])).toMatchObject({ status: 201 });
    const refused = await upload([photo(1)]);
    expect(refused).toMatchObject({ status: 429, said: expect.stringContaining('不带文件也可以提交') as string });
    expect((await app.as(null)('POST', '/api/complaints', filing())).status).toBe(201);
    app.setNow('2026-05-06T13:00:00+08:00');
    expect(await upload([photo(1)])).toMatchObject({ status: 201 });
  });

  test('is counted for what was refused too, and for what comes at once', async () => {
    app.deps.limits.upload = new TryCounter(10 * megabyte, 3_600_000);
    const hostile = new Blob(['%PDF-1.7\n', '/AA '.repeat(2.4 * megabyte), '\n%%EOF']);
    expect(await upload([hostile])).toMatchObject({ status: 415 });
    expect(await upload([hostile])).toMatchObject({ status: 415 });
    expect(await upload([photo(1)])).toMatchObject({ status: 429 });
    app.deps.limits.upload = new TryCounter(10 * megabyte, 3_600_000);
    const answers = await Promise.all([1, 2, 3, 4].map(() => upload([photo(9)])));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThan(3);
  });

  test('finds no room when strangers of the whole county have filled theirs, whatever network each has', async () => {
    const { ids } = await upload([photo(1)]);
    await app.deps.db
      .updateTable('attachment')
      .set({ bytes: maxWaitingBytes - 1 })
      .where('id', 'in', ids)
      .execute();
    expect(await upload([photo(1)])).toMatchObject({ status: 201 });
    expect(await upload([photo(1)])).toMatchObject({
      status: 503,
      said: expect.stringContaining('先不收文件') as string,
    });
  });
});

describe('security F16: who has signed in', () => {
  const enter = async (loginName: string) => {
    const entered = await app.as(null)('POST', '/api/session', { loginName, password });
    return { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };

  test('keeps half a gigabyte that nothing has named, and goes on once it is handed in', async () => {
    const [me, other] = [await enter(cast.officer), await enter(cast.centre)];
    const { ids } = await upload([photo(1)], me);
    const waiting = app.deps.db.updateTable('attachment').where('id', 'in', ids);
    await waiting.set({ bytes: maxUnclaimedBytes - 1 }).execute();
    expect(await upload([photo(1)], me)).toMatchObject({ status: 201 });
    const refused = await upload([photo(1)], me);
    expect(refused).toMatchObject({
      status: 429,
      said: expect.stringContaining('没有交的文件已经满 500 兆') as string,
    });
    expect(await upload([photo(1)], other)).toMatchObject({ status: 201 });
    const handedIn = filing({ attachmentIds: ids });
    expect(await app.as(cast.officer)('POST', '/api/complaints', handedIn)).toMatchObject({ status: 201 });
    expect(await upload([photo(1)], me)).toMatchObject({ status: 201 });
  });

  test('sends so much in a day and no more, whatever becomes of it, refused files too', async () => {
    const [me, other] = [await enter(cast.officer), await enter(cast.centre)];
    app.deps.limits.accountUpload = new TryCounter(10 * megabyte, 24 * 3_600_000);
    const hostile = new Blob(['%PDF-1.7\n', '/AA '.repeat(2.4 * megabyte), '\n%%EOF']);
    expect(await upload([hostile], me)).toMatchObject({ status: 415 });
    expect(await upload([hostile], me)).toMatchObject({ status: 415 });
    const refused = await upload([photo(1)], me);
    expect(refused).toMatchObject({ status: 429, said: expect.stringContaining('请明天再传') as string });
    expect(await upload([photo(1)], other)).toMatchObject({ status: 201 });
  });
});
