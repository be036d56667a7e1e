/** 停过的记号: a small file in the folder that programs on one database share, made while the database is away. */
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutageMark } from '../../domain/base/upkeep.ts';

const name = '.hongdun-outage';

export function outageMarkIn(folder: string): OutageMark {
  const file = join(folder, name);
  return {
    async begin() {
      try {
        await writeFile(file, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
        return true;
      } catch (error) {
        // Where nothing can be written, a second telling is better than none.
        return (error as NodeJS.ErrnoException).code !== 'EEXIST';
      }
    },
    async end() {
      // Whoever renames it has it: of two that come at once the other finds nothing.
      const own = `${file}-${process.pid}`;
      try {
        await rename(file, own);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
      const { mtime } = await stat(own);
      await rm(own, { force: true });
      return mtime;
    },
  };
}
