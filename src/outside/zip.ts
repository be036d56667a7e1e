/** ZIP: what an archive holds, by its own directory, and one entry of it as a stream that is cut when it grows too large. */
import type { FileHandle } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** Bytes once it is unpacked, as the directory says. */
  bytes: number;
  packedBytes: number;
  isPacked: boolean;
  at: number;
}

/** A file that is no archive, or one that was cut or made by hand. */
export class NoZip extends Error {}
/** An entry that unpacks into more than was allowed. */
export class TooLarge extends Error {}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;

/** What the archive holds. */
export async function listZip(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await read(
    file,
    Math.max(0, size - endBytes - longestComment),
    Math.min(size, endBytes + longestComment),
  );
  let end = tail.length - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endMark) end -= 1;
  if (end < 0) throw new NoZip();
  const [directoryBytes, directoryAt] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  // An end made by hand may claim gigabytes, for which room would be made before a byte is read.
  if (directoryAt + directoryBytes > size) throw new NoZip();
  const directory = await read(file, directoryAt, directoryBytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entryMark;) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      bytes: directory.readUInt32LE(at + 24),
      packedBytes: directory.readUInt32LE(at + 20),
      isPacked: directory.readUInt16LE(at + 10) !== 0,
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** One entry as it is unpacked; fails with TooLarge when it has more bytes than the most, whatever the directory said. */
export async function openEntry(file: FileHandle, entry: ZipEntry, most: number): Promise<Readable> {
  const head = await read(file, entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) throw new NoZip();
  const start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = Readable.from(chunksOf(file, start, entry.packedBytes));
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > most) done(new TooLarge());
      else done(null, chunk);
    },
  });
  const unpacked = entry.isPacked ? packed.pipe(createInflateRaw()) : packed;
  packed.on('error', (error) => counted.destroy(error));
  unpacked.on('error', () => counted.destroy(new NoZip()));
  counted.on('close', () => packed.destroy());
  return unpacked.pipe(counted);
}

async function* chunksOf(file: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
  const step = 65_536;
  for (let done = 0; done < bytes; done += step) {
    const chunk = await read(file, start + done, Math.min(step, bytes - done));
    if (chunk.length === 0) throw new NoZip();
    yield chunk;
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
