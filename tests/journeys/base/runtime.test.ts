/** The built program on a Node that is too old for it, which may read nothing of it but its first file. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

test('dist/main.js on an older Node ends with one Chinese sentence, although nothing else of the program can be read.', () => {
  if (!existsSync('dist/main.js')) throw new Error('The program is not built: run npm run build first.');
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-runtime-'));
  try {
    mkdirSync(join(folder, 'dist'));
    const node = join(folder, `node_modules/node-linux-${process.arch}/bin/node`);
    mkdirSync(dirname(node), { recursive: true });
    writeFileSync(node, '');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    cpSync('dist/main.js', join(folder, 'dist/main.js'));
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.2' } })`;
    const preload = `data:text/javascript,${encodeURIComponent(older)}`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', preload, join(folder, 'dist/main.js'), 'start'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(78);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^红盾要 Node 24，[^\n]*bin\/node [^\n]*dist\/main\.js start[^\n]*\n$/u);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('What Node has compiled is kept in the data folder for the next start, of the build that runs alone.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-compiled-'));
  try {
    mkdirSync(join(folder, 'compiled/of-a-former-build'), { recursive: true });
    const env = { ...process.env, DATA_DIR: folder };
    spawnSync(process.execPath, ['dist/main.js', 'no-such-command'], { env });
    const build = readFileSync('dist/built-from', 'utf8').slice(0, 16);
    expect(readdirSync(join(folder, 'compiled'))).toEqual([build]);
    expect(readdirSync(join(folder, 'compiled', build), { recursive: true }).length).toBeGreaterThan(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
