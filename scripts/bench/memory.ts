/** M8: memory of the built program and its database after 100,000 complaints, and the time from the command to the first page. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, chmodSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDb } from '../../src/store/base/db.ts';
import { findPostgres, startPostgres } from '../../src/outside/postgres.ts';
import { useKeys } from '../../src/store/base/keys.ts';
import { connectionAsOwner } from '../../src/store/base/migrate.ts';
import { testKeyFile, testKeyring } from '../../tests/build/house/keyring.ts';
import { fillCounty, type Bench, type Figure } from './county.ts';
import { median } from './load.ts';
import { postgresProcesses, pssBytes } from './process.ts';

const [size, starts, megabyte] = [100_000, 5, 1024 * 1024];
const main = new URL('../../dist/main.js', import.meta.url).pathname;

export async function measureMemory({ print }: Bench): Promise<Figure[]> {
  if (!existsSync(main)) throw new Error('The built program is measured: run npm run build first.');
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-bench-'));
  chmodSync(folder, 0o755);
  try {
    await prepare(folder, print);
    const took: number[] = [];
    let program = 0;
    let all = 0;
    for (let i = 0; i < starts; i += 1) {
      const running = await start(folder);
      took.push(running.tookMs);
      if (i === starts - 1) {
        await useIt(running.url);
        program = pssBytes([running.pid]) / megabyte;
        all = program + pssBytes(await databaseOf(folder)) / megabyte;
      }
      await running.stop();
    }
    const seconds = median(took) / 1000;
    return [
      {
        metric: 'M8',
        name: `megabytes of the program (PSS) over ${size} complaints`,
        value: program,
        target: '≤ 150',
        reached: program <= 150,
        how: 'after the portal and the filing page were read 50 times each',
      },
      {
        metric: 'M8',
        name: 'megabytes with all of PostgreSQL',
        value: all,
        target: '≤ 400',
        reached: all <= 400,
        how: '',
      },
      {
        metric: 'M8',
        name: 'seconds from the command to the first page, warm',
        value: seconds,
        target: '≤ 0.5',
        reached: seconds <= 0.5,
        how: `median of ${starts}; includes starting PostgreSQL`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Migrates by the program itself, then fills the county and stops the database. */
async function prepare(folder: string, print: (line: string) => void): Promise<void> {
  writeFileSync(join(folder, 'reporter.key'), testKeyFile(), { mode: 0o600 });
  const migrated = spawn(process.execPath, [main, 'migrate'], { env: environment(folder, 0), stdio: 'ignore' });
  const [code] = (await once(migrated, 'exit')) as [number];
  if (code !== 0) throw new Error(`Migrating ended with ${code}.`);
  const postgres = await startPostgres({ dataDir: folder, log: () => undefined });
  const { db } = createDb(connectionAsOwner(postgres.url('hongdun')));
  useKeys(db, testKeyring);
  await fillCounty(db, postgres.url('hongdun'), size, print);
  await db.destroy();
  await postgres.stop();
}

async function start(folder: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [main, 'start'], { env: environment(folder, port), stdio: 'ignore' });
  for (;;) {
    const page = await fetch(`${url}/`).catch(() => null);
    if (page?.status === 200) break;
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}.`);
    await sleep(5);
  }
  return {
    tookMs: performance.now() - started,
    pid: child.pid ?? 0,
    url,
    async stop() {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

async function useIt(url: string): Promise<void> {
  // What the desk asks for is read behind the first page, and counted all the same.
  await (await fetch(`${url}/api/session`)).arrayBuffer();
  for (let i = 0; i < 50; i += 1)
    for (const path of ['/', '/complaint']) await (await fetch(`${url}${path}`)).arrayBuffer();
}

async function databaseOf(folder: string): Promise<number[]> {
  const postgres = await findPostgres(folder, () => undefined);
  return postgres === null ? [] : postgresProcesses(postgres.url('hongdun'));
}

function environment(folder: string, port: number): NodeJS.ProcessEnv {
  return { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: undefined };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
