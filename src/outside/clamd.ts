/** 查毒: the virus scanner of the machine (clamd), spoken to over its socket: each file is streamed to it, and it says what it found. */
import { createConnection } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Scanner } from './files.ts';

/** It is away, still reading its signatures, or took the file for too large. */
export class ScannerAway extends Error {}

const waitMilliseconds = 60_000;

/** The scanner behind a socket of this machine. */
export function clamdAt(socket: string): Scanner {
  return { scan: (file) => scanBy(socket, file) };
}

async function scanBy(socket: string, file: Readable): Promise<string | null> {
  const line = createConnection({ path: socket });
  line.setTimeout(waitMilliseconds, () => line.destroy(new ScannerAway('timeout')));
  try {
    const answering = text(line);
    // Told below; a line that breaks while the file is being sent is told there as well.
    answering.catch(() => undefined);
    line.write('zINSTREAM\0');
    for await (const chunk of file as AsyncIterable<Buffer>) await send(line, chunk);
    line.end(Buffer.alloc(4));
    return verdictOf(await answering);
  } catch (error) {
    // A line that could not be opened says why; what was written to it afterwards says only that it is closed.
    const { message } = line.errored ?? (error as Error);
    throw error instanceof ScannerAway ? error : new ScannerAway(message);
  } finally {
    file.destroy();
    line.destroy();
  }
}

const saidWithinMilliseconds = 5000;

/** What it says of itself: that it answers, and of when its signatures are. */
export async function clamdVersion(socket: string): Promise<{ signaturesAt: Date | null }> {
  const line = createConnection({ path: socket });
  line.setTimeout(saidWithinMilliseconds, () => line.destroy(new ScannerAway('timeout')));
  try {
    const answering = text(line);
    answering.catch(() => undefined);
    line.write('zVERSION\0');
    return { signaturesAt: signaturesIn(await answering) };
  } catch (error) {
    throw new ScannerAway((line.errored ?? (error as Error)).message);
  } finally {
    line.destroy();
  }
}

/** `ClamAV 1.4.3/27830/Mon Nov 30 10:12:13 2026`, in the hours of its own machine, which is this one; of one without signatures the name alone. */
function signaturesIn(answer: string): Date | null {
  const [name = '', , day = ''] = answer.replaceAll('\0', '').trim().split('/');
  if (!name.startsWith('ClamAV')) throw new ScannerAway(name === '' ? 'no answer' : name.slice(0, 200));
  const at = new Date(day);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Each piece goes behind its length. */
function send(line: ReturnType<typeof createConnection>, chunk: Buffer): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return new Promise((resolve, reject) => {
    line.write(Buffer.concat([length, chunk]), (error) => (error ? reject(error) : resolve()));
  });
}

/** `stream: OK`, `stream: NAME FOUND`, or a sentence that ends with ERROR. */
function verdictOf(answer: string): string | null {
  const said = answer.replaceAll('\0', '').trim();
  if (said === 'stream: OK') return null;
  const found = /^stream: (.{1,200}) FOUND$/u.exec(said)?.[1];
  if (found === undefined) throw new ScannerAway(said === '' ? 'no answer' : said.slice(0, 200));
  return found;
}
