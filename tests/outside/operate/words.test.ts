/**
 * The commands that docs/operate.md names in its sentences: each is also typed in a block, which operate.test.ts runs or names who does, or
 * stands here with the file that runs it, or with why nobody but a person does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manual, root, typed } from '../../build/backup/manual.ts';

/** With what such a command begins, whatever the manual names of it besides. */
const programs = new Set(
  `hongdun npm node systemctl journalctl timedatectl psql pg_dump pg_restore createdb runuser rsync ssh scp apt apt-get dpkg dpkg-deb
  sha256sum age openssl nginx tar cp mv rm ln ls mkdir chown chmod install useradd kill curl date df mount umount crontab`.split(
    /\s+/u,
  ),
);

/** By words that really stand in the file. */
const elsewhere: readonly { words: RegExp; file: string; says: string }[] = [
  { words: /^hongdun (?:help|命令)$/u, file: 'tests/outside/operate.test.ts', says: 'helpLines()' },
  { words: /^hongdun ledger-head$/u, file: 'tests/outside/main.test.ts', says: "'ledger-head'" },
  { words: /^age -d$/u, file: 'tests/outside/backup/backup.test.ts', says: '用口令打开：age -d' },
  { words: /^dpkg-deb -x$/u, file: 'src/outside/machine/other-program.ts', says: "['dpkg-deb', '-x', file, to]" },
  { words: /^npm ci && npm run build$/u, file: '.ci/run', says: 'npm ci && npm test' },
  { words: /^npm run demo$/u, file: 'tests/outside/main.test.ts', says: 'npm run demo says' },
  { words: /^kill -9$/u, file: 'scripts/release/try.sh', says: 'kill -KILL' },
  { words: /^journalctl -u hongdun/u, file: 'scripts/release/try.sh', says: 'inside journalctl -u hongdun -n 3' },
  { words: /^apt-get remove$/u, file: 'scripts/release/try.sh', says: 'inside dpkg -r hongdun' },
  {
    words: /^rm \/etc\/nginx\/sites-enabled\/hongdun$/u,
    file: 'scripts/release/try.sh',
    says: '/etc/nginx/sites-enabled/hongdun',
  },
];

const byHand: readonly (readonly [words: RegExp, why: string])[] = [
  [/^npm run drill-(?:upgrade|store|failover)$/u, 'a drill of many minutes, which docs/reliability.md tells of'],
  [/^ssh -L /u, 'needs a second machine'],
  [/^openssl rand -hex 32$/u, 'draws a number, and no program of ours reads how'],
  [/^systemctl (?:list-timers|edit|status|disable) /u, 'needs a booted systemd'],
  [/^journalctl --vacuum-size=/u, 'clears the journal of the machine'],
  [/^apt install (?:clamav-daemon|--no-install-recommends libreoffice-writer-nogui)$/u, 'needs the network'],
  [/^(?:cp -a|chown -R)$/u, 'copies or gives away what an operator names'],
];

const prose = manual.replaceAll(/^ *```sh\n[^]*?^ *```$/gmu, '');
const named = [...prose.matchAll(/`(?<words>[^`\n]+)`/gu)]
  .map(({ groups }) => groups?.['words'] ?? '')
  .filter((words) => words.includes(' ') && programs.has(words.split(' ')[0] ?? ''));
/** What is done, and to what: what stands behind that may be named otherwise in a sentence. */
const actOf = (words: string) =>
  words
    .replace(/^DATA_DIR=\S+ /u, '')
    .split(/\s+/u)
    .slice(0, 2)
    .join(' ');

test('issue 16: each command that a sentence of the manual names is typed in a block too, or stands in a list with who types it.', () => {
  expect(named.length).toBeGreaterThan(60);
  const inBlocks = new Set(typed.map(({ line }) => actOf(line)));
  const lists = [...elsewhere.map(({ words }) => words), ...byHand.map(([words]) => words)];
  const unknown = named.filter((words) => !inBlocks.has(actOf(words)) && !lists.some((own) => own.test(words)));
  expect(unknown).toEqual([]);
  expect(lists.filter((own) => !named.some((words) => own.test(words))).map(String)).toEqual([]);
  const wrong = elsewhere.filter(({ file, says }) => !readFileSync(join(root, file), 'utf8').includes(says));
  expect(wrong).toEqual([]);
});
