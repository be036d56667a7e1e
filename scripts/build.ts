/** `npm run build`: the server to dist, the desk to dist/staff. With --if-changed it does nothing when nothing has changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const inputs = ['src', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'];
const stamp = join('dist', 'built-from');

const hash = createHash('sha256');
for (const input of inputs) add(input);
const now = hash.digest('hex');

const isWhole = existsSync(stamp) && existsSync(join('dist', 'main.js')) && existsSync(join('dist/staff/index.html'));
if (!process.argv.includes('--if-changed') || !isWhole || readFileSync(stamp, 'utf8') !== now) build();

function build(): void {
  console.log('正在构建……(Building…)');
  // What a file that has since been removed was built into must not stay.
  rmSync('dist', { recursive: true, force: true });
  run('tsc', '-p', 'tsconfig.build.json');
  run('vite', 'build', '--logLevel', 'warn');
  writeFileSync(stamp, now);
}

function add(path: string): void {
  hash.update(`\0${path}\0`);
  if (/\.\w+$/u.test(path)) hash.update(readFileSync(path));
  else for (const name of readdirSync(path).toSorted()) add(join(path, name));
}

function run(tool: string, ...args: string[]): void {
  const { status } = spawnSync(join('node_modules', '.bin', tool), args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(1);
}
