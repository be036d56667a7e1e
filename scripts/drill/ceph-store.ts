/** Ceph's object gateway (Debian's radosgw) by itself, its objects in one SQLite file of a folder that is gone afterwards, on loopback. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import aws4 from 'aws4';

const program = 'radosgw';
/** Of this drill alone, whose store listens on loopback and ends with it. */
const accessKey = 'drill';
const secret = 'the secret of the drill';
const region = 'us-east-1';
const startWithinMs = 60_000;

/** Its version; null where it is not there. */
export function cephVersion(): string | null {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/ceph version (\S+)/u.exec(stdout)?.[1] ?? '') : null;
}

export class CephStore {
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | null = null;

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'ceph.conf'), confOf(folder, port));
  }

  #words(): string[] {
    return ['-n', 'client.rgw', '-c', join(this.#folder, 'ceph.conf'), '--no-mon-config'];
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The settings of a county that keeps its attachments there. */
  get settings(): Record<string, string> {
    return {
      FILES_STORE: `${this.url}/hongdun-files/qinghe`,
      FILES_STORE_REGION: region,
      FILES_STORE_ID: accessKey,
      FILES_STORE_SECRET: secret,
    };
  }

  async start(): Promise<void> {
    this.#child = spawn(program, [...this.#words(), '-f'], { stdio: 'ignore' });
    const until = performance.now() + startWithinMs;
    while (!(await answers(this.url))) {
      if (performance.now() > until) throw new Error(`radosgw does not answer at ${this.url}.`);
      await sleep(200);
    }
  }

  /** Before the first start. */
  makeUser(): void {
    const words = ['user', 'create', '--uid=hongdun', '--display-name=hongdun'];
    const keys = [`--access-key=${accessKey}`, `--secret-key=${secret}`];
    const { status, stderr } = spawnSync(`${program}-admin`, [...this.#words(), ...words, ...keys], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`radosgw-admin made no user: ${stderr.slice(-500)}`);
  }

  async makeBucket(): Promise<void> {
    const { status, text } = await this.#ask('PUT', '/hongdun-files');
    if (status !== 200) throw new Error(`The bucket was not made: ${status} ${text}`);
  }

  /** How many files of the county lie there, beside its mark. */
  async countFiles(): Promise<number> {
    const { text } = await this.#ask('GET', '/hongdun-files?max-keys=1000');
    return [...text.matchAll(/<Key>([^<]*)<\/Key>/gu)].filter(([, key = '']) => /[0-9a-f]{64}$/u.test(key)).length;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const gone = await Promise.race([ended, sleep(10_000)]);
    if (gone === undefined) child.kill('SIGKILL');
  }

  async #ask(method: string, path: string): Promise<{ status: number; text: string }> {
    const host = `127.0.0.1:${this.#port}`;
    const signed = aws4.sign(
      { service: 's3', region, method, host, path },
      { accessKeyId: accessKey, secretAccessKey: secret },
    );
    const { host: _, ...headers } = signed.headers as Record<string, string>;
    const answer = await fetch(`${this.url}${path}`, { method, headers });
    return { status: answer.status, text: await answer.text() };
  }
}

function confOf(folder: string, port: number): string {
  return `[global]
fsid = 6d1b2c3e-0000-4000-8000-000000000001
run dir = ${folder}
log file = ${join(folder, 'rgw.log')}
admin socket = ${join(folder, 'rgw.asok')}
[client]
rgw backend store = dbstore
rgw config store = dbstore
dbstore db dir = ${folder}
dbstore config uri = file:${join(folder, 'config.db')}
rgw data = ${folder}
rgw frontends = beast endpoint=127.0.0.1:${port}
`;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.ok;
    },
    () => false,
  );
}
