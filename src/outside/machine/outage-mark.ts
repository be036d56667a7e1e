/** 停过的记号: a small file in the folder that programs on one database share, made while the database is away. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outage, OutageMark } from '../../domain/base/upkeep.ts';

const name = '.hongdun-outage';
/** So far apart two machines notice the same outage. */
const slackMs = 120_000;

export function outageMarkIn(folder: string): OutageMark {
  const file = join(folder, name);
  // Machines that share a folder may number their programs alike.
  const ownName = () => `${file}-${randomUUID()}`;
  const write = async (outage: Outage) => {
    const own = ownName();
    // Written whole before it has its name, so that nobody reads half of it.
    try {
      await writeFile(own, JSON.stringify(outage), { mode: 0o600 });
      await link(own, file);
    } finally {
      await rm(own, { force: true });
    }
  };
  return {
    async begin(outage) {
      try {
        const before = await readMark(file);
        if (before !== null && isOfThis(before, outage)) return 'there';
        // Of another outage, by a machine that has not come back.
        if (before !== null) await rm(file, { force: true });
        await write(outage);
        return 'made';
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'there' : 'unwritten';
      }
    },
    async end(host) {
      const mark = await readMark(file);
      if (mark === null || mark.host !== host) return null;
      const own = ownName();
      try {
        // Whoever renames it has it: of two that come at once the other finds nothing.
        await rename(file, own);
      } catch (error) {
        // Where it cannot be taken away any more it has ended all the same.
        return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : mark.since;
      }
      await rm(own, { force: true });
      return mark.since;
    },
  };
}

function isOfThis(mark: Outage, outage: Outage): boolean {
  return mark.host === outage.host || mark.since.getTime() >= outage.since.getTime() - slackMs;
}

/** Null where there is none; what nobody can read is nobody's, and of no time. */
async function readMark(file: string): Promise<Outage | null> {
  const said = await readFile(file, 'utf8').catch(() => null);
  if (said === null) return null;
  try {
    const { host, since } = JSON.parse(said) as Record<keyof Outage, string>;
    return { host, since: new Date(since) };
  } catch {
    return { host: '', since: new Date(0) };
  }
}
