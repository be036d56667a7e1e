/** Two PostgreSQL under Patroni with etcd, and HAProxy before them, all on loopback and in one folder that is gone afterwards. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const bin = '/usr/lib/postgresql/17/bin';
/**
 * What Debian's packages patroni, python3-etcd, etcd-server, haproxy and postgresql-17 bring. Patroni comes with the part that speaks to
 * another kind of store where nobody names the one for etcd, and then ends at its start.
 */
const wanted = [
  '/usr/bin/patroni',
  '/usr/lib/python3/dist-packages/etcd',
  '/usr/bin/etcd',
  '/usr/sbin/haproxy',
  `${bin}/postgres`,
];

/** Of this drill alone, whose servers listen on loopback and end with it. */
const password = 'drill';

interface Member {
  name: string;
  folder: string;
  port: number;
  rest: number;
  child: ChildProcess | null;
}

export function missingPrograms(): string[] {
  return wanted.filter((one) => !existsSync(one));
}

export class Cluster {
  readonly #folder: string;
  readonly #user: { uid: number; gid: number } | null;
  readonly #members: Member[] = [];
  readonly #children: ChildProcess[] = [];
  #etcdPort = 0;
  #port = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#user = process.getuid?.() === 0 ? idsOf('postgres') : null;
  }

  /** Where the one that may be written to is reached. */
  get url(): string {
    return `postgresql://hongdun:${password}@127.0.0.1:${this.#port}/hongdun`;
  }

  get #owner(): pg.ClientConfig {
    const connectionTimeoutMillis = 3000;
    return {
      host: '127.0.0.1',
      port: this.#port,
      user: 'postgres',
      password,
      database: 'postgres',
      connectionTimeoutMillis,
    };
  }

  async start(): Promise<void> {
    await this.#startEtcd();
    for (const name of ['a', 'b']) await this.#addMember(name);
    await this.#startProxy();
    for (const member of this.#members) {
      this.#startMember(member);
      // The second one copies the first, which must be there.
      await this.until(`${member.name} runs`, () => this.#isRunning(member));
    }
    await this.untilTwo();
    await this.#makeDatabase();
  }

  /** Both are there, and what one acknowledges the other has. */
  untilTwo(): Promise<void> {
    return this.until('both are in step', async () => {
      const roles = (await this.#list()).map(({ role, state }) => `${role} ${state}`);
      return roles.some((one) => one.startsWith('leader running')) && roles.includes('sync_standby streaming');
    });
  }

  /** Ends the machine of the one that is written to: its Patroni and every process of its server, at once and without a word. */
  async killLeader(): Promise<string> {
    const leader = (await this.#list()).find(({ role }) => role === 'leader')?.name;
    const member = this.#members.find(({ name }) => name === leader);
    if (member?.child?.pid === undefined) throw new Error('There is no leader.');
    const processes = spawnSync('pgrep', ['-f', `^${bin}/postgres -D ${member.folder} `], { encoding: 'utf8' });
    const postmaster = Number(processes.stdout.trim().split('\n')[0]);
    const backends = spawnSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
    for (const pid of [member.child.pid, postmaster, ...backends.map(Number)]) killHard(pid);
    member.child = null;
    return member.name;
  }

  /** The machine comes back. */
  reviveAll(): void {
    for (const member of this.#members) if (member.child === null) this.#startMember(member);
  }

  async leader(): Promise<string | null> {
    return (await this.#list()).find(({ role, state }) => role === 'leader' && state === 'running')?.name ?? null;
  }

  /** Ends all that was started here, the servers by their own Patroni. */
  async end(): Promise<void> {
    for (const child of this.#children.toReversed()) child.kill('SIGTERM');
    await Promise.race([Promise.all(this.#children.map(ended)), sleep(20_000)]);
    for (const child of this.#children) child.kill('SIGKILL');
  }

  async until(what: string, isSo: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
    const until = Date.now() + withinMs;
    while (Date.now() < until) {
      if (await isSo().catch(() => false)) return;
      await sleep(200);
    }
    throw new Error(`Not within ${withinMs / 1000} s: ${what}. Its words lie in ${this.#folder}.`);
  }

  async #startEtcd(): Promise<void> {
    const [client, peer] = [await freePort(), await freePort()];
    this.#etcdPort = client;
    const at = (port: number) => `http://127.0.0.1:${port}`;
    this.#spawn('etcd', '/usr/bin/etcd', [
      '--name=one',
      `--data-dir=${join(this.#folder, 'etcd')}`,
      `--listen-client-urls=${at(client)}`,
      `--advertise-client-urls=${at(client)}`,
      `--listen-peer-urls=${at(peer)}`,
      `--initial-advertise-peer-urls=${at(peer)}`,
      `--initial-cluster=one=${at(peer)}`,
    ]);
    await this.until('etcd answers', async () => (await fetch(`${at(client)}/health`)).ok);
  }

  async #addMember(name: string): Promise<void> {
    const folder = join(this.#folder, `postgres-${name}`);
    const member = { name, folder, port: await freePort(), rest: await freePort(), child: null };
    this.#members.push(member);
    // JSON is YAML too.
    writeFileSync(this.#settingsOf(member), JSON.stringify(patroniSettings(member, this.#etcdPort, this.#folder)));
    chmodSync(this.#settingsOf(member), 0o644);
  }

  #settingsOf({ name }: Pick<Member, 'name'>): string {
    return join(this.#folder, `patroni-${name}.yml`);
  }

  #startMember(member: Member): void {
    member.child = this.#spawn(`patroni-${member.name}`, '/usr/bin/patroni', [this.#settingsOf(member)], this.#user);
  }

  async #startProxy(): Promise<void> {
    this.#port = await freePort();
    const file = join(this.#folder, 'haproxy.cfg');
    writeFileSync(file, proxySettings(this.#port, this.#members));
    this.#spawn('haproxy', '/usr/sbin/haproxy', ['-db', '-f', file]);
  }

  async #makeDatabase(): Promise<void> {
    await this.until('the proxy leads to the leader', async () => {
      const client = new pg.Client(this.#owner);
      client.on('error', () => undefined);
      await client.connect();
      try {
        await client.query(`create role hongdun login createrole password '${password}'`);
        await client.query(
          `create database hongdun owner hongdun template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C'`,
        );
        return true;
      } finally {
        await client.end();
      }
    });
  }

  async #isRunning({ rest }: Member): Promise<boolean> {
    const answer = (await (await fetch(`http://127.0.0.1:${rest}/patroni`)).json()) as { state: string };
    return answer.state === 'running';
  }

  /** What any of them that lives says of all. */
  async #list(): Promise<{ name: string; role: string; state: string }[]> {
    for (const { rest } of this.#members) {
      const answer = await fetch(`http://127.0.0.1:${rest}/cluster`, { signal: AbortSignal.timeout(2000) }).catch(
        () => null,
      );
      if (answer?.ok === true)
        return ((await answer.json()) as { members: { name: string; role: string; state: string }[] }).members;
    }
    return [];
  }

  #spawn(
    name: string,
    program: string,
    words: string[],
    user: { uid: number; gid: number } | null = null,
  ): ChildProcess {
    const child = spawn(
      '/bin/sh',
      ['-c', 'exec "$@" >"$0" 2>&1', join(this.#folder, `${name}.log`), program, ...words],
      {
        stdio: 'ignore',
        cwd: this.#folder,
        ...user,
      },
    );
    this.#children.push(child);
    return child;
  }
}

/** Ready for a folder of the servers, which are not root's. */
export function makeDrillFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = idsOf('postgres');
  chownSync(folder, uid, gid);
}

function patroniSettings({ name, folder, port, rest }: Member, etcdPort: number, home: string): object {
  const user = (username: string) => ({ username, password });
  return {
    scope: 'drill',
    name,
    restapi: { listen: `127.0.0.1:${rest}`, connect_address: `127.0.0.1:${rest}` },
    etcd3: { host: `127.0.0.1:${etcdPort}` },
    bootstrap: {
      dcs: {
        // The shortest that Patroni takes: a leader that is silent for so long has none.
        ttl: 20,
        loop_wait: 5,
        retry_timeout: 5,
        maximum_lag_on_failover: 1_048_576,
        // What was acknowledged is on both, so that whoever takes over has it.
        synchronous_mode: true,
        postgresql: {
          use_pg_rewind: true,
          parameters: { max_connections: 100, shared_buffers: '64MB', max_wal_size: '256MB' },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: folder,
      bin_dir: bin,
      pgpass: join(home, `pgpass-${name}`),
      authentication: { superuser: user('postgres'), replication: user('replicator'), rewind: user('rewinder') },
      parameters: { unix_socket_directories: home },
      pg_hba: [
        'local all all trust',
        'host all all 127.0.0.1/32 scram-sha-256',
        'host replication all 127.0.0.1/32 scram-sha-256',
      ],
    },
  };
}

/** Leads to whichever says of itself that it may be written to, and cuts what leads to one that does not any more. */
function proxySettings(port: number, members: readonly Member[]): string {
  return `global
  maxconn 500
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
listen postgres
  bind 127.0.0.1:${port}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${members.map(({ name, port: own, rest }) => `  server ${name} 127.0.0.1:${own} check port ${rest}`).join('\n')}
`;
}

function idsOf(user: string): { uid: number; gid: number } {
  const of = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout.trim());
  return { uid: of('-u'), gid: of('-g') };
}

function killHard(pid: number): void {
  try {
    if (pid > 1) process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone with another of them.
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
