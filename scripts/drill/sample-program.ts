/** The built program of a folder on the sample county, as a process of its own, with its commands. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { demand } from './steps.ts';

const password = 'hongdun-drill';
const patienceMs = 420_000;

export class SampleProgram {
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly url: string;
  /** Of 12315's own account, once it has started. */
  cookie = '';
  #child: ChildProcess | null = null;

  constructor(root: string, dataDir: string, port: number) {
    this.root = root;
    this.dataDir = dataDir;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start(settings: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, ['dist/main.js', 'demo'], {
      cwd: this.root,
      env: this.#environment(settings),
      stdio: 'ignore',
    });
    this.#child = child;
    const until = performance.now() + patienceMs;
    while (!(await this.isReady())) {
      if (performance.now() > until || child.exitCode !== null) throw new Error('The program does not start.');
      await sleep(300);
    }
    const answer = await fetch(`${this.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ loginName: 'fangmin', password }),
    });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    demand(answer.ok, `nobody can sign in: ${answer.status}`);
  }

  isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** A command to its end, with what is piped in where it asks for something. */
  command(words: string, settings: Record<string, string> = {}, input = ''): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js', ...words.split(' ')], {
      cwd: this.root,
      env: this.#environment(settings),
      encoding: 'utf8',
      input,
    });
    return { status, said: stdout + stderr };
  }

  /** The first clause of what the command says at its end, which says what came of it; anything but a good end throws. */
  run(words: string, settings: Record<string, string> = {}, input = ''): string {
    const { status, said } = this.command(words, settings, input);
    if (status !== 0) throw new Error(`${words}: ${status}\n${said}`.slice(-2000));
    return (said.trim().split('\n').at(-1) ?? '').split(/[：。，](?=[从设还])|。/u)[0] ?? '';
  }

  /** All that a command says by a good end, while this process goes on. */
  async runBeside(words: string, settings: Record<string, string> = {}): Promise<string> {
    const child = spawn(process.execPath, ['dist/main.js', ...words.split(' ')], {
      cwd: this.root,
      env: this.#environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    if (status !== 0) throw new Error(`${words}: ${status}\n${said}`.slice(-2000));
    return said;
  }

  #environment(settings: Record<string, string>): Record<string, string> {
    const own = {
      DATA_DIR: this.dataDir,
      PORT: String(this.port),
      PUBLIC_URL: this.url,
      DEMO_PASSWORD: password,
      LOG_LEVEL: 'silent',
    };
    return { PATH: process.env['PATH'] ?? '', ...own, ...settings };
  }
}
