/** What is done with the program from a terminal, beside its work: a table of contents, a row a command. */
import { flagOf } from './commands/flag.ts';
import { BadSetting, type Config } from './config.ts';
import type { Life, Reached } from './program.ts';

/** What a command has before it: the settings, the words behind its name, and the way to its database. */
export interface AtTerminal {
  life: Life;
  config: Config;
  words: readonly string[];
  /**
   * The database that the settings name, asked for at most once. `beside` works on the one of a program that runs, where one does;
   * `alone` starts the embedded server, which another program holds while it runs.
   */
  reach: (how: 'beside' | 'alone') => Promise<Reached>;
}

export interface CommandRow {
  /** The words behind its name, as the help says them; empty where there are none. */
  words: string;
  /** What it does, in one line of the help. */
  zh: string;
  en: string;
  /** Why the words behind its name will not do; null where they do. */
  why?: (words: readonly string[]) => string | null;
  /** It may be the first to come to a county and make its database; every other one works on what is there. */
  makes?: true;
  /** False when what was looked for is not as it should be, after saying so: the process ends with 1. */
  run: (at: AtTerminal) => Promise<boolean>;
}

/** A word that is none must make no key: each on a line of its own, since the name of a file may hold spaces. */
const keyWords =
  /^(?:show|backup\n(?!--).+|split(?:\n[23])?|restore(?:\n--replace)?\n(?:(?!--).+|--shares)(?:\n--replace)?|rotate(?:\n(?:aes|sm4|backup))?)$/u;

export const commands: Readonly<Record<string, CommandRow>> = {
  setup: {
    words: '[--link] [--file 答案文件] [--password-stdin] [--name 县名…]',
    zh: '设立本县和第一个管理员，不用浏览器；--link 印出第一次打开的网址',
    en: 'Sets up county and first administrator without a browser; --link prints the address of the first-run page',
    makes: true,
    run: async ({ life, config, words, reach }) => {
      const { setUpCounty, setupWish } = await import('./commands/setup.ts');
      const wish = setupWish(words);
      if (typeof wish === 'string') throw new BadSetting(wish);
      return setUpCounty(life, config, reach('beside'), wish);
    },
  },
  status: {
    words: '',
    zh: '程序、数据库、备份、台账、短信、任务、磁盘和证书各一行；有要看的，退出码是 1',
    en: 'A line for each part of program and machine; ends with 1 where somebody should look',
    run: async ({ life, config, reach }) =>
      (await import('./commands/status.ts')).sayStatus(life, config, () => reach('beside')),
  },
  migrate: {
    words: '',
    zh: '把数据库改成这一版的样子',
    en: 'Brings the database to this version of the program',
    makes: true,
    run: async ({ life, reach }) => {
      await (await import('./commands/reached.ts')).bringUpToDate(life, reach('alone'));
      return true;
    },
  },
  verify: {
    words: '[保存的总封记…]',
    zh: '看的是哪个数据库，逐行核对台账、附件和密钥，程序运行时也能做（以前叫 verify-ledger，照样能用）',
    en: 'Says which database it is and proves ledger, attachments and keys, also beside the running program',
    run: async ({ life, config, words, reach }) =>
      (await import('./commands/verify-ledger.ts')).verifyLedger(life, config, reach('beside'), { headFiles: words }),
  },
  upgrade: {
    words: '[--dry-run [新版的 .deb、.tar.gz 或者文件夹]]',
    zh: '升级数据库：先备份，改成这一版的样子，核对，说怎么退回去；--dry-run 先在副本上练，不动正在用的',
    en: 'Upgrades the database: backs up, migrates, proves, and says how to go back; --dry-run does it on a copy',
    why: ([flag, , ...more]) =>
      flag === undefined || (flag === '--dry-run' && more.length === 0)
        ? null
        : '升级写成 upgrade，先练写成 upgrade --dry-run，后面可以跟新版的 .deb、.tar.gz 或者解开的文件夹。(Say upgrade, or upgrade --dry-run with the new version behind it.)',
    run: async (at) => (await import('./commands/upgrade.ts')).upgrade(at),
  },
  'verify-figures': {
    words: '',
    zh: '逐格重新数一遍统计的计数，程序运行时也能做',
    en: 'Counts every cell of the figures anew, also beside the running program',
    run: async ({ life, reach }) => (await import('./commands/verify-figures.ts')).verifyFigures(life, reach('beside')),
  },
  'ledger-head': {
    words: '',
    zh: '印出最新的台账总封记，锁在别处',
    en: 'Prints the newest head of the ledger, to be kept on paper',
    run: async ({ life, reach }) => (await import('./commands/ledger-heads.ts')).printHead(life, reach('beside')),
  },
  reseal: {
    words: '',
    zh: '把密封的都改用密钥文件最后一行密封，断了再运行一次',
    en: 'Seals everything under the newest key; cut off anywhere, it goes on the next time',
    run: async ({ life, config, reach }) =>
      (await import('./commands/reseal.ts')).resealAll(life, config, reach('beside')),
  },
  'reset-factor': {
    words: '登录名',
    zh: '取消第二道验证（再没有人能帮他的时候）',
    en: 'Takes the second factor from the account of whom nobody is left to help',
    why: ([loginName]) =>
      loginName === undefined ? '要取消谁的第二道验证：reset-factor 登录名。(Say whose: reset-factor LOGIN.)' : null,
    run: async ({ life, config, words: [loginName = ''], reach }) =>
      (await import('./commands/account.ts')).resetFactor(life, config, reach('beside'), loginName),
  },
  'reset-password': {
    words: '登录名',
    zh: '重设密码，只显示一次（再没有人能帮他的时候）',
    en: 'Draws another password for the account of whom nobody is left to help',
    why: ([loginName]) =>
      loginName === undefined ? '要重设谁的密码：reset-password 登录名。(Say whose: reset-password LOGIN.)' : null,
    run: async ({ life, config, words: [loginName = ''], reach }) => {
      await (await import('./commands/account.ts')).resetPassword(life, config, reach('beside'), loginName);
      return true;
    },
  },
  'confirm-account': {
    words: '登录名 理由',
    zh: '核定账号（再没有人能核定的时候），理由记进台账',
    en: 'Confirms the account of whom nobody is left to confirm, for a reason',
    why: (words) =>
      reasonOf(words).length < 4
        ? '要核定谁的账号、为什么：confirm-account 登录名 理由（四个字以上，写明谁问过本人）。(Say whose and why: confirm-account LOGIN REASON.)'
        : null,
    run: async ({ life, config, words, reach }) => {
      const wish = { loginName: words[0] ?? '', reason: reasonOf(words) };
      return (await import('./commands/account.ts')).confirmAccount(life, config, reach('beside'), wish);
    },
  },
  backup: {
    words: '',
    zh: '备份数据库和附件，加密，不停机；定时任务每天做',
    en: 'Backs up database and attachments, encrypted, beside the running program',
    run: async (at) => (await import('./commands/backup.ts')).backup(at),
  },
  rehearse: {
    words: '[备份] [--keys 密钥的副本]',
    zh: '把最新的备份装进临时的数据库里核对，装得出来才算备份；不动正在用的',
    en: 'Restores the newest backup into a scratch database, proves it, and clears it away',
    run: async (at) => (await import('./commands/rehearse.ts')).rehearse(at),
  },
  keys: {
    words: 'show | backup 文件 | split [2|3] | restore 文件 [--replace] | restore --shares | rotate [aes|sm4|backup]',
    zh: '密钥：看指纹，存副本，分给两个人，放回去，换新的',
    en: 'Keys: shows, backs up, splits, restores and rotates all of them',
    why: (words) =>
      keyWords.test(words.join('\n'))
        ? null
        : '要做什么：keys show、keys backup 文件、keys split（2 或者 3 张）、keys restore 文件（或者 --shares）、keys rotate（aes、sm4 或者 backup）。(Say what to do with the keys.)',
    run: async (at) => (await import('./commands/keys.ts')).keys(at),
  },
  'open-backup': {
    words: '备份 文件夹',
    zh: '把一份加密的备份（或者全部导出的 ZIP）解开放进文件夹，给旧版的程序恢复用；用完删掉',
    en: 'Lays a backup, or what export-all made, open in a folder, for the former version to restore; remove it afterwards',
    why: ([dump, folder]) =>
      dump === undefined || folder === undefined
        ? '要解开哪一份、放到哪里：open-backup 备份 文件夹。(Say which backup, and where to.)'
        : null,
    run: async ({ life, config, words: [dump = '', folder = ''] }) =>
      (await import('./commands/open-backup.ts')).openBackup(life, config, { dump, folder }),
  },
  'move-files': {
    words: '[--back | --take-over | --remove-old]',
    zh: '把附件从文件夹搬进对象存储（FILES_STORE），或者搬回来；断了再运行一次；最后删掉旧的',
    en: 'Moves attachments from the folder into the store of FILES_STORE, or back; then removes the old ones',
    why: (words) =>
      /^(?:--back|--take-over|--remove-old)?$/u.test(words.join(' '))
        ? null
        : '要怎么搬：move-files 搬进对象存储，--back 搬回文件夹，--take-over 桶里（没有填 FILES_STORE 的，共用的目录里）的记号是本县以前的也用，--remove-old 删掉旧的。(Say which way.)',
    run: async (at) => (await import('./commands/move-files.ts')).moveFiles(at),
  },
  'export-all': {
    words: '文件夹 [--passphrase | --plain]',
    zh: '把全县的数据导出成一个加密的 ZIP：每张表一个 CSV，附件，台账，清单；给别的系统或者存档用',
    en: 'Takes everything out in open formats: a CSV for each table, attachments, the ledger and a list, in one encrypted ZIP',
    why: (words) => {
      const flags = words.filter((word) => word.startsWith('--'));
      const isKnown = flags.length === 0 || (flags.length === 1 && /^--(?:passphrase|plain)$/u.test(flags[0] ?? ''));
      return words.length - flags.length === 1 && isKnown
        ? null
        : '导出到哪个文件夹：export-all 文件夹，默认用备份的密钥加密；--passphrase 用口令，--plain 不加密，只写一样。(Say which folder; --passphrase or --plain, one of them at most.)';
    },
    run: async (at) => (await import('./commands/export-all.ts')).exportAll(at),
  },
  restore: {
    words: '备份 [--replace] [--keys 密钥的副本]',
    zh: '把一份备份装进数据库，程序是停着的',
    en: 'Puts a dump in place of what the database holds; the program is stopped',
    makes: true,
    why: ([dump]) =>
      dump === undefined
        ? '要恢复哪一份备份：restore /var/backups/hongdun/hongdun-日期-时刻.dump.age。(Say which dump.)'
        : null,
    run: async ({ life, config, words: [dump = '', ...flags], reach }) => {
      const wish = { dump, isReplacing: flags.includes('--replace') };
      const keys = flagOf(flags, '--keys');
      if (keys !== null) await (await import('./commands/keys.ts')).restoreKeys(life, config, [keys]);
      return (await import('./commands/restore.ts')).restore(life, config, reach('alone'), wish);
    },
  },
};

/** What was called otherwise once, and stands so in people's notes and timers. */
const formerNames: Readonly<Record<string, string>> = { 'verify-ledger': 'verify' };

/** The row of a command, by its name or by the one it had before; undefined where there is none. */
export function commandOf(word: string): CommandRow | undefined {
  const name = formerNames[word] ?? word;
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

function reasonOf([, ...words]: readonly string[]): string {
  return words.join(' ').trim().slice(0, 200);
}

/** What deploy/hongdun does itself, before any Node is there. */
const ofTheShell: readonly (readonly [words: string, zh: string])[] = [
  ['start', '启动程序（服务用它）'],
  ['psql', '直接看数据库'],
];

/** The help: every command in a line. */
export function helpLines(): string[] {
  const own = Object.entries(commands).map(([name, { words, zh }]) => [`${name} ${words}`.trim(), zh] as const);
  return [...ofTheShell, ...own].map(([name, zh]) => `  ${name}\n      ${zh}`);
}
