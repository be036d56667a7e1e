/** The faults, a row each: how it is made, and whether it could be made on this machine. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signal } from '../../src/outside/process.ts';
import type { Clients } from './acts.ts';
import { heldInMidst, isSignedOnce, reportToSign } from './counting.ts';
import type { House } from './house.ts';

export interface Fault {
  words: string;
  /**
   * Makes the fault and ends it, where it does not end by itself; gives why it could not be made. A kill says when it falls: who is to
   * be killed is looked for before.
   */
  make(house: House, clients: Clients, falls: () => void): Promise<string | null>;
}

const shortMs = 2_000;

export const faults = {
  node: {
    words: 'kill -9 of the program',
    async make(house, _, falls) {
      falls();
      house.kill('SIGKILL');
      return null;
    },
  },
  postmaster: {
    words: 'kill -9 of the postmaster',
    async make(house, _, falls) {
      const [postmaster] = house.servers();
      falls();
      signal(postmaster ?? 0, 'SIGKILL');
      return null;
    },
  },
  backend: {
    words: 'kill -9 of one backend',
    async make(house, _, falls) {
      const backends = await house
        .look((client) =>
          client.query<{ pid: number }>(
            `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
          ),
        )
        .then(({ rows }) => rows.map(({ pid }) => pid));
      const one = backends[Math.floor(Math.random() * backends.length)] ?? 0;
      falls();
      signal(one, 'SIGKILL');
      return null;
    },
  },
  both: {
    words: 'kill -9 of the program and of PostgreSQL',
    async make(house, _, falls) {
      const servers = house.servers();
      falls();
      house.kill('SIGKILL');
      for (const pid of servers) signal(pid, 'SIGKILL');
      return null;
    },
  },
  fold: {
    words: 'kill -9 of program and backend in the middle of a fold',
    async make(house, _, falls) {
      // The notes are taken away by then, and their cells not written.
      const hold = `select 1 from figure_cell where level = 'C' for update`;
      const isHeld = await heldInMidst(house, hold, 'figure_fold', (pid) => {
        falls();
        house.kill('SIGKILL');
        signal(pid, 'SIGKILL');
      });
      return isHeld ? null : 'nothing was folded';
    },
  },
  signature: {
    words: 'kill -9 of program and backend in the middle of a signature',
    async make(house, clients, falls) {
      const { id, sign } = await reportToSign(house.url, clients.signers);
      const pressed = sleep(50).then(() => sign().catch(() => 0));
      const hold = 'lock table work_report_signing in share mode';
      const isHeld = await heldInMidst(house, hold, 'work_report_signing', (pid) => {
        falls();
        house.kill('SIGKILL');
        signal(pid, 'SIGKILL');
      });
      await pressed;
      if (!isHeld) return 'nothing was signed';
      await house.untilReady(45_000);
      // The same press again, as the page does.
      const status = await sign();
      if (status !== 200 || !(await isSignedOnce(house, id))) clients.doubts.push(`signature of ${id}: ${status}`);
      return null;
    },
  },
  restart: {
    words: 'SIGTERM and a new start',
    async make(house) {
      house.kill('SIGTERM');
      return null;
    },
  },
  frozenNode: {
    words: 'the program stopped for two seconds',
    async make(house) {
      const { pid } = house;
      signal(pid, 'SIGSTOP');
      await sleep(shortMs);
      signal(pid, 'SIGCONT');
      return null;
    },
  },
  frozenDatabase: {
    words: 'PostgreSQL stopped for two seconds',
    async make(house) {
      const servers = house.servers();
      for (const pid of servers) signal(pid, 'SIGSTOP');
      await sleep(shortMs);
      for (const pid of servers) signal(pid, 'SIGCONT');
      return null;
    },
  },
  cut: {
    words: 'half of all requests cut off after they were sent',
    async make(_, clients) {
      clients.isCutting = true;
      await sleep(shortMs);
      clients.isCutting = false;
      return null;
    },
  },
  lock: {
    words: 'the counter of numbers held by somebody for three seconds',
    async make(house) {
      await house.look(async (client) => {
        await client.query('begin');
        await client.query('select 1 from counter for update');
        await sleep(3000);
        await client.query('rollback');
      });
      return null;
    },
  },
  descriptors: {
    words: 'no descriptors left: 128 in all, 120 idle connections',
    async make(house) {
      await house.restart({ descriptors: 128 });
      const { port } = new URL(house.url);
      const idle: Socket[] = [];
      for (let n = 0; n < 120; n += 1) {
        const socket = connect(Number(port), '127.0.0.1');
        socket.on('error', () => undefined);
        idle.push(socket);
      }
      await sleep(shortMs);
      for (const socket of idle) socket.destroy();
      await house.restart({});
      return null;
    },
  },
  memory: {
    words: 'a heap of 96 MB',
    async make(house) {
      await house.restart({ heapMb: 96 });
      await sleep(shortMs);
      await house.restart({});
      return null;
    },
  },
  disk: {
    words: 'a full disk for two seconds',
    async make(house) {
      const filler = join(house.dataDir, 'filler');
      const room = freeOn(house.dataDir);
      // Only a small disk of its own is filled; the machine's is not ours.
      if (room === null || room > 2_000_000_000) return 'a small disk takes root';
      fill(filler);
      await sleep(shortMs);
      rmSync(filler, { force: true });
      return null;
    },
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as FaultName[];

/** Bytes that are free on the disk of the folder. */
function freeOn(folder: string): number | null {
  const { status, stdout } = spawnSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.split('\n')[1]) : null;
}

/** Writes until nothing goes in any more. */
function fill(file: string): void {
  const block = Buffer.alloc(1_048_576, 1);
  const handle = openSync(file, 'w');
  try {
    for (let size = block.byteLength; size > 512;) {
      try {
        if (writeSync(handle, block, 0, size) < size) size = Math.floor(size / 2);
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(handle);
  }
}
