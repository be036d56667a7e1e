/** The built program with one migration more, as the next release brings it, and how one of its commands is run on a county. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A folder of the program as a release unpacks it; what is only read is ours. */
export function layProgram(folder: string): string {
  mkdirSync(folder);
  for (const part of ['deploy', 'dist', 'migrations'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const part of ['node_modules', 'seeds', 'scripts', 'package.json'])
    symlinkSync(join(root, part), join(folder, part));
  return folder;
}

export function layNextVersion(folder: string): string {
  layProgram(folder);
  writeFileSync(join(folder, 'migrations', '9999-upgrade-trial.sql'), 'create table upgrade_trial (id integer);');
  return folder;
}

/** Runs a command of the program in that folder to its end. */
export function runIn(
  program: string,
  word: string,
  settings: Record<string, string>,
): { status: number | null; said: string } {
  const env = { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...settings };
  const words = [join(program, 'dist/main.js'), ...word.split(' ')];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: program, env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
