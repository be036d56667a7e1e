/**
 * What docs/operate.md tells an operator to type: every command is one that there is, with words that it takes, and what needs no machine
 * of its own is typed in the order of the manual, on a copy of the sample county. The rest stands below, each with its reason.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands, helpLines } from '../../src/commands.ts';
import { stop, type Program, type Trial } from '../build/house/program.ts';
import { sampleTrial } from '../build/house/sample-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manual = readFileSync(join(root, 'docs/operate.md'), 'utf8');

/** By its first word: what no test may do to the machine it runs on, or what needs a machine that no test has. */
const notTyped: Readonly<Record<string, string>> = {
  'apt-get': 'changes the machine and needs the network; scripts/release/try.sh installs the package',
  useradd: 'makes an account of the machine; the package does it in scripts/release/try.sh',
  systemctl:
    'needs a booted systemd, which scripts/release/try.sh has; here the program is stopped and started instead',
  nginx: 'needs nginx and certificates; scripts/release/try.sh asks it about the site',
  ln: 'writes into folders of the machine',
  mv: 'writes into folders of the machine',
  mkdir: 'writes into folders of the machine',
  cp: 'writes into folders of the machine',
  tar: 'needs a release; scripts/release/try.sh unpacks it',
  runuser: 'needs a PostgreSQL of the machine’s own',
  curl: 'asks the port of the service',
  rm: 'writes into folders of the machine',
  install: 'gives files of the machine to another user',
  grep: 'reads what curl has fetched',
  timedatectl: 'sets the clock of the machine',
  sha256sum: 'needs a release; scripts/release/try.sh has one',
  ls: 'looks for certificates that no test has',
  'DATA_DIR=/var/lib/hongdun-practice': 'asks for a passphrase at a terminal; tests/outside/backup/backup.test.ts',
  '/opt/hongdun.new/deploy/hongdun':
    'is the command of a release that is not installed; tests/outside/backup/backup.test.ts',
};

/** Lines of the program's own commands. */
const ownNotTyped: readonly (readonly [line: RegExp, why: string])[] = [
  [/^hongdun status\b/u, 'ends with 1 where somebody should look; tests/outside/main.test.ts'],
  [/^hongdun setup\b/u, 'asks in an empty county, and this one is none; tests/outside/main.test.ts'],
  [/^hongdun confirm-account\b/u, 'refuses while somebody is left who may confirm; tests/outside/main.test.ts'],
  [/^hongdun keys (?:backup|restore|split)\b/u, 'asks for words at a terminal; tests/outside/backup/backup.test.ts'],
  [/^hongdun upgrade\b/u, 'needs another release; tests/outside/backup/backup.test.ts'],
  [/^hongdun (?:open-backup|restore .*hongdun-open)/u, 'is done by two versions; tests/outside/backup/backup.test.ts'],
  [/^hongdun move-files\b/u, 'needs an object store; tests/outside/shelf/shelf.test.ts'],
  [/^hongdun rehearse\b/u, 'takes as long as a restore; tests/outside/backup/backup.test.ts'],
  [
    /^hongdun reset-factor\b/u,
    'takes away what nobody of the sample county has; tests/http/county/second-factor.test.ts',
  ],
  [/^hongdun restore .*最新的/u, 'goes into a PostgreSQL of one’s own; tests/outside/which-database.test.ts'],
];

interface Typed {
  /** As it stands in the manual. */
  line: string;
  /** Its words, without what a shell makes of them. */
  words: string[];
}

/** Every command in the blocks of the manual, one after another; what a here-document holds is no command. */
function commandsOf(page: string): Typed[] {
  const blocks = [...page.matchAll(/^ *```sh\n(?<lines>[^]*?)^ *```$/gmu)].map(({ groups }) => groups?.['lines'] ?? '');
  const plain = blocks.map((block) => block.replaceAll(/(<<'(\w+)'[^\n]*\n)[^]*?\n *\2\n/gu, '$1'));
  return plain
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/(?:^|\s+)#.*$/u, '').trim())
    .flatMap((line) => (line.startsWith('echo ') ? [line] : line.split(/ && | \| |; /u)))
    .filter((line) => line !== '')
    .map((line) => ({ line, words: line.split(/\s+/u) }));
}

const typed = commandsOf(manual);
const isOwn = ({ words: [first = ''] }: Typed) => first === 'hongdun';
/** What is done to files of this test's own folders. */
const isOfFiles = ({ line }: Typed) => /^(?:echo|install|mv) .*\/var\/lib\/hongdun/u.test(line);
/** The folder of a version that was gone back from: two versions have it. */
const isOfTwoVersions = ({ line }: Typed) => line.includes('hongdun.after');
const isTyped = (one: Typed) =>
  (isOwn(one) && !ownNotTyped.some(([line]) => line.test(one.line))) || (isOfFiles(one) && !isOfTwoVersions(one));
const shellsOwn = helpLines().map((line) => line.trim().split(/\s/u)[0] ?? '');

describe('What the manual tells people to type', () => {
  test('There is something, and each word of it is a command of the program, of the key file, or in the list above.', () => {
    expect(typed.length).toBeGreaterThan(30);
    const known = (one: Typed) => isOwn(one) || isOfFiles(one) || Object.hasOwn(notTyped, one.words[0] ?? '');
    expect(typed.filter((one) => !known(one)).map(({ line }) => line)).toEqual([]);
    const used = new Set(typed.map(({ words: [first = ''] }) => first));
    expect(Object.keys(notTyped).filter((word) => !used.has(word))).toEqual([]);
    expect(ownNotTyped.filter(([line]) => !typed.some((one) => line.test(one.line))).map(String)).toEqual([]);
  });

  test('Each command of the program is one that it has, with flags that its row in the help names.', () => {
    const wrong = typed.filter(isOwn).filter(({ words: [, name = '', ...words] }) => {
      const row = commands[name];
      const flags = words.filter((word) => word.startsWith('--'));
      return (
        (row === undefined && !shellsOwn.includes(name)) || flags.some((flag) => row?.words.includes(flag) !== true)
      );
    });
    expect(wrong.map(({ line }) => line)).toEqual([]);
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

describe('What needs no machine of its own is typed on the sample county', { timeout: 180_000 }, () => {
  let trial: Trial;
  let place: string;
  let program: Program | null = null;

  beforeAll(async () => {
    trial = await sampleTrial();
    place = mkdtempSync(join(tmpdir(), 'hongdun-manual-'));
    for (const folder of ['backups', 'usb']) mkdirSync(join(place, folder));
    writeFileSync(
      join(place, 'settings'),
      [`DATA_DIR=${trial.dataDir}`, `BACKUP_DIR=${place}/backups`, 'PORT=0', 'LOG_LEVEL=error', ''].join('\n'),
    );
  });
  afterAll(async () => {
    if (program !== null) await stop(program);
    await trial.end();
    for (const folder of [place, `${trial.dataDir}.before`, `${trial.dataDir}-practice`])
      rmSync(folder, { recursive: true, force: true });
  });

  test('and each does what it says.', async () => {
    const service = { isWanted: true, isStopped: false };
    // As the lines before it have left it, once a command needs it so.
    const bringService = async () => {
      if (service.isStopped && program !== null) {
        await stop(program);
        program = null;
      }
      if (service.isWanted && program === null) program = await trial.start('start');
      service.isStopped = false;
    };
    const done = new Set<string>();
    for (const one of typed) {
      const what = /^systemctl (?<what>stop|start|restart) .*\bhongdun\b/u.exec(one.line)?.groups?.['what'];
      if (what !== undefined) {
        if (what !== 'start') service.isStopped = true;
        service.isWanted = what !== 'stop';
        continue;
      }
      // What the copy of the keys holds, whose words nobody types here.
      if (one.line.startsWith('hongdun keys restore') && existsSync(`${trial.dataDir}.before`))
        for (const name of ['reporter.key', 'backup.key'])
          cpSync(join(`${trial.dataDir}.before`, name), join(trial.dataDir, name), { preserveTimestamps: true });
      if (!isTyped(one) || done.has(one.line)) continue;
      done.add(one.line);
      await bringService();
      const first = type(one.line);
      // Beside the running program some of what is sealed anew is being changed by it: it says itself that it is to be run again.
      const { status, said } = first.said.includes('再运行一次。再运行还是') ? type(one.line) : first;
      expect([one.line, status, said]).toEqual([one.line, 0, said]);
    }
    expect(done.size).toBeGreaterThan(8);
  });

  /** In a shell, on the folders of this test. */
  function type(line: string): { status: number | null; said: string } {
    const newest = readdirSync(join(place, 'backups'))
      .filter((name) => /^hongdun-\d{8}-\d{6}/u.test(name))
      .toSorted()
      .at(-1);
    const here = line
      .replace(/^hongdun /u, `${root}deploy/hongdun `)
      .replace(/\/var\/backups\/hongdun\/\S+/u, `${place}/backups/${newest}`)
      .replaceAll('/var/lib/hongdun', trial.dataDir)
      .replaceAll('/media/usb', `${place}/usb`)
      .replaceAll('-o hongdun ', '')
      .replaceAll('登录名', 'zhouyi');
    const { status, stdout, stderr } = spawnSync('sh', ['-c', here], {
      cwd: place,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env['PATH'], HONGDUN_SETTINGS: join(place, 'settings') },
    });
    return { status, said: stdout + stderr };
  }
});
