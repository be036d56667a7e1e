/** A folder of this machine, or one that several share, as <folder>/ab/cd/<hash>; made on first use. */
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isHash, placeOf, type Shelf } from './shelf.ts';

export function folderShelf(folder: string): Shelf {
  const pathOf = (sha256: string) => join(folder, placeOf(sha256));
  return {
    lay: (sha256, path) => layAt(pathOf(sha256), path),
    async open(sha256) {
      const file = await open(pathOf(sha256), 'r').catch(nullWhenAbsent);
      return file?.createReadStream() ?? null;
    },
    async find(sha256) {
      return (await stat(pathOf(sha256)).catch(nullWhenAbsent))?.mtime ?? null;
    },
    async remove(sha256, storedBefore) {
      const file = pathOf(sha256);
      const found = await stat(file).catch(() => null);
      if (found === null || (storedBefore !== undefined && found.mtime >= storedBefore)) return false;
      await rm(file, { force: true });
      return true;
    },
    async *list() {
      for (const first of (await namesIn(folder)).filter((name) => name.length === 2)) {
        for (const second of await namesIn(join(folder, first))) {
          for (const sha256 of (await namesIn(join(folder, first, second))).filter(isHash)) {
            const found = await stat(join(folder, first, second, sha256)).catch(() => null);
            if (found !== null) yield { sha256, storedAt: found.mtime };
          }
        }
      }
    },
  };
}

/** On disk for good before it has its name: the bytes, then the name, then the folders that hold the name. */
async function layAt(target: string, path: string): Promise<void> {
  const now = new Date();
  // The sweep spares what was stored lately, so a file that is already there counts as stored now.
  const isThere = await utimes(target, now, now).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(dirname(target), { recursive: true });
  await syncAt(path);
  await rename(path, target);
  for (const folder of [dirname(target), dirname(dirname(target))]) await syncAt(folder);
}

async function syncAt(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).toSorted();
}
