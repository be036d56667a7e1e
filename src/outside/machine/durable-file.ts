/** Files that are there whole or not at all, also after a power cut: written beside the name, brought to the disk, and only then named. */
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** For its owner alone; who was first keeps his. */
export function makeFile(file: string, text: string): void {
  withDraft(file, text, (draft) => {
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  });
}

/** In place of what is there, of which there is no moment without; it is kept under a name of its own where one is given. */
export function replaceFile(file: string, text: string, aside: string | null): void {
  withDraft(file, text, (draft) => {
    if (aside !== null) linkSync(file, aside);
    renameSync(draft, file);
  });
}

/** A name lies in its folder: until that has come to the disk, a power cut takes the name back. */
export function syncFolderOf(file: string): void {
  const handle = openSync(dirname(file), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function withDraft(file: string, text: string, place: (draft: string) => void): void {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    place(draft);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolderOf(file);
}
