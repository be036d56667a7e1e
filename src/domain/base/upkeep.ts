/** 系统状态 (upkeep): what the one who keeps the machine must know before the county notices it, and when nothing can be filed any more. */
import type { AnswersLook, AnswerTally } from './status/answers.ts';
import type { ClockLook, FilesLook, HeardLine, ProgramLook, ScannerLook } from './status/around.ts';
import type { Words } from './words.ts';

/** One backup as the script has noted it; of one that failed why. */
export interface Backup {
  at: Date;
  isGood: boolean;
  bytes: number;
  words: string;
  /** Why it was not copied to its second place; null where it was, or where none is set. */
  copyFault: string | null;
}

/** One rehearsal as the command has noted it; of one that failed why. */
export interface Rehearsal {
  at: Date;
  isGood: boolean;
  seconds: number;
  words: string;
  /** Whether it was no rehearsal but a restore in earnest, which proves as much. */
  isRestore?: boolean;
}

/** What is seen of the machine itself. */
export interface MachineLook {
  /** Room on the disk of the data folder; null where that cannot be asked. */
  freeBytes: number | null;
  /** Whether a small file could be written there. */
  takesFiles: boolean;
  /** Why the object store of attachments cannot be used, as last seen; null where it can, or where they lie in the data folder. */
  storeFault?: string | null;
  /** The virus scanner; null where none is set. */
  scanner?: ScannerLook | null;
  /** Whether the county has connected its switchboard. */
  hasSwitchboard?: boolean;
  /** Whether it is one for practice, which sends nothing and whose papers do not count. */
  isPractice?: boolean;
  /** The last ones, the newest first, and behind them the last good one, if it is older. */
  backups: readonly Backup[];
  /** The last ones, the newest first, and behind them the last good one, where that is older. */
  rehearsals: readonly Rehearsal[];
  /** Since when there are good backups that could have been rehearsed, as far as is noted; null while there is none. */
  backedUpSince: Date | null;
  /** Whether a copy holds the newest key of every key file: of one that lies on this disk alone every backup is lost with it. */
  areKeysKept: boolean;
  /** False where the data folder is the sample county's, which nobody backs up. */
  isBackedUp: boolean;
}

/** The machine that the program runs on. */
export interface Machine {
  look(): Promise<MachineLook>;
  /** When the certificate of the public address ends, as last seen; null where there is none, or none was reached. */
  certificateEndsAt(): Date | null;
  startedAt: Date;
  version: string;
  /** Its name, by which one of several programs is told from another. */
  host: string;
  /** This process, as what it has begun names it: a machine may run several programs, one after another or beside each other. */
  process: string;
  /** Whether a process of this machine is no more; false of one of another machine, of which nothing is known here. */
  isGone(process: string): boolean;
  outage: OutageMark;
  /** What this program has answered, until it is written. */
  answers: AnswerTally;
}

/** A time in which the database took nothing, as one machine saw it. */
export interface Outage {
  host: string;
  since: Date;
}

/**
 * 停过 (outage): a mark beside the database, for who tells people that it is away and can write nothing into it; of several programs on one
 * folder one makes it. It carries its machine: that of one that is cut off alone is ended by no other.
 */
export interface OutageMark {
  /** Whether this one made it, another has it of the same outage, or nothing can be written. */
  begin(outage: Outage): Promise<'made' | 'there' | 'unwritten'>;
  /** Takes that of the machine away and gives since when it was out; null for everybody but who took it, and where there is none of it. */
  end(host: string): Promise<Date | null>;
}

/** A way to people by which messages were given up, were not confirmed, or did not arrive; `done` counts those as well. */
export interface FailingWay {
  channel: 'sms' | 'email';
  done: number;
  undone: number;
}

/** What is seen of the county's database. */
export interface DatabaseLook {
  /** Whether it has answered, and whether it has taken a row. */
  answers: boolean;
  takesRows: boolean;
  /** Whether it has said what it counts: false where it is away, or took too long. All that follows is empty then, and says nothing. */
  isCounted?: boolean;
  /** Since when the oldest message that may go out has waited. */
  oldestWaitingAt: Date | null;
  /** How many of those wait; 10,001 for more. */
  waitingMessages: number;
  /** Messages that were given up within the last seven days. */
  failedMessages: number;
  /** Of the last day: whether the gateway took them, its answer did not say. */
  unconfirmedMessages: number;
  /** Of the last day: ways by which several did not arrive, of how many that are done with. */
  failingWays: readonly FailingWay[];
  ledgerCheck: { at: Date; lines: number; isWhole: boolean } | null;
  /** The newest head of the ledger. */
  head: { n: number; at: Date; lines: number } | null;
  /** The job that has been due for the longest, and how many of a day were given up. */
  oldestJob: { name: string; since: Date } | null;
  failedJobs: number;
  /** When imports of the county's workbook have begun whose program was ended before they were written, the newest first. */
  cutImports?: readonly Date[];
  /** The programs that share the database now; none where it is the program's own. */
  instances: readonly { host: string; version: string; startedAt: Date }[];
  /** The same with those that fell silent within a day. */
  programs?: readonly ProgramLook[];
  /** Null where it could not be measured. */
  clock?: ClockLook | null;
  /** What waits for the virus scanner; null where that could not be counted. */
  files?: FilesLook | null;
  /** When each line of the switchboard was heard last, the newest first. */
  heard?: readonly HeardLine[];
  /** Who has kept a transaction open the longest, and since when; null where nobody does. */
  longestReader: { since: Date; named: string } | null;
  /** What acts have noted of the figures that is not in its cells yet, counted so far; and since when some of it cannot be folded. */
  unfolded: { n: number; failingSince: Date | null };
}

export interface UpkeepLook extends MachineLook {
  database: DatabaseLook;
  startedAt: Date;
  version: string;
  certificateEndsAt: Date | null;
  /** How fast was answered, and when a filing could be taken; left out where nobody counted it. */
  answers?: AnswersLook;
}

/** `stop`: no filing can be taken. `warn`: somebody should look before that. */
export interface Finding extends Words {
  code:
    | 'database'
    | 'rows'
    | 'disk'
    | 'files'
    | 'disk-low'
    | 'file-store'
    | 'queue'
    | 'messages'
    | 'unconfirmed'
    | 'gateway'
    | 'reader'
    | 'unfolded'
    | 'fold'
    | 'backup'
    | 'backup-failed'
    | 'backup-copy'
    | 'keys-not-kept'
    | 'rehearsal'
    | 'rehearsal-failed'
    | 'jobs'
    | 'failed-jobs'
    | 'import-cut'
    | 'certificate'
    | 'clock'
    | 'scanner'
    | 'signatures'
    | 'unscanned'
    | 'switchboard'
    | 'instance-gone'
    | 'versions'
    | 'ledger';
  level: 'stop' | 'warn';
}

/** Below this nothing is taken any more, so that the database keeps what it needs to stay whole. */
const leastFreeBytes = 64 * 1024 * 1024;
const lowFreeBytes = 2 * 1024 * 1024 * 1024;
/** A backup that nobody has restored for so long is no backup yet. */
export const rehearsedWithinDays = 30;
const queueWarnMinutes = 15;
/** A backup of a large county takes some minutes. */
const readerWarnMinutes = 30;
/** So many of a day, and such a share of them, are more than mistyped numbers. */
export const leastUndone = 3;
const undoneShare = 0.2;
/** What waits to be folded is counted no further; a storm of filings leaves a few thousand for a second. */
export const mostUnfolded = 200_000;
const unfoldedWarn = 50_000;
/** Everything that must be told, the worst first. */
export function findingsOf(look: UpkeepLook, now: Date, backupHours: number): Finding[] {
  return [
    ...stopsOf(look),
    ...storeFindings(look),
    ...warningsOf(look, now),
    ...backupFindings(look, now, backupHours),
    ...copyFindings(look),
    ...keyFindings(look),
    ...rehearsalFindings(look, now),
  ];
}

function stopsOf({ database, freeBytes, takesFiles }: UpkeepLook): Finding[] {
  const found: Finding[] = [];
  const stop = (code: Finding['code'], zh: string, en: string) => found.push({ code, level: 'stop', zh, en });
  if (!database.answers) stop('database', '数据库没有回答', 'The database does not answer');
  else if (!database.takesRows)
    stop('rows', '数据库存不进东西（多半是磁盘满了）', 'The database takes no row (a full disk?)');
  if (freeBytes !== null && freeBytes < leastFreeBytes)
    stop('disk', `磁盘只剩 ${megabytes(freeBytes)} 兆`, `Only ${megabytes(freeBytes)} MB are left on the disk`);
  if (!takesFiles) stop('files', '数据目录写不进文件', 'The data folder takes no file');
  return found;
}

function warningsOf({ database, freeBytes }: UpkeepLook, now: Date): Finding[] {
  const found: Finding[] = [];
  const warn = (code: Finding['code'], zh: string, en: string) => found.push({ code, level: 'warn', zh, en });
  if (freeBytes !== null && freeBytes >= leastFreeBytes && freeBytes < lowFreeBytes)
    warn(
      'disk-low',
      `磁盘只剩 ${megabytes(freeBytes)} 兆，请腾出空间`,
      `${megabytes(freeBytes)} MB are left: make room`,
    );
  const waited = database.oldestWaitingAt === null ? 0 : minutesBetween(database.oldestWaitingAt, now);
  if (waited > queueWarnMinutes)
    warn('queue', `短信邮件最久的等了 ${waited} 分钟没有发出`, `A message has waited for ${waited} minutes`);
  const { failedMessages: failed, unconfirmedMessages: unconfirmed, ledgerCheck } = database;
  if (failed > 0)
    warn('messages', `七天里有 ${failed} 条短信邮件没有发出去`, `${failed} messages were given up in seven days`);
  if (unconfirmed > 0)
    warn(
      'unconfirmed',
      `一天里有 ${unconfirmed} 条短信，网关的回答不能算收下；请看 SMS_SUCCESS 填了没有、填对没有，发一条测试短信`,
      `Of ${unconfirmed} messages of a day the gateway did not say that it took them: look at SMS_SUCCESS and send a test message`,
    );
  found.push(...gatewayFindings(database));
  if (ledgerCheck?.isWhole === false)
    warn('ledger', '上次台账核对发现问题：台账断开，或者附件、密钥对不上', 'The last check of the ledger found faults');
  const { longestReader: reader } = database;
  const kept = reader === null ? 0 : minutesBetween(reader.since, now);
  if (reader !== null && kept > readerWarnMinutes)
    warn(
      'reader',
      `数据库里有一个连接（${reader.named}）开着同一个事务 ${kept} 分钟没有结束，统计和查找会越来越慢；请关掉那个工具，备份卡住的请重做`,
      `A connection (${reader.named}) has kept one transaction open for ${kept} minutes, which makes counts and searches slower and slower: close that tool, or make a backup that hangs anew`,
    );
  const { n, failingSince } = database.unfolded;
  if (failingSince !== null)
    warn(
      'fold',
      `统计的变动有并不进计数格的，已经 ${minutesBetween(failingSince, now)} 分钟；看到的数照样准，请把日志交给开发的人`,
      `Some changes of the figures cannot be folded into their cells, for ${minutesBetween(failingSince, now)} minutes; what is shown stays right: hand the log to the developers`,
    );
  if (n >= unfoldedWarn)
    warn(
      'unfolded',
      `统计有 ${unfoldedZh(n)}变动还没有并进计数格，数照样准，看得慢；大批导入以后几分钟内会好，不见少就重启程序`,
      `${n} changes of the figures are not folded into their cells yet: figures stay right and are slow. After a large import this is over in minutes; restart the program if they do not become fewer`,
    );
  return found;
}

/** One number that was mistyped is no trouble of the gateway: that is told where many of a day come to nothing. */
function gatewayFindings({ failingWays }: DatabaseLook): Finding[] {
  const failing = failingWays.filter(({ done, undone }) => undone >= leastUndone && undone >= done * undoneShare);
  if (failing.length === 0) return [];
  const zh = failing.map(
    ({ channel, done, undone }) => `${channel === 'sms' ? '短信' : '邮件'} ${done} 条里 ${undone} 条`,
  );
  const en = failing.map(
    ({ channel, done, undone }) => `${undone} of ${done} ${channel === 'sms' ? 'text messages' : 'mails'}`,
  );
  return [
    {
      code: 'gateway',
      level: 'warn',
      zh: `一天里${zh.join('、')}没有发到；原因在管理 → 短信邮件`,
      en: `In a day ${en.join(' and ')} did not arrive: look under Messages`,
    },
  ];
}

/** All but attachments goes on. */
function storeFindings({ storeFault = null }: UpkeepLook): Finding[] {
  if (storeFault === null) return [];
  return [
    {
      code: 'file-store',
      level: 'warn',
      zh: `存附件的对象存储用不了（${storeFault}）：附件先交不上、打不开，别的照办；请看 FILES_STORE 的网址、密钥和网络`,
      en: `The store of attachments cannot be used (${storeFault}): no file is taken or opened, all else goes on; look at FILES_STORE`,
    },
  ];
}

export function unfoldedZh(n: number): string {
  return n >= mostUnfolded ? `${mostUnfolded / 10_000} 万条以上` : `${n} 条`;
}

/** Quiet for the first days of a program; afterwards a backup that has not come, or has failed, is told. */
function backupFindings({ backups, isBackedUp, startedAt }: UpkeepLook, now: Date, backupHours: number): Finding[] {
  if (!isBackedUp) return [];
  const good = backups.find(({ isGood }) => isGood);
  const since = good?.at ?? startedAt;
  if (minutesBetween(since, now) > backupHours * 60) {
    const hours = Math.floor(minutesBetween(since, now) / 60);
    return [
      good === undefined
        ? {
            code: 'backup',
            level: 'warn',
            zh: `还没有做成过备份，已经 ${hours} 小时`,
            en: `No backup was made yet, for ${hours} hours`,
          }
        : {
            code: 'backup',
            level: 'warn',
            zh: `上次做成备份是 ${hours} 小时以前`,
            en: `The last backup was made ${hours} hours ago`,
          },
    ];
  }
  const [last] = backups;
  return last === undefined || last.isGood
    ? []
    : [
        {
          code: 'backup-failed',
          level: 'warn',
          zh: `上次备份没有做成：${noted(last.words).zh}`,
          en: `The last backup failed: ${noted(last.words).en}`,
        },
      ];
}

/** The last good backup lies on this machine alone: a fire takes it along. */
function copyFindings({ backups, isBackedUp }: UpkeepLook): Finding[] {
  const fault = backups.find(({ isGood }) => isGood)?.copyFault ?? null;
  if (!isBackedUp || fault === null) return [];
  const [zh, en] = [`上次的备份没有拷到别处：${fault}`, `The last backup was not copied elsewhere: ${fault}`];
  return [{ code: 'backup-copy', level: 'warn', zh, en }];
}

/** Backups are encrypted and go elsewhere; the keys that open them are made at night on this disk, and nobody looks on. */
function keyFindings({ areKeysKept, isBackedUp }: UpkeepLook): Finding[] {
  if (!isBackedUp || areKeysKept) return [];
  return [
    {
      code: 'keys-not-kept',
      level: 'warn',
      zh: '密钥只在这台机器上，硬盘坏了，备份和密封的谁也打不开；请运行 hongdun keys backup（或者 keys split），存到别处',
      en: 'The newest keys lie on this machine alone, and without them no backup opens: run hongdun keys backup or keys split',
    },
  ];
}

/** What a command has noted, as a part of another sentence: it ends with a stop, and its English stands behind it in brackets. */
function noted(words: string): Words {
  const { zh = words, en = words } = /^(?<zh>[^(]*?)。? ?\((?<en>[^)]*?)\.?\)$/u.exec(words)?.groups ?? {};
  return { zh, en };
}

function rehearsalFindings({ rehearsals, backedUpSince, isBackedUp }: UpkeepLook, now: Date): Finding[] {
  if (!isBackedUp) return [];
  const [last] = rehearsals;
  if (last?.isGood === false) {
    const why = noted(last.words);
    const [zh, en] = [`上次演练没有做成：${why.zh}`, `The last rehearsal of a backup failed: ${why.en}`];
    return [{ code: 'rehearsal-failed', level: 'warn', zh, en }];
  }
  const since = last?.at ?? backedUpSince;
  const days = since === null ? 0 : Math.floor(minutesBetween(since, now) / 60 / 24);
  if (days < rehearsedWithinDays) return [];
  return [
    {
      code: 'rehearsal',
      level: 'warn',
      zh: `备份已经 ${days} 天没有演练过，装不装得出来谁也不知道；请运行 hongdun rehearse`,
      en: `No backup was rehearsed for ${days} days: run hongdun rehearse`,
    },
  ];
}

export function minutesBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 60_000);
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}

/** Why a letter to a system of the county's own waits no more that is stopped or removed: it is nobody's trouble. */
export const hookStopped = '这个系统停用或者删掉了，没有发';
