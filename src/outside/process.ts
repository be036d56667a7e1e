import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** True while a process of that number lives; one that another user owns lives too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
  return stateOf(pid) !== 'Z';
}

/**
 * When the process began, in the kernel's own count since the machine started, with the name of that start: the pair
 * tells a process from a later one that was given the same number. Null when there is no such process.
 */
export function birthOf(pid: number): string | null {
  const began = statOf(pid)?.[19];
  if (began === undefined) return null;
  const boot = existsSync('/proc/sys/kernel/random/boot_id')
    ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    : '';
  return `${boot}/${began}`;
}

/**
 * The processes that work inside a folder: PostgreSQL and each of its children make the data folder their own. The folder is known by
 * itself and not by its name: a service for which systemd shuts the rest of the disk sees it under another one.
 */
export function listProcessesIn(folder: string): number[] {
  const here = identityOf(folder);
  if (here === null) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => identityOf(`/proc/${pid}/cwd`) === here && isAlive(pid));
}

/** Waits until none of the processes lives; false when some still live at the end of the time. */
export async function waitForEnd(pids: readonly number[], withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (pids.some(isAlive)) {
    if (Date.now() > until) return false;
    await sleep(5);
  }
  return true;
}

/** Sends a signal; a process that has gone meanwhile is what was wanted. */
export function signal(pid: number, name: NodeJS.Signals): void {
  // To the system, 0 and less are whole groups of processes, ours among them.
  if (!(pid > 1)) return;
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}

/** The disk a folder lies on, and its number there; null for one that is not there, or not this user's to look at. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}/${ino}`;
  } catch {
    return null;
  }
}

function stateOf(pid: number): string | undefined {
  return statOf(pid)?.[0];
}

/** The fields of /proc/<pid>/stat from the third on; the second, the name in brackets, may hold spaces itself. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
