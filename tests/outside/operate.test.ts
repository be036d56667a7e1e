/**
 * What docs/operate.md tells an operator to type: every command is one that there is, with words that it takes, and is typed here in the
 * order of the manual, beneath a folder that stands for the machine; or stands below with the test or the script that has it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { commands, helpLines } from '../../src/commands.ts';
import { layNextVersion, layProgram } from '../build/backup/next-version.ts';
import { layMachine, manual, root, type, typed, type Machine, type Typed } from '../build/backup/manual.ts';
import { stop, Trial, type Program } from '../build/house/program.ts';
import { layEmptyCounty, sampleTrial } from '../build/house/sample-folder.ts';
import { codeOf } from '../build/telephone-code.ts';

const hasTools = existsSync('/usr/lib/postgresql/17/bin/pg_dump');

/** Run by another test or script, by words that really stand in it. */
const elsewhere: readonly { line: RegExp; file: string; says: string }[] = [
  { line: /^hongdun status$/u, file: 'tests/outside/main.test.ts', says: "trial.runToEnd('status'" },
  { line: /^hongdun setup$/u, file: 'tests/outside/main.test.ts', says: '`setup --file ${file}' },
  { line: /^nginx -t$/u, file: 'scripts/release/try.sh', says: 'inside nginx -t' },
  {
    line: /^(?:curl -s \S+\/metrics|grep \^hongdun_open_person_rows)$/u,
    file: 'tests/http/base/health.test.ts',
    says: 'hongdun_open_person_rows',
  },
  {
    line: /^hongdun upgrade --dry-run \S+\.deb$/u,
    file: 'tests/outside/backup/backup.test.ts',
    says: 'upgrade --dry-run ${next}',
  },
  // With a copy of the keys it is typed below.
  { line: /^hongdun rehearse$/u, file: 'tests/outside/backup/backup.test.ts', says: "trial.runToEnd('rehearse'" },
  { line: /^runuser /u, file: 'tests/outside/backup/own-postgres.test.ts', says: 'runuser -u postgres -- psql' },
  {
    line: /^hongdun restore \S+最新的/u,
    file: 'tests/outside/backup/own-postgres.test.ts',
    says: 'run(`restore ${newest}`)',
  },
  { line: /^hongdun move-files/u, file: 'tests/outside/shelf/shelf.test.ts', says: 'moveFiles(' },
];

/** Typed by nobody but a person, and why no test does. */
const byHand: readonly (readonly [line: RegExp, why: string])[] = [
  [/^timedatectl /u, 'sets the clock of the machine'],
  [/^apt-get install /u, 'needs the network; scripts/release/try.sh installs the same package by dpkg'],
  [/^useradd /u, 'makes an account of the machine; the package does it in scripts/release/try.sh'],
  [
    /^systemctl (?:daemon-reload|enable|reload)/u,
    'needs a booted systemd; the package does it in scripts/release/try.sh',
  ],
  [/^systemctl \w+ nginx$/u, 'needs nginx as a service'],
  [/^ls -l \/etc\/ssl/u, 'looks for certificates that no test has'],
];

/** Of the service: the program is started and stopped in its place. */
const ofService = /^systemctl (?<what>stop|start|restart) (?:nginx )?hongdun(?: nginx)?$/u;

const inBlockWith = (words: string) => {
  const blocks = new Set(typed.filter(({ line }) => line.includes(words)).map(({ block }) => block));
  return ({ block }: Typed) => blocks.has(block);
};
const isOfTarball = inBlockWith('tar xzf');
const isOfReturn = inBlockWith('hongdun.after');
const isOfSite = inBlockWith('/etc/nginx/');
const isOfBeginning = ({ line }: Typed) => /^hongdun (?:setup --link|confirm-account|reset-factor)\b/u.test(line);
const isOfReleases = (one: Typed) =>
  isOfTarball(one) || isOfReturn(one) || isOfSite(one) || one.line.startsWith('sha256sum ');
const isOwn = ({ line }: Typed) => /^(?:DATA_DIR=\S+ )?hongdun /u.test(line);
const isLeft = ({ line }: Typed) =>
  elsewhere.some((one) => one.line.test(line)) || byHand.some(([own]) => own.test(line)) || ofService.test(line);
/** On the running county. */
const isOfCounty = (one: Typed) =>
  !isLeft(one) &&
  !isOfBeginning(one) &&
  !isOfReleases(one) &&
  (isOwn(one) || /^(?:echo|install|mv|rm) /u.test(one.line));
const shellsOwn = helpLines().map((line) => line.trim().split(/\s/u)[0] ?? '');

describe('What the manual tells people to type', () => {
  test('Each line is typed below, or stands in a list with who types it, whose words are there.', () => {
    expect(typed.length).toBeGreaterThan(80);
    const known = (one: Typed) => isLeft(one) || isOfBeginning(one) || isOfReleases(one) || isOfCounty(one);
    expect(typed.filter((one) => !known(one)).map(({ line }) => line)).toEqual([]);
    const lists = [...elsewhere.map(({ line }) => line), ...byHand.map(([line]) => line)];
    expect(lists.filter((own) => !typed.some(({ line }) => own.test(line))).map(String)).toEqual([]);
    const wrong = elsewhere.filter(({ file, says }) => !readFileSync(join(root, file), 'utf8').includes(says));
    expect(wrong).toEqual([]);
    // What is left to hands is said aloud: whoever adds to it sees the number.
    expect(typed.filter(({ line }) => byHand.some(([own]) => own.test(line))).length).toBeLessThan(12);
  });

  test('Each command of the program is one that it has, with flags that its row in the help names.', () => {
    const wrong = typed
      .filter(isOwn)
      .map(({ words }) => words.slice(words.indexOf('hongdun') + 1))
      .filter(([name = '', ...words]) => {
        const row = commands[name];
        const flags = words.filter((word) => word.startsWith('--'));
        return (
          (row === undefined && !shellsOwn.includes(name)) || flags.some((flag) => row?.words.includes(flag) !== true)
        );
      });
    expect(wrong).toEqual([]);
    const inWords = [...manual.matchAll(/`(?:\/opt\/hongdun\/)?(?:deploy\/)?hongdun (?<name>[a-z-]+)/gu)];
    const unknown = inWords
      .map(({ groups }) => groups?.['name'] ?? '')
      .filter((name) => commands[name] === undefined && !shellsOwn.includes(name) && name !== 'help');
    expect(unknown).toEqual([]);
  });

  test('Every command of the program stands in the manual.', () => {
    const missing = [...shellsOwn, ...Object.keys(commands)].filter(
      (name) => name !== '' && !new RegExp(`(?:hongdun |\`)${name}\\b`, 'u').test(manual),
    );
    expect(missing).toEqual([]);
  });
});

/** A folder that stands for the machine, with the settings of the service. */
function machineOn(trial: Trial): Machine {
  const place = mkdtempSync(join(tmpdir(), 'hongdun-manual-'));
  layMachine(place);
  const settings = [
    `DATA_DIR=${trial.dataDir}`,
    `BACKUP_DIR=${place}/var/backups/hongdun`,
    'PORT=0',
    'LOG_LEVEL=error',
  ];
  writeFileSync(join(place, 'settings'), `${settings.join('\n')}\n`);
  return { place, dataDir: trial.dataDir, wrapper: `${root}deploy/hongdun` };
}

async function clear(trial: Trial, { place, dataDir }: Machine): Promise<void> {
  await trial.end();
  for (const folder of [place, ...['before', 'after'].map((word) => `${dataDir}.${word}`), `${dataDir}-practice`])
    rmSync(folder, { recursive: true, force: true });
}

describe.skipIf(!hasTools)('A county’s operator types the manual from the top', { timeout: 300_000 }, () => {
  let trial: Trial;
  let machine: Machine;
  let program: Program | null = null;
  beforeAll(async () => {
    trial = await sampleTrial();
    machine = machineOn(trial);
  });
  afterAll(async () => {
    if (program !== null) await stop(program);
    await clear(trial, machine);
  });

  /** Does what it says, and gives what it said. */
  function does(line: string, on: Machine): string {
    const { status, said } = type(on, line);
    expect([line, status, said]).toEqual([line, 0, said]);
    return said;
  }

  /** As the service would be after it; the program of a folder, where several lie there. */
  async function serve(what: string | undefined, folder?: string): Promise<void> {
    if (what !== 'start' && program !== null) {
      await stop(program);
      program = null;
    }
    if (what !== 'stop') program ??= await trial.start('start', {}, folder);
  }

  test('and each line does what it says, on the sample county.', async () => {
    await serve('start');
    const done = new Set<string>();
    for (const one of typed) {
      const what = ofService.exec(one.line)?.groups?.['what'];
      if (what !== undefined && !isOfReleases(one) && !inBlockWith('runuser')(one) && !inBlockWith('move-files')(one)) {
        await serve(what);
        // 再按上面保存一份.
        if (what === 'restart') does('hongdun keys backup - > /media/usb/hongdun-keys.age', machine);
        continue;
      }
      if (!isOfCounty(one) || (done.has(one.line) && !/\/tmp\//u.test(one.line))) continue;
      done.add(one.line);
      const line = one.line.replace('登录名', 'zhouyi');
      // Beside the running program some of what is sealed anew is being changed by it: it says itself that it is to be run again.
      const first = type(machine, line);
      if (first.said.includes('再运行一次。再运行还是')) does(line, machine);
      else expect([line, first.status, first.said]).toEqual([line, 0, first.said]);
    }
    expect(done.size).toBeGreaterThan(25);
  });

  test('The program is laid from its tarball, upgraded by the next one, and the former one comes back: 升级, 退回旧版.', async () => {
    await serve('stop');
    const { place } = machine;
    const tarball = 'hongdun-0.28.0-linux-x64.tar.gz';
    const pack = (name: string, lay: (folder: string) => string) => {
      const made = lay(join(place, name));
      for (const part of ['.env.example']) writeFileSync(join(made, part), readFileSync(join(root, part)));
      expect(spawnSync('tar', ['czf', tarball, name], { cwd: place }).status).toBe(0);
      const sum = createHash('sha256')
        .update(readFileSync(join(place, tarball)))
        .digest('hex');
      writeFileSync(join(place, 'SHA256SUMS'), `${sum}  ${tarball}\n${sum}  hongdun_0.28.0_amd64.deb\n`);
      rmSync(made, { recursive: true });
    };
    pack('hongdun-0.28.0', layProgram);
    const on: Machine = { ...machine, wrapper: join(place, 'usr/bin/hongdun') };
    const newer = inBlockWith('/opt/hongdun.new');
    const backups: string[] = [];
    for (const one of typed.filter(isOfReleases)) {
      const what = ofService.exec(one.line)?.groups?.['what'];
      if (newer(one) && one.line.startsWith('mkdir')) pack('hongdun-0.29.0', layNextVersion);
      if (what !== undefined) await serve(what, join(place, 'opt/hongdun'));
      else if (!isLeft(one)) {
        const said = does(one.line, on);
        const [, before] = /open-backup (\S+) /u.exec(said) ?? [];
        if (before !== undefined) backups.push(before);
        if (one.line.endsWith(' upgrade')) expect(said).toMatch(/先备份.*台账完整.*升级好了/su);
        // The one of before the upgrade, and not the one that has just been made.
        on.backup = backups[0] ?? '';
        if (on.backup === '') delete on.backup;
      }
    }
    expect(backups).toHaveLength(1);
    expect(existsSync(join(place, 'opt/hongdun.after/migrations/9999-upgrade-trial.sql'))).toBe(true);
    expect(existsSync(join(place, 'opt/hongdun/migrations/9999-upgrade-trial.sql'))).toBe(false);
    expect(existsSync(join(place, 'etc/systemd/system/hongdun-backup.timer'))).toBe(true);
    expect((await fetch(`${program?.url}/readyz`)).status).toBe(200);
    expect(does('hongdun verify', on)).toMatch(/台账完整/u);
  });
});

describe('Of a county that has just begun', { timeout: 120_000 }, () => {
  const first = 'three oxen at the ford';
  const given = 'nine geese over water';

  test('the page to set it up is printed, its only administrator loses his telephone, and nobody is left who confirms: setup --link, reset-factor, confirm-account.', async () => {
    const trial = new Trial();
    await layEmptyCounty(trial);
    const machine = machineOn(trial);
    const program = await trial.start('start');
    const ask = async (cookie: string, method: string, path: string, body: unknown) => {
      const answer = await fetch(`${program.url}${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      expect([path, answer.status, text]).toEqual([path, 200, text]);
      const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
      const own = set.find((one) => one.startsWith('hongdun_session=') && !one.endsWith('='));
      return { cookie: own ?? cookie, body: JSON.parse(text === '' ? '{}' : text) as Record<string, string> };
    };
    const enter = async (loginName: string, password: string) =>
      (await ask('', 'POST', '/api/session', { loginName, password })).cookie;
    const enrol = async (cookie: string, password: string) => {
      const { key = '' } = (await ask(cookie, 'POST', '/api/session/factor/begin', { password })).body;
      return (await ask(cookie, 'POST', '/api/session/factor/prove', { code: codeOf(key, Date.now()) })).cookie;
    };
    const of: Record<string, { loginName: string; says: RegExp }> = {
      'setup --link': { loginName: '', says: /\/setup\?code=[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/u },
      'reset-factor': { loginName: 'shenlixin', says: /取消了 shenlixin 的第二道验证/u },
      'confirm-account': { loginName: 'han', says: /核定了 han 的账号，理由：理由写明谁问过本人。/u },
    };
    const typeOf = (name: string) => {
      const line = typed.find((one) => isOfBeginning(one) && one.line.includes(name))?.line ?? '';
      const { loginName = '', says = /./u } = of[name] ?? {};
      const words = line.replace('登录名', loginName).replace(/理由$/u, '理由写明谁问过本人');
      const { status, said } = type(machine, words);
      expect([words, status, said]).toEqual([words, 0, expect.stringMatching(says)]);
    };
    try {
      expect(typed.filter(isOfBeginning)).toHaveLength(Object.keys(of).length);
      typeOf('setup --link');
      const answers = '--county-id 990126 --name 青禾县 --province 中州省 --city 安澜市 --paper-prefix 青市监';
      const people = '--bureau-name 青禾县市场监督管理局 --admin-name 沈立新 --login-name shenlixin';
      const made = trial.runToEnd(`setup ${answers} ${people} --password-stdin`, {}, `${first}\n`);
      expect([made.status, made.said]).toEqual([0, made.said]);
      const admin = await enrol(await enter('shenlixin', first), first);
      const han = { id: uuidv7(), loginName: 'han', name: '韩志远', role: 'leader', organisationId: 'AMR' };
      const form = { ...han, stationId: null, phone: '', active: true, password: given };
      await ask(admin, 'PUT', '/api/accounts', form);
      await ask(await enter('han', given), 'POST', '/api/session/password', {
        current: given,
        next: 'seven lamps by the mill',
      });
      typeOf('confirm-account');
      typeOf('reset-factor');
    } finally {
      await stop(program);
      await clear(trial, machine);
    }
  });
});
