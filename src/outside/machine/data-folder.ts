/** The folder of everything that a county keeps on its machine: made where there is none, closed to others, or a sentence why it cannot be used. */
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartFault, type StartFaultCode } from '../../domain/base/start/start-fault.ts';

type FolderFault = Extract<StartFaultCode, `folder-${string}`>;

/** What a disk of the network says while it is not there. */
const awayCodes = ['EIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT'];

const faults: Readonly<Record<string, Exclude<FolderFault, 'folder-away' | 'folder-not-made' | 'folder-in-use'>>> = {
  EACCES: 'folder-owner',
  EPERM: 'folder-owner',
  EROFS: 'folder-read-only',
  EEXIST: 'folder-is-file',
  ENOTDIR: 'folder-below-file',
};

/** A data folder that cannot be is a wrong setting; which one and why is said in a sentence. */
export function openDataFolder(folder: string): void {
  try {
    make(folder);
    closeToOthers(folder);
    // What is written into it from here on is for this user alone; what the database's own user must reach is opened where it is made.
    process.umask(0o077);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderFault(folder, error as NodeJS.ErrnoException);
  }
}

/** What an error of the kernel says of the folder; a full disk says nothing of it. */
export function folderFault(folder: string, error: NodeJS.ErrnoException): Error {
  const { code = '' } = error;
  if (code === 'ENOSPC') return error;
  const isForbidden = faults[code] === 'folder-owner';
  // Forbidden is what is there; what is not, and may not be made, may be a folder of a disk that comes later.
  if (awayCodes.includes(code) || (isForbidden && !existsSync(folder)))
    return new StartFault('folder-away', { folder, why: code }, { cause: error });
  // Of what is not there nobody can say that it is read-only: the service may only write where its unit lets it.
  const fault = code === 'EROFS' && !existsSync(folder) ? undefined : faults[code];
  return fault === undefined
    ? new StartFault('folder-not-made', { folder, why: code }, { cause: error })
    : new StartFault(fault, { folder }, { cause: error });
}

/** One folder after another: where the kernel says that the one above is not there though it is, as in /proc, Node's own way never ends. */
function make(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
    return;
  }
  const above = dirname(folder);
  if (above !== folder && !existsSync(above)) make(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Two starts at once agree on the one that was first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * What lies in the folder names people: nobody else of this machine reads it, also where an earlier version left it open. Root's
 * database server is another user, who must pass through the folder; one that many share is left as it is.
 */
function closeToOthers(folder: string): void {
  const isRoot = process.getuid?.() === 0;
  const { mode, uid } = statSync(folder);
  if (uid === process.getuid?.() && (mode & 0o1000) === 0) chmodSync(folder, isRoot ? 0o711 : 0o700);
  for (const [name, own] of [
    ['files', 0o700],
    ['tables', 0o700],
    ['hongdun.log', 0o600],
    ['postgres-start.log', 0o600],
  ] as const) {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()) chmodSync(path, own);
  }
}
