import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { mayReach, systemFolder, type ServerUser } from './binaries.ts';

/** Where one database lives, and under whom its server runs. */
export interface Place {
  dataDir: string;
  /** The database's files (PGDATA). */
  folder: string;
  user: ServerUser;
  /** True when the program is root and the server is somebody else. */
  isRoot: boolean;
}

/** Where the machine has no user of ours: `nobody` is there on every system, and daemons share it. */
const nobody: ServerUser = { uid: 65534, gid: 65534 };
/** The kernel's limit for the path of a unix socket. */
const longestSocketPath = 107;
const socketName = '.s.PGSQL.5432';

/** Below DATA_DIR where the server's user can reach it, else below /var/lib/hongdun, with a note in DATA_DIR that says so. */
export function choosePlace(dataDir: string, log: (sentence: string) => void): Place {
  const near = join(dataDir, 'postgres');
  const note = join(dataDir, 'postgres-is-elsewhere.txt');
  const noted = existsSync(note) ? (readFileSync(note, 'utf8').split('\n')[0] ?? '') : '';
  if (process.getuid?.() !== 0) return placeOfUser(dataDir, near, noted);
  const user = existsSync(near) ? ownerOf(near) : serverUser();
  if (noted === '' && mayReach(near, user)) return { dataDir, folder: near, user, isRoot: true };
  if (existsSync(join(near, 'PG_VERSION')))
    throw new StartFault('embedded-closed', { folder: near, uid: user.uid, above: dataDir });
  const far = noted === '' ? noteFar(dataDir, note, log) : noted;
  return { dataDir, folder: far, user: existsSync(far) ? ownerOf(far) : serverUser(), isRoot: true };
}

/** Who only looks, or works on what is there, makes no empty county in a folder that a slip of the settings names. */
export function demandMade(dataDir: string): void {
  const note = join(dataDir, 'postgres-is-elsewhere.txt');
  const far = existsSync(note) ? [(readFileSync(note, 'utf8').split('\n')[0] ?? '').trim()] : [];
  const isMade = [join(dataDir, 'postgres'), ...far].some((folder) => existsSync(join(folder, 'PG_VERSION')));
  if (!isMade && findElsewhere(dataDir) === null) throw new StartFault('database-absent', { folder: dataDir });
}

/** Whose a new server of root's is: the user `hongdun`, which the package makes, so that no other daemon's user owns the county's database. */
export function serverUser(accounts = '/etc/passwd'): ServerUser {
  const lines = existsSync(accounts) ? readFileSync(accounts, 'utf8') : '';
  const { uid, gid } = /^hongdun:[^:]*:(?<uid>[1-9]\d*):(?<gid>\d+):/mu.exec(lines)?.groups ?? {};
  return uid === undefined ? nobody : { uid: Number(uid), gid: Number(gid) };
}

/** Who is not root runs the server himself, in his own folder. */
function placeOfUser(dataDir: string, near: string, noted: string): Place {
  if (noted !== '') throw new StartFault('embedded-by-root', { folder: noted });
  const user = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  if (existsSync(near) && statSync(near).uid !== user.uid) throw new StartFault('embedded-owner', { folder: near });
  return { dataDir, folder: near, user, isRoot: false };
}

/** Chooses the folder elsewhere, writes it down and says so. */
function noteFar(dataDir: string, note: string, log: (sentence: string) => void): string {
  const { far, left } = chooseFar(dataDir);
  writeFileSync(
    note,
    `${far}\n数据库服务器不能以 root 运行，而它的用户进不了这个目录，所以数据库文件放在上面所写的目录。\n`,
  );
  log(
    `其他用户进不了 ${dataDir}，数据库文件改放 ${far}。(The server's user cannot enter the data folder; the database's files are kept in ${far}.)`,
  );
  if (left !== null) {
    log(
      `这个目录是新的；以前同名目录的数据库还留在 ${left}，不要了可以删掉。(This folder is new; the database of the folder that had its name before is still in ${left}.)`,
    );
  }
  return far;
}

/**
 * The folder below /var/lib/hongdun for the database of a data folder without a note. A data folder in which no server has
 * ever been started was made anew, after the one before it was removed: it gets an empty database and not the old one, whose
 * sealed reporters no key of the new folder opens. The old files are left where they are.
 */
function chooseFar(dataDir: string): { far: string; left: string | null } {
  const isNew = !existsSync(join(dataDir, 'postgres-start.log'));
  const nth = (n: number) => {
    const name = n === 0 ? dataDir : `${dataDir}#${n}`;
    return join(systemFolder, 'data', createHash('sha256').update(name).digest('hex').slice(0, 16));
  };
  let n = 0;
  while (isNew && existsSync(nth(n))) n += 1;
  return { far: nth(n), left: n === 0 ? null : nth(n - 1) };
}

/** In the database's own folder when the path is short enough, else in a short folder that is ours alone. */
export function chooseSocketFolder({ folder, user, isRoot }: Place): string {
  if (Buffer.byteLength(join(folder, socketName)) <= longestSocketPath) return folder;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const base = isRoot
    ? '/run'
    : process.platform === 'linux' && existsSync(`/run/user/${user.uid}`)
      ? `/run/user/${user.uid}`
      : shortTemporaryFolder();
  const short = join(base, `hongdun-${hash}`);
  if (!existsSync(short)) makePrivateFolder(short, user);
  // Anyone may write to a temporary folder: what lies there already must be ours, and a folder.
  const found = lstatSync(short);
  if (!found.isDirectory() || found.uid !== user.uid) throw new StartFault('socket-taken', { folder: short });
  chmodSync(short, 0o700);
  return short;
}

export function socketPath(folder: string): string {
  return join(folder, socketName);
}

/** A folder that only the server's user (and root) may enter; the folders above it that had to be made are open to all, whatever the umask. */
export function makePrivateFolder(path: string, user: ServerUser): void {
  const above = dirname(path);
  const first = mkdirSync(above, { recursive: true });
  for (let made = above; first !== undefined && made.startsWith(first); made = dirname(made)) chmodSync(made, 0o755);
  mkdirSync(path, { mode: 0o700 });
  if (process.getuid?.() === 0) chownSync(path, user.uid, user.gid);
}

function shortTemporaryFolder(): string {
  return tmpdir().length <= 60 ? tmpdir() : '/tmp';
}

function ownerOf(path: string): ServerUser {
  const { uid, gid } = statSync(path);
  return uid === 0 ? nobody : { uid, gid };
}

/**
 * 搬走的记号: once a data folder's program works on a database of its own choice, the embedded one is left behind with everything
 * that was in it. Whoever looks there, by a command without DATABASE_URL, would prove, back up or seal the wrong one.
 */
const elsewhere = 'database-is-elsewhere.txt';

/** Writes down where the database of this folder is from now on; its first line is the place. */
export function noteElsewhere(dataDir: string, place: string): void {
  const file = join(dataDir, elsewhere);
  if (existsSync(file) && readFileSync(file, 'utf8').startsWith(`${place}\n`)) return;
  const words = `${place}
本县的数据库从 ${new Date().toISOString()} 起在上面写的地方（设置 DATABASE_URL）；这个目录里自带的数据库（postgres/）是留下的旧的，不再用。
确定不要了，可以停机后删掉 postgres/，里面有没有遮盖的个人信息。真要退回自带的，删掉这个文件。
The county's database is at the place above; the embedded one of this folder was left behind.
`;
  writeFileSync(file, words, { mode: 0o600 });
}

/** Where the database of this folder is, when it was moved; else null. */
export function findElsewhere(dataDir: string): { place: string; file: string } | null {
  const file = join(dataDir, elsewhere);
  return existsSync(file) ? { place: readFileSync(file, 'utf8').split('\n')[0] ?? '', file } : null;
}
