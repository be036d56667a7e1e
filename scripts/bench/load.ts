import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type pg from 'pg';
import { build } from 'vite';
import { pressAssets } from '../press-assets.ts';
import config from '../../vite.server.config.ts';

export interface Measured {
  process: ChildProcess;
  url: string;
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Builds the server under measurement as the product is built, and says where it lies: the loader of sources puts a name on every
 * function that is made, which costs a filing an eighth of its processor time and the bare server nothing.
 */
export async function buildMeasured(): Promise<string> {
  // The seeds are looked for two folders up.
  const outDir = 'dist/bench';
  const rolldownOptions = {
    input: { server: 'scripts/bench/server.ts' },
    output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  };
  await build({ ...config, configFile: false, logLevel: 'warn', build: { ...config.build, outDir, rolldownOptions } });
  await pressAssets();
  return join(outDir, 'server.js');
}

/** Starts a server under measurement and waits until it listens. */
export async function startMeasured(
  script: string,
  kind: 'app' | 'bare',
  connection: pg.PoolConfig,
): Promise<Measured> {
  const child = fork(script, [kind, JSON.stringify(connection)], { execArgv: [] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    process: child,
    url: `http://127.0.0.1:${port}`,
    cpuMs: async () => {
      child.send('cpu');
      const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }];
      return (cpu.user + cpu.system) / 1000;
    },
    stop: async () => {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

export interface Load {
  perSecond: number;
  p99Ms: number;
  failed: number;
  seconds: number;
}

/** Posts bodies to loopback from a number of clients for some seconds, and ends by itself. */
export async function post(
  url: string,
  { clients, seconds, cookie }: { clients: number; seconds: number; cookie?: string | undefined },
  body: () => object,
): Promise<Load> {
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(body()) }),
      },
    ],
  });
  return {
    perSecond: result['2xx'] / result.duration,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
    seconds: result.duration,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The cookie of somebody at the centre. */
export async function signIn(
  { url }: Measured,
  county: { accounts: readonly { role: string; loginName: string }[] },
  password: string,
): Promise<string> {
  const centre = county.accounts.find(({ role }) => role === 'centre');
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: centre?.loginName, password }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
