import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { fileNameAs, mostPixels } from '../../src/domain/matter/attachment.ts';
import { filesIn } from '../../src/outside/files.ts';
import { cleanJpeg } from '../../src/outside/photo.ts';
import { block, fixture } from '../build/phone-photo.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-files-'));
const files = filesIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));
const store = (file: Buffer, budget?: { left: number }) => files.storeUpload(Readable.from([file]), 'a.jpg', budget);

describe('security F22: a picture', () => {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(typed), 4);
    return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)]);
  };
  const png = (width: number, height: number) => {
    const header = Buffer.from('0000000000000000' + '0800000000', 'hex');
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc(9))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };
  const jpeg = (width: number, height: number) => {
    const file = Buffer.from(fixture('photo.jpg'));
    const frame = file.findIndex((byte, i) => byte === 0xff && ((file[i + 1] ?? 0) & 0xfc) === 0xc0);
    file.writeUInt16BE(height, frame + 5);
    file.writeUInt16BE(width, frame + 7);
    return file;
  };
  const webp = (sides: string) => {
    const body = Buffer.from(
      `WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00${sides}${'VP8L'}\x05\x00\x00\x00/\x00\x00\x00\x00\x00`,
      'latin1',
    );
    const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body]);
  };

  test.each([
    ['a PNG of 40,000 × 40,000', png(40_000, 40_000)],
    ['a JPEG of 30,000 × 20,000', jpeg(30_000, 20_000)],
    ['a JPEG that tells its height behind the picture', jpeg(4000, 0)],
    ['a WebP of 16,000 × 16,000', webp('\x7f\x3e\x00\x7f\x3e\x00')],
  ])('that is more than a browser shows is refused: %s', async (_, file) => {
    await expect(store(file)).rejects.toMatchObject({ code: 'attachment-pixels' });
  });

  test('of the largest telephone is kept', async () => {
    expect(12_000 * 9000).toBeLessThan(mostPixels);
    await expect(store(jpeg(12_000, 9000))).resolves.toMatchObject({ type: 'image/jpeg' });
    await expect(store(webp('\x10\x00\x00\x10\x00\x00'))).resolves.toMatchObject({ type: 'image/webp' });
  });

  test('loses what stands in markers that are reserved', () => {
    const whole = fixture('photo.jpg');
    for (const marker of [0xf7, 0xf0, 0xfd, 0x02, 0xbf, 0xc8]) {
      const laden = Buffer.concat([
        whole.subarray(0, 2),
        block(marker, Buffer.from('王秀兰 13800000317')),
        whole.subarray(2),
      ]);
      expect(cleanJpeg(laden)).toEqual(whole);
    }
  });

  test.each([
    ['a\u202Egpj.exe', 'image/jpeg', 'agpj.jpg'],
    ['发票.PNG', 'image/jpeg', '发票.jpg'],
    ['发票.JPEG', 'image/jpeg', '发票.JPEG'],
    ['合同2026.11.28', 'application/pdf', '合同2026.11.28.pdf'],
    ['小票\u200B.webp', 'image/webp', '小票.webp'],
    ['\u202E', 'image/png', '文件.png'],
  ] as const)('called %j is kept under the name that it is read as', (sent, type, kept) => {
    expect(fileNameAs(type, sent)).toBe(kept);
  });
});

describe('security F16: the store', () => {
  test('takes nothing when the disk has less left than the database needs', async () => {
    const full = filesIn(folder, Number.MAX_SAFE_INTEGER);
    await expect(full.storeUpload(Readable.from([fixture('photo.jpg')]), 'a.jpg')).rejects.toMatchObject({
      code: 'uploads-full',
    });
  });

  test('takes of one form no more than its share, and a file that was refused takes none of it', async () => {
    const budget = { left: fixture('photo.jpg').length + 10 };
    await expect(store(fixture('photo.png'), { left: 10 })).rejects.toMatchObject({ code: 'attachments-too-large' });
    await expect(store(Buffer.from('#!/bin/sh and more'), budget)).rejects.toMatchObject({ code: 'attachment-type' });
    await expect(store(fixture('photo.jpg'), budget)).resolves.toMatchObject({ type: 'image/jpeg' });
    await expect(store(fixture('photo.jpg'), budget)).rejects.toMatchObject({ code: 'attachments-too-large' });
    expect(readdirSync(path.join(folder, 'arriving'))).toEqual([]);
  });
});
