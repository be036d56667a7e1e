import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cleanJpeg, cleanPng, cleanWebp } from '../../src/outside/photo.ts';
import { block, exif, fixture, phoneJpeg, secret } from '../build/phone-photo.ts';

const jpeg = fixture('photo.jpg');
const png = fixture('photo.png');
const webp = fixture('photo.webp');
const moving = fixture('moving.webp');

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)]);
}

function riffChunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

function withRiffSize(file: Buffer): Buffer {
  const sized = Buffer.from(file);
  sized.writeUInt32LE(file.length - 8, 4);
  return sized;
}

/** Every shorter beginning of the file that is cut at a fixed stride. */
function beginnings(file: Buffer): Buffer[] {
  return Array.from({ length: file.length - 1 }, (_, i) => file.subarray(0, i + 1));
}

describe('A JPEG', () => {
  test.each(['II', 'MM'] as const)(
    'keeps its picture to the bit and its orientation, and nothing else (%s).',
    (order) => {
      const cleaned = cleanJpeg(phoneJpeg(order)) as Buffer;
      expect(cleaned.includes(secret)).toBe(false);
      const jfif = jpeg.readUInt16BE(4) + 4;
      // Fresh EXIF of 34 bytes with the one number, then the colours, then the picture as it was.
      const fresh = cleaned.subarray(jfif, jfif + 36);
      expect(fresh.toString('hex')).toBe(
        'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000',
      );
      expect(cleaned.subarray(0, jfif)).toEqual(jpeg.subarray(0, jfif));
      expect(cleaned.subarray(jfif + 36)).toEqual(
        Buffer.concat([block(0xe2, Buffer.from('ICC_PROFILE\0colours')), jpeg.subarray(jfif)]),
      );
    },
  );

  test('that has nothing to hide stays byte for byte, and cleaning twice changes nothing.', () => {
    expect(cleanJpeg(jpeg)).toEqual(jpeg);
    const once = cleanJpeg(phoneJpeg('II')) as Buffer;
    expect(cleanJpeg(once)).toEqual(once);
  });

  test('loses the small picture inside its JFIF block.', () => {
    const thumbnail = Buffer.concat([jpeg.subarray(6, 18), Buffer.from([1, 1]), Buffer.from('RGB')]);
    const cleaned = cleanJpeg(
      Buffer.concat([jpeg.subarray(0, 2), block(0xe0, thumbnail), jpeg.subarray(20)]),
    ) as Buffer;
    expect(cleaned).toEqual(jpeg);
  });

  test('that is cut short anywhere is refused.', () => {
    for (const cut of beginnings(phoneJpeg('II')).filter((one) => one.length < phoneJpeg('II').length - secret.length))
      expect(cleanJpeg(cut)).toBeNull();
  });
});

describe('A PNG', () => {
  const signature = png.subarray(0, 8);
  const text = pngChunk('tEXt', Buffer.from(`Comment\0${secret}`));
  const later = Buffer.concat([
    png.subarray(0, 33),
    text,
    pngChunk('eXIf', exif('MM').subarray(6)),
    pngChunk('iTXt', Buffer.from(secret)),
    pngChunk('maKr', Buffer.from(secret)),
    png.subarray(33),
    Buffer.from(secret),
  ]);

  test('keeps what draws it and loses texts, times, EXIF, makers’ chunks and what stands behind its end.', () => {
    const cleaned = cleanPng(later) as Buffer;
    expect(cleaned).toEqual(cleanPng(png));
    expect(cleaned.subarray(0, 8)).toEqual(signature);
    for (const gone of [secret, 'tEXt', 'tIME', 'eXIf', 'iTXt', 'maKr', 'made by a phone'])
      expect(cleaned.includes(gone)).toBe(false);
    for (const kept of ['IHDR', 'PLTE', 'IDAT', 'IEND']) expect(cleaned.includes(kept)).toBe(true);
    const idat = (file: Buffer) =>
      file.subarray(file.indexOf('IDAT') - 4, file.indexOf('IDAT') + 8 + file.readUInt32BE(file.indexOf('IDAT') - 4));
    expect(idat(cleaned)).toEqual(idat(png));
  });

  test('that is cut short anywhere is refused.', () => {
    for (const cut of beginnings(png)) expect(cleanPng(cut)).toBeNull();
  });

  test('with a wrong checksum, or with a critical chunk that nobody knows, is refused.', () => {
    const broken = Buffer.from(png);
    broken[png.indexOf('IDAT') + 6] = (broken[png.indexOf('IDAT') + 6] as number) ^ 1;
    expect(cleanPng(broken)).toBeNull();
    expect(
      cleanPng(Buffer.concat([png.subarray(0, 33), pngChunk('XXXX', Buffer.from('x')), png.subarray(33)])),
    ).toBeNull();
  });
});

describe('A WebP', () => {
  const flagged = (file: Buffer) => {
    const copy = Buffer.from(file);
    copy[20] = (copy[20] as number) | 0x0c;
    return copy;
  };
  const withMetadata = (file: Buffer) =>
    withRiffSize(
      Buffer.concat([
        flagged(file),
        riffChunk('EXIF', exif('II')),
        riffChunk('XMP ', Buffer.from(secret)),
        riffChunk('MAKR', Buffer.from(secret)),
      ]),
    );

  test.each([
    ['still', webp],
    ['moving', moving],
  ])('that is %s keeps its picture, loses its metadata and says no more that it has any.', (_, file) => {
    expect(cleanWebp(withMetadata(file))).toEqual(file);
    expect(cleanWebp(Buffer.concat([file, Buffer.from(secret)]))).toEqual(file);
  });

  test('loses what hides inside one picture of a film.', () => {
    const frame = moving.indexOf('ANMF');
    const length = moving.readUInt32LE(frame + 4);
    const fat = riffChunk(
      'ANMF',
      Buffer.concat([moving.subarray(frame + 8, frame + 8 + length), riffChunk('MAKR', Buffer.from(secret))]),
    );
    const file = withRiffSize(Buffer.concat([moving.subarray(0, frame), fat, moving.subarray(frame + 8 + length)]));
    expect(file.includes(secret)).toBe(true);
    expect(cleanWebp(file)).toEqual(moving);
  });

  test('that is cut short anywhere is refused, also when its size is made to fit.', () => {
    for (const cut of beginnings(webp)) expect(cleanWebp(cut)).toBeNull();
    const half = withRiffSize(webp.subarray(0, webp.length - 20));
    expect(cleanWebp(half)).toBeNull();
  });
});
