/** 总封记的文件: heads of the ledger, one a line, on another disk than the database. */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Adds a line and waits until the disk has it. The folder must be there: none is made where a disk is not mounted. */
export function appendLine(file: string, line: string): void {
  const handle = openSync(file, 'a', 0o644);
  try {
    writeSync(handle, `${line}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What is in the file; null where there is none. */
export function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
