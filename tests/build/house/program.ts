/** The whole program as a process of its own, as a county starts it, in a data folder that ends with the test. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { listProcessesIn, signal, waitForEnd } from '../../../src/outside/process.ts';

export interface Program {
  child: ChildProcess;
  url: string;
  output: () => string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** As it was built, which starts in a third of the time. */
const command = ['dist/main.js'];

/** A data folder with the programs that were started on it. */
export class Trial {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'hongdun-trial-'));
  readonly #started: ChildProcess[] = [];

  constructor() {
    chmodSync(this.dataDir, 0o755);
  }

  #environment(settings: Record<string, string>): Record<string, string> {
    return { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: this.dataDir, LOG_LEVEL: 'error', ...settings };
  }

  /** Resolves when the program has said where to open it; of a folder in which another version of it lies. */
  async start(word: string, settings: Record<string, string> = {}, cwd = root): Promise<Program> {
    const child = spawn(process.execPath, [...command, word], { cwd, env: this.#environment(settings) });
    this.#started.push(child);
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      const hear = (part: Buffer) => {
        said += part.toString();
        const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/u.exec(said);
        if (found !== null) resolve(found[0]);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => reject(new Error(said)));
    });
    return { child, url, output: () => said };
  }

  /** Starts the program and kills it with -9 as soon as it has said these words; its server stays. */
  async startUntil(word: string, words: string, settings: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, [...command, word], { cwd: root, env: this.#environment(settings) });
    this.#started.push(child);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        if (said.includes(words)) resolve();
      });
      child.once('exit', () => reject(new Error(said)));
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** With what is piped in, where the command asks for something. */
  runToEnd(word: string, settings: Record<string, string> = {}, input = ''): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...word.split(' ')], {
      cwd: root,
      env: this.#environment(settings),
      encoding: 'utf8',
      input,
    });
    return { status, said: stdout + stderr };
  }

  /** Works on the embedded database as its owner, beside the program. */
  async owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ host: join(this.dataDir, 'postgres'), user: 'hongdun', database: 'hongdun' });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** The processes of the embedded server. */
  servers(): number[] {
    return listProcessesIn(join(this.dataDir, 'postgres'));
  }

  async end(): Promise<void> {
    for (const child of this.#started) child.kill('SIGKILL');
    await waitForEnd(
      this.#started.map((child) => child.pid ?? 0),
      5000,
    );
    const left = this.servers();
    for (const pid of left) signal(pid, 'SIGQUIT');
    await waitForEnd(left, 5000);
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export async function stop({ child }: Program): Promise<number | null> {
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** kill -9: nothing is finished, nothing is closed. */
export async function kill({ child }: Program): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
