/**
 * 系统状态 (status): each part of machine and program in a line, the conclusion first and its reasons after it, for the page of the
 * administrator and for `hongdun status` alike.
 */
import type { Words } from '../words.ts';
import { rehearsedWithinDays, type Finding, type UpkeepLook } from '../upkeep.ts';
import { answersCard } from './answers.ts';
import { timeOf } from './around.ts';
import { aroundParts, isAroundSeen, isOff, type AroundCode } from './around-cards.ts';
import { daysUntil } from './status-findings.ts';

export interface StatusCard {
  code:
    | 'database'
    | 'backup'
    | 'rehearsal'
    | 'keys'
    | 'ledger'
    | 'messages'
    | 'jobs'
    | 'disk'
    | 'certificate'
    | AroundCode
    | 'answers'
    | 'program';
  /** `unknown`: nobody has looked yet, which is not well and not told either. `off`: the county has not connected it. */
  level: 'good' | 'unknown' | 'off' | Finding['level'];
  name: Words;
  head: Words;
  detail: Words;
}

/** Which findings speak of which part; what is named nowhere speaks of the program. */
const partOf: Readonly<Partial<Record<string, StatusCard['code']>>> = {
  database: 'database',
  rows: 'database',
  reader: 'database',
  unfolded: 'database',
  fold: 'database',
  disk: 'disk',
  files: 'disk',
  'disk-low': 'disk',
  'file-store': 'disk',
  queue: 'messages',
  messages: 'messages',
  unconfirmed: 'messages',
  gateway: 'messages',
  jobs: 'jobs',
  'failed-jobs': 'jobs',
  'import-cut': 'jobs',
  backup: 'backup',
  'backup-failed': 'backup',
  'backup-copy': 'backup',
  rehearsal: 'rehearsal',
  'rehearsal-failed': 'rehearsal',
  'keys-not-kept': 'keys',
  ledger: 'ledger',
  certificate: 'certificate',
  clock: 'clock',
  scanner: 'scanner',
  signatures: 'scanner',
  unscanned: 'scanner',
  switchboard: 'switchboard',
};

type Told = readonly [name: Words, head: Words, detail: Words];
const words = (zh: string, en: string): Words => ({ zh, en });
const none = words('', '');

/** Every part, with the worst of what is told of it. */
export function statusCards(look: UpkeepLook, findings: readonly Finding[], now: Date): StatusCard[] {
  return (Object.keys(parts) as StatusCard['code'][]).map((code) => {
    const [name, head, detail] = isUncounted(code, look) ? uncounted(code, look, now) : parts[code](look, now);
    const told = findings.filter((one) => (partOf[one.code] ?? 'program') === code);
    return { code, level: levelOf(code, look, told), name, head, detail };
  });
}

function levelOf(code: StatusCard['code'], look: UpkeepLook, told: readonly Finding[]): StatusCard['level'] {
  if (told.length > 0) return told.some(({ level }) => level === 'stop') ? 'stop' : 'warn';
  if (isOff(code, look)) return 'off';
  return isSeen(code, look) ? 'good' : 'unknown';
}

/** What the database alone can say, where it took too long to. */
function isUncounted(code: StatusCard['code'], { database: { isCounted = true } }: UpkeepLook): boolean {
  return !isCounted && (code === 'messages' || code === 'jobs' || code === 'ledger');
}

/** That nothing waits is not said of what nobody has counted. */
function uncounted(code: StatusCard['code'], look: UpkeepLook, now: Date): Told {
  const [name] = parts[code](look, now);
  const why = look.database.answers
    ? words('数据库太忙，来不及数；过一会儿再看', 'The database is too busy to count: look again in a while')
    : words('数据库没有回答', 'The database does not answer');
  return [name, words('没能数出来', 'Could not be counted'), why];
}

function isSeen(code: StatusCard['code'], look: UpkeepLook): boolean {
  if (isUncounted(code, look)) return false;
  const { certificateEndsAt, backups, rehearsals, isBackedUp, database } = look;
  if (code === 'clock' || code === 'scanner' || code === 'switchboard') return isAroundSeen(code, look);
  if (code === 'certificate') return certificateEndsAt !== null;
  if (code === 'answers') return (look.answers?.availability?.slots ?? 0) > 0;
  if (code === 'rehearsal') return rehearsals.some(({ isGood }) => isGood);
  if (code === 'keys') return isBackedUp;
  if (code === 'ledger') return database.ledgerCheck !== null;
  return code !== 'backup' || backups.some(({ isGood }) => isGood);
}

const parts: Readonly<Record<StatusCard['code'], (look: UpkeepLook, now: Date) => Told>> = {
  database: ({ database }) => [
    words('数据库', 'Database'),
    database.answers ? words('在，存得进', 'Answers and takes rows') : words('没有回答', 'Does not answer'),
    database.isCounted === false
      ? words('统计有没有并进计数格，没能数出来', 'Whether all figures are folded could not be counted')
      : database.unfolded.n === 0
        ? words('统计都并进了计数格', 'All figures are folded')
        : words(
            `统计还有 ${database.unfolded.n} 条变动没有并进计数格`,
            `${database.unfolded.n} changes are not folded yet`,
          ),
  ],
  backup: ({ backups, isBackedUp }) => {
    const name = words('备份', 'Backup');
    const good = backups.find(({ isGood }) => isGood);
    if (!isBackedUp) return [name, words('样例县不备份', 'The sample county is not backed up'), none];
    if (good === undefined) return [name, words('还没有做成过', 'None yet'), words('hongdun backup', 'hongdun backup')];
    return [name, words(`${timeOf(good.at)}，做成`, `${timeOf(good.at)}, made`), words(good.words, good.words)];
  },
  rehearsal: ({ rehearsals, isBackedUp }) => {
    const name = words('恢复演练', 'Rehearsal');
    const [last] = rehearsals;
    if (!isBackedUp) return [name, words('样例县不演练', 'The sample county rehearses nothing'), none];
    if (last === undefined) return [name, words('还没有做过', 'Never'), words('hongdun rehearse', 'hongdun rehearse')];
    if (!last.isGood)
      return [name, words(`${timeOf(last.at)}，没有做成`, `${timeOf(last.at)}, failed`), words(last.words, last.words)];
    if (last.isRestore === true)
      return [
        name,
        words(`${timeOf(last.at)}，真的恢复了`, `${timeOf(last.at)}, restored in earnest`),
        words(
          `${last.words}，核对过，用了 ${last.seconds} 秒；满 ${rehearsedWithinDays} 天催演练`,
          `${last.words}, proven, in ${last.seconds} s; a rehearsal is asked for after ${rehearsedWithinDays} days`,
        ),
      ];
    const took = words(
      `把${last.words}装到临时的库里核对，用了 ${last.seconds} 秒；满 ${rehearsedWithinDays} 天会催`,
      `${last.words} was restored and proven in ${last.seconds} s; asked for again after ${rehearsedWithinDays} days`,
    );
    return [name, words(`${timeOf(last.at)}，装得出来`, `${timeOf(last.at)}, it was restored`), took];
  },
  keys: ({ areKeysKept, isBackedUp }) => {
    const name = words('密钥', 'Keys');
    if (!isBackedUp) return [name, words('样例县不另存', 'The sample county keeps no copy'), none];
    return areKeysKept
      ? [
          name,
          words('都在，另外存了', 'There, and kept elsewhere'),
          words('少了它们，备份打不开', 'Without them no backup opens'),
        ]
      : [name, words('只在这台机器上', 'On this machine alone'), words('hongdun keys backup', 'hongdun keys backup')];
  },
  ledger: ({ database: { ledgerCheck: check, head } }) => [
    words('台账核对', 'Ledger'),
    check === null
      ? words('还没有核对过', 'Never checked')
      : check.isWhole
        ? words(`${timeOf(check.at)}，完整，${check.lines} 行`, `${timeOf(check.at)}, whole, ${check.lines} lines`)
        : words(`${timeOf(check.at)}，发现问题`, `${timeOf(check.at)}, faults found`),
    head === null
      ? words('还没有总封记，运行满一小时才有', 'No head yet: one is made each hour')
      : words(
          `总封记第 ${head.n} 号，${timeOf(head.at)}，${head.lines} 行`,
          `Head ${head.n}, ${timeOf(head.at)}, ${head.lines} lines`,
        ),
  ],
  messages: ({ database: { oldestWaitingAt, waitingMessages: n, failedMessages } }) => [
    words('短信邮件', 'Messages'),
    oldestWaitingAt === null
      ? words('没有等着发的', 'None waits')
      : words(
          `${n > 10_000 ? '一万多' : n} 条，最久的从 ${timeOf(oldestWaitingAt)} 等起`,
          `${n > 10_000 ? 'over 10,000' : n} wait, the oldest since ${timeOf(oldestWaitingAt)}`,
        ),
    words(`七天里没发出去的 ${failedMessages} 条`, `${failedMessages} given up in seven days`),
  ],
  jobs: ({ database: { oldestJob, failedJobs } }) => [
    words('后台任务', 'Jobs'),
    oldestJob === null
      ? words('没有积压', 'None waits')
      : words(`最久的从 ${timeOf(oldestJob.since)} 等起`, `The oldest waits since ${timeOf(oldestJob.since)}`),
    words(`一天里没做成的 ${failedJobs} 个`, `${failedJobs} given up in a day`),
  ],
  disk: ({ freeBytes, takesFiles }) => [
    words('磁盘', 'Disk'),
    freeBytes === null
      ? words('不知道', 'Unknown')
      : words(`还有 ${gigabytes(freeBytes)}`, `${gigabytes(freeBytes)} left`),
    takesFiles
      ? words('写得进；不到 1 GB 不收照片', 'Takes files; below 1 GB no photo is taken')
      : words('写不进', 'Takes nothing'),
  ],
  certificate: ({ certificateEndsAt: at }, now) => [
    words('证书', 'Certificate'),
    at === null
      ? words('看不到', 'Not seen')
      : words(`还有 ${daysUntil(at, now)} 天`, `${daysUntil(at, now)} days left`),
    at === null
      ? words(
          'PUBLIC_URL 不是 https，或者从这台机器连不上',
          'PUBLIC_URL is not https, or is not reached from this machine',
        )
      : words(`到 ${timeOf(at)}`, `Until ${timeOf(at)}`),
  ],
  ...aroundParts,
  answers: ({ answers = null }, now) => answersCard(answers, now),
  program: ({ version, startedAt, isPractice = false, database: { instances } }) => [
    words('程序', 'Program'),
    isPractice
      ? words(`版本 ${version}，练习机，什么都不往外发`, `Version ${version}, for practice: nothing leaves it`)
      : words(`版本 ${version}`, `Version ${version}`),
    instances.length < 2
      ? words(`从 ${timeOf(startedAt)} 起运行`, `Running since ${timeOf(startedAt)}`)
      : words(
          `${instances.length} 台一起：${instances.map(({ host, startedAt: at }) => `${host}（从 ${timeOf(at)} 起）`).join('、')}`,
          `${instances.length} together: ${instances.map(({ host }) => host).join(', ')}`,
        ),
  ],
};

function gigabytes(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega < 1024 ? `${Math.floor(mega)} MB` : `${(mega / 1024).toFixed(1)} GB`;
}
