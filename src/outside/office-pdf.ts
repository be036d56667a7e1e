/**
 * PDF: made of a document by the LibreOffice of this machine, where it has one: one at a time, in a process group of its own, and all
 * of it, the wait for those before it included, within a limit of time. It gets nothing of the program's settings and a folder that is removed behind it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../domain/base/refusal.ts';

export type PdfMaker = (docx: Buffer) => Promise<Buffer>;

/** Where distributions put it, and where whoever installs it by hand makes a link. */
const places = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
];

export function findOffice(): string | null {
  return places.find((path) => existsSync(path)) ?? null;
}

/** From the press to the answer. The first start makes its profile, which takes some seconds; a long report takes two. */
const seconds = 60;
/** With less of it left when its turn comes, it would be ended in the middle. */
const leastMs = 5_000;
/** So many may wait behind the one that is being made; the next is told to come again. */
const mostWaiting = 5;

/** Makes one after another; whoever would have to wait longer than the limit is told so, and nobody waits in vain. */
export function pdfMakerOf(program: string, folder: string, withinMs = seconds * 1000, least = leastMs): PdfMaker {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (docx) => {
    if (waiting > mostWaiting) return Promise.reject(new Refusal('pdf-busy'));
    waiting += 1;
    const until = performance.now() + withinMs;
    const before = last;
    const own = () => {
      const left = Math.ceil(until - performance.now());
      if (left < Math.min(least, withinMs / 2)) throw new Refusal('pdf-busy');
      return makeIn(program, folder, docx, left);
    };
    const made = before.then(own).finally(() => (waiting -= 1));
    last = made.catch(() => undefined);
    return made;
  };
}

async function makeIn(program: string, folder: string, docx: Buffer, withinMs: number): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const desk = await mkdtemp(join(folder, 'pdf-'));
  try {
    await writeFile(join(desk, 'document.docx'), docx);
    // Kept from one to the next, which spares the making of it; only one at a time uses it.
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const words = ['--headless', '--norestore', '--nologo', '--convert-to', 'pdf', '--outdir', desk];
    const child = spawn(program, [`-env:UserInstallation=${profile}`, ...words, join(desk, 'document.docx')], {
      cwd: desk,
      stdio: 'ignore',
      detached: true,
      env: { HOME: folder, PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', TMPDIR: desk },
    });
    await endOf(child, withinMs);
    return await readFile(join(desk, 'document.pdf'));
  } catch {
    // Whatever was the matter, away, too slow or without a file at its end, the way out is the same.
    throw new Refusal('pdf-unmade');
  } finally {
    await rm(desk, { recursive: true, force: true });
  }
}

/** It starts others, which end with it. */
async function endOf(child: ChildProcess, withinMs: number): Promise<void> {
  try {
    await once(child, 'exit', { signal: AbortSignal.timeout(withinMs) });
  } finally {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of them have gone already.
    }
  }
}
