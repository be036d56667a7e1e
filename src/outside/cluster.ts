import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { makePrivateFolder, type Place } from './place.ts';

const supportedVersion = '17';

/**
 * For a county's own machine with a few dozen people at work. Durability (fsync, synchronous_commit, full_page_writes)
 * is never named here: PostgreSQL's own settings are the safe ones. What goes wrong is logged without the statement
 * and its values, because they hold personal data. An `alter system` of the county's own goes before these.
 */
const settings = {
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_connections: '60',
  random_page_cost: '1.1',
  jit: 'off',
  wal_compression: 'on',
  min_wal_size: '80MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '10min',
  logging_collector: 'on',
  log_directory: "'log'",
  log_filename: "'%d.log'",
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
  log_timezone: "'Asia/Shanghai'",
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  recovery_init_sync_method: syncMethod(release()),
};

/**
 * After a crash the disk is told once to write everything, instead of each of two thousand files by itself; before Linux 5.8 it would not
 * tell of a fault.
 */
export function syncMethod(kernel: string): 'syncfs' | 'fsync' {
  const [major = 0, minor = 0] = kernel.split('.').map(Number);
  return major > 5 || (major === 5 && minor >= 8) ? 'syncfs' : 'fsync';
}

/** Makes the database's files and the program's own database, unless they are there; made beside and renamed, so that they are whole or absent. */
export function initialise(
  place: Place,
  binaries: string,
  superuser: string,
  fsync: boolean,
  log: (sentence: string) => void,
): void {
  const versionFile = join(place.folder, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version === supportedVersion) return;
    throw new StartFault('embedded-major', { folder: place.folder, found: version, wanted: supportedVersion });
  }
  log('正在建立数据库……(Making the database…)');
  const draft = `${place.folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  makePrivateFolder(draft, place.user);
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['--auth=trust', '--data-checksums', '--no-instructions', ...(fsync ? [] : ['--no-sync'])];
  run(place, join(binaries, 'bin/initdb'), ['-D', draft, `--username=${superuser}`, ...locale, ...options]);
  run(place, join(binaries, 'bin/postgres'), ['--single', '-D', draft, 'postgres'], `create database ${superuser};\n`);
  appendFileSync(
    join(draft, 'postgresql.conf'),
    "\n# Written again by hongdun at each start.\ninclude_if_exists = 'hongdun.conf'\n",
  );
  rmSync(place.folder, { recursive: true, force: true });
  renameSync(draft, place.folder);
}

/** Writes the settings of this version of the program, which an upgrade may have changed. */
export function writeSettings(place: Place): void {
  const file = join(place.folder, 'hongdun.conf');
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  if (place.isRoot) chownSync(file, place.user.uid, place.user.gid);
}

/** What a program of the server is started with: its user when we are root, and nothing of our own environment. */
export function spawnOptions(place: Place): { cwd: string; env: Record<string, string>; uid?: number; gid?: number } {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  return { cwd: '/', env, ...(place.isRoot ? place.user : {}) };
}

function run(place: Place, program: string, args: string[], input = ''): void {
  const { status, error, stderr, stdout } = spawnSync(program, args, {
    ...spawnOptions(place),
    input,
    encoding: 'utf8',
  });
  if (status === 0) return;
  const why = error?.message ?? `${stderr}\n${stdout}`.trim();
  throw new StartFault('embedded-not-made', { why }, { cause: error });
}
