/** Processor time and memory of processes, from /proc, because ratios of wall time alone lie on a shared machine. */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const ticksPerSecond = 100;

interface Process {
  pid: number;
  parent: number;
  ownMs: number;
  /** Of children that have ended and were waited for. */
  endedMs: number;
}

/** The postmaster of the server that the connection reaches, and all its children. */
export async function postgresProcesses(connection: pg.PoolConfig): Promise<number[]> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = read(rows[0]?.pid ?? 0)?.parent ?? 0;
  await client.end();
  return [postmaster, ...all().flatMap(({ pid, parent }) => (parent === postmaster ? [pid] : []))];
}

/** Processor time of the server so far: of its processes that live and of those that have ended. */
export async function postgresCpuMs(connection: pg.PoolConfig): Promise<number> {
  const [postmaster, ...children] = await postgresProcesses(connection);
  const server = read(postmaster ?? 0);
  return (
    (server?.ownMs ?? 0) + (server?.endedMs ?? 0) + children.reduce((sum, pid) => sum + (read(pid)?.ownMs ?? 0), 0)
  );
}

/** Processor time of a process so far, its threads included, to the microsecond: a request takes less than a tick of the clock that `stat` counts by. */
export function cpuMs(pid: number): number {
  return threadsOf(pid).reduce(
    (sum, thread) => sum + Number(tryRead(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0] ?? 0) / 1e6,
    0,
  );
}

/** Proportional set size: memory that processes share is divided among them. */
export function pssBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const text = tryRead(`/proc/${pid}/smaps_rollup`);
    return sum + 1024 * Number(/^Pss:\s+(\d+)/mu.exec(text ?? '')?.[1] ?? 0);
  }, 0);
}

/** None of a process that has ended. */
function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function all(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => read(Number(name)) ?? []);
}

function read(pid: number): Process | null {
  // The name stands in brackets and may hold spaces; the numbers follow it.
  const words = tryRead(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ').map(Number);
  if (words === undefined) return null;
  const [, parent = 0, , , , , , , , , , user = 0, system = 0, endedUser = 0, endedSystem = 0] = words;
  const ms = (ticks: number) => (ticks * 1000) / ticksPerSecond;
  return { pid, parent, ownMs: ms(user + system), endedMs: ms(endedUser + endedSystem) };
}

function tryRead(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
