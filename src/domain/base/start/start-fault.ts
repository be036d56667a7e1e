/**
 * 起不来 (start fault): why the program cannot begin, in one sentence that says the way out, and the exit code by which the machine's
 * supervisor knows whether to try again. deploy/hongdun.service does not start again after `mend`. After a power cut networks, disks and
 * databases come back in any order: what may be one of them that is late is `again`, and its sentence says so.
 */
import type { FactIn } from '../../refusals.ts';

/** `mend` is EX_CONFIG of sysexits.h: it comes again until somebody has mended it. `again`: it may be over by itself. */
export const exitCodes = { mend: 78, again: 1 } as const;

interface Row {
  exit: keyof typeof exitCodes;
  zh: string;
  en: string;
}

export const startFaults = {
  setting: { exit: 'mend', zh: '设置 {name} 有误：{zh}。', en: 'The setting {name} is wrong: it {en}.' },
  'address-taken': {
    exit: 'mend',
    zh: '设置 {name} 有误：不能在 {place} 上监听（{why}），可能已被别的程序占用；看是谁在用：ss -ltnp。',
    en: 'The setting {name} is wrong: cannot listen there; `ss -ltnp` tells who does.',
  },
  // At boot an address may come after the program.
  'address-away': {
    exit: 'again',
    zh: '设置 HOST 写的 {place} 这台机器现在没有（{why}）：网络还没起来的，等它起来程序自己再试；一直这样，看 HOST 写对了没有：ip addr。',
    en: 'This machine does not have the address of HOST: it may come with the network; `ip addr` tells which there are.',
  },
  // Below a disk that is not mounted yet, another's empty folder lies.
  'folder-away': {
    exit: 'again',
    zh: '设置 DATA_DIR 写的目录 {folder} 现在用不了（{why}）：它在别的盘上、盘还没挂上的，挂上以后程序自己再试；一直这样，看 DATA_DIR 写对了没有、程序的用户进不进得去，服务里应写 /var/lib/hongdun。',
    en: 'The folder of DATA_DIR cannot be used now: its disk may not be mounted yet; if it stays so, look at the setting.',
  },
  'folder-owner': {
    exit: 'mend',
    zh: '设置 DATA_DIR 有误：目录 {folder} 属于另一个用户，这个用户写不进去：请用原来的用户启动，或者由 root 用 chown 交给程序的用户。',
    en: 'The setting DATA_DIR is wrong: this folder belongs to another user.',
  },
  'folder-read-only': {
    exit: 'mend',
    zh: '设置 DATA_DIR 有误：目录 {folder} 是只读的，服务里应写 /var/lib/hongdun。',
    en: 'The setting DATA_DIR is wrong: this folder is read-only; for the service it is /var/lib/hongdun.',
  },
  'folder-is-file': {
    exit: 'mend',
    zh: '设置 DATA_DIR 有误：{folder} 是一个文件，不是目录。',
    en: 'The setting DATA_DIR is wrong: this is a file and no folder.',
  },
  'folder-below-file': {
    exit: 'mend',
    zh: '设置 DATA_DIR 有误：目录 {folder} 上面有一级是文件，不是目录。',
    en: 'The setting DATA_DIR is wrong: one of the folders above it is a file.',
  },
  'folder-not-made': {
    exit: 'mend',
    zh: '设置 DATA_DIR 有误：没有 {folder} 这个目录，在这里也建不起来（{why}）。看写对了没有，服务里应写 /var/lib/hongdun；真要用别的地方，先由 root 建好：install -d -o hongdun -m 700 {folder}，服务另要在 ReadWritePaths 里写上它。',
    en: 'The setting DATA_DIR is wrong: this folder is not there and cannot be made; for the service it is /var/lib/hongdun.',
  },
  'folder-in-use': {
    exit: 'again',
    zh: '另一个红盾程序（进程 {pid}）正在使用数据目录 {folder}，请先停掉它，或用 DATA_DIR 另选目录。',
    en: 'Another hongdun, process {pid}, is using this data folder; stop it or choose another DATA_DIR.',
  },
  'key-file-folder': {
    exit: 'again',
    zh: '密钥文件 {file} 所在的目录 {folder} 不在：请看设置 REPORTER_KEY_FILE 写对了没有，存放它的盘挂上了没有，挂上以后程序自己再试。',
    en: 'The folder of the key file is not there: look at the setting REPORTER_KEY_FILE, and whether its disk is mounted.',
  },
  // The file is right and the user is wrong: nobody must be sent to the safe for another one.
  'key-file-owner': {
    exit: 'mend',
    zh: '密钥文件 {file} 属于另一个用户，或者它的目录不让这个用户进：请用原来的用户启动（服务里是 hongdun），或者由 root 运行 chown hongdun {file}。密钥没有丢，不要换，也不要删。',
    en: 'The key file belongs to another user: start as that user, or give it to this one; do not replace it.',
  },
  'key-file-broken': {
    exit: 'mend',
    zh: '举报人身份的密钥文件 {file} {zh}；请用另外保存的那一份换上，不要删掉它重新开始。',
    en: 'The key file of reporters {en}; put the copy you keep in its place.',
  },
  'key-file-national': {
    exit: 'mend',
    zh: '密钥文件 {file} 里 {ids} 是国密的密钥，而现在运行的 Node 没有能用的 SM4 和 SM3：请用程序自带的 Node 24 启动（照常用 deploy/hongdun 或者服务），不要换成别的 Node；密钥没有错，不要改。',
    en: 'Keys for SM4 and SM3 are in the key file, which this Node does not have: start with the Node that comes with the program.',
  },
  'backup-key-broken': {
    exit: 'mend',
    zh: '备份的密钥文件 {file} {zh}；请用另外保存的那一份换上（hongdun keys restore），不要删掉它重新开始。',
    en: 'The key file of the backups {en}; put the copy you keep in its place.',
  },
  'key-file-away': {
    exit: 'again',
    zh: '密钥文件 {file} 不在，数据库要用其中的：{what}。存放它的盘没有挂上的，挂上以后程序自己再试；不是的，请把另外保存的那一份放回这里，属主是程序的用户；程序不会另做新的。真的再也找不回来，在设置 REPORTER_KEYS_LOST 里写 {ids}，用它们密封的从此谁也打不开。',
    en: 'The key file that the database needs is not there: its disk may not be mounted yet, else put back the copy you keep; no new one is made.',
  },
  'keys-missing': {
    exit: 'mend',
    zh: '密钥文件 {file} 不是本县的那一份，缺少：{what}。请把缺的行从另外保存的那一份补回来，属主是程序的用户，再启动；程序不会另做新的。真的再也找不回来，在设置 REPORTER_KEYS_LOST 里写 {ids}，用它们密封的从此谁也打不开。',
    en: 'Keys that the database needs are not in the key file: put back the copy you keep; no new ones are made.',
  },
  // Somebody has edited the line in the place of adding one.
  'keys-changed': {
    exit: 'mend',
    zh: '密钥文件 {file} 里 {ids} 这一行被改过，和密封时用的不是同一把，或者算法改了：请照另外保存的那一份改回去；要换密钥、换算法，在文件末尾另加一行，代号用新的。',
    en: 'The line of a key that is in use was changed: put it back, and add a line of another name for a new key.',
  },
  'database-moved': {
    exit: 'mend',
    zh: '这个目录的数据库已经搬到 {place}，这里自带的是留下的旧的，没有动它。请由 root 运行 hongdun（它读 /etc/hongdun.env 里的 DATABASE_URL），或者在设置里写上 DATABASE_URL；真要退回自带的，先删掉 {file}。',
    en: 'The database of this folder has moved: run hongdun as root, which reads DATABASE_URL from /etc/hongdun.env.',
  },
  // A slip in DATA_DIR would make an empty county beside the one that is meant, and then speak of it as of the county's own.
  'database-absent': {
    exit: 'mend',
    zh: '{folder} 里没有红盾的数据库，什么也没有建：看设置 DATA_DIR 写对没有（DATABASE_URL 也看一眼）；新装的先启动一次（systemctl start hongdun）。',
    en: 'There is no database in this folder, and none was made: look at DATA_DIR and DATABASE_URL; start a new county once.',
  },
  // The sample shows names and passwords to everybody, and sends nothing out.
  'demo-on-county': {
    exit: 'mend',
    zh: '{place} 里是{county}自己的数据，不是样例县，没有动它：demo 换一个空的文件夹（DATA_DIR=/tmp/hongdun-demo hongdun demo）；要启动本县的，用 start。',
    en: 'This database holds a county of its own and no sample: give the demo an empty folder.',
  },
  'database-newer': {
    exit: 'mend',
    zh: '数据库是新版程序建的（有这一版不认得的 {name}），没有动它：请装回新版的程序；要用这一版，恢复升级以前的备份。',
    en: 'The database was made by a newer program: put that one back, or restore the backup of before the upgrade.',
  },
  'migration-changed': {
    exit: 'mend',
    zh: '程序目录里的 {name} 和数据库升级时用的不一样，没有动数据库：请重新放一份完整的程序。',
    en: 'The migration {name} was changed after it had been applied: put a whole copy of the program in place.',
  },
  'database-old': {
    exit: 'mend',
    zh: '设置 DATABASE_URL 指的数据库版本太旧（{version}），需要 PostgreSQL 17 以上。',
    en: 'The database of DATABASE_URL is older than PostgreSQL 17.',
  },
  // A standby that takes over may not know user and database yet.
  'database-refused': {
    exit: 'again',
    zh: '设置 DATABASE_URL 指的数据库不让进（{why}）：正在换主库的，换好以后程序自己再试；一直这样，看用户、密码、库名写对了没有。',
    en: 'The database of DATABASE_URL lets nobody in: a standby may be taking over; if it stays so, look at user, password and name.',
  },
  // It may be starting itself, on another machine.
  'database-away': {
    exit: 'again',
    zh: '设置 DATABASE_URL 指的数据库连不上（{why}）。',
    en: 'The database of DATABASE_URL cannot be reached.',
  },
  // Whoever holds them may end; a server that is too small must be set by a person, who reads this.
  'database-crowded': {
    exit: 'again',
    zh: '数据库的连接都占满了（53300）：先停掉不用的程序和命令，再来一次；一直这样，在 PostgreSQL 里把 max_connections 调大（每台程序约用 20 个），或者放宽这个用户、这个库的 connection limit。',
    en: 'The database has no connection left: end what is not needed and try again, or raise max_connections (some 20 for each program).',
  },
  'database-lost': {
    exit: 'again',
    zh: '数据库中途办不下去了（{why}），这一次没有做完：等数据库好了，再来一次。',
    en: 'The database did not go on: do it again once it is well.',
  },
  // Those that run may be about to end; one that was killed is forgotten within half a minute.
  'other-version': {
    exit: 'again',
    zh: '同一个数据库上正在运行另一版的程序：{place} 是 {theirs}，这一台是 {own}。请先把每一台都停下（systemctl stop hongdun），都换成同一版，再一台一台启动；它要是被强行结束的，等半分钟再启动。',
    en: 'A program of another version is running on this database: stop them all, bring all to one version, then start them.',
  },
  'shared-folder-away': {
    exit: 'again',
    zh: '{what}的目录 {folder} 不是本县正在用的那一个：里面没有它的记号。多半是共用的目录没有挂上，挂上以后程序自己再试；DATA_DIR 写错了的改对；确实换了目录的，先把原来目录里的都拷进来，再把 {mark} 这一行写进 {file}。',
    en: 'This folder has not the mark of the one that the county uses: the shared one may not be mounted yet; mount it, or copy its content and write its mark into the file named.',
  },
  'shared-folder': {
    exit: 'mend',
    zh: '{what}的目录 {folder} 是别的县的，里面是别的记号：挂错了，或者 DATA_DIR 写错了，挂好、改对再启动；确实换了目录的，先把原来目录里的都拷进来，再把 {mark} 这一行写进 {file}。',
    en: 'This folder is not the one that the county uses: mount the shared one, or copy its content and write its mark into the file named.',
  },
  'shared-folder-taken': {
    exit: 'mend',
    zh: '{what}的目录 {folder} 里已经有东西或者记号，这个数据库没有它的记号：是别的县、别的数据库正在用的，或者 DATA_DIR、DATABASE_URL 写错了，改对；真是本县的（换了数据库、换了机器），先把原来的程序停掉，再运行 hongdun move-files --take-over。没有动它。',
    en: 'This folder holds something or bears a mark, and this database has none of it: mend the setting; if it is this county’s, stop the former program and run hongdun move-files --take-over. Nothing was touched.',
  },
  'file-store': {
    exit: 'mend',
    zh: '设置 FILES_STORE 写的对象存储里没有本县附件的记号：附件还没有搬过去的，先运行 hongdun move-files；网址写错了、挂到别的县的，改对。没有动它。',
    en: 'The store of FILES_STORE has not the mark of this county: run hongdun move-files first, or mend the address.',
  },
  'file-store-taken': {
    exit: 'mend',
    zh: '设置 FILES_STORE 写的对象存储里已经有附件或者记号，这个数据库没有它的记号：是别的县、别的程序正在用的，换一个桶或者目录；真是本县的（换了机器、从备份恢复的），先把原来的程序停掉，再运行 hongdun move-files --take-over。没有动它。',
    en: 'The store of FILES_STORE is in use by another database: name another one; if it is this county’s, stop the former program and run hongdun move-files --take-over. Nothing was touched.',
  },
  'file-store-left': {
    exit: 'mend',
    zh: '本县的附件不在文件夹 {folder} 里，在对象存储里：把设置 FILES_STORE 填上再启动；要搬回文件夹，先填着它运行 hongdun move-files --back。',
    en: 'The attachments of this county lie in an object store: set FILES_STORE, or bring them back first by hongdun move-files --back.',
  },
  'embedded-away': { exit: 'again', zh: '数据库连不上（{why}）。', en: 'The database cannot be reached.' },
  'embedded-major': {
    exit: 'mend',
    zh: '{folder} 是 PostgreSQL {found} 的数据，本程序需要 {wanted}：请用原来那一版的程序做一次备份，再用这一版在空的数据目录里恢复。',
    en: 'The files are of PostgreSQL {found}; this program needs {wanted}: back up with the former program, and restore into an empty folder with this one.',
  },
  'embedded-owner': {
    exit: 'mend',
    zh: '数据目录 {folder} 属于另一个用户，请用原来的用户启动，或者停机后由 root 用 chown -R 交给程序的用户。',
    en: 'The data folder {folder} belongs to another user; start as that user.',
  },
  'embedded-by-root': {
    exit: 'mend',
    zh: '本目录的数据库由 root 启动时放在了 {folder}，请仍用 root 启动。',
    en: "Root put this folder's database in {folder}; start as root again.",
  },
  'embedded-closed': {
    exit: 'mend',
    zh: '数据库 {folder} 的用户（uid {uid}）进不去上级目录，请放开 {above} 的进入权限。',
    en: 'The owner of {folder} cannot enter {above}; open the folders above it.',
  },
  'socket-taken': {
    exit: 'mend',
    zh: '{folder} 被别的用户占用，请删除它或换一个较短的 DATA_DIR。',
    en: 'Another user holds {folder}; remove it or choose a shorter DATA_DIR.',
  },
  'no-embedded': {
    exit: 'mend',
    zh: '没有适合本机（{machine}）的自带数据库，请用 DATABASE_URL 指定一个 PostgreSQL 17 以上的数据库。',
    en: 'There is no built-in database for this machine; name a PostgreSQL ≥ 17 in DATABASE_URL.',
  },
  'embedded-not-made': {
    exit: 'again',
    zh: '数据库无法建立：{why}。也可以用 DATABASE_URL 指定别处的 PostgreSQL。',
    en: 'The database could not be made; DATABASE_URL can name another PostgreSQL.',
  },
  'embedded-not-started': { exit: 'again', zh: '数据库没有启动：{why}。', en: 'The database did not start.' },
  'disk-full': {
    exit: 'again',
    zh: '磁盘满了，程序起不来：请先腾出空间，再启动。',
    en: 'The disk is full: make room, then start again.',
  },
} as const satisfies Record<string, Row>;

export type StartFaultCode = keyof typeof startFaults;
type Facts<Code extends StartFaultCode> = Record<FactIn<(typeof startFaults)[Code]['zh' | 'en']>, string | number>;
type Besides<Code extends StartFaultCode> = keyof Facts<Code> extends never
  ? [facts?: Record<string, never>, options?: ErrorOptions]
  : [facts: Facts<Code>, options?: ErrorOptions];

/** The message is the sentence to print, in both languages; nothing is wrong with the program. */
export class StartFault<Code extends StartFaultCode = StartFaultCode> extends Error {
  readonly code: Code;
  readonly exit: number;

  constructor(code: Code, ...[facts, options]: Besides<Code>) {
    const { exit, zh, en }: Row = startFaults[code];
    const filled = (words: string) =>
      words.replace(/\{(\w+)\}/gu, (_, name: string) => String((facts as Record<string, string | number>)[name]));
    super(`${filled(zh)}(${filled(en)})`, options);
    this.name = 'StartFault';
    this.code = code;
    this.exit = exitCodes[exit];
  }
}
