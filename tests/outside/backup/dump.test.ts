/** What PostgreSQL's own programs say, however fast they are and however slowly it is read. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DumpFailed, makeDump } from '../../../src/outside/postgres/dump.ts';

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'hongdun-bin-'));
});
afterEach(() => rmSync(bin, { recursive: true }));

function dumpBy(script: string): ReturnType<typeof makeDump> {
  writeFileSync(join(bin, 'pg_dump'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'pg_dump'), 0o755);
  return makeDump(bin, 'postgresql://hongdun@127.0.0.1:1/hongdun');
}

describe('operations C: a dump', () => {
  test('that was made before anybody reads it is whole', async () => {
    const { done, stream } = dumpBy('echo a dump');
    await done;
    // One turn more: only then the program's output is closed.
    await new Promise(setImmediate);
    expect(await text(stream)).toBe('a dump\n');
  });

  test('that nobody goes on reading ends the program that makes it', { timeout: 20_000 }, async () => {
    const { done, stream } = dumpBy('exec cat /dev/zero');
    const said = done.then(
      () => null,
      (error: unknown) => error,
    );
    stream.once('data', () => stream.destroy());
    expect(await said).toBeInstanceOf(DumpFailed);
  });

  test('that breaks off tells whoever reads it, and nobody else', async () => {
    const { done, stream } = dumpBy('echo half; exit 3');
    await expect(done).rejects.toBeInstanceOf(DumpFailed);
    await expect(text(stream)).rejects.toBeInstanceOf(Error);
  });
});
