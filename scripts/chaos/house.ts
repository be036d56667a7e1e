/** The program as a county's unit runs it: started again whenever it is not there, with its exits told apart. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { listProcessesIn, signal, waitForEnd } from '../../src/outside/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startMs = 180_000;
const recoverMs = 30_000;
/** As the unit of deploy/ waits. */
const againMs = 200;

export interface Limits {
  /** Most open descriptors of the program. */
  descriptors?: number;
  /** Most megabytes of its heap. */
  heapMb?: number;
}

export class House {
  readonly dataDir: string;
  readonly #port: number;
  /** What node runs: the built program, or its sources with tsx. */
  readonly #program: string;
  #child: ChildProcess | null = null;
  #isWanted = false;
  #isExpected = false;
  #limits: Limits = {};
  #said = '';
  selfExits = 0;
  /** The last words of a program that ended by itself. */
  lastWords = '';

  constructor(dataDir: string, port: number, program: string) {
    this.dataDir = dataDir;
    this.#port = port;
    this.#program = program;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How its owner reaches the embedded database. */
  get owner(): pg.ClientConfig {
    return { host: join(this.dataDir, 'postgres'), user: 'hongdun', database: 'hongdun' };
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it and goes on starting it; resolves when it answers. */
  async start(limits: Limits = {}): Promise<void> {
    this.#limits = limits;
    this.#isWanted = true;
    this.#spawn();
    await this.untilReady(startMs);
  }

  async untilReady(withinMs: number): Promise<void> {
    const until = Date.now() + withinMs;
    while (Date.now() < until) {
      const isReady = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`The program did not get ready:\n${this.#said.slice(-2000)}`);
  }

  /** Ends it as the fault wants; it is started again at once. */
  expectExit(): void {
    this.#isExpected = true;
  }

  kill(name: NodeJS.Signals): void {
    if (name === 'SIGKILL' || name === 'SIGTERM') this.expectExit();
    signal(this.pid, name);
  }

  servers(): number[] {
    return listProcessesIn(join(this.dataDir, 'postgres'));
  }

  async restart(limits: Limits): Promise<void> {
    await this.stop();
    await this.start(limits);
  }

  /** Ends the program in its own way, and kills what does not end. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child === null) return;
    this.expectExit();
    signal(child.pid ?? 0, 'SIGCONT');
    signal(child.pid ?? 0, 'SIGTERM');
    if (!(await waitForEnd([child.pid ?? 0], 30_000))) signal(child.pid ?? 0, 'SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Whatever still runs ends: the program first, then its server. */
  async end(): Promise<void> {
    await this.stop();
    const left = this.servers();
    for (const pid of left) signal(pid, 'SIGCONT');
    for (const pid of left) signal(pid, 'SIGQUIT');
    await waitForEnd(left, 10_000);
  }

  /** Looks into the embedded database as its owner. */
  async look<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** A server that was just killed is waited for, as the program does. */
  async #connect(): Promise<pg.Client> {
    const until = Date.now() + recoverMs;
    for (;;) {
      const client = new pg.Client(this.owner);
      client.on('error', () => undefined);
      try {
        await client.connect();
        return client;
      } catch (error) {
        if (Date.now() > until) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }

  #spawn(): void {
    const { descriptors, heapMb } = this.#limits;
    const limit = descriptors === undefined ? '' : `ulimit -n ${descriptors}; `;
    const heap = heapMb === undefined ? '' : ` --max-old-space-size=${heapMb}`;
    const child = spawn('/bin/sh', ['-c', `${limit}exec "$0"${heap} ${this.#program} demo`, process.execPath], {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: String(this.#port),
        DATA_DIR: this.dataDir,
        LOG_LEVEL: 'error',
        TRUST_PROXY: '1',
      },
    });
    this.#isExpected = false;
    this.#said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (this.#said = (this.#said + part.toString()).slice(-8000)));
    child.once('exit', () => {
      if (this.#child !== child) return;
      this.#child = null;
      if (!this.#isExpected) {
        this.selfExits += 1;
        this.lastWords = this.#said.slice(-600);
      }
      if (this.#isWanted) setTimeout(() => this.#isWanted && this.#child === null && this.#spawn(), againMs);
    });
    this.#child = child;
  }
}
