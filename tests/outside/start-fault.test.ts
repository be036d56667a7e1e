/** Every reason for which the program does not begin, brought about where it arises: one sentence with the way out, and its exit code. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cannotListen, readConfig } from '../../src/config.ts';
import { exitCodes, StartFault, startFaults, type StartFaultCode } from '../../src/domain/base/start/start-fault.ts';
import { findBackupKey } from '../../src/outside/backup/backup-key.ts';
import { initialise } from '../../src/outside/cluster.ts';
import { folderFault, openDataFolder } from '../../src/outside/machine/data-folder.ts';
import { whyNotFree } from '../../src/outside/free-port.ts';
import { findKeyring, keyringIn } from '../../src/outside/keyring.ts';
import { claimFolder } from '../../src/outside/lock.ts';
import { choosePlace, demandMade } from '../../src/outside/place.ts';
import { demandKeyring, openDatabase, understood } from '../../src/program.ts';
import { migrate } from '../../src/store/base/migrate.ts';
import { askVersion } from '../../src/store/base/wire/server-version.ts';
import { ownerPool, testDatabase, type TestDatabase } from '../build/house/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
let base: string;
let database: TestDatabase;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'hongdun-fault-'));
  chmodSync(base, 0o755);
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(base, { recursive: true, force: true });
});

const some = Buffer.alloc(32).toString('base64url');
const silent = () => undefined;
const user = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const life = { root, assets: '', say: silent, opened: silent, goOn: silent };

/** A folder of its own for each. */
function fresh(): string {
  return mkdtempSync(join(base, 'one-'));
}

function file(name: string, text: string): string {
  const path = join(fresh(), name);
  writeFileSync(path, text);
  return path;
}

/** Root may do everything: for a moment this is somebody else. */
function asAnother<T>(work: () => T): T {
  if (isRoot) process.seteuid?.(65534);
  try {
    return work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

/** The migrations as another version of the program has them. */
async function migrateAnother(change: (folder: string) => void): Promise<void> {
  const folder = fresh();
  cpSync(join(root, 'migrations'), folder, { recursive: true });
  change(folder);
  const pool = new pg.Pool(database.owner);
  try {
    await migrate(pool, folder);
  } finally {
    await pool.end();
  }
}

const open = (url: string) => openDatabase(life, Promise.resolve({ owner: url, place: 'x', isBeside: false }));

/** As if this were the user of the service, or root, whoever runs the test. */
function placedBy(uid: number, dataDir: string) {
  const asked = vi.spyOn(process, 'getuid').mockReturnValue(uid);
  try {
    return choosePlace(dataDir, silent);
  } finally {
    asked.mockRestore();
  }
}

/** What needs another machine, another processor or a full disk: its sentence alone is looked at here. */
type Unprovoked = StartFault;

const provoked: Record<StartFaultCode, (() => unknown) | Unprovoked> = {
  setting: () => readConfig({ PORT: 'eighty' }),
  'address-taken': async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const place = { host: '127.0.0.1', port: (other.address() as AddressInfo).port };
    const why = await whyNotFree(place);
    other.close();
    if (why !== null) throw cannotListen(place, why);
  },
  // An address of nobody (RFC 5737), as that of a network which is not up yet.
  'address-away': async () => {
    const place = { host: '192.0.2.1', port: 12315 };
    const why = await whyNotFree(place);
    if (why !== null) throw cannotListen(place, why);
  },
  'folder-away': () => {
    const folder = fresh();
    chmodSync(folder, 0o555);
    return asAnother(() => openDataFolder(join(folder, 'data')));
  },
  'folder-owner': () => {
    const folder = fresh();
    chmodSync(folder, 0o555);
    return asAnother(() => openDataFolder(folder));
  },
  'folder-read-only': () => {
    throw folderFault(fresh(), Object.assign(new Error('read-only'), { code: 'EROFS' }));
  },
  'folder-is-file': () => openDataFolder(file('data', '')),
  'folder-below-file': () => openDataFolder(join(file('data', ''), 'below/it')),
  // operations B5: Node's own way of making folders never ends there, and hears no signal.
  'folder-not-made': () => openDataFolder('/proc/x'),
  'folder-in-use': () => {
    const folder = fresh();
    claimFolder(folder);
    claimFolder(folder);
  },
  'key-file-folder': () => keyringIn(join(fresh(), 'usb/reporter.key')),
  'key-file-owner': () => {
    const path = file('reporter.key', '');
    chmodSync(path, 0o000);
    return asAnother(() => findKeyring(path));
  },
  'key-file-broken': () => findKeyring(file('reporter.key', 'k1 AAAA\n')),
  'backup-key-broken': () => findBackupKey(file('backup.key', 'AGE-SECRET-KEY-1\n')),
  'key-file-national': () => findKeyring(file('reporter.key', `mark ${some}\nk1 sm4 ${some}\n`), () => false),
  // operations A3: no key is made where the county has used one.
  'key-file-away': async () => {
    const reporterKeyFile = join(fresh(), 'reporter.key');
    const config = { ...readConfig({}), reporterKeyFile };
    await demandKeyring(life, config, findKeyring(reporterKeyFile), database.owner);
    rmSync(reporterKeyFile);
    await demandKeyring(life, config, findKeyring(reporterKeyFile), database.owner).finally(() =>
      expect(existsSync(reporterKeyFile)).toBe(false),
    );
  },
  'keys-missing': async () => {
    const reporterKeyFile = join(fresh(), 'reporter.key');
    const config = { ...readConfig({}), reporterKeyFile };
    await demandKeyring(life, config, keyringIn(reporterKeyFile), database.owner);
    // Another county's.
    rmSync(reporterKeyFile);
    await demandKeyring(life, config, keyringIn(reporterKeyFile), database.owner);
  },
  'keys-changed': new StartFault('keys-changed', { file: 'f', ids: 'k1' }),
  'database-moved': new StartFault('database-moved', { place: 'db/hongdun', file: 'f' }),
  'demo-on-county': new StartFault('demo-on-county', { place: 'p', county: 'c' }),
  'database-absent': () => {
    const folder = join(fresh(), 'hongdun\r');
    try {
      demandMade(folder);
    } finally {
      expect(existsSync(folder)).toBe(false);
    }
  },
  // operations B6: this database knows a step that the older program has not.
  'database-newer': () => migrateAnother((folder) => rmSync(join(folder, readdirSync(folder).toSorted().at(-1) ?? ''))),
  'migration-changed': () =>
    migrateAnother((folder) => appendFileSync(join(folder, '0001-people-and-places.sql'), '-- another\n')),
  'database-old': new StartFault('database-old', { version: 15 }),
  'database-refused': () => open(database.url.replace(/\/[^/?]+(?=\?|$)/u, '/no-such-database')),
  'database-crowded': async () => {
    const pool = ownerPool(database.owner);
    await pool.query('create role crowded login connection limit 0');
    try {
      await open(database.url.replace(/\/\/[^@]*@/u, '//crowded@'));
    } finally {
      await pool.query('drop role crowded');
      await pool.end();
    }
  },
  'database-lost': async () => {
    const pool = ownerPool(database.owner);
    try {
      await pool.query('select pg_terminate_backend(pg_backend_pid())');
    } catch (error) {
      throw understood(error);
    } finally {
      await pool.end();
    }
  },
  'database-away': () => open('postgresql://a:b@127.0.0.1:1/x'),
  'embedded-away': new StartFault('embedded-away', { why: '57014' }),
  'embedded-major': () => {
    const folder = fresh();
    writeFileSync(join(folder, 'PG_VERSION'), '16\n');
    initialise({ dataDir: folder, folder, user, isRoot: false }, '', 'hongdun', false, silent);
  },
  'embedded-owner': () => {
    const dataDir = fresh();
    mkdirSync(join(dataDir, 'postgres'));
    return placedBy(user.uid + 1, dataDir);
  },
  'embedded-by-root': () => {
    const dataDir = fresh();
    writeFileSync(join(dataDir, 'postgres-is-elsewhere.txt'), '/var/lib/hongdun/data/x\n');
    return placedBy(user.uid + 1, dataDir);
  },
  'embedded-closed': isRoot
    ? () => {
        const dataDir = fresh();
        mkdirSync(join(dataDir, 'postgres'));
        writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n');
        chownSync(join(dataDir, 'postgres'), 65534, 65534);
        chmodSync(dataDir, 0o700);
        return placedBy(0, dataDir);
      }
    : new StartFault('embedded-closed', { folder: 'f', uid: 1, above: 'a' }),
  'socket-taken': new StartFault('socket-taken', { folder: '/run/hongdun-x' }),
  'no-embedded': new StartFault('no-embedded', { machine: 'aix ppc64' }),
  'embedded-not-made': () =>
    initialise(
      { dataDir: base, folder: join(fresh(), 'postgres'), user, isRoot: false },
      join(base, 'none'),
      'hongdun',
      false,
      silent,
    ),
  'embedded-not-started': new StartFault('embedded-not-started', { why: 'FATAL' }),
  'disk-full': new StartFault('disk-full'),
  // Brought about in tests/outside/which-database.test.ts.
  'other-version': new StartFault('other-version', { place: 'a（进程 7）', theirs: '1.0.0', own: '1.1.0' }),
  // Brought about in tests/store/base/shared-folders.test.ts.
  'shared-folder-taken': new StartFault('shared-folder-taken', { what: '附件', folder: '/a' }),
  // Brought about in tests/outside/shelf/shelf.test.ts.
  'file-store': new StartFault('file-store'),
  'file-store-taken': new StartFault('file-store-taken'),
  'file-store-left': new StartFault('file-store-left', { folder: '/a' }),
  'shared-folder': new StartFault('shared-folder', { what: '附件', folder: '/a', mark: 'm', file: '/a/f' }),
  'shared-folder-away': new StartFault('shared-folder-away', { what: '附件', folder: '/a', mark: 'm', file: '/a/f' }),
};

const codes = Object.keys(startFaults) as StartFaultCode[];

describe('operations A3 B4 B5 B6 B15: what keeps the program from starting', () => {
  it.each(codes)('%s is one Chinese sentence with the English after it, and its exit code', async (code) => {
    const provoke = provoked[code];
    const error: unknown =
      provoke instanceof StartFault
        ? provoke
        : await Promise.resolve()
            .then(provoke)
            .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(StartFault);
    const { message, exit, code: found } = error as StartFault;
    expect([found, exit]).toEqual([code, startFaults[code].exit === 'mend' ? 78 : 1]);
    expect(message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。\([A-Z][^\n]*\.\)$/u);
    expect(message).not.toMatch(/[{}]|undefined/u);
  });

  it('H20 after a power cut what may be late is tried again, and what nobody but a person mends is not', () => {
    const late: StartFaultCode[] = [
      'address-away',
      'folder-away',
      'key-file-folder',
      'key-file-away',
      'shared-folder-away',
    ];
    for (const code of [...late, 'database-refused', 'database-away', 'folder-in-use'] as const)
      expect([code, startFaults[code].exit]).toEqual([code, 'again']);
    for (const code of [
      'setting',
      'address-taken',
      'folder-owner',
      'keys-missing',
      'shared-folder',
      'shared-folder-taken',
      'database-newer',
    ] as const)
      expect([code, startFaults[code].exit]).toEqual([code, 'mend']);
    // Where the service may not write, what is not there is said to be absent, and not to be read-only.
    expect(folderFault('/var/lib/none', Object.assign(new Error('read-only'), { code: 'EROFS' }))).toMatchObject({
      code: 'folder-not-made',
      message: expect.stringContaining('没有 /var/lib/none 这个目录') as string,
    });
    for (const code of ['EIO', 'ESTALE', 'EHOSTDOWN'])
      expect(folderFault('/mnt/nas', Object.assign(new Error(code), { code }))).toMatchObject({ code: 'folder-away' });
    const unit = readFileSync(join(root, 'deploy/hongdun.service'), 'utf8');
    expect(unit).toMatch(/^Wants=network-online\.target$/mu);
    expect(unit).toMatch(/^After=network-online\.target remote-fs\.target$/mu);
  });

  it('issue 16: an embedded database that does not come back is waited for a while, and one that recovers for as long as it takes', async () => {
    let [asked, code] = [0, 'ENOENT'];
    const query = () => {
      asked += 1;
      return Promise.reject(Object.assign(new Error(`connect ${code}`), { code, syscall: 'connect' }));
    };
    const goOn = () => {
      if (asked > 3) throw new Error('asked on and on');
    };
    const ask = (awayMs: number) =>
      askVersion({ query } as unknown as pg.Pool, {
        isForeign: false,
        life: { say: silent, goOn },
        pauseMs: 0,
        awayMs,
      });
    await expect(ask(0)).rejects.toMatchObject({ code: 'embedded-away' });
    await expect(ask(60_000)).rejects.toThrow('asked on and on');
    [asked, code] = [0, '57P03'];
    await expect(ask(0)).rejects.toThrow('asked on and on');
  });

  it('issue 16: a program whose own files are taken away under it ends, and says so once', () => {
    const folder = fresh();
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    // What is read as the work goes on, and what would tell of it.
    for (const name of readdirSync(join(folder, 'dist/server')))
      if (/^(?:commands|program|db)\d*\.js$/u.test(name)) rmSync(join(folder, 'dist/server', name));
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/main.js'), 'help'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data') },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect([status, signal, stdout]).toEqual([1, null, '']);
    expect(stderr).toMatch(/^没有做完（ERR_MODULE_NOT_FOUND）：程序自己的文件不在了[^\n]*\n$/u);
  });

  it('the unit does not start again what somebody must mend first', () => {
    const unit = readFileSync(join(root, 'deploy/hongdun.service'), 'utf8');
    expect(unit).toMatch(new RegExp(`^RestartPreventExitStatus=${exitCodes.mend}$`, 'mu'));
  });
});
