import { readFileSync } from 'node:fs';

export const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
/** What must not stay in a cleaned file. */
export const secret = 'GPS 34.0522 118.2437';
const jpeg = fixture('photo.jpg');

/** An EXIF block as a phone writes it: orientation 6 (held upright), and a text that must not stay. */
export function exif(order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(38);
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  [0x010e, 2, 20].forEach((value, i) => (i < 2 ? short(value, 10 + i * 2) : long(value, 14)));
  long(38, 18);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(6, 30);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)]);
}

export function block(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** What a phone adds to a JPEG: EXIF, XMP, a maker's block, a comment, and a second picture behind the end. */
export function phoneJpeg(order: 'II' | 'MM'): Buffer {
  const jfif = jpeg.readUInt16BE(4) + 4;
  return Buffer.concat([
    jpeg.subarray(0, jfif),
    block(0xe1, exif(order)),
    block(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    block(0xe2, Buffer.from(`ICC_PROFILE\0colours`)),
    block(0xe2, Buffer.from(`MPF\0${secret}`)),
    block(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
    block(0xfe, Buffer.from(secret)),
    jpeg.subarray(jfif),
    Buffer.from(secret),
  ]);
}
