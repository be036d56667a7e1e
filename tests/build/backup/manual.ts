/** The commands that docs/operate.md tells an operator to type, and a hand that types them beneath a folder that stands for the machine. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const manual = readFileSync(join(root, 'docs/operate.md'), 'utf8');

export interface Typed {
  /** As it stands in the manual. */
  line: string;
  /** Its words, without what a shell makes of them. */
  words: string[];
  /** The number of the block in which it stands. */
  block: number;
}

/** Every command in the blocks of the manual, one after another; what a here-document holds is no command. */
function commandsOf(page: string): Typed[] {
  const blocks = [...page.matchAll(/^ *```sh\n(?<lines>[^]*?)^ *```$/gmu)].map(({ groups }) => groups?.['lines'] ?? '');
  const plain = blocks.map((block) => block.replaceAll(/(<<'(\w+)'[^\n]*\n)[^]*?\n *\2\n/gu, '$1'));
  return plain.flatMap((text, block) =>
    text
      .split('\n')
      .map((line) => line.replace(/(?:^|\s+)#.*$/u, '').trim())
      .flatMap((line) => (line.startsWith('echo ') ? [line] : line.split(/ && | \| |; /u)))
      .filter((line) => line !== '')
      .map((line) => ({ line, words: line.split(/\s+/u), block })),
  );
}

export const typed = commandsOf(manual);

export const passphrase = 'four words that fit';

export interface Machine {
  /** What stands for the root of the machine. */
  place: string;
  dataDir: string;
  /** In the place of `hongdun`. */
  wrapper: string;
  /** A backup that was meant, in the place of the one that the manual names; else the newest. */
  backup?: string;
}

const folders = ['opt', 'etc/systemd/system', 'etc/nginx/sites-available', 'etc/nginx/sites-enabled', 'usr/bin'];

export function layMachine(place: string): void {
  for (const folder of [...folders, 'var/backups/hongdun', 'media/usb', 'tmp'])
    mkdirSync(join(place, folder), { recursive: true });
}

export function newestBackup(place: string): string {
  const kept = readdirSync(join(place, 'var/backups/hongdun')).filter((name) => /^hongdun-\d{8}-\d{6}/u.test(name));
  return join(place, 'var/backups/hongdun', kept.toSorted().at(-1) ?? '');
}

/** In a shell, beneath the folder; what asks for the passphrase of a copy is told it. */
export function type(
  { place, dataDir, wrapper, backup }: Machine,
  line: string,
): { status: number | null; said: string } {
  const dump = backup ?? (line.includes('/var/backups/hongdun/') ? newestBackup(place) : '');
  const opened = dump
    .split('/')
    .at(-1)
    ?.replace(/\.age$/u, '');
  const here = line
    .replaceAll('-o hongdun ', '')
    .replaceAll(/(?<=^|\s)\/(?=opt\/|etc\/|usr\/bin\/|media\/|tmp\/hongdun-keys|var\/backups\/hongdun$)/gu, `${place}/`)
    .replace(/(?<=^|\s)hongdun(?=\s)/u, wrapper)
    .replace(/(\/var\/lib\/hongdun-open\/)hongdun-\S+/u, `$1${opened}`)
    .replace(/(?<=\s)\/var\/backups\/hongdun\/\S+/u, dump)
    .replaceAll('/var/lib/hongdun', dataDir);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', here], {
    cwd: place,
    encoding: 'utf8',
    timeout: 120_000,
    input: `${passphrase}\n`,
    env: {
      PATH: process.env['PATH'],
      HONGDUN_SETTINGS: join(place, 'settings'),
      // Whose folders a test has are not those of the program's user.
      HONGDUN_USER: 'nobody-of-this-machine',
    },
  });
  return { status, said: stdout + stderr };
}
