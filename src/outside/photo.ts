/**
 * 照片: takes out of a photo everything that tells of its maker (place, device, time, comments) and leaves every pixel as
 * it was. Only what is known to be harmless stays, so a block nobody has heard of goes too. A file that does not follow
 * its own format to the end gives null: it is cut short or was never a photo.
 */
import { crc32 } from 'node:zlib';
import { mostPixels } from '../domain/matter/attachment.ts';

/** A picture that is small as it comes and has more pixels than any machine of an office can show. */
export class TooManyPixels extends Error {}

/** The JPEG without its metadata; how the camera was held stays, as a fresh EXIF block of that one number. */
export function cleanJpeg(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let orientation = 1;
  let frame = false;
  let at = 2;
  for (;;) {
    const block = readJpegBlock(file, at);
    if (block === null) return null;
    const { marker, body } = block;
    // What phones hang behind the end (second pictures, short films) is left behind.
    if (marker === jpegEnd) return frame ? endedJpeg(kept, orientation) : null;
    if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) orientation = orientationOf(body.subarray(6)) ?? orientation;
    if (isFrame(marker)) {
      if (!hasSize(body)) return null;
      frame = true;
    }
    const stays = keptJpegBlock(marker, body);
    if (stays !== null) kept.push(jpegBlock(marker, stays));
    at = block.end;
    if (marker === jpegScan) {
      const dataEnd = frame ? scanEnd(file, at) : null;
      if (dataEnd === null) return null;
      kept.push(file.subarray(at, dataEnd));
      at = dataEnd;
    }
  }
}

/** The PNG with the chunks that make the picture and none that tell of its maker; every checksum must be right. */
export function cleanPng(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 8)];
  let at = 8;
  let data = false;
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    if ((at === 8) !== (type === 'IHDR')) return null;
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null;
    if (type === 'IDAT') data = true;
    if (type === 'IHDR') {
      if (length < 13) return null;
      demandPixels(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    }
    if (pngChunks.has(type)) kept.push(file.subarray(at, end));
    // A critical chunk (its first letter is a capital) that we do not know cannot be left out without breaking the picture.
    else if ((type.charCodeAt(0) & 0x20) === 0) return null;
    if (type === 'IEND') return data ? Buffer.concat(kept) : null;
    at = end;
  }
  return null;
}

/** The WebP without its EXIF and XMP chunks, and with the flags that announced them taken back. */
export function cleanWebp(file: Buffer): Buffer | null {
  if (file.length < 20) return null;
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length) return null;
  const chunks = riffChunks(file.subarray(12, end));
  if (chunks === null) return null;
  const kept: Buffer[] = [];
  let picture = false;
  for (const { type, body } of chunks) {
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') picture = true;
    if (!webpChunks.has(type)) continue;
    const clean = cleanWebpBody(type, body);
    if (clean === null) return null;
    kept.push(riffChunk(type, clean));
  }
  if (!picture) return null;
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  return riffChunk('RIFF', content);
}

/* JPEG */

const jpegEnd = 0xd9;
const jpegScan = 0xda;

/** The block that begins here, and where the next one does; null when there is none or when it is cut short. */
function readJpegBlock(file: Buffer, from: number): { marker: number; body: Buffer; end: number } | null {
  let at = from;
  // Any number of 0xFF may stand before a marker.
  if (file[at] !== 0xff) return null;
  while (file[at + 1] === 0xff) at += 1;
  const marker = file[at + 1];
  if (marker === undefined) return null;
  // The end has no length.
  if (marker === jpegEnd) return { marker, body: Buffer.alloc(0), end: at + 2 };
  if (isBareMarker(marker) || at + 4 > file.length) return null;
  const length = file.readUInt16BE(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > file.length) return null;
  return { marker, body: file.subarray(at + 4, end), end };
}

/** What was kept with its end, and how the camera was held before everything but the JFIF block. */
function endedJpeg(kept: readonly Buffer[], orientation: number): Buffer {
  const parts = [...kept, Buffer.from([0xff, jpegEnd])];
  if (orientation !== 1) parts.splice(isJfif(parts[1]) ? 2 : 1, 0, orientationBlock(orientation));
  return Buffer.concat(parts);
}

/** Markers without a length of their own: they have no place between the blocks. */
function isBareMarker(marker: number): boolean {
  return marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15, of which C4, C8 and CC are something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Whether the frame says how wide it is; a height of nothing is told behind the picture, and may be the largest. */
function hasSize(frame: Buffer): boolean {
  if (frame.length < 6 || frame.readUInt16BE(3) === 0) return false;
  demandPixels(frame.readUInt16BE(3), frame.readUInt16BE(1) || 0xffff);
  return true;
}

/** What draws: frames, tables, scans, restarts, lines and hierarchies. Reserved markers and comments may hold anything. */
const jpegDrawing: ReadonlySet<number> = new Set(
  'c0 c1 c2 c3 c4 c5 c6 c7 c9 ca cb cc cd ce cf da db dc dd de df'
    .split(' ')
    .map((marker) => Number.parseInt(marker, 16)),
);

/** The body of the block as it stays, or null when it goes: of the application blocks only three say how to draw. */
function keptJpegBlock(marker: number, body: Buffer): Buffer | null {
  if (marker < 0xe0 || marker > 0xef) return jpegDrawing.has(marker) ? body : null;
  if (marker === 0xe0 && startsWith(body, 'JFIF\0') && body.length >= 14) {
    // The block may carry a small picture of its own, of what was there before somebody painted over it.
    const plain = Buffer.from(body.subarray(0, 14));
    plain.writeUInt16BE(0, 12);
    return plain;
  }
  const stays =
    (marker === 0xe2 && startsWith(body, 'ICC_PROFILE\0')) || (marker === 0xee && startsWith(body, 'Adobe'));
  return stays ? body : null;
}

/** Where the picture's data ends: at the first marker that is neither a stuffed byte nor a restart. */
function scanEnd(file: Buffer, from: number): number | null {
  for (let at = file.indexOf(0xff, from); at !== -1 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] as number;
    if (next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7)) {
      if (next !== 0xff) at += 1;
      continue;
    }
    return at;
  }
  return null;
}

function isJfif(header: Buffer | undefined): boolean {
  return header?.[1] === 0xe0;
}

/** Tag 0x0112 of the first directory of a TIFF block: 1 to 8, or null when it cannot be read. */
function orientationOf(tiff: Buffer): number | null {
  if (tiff.length < 14) return null;
  const little = startsWith(tiff, 'II');
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let i = 0; i < entries; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return null;
    const value = short(entry + 8);
    if (short(entry) === 0x0112) return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An EXIF block whose one directory has one entry: the orientation. */
function orientationBlock(orientation: number): Buffer {
  const body = Buffer.from(
    `${'457869660000'}${'4d4d002a00000008'}${'0001'}${'011200030000000100000000'}${'00000000'}`,
    'hex',
  );
  body.writeUInt16BE(orientation, 24);
  return jpegBlock(0xe1, body);
}

function jpegBlock(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/* PNG and WebP */

/** What draws the picture, its colours and its movement. Texts, times, EXIF and makers' own chunks are not among them. */
const pngChunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
);

const webpLayers: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ALPH']);
const webpChunks: ReadonlySet<string> = new Set([...webpLayers, 'VP8X', 'ANIM', 'ANMF', 'ICCP']);

/** What stays of a chunk that stays; null when it is cut short. */
function cleanWebpBody(type: string, body: Buffer): Buffer | null {
  switch (type) {
    case 'VP8 ':
      if (body.length >= 10) demandPixels(body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff);
      return body;
    case 'VP8L':
      if (body.length >= 5)
        demandPixels(1 + (body.readUInt32LE(1) & 0x3fff), 1 + ((body.readUInt32LE(1) >> 14) & 0x3fff));
      return body;
    case 'VP8X': {
      if (body.length < 10) return null;
      demandPixels(1 + body.readUIntLE(4, 3), 1 + body.readUIntLE(7, 3));
      const header = Buffer.from(body);
      // 0x08 says that EXIF follows, 0x04 that XMP does.
      header[0] = (header[0] as number) & ~0x0c;
      return header;
    }
    case 'ANMF': {
      const inner = body.length < 16 ? null : riffChunks(body.subarray(16));
      if (inner === null) return null;
      demandPixels(1 + body.readUIntLE(6, 3), 1 + body.readUIntLE(9, 3));
      const layers = inner
        .filter((chunk) => webpLayers.has(chunk.type))
        .map((chunk) => riffChunk(chunk.type, chunk.body));
      return Buffer.concat([body.subarray(0, 16), ...layers]);
    }
    default:
      return body;
  }
}

function demandPixels(width: number, height: number): void {
  if (width * height > mostPixels) throw new TooManyPixels();
}

function riffChunks(body: Buffer): { type: string; body: Buffer }[] | null {
  const chunks: { type: string; body: Buffer }[] = [];
  let at = 0;
  while (at < body.length) {
    if (at + 8 > body.length) return null;
    const length = body.readUInt32LE(at + 4);
    if (at + 8 + length > body.length) return null;
    chunks.push({ type: body.toString('latin1', at, at + 4), body: body.subarray(at + 8, at + 8 + length) });
    // Chunks begin on even places.
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function riffChunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat(body.length % 2 === 0 ? [head, body] : [head, body, Buffer.alloc(1)]);
}

function startsWith(body: Buffer, text: string): boolean {
  return body.toString('latin1', 0, text.length) === text;
}
