/** `npm run build`: the server to dist, the desk to dist/staff, each of its files compressed beside it, the files of the portal to dist/assets. With --if-changed it does nothing when nothing has changed, with --to-listen it first looks whether its place is free. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { cannotListen, readProcessConfig } from '../src/config.ts';
import { whyNotFree } from '../src/outside/free-port.ts';
import { pressAssets } from './press-assets.ts';

const configs = ['vite.server.config.ts', 'vite.config.ts'];
const inputs = [
  'src',
  'scripts/build.ts',
  'scripts/press-assets.ts',
  'scripts/files',
  'package-lock.json',
  'tsconfig.json',
  ...configs,
];
const stamp = join('dist', 'built-from');

const hash = createHash('sha256');
for (const input of inputs) add(input);
const now = hash.digest('hex');

if (process.argv.includes('--to-listen')) await demandFree();

const isWhole = existsSync(stamp) && existsSync(join('dist', 'main.js')) && existsSync(join('dist/staff/index.html'));
if (!process.argv.includes('--if-changed') || !isWhole || readFileSync(stamp, 'utf8') !== now) await build();

async function build(): Promise<void> {
  console.log('正在构建……(Building…)');
  // What a file that has since been removed was built into must not stay.
  rmSync('dist', { recursive: true, force: true });
  const codes = await Promise.all(configs.map((config) => run('vite', 'build', '-c', config, '--logLevel', 'warn')));
  if (codes.some((code) => code !== 0)) process.exit(1);
  await compress('dist/staff');
  await pressAssets();
  writeFileSync(stamp, now);
}

/** Whoever waits half a minute for what then cannot listen has waited for nothing. */
async function demandFree(): Promise<void> {
  const config = readProcessConfig();
  const taken = await whyNotFree(config);
  if (taken === null) return;
  console.error(cannotListen(config, taken).message);
  process.exit(1);
}

/** Lays `x.js.br` and `x.js.gz` beside `x.js`, as small as they get: done once here, asked for by every browser. */
async function compress(folder: string): Promise<void> {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:html|js|css|svg)$/u.test(name))
    .map((name) => join(folder, name));
  await Promise.all(
    texts.map(async (path) => {
      const bytes = await readFile(path);
      if (bytes.length < 1024) return;
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}

function add(path: string): void {
  hash.update(`\0${path}\0`);
  if (/\.\w+$/u.test(path)) hash.update(readFileSync(path));
  else for (const name of readdirSync(path).toSorted()) add(join(path, name));
}

async function run(tool: string, ...args: string[]): Promise<number | null> {
  const child = spawn(join('node_modules', '.bin', tool), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Whoever builds: within a run of tests React would otherwise come in the form that warns.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
