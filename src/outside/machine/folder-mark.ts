/** 目录的记号 (mark of a folder): a small file by which several programs tell that they look at one folder, and not each at its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const name = '.hongdun-folder';

export function markFileOf(folder: string): string {
  return join(folder, name);
}

/** The mark of the folder; null where it has none, or is not there. */
export function findMark(folder: string): string | null {
  try {
    return readFileSync(markFileOf(folder), 'utf8').trim() || null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Marks the folder; gives the mark of who was first where two do at once. */
export function markFolder(folder: string, mark: string): string {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(markFileOf(folder), `${mark}\n`, { flag: 'wx', mode: 0o600 });
    return mark;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return findMark(folder) ?? mark;
  }
}
