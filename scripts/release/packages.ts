/** The packages of a processor that is not this machine's: npm fetches them by the lock file, and holds each to the sum that stands there. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './pack.ts';

/** The folder below which `node_modules` has what runs on the processor. */
export function packagesFor(arch: string, work: string): string {
  if (arch === process.arch) return '.';
  const folder = join(work, `packages-${arch}`);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(file, join(folder, file));
  // Their install scripts are for the machine they run on; what the database's makes, the tree makes itself.
  run(
    'npm',
    'ci',
    `--prefix=${folder}`,
    `--cpu=${arch}`,
    '--os=linux',
    '--libc=glibc',
    '--omit=dev',
    '--ignore-scripts',
  );
  return folder;
}
