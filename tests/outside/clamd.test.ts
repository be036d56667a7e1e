import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, expect, test } from 'vitest';
import { clamdAt } from '../../src/outside/clamd.ts';
import { askScanner } from '../../src/outside/machine/scanner-watch.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-clamd-'));
const socket = path.join(folder, 'clamd.ctl');
let server: Server | null = null;
afterEach(() => server?.close());
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers as clamd does, once the last piece, of no length, has come. */
async function clamd(answer: (file: Buffer) => string): Promise<void> {
  server = createServer((line) => {
    let heard = Buffer.alloc(0);
    line.on('error', () => undefined);
    line.on('data', (part: Buffer) => {
      heard = Buffer.concat([heard, part]);
      const file = streamed(heard);
      if (file !== null) line.end(`${answer(file)}\0`);
    });
  });
  server.listen(socket);
  await once(server, 'listening');
}

function streamed(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  expect(heard.toString('latin1', 0, command.length)).toBe(command);
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const scan = (...parts: (Buffer | string)[]) =>
  clamdAt(socket).scan(Readable.from(parts.map((one) => Buffer.from(one))));

test('A file is streamed to the scanner piece by piece, and what it says is understood.', async () => {
  const large = Buffer.alloc(300_000, 'x');
  await clamd((file) =>
    file.includes('EICAR')
      ? 'stream: Win.Test.EICAR_HDB-1 FOUND'
      : `stream: ${file.length === 300_003 ? 'OK' : 'short'}`,
  );
  expect(await scan(large, 'end')).toBeNull();
  expect(await scan('X5O!P%@AP[4', '\\PZX54(P^)7CC)7}$EICAR')).toBe('Win.Test.EICAR_HDB-1');
});

test('A scanner that is not there, hangs up or says that it failed gives no verdict.', async () => {
  await expect(scan('a')).rejects.toThrow('ENOENT');
  await clamd(() => 'INSTREAM size limit exceeded. ERROR');
  await expect(scan('a')).rejects.toThrow('size limit exceeded');
  server?.close();
  await clamd(() => '');
  await expect(scan('a')).rejects.toThrow('no answer');
});

test('The page of the machine learns that the scanner answers and of when its signatures are, and why it does not answer.', async () => {
  const says = async (words: string) => {
    server?.close();
    server = createServer((line) => {
      line.on('error', () => undefined);
      line.on('data', (heard: Buffer) =>
        line.end(heard.toString() === 'zVERSION\0' ? `${words}\0` : 'UNKNOWN COMMAND\0'),
      );
    });
    server.listen(socket);
    await once(server, 'listening');
    return askScanner(socket);
  };
  expect(await askScanner(null)).toBeNull();
  expect(await askScanner(socket)).toMatchObject({
    answers: false,
    fault: expect.stringContaining('ENOENT') as string,
  });
  const good = await says('ClamAV 1.4.3/27830/Mon Nov 30 10:12:13 2026');
  expect(good).toMatchObject({ answers: true, signaturesAt: new Date('Mon Nov 30 10:12:13 2026'), fault: '' });
  expect(await says('ClamAV 1.4.3')).toMatchObject({ answers: true, signaturesAt: null });
  expect(await says('ERROR')).toMatchObject({ answers: false, fault: 'ERROR' });
  // What was known before stays known.
  server?.close();
  expect(await askScanner(socket, good ?? undefined)).toMatchObject({
    answers: false,
    signaturesAt: good?.signaturesAt,
  });
});
