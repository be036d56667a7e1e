/** What packs a release: the tools of the machine, told to leave out when and by whom something was packed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder as a compressed archive: sorted, nobody's, of one time. */
export function archive(inside: string, folder: string, to: string, at: Date): void {
  const words = ['--sort=name', '--format=gnu', '--owner=0', '--group=0', '--numeric-owner'];
  run(
    'tar',
    '--create',
    `--file=${to}`,
    '--use-compress-program=gzip -n -6',
    `--directory=${inside}`,
    ...words,
    `--mtime=@${at.getTime() / 1000}`,
    folder,
  );
}

/** Runs a tool to its end; what it says is seen. */
export function run(command: string, ...words: string[]): void {
  const { status, error } = spawnSync(command, words, { stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}.`);
}

/** What a tool has to say, without the end of its line. */
export function said(command: string, ...words: string[]): string {
  const { status, stdout, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}.`);
  return stdout.trim();
}

/** How much room a folder takes, in kB. */
export function sizeKb(folder: string): number {
  const bytes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => lstatSync(join(folder, path)))
    .filter((one) => one.isFile())
    .reduce((sum, { size }) => sum + size, 0);
  return Math.ceil(bytes / 1024);
}

/** A line for each file, as sha256sum writes and checks it. */
export function sums(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file !== 'SHA256SUMS')
    .toSorted()
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('');
}
