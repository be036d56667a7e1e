/** 目录的记号 (mark of a folder): a small file by which several programs tell that they look at one folder, and not each at its own. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

export const folderMarkName = '.hongdun-folder';

/** Where a mark may lie. */
export interface Marked {
  /** The mark that lies there; null where there is none, or nothing is there. */
  find(): Promise<string | null>;
  /** Marks it; gives the mark of who was first where two do at once. */
  mark(mark: string): Promise<string>;
  /** In the place of a mark that is there. */
  markAnew(mark: string): Promise<void>;
}

export function markFileOf(folder: string): string {
  return join(folder, folderMarkName);
}

export function markedFolder(folder: string): Marked {
  return {
    find: async () => findMark(folder),
    mark: async (mark) => markFolder(folder, mark),
    markAnew: async (mark) => write(folder, mark, 'w'),
  };
}

/** The mark of the folder; null where it has none, or is not there. */
function findMark(folder: string): string | null {
  try {
    return readFileSync(markFileOf(folder), 'utf8').trim() || null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function markFolder(folder: string, mark: string): string {
  try {
    write(folder, mark, 'wx');
    return mark;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return findMark(folder) ?? mark;
  }
}

/** Whether no file lies in it, however deep; what the program or the disk itself keeps there, and folders in which nothing is, count for nothing. */
export function isEmptyFolder(folder: string): boolean {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'lost+found')
    .every((one) => one.isDirectory() && isEmptyFolder(join(folder, one.name)));
}

function write(folder: string, mark: string, flag: 'w' | 'wx'): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(markFileOf(folder), `${mark}\n`, { flag, mode: 0o600 });
}
