/** 剩余内存: what a second database may take beside the running program, which shares the service's limit with it. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Reads a file of the kernel; null where there is none. */
type Read = (file: string) => string | null;

const read: Read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/**
 * How many bytes may still be taken before the machine swaps, or the service is held back (MemoryHigh) or ended (MemoryMax); null where the
 * kernel does not say. What only keeps files at hand counts as free, for it is given back when it is wanted.
 */
export function memoryRoom(of: Read = read): number | null {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/mu.exec(of('/proc/meminfo') ?? '')?.[1];
  const rooms = kilobytes === undefined ? [] : [Number(kilobytes) * 1024];
  const own = /^0::(\/.*)$/mu.exec(of('/proc/self/cgroup') ?? '')?.[1] ?? '/';
  // The limits of every group above hold, too; a container sees its own as the root of all.
  for (let path = own === '/' ? '' : own; ; path = path.slice(0, path.lastIndexOf('/'))) {
    rooms.push(...roomInGroup(path, of));
    if (path === '') break;
  }
  return rooms.length === 0 ? null : Math.max(0, Math.min(...rooms));
}

function roomInGroup(path: string, of: Read): number[] {
  const ask = (name: string) => of(`/sys/fs/cgroup${path}/memory.${name}`);
  const limits = ['high', 'max'].flatMap((name) => {
    const found = ask(name)?.trim() ?? 'max';
    return /^\d+$/u.test(found) ? [Number(found)] : [];
  });
  const used = Number(ask('current') ?? Number.NaN);
  if (limits.length === 0 || Number.isNaN(used)) return [];
  const kept = Number(/^file (\d+)$/mu.exec(ask('stat') ?? '')?.[1] ?? 0);
  return [Math.min(...limits) - used + kept];
}

/**
 * Where memory runs out all the same, the kernel ends this process and what it begins before any other of the service: the program and its
 * database go on.
 */
export function giveWayInMemory(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // It has ended already, or the machine has no such thing.
  }
}
