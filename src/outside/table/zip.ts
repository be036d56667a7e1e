/** ZIP: what an archive holds, by its own directory, and one entry of it as a stream that is cut when it grows too large. */
import { open } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** A file that is no archive, or one that was cut or made by hand. */
export class NoZip extends Error {}
/** An entry that unpacks into more than was allowed, or more entries than any workbook has. */
export class TooLarge extends Error {}

export interface Zip {
  entries: readonly ZipEntry[];
  /** One entry as it is unpacked; fails with TooLarge when it has more bytes than the most, whatever the directory said. */
  open(entry: ZipEntry, most: number): Promise<Readable>;
  close(): void;
}

export interface ZipEntry {
  name: string;
  /** Bytes once it is unpacked, as the directory says. */
  bytes: number;
}

/** A workbook of a hundred sheets has a few hundred parts. */
const mostEntries = 5000;
const endMark = Buffer.from('PK\u0005\u0006', 'latin1');
const endBytes = 22;
const longestComment = 65_535;

/** Opens the archive and reads its directory; names that lead out of it, and directories without end, are refused. */
export async function openZip(path: string): Promise<Zip> {
  await demandTrueEnd(path);
  const archive = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(refuse);
  try {
    const entries = await entriesOf(archive);
    return {
      entries: entries.map(({ fileName, uncompressedSize }) => ({ name: fileName, bytes: uncompressedSize })),
      async open({ name }, most) {
        const entry = entries.find(({ fileName }) => fileName === name);
        if (entry === undefined) throw new NoZip();
        return counted(await archive.openReadStreamPromise(entry).catch(refuse), most);
      },
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** The library reads a directory to where it ends and not to where its end record says; an archive in which they differ was made by hand. */
async function demandTrueEnd(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, endBytes + longestComment);
    const tail = Buffer.alloc(length);
    await file.read(tail, 0, length, size - length);
    const end = tail.lastIndexOf(endMark);
    if (end < 0 || end + endBytes > length) throw new NoZip();
    const [directoryBytes, directoryAt] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    // What is too large for the record stands in another, which the library checks.
    if (directoryAt !== 0xffff_ffff && directoryAt + directoryBytes > size) throw new NoZip();
  } finally {
    await file.close();
  }
}

async function entriesOf(archive: ZipFile): Promise<Entry[]> {
  if (archive.entryCount > mostEntries) throw new TooLarge();
  const entries: Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) entries.push(entry);
  } catch (error) {
    refuse(error);
  }
  // Of two parts with one name, another program may read the other.
  if (new Set(entries.map(({ fileName }) => fileName)).size < entries.length) throw new NoZip();
  return entries;
}

function counted(unpacked: Readable, most: number): Readable {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > most) done(new TooLarge());
      else done(null, chunk);
    },
  });
  unpacked.on('error', () => counter.destroy(new NoZip()));
  counter.on('close', () => unpacked.destroy());
  return unpacked.pipe(counter);
}

/** A full disk or a file that is gone is no fault of the archive. */
function refuse(error: unknown): never {
  throw typeof (error as NodeJS.ErrnoException).syscall === 'string' ? error : new NoZip();
}
