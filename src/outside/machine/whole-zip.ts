/** A large ZIP written entry after entry as each comes, in bounded memory; every entry is hashed as it passes. */
import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface WrittenEntry {
  bytes: number;
  sha256: string;
}

export interface WholeZip {
  /** All that the archive consists of; broken off with the error where an entry fails. */
  output: Readable;
  /** Resolves when the entry has gone out; what is packed already is only stored. */
  add(path: string, source: Readable, isPacked?: boolean): Promise<WrittenEntry>;
  end(): void;
}

export function openZip(): WholeZip {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  archive.on('error', (error: Error) => output.destroy(error));
  // Whoever reads it is told as well; nobody may be reading any more.
  output.on('error', () => undefined);
  // Nobody takes the entry any more once the archive has broken off; one handler for all, or each entry would leave its own.
  let breakOff: ((error: Error) => void) | null = null;
  let broken: Error | null = null;
  output.on('close', () => {
    broken = output.errored ?? new Error('the archive has ended before its entry');
    breakOff?.(broken);
  });
  return {
    output,
    async add(path, source, isPacked = false) {
      const hash = createHash('sha256');
      let bytes = 0;
      const counted = new Transform({
        transform(chunk: Buffer, _, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      source.on('error', (error) => counted.destroy(error));
      archive.addReadStream(source.pipe(counted), path, { compress: !isPacked });
      await new Promise<void>((resolve, reject) => {
        breakOff = reject;
        if (broken !== null) reject(broken);
        finished(counted, { writable: false }).then(resolve, reject);
      });
      return { bytes, sha256: hash.digest('hex') };
    },
    end: () => archive.end(),
  };
}
