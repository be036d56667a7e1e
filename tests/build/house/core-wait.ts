/** What a busy machine holds a process back by: the time in which it could have gone on and no core was free. */
import { readFileSync } from 'node:fs';

/** Gives the milliseconds that the first thread of the process has waited for a core since; none where the system does not tell. */
export function coreWait(pid: number = process.pid): () => number {
  const before = turnsOf(pid).waited;
  return () => turnsOf(pid).waited - before;
}

/** Gives how many times longer this process has taken since than it would have taken alone; 1 where the system does not tell. */
export function slowdown(): () => number {
  const before = turnsOf(process.pid);
  return () => {
    const { worked, waited } = turnsOf(process.pid);
    return worked === before.worked ? 1 : 1 + (waited - before.waited) / (worked - before.worked);
  };
}

function turnsOf(pid: number): { worked: number; waited: number } {
  try {
    const [worked = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number);
    return { worked: worked / 1e6, waited: waited / 1e6 };
  } catch {
    return { worked: 0, waited: 0 };
  }
}
