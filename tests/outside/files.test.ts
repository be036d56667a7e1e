import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { maxAttachmentBytes } from '../../src/domain/matter/attachment.ts';
import { filesIn } from '../../src/outside/files.ts';
import { isQuietPdf } from '../../src/outside/pdf.ts';
import { cleanJpeg } from '../../src/outside/photo.ts';
import { fixture, phoneJpeg } from '../build/phone-photo.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-files-'));
const files = filesIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

const jpeg = fixture('photo.jpg');
const png = fixture('photo.png');

describe('A PDF', () => {
  const pdf = (objects: string) =>
    Buffer.from(
      `%PDF-1.7\n1 0 obj <</Type /Catalog ${objects}>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
      'latin1',
    );
  const packed = (objects: string) => {
    const body = deflateSync(Buffer.from(objects));
    const dictionary = `2 0 obj <</Type /ObjStm /Filter /FlateDecode /Length ${body.length}>> stream\n`;
    return Buffer.concat([
      pdf('').subarray(0, 9),
      Buffer.from(dictionary),
      body,
      Buffer.from('\nendstream endobj\n'),
      pdf('').subarray(9),
    ]);
  };

  test('that only shows pages is kept.', () => {
    expect(isQuietPdf(pdf(''))).toBe(true);
    expect(isQuietPdf(packed('<</Type /Page /JSON 1 /Names <</EmbeddedFiles 2 0 R>> >>'))).toBe(true);
  });

  test.each(['/OpenAction <</S /JavaScript /JS (app.alert)>>', '/AA <</S /Launch>>', '/S /Java#53cript'])(
    'with %s is refused, in the open and packed.',
    (objects) => {
      expect(isQuietPdf(pdf(objects))).toBe(false);
      expect(isQuietPdf(packed(objects))).toBe(false);
    },
  );

  test('whose page text happens to speak of scripts is kept.', () => {
    const page = Buffer.from('3 0 obj <</Length 12>> stream\n(/JavaScript)\nendstream endobj\n');
    expect(isQuietPdf(Buffer.concat([pdf('').subarray(0, 9), page, pdf('').subarray(9)]))).toBe(true);
  });

  test('that is cut short, or whose packed objects swell without end, is refused.', () => {
    expect(isQuietPdf(pdf('').subarray(0, 60))).toBe(false);
    expect(isQuietPdf(packed(' '.repeat(60 * 1024 * 1024)))).toBe(false);
  });
});

describe('The store', () => {
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const upload = (bytes: Buffer, chunk = 100) =>
    files.storeUpload(
      Readable.from(
        Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) => bytes.subarray(i * chunk, (i + 1) * chunk)),
      ),
      '发票.jpg',
    );

  test('keeps a photo under the hash of what it keeps, and gives the same bytes back.', async () => {
    const stored = await upload(phoneJpeg('MM'), 7);
    const cleaned = cleanJpeg(phoneJpeg('MM')) as Buffer;
    expect(stored).toEqual({ sha256: hashOf(cleaned), type: 'image/jpeg', bytes: cleaned.length });
    expect(await buffer(await files.openFile(stored.sha256))).toEqual(cleaned);
    const lies = path.join(folder, stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256);
    expect((await stat(lies)).size).toBe(cleaned.length);
  });

  test('keeps the same photo once, sent with other metadata or at the same moment.', async () => {
    const all = await Promise.all([upload(phoneJpeg('II')), upload(phoneJpeg('II')), upload(phoneJpeg('MM'))]);
    expect(new Set(all.map((one) => one.sha256)).size).toBe(1);
    expect(await readdir(path.join(folder, 'arriving'))).toEqual([]);
  });

  test.each([
    ['a page of HTML', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', Buffer.from('\x7fELF'.padEnd(64))],
    ['a photo that is cut short', jpeg.subarray(0, 300)],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s by its content and names the file, leaving nothing behind.', async (_, bytes) => {
    await expect(upload(bytes)).rejects.toMatchObject({ code: 'attachment-type', facts: { fileName: '发票.jpg' } });
    expect(await readdir(path.join(folder, 'arriving'))).toEqual([]);
  });

  test('stops at the first byte too many of an endless upload.', async () => {
    let given = 0;
    async function* endless() {
      yield jpeg.subarray(0, 20);
      for (;;) {
        given += 65_536;
        yield Buffer.alloc(65_536);
      }
    }
    await expect(files.storeUpload(Readable.from(endless()), 'x.jpg')).rejects.toMatchObject({
      code: 'attachment-too-large',
    });
    expect(given).toBeLessThan(maxAttachmentBytes + 2_000_000);
    expect(await readdir(path.join(folder, 'arriving'))).toEqual([]);
  });

  test('takes no path for a hash, and says not-found for what it does not have.', async () => {
    for (const name of ['../../etc/passwd', 'a'.repeat(64), ''])
      await expect(files.openFile(name)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('lists and removes only what was stored before the instant; the same bytes sent again count as new.', async () => {
    const { sha256 } = await upload(png);
    const lies = path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const old = new Date('2020-01-01');
    const before = new Date('2021-01-01');
    utimesSync(lies, old, old);
    const left = path.join(folder, 'arriving', 'cut-off');
    writeFileSync(left, 'half');
    utimesSync(left, old, old);
    const listed: string[] = [];
    for await (const hash of files.listFiles(before)) listed.push(hash);
    expect(listed).toEqual([sha256]);
    expect(await readdir(path.join(folder, 'arriving'))).toEqual([]);
    await upload(png);
    expect(await files.removeFile(sha256, before)).toBe(false);
    expect(await files.removeFile(sha256)).toBe(true);
    expect(await files.removeFile(sha256)).toBe(false);
    await expect(files.openFile(sha256)).rejects.toMatchObject({ code: 'not-found' });
  });
});
