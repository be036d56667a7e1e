/**
 * Where a run of the tests lays its databases, data folders and uploads: in memory, where the machine has some to spare. A database is
 * 1,600 files, and each file of tests has one of its own: to copy it on a disk takes a third of a second of a core, in memory a tenth of
 * that. Nobody wants any of it after a power cut; what is acknowledged is still written and flushed as ever.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { birthOf, listProcessesIn, signal } from '../src/outside/process.ts';

const memory = '/dev/shm';
const prefix = 'hongdun-run-';
/** Several times what a run lays down at a time: some hundred databases of 22 MB one after the other, and the data folders of four counties. */
const enoughBytes = 6 * 2 ** 30;

/** Before anything of the run asks for a temporary folder. Whoever names one gets it. */
export function workInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return;
  sweep();
  const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`));
  // The database's server is another user when root runs the tests.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) >= enoughBytes;
  } catch {
    return false;
  }
}

/** What runs left behind that were killed before their own end. */
function sweep(): void {
  for (const name of readdirSync(memory)) {
    const maker = new RegExp(`^${prefix}(\\d+)-`, 'u').exec(name)?.[1];
    if (maker === undefined || birthOf(Number(maker)) !== null) continue;
    const folder = join(memory, name);
    for (const within of readdirSync(folder)) {
      for (const pid of listProcessesIn(join(folder, within, 'postgres'))) signal(pid, 'SIGQUIT');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
